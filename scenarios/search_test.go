package scenarios

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// knownFindings are what the search finds in the shipped scenarios and nobody has mended yet. The list may only shrink:
// what is found anew is an error, and so is what is listed and found no more.
var knownFindings = map[string][]string{}

// Walking every way of every variation takes up to 10 s and more: PARLEY_LONG=1 has it done for all, as the gate does.
func TestTheSearchFindsInShippedScenariosWhatIsKnown(t *testing.T) {
	for _, id := range Shipped() {
		t.Run(id, func(t *testing.T) {
			sc, err := Load(id)
			require.NoError(t, err)
			lesson := sc.Kind == "drill" || sc.Kind == "tutorial"
			if !lesson && os.Getenv("PARLEY_LONG") == "" {
				t.Skip("PARLEY_LONG=1 walks this one, too")
			}

			found, err := Search(context.Background(), sc, SearchOptions{Workers: 2})

			require.NoError(t, err)
			require.Empty(t, found.NotDone)
			got := []string{}
			for _, d := range found.Report {
				if lesson && d.Severity == Warning {
					continue // a lesson may have one answer, and a first try none that is any good
				}
				got = append(got, fmt.Sprintf("%s %s %s", d.Severity, d.Code, d.Args["id"]))
			}
			require.ElementsMatch(t, knownFindings[id], got, "mend what is new, strike off what is gone")
		})
	}
}

// twoLines is a talk in which hello is always the better line, in as many states as there are plans of preparation.
func twoLines(kind string, activities int) string {
	yaml := strings.NewReplacer("kind: drill", "kind: "+kind,
		"- {id: hello, text: Hello., moves: [polite], next: decision}", `
            - {id: hello, text: Hello., moves: [polite], next: decision}
            - {id: demand, text: Do it., moves: [command, threaten], next: decision}`,
		"competence: 450, character: 450, alignment: 250, cost: 400", "competence: 600, character: 600, alignment: 500, cost: 100",
	).Replace(sampleYAML)
	if activities == 0 {
		return yaml
	}
	yaml += "preparation:\n  slots: 8\n  activities:\n"
	for i := range activities {
		yaml += fmt.Sprintf("    - {id: coffee-%d, slots: 1, icon: coffee, title: Coffee, text: A coffee., moves: [share-info]}\n", i)
	}
	return yaml
}

// In a standoff a line that is always the best spoils it, in a drill it may be the point; few states may be chance.
func TestAChoiceThatIsAlwaysBestIsAnErrorInAStandoff(t *testing.T) {
	severity := func(kind string, activities int) Severity {
		found, err := Search(context.Background(), sample(t, twoLines(kind, activities)), SearchOptions{})
		require.NoError(t, err)
		for _, d := range found.Report {
			if d.Code == codeAlwaysBest && d.Args["id"] == "hello" {
				return d.Severity
			}
		}
		return Said
	}
	require.Equal(t, Error, severity("standoff", 4))
	require.Equal(t, Error, severity("capstone", 4))
	require.Equal(t, Warning, severity("drill", 4))
	require.Equal(t, Warning, severity("standoff", 0), "one state")
}

// What a campaign brings along may open what a single play cannot: no way reaching it proves nothing.
func TestWhatDependsOnTheCampaignIsNotCalledUnreached(t *testing.T) {
	yaml := strings.Replace(twoLines("drill", 0), "id: demand,", `id: demand, when: week > 3,`, 1)
	found, err := Search(context.Background(), sample(t, yaml), SearchOptions{})
	require.NoError(t, err)
	require.Equal(t, reachedCodes, found.NotDone)
	require.Equal(t, codeNotSearched, found.Report[len(found.Report)-1].Code)
	for _, d := range found.Report {
		require.NotContains(t, reachedCodes, d.Code)
	}
}

// A line that notices the campaign opens no way: what no way reaches is told as ever.
func TestALineMayNoticeTheCampaign(t *testing.T) {
	yaml := twoLines("drill", 0)
	noticing := strings.Replace(yaml, "      greeting:\n", `      greeting:
        says:
          - {id: late, when: week > 3, mood: neutral, text: You are late.}
          - {id: plain, mood: neutral, text: You again.}
`, 1)
	require.NotEqual(t, yaml, noticing)

	found, err := Search(context.Background(), sample(t, noticing), SearchOptions{})

	require.NoError(t, err)
	require.Empty(t, found.NotDone)
}

func TestASearchSaysHowFarItIsAndStopsWhenItIsToldTo(t *testing.T) {
	sc := sample(t, twoLines("standoff", 4))
	about, steps := int64(0), int64(0)
	_, err := Search(context.Background(), sc, SearchOptions{
		Steps: func(n int64) { about = n }, Progress: func(n int64) { steps = max(steps, n) },
	})
	require.NoError(t, err)
	require.Equal(t, int64(16+16*2), steps)
	require.InDelta(t, steps, about, 1)

	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Search(stopped, sc, SearchOptions{})
	require.ErrorIs(t, err, context.Canceled)

	late, cancel := context.WithTimeout(context.Background(), 0)
	defer cancel()
	found, err := Search(late, sc, SearchOptions{})
	require.NoError(t, err)
	require.Equal(t, append(walkedCodes[:len(walkedCodes):len(walkedCodes)], codeSteps), found.NotDone)
}
