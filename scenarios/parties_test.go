package scenarios

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim"
	"parley/sim/explore"
)

// threeAtTable is a talk with three counterparts, first with one of them alone.
func threeAtTable(t *testing.T) *Scenario {
	sc, report := Check(os.DirFS("testdata/table"), "table")
	require.NotNil(t, sc, "%v", report)
	require.Empty(t, report)
	return sc
}

func TestSeveralCounterpartsEachHaveWhatIsTheirs(t *testing.T) {
	sc := threeAtTable(t)
	r := sc.Rules

	require.Equal(t, []string{"zhou", "suman", "hemin"}, sc.Counterparts)
	require.Equal(t, [][]string{{"queue"}, {"quota"}, {"audit"}}, sc.Concerns)
	require.Equal(t, [][]string{{"stability"}, {"reach"}, nil}, sc.KPIs)
	require.Equal(t, [][]string{{"recognition"}, {"relief"}, nil}, sc.Currencies)
	require.Equal(t, []string{"goals", "interests", "information"}, []string{sc.Causes[0][0], sc.Causes[1][0], sc.Causes[2][0]})
	require.Equal(t, int16(5), r.Patience, "the least patient closes a meeting")
	require.Equal(t, []sim.Promise{{Party: 0, Amount: 300}, {Party: 1, Amount: 100}}, r.Promises, "each has a first place for promises")
	require.Equal(t, []uint8{0b001, 0}, []uint8{r.Meetings[0].With, r.Meetings[1].With})
	require.Equal(t, sim.Variation{Competence: -20, Only: 1}, r.Variations[1])

	require.Equal(t, uint32(1), r.Activities[0].KPIs)
	require.Equal(t, uint32(1)<<(2*sim.MaxConcerns), r.Activities[1].Concerns)
	require.Equal(t, []int8{0, 2, 1}, []int8{r.Activities[0].To, r.Activities[1].To, r.Activities[2].To})
}

func TestALineIsSaidToWhomItNamesOrWhoSpeaks(t *testing.T) {
	sc := threeAtTable(t)
	to := func(choice string) string {
		i, ok := sc.Choice(choice)
		require.True(t, ok)
		if p := sc.Rules.Choices[i].To; p >= 0 {
			return sc.Counterparts[p]
		}
		return ""
	}
	require.Equal(t, "zhou", to("demand"), "nobody else is there")
	require.Equal(t, "suman", to("leads"), "who speaks in the beat")
	require.Equal(t, "hemin", to("cover"), "who speaks, whichever line it is")

	i, _ := sc.Choice("leads")
	deeds := sc.Rules.Deeds[sc.Rules.Choices[i].Deeds.Start:sc.Rules.Choices[i].Deeds.End]
	require.Equal(t, sim.Deed{Move: sim.MoveAcknowledge, Concern: 0, Index: -1}, deeds[0], "her first concern, not the scenario's second")
	require.Equal(t, sim.Deed{Move: sim.MoveLinkKPI, Concern: -1, Index: 0, Amount: 700}, deeds[1])
	require.Equal(t, int8(1), deeds[3].Index, "promises are the scenario's")

	who := map[string]int8{}
	for k, key := range sc.Lines {
		who[key] = sc.Who[k]
	}
	require.Equal(t, []int8{-1, 1, 2}, []int8{who["says.corridor-open"], who["says.table-open"], who["reply.mine-only"]})
}

func TestWithSeveralEveryWayCanBeSearched(t *testing.T) {
	sc := threeAtTable(t)
	for _, st := range sc.Strategies {
		for _, seed := range seedOfEach(sc) {
			end, way := playStrategy(t, sc, st, seed)
			require.True(t, st.Expect.Met(sc, &end), "%s came to %s by %s", st.Name, sc.Endings[end.Ending], way)
		}
	}
	r, err := explore.Solve(context.Background(), sc.Rules, sim.Begin(sc.Rules, 1), explore.Options{Workers: 2, Slip: 300})
	require.NoError(t, err)
	for i, ended := range r.Ended {
		require.True(t, ended, "some way ends in %s", sc.Endings[i])
	}
}

// With one counterpart, saying so changes nothing about what they are.
func TestOneCounterpartMayStandAmongParties(t *testing.T) {
	plain := sample(t, sampleYAML)
	at, to := strings.Index(sampleYAML, "profile:"), strings.Index(sampleYAML, "meetings:")
	own := strings.TrimSuffix(sampleYAML[at:to], "\n")
	listed := strings.Replace(sampleYAML[:at], "counterpart: zhou\n", "", 1) +
		"parties:\n  - counterpart: zhou\n    " + strings.ReplaceAll(own, "\n", "\n    ") + "\n" + sampleYAML[to:]
	require.Equal(t, plain.Hash, sample(t, listed).Hash)
}

func TestAVariableMayNameItsCounterpart(t *testing.T) {
	for condition, want := range map[string]string{
		`trust("zhou") >= 450`:  "",
		`trust("suman") >= 450`: codeUnknownName,
		`trust("zhou")`:         codeTypes,
		`patience("zhou") > 1`:  codeUnknownName,
		`trust("zhou") > 1000`:  codeNever,
		`trust("zhou") >= 0`:    codeAlways,
	} {
		yaml := strings.Replace(sampleYAML, "text: Hello.,", "text: Hello., when: '"+condition+"',", 1)
		yaml = strings.Replace(yaml, "        choices:", "        choices:\n          - {id: else, text: Else., moves: [ask], next: decision}", 1)
		_, report := Check(folder("scenario.yaml", yaml), "sample")
		if want == "" {
			require.Empty(t, report)
			continue
		}
		require.Len(t, report, 1, condition)
		require.Equal(t, want, report[0].Code, condition)
	}
}
