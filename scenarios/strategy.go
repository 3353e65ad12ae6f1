package scenarios

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parley/sim"
)

// Strategy is a named way to play by rule, and what must come of it.
type Strategy struct {
	Name       string
	Plan       uint16     // activities it prepares, as bits
	Choose     []int      // choices it takes whenever one is open, in this order
	Prefer     []sim.Move // best first
	Avoid      []sim.Move
	LeaveAfter int // non-agreements after which it takes the way out; 0: never
	Expect     Expectation
}

// Expectation is what must come out of a strategy for every variation. An empty list allows anything.
type Expectation struct {
	Outcomes []sim.Outcome    // the last decision is one of these
	Endings  []sim.EndingKind // the ending is of one of these kinds
	Worth    string           // as "< 400"; empty: any

	compare string
	bound   int32
}

// Met says whether a run that ended is as expected.
func (e Expectation) Met(sc *Scenario, s *sim.State) bool {
	if s.Ending < 0 {
		return false
	}
	if len(e.Outcomes) > 0 && !slices.Contains(e.Outcomes, s.Outcome) {
		return false
	}
	if len(e.Endings) > 0 && !slices.Contains(e.Endings, sc.Rules.Endings[s.Ending].Kind) {
		return false
	}
	return e.within(sim.WorthOf(sc.Rules, s).R)
}

// within says whether a worth keeps to the bound, if there is one.
func (e Expectation) within(worth int32) bool {
	switch e.compare {
	case "<":
		return worth < e.bound
	case "<=":
		return worth <= e.bound
	case ">":
		return worth > e.bound
	case ">=":
		return worth >= e.bound
	}
	return true
}

// shunned is what a move to avoid takes from a choice's points.
const shunned = 10

// Next returns what the strategy does in a state in which something is open. It sees nothing but the open commands.
func (st Strategy) Next(sc *Scenario, s *sim.State) sim.Command {
	open := sim.Open(sc.Rules, s, nil)
	if len(open) == 0 {
		return sim.Command{Choice: -1}
	}
	if s.Act == sim.Preparation {
		return st.plan(open)
	}
	if st.LeaveAfter > 0 && s.Refusals() >= st.LeaveAfter {
		for _, c := range open {
			if sc.leaves(int(c.Choice)) {
				return c
			}
		}
	}
	for _, wanted := range st.Choose {
		if slices.Contains(open, sim.Say(wanted)) {
			return sim.Say(wanted)
		}
	}
	best, most := open[0], st.points(sc, int(open[0].Choice))
	for _, c := range open[1:] {
		if p := st.points(sc, int(c.Choice)); p > most {
			best, most = c, p
		}
	}
	return best
}

func (st Strategy) plan(open []sim.Command) sim.Command {
	if wanted := sim.Prepare(st.Plan); slices.Contains(open, wanted) {
		return wanted
	}
	return open[0]
}

// points rates a choice by the moves it shows.
func (st Strategy) points(sc *Scenario, choice int) int {
	sum := 0
	span := sc.Rules.Choices[choice].Deeds
	for _, d := range sc.Rules.Deeds[span.Start:span.End] {
		if place := slices.Index(st.Prefer, d.Move); place >= 0 {
			sum += len(st.Prefer) - place
		}
		if slices.Contains(st.Avoid, d.Move) {
			sum -= shunned
		}
	}
	return sum
}

// leaves says whether a choice is a way out of the talk.
func (sc *Scenario) leaves(choice int) bool {
	next := sc.Rules.Choices[choice].Next
	if next.Kind != sim.ToEnding {
		return false
	}
	kind := sc.Rules.Endings[next.Index].Kind
	return kind == sim.GivenUp || kind == sim.OpenDoor
}

var worthPattern = regexp.MustCompile(`^(<=|>=|<|>) *(\d{1,4})$`)

// bounded is the bound that worthPattern found, none where it found nothing.
func bounded(found []string) Expectation {
	if found == nil {
		return Expectation{}
	}
	bound, _ := strconv.Atoi(found[2])
	return Expectation{compare: found[1], bound: int32(bound)}
}

func (b *builder) strategies() {
	for _, e := range b.doc.Strategies.entries {
		p := e.value
		st := Strategy{Name: e.id.value, LeaveAfter: int(p.LeaveAfter.value)}
		st.Plan = b.planned(e.id, p.Prepare)
		for _, n := range p.Choose {
			if i, ok := b.choiceNamed(n); ok {
				st.Choose = append(st.Choose, i)
			}
		}
		st.Prefer, st.Avoid = movesNamed(p.Prefer), movesNamed(p.Avoid)
		st.Expect = b.expectation(e.id, p.Expect)
		b.out.Strategies = append(b.out.Strategies, st)
	}
}

func (b *builder) choiceNamed(n name) (int, bool) {
	if n.value == "" {
		return 0, false
	}
	return b.lookup(aChoice, n.value, n.pos)
}

func movesNamed(names []name) []sim.Move {
	var all []sim.Move
	for _, n := range names {
		if m, ok := moveOf(n.value); ok {
			all = append(all, m)
		}
	}
	return all
}

// planned turns a list of activities into a plan and reports one that does not fit.
func (b *builder) planned(strategy name, prepare []name) uint16 {
	var plan uint16
	for _, n := range prepare {
		if n.value == "" {
			continue
		}
		if i, ok := b.lookup(anActivity, n.value, n.pos); ok {
			plan |= 1 << i
		}
	}
	if b.doc.Preparation == nil || plan == 0 {
		return plan
	}
	if need, slots := b.slotsOf(int(plan)), b.doc.Preparation.Slots.value; need > slots {
		b.add(codeSlots, strategy.pos, "id", strategy.value, "need", strconv.FormatInt(need, 10), "slots", strconv.FormatInt(slots, 10))
	}
	return plan
}

func (b *builder) expectation(strategy name, e expected) Expectation {
	out := Expectation{Worth: e.Worth.value}
	for _, n := range e.Outcomes {
		if i := slices.Index(enumerations["outcome"], n.value); i >= 0 {
			out.Outcomes = append(out.Outcomes, sim.Outcome(i))
		}
	}
	for _, n := range e.Endings {
		if i := slices.Index(endingWords(), n.value); i >= 0 {
			out.Endings = append(out.Endings, sim.EndingKind(i))
		}
	}
	if e.Worth.value != "" {
		m := worthPattern.FindStringSubmatch(strings.TrimSpace(e.Worth.value))
		if m == nil {
			b.add(codeWorth, e.Worth.pos, "value", e.Worth.value)
			return out
		}
		bound := bounded(m)
		out.compare, out.bound = bound.compare, bound.bound
	}
	if len(e.Outcomes) == 0 && len(e.Endings) == 0 && e.Worth.value == "" {
		b.add(codeNoExpectation, strategy.pos, "id", strategy.value)
	}
	return out
}
