package explore

import (
	"context"
	"sync"

	"parley/sim"
)

// node is what the ways below a state come to.
type node struct {
	best, worst  int32
	value, blind int64
	ways         int64
}

// maxDepth bounds a way; the format's check lets no scenario through whose patience would not end it sooner.
const maxDepth = 256

// walker walks subtrees one after another. It belongs to one goroutine.
type walker struct {
	sc     *sim.Scenario
	slip   int64
	shared *meter
	err    error

	depth  int    // of the subtrees that others solve, 0: none
	solved []task // theirs, in the order of the tree

	steps, counted int64
	shares         []uint64
	choices        []Seen
	beats          []bool
	levels         []level
}

// level is what a walker keeps for one depth. States live here and not in the recursion, which would send each of them
// to the heap.
type level struct {
	open  []sim.Command
	below []node
	child sim.State
}

func newWalker(sc *sim.Scenario, slip int64, shared *meter) *walker {
	return &walker{
		sc: sc, slip: slip, shared: shared,
		shares: make([]uint64, len(sc.Endings)), choices: make([]Seen, len(sc.Choices)), beats: make([]bool, len(sc.Beats)),
		levels: make([]level, maxDepth+1),
	}
}

// walk plays every way from s, which is open with that share of blind play, and returns what they come to.
func (w *walker) walk(s *sim.State, weight uint64, depth int) node {
	if w.depth > 0 && depth == w.depth && len(w.solved) > 0 && s.Act != sim.Ended {
		n := w.solved[0].node
		w.solved = w.solved[1:]
		return n
	}
	l := &w.levels[depth]
	open := sim.Open(w.sc, s, l.open[:0])
	l.open = open
	if len(open) == 0 || depth == maxDepth {
		return w.leaf(s, weight)
	}
	if s.Act != sim.Preparation {
		w.beats[s.Beat] = true
	}
	below := l.below[:0]
	for i, c := range open {
		l.child = *s
		if err := sim.Advance(w.sc, &l.child, c); err != nil {
			w.fail(err)
		}
		w.steps++
		if w.steps-w.counted >= countEvery {
			w.fail(w.shared.count(w))
		}
		if w.err != nil {
			return node{}
		}
		below = append(below, w.walk(&l.child, part(weight, len(open), i), depth+1))
	}
	l.below = below
	w.see(open, below)
	return w.combine(below)
}

func (w *walker) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// leaf is the end of a way. A state that allows nothing and has not ended would be a dead end; the format lets none
// through, and it counts as worth what it is.
func (w *walker) leaf(s *sim.State, weight uint64) node {
	if s.Ending >= 0 {
		w.shares[s.Ending] += weight
	}
	worth := sim.WorthOf(w.sc, s).R
	v := int64(worth) * millionths
	return node{best: worth, worst: worth, value: v, blind: v, ways: 1}
}

// combine is the recursion of the rule book: with e the slip, e of the mean and the rest of the best.
func (w *walker) combine(below []node) node {
	n := below[0]
	var sum, blind, most int64
	n.ways, most = 0, below[0].value
	for _, b := range below {
		n.best, n.worst = max(n.best, b.best), min(n.worst, b.worst)
		n.ways += b.ways
		sum += b.value
		blind += b.blind
		most = max(most, b.value)
	}
	k := int64(len(below))
	n.value = (w.slip*sum + (1000-w.slip)*most*k) / (1000 * k)
	n.blind = blind / k
	return n
}

// see notes how each choice did against the others that were open.
func (w *walker) see(open []sim.Command, below []node) {
	if open[0].Choice < 0 {
		return
	}
	most, least := below[0].value, below[0].value
	for _, b := range below {
		most, least = max(most, b.value), min(least, b.value)
	}
	for i, c := range open {
		seen := &w.choices[c.Choice]
		seen.Reached = true
		if len(open) < 2 {
			continue
		}
		seen.Dilemmas++
		seen.Best = seen.Best || below[i].value == most
		seen.NotBest = seen.NotBest || below[i].value < most
		seen.Worst = seen.Worst || below[i].value == least
	}
}

// add takes over what another walker counted.
func (w *walker) add(o *walker) {
	if o.err != nil {
		w.fail(o.err)
	}
	w.steps += o.steps
	w.counted += o.counted
	for i := range w.shares {
		w.shares[i] += o.shares[i]
	}
	for i, b := range o.beats {
		w.beats[i] = w.beats[i] || b
	}
	for i, c := range o.choices {
		seen := &w.choices[i]
		seen.Reached = seen.Reached || c.Reached
		seen.Best = seen.Best || c.Best
		seen.NotBest = seen.NotBest || c.NotBest
		seen.Worst = seen.Worst || c.Worst
		seen.Dilemmas += c.Dilemmas
	}
}

func (w *walker) result(root node) Result {
	return Result{
		Steps: w.steps, Ways: root.ways, Best: root.best, Worst: root.worst, Value: root.value, Blind: root.blind,
		Shares: w.shares, Choices: w.choices, Beats: w.beats,
	}
}

// countEvery is how many steps a walker takes between looks at the context and the budget.
const countEvery = 1 << 16

// meter counts the steps of all walkers and stops them.
type meter struct {
	ctx    context.Context
	most   int64
	report func(int64)

	mutex sync.Mutex
	steps int64
}

// count adds a walker's steps since the last time, and says whether to stop.
func (m *meter) count(w *walker) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.steps += w.steps - w.counted
	w.counted = w.steps
	if m.report != nil {
		m.report(m.steps)
	}
	if m.most > 0 && m.steps > m.most {
		return ErrBudget
	}
	return m.ctx.Err()
}
