package game

import (
	"slices"

	"parley/scenarios"
	"parley/sim"
)

// marked is what a turn has of the marks of the codex.
type marked scenarios.Marks

// marks finds what turn i did and what it went against: its moves, the mistakes it was, the concerns it relieved, and the
// principle of its note, which a wrong line goes against.
func (s *Session) marks(i int) (did, against marked) {
	t := s.turns[i]
	for _, m := range made(t.Events) {
		if fails(m) {
			against.Moves = append(against.Moves, m.String())
		} else {
			did.Moves = append(did.Moves, m.String())
		}
	}
	against.Mistakes = s.mistakes(i)
	for _, e := range t.Events {
		if e.Variable == sim.InRelief && e.Amount() > 0 {
			did.Causes = append(did.Causes, s.sc.Causes[e.Party][e.Of])
			did.Conflicts = append(did.Conflicts, s.sc.Conflicts[e.Party][e.Of])
		}
	}
	switch {
	case t.Choice >= 0 && s.wrongInItself(i):
		against.Principles = append(against.Principles, s.sc.Notes[t.Choice].Principle)
	case t.Choice >= 0:
		did.Principles = append(did.Principles, s.sc.Notes[t.Choice].Principle)
	case t.command(s).Plan != 0:
		did.Principles = append(did.Principles, "preparation")
	}
	return did, against
}

// wouldDo is what a command would have done at turn i, as far as its moves say.
func (s *Session) wouldDo(i int, c sim.Command) marked {
	var m marked
	for _, move := range s.would(i, c) {
		if !fails(move) {
			m.Moves = append(m.Moves, move.String())
		}
	}
	return m
}

// bearOn says whether any of them is among the marks of an entry.
func (m marked) bearOn(of scenarios.Marks) bool {
	for _, pair := range [...][2][]string{
		{m.Moves, of.Moves}, {m.Mistakes, of.Mistakes}, {m.Causes, of.Causes}, {m.Conflicts, of.Conflicts}, {m.Principles, of.Principles},
	} {
		if slices.ContainsFunc(pair[0], func(w string) bool { return slices.Contains(pair[1], w) }) {
			return true
		}
	}
	return false
}
