package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// Shoot opens a game whose window nobody sees, lets f work in one of its frames, where [Take] can be called, and ends it.
// Without a display it returns an error at once.
func Shoot(f func() error) error {
	ebiten.SetWindowVisible(false)
	ebiten.SetWindowSize(MinWindowWidth, MinWindowHeight)
	s := &shooting{work: f}
	if err := ebiten.RunGame(s); err != nil {
		return err
	}
	return s.err
}

// shooting is the game in which pictures are taken.
type shooting struct {
	work func() error
	done bool
	err  error
}

func (s *shooting) Update() error {
	if s.done {
		return ebiten.Termination
	}
	return nil
}

func (s *shooting) Draw(*ebiten.Image) {
	if !s.done {
		s.done, s.err = true, s.work()
	}
}

func (s *shooting) Layout(w, h int) (int, int) { return w, h }

// Take returns the picture of a screen at rest in a window of w by h pixels; where the screen is larger than the window, of
// its upper left part. It must be called within a frame of a running game.
func Take(s Screen, w, h int, look Look) (*image.RGBA, error) {
	st := lensStage(w, h, look.zoom(), 0, 0)
	if f, ok := s.(Fluid); ok {
		st = fluidStage(w, h, look.zoom())
		f.Fit(st.width, st.height)
	}
	dst := ebiten.NewImage(w, h)
	defer dst.Deallocate()
	c := NewCanvas()
	defer c.free()
	c.begin(dst, st, look)
	s.Draw(c)
	im := image.NewRGBA(image.Rect(0, 0, w, h))
	dst.ReadPixels(im.Pix)
	return im, c.Err()
}

// free gives back what the canvas keeps on the graphics card.
func (c *Canvas) free() {
	c.texts.clear()
	c.shapes.clear()
	c.images.clear()
}
