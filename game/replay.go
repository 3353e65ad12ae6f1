package game

import (
	"errors"
	"fmt"
	"time"

	"parley/scenarios"
	"parley/sim"
)

// Divergence is where a record and the scenario of today part: the turn, and what is different. A record is never
// silently different.
type Divergence struct {
	Turn int // from 1; 0: already the start differs
	ID   string
	What DivergenceKind
	Open []string // what was open instead, for Gone and Closed
	Want string   // state hash in the record
	Got  string   // state hash now
}

// DivergenceKind is what differs at a turn.
type DivergenceKind string

const (
	Gone    DivergenceKind = "gone"    // the scenario has no such choice or activity any more
	Closed  DivergenceKind = "closed"  // it has, but it is not open there
	Differs DivergenceKind = "differs" // it leads to another state
	Moved   DivergenceKind = "rules"   // the record was played by another rule book
)

// Error says at which turn and in what the record differs.
func (d *Divergence) Error() string {
	switch d.What {
	case Gone:
		return fmt.Sprintf("turn %d: %s is gone from the scenario", d.Turn, d.ID)
	case Closed:
		return fmt.Sprintf("turn %d: %s is not open there any more", d.Turn, d.ID)
	case Moved:
		return fmt.Sprintf("turn %d: played by another rule book", d.Turn)
	}
	return fmt.Sprintf("turn %d: %s leads to state %s, the record says %s", d.Turn, d.ID, d.Got, d.Want)
}

// Replay folds a record on a scenario, without keeping anything, as far as they agree. The divergence is nil where
// they agree to the end.
func Replay(sc *scenarios.Scenario, rec Record) (*Session, *Divergence) {
	s := &Session{sc: sc, header: rec.Header, states: []sim.State{sim.Begin(sc.Rules, rec.Seed)}}
	s.header.ScenarioHash, s.header.Rules = sc.Hash, sim.Rules
	if !s.header.Level.Valid() {
		s.header.Level = Coach
	}
	start := hashOf(s.now())
	s.header.State = start
	if rec.State != "" && rec.State != start {
		what := Differs
		if rec.Rules != sim.Rules {
			what = Moved
		}
		return s, &Divergence{What: what, ID: "start", Want: rec.State, Got: start}
	}
	for _, e := range rec.Line() {
		if d := s.replay(e); d != nil {
			if d.What == Differs && rec.Rules != sim.Rules {
				d.What = Moved
			}
			return s, d
		}
	}
	return s, nil
}

// replay plays one entry of a record and holds its hash against the record's.
func (s *Session) replay(e Entry) *Divergence {
	d := &Divergence{Turn: len(s.turns) + 1, ID: e.name(), What: Closed, Want: e.State}
	var err error
	if e.Plan != nil {
		err = s.Prepare(*e.Plan)
	} else {
		err = s.Choose(e.Say)
	}
	if err != nil {
		var not *NotOpenError
		if errors.As(err, &not) {
			d.Open = not.Open
		}
		if !s.has(e) {
			d.What = Gone
		}
		return d
	}
	if d.Got = hashOf(s.now()); d.Want != "" && d.Got != d.Want {
		s.turns, s.states = s.turns[:len(s.turns)-1], s.states[:len(s.states)-1]
		d.What = Differs
		return d
	}
	s.turns[len(s.turns)-1].Entry.Notes = e.Notes
	return nil
}

// has says whether the scenario has what the entry names, open or not.
func (s *Session) has(e Entry) bool {
	if e.Plan == nil {
		_, ok := s.sc.Choice(e.Say)
		return ok
	}
	_, err := s.plan(*e.Plan)
	return err == nil
}

// Resume goes on with the record at path. Where the record is torn, differs from today's scenario, is played in
// another window or was put aside, the play goes on in a new file as far as they agree, and the old file is left as
// it is; the divergence says what changed.
func Resume(sc *scenarios.Scenario, store Store, path string) (*Session, *Divergence, error) {
	rec, err := ReadRecordFile(path)
	if err != nil {
		return nil, nil, err
	}
	if rec.Scenario != sc.ID {
		return nil, nil, fmt.Errorf("go on with %s: it is a record of %q, not of %q", path, rec.Scenario, sc.ID)
	}
	s, d := Replay(sc, rec)
	s.store = &store
	if d != nil || rec.Partial || store.putAside(path) {
		s.header.Begun = time.Now().UTC()
		return s, d, nil
	}
	l, err := reopen(path)
	switch {
	case errors.Is(err, ErrInUse):
		s.header.Begun = time.Now().UTC()
	case err != nil:
		return nil, nil, err
	default:
		s.log = l
		s.notePath()
	}
	return s, d, nil
}
