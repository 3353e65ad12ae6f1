package ui

import (
	"fmt"
	"os"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// onDisplay tells whether there is a display to draw on, raced whether the race detector is on.
var onDisplay, raced bool

// host runs the tests inside a game, as pixels can be read nowhere else.
type host struct {
	m       *testing.M
	code    chan int
	started bool
}

// frames carries work into the game's Draw. Outside of a frame ebiten has to put every drawing off, which costs memory
// that no game would use.
var frames = make(chan func())

func inFrame(f func()) {
	done := make(chan struct{})
	frames <- func() {
		defer close(done)
		f()
	}
	<-done
}

func (h *host) Update() error {
	if !h.started {
		h.started, onDisplay = true, true
		go func() { h.code <- h.m.Run() }()
	}
	select {
	case c := <-h.code:
		h.code <- c
		return ebiten.Termination
	default:
		return nil
	}
}

func (h *host) Draw(*ebiten.Image) {
	select {
	case f := <-frames:
		f()
	default:
	}
}

func (h *host) Layout(w, h2 int) (int, int) { return w, h2 }

func TestMain(m *testing.M) {
	h := &host{m: m, code: make(chan int, 1)}
	ebiten.SetWindowVisible(false)
	if err := ebiten.RunGame(h); err != nil {
		if !h.started {
			fmt.Println("no display, tests that look at pixels are skipped:", err)
			os.Exit(m.Run())
		}
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(<-h.code)
}

func needDisplay(t testing.TB) {
	t.Helper()
	if !onDisplay {
		t.Skip("no display")
	}
}
