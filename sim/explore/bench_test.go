package explore_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

// BenchmarkSolve solves each standoff that is shipped, on one core and on two. The floor is what the commands of a search
// cost by themselves: a copy of the state and one command played on it, over commands that a search plays, with nothing
// opened, weighed or noted. The ratio says how many times as long a step of the search takes.
func BenchmarkSolve(b *testing.B) {
	for _, id := range scenarios.Shipped() {
		sc, err := scenarios.Load(id)
		require.NoError(b, err)
		if sc.Kind != "standoff" {
			continue
		}
		for workers := 1; workers <= 2; workers++ {
			b.Run(fmt.Sprintf("%s/%d", id, workers), func(b *testing.B) {
				floor := bareSteps(b, sc.Rules)
				steps := int64(0)
				b.ReportAllocs()
				for b.Loop() {
					r, err := explore.Solve(context.Background(), sc.Rules, sim.Begin(sc.Rules, 1), explore.Options{Workers: workers, Slip: 300})
					require.NoError(b, err)
					steps += r.Steps
				}
				speed := float64(steps) / b.Elapsed().Seconds()
				b.ReportMetric(speed/1e6, "Msteps/s")
				b.ReportMetric(floor/speed, "floor-ratio")
			})
		}
	}
}

// bareSteps measures how many commands a second can be played, over some thousands that follow each other in a search.
func bareSteps(b *testing.B, sc *sim.Scenario) float64 {
	type step struct {
		from    sim.State
		command sim.Command
	}
	quick := sim.Quick(sc)
	var steps []step
	var below func(s sim.State, depth int)
	below = func(s sim.State, depth int) {
		for _, c := range sim.Open(quick, &s, nil) {
			if len(steps) == 4096 {
				return
			}
			child := s
			require.NoError(b, sim.AdvanceOpen(quick, &child, c))
			if depth > 3 { // the ends of ways, where most steps are
				steps = append(steps, step{s, c})
			}
			below(child, depth+1)
		}
	}
	below(sim.Begin(sc, 1), 0)
	var s sim.State
	begun := time.Now()
	const rounds = 200
	for range rounds {
		for i := range steps {
			steps[i].from.CopyTo(&s, quick)
			if sim.AdvanceOpen(quick, &s, steps[i].command) != nil {
				b.Fatal("a step that was open is not")
			}
		}
	}
	return float64(rounds*len(steps)) / time.Since(begun).Seconds()
}
