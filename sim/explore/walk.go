package explore

import (
	"context"
	"math"
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
	noting bool // of what stood open together
	shared *meter
	err    error

	depth  int    // of the subtrees that others solve, 0: none
	solved []task // theirs, in the order of the tree

	steps, counted int64
	ends           uint64 // endings reached, as bits
	shares         []uint64
	choices        []Seen
	beats          []bool
	sets           []Set
	levels         []level
}

// level is what a walker keeps for one depth. States live here and not in the recursion, which would send each of them
// to the heap.
type level struct {
	open   []sim.Command
	values []int64 // of the nodes below
	at     int     // which of the open commands is played, where a way is looked for
	child  sim.State
}

func newWalker(sc *sim.Scenario, opt Options, shared *meter) *walker {
	return &walker{
		sc: sc, slip: opt.Slip, noting: opt.Sets, shared: shared,
		shares: make([]uint64, len(sc.Endings)), choices: make([]Seen, len(sc.Choices)), beats: make([]bool, len(sc.Beats)),
		levels: make([]level, maxDepth+1),
	}
}

// walk plays every way from s, which is open with that share of blind play, and returns what they come to. It leaves s
// wherever the last of them ended.
func (w *walker) walk(s *sim.State, weight uint64, depth int) node {
	if w.depth > 0 && depth == w.depth && len(w.solved) > 0 {
		n := w.solved[0].node
		w.solved = w.solved[1:]
		return n
	}
	l := &w.levels[depth]
	open := sim.Open(w.sc, s, l.open[:0])
	l.open = open
	if len(open) == 0 || depth == maxDepth {
		below := gather()
		w.leaf(s, weight, &below)
		return below.node(w.slip, 1)
	}
	if s.Act != sim.Preparation {
		w.beats[s.Beat] = true
	}
	if w.steps += int64(len(open)); w.steps-w.counted >= countEvery {
		w.fail(w.shared.count(w))
	}
	if w.err != nil {
		return node{}
	}
	values := l.values[:0]
	below := gather()
	others := weight / uint64(len(open))
	share := weight - others*uint64(len(open)-1) // what does not divide goes to the first in file order
	for i, c := range open {
		child := s // the last one needs no copy
		if i+1 < len(open) {
			child = &l.child
			s.CopyTo(child, w.sc)
		}
		if err := sim.AdvanceOpen(w.sc, child, c); err != nil {
			w.fail(err)
			return node{}
		}
		if child.Act == sim.Ended {
			values = append(values, w.leaf(child, share, &below))
		} else {
			n := w.walk(child, share, depth+1)
			below.add(n)
			values = append(values, n.value)
		}
		share = others
	}
	l.values = values
	w.see(open, values, &below)
	if w.noting && open[0].Choice >= 0 && len(open) > 1 {
		w.note(open, values, weight, below.most)
	}
	return below.node(w.slip, int64(len(open)))
}

func (w *walker) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// leaf adds the end of a way to what is below a state, and returns its value. A state that allows nothing and has not
// ended would be a dead end; the format lets none through, and it counts as worth what it is.
func (w *walker) leaf(s *sim.State, weight uint64, below *sum) int64 {
	worth := sim.WorthOf(w.sc, s).R
	v := int64(worth) * millionths
	if s.Ending >= 0 {
		w.shares[s.Ending] += weight
		w.ends |= 1 << uint8(s.Ending)
	}
	below.best, below.worst = max(below.best, worth), min(below.worst, worth)
	below.most, below.least = max(below.most, v), min(below.least, v)
	below.value += v
	below.blind += v
	below.ways++
	return v
}

// sum gathers the nodes below a state.
type sum struct {
	best, worst  int32
	most, least  int64 // value
	value, blind int64
	ways         int64
}

func gather() sum {
	return sum{best: math.MinInt32, worst: math.MaxInt32, most: math.MinInt64, least: math.MaxInt64}
}

func (b *sum) add(n node) {
	b.best, b.worst = max(b.best, n.best), min(b.worst, n.worst)
	b.most, b.least = max(b.most, n.value), min(b.least, n.value)
	b.value += n.value
	b.blind += n.blind
	b.ways += n.ways
}

// node is the recursion of the rule book over k open choices: with e the slip, e of the mean and the rest of the best.
func (b *sum) node(slip, k int64) node {
	return node{
		best: b.best, worst: b.worst, ways: b.ways,
		value: by(slip*b.value+(1000-slip)*b.most*k, k) / 1000, blind: by(b.blind, k),
	}
}

// by divides by the number of choices. Division by a constant is a multiplication, and two to four is what beats have.
func by(v, k int64) int64 {
	switch k {
	case 1:
		return v
	case 2:
		return v / 2
	case 3:
		return v / 3
	case 4:
		return v / 4
	}
	return v / k
}

// see notes how each choice did against the others that were open.
func (w *walker) see(open []sim.Command, values []int64, below *sum) {
	if open[0].Choice < 0 {
		return
	}
	for i, c := range open {
		seen := &w.choices[c.Choice]
		seen.Reached = true
		if len(open) < 2 {
			continue
		}
		seen.Dilemmas++
		seen.Best = seen.Best || values[i] == below.most
		seen.NotBest = seen.NotBest || values[i] < below.most
		seen.Worst = seen.Worst || values[i] == below.least
	}
}

// add takes over what another walker counted.
func (w *walker) add(o *walker) {
	if o.err != nil {
		w.fail(o.err)
	}
	w.steps += o.steps
	w.counted += o.counted
	w.ends |= o.ends
	for i := range w.shares {
		w.shares[i] += o.shares[i]
	}
	for i, b := range o.beats {
		w.beats[i] = w.beats[i] || b
	}
	for i, c := range o.choices {
		w.choices[i].and(c)
	}
	for _, s := range o.sets {
		w.sets = addSet(w.sets, s)
	}
}

func (w *walker) result(root node) Result {
	ended := make([]bool, len(w.sc.Endings))
	for i := range ended {
		ended[i] = w.ends>>i&1 != 0
	}
	return Result{
		Steps: w.steps, Ways: root.ways, Best: root.best, Worst: root.worst, Value: root.value, Blind: root.blind,
		Shares: w.shares, Ended: ended, Choices: w.choices, Beats: w.beats, Sets: w.sets,
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
