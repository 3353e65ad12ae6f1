package ui

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"golang.org/x/image/vector"
)

// Point is a place in design units.
type Point struct{ X, Y float64 }

// Path is a smooth line through points, or the area within a closed one, which has too many forms to be among the shapes
// that a canvas remembers. A screen keeps it; it is rasterised when it is first drawn and when the window's scale changes.
type Path struct {
	outline []Point
	box     Rect // of the outline

	image *ebiten.Image
	scale float64
}

// curveSteps is how many straight pieces make the way from one point of a curve to the next.
const curveSteps = 16

// NewCurve returns a line of that width through points from left to right. It is level at each point and never swings
// beyond the two it connects, so that it shows no figure that there was not.
func NewCurve(points []Point, width float64) *Path {
	var line []Point
	for i, p := range points {
		if i == 0 {
			line = append(line, p)
			continue
		}
		from := points[i-1]
		for k := 1; k <= curveSteps; k++ {
			t := float64(k) / curveSteps
			// A cubic whose control points stand half way across, level with its ends.
			x := 1.5*t*(1-t) + t*t*t
			line = append(line, Point{from.X + (p.X-from.X)*x, from.Y + (p.Y-from.Y)*(3*t*t-2*t*t*t)})
		}
	}
	return newPath(stroke(line, width/2))
}

// NewArea returns the area within the points.
func NewArea(points []Point) *Path { return newPath(points) }

func newPath(outline []Point) *Path {
	p := &Path{outline: outline}
	if len(outline) == 0 {
		return p
	}
	low, high := outline[0], outline[0]
	for _, q := range outline {
		low.X, low.Y = min(low.X, q.X), min(low.Y, q.Y)
		high.X, high.Y = max(high.X, q.X), max(high.Y, q.Y)
	}
	p.box = Rect{low.X, low.Y, high.X - low.X, high.Y - low.Y}
	return p
}

// stroke returns the outline of a line with round ends.
func stroke(line []Point, half float64) []Point {
	if len(line) == 0 {
		return nil
	}
	n := len(line)
	angle := func(i int) float64 {
		from, to := line[max(i-1, 0)], line[min(i+1, n-1)]
		return math.Atan2(to.Y-from.Y, to.X-from.X)
	}
	beside := func(i int, a float64) Point {
		return Point{line[i].X + half*math.Cos(a), line[i].Y + half*math.Sin(a)}
	}
	var out []Point
	for i := range line {
		out = append(out, beside(i, angle(i)-math.Pi/2))
	}
	for k := 1; k < 12; k++ {
		out = append(out, beside(n-1, angle(n-1)-math.Pi/2+math.Pi*float64(k)/12))
	}
	for i := n - 1; i >= 0; i-- {
		out = append(out, beside(i, angle(i)+math.Pi/2))
	}
	for k := 1; k < 12; k++ {
		out = append(out, beside(0, angle(0)+math.Pi/2+math.Pi*float64(k)/12))
	}
	return out
}

// Draw draws the path where its points are.
func (p *Path) Draw(c *Canvas, col Color) {
	if len(p.outline) == 0 {
		return
	}
	if p.image == nil || p.scale != c.stage.scale {
		p.rasterise(c.stage.scale)
	}
	x, y := c.pixel(p.box.X, p.box.Y)
	c.drawAt(p.image, float64(x-1), float64(y-1), col)
}

// rasterise draws the path, white, with a pixel of room around it.
func (p *Path) rasterise(scale float64) {
	if p.image != nil {
		p.image.Deallocate()
	}
	w, h := int(math.Ceil(p.box.W*scale))+3, int(math.Ceil(p.box.H*scale))+3
	w, h = min(w, maxImage), min(h, maxImage)
	z := vector.NewRasterizer(w, h)
	for i, q := range p.outline {
		x, y := float32((q.X-p.box.X)*scale+1), float32((q.Y-p.box.Y)*scale+1)
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
	p.image, p.scale = fill(z, w, h).upload(), scale
}
