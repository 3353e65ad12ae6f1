package main

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

// A comparison is worth what it compares: the scenario of which every way is played has each rule in it, and nothing of
// it out of reach.
func TestTheSmallScenarioHasEveryRuleInIt(t *testing.T) {
	const folder = "testdata/small"
	sc, report := scenarios.Check(os.DirFS(folder), folder)
	require.Empty(t, report)

	said := map[sim.Move]bool{}
	for _, d := range sc.Rules.Deeds {
		said[d.Move] = true
	}
	for _, m := range sim.Moves() {
		require.True(t, said[m], "nobody says %s", m)
	}
	asked, quantities := map[sim.OpCode]bool{}, map[int32]bool{}
	for _, op := range sc.Rules.Code {
		asked[op.Do] = true
		if op.Do == sim.OpVar {
			quantities[op.Arg] = true
		}
	}
	for do := sim.OpPush; do <= sim.OpGe; do++ {
		require.True(t, asked[do], "no condition has operation %d", do)
	}
	for v := sim.VarTrust; v <= sim.VarOutcome; v++ {
		require.True(t, quantities[int32(v)], "no condition asks for quantity %d", v)
	}

	reached := make([]bool, len(sc.Choices))
	endings := make([]bool, len(sc.Endings))
	for _, seed := range seeds(sc) {
		r, err := explore.Solve(context.Background(), sc.Rules, sim.Begin(sc.Rules, seed), explore.Options{Workers: 1})
		require.NoError(t, err)
		require.Less(t, r.Ways, int64(10_000), "small enough to be played in an interpreter")
		for i, c := range r.Choices {
			reached[i] = reached[i] || c.Reached
		}
		for i, share := range r.Shares {
			endings[i] = endings[i] || share > 0
		}
	}
	for i, ok := range reached {
		require.True(t, ok, "no way reaches %s", sc.Choices[i])
	}
	for i, ok := range endings {
		require.True(t, ok, "no way ends in %s", sc.Endings[i])
	}
}

// What inkjs says is compared as a whole: one score that is off, or one choice more on the way, is a difference.
func TestADifferenceIsSeen(t *testing.T) {
	sc, err := scenarios.Load("finance")
	require.NoError(t, err)
	way := "greet-need,cold-threat"
	commands, open := size(sc, 1, way)
	require.Equal(t, 3, commands, "no preparation, and two lines")
	require.Greater(t, open, 6)

	mine, err := lines[ours](`{"way":"w","ending":{"id":"end","kind":"deal"},"outcome":"accept","final":{"trust":1,"alignment":2,"exchange":3,"goodwill":-4}}` + "\n")
	require.NoError(t, err)
	theirs, err := results(`{"way":"w","ending":"end","trust":1,"alignment":2,"exchange":3,"goodwill":-4,"outcome":3}` + "\n")
	require.NoError(t, err)
	theirs[0].Offered = open
	require.Equal(t, describe(sc, 1, way, mine[0]), theirs[0].String())
	theirs[0].Goodwill++
	require.NotEqual(t, describe(sc, 1, way, mine[0]), theirs[0].String())
}
