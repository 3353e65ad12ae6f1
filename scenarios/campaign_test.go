package scenarios

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"parley/sim"
)

// playQuarter plays a whole quarter by a strategy and returns it as it ended.
func playQuarter(t *testing.T, q *Quarter, st QuarterStrategy, seed uint64) sim.Quarter {
	now := sim.BeginQuarter(q.Rules, seed)
	for range 400 {
		if now.Over(q.Rules) {
			return now
		}
		if now.Asking < 0 {
			require.NoError(t, sim.AdvanceQuarter(q.Rules, &now, st.Next(q, &now)))
			continue
		}
		sc := q.Scenarios[now.Asking]
		s := sim.StartOf(q.Rules, &now)
		for by := st.In(sc); s.Act != sim.Ended; {
			require.NoError(t, sim.Advance(sc.Rules, &s, by.Next(sc, &s)))
		}
		var err error
		now, _, err = sim.CloseRequest(q.Rules, now, &s)
		require.NoError(t, err)
	}
	t.Fatal("the quarter does not end")
	return now
}

// Every strategy's quarter comes to what its file says, whatever the seed draws.
func TestQuartersComeOutAsTheirStrategiesExpect(t *testing.T) {
	q, err := LoadQuarter()
	require.NoError(t, err)
	for _, st := range q.Strategies {
		for seed := range uint64(12) {
			t.Run(fmt.Sprintf("%s/%d", st.Name, seed), func(t *testing.T) {
				now := playQuarter(t, q, st, seed)
				w := sim.WorthOfQuarter(q.Rules, &now)
				require.True(t, st.Met(w.R), "%s expects %s and came to %+v", st.Name, st.Expect, w)
			})
		}
	}
}

// The point of the quarter: who pays in before anything is needed is clearly better off than who comes when it burns.
func TestTheBuildersQuarterIsWorthClearlyMoreThanTheFirefighters(t *testing.T) {
	q, err := LoadQuarter()
	require.NoError(t, err)
	builder, _ := q.Strategy("builder")
	firefighter, _ := q.Strategy("firefighter")
	for seed := range uint64(12) {
		a, b := playQuarter(t, q, builder, seed), playQuarter(t, q, firefighter, seed)
		require.GreaterOrEqual(t, sim.WorthOfQuarter(q.Rules, &a).R, sim.WorthOfQuarter(q.Rules, &b).R+60, "seed %d", seed)
	}
}

// quarterWith is the shipped quarter with one piece of it replaced.
func quarterWith(t *testing.T, from, to string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, name := range []string{QuarterFile, "en.yaml"} {
		raw, err := shipped.ReadFile(quarterFolder + "/" + name)
		require.NoError(t, err)
		if name == QuarterFile {
			require.Contains(t, string(raw), from)
			raw = []byte(strings.Replace(string(raw), from, to, 1))
		}
		fsys[name] = &fstest.MapFile{Data: raw}
	}
	return fsys
}

func TestTheShippedQuarterHasNoMistakeAndEveryTextInBothLanguages(t *testing.T) {
	q, report := CheckQuarter(quarterWith(t, "weeks: 12", "weeks: 12"), "campaign")
	require.Empty(t, report)
	require.Equal(t, []string{"zh", "en"}, q.Languages)
	require.GreaterOrEqual(t, len(q.Activities), 10)
	require.GreaterOrEqual(t, len(q.Surprises), 8)
	for i := range q.Activities {
		for person := range q.People {
			if q.Rules.Contacts[i].With&(1<<person) == 0 {
				continue
			}
			for n := range uint64(5) {
				require.NotEmpty(t, q.Did("en", i, person, n), "%s with %s", q.Activities[i], q.People[person])
			}
		}
	}
}

func TestAMistakeInTheQuarterIsNamedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ from, to, code, said string }{
		{"weeks: 12", "weeks: twelve", codeWrongType, "number"},
		{"weeks: 12", "weeks: 11", codeRange, "12"},
		{"moves: [polite, share-info]", "moves: [polit, share-info]", codeUnknownName, "polite"},
		{"moves: [polite, share-info]", "moves: [evidence, share-info]", codeUnknownName, "evidence"},
		{"moves: [polite, share-info]", "moves: [promise]", codeMissingArg, "promise"},
		{"moves: [polite, share-info]", "moves: [polite pack]", codeExtraArg, "pack"},
		{"with: [zhou, suman, hemin, fangqing, chen, majun]", "with: [zhuo]", codeUnknownName, "zhou"},
		{"from: it monthly-review", "from: it monthly-reviews", codeUnknownName, "monthly-review"},
		{"from: it monthly-review", "from: itt monthly-review", codeUnknownName, "it"},
		{"icon: coffee", "icon: tea", codeNotOneOf, "tea"},
		{"id: outage-paper\n", "id: outage-go\n", codeDuplicateID, "outage-go"},
		{"expect: \">= 640\"", "expect: \"much\"", codeWorth, "much"},
		{"- brief zhou", "- brief", codeUnknownName, "brief"},
		{"slots: 3", "slots: 3\nslits: 3", codeUnknownKey, "slots"},
		{"    from: 2\n    to: 10", "    from: 9\n    to: 3", codeRange, "3"},
	} {
		q, report := CheckQuarter(quarterWith(t, c.from, c.to), "campaign")
		require.Nil(t, q, c.to)
		var found *Diagnostic
		for i := range report {
			if report[i].Code == c.code {
				found = &report[i]
				break
			}
		}
		require.NotNil(t, found, "%s: %v", c.to, report)
		require.Contains(t, found.In("en"), c.said)
		require.Positive(t, found.Line)
	}
}
