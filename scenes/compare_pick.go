package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// picker is the list of what can be added to a comparison: the strategies of the standoff, and its plays that are kept.
type picker struct {
	compare *compare
	rows    []pickRow
	title   string
	stay    string
	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
	notice  toast
}

// pickRow is one thing to add.
type pickRow struct {
	strategy  string // name, or empty
	kept      game.Saved
	icon      string
	label     string
	style     ui.Style
	result    ui.Chip
	candidate side
}

const (
	pickStay  = 1
	pickFirst = 10
	pickStep  = 52.0
)

var (
	pickRect = ui.Rect{X: 330, Y: 96, W: 620, H: 544}
	pickList = ui.Rect{X: 342, Y: 160, W: 596, H: 404}
	stayRect = ui.Rect{X: 358, Y: 576, W: 200, H: 48}
)

func newPicker(k *compare) ui.Screen {
	p := &picker{compare: k}
	p.scroll.Rect = pickList
	p.relabel()
	p.focus.Set(pickStay)
	if len(p.rows) > 0 {
		p.focus.Set(pickFirst)
	}
	return p
}

func (p *picker) relabel() {
	k, a := p.compare, p.compare.app
	p.title, p.stay = a.say("screen.compare.add"), a.say("screen.compare.stay")
	p.rows = p.rows[:0]
	sc := k.sides[0].Session.Scenario()
	has := func(is func(*side) bool) bool {
		for i := range k.sides {
			if is(&k.sides[i]) {
				return true
			}
		}
		return false
	}
	for _, kept := range a.playsOf(sc.ID) {
		s, err := recordSide(kept)
		if err != nil || has(func(o *side) bool { return o.path == kept.Path }) {
			continue
		}
		label := a.say("screen.compare.record", "When", a.when(kept.Changed), "Level", a.say("level."+string(s.Session.Level())))
		p.add(pickRow{kept: kept, icon: "user", label: label, candidate: s})
	}
	for _, card := range game.Deck(sc, a.lang()) {
		s, err := a.strategySide(sc.ID, card.Name, k.sides[0].Session.Seed())
		if err != nil || has(func(o *side) bool { return o.Strategy && o.Name == card.Name }) {
			continue
		}
		p.add(pickRow{strategy: card.Name, icon: "zap", label: card.Text, candidate: s})
	}
	p.scroll.Height = pickStep*float64(len(p.rows)) + 8
	p.aim()
}

func (p *picker) add(row pickRow) {
	row.result = p.compare.app.resultChip(row.candidate.Session)
	row.result.H = 28
	row.style, _ = fitLine(row.label, ui.Strong, pickList.W-86-row.result.Width(), smallest)
	p.rows = append(p.rows, row)
}

// resultChip says in a word how a play ended or how far it went.
func (a *App) resultChip(s *game.Session) ui.Chip {
	v := s.View(a.lang())
	if v.Ending == nil {
		return ui.Chip{Text: a.say("screen.load.open"), Icon: "play", Ground: ui.MoodGround, Ink: ui.MoodText}
	}
	t := ui.Ending(v.Ending.Kind)
	return ui.Chip{Text: v.Ending.KindName + " " + game.Points(v.Ending.Worth.R), Ground: t.Ground, Ink: t.Text}
}

func pickRowRect(i int) ui.Rect {
	return ui.Rect{X: 16, Y: 6 + pickStep*float64(i), W: pickList.W - 40, H: pickStep - 8}
}

func (p *picker) aim() {
	p.targets = p.targets[:0]
	for i := range p.rows {
		r := pickRowRect(i).Move(pickList.X, pickList.Y-p.scroll.Offset())
		p.targets = append(p.targets, ui.Target{ID: pickFirst + i, Rect: r, Within: pickList})
	}
	p.targets = append(p.targets, ui.Target{ID: pickStay, Rect: stayRect})
}

// Animating is false: nothing moves here.
func (p *picker) Animating() bool { return false }

// Update adds what is chosen, or goes back.
func (p *picker) Update(in ui.Input) (ui.Next, error) {
	hidden := p.notice.text != "" && in.Any()
	if hidden {
		p.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		p.compare.app.switchLanguage()
		p.compare.relabel()
		p.relabel()
		return ui.Redraw(), nil
	}
	in, scrolled := scrollByPage(&p.scroll, in)
	if scrolled {
		p.aim()
	}
	before := p.focus.ID()
	id, moved := p.focus.Update(in, p.targets)
	if now := p.focus.ID(); now != before && now >= pickFirst && !in.Moved {
		r := pickRowRect(now - pickFirst)
		p.scroll.Reveal(r.Y-10, r.H+20)
		p.aim()
	}
	switch {
	case id == pickStay || in.Has(ui.Back):
		return ui.Replace(p.compare), nil
	case id >= pickFirst:
		return p.take(p.rows[id-pickFirst].candidate), nil
	}
	return ui.RedrawIf(hidden || scrolled || moved), nil
}

func (p *picker) take(s side) ui.Next {
	k := p.compare
	sides := append(append([]side(nil), k.sides...), s)
	next, problem := newCompare(k.app, sides, k.from)
	if next == nil {
		p.notice = newToast(problem, true, ui.Width/2, 700)
		return ui.Redraw()
	}
	return ui.Replace(next)
}

// Draw draws the list over the comparison.
func (p *picker) Draw(c *ui.Canvas) {
	p.compare.Draw(c)
	c.Fill(c.Window(), 0, ui.Fade(ui.Navy, .6))
	r := pickRect
	ui.Card{Rect: r, Radius: ui.RadiusPanel}.Draw(c)
	c.Icon("git-compare", r.X+28, r.Y+24, 24, ui.Go)
	c.Text(p.title, r.X+64, r.Y+43, ui.Name)
	p.scroll.Begin(c)
	for i := range p.rows {
		row, r := &p.rows[i], pickRowRect(i)
		c.Fill(r, 12, ui.Panel2)
		c.Icon(row.icon, r.X+14, r.CenterY()-10, 20, ui.Ink2)
		c.Text(row.label, r.X+46, row.style.Mid(r.CenterY()), row.style)
		chip := row.result
		chip.X, chip.Y = r.X+r.W-chip.Width()-8, r.Y+8
		chip.Draw(c)
		if p.focus.ID() == pickFirst+i {
			c.Ring(r, 12)
		}
	}
	p.scroll.End(c, ui.OnNavy3)
	ui.Button{Rect: stayRect, Kind: ui.QuietOnLight, Label: p.stay, Focused: p.focus.ID() == pickStay, Held: p.focus.Held(pickStay)}.Draw(c)
	p.notice.draw(c)
}
