package report

import (
	"encoding/hex"

	"parley/game"
	"parley/sim"
)

// Quarter is a whole quarter: what was done in it, the standoffs in full, and what it came to.
type Quarter struct {
	Quarter     string            `json:"quarter"`
	QuarterHash string            `json:"quarter_hash"`
	Rules       int               `json:"rules"`
	Seed        uint64            `json:"seed"`
	Language    string            `json:"language"`
	Steps       []QuarterStep     `json:"steps"`
	Standoffs   []Result          `json:"standoffs"`
	Over        bool              `json:"over"`
	Requests    []QuarterRequest  `json:"requests"`
	People      []QuarterPerson   `json:"people"`
	Promises    map[string]string `json:"promises"` // by id, those that were made
	Worth       int32             `json:"worth"`
	Terms       Terms             `json:"terms"`

	Diverged *Diverged `json:"diverged,omitempty"`
}

// QuarterStep is one order, or the end of a standoff, and what it changed.
type QuarterStep struct {
	N         int            `json:"n"`
	Week      int8           `json:"week"`
	Do        string         `json:"do"`
	What      string         `json:"what,omitempty"`
	With      string         `json:"with,omitempty"`
	Slots     int8           `json:"slots"`
	Says      string         `json:"says"`
	Events    []QuarterEvent `json:"events"`
	StateHash string         `json:"state_hash"`
}

// QuarterEvent is one change.
type QuarterEvent struct {
	Cause    string `json:"cause"`
	Variable string `json:"variable"`
	Person   string `json:"person,omitempty"`
	Of       string `json:"of,omitempty"`
	From     int32  `json:"from"`
	To       int32  `json:"to"`
	Reason   string `json:"reason"`
}

// QuarterRequest is one request's record.
type QuarterRequest struct {
	ID      string `json:"id"`
	Due     int8   `json:"due"`
	Week    int8   `json:"week"`
	Cold    bool   `json:"cold"`
	Ending  string `json:"ending,omitempty"`
	Kind    string `json:"kind,omitempty"`
	Outcome string `json:"outcome"`
	Worth   int16  `json:"worth"`
}

// QuarterPerson is a relationship at the end, in thousandths.
type QuarterPerson struct {
	ID         string `json:"id"`
	Trust      int32  `json:"trust"`
	Competence int16  `json:"competence"`
	Character  int16  `json:"character"`
	Goodwill   int16  `json:"goodwill"`
}

// Campaign renders a quarter.
func Campaign(c *game.Campaign, lang string) Quarter {
	q, now := c.Quarter(), c.State()
	w := sim.WorthOfQuarter(q.Rules, &now)
	out := Quarter{
		Quarter: q.ID, QuarterHash: q.Hash, Rules: sim.Rules, Seed: c.Seed(), Language: lang, Over: c.Over(),
		Steps: []QuarterStep{}, Standoffs: []Result{}, Promises: map[string]string{},
		Worth: w.R, Terms: Terms{w.Got, w.Bond, w.Time, w.Clean},
	}
	told := c.Told(lang)
	for i, s := range c.Steps() {
		hash := s.After.Hash()
		step := QuarterStep{N: i + 1, Week: s.Before.Week, Do: s.Entry.Do, What: s.Entry.What, With: s.Entry.With,
			Slots: s.After.Slots, Says: told[i][0].Text, Events: []QuarterEvent{}, StateHash: hex.EncodeToString(hash[:])}
		for _, e := range s.Events {
			step.Events = append(step.Events, quarterEvent(c, e))
		}
		out.Steps = append(out.Steps, step)
	}
	for i, id := range q.Requests {
		if q.Scenarios[i] == nil {
			continue
		}
		a := now.Requests[i]
		r := QuarterRequest{ID: id, Due: q.Rules.Requests[i].Due, Week: a.Week, Cold: a.Cold, Outcome: a.Result.String(), Worth: a.Worth}
		if s := c.Played(i); s != nil {
			r.Ending, r.Kind = q.Scenarios[i].Endings[a.Ending], q.Scenarios[i].Rules.Endings[a.Ending].Kind.String()
			out.Standoffs = append(out.Standoffs, Run(s, lang))
		}
		out.Requests = append(out.Requests, r)
	}
	for i, id := range q.People {
		b := now.Bonds[i]
		out.People = append(out.People, QuarterPerson{id, b.Trust(), b.Competence, b.Character, b.Goodwill})
	}
	for i, id := range q.Promises {
		if st := now.Pledges[i].State; st != sim.NotPromised {
			out.Promises[id] = [...]string{"", "open", "kept", "broken"}[st]
		}
	}
	return out
}

func quarterEvent(c *game.Campaign, e sim.Event) QuarterEvent {
	q := c.Quarter()
	out := QuarterEvent{Cause: e.Cause.String(), Variable: e.Variable.String(), From: e.From, To: e.To, Reason: e.Reason()}
	if e.Party >= 0 {
		out.Person = q.People[e.Party]
	}
	switch e.Variable {
	case sim.InPledge:
		out.Of = q.Promises[e.Of]
	case sim.InRequest, sim.InOutcome:
		out.Of = q.Requests[e.Of]
	case sim.InSurprise:
		out.Of = q.Surprises[e.Of]
	}
	return out
}
