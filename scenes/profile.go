package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// profile is what the kept plays say together: sums, the five mistakes over time, and what was played of each scenario,
// with a way to the review of the best.
type profile struct {
	app  *App
	lang string
	lent bool // another play is on for a look at its review
	data *game.Profile

	bar     topBar
	sums    []string
	habits  []profileHabit
	title   string
	rows    []profileRow
	toast   toast
	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// profileHabit is a mistake with a bar for each of the last plays.
type profileHabit struct {
	name, count string
	line        []int
	most        int // of all habits, so that the bars compare
}

// profileRow is a scenario in the list.
type profileRow struct {
	title, note string
	style       ui.Style
	noteStyle   ui.Style
	best        ui.Chip
	endings     []game.ProfileEnding
	review      *game.Saved
	y           float64
}

// What can be chosen in the profile.
const (
	profileBack = 1
	profileRowT = 10
)

var (
	profileSums   = ui.Rect{X: 24, Y: 80, W: 420, H: 196}
	profileHabits = ui.Rect{X: 24, Y: 288, W: 420, H: 416}
	profileList   = ui.Rect{X: 456, Y: 72, W: 808, H: 640}
)

const (
	profileRowH, profileRowStep = 64.0, 72.0
	profileRowW                 = 784.0
	habitStep                   = 74.0
)

func newProfile(a *App) ui.Screen {
	p := &profile{app: a}
	p.scroll.Rect = profileList
	p.relabel()
	p.focus.Set(profileBack)
	return p
}

// relabel takes the plays anew and sets them in the language of now.
func (p *profile) relabel() {
	a := p.app
	if p.lent {
		a.takeBack()
		p.lent = false
	}
	p.lang = a.lang()
	var err error
	if p.data, err = a.store.Profile(p.lang); err != nil {
		p.toast = newToast(a.say("screen.store", "Why", game.Reason(err, p.lang)), true, ui.Width/2, 800)
	}
	d := p.data
	p.bar = newTopBar(a.say("profile.title"), a.say("profile.line"), 900)
	var levels []string
	for _, l := range d.Levels {
		levels = append(levels, a.say("level."+string(l.Level))+" "+number(l.Plays))
	}
	p.sums = []string{
		a.say("profile.plays", "N", d.Plays, "Finished", d.Finished),
		a.say("profile.endings", "N", d.Endings.Count, "Of", d.Endings.Of),
		a.say("profile.drills", "N", d.Drills.Count, "Of", d.Drills.Of),
		a.say("profile.diagnoses", "N", d.Diagnoses.Count, "Of", d.Diagnoses.Of),
		game.Join(p.lang, levels),
	}
	p.title = a.say("profile.habits")
	p.habits = p.habits[:0]
	most := 1
	for _, h := range d.Habits {
		for _, n := range h.Line {
			most = max(most, n)
		}
	}
	for _, h := range d.Habits {
		p.habits = append(p.habits, profileHabit{h.Name, a.say("profile.habit.count", "N", h.Count), h.Line, most})
	}
	p.rows = p.rows[:0]
	for _, s := range d.Scenarios {
		p.rows = append(p.rows, a.profileRow(s, 8+profileRowStep*float64(len(p.rows))))
	}
	p.scroll.Height = 16 + profileRowStep*float64(len(p.rows))
	p.aim()
}

func (a *App) profileRow(s game.ProfileScenario, y float64) profileRow {
	r := profileRow{title: s.Title, note: a.say("profile.none"), endings: s.Endings, review: s.Review, y: y}
	found := 0
	for _, e := range s.Endings {
		if e.Found {
			found++
		}
	}
	if s.Plays > 0 {
		best := "—"
		if s.Best >= 0 {
			best = game.Points(s.Best)
		}
		r.note = a.say("profile.scenario", "Plays", s.Plays, "Best", best, "N", found, "Of", len(s.Endings))
	}
	if s.Review != nil {
		r.best = ui.Chip{Text: a.say("profile.review"), Icon: "chart-line", H: 30, Ground: ui.Panel2, Ink: ui.Go}
	}
	r.style, _ = fitLine(r.title, ui.CardTitle, 340, smallest)
	r.noteStyle, _ = fitLine(r.note, ui.Note, 340, smallest)
	return r
}

func (p *profile) aim() {
	t := append(p.targets[:0], ui.Target{ID: profileBack, Rect: backTarget})
	for i := range p.rows {
		if p.rows[i].review != nil {
			t = append(t, ui.Target{ID: profileRowT + i, Rect: p.rowRect(i).Move(profileList.X, profileList.Y-p.scroll.Offset()), Within: profileList})
		}
	}
	p.targets = t
}

func (p *profile) rowRect(i int) ui.Rect {
	return ui.Rect{X: 8, Y: p.rows[i].y, W: profileRowW, H: profileRowH}
}

// Animating is false: nothing moves here.
func (p *profile) Animating() bool { return false }

// Update scrolls, and opens a review.
func (p *profile) Update(in ui.Input) (ui.Next, error) {
	changed := p.toast.text != "" && in.Any()
	if changed {
		p.toast = toast{}
	}
	if in.Has(ui.NextLanguage) {
		p.app.switchLanguage()
	}
	if p.lang != p.app.lang() || p.lent {
		p.relabel()
		changed = true
	}
	if in.Has(ui.Back) {
		return ui.Replace(newTitle(p.app)), nil
	}
	rest, scrolled := p.scroll.Update(in)
	if scrolled {
		p.aim()
	}
	chosen, moved := p.focus.Update(rest, p.targets)
	if id := p.focus.ID(); moved && !in.Moved && !in.Pressed && id >= profileRowT {
		p.scroll.Reveal(p.rows[id-profileRowT].y-8, profileRowH+16)
		p.aim()
	}
	switch {
	case chosen == profileBack:
		return ui.Replace(newTitle(p.app)), nil
	case chosen >= profileRowT:
		return p.see(*p.rows[chosen-profileRowT].review), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// see opens the review of a play.
func (p *profile) see(kept game.Saved) ui.Next {
	next, lent, problem := p.app.lookAt(game.CodexUse{Play: kept, Turn: 1}, p)
	if next == nil {
		p.toast = newToast(problem, true, ui.Width/2, 800)
		return ui.Redraw()
	}
	p.lent = lent
	return ui.Replace(next)
}

// Draw draws the profile.
func (p *profile) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	p.scroll.Begin(c)
	for i := range p.rows {
		if y := p.rows[i].y - p.scroll.Offset(); y > -profileRowStep && y < profileList.H {
			p.drawRow(c, i)
		}
	}
	p.scroll.End(c, ui.OnNavy3)
	p.bar.draw(c, p.focus.ID() == profileBack)
	ui.Card{Rect: profileSums, Radius: 14}.Draw(c)
	for i, s := range p.sums {
		st := ui.Note.In(ui.Ink)
		if i == 0 {
			st = ui.CardTitle
		}
		c.Text(s, profileSums.X+22, profileSums.Y+38+34*float64(i), st)
	}
	ui.Card{Rect: profileHabits, Radius: 14}.Draw(c)
	c.Text(p.title, profileHabits.X+22, profileHabits.Y+34, ui.Small)
	for i := range p.habits {
		p.habits[i].draw(c, profileHabits.X+22, profileHabits.Y+52+habitStep*float64(i))
	}
	p.toast.draw(c)
}

func (h *profileHabit) draw(c *ui.Canvas, x, y float64) {
	const high, wide = 26.0, 376.0
	c.Text(h.name, x, y+18, ui.Label)
	c.Text(h.count, x+wide, y+18, ui.Note.To(ui.Right))
	foot := y + 28 + high
	c.Fill(ui.Rect{X: x, Y: foot, W: wide, H: 1}, 0, ui.Hairline)
	for i, n := range h.line {
		d := high * float64(n) / float64(h.most)
		if n > 0 {
			c.Fill(ui.Rect{X: x + 15.6*float64(i), Y: foot - d, W: 11, H: d}, 2, ui.Risk)
		} else {
			c.Fill(ui.Rect{X: x + 15.6*float64(i), Y: foot - 2, W: 11, H: 2}, 1, ui.Rise)
		}
	}
}

func (p *profile) drawRow(c *ui.Canvas, i int) {
	row, r := &p.rows[i], p.rowRect(i)
	ui.Card{Rect: r, Radius: 12, Flat: row.review == nil}.Draw(c)
	c.Text(row.title, r.X+18, r.Y+27, row.style)
	c.Text(row.note, r.X+18, r.Y+49, row.noteStyle)
	x := r.X + 376
	for _, e := range row.endings { // a dot an ending, hollow where it was not found
		col := ui.Ending(e.Kind).Accent
		c.Circle(x, r.CenterY(), 6, col)
		if !e.Found {
			c.Circle(x, r.CenterY(), 4.4, ui.Panel)
		}
		x += 16
	}
	if row.best.Text != "" {
		k := row.best
		k.X, k.Y = r.X+r.W-18-k.Width(), r.CenterY()-15
		k.Draw(c)
	}
	if p.focus.ID() == profileRowT+i {
		c.Ring(r, 12)
	}
}
