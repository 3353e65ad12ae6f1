package scenarios

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim"
	"parley/sim/explore"
)

func loadCapstones(t *testing.T) (before, after *Scenario) {
	before, err := Load("capstone")
	require.NoError(t, err)
	after, err = Load("capstone-b")
	require.NoError(t, err)
	return before, after
}

// The post-test is the same play with other people, facts and words: only so do two results compare.
func TestThePostTestHasTheStructureOfTheCapstone(t *testing.T) {
	before, after := loadCapstones(t)

	require.Equal(t, before.Rules, after.Rules)
	require.Equal(t, before.Choices, after.Choices)
	require.Equal(t, before.Beats, after.Beats)
	require.Equal(t, before.Sheet, after.Sheet)
	require.Equal(t, before.Notes, after.Notes)
	for i := range before.Choices {
		require.Equal(t, before.Moves(i), after.Moves(i))
	}
	require.ElementsMatch(t, before.Counterparts, after.Counterparts)
	for i := range before.Counterparts {
		require.NotEqual(t, before.Counterparts[i], after.Counterparts[i], "each sits where another sat")
	}
	for _, choice := range before.Choices {
		require.NotEqual(t, before.Text("zh", "choice."+choice), after.Text("zh", "choice."+choice), choice)
	}
}

// Each lacks what another can spare. Where one of the three is left out of the trade, nobody comes to a win-win; told by
// a walk of every way after one preparation; PARLEY_LONG=1 walks them after more.
func TestTheCapstoneIsWonOnlyByCombiningAllThree(t *testing.T) {
	sc, _ := loadCapstones(t)
	won := func(rules sim.Scenario) bool {
		rules.Plans = nil
		prepared := [][]string{{"sit-in", "papers"}}
		if os.Getenv("PARLEY_LONG") != "" {
			prepared = append(prepared, []string{"coffee-two", "calendar", "papers"}, []string{"old-debt", "coffee-two", "papers"}, nil)
		}
		for _, names := range prepared {
			plan, rest := sc.Plan(names)
			require.Empty(t, rest)
			rules.Plans = append(rules.Plans, plan)
		}
		r, err := explore.Solve(context.Background(), &rules, sim.Begin(&rules, 1), explore.Options{Workers: 2, Slip: slipping})
		require.NoError(t, err)
		for i, e := range rules.Endings {
			if e.Kind == sim.WinWin && r.Ended[i] {
				return true
			}
		}
		return false
	}
	require.True(t, won(*sc.Rules), "all three together")

	for party, who := range sc.Counterparts {
		rules := *sc.Rules
		rules.Choices = nil
		closed := 0
		for _, c := range sc.Rules.Choices {
			if leansOn(sc.Rules, c.When, party) {
				c.When, closed = never(&rules), closed+1
			}
			rules.Choices = append(rules.Choices, c)
		}
		require.Positive(t, closed, "what %s grants is named to another", who)
		require.False(t, won(rules), "without what %s has to give", who)
	}
}

// leansOn says whether a condition asks what a party has granted.
func leansOn(sc *sim.Scenario, c sim.Cond, party int) bool {
	for _, op := range sc.Code[c.Start:c.End] {
		if op == (sim.Op{Do: sim.OpGranted, Arg: int32(party)}) {
			return true
		}
	}
	return false
}

// never adds a condition that does not hold: no outcome is below none.
func never(sc *sim.Scenario) sim.Cond {
	from := uint16(len(sc.Code))
	sc.Code = append(sc.Code[:from:from], sim.Op{Do: sim.OpPush, Arg: 0})
	return sim.Cond{Start: from, End: from + 1}
}
