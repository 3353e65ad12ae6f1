package ui

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func newField(many bool) *Field {
	f := &Field{Rect: Rect{X: 100, Y: 100, W: 300, H: 100}, Many: many, Most: 200}
	f.SetText("")
	return f
}

func (f *Field) typed(s string) { f.Update(Input{Runes: []rune(s)}) }

func (f *Field) press(actions ...Action) {
	for _, a := range actions {
		f.Update(Input{}.With(a))
	}
}

func TestWhatIsTypedStandsAtTheCaret(t *testing.T) {
	f := newField(false)
	f.typed("预约系崩了")
	f.press(MoveLeft, MoveLeft)
	f.typed("统")
	require.Equal(t, "预约系统崩了", f.Text())
	f.press(EraseBack)
	require.Equal(t, "预约系崩了", f.Text())
	f.press(Erase)
	require.Equal(t, "预约系了", f.Text())
	f.press(LineStart, EraseBack)
	require.Equal(t, "预约系了", f.Text(), "nothing stands before the first")
	f.press(LineEnd, Erase)
	require.Equal(t, "预约系了", f.Text(), "nor behind the last")
}

// A letter that is an action elsewhere is a letter here, and a line break has no place in one line.
func TestAFieldTakesLettersAsLetters(t *testing.T) {
	f := newField(false)
	f.Update(interpret(snapshot{runes: []rune("l")}, stageFor(1280, 720), false))
	f.typed("ow\n\tS")
	f.press(Accept)
	require.Equal(t, "low S", f.Text())
}

func TestASelectionIsReplaced(t *testing.T) {
	f := newField(false)
	f.typed("ask for more")
	f.Update(Input{Shift: true}.With(MoveLeft))
	for range 3 {
		f.Update(Input{Shift: true}.With(MoveLeft))
	}
	require.Equal(t, "more", f.Selected())
	f.typed("less")
	require.Equal(t, "ask for less", f.Text())
	f.press(SelectAll, EraseBack)
	require.Empty(t, f.Text())
}

func TestThePointerSetsTheCaretAndSelects(t *testing.T) {
	f := newField(false)
	f.typed("手里没有权力")
	x := func(n int) float64 { return f.Rect.X + fieldPadX + f.rows[0].x[n] + 1 }
	f.Update(Input{X: x(2), Y: 150, Pressed: true, Held: true})
	f.Update(Input{X: x(4), Y: 150, Held: true, Moved: true})
	f.Update(Input{X: x(4), Y: 150, Released: true})
	f.Update(Input{X: x(0), Y: 150, Moved: true})
	require.Equal(t, "没有", f.Selected(), "what moved after the release selects nothing")
}

func TestALongTextIsWrappedAndScrolled(t *testing.T) {
	f := newField(true)
	for range 12 {
		f.typed("排期在十一月，前头还有十四个。")
	}
	f.press(Accept)
	f.typed("and one English sentence that is long enough to be broken")
	lead := f.style().leading()
	for i, r := range f.rows {
		require.LessOrEqual(t, Measure(trimmed([]rune(r.text)), f.style()), f.Rect.W-2*fieldPadX, "line %d", i)
	}
	require.Greater(t, float64(len(f.rows))*lead, f.Rect.H)
	inside := func() {
		at := f.Caret()
		require.GreaterOrEqual(t, at.Y, f.Rect.Y)
		require.LessOrEqual(t, at.Y+at.H, f.Rect.Y+f.Rect.H)
	}
	inside()
	for range len(f.rows) + 1 {
		f.press(MoveUp)
		inside()
	}
	require.Zero(t, f.caret)
	for range len(f.rows) + 1 {
		f.press(MoveDown)
	}
	require.Equal(t, len(f.text), f.caret)
}

// Every character stands in exactly one line, in order: nothing is lost where a word is wider than the field.
func TestEveryCharacterStandsInALine(t *testing.T) {
	f := newField(true)
	for _, s := range []string{"", "\n", "a\n\nb\n", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww x", "第一行\n第二行", "            "} {
		f.SetText(s)
		var all []rune
		for i, r := range f.rows {
			all = append(all, f.text[r.start:r.end]...)
			if i+1 < len(f.rows) && f.rows[i+1].start > r.end {
				all = append(all, '\n')
			}
		}
		require.Equal(t, s, string(all))
	}
}

func TestAFieldTakesNoMoreThanItHolds(t *testing.T) {
	f := &Field{Rect: Rect{W: 300, H: 40}, Most: 4}
	f.SetText("一二三四五六")
	require.Equal(t, "一二三四", f.Text())
	f.typed("五")
	require.Equal(t, "一二三四", f.Text())
	f.press(SelectAll)
	f.typed("五六")
	require.Equal(t, "五六", f.Text())
}

func TestALongLineScrollsToItsCaret(t *testing.T) {
	f := newField(false)
	for range 20 {
		f.typed("一个空档")
	}
	at := f.Caret()
	require.LessOrEqual(t, at.X+at.W, f.Rect.X+f.Rect.W)
	f.press(LineStart)
	require.Equal(t, f.Rect.X+fieldPadX, f.Caret().X)
}
