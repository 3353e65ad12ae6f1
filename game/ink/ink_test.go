package ink

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
)

func story(t *testing.T, id string, opt Options) string {
	sc, err := scenarios.Load(id)
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, Write(&b, sc, opt))
	return b.String()
}

// writable are the shipped scenarios with one counterpart: others are refused.
func writable(t *testing.T) []string {
	var all []string
	for _, id := range scenarios.Shipped() {
		sc, err := scenarios.Load(id)
		require.NoError(t, err)
		if len(sc.Counterparts) == 1 {
			all = append(all, id)
		}
	}
	require.NotEmpty(t, all)
	return all
}

// Whoever plays the story finds each choice and each ending by its tag.
func TestEveryChoiceAndEveryEndingHasItsTag(t *testing.T) {
	for _, id := range writable(t) {
		sc, err := scenarios.Load(id)
		require.NoError(t, err)
		s := story(t, id, Options{Seed: 1, Language: "zh"})
		for _, choice := range sc.Choices {
			require.Equal(t, 1, strings.Count(s, "#id:"+choice+"]\n"), "%s of %s", choice, id)
		}
		for _, ending := range sc.Endings {
			require.Equal(t, 1, strings.Count(s, "#ending:"+ending+"\n"), "%s of %s", ending, id)
		}
		require.Equal(t, len(sc.Rules.Plans), strings.Count(s, "\n    -> first_meeting\n"), "a choice for each plan of %s", id)
		require.Equal(t, len(sc.Endings), strings.Count(s, "\nexchange {exchange_now()}\n-> END\n"))
	}
}

func TestEqualCallsWriteEqualStories(t *testing.T) {
	opt := Options{Seed: 3, Language: "en"}
	require.Equal(t, story(t, "it", opt), story(t, "it", opt))
	require.NotEqual(t, story(t, "it", Options{Seed: 1}), story(t, "it", Options{Seed: 2}), "another variation opens it")
}

// Programs that only compare need no texts: what is chosen then goes by its id.
func TestWithoutALanguageThereAreNoTexts(t *testing.T) {
	s := story(t, "finance", Options{Seed: 1})
	require.NotRegexp(t, `[^\x00-\x7f]`, s)
	require.Contains(t, s, "+ [greet-order #id:greet-order]\n")
	require.Contains(t, story(t, "finance", Options{Seed: 1, Language: "zh"}), "何姐")
}

func TestSeveralCounterpartsAreRefused(t *testing.T) {
	sc := &scenarios.Scenario{Rules: &sim.Scenario{Parties: make([]sim.Profile, 2)}}
	require.ErrorIs(t, Write(&strings.Builder{}, sc, Options{}), ErrParties)
}

// Authors write what people say; none of it may be taken for ink.
func TestATextMeansNothingToInk(t *testing.T) {
	for text, want := range map[string]string{
		"您先忙。":             "您先忙。",
		"{x} [y] a|b":      `\{x\} \[y\] a\|b`,
		"-> end":           `\-\> end`,
		"1 * 2":            `\1 \* 2`,
		"* star":           `\* star`,
		"#1 // no /* no":   `\#1 \/\/ no \/\* no`,
		"TODO: go":         `\TODO: go`,
		"VARiety":          "VARiety",
		"else":             `\else`,
		"two\n lines \tin": "two lines in",
		`a\b`:              `a\\b`,
		"":                 "",
	} {
		require.Equal(t, want, escape(text), "of %q", text)
	}
}

func TestAConditionKeepsItsOrderByBrackets(t *testing.T) {
	rules := &sim.Scenario{Parties: make([]sim.Profile, 1), Code: []sim.Op{
		{Do: sim.OpVar, Arg: int32(sim.VarGoodwill)}, {Do: sim.OpPush, Arg: -5}, {Do: sim.OpGe},
		{Do: sim.OpHas, Arg: 0}, {Do: sim.OpNot}, {Do: sim.OpKept, Arg: 0}, {Do: sim.OpAnd}, {Do: sim.OpOr},
	}}
	w := &writer{rules: rules, sc: &scenarios.Scenario{Evidence: []string{"a-note"}, Promises: []string{"p"}}, vars: map[string]bool{}}
	require.Equal(t, "((goodwill >= (-5)) || ((not has_a_note) && (promise_p == 2)))", w.cond(sim.Cond{Start: 0, End: 8}))
	require.Empty(t, w.cond(sim.Cond{}))
}

// In ink `/` binds tighter than `*` and && like ||: an expression that leans on the order of operators means something
// else there. So no level of brackets may hold two of them.
func TestNoExpressionLeansOnTheOrderOfOperators(t *testing.T) {
	logic := regexp.MustCompile(`(?m)^ *(?:~ (?:temp )?(?:\w+ = )?|~ return |- |\{ |\+ \{)(.*?)(?::|\}.*)?$`)
	operator := regexp.MustCompile(`&&|\|\||[=!<>]=|[-+*/<>](?: )`)
	leans := func(expression string) bool {
		seen := []bool{false}
		for i := 0; i < len(expression); i++ {
			switch rest := expression[i:]; {
			case rest[0] == '(':
				seen = append(seen, false)
			case rest[0] == ')':
				seen = seen[:len(seen)-1]
			case rest[0] == ',':
				seen[len(seen)-1] = false
			default:
				at := operator.FindStringIndex(rest)
				if at == nil || at[0] != 0 {
					continue
				}
				if seen[len(seen)-1] {
					return true
				}
				seen[len(seen)-1] = true
				i += at[1] - 1
			}
		}
		return false
	}
	require.True(t, leans("a + b * c"), "the test sees it")
	require.False(t, leans("f(a + b, c * d) + (e - 1)"))
	for _, id := range writable(t) {
		found := logic.FindAllStringSubmatch(story(t, id, Options{Seed: 1}), -1)
		require.Greater(t, len(found), 100)
		for _, m := range found {
			require.False(t, leans(m[1]), "%s: %s", id, m[0])
		}
	}
}
