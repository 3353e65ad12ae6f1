package game

import (
	"slices"

	"parley/sim"
)

// Mistakes lists the five mistakes of the subject, in its order.
func Mistakes() []string {
	return []string{"command", "vague", "self-centred", "last-minute", "giving-up"}
}

// lastRung is the meeting, from 0, from which leaving is no longer giving up too early: the fourth step of the ladder,
// or the last that there is.
func (s *Session) lastRung() int8 { return int8(min(len(s.sc.Meetings), 4) - 1) }

// mistakes names which of the five turn i was, each once, however many moves say so.
func (s *Session) mistakes(i int) []string {
	t, before := s.turns[i], &s.states[i]
	if t.Choice < 0 {
		if s.unprepared(i) {
			return []string{"last-minute"}
		}
		return nil
	}
	is := map[string]bool{s.sc.Notes[t.Choice].Mistake: true}
	for _, m := range made(t.Events) {
		switch m {
		case sim.MoveCommand, sim.MoveVague, sim.MoveSelfCentred:
			is[m.String()] = true
		}
	}
	c := s.sc.Rules.Choices[t.Choice]
	if c.Next.Kind == sim.ToEnding && t.Act == sim.Meetings && before.Meeting < s.lastRung() {
		kind := s.sc.Rules.Endings[c.Next.Index].Kind
		is["giving-up"] = is["giving-up"] || kind == sim.GivenUp || kind == sim.OpenDoor
	}
	return slices.DeleteFunc(Mistakes(), func(m string) bool { return !is[m] })
}

// unprepared says whether the plan of turn i leaves the first ask without preparation and without a deposit to draw on.
func (s *Session) unprepared(i int) bool {
	drawn := slices.ContainsFunc(s.states[i+1].Parties[:], func(p sim.Party) bool { return p.Goodwill > 0 })
	return s.turns[i].command(s).Plan == 0 && !drawn
}

// made lists the moves that events come from, as they counted: a third party before its time has gone over their head.
func made(events []sim.Event) []sim.Move {
	var moves []sim.Move
	for _, e := range events {
		if m, ok := e.Cause.Move(); ok && e.Variable == sim.InMeters {
			moves = append(moves, m)
		}
	}
	return moves
}

// would lists the moves that a command makes, or would have made, at turn i.
func (s *Session) would(i int, c sim.Command) []sim.Move {
	_, events, _ := sim.Step(s.sc.Rules, s.states[i], c) // one that is not open makes none
	return made(events)
}

// principle is the entry of the codex behind a command at turn i: what the author says, else what the first move stands
// for; a destructive one outweighs the rest.
func (s *Session) principle(i int, c sim.Command) string {
	if c.Choice < 0 {
		if c.Plan == 0 {
			return "mistake-last-minute"
		}
		return "preparation"
	}
	if note := s.sc.Notes[c.Choice]; note.Principle != "" {
		return note.Principle
	}
	moves := s.would(i, c)
	if len(moves) == 0 {
		return "patience"
	}
	return reason(moves[max(slices.IndexFunc(moves, fails), 0)])
}

func reason(m sim.Move) string { return sim.Event{Cause: sim.Cause(m)}.Reason() }

// wrongInItself says whether a line that cost something was a mistake or a destructive move, and not only second best.
func (s *Session) wrongInItself(i int) bool {
	return len(s.mistakes(i)) > 0 || slices.ContainsFunc(made(s.turns[i].Events), fails)
}
