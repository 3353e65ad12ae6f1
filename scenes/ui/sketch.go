package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Sketch is a drawing of a screen without a display: not its pixels but where its texts and its areas are, so that a test
// can ask whether all of it can be read.
type Sketch struct {
	Width, Height float64 // of the stage

	marks []noted
}

// noted is a text or an area on a sketch, in the order in which they were drawn.
type noted struct {
	text  string // empty for an area
	rect  Rect   // of a text what its ink takes
	clip  Rect   // what of it can be seen; zero is all
	size  float64
	cut   bool
	solid bool // an area that hides what is below it
}

// SketchOf sketches a screen as it would be in a window of w by h pixels with a look. A fluid screen is told the stage's size.
func SketchOf(s Screen, w, h int, look Look) *Sketch {
	st := lensStage(w, h, 1, 0, 0) // what a magnifying glass shows is the same, only larger
	if f, ok := s.(Fluid); ok {
		st = fluidStage(w, h, look.zoom())
		f.Fit(st.width, st.height)
	}
	c := NewCanvas()
	c.sketch = &Sketch{Width: st.width, Height: st.height}
	c.begin(nil, st, look)
	s.Draw(c)
	return c.sketch
}

// place is a rectangle of the present layer on the stage.
func (c *Canvas) place(r Rect) Rect {
	s := c.stage
	return r.Move((c.now.dx-s.x)/s.scale, (c.now.dy-s.y)/s.scale)
}

func (c *Canvas) sketchText(t *set, x, y float64, st Style) {
	if c.now.alpha < faint || len(t.block.Lines) == 0 || strings.TrimSpace(t.block.Lines[0].Text) == "" {
		return
	}
	lines := make([]string, len(t.block.Lines))
	for i, l := range t.block.Lines {
		lines[i] = l.Text
	}
	up, down := .82*st.Size, .14*st.Size // of the square of a Chinese character, which is higher than Latin letters
	r := Rect{x, y - up, t.block.Width, up + down + st.leading()*float64(len(lines)-1)}
	c.sketch.marks = append(c.sketch.marks, noted{text: strings.Join(lines, " / "), rect: c.place(r), clip: c.now.clip, size: st.Size, cut: t.block.Cut})
}

func (c *Canvas) sketchArea(r Rect, col Color) {
	if a := float64(col.A) / 255 * c.now.alpha; a >= faint {
		c.sketch.marks = append(c.sketch.marks, noted{rect: c.place(r), clip: c.now.clip, solid: a > .95})
	}
}

const (
	faint = .15 // alpha below which nothing is read
	loose = 2.5 // design units by which a text may leave its box, and two may touch
)

// Faults says what cannot be read as it should: a text that was cut off, that leaves the stage or the area it stands on,
// or that runs into another. What was covered by something drawn later does not count, nor what was scrolled away.
func (s *Sketch) Faults() []string {
	var all []string
	note := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	var seen []int
	for i, m := range s.marks {
		if m.text == "" || m.clip != (Rect{}) && (m.rect.CenterY() < m.clip.Y || m.rect.CenterY() > m.clip.Y+m.clip.H) || s.covered(i) {
			continue
		}
		seen = append(seen, i)
		name := short(m.text)
		if m.cut {
			note("%s is cut off", name)
		}
		stage := Rect{0, 0, s.Width, s.Height}
		if m.clip != (Rect{}) {
			stage = Rect{m.clip.X, m.rect.Y, m.clip.W, m.rect.H}
		}
		if !inside(m.rect, stage) {
			note("%s leaves the stage: %v", name, m.rect)
		}
		scrolled := m.clip != (Rect{}) && !inside(m.rect, Rect{m.rect.X, m.clip.Y, m.rect.W, m.clip.H})
		if k := s.ground(i); k >= 0 && !scrolled && !inside(m.rect, s.marks[k].rect) {
			note("%s leaves its box: %v on %v", name, m.rect, s.marks[k].rect)
		}
	}
	for n, i := range seen {
		for _, k := range seen[n+1:] {
			a, b := s.marks[i], s.marks[k]
			if a.clip == b.clip && overlap(a.rect, b.rect) {
				note("%s runs into %s: %v, %v", short(a.text), short(b.text), a.rect, b.rect)
			}
		}
	}
	return all
}

// covered reports whether something drawn later hides the middle of a mark.
func (s *Sketch) covered(i int) bool {
	x, y := s.marks[i].rect.CenterX(), s.marks[i].rect.CenterY()
	for _, m := range s.marks[i+1:] {
		if m.solid && m.rect.Has(x, y) && (m.clip == (Rect{}) || m.clip.Has(x, y)) && m.rect.H > s.marks[i].size/2 {
			return true
		}
	}
	return false
}

// ground is the area a text stands on, the latest below it that is at least as high as a line of it; -1 for none.
func (s *Sketch) ground(i int) int {
	t := s.marks[i]
	for k := i - 1; k >= 0; k-- {
		if m := s.marks[k]; m.text == "" && m.rect.H >= t.size && m.rect.W >= t.size && m.rect.Has(t.rect.CenterX(), t.rect.CenterY()) {
			return k
		}
	}
	return -1
}

func inside(a, b Rect) bool {
	return a.X >= b.X-loose && a.Y >= b.Y-loose && a.X+a.W <= b.X+b.W+loose && a.Y+a.H <= b.Y+b.H+loose
}

func overlap(a, b Rect) bool {
	return min(a.X+a.W, b.X+b.W)-max(a.X, b.X) > loose && min(a.Y+a.H, b.Y+b.H)-max(a.Y, b.Y) > loose
}

func short(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return "“" + s + "”"
}
