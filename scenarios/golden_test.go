package scenarios

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim"
)

// The figures of every acceptance row and every strategy, choice by choice, with the hash of each state: whoever changes
// a scenario reads here what it did to the scores, and every platform must give the same.
func TestFiguresAreTheLastAcceptedOnes(t *testing.T) {
	for _, id := range Shipped() {
		sc, err := Load(id)
		require.NoError(t, err)
		if sc.Kind != "standoff" {
			continue // a drill is small enough for its strategies to say what comes out
		}
		t.Run(id, func(t *testing.T) {
			seed := seedOfEach(sc)[0]
			var out bytes.Buffer
			for _, r := range readRows(t, filepath.Join("testdata", "acceptance", id+".yaml")) {
				fmt.Fprintf(&out, "row %s\n", r.Row)
				s := sim.Begin(sc.Rules, seed)
				plan, _ := sc.Plan(r.Prepare)
				require.NoError(t, sim.Advance(sc.Rules, &s, sim.Prepare(plan)))
				r.set(t, &s.Parties[0])
				figures(&out, sc, &s, "(start)")
				for _, id := range r.Choose {
					i, _ := sc.Choice(id)
					require.NoError(t, sim.Advance(sc.Rules, &s, sim.Say(i)))
					figures(&out, sc, &s, id)
				}
			}
			for _, st := range sc.Strategies {
				s, way := playStrategy(t, sc, st, seed)
				w := sim.WorthOf(sc.Rules, &s)
				fmt.Fprintf(&out, "strategy %s: %s\n  %s, worth %d (got %d, bond %d, time %d, clean %d), %x\n",
					st.Name, way, sc.Endings[s.Ending], w.R, w.Got, w.Bond, w.Time, w.Clean, s.Hash())
			}
			golden := filepath.Join("testdata", "figures", id+".golden")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), out.String(), "go test -run Figures -update writes them anew; read the difference")
		})
	}
}

func figures(out *bytes.Buffer, sc *Scenario, s *sim.State, id string) {
	v := sim.ScoresOf(sc.Rules, s, 0)
	fmt.Fprintf(out, "  %-16s T %4d (%d/%d)  A %4d  X %4d  Z %4d  B %4d  S %4d  %s  %x\n", id, v.Trust, v.Competence, v.Character,
		v.Alignment, v.Exchange, v.Resistance, v.Goodwill, v.Decision, s.Outcome, s.Hash())
}

// BenchmarkAdvance plays blind ways through the IT standoff, each step on a copy of the state as a search does.
func BenchmarkAdvance(b *testing.B) {
	sc, err := Load("it")
	require.NoError(b, err)
	type step struct {
		from    sim.State
		command sim.Command
	}
	var steps []step
	pick := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		s := sim.Begin(sc.Rules, pick.Uint64())
		for open := sim.Open(sc.Rules, &s, nil); len(open) > 0; open = sim.Open(sc.Rules, &s, nil) {
			c := open[pick.IntN(len(open))]
			if c.Choice >= 0 {
				steps = append(steps, step{s, c})
			}
			require.NoError(b, sim.Advance(sc.Rules, &s, c))
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	var s sim.State
	for i := range b.N {
		st := &steps[i%len(steps)]
		s = st.from
		if sim.Advance(sc.Rules, &s, st.command) != nil {
			b.Fatal("a step that was open is not")
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
}
