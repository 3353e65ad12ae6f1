package ui

import (
	"image/color"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestATrailIsAsThickAsAsked(t *testing.T) {
	c, im := target(t, 1280, 720)
	k := &Trail{}
	k.MoveTo(100, 100)
	k.LineTo(200, 100)
	k.LineTo(200, 200)
	c.Stroke(k, 6, Go)
	require.Equal(t, rgba(Go), im.At(150, 98))
	require.Equal(t, rgba(Go), im.At(150, 101))
	require.Equal(t, color.RGBA{}, im.At(150, 95))
	require.Equal(t, color.RGBA{}, im.At(150, 104))
	require.Equal(t, rgba(Go), im.At(201, 101), "the corner is filled")
	require.Equal(t, Rect{100, 100, 100, 100}, k.Bounds())
}

func TestABendEndsWhereItShould(t *testing.T) {
	c, im := target(t, 1280, 720)
	k := &Trail{}
	k.MoveTo(100, 100)
	k.CubeTo(150, 100, 150, 200, 200, 200)
	c.PushMove(10, 0)
	c.Stroke(k, 8, Go)
	c.Pop()
	require.Equal(t, rgba(Go), im.At(160, 150), "half way, half down")
	require.Equal(t, rgba(Go), im.At(208, 200))
	require.Equal(t, color.RGBA{}, im.At(160, 110))
}

func TestACurveThroughFiguresShowsNoneThatThereWasNot(t *testing.T) {
	k := &Trail{}
	k.MoveTo(0, 50)
	k.LevelTo(40, 10)
	k.LevelTo(80, 60)
	k.LevelTo(120, 60)
	b := k.Bounds()
	for i, side := range []struct{ want, got float64 }{{0, b.X}, {10, b.Y}, {120, b.W}, {50, b.H}} {
		require.InDelta(t, side.want, side.got, 1e-9, "side %d", i)
	}
}

func TestADashedTrailHasGaps(t *testing.T) {
	c, im := target(t, 1280, 720)
	k := &Trail{}
	k.MoveTo(100, 100)
	k.LineTo(103, 100) // dashes do not begin anew at a joint
	k.LineTo(200, 100)
	c.Stroke(k.Dashed(10, 10), 4, Go)
	for x, drawn := range map[int]bool{104: true, 115: false, 125: true, 135: false} {
		require.Equal(t, drawn, im.At(x, 100).(color.RGBA).A > 0, "at %d", x)
	}
}

func TestAnAreaIsFilledWhicheverWayItGoes(t *testing.T) {
	for _, way := range [][]float64{{100, 100, 200, 100, 200, 160, 100, 160}, {100, 100, 100, 160, 200, 160, 200, 100}} {
		c, im := target(t, 1280, 720)
		k := &Trail{}
		k.MoveTo(way[0], way[1])
		for i := 2; i < len(way); i += 2 {
			k.LineTo(way[i], way[i+1])
		}
		c.Area(k, Go)
		require.Equal(t, rgba(Go), im.At(150, 130))
		require.Equal(t, rgba(Go), im.At(101, 101))
		require.Equal(t, color.RGBA{}, im.At(98, 130))
	}
}

func TestADrawnTrailCostsNothing(t *testing.T) {
	k := &Trail{}
	k.MoveTo(0, 0)
	k.CubeTo(50, 0, 50, 100, 100, 100)
	n := testing.AllocsPerRun(10, func() { k.mesh(false) })
	require.Zero(t, n)
}
