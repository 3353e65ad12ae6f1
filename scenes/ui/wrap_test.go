package ui

import (
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
	"github.com/stretchr/testify/require"

	"parley/assets"
)

var plain20 = Style{Weight: assets.Medium, Size: 20, Leading: 27}

func lines(b Block) []string {
	var all []string
	for _, l := range b.Lines {
		all = append(all, l.Text)
	}
	return all
}

func TestWrapBreaksWhereAReaderWould(t *testing.T) {
	for _, c := range []struct {
		name, text string
		em         float64
		want       []string
	}{
		{"Chinese anywhere", "一二三四五六", 4, []string{"一二三四", "五六"}},
		{"no closing mark begins a line", "一二三四，五六", 4, []string{"一二三", "四，五六"}},
		{"no opening mark ends one", "一二三（四）", 4, []string{"一二三", "（四）"}},
		{"a long dash stays whole", "一二三——四", 4, []string{"一二三", "——四"}},
		{"words stay whole", "one two three", 4, []string{"one two", "three"}},
		{"figures stay whole", "涨了20,000元", 4, []string{"涨了", "20,000", "元"}},
		{"a range stays whole", "一二三按1–4选", 4.6, []string{"一二三按", "1–4选"}},
		{"a percentage stays whole", "一二三60%", 4, []string{"一二三", "60%"}},
		{"Latin among Chinese", "总部给 IT 记一功", 4, []string{"总部给", "IT 记一", "功"}},
		{"a line feed breaks", "一\n二", 9, []string{"一", "二"}},
		{"an empty line stays", "一\n\n二", 9, []string{"一", "", "二"}},
		{"one at the end adds none", "一\n", 9, []string{"一"}},
		{"a word that is too long is broken", "incomprehensible", 4, []string{"incomp", "rehensi", "ble"}},
		{"nothing has no lines", "", 4, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, lines(Wrap(c.text, plain20, c.em*20)))
		})
	}
}

func TestQuotationMarks(t *testing.T) {
	hang := plain20
	hang.Hang = true
	require.Equal(t, 6*20.0, Measure("“你好吗？”", plain20), "in Chinese they fill their square")
	require.Less(t, Measure("don’t", plain20), Measure("dont", plain20)+.5*20, "in English they are narrow")

	b := Wrap("“你好吗？”", hang, 5.5*20)
	require.Len(t, b.Lines, 1, "the half that hangs out leaves room for one more")
	require.Equal(t, -10.0, b.Lines[0].Start)
	require.Zero(t, Wrap("“Hello”", hang, 200).Lines[0].Start, "a narrow one has nothing to hang out")
}

func TestTooManyLinesAreCut(t *testing.T) {
	b := Wrap("这个系统必须马上改，客户都投诉到总部了", plain20.Lines(1), 8*20)
	require.True(t, b.Cut)
	require.Equal(t, []string{"这个系统必须马…"}, lines(b))
	require.LessOrEqual(t, b.Width, 8*20.0)
	require.False(t, Wrap("这个系统", plain20.Lines(1), 8*20).Cut)
}

func TestHeightIsLinesTimesLeading(t *testing.T) {
	require.Equal(t, 54.0, Wrap("一二三四五六", plain20, 80).Height)
	require.Equal(t, 30.0, Wrap("一", Style{Size: 20}, 80).Height, "one and a half, when the style says nothing")
}

func TestLargerTextIsProportional(t *testing.T) {
	const s = "要是修好了，月度会上我请总部给 IT 记一功"
	require.InDelta(t, 1.5*Measure(s, Quote), Measure(s, Quote.Times(1.5)), 1e-9)
	require.Equal(t, lines(Wrap(s, Quote, 300)), lines(Wrap(s, Quote.Times(1.5), 450)))
}

func TestFontsLendEachOther(t *testing.T) {
	require.Empty(t, Missing("部门墙 Parley", Logo))
	require.Empty(t, Missing("一步", Logo), "borrowed from bold")
	require.Empty(t, Missing("+6 −3 … —— “” ？", Quote))
	require.Equal(t, []rune{'☃'}, Missing("a☃", Quote))
	require.InDelta(t, Measure("+3", Label), Measure("−3", Label), 1)
}

func TestFaceIsAProperFace(t *testing.T) {
	f := newFace(fontOf(assets.Regular), 28)
	m := f.Metrics()
	require.InDelta(t, 32.5, float64(m.Ascent)/64, .1)
	require.InDelta(t, 8.1, float64(m.Descent)/64, .1)
	adv, ok := f.GlyphAdvance('中')
	require.True(t, ok)
	require.Equal(t, 28, adv.Round())
	bounds, _, ok := f.GlyphBounds('中')
	require.True(t, ok)
	require.Negative(t, bounds.Min.Y.Round())
	at, ok := f.draw(bounds.Max, f.file.ttf.Index('中'))
	require.True(t, ok)
	require.Equal(t, at.Size(), f.mask.Rect.Size())
	_, ok = f.GlyphAdvance('☃')
	require.False(t, ok)
}

func FuzzWrap(f *testing.F) {
	for _, s := range []string{
		"", "“一年六百万？”倒不难——", "one two  three\n\nfour", "20,000元 1–4", "👩‍👩‍👧‍👦e\u0301", "\r\n\t a", "\xff\xfe", "   ", "\u2028x\u0085",
	} {
		f.Add(s, 100.0, true, uint8(0))
	}
	f.Fuzz(func(t *testing.T, s string, width float64, hang bool, size uint8) {
		if len(s) > 400 || width != width {
			t.Skip()
		}
		st := Style{Size: 8 + float64(size%40), Hang: hang}
		b := Wrap(s, st, width)
		var set strings.Builder
		for _, l := range b.Lines {
			set.WriteString(l.Text)
			require.True(t, l.Width+l.Start <= width+1e-6 || graphemes(l.Text) <= 1, "%q is too wide", l.Text)
			require.NotContains(t, l.Text, "\n")
		}
		require.Equal(t, withoutSpaces(s), withoutSpaces(set.String()))
	})
}

// withoutSpaces is what must come through; every broken byte counts as one replacement.
func withoutSpaces(s string) string {
	var b strings.Builder
	for _, r := range s {
		if !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func graphemes(s string) int {
	var seg segmenter.Segmenter
	seg.Init([]rune(s))
	n := 0
	for it := seg.GraphemeIterator(); it.Next(); {
		n++
	}
	return n
}
