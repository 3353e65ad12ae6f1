package game

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game/words"
)

func TestADeckTellsWhatAStrategyWants(t *testing.T) {
	deck := Deck(load(t, "it"), "en")
	require.Len(t, deck, len(load(t, "it").Strategies))
	byName := map[string]StrategyCard{}
	for _, k := range deck {
		require.NotEmpty(t, k.Text)
		byName[k.Name] = k
	}
	require.Equal(t, words.In("en").Say("move.command"), byName["commander"].Prefer[0])
	require.Equal(t, 1, byName["quitter"].LeaveAfter)
	require.NotEmpty(t, byName["quitter"].Avoid)
	require.NotEmpty(t, byName["win-win"].Plan)
	require.NotEmpty(t, byName["win-win"].Lines)
}

// What a strategy says it will do is what it does, and it always has a reason.
func TestAStrategyDoesWhatItIntends(t *testing.T) {
	for _, id := range Standoffs() {
		for _, st := range load(t, id).Strategies {
			s := begin(t, id, nil)
			for !s.Ended() {
				for _, lang := range words.Languages() {
					intent, ok := s.Intent(st.Name, lang)
					require.True(t, ok)
					require.NotEmpty(t, intent.Why)
				}
				intent, _ := s.Intent(st.Name, "zh")
				require.NoError(t, s.Follow(st))
				require.Equal(t, intent.Choice, s.Turns()[len(s.Turns())-1].Entry.Say)
			}
			_, ok := s.Intent(st.Name, "zh")
			require.False(t, ok, "it is over")
		}
	}
	_, ok := begin(t, "it", nil).Intent("nobody", "zh")
	require.False(t, ok)
}

func TestAStrategyHasTheReasonItActsBy(t *testing.T) {
	w := words.In("en")
	reasons := func(id, name string) (all []string) {
		s := begin(t, id, nil)
		st, _ := s.Scenario().Strategy(name)
		for !s.Ended() {
			intent, _ := s.Intent(name, "en")
			all = append(all, intent.Why)
			require.NoError(t, s.Follow(st))
		}
		return all
	}
	require.Contains(t, reasons("it", "commander"), w.Say("intent.move", "N", 1, "Move", w.Say("move.command")))
	require.Contains(t, reasons("it", "commander"), w.Say("intent.unprepared"))
	require.Contains(t, reasons("it", "quitter"), w.Say("intent.leave", "Count", 1))
	require.Contains(t, reasons("it", "win-win"), w.Say("intent.listed"))
}

func TestTheHeatOfWhatCannotBeOpenedIsLeftOut(t *testing.T) {
	h, err := HeatOf([]string{"it", "no-such-scenario"})
	require.NoError(t, err)
	require.Len(t, h.Scenarios, 1)
	require.Len(t, h.Strategies, len(load(t, "it").Strategies))
}
