package game

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// keepPlay plays a strategy of a scenario into the store.
func keepPlay(t testing.TB, store Store, id, strategy string, level Level, n int) {
	sc, err := Open(id)
	require.NoError(t, err)
	s, err := New(sc, Options{Store: &store, Level: level, Seed: uint64(n), Begun: time.Date(2026, 3, 1, 9, 0, n, 0, time.UTC)})
	require.NoError(t, err)
	require.NoError(t, s.PlayStrategy(strategy))
	require.NoError(t, s.Close())
}

func scenarioOf(p *Profile, id string) ProfileScenario {
	for _, k := range p.Scenarios {
		if k.ID == id {
			return k
		}
	}
	return ProfileScenario{}
}

func TestAProfileOfNothingIsEmptyAndWhole(t *testing.T) {
	p, err := Store{Dir: t.TempDir()}.Profile("zh")
	require.NoError(t, err)
	require.Zero(t, p.Plays)
	require.Len(t, p.Elements, 9)
	require.Len(t, p.Habits, 5)
	require.Nil(t, p.Worst())
	require.Positive(t, p.Endings.Of)
}

func TestAProfileAddsUpThePlays(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	keepPlay(t, store, "it", "commander", Coach, 1)
	keepPlay(t, store, "it", "win-win", Practice, 2)
	keepPlay(t, store, "mistake-command", "right-way", Coach, 3)
	p, err := store.Profile("en")
	require.NoError(t, err)
	require.Equal(t, 3, p.Plays)
	require.Equal(t, 3, p.Finished)
	require.Equal(t, 1, p.Drills.Count)
	it := scenarioOf(p, "it")
	require.Equal(t, 2, it.Finished)
	require.Greater(t, it.Best, int32(700), "the better of the two")
	require.Contains(t, it.Review.Path, "090002", "which is the one to look at")
	require.Equal(t, 3, p.Endings.Count)
	require.Equal(t, "command", p.Worst().ID)
	require.Len(t, p.Worst().Line, 3, "one figure a play")
	require.Greater(t, p.Worst().Line[0], p.Worst().Line[1])
	for _, e := range p.Elements {
		require.Equal(t, e.Occasions, e.Used+e.Failed+e.Missed, e.ID)
		require.LessOrEqual(t, e.Value, 1000)
	}
}

// One who commands is worse in tactics than one who exchanges; the turns that say so are named.
func TestElementsFollowWhatWasDone(t *testing.T) {
	value := map[string]int{}
	for _, strategy := range []string{"commander", "win-win"} {
		store := Store{Dir: t.TempDir()}
		keepPlay(t, store, "it", strategy, Coach, 1)
		p, err := store.Profile("zh")
		require.NoError(t, err)
		e := p.Elements[8]
		require.Equal(t, "tactics", e.ID)
		require.NotEmpty(t, e.Evidence)
		require.NotEmpty(t, e.Evidence[0].Said)
		value[strategy] = e.Value
	}
	require.Greater(t, value["win-win"], value["commander"])
}

// An assessment that goes on tells nothing, not even in sums.
func TestAProfileGivesNoAssessmentAway(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	sc, err := Open("it")
	require.NoError(t, err)
	s, err := New(sc, Options{Store: &store, Level: Assess, Seed: 1, Begun: time.Unix(0, 0)})
	require.NoError(t, err)
	require.NoError(t, s.Prepare(nil))
	require.NoError(t, s.Close())
	p, err := store.Profile("zh")
	require.NoError(t, err)
	require.Equal(t, 1, p.Plays)
	require.Nil(t, p.Worst(), "going in unprepared is a mistake, which is told at the end")
	for _, e := range p.Elements {
		require.Zero(t, e.Occasions)
	}
}

func TestStandoffsOfAQuarterCount(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	c, err := NewCampaign(theQuarter(t), Options{Store: &store, Seed: 1, Begun: time.Unix(0, 0)})
	require.NoError(t, err)
	require.NoError(t, c.PlayStrategy(c.Quarter().Strategies[0].Name))
	require.NoError(t, c.Close())
	p, err := store.Profile("zh")
	require.NoError(t, err)
	n := 0
	for i := range c.played {
		if c.played[i] != nil {
			n++
		}
	}
	require.Equal(t, n, p.Plays)
}

// 300 plays are a year of a diligent player.
func BenchmarkProfile(b *testing.B) {
	store := Store{Dir: b.TempDir()}
	for n := range 300 {
		keepPlay(b, store, Standoffs()[n%3], "win-win", Coach, n)
	}
	for b.Loop() {
		_, err := store.Profile("zh")
		require.NoError(b, err)
	}
}
