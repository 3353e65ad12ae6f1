package ui

import "math"

// Target is something on a screen that can be chosen. ID is the screen's own number for it, from 1 on.
type Target struct {
	ID       int
	Rect     Rect
	Within   Rect // the pointer reaches it only in here, as in a scrolled area; zero is everywhere
	Disabled bool
}

func (t Target) has(x, y float64) bool {
	return t.Rect.Has(x, y) && (t.Within == (Rect{}) || t.Within.Has(x, y))
}

// Focus keeps which of a screen's targets has the focus. The zero value takes the first that it sees.
type Focus struct {
	id     int
	origin int // where the pointer went down, 0 for nowhere
}

// ID is the target that has the focus, 0 for none.
func (f *Focus) ID() int { return f.id }

// Set gives the focus to a target.
func (f *Focus) Set(id int) { f.id = id }

// Held reports whether the pointer went down on the target and is still down.
func (f *Focus) Held(id int) bool { return f.origin == id && id != 0 }

// Update lets the input act on the targets, which are in reading order. It returns the target that was chosen, 0 for none,
// and whether the screen looks different now. Arrows go to the nearest target in their direction and stop at the edge;
// Tab goes round; a pointer that moves takes the focus along, one that rests does not; pressing and releasing on the same
// target chooses it.
func (f *Focus) Update(in Input, targets []Target) (activated int, changed bool) {
	before, beforeOrigin := f.id, f.origin
	if !enabled(targets, f.id) {
		f.id = f.step(targets, 1)
	}
	f.move(in, targets)
	under := at(targets, in.X, in.Y)
	if under != 0 && (in.Moved || in.Pressed) && (!in.Held || in.Pressed) {
		f.id = under
	}
	if in.Pressed {
		f.origin = under
	}
	if in.Released {
		if under != 0 && under == f.origin {
			activated = under
		}
		f.origin = 0
	} else if !in.Held {
		f.origin = 0 // the button came up where we could not see it
	}
	if activated == 0 && in.Has(Accept) {
		activated = f.id
	}
	return activated, f.id != before || f.origin != beforeOrigin
}

func (f *Focus) move(in Input, targets []Target) {
	switch {
	case in.Has(MoveUp):
		f.nearest(targets, 0, -1)
	case in.Has(MoveDown):
		f.nearest(targets, 0, 1)
	case in.Has(MoveLeft):
		f.nearest(targets, -1, 0)
	case in.Has(MoveRight):
		f.nearest(targets, 1, 0)
	case in.Has(FocusNext):
		f.id = f.step(targets, 1)
	case in.Has(FocusPrevious):
		f.id = f.step(targets, -1)
	}
}

// step returns the next target that can be chosen, in either direction and round the end.
func (f *Focus) step(targets []Target, by int) int {
	n := len(targets)
	i := index(targets, f.id)
	if i < 0 && by < 0 {
		i = 0
	}
	for range n {
		i = (i + by + n) % n
		if !targets[i].Disabled {
			return targets[i].ID
		}
	}
	return 0
}

// nearest moves the focus to the nearest target whose middle lies in the direction. One that lies straight ahead, however
// far, is preferred to one that is off to the side.
func (f *Focus) nearest(targets []Target, dx, dy float64) {
	i := index(targets, f.id)
	if i < 0 {
		return
	}
	const offSide = 1e4 // farther than any stage is wide
	from, best := targets[i].Rect, math.Inf(1)
	for _, t := range targets {
		if t.Disabled || t.ID == targets[i].ID || !beyond(from, t.Rect, dx, dy) {
			continue
		}
		across, along := t.Rect.CenterX()-from.CenterX(), t.Rect.CenterY()-from.CenterY()
		aside := gap(from.X, from.W, t.Rect.X, t.Rect.W)
		if dx != 0 {
			across, along = along, across
			aside = gap(from.Y, from.H, t.Rect.Y, t.Rect.H)
		}
		d := math.Abs(along) + .1*math.Abs(across)
		if aside > 0 {
			d += offSide + 2*aside
		}
		if d < best {
			best, f.id = d, t.ID
		}
	}
}

// beyond reports whether b reaches farther in the direction than a does, by more than it overlaps.
func beyond(a, b Rect, dx, dy float64) bool {
	if dx != 0 {
		return dx*(b.CenterX()-a.CenterX()) > min(a.W, b.W)/4
	}
	return dy*(b.CenterY()-a.CenterY()) > min(a.H, b.H)/4
}

// gap is the distance of two stretches, 0 when they overlap.
func gap(a, aw, b, bw float64) float64 { return max(0, b-(a+aw), a-(b+bw)) }

// at returns the topmost target that can be chosen at a point; later ones are on top.
func at(targets []Target, x, y float64) int {
	for i := len(targets) - 1; i >= 0; i-- {
		if t := targets[i]; t.has(x, y) {
			if t.Disabled {
				return 0
			}
			return t.ID
		}
	}
	return 0
}

func enabled(targets []Target, id int) bool {
	i := index(targets, id)
	return i >= 0 && !targets[i].Disabled
}

func index(targets []Target, id int) int {
	for i, t := range targets {
		if t.ID == id {
			return i
		}
	}
	return -1
}

// Ring draws the focus: an amber line around r with a navy one on each side, so that it is seen on every ground.
func (c *Canvas) Ring(r Rect, radius float64) {
	c.Watch(r)
	out := r.Inset(-ringGap - ringWidth)
	c.Frame(out.Inset(-1.5), radius+ringGap+ringWidth+1.5, ringWidth+3, Navy)
	c.Frame(out, radius+ringGap+ringWidth, ringWidth, ring)
}

// Watch says where the player's attention is, so that it is seen where the window shows only a part of the stage. Ring
// does so by itself.
func (c *Canvas) Watch(r Rect) {
	s := c.stage
	c.focused = r.Move((c.now.dx-s.x)/s.scale, (c.now.dy-s.y)/s.scale)
}
