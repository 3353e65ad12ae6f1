package text

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"parley/game"
	"parley/scenarios"
)

var update = flag.Bool("update", false, "write what is printed into testdata; read the difference before committing")

func desk(t testing.TB) *scenarios.Scenario {
	sc, report := scenarios.Check(os.DirFS("../testdata/desk"), "desk")
	require.NotNil(t, sc, "%v", report)
	return sc
}

// strategies compares strategies of the desk, and a record that it plays otherwise by now.
func comparison(t testing.TB, strategies ...string) *game.Comparison {
	sc := desk(t)
	var plays []game.Compared
	for _, name := range strategies {
		p, err := game.CompareStrategy(sc, name, 1)
		require.NoError(t, err)
		plays = append(plays, p)
	}
	if len(strategies) > 2 {
		s, err := game.New(sc, game.Options{Seed: 1})
		require.NoError(t, err)
		require.NoError(t, s.PlayWay([]string{"coffee", "tell", "mine"}))
		old := strings.Replace(string(s.Encode()), `"say":"mine"`, `"say":"my-fault"`, 1)
		rec, err := game.ReadRecord(strings.NewReader(old))
		require.NoError(t, err)
		p, err := game.CompareRecord(sc, "monday.jsonl", rec)
		require.NoError(t, err)
		plays = append(plays, p)
	}
	c, err := game.Compare(plays)
	require.NoError(t, err)
	return c
}

// Two plays in columns, four under each other where there is no room: what is printed is read by a person, so a person
// reads the difference.
func TestComparisonsLookAsLastAccepted(t *testing.T) {
	two, four := comparison(t, "win-win", "commander"), comparison(t, "win-win", "commander", "quitter")
	heat, err := game.Heat([]*scenarios.Scenario{desk(t)})
	require.NoError(t, err)
	for _, lang := range []string{"zh", "en"} {
		for name, print := range map[string]func(out *bytes.Buffer){
			"two-80":   func(out *bytes.Buffer) { Compare(out, two.View(lang), lang, 80) },
			"four-80":  func(out *bytes.Buffer) { Compare(out, four.View(lang), lang, 80) },
			"four-120": func(out *bytes.Buffer) { Compare(out, four.View(lang), lang, 120) },
			"heat-80":  func(out *bytes.Buffer) { Heat(out, heat.View(lang), lang, 80) },
		} {
			var out bytes.Buffer
			print(&out)
			golden := filepath.Join("testdata", "compare", name+"."+lang+".golden")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), out.String(), "%s: go test ./game/text -run Accepted -update writes it anew", golden)
		}
	}
}

// A line that is wider than the terminal is broken by it, and the columns with it.
func TestNothingIsWiderThanThePage(t *testing.T) {
	two, four := comparison(t, "win-win", "commander"), comparison(t, "win-win", "commander", "quitter")
	heat, err := game.Heat([]*scenarios.Scenario{desk(t), desk(t), desk(t), desk(t)})
	require.NoError(t, err)
	for _, lang := range []string{"zh", "en"} {
		for width := minWidth; width <= 160; width++ {
			var out bytes.Buffer
			Compare(&out, two.View(lang), lang, width)
			Compare(&out, four.View(lang), lang, width)
			Heat(&out, heat.View(lang), lang, width)
			for _, line := range strings.Split(out.String(), "\n") {
				require.LessOrEqual(t, measure(line), width, "%q at %d columns", line, width)
				require.Equal(t, strings.TrimRight(line, " "), line, "no spaces at the end")
			}
		}
	}
}

func TestLinesBreakWhereTheLanguageAllows(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		width int
		want  []string
	}{
		"between words":            {"one two three", 8, []string{"one two", "three"}},
		"between characters":       {"一台服务器", 6, []string{"一台服", "务器"}},
		"no comma begins a line":   {"一台，服务器", 4, []string{"一", "台，", "服务", "器"}},
		"no bracket ends one":      {"（一台）服务", 6, []string{"（一", "台）服", "务"}},
		"a long word is cut":       {"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		"no spaces at the end":     {"one   two", 5, []string{"one", "two"}},
		"a line feed is kept":      {"one\ntwo", 9, []string{"one", "two"}},
		"nothing is one line":      {"", 9, []string{""}},
		"narrower than one letter": {"一台", 1, []string{"一", "台"}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, wrap(c.text, c.width)) })
	}
}

// Wrapping loses nothing but spaces, and no line is too wide unless a single character is.
func TestWrappingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab ，。“”（）—…一台服务器\n0é👍🏽"))).Draw(t, "text")
		width := rapid.IntRange(2, 12).Draw(t, "width")
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		lines := wrap(text, width)
		require.Equal(t, bare(text), bare(strings.Join(lines, "\n")))
		for _, line := range lines {
			require.LessOrEqual(t, measure(line), width, "%q", line)
		}
	})
}
