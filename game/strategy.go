package game

import (
	"fmt"
	"slices"

	"parley/scenarios"
	"parley/sim"
)

// PlayStrategy plays on to the end as a named strategy of the scenario would.
func (s *Session) PlayStrategy(name string) error {
	for _, st := range s.sc.Strategies {
		if st.Name == name {
			for !s.Ended() {
				if err := s.Follow(st); err != nil {
					return err
				}
			}
			return nil
		}
	}
	return fmt.Errorf("play %s by %q: no such strategy", s.sc.ID, name)
}

// Follow plays one turn as a strategy would.
func (s *Session) Follow(st scenarios.Strategy) error {
	c := st.Next(s.sc, s.now())
	if c.Choice >= 0 {
		return s.Choose(s.sc.Choices[c.Choice])
	}
	return s.Prepare(s.sc.Command(c))
}

// PlayWay plays a way given by ids: where preparation is open the plan's activities first, then the choices.
func (s *Session) PlayWay(ids []string) error {
	if s.now().Act == sim.Preparation {
		plan, rest := s.sc.Plan(ids)
		if err := s.Prepare(s.sc.Command(sim.Prepare(plan))); err != nil {
			return err
		}
		ids = rest
	}
	for _, id := range ids {
		if err := s.Choose(id); err != nil {
			return err
		}
	}
	return nil
}

// Unfinished returns the play that was played last among those that have not ended and can be gone on with, of one
// shipped scenario if it is named, else of any; nil if there is none.
func (st Store) Unfinished(scenario string) (*Saved, error) {
	shipped := scenarios.Shipped()
	return st.unfinished(func(id string) *scenarios.Scenario {
		if scenario != "" && id != scenario || !slices.Contains(shipped, id) {
			return nil
		}
		sc, err := scenarios.Load(id)
		if err != nil {
			return nil
		}
		return sc
	})
}

// UnfinishedOf is Unfinished for a scenario that need not be a shipped one.
func (st Store) UnfinishedOf(sc *scenarios.Scenario) (*Saved, error) {
	return st.unfinished(func(id string) *scenarios.Scenario {
		if id != sc.ID {
			return nil
		}
		return sc
	})
}

// unfinished finds the last play that has not ended, among those whose scenario is found.
func (st Store) unfinished(find func(id string) *scenarios.Scenario) (*Saved, error) {
	records, err := st.Records()
	if err != nil {
		return nil, err
	}
	for i := range records {
		r := &records[i]
		if r.Err != nil || len(r.Record.Line()) == 0 {
			continue
		}
		sc := find(r.Record.Scenario)
		if sc == nil {
			continue
		}
		if s, _ := Replay(sc, r.Record); !s.Ended() {
			return r, nil
		}
	}
	return nil, nil
}
