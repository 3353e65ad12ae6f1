package explore

import (
	"context"

	"parley/sim"
)

// Keep tells which values to keep: those of states below which lie more than Over steps, and of the first Turns turns.
type Keep struct {
	Over  int64
	Turns uint16
}

// Valued is a state and what it is worth to a player who slips as often as the options say, in millionths.
type Valued struct {
	State        sim.State
	Value, Steps int64
}

// Values walks every way from a state, on one core, and returns the values of the states on them that are asked for. It
// fails as Solve does.
func Values(ctx context.Context, sc *sim.Scenario, from sim.State, opt Options, keep Keep) ([]Valued, error) {
	sc = sim.Quick(sc)
	k := keeper{walker: newWalker(sc, opt, &meter{ctx: ctx, most: opt.MaxSteps, report: opt.Progress}), keep: keep}
	k.value(&from, 0)
	k.fail(k.shared.count(k.walker))
	if k.err != nil {
		return nil, k.err
	}
	return k.kept, nil
}

type keeper struct {
	*walker
	keep Keep
	kept []Valued
}

// unasked is how many levels are looked at one by one without asking how large they are. Below them a state is walked
// first, and only one that is kept is looked into again.
const unasked = 6

// value is the value of a state and the number of steps below it.
func (k *keeper) value(s *sim.State, depth int) (value, steps int64) {
	open := sim.Open(k.sc, s, nil)
	if len(open) == 0 || k.err != nil {
		return int64(sim.WorthOf(k.sc, s).R) * millionths, 0
	}
	if depth >= unasked && s.Turn > k.keep.Turns {
		before, probe := k.steps, *s
		n := k.walk(&probe, 0, 0)
		if steps = k.steps - before; steps <= k.keep.Over {
			return n.value, steps
		}
		steps = 0
	}
	below := gather()
	for _, c := range open {
		child := *s
		if err := sim.AdvanceOpen(k.sc, &child, c); err != nil {
			k.fail(err)
		}
		v, n := k.value(&child, depth+1)
		below.add(node{value: v})
		steps += 1 + n
	}
	value = below.node(k.slip, int64(len(open))).value
	if steps > k.keep.Over || s.Turn <= k.keep.Turns {
		k.kept = append(k.kept, Valued{*s, value, steps})
	}
	return value, steps
}
