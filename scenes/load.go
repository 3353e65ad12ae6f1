package scenes

import (
	"fmt"

	"parley/game"
	"parley/scenes/ui"
)

// loadScreen lists what is kept: the plays, the last played first, then what the player put aside.
type loadScreen struct {
	app     *App
	focus   ui.Focus
	targets []ui.Target
	scroll  ui.Scroll

	records, saves []game.Saved
	quarters       []game.SavedCampaign
	doomed         string   // path of the quarter whose deletion was asked for once
	marked         []string // paths of the plays to lay side by side
	hub            hub
	bar            topBar
	rows           []keptRow
	headings       []keptHeading
	folder         string
	empty          emptyList
	notice         toast
	folderStyle    ui.Style
	compare        string // of the button
}

// keptRow is one play in the list.
type keptRow struct {
	saved                     game.Saved
	quarter                   string  // path of the quarter that the row stands for; empty: a play
	y                         float64 // in the list
	title, where, when, level string
	person, mood              string
	tint                      ui.Tint // of the counterpart's department
	chip                      ui.Chip
	bad                       string // why it cannot be opened
	badStyle                  ui.Style
}

// keptHeading stands above a part of the list.
type keptHeading struct {
	text string
	y    float64
}

// emptyList is what a list without rows says.
type emptyList struct{ title, note, button string }

// Targets of the list; the rows count on from loadRow.
const (
	loadBack    = hubBack
	loadBegin   = 2
	loadCompare = 3
	loadRow     = 10
	loadMark    = 2000 // the boxes of the rows
)

const (
	keptHeight, keptStep = 76.0, 88.0
	keptX, keptW         = 12.0, 1232.0 // within the list, which leaves room for the ring around a row
	badWidth             = keptW - 300
)

var (
	listRect  = ui.Rect{X: 12, Y: 76, W: 1256, H: 592}
	emptyRect = ui.Rect{X: 500, Y: 452, W: 280, H: 52}
	markRect  = ui.Rect{X: keptX + keptW - 56, Y: 18, W: 40, H: 40} // in a row
	sideRect  = ui.Rect{X: 976, Y: 670, W: 280, H: 42}
)

func newLoad(a *App) ui.Screen {
	l := &loadScreen{app: a}
	l.scroll.Rect = listRect
	l.read()
	l.focus.Set(loadRow)
	if len(l.rows) == 0 {
		l.focus.Set(loadBegin)
	}
	return l
}

// read takes stock of what is kept.
func (l *loadScreen) read() {
	a := l.app
	problem := a.takeNotice()
	for _, list := range []struct {
		to   *[]game.Saved
		read func() ([]game.Saved, error)
	}{{&l.records, a.store.Records}, {&l.saves, a.store.Saves}} {
		all, err := list.read()
		if err != nil {
			problem = a.say("screen.store", "Why", game.Reason(err, a.lang()))
		}
		*list.to = keptIn(all)
	}
	quarters, err := a.store.Campaigns()
	if err != nil {
		problem = a.say("screen.store", "Why", game.Reason(err, a.lang()))
	}
	l.quarters = quartersIn(quarters)
	l.say(problem)
	l.relabel()
}

func (l *loadScreen) say(problem string) {
	l.notice = toast{}
	if problem != "" {
		l.notice = newToast(problem, true, ui.Width/2, 760)
	}
}

// keptIn leaves out the plays in which nothing was done yet.
func keptIn(all []game.Saved) []game.Saved {
	var some []game.Saved
	for _, s := range all {
		if s.Err != nil || len(s.Record.Entries) > 0 {
			some = append(some, s)
		}
	}
	return some
}

// replayed folds a kept play; nil where it cannot be.
func replayed(kept game.Saved) *game.Session {
	if kept.Err != nil {
		return nil
	}
	sc, err := game.Open(kept.Record.Scenario)
	if err != nil {
		return nil
	}
	s, _ := game.Replay(sc, kept.Record)
	return s
}

func (l *loadScreen) relabel() {
	a := l.app
	l.hub.relabel(a)
	l.bar = newTopBar(a.say("screen.load.title"), "", hubTitle)
	l.labelFoot()
	l.empty = emptyList{a.say("screen.load.empty"), a.say("screen.load.empty.note"), a.say("screen.load.begin")}
	l.rows, l.headings = l.rows[:0], l.headings[:0]
	y := 12.0
	if len(l.quarters) > 0 {
		l.headings = append(l.headings, keptHeading{a.say("screen.load.quarters"), y})
		y += 36
		for _, k := range l.quarters {
			row := a.quarterRow(k)
			row.y = y
			l.rows = append(l.rows, row)
			y += keptStep
		}
		y += 8
	}
	for _, part := range []struct {
		id   string
		kept []game.Saved
	}{{"screen.load.plays", l.records}, {"screen.load.saves", l.saves}} {
		if len(part.kept) == 0 {
			continue
		}
		if len(l.saves) > 0 || len(l.quarters) > 0 {
			l.headings = append(l.headings, keptHeading{a.say(part.id), y})
			y += 36
		}
		for _, k := range part.kept {
			row := a.keptRow(k)
			row.y = y
			l.rows = append(l.rows, row)
			y += keptStep
		}
		y += 8
	}
	l.scroll.Height = y
	l.place()
}

// keptRow puts a kept play into words.
func (a *App) keptRow(k game.Saved) keptRow {
	row := keptRow{saved: k, when: a.when(k.Changed)}
	s := replayed(k)
	if s == nil {
		if row.bad = a.unreadable(k.Err, k.Path); k.Err == nil {
			_, err := game.Open(k.Record.Scenario)
			row.bad = a.say("error.scenario", "ID", k.Record.Scenario, "Why", err)
		}
		row.badStyle, _ = fit(row.bad, ui.Note.In(ui.LockedInk), badWidth, keptHeight-8, smallest)
		return row
	}
	v := s.View(a.lang())
	row.title, row.level, row.person, row.mood = v.Title, a.say("level."+string(v.Level)), v.Person.Portrait, v.Mood
	row.tint = ui.Department(v.Department)
	if e := v.Ending; e != nil {
		t := ui.Ending(e.Kind)
		row.where = v.DeptName + " · " + e.Title
		row.chip = ui.Chip{Text: e.KindName + " " + game.Points(e.Worth.R), H: 28, Size: 15, Ground: t.Ground, Ink: t.Text}
	} else {
		row.where = v.DeptName + " · " + a.where(v)
		row.chip = ui.Chip{Text: a.say("screen.load.open"), Icon: "play", H: 28, Size: 15, Ground: ui.MoodGround, Ink: ui.MoodText}
	}
	row.chip.X, row.chip.Y = keptX+650, keptHeight/2-14
	return row
}

// place puts the targets where the rows are now.
func (l *loadScreen) place() {
	l.targets = append(l.targets[:0], ui.Target{ID: loadBack, Rect: backTarget})
	if len(l.rows) == 0 {
		l.targets = append(l.targets, ui.Target{ID: loadBegin, Rect: emptyRect})
	}
	for i := range l.rows {
		r := ui.Rect{X: listRect.X + keptX, Y: listRect.Y + l.rows[i].y - l.scroll.Offset(), W: keptW, H: keptHeight}
		l.targets = append(l.targets, ui.Target{ID: loadRow + i, Rect: r, Within: listRect})
	}
	for i := range l.rows { // after the rows, on which they stand
		r := markRect.Inset(-6).Move(listRect.X, listRect.Y+l.rows[i].y-l.scroll.Offset())
		l.targets = append(l.targets, ui.Target{ID: loadMark + i, Rect: r, Within: listRect, Disabled: !l.canMark(i) && l.rows[i].quarter == ""})
	}
	l.targets = l.hub.tabTargets(l.targets)
	if len(l.marked) > 0 {
		l.targets = append(l.targets, ui.Target{ID: loadCompare, Rect: sideRect, Disabled: len(l.marked) < game.MinCompared})
	}
}

// Update scrolls, and goes on with the play that is chosen.
func (l *loadScreen) Update(in ui.Input) (ui.Next, error) {
	a := l.app
	hidden := l.notice.text != "" && in.Any()
	if hidden {
		l.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		l.say(a.takeNotice())
		l.relabel()
		return ui.Redraw(), nil
	}
	rest, moved := l.scroll.Update(in)
	if moved {
		l.place()
	}
	before := l.focus.ID()
	chosen, changed := l.focus.Update(rest, l.targets)
	if id := l.focus.ID(); id != before && !in.Moved {
		if i := l.rowOf(id); i >= 0 {
			l.scroll.Reveal(l.rows[i].y-12, keptHeight+24)
			l.place()
		}
	}
	if next := l.hub.hear(a, in, chosen, ""); next != nil {
		return ui.Replace(next), nil
	}
	if chosen != 0 && (chosen < loadMark || l.rows[chosen-loadMark].quarter != l.doomed) {
		l.doomed = ""
	}
	switch {
	case chosen == loadBegin:
		return ui.Replace(newSetup(a)), nil
	case chosen == loadCompare:
		return l.sideBySide(), nil
	case chosen >= loadMark && l.rows[chosen-loadMark].quarter != "":
		l.dropQuarter(chosen - loadMark)
		return ui.Redraw(), nil
	case chosen >= loadMark:
		l.mark(chosen - loadMark)
		return ui.Redraw(), nil
	case chosen >= loadRow && chosen < hubTab:
		return l.open(l.rows[chosen-loadRow]), nil
	}
	return ui.RedrawIf(changed || moved || hidden), nil
}

func (l *loadScreen) open(row keptRow) ui.Next {
	problem := row.bad
	if problem == "" {
		var next ui.Screen
		if row.quarter != "" {
			next, problem = l.app.goOnQuarter(row.quarter)
		} else {
			next, problem = l.app.goOn(row.saved, l)
		}
		if next != nil {
			return ui.Replace(next)
		}
	}
	l.say(problem)
	return ui.Redraw()
}

// Animating is false: nothing moves here.
func (l *loadScreen) Animating() bool { return false }

// Draw draws the list.
func (l *loadScreen) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	if len(l.rows) == 0 {
		l.drawEmpty(c)
	}
	l.scroll.Begin(c)
	for _, h := range l.headings {
		c.Text(h.text, keptX+4, h.y+20, ui.Heading)
	}
	for i := range l.rows {
		y := l.rows[i].y - l.scroll.Offset()
		if y > -keptStep && y < listRect.H {
			c.PushMove(0, l.rows[i].y)
			l.rows[i].draw(c, l.focus.ID() == loadRow+i)
			if l.rows[i].quarter != "" {
				l.drawDrop(c, i)
			} else {
				l.drawMark(c, i)
			}
			c.Pop()
		}
	}
	l.scroll.End(c, ui.OnNavy3)
	l.bar.draw(c, l.focus.ID() == loadBack)
	l.hub.draw(c, &l.focus)
	l.drawFoot(c)
	l.notice.draw(c)
}

func (l *loadScreen) drawEmpty(c *ui.Canvas) {
	c.Circle(640, 270, 56, ui.Panel2)
	c.Icon("history", 612, 242, 56, ui.Ink2)
	c.Text(l.empty.title, 640, 376, ui.Name.To(ui.Center))
	c.Text(l.empty.note, 640, 410, ui.Note.To(ui.Center))
	ui.Button{Rect: emptyRect, Kind: ui.Solid, Label: l.empty.button, Focused: l.focus.ID() == loadBegin, Held: l.focus.Held(loadBegin)}.Draw(c)
}

func (row *keptRow) draw(c *ui.Canvas, focused bool) {
	r := ui.Rect{X: keptX, W: keptW, H: keptHeight}
	mid := r.CenterY()
	date := ui.Note.To(ui.Right)
	if row.bad != "" {
		ui.Card{Rect: r, Radius: 14, Ground: ui.Locked, Flat: true, Focused: focused}.Draw(c)
		c.Icon("triangle-alert", r.X+28, mid-12, 24, ui.LockedInk)
		c.TextIn(ui.Rect{X: r.X + 80, W: badWidth, H: r.H}, row.bad, row.badStyle)
		c.Text(row.when, r.X+r.W-60, date.Mid(mid), date.In(ui.LockedInk))
		return
	}
	ui.Card{Rect: r, Radius: 14, Focused: focused}.Draw(c)
	if row.quarter != "" {
		ui.Badge{Rect: ui.Rect{X: r.X + 18, Y: mid - 24, W: 48, H: 48}, Icon: "calendar-days", Ground: ui.MoodGround, Ink: ui.MoodText}.Draw(c)
	} else {
		c.Avatar(row.person, row.mood, r.X+42, mid, 26, row.tint.Ground)
	}
	c.Text(row.title, r.X+84, 32, ui.CardTitle)
	c.Text(row.where, r.X+84, 57, ui.Note)
	row.chip.Draw(c)
	c.Text(row.level, r.X+848, ui.Note.Mid(mid), ui.Note)
	c.Text(row.when, r.X+r.W-76, date.Mid(mid), date)
}

// goOn resumes a kept play. It returns the screen that comes next, which is a card where the record and the scenario
// of today have parted, or why the play cannot be gone on with.
func (a *App) goOn(kept game.Saved, under covered) (ui.Screen, string) {
	sc, err := game.Open(kept.Record.Scenario)
	if err != nil {
		return nil, a.say("error.scenario", "ID", kept.Record.Scenario, "Why", err)
	}
	s, parted, err := game.Resume(sc, a.store, kept.Path)
	if err != nil {
		return nil, a.unreadable(err, kept.Path)
	}
	if parted != nil {
		return newPartedCard(a, s, parted, under), ""
	}
	return a.show(s), ""
}

// show makes a kept play the one that is on; one that has ended shows how.
func (a *App) show(s *game.Session) ui.Screen {
	next := a.setPlay(s)
	if s.Ended() {
		return newEnding(a)
	}
	return next
}

// partedCard says that the scenario has changed since the record was made, before the play goes on.
type partedCard struct {
	app     *App
	under   covered
	session *game.Session
	parted  *game.Divergence
	focus   ui.Focus
	targets []ui.Target

	title, text, goOn, stay string
	style                   ui.Style
}

const (
	partedGo   = 1
	partedStay = 2
)

var (
	partedRect  = ui.Rect{X: 340, Y: 206, W: 600, H: 292}
	partedStyle = ui.Style{Size: 17, Color: ui.Ink, Leading: 27}
)

const partedHigh = 136.0 // room for the text

func newPartedCard(a *App, s *game.Session, d *game.Divergence, under covered) ui.Screen {
	r := partedRect
	p := &partedCard{app: a, under: under, session: s, parted: d, targets: []ui.Target{
		{ID: partedStay, Rect: ui.Rect{X: r.X + 28, Y: r.Y + r.H - 80, W: 200, H: 52}},
		{ID: partedGo, Rect: ui.Rect{X: r.X + 244, Y: r.Y + r.H - 80, W: 328, H: 52}},
	}}
	p.focus.Set(partedGo)
	p.relabel()
	return p
}

func (p *partedCard) relabel() {
	a := p.app
	p.title, p.text = a.say("screen.parted.title"), p.parted.Say(a.lang())+"\n"+a.say("diverged.on")
	p.style, _ = fit(p.text, partedStyle, partedRect.W-56, partedHigh, smallest)
	p.goOn, p.stay = a.say("screen.parted.go"), a.say("screen.parted.stay")
}

// Update goes on with the play, or leaves it as it is.
func (p *partedCard) Update(in ui.Input) (ui.Next, error) {
	if in.Has(ui.NextLanguage) {
		p.app.switchLanguage()
		p.relabel()
		p.under.relabel()
		return ui.Redraw(), nil
	}
	chosen, changed := p.focus.Update(in, p.targets)
	if in.Has(ui.Back) {
		chosen = partedStay
	}
	switch chosen {
	case partedGo:
		return ui.Replace(p.app.show(p.session)), nil
	case partedStay:
		if err := p.session.Close(); err != nil {
			p.app.notice = fmt.Sprint(err)
		}
		return ui.Replace(p.under), nil
	}
	return ui.RedrawIf(changed), nil
}

// Animating is false: nothing moves here.
func (p *partedCard) Animating() bool { return false }

// Draw draws the card over the screen it came from.
func (p *partedCard) Draw(c *ui.Canvas) {
	p.under.Draw(c)
	c.Fill(c.Window(), 0, ui.Fade(ui.Navy, .6))
	r := partedRect
	ui.Card{Rect: r, Radius: ui.RadiusPanel}.Draw(c)
	c.Icon("git-branch", r.X+28, r.Y+28, 26, ui.AlignmentText)
	c.Text(p.title, r.X+66, r.Y+49, ui.Name)
	c.TextIn(ui.Rect{X: r.X + 28, Y: r.Y + 66, W: r.W - 56, H: partedHigh}, p.text, p.style)
	stay, on := p.targets[0], p.targets[1]
	ui.Button{Rect: stay.Rect, Kind: ui.QuietOnLight, Label: p.stay, Focused: p.focus.ID() == partedStay, Held: p.focus.Held(partedStay)}.Draw(c)
	ui.Button{Rect: on.Rect, Kind: ui.Solid, Label: p.goOn, Icon: "play", Focused: p.focus.ID() == partedGo, Held: p.focus.Held(partedGo)}.Draw(c)
}
