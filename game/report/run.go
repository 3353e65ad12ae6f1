// Package report renders a play for other programs: the JSON of a run. It computes no score; it writes down what the
// session and its events say.
//
// Start reading at [Run].
package report

import (
	"encoding/hex"

	"parley/game"
	"parley/scenarios"
	"parley/sim"
)

// Result is how a run ended, or where it stands.
type Result struct {
	Scenario     string  `json:"scenario"`
	ScenarioHash string  `json:"scenario_hash"`
	Rules        int     `json:"rules"`
	Seed         uint64  `json:"seed"`
	Language     string  `json:"language,omitempty"`
	Way          string  `json:"way,omitempty"`
	Turns        []Turn  `json:"turns,omitempty"`
	Ending       *Ending `json:"ending"`
	Outcome      string  `json:"outcome"`
	Worth        int32   `json:"worth"`
	Terms        Terms   `json:"terms"`
	Final        Scores  `json:"final"`

	Diverged *Diverged `json:"diverged,omitempty"` // of a record that today's scenario plays otherwise
}

// Ending names the ending; a run that goes on has none.
type Ending struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
}

// Terms are the four terms of a run's worth, 0..1000 each.
type Terms struct {
	Got   int32 `json:"got"`
	Bond  int32 `json:"bond"`
	Time  int32 `json:"time"`
	Clean int32 `json:"clean"`
}

// Scores is what there is to see at a moment, in thousandths.
type Scores struct {
	Trust      int32 `json:"trust"`
	Competence int32 `json:"competence"`
	Character  int32 `json:"character"`
	Alignment  int32 `json:"alignment"`
	Exchange   int32 `json:"exchange"`
	Resistance int32 `json:"resistance"`
	Goodwill   int32 `json:"goodwill"`
	Decision   int32 `json:"decision"`
}

// Turn is one command and what it changed.
type Turn struct {
	N         int      `json:"n"`
	Act       string   `json:"act"`
	Beat      string   `json:"beat,omitempty"`
	Choice    string   `json:"choice,omitempty"`
	Plan      []string `json:"plan,omitempty"`
	Moves     []string `json:"moves"`
	Scores    Scores   `json:"scores"`
	Events    []Event  `json:"events"`
	Outcome   string   `json:"outcome"`
	Says      string   `json:"says"`
	Mood      string   `json:"mood"`
	StateHash string   `json:"state_hash"`
}

// Event is one change. Move is empty where no move caused it; Cause then says what did.
type Event struct {
	Move     string    `json:"move,omitempty"`
	Cause    string    `json:"cause,omitempty"`
	Variable string    `json:"variable"`
	Party    string    `json:"party,omitempty"`
	Of       string    `json:"of,omitempty"`
	Amount   int32     `json:"amount"`
	From     int32     `json:"from"`
	To       int32     `json:"to"`
	Reason   string    `json:"reason"`
	Uses     int16     `json:"uses,omitempty"`
	Belief   int16     `json:"belief,omitempty"`
	Meters   *Meters   `json:"meters,omitempty"`
	Decision *Decision `json:"decision,omitempty"`
}

// Meters is what one move changed of the three meters.
type Meters struct {
	Trust     int32 `json:"trust"`
	Alignment int32 `json:"alignment"`
	Exchange  int32 `json:"exchange"`
}

// Decision lists the terms of an answer; they add up to Score.
type Decision struct {
	Trust      int32  `json:"trust"`
	Alignment  int32  `json:"alignment"`
	Exchange   int32  `json:"exchange"`
	Goodwill   int32  `json:"goodwill"`
	Resistance int32  `json:"resistance"`
	Score      int32  `json:"score"`
	Outcome    string `json:"outcome"`
	Gate       string `json:"gate,omitempty"`
	Missing    int32  `json:"missing,omitempty"`
	Concern    string `json:"concern,omitempty"`
}

// Run renders a play with all its turns.
func Run(s *game.Session, lang string) Result {
	sc := s.Scenario()
	turns := s.Turns()
	state := s.State(len(turns))
	r := Of(sc, &state, s.Seed())
	r.Language = lang
	history := s.History(lang)
	for i, t := range turns {
		after := s.State(i + 1)
		hash := after.Hash()
		turn := Turn{
			N: i + 1, Act: t.Act.String(), Moves: []string{}, Events: []Event{},
			Scores: scores(sc, &after), StateHash: hex.EncodeToString(hash[:]),
		}
		if t.Choice >= 0 {
			turn.Beat, turn.Choice, turn.Moves = sc.Beats[t.Beat], sc.Choices[t.Choice], sc.Moves(t.Choice)
		} else {
			turn.Plan = *t.Entry.Plan
		}
		for _, e := range t.Events {
			turn.Events = append(turn.Events, event(sc, e))
			if e.Variable == sim.InOutcome {
				turn.Outcome = sim.Outcome(e.To).String() // of several answers the one that counts
			}
		}
		for _, speech := range history[i].Spoken {
			if speech.Own {
				continue
			}
			if turn.Says != "" {
				turn.Says += "\n"
			}
			turn.Says, turn.Mood = turn.Says+speech.Text, speech.Mood
		}
		r.Turns = append(r.Turns, turn)
	}
	return r
}

// Of renders a state without its turns.
func Of(sc *scenarios.Scenario, s *sim.State, seed uint64) Result {
	worth := sim.WorthOf(sc.Rules, s)
	r := Result{
		Scenario: sc.ID, ScenarioHash: sc.Hash, Rules: sim.Rules, Seed: seed,
		Outcome: s.Outcome.String(), Worth: worth.R,
		Terms: Terms{worth.Got, worth.Bond, worth.Time, worth.Clean},
		Final: scores(sc, s),
	}
	if s.Ending >= 0 {
		r.Ending = &Ending{sc.Endings[s.Ending], sc.Rules.Endings[s.Ending].Kind.String()}
	}
	return r
}

func scores(sc *scenarios.Scenario, s *sim.State) Scores {
	v := sim.ScoresOf(sc.Rules, s, int(s.Speaker))
	return Scores{v.Trust, v.Competence, v.Character, v.Alignment, v.Exchange, v.Resistance, v.Goodwill, v.Decision}
}

func event(sc *scenarios.Scenario, e sim.Event) Event {
	out := Event{
		Variable: e.Variable.String(), Amount: e.Amount(), From: e.From, To: e.To, Reason: e.Reason(),
		Uses: e.Uses, Belief: e.Belief, Of: nameOf(sc, e),
	}
	if _, ok := e.Cause.Move(); ok {
		out.Move = e.Cause.String()
	} else {
		out.Cause = e.Cause.String()
	}
	if len(sc.Counterparts) > 1 {
		out.Party = sc.Counterparts[e.Party]
	}
	if e.Variable == sim.InMeters {
		out.Meters = &Meters{e.Meters.Trust, e.Meters.Alignment, e.Meters.Exchange}
	}
	if d := e.Decision; d != nil {
		out.Decision = &Decision{
			Trust: d.Trust, Alignment: d.Alignment, Exchange: d.Exchange, Goodwill: d.Goodwill, Resistance: d.Resistance,
			Score: d.Score, Outcome: d.Outcome.String(), Gate: d.Gate.String(), Missing: d.Missing,
		}
		if d.Concern >= 0 {
			out.Decision.Concern = sc.Concerns[e.Party][d.Concern]
		}
	}
	return out
}

// nameOf names what an event is about: a concern, a KPI, a promise, a beat.
func nameOf(sc *scenarios.Scenario, e sim.Event) string {
	switch e.Variable {
	case sim.InRelief, sim.InKnown:
		return sc.Concerns[e.Party][e.Of]
	case sim.InLinked, sim.InKnownKPI:
		return sc.KPIs[e.Party][e.Of]
	case sim.InOffered:
		return sc.Currencies[e.Party][e.Of]
	case sim.InHand:
		return sc.Evidence[e.Of]
	case sim.InPromise, sim.InPromised:
		for i, pr := range sc.Rules.Promises {
			if pr.Party == e.Party && pr.Slot == e.Of {
				return sc.Promises[i]
			}
		}
	case sim.InShown:
		if e.Of >= 0 {
			return sc.Evidence[e.Of]
		}
	case sim.InBeat:
		return sc.Beats[e.To]
	case sim.InEnding:
		return sc.Endings[e.To]
	}
	return ""
}
