package sim

import (
	"testing"
)

// visits are the moments a search meets: states of walks through the standoff, with a command open in each.
type visit struct {
	s State
	c Command
}

func visits(sc *Scenario, n int) []visit {
	var all []visit
	var buf []Command
	for seed := uint64(1); len(all) < n; seed++ {
		s := Begin(sc, seed)
		dice := seed
		for s.Act != Ended && len(all) < n {
			buf = Open(sc, &s, buf[:0])
			c := buf[next(&dice)%uint64(len(buf))]
			if s.Act != Preparation {
				all = append(all, visit{s, c})
			}
			_ = Advance(sc, &s, c)
		}
	}
	return all
}

// BenchmarkAdvance plays one line on a copy of a state, as the search does at every node.
func BenchmarkAdvance(b *testing.B) {
	sc := itScenario()
	all := visits(sc, 64)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		s := all[i&63].s
		if err := Advance(sc, &s, all[i&63].c); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
}

// BenchmarkSearch walks every way through the first meeting and what follows, nine turns deep: open commands, copy,
// advance. The states lie on a stack of their own, as deep as the search.
func BenchmarkSearch(b *testing.B) {
	sc := itScenario()
	stack := make([]State, 10)
	stack[0] = Begin(sc, 1)
	_ = Advance(sc, &stack[0], Prepare(1))
	b.ReportAllocs()
	steps := 0
	for b.Loop() {
		steps += walk(sc, stack)
	}
	b.ReportMetric(float64(steps)/b.Elapsed().Seconds(), "steps/s")
}

func walk(sc *Scenario, stack []State) int {
	if len(stack) == 1 {
		return 0
	}
	var room [8]Command
	steps := 0
	for _, c := range Open(sc, &stack[0], room[:0]) {
		stack[1] = stack[0]
		_ = Advance(sc, &stack[1], c)
		steps += 1 + walk(sc, stack[1:])
	}
	return steps
}

func BenchmarkStep(b *testing.B) {
	sc := itScenario()
	all := visits(sc, 64)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, _, err := Step(sc, all[i&63].s, all[i&63].c); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkHash(b *testing.B) {
	sc := itScenario()
	s := Begin(sc, 1)
	b.ReportAllocs()
	for b.Loop() {
		s.Hash()
	}
}
