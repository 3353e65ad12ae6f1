package explore

import (
	"context"

	"parley/sim"
)

// Tree is what there is to know of a whole scenario, or of what lies below a state.
type Tree struct {
	Result
	BestWay, WorstWay []sim.Command   // the first in file order that come to Best and Worst
	EndWays           [][]sim.Command // the first to each ending; nil where none leads
}

// Explore is Solve, and finds the ways, too. It takes little longer: what Solve found says in which subtree to look.
func Explore(ctx context.Context, sc *sim.Scenario, from sim.State, opt Options) (Tree, error) {
	s, err := solve(ctx, sc, from, opt)
	if err != nil {
		return Tree{}, err
	}
	t := Tree{Result: s.result, EndWays: make([][]sim.Command, len(sc.Endings))}
	if t.BestWay, err = s.extreme(ctx, false); err != nil {
		return Tree{}, err
	}
	if t.WorstWay, err = s.extreme(ctx, true); err != nil {
		return Tree{}, err
	}
	for i := range t.EndWays {
		if !t.Ended[i] {
			continue
		}
		t.EndWays[i], err = s.first(ctx,
			func(t *task) bool { return t.ends>>i&1 != 0 },
			func(end *sim.State) bool { return int(end.Ending) == i })
		if err != nil {
			return Tree{}, err
		}
	}
	return t, nil
}

// Way is the first way, in file order, on which a run comes to the best worth there is below a state; with worst set,
// to the worst. It fails as Solve does.
func Way(ctx context.Context, sc *sim.Scenario, from sim.State, opt Options, worst bool) ([]sim.Command, error) {
	s, err := solve(ctx, sc, from, opt)
	if err != nil {
		return nil, err
	}
	return s.extreme(ctx, worst)
}

// extreme finds the best or the worst way.
func (s *solution) extreme(ctx context.Context, worst bool) ([]sim.Command, error) {
	if worst {
		return s.first(ctx,
			func(t *task) bool { return t.node.worst == s.result.Worst },
			func(end *sim.State) bool { return sim.WorthOf(s.sc, end).R == s.result.Worst })
	}
	return s.first(ctx,
		func(t *task) bool { return t.node.best == s.result.Best },
		func(end *sim.State) bool { return sim.WorthOf(s.sc, end).R == s.result.Best })
}

// first finds the first way, in the order of the tree, whose end is what is looked for, which is there; may says which
// subtrees have it.
func (s *solution) first(ctx context.Context, may func(*task) bool, hit func(*sim.State) bool) ([]sim.Command, error) {
	f := finder{ctx: ctx, sc: s.sc, depth: s.depth, tasks: s.tasks, may: may, hit: hit, levels: make([]level, maxDepth+1)}
	if !f.find(&s.from, 0) {
		return nil, f.err
	}
	way := make([]sim.Command, 0, f.found)
	for _, l := range f.levels[:f.found] {
		way = append(way, l.open[l.at])
	}
	return way, nil
}

// finder looks through a tree that was walked, leaving out the subtrees that cannot have what it looks for.
type finder struct {
	ctx   context.Context
	sc    *sim.Scenario
	depth int
	tasks []task
	may   func(*task) bool
	hit   func(*sim.State) bool

	levels []level
	found  int // length of the way
	steps  int
	err    error
}

func (f *finder) find(s *sim.State, depth int) bool {
	if s.Act != sim.Ended && depth == f.depth {
		t := &f.tasks[0]
		f.tasks = f.tasks[1:]
		if !f.may(t) {
			return false
		}
	}
	l := &f.levels[depth]
	l.open = l.open[:0]
	if depth < maxDepth {
		l.open = sim.Open(f.sc, s, l.open)
	}
	if len(l.open) == 0 {
		f.found = depth
		return f.hit(s)
	}
	for l.at = range l.open {
		s.CopyTo(&l.child, f.sc)
		if f.err = sim.AdvanceOpen(f.sc, &l.child, l.open[l.at]); f.err != nil {
			return false
		}
		if f.steps++; f.steps%countEvery == 0 {
			f.err = f.ctx.Err()
		}
		if f.err != nil {
			return false
		}
		if f.find(&l.child, depth+1) {
			return true
		}
	}
	return false
}
