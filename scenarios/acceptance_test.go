package scenarios

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"parley/sim"
)

// row is one line of the rule book's acceptance table, played with a shipped scenario's own choices.
type row struct {
	Row       string           `yaml:"row"`
	Prepare   []string         `yaml:"prepare"`
	With      map[string]int16 `yaml:"with"` // set when the first meeting begins
	Choose    []string         `yaml:"choose"`
	Outcomes  []string         `yaml:"outcomes"`
	Trust     string           `yaml:"trust"` // up, down or same, from the first meeting to the last decision
	Alignment string           `yaml:"alignment"`
	Exchange  string           `yaml:"exchange"`
}

// What the source says must come out, comes out in every shipped standoff, whatever the seed varies at the start.
func TestShippedScenariosHoldTheAcceptanceTable(t *testing.T) {
	files, err := filepath.Glob("testdata/acceptance/*.yaml")
	require.NoError(t, err)
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".yaml")
		sc, err := Load(id)
		require.NoError(t, err)
		for _, r := range readRows(t, file) {
			for _, seed := range seedOfEach(sc) {
				t.Run(fmt.Sprintf("%s/%s/%s", id, r.Row, variationOf(sc, seed)), func(t *testing.T) { r.play(t, sc, seed) })
			}
		}
	}
}

func readRows(t *testing.T, file string) []row {
	raw, err := os.ReadFile(file)
	require.NoError(t, err)
	var cases struct {
		Cases []row `yaml:"cases"`
	}
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	require.NoError(t, d.Decode(&cases), file)
	require.NotEmpty(t, cases.Cases, file)
	return cases.Cases
}

func (r row) play(t *testing.T, sc *Scenario, seed uint64) {
	s := sim.Begin(sc.Rules, seed)
	if s.Act == sim.Preparation {
		plan, rest := sc.Plan(r.Prepare)
		require.Empty(t, rest, "activities of row %s that %s does not have", r.Row, sc.ID)
		require.NoError(t, sim.Advance(sc.Rules, &s, sim.Prepare(plan)), "row %s prepares %v", r.Row, r.Prepare)
	}
	r.set(t, &s.Parties[0])

	before, after := sim.ScoresOf(sc.Rules, &s, 0), sim.Scores{}
	outcomes := []string{}
	for n, id := range r.Choose {
		choice, ok := sc.Choice(id)
		require.True(t, ok, "row %s, choice %d: there is no %s; near is %q", r.Row, n+1, id, nearest(id, sc.Choices))
		open := openIn(sc, &s)
		next, events, err := sim.Step(sc.Rules, s, sim.Say(choice))
		require.NoError(t, err, "row %s, choice %d: %s is not open in %s; open are %s", r.Row, n+1, id, beatOf(sc, &s), open)
		s = next
		for _, e := range events {
			if e.Variable == sim.Decided {
				outcomes = append(outcomes, e.Decision.Outcome.String())
				after = sim.ScoresOf(sc.Rules, &s, 0)
			}
		}
	}
	require.Equal(t, r.Outcomes, outcomes, "outcomes of row %s, played %v", r.Row, r.Choose)
	for _, meter := range []struct {
		name, want  string
		start, last int32
	}{
		{"trust", r.Trust, before.Trust, after.Trust},
		{"alignment", r.Alignment, before.Alignment, after.Alignment},
		{"exchange", r.Exchange, before.Exchange, after.Exchange},
	} {
		if meter.want != "" {
			require.Equal(t, meter.want, direction(meter.start, meter.last), "row %s: %s went from %d to %d", r.Row, meter.name, meter.start, meter.last)
		}
	}
}

func (r row) set(t *testing.T, p *sim.Party) {
	fields := map[string]*int16{"competence": &p.Competence, "character": &p.Character, "alignment": &p.Alignment, "goodwill": &p.Goodwill}
	for name, v := range r.With {
		require.Contains(t, fields, name, "row %s", r.Row)
		*fields[name] = v
	}
}

func direction(from, to int32) string {
	switch {
	case to > from:
		return "up"
	case to < from:
		return "down"
	}
	return "same"
}

// openIn names what can be said, for a message that helps.
func openIn(sc *Scenario, s *sim.State) string {
	var ids []string
	for _, c := range sim.Open(sc.Rules, s, nil) {
		ids = append(ids, sc.Command(c)...)
	}
	return strings.Join(ids, ", ")
}

func beatOf(sc *Scenario, s *sim.State) string {
	if s.Act == sim.Ended {
		return "the ending " + sc.Endings[s.Ending]
	}
	return sc.Beats[s.Beat]
}

// seedOfEach returns one seed for every variation.
func seedOfEach(sc *Scenario) []uint64 {
	met := map[int8]bool{}
	var seeds []uint64
	for seed := uint64(1); len(met) < max(len(sc.Variations), 1); seed++ {
		if s := sim.Begin(sc.Rules, seed); !met[s.Variation] {
			met[s.Variation] = true
			seeds = append(seeds, seed)
		}
	}
	return seeds
}

func variationOf(sc *Scenario, seed uint64) string {
	if s := sim.Begin(sc.Rules, seed); s.Variation >= 0 {
		return sc.Variations[s.Variation]
	}
	return "plain"
}

// required are the outcomes of the table's rows, by department; where several are listed, one of them.
var required = map[string]map[string][]string{
	"it": {
		"1-": {"refuse"}, "1+": {"defer"}, "2-": {"refuse"}, "2+": {"conditional"}, "4-": {"defer"}, "4+": {"conditional"},
		"5": {"refuse refuse refuse refuse"}, "6": {"accept"}, "6b": {"refuse conditional"}, "6c-evidence": {"conditional"},
		"6c-share-credit": {"conditional"}, "6c-link-kpi": {"conditional"}, "6c-reduce-cost": {"conditional"},
		"8": {"refuse refuse defer conditional"}, "8b": {"refuse refuse"}, "9-": {"conditional"}, "9+": {"accept"},
		"10": {"refuse", "refuse refuse"},
	},
	"marketing": {
		"1-": {"refuse"}, "1+": {"refuse", "defer"}, "3-": {"refuse"}, "3+": {"conditional"}, "3b": {"defer"},
		"3b-trusted": {"defer conditional"}, "5": {"refuse refuse"},
	},
	"finance": {
		"1-": {"refuse"}, "5": {"refuse refuse"}, "7-": {"refuse"}, "7a": {"defer"}, "7+": {"defer conditional"}, "7g": {"defer"},
		"charm-audit": {"defer", "defer defer"},
	},
}

// No row is forgotten, and none is made easier than the table.
func TestEveryRowOfTheTableIsPlayed(t *testing.T) {
	for id, rows := range required {
		played := map[string]string{}
		for _, r := range readRows(t, "testdata/acceptance/"+id+".yaml") {
			played[r.Row] = strings.Join(r.Outcomes, " ")
		}
		for name, allowed := range rows {
			require.Contains(t, played, name, "row of %s", id)
			require.Contains(t, allowed, played[name], "outcomes of row %s of %s", name, id)
		}
	}
}
