package ui

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A curve that swung higher than its figures would show a trust that nobody ever had.
func TestACurveStaysBetweenItsPoints(t *testing.T) {
	p := NewCurve([]Point{{0, 50}, {40, 10}, {80, 60}, {120, 60}}, 4)
	require.InDelta(t, 10-2, p.box.Y, .05)
	require.InDelta(t, 60+2, p.box.Y+p.box.H, .05)
	require.InDelta(t, -2, p.box.X, .05)
	require.InDelta(t, 122, p.box.X+p.box.W, .05)
}

func TestAPathIsDrawnWhereItsPointsAre(t *testing.T) {
	c, im := target(t, 1280, 720)
	NewCurve([]Point{{100, 100}, {200, 100}}, 10).Draw(c, Go)
	NewCurve([]Point{{600, 100}}, 10).Draw(c, Go)
	NewCurve(nil, 10).Draw(c, Go)
	NewArea([]Point{{300, 300}, {400, 300}, {350, 400}}).Draw(c, RiseText)
	require.NoError(t, c.Err())
	for _, at := range []struct {
		x, y int
		want Color
	}{{150, 100, Go}, {150, 96, Go}, {150, 92, Color{}}, {203, 100, Go}, {600, 100, Go}, {350, 320, RiseText}, {310, 390, Color{}}} {
		require.Equal(t, rgba(at.want), im.At(at.x, at.y), "%v", at)
	}
}
