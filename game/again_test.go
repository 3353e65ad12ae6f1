package game

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAPlayIsPlayedAgainFromATurnAndTheOldOneStays(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	old := begin(t, "it", &store)
	playOn(t, old, 4, 0)
	before, err := os.ReadFile(old.Path())
	require.NoError(t, err)

	s, err := old.Again(3, &store, Practice, someday.Add(time.Hour))
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	require.Equal(t, old.State(2), s.State(2))
	require.Len(t, s.Turns(), 2)
	require.Equal(t, Practice, s.Level())
	require.NotEqual(t, old.Path(), s.Path())
	playOn(t, s, 1, 1)
	require.NotEqual(t, old.Turns()[2].Entry.Say, s.Turns()[2].Entry.Say)

	after, err := os.ReadFile(old.Path())
	require.NoError(t, err)
	require.Equal(t, before, after)
	rec, err := ReadRecordFile(s.Path())
	require.NoError(t, err)
	require.Len(t, rec.Line(), 3)
}

func TestAPlayIsPlayedOnFromWhereItStands(t *testing.T) {
	old := begin(t, "finance", nil)
	playOn(t, old, 3, 0)
	s, err := old.Again(4, nil, Coach, someday)
	require.NoError(t, err)
	require.Equal(t, old.State(3), s.State(3))
	for _, n := range []int{0, 5} {
		_, err = old.Again(n, nil, Coach, someday)
		require.Error(t, err)
	}
}

func TestAPlayThatCannotBeKeptIsNotBegunAgain(t *testing.T) {
	old := begin(t, "it", nil)
	playOn(t, old, 2, 0)
	file := t.TempDir() + "/file"
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := old.Again(2, &Store{Dir: file}, Coach, someday)
	require.Error(t, err)
}

// Of whatever node a play passed, the map knows the turn in which something else could have been said.
func TestTheMapKnowsWhereAPlayStood(t *testing.T) {
	for _, id := range Standoffs() {
		for _, st := range load(t, id).Strategies {
			s := begin(t, id, nil)
			m := NewBranchMap(s.Scenario(), "en")
			require.Equal(t, m.Start(), m.Stands(s))
			require.Equal(t, 1, m.Stood(s, m.Start()), "it stands there and nothing was said")
			require.NoError(t, s.PlayStrategy(st.Name))
			m.Walk(s)
			for i, n := range m.Nodes {
				turn := m.Stood(s, i)
				require.Equal(t, n.Mark == MapWalked, turn > 0, "%s: %s", id, n.ID)
				if turn == 0 {
					continue
				}
				require.LessOrEqual(t, turn, len(s.Turns()))
				if n.Kind == MapTalk {
					require.Equal(t, n.ID, s.Scenario().Beats[s.Turns()[turn-1].Beat])
				}
			}
			last := s.Turns()[len(s.Turns())-1]
			require.Equal(t, s.Scenario().Beats[last.Beat], m.Nodes[m.Stands(s)].ID, "where the last line was said")
		}
	}
}
