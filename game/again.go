package game

import (
	"errors"
	"fmt"
	"time"

	"parley/sim"
)

// ErrInQuarter says that a standoff began with what a quarter had made of the relationship: no play of its own does.
var ErrInQuarter = errors.New("a standoff of the quarter began with the weeks before it")

// Again begins a play of its own with the turns before turn n, from 1: the same opening, the same words as far as that,
// and then another line. The old play stays what it is, so that the two can be laid side by side. n may be one past the
// last turn, to go on from where the play stands. It fails with ErrInQuarter, or where the record cannot be written.
func (s *Session) Again(n int, store *Store, level Level, begun time.Time) (*Session, error) {
	if s.states[0] != sim.Begin(s.sc.Rules, s.header.Seed) {
		return nil, ErrInQuarter
	}
	if n < 1 || n > len(s.turns)+1 {
		return nil, fmt.Errorf("again from turn %d: the play has %d turns", n, len(s.turns))
	}
	next, err := New(s.sc, Options{Seed: s.header.Seed, Level: level, Store: store, Begun: begun})
	if err != nil {
		return nil, err
	}
	for _, t := range s.turns[:n-1] {
		if err := next.redo(t); err != nil {
			_ = next.Close() // the error that stopped it is the one to tell
			return nil, err
		}
	}
	return next, nil
}

// redo plays a turn of another session of the same scenario, and notes what was noted there.
func (s *Session) redo(t Turn) error {
	var err error
	if t.Entry.Plan != nil {
		err = s.Prepare(*t.Entry.Plan)
	} else {
		err = s.Choose(t.Entry.Say)
	}
	for _, n := range t.Entry.Notes {
		if err == nil {
			err = s.note(n)
		}
	}
	return err
}

// Stood returns the turn, from 1, that was played at a node of the map; for an answer or an ending, the turn that led
// to it. It is one past the last turn where the play stands there and nothing was said yet, and 0 where it never came.
func (m *BranchMap) Stood(s *Session, node int) int {
	for i := range s.states {
		if m.at(&s.states[i]) == node {
			return i + 1
		}
		if i == len(s.turns) {
			break
		}
		for _, e := range s.turns[i].Events {
			if e.Variable == sim.InEnding && m.endings[e.To] == node || e.Variable == sim.InBeat && m.byBeat[e.To] == node && !m.talk(node) {
				return i + 1
			}
		}
	}
	return 0
}

// at is the node where a play stands in a state in which something can be said or prepared; -1 when it has ended.
func (m *BranchMap) at(now *sim.State) int {
	switch now.Act {
	case sim.Preparation:
		return 0
	case sim.Ended:
		return -1
	}
	return m.byBeat[now.Beat]
}

// talk says whether the player speaks at a node.
func (m *BranchMap) talk(node int) bool { return m.Nodes[node].Kind == MapTalk }

// Start is the node in which every play begins.
func (m *BranchMap) Start() int {
	start := sim.Begin(m.sc.Rules, 0)
	return max(m.at(&start), 0)
}

// Stands is the node to which a play has come: where something can be said or, once it has ended, was said last.
func (m *BranchMap) Stands(s *Session) int {
	if n := len(s.turns); s.Ended() && n > 0 {
		return m.at(&s.states[n-1])
	}
	return max(m.at(s.now()), 0)
}
