package ui

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// Trail is a line of any course, or the edge of an area: made once, then drawn at any place, as thick as wanted. The zero
// value is empty. One that was drawn must not be added to, and stays what it was drawn as: a line or an area.
type Trail struct {
	pieces [][]joint
	bounds Rect
	begun  bool

	vertices []ebiten.Vertex
	indices  []uint32
}

// joint is a point of a trail with the direction in which its sides lie, which is longer where it turns.
type joint struct{ x, y, nx, ny float64 }

const (
	trailStep  = 6.0 // design units between the points of a bend
	trailTurns = 48  // points of a bend at most
	mostMiter  = 2.0 // a sharp corner is no longer than this
)

// MoveTo begins a piece.
func (k *Trail) MoveTo(x, y float64) {
	k.pieces = append(k.pieces, nil)
	k.add(x, y)
}

// LineTo goes straight on.
func (k *Trail) LineTo(x, y float64) { k.add(x, y) }

// CubeTo goes on along a cubic with two control points.
func (k *Trail) CubeTo(ax, ay, bx, by, x, y float64) {
	from := k.last()
	length := math.Hypot(ax-from.x, ay-from.y) + math.Hypot(bx-ax, by-ay) + math.Hypot(x-bx, y-by)
	n := int(min(max(length/trailStep, 4), trailTurns))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		k.add(a*from.x+b*ax+c*bx+d*x, a*from.y+b*ay+c*by+d*y)
	}
}

// QuadTo goes on along a parabola with one control point.
func (k *Trail) QuadTo(ax, ay, x, y float64) {
	from := k.last()
	k.CubeTo(from.x+(ax-from.x)*2/3, from.y+(ay-from.y)*2/3, x+(ax-x)*2/3, y+(ay-y)*2/3, x, y)
}

// LevelTo goes on to a point at the left or right, level here and there, and never swings beyond the two: a curve through
// figures shows none that there was not.
func (k *Trail) LevelTo(x, y float64) {
	from := k.last()
	mid := (from.x + x) / 2
	k.CubeTo(mid, from.y, mid, y, x, y)
}

// Bounds is the smallest rectangle around the points of the trail.
func (k *Trail) Bounds() Rect { return k.bounds }

func (k *Trail) last() joint {
	p := k.pieces[len(k.pieces)-1]
	return p[len(p)-1]
}

func (k *Trail) add(x, y float64) {
	n := len(k.pieces) - 1
	if p := k.pieces[n]; len(p) > 0 && math.Hypot(p[len(p)-1].x-x, p[len(p)-1].y-y) < 1e-6 {
		return
	}
	k.pieces[n] = append(k.pieces[n], joint{x: x, y: y})
	if !k.begun {
		k.begun, k.bounds = true, Rect{X: x, Y: y}
		return
	}
	b := k.bounds
	x0, y0, x1, y1 := min(b.X, x), min(b.Y, y), max(b.X+b.W, x), max(b.Y+b.H, y)
	k.bounds = Rect{x0, y0, x1 - x0, y1 - y0}
}

// Dashed returns the trail cut into dashes.
func (k *Trail) Dashed(on, off float64) *Trail {
	out := &Trail{}
	for _, p := range k.pieces {
		left, drawing := on, true
		out.MoveTo(p[0].x, p[0].y)
		for i := 1; i < len(p); i++ {
			x, y := p[i-1].x, p[i-1].y
			for {
				d := math.Hypot(p[i].x-x, p[i].y-y)
				if d <= left {
					left -= d
					if drawing {
						out.LineTo(p[i].x, p[i].y)
					}
					break
				}
				x, y = x+(p[i].x-x)*left/d, y+(p[i].y-y)*left/d
				if drawing {
					out.LineTo(x, y)
					left = off
				} else {
					out.MoveTo(x, y)
					left = on
				}
				drawing = !drawing
			}
		}
	}
	return out
}

// Stroke draws a trail, width in design units.
func (c *Canvas) Stroke(k *Trail, width float64, col Color) {
	k.mesh(false)
	half := c.thick(width) / 2
	solid := min(2*half, 1) // what is thinner than a pixel is fainter
	across := [...]struct{ at, alpha float64 }{{half + .5, 0}, {max(half-.5, 0), solid}, {-max(half-.5, 0), solid}, {-half - .5, 0}}
	n := 0
	for _, p := range k.pieces {
		for i := range p {
			x, y := c.now.dx+p[i].x*c.stage.scale, c.now.dy+p[i].y*c.stage.scale
			for _, a := range across {
				c.point(&k.vertices[n], x+p[i].nx*a.at, y+p[i].ny*a.at, a.alpha, col)
				n++
			}
		}
	}
	c.drawMesh(k)
}

// Area fills what a trail of one piece goes around. It must have no dents.
func (c *Canvas) Area(k *Trail, col Color) {
	k.mesh(true)
	n := 0
	for _, p := range k.pieces {
		for i := range p {
			x, y := c.now.dx+p[i].x*c.stage.scale, c.now.dy+p[i].y*c.stage.scale
			c.point(&k.vertices[n], x-p[i].nx*.5, y-p[i].ny*.5, 1, col)
			c.point(&k.vertices[n+1], x+p[i].nx*.5, y+p[i].ny*.5, 0, col)
			n += 2
		}
	}
	c.drawMesh(k)
}

func (c *Canvas) drawMesh(k *Trail) {
	if len(k.indices) > 0 && c.sketch == nil {
		c.now.dst.DrawTriangles32(k.vertices, k.indices, c.white, &c.tri)
	}
}

func (c *Canvas) point(v *ebiten.Vertex, x, y, alpha float64, col Color) {
	c.vertex(v, 0, 0, 1, 1, col)
	v.DstX, v.DstY = float32(x), float32(y)
	v.ColorA *= float32(alpha)
}

// mesh prepares the triangles: four points across a line, so that its edges fade over one pixel whatever the graphics
// card can do; two across an edge of an area.
func (k *Trail) mesh(area bool) {
	if k.vertices != nil {
		return
	}
	across := 4
	if area {
		across = 2
	}
	base := uint32(0)
	for _, p := range k.pieces {
		side(p, area)
		n := uint32(len(p))
		for i := uint32(0); i+1 < n; i++ {
			for j := range uint32(across - 1) {
				a := base + i*uint32(across) + j
				b := a + uint32(across)
				k.indices = append(k.indices, a, a+1, b, a+1, b, b+1)
			}
		}
		if area {
			k.closeArea(base, n)
		}
		base += n * uint32(across)
	}
	k.vertices = make([]ebiten.Vertex, base)
}

// closeArea adds the side from the last point to the first, and the inside as a fan.
func (k *Trail) closeArea(base, n uint32) {
	last := base + 2*(n-1)
	k.indices = append(k.indices, last, last+1, base, last+1, base, base+1)
	for i := uint32(1); i+1 < n; i++ {
		k.indices = append(k.indices, base, base+2*i, base+2*(i+1))
	}
}

// side finds in which direction the sides of each joint lie.
func side(p []joint, closed bool) {
	n := len(p)
	if n < 2 {
		return
	}
	normal := func(a, b joint) (float64, float64) {
		d := math.Hypot(b.x-a.x, b.y-a.y)
		if d == 0 {
			return 0, 0
		}
		return (b.y - a.y) / d, (a.x - b.x) / d
	}
	out := 1.0 // the sides of an area must lie outside, whichever way it goes round
	if closed && turning(p) < 0 {
		out = -1
	}
	for i := range p {
		before, after := max(i-1, 0), min(i+1, n-1)
		if closed {
			before, after = (i+n-1)%n, (i+1)%n
		}
		ax, ay := normal(p[before], p[i])
		bx, by := normal(p[i], p[after])
		if before == i {
			ax, ay = bx, by
		}
		if after == i {
			bx, by = ax, ay
		}
		mx, my := ax+bx, ay+by
		m := math.Hypot(mx, my)
		if m < 1e-6 { // it turns back
			p[i].nx, p[i].ny = out*ax, out*ay
			continue
		}
		long := out * min(2/m, mostMiter)
		p[i].nx, p[i].ny = mx/m*long, my/m*long
	}
}

// turning is twice the area that a piece goes round, below zero where it goes against the clock.
func turning(p []joint) float64 {
	sum := 0.0
	for i := range p {
		a, b := p[i], p[(i+1)%len(p)]
		sum += a.x*b.y - b.x*a.y
	}
	return sum
}
