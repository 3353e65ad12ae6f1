package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2/exp/textinput"
)

// Writer is a screen on which something can be written. Writing is the field that is written in, nil for none; the loop
// then lets the system's input method compose in it and hands what it gives on as [Input.Runes].
type Writer interface {
	Screen
	Writing() *Field
}

// composing is an input method at work in a field.
type composing struct {
	composer textinput.Composer
	field    *Field
	stage    stage
	length   int // of what was written, and where, when the input method last looked
	caret    int
	given    []rune
}

// writing lets the input method hear the tick, if something is written, and returns what is left for the screen; busy says
// that it has something that it has not yet given.
func (l *Loop) writing(in Input) (left Input, busy bool) {
	var field *Field
	if w, ok := l.screens[len(l.screens)-1].(Writer); ok {
		field = w.Writing()
	}
	k := &l.composing
	if k.field != field {
		k.leave()
		k.field = field
	}
	if field == nil {
		return in, false
	}
	k.stage = l.stage
	return k.update(in)
}

// leave takes the input method away from a field. What it had not given is lost, as when one clicks elsewhere.
func (k *composing) leave() {
	if k.field == nil {
		return
	}
	k.composer.Cancel()
	k.field.composed = nil
}

func (k *composing) update(in Input) (Input, bool) {
	f := k.field
	if k.composer.OnNewSession == nil {
		k.composer.OnNewSession = k.session
		k.composer.OnComposition = func(c *textinput.Composition) { k.compose([]rune(c.Text())) }
		k.composer.OnCommit = k.commit
	}
	if in.Pressed && len(f.composed) > 0 {
		k.composer.Confirm() // the caret is about to go elsewhere
	} else if len(f.composed) == 0 && (k.length != len(f.text) || k.caret != f.caret) {
		k.composer.Cancel() // it must look at what stands around the caret now
	}
	before := len(f.composed)
	handled, err := k.composer.Update()
	if err != nil { // without an input method the characters come as they are typed
		return in, false
	}
	in.Runes = k.given
	if handled {
		in.actions, in.letters, in.Number = 0, 0, 0
	}
	if before != len(f.composed) || len(k.given) > 0 {
		in.Woken = true // there is something new to draw
	}
	k.given = nil
	return in, len(f.composed) > 0
}

func (k *composing) session() *textinput.SessionOptions {
	f := k.field
	if f == nil {
		return nil
	}
	k.length, k.caret = len(f.text), f.caret
	at := f.Caret()
	px := func(v, off float64) int { return int(v*k.stage.scale + off) }
	before, after := f.around()
	return &textinput.SessionOptions{
		CaretBounds:     image.Rect(px(at.X, k.stage.x), px(at.Y, k.stage.y), px(at.X+at.W, k.stage.x)+1, px(at.Y+at.H, k.stage.y)),
		TextBeforeCaret: before, TextAfterCaret: after,
	}
}

func (k *composing) compose(text []rune) {
	if k.field != nil {
		k.field.composed = text
	}
}

// commit takes what the input method gives. Where it wants other words around it, as when a word is corrected, they are
// put there at once.
func (k *composing) commit(c *textinput.Commit) {
	if k.field == nil {
		return
	}
	if before, after := c.IsSurroundingTextReplaced(); before || after {
		head, tail := c.SurroundingText()
		k.field.SetText(head + tail)
		k.field.to(len([]rune(head)), false)
	}
	k.given = append(k.given, []rune(c.Text())...)
}
