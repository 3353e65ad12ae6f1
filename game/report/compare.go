package report

import (
	"encoding/hex"

	"parley/game"
	"parley/scenarios"
	"parley/sim"
)

// Comparison is two to four plays of one scenario, turn beside turn.
type Comparison struct {
	Scenario     string        `json:"scenario"`
	ScenarioHash string        `json:"scenario_hash"`
	Rules        int           `json:"rules"`
	PartsAt      int           `json:"parts_at"` // row, from 1, where they first do different things; 0: nowhere
	Apart        bool          `json:"opened_differently"`
	Plays        []Compared    `json:"plays"`
	Rows         []ComparedRow `json:"rows"`
}

// Compared is one play and what came of it.
type Compared struct {
	Name      string    `json:"name"`
	Strategy  bool      `json:"strategy"`
	Seed      uint64    `json:"seed"`
	Variation string    `json:"variation,omitempty"`
	Turns     int       `json:"turns"`
	Ended     bool      `json:"ended"`
	Ending    *Ending   `json:"ending"`
	Outcome   string    `json:"outcome"`
	Worth     int32     `json:"worth"`
	Terms     Terms     `json:"terms"`
	Diverged  *Diverged `json:"diverged,omitempty"`
	Altered   bool      `json:"scenario_altered,omitempty"`
	Partial   bool      `json:"torn,omitempty"`
}

// Diverged is where a record and today's scenario part.
type Diverged struct {
	Turn int      `json:"turn"` // from 1; 0: already the start differs
	What string   `json:"what"` // gone, closed, differs, rules
	ID   string   `json:"id"`
	Open []string `json:"open,omitempty"`
	Want string   `json:"recorded_state,omitempty"`
	Got  string   `json:"state,omitempty"`
	Rest []string `json:"not_played,omitempty"` // what the record goes on with
}

// ComparedRow is one place with what each play did there.
type ComparedRow struct {
	N       int             `json:"n"`
	Act     string          `json:"act"`
	Meeting string          `json:"meeting,omitempty"`
	Line    int             `json:"line"` // of the meeting or the follow-up, from 1; 0 for the preparation
	Same    bool            `json:"same"`
	Parted  [][]int         `json:"parted,omitempty"` // plays, from 0, that went together until here, in the groups they part into
	Turns   []*ComparedTurn `json:"turns"`            // by play; null where it does nothing here
}

// ComparedTurn is what one play did at a place and what it came to.
type ComparedTurn struct {
	N         int      `json:"n"`
	Beat      string   `json:"beat,omitempty"`
	Choice    string   `json:"choice,omitempty"`
	Plan      []string `json:"plan,omitempty"`
	Moves     []string `json:"moves"`
	Scores    Scores   `json:"scores"`
	Outcome   string   `json:"outcome"`
	StateHash string   `json:"state_hash"`
}

// Compare renders a comparison.
func Compare(c *game.Comparison) Comparison {
	sc := c.Plays[0].Session.Scenario()
	out := Comparison{
		Scenario: sc.ID, ScenarioHash: sc.Hash, Rules: sim.Rules, PartsAt: c.Parts, Apart: c.Apart,
		Plays: []Compared{}, Rows: []ComparedRow{},
	}
	for _, p := range c.Plays {
		out.Plays = append(out.Plays, compared(sc, p))
	}
	for n, r := range c.Rows {
		row := ComparedRow{N: n + 1, Act: r.Act.String(), Line: r.Line, Same: r.Same, Parted: r.Parted}
		if r.Meeting >= 0 {
			row.Meeting = sc.Meetings[r.Meeting]
		}
		for i, turn := range r.Turns {
			row.Turns = append(row.Turns, comparedTurn(sc, c.Plays[i].Session, turn))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func compared(sc *scenarios.Scenario, p game.Compared) Compared {
	s := p.Session
	n := len(s.Turns())
	now := s.State(n)
	r := Of(sc, &now, s.Seed())
	out := Compared{
		Name: p.Name, Strategy: p.Strategy, Seed: r.Seed, Turns: n, Ended: s.Ended(), Ending: r.Ending,
		Outcome: r.Outcome, Worth: r.Worth, Terms: r.Terms, Altered: p.Altered, Partial: p.Partial,
		Diverged: Divergence(p.Divergence, p.Rest),
	}
	if now.Variation >= 0 {
		out.Variation = sc.Variations[now.Variation]
	}
	return out
}

// Divergence renders where a record and today's scenario part, and what of the record could not be played; nil where
// they agree.
func Divergence(d *game.Divergence, rest []game.Entry) *Diverged {
	if d == nil {
		return nil
	}
	out := &Diverged{Turn: d.Turn, What: string(d.What), ID: d.ID, Open: d.Open, Want: d.Want, Got: d.Got}
	for _, e := range rest {
		if e.Plan != nil {
			out.Rest = append(out.Rest, *e.Plan...)
		} else if e.Say != "" {
			out.Rest = append(out.Rest, e.Say)
		}
	}
	return out
}

func comparedTurn(sc *scenarios.Scenario, s *game.Session, turn int) *ComparedTurn {
	if turn < 0 {
		return nil
	}
	t := s.Turns()[turn]
	after := s.State(turn + 1)
	hash := after.Hash()
	out := &ComparedTurn{N: turn + 1, Moves: []string{}, Scores: scores(sc, &after), StateHash: hex.EncodeToString(hash[:])}
	if t.Choice >= 0 {
		out.Beat, out.Choice, out.Moves = sc.Beats[t.Beat], sc.Choices[t.Choice], sc.Moves(t.Choice)
	} else {
		out.Plan = *t.Entry.Plan
	}
	for _, e := range t.Events {
		if e.Variable == sim.InOutcome {
			out.Outcome = sim.Outcome(e.To).String()
		}
	}
	return out
}

// Heat is what every strategy comes to in every scenario.
type Heat struct {
	Rules      int            `json:"rules"`
	Scenarios  []HeatScenario `json:"scenarios"`
	Strategies []HeatStrategy `json:"strategies"`
}

// HeatScenario is a column.
type HeatScenario struct {
	ID   string `json:"id"`
	Hash string `json:"hash"`
}

// HeatStrategy is a row: a cell for each scenario, null where it has no such strategy.
type HeatStrategy struct {
	Name  string      `json:"name"`
	Cells []*HeatCell `json:"cells"`
}

// HeatCell is a strategy in a scenario. Ending, outcome and worth are those of the variation it does worst in.
type HeatCell struct {
	Scenario   string       `json:"scenario"`
	Ending     Ending       `json:"ending"`
	Outcome    string       `json:"outcome"`
	Worth      int32        `json:"worth"`
	Most       int32        `json:"worth_at_most"`
	Variations []HeatResult `json:"variations"`
}

// HeatResult is one variation.
type HeatResult struct {
	Variation string `json:"variation,omitempty"`
	Seed      uint64 `json:"seed"`
	Ending    Ending `json:"ending"`
	Outcome   string `json:"outcome"`
	Worth     int32  `json:"worth"`
}

// HeatOf renders a heat map.
func HeatOf(h *game.HeatMap) Heat {
	out := Heat{Rules: sim.Rules, Scenarios: []HeatScenario{}, Strategies: []HeatStrategy{}}
	for _, sc := range h.Scenarios {
		out.Scenarios = append(out.Scenarios, HeatScenario{sc.ID, sc.Hash})
	}
	for i, name := range h.Strategies {
		row := HeatStrategy{Name: name}
		for k, sc := range h.Scenarios {
			row.Cells = append(row.Cells, heatCell(sc, h.Cells[i][k]))
		}
		out.Strategies = append(out.Strategies, row)
	}
	return out
}

func heatCell(sc *scenarios.Scenario, c *game.HeatCell) *HeatCell {
	if c == nil {
		return nil
	}
	r := c.Typical()
	out := &HeatCell{
		Scenario: sc.ID, Ending: Ending{r.Ending, r.Kind.String()}, Outcome: r.Outcome.String(), Worth: r.Worth, Most: c.Most(),
	}
	for _, one := range c.Results {
		out.Variations = append(out.Variations, HeatResult{one.Variation, one.Seed, Ending{one.Ending, one.Kind.String()}, one.Outcome.String(), one.Worth})
	}
	return out
}
