package game

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Whoever plays both sees what became better; whoever played one is told that the other is missing.
func TestTheTwoTestsAreComparedByTheirLatestPlays(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	play := func(id, strategy string) {
		sc, err := Open(id)
		require.NoError(t, err)
		st, ok := sc.Strategy(strategy)
		require.True(t, ok)
		s, err := New(sc, Options{Seed: 1, Level: Coach, Store: &store, Begun: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)})
		require.NoError(t, err)
		for !s.Ended() {
			require.NoError(t, s.Follow(st))
		}
		require.NoError(t, s.Close())
	}
	play(Pretest, "commander")
	_, err := store.TestsOf()
	require.ErrorIs(t, err, ErrNoPosttest)

	play(Posttest, "win-win")
	pair, err := store.TestsOf()

	require.NoError(t, err)
	require.Greater(t, pair.After.Worth, pair.Before.Worth+300)
	require.Equal(t, "win-win", pair.After.Kind)
	require.Positive(t, pair.Before.Mistakes["command"])
	require.Zero(t, pair.After.Mistakes["command"])
	require.Len(t, pair.After.Elements, len(Elements()))
	_, mistakes, elements := pair.Rows("en")
	require.Equal(t, 1, mistakes[0].Trend, "fewer commands are better")
	require.Equal(t, TestRow{Name: "Expertise", Before: "0%", After: "100%", Change: "+100", Trend: 1}, elements[0])
	require.Equal(t, TestRow{Name: "Tactics", Before: "0%", After: "–", Change: "–"}, elements[8], "what never came up is not compared")
	for _, lang := range []string{"zh", "en"} {
		said := pair.Say(lang)
		require.Contains(t, said[len(said)-2]+said[len(said)-3], map[string]string{"zh": "进步：总分", "en": "Better: Worth"}[lang])
	}
}
