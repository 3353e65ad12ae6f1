package explore

import (
	"cmp"
	"slices"

	"parley/sim"
)

// note adds a state of that share of blind play to the set of choices that are open in it.
func (w *walker) note(open []sim.Command, values []int64, weight uint64, most int64) {
	beat := w.sc.Choices[open[0].Choice].Beat
	span := w.sc.Beats[beat].Choices
	bits := uint64(0)
	for _, c := range open {
		bits |= 1 << (c.Choice - int16(span.Start))
	}
	at, found := find(w.sets, beat, bits)
	if !found {
		w.sets = slices.Insert(w.sets, at, Set{Beat: beat, Open: bits, Best: make([]uint64, span.End-span.Start)})
	}
	set := &w.sets[at]
	set.Reach += weight
	for i, c := range open {
		if values[i] == most {
			set.Best[c.Choice-int16(span.Start)] += weight
		}
	}
}

// addSet adds what was noted elsewhere to the sets, which stay sorted; it takes no slice over.
func addSet(sets []Set, s Set) []Set {
	at, found := find(sets, s.Beat, s.Open)
	if !found {
		s.Best = slices.Clone(s.Best)
		return slices.Insert(sets, at, s)
	}
	sets[at].Reach += s.Reach
	for i, v := range s.Best {
		sets[at].Best[i] += v
	}
	return sets
}

func find(sets []Set, beat int16, open uint64) (int, bool) {
	return slices.BinarySearchFunc(sets, Set{Beat: beat, Open: open}, func(a, b Set) int {
		return cmp.Or(cmp.Compare(a.Beat, b.Beat), cmp.Compare(a.Open, b.Open))
	})
}
