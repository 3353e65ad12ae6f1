package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// binding says which key means which action.
type binding struct {
	key         ebiten.Key
	ctrl, shift modifier
	action      Action
	repeats     bool // again and again while it is held
	writes      bool // the key also writes a character
}

type modifier uint8

const (
	without modifier = iota
	with
	either
)

var bindings = []binding{
	{key: ebiten.KeyArrowUp, shift: either, action: MoveUp, repeats: true},
	{key: ebiten.KeyArrowDown, shift: either, action: MoveDown, repeats: true},
	{key: ebiten.KeyArrowLeft, shift: either, action: MoveLeft, repeats: true},
	{key: ebiten.KeyArrowRight, shift: either, action: MoveRight, repeats: true},
	{key: ebiten.KeyPageUp, action: PageUp, repeats: true},
	{key: ebiten.KeyPageDown, action: PageDown, repeats: true},
	{key: ebiten.KeyTab, action: FocusNext, repeats: true},
	{key: ebiten.KeyTab, shift: with, action: FocusPrevious, repeats: true},
	{key: ebiten.KeyEnter, action: Accept},
	{key: ebiten.KeyNumpadEnter, action: Accept},
	{key: ebiten.KeySpace, action: Accept, writes: true},
	{key: ebiten.KeyEscape, action: Back},
	{key: ebiten.KeyBackspace, action: Undo, writes: true},
	{key: ebiten.KeyZ, ctrl: with, action: Undo},
	{key: ebiten.KeyBackspace, shift: either, action: EraseBack, repeats: true},
	{key: ebiten.KeyDelete, action: Erase, repeats: true},
	{key: ebiten.KeyHome, shift: either, action: LineStart},
	{key: ebiten.KeyEnd, shift: either, action: LineEnd},
	{key: ebiten.KeyA, ctrl: with, action: SelectAll},
	{key: ebiten.KeyH, action: History, shift: either, writes: true},
	{key: ebiten.KeyW, action: Reasons, shift: either, writes: true},
	{key: ebiten.KeyS, action: Skip, shift: either, writes: true},
	{key: ebiten.KeyS, ctrl: with, action: Save},
	{key: ebiten.KeyF5, action: Save},
	{key: ebiten.KeyL, action: NextLanguage, shift: either, writes: true},
	{key: ebiten.KeyF11, action: Fullscreen},
	{key: ebiten.KeyArrowUp, ctrl: with, action: LookUp, repeats: true},
	{key: ebiten.KeyArrowDown, ctrl: with, action: LookDown, repeats: true},
	{key: ebiten.KeyArrowLeft, ctrl: with, action: LookLeft, repeats: true},
	{key: ebiten.KeyArrowRight, ctrl: with, action: LookRight, repeats: true},
	{key: ebiten.KeyEqual, ctrl: with, shift: either, action: Larger},
	{key: ebiten.KeyNumpadAdd, ctrl: with, action: Larger},
	{key: ebiten.KeyMinus, ctrl: with, action: Smaller},
	{key: ebiten.KeyNumpadSubtract, ctrl: with, action: Smaller},
}

// runeBindings are for marks that stand on another key in every country.
var runeBindings = map[rune]Action{'?': Reasons, '？': Reasons}

// numbers are the keys for the figures 1 to 9.
var numbers = [][2]ebiten.Key{
	{ebiten.KeyDigit1, ebiten.KeyNumpad1}, {ebiten.KeyDigit2, ebiten.KeyNumpad2}, {ebiten.KeyDigit3, ebiten.KeyNumpad3},
	{ebiten.KeyDigit4, ebiten.KeyNumpad4}, {ebiten.KeyDigit5, ebiten.KeyNumpad5}, {ebiten.KeyDigit6, ebiten.KeyNumpad6},
	{ebiten.KeyDigit7, ebiten.KeyNumpad7}, {ebiten.KeyDigit8, ebiten.KeyNumpad8}, {ebiten.KeyDigit9, ebiten.KeyNumpad9},
}

const (
	repeatAfter = 24 // ticks a key is held before it repeats
	repeatEvery = 4  // ticks
)

// snapshot is the raw state of the devices in one tick.
type snapshot struct {
	keys     []heldKey
	runes    []rune
	cursor   image.Point // pixels of the device
	pressed  bool
	released bool
	held     bool
	wheel    float64
	ctrl     bool
	shift    bool
}

// heldKey is a key that is down, for how many ticks; 1 is since this one.
type heldKey struct {
	key   ebiten.Key
	ticks int
}

// Reader reads the input of a tick from ebiten. The zero value is ready.
type Reader struct {
	snap    snapshot
	last    image.Point
	begun   bool
	held    []ebiten.Key
	touches []ebiten.TouchID
	touch   ebiten.TouchID
	touched bool // a finger is the pointer

	pointing bool // what the player did last was done with the pointer
}

// read asks the devices and translates. active tells whether anything was touched at all.
func (r *Reader) read(s stage) (in Input, active bool) {
	r.observe()
	moved := !r.begun || r.snap.cursor != r.last
	r.begun, r.last = true, r.snap.cursor
	in = interpret(r.snap, s, moved)
	if moved || in.Pressed {
		r.pointing = true
	} else if in.actions|in.letters != 0 || in.Number != 0 {
		r.pointing = false
	}
	return in, moved || in.Any() || r.snap.held || len(r.snap.keys) > 0
}

func (r *Reader) observe() {
	s := &r.snap
	s.keys = s.keys[:0]
	// A key may come and go within one tick, the first after a sleep above all: ask for presses, not only for what is down.
	r.held = inpututil.AppendJustPressedKeys(r.held[:0])
	for _, k := range r.held {
		s.keys = append(s.keys, heldKey{k, 1})
	}
	r.held = inpututil.AppendPressedKeys(r.held[:0])
	for _, k := range r.held {
		if d := inpututil.KeyPressDuration(k); d > 1 {
			s.keys = append(s.keys, heldKey{k, d})
		}
	}
	s.runes = ebiten.AppendInputChars(s.runes[:0])
	_, s.wheel = ebiten.Wheel()
	s.ctrl = wasDown(ebiten.KeyControl) || wasDown(ebiten.KeyMeta)
	s.shift = wasDown(ebiten.KeyShift)
	if !r.observeTouch() {
		s.cursor.X, s.cursor.Y = ebiten.CursorPosition()
		s.pressed = inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft)
		s.released = inpututil.IsMouseButtonJustReleased(ebiten.MouseButtonLeft)
		s.held = ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
	}
}

// wasDown reports whether a key was down at any time in this tick.
func wasDown(k ebiten.Key) bool {
	return ebiten.IsKeyPressed(k) || inpututil.IsKeyJustPressed(k) || inpututil.IsKeyJustReleased(k)
}

// observeTouch makes the first finger the pointer; others are ignored until it lifts. After that the pointer stays where
// the finger was until the mouse is used.
func (r *Reader) observeTouch() bool {
	s := &r.snap
	r.touches = ebiten.AppendTouchIDs(r.touches[:0])
	switch {
	case !s.held && len(r.touches) > 0:
		r.touch, r.touched = r.touches[0], true
		s.pressed, s.released, s.held = true, false, true
		s.cursor.X, s.cursor.Y = ebiten.TouchPosition(r.touch)
	case !r.touched:
		return false
	case s.held && inpututil.IsTouchJustReleased(r.touch):
		s.pressed, s.released, s.held = false, true, false
		s.cursor.X, s.cursor.Y = inpututil.TouchPositionInPreviousTick(r.touch)
	case s.held:
		s.pressed = false
		s.cursor.X, s.cursor.Y = ebiten.TouchPosition(r.touch)
	default:
		s.pressed, s.released = false, false
		r.touched = !inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) && s.wheel == 0
		return r.touched
	}
	return true
}

// interpret says what a snapshot means. It asks nobody and keeps nothing.
func interpret(s snapshot, st stage, moved bool) Input {
	in := Input{Moved: moved, Pressed: s.pressed, Released: s.released, Held: s.held, Wheel: s.wheel, Runes: s.runes, Shift: s.shift}
	in.X, in.Y = st.design(s.cursor.X, s.cursor.Y)
	for _, k := range s.keys {
		for _, b := range bindings {
			if b.key == k.key && b.ctrl.fits(s.ctrl) && b.shift.fits(s.shift) && fires(k.ticks, b.repeats) {
				if b.writes {
					in.letters.add(b.action)
				} else {
					in.actions.add(b.action)
				}
			}
		}
		if k.ticks == 1 && !s.ctrl {
			in.Number = max(in.Number, number(k.key))
		}
	}
	for _, r := range s.runes {
		if a, ok := runeBindings[r]; ok {
			in.letters.add(a)
		}
	}
	return in
}

func (m modifier) fits(down bool) bool { return m == either || (m == with) == down }

func fires(ticks int, repeats bool) bool {
	return ticks == 1 || repeats && ticks >= repeatAfter && (ticks-repeatAfter)%repeatEvery == 0
}

func number(k ebiten.Key) int {
	for i, pair := range numbers {
		if k == pair[0] || k == pair[1] {
			return i + 1
		}
	}
	return 0
}
