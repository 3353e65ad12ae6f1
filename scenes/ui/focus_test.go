package ui

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// grid is two rows of three, a wide one below, and one of them disabled:
//
//	1 2 3
//	4 x 6
//	  7
func grid() []Target {
	var all []Target
	for i := range 6 {
		x, y := float64(i%3)*110, float64(i/3)*60
		all = append(all, Target{ID: i + 1, Rect: Rect{x, y, 100, 50}, Disabled: i == 4})
	}
	return append(all, Target{ID: 7, Rect: Rect{60, 120, 200, 50}})
}

func TestFirstTargetHasTheFocus(t *testing.T) {
	var f Focus
	chosen, changed := f.Update(Input{}, grid())
	require.Zero(t, chosen)
	require.True(t, changed)
	require.Equal(t, 1, f.ID())
}

func TestArrowsGoToTheNearest(t *testing.T) {
	for _, c := range []struct {
		name string
		from int
		do   Action
		want int
	}{
		{"right", 1, MoveRight, 2},
		{"right, past the disabled one", 4, MoveRight, 6},
		{"down", 1, MoveDown, 4},
		{"down, past the disabled one", 2, MoveDown, 7},
		{"up from the wide one", 7, MoveUp, 4},
		{"stops at the edge", 1, MoveLeft, 1},
		{"stops at the foot", 7, MoveDown, 7},
		{"round by tab", 7, FocusNext, 1},
		{"tab skips the disabled one", 4, FocusNext, 6},
		{"and back", 1, FocusPrevious, 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Focus{id: c.from}
			f.Update(Input{}.With(c.do), grid())
			require.Equal(t, c.want, f.ID())
		})
	}
}

func TestAcceptChoosesWhatHasTheFocus(t *testing.T) {
	f := Focus{id: 3}
	chosen, changed := f.Update(Input{}.With(Accept), grid())
	require.Equal(t, 3, chosen)
	require.False(t, changed)
}

func TestPointer(t *testing.T) {
	f := Focus{id: 1}
	on6 := Input{X: 230, Y: 70}

	_, changed := f.Update(on6, grid())
	require.False(t, changed, "a pointer that rests takes nothing from the keys")

	on6.Moved = true
	_, changed = f.Update(on6, grid())
	require.True(t, changed)
	require.Equal(t, 6, f.ID())

	on6.Moved, on6.Pressed, on6.Held = false, true, true
	chosen, _ := f.Update(on6, grid())
	require.Zero(t, chosen, "pressing alone chooses nothing")
	require.True(t, f.Held(6))

	chosen, _ = f.Update(Input{X: 230, Y: 70, Released: true}, grid())
	require.Equal(t, 6, chosen)
	require.False(t, f.Held(6))
}

func TestSlippingOffChoosesNothing(t *testing.T) {
	var f Focus
	f.Update(Input{X: 10, Y: 10, Pressed: true, Held: true}, grid())
	chosen, _ := f.Update(Input{X: 120, Y: 10, Moved: true, Released: true}, grid())
	require.Zero(t, chosen)
}

func TestDisabledIsNotChosen(t *testing.T) {
	var f Focus
	in := Input{X: 120, Y: 70, Moved: true, Pressed: true, Released: true}
	chosen, _ := f.Update(in, grid())
	require.Zero(t, chosen)
	require.Equal(t, 1, f.ID())
}

func TestFocusMovesOnWhenItsTargetGoes(t *testing.T) {
	f := Focus{id: 9}
	_, changed := f.Update(Input{}, grid())
	require.True(t, changed)
	require.Equal(t, 1, f.ID())
	_, _ = f.Update(Input{}.With(Accept, MoveDown), nil)
	require.Zero(t, f.ID(), "nothing to choose, nothing in focus, no panic")
}

func TestWhatIsScrolledOutOfSightIsNotHit(t *testing.T) {
	targets := []Target{{ID: 1, Rect: Rect{0, 0, 100, 50}}, {ID: 2, Rect: Rect{0, 60, 100, 50}, Within: Rect{0, 0, 100, 60}}}
	f := Focus{id: 1}
	f.Update(Input{X: 10, Y: 70, Moved: true}, targets)
	require.Equal(t, 1, f.ID())
	f.Update(Input{}.With(MoveDown), targets)
	require.Equal(t, 2, f.ID(), "but the keys reach it")
}

func TestScroll(t *testing.T) {
	s := Scroll{Rect: Rect{0, 0, 100, 200}, Height: 500}

	_, moved := s.Update(Input{X: 10, Y: 10, Wheel: -1})
	require.True(t, moved)
	require.Equal(t, wheelStep, s.Offset())

	_, moved = s.Update(Input{X: 500, Y: 10, Wheel: -1})
	require.False(t, moved, "the wheel counts where the pointer is")

	s.Update(Input{}.With(PageDown))
	s.Update(Input{}.With(PageDown))
	require.Equal(t, 300.0, s.Offset(), "it stops at the end")

	s.Reveal(100, 50)
	require.Equal(t, 100.0, s.Offset())
}

func TestDraggingChoosesNothingAndTappingDoes(t *testing.T) {
	s := Scroll{Rect: Rect{0, 0, 100, 200}, Height: 500}
	s.Update(Input{X: 10, Y: 100, Pressed: true, Held: true})
	s.Update(Input{X: 10, Y: 60, Moved: true, Held: true})
	require.Equal(t, 40.0, s.Offset())
	rest, _ := s.Update(Input{X: 10, Y: 60, Released: true})
	require.False(t, rest.Released)
	s.Update(Input{X: 10, Y: 60})

	s.Update(Input{X: 10, Y: 100, Pressed: true, Held: true})
	rest, _ = s.Update(Input{X: 10, Y: 102, Released: true})
	require.True(t, rest.Released)
}
