package ui

import (
	"errors"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"
)

type stub struct {
	next      Next
	err       error
	animating bool
	heard     []Input
}

func (s *stub) Update(in Input) (Next, error) {
	s.heard = append(s.heard, in)
	return s.next, s.err
}
func (s *stub) Draw(*Canvas)    {}
func (s *stub) Animating() bool { return s.animating }

func TestScreensAreAStack(t *testing.T) {
	below, above := &stub{}, &stub{next: Pop()}
	below.next = Push(above)
	l := NewLoop(below)

	require.NoError(t, l.tick(Input{}))
	require.Equal(t, []Screen{below, above}, l.screens)
	require.NoError(t, l.tick(Input{Number: 3}))
	require.Equal(t, []Screen{below}, l.screens)
	require.Equal(t, 3, above.heard[0].Number)

	below.next = Replace(above)
	require.NoError(t, l.tick(Input{}))
	require.ErrorIs(t, l.tick(Input{}), ebiten.Termination, "the last one has gone")
}

func TestErrorOfAScreenEndsTheLoop(t *testing.T) {
	broken := errors.New("disk full")
	require.ErrorIs(t, NewLoop(&stub{err: broken}).tick(Input{}), broken)
	require.ErrorIs(t, NewLoop(&stub{next: Quit()}).tick(Input{}), ebiten.Termination)
}

func TestOnlyChangesAreDrawn(t *testing.T) {
	s := &stub{}
	l := NewLoop(s)
	drawn := func() bool {
		l.dirty = false
		require.NoError(t, l.tick(Input{Moved: true}))
		return l.dirty
	}
	require.False(t, drawn(), "a pointer that moves over nothing")
	s.next = Redraw()
	require.True(t, drawn())
	s.next, s.animating = RedrawIf(false), true
	require.True(t, drawn())
	s.animating = false
	require.True(t, drawn(), "the last picture of a motion")
	require.False(t, drawn())
}

func TestNewSizeIsDrawnAnew(t *testing.T) {
	l := NewLoop(&stub{})
	w, h := l.LayoutF(1000, 700)
	require.Equal(t, []float64{1000, 700}, []float64{w, h})
	l.dirty = false
	l.LayoutF(1000, 700)
	require.False(t, l.dirty)
	l.LayoutF(1280, 700)
	require.True(t, l.dirty)
}

// A window that was covered or put away has lost its picture when it comes back, and nothing else says so.
func TestWhateverEndsASleepDrawsAnew(t *testing.T) {
	l := NewLoop(&stub{})
	defer func() { // or the game in which the tests run would sleep for good
		l.rest(true)
		wake()
	}()
	l.dirty = false
	for range idleTicks {
		l.awake()
		l.rest(false)
	}
	require.False(t, l.dirty)
	l.rest(false) // now it sleeps
	l.awake()
	require.True(t, l.dirty)
}

func TestTimerRings(t *testing.T) {
	s := &stub{next: Next{}.After(time.Millisecond)}
	l := NewLoop(s)
	require.NoError(t, l.tick(Input{}))
	require.Eventually(t, l.rung.Load, time.Second, time.Millisecond)

	l.rung.Store(false)
	s.next = Next{}.After(time.Hour)
	require.NoError(t, l.tick(Input{}))
	s.next = Push(&stub{})
	require.NoError(t, l.tick(Input{}))
	require.False(t, l.timer.Stop(), "another screen does not hear it")
}

func TestStageIsCentredAndAsLargeAsFits(t *testing.T) {
	require.Equal(t, stage{w: 1280, h: 720, scale: 1, width: 1280, height: 720}, stageFor(1280, 720))
	require.Equal(t, stage{w: 2000, h: 720, scale: 1, x: 360, width: 1280, height: 720}, stageFor(2000, 720))
	require.Equal(t, stage{w: 960, h: 600, scale: .75, y: 30, width: 1280, height: 720}, stageFor(960, 600))
}
