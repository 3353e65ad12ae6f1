package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// chair is the other chair: the same talk told by the counterpart, a line a page; the last page is what they never said.
type chair struct {
	app  *App
	from covered // where it was opened
	lang string
	view game.View
	told *game.Chair
	page int

	bar     topBar
	count   string
	name    string
	face    ui.Picture
	rows    []chairRow
	meters  []chairMeter
	buttons [3]string // back, the page before, the next
	keys    string

	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// chairRow is one thing told on a page.
type chairRow struct {
	y, h  float64 // in the list
	label string
	text  paragraph
	tint  ui.Color
	own   bool // the player's line
}

// chairMeter is one of their figures.
type chairMeter struct {
	name, value, change string
	style               ui.Style
	v                   float64 // 0..1
	color, ink, by      ui.Color
}

// What can be chosen on the other chair.
const (
	chairBack = 1 + iota
	chairLeave
	chairBefore
	chairNext
)

var (
	chairCard = ui.Rect{X: 648, Y: 80, W: 608, H: 560}
	chairList = ui.Rect{X: 660, Y: 132, W: 584, H: 382}
	chairFoot = ui.Rect{X: 672, Y: 526, W: 560, H: 100} // their figures
)

const (
	chairTextX, chairTextW = 16.0, 536.0
	chairMeterW            = 172.0
)

var chairText = ui.Style{Size: 19, Color: ui.Ink, Leading: 30}

func chairButton(i int) ui.Rect {
	return ui.Rect{X: 648 + 206*float64(i), Y: 654, W: 196, H: 46}
}

// newChair returns the other chair of the play that is on, which has ended.
func newChair(a *App, from covered) ui.Screen {
	k := &chair{app: a, from: from}
	k.read()
	k.focus.Set(chairNext)
	return k
}

// read takes the talk anew and shows the page.
func (k *chair) read() {
	a := k.app
	k.lang, k.view, k.told = a.lang(), a.view(), a.session.Chair(a.lang())
	who := k.view.Person.Name
	if len(k.view.Parties) > 0 {
		var names []string
		for _, p := range k.view.Parties {
			names = append(names, p.Person.Name)
		}
		who = game.Join(a.lang(), names)
	}
	k.bar = newTopBar(a.say("chair.title"), a.say("chair.sub", "Who", who)+" · "+k.view.Title, 900)
	k.buttons = [3]string{a.say("screen.chair.back"), a.say("screen.chair.previous"), a.say("screen.chair.next")}
	k.keys = a.say("screen.chair.keys")
	k.turn(k.page)
}

// pages counts them: the lines, and what was never said.
func (k *chair) pages() int { return len(k.told.Scenes) + 1 }

// turn shows a page.
func (k *chair) turn(page int) {
	k.page = max(0, min(page, k.pages()-1))
	k.rows, k.meters = k.rows[:0], k.meters[:0]
	k.scroll = ui.Scroll{Rect: chairList}
	if k.page == len(k.told.Scenes) {
		k.unsaid()
	} else {
		k.scene(k.told.Scenes[k.page])
	}
	y := 8.0
	for i := range k.rows {
		r := &k.rows[i]
		r.y = y
		y += r.h
	}
	k.scroll.Height = y
	k.aim()
}

func (k *chair) row(label, text string, tint ui.Color, own bool) {
	if text == "" {
		return
	}
	st := chairText
	if own {
		st = ui.Style{Weight: ui.Quote.Weight, Size: 18, Color: ui.OnNavy, Leading: 27}
	}
	r := chairRow{label: label, text: paragraph{text: text, style: st}, tint: tint, own: own}
	r.h = 30 + height(text, st, chairTextW) + 18
	k.rows = append(k.rows, r)
}

func (k *chair) scene(sc game.ChairScene) {
	a := k.app
	k.count = sc.Place + " · " + a.say("screen.chair.line", "N", sc.Line, "All", len(k.told.Scenes))
	k.name, k.face = sc.Person.Name, ui.Portrait(sc.Person.Portrait, sc.Mood)
	accent := ui.Department(k.view.Department).Text
	k.row(a.say("chair.thinks"), sc.Thinks, ui.Ink2, false)
	k.row(a.say("chair.you"), quoted(sc.Said), ui.Alignment, true)
	k.row(a.say("chair.heard"), sc.Heard, accent, false)
	for _, ans := range sc.Answers {
		k.row(ans.Person.Name+" · "+ans.Name, ans.Text, answerTint(ans.Outcome.String()).Text, false)
	}
	for i, m := range sc.Meters {
		t := chairMeter{name: m.Name, value: strconv.Itoa(m.Value), v: float64(m.Exact) / 1000, color: meterColors[i], ink: meterTexts[i], by: signColor(m.Change)}
		if m.Change != 0 {
			t.change = wholeSigned(m.Change)
		}
		t.style, _ = fitLine(m.Name, ui.Label.In(t.ink), chairMeterW, 12)
		k.meters = append(k.meters, t)
	}
}

func (k *chair) unsaid() {
	a := k.app
	k.count, k.name = a.say("chair.unsaid"), k.view.Person.Name
	k.face = ui.Portrait(k.view.Person.Portrait, "warm")
	for _, u := range k.told.Unsaid {
		k.row(u.Person.Name, u.Text, ui.Ink2, false)
	}
	if len(k.told.Unsaid) == 0 {
		k.row(k.view.Person.Name, a.say("chair.unsaid.none"), ui.Ink2, false)
	}
}

func (k *chair) aim() {
	k.targets = append(k.targets[:0], ui.Target{ID: chairBack, Rect: backTarget})
	for i := range k.buttons {
		off := i == 1 && k.page == 0 || i == 2 && k.page == k.pages()-1
		k.targets = append(k.targets, ui.Target{ID: chairLeave + i, Rect: chairButton(i), Disabled: off})
	}
}

// Animating is false: nothing moves here.
func (k *chair) Animating() bool { return false }

// Update turns the pages and goes back.
func (k *chair) Update(in ui.Input) (ui.Next, error) {
	changed := false
	if in.Has(ui.NextLanguage) {
		k.app.switchLanguage()
	}
	if k.lang != k.app.lang() {
		k.read()
		changed = true
	}
	switch {
	case in.Has(ui.Back):
		return k.leave(), nil
	case in.Has(ui.MoveLeft):
		k.turn(k.page - 1)
		return ui.Redraw(), nil
	case in.Has(ui.MoveRight):
		k.turn(k.page + 1)
		return ui.Redraw(), nil
	}
	in, scrolled := scrollByPage(&k.scroll, in)
	chosen, moved := k.focus.Update(in, k.targets)
	switch chosen {
	case chairBack, chairLeave:
		return k.leave(), nil
	case chairBefore:
		k.turn(k.page - 1)
		changed = true
	case chairNext:
		if k.turn(k.page + 1); k.page == k.pages()-1 {
			k.focus.Set(chairLeave) // there is no page to press for any more
		}
		changed = true
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

func (k *chair) leave() ui.Next {
	k.from.relabel()
	return ui.Replace(k.from)
}

// Draw draws the page.
func (k *chair) Draw(c *ui.Canvas) {
	drawRoom(c, k.view.Room)
	c.Image(k.face, portraitRect, ui.Contain)
	ui.Card{Rect: chairCard, Radius: ui.RadiusPanel}.Draw(c)
	c.Text(k.count, chairCard.X+28, chairCard.Y+34, ui.Strong)
	c.Fill(ui.Rect{X: chairCard.X + 28, Y: chairCard.Y + 48, W: chairCard.W - 56, H: 1}, 0, ui.Hairline)
	k.scroll.Begin(c)
	for i := range k.rows {
		k.rows[i].draw(c)
	}
	k.scroll.End(c, ui.Panel)
	for i := range k.meters {
		k.meters[i].draw(c, chairFoot.X+float64(i)*(chairMeterW+22))
	}
	k.drawButtons(c)
	plate := ui.Rect{X: 152, Y: 604, W: ui.Measure(k.name, ui.Heading) + 44, H: 42}
	c.Fill(plate, 21, ui.Department(k.view.Department).Ground)
	st := ui.Heading.In(ui.Department(k.view.Department).Text)
	c.Text(k.name, plate.X+22, st.Mid(plate.CenterY()), st)
	c.Text(k.keys, 152, 682, ui.Small.In(ui.OnNavy3))
	k.bar.draw(c, k.focus.ID() == chairBack)
}

func (r *chairRow) draw(c *ui.Canvas) {
	if r.own {
		c.Fill(ui.Rect{X: 0, Y: r.y - 2, W: chairList.W, H: r.h - 8}, 12, ui.Navy)
	}
	c.Text(r.label, chairTextX, r.y+20, ui.Small.In(r.tint))
	lead := r.text.style.Leading
	c.Paragraph(r.text.text, chairTextX, r.text.style.Mid(r.y+30+lead/2), chairTextW, r.text.style)
}

func (m *chairMeter) draw(c *ui.Canvas, x float64) {
	y := chairFoot.Y
	c.Text(m.name, x, y+18, m.style)
	c.Text(m.value, x, y+52, ui.Headline.In(m.ink))
	c.Text(m.change, x+48, y+50, ui.Label.In(m.by))
	c.Bar(ui.Rect{X: x, Y: y + 66, W: chairMeterW, H: 10}, m.v, ui.Panel2, m.color)
}

func (k *chair) drawButtons(c *ui.Canvas) {
	icons := [3]string{"arrow-left-right", "arrow-left", "arrow-right"}
	for i, label := range k.buttons {
		kind := ui.QuietOnNavy
		if i == 2 {
			kind = ui.Amber
		}
		id := chairLeave + i
		off := i == 1 && k.page == 0 || i == 2 && k.page == k.pages()-1
		ui.Button{Rect: chairButton(i), Kind: kind, Label: label, Icon: icons[i], Disabled: off,
			Focused: k.focus.ID() == id, Held: k.focus.Held(id)}.Draw(c)
	}
}
