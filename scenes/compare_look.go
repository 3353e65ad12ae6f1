package scenes

import (
	"cmp"
	"strconv"
	"strings"

	"parley/game"
	"parley/scenes/ui"
)

// How plays look side by side. arrange sets everything once; Draw only draws it.

// compareHead is what stands over a column.
type compareHead struct {
	rect, cross ui.Rect
	letter      string
	color       ui.Color
	name        string
	nameStyle   ui.Style
	room, high  float64 // for the name
	chip        ui.Chip
}

// compareItem is a row, a heading, or the sign that plays part.
type compareItem struct {
	y, h   float64
	row    int    // index in the view's rows, -1 for none
	title  string // of a meeting
	parts  string // the sign
	number string
	cells  []compareCard
}

// compareCard is what one play did, or all of them.
type compareCard struct {
	rect   ui.Rect // in the list
	col    int
	played bool
	wide   bool // the scores stand beside the words
	text   paragraph
	textW  float64
	moves  paragraph
	meters [3]pastMeter
	scores float64 // height of the scores from the card's top
	chip   ui.Chip
}

// compareResult is what came of a play.
type compareResult struct {
	rect   ui.Rect
	tint   ui.Tint
	ended  bool
	kind   ui.Chip
	title  paragraph
	answer paragraph
	worth  string
	name   string
	terms  [4]compareTerm
}

type compareTerm struct {
	name, value string
	share       float64
	color       ui.Color
}

const (
	compareX    = 56.0 // of the first column, in the list
	compareGap  = 12.0
	compareSide = 14.0 // padding of a card
	scoreStep   = 86.0
	wideScores  = 3*scoreStep + 16
	resultHigh  = 132.0 // below the answer
)

// column is where column i stands in the list, and how wide it is.
func (k *compare) column(i int) (x, w float64) {
	n := float64(len(k.sides))
	w = (compareList.W - compareX - 20 - compareGap*(n-1)) / n
	return compareX + (w+compareGap)*float64(i), w
}

func (k *compare) arrange() {
	k.arrangeHeads()
	k.items = k.items[:0]
	y := 8.0
	add := func(item compareItem) {
		item.y = y
		for i := range item.cells {
			item.cells[i].rect.Y += y
		}
		y += item.h + 10
		k.items = append(k.items, item)
	}
	if text := k.remarks(); text != "" {
		add(k.remark(text))
	}
	place := ""
	for n := range k.view.Rows {
		row := &k.view.Rows[n]
		if row.Place != place {
			place = row.Place
			add(compareItem{row: -1, title: place, h: 26})
		}
		if row.Parts != "" {
			add(compareItem{row: -1, parts: k.app.say("screen.compare.parts", "Plays", row.Parts), h: 30})
		}
		add(k.rowItem(n, row))
	}
	add(compareItem{row: -1, title: k.app.say("compare.result"), h: 26})
	k.resultAt = y
	k.scroll.Height = y + k.arrangeResults() + 12
}

func (k *compare) arrangeHeads() {
	k.heads = k.heads[:0]
	narrow := false
	for i, p := range k.view.Plays {
		x, w := k.column(i)
		h := compareHead{letter: p.Letter, color: ui.Vote(i), name: p.Name}
		h.rect = ui.Rect{X: compareList.X + x, Y: 76, W: w, H: 54}
		h.cross = ui.Rect{X: h.rect.X + w - 36, Y: h.rect.Y + 14, W: 26, H: 26}
		if p.Strategy {
			h.name = k.app.strategyName(k.sides[i].Session, p.Name)
		}
		h.room = w - 66
		if len(k.sides) > game.MinCompared {
			h.room -= 34
		}
		h.chip = k.app.endChip(&p)
		h.chip.H = 26
		narrow = narrow || ui.Measure(h.name, ui.Strong)+h.chip.Width()+12 > h.room
		k.heads = append(k.heads, h)
	}
	list := compareList
	for i := range k.heads {
		h := &k.heads[i]
		high := 44.0
		if narrow { // the chip stands below the name
			h.rect.H += 52
			high += 20
			h.chip.X, h.chip.Y = h.rect.X+12, h.rect.Y+73
		} else {
			h.room -= h.chip.Width() + 12
			h.chip.X, h.chip.Y = h.rect.X+52+h.room+12, h.rect.Y+14
		}
		h.high = high
		h.nameStyle, _ = fit(h.name, ui.Strong, h.room, high, smallest)
	}
	if narrow {
		list.Y, list.H = list.Y+52, list.H-52
	}
	k.scroll.Rect = list
}

// strategyName is what a strategy is called in words.
func (a *App) strategyName(s *game.Session, name string) string {
	return cmp.Or(s.Scenario().Text(a.lang(), "strategy."+name), name)
}

// endChip says in a word how a play ended, and what it was worth.
func (a *App) endChip(p *game.CompareHead) ui.Chip {
	if !p.Ended {
		return ui.Chip{Text: a.say("compare.stands", "Count", p.Lines), Icon: "play", Ground: ui.MoodGround, Ink: ui.MoodText}
	}
	t := ui.Ending(p.Kind)
	return ui.Chip{Text: p.KindName + " " + game.Points(p.Worth.R), Ground: t.Ground, Ink: t.Text}
}

// remarks says what must be known first: that they opened differently, and what is not as it was when a record was made.
func (k *compare) remarks() string {
	var all []string
	if k.view.Opened != "" {
		all = append(all, k.app.say("compare.opened"), k.view.Opened)
	}
	for _, p := range k.view.Plays {
		for _, note := range p.Notes {
			all = append(all, k.app.say("compare.opened.one", "Letter", p.Letter, "Text", note))
		}
	}
	return strings.Join(all, "\n")
}

func (k *compare) remark(text string) compareItem {
	w := compareList.W - compareX - 20
	card := compareCard{text: paragraph{text, remarkStyle, compareSide}, textW: w - 2*compareSide}
	card.rect = ui.Rect{X: compareX, W: w, H: height(text, remarkStyle, card.textW) + 2*compareSide}
	return compareItem{row: -1, h: card.rect.H, cells: []compareCard{card}}
}

// rowItem sets one place: once where all do the same, else play beside play.
func (k *compare) rowItem(n int, row *game.CompareRow) compareItem {
	item := compareItem{row: n}
	if row.Line > 0 {
		item.number = strconv.Itoa(row.Line)
	}
	if row.Same {
		card := k.card(0, &row.Cells[0], compareList.W-compareX-20, true)
		card.rect.X = compareX
		item.cells, item.h = []compareCard{card}, card.rect.H
		return item
	}
	for i := range row.Cells {
		x, w := k.column(i)
		card := k.card(i, &row.Cells[i], w, false)
		card.rect.X, card.col = x, i
		item.cells = append(item.cells, card)
		item.h = max(item.h, card.rect.H)
	}
	for i := range item.cells {
		item.cells[i].rect.H = item.h
	}
	return item
}

var (
	remarkStyle  = ui.Style{Size: 15, Color: ui.HintText, Leading: 23}
	compareText  = ui.Style{Weight: ui.Quote.Weight, Size: 16, Color: ui.Ink, Leading: 24}
	compareMoves = ui.Style{Size: smallest, Color: ui.Ink2, Leading: 20}
)

// card sets what one play did at a place.
func (k *compare) card(play int, cell *game.CompareCell, w float64, wide bool) compareCard {
	a := k.app
	card := compareCard{played: cell.Played, wide: wide, rect: ui.Rect{W: w, H: 48}}
	if !cell.Played {
		return card
	}
	text := cell.Text
	switch {
	case cell.Bare:
		text = a.say("compare.bare")
	case text == "":
		text = a.say("compare.nothing")
	}
	card.textW = w - 2*compareSide
	if wide {
		card.textW -= wideScores
	}
	y := compareSide - 3
	card.text = paragraph{text, compareText, y}
	y += height(text, compareText, card.textW)
	if len(cell.Moves) > 0 {
		moves := strings.Join(cell.Moves, " · ")
		card.moves = paragraph{moves, compareMoves, y + 2}
		y += 2 + height(moves, compareMoves, card.textW)
	}
	card.meters = pastMeters(game.Past{Meters: cell.Meters})
	if wide {
		card.scores = y/2 + 5
	} else {
		card.scores = y + 16
		y += 28
	}
	if cell.Outcome != "" {
		card.chip = ui.Chip{X: compareSide, Y: y + 6, H: 26, Icon: "messages-square", Text: a.say("compare.answer", "Outcome", cell.Outcome), Ground: ui.Panel2, Ink: ui.Ink}
		if why := k.sides[play].Session.Why(cell.Turn-1, a.lang()); why != nil && why.Decision != nil {
			t := answerTint(why.Decision.Outcome.String())
			card.chip.Ground, card.chip.Ink = t.Ground, t.Text
		}
		y += 32
	}
	card.rect.H = y + 11
	return card
}

func (k *compare) arrangeResults() float64 {
	k.results = k.results[:0]
	high := 0.0
	for i := range k.view.Plays {
		p := &k.view.Plays[i]
		x, w := k.column(i)
		r := compareResult{ended: p.Ended, tint: ui.Ending(p.Kind), rect: ui.Rect{X: x, W: w}, name: k.app.say("worth.title")}
		room := w - 2*compareSide - 6
		r.kind = k.app.endChip(p)
		r.kind.H, r.kind.Y = 28, 14
		y := 50.0
		if p.Ended {
			r.kind.Text = p.KindName
			r.title = paragraph{p.Title, ui.Style{Weight: ui.Heading.Weight, Size: 17, Color: ui.Ink, Leading: 25}, y}
			y += height(p.Title, r.title.style, room)
			answer := p.Outcome
			if answer == "" {
				answer = "–"
			}
			answer = k.app.say("compare.answer", "Outcome", answer)
			r.answer = paragraph{answer, compareMoves, y + 2}
			y += 2 + height(answer, compareMoves, room)
			r.worth = game.Points(p.Worth.R)
			for n, t := range [...]struct {
				id    string
				v     int32
				color ui.Color
			}{{"worth.got", p.Worth.Got, ui.Exchange}, {"worth.bond", p.Worth.Bond, ui.Trust}, {"worth.time", p.Worth.Time, ui.Alignment}, {"worth.clean", p.Worth.Clean, ui.Goodwill}} {
				r.terms[n] = compareTerm{name: k.app.say(t.id), value: game.Points(t.v), share: float64(t.v) / 1000, color: t.color}
			}
			y += resultHigh
		}
		r.rect.H = y + 8
		high = max(high, r.rect.H)
		k.results = append(k.results, r)
	}
	for i := range k.results {
		k.results[i].rect.H = high
	}
	return high
}

// Draw draws the screen.
func (k *compare) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	k.scroll.Begin(c)
	from, to := k.scroll.Offset()-8, k.scroll.Offset()+k.scroll.Rect.H+8
	for i := range k.items {
		if item := &k.items[i]; item.y+item.h > from && item.y < to {
			k.drawItem(c, item)
		}
	}
	if k.resultAt < to {
		c.PushMove(0, k.resultAt)
		for i := range k.results {
			k.results[i].draw(c)
		}
		c.Pop()
	}
	k.scroll.End(c, ui.OnNavy3)
	win := c.Window()
	c.Fill(ui.Rect{X: win.X, Y: ui.TopBar, W: win.W, H: k.scroll.Rect.Y - ui.TopBar}, 0, ui.Panel3)
	for i := range k.heads {
		k.drawHead(c, &k.heads[i], i)
	}
	k.drawFoot(c)
	k.bar.draw(c, k.focus.ID() == compareBack)
	k.notice.draw(c)
}

func (k *compare) drawHead(c *ui.Canvas, h *compareHead, i int) {
	r := h.rect
	ui.Card{Rect: r, Radius: 14}.Draw(c)
	ui.Badge{Rect: ui.Rect{X: r.X + 12, Y: r.Y + 5 + (h.high-30)/2, W: 30, H: 30}, Text: h.letter, Ground: h.color, Ink: ui.Navy}.Draw(c)
	c.TextIn(ui.Rect{X: r.X + 52, Y: r.Y + 5, W: h.room, H: h.high}, h.name, h.nameStyle)
	h.chip.Draw(c)
	if len(k.sides) <= game.MinCompared {
		return
	}
	c.Icon("x", h.cross.X+4, h.cross.Y+4, 18, ui.Ink2)
	if k.focus.ID() == compareDrop+i {
		c.Ring(h.cross, 8)
	}
}

func (k *compare) drawItem(c *ui.Canvas, item *compareItem) {
	switch {
	case item.title != "":
		c.Text(item.title, compareX, ui.Heading.Mid(item.y+item.h/2), ui.Heading)
		return
	case item.parts != "":
		drawParting(c, item)
		return
	}
	if item.row < 0 { // a remark
		card := &item.cells[0]
		ui.Card{Rect: card.rect, Radius: 12, Ground: ui.HintGround, Flat: true}.Draw(c)
		card.text.draw(c, card.rect.X+compareSide, card.rect.Y, card.textW)
		return
	}
	if item.number != "" {
		st := ui.Strong.In(ui.Ink2).To(ui.Right)
		c.Text(item.number, compareX-16, item.y+27, st)
	}
	for i := range item.cells {
		card := &item.cells[i]
		card.draw(c, item.row == k.row && card.col == k.col, k.focus.ID() == k.cellID(item.row, card.col))
	}
}

// drawParting draws the line at which plays part.
func drawParting(c *ui.Canvas, item *compareItem) {
	mid := item.y + item.h/2
	c.Fill(ui.Rect{X: compareX, Y: mid - 1.5, W: compareList.W - compareX - 20, H: 3}, 1.5, ui.Alignment)
	chip := ui.Chip{X: compareX, Y: item.y, H: item.h, Size: 15, Icon: "git-branch", Text: item.parts, Ground: ui.Alignment, Ink: ui.Navy}
	chip.Draw(c)
}

func (k *compareCard) draw(c *ui.Canvas, picked, focused bool) {
	r := k.rect
	if !k.played {
		c.Fill(ui.Rect{X: r.CenterX() - 3, Y: r.CenterY() - 3, W: 6, H: 6}, 3, ui.Hairline)
		return
	}
	ui.Card{Rect: r, Radius: 12, Flat: true, Focused: focused}.Draw(c)
	if picked {
		c.Frame(r, 12, 3, ui.Alignment)
	}
	k.text.draw(c, r.X+compareSide, r.Y, k.textW)
	if k.moves.text != "" {
		k.moves.draw(c, r.X+compareSide, r.Y, k.textW)
	}
	x := r.X + compareSide
	if k.wide {
		x = r.X + r.W - 3*scoreStep - compareSide + 8
	}
	for i := range k.meters {
		m := &k.meters[i]
		at := x + scoreStep*float64(i)
		c.Icon(meterIcons[i], at, r.Y+k.scores-12, 16, meterTexts[i])
		c.Text(m.value, at+21, r.Y+k.scores+1, ui.Label.In(meterTexts[i]))
		c.Text(m.change, at+45, r.Y+k.scores+1, ui.Small.In(m.tint))
	}
	if k.chip.Text != "" {
		chip := k.chip
		chip.X, chip.Y = chip.X+r.X, chip.Y+r.Y
		chip.Draw(c)
	}
}

func (k *compareResult) draw(c *ui.Canvas) {
	r := k.rect
	ui.Card{Rect: r, Radius: 14}.Draw(c)
	c.Fill(ui.Rect{X: r.X, Y: r.Y + 18, W: 5, H: r.H - 36}, 2, k.tint.Accent)
	x := r.X + compareSide + 6
	w := r.W - 2*compareSide - 6
	chip := k.kind
	chip.X, chip.Y = x, r.Y+chip.Y
	chip.Draw(c)
	if !k.ended {
		return
	}
	k.title.draw(c, x, r.Y, w)
	k.answer.draw(c, x, r.Y, w)
	c.Text(k.name, r.X+r.W-compareSide-70, r.Y+34, ui.Small.To(ui.Right))
	big := ui.Headline.In(k.tint.Text).To(ui.Right)
	c.Text(k.worth, r.X+r.W-compareSide, r.Y+38, big)
	y := r.Y + r.H - resultHigh + 4
	for i := range k.terms {
		t := &k.terms[i]
		mid := y + 28*float64(i) + 12
		c.Text(t.name, x, ui.Label.Mid(mid), ui.Label)
		c.Bar(ui.Rect{X: x + 64, Y: mid - 5, W: w - 64 - 58, H: 10}, t.share, ui.Panel2, t.color)
		c.Text(t.value, x+w, ui.Label.Mid(mid), ui.Label.To(ui.Right))
	}
}

func (k *compare) drawFoot(c *ui.Canvas) {
	win := c.Window()
	top := compareList.Y + compareList.H
	c.Fill(ui.Rect{X: win.X, Y: top, W: win.W, H: win.Y + win.H - top}, 0, ui.Panel)
	c.Fill(ui.Rect{X: win.X, Y: top, W: win.W, H: 1}, 0, ui.Hairline)
	f := &k.foot
	c.TextIn(ui.Rect{X: ui.Margin, Y: compareRects[0].Y, W: compareFootW, H: 44}, f.line, f.style)
	for i, b := range [...]ui.Button{
		{Kind: ui.Solid, Label: f.again, Icon: "rotate-ccw", Disabled: !f.can},
		{Kind: ui.QuietOnLight, Label: f.parts, Icon: "git-branch", Disabled: k.view.Parts == 0},
		{Kind: ui.QuietOnLight, Label: f.more, Icon: "git-compare", Disabled: len(k.sides) >= game.MaxCompared},
	} {
		id := compareAgain + i
		b.Rect, b.Focused, b.Held = compareRects[i], k.focus.ID() == id, k.focus.Held(id)
		b.Draw(c)
	}
}
