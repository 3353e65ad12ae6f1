package game

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
)

func TestStandoffsAreOfferedInTheirOrder(t *testing.T) {
	all := Standoffs()
	require.Equal(t, offered, all[:len(offered)])
	require.Subset(t, scenarios.Shipped(), all)
	for _, id := range all {
		sc, err := Open(id)
		require.NoError(t, err)
		require.Equal(t, id, sc.ID)
	}
	_, err := Open("no-such")
	require.Error(t, err)
}

// What was put aside is a place to come back to: going on from it must not move it.
func TestGoingOnFromASaveLeavesItAsItWas(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 3, 0)
	saved, err := s.Save("before-the-meeting")
	require.NoError(t, err)
	require.NoError(t, s.Close())
	want, err := os.ReadFile(saved)
	require.NoError(t, err)

	for range 2 {
		again, d, err := Resume(s.sc, store, saved)
		require.NoError(t, err)
		require.Nil(t, d)
		require.Equal(t, s.states, again.states)
		playOn(t, again, 1, 0)
		require.NotEqual(t, saved, again.Path())
		require.NoError(t, again.Close())
	}
	got, err := os.ReadFile(saved)
	require.NoError(t, err)
	require.Equal(t, want, got)
}
