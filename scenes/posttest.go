package scenes

import (
	"strings"

	"parley/game"
	"parley/scenes/ui"
)

// posttest shows the latest play of the capstone beside that of its post-test: two columns of figures, and by how much
// each changed.
type posttest struct {
	app    *App
	from   covered // where it was opened
	lang   string
	bar    topBar
	tables [3]testTable // worth, mistakes, elements
	note   string       // what became better and what worse
	style  ui.Style
	back   string

	focus   ui.Focus
	targets []ui.Target
}

// testTable is a card of rows.
type testTable struct {
	rect          ui.Rect
	title         string
	before, after string
	rows          []game.TestRow
}

// What can be chosen on the page.
const (
	posttestBack = 1 + iota
	posttestLeave
)

var (
	verdictRect    = ui.Rect{X: 652, Y: 526, W: 604, H: 118}
	posttestButton = ui.Rect{X: 1056, Y: 654, W: 200, H: 46}
)

const (
	testRowsTop, testRow          = 84.0, 38.0
	testBefore, testAfter, testBy = 196.0, 118.0, 18.0 // right ends of the figures, from the card's right
)

// newPosttest returns the page; game.ErrNoPosttest where one of the two was not played to its end.
func newPosttest(a *App, from covered) (ui.Screen, error) {
	p := &posttest{app: a, from: from}
	if err := p.read(); err != nil {
		return nil, err
	}
	p.focus.Set(posttestLeave)
	return p, nil
}

func (p *posttest) read() error {
	a := p.app
	pair, err := a.store.TestsOf()
	if err != nil {
		return err
	}
	p.lang = a.lang()
	kinds := a.say("posttest.kinds", "Before", a.say("ending."+pair.Before.Kind), "After", a.say("ending."+pair.After.Kind))
	p.bar = newTopBar(a.say("posttest.title"), a.say("posttest.line")+" · "+kinds, 1100)
	p.note, p.back = strings.Join(pair.Verdict(a.lang()), "\n"), a.say("posttest.back")
	p.style, _ = fit(p.note, ui.Note, verdictRect.W, verdictRect.H, smallest)
	worth, mistakes, elements := pair.Rows(a.lang())
	for i, t := range []testTable{
		{rect: ui.Rect{X: 24, Y: 80, W: 604, H: 286}, title: a.say("posttest.worths"), rows: worth},
		{rect: ui.Rect{X: 24, Y: 378, W: 604, H: 286}, title: a.say("posttest.mistakes"), rows: mistakes},
		{rect: ui.Rect{X: 652, Y: 80, W: 604, H: 438}, title: a.say("posttest.elements"), rows: elements},
	} {
		t.before, t.after = a.say("posttest.before"), a.say("posttest.after")
		p.tables[i] = t
	}
	p.targets = append(p.targets[:0], ui.Target{ID: posttestBack, Rect: backTarget}, ui.Target{ID: posttestLeave, Rect: posttestButton})
	return nil
}

// Animating is false: nothing moves here.
func (p *posttest) Animating() bool { return false }

// Update leads back.
func (p *posttest) Update(in ui.Input) (ui.Next, error) {
	if in.Has(ui.NextLanguage) {
		p.app.switchLanguage()
	}
	changed := p.lang != p.app.lang()
	if changed {
		if err := p.read(); err != nil { // a play was deleted meanwhile
			return p.leave(), nil
		}
	}
	chosen, moved := p.focus.Update(in, p.targets)
	if in.Has(ui.Back) || chosen == posttestBack || chosen == posttestLeave {
		return p.leave(), nil
	}
	return ui.RedrawIf(changed || moved), nil
}

func (p *posttest) leave() ui.Next {
	p.from.relabel()
	return ui.Replace(p.from)
}

// Draw draws the page.
func (p *posttest) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	for i := range p.tables {
		p.tables[i].draw(c)
	}
	c.TextIn(verdictRect, p.note, p.style)
	ui.Button{Rect: posttestButton, Kind: ui.Amber, Label: p.back, Focused: p.focus.ID() == posttestLeave, Held: p.focus.Held(posttestLeave)}.Draw(c)
	p.bar.draw(c, p.focus.ID() == posttestBack)
}

func (t *testTable) draw(c *ui.Canvas) {
	r := t.rect
	ui.Card{Rect: r}.Draw(c)
	c.Text(t.title, r.X+24, r.Y+38, ui.CardTitle)
	right := r.X + r.W - 6
	head := ui.Small.To(ui.Right)
	c.Text(t.before, right-testBefore, r.Y+38, head)
	c.Text(t.after, right-testAfter, r.Y+38, head)
	for i, k := range t.rows {
		mid := r.Y + testRowsTop + testRow*float64(i) - 6
		c.Fill(ui.Rect{X: r.X + 24, Y: mid - testRow/2, W: r.W - 48, H: 1}, 0, ui.Hairline)
		c.Text(k.Name, r.X+24, ui.Label.Mid(mid), ui.Label)
		figure := ui.Label.To(ui.Right)
		c.Text(k.Before, right-testBefore, figure.Mid(mid), figure.In(ui.Ink2))
		c.Text(k.After, right-testAfter, figure.Mid(mid), figure)
		color := ui.Ink2
		if k.Trend != 0 {
			color = signColor(k.Trend)
		}
		switch { // the arrow goes with the figure, the colour with what that is good for; the verdict says it in words
		case k.Trend != 0 && strings.HasPrefix(k.Change, "+"):
			c.Icon("trending-up", right-testAfter+16, mid-8, 16, color)
		case k.Trend != 0:
			c.Icon("trending-down", right-testAfter+16, mid-8, 16, color)
		}
		c.Text(k.Change, right-testBy, figure.Mid(mid), figure.In(color))
	}
}
