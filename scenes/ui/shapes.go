package ui

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"golang.org/x/image/vector"
)

// maxImage is the largest side of an image, pixels; graphics cards refuse more.
const maxImage = 8192

// shapeKey is a shape that is rasterised once, white. All lengths are in pixels.
type shapeKey struct {
	kind   shapeKind
	w, h   int
	radius float64
	width  float64 // of a stroke, or sigma of a shadow
	dx, dy float64 // of a line
	dash   float64
}

type shapeKind uint8

const (
	shapeFill shapeKind = iota
	shapeFrame
	shapeDashed
	shapeShadow
	shapeLine
)

// mask is coverage, one byte a pixel.
type mask struct {
	pix  []uint8
	w, h int
}

// cover adds coverage. Where two glyphs overlap, as long dashes do, the edges must not become darker.
func (m *mask) cover(x, y int, a uint8) {
	p := &m.pix[y*m.w+x]
	*p = max(*p, a)
}

// upload makes an image, white where the mask covers.
func (m *mask) upload() *ebiten.Image {
	pix := make([]byte, 4*len(m.pix))
	for i, a := range m.pix {
		pix[4*i], pix[4*i+1], pix[4*i+2], pix[4*i+3] = a, a, a, a
	}
	im := ebiten.NewImage(m.w, m.h)
	im.WritePixels(pix)
	return im
}

// rasterise draws the shape of a key. The processor draws it, not the graphics card: the same picture everywhere.
func (k shapeKey) rasterise() *mask {
	switch k.kind {
	case shapeShadow:
		return k.shadow()
	case shapeLine:
		return k.line()
	}
	z := vector.NewRasterizer(k.w, k.h)
	w, h := float64(k.w), float64(k.h)
	switch k.kind {
	case shapeFill:
		roundRect(z, 0, 0, w, h, k.radius, false)
	case shapeFrame:
		t := k.width
		roundRect(z, 0, 0, w, h, k.radius, false)
		if w > 2*t && h > 2*t {
			roundRect(z, t, t, w-t, h-t, max(k.radius-t, 0), true)
		}
	case shapeDashed:
		dashes(z, w, h, k.radius, k.width, k.dash)
	}
	return fill(z, k.w, k.h)
}

func fill(z *vector.Rasterizer, w, h int) *mask {
	dst := image.NewAlpha(image.Rect(0, 0, w, h))
	z.Draw(dst, dst.Rect, image.Opaque, image.Point{})
	return &mask{pix: dst.Pix, w: w, h: h}
}

// arc is how far the control points of a cubic stand off for a quarter of a circle.
const arc = .5522847

// roundRect adds a rectangle with round corners, the other way round to cut it out of another.
func roundRect(z *vector.Rasterizer, x0, y0, x1, y1, r float64, hole bool) {
	r = min(r, (x1-x0)/2, (y1-y0)/2)
	k := r * (1 - arc)
	pts := [...][2]float64{ // clockwise from the top left: line to, then cubic by two control points
		{x0 + r, y0}, {x1 - r, y0}, {x1 - k, y0}, {x1, y0 + k},
		{x1, y0 + r}, {x1, y1 - r}, {x1, y1 - k}, {x1 - k, y1},
		{x1 - r, y1}, {x0 + r, y1}, {x0 + k, y1}, {x0, y1 - k},
		{x0, y1 - r}, {x0, y0 + r}, {x0, y0 + k}, {x0 + k, y0},
	}
	at := func(i int) (float32, float32) {
		p := pts[(i+len(pts))%len(pts)]
		return float32(p[0]), float32(p[1])
	}
	z.MoveTo(at(0))
	if hole {
		for i := 16; i > 0; i -= 4 { // cubic back to the side before, then along it
			ax, ay := at(i - 1)
			bx, by := at(i - 2)
			cx, cy := at(i - 3)
			z.CubeTo(ax, ay, bx, by, cx, cy)
			z.LineTo(at(i - 4))
		}
	} else {
		for i := 0; i < 16; i += 4 {
			z.LineTo(at(i + 1))
			ax, ay := at(i + 2)
			bx, by := at(i + 3)
			cx, cy := at(i + 4)
			z.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	z.ClosePath()
}

// dashes adds a dashed frame: dashes and gaps of about the same length, fitted so that they close.
func dashes(z *vector.Rasterizer, w, h, r, t, dash float64) {
	r = max(min(r, w/2, h/2)-t/2, 0)
	total := 2*(w-t-2*r) + 2*(h-t-2*r) + 2*math.Pi*r
	n := max(1, math.Round(total/(dash*1.8)))
	period := total / n
	for i := range int(n) {
		from := float64(i) * period
		to := from + period*.6
		const steps = 12
		for j := range steps + 1 {
			x, y := along(w, h, r, t, from+(to-from)*float64(j)/steps, t/2)
			if j == 0 {
				z.MoveTo(float32(x), float32(y))
			} else {
				z.LineTo(float32(x), float32(y))
			}
		}
		for j := steps; j >= 0; j-- {
			x, y := along(w, h, r, t, from+(to-from)*float64(j)/steps, -t/2)
			z.LineTo(float32(x), float32(y))
		}
		z.ClosePath()
	}
}

// along returns the point at length s of a frame's middle line, clockwise from the end of the top left corner, moved
// outwards by out.
func along(w, h, r, t, s, out float64) (float64, float64) {
	x0, y0, x1, y1 := t/2, t/2, w-t/2, h-t/2
	quarter := math.Pi * r / 2
	sides := [...]struct{ x, y, dx, dy, length, cx, cy float64 }{
		{x0 + r, y0, 1, 0, x1 - x0 - 2*r, x1 - r, y0 + r},
		{x1, y0 + r, 0, 1, y1 - y0 - 2*r, x1 - r, y1 - r},
		{x1 - r, y1, -1, 0, x1 - x0 - 2*r, x0 + r, y1 - r},
		{x0, y1 - r, 0, -1, y1 - y0 - 2*r, x0 + r, y0 + r},
	}
	for _, d := range sides {
		if s <= d.length {
			return d.x + d.dx*s + d.dy*out, d.y + d.dy*s - d.dx*out
		}
		if s -= d.length; s <= quarter && r > 0 {
			a := math.Atan2(-d.dx, d.dy) + s/r
			return d.cx + (r+out)*math.Cos(a), d.cy + (r+out)*math.Sin(a)
		}
		s -= quarter
	}
	return x0 + r, y0 - out
}

// shadow is a round rectangle blurred by width, with room for the blur around it.
func (k shapeKey) shadow() *mask {
	pad := shadowPad(k.width)
	z := vector.NewRasterizer(k.w, k.h)
	roundRect(z, float64(pad), float64(pad), float64(k.w-pad), float64(k.h-pad), k.radius, false)
	m := fill(z, k.w, k.h)

	kernel := make([]float64, 2*pad+1)
	sum := 0.0
	for i := range kernel {
		d := float64(i - pad)
		kernel[i] = math.Exp(-d * d / (2 * k.width * k.width))
		sum += kernel[i]
	}
	across := make([]float64, len(m.pix))
	for y := range k.h {
		for x := range k.w {
			v := 0.0
			for i := max(0, pad-x); i < len(kernel) && x+i-pad < k.w; i++ {
				v += kernel[i] * float64(m.pix[y*k.w+x+i-pad])
			}
			across[y*k.w+x] = v / sum
		}
	}
	for y := range k.h {
		for x := range k.w {
			v := 0.0
			for i := max(0, pad-y); i < len(kernel) && y+i-pad < k.h; i++ {
				v += kernel[i] * across[(y+i-pad)*k.w+x]
			}
			m.pix[y*k.w+x] = uint8(v/sum + .5)
		}
	}
	return m
}

func shadowPad(sigma float64) int { return int(math.Ceil(3 * sigma)) }

// line is a line with round ends that fits its image.
func (k shapeKey) line() *mask {
	z := vector.NewRasterizer(k.w, k.h)
	half := k.width / 2
	x0, y0 := half+1, half+1
	if k.dx < 0 {
		x0 -= k.dx
	}
	if k.dy < 0 {
		y0 -= k.dy
	}
	x1, y1 := x0+k.dx, y0+k.dy
	a := math.Atan2(k.dy, k.dx)
	const steps = 12
	for i := range 2 * (steps + 1) { // half a circle around each end
		x, y, b := x1, y1, a-math.Pi/2+math.Pi*float64(i)/steps
		if i > steps {
			x, y, b = x0, y0, a+math.Pi/2+math.Pi*float64(i-steps-1)/steps
		}
		px, py := float32(x+half*math.Cos(b)), float32(y+half*math.Sin(b))
		if i == 0 {
			z.MoveTo(px, py)
		} else {
			z.LineTo(px, py)
		}
	}
	z.ClosePath()
	return fill(z, k.w, k.h)
}
