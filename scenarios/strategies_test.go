package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim"
)

// Every strategy of every shipped scenario comes out as its file says, whichever variation the seed draws.
func TestStrategiesComeOutAsTheyExpect(t *testing.T) {
	for _, id := range Shipped() {
		sc, err := Load(id)
		require.NoError(t, err)
		for _, st := range sc.Strategies {
			for _, seed := range seedOfEach(sc) {
				t.Run(fmt.Sprintf("%s/%s/%s", id, st.Name, variationOf(sc, seed)), func(t *testing.T) {
					end, way := playStrategy(t, sc, st, seed)
					require.True(t, st.Expect.Met(sc, &end), "expected %v, came to %s (%s) after %s, worth %d, by %s", st.Expect,
						sc.Endings[end.Ending], sc.Rules.Endings[end.Ending].Kind, end.Outcome, sim.WorthOf(sc.Rules, &end).R, way)
				})
			}
		}
	}
}

func playStrategy(t *testing.T, sc *Scenario, st Strategy, seed uint64) (sim.State, string) {
	s := sim.Begin(sc.Rules, seed)
	var way []string
	for s.Act != sim.Ended {
		c := st.Next(sc, &s)
		require.Contains(t, sim.Open(sc.Rules, &s, nil), c, "a strategy plays what is open")
		require.NoError(t, sim.Advance(sc.Rules, &s, c))
		way = append(way, sc.Command(c)...)
		require.Less(t, len(way), 1000)
	}
	return s, strings.Join(way, ", ")
}

// A strategy prefers the earliest move of its list and leaves ties to the order of the file.
func TestAStrategyTakesTheChoiceWithTheMostPoints(t *testing.T) {
	sc := sample(t, strings.Replace(sampleYAML, "- {id: hello, text: Hello., moves: [polite], next: decision}", `
            - {id: rude, text: Do it., moves: [command, polite], next: decision}
            - {id: kind, text: Please., moves: [polite], next: decision}
            - {id: same, text: Well., moves: [polite], next: decision}
            - {id: curious, text: "Why?", moves: [ask], next: decision}`, 1))
	s := sim.Begin(sc.Rules, 1)
	say := func(st Strategy) string { return sc.Choices[st.Next(sc, &s).Choice] }

	require.Equal(t, "rude", say(Strategy{}), "nothing preferred: the first in file order")
	require.Equal(t, "rude", say(Strategy{Prefer: []sim.Move{sim.MoveCommand, sim.MovePolite}}), "points add up over a line's moves")
	require.Equal(t, "kind", say(Strategy{Prefer: []sim.Move{sim.MovePolite}, Avoid: []sim.Move{sim.MoveCommand}}), "ties go to the first")
	require.Equal(t, "curious", say(Strategy{Prefer: []sim.Move{sim.MoveAsk, sim.MovePolite}, Avoid: []sim.Move{sim.MoveCommand}}))
	require.Equal(t, "same", say(Strategy{Choose: []int{2}, Prefer: []sim.Move{sim.MoveAsk}}), "a chosen line goes before any move")
}

// The quitter takes the way out once enough answers were no agreement.
func TestAStrategyLeavesAfterEnoughRefusals(t *testing.T) {
	sc := sample(t, strings.NewReplacer(
		"- {id: hello, text: Hello., moves: [polite], next: decision}", `
            - {id: hello, text: Hello., moves: [command], next: decision}
            - {id: go, text: Never mind., moves: [], next: left}`,
		"endings:", `
  - id: again
    title: Again
    start: second
    beats:
      second:
        choices:
          - {id: hello-again, text: Hello again., moves: [command], next: decision-2}
          - {id: go-again, text: Forget it., moves: [], next: left}
      decision-2: {decide: true, accept: good, conditional: good, defer: bad, refuse: bad}
endings:
  - {id: left, kind: given-up, title: Left, text: Left.}`,
		"defer: bad, refuse: bad}\n", "defer: again, refuse: again}\n").Replace(sampleYAML))

	stays, _ := playStrategy(t, sc, Strategy{}, 1)
	leaves, way := playStrategy(t, sc, Strategy{LeaveAfter: 1}, 1)

	require.Equal(t, "bad", sc.Endings[stays.Ending])
	require.Equal(t, "left", sc.Endings[leaves.Ending])
	require.Equal(t, "hello, go-again", way)
}
