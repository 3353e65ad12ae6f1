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
// scenario if it is named; nil if there is none.
func (st Store) Unfinished(scenario string) (*Saved, error) {
	records, err := st.Records()
	if err != nil {
		return nil, err
	}
	shipped := scenarios.Shipped()
	for i := range records {
		r := &records[i]
		if r.Err != nil || len(r.Record.Line()) == 0 || scenario != "" && r.Record.Scenario != scenario {
			continue
		}
		if !slices.Contains(shipped, r.Record.Scenario) {
			continue
		}
		sc, err := scenarios.Load(r.Record.Scenario)
		if err != nil {
			continue
		}
		if s, _ := Replay(sc, r.Record); !s.Ended() {
			return r, nil
		}
	}
	return nil, nil
}
