package scenes

import (
	"math"
	"slices"

	"parley/scenes/ui"
)

// mapView is the window onto a map: how large it is drawn, and which part.
type mapView struct {
	width, height float64   // of the map at full scale
	edge, label   float64   // where its endings begin at full scale, and what their names take at any
	scales        []float64 // from all of it in the window to the largest
	level         int
	x, y          float64 // of the map, at its scale, in the upper left corner of the window

	pulled  bool // the pointer went down here
	dragged bool // and has moved
	lastX   float64
	lastY   float64
	turned  float64 // notches of the wheel that did not make a step yet
}

var (
	mapWindow = ui.Rect{Y: ui.TopBar, W: 924, H: ui.Height - ui.TopBar}
	mapArea   = ui.Rect{X: 12, Y: 122, W: 900, H: 532} // what a map that is shown whole takes
	nodesRect = ui.Rect{Y: 118, W: 924, H: 542}        // where nodes can be pointed at
	zoomRects = [3]ui.Rect{{X: 772, Y: 668, W: 36, H: 36}, {X: 812, Y: 668, W: 60, H: 36}, {X: 876, Y: 668, W: 36, H: 36}}
)

const (
	zoomStep  = 1.25
	zoomMost  = 1.9
	panStep   = 80.0 // design units an arrow
	panPad    = 60.0 // how far beyond its edge a map can be pulled
	panMargin = 48.0 // around a node that is revealed
	slip      = 4.0  // how far a finger may slip and still tap
)

// fit shows all of the map.
func (v *mapView) fit() {
	least := min(mapArea.W/max(v.width, 1), (mapArea.W-v.label)/max(v.edge, 1), mapArea.H/max(v.height, 1), 1)
	v.scales, v.level = v.scales[:0], 0
	for s := least; ; s *= zoomStep {
		v.scales = append(v.scales, s)
		if s >= zoomMost/zoomStep {
			break
		}
	}
	v.clamp()
}

// legible is how many steps from the map as a whole to where a node of that height at full scale has two lines of words.
func (v *mapView) legible(high float64) int {
	return max(0, slices.IndexFunc(v.scales, func(s float64) bool { return high*s >= 2*nodeLead+nodePad }))
}

func (v *mapView) scale() float64 { return v.scales[v.level] }

// shift is how far a place of the map at its scale is from where it is drawn.
func (v *mapView) shift() (dx, dy float64) { return mapWindow.X - v.x, mapWindow.Y - v.y }

func (v *mapView) over(x, y float64) bool { return mapWindow.Has(x, y) }

// notches collects the wheel into whole steps.
func (v *mapView) notches(wheel float64) int {
	if wheel*v.turned < 0 {
		v.turned = 0
	}
	v.turned += wheel
	n := int(v.turned)
	v.turned -= float64(n)
	return n
}

// zoom makes the map larger by steps, while the point x, y of the stage stays where it is.
func (v *mapView) zoom(steps int, x, y float64) bool {
	to := max(0, min(v.level+steps, len(v.scales)-1))
	if to == v.level {
		return false
	}
	grown := v.scales[to] / v.scale()
	dx, dy := x-mapWindow.X, y-mapWindow.Y
	v.x, v.y = (v.x+dx)*grown-dx, (v.y+dy)*grown-dy
	v.level = to
	v.clamp()
	return true
}

// clamp keeps the map in sight. One that is smaller than the window stands in its middle.
func (v *mapView) clamp() {
	v.x = along(v.x, max(v.width*v.scale(), v.edge*v.scale()+v.label), mapArea.X-mapWindow.X, mapArea.W)
	v.y = along(v.y, v.height*v.scale(), mapArea.Y-mapWindow.Y, mapArea.H)
}

func along(at, size, from, room float64) float64 {
	if size <= room+1 {
		return math.Round((size-room)/2 - from)
	}
	return clamp(at, -from-panPad, size-from-room+panPad)
}

// drag pans while the pointer pulls. It returns the input that is left for others, as the end of a pull chooses nothing.
func (v *mapView) drag(in ui.Input) (rest ui.Input, moved bool) {
	x, y := v.x, v.y
	switch {
	case in.Pressed && nodesRect.Has(in.X, in.Y):
		v.pulled, v.dragged, v.lastX, v.lastY = true, false, in.X, in.Y
	case v.pulled && in.Held:
		if dx, dy := in.X-v.lastX, in.Y-v.lastY; v.dragged || math.Hypot(dx, dy) > slip {
			v.x, v.y, v.lastX, v.lastY, v.dragged = v.x-dx, v.y-dy, in.X, in.Y, true
			v.clamp()
		}
	case v.pulled && !in.Released: // the tick after the release, which was still part of the pull
		v.pulled, v.dragged = false, false
	}
	if v.dragged {
		in.Released, in.Held, in.Moved = false, false, false
	}
	return in, v.x != x || v.y != y
}

// step pans by an arrow.
func (v *mapView) step(in ui.Input) bool {
	x, y := v.x, v.y
	switch {
	case in.Has(ui.MoveUp):
		v.y -= panStep
	case in.Has(ui.MoveDown):
		v.y += panStep
	case in.Has(ui.MoveLeft):
		v.x -= panStep
	case in.Has(ui.MoveRight):
		v.x += panStep
	}
	v.clamp()
	return v.x != x || v.y != y
}

// reveal pans as little as shows a rectangle of the map, at its scale.
func (v *mapView) reveal(r ui.Rect) {
	dx, dy := v.shift()
	r = r.Move(dx, dy).Inset(-panMargin)
	v.x += max(0, r.X+r.W-(nodesRect.X+nodesRect.W)) + min(0, r.X-nodesRect.X)
	v.y += max(0, r.Y+r.H-(nodesRect.Y+nodesRect.H)) + min(0, r.Y-nodesRect.Y)
	v.clamp()
}

// centre puts a rectangle of the map, at its scale, in the middle of the window.
func (v *mapView) centre(r ui.Rect) {
	v.x = r.CenterX() - (mapArea.CenterX() - mapWindow.X)
	v.y = r.CenterY() - (mapArea.CenterY() - mapWindow.Y)
	v.clamp()
}
