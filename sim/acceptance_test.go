package sim

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// The acceptance table says what must come out of the rule book, case by case and line by line. Its figures were
// computed by independent programs; they are the requirement and are never rewritten by -update.
type acceptanceCase struct {
	ID, What, Setting string
	With              map[string]int16
	Start             map[string]int32
	Lines             []acceptanceLine
}

type acceptanceLine struct {
	Before  string
	Moves   []yaml.Node
	Deposit []yaml.Node
	// What must stand after the line; nil where the table does not say.
	Competence, Character, Trust, Alignment, Exchange, Resistance, Decision, Goodwill *int32
	Outcome                                                                           string
}

func TestAcceptanceTable(t *testing.T) {
	raw, err := os.ReadFile("testdata/acceptance.yaml")
	require.NoError(t, err)
	var table struct{ Cases []acceptanceCase }
	require.NoError(t, yaml.Unmarshal(raw, &table))
	require.Equal(t, 41, len(table.Cases), "cases in the table")

	for _, c := range table.Cases {
		t.Run(c.ID+" "+c.What, func(t *testing.T) {
			talk := newTalk(c.Setting)
			talk.set(t, c.With)
			scores := ScoresOf(&talk.sc, &talk.s, 0)
			require.Equal(t, c.Start["trust"], scores.Trust, "trust at the start")
			require.Equal(t, c.Start["alignment"], scores.Alignment, "alignment at the start")
			require.Equal(t, c.Start["exchange"], scores.Exchange, "exchange at the start")
			for i, line := range c.Lines {
				talk.play(t, fmt.Sprintf("line %d", i+1), line)
			}
		})
	}
}

// talk is a reference setting of the rule book and a state to say lines in, without beats.
type talk struct {
	sc       Scenario
	s        State
	concerns []string
}

func newTalk(setting string) *talk {
	start := Profile{StartCompetence: 450, StartCharacter: 450, Authority: 100}
	var names []string
	switch setting {
	case "it":
		start.Trust, start.Alignment, start.Exchange, start.Floor = 350, 300, 350, 150
		start.StartAlignment, start.Cost = 250, 400
		names = []string{"queue", "research"}
		start.Concerns = []Concern{{Weight: 120, Answer: MoveLinkKPI, Gate: 300}, {Weight: 80, Answer: MoveReduceCost, Gate: 400}}
	case "marketing":
		start.Trust, start.Alignment, start.Exchange, start.Floor = 250, 350, 400, 150
		start.StartAlignment, start.Cost, start.Authority = 200, 500, 50
		names = []string{"quota", "kpi"}
		start.Concerns = []Concern{{Weight: 140, Answer: MovePhase, Gate: 300}, {Weight: 120, Answer: MoveLinkKPI, Gate: 300}}
	case "finance":
		start.Trust, start.Alignment, start.Exchange, start.Floor = 400, 250, 350, 200
		start.StartAlignment, start.Cost = 300, 250
		names = []string{"audit", "process"}
		start.Concerns = []Concern{{Weight: 220, Answer: MoveCoverRisk, Gate: 420, RedLine: true}, {Weight: 80, Answer: MoveCriteria, Gate: 300}}
	}
	start.KPIs = []KPI{{Weight: 1000}}
	tk := &talk{sc: Scenario{Days: 20, Patience: 99, Parties: []Profile{start}, FollowUp: -1}, concerns: names}
	tk.sc.Meetings = []Meeting{{Patience: 99}, {Patience: 99}}
	tk.sc.Beats = []Beat{{}}
	tk.s = Begin(&tk.sc, 1)
	return tk
}

func (tk *talk) set(t *testing.T, with map[string]int16) {
	p := &tk.s.Parties[0]
	for name, v := range with {
		switch name {
		case "competence":
			p.Competence = v
		case "character":
			p.Character = v
		case "alignment":
			p.Alignment = v
		case "goodwill":
			p.Goodwill = v
		default:
			require.Fail(t, "the table sets an unknown value", name)
		}
	}
}

// play says one line of the table, asks for a decision after it, and holds the figures against the table.
func (tk *talk) play(t *testing.T, label string, line acceptanceLine) {
	t.Helper()
	r := run{sc: &tk.sc, s: &tk.s, log: new([]Event)}
	switch line.Before {
	case "next-meeting":
		r.meet(1)
	case "next-request":
		tk.s.Meeting = -1
		r.meet(0)
	}
	if line.Deposit != nil {
		r.line(tk.deeds(t, line.Deposit), 0, true)
		require.Equal(t, *line.Goodwill, int32(tk.s.Parties[0].Goodwill), "%s: goodwill", label)
		return
	}
	r.line(tk.deeds(t, line.Moves), 0, false)
	r.decide(false)

	got := ScoresOf(&tk.sc, &tk.s, 0)
	for _, want := range []struct {
		name  string
		value *int32
		got   int32
	}{
		{"competence", line.Competence, got.Competence}, {"character", line.Character, got.Character},
		{"trust", line.Trust, got.Trust}, {"alignment", line.Alignment, got.Alignment},
		{"exchange", line.Exchange, got.Exchange}, {"resistance", line.Resistance, got.Resistance},
		{"decision", line.Decision, got.Decision},
	} {
		require.NotNil(t, want.value, "%s: the table gives %s", label, want.name)
		require.Equal(t, *want.value, want.got, "%s: %s", label, want.name)
	}
	require.Equal(t, line.Outcome, tk.s.Outcome.String(), "%s: outcome", label)
}

// deeds reads moves such as {evidence: 3, concern: audit}: the number is quality, percent or amount by the move.
func (tk *talk) deeds(t *testing.T, nodes []yaml.Node) []Deed {
	var deeds []Deed
	for i := range nodes {
		deeds = append(deeds, tk.deed(t, &nodes[i]))
	}
	return deeds
}

func (tk *talk) deed(t *testing.T, n *yaml.Node) Deed {
	d := Deed{Concern: -1, Index: -1}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		if key == "concern" {
			d.Concern = int8(indexOf(tk.concerns, value.Value))
			require.GreaterOrEqual(t, d.Concern, int8(0), "concern %s", value.Value)
			continue
		}
		m := indexOf(moveNames[:], key)
		require.GreaterOrEqual(t, m, 0, "move %s", key)
		d.Move = Move(m)
		if value.Tag != "!!null" {
			require.NoError(t, value.Decode(&d.Amount))
		}
	}
	switch d.Move {
	case MoveLinkKPI:
		d.Index = 0
	case MovePromise, MoveShareCredit:
		d.Index = tk.newPromise(d.Amount)
	}
	return d
}

// newPromise makes a promise of its own currency for an amount of the table.
func (tk *talk) newPromise(amount int16) int8 {
	i := int8(len(tk.sc.Promises))
	tk.sc.Promises = append(tk.sc.Promises, Promise{Slot: i, Currency: i, Amount: amount})
	return i
}

func indexOf(names []string, name string) int {
	for i, n := range names {
		if strings.EqualFold(n, name) {
			return i
		}
	}
	return -1
}
