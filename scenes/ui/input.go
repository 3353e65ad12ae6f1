package ui

// Action is what the player wants, whatever key or button said it.
type Action uint8

// The actions. Reasons asks why something counted as it did.
const (
	MoveUp Action = iota
	MoveDown
	MoveLeft
	MoveRight
	FocusNext
	FocusPrevious
	Accept
	Back
	History
	Undo
	Save
	Skip
	NextLanguage
	Fullscreen
	Reasons
	PageUp
	PageDown
	LookUp // the four that move what is seen of a screen larger than the window
	LookDown
	LookLeft
	LookRight
	Larger // larger text
	Smaller
	EraseBack // the five from here on are for writing, see Field
	Erase
	LineStart
	LineEnd
	SelectAll
)

// Input is what happened in one tick. It holds for that tick only; Runes must be copied to be kept.
type Input struct {
	X, Y     float64 // the pointer, mouse or finger, in design units; it may be outside the stage
	Moved    bool    // the pointer moved since the last tick
	Pressed  bool    // it went down in this tick
	Released bool    // it went up in this tick
	Held     bool    // it is down
	Wheel    float64 // notches, positive is upwards
	Number   int     // 1..9, 0 for none
	Runes    []rune  // what was typed
	Shift    bool    // it is down
	Woken    bool    // a timer set by Next.After or Loop.WakeAfter has rung

	actions actionSet
	letters actionSet // those that were said by a key which also writes a character
}

type actionSet uint32

func (s *actionSet) add(a Action) { *s |= 1 << a }

// Has reports whether the player wants a in this tick. There may be several actions in one.
func (in Input) Has(a Action) bool { return (in.actions|in.letters)&(1<<a) != 0 }

// Typing is the input without the actions and the number that a typed character stands for: for a screen on which the
// player is writing.
func (in Input) Typing() Input {
	in.letters, in.Number = 0, 0
	return in
}

// With returns the input with actions added: for tests and for screens that hand on a wish.
func (in Input) With(actions ...Action) Input {
	for _, a := range actions {
		in.actions.add(a)
	}
	return in
}

// Any reports whether the player did anything but move the pointer.
func (in Input) Any() bool {
	return in.actions|in.letters != 0 || in.Number != 0 || in.Pressed || in.Released || in.Wheel != 0 || len(in.Runes) > 0
}
