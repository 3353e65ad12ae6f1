package explore_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim"
	"parley/sim/explore"
)

// A sample knows less than a search, and says how much less: what the search finds lies in its intervals.
func TestASampleLiesAroundWhatTheSearchFinds(t *testing.T) {
	sc := small()
	exact, err := explore.Explore(context.Background(), sc, sim.Begin(sc, 1), explore.Options{})
	require.NoError(t, err)
	s, err := explore.Sample(context.Background(), sc, sim.Begin(sc, 1), 20_000, 1)
	require.NoError(t, err)

	within := func(v int64, i explore.Interval) {
		require.LessOrEqual(t, i.Low, v)
		require.GreaterOrEqual(t, i.High, v)
		require.LessOrEqual(t, i.Low, i.Mid)
		require.GreaterOrEqual(t, i.High, i.Mid)
	}
	within(exact.Blind, s.Blind())
	within(exact.Steps, s.Size())
	for i := range sc.Endings {
		within(int64(exact.Shares[i]/(explore.Whole/1_000_000)), s.Share(i))
	}
	require.LessOrEqual(t, s.Best, exact.Best)
	require.GreaterOrEqual(t, s.Worst, exact.Worst)
	require.Equal(t, exact.Best, s.Best, "so few ways are all played in so large a sample")
	for i, seen := range exact.Choices {
		require.Equal(t, seen.Reached, s.Choices[i])
	}
	require.Equal(t, exact.Beats, s.Beats)
	for i, way := range s.EndWays {
		end := sim.Begin(sc, 1)
		for _, c := range way {
			require.NoError(t, sim.Advance(sc, &end, c))
		}
		require.True(t, way == nil || int(end.Ending) == i)
	}
}

// An interval that is right 19 times in 20 is wrong once in 20, and not much more or less often.
func TestIntervalsAreRightNineteenTimesInTwenty(t *testing.T) {
	sc := small()
	exact, err := explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{})
	require.NoError(t, err)
	right := map[string]int{}
	const samples = 1000
	for seed := range uint64(samples) {
		s, err := explore.Sample(context.Background(), sc, sim.Begin(sc, 1), 400, seed)
		require.NoError(t, err)
		count := func(what string, v int64, i explore.Interval) {
			if i.Low <= v && v <= i.High {
				right[what]++
			}
		}
		count("blind", exact.Blind, s.Blind())
		count("size", exact.Steps, s.Size())
		count("share", int64(exact.Shares[3]/(explore.Whole/1_000_000)), s.Share(3))
	}
	for what, n := range right {
		require.InDelta(t, 950, n, 25, what)
	}
	require.Len(t, right, 3)
}

func TestTheSameSeedDrawsTheSameSample(t *testing.T) {
	sc := small()
	draw := func(seed uint64) explore.Sampled {
		s, err := explore.Sample(context.Background(), sc, sim.Begin(sc, 1), 100, seed)
		require.NoError(t, err)
		return s
	}
	require.Equal(t, draw(1), draw(1))
	require.NotEqual(t, draw(1).Ends, draw(2).Ends)
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := explore.Sample(stopped, sc, sim.Begin(sc, 1), 100, 1)
	require.ErrorIs(t, err, context.Canceled)
}

// Wilson's interval, by tables: 10 of 100 is 5.52 to 17.44 percent, none of 100 is 0 to 3.70.
func TestTheIntervalOfAShareIsWilsons(t *testing.T) {
	s := explore.Sampled{Ways: 100, Ends: []int64{10, 0, 100}}
	require.Equal(t, explore.Interval{Low: 55_228, Mid: 100_000, High: 174_368}, s.Share(0))
	require.Equal(t, explore.Interval{Low: 0, Mid: 0, High: 36_995}, s.Share(1))
	require.Equal(t, explore.Interval{Low: 963_005, Mid: 1_000_000, High: 1_000_000}, s.Share(2))
}
