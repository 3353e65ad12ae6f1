package ui

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTweenArrivesOnTimeAndRests(t *testing.T) {
	var m Motion
	tw := At(10)
	m.Start(&tw, 20, 500*time.Millisecond, Out)
	require.True(t, m.Active())
	last := tw.Value()
	for range 30 {
		require.True(t, m.Tick())
		require.GreaterOrEqual(t, tw.Value(), last)
		last = tw.Value()
	}
	require.Equal(t, 20.0, tw.Value())
	require.False(t, m.Active(), "now the game may sleep")
	require.False(t, m.Tick())
}

func TestTweenTurnsRoundFromWhereItIs(t *testing.T) {
	var m Motion
	var tw Tween
	m.Start(&tw, 100, time.Second, Linear)
	for range 30 {
		m.Tick()
	}
	m.Start(&tw, 0, time.Second, Linear)
	require.InDelta(t, 50, tw.Value(), 1e-9)
	require.Len(t, m.moving, 1)
}

func TestReducedMotionIsOverAtOnce(t *testing.T) {
	m := Motion{Reduced: true}
	var meter Meter
	meter.Set(52, 6, &m)
	require.Equal(t, 52.0, meter.value.Value())
	require.False(t, m.Active())
}

func TestFinishCompletesEverything(t *testing.T) {
	var m Motion
	var a, b Tween
	m.Start(&a, 1, time.Second, Out)
	m.Start(&b, 2, time.Minute, Out)
	require.True(t, m.Finish())
	require.Equal(t, []float64{1, 2}, []float64{a.Value(), b.Value()})
	require.False(t, m.Finish())
}

func TestCacheKeepsWhatIsUsed(t *testing.T) {
	var gone []int
	c := newLRU[int](100, func(v int) { gone = append(gone, v) })
	for i := range 1000 {
		c.put(i, i, 10)
		_, ok := c.get(0)
		require.True(t, ok, "what is used in every frame stays")
		require.LessOrEqual(t, c.used, 100)
	}
	require.Len(t, c.entries, 10)
	require.Len(t, gone, 990)

	c.put(-1, -1, 5000)
	_, ok := c.get(-1)
	require.True(t, ok, "what is too dear is kept alone")
	require.Len(t, c.entries, 1)

	c.clear()
	require.Zero(t, c.used)
}
