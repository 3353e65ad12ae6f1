package ui

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// Look is how a player wants the window to look. The zero value is as it was designed.
type Look struct {
	Text     int  // size of text and of all that goes with it, percent, 100..200; 0 is 100
	Contrast bool // black, white and few colours; see contrast.go
	Thick    bool // lines and rings half as thick again, as for the back of a room
}

// TextSizes are the sizes a player may choose, percent.
var TextSizes = [...]int{100, 125, 150, 200}

// zoom is how many times larger than designed everything is, 1..2.
func (l Look) zoom() float64 {
	return min(max(float64(l.Text), 100), 200) / 100
}

// Fluid is a screen that lays itself out on a stage of any size. Fit tells it the size in design units, before the first
// Update or Draw and whenever it changes; until then it is Width by Height. The larger the text, the smaller the stage,
// down to Width/2 by Height/2.
//
// A screen that is not fluid stands on Width by Height always. Where larger text leaves room for less than that, the
// window is a magnifying glass: it follows the focus and the pointer, a finger drags it and Ctrl with an arrow moves it.
type Fluid interface {
	Screen
	Fit(width, height float64)
}

// The shapes a stage may have, width to height; a window of another shape has bars beside it.
const narrowest, widest = 4.0 / 3, Width / Height

// fluidStage is the stage of a fluid screen with larger text: all of the window that has a shape between the narrowest and
// the widest.
func fluidStage(w, h int, zoom float64) stage {
	if zoom == 1 {
		return stageFor(w, h) // as designed
	}
	s := stage{w: w, h: h, scale: min(float64(w)/Width, float64(h)/Height) * zoom}
	ww, wh := float64(w)/s.scale, float64(h)/s.scale
	s.width, s.height = min(ww, wh*widest), min(wh, ww/narrowest)
	s.x, s.y = math.Floor((ww-s.width)*s.scale/2), math.Floor((wh-s.height)*s.scale/2)
	return s
}

// lensStage is the stage of a screen that is not fluid, seen through the window. x and y are the corner of what is seen,
// in design units; they are held within the stage.
func lensStage(w, h int, zoom, x, y float64) stage {
	if zoom == 1 {
		return stageFor(w, h)
	}
	s := stageFor(w, h)
	s.scale *= zoom
	s.x = cornerOf(float64(w), Width*s.scale, x*s.scale)
	s.y = cornerOf(float64(h), Height*s.scale, y*s.scale)
	return s
}

// cornerOf is where something of a length begins in a window, pixels: in its middle, or so that the stretch from skip on is
// seen.
func cornerOf(window, length, skip float64) float64 {
	if length <= window {
		return math.Floor((window - length) / 2)
	}
	return -math.Round(min(max(skip, 0), length-window))
}

// lens is which part of a screen that is larger than the window is seen.
type lens struct {
	x, y    float64 // corner of what is seen, design units
	dragged bool    // a finger has moved it and is still down
	grip    struct{ x, y float64 }
}

const (
	lensEdge = .12 // of the window: a pointer so near an edge sees all there is on that side
	lensStep = 80.0
	lensPad  = 28.0 // design units that are seen around what has the focus
)

// point moves the lens along with the pointer: at the window's edges are the stage's edges.
func (k *lens) point(in Input, s stage) {
	at := func(px float64, window int, length float64) float64 {
		f := (px/float64(window) - lensEdge) / (1 - 2*lensEdge)
		return min(max(f, 0), 1) * max(0, length-float64(window)/s.scale)
	}
	k.x = at(in.X*s.scale+s.x, s.w, Width)
	k.y = at(in.Y*s.scale+s.y, s.h, Height)
}

// drag moves the lens with a finger. What is left of the input does not choose what lies under the finger at the end.
func (k *lens) drag(in Input, s stage) Input {
	px, py := in.X*s.scale+s.x, in.Y*s.scale+s.y
	switch {
	case in.Pressed:
		k.dragged, k.grip.x, k.grip.y = false, px, py
	case in.Held && (k.dragged || math.Hypot(px-k.grip.x, py-k.grip.y) > slack*s.scale):
		k.x -= (px - k.grip.x) / s.scale
		k.y -= (py - k.grip.y) / s.scale
		k.dragged, k.grip.x, k.grip.y = true, px, py
		k.hold(s)
	}
	if k.dragged {
		k.dragged = in.Held
		in.Held, in.Released, in.Moved = false, false, false
	}
	return in
}

// keys moves the lens by the keyboard.
func (k *lens) keys(in Input, s stage) {
	step := func(more, less Action) float64 {
		switch {
		case in.Has(more):
			return lensStep
		case in.Has(less):
			return -lensStep
		}
		return 0
	}
	k.x += step(LookRight, LookLeft)
	k.y += step(LookDown, LookUp)
	k.hold(s)
}

// reveal moves the lens as little as shows r, and its beginning where it is larger than the window.
func (k *lens) reveal(r Rect, s stage) {
	one := func(at, from, length, window float64) float64 {
		from, length = from-lensPad, length+2*lensPad
		return min(max(at, from+length-window), from)
	}
	k.x = one(k.x, r.X, r.W, float64(s.w)/s.scale)
	k.y = one(k.y, r.Y, r.H, float64(s.h)/s.scale)
	k.hold(s)
}

// hold keeps the lens on the stage.
func (k *lens) hold(s stage) {
	k.x = min(max(k.x, 0), max(0, Width-float64(s.w)/s.scale))
	k.y = min(max(k.y, 0), max(0, Height-float64(s.h)/s.scale))
}

// Follow makes the player's look that of the window: ask is called every tick with what the player did and says how the
// window is to look from then on.
func (l *Loop) Follow(ask func(Input) Look) { l.ask = ask }

// fit finds the stage for the top screen, and tells the screen.
func (l *Loop) fit() {
	if l.w == 0 {
		return // there is no window yet
	}
	top := l.screens[len(l.screens)-1]
	f, fluid := top.(Fluid)
	zoom := l.look.zoom()
	s := lensStage(l.w, l.h, zoom, l.lens.x, l.lens.y)
	if fluid {
		s = fluidStage(l.w, l.h, zoom)
	}
	if s == l.stage && top == l.fitted {
		return
	}
	if top != l.fitted {
		l.lens, l.followed = lens{}, Rect{}
		if !fluid {
			s = lensStage(l.w, l.h, zoom, 0, 0)
		}
	}
	l.stage, l.fitted, l.dirty = s, top, true
	if fluid {
		f.Fit(s.width, s.height)
	}
}

// see lets the input move the lens, where there is one, and returns what is left of it for the screen.
func (l *Loop) see(in Input) Input {
	if _, fluid := l.screens[len(l.screens)-1].(Fluid); fluid || l.look.zoom() == 1 {
		return in
	}
	px, py := in.X*l.stage.scale+l.stage.x, in.Y*l.stage.scale+l.stage.y
	switch {
	case l.reader.touched:
		in = l.lens.drag(in, l.stage)
	case in.Moved && !in.Held:
		l.lens.point(in, l.stage)
	}
	l.lens.keys(in, l.stage)
	l.fit()
	in.X, in.Y = (px-l.stage.x)/l.stage.scale, (py-l.stage.y)/l.stage.scale
	return in
}

// paint draws the top screen, and once more where what has the focus now was not seen.
func (l *Loop) paint(screen *ebiten.Image) {
	top := l.screens[len(l.screens)-1]
	for range 2 {
		screen.Clear()
		l.canvas.begin(screen, l.stage, l.look)
		top.Draw(l.canvas)
		at := l.canvas.focused
		if _, fluid := top.(Fluid); fluid || l.look.zoom() == 1 || at == (Rect{}) || at == l.followed {
			return
		}
		l.followed = at
		if l.reader.pointing {
			return // who points looks there already
		}
		was := l.lens
		if l.lens.reveal(at, l.stage); l.lens == was {
			return
		}
		l.fit()
		l.dirty = false
	}
}
