package ui

// Scroll is a window onto something higher than itself. The zero value is at the top.
type Scroll struct {
	Rect   Rect    // on the stage
	Height float64 // of what is inside; the screen sets both before Update

	offset  float64
	drag    bool
	dragged bool
	lastY   float64
}

const (
	wheelStep = 60.0 // design units a notch
	lineStep  = 40.0
	thumb     = 6.0
	slack     = 4.0 // how far a finger may slip and still tap
)

// Update scrolls by wheel, drag and page keys. It returns the input that is left for others, as the end of a drag must not
// choose what lies under the pointer, and whether anything moved. The arrows are left to the focus: call [Scroll.Reveal]
// for the target that has it.
func (s *Scroll) Update(in Input) (rest Input, moved bool) {
	before := s.offset
	over := s.Rect.Has(in.X, in.Y)
	if over {
		s.offset -= in.Wheel * wheelStep
	}
	if in.Has(PageUp) {
		s.offset -= s.Rect.H - lineStep
	}
	if in.Has(PageDown) {
		s.offset += s.Rect.H - lineStep
	}
	s.follow(in, over)
	s.clamp()
	if s.dragged {
		in.Released, in.Held, in.Moved = false, false, false
	}
	return in, s.offset != before
}

func (s *Scroll) follow(in Input, over bool) {
	switch {
	case in.Pressed && over:
		s.drag, s.dragged, s.lastY = true, false, in.Y
	case s.drag && in.Held:
		if d := in.Y - s.lastY; s.dragged || d > slack || d < -slack {
			s.offset -= d
			s.lastY, s.dragged = in.Y, true
		}
	case s.drag && !in.Released: // the tick after the release, which was still part of the drag
		s.drag, s.dragged = false, false
	}
}

// Offset is how far down the window is, design units.
func (s *Scroll) Offset() float64 { return s.offset }

// Reveal scrolls as little as makes a stretch of what is inside visible, from y on, h high.
func (s *Scroll) Reveal(y, h float64) {
	s.offset = min(s.offset, y)
	s.offset = max(s.offset, y+h-s.Rect.H)
	s.clamp()
}

// ToEnd scrolls to the end.
func (s *Scroll) ToEnd() {
	s.offset = s.Height
	s.clamp()
}

// Begin clips to the window and moves, so that the screen draws what is inside from the window's upper left corner as if
// nothing were scrolled. End ends it.
func (s *Scroll) Begin(c *Canvas) {
	c.PushClip(s.Rect)
	c.PushMove(s.Rect.X, s.Rect.Y-s.offset)
}

// End ends what Begin began and draws the thumb, if there is more than fits.
func (s *Scroll) End(c *Canvas, col Color) {
	c.Pop()
	c.Pop()
	if s.Height <= s.Rect.H {
		return
	}
	h := max(24, s.Rect.H*s.Rect.H/s.Height)
	y := s.Rect.Y + (s.Rect.H-h)*s.offset/(s.Height-s.Rect.H)
	c.Fill(Rect{s.Rect.X + s.Rect.W - thumb, y, thumb, h}, thumb/2, col)
}

func (s *Scroll) clamp() { s.offset = max(0, min(s.offset, s.Height-s.Rect.H)) }
