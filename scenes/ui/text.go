package ui

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"golang.org/x/image/math/fixed"
)

// textKey is all that shapes a text; its colour is put on when it is drawn. The window's scale is not in it because a
// change of scale empties every cache.
type textKey struct {
	text  string
	style Style // without its colour
	width float64
}

// set is a text that was set: its lines, and once it was drawn its picture, white.
type set struct {
	block   Block
	image   *ebiten.Image
	x, y    int // pixels from the text's x and first base line to the picture's corner
	painted bool
}

const oneLine = math.MaxFloat32 // as the width of a text that is not to be broken

// textPad is what may stand over the ascent or beside the advance of a glyph, em.
const textPad = .2

type faceKey struct {
	font *fontFile
	px   float64
}

// Text draws one line whose base line is at y and whose start, middle or end (as the style says) is at x. It returns the
// width.
func (c *Canvas) Text(s string, x, y float64, st Style) float64 {
	t := c.set(s, st, oneLine)
	c.paintText(t, x-shift(st.Align, t.block.Width), y, st)
	return t.block.Width
}

// Paragraph draws s broken into lines; y is the base line of the first and x the left edge of the width. It returns the
// height.
func (c *Canvas) Paragraph(s string, x, y, width float64, st Style) float64 {
	t := c.set(s, st, width)
	c.paintText(t, x+shift(st.Align, width)-shift(st.Align, t.block.Width), y, st)
	return t.block.Height
}

// TextIn draws s broken into lines in the middle of r's height, aligned in its width.
func (c *Canvas) TextIn(r Rect, s string, st Style) {
	t := c.set(s, st, r.W)
	top := r.Y + (r.H-t.block.Height)/2
	c.paintText(t, r.X+shift(st.Align, r.W)-shift(st.Align, t.block.Width), st.Mid(top+st.leading()/2), st)
}

// Block returns how s will be broken, like [Wrap] but from the canvas's memory. It is not to be changed.
func (c *Canvas) Block(s string, st Style, width float64) *Block { return &c.set(s, st, width).block }

func shift(a Align, w float64) float64 { return w / 2 * float64(a) }

func (c *Canvas) set(s string, st Style, width float64) *set {
	st.Color = Color{}
	k := textKey{text: s, style: st, width: width}
	if t, ok := c.texts.get(k); ok {
		return t
	}
	t := &set{block: Wrap(s, st, width)}
	c.texts.put(k, t, c.textCost(t, st))
	return t
}

// textCost is an estimate of a text's memory in bytes, whether or not it will be drawn.
func (c *Canvas) textCost(t *set, st Style) int {
	w, h := t.block.Width+st.Size, t.block.Height+st.Size
	return 256 + int(4*w*h*c.stage.scale*c.stage.scale)
}

func (c *Canvas) paintText(t *set, x, y float64, st Style) {
	if c.sketch != nil {
		c.sketchText(t, x, y, st)
		return
	}
	if !t.painted {
		t.painted = true
		c.rasterise(t, st)
	}
	if t.image == nil {
		return
	}
	px, py := c.pixel(x, y)
	c.drawAt(t.image, float64(px+t.x), float64(py+t.y), st.Color)
}

// rasterise paints a text white into an image of its own. It is painted at the device's scale and drawn at whole pixels,
// so that no glyph is ever scaled.
func (c *Canvas) rasterise(t *set, st Style) {
	scale := c.stage.scale
	px, lead := st.Size*scale, st.leading()*scale
	f := fontOf(st.Weight)
	left, minStart := int(math.Ceil(textPad*px)), 0.0
	for _, l := range t.block.Lines {
		minStart = min(minStart, l.Start)
	}
	left += int(math.Ceil(-minStart * scale))
	top := int(math.Ceil((f.ascent + textPad) * px))
	w := left + int(math.Ceil(t.block.Width*scale+textPad*px))
	h := top + int(math.Ceil(lead*float64(len(t.block.Lines)-1)+(f.descent+textPad)*px))
	if len(t.block.Lines) == 0 || w <= 0 || h <= 0 {
		return
	}
	w, h = min(w, maxImage), min(h, maxImage)

	m := mask{pix: make([]uint8, w*h), w: w, h: h}
	for i, l := range t.block.Lines {
		x := float64(left) + (l.Start+shift(st.Align, t.block.Width-l.Width))*scale
		y := top + int(math.Round(float64(i)*lead))
		c.setLine(&m, l.Text, x, y, st, t.block.latin)
	}
	t.image, t.x, t.y = m.upload(), -left, -top
}

// setLine draws the glyphs of one line into m, x and y in pixels.
func (c *Canvas) setLine(m *mask, s string, x float64, y int, st Style, latin bool) {
	px := st.Size * c.stage.scale
	var before rune
	for _, r := range s {
		g := glyphOf(st.Weight, r, latin)
		f := c.face(g.font, px)
		c.setGlyph(m, f, g, x+g.shift*px, y)
		if r == '—' && before == '—' { // two make one long dash
			c.setGlyph(m, f, g, x-g.advance*px/2, y)
		}
		x += g.advance*px + st.Tracking*c.stage.scale
		before = r
	}
}

func (c *Canvas) setGlyph(m *mask, f *face, g glyph, x float64, y int) {
	at, ok := f.draw(fixed.Point26_6{X: fixed.Int26_6(math.Round(x * 64)), Y: fixed.I(y)}, g.index)
	if !ok {
		return
	}
	for gy := max(0, -at.Min.Y); gy < at.Dy() && at.Min.Y+gy < m.h; gy++ {
		for gx := max(0, -at.Min.X); gx < at.Dx() && at.Min.X+gx < m.w; gx++ {
			m.cover(at.Min.X+gx, at.Min.Y+gy, f.mask.Pix[gy*f.mask.Stride+gx])
		}
	}
}

func (c *Canvas) face(f *fontFile, px float64) *face {
	k := faceKey{font: f, px: px}
	if x, ok := c.faces.get(k); ok {
		return x
	}
	x := newFace(f, px)
	c.faces.put(k, x, 1)
	return x
}
