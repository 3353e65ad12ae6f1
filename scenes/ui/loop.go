package ui

import (
	"image"
	"math"
	"sync/atomic"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// Screen is one page of the game. Update hears the input of a tick, sixty times a second while anything happens, and says
// what comes next; Draw shows the present state and changes nothing, perhaps before the first update; Animating keeps the
// loop awake and drawing.
type Screen interface {
	Update(in Input) (Next, error)
	Draw(c *Canvas)
	Animating() bool
}

// Next is what a screen wants after an update. The zero value is to stay as it is, without being drawn again.
type Next struct {
	step   step
	screen Screen
	after  time.Duration
}

type step uint8

const (
	stay step = iota
	redraw
	push
	pop
	replace
	quit
)

// Redraw stays, as the screen looks different now.
func Redraw() Next { return Next{step: redraw} }

// RedrawIf is Redraw when the screen changed, else to stay.
func RedrawIf(changed bool) Next {
	if changed {
		return Redraw()
	}
	return Next{}
}

// Push puts a screen on top; the present one comes back when it pops.
func Push(s Screen) Next { return Next{step: push, screen: s} }

// Pop goes back to the screen below, or ends the game when there is none.
func Pop() Next { return Next{step: pop} }

// Replace puts a screen in the place of the present one.
func Replace(s Screen) Next { return Next{step: replace, screen: s} }

// Quit ends the game.
func Quit() Next { return Next{step: quit} }

// After asks to be woken after d with Input.Woken, as a screen at rest gets no updates. A change of screens cancels it.
func (n Next) After(d time.Duration) Next { n.after = d; return n }

// The smallest window, in device-independent pixels; below it small text cannot be read.
const MinWindowWidth, MinWindowHeight = 960, 540

// idleTicks is how long nothing must happen before the loop sleeps.
const idleTicks = 30

// Loop runs a stack of screens as an ebiten game. It draws only what has changed and sleeps while nothing happens.
type Loop struct {
	screens []Screen
	canvas  *Canvas
	reader  Reader
	stage   stage
	w, h    int // of the window, pixels of the device

	ask      func(Input) Look
	look     Look
	lens     lens
	fitted   Screen // the stage is for it
	followed Rect   // where the focus was when the lens looked for it last

	composing composing

	dirty     bool
	idle      int
	animating bool
	minimised bool
	timer     *time.Timer
	rung      atomic.Bool
	snapshot  func(*image.RGBA)
	draws     int
}

var _ ebiten.LayoutFer = (*Loop)(nil)

// NewLoop returns a loop that begins with a screen.
func NewLoop(first Screen) *Loop {
	return &Loop{screens: []Screen{first}, canvas: NewCanvas(), dirty: true}
}

// Run opens a window and runs the loop until a screen quits or fails. Without a display it returns an error at once.
func (l *Loop) Run(title string) error {
	ebiten.SetWindowTitle(title)
	ebiten.SetWindowSize(Width, Height)
	ebiten.SetWindowSizeLimits(MinWindowWidth, MinWindowHeight, -1, -1)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetScreenClearedEveryFrame(false)
	return ebiten.RunGame(l)
}

// WakeAfter wakes the loop after d, once; the screen's next update has Input.Woken. It replaces an earlier one.
func (l *Loop) WakeAfter(d time.Duration) {
	l.cancelTimer()
	l.timer = time.AfterFunc(d, func() {
		l.rung.Store(true)
		wake()
	})
}

func (l *Loop) cancelTimer() {
	if l.timer != nil {
		l.timer.Stop()
	}
	l.rung.Store(false)
}

// Snapshot hands the pixels of the next drawing to f, which is called in the loop. Ask before Run or from a screen.
func (l *Loop) Snapshot(f func(*image.RGBA)) {
	l.snapshot, l.dirty = f, true
	wake()
}

// Update is one tick, for ebiten.
func (l *Loop) Update() error {
	if err := l.canvas.Err(); err != nil {
		return err
	}
	l.fit()
	in, active := l.reader.read(l.stage)
	in.Woken = l.rung.Swap(false)
	if l.ask != nil {
		was := l.look
		if l.look = l.ask(in); l.look != was {
			l.dirty = true
			l.fit()
		}
	}
	in = l.see(in)
	l.awake()
	in, busy := l.writing(in)
	l.dirty = l.dirty || busy
	if err := l.tick(in); err != nil {
		return err
	}
	l.watchWindow(in)
	l.rest(active || busy || in.Woken)
	return nil
}

// tick lets the top screen hear the input and does what it wants.
func (l *Loop) tick(in Input) error {
	top := l.screens[len(l.screens)-1]
	next, err := top.Update(in)
	if err != nil {
		return err
	}
	if next.step > redraw {
		l.cancelTimer()
	}
	n := len(l.screens) - 1
	switch next.step {
	case push:
		l.screens = append(l.screens, next.screen)
	case replace:
		l.screens[n] = next.screen
	case pop:
		l.screens[n] = nil
		l.screens = l.screens[:n]
	case quit:
		return ebiten.Termination
	}
	if len(l.screens) == 0 {
		return ebiten.Termination
	}
	if next.after > 0 {
		l.WakeAfter(next.after)
	}
	// The last picture of a motion is drawn when it no longer moves.
	was := l.animating
	l.animating = l.screens[len(l.screens)-1].Animating()
	l.dirty = l.dirty || next.step != stay || was || l.animating
	return nil
}

func (l *Loop) watchWindow(in Input) {
	if in.Has(Fullscreen) {
		ebiten.SetFullscreen(!ebiten.IsFullscreen())
		l.dirty = true
	}
	minimised := ebiten.IsWindowMinimized()
	if l.minimised && !minimised {
		l.dirty = true
	}
	l.minimised = minimised
}

// awake draws anew after a sleep: what woke the loop may be that the window is seen again, having lost its picture.
func (l *Loop) awake() { l.dirty = l.dirty || l.idle > idleTicks }

// rest lets the loop sleep until something happens, when nothing has for a while.
func (l *Loop) rest(active bool) {
	l.idle++
	if active || l.animating || l.dirty {
		l.idle = 0
	}
	sleepIf(l.idle > idleTicks)
}

// Draw shows the top screen if it changed, for ebiten. What was drawn before stays on the screen otherwise.
func (l *Loop) Draw(screen *ebiten.Image) {
	if !l.dirty {
		return
	}
	l.fit()
	l.dirty = false
	l.draws++
	l.paint(screen)
	if f := l.snapshot; f != nil {
		l.snapshot = nil
		im := image.NewRGBA(image.Rect(0, 0, screen.Bounds().Dx(), screen.Bounds().Dy()))
		screen.ReadPixels(im.Pix)
		f(im)
	}
}

// Layout is for ebiten, which calls LayoutF instead.
func (l *Loop) Layout(w, h int) (int, int) {
	lw, lh := l.LayoutF(float64(w), float64(h))
	return int(lw), int(lh)
}

// LayoutF makes the screen as large as the window in pixels of the device, for ebiten. A new size is a new, empty screen.
func (l *Loop) LayoutF(w, h float64) (float64, float64) {
	scale := 1.0
	if m := ebiten.Monitor(); m != nil {
		scale = m.DeviceScaleFactor()
	}
	w, h = max(1, w*scale), max(1, h*scale)
	// ebiten rounds the screen up; to return the rounded size would make it scale by a hair, and blur.
	if pw, ph := int(math.Ceil(w)), int(math.Ceil(h)); pw != l.w || ph != l.h {
		l.w, l.h, l.dirty, l.idle = pw, ph, true, 0
	}
	return w, h
}
