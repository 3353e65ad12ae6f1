package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// hub is the row of tabs over the pages about plays: those that are kept, the branch map, the strategies, and what the
// strategies come to.
type hub struct {
	page   int
	labels [hubPages]string
}

// Pages of the hub.
const (
	hubPlays = iota
	hubMap
	hubDeck
	hubHeat
	hubPages
)

// hubTab is the target of the first tab; the others count on.
const hubTab = 900

func hubRect(i int) ui.Rect { return ui.Rect{X: 838 + 106*float64(i), Y: 15, W: 100, H: 36} }

// hubTitle is how wide a title beside the tabs may be.
const hubTitle = 838.0 - barText - 20

var hubLabel = ui.Label.To(ui.Center)

func (h *hub) relabel(a *App) {
	for i, id := range [...]string{"screen.hub.plays", "screen.hub.map", "screen.hub.deck", "screen.hub.heat"} {
		h.labels[i] = a.say(id)
	}
}

// targets adds the way back and the tabs.
func (h *hub) targets(t []ui.Target) []ui.Target {
	return h.tabTargets(append(t, ui.Target{ID: hubBack, Rect: backTarget}))
}

// tabTargets adds the tabs.
func (h *hub) tabTargets(t []ui.Target) []ui.Target {
	for i := range hubPages {
		t = append(t, ui.Target{ID: hubTab + i, Rect: hubRect(i)})
	}
	return t
}

// hubBack is the target of the way back.
const hubBack = 1

// hear opens another page, or goes back to the title. Without either it returns nothing.
func (h *hub) hear(a *App, in ui.Input, chosen int, scenario string) ui.Screen {
	switch {
	case chosen == hubBack, in.Has(ui.Back):
		return newTitle(a)
	case chosen == hubTab+h.page:
	case chosen == hubTab+hubPlays:
		return newLoad(a)
	case chosen == hubTab+hubMap:
		return newMap(a, scenario, nil)
	case chosen == hubTab+hubDeck:
		return newDeck(a, scenario)
	case chosen == hubTab+hubHeat:
		return newHeat(a, scenario)
	}
	return nil
}

func (h *hub) draw(c *ui.Canvas, f *ui.Focus) {
	for i, label := range h.labels {
		r := hubRect(i)
		ground, ink := ui.Navy2, ui.OnNavy2
		if i == h.page {
			ground, ink = ui.Alignment, ui.Navy
		}
		c.Fill(r, 10, ground)
		c.Text(label, r.CenterX(), hubLabel.Mid(r.CenterY()), hubLabel.In(ink))
		if f.ID() == hubTab+i {
			c.Ring(r, 10)
		}
	}
}

// stageTab is a standoff to choose on a page of the hub.
type stageTab struct {
	id, label string
	tint      ui.Tint
	rect      ui.Rect
}

// stageTabs lists the standoffs that can be opened, side by side from x on.
func (a *App) stageTabs(x, y float64) []stageTab {
	var tabs []stageTab
	for _, id := range game.Stages() {
		v, err := preview(id, a.lang())
		if err != nil {
			continue
		}
		t := stageTab{id: id, label: v.DeptName, tint: ui.Department(v.Department)}
		if test := testOf(id); test != "" {
			t.label = a.say("setup." + test)
		}
		w := ui.Measure(t.label, ui.Label) + 44
		t.rect = ui.Rect{X: x, Y: y, W: w, H: 36}
		x += w + 8
		tabs = append(tabs, t)
	}
	return tabs
}

// draw draws the tab on navy or on light.
func (t *stageTab) draw(c *ui.Canvas, picked, focused, light bool) {
	ground, ink := ui.Navy2, ui.OnNavy2
	switch {
	case picked && light:
		ground, ink = ui.Navy, ui.OnNavy
	case picked:
		ground, ink = ui.OnNavy, ui.Ink
	case light:
		ground, ink = ui.Panel, ui.Ink2
	}
	c.Fill(t.rect, 18, ground)
	c.Circle(t.rect.X+18, t.rect.CenterY(), 5, t.tint.Accent)
	c.Text(t.label, t.rect.X+30, ui.Label.Mid(t.rect.CenterY()), ui.Label.In(ink))
	if focused {
		c.Ring(t.rect, 18)
	}
}

// lastPlayed returns the scenario of the play that was played last, the first standoff without one.
func (a *App) lastPlayed() string {
	records, _ := a.store.Records() // the list of plays says why it cannot be read
	all := game.Stages()
	for _, r := range records {
		for _, id := range all {
			if r.Err == nil && r.Record.Scenario == id {
				return id
			}
		}
	}
	return firstOf(all)
}

func firstOf(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}
