package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// heatScreen shows what every strategy comes to in every standoff. A cell that is chosen can be watched.
type heatScreen struct {
	app     *App
	hub     hub
	focus   ui.Focus
	targets []ui.Target
	scroll  ui.Scroll

	heat     *game.HeatMap
	view     game.HeatView
	row, col int // the cell that is chosen

	bar     topBar
	columns []heatHead
	rows    []heatRow
	panel   heatPanel
	empty   string
	notice  toast
}

// heatHead stands over a column.
type heatHead struct {
	title string
	style ui.Style
	tint  ui.Tint
	x     float64
}

// heatRow is a strategy.
type heatRow struct {
	name  string
	style ui.Style
	cells []heatCell
}

// heatCell is what a strategy comes to in a standoff.
type heatCell struct {
	played             bool
	kind, answer, span string
	tint               ui.Tint
	share              float64
}

// heatPanel is about the cell that is chosen.
type heatPanel struct {
	title, ending, note string
	chip                ui.Chip
	noteStyle, endStyle ui.Style
	titleStyle          ui.Style
	room                float64 // for the ending, beside the chip
	watch, beside       string
}

// Targets: the cells count on, row by row.
const (
	heatWatch  = 2
	heatBeside = 3
	heatFirst  = 10
)

var (
	heatList    = ui.Rect{X: 12, Y: 124, W: 1256, H: 480}
	heatCard    = ui.Rect{X: 24, Y: 608, W: 1232, H: 100}
	heatButtons = [2]ui.Rect{{X: 1016, Y: 634, W: 220, H: 48}, {X: 766, Y: 634, W: 238, H: 48}}
)

const (
	heatName           = 200.0 // width of a strategy's name
	heatX              = 228.0 // of the first column in the list
	heatStep, heatHigh = 68.0, 60.0
	heatWords          = 700.0
	heatMost           = 420.0
)

func newHeat(a *App, scenario string) ui.Screen {
	h := &heatScreen{app: a, hub: hub{page: hubHeat}}
	h.scroll.Rect = heatList
	var err error
	if h.heat, err = game.HeatOf(game.Standoffs()); err != nil {
		h.notice = newToast(game.Reason(err, a.lang()), true, ui.Width/2, 900)
		h.heat = &game.HeatMap{}
	}
	for k, sc := range h.heat.Scenarios {
		if sc.ID == scenario {
			h.col = k
		}
	}
	h.relabel()
	h.focus.Set(heatFirst + h.row*len(h.columns) + h.col)
	return h
}

func (h *heatScreen) relabel() {
	a := h.app
	h.hub.relabel(a)
	h.bar = newTopBar(a.say("screen.heat.title"), a.say("screen.heat.line"), hubTitle)
	h.view = h.heat.View(a.lang())
	h.columns, h.rows, h.empty = h.columns[:0], h.rows[:0], ""
	n := float64(len(h.view.Scenarios))
	w := h.cellWidth()
	for i, s := range h.view.Scenarios {
		head := heatHead{title: s.Title, x: heatList.X + heatX + (w+12)*float64(i)}
		if v, err := preview(s.ID, a.lang()); err == nil {
			head.tint = ui.Department(v.Department)
			head.title = departmentTitle(v.DeptName, s.Title)
		}
		head.style, _ = fit(head.title, ui.Strong, w-16, 44, smallest)
		h.columns = append(h.columns, head)
	}
	for _, s := range h.view.Strategies {
		h.rows = append(h.rows, newHeatRow(s))
	}
	if n == 0 {
		h.empty = a.say("screen.heat.empty")
	}
	h.scroll.Height = heatStep*float64(len(h.rows)) + 4
	h.pick()
}

func (h *heatScreen) cellWidth() float64 {
	n := float64(max(len(h.view.Scenarios), 1))
	return min((heatList.W-heatX-12-12*(n-1))/n, heatMost)
}

func newHeatRow(s game.HeatRow) heatRow {
	row := heatRow{name: s.Text}
	if row.name == "" {
		row.name = s.Name
	}
	name := ui.Strong
	name.Leading = 1.22 * name.Size // so that three small lines have room
	row.style, _ = fit(row.name, name, heatName, heatHigh-8, smallest)
	for _, c := range s.Cells {
		cell := heatCell{played: c.Played}
		if c.Played {
			cell.kind, cell.answer, cell.span = c.KindName, c.Outcome, c.Range
			if c.Endings > 1 {
				cell.kind += " *"
			}
			cell.tint, cell.share = ui.Ending(c.Kind), float64(c.Worth)/1000
		}
		row.cells = append(row.cells, cell)
	}
	return row
}

// chosen is the cell that is chosen; ok is false where there is nothing to watch.
func (h *heatScreen) chosen() (c game.HeatCellView, ok bool) {
	if h.row >= len(h.view.Strategies) || h.col >= len(h.view.Scenarios) {
		return c, false
	}
	c = h.view.Strategies[h.row].Cells[h.col]
	return c, c.Played
}

// pick puts the chosen cell into words.
func (h *heatScreen) pick() {
	a := h.app
	h.panel = heatPanel{watch: a.say("screen.deck.watch"), beside: a.say("screen.deck.beside")}
	p := &h.panel
	if c, ok := h.chosen(); ok {
		p.name(a, h.rows[h.row].name, h.view.Scenarios[h.col].Title)
		t := ui.Ending(c.Kind)
		p.chip = ui.Chip{H: 26, Text: c.KindName + " " + game.Points(c.Worth), Ground: t.Ground, Ink: t.Text}
		p.ending = c.Title
		if c.Variation != "" {
			p.note = a.say("screen.heat.worst", "Variation", c.Variation)
		}
		if c.Endings > 1 {
			p.ending += " " + a.say("heat.differ")
		}
	} else if h.row < len(h.rows) && h.col < len(h.columns) {
		p.name(a, h.rows[h.row].name, h.view.Scenarios[h.col].Title)
		p.ending = a.say("screen.heat.none")
	}
	p.room = heatWords
	if p.chip.Text != "" {
		p.room -= p.chip.Width() + 10
	}
	p.endStyle, _ = fitLine(p.ending, ui.Note.In(ui.Ink), p.room, smallest)
	p.noteStyle, _ = fitLine(p.note, ui.Note, heatWords, smallest)
	h.aim()
}

// name says which cell it is. A strategy whose name is long goes without the standoff, which its column says.
func (p *heatPanel) name(a *App, strategy, standoff string) {
	var whole bool
	p.title = a.say("screen.heat.cell", "Strategy", strategy, "Title", standoff)
	if p.titleStyle, whole = fitLine(p.title, ui.CardTitle, heatWords, smallest); !whole {
		p.title = strategy
		p.titleStyle, _ = fitLine(p.title, ui.CardTitle, heatWords, smallest)
	}
}

func (h *heatScreen) cellRect(row, col int) ui.Rect {
	w := h.cellWidth()
	return ui.Rect{X: heatX + (w+12)*float64(col), Y: 4 + heatStep*float64(row), W: w, H: heatHigh}
}

func (h *heatScreen) aim() {
	t := h.hub.targets(h.targets[:0])
	for i := range h.rows {
		for k := range h.columns {
			r := h.cellRect(i, k).Move(heatList.X, heatList.Y-h.scroll.Offset())
			t = append(t, ui.Target{ID: heatFirst + i*len(h.columns) + k, Rect: r, Within: heatList})
		}
	}
	_, ok := h.chosen()
	h.targets = append(t, ui.Target{ID: heatWatch, Rect: heatButtons[0], Disabled: !ok}, ui.Target{ID: heatBeside, Rect: heatButtons[1], Disabled: !ok})
}

// Animating is false: nothing moves here.
func (h *heatScreen) Animating() bool { return false }

// Update chooses a cell, and goes to what is behind it.
func (h *heatScreen) Update(in ui.Input) (ui.Next, error) {
	a := h.app
	hidden := h.notice.text != "" && in.Any()
	if hidden {
		h.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		h.relabel()
		return ui.Redraw(), nil
	}
	in, scrolled := scrollByPage(&h.scroll, in)
	if scrolled {
		h.aim()
	}
	before := h.focus.ID()
	id, changed := h.focus.Update(in, h.targets)
	if now := h.focus.ID(); now != before && now >= heatFirst && now < hubTab && !in.Moved && !in.Pressed { // by the arrows
		h.choose(now)
	}
	if next := h.hub.hear(a, in, id, h.scenario()); next != nil {
		return ui.Replace(next), nil
	}
	switch {
	case id == heatWatch:
		return h.watch(), nil
	case id == heatBeside:
		return h.beside(), nil
	case id >= heatFirst && id < hubTab: // the next press watches it
		h.choose(id)
		if _, ok := h.chosen(); ok {
			h.focus.Set(heatWatch)
		}
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || scrolled || hidden), nil
}

func (h *heatScreen) choose(id int) {
	n := id - heatFirst
	h.row, h.col = n/len(h.columns), n%len(h.columns)
	r := h.cellRect(h.row, h.col)
	h.scroll.Reveal(r.Y-8, r.H+16)
	h.pick()
}

// scenario is that of the column chosen.
func (h *heatScreen) scenario() string {
	if h.col < len(h.view.Scenarios) {
		return h.view.Scenarios[h.col].ID
	}
	return ""
}

// seed opens the variation that the cell shows: the one in which the strategy does worst.
func (h *heatScreen) seed() uint64 { return h.heat.Cells[h.row][h.col].Typical().Seed }

func (h *heatScreen) watch() ui.Next {
	next, problem := newWatch(h.app, h.scenario(), h.heat.Strategies[h.row], h.seed(), h)
	return h.lead(next, problem)
}

func (h *heatScreen) beside() ui.Next {
	next, problem := h.app.besideBest(h.scenario(), h.heat.Strategies[h.row], h.seed(), h)
	return h.lead(next, problem)
}

func (h *heatScreen) lead(next ui.Screen, problem string) ui.Next {
	if next != nil {
		return ui.Replace(next)
	}
	h.notice = newToast(problem, true, ui.Width/2, 900)
	return ui.Redraw()
}

// Draw draws the page.
func (h *heatScreen) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	for i := range h.columns {
		k := &h.columns[i]
		c.Fill(ui.Rect{X: k.x, Y: 78, W: 5, H: 42}, 2, k.tint.Accent)
		c.TextIn(ui.Rect{X: k.x + 14, Y: 76, W: h.cellWidth() - 16, H: 46}, k.title, k.style)
	}
	h.scroll.Begin(c)
	for i := range h.rows {
		y := 4 + heatStep*float64(i)
		if y-h.scroll.Offset() > heatList.H || y+heatStep-h.scroll.Offset() < 0 {
			continue
		}
		c.TextIn(ui.Rect{X: 12, Y: y, W: heatName, H: heatHigh}, h.rows[i].name, h.rows[i].style)
		for k := range h.rows[i].cells {
			h.rows[i].cells[k].draw(c, h.cellRect(i, k), i == h.row && k == h.col, h.focus.ID() == heatFirst+i*len(h.columns)+k)
		}
	}
	h.scroll.End(c, ui.OnNavy3)
	h.drawPanel(c)
	if h.empty != "" {
		c.TextIn(heatList, h.empty, ui.Strong.To(ui.Center))
	}
	h.bar.draw(c, h.focus.ID() == hubBack)
	h.hub.draw(c, &h.focus)
	h.notice.draw(c)
}

func (k *heatCell) draw(c *ui.Canvas, r ui.Rect, picked, focused bool) {
	if !k.played {
		c.Dashed(r, 12, 1.6, ui.Hairline)
		st := ui.Note.To(ui.Center)
		c.Text("–", r.CenterX(), st.Mid(r.CenterY()), st)
	} else {
		c.Fill(r, 12, k.tint.Ground)
		c.Fill(ui.Rect{X: r.X + 10, Y: r.Y + 12, W: 5, H: r.H - 24}, 2, k.tint.Accent)
		c.Text(k.kind, r.X+26, r.Y+27, ui.Heading.In(k.tint.Text))
		c.Text(k.answer, r.X+26, r.Y+48, ui.Small.In(k.tint.Text))
		c.Text(k.span, r.X+r.W-16, r.Y+29, ui.Name.In(k.tint.Text).To(ui.Right))
		c.Bar(ui.Rect{X: r.X + r.W - 116, Y: r.Y + 41, W: 100, H: 7}, k.share, ui.Fade(k.tint.Accent, .25), k.tint.Accent)
	}
	if picked {
		c.Frame(r, 12, 3, ui.Navy)
	}
	if focused {
		c.Ring(r, 12)
	}
}

func (h *heatScreen) drawPanel(c *ui.Canvas) {
	r, p := heatCard, &h.panel
	ui.Card{Rect: r}.Draw(c)
	x := r.X + 20
	c.Paragraph(p.title, x, r.Y+28, heatWords, p.titleStyle)
	at := x
	if p.chip.Text != "" {
		chip := p.chip
		chip.X, chip.Y = x, r.Y+38
		at += chip.Draw(c) + 10
	}
	c.Paragraph(p.ending, at, p.endStyle.Mid(r.Y+51), p.room, p.endStyle)
	c.Paragraph(p.note, x, p.noteStyle.Mid(r.Y+80), heatWords, p.noteStyle)
	_, ok := h.chosen()
	ui.Button{Rect: heatButtons[0], Kind: ui.Solid, Label: p.watch, Icon: "play", Disabled: !ok, Focused: h.focus.ID() == heatWatch, Held: h.focus.Held(heatWatch)}.Draw(c)
	ui.Button{Rect: heatButtons[1], Kind: ui.QuietOnLight, Label: p.beside, Icon: "git-compare", Disabled: !ok, Focused: h.focus.ID() == heatBeside, Held: h.focus.Held(heatBeside)}.Draw(c)
}
