package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// drills is the list of the drills, by what they practise; one press begins one.
type drills struct {
	app     *App
	lang    string
	best    map[string]*game.Session // the best finished play of each
	bar     topBar
	heads   []drillHead
	cards   []drillCard
	notice  toast
	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// drillHead stands above a group.
type drillHead struct {
	title, note, done string
	noteX, y          float64
}

// drillCard is one drill; its rectangle is within the list.
type drillCard struct {
	id              string
	rect            ui.Rect
	title, brief    string
	style, briefing ui.Style
	portrait, dept  string
	best            ui.Chip // without a text: not played to the end yet
	broken          bool    // it cannot be opened; brief says why
}

// What can be chosen among the drills.
const (
	drillsBack = 1
	drillsCard = 10
)

var (
	drillsRect = ui.Rect{X: 16, Y: 64, W: 1250, H: 656}
	drillBrief = ui.Style{Size: 14, Color: ui.Ink2, Leading: 20}
)

const (
	drillW, drillH, drillGap = 610.0, 126.0, 12.0
	drillTextX               = 92.0
	drillHeadH               = 52.0
)

func newDrills(a *App) ui.Screen {
	d := &drills{app: a, best: a.bestPlays()}
	d.scroll.Rect = drillsRect
	d.relabel()
	d.focus.Set(drillsBack)
	for i := len(d.cards) - 1; i >= 0; i-- { // the first that was not played to the end
		if d.best[d.cards[i].id] == nil && !d.cards[i].broken {
			d.focus.Set(drillsCard + i)
		}
	}
	d.reveal(d.focus.ID() - drillsCard)
	d.say(a.takeNotice())
	return d
}

// relabel lays the list out in the language of now.
func (d *drills) relabel() {
	a := d.app
	d.lang, d.heads, d.cards = a.lang(), d.heads[:0], d.cards[:0]
	y, all, done := 20.0, 0, 0
	for _, g := range game.Drills() {
		finished := 0
		for i, id := range g.Drills {
			k := d.card(id)
			k.rect = ui.Rect{X: 8 + float64(i%2)*(drillW+drillGap), Y: y + drillHeadH + float64(i/2)*(drillH+drillGap), W: drillW, H: drillH}
			k.best.X, k.best.Y = k.rect.X+drillW-18-k.best.Width(), k.rect.Y+12
			d.cards = append(d.cards, k)
			if k.best.Text != "" {
				finished++
			}
		}
		h := drillHead{title: a.say("drills.group." + g.ID), note: a.say("drills.group." + g.ID + ".note"), y: y,
			done: a.say("drills.done", "N", finished, "Of", len(g.Drills))}
		h.noteX = 24 + ui.Measure(h.title, ui.Name)
		d.heads = append(d.heads, h)
		y += drillHeadH + float64((len(g.Drills)+1)/2)*(drillH+drillGap) + 20
		all, done = all+len(g.Drills), done+finished
	}
	d.scroll.Height = y
	d.bar = newTopBar(a.say("drills.title"), a.say("drills.line", "Level", a.say("level."+string(a.settings.Level)), "N", done, "Of", all), 900)
	d.aim()
}

// card sets one drill.
func (d *drills) card(id string) drillCard {
	a := d.app
	k := drillCard{id: id, title: id}
	v, err := preview(id, a.lang())
	if k.broken = err != nil; k.broken {
		k.brief = a.say("error.scenario", "ID", id, "Why", err)
	} else {
		k.title, k.brief, k.portrait, k.dept = v.Title, v.Brief, v.Person.Portrait, v.Department
	}
	room := drillW - drillTextX - 24
	if s := d.best[id]; s != nil {
		e := s.View(a.lang()).Ending
		t := ui.Ending(e.Kind)
		k.best = ui.Chip{Text: e.KindName + " " + game.Points(e.Worth.R), Icon: "check", H: 26, Ground: t.Ground, Ink: t.Text}
		room -= k.best.Width() + 8
	}
	k.style, _ = fitLine(k.title, ui.CardTitle, room, smallest)
	k.briefing, _ = fit(k.brief, drillBrief, drillW-drillTextX-24, 82, smallest)
	return k
}

// aim says what can be chosen where.
func (d *drills) aim() {
	d.targets = append(d.targets[:0], ui.Target{ID: drillsBack, Rect: backTarget})
	for i, k := range d.cards {
		r := k.rect.Move(drillsRect.X, drillsRect.Y-d.scroll.Offset())
		d.targets = append(d.targets, ui.Target{ID: drillsCard + i, Rect: r, Within: drillsRect, Disabled: k.broken})
	}
}

// reveal scrolls to a card; the first of a group brings its heading along.
func (d *drills) reveal(i int) {
	if i < 0 {
		return
	}
	r := d.cards[i].rect
	d.scroll.Reveal(r.Y-drillHeadH-8, r.H+drillHeadH+24)
	d.aim()
}

func (d *drills) say(problem string) {
	d.notice = toast{}
	if problem != "" {
		d.notice = newToast(problem, true, ui.Width/2, 900)
	}
}

// Update picks a drill and begins it.
func (d *drills) Update(in ui.Input) (ui.Next, error) {
	a := d.app
	changed := d.notice.text != "" && in.Any()
	if changed {
		d.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		d.relabel()
		d.say(a.takeNotice())
		return ui.Redraw(), nil
	}
	if in.Has(ui.Back) {
		return ui.Replace(newTitle(a)), nil
	}
	rest, scrolled := d.scroll.Update(in)
	if scrolled {
		d.aim()
	}
	chosen, moved := d.focus.Update(rest, d.targets)
	if moved && !in.Moved && !in.Pressed {
		d.reveal(d.focus.ID() - drillsCard)
	}
	switch {
	case chosen == drillsBack:
		return ui.Replace(newTitle(a)), nil
	case chosen >= drillsCard:
		next, problem := a.begin(d.cards[chosen-drillsCard].id)
		if next != nil {
			return ui.Replace(next), nil
		}
		d.say(problem)
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// Animating is false: nothing moves here.
func (d *drills) Animating() bool { return false }

// Draw draws the list.
func (d *drills) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	d.scroll.Begin(c)
	for _, h := range d.heads {
		c.Text(h.title, 10, h.y+34, ui.Name)
		c.Text(h.note, h.noteX, h.y+33, ui.Note)
		c.Text(h.done, drillsRect.W-22, h.y+33, ui.Note.To(ui.Right))
	}
	for i := range d.cards {
		if y := d.cards[i].rect.Y - d.scroll.Offset(); y > -drillH && y < drillsRect.H {
			d.cards[i].draw(c, d.focus.ID() == drillsCard+i, d.focus.Held(drillsCard+i))
		}
	}
	d.scroll.End(c, ui.OnNavy3)
	d.bar.draw(c, d.focus.ID() == drillsBack)
	d.notice.draw(c)
}

func (k *drillCard) draw(c *ui.Canvas, focused, held bool) {
	r := k.rect
	if held {
		c.PushMove(0, 1)
		defer c.Pop()
	}
	if k.broken {
		ui.Card{Rect: r, Radius: 14, Ground: ui.Locked, Flat: true}.Draw(c)
		c.Icon("triangle-alert", r.X+32, r.CenterY()-14, 28, ui.LockedInk)
	} else {
		ui.Card{Rect: r, Radius: 14, Focused: focused}.Draw(c)
		c.Avatar(k.portrait, "neutral", r.X+48, r.CenterY(), 30, ui.Department(k.dept).Ground)
	}
	c.Text(k.title, r.X+drillTextX, r.Y+31, k.style)
	c.Paragraph(k.brief, r.X+drillTextX, r.Y+55, r.W-drillTextX-24, k.briefing)
	if k.best.Text != "" {
		k.best.Draw(c)
	}
}
