package scenes

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// Where several sit at a table each has a card, who is away is there but faded, and a line says to whom it goes.
func TestSeveralAtATableEachHaveACard(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		a := NewApp(lang, game.Store{Dir: t.TempDir()}, nil)
		require.NoError(t, a.play("capstone", "win-win", 6))
		s := newStandoff(a).(*standoff)
		require.Len(t, s.parties, 3)
		require.Equal(t, []bool{false, false, true}, []bool{s.parties[0].there, s.parties[1].there, s.parties[2].there})

		require.NoError(t, a.play("capstone", "win-win", 9))
		s = newStandoff(a).(*standoff)
		s.skip()
		require.NotEmpty(t, s.cards)
		for _, k := range s.cards {
			require.True(t, strings.HasPrefix(k.note, a.say("parties.to", "Who", s.view.Parties[1].Person.Name)), k.note)
		}
		for _, k := range s.parties {
			require.Less(t, partyName+max(ui.Measure(k.name, ui.Label), ui.Measure(k.answer, ui.Small)), partyW-4, "%s, %s", k.name, k.answer)
			require.True(t, k.there)
		}
	}
}

func TestOneCounterpartHasNoCard(t *testing.T) {
	a := NewApp("zh", game.Store{Dir: t.TempDir()}, nil)
	require.NoError(t, a.play("it", "win-win", 3))
	require.Empty(t, newStandoff(a).(*standoff).parties)
}
