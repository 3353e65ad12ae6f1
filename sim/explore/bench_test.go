package explore_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

func BenchmarkSolve(b *testing.B) {
	for _, id := range []string{"finance", "marketing", "it"} {
		sc, err := scenarios.Load(id)
		require.NoError(b, err)
		for workers := 1; workers <= 2; workers++ {
			b.Run(fmt.Sprintf("%s/%d", id, workers), func(b *testing.B) {
				b.ReportAllocs()
				steps := int64(0)
				var r explore.Result
				for b.Loop() {
					r, err = explore.Solve(context.Background(), sc.Rules, sim.Begin(sc.Rules, 1), explore.Options{Workers: workers, Slip: 300})
					require.NoError(b, err)
					steps += r.Steps
				}
				b.ReportMetric(float64(steps)/b.Elapsed().Seconds()/1e6, "Msteps/s")
				b.Logf("steps %d ways %d best %d worst %d value %d blind %d", r.Steps, r.Ways, r.Best, r.Worst, r.Value, r.Blind)
			})
		}
	}
}
