package ui

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"
)

// fluid is a fluid screen that notes its size.
type fluid struct {
	stub
	sizes [][2]float64
}

func (p *fluid) Fit(w, h float64) { p.sizes = append(p.sizes, [2]float64{w, h}) }

func looking(text int, first Screen) *Loop {
	l := NewLoop(first)
	l.LayoutF(1280, 720)
	l.look.Text = text
	l.fit()
	return l
}

func TestLargerTextIsASmallerStageForAScreenThatLaysItselfOut(t *testing.T) {
	p := &fluid{}
	l := looking(100, p)
	l.look.Text = 200
	l.fit()
	l.fit()
	require.Equal(t, [][2]float64{{1280, 720}, {640, 360}}, p.sizes, "told once for each size")
	require.Equal(t, 2.0, l.stage.scale)

	l.LayoutF(1024, 768)
	l.fit()
	require.Equal(t, [2]float64{640, 480}, p.sizes[2], "no bars in an old monitor")
	l.LayoutF(2000, 720)
	l.fit()
	require.Equal(t, [2]float64{640, 360}, p.sizes[3], "and no line as long as a wall")
	require.Equal(t, 360.0, l.stage.x)
}

func TestAScreenThatComesIsToldTheSizeBeforeItHearsAnything(t *testing.T) {
	below, above := &fluid{}, &fluid{}
	l := looking(150, below)
	below.next = Push(above)
	require.NoError(t, l.tick(Input{}))
	l.fit()
	require.Len(t, above.sizes, 1)
	require.InDelta(t, 1280/1.5, above.sizes[0][0], 1e-9)
}

func TestThePointerFindsEveryCornerOfAFixedScreen(t *testing.T) {
	l := looking(200, &stub{})
	at := func(px, py float64) Input {
		return l.see(Input{X: (px - l.stage.x) / l.stage.scale, Y: (py - l.stage.y) / l.stage.scale, Moved: true})
	}
	in := at(0, 0)
	require.Equal(t, []float64{0, 0}, []float64{in.X, in.Y})
	in = at(1279, 719)
	require.InDelta(t, Width, in.X, 1)
	require.InDelta(t, Height, in.Y, 1)
	require.Equal(t, []float64{-1280, -720}, []float64{l.stage.x, l.stage.y})
}

func TestAFingerDragsAFixedScreenAndChoosesNothingByIt(t *testing.T) {
	l := looking(200, &stub{})
	l.reader.touched = true
	touch := func(px, py float64, in Input) Input {
		in.X, in.Y = (px-l.stage.x)/l.stage.scale, (py-l.stage.y)/l.stage.scale
		return l.see(in)
	}
	touch(800, 600, Input{Pressed: true, Held: true})
	touch(600, 500, Input{Held: true, Moved: true})
	require.Equal(t, []float64{-200, -100}, []float64{l.stage.x, l.stage.y})
	require.False(t, touch(600, 500, Input{Released: true}).Released)

	touch(600, 500, Input{Pressed: true, Held: true})
	require.True(t, touch(602, 500, Input{Released: true}).Released, "a tap")
}

func TestTheKeyboardMovesWhatIsSeen(t *testing.T) {
	l := looking(150, &stub{})
	l.see(Input{}.With(LookRight))
	require.Equal(t, -lensStep*1.5, l.stage.x)
	for range 50 {
		l.see(Input{}.With(LookRight, LookDown))
	}
	require.Equal(t, []float64{-640, -360}, []float64{l.stage.x, l.stage.y}, "not beyond the edge")
}

func TestWhatHasTheFocusIsSeen(t *testing.T) {
	l := looking(200, &stub{})
	l.lens.reveal(Rect{1000, 600, 200, 48}, l.stage)
	l.fit()
	x, y := l.stage.design(0, 0)
	x1, y1 := l.stage.design(1280, 720)
	require.True(t, x <= 1000 && y <= 600 && x1 >= 1200 && y1 >= 648)
}

func TestTextSizesHaveKeysEverywhere(t *testing.T) {
	in := heard(snapshot{keys: []heldKey{{ebiten.KeyEqual, 1}}, ctrl: true})
	require.True(t, in.Has(Larger))
	require.True(t, heard(snapshot{keys: []heldKey{{ebiten.KeyMinus, 1}}, ctrl: true}).Has(Smaller))
	require.False(t, heard(snapshot{keys: []heldKey{{ebiten.KeyMinus, 1}}}).Has(Smaller), "a mark in a text")
}
