package ui

import (
	"math"
	"time"
)

// TPS is how many ticks a second has; every motion is counted in them, so that a slow machine shows less and not another.
const TPS = 60

// Easing maps the part of the time that has passed to the part of the way that is done, both 0..1.
type Easing func(float64) float64

// Out starts fast and settles; most things move so.
func Out(t float64) float64 { return 1 - math.Pow(1-t, 3) }

// Linear is for fades.
func Linear(t float64) float64 { return t }

// Tween is a number that travels. The zero value rests at 0; [Motion] moves it.
type Tween struct {
	from, to     float64
	tick, length int
	ease         Easing
}

// At returns a tween at rest.
func At(v float64) Tween { return Tween{from: v, to: v} }

// Value is where the number is now.
func (t *Tween) Value() float64 {
	if t.tick >= t.length {
		return t.to
	}
	return t.from + (t.to-t.from)*t.ease(float64(t.tick)/float64(t.length))
}

// Goal is where the number travels to, or rests.
func (t *Tween) Goal() float64 { return t.to }

// Motion drives the tweens of one screen. The zero value is ready. A screen calls Tick once an update and answers
// Animating with Active.
type Motion struct {
	Reduced bool // for those whom motion disturbs: every motion is over at once

	moving []*Tween
}

// Start sends t to v, from wherever it is now. t must stay where it is in memory until it has arrived.
func (m *Motion) Start(t *Tween, v float64, d time.Duration, ease Easing) {
	length := int(d * TPS / time.Second)
	if m.Reduced || length <= 0 || t.Value() == v {
		*t = At(v)
		return
	}
	*t = Tween{from: t.Value(), to: v, length: length, ease: ease}
	for _, other := range m.moving {
		if other == t {
			return
		}
	}
	m.moving = append(m.moving, t)
}

// Tick moves every tween on by one tick and reports whether anything moved.
func (m *Motion) Tick() bool {
	if m.Reduced {
		return m.Finish()
	}
	moved, n := false, 0
	for _, t := range m.moving {
		if t.tick >= t.length {
			continue // set to rest by someone else
		}
		t.tick++
		moved = true
		if t.tick < t.length {
			m.moving[n] = t
			n++
		}
	}
	clear(m.moving[n:])
	m.moving = m.moving[:n]
	return moved
}

// Finish brings every tween to its goal, as when the player has no patience, and reports whether any was under way.
func (m *Motion) Finish() bool {
	any := m.Active()
	for _, t := range m.moving {
		t.tick = t.length
	}
	clear(m.moving)
	m.moving = m.moving[:0]
	return any
}

// Active reports whether anything moves, so that the loop may sleep when nothing does.
func (m *Motion) Active() bool { return len(m.moving) > 0 }
