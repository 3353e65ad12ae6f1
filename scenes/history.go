package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// history is everything that was said, turn by turn, with the meters after each. From any turn the player can go back and
// say another line; the screens below notice that the play has moved.
type history struct {
	app      *App
	lang     string
	room     string
	bar      topBar
	rows     []historyRow
	selected int // row, -1 for none
	panel    historyPanel
	empty    string
	stands   bool // nothing can be taken back: an assessment
	toast    toast

	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// historyRow is one turn in the list, or how the talk opened.
type historyRow struct {
	y, h    float64 // in the list
	turn    int     // as Fork takes it, 0 for the opening
	name    string
	place   string
	placeAt float64
	plan    paragraph
	said    []historyLine
	meters  [3]pastMeter
	chip    ui.Chip
}

// historyLine is one speech in a row.
type historyLine struct {
	own  bool
	name string
	text paragraph
	tint ui.Color
}

// historyPanel is the turn that is selected, and what can be done with it.
type historyPanel struct {
	title, fork, why, note string
	line                   string
	style                  ui.Style
	outcome                ui.Chip
}

// What can be chosen on the history.
const (
	historyBack = 1 + iota
	historyFork
	historyWhy
	historyFirst = 100 // row
)

var (
	historyList = ui.Rect{X: 12, Y: 72, W: 884, H: 648}
	panelRect   = ui.Rect{X: 908, Y: 80, W: 348, H: 624}
	forkRect    = ui.Rect{X: 928, Y: 572, W: 308, H: 52}
	pastWhyRect = ui.Rect{X: 928, Y: 636, W: 308, H: 48}
)

const (
	rowX, rowW   = 12.0, 852.0 // of a row, in the list
	lineX, lineW = 140.0, 700.0
)

var historyText = ui.Style{Size: 16, Color: ui.Ink, Leading: 25}

func newHistory(a *App) ui.Screen {
	h := &history{app: a, selected: -1}
	h.scroll.Rect = historyList
	h.read()
	if n := len(h.rows); n > 0 && h.rows[n-1].turn > 0 {
		h.choose(n - 1)
		h.focus.Set(historyFirst + n - 1)
	} else {
		h.focus.Set(historyBack)
	}
	h.scroll.ToEnd()
	h.aim()
	return h
}

// read takes the history anew.
func (h *history) read() {
	a := h.app
	v, all := a.view(), a.session.History(a.lang())
	h.lang, h.room, h.stands = a.lang(), v.Room, !v.CanUndo
	h.bar = newTopBar(a.say("screen.history.title"), departmentTitle(v.DeptName, v.Title), 900)
	h.rows, h.empty = h.rows[:0], ""
	tint := ui.Department(v.Department)
	y := 12.0
	add := func(row historyRow) {
		row.y = y
		y += row.h + ui.Gap
		h.rows = append(h.rows, row)
	}
	if opening := a.session.Opening(a.lang()); len(opening) > 0 {
		add(a.historyRow(game.Past{Spoken: opening}, "", "", tint))
	}
	for i, past := range all {
		row := a.historyRow(past, a.lineName(i), a.plan(i), tint)
		row.turn = past.Turn
		add(row)
	}
	if len(all) == 0 {
		h.empty = a.say("screen.history.empty")
	}
	h.scroll.Height = y
	if h.selected >= 0 {
		h.choose(h.selected)
	}
	h.aim()
}

// historyRow sets one turn.
func (a *App) historyRow(past game.Past, name, plan string, tint ui.Tint) historyRow {
	row := historyRow{name: name, place: past.Place, meters: pastMeters(past)}
	row.placeAt = 20 + ui.Measure(name, ui.CardTitle) + 12
	at := 44.0
	if plan != "" {
		row.plan = paragraph{plan, historyText, at}
		at += height(plan, historyText, rowW-40) + 6
	}
	for _, sp := range past.Spoken {
		l := historyLine{own: sp.Own, name: sp.Person.Name, tint: tint.Text, text: paragraph{sp.Text, historyText, at}}
		if sp.Own {
			l.text.style.Weight, l.tint = ui.Strong.Weight, ui.Ink
		}
		at += height(sp.Text, l.text.style, lineW) + 4
		row.said = append(row.said, l)
	}
	if past.Outcome != "" {
		row.chip = ui.Chip{Text: past.Outcome, H: 26, Ground: ui.MoodGround, Ink: ui.MoodText, Icon: "messages-square"}
	}
	row.h = at + 10
	return row
}

// pastMeter is a meter after a turn.
type pastMeter struct {
	name, value, change string
	tint                ui.Color // of the change
	share               float64
}

// wholeSigned writes a change of whole points as a meter does.
func wholeSigned(n int) string {
	if n < 0 {
		return "−" + strconv.Itoa(-n)
	}
	return "+" + strconv.Itoa(n)
}

func pastMeters(past game.Past) (out [3]pastMeter) {
	for i, m := range past.Meters {
		if m.Hidden { // an assessment keeps the scores to itself
			out[i] = pastMeter{name: m.Name, value: "—", tint: ui.Ink2}
			continue
		}
		out[i] = pastMeter{name: m.Name, value: strconv.Itoa(m.Value), tint: signColor(m.Change), share: float64(m.Value) / 100}
		if m.Change != 0 {
			out[i].change = wholeSigned(m.Change)
		}
	}
	return out
}

// choose selects a row.
func (h *history) choose(i int) {
	a, row := h.app, &h.rows[i]
	h.selected = i
	p := historyPanel{title: row.name, fork: a.say("screen.history.fork"), why: a.say("screen.history.why"), note: a.say("screen.history.note")}
	if row.plan.text != "" {
		p.line, p.fork = row.plan.text, a.say("screen.history.fork.plan")
	}
	if h.stands {
		p.fork, p.note = "", a.say("error.assessed")
	}
	for _, l := range row.said {
		if l.own {
			p.line = quoted(l.text.text)
		}
	}
	p.style, _ = fit(p.line, ownQuote, panelRect.W-40, 140, smallest)
	p.outcome = row.chip
	h.panel = p
}

// aim says what can be chosen where.
func (h *history) aim() {
	t := append(h.targets[:0], ui.Target{ID: historyBack, Rect: backTarget})
	for i := range h.rows {
		r := h.rows[i].rect().Move(historyList.X, historyList.Y-h.scroll.Offset())
		t = append(t, ui.Target{ID: historyFirst + i, Rect: r, Within: historyList, Disabled: h.rows[i].turn == 0})
	}
	if h.selected >= 0 {
		if !h.stands {
			t = append(t, ui.Target{ID: historyFork, Rect: forkRect})
		}
		t = append(t, ui.Target{ID: historyWhy, Rect: pastWhyRect})
	}
	h.targets = t
}

func (row *historyRow) rect() ui.Rect { return ui.Rect{X: rowX, Y: row.y, W: rowW, H: row.h} }

// Animating is false: nothing moves here.
func (h *history) Animating() bool { return false }

// Update selects a turn, goes back to it, or closes.
func (h *history) Update(in ui.Input) (ui.Next, error) {
	changed := false
	if in.Has(ui.NextLanguage) {
		h.app.switchLanguage()
	}
	if h.lang != h.app.lang() {
		h.toast = toast{}
		h.read()
		changed = true
	}
	if h.toast.text != "" && in.Any() {
		h.toast = toast{}
		changed = true
	}
	if in.Has(ui.Back) || in.Has(ui.History) {
		return ui.Pop(), nil
	}
	rest, scrolled := h.scroll.Update(in)
	if scrolled {
		h.aim()
	}
	chosen, moved := h.focus.Update(rest, h.targets)
	byArrow := moved && !in.Moved && !in.Pressed
	if i := h.focus.ID() - historyFirst; byArrow && i >= 0 {
		h.choose(i)
		h.scroll.Reveal(h.rows[i].y-ui.Gap, h.rows[i].h+2*ui.Gap)
		h.aim()
	}
	switch {
	case in.Has(ui.Reasons) && h.selected >= 0:
		chosen = historyWhy
	case chosen >= historyFirst && in.Has(ui.Accept):
		h.choose(chosen - historyFirst)
		if chosen = historyFork; h.stands {
			chosen = historyWhy
		}
	}
	switch {
	case chosen == historyBack:
		return ui.Pop(), nil
	case chosen == historyFork:
		return h.fork(), nil
	case chosen == historyWhy:
		return ui.Push(newReasons(h.app, h.rows[h.selected].turn-1)), nil
	case chosen >= historyFirst:
		h.choose(chosen - historyFirst)
		h.aim()
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// fork goes back to before the selected turn.
func (h *history) fork() ui.Next {
	if err := h.app.session.Fork(h.rows[h.selected].turn); err != nil {
		h.toast = newToast(h.app.writeFailed(err), true, ui.Width/2, 700)
		return ui.Redraw()
	}
	return ui.Pop()
}

// Draw draws the screen.
func (h *history) Draw(c *ui.Canvas) {
	backdrop(c, h.room, .5)
	h.scroll.Begin(c)
	for i := range h.rows {
		row := &h.rows[i]
		if top := row.y - h.scroll.Offset(); top < historyList.H && top+row.h > 0 {
			c.PushMove(0, row.y)
			row.draw(c, i == h.selected, h.focus.ID() == historyFirst+i)
			c.Pop()
		}
	}
	h.scroll.End(c, ui.OnNavy3)
	if h.selected >= 0 {
		h.drawPanel(c)
	}
	if h.empty != "" {
		c.TextIn(panelRect, h.empty, ui.Strong.In(ui.OnNavy).To(ui.Center))
	}
	h.bar.draw(c, h.focus.ID() == historyBack)
	h.toast.draw(c)
}

func (row *historyRow) draw(c *ui.Canvas, selected, focused bool) {
	r := ui.Rect{X: rowX, W: rowW, H: row.h}
	card := ui.Card{Rect: r, Radius: 14, Flat: !selected, Focused: focused}
	if selected {
		card.Border = ui.Alignment
	}
	card.Draw(c)
	x := r.X + 20
	c.Text(row.name, x, 29, ui.CardTitle)
	c.Text(row.place, r.X+row.placeAt, 28, ui.Small)
	if row.turn > 0 {
		row.drawMeters(c, r.X+r.W-20)
	}
	if row.chip.Text != "" {
		chip := row.chip
		chip.X, chip.Y = r.X+row.placeAt+ui.Measure(row.place, ui.Small)+14, 11
		chip.Draw(c)
	}
	if row.plan.text != "" {
		row.plan.draw(c, x, 0, rowW-40)
	}
	for i := range row.said {
		l := &row.said[i]
		st := ui.Label.In(l.tint)
		c.Text(l.name, x, historyText.Mid(l.text.y+historyText.Leading/2), st)
		l.text.draw(c, lineX, 0, lineW)
	}
}

// drawMeters draws the three meters in one line that ends at x: icon, value, change.
func (row *historyRow) drawMeters(c *ui.Canvas, x float64) {
	for i := len(row.meters) - 1; i >= 0; i-- {
		m := &row.meters[i]
		from := x - 96*float64(len(row.meters)-i) + 8
		c.Icon(meterIcons[i], from, 15, 17, meterTexts[i])
		c.Text(m.value, from+24, 29, ui.Label.In(meterTexts[i]))
		c.Text(m.change, from+50, 29, ui.Small.In(m.tint))
	}
}

func (h *history) drawPanel(c *ui.Canvas) {
	p, r := &h.panel, panelRect
	row := &h.rows[h.selected]
	ui.Card{Rect: r}.Draw(c)
	x := r.X + 20
	c.Text(p.title, x, r.Y+38, ui.Name)
	c.Text(row.place, x, r.Y+64, ui.Small)
	c.Paragraph(p.line, x, r.Y+102, r.W-40, p.style)
	y := r.Y + 238
	if p.outcome.Text != "" {
		chip := p.outcome
		chip.X, chip.Y = x, y
		chip.Draw(c)
	}
	y += 44
	for i := range row.meters {
		m := &row.meters[i]
		c.Icon(meterIcons[i], x, y, 17, meterTexts[i])
		c.Text(m.name, x+24, y+14, ui.Label)
		c.Text(m.value, r.X+r.W-20, y+14, ui.Label.In(meterTexts[i]).To(ui.Right))
		c.Text(m.change, r.X+r.W-52, y+14, ui.Label.In(m.tint).To(ui.Right))
		c.Bar(ui.Rect{X: x, Y: y + 24, W: r.W - 40, H: 10}, m.share, ui.Panel2, meterColors[i])
		y += 52
	}
	c.Paragraph(p.note, x, r.Y+456, r.W-40, reasonFine)
	if p.fork != "" {
		ui.Button{Rect: forkRect, Kind: ui.Solid, Label: p.fork, Icon: "undo-2", Focused: h.focus.ID() == historyFork, Held: h.focus.Held(historyFork)}.Draw(c)
	}
	ui.Button{Rect: pastWhyRect, Kind: ui.QuietOnLight, Label: p.why, Icon: "circle-question-mark", Focused: h.focus.ID() == historyWhy, Held: h.focus.Held(historyWhy)}.Draw(c)
}
