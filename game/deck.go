package game

import (
	"slices"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// StrategyCard is a named strategy of a scenario as a card of a deck: what it wants, what it will not do, when it goes.
type StrategyCard struct {
	Name       string
	Text       string   // what it is called
	Plan       []string // what it prepares
	Lines      []string // what it means to say whenever it can, in this order
	Prefer     []string // moves it looks for, best first, in words
	Avoid      []string
	LeaveAfter int // refusals after which it goes; 0: never
}

// Deck lists the strategies of a scenario in a language.
func Deck(sc *scenarios.Scenario, lang string) []StrategyCard {
	w := words.In(lang)
	var all []StrategyCard
	for _, st := range sc.Strategies {
		card := StrategyCard{Name: st.Name, Text: sc.Text(lang, "strategy."+st.Name), Plan: planned(sc, st.Plan, lang), LeaveAfter: st.LeaveAfter}
		for _, c := range st.Choose {
			card.Lines = append(card.Lines, sc.Text(lang, "choice."+sc.Choices[c]))
		}
		for _, m := range st.Prefer {
			card.Prefer = append(card.Prefer, w.Say("move."+m.String()))
		}
		for _, m := range st.Avoid {
			card.Avoid = append(card.Avoid, w.Say("move."+m.String()))
		}
		all = append(all, card)
	}
	return all
}

// planned names the activities of a plan.
func planned(sc *scenarios.Scenario, plan uint16, lang string) []string {
	var titles []string
	for i, id := range sc.Activities {
		if plan&(1<<i) != 0 {
			titles = append(titles, sc.Text(lang, "activity."+id+".title"))
		}
	}
	return titles
}

// Intent is what a named strategy does next, and why.
type Intent struct {
	Choice string   // id; empty in preparation
	Plan   []string // titles of what it prepares
	Why    string   // one sentence
}

// Intent asks a named strategy what it does now. It is not ok where the scenario has no such strategy or the play has
// ended.
func (s *Session) Intent(name, lang string) (intent Intent, ok bool) {
	st, ok := s.sc.Strategy(name)
	if !ok || s.Ended() {
		return Intent{}, false
	}
	w := words.In(lang)
	c := st.Next(s.sc, s.now())
	if c.Choice < 0 {
		titles := planned(s.sc, c.Plan, lang)
		if len(titles) == 0 {
			return Intent{Why: w.Say("intent.unprepared")}, true
		}
		return Intent{Plan: titles, Why: w.Say("intent.plan", "All", Join(lang, titles))}, true
	}
	return Intent{Choice: s.sc.Choices[c.Choice], Why: s.motive(st, int(c.Choice), w)}, true
}

// motive says why a strategy takes a choice: it follows the order in which the strategy itself decides.
func (s *Session) motive(st scenarios.Strategy, choice int, w *words.Words) string {
	if st.LeaveAfter > 0 && s.now().Refusals() >= st.LeaveAfter && s.leads(choice) {
		return w.Say("intent.leave", "Count", st.LeaveAfter)
	}
	if slices.Contains(st.Choose, choice) {
		return w.Say("intent.listed")
	}
	span := s.sc.Rules.Choices[choice].Deeds
	best := -1
	for _, d := range s.sc.Rules.Deeds[span.Start:span.End] {
		if at := slices.Index(st.Prefer, d.Move); at >= 0 && (best < 0 || at < best) {
			best = at
		}
	}
	switch {
	case best >= 0:
		return w.Say("intent.move", "N", best+1, "Move", w.Say("move."+st.Prefer[best].String()))
	case len(st.Avoid) > 0:
		return w.Say("intent.avoid")
	}
	return w.Say("intent.first")
}

// leads says whether a choice ends the talk.
func (s *Session) leads(choice int) bool { return s.sc.Rules.Choices[choice].Next.Kind == sim.ToEnding }

// HeatOf is Heat for scenarios that come with the game, by id; those that cannot be opened are left out.
func HeatOf(ids []string) (*HeatMap, error) {
	var all []*scenarios.Scenario
	for _, id := range ids {
		if sc, err := Open(id); err == nil {
			all = append(all, sc)
		}
	}
	return Heat(all)
}
