package scenarios

import (
	"fmt"
	"testing"

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
		require.GreaterOrEqual(t, sim.WorthOfQuarter(q.Rules, &a).R, sim.WorthOfQuarter(q.Rules, &b).R+80, "seed %d", seed)
	}
}
