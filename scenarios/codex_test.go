package scenarios

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"parley/sim"
)

func TestTheShippedCodexIsWhole(t *testing.T) {
	all := loadedCodex()

	require.Empty(t, all.report)
	require.Len(t, all.byLanguage, 2)
	zh, en := CodexIn("zh"), CodexIn("en")
	require.Equal(t, zh, CodexIn("nn"), "an unknown language gets the base")
	require.Len(t, en.Entries, len(zh.Entries))
	require.Greater(t, len(zh.Entries), 90)
	for _, g := range zh.Groups {
		require.True(t, len(inGroup(zh, g.ID)) >= 3, "a group of its own for less than three: %s", g.ID)
	}
	for group, want := range map[string]int{
		"logic": 3, "cause": 3, "ladder": 5, "kpi": 4, "source": 6, "strategy": 5, "mistake": 5, "conflict": 5, "mode": 5,
		"step": 5, "element": 9, "case": 3, "phrase": 10,
	} {
		require.Len(t, inGroup(zh, group), want, group)
	}
}

func inGroup(c *Codex, group string) []CodexEntry {
	var out []CodexEntry
	for _, e := range c.Entries {
		if e.Group == group {
			out = append(out, e)
		}
	}
	return out
}

// A reason shown in a play, or the principle of a note, opens its entry.
func TestEveryPrincipleHasAnEntry(t *testing.T) {
	zh := CodexIn("zh")
	for _, id := range append(sim.Reasons(), enumerations["principle"]...) {
		_, ok := zh.Entry(id)
		require.True(t, ok, "the codex has no entry for the principle %s", id)
	}
}

// What happens in a play leads to an entry: no move, mistake, cause or type of conflict is left out.
func TestEveryWordOfThePlaysMarksAnEntry(t *testing.T) {
	marked := map[string]bool{}
	for _, e := range CodexIn("zh").Entries {
		for kind, list := range map[string][]string{"move": e.Marks.Moves, "mistake": e.Marks.Mistakes, "cause": e.Marks.Causes, "conflict": e.Marks.Conflicts} {
			for _, w := range list {
				marked[kind+" "+w] = true
			}
		}
	}
	for _, kind := range []string{"move", "mistake", "cause", "conflict"} {
		for _, w := range enumerations[kind] {
			require.True(t, marked[kind+" "+w], "%s %s", kind, w)
		}
	}
	for _, m := range sim.Moves() {
		require.True(t, marked["move "+m.String()], m.String())
	}
}

// A phrase can be filled: what is in brackets, and nothing else, differs from template to example.
func TestAnExampleIsItsTemplateFilled(t *testing.T) {
	between := regexp.MustCompile(`\[[^\[\]]*\]`)
	for _, lang := range []string{"zh", "en"} {
		for _, e := range inGroup(CodexIn(lang), "phrase") {
			p := e.Phrase
			require.NotNil(t, p, e.ID)
			require.GreaterOrEqual(t, len(Blanks(p.Template)), 3, e.ID)
			require.Len(t, p.Examples, 3, e.ID)
			for _, x := range p.Examples {
				require.NotEmpty(t, CastIn(lang).Department(x.Department), e.ID)
				require.Equal(t, between.ReplaceAllString(p.Template, "_"), between.ReplaceAllString(x.Text, "_"), "%s, %s", e.ID, x.Department)
			}
		}
	}
	require.Equal(t, []string{"谁", "何时"}, Blanks("[谁]会在[何时]到"))
	require.Empty(t, Blanks("没有空"))
}

// A line of dialogue fits its box, and an entry is read without scrolling.
func TestEntriesAreShort(t *testing.T) {
	for lang, most := range map[string]struct{ what, line int }{"zh": {115, 60}, "en": {280, 170}} {
		for _, e := range CodexIn(lang).Entries {
			require.LessOrEqual(t, utf8.RuneCountInString(e.What), most.what, "%s %s", lang, e.ID)
			require.LessOrEqual(t, utf8.RuneCountInString(e.Line), most.line, "%s %s", lang, e.ID)
		}
	}
}

// The cases tell the figures of their standoffs.
func TestFiguresOfACaseAreThoseOfItsStandoff(t *testing.T) {
	for entry, figures := range map[string][]string{
		"case-it":        {"60%", "200", "600 万"},
		"case-marketing": {"20 万", "5 万", "10 万", "1000", "500 万"},
		"case-finance":   {"8000", "3 天"},
	} {
		e, ok := CodexIn("zh").Entry(entry)
		require.True(t, ok)
		require.GreaterOrEqual(t, len(e.Packages), 3)
		for _, f := range figures {
			require.Contains(t, e.Title+e.What, f, entry)
		}
	}
}

// What is wrong in a codex is reported as it is in a scenario, and every kind of it is an error.
func TestACodexWithMistakesIsReported(t *testing.T) {
	const good = `parley: 1
language: zh
facts: {lost: {value: 200}}
groups: {logic: {title: 逻辑, text: 三条}}
entries:
  one: {group: logic, title: 一, what: 走了 {lost} 个。, line: 说。, source: ours, see: [two]}
  two: {group: logic, title: 二, what: 甲。, line: 说。, source: ours, see: [one]}
`
	base := strings.Replace(good, "走了 {lost} 个。", `"走了 {lost} 个。"`, 1)
	const english = `parley: 1
translates: codex
language: en
texts:
  group.logic.title: Logic
  group.logic.text: Three
  entry.one.title: One
  entry.one.what: "{lost} left."
  entry.one.line: Said.
  entry.two.title: Two
  entry.two.what: A.
  entry.two.line: Said.
`
	for name, m := range map[string]struct{ from, to, code string }{
		"nothing":                      {"一", "一", ""},
		"an unknown key":               {"see: [two]", "see: [two], tone: warm", codeUnknownKey},
		"a dead link":                  {"see: [two]", "see: [three]", codeUnknownName},
		"a link to itself":             {"see: [two]", "see: [one]", codeUnknownName},
		"no such group":                {"one: {group: logic", "one: {group: logik", codeUnknownName},
		"no such move":                 {"see: [two]", "see: [two], moves: [asks]", codeNotOneOf},
		"no such department":           {"see: [two]", "see: [two], department: kitchen", codeUnknownName},
		"no such source":               {"source: ours, see: [two]", "source: hearsay, see: [two]", codeNotOneOf},
		"literature without author":    {"source: ours, see: [two]", "source: literature, see: [two]", codeMissingKey},
		"nothing said":                 {"甲。, line: 说。", "甲。", codeMissingKey},
		"a figure that is no fact":     {"{lost}", "{last}", codePlaceholder},
		"a text without translation":   {"甲。, line: 说。", "甲。, packages: [{title: 子, mine: 丑, theirs: 寅}], line: 说。", codeNotTranslated},
		"a figure where a name goes":   {"see: [two]", "see: 2", codeWrongType},
		"the same entry a second time": {"  two:", "  one:", codeDuplicateKey},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, base, m.from)
			got := readCodex(folder("codex.yaml", strings.Replace(base, m.from, m.to, 1), "en.yaml", english), "codex")
			if m.code == "" {
				require.Empty(t, got.report)
				require.Equal(t, "200 left.", got.byLanguage["en"].Entries[0].What)
				return
			}
			require.Positive(t, got.report.Errors(), "%v", got.report)
			require.Contains(t, fmt.Sprint(got.report), m.code)
		})
	}
}
