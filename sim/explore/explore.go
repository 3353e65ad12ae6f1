// Package explore walks every way through a scenario and says exactly what is possible: the best and the worst way,
// what a state is worth to a player who errs now and then, the share of every ending under blind play, and what no way
// reaches. It plays by sim alone and has no rules of its own; where there are too many ways, [Sample] plays some of them
// and says how far that can be trusted.
//
// Start reading at [Solve]; walk is the one recursion.
package explore

import (
	"context"
	"sync"
	"sync/atomic"

	"parley/sim"
)

// Whole is a share of 1 in fixed point: shares are divided among the open choices and add up to it exactly.
const Whole = uint64(1) << 60

// millionths per point of worth.
const millionths = 1000

// Options tells how to search.
type Options struct {
	Workers  int               // at least 1
	Slip     int64             // thousandths: how often the player errs in Value; 300 grades choices
	MaxSteps int64             // 0: no limit; a search over it ends with ErrBudget
	Sets     bool              // note which choices stood beside each other, too
	Progress func(steps int64) // called now and then from one goroutine at a time; may be nil
}

// Result is what a complete walk found.
type Result struct {
	Steps int64 // commands played, each once
	Ways  int64 // different ways to an end

	Best, Worst int32    // worth of the best and the worst way
	Value       int64    // millionths of a point of worth (R in thousandths): to a player who slips as often as Options says
	Blind       int64    // the same for blind play
	Shares      []uint64 // of each ending under blind play; they add up to Whole
	Ended       []bool   // for each ending: some way leads to it

	Choices []Seen // for each choice
	Beats   []bool // for each beat: the player had to choose there
	Sets    []Set  // if asked for: by beat, then by what was open
}

// Set is what stood open together in a beat, in one state or in many.
type Set struct {
	Beat  int16
	Open  uint64   // as bits, from the beat's first choice on
	Reach uint64   // share of blind play that comes there; a way that comes twice counts twice
	Best  []uint64 // for each choice of the beat: the part of Reach where it is among the best
}

// Seen is how a choice did wherever it was open with another one.
type Seen struct {
	Reached  bool // it was open somewhere
	Best     bool // somewhere among the best
	NotBest  bool // somewhere not
	Worst    bool // somewhere among the worst
	Dilemmas int64
}

// AlwaysBest says that the choice was open with others and among the best each time; ties count as best.
func (s Seen) AlwaysBest() bool { return s.Dilemmas > 0 && !s.NotBest }

// NeverBest says that the choice was open with others and each time one of them was better.
func (s Seen) NeverBest() bool { return s.Dilemmas > 0 && !s.Best }

// Padding says that the choice was open with others and neither the best nor the worst anywhere.
func (s Seen) Padding() bool { return s.NeverBest() && !s.Worst }

// and adds what another walk saw of the same choice.
func (s *Seen) and(o Seen) {
	s.Reached = s.Reached || o.Reached
	s.Best = s.Best || o.Best
	s.NotBest = s.NotBest || o.NotBest
	s.Worst = s.Worst || o.Worst
	s.Dilemmas += o.Dilemmas
}

// And adds what was found from another start of the same scenario to what is there of its choices, beats and endings;
// best, worst, values and shares stay.
func (r *Result) And(o Result) {
	r.Steps += o.Steps
	r.Ways += o.Ways
	for i, s := range o.Choices {
		r.Choices[i].and(s)
	}
	for i, b := range o.Beats {
		r.Beats[i] = r.Beats[i] || b
	}
	for i, e := range o.Ended {
		r.Ended[i] = r.Ended[i] || e
	}
	for _, s := range o.Sets {
		r.Sets = addSet(r.Sets, s)
	}
}

// Budget is the most steps a standoff may take; the rule book says so, and why.
const Budget = 400_000_000

type budgetError struct{}

func (budgetError) Error() string { return "the search is over its budget of steps" }

// ErrBudget says that a search had more steps to take than it was allowed.
var ErrBudget error = budgetError{}

// Solve walks every way from a state. It fails with the context's error, with ErrBudget, or with an error of the
// scenario's tables; the result then holds nothing.
func Solve(ctx context.Context, sc *sim.Scenario, from sim.State, opt Options) (Result, error) {
	s, err := solve(ctx, sc, from, opt)
	if err != nil {
		return Result{}, err
	}
	return s.result, nil
}

// solution is a complete walk: what was found, and where in the tree it is.
type solution struct {
	sc     *sim.Scenario
	from   sim.State
	result Result
	depth  int    // of the subtrees
	tasks  []task // the subtrees, in the order of the tree
}

func solve(ctx context.Context, sc *sim.Scenario, from sim.State, opt Options) (*solution, error) {
	sc = sim.Quick(sc)
	start := from // walking leaves it elsewhere
	workers := max(opt.Workers, 1)
	shared := &meter{ctx: ctx, most: opt.MaxSteps, report: opt.Progress}
	top := newWalker(sc, opt, shared)
	// The upper levels are one worker's, the subtrees below them everybody's; the result is put together in the order
	// of the tree, so that it is the same for any number of workers.
	var tasks []task
	for depth := 1; len(tasks) < minTasks && depth <= maxTopDepth; depth++ {
		tasks = tasks[:0]
		top.depth = depth
		if err := top.collect(&from, Whole, 0, &tasks); err != nil {
			return nil, err
		}
	}

	walkers := make([]*walker, workers)
	var wait sync.WaitGroup
	var taken atomic.Int64
	for i := range walkers {
		w := newWalker(sc, opt, shared)
		walkers[i] = w
		wait.Go(func() {
			for w.err == nil {
				k := int(taken.Add(1)) - 1
				if k >= len(tasks) {
					return
				}
				tasks[k].solve(w)
			}
		})
	}
	wait.Wait()

	top.solved = tasks
	root := top.walk(&from, Whole, 0)
	for _, w := range walkers {
		top.add(w)
	}
	top.fail(shared.count(top))
	if top.err != nil {
		return nil, top.err
	}
	return &solution{sc, start, top.result(root), top.depth, tasks}, nil
}

// A search is shared out once there are so many subtrees, so that no worker is left with the largest.
const minTasks = 128

const maxTopDepth = 8

// task is a subtree that one worker walks.
type task struct {
	state  sim.State
	weight uint64
	node   node
	ends   uint64 // endings reached, as bits
}

// solve walks the subtree, and notes which endings are the subtree's and not only the walker's.
func (t *task) solve(w *walker) {
	others := w.ends
	w.ends = 0
	t.node = w.walk(&t.state, t.weight, 0)
	t.ends = w.ends
	w.ends |= others
}

// collect lists the subtrees at the depth where the work is shared out, in the order of the tree. Ends above it are
// the top's own.
func (w *walker) collect(s *sim.State, weight uint64, depth int, out *[]task) error {
	if s.Act == sim.Ended {
		return nil
	}
	if depth == w.depth {
		*out = append(*out, task{state: *s, weight: weight})
		return nil
	}
	open := sim.Open(w.sc, s, nil)
	for i, c := range open {
		child := *s
		if err := sim.AdvanceOpen(w.sc, &child, c); err != nil {
			return err
		}
		if err := w.collect(&child, part(weight, len(open), i), depth+1, out); err != nil {
			return err
		}
	}
	return nil
}

// part is the share of the i-th of n open choices; what does not divide goes to the first, so that shares add up.
func part(weight uint64, n, i int) uint64 {
	p := weight / uint64(n)
	if i == 0 {
		p += weight % uint64(n)
	}
	return p
}
