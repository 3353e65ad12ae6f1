package ui

import (
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"
)

func press(keys ...ebiten.Key) snapshot {
	var s snapshot
	for _, k := range keys {
		s.keys = append(s.keys, heldKey{k, 1})
	}
	return s
}

func heard(s snapshot) Input { return interpret(s, stageFor(1280, 720), false) }

func TestKeysMeanActions(t *testing.T) {
	for _, c := range []struct {
		name string
		snap snapshot
		want Action
	}{
		{"arrow", press(ebiten.KeyArrowUp), MoveUp},
		{"enter", press(ebiten.KeyEnter), Accept},
		{"space", press(ebiten.KeySpace), Accept},
		{"escape", press(ebiten.KeyEscape), Back},
		{"backspace", press(ebiten.KeyBackspace), Undo},
		{"history", press(ebiten.KeyH), History},
		{"tab", press(ebiten.KeyTab), FocusNext},
		{"F5", press(ebiten.KeyF5), Save},
		{"F11", press(ebiten.KeyF11), Fullscreen},
		{"why", press(ebiten.KeyW), Reasons},
		{"a question mark, wherever it is", snapshot{runes: []rune{'？'}}, Reasons},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := heard(c.snap)
			require.True(t, in.Has(c.want))
			require.True(t, in.Any())
			rest := (in.actions | in.letters) &^ Input{}.With(EraseBack).actions // which only a field hears
			require.Equal(t, Input{}.With(c.want).actions, rest, "and nothing else")
		})
	}
}

func TestModifiersChangeTheMeaning(t *testing.T) {
	s := press(ebiten.KeyS)
	require.True(t, heard(s).Has(Skip))
	s.ctrl = true
	require.True(t, heard(s).Has(Save))
	require.False(t, heard(s).Has(Skip))

	s = press(ebiten.KeyTab)
	s.shift = true
	require.True(t, heard(s).Has(FocusPrevious))
	require.False(t, heard(s).Has(FocusNext))
}

func TestSeveralKeysInOneTick(t *testing.T) {
	in := heard(press(ebiten.KeyArrowDown, ebiten.KeyEnter, ebiten.KeyNumpad3))
	require.True(t, in.Has(MoveDown))
	require.True(t, in.Has(Accept))
	require.Equal(t, 3, in.Number)
}

func TestHeldArrowsRepeatAndOthersDoNot(t *testing.T) {
	count := func(k ebiten.Key, a Action) (n int) {
		for tick := 1; tick <= 60; tick++ {
			if heard(snapshot{keys: []heldKey{{k, tick}}}).Has(a) {
				n++
			}
		}
		return n
	}
	require.Equal(t, 1+(60-repeatAfter)/repeatEvery+1, count(ebiten.KeyArrowDown, MoveDown))
	require.Equal(t, 1, count(ebiten.KeyEnter, Accept))
}

func TestWhoWritesDoesNotCommand(t *testing.T) {
	s := press(ebiten.KeyH, ebiten.KeySpace, ebiten.KeyEscape, ebiten.KeyDigit2)
	s.runes = []rune("h ?2")
	in := heard(s).Typing()
	require.Equal(t, Input{}.With(Back).actions, in.actions)
	require.Zero(t, in.Number)
	require.Equal(t, "h ?2", string(in.Runes))

	in = heard(press(ebiten.KeySpace, ebiten.KeyEnter)).Typing()
	require.True(t, in.Has(Accept), "enter still ends it")
}

func TestPointerIsInDesignUnits(t *testing.T) {
	st := stageFor(1920, 1200) // scale 1.5, bars of 60 above and below
	in := interpret(snapshot{cursor: image.Pt(960, 60), pressed: true, held: true}, st, true)
	require.Equal(t, Input{X: 640, Y: 0, Moved: true, Pressed: true, Held: true}, in)
}

func TestReadingWithoutADisplayIsQuiet(t *testing.T) {
	var r Reader
	st := stageFor(1280, 720)
	r.read(st)
	in, _ := r.read(st)
	require.False(t, in.Any())
}
