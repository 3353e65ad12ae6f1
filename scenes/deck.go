package scenes

import (
	"strconv"
	"strings"

	"parley/game"
	"parley/scenes/ui"
)

// deck holds the named strategies of a standoff as cards. One that is chosen can be watched, and laid beside the
// player's own best play.
type deck struct {
	app     *App
	hub     hub
	focus   ui.Focus
	targets []ui.Target
	scroll  ui.Scroll // over the cards
	reading ui.Scroll // over what is told of one

	scenario string
	heat     *game.HeatMap // of this standoff alone
	cards    []game.StrategyCard
	picked   int

	bar    topBar
	tabs   []stageTab
	faces  []deckFace
	told   []deckPart
	words  [2]string // of the buttons
	notice toast
}

// deckFace is a card as it is drawn.
type deckFace struct {
	title, line          string
	lineAt               float64 // of the line, from the card's top
	titleStyle, lineText ui.Style
	chip                 ui.Chip
}

// deckPart is a part of what is told of a strategy: a heading and paragraphs, perhaps numbered.
type deckPart struct {
	heading string
	y       float64
	lines   []paragraph
	numbers []string
}

// Targets; the tabs of the standoffs and the cards count on from theirs.
const (
	deckWatch  = 2
	deckBeside = 3
	deckTab    = 10
	deckCard   = 30
)

var (
	deckList    = ui.Rect{X: 12, Y: 124, W: 848, H: 584}
	deckPanel   = ui.Rect{X: 872, Y: 80, W: 384, H: 624}
	deckTold    = ui.Rect{X: 884, Y: 184, W: 364, H: 394}
	deckButtons = [2]ui.Rect{{X: 892, Y: 590, W: 344, H: 48}, {X: 892, Y: 646, W: 344, H: 44}}
)

const (
	deckWide, deckHigh = 406.0, 131.0
	deckWords          = deckWide - 36
	deckTitleAt        = 52.0  // from a card's top
	toldW              = 308.0 // of a numbered line
)

var (
	deckTitle = ui.Style{Weight: ui.CardTitle.Weight, Size: 17, Color: ui.Ink, Leading: 24}
	deckLine  = ui.Style{Size: 15, Color: ui.Ink2, Leading: 22}
	toldText  = ui.Style{Size: 15, Color: ui.Ink, Leading: 22}
)

func newDeck(a *App, scenario string) ui.Screen {
	if scenario == "" {
		scenario = a.lastPlayed()
	}
	d := &deck{app: a, hub: hub{page: hubDeck}}
	d.scroll.Rect, d.reading.Rect = deckList, deckTold
	d.open(scenario)
	d.focus.Set(deckCard)
	return d
}

// open lays out the cards of a standoff.
func (d *deck) open(scenario string) {
	d.scenario, d.picked = scenario, 0
	d.scroll = ui.Scroll{Rect: deckList}
	var err error
	if d.heat, err = game.HeatOf([]string{scenario}); err != nil {
		d.heat = &game.HeatMap{}
		d.notice = newToast(game.Reason(err, d.app.lang()), true, ui.Width/2, 900)
	}
	d.relabel()
}

func (d *deck) relabel() {
	a := d.app
	d.hub.relabel(a)
	d.bar = newTopBar(a.say("screen.deck.title"), a.say("screen.deck.line"), hubTitle)
	d.tabs = a.stageTabs(ui.Margin, 80)
	d.words = [2]string{a.say("screen.deck.watch"), a.say("screen.deck.beside")}
	d.cards, d.faces = nil, d.faces[:0]
	if sc, err := game.Open(d.scenario); err != nil {
		d.notice = newToast(a.say("error.scenario", "ID", d.scenario, "Why", err), true, ui.Width/2, 900)
	} else {
		d.cards = game.Deck(sc, a.lang())
	}
	results := d.heat.View(a.lang())
	for i := range d.cards {
		var chip ui.Chip
		if i < len(results.Strategies) {
			chip = heatChip(&results.Strategies[i].Cells[0])
		}
		d.faces = append(d.faces, d.face(&d.cards[i], chip))
	}
	d.scroll.Height = 12 + (deckHigh+ui.Gap)*float64((len(d.cards)+1)/2)
	d.tell()
}

// heatChip says in a word what a strategy comes to.
func heatChip(k *game.HeatCellView) ui.Chip {
	t := ui.Ending(k.Kind)
	return ui.Chip{H: 26, Text: k.KindName + " " + k.Range, Ground: t.Ground, Ink: t.Text}
}

func (d *deck) face(k *game.StrategyCard, chip ui.Chip) deckFace {
	f := deckFace{title: k.Text, line: d.gist(k), chip: chip}
	f.titleStyle, _ = fit(k.Text, deckTitle, deckWords, 2*deckTitle.Leading, smallest)
	f.lineAt = deckTitleAt + height(k.Text, f.titleStyle, deckWords) + 2
	f.lineText = deckLine.Lines(max(1, int((deckHigh-8-f.lineAt)/deckLine.Leading))) // the panel tells the rest
	return f
}

// gist is a strategy in a line: what it does first of all.
func (d *deck) gist(k *game.StrategyCard) string {
	a := d.app
	switch {
	case len(k.Prefer) > 0:
		return a.say("screen.deck.gist.moves", "All", strings.Join(k.Prefer, " › "))
	case len(k.Plan) > 0:
		return a.say("screen.deck.gist.plan", "All", game.Join(a.lang(), k.Plan), "Count", len(k.Lines))
	}
	return a.say("screen.deck.gist.lines", "Count", len(k.Lines))
}

// tell sets what is told of the card that is chosen.
func (d *deck) tell() {
	a := d.app
	d.told = d.told[:0]
	d.reading = ui.Scroll{Rect: deckTold}
	y := 4.0
	part := func(heading string, lines []string, numbered bool) {
		if len(lines) == 0 {
			return
		}
		p := deckPart{heading: heading, y: y}
		y += 30
		for i, text := range lines {
			p.lines = append(p.lines, paragraph{text, toldText, y})
			mark := ""
			if numbered {
				mark = strconv.Itoa(i + 1)
			}
			p.numbers = append(p.numbers, mark)
			y += height(text, toldText, toldW) + 3
		}
		y += 12
		d.told = append(d.told, p)
	}
	if d.picked < len(d.cards) {
		k := &d.cards[d.picked]
		plan := game.Join(a.lang(), k.Plan)
		if plan == "" {
			plan = a.say("compare.bare")
		}
		part(a.say("act.preparation"), []string{plan}, false)
		part(a.say("screen.deck.lines"), k.Lines, true)
		part(a.say("screen.deck.prefer"), k.Prefer, true)
		if len(k.Avoid) > 0 {
			part(a.say("screen.deck.avoid"), []string{game.Join(a.lang(), k.Avoid)}, false)
		}
		if k.LeaveAfter > 0 {
			part(a.say("screen.deck.leaves"), []string{a.say("intent.leave", "Count", k.LeaveAfter)}, false)
		}
		if len(k.Prefer) > 0 {
			part(a.say("screen.deck.else"), []string{a.say("screen.deck.else.note")}, false)
		}
	}
	d.reading.Height = y
	d.aim()
}

func deckCardRect(i int) ui.Rect {
	return ui.Rect{X: 12 + (deckWide+ui.Gap)*float64(i%2), Y: 8 + (deckHigh+ui.Gap)*float64(i/2), W: deckWide, H: deckHigh}
}

func (d *deck) aim() {
	t := d.hub.targets(d.targets[:0])
	for i := range d.tabs {
		t = append(t, ui.Target{ID: deckTab + i, Rect: d.tabs[i].rect})
	}
	for i := range d.cards {
		r := deckCardRect(i).Move(deckList.X, deckList.Y-d.scroll.Offset())
		t = append(t, ui.Target{ID: deckCard + i, Rect: r, Within: deckList})
	}
	none := len(d.cards) == 0
	d.targets = append(t, ui.Target{ID: deckWatch, Rect: deckButtons[0], Disabled: none}, ui.Target{ID: deckBeside, Rect: deckButtons[1], Disabled: none})
}

// Animating is false: nothing moves here.
func (d *deck) Animating() bool { return false }

// Update chooses a standoff and a card, and goes to what is behind it.
func (d *deck) Update(in ui.Input) (ui.Next, error) {
	a := d.app
	hidden := d.notice.text != "" && in.Any()
	if hidden {
		d.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		d.relabel()
		return ui.Redraw(), nil
	}
	var scrolled, read bool
	if in, scrolled = scrollByPage(&d.scroll, in); scrolled {
		d.aim()
	}
	in, read = scrollByPage(&d.reading, in)
	before := d.focus.ID()
	id, changed := d.focus.Update(in, d.targets)
	if now := d.focus.ID(); now != before && now >= deckCard && now < hubTab && !in.Moved && !in.Pressed { // by the arrows
		d.choose(now - deckCard)
	}
	if in.Number > 0 && in.Number <= len(d.cards) {
		id = deckCard + in.Number - 1
	}
	if next := d.hub.hear(a, in, id, d.scenario); next != nil {
		return ui.Replace(next), nil
	}
	switch {
	case id == deckWatch:
		next, problem := newWatch(a, d.scenario, d.cards[d.picked].Name, d.seed(), d)
		return d.lead(next, problem), nil
	case id == deckBeside:
		next, problem := a.besideBest(d.scenario, d.cards[d.picked].Name, d.seed(), d)
		return d.lead(next, problem), nil
	case id >= deckCard && id < hubTab: // the next press watches it
		d.choose(id - deckCard)
		d.focus.Set(deckWatch)
		return ui.Redraw(), nil
	case id >= deckTab && id < deckCard:
		d.open(d.tabs[id-deckTab].id)
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || scrolled || read || hidden), nil
}

func (d *deck) choose(i int) {
	d.picked = i
	r := deckCardRect(i)
	d.scroll.Reveal(r.Y-8, r.H+16)
	d.tell()
}

// seed opens the variation in which the strategy that is chosen does worst, as the heat map shows it.
func (d *deck) seed() uint64 {
	if d.picked < len(d.heat.Cells) && d.heat.Cells[d.picked][0] != nil {
		return d.heat.Cells[d.picked][0].Typical().Seed
	}
	return 1
}

func (d *deck) lead(next ui.Screen, problem string) ui.Next {
	if next != nil {
		return ui.Replace(next)
	}
	d.notice = newToast(problem, true, ui.Width/2, 900)
	return ui.Redraw()
}

// Draw draws the page.
func (d *deck) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	d.scroll.Begin(c)
	for i := range d.faces {
		r := deckCardRect(i)
		if y := r.Y - d.scroll.Offset(); y < deckList.H && y+r.H > 0 {
			d.faces[i].draw(c, r, i, i == d.picked, d.focus.ID() == deckCard+i)
		}
	}
	d.scroll.End(c, ui.OnNavy3)
	for i := range d.tabs {
		d.tabs[i].draw(c, d.tabs[i].id == d.scenario, d.focus.ID() == deckTab+i, true)
	}
	d.drawPanel(c)
	d.bar.draw(c, d.focus.ID() == hubBack)
	d.hub.draw(c, &d.focus)
	d.notice.draw(c)
}

func (f *deckFace) draw(c *ui.Canvas, r ui.Rect, i int, picked, focused bool) {
	card := ui.Card{Rect: r, Radius: 14, Focused: focused}
	badge, ink := ui.Panel2, ui.Navy
	if picked {
		card.Border, badge = ui.Alignment, ui.Alignment
	}
	card.Draw(c)
	ui.Badge{Rect: ui.Rect{X: r.X + 16, Y: r.Y + 13, W: 30, H: 30}, Text: deckNumbers[i%len(deckNumbers)], Ground: badge, Ink: ink}.Draw(c)
	chip := f.chip
	if chip.Text != "" {
		chip.X, chip.Y = r.X+56, r.Y+15
		chip.Draw(c)
	}
	c.Paragraph(f.title, r.X+18, f.titleStyle.Mid(r.Y+deckTitleAt+f.titleStyle.Leading/2), deckWords, f.titleStyle)
	c.Paragraph(f.line, r.X+18, f.lineText.Mid(r.Y+f.lineAt+f.lineText.Leading/2), deckWords, f.lineText)
}

// deckNumbers are the keys of the cards.
var deckNumbers = [...]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "·"}

func (d *deck) drawPanel(c *ui.Canvas) {
	r := deckPanel
	ui.Card{Rect: r}.Draw(c)
	if d.picked < len(d.faces) {
		f := &d.faces[d.picked]
		c.TextIn(ui.Rect{X: r.X + 20, Y: r.Y + 12, W: r.W - 40, H: 52}, f.title, f.titleStyle)
		chip := f.chip
		chip.X, chip.Y = r.X+20, r.Y+68
		chip.Draw(c)
	}
	d.reading.Begin(c)
	for i := range d.told {
		p := &d.told[i]
		if p.y-d.reading.Offset() > deckTold.H {
			break
		}
		c.Text(p.heading, 8, ui.Label.Mid(p.y+12), ui.Label.In(ui.Go))
		for k := range p.lines {
			x := 8.0
			if p.numbers[k] != "" {
				x = 32
				c.Text(p.numbers[k], 8, toldText.Mid(p.lines[k].y+toldText.Leading/2), ui.Label.In(ui.Ink2))
			}
			p.lines[k].draw(c, x, 0, toldW)
		}
	}
	d.reading.End(c, ui.OnNavy3)
	ui.Button{Rect: deckButtons[0], Kind: ui.Solid, Label: d.words[0], Icon: "play", Focused: d.focus.ID() == deckWatch, Held: d.focus.Held(deckWatch)}.Draw(c)
	ui.Button{Rect: deckButtons[1], Kind: ui.QuietOnLight, Label: d.words[1], Icon: "git-compare", Focused: d.focus.ID() == deckBeside, Held: d.focus.Held(deckBeside)}.Draw(c)
}
