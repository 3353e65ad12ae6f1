package scenarios

import (
	"slices"
	"strings"

	"parley/sim"
)

// QuarterStrategy is a named way to play the quarter by rule, and what must come of it.
type QuarterStrategy struct {
	Name      string
	Standoffs []string    // names of the scenarios' strategies, the first that there is
	Spend     []sim.Order // one after another, over and over
	Keeps     bool
	Answers   []string
	Expect    string

	bound Expectation
}

// Met says whether a worth of the quarter, 0..1000, is as expected.
func (st QuarterStrategy) Met(worth int32) bool { return st.bound.within(worth) }

// Next returns what the strategy does in a quarter that waits for an order. It spends before it asks and asks before
// the week ends.
func (st QuarterStrategy) Next(q *Quarter, now *sim.Quarter) sim.Order {
	open := sim.OpenOrders(q.Rules, now, nil)
	if len(open) == 0 {
		return sim.Order{Do: sim.EndWeek}
	}
	if open[0].Do == sim.Answer {
		return st.answer(q, now, open)
	}
	for _, o := range open {
		if o.Do == sim.Keep && st.Keeps {
			return o
		}
	}
	if n := len(st.Spend); n > 0 {
		done := 0
		for _, times := range now.Done {
			done += int(times)
		}
		if o := st.Spend[done%n]; slices.Contains(open, o) {
			return o
		}
	}
	for _, o := range open {
		if o.Do == sim.Ask && now.Week >= q.Rules.Requests[o.What].Due {
			return o
		}
	}
	return sim.Order{Do: sim.EndWeek}
}

func (st QuarterStrategy) answer(q *Quarter, now *sim.Quarter, open []sim.Order) sim.Order {
	for _, o := range open {
		if what, _ := q.Names(o, now); slices.Contains(st.Answers, what) {
			return o
		}
	}
	return open[0]
}

// In returns the strategy by which a standoff of the quarter is played: the first of its names that the scenario has,
// else one without preferences.
func (st QuarterStrategy) In(sc *Scenario) Strategy {
	for _, name := range st.Standoffs {
		if s, ok := sc.Strategy(name); ok {
			return s
		}
	}
	return Strategy{}
}

// Strategy finds a strategy by name.
func (q *Quarter) Strategy(name string) (QuarterStrategy, bool) {
	i := slices.IndexFunc(q.Strategies, func(st QuarterStrategy) bool { return st.Name == name })
	if i < 0 {
		return QuarterStrategy{}, false
	}
	return q.Strategies[i], true
}

func (b *quarterBuilder) strategies() {
	answers := slices.Concat(b.out.Answers...)
	for _, e := range b.doc.Strategies.entries {
		p := e.value
		st := QuarterStrategy{Name: e.id.value, Keeps: p.Keeps.value, Expect: p.Expect.value}
		for _, n := range p.Standoffs {
			st.Standoffs = append(st.Standoffs, n.value)
		}
		for _, n := range p.Answers {
			b.find(aChoice, n, answers)
			st.Answers = append(st.Answers, n.value)
		}
		for _, s := range p.Spend {
			if o, ok := b.spent(s); ok {
				st.Spend = append(st.Spend, o)
			}
		}
		m := worthPattern.FindStringSubmatch(strings.TrimSpace(p.Expect.value))
		if m == nil && p.Expect.value != "" {
			b.add(codeWorth, p.Expect.pos, "value", p.Expect.value)
		}
		st.bound = bounded(m)
		b.texts.put("strategy."+e.id.value, p.Text)
		b.out.Strategies = append(b.out.Strategies, st)
	}
}

// spent reads an activity and with whom.
func (b *quarterBuilder) spent(p phrase) (sim.Order, bool) {
	words := p.words()
	if len(words) != 2 {
		b.add(codeUnknownName, p.pos, "kind", anActivity, "id", p.value)
		return sim.Order{}, false
	}
	what := b.find(anActivity, name{scalar{pos: words[0].at, value: words[0].text}}, b.out.Activities)
	with := b.find(aParty, name{scalar{pos: words[1].at, value: words[1].text}}, b.out.People)
	return sim.Order{Do: sim.Spend, What: int8(what), With: int8(with)}, what >= 0 && with >= 0
}
