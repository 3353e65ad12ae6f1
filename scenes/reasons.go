package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// reasons explains one turn: what was said, what each part of it changed on the three meters and by which principle, and
// what they answered if they decided. It stands on the screen it was asked from.
type reasons struct {
	app     *App
	lang    string
	turn    int // as Session.Why takes it
	turns   int
	room    string
	person  string // portrait of who is across
	accent  ui.Tint
	bar     topBar
	step    [2]string // to the turn before, to the next
	said    []spokenCard
	saidH   float64
	answer  *answerCard
	heading string
	columns [3]string
	rows    []reasonRow
	sum     [3]string
	sumTint [3]ui.Color
	total   string
	later   [2]string // what is said where the level does not explain yet

	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// spokenCard is one thing said, as it is quoted.
type spokenCard struct {
	who, mood, name string
	ground          ui.Color
	text            string
	style           ui.Style
	width           float64
	y               float64 // of its first line
}

// answerCard is a decision.
type answerCard struct {
	rect  ui.Rect
	tint  ui.Tint
	head  string
	style ui.Style
	parts []paragraph
}

// paragraph is a text in its place.
type paragraph struct {
	text  string
	style ui.Style
	y     float64 // of its first line's top
}

// reasonRow is one part of a line and what it did.
type reasonRow struct {
	y, h      float64 // in the list
	cause     string
	principle paragraph
	changes   []paragraph
	values    [3]string
	tints     [3]ui.Color
	entry     string  // of the codex, for the principle; empty: none
	bookX     float64 // of the sign that opens it, in the list
	move      bool
}

// What can be chosen on the reasons.
const (
	reasonsBack = 1 + iota
	reasonsPrevious
	reasonsNext
	reasonsEntry = 100 // the sign of the first row; the others count on
)

var (
	saidRect   = ui.Rect{X: 24, Y: 80, W: 368, H: 624}
	whyRect    = ui.Rect{X: 408, Y: 80, W: 848, H: 624} // as large as it may be
	whyList    = ui.Rect{X: 408, Y: 150, W: 848, H: 486}
	whySum     = ui.Rect{X: 420, Y: 646, W: 824, H: 46}
	stepBefore = ui.Rect{X: 1004, Y: 14, W: 122, H: 36}
	stepNext   = ui.Rect{X: 1134, Y: 14, W: 122, H: 36}
)

const (
	saidText       = 328.0 // width of what was said
	reasonX        = 32.0  // of a row's text, in the list
	reasonW        = 470.0
	valueX, valueD = 566.0, 104.0 // middle of the first column, in the list, and from one to the next
)

var (
	reasonNote = ui.Style{Size: 15, Color: ui.Ink, Leading: 23}
	reasonFine = ui.Style{Size: 14, Color: ui.Ink2, Leading: 21}
)

// ownQuote is the player's line as it is quoted.
var ownQuote = ui.Style{Weight: ui.Quote.Weight, Size: 20, Color: ui.Ink, Leading: 29, Hang: true}

// newReasons returns the reasons of a turn, from 0.
func newReasons(a *App, turn int) ui.Screen {
	r := &reasons{app: a, turn: turn}
	r.focus.Set(reasonsBack)
	r.read()
	return r
}

// read takes the turn's reasons anew.
func (r *reasons) read() {
	a := r.app
	v, all := a.view(), a.session.History(a.lang())
	r.lang, r.turns, r.room, r.person = a.lang(), len(all), v.Room, v.Person.Portrait
	r.turn = max(0, min(r.turn, r.turns-1))
	r.accent = ui.Department(v.Department)
	past, why := all[r.turn], a.session.Why(r.turn, a.lang())
	r.bar = newTopBar(a.say("screen.reasons.title", "Line", a.lineName(r.turn)), past.Place, 900)
	r.step = [2]string{a.say("screen.reasons.before"), a.say("screen.reasons.next")}
	r.quote(v, past)
	r.scroll = ui.Scroll{Rect: whyList}
	r.rows, r.answer, r.later = nil, nil, [2]string{}
	if why == nil {
		r.later = [2]string{a.say("screen.reasons.later"), a.say("level." + string(v.Level) + ".note")}
		r.scroll.Rect.H = 120
	} else {
		r.list(why, v)
	}
	r.targets = append(r.targets[:0],
		ui.Target{ID: reasonsBack, Rect: backTarget},
		ui.Target{ID: reasonsPrevious, Rect: stepBefore, Disabled: r.turn == 0},
		ui.Target{ID: reasonsNext, Rect: stepNext, Disabled: r.turn+1 >= r.turns})
	r.aim()
}

// aim says where the signs are that open the codex.
func (r *reasons) aim() {
	r.targets = r.targets[:reasonsNext]
	for i := range r.rows {
		if row := &r.rows[i]; row.entry != "" {
			at := row.book().Move(r.scroll.Rect.X, r.scroll.Rect.Y-r.scroll.Offset())
			r.targets = append(r.targets, ui.Target{ID: reasonsEntry + i, Rect: at, Within: r.scroll.Rect})
		}
	}
}

// book is where the sign is that opens the principle in the codex, in the list.
func (row *reasonRow) book() ui.Rect { return ui.Rect{X: row.bookX, Y: row.y + 9, W: 30, H: 30} }

// quote sets what was said in the turn: the player's line and what they said to it.
func (r *reasons) quote(v game.View, past game.Past) {
	a := r.app
	r.said = r.said[:0]
	y := saidRect.Y + 16
	put := func(k spokenCard, high float64) {
		k.style, _ = fit(k.text, k.style, saidText, high, smallest)
		k.width = even(k.text, k.style, saidText)
		k.y = y + 46
		y = k.y + height(k.text, k.style, saidText) + 14
		r.said = append(r.said, k)
	}
	own := spokenCard{who: v.Player.Portrait, mood: "neutral", ground: ui.Panel2, style: ownQuote}
	if plan := a.plan(r.turn); plan != "" {
		own.name, own.text = a.say("act.preparation"), plan
		own.style = ui.Style{Weight: ui.CardTitle.Weight, Size: 17, Color: ui.Ink, Leading: 26}
		put(own, 110)
	}
	answered := false
	for _, sp := range past.Spoken {
		switch {
		case sp.Own:
			own.name, own.text = sp.Person.Name, quoted(sp.Text)
			put(own, 84)
		case !answered:
			answered = true
			mood := sp.Mood
			if mood == "" {
				mood = "neutral"
			}
			put(spokenCard{who: sp.Person.Portrait, mood: mood, name: sp.Person.Name, ground: r.accent.Ground,
				text: quoted(sp.Text), style: ui.Style{Size: 17, Color: ui.Ink, Leading: 26, Hang: true}}, 106)
		}
	}
	r.saidH = y - saidRect.Y + 4
}

// list sets the rows, the sum and the answer.
func (r *reasons) list(why *game.Why, v game.View) {
	a := r.app
	r.heading, r.total = a.say("screen.reasons.heading"), a.say("screen.reasons.sum")
	for i, m := range v.Meters {
		r.columns[i] = m.Name
	}
	y := 0.0
	for _, p := range why.Parts {
		row := newReasonRow(p, y)
		y += row.h
		r.rows = append(r.rows, row)
	}
	r.scroll.Height = y
	r.scroll.Rect.H = min(y, whyList.H)
	r.sum, r.sumTint = figures([3]int32{why.Total.Trust, why.Total.Alignment, why.Total.Exchange})
	if why.Decision != nil {
		r.answer = newAnswerCard(why.Decision, saidRect.Y+r.saidH+ui.Gap)
	}
}

func newReasonRow(p game.Part, y float64) reasonRow {
	row := reasonRow{y: y, cause: p.Cause, move: p.Move, entry: p.Entry}
	at := 40.0
	if p.Principle != "" {
		row.principle = paragraph{p.Principle, reasonNote, at}
		at += height(p.Principle, reasonNote, reasonW) + 4
	}
	for _, text := range p.Changes {
		row.changes = append(row.changes, paragraph{text, reasonFine, at})
		at += height(text, reasonFine, reasonW-14)
	}
	row.h = at + 12
	row.bookX = reasonX + ui.Measure(p.Cause, ui.CardTitle) + 10
	if p.Move {
		row.values, row.tints = figures([3]int32{p.Meters.Trust, p.Meters.Alignment, p.Meters.Exchange})
	}
	return row
}

// figures puts the changes of the three meters, thousandths, into words and colours.
func figures(by [3]int32) (text [3]string, tint [3]ui.Color) {
	for i, n := range by {
		text[i], tint[i] = game.Signed(n), signColor(int(n))
		if n == 0 {
			text[i] = "0"
		}
	}
	return text, tint
}

func newAnswerCard(d *game.Decided, y float64) *answerCard {
	k := &answerCard{tint: answerTint(d.Outcome.String()), head: d.Head}
	k.style, _ = fit(d.Head, ui.Heading, saidText, 54, smallest)
	at := 16 + height(d.Head, k.style, saidText) + 6
	for _, text := range []string{d.Gate, d.Concern, d.Missing, d.Terms} {
		if text == "" {
			continue
		}
		st := reasonNote
		if text == d.Terms {
			st = reasonFine
		}
		k.parts = append(k.parts, paragraph{text, st, at})
		at += height(text, st, saidText) + 6
	}
	k.rect = ui.Rect{X: saidRect.X, Y: y, W: saidRect.W, H: at + 10}
	return k
}

// Animating is false: nothing moves here.
func (r *reasons) Animating() bool { return false }

// Update scrolls, goes to other turns and back.
func (r *reasons) Update(in ui.Input) (ui.Next, error) {
	changed := false
	if in.Has(ui.NextLanguage) {
		r.app.switchLanguage()
	}
	if r.lang != r.app.lang() {
		r.read()
		changed = true
	}
	switch {
	case in.Has(ui.Back), in.Has(ui.Reasons):
		return ui.Pop(), nil
	case in.Has(ui.MoveLeft):
		return r.goTo(r.turn - 1), nil
	case in.Has(ui.MoveRight):
		return r.goTo(r.turn + 1), nil
	}
	in, scrolled := scrollByArrows(&r.scroll, in)
	if scrolled {
		r.aim()
	}
	chosen, moved := r.focus.Update(in, r.targets)
	if i := r.focus.ID() - reasonsEntry; moved && i >= 0 && (in.Has(ui.FocusNext) || in.Has(ui.FocusPrevious)) {
		r.scroll.Reveal(r.rows[i].y, r.rows[i].h)
		r.aim()
	}
	if chosen >= reasonsEntry {
		return ui.Push(newCodex(r.app, r.rows[chosen-reasonsEntry].entry, false)), nil
	}
	switch chosen {
	case reasonsBack:
		return ui.Pop(), nil
	case reasonsPrevious:
		return r.goTo(r.turn - 1), nil
	case reasonsNext:
		return r.goTo(r.turn + 1), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// scrollByArrows is Scroll.Update where the arrows have nothing else to do.
func scrollByArrows(s *ui.Scroll, in ui.Input) (ui.Input, bool) {
	if s.Height <= s.Rect.H {
		return in, false
	}
	up, down := in.Has(ui.MoveUp), in.Has(ui.MoveDown)
	if up || down {
		turn := ui.Input{X: s.Rect.CenterX(), Y: s.Rect.CenterY(), Wheel: 1}
		if down {
			turn.Wheel = -1
		}
		_, moved := s.Update(turn)
		return in, moved
	}
	return s.Update(in)
}

func (r *reasons) goTo(turn int) ui.Next {
	if turn < 0 || turn >= r.turns {
		return ui.Next{}
	}
	r.turn = turn
	r.read()
	return ui.Redraw()
}

// Draw draws the screen.
func (r *reasons) Draw(c *ui.Canvas) {
	backdrop(c, r.room, .5)
	r.bar.draw(c, r.focus.ID() == reasonsBack)
	for i, rect := range [...]ui.Rect{stepBefore, stepNext} {
		id, icon := reasonsPrevious+i, [...]string{"arrow-left", "arrow-right"}[i]
		ui.Button{Rect: rect, Kind: ui.QuietOnNavy, Label: r.step[i], Icon: icon, Focused: r.focus.ID() == id,
			Held: r.focus.Held(id), Disabled: r.targets[id-1].Disabled}.Draw(c)
	}
	r.drawSaid(c)
	if r.answer != nil {
		r.answer.draw(c)
	}
	card := whyRect
	card.H -= whyList.H - r.scroll.Rect.H
	ui.Card{Rect: card}.Draw(c)
	if r.later[0] != "" {
		c.Icon("eye-off", card.CenterX()-24, card.Y+44, 48, ui.Ink2)
		c.TextIn(ui.Rect{X: card.X + 80, Y: card.Y + 108, W: card.W - 160, H: 50}, r.later[0], ui.Quote.To(ui.Center))
		c.TextIn(ui.Rect{X: card.X + 80, Y: card.Y + 154, W: card.W - 160, H: 50}, r.later[1], ui.Note.To(ui.Center))
		return
	}
	r.drawTable(c)
}

func (r *reasons) drawSaid(c *ui.Canvas) {
	ui.Card{Rect: ui.Rect{X: saidRect.X, Y: saidRect.Y, W: saidRect.W, H: r.saidH}}.Draw(c)
	x := saidRect.X + 20
	for i := range r.said {
		k := &r.said[i]
		if i > 0 {
			c.Fill(ui.Rect{X: x, Y: k.y - 54, W: saidText, H: 1}, 0, ui.Hairline)
		}
		c.Avatar(k.who, k.mood, x+18, k.y-24, 18, k.ground)
		c.Text(k.name, x+46, ui.Label.Mid(k.y-24), ui.Label.In(ui.Ink2))
		c.Paragraph(k.text, x, k.style.Mid(k.y+k.style.Leading/2), k.width, k.style)
	}
}

func (k *answerCard) draw(c *ui.Canvas) {
	ui.Card{Rect: k.rect, Ground: k.tint.Ground}.Draw(c)
	c.Fill(ui.Rect{X: k.rect.X, Y: k.rect.Y + 16, W: 5, H: k.rect.H - 32}, 2, k.tint.Accent)
	x := k.rect.X + 20
	c.Paragraph(k.head, x, k.style.Mid(k.rect.Y+16+k.style.Size*.75), saidText, k.style.In(k.tint.Text))
	for _, p := range k.parts {
		p.draw(c, x, k.rect.Y, saidText)
	}
}

func (p *paragraph) draw(c *ui.Canvas, x, y, w float64) {
	c.Paragraph(p.text, x, p.style.Mid(y+p.y+p.style.Leading/2), w, p.style)
}

func (r *reasons) drawTable(c *ui.Canvas) {
	c.Text(r.heading, whyRect.X+reasonX, ui.Heading.Mid(115), ui.Heading)
	for i, name := range r.columns {
		x := whyRect.X + valueX + valueD*float64(i)
		st := ui.Label.In(meterTexts[i]).To(ui.Center)
		st.Size = 14
		c.Icon(meterIcons[i], x-9, 93, 18, meterTexts[i])
		c.Text(name, x, 131, st)
	}
	c.Fill(ui.Rect{X: whyRect.X + 20, Y: whyList.Y - 4, W: whyRect.W - 40, H: 1}, 0, ui.Hairline)
	r.scroll.Begin(c)
	for i := range r.rows {
		r.rows[i].draw(c, i > 0, r.focus.ID() == reasonsEntry+i)
	}
	r.scroll.End(c, ui.OnNavy3)
	sum := whySum.Move(0, r.scroll.Rect.H-whyList.H)
	c.Fill(sum, ui.RadiusButton, ui.Panel2)
	c.Text(r.total, whyRect.X+reasonX, ui.Heading.Mid(sum.CenterY()), ui.Heading)
	for i, text := range r.sum {
		st := ui.Heading.In(r.sumTint[i]).To(ui.Center)
		c.Text(text, whyRect.X+valueX+valueD*float64(i), st.Mid(sum.CenterY()), st)
	}
}

func (row *reasonRow) draw(c *ui.Canvas, line, focused bool) {
	if line {
		c.Fill(ui.Rect{X: reasonX, Y: row.y, W: whyRect.W - 2*reasonX, H: 1}, 0, ui.Hairline)
	}
	st := ui.CardTitle
	if !row.move {
		st = st.In(ui.Ink2)
	}
	c.Text(row.cause, reasonX, row.y+30, st)
	if row.entry != "" {
		b := row.book()
		c.Icon("book-open", b.CenterX()-9, b.CenterY()-9, 18, ui.Go)
		if focused {
			c.Ring(b.Inset(2), 8)
		}
	}
	if row.principle.text != "" {
		row.principle.draw(c, reasonX, row.y, reasonW)
	}
	for i := range row.changes {
		p := &row.changes[i]
		c.Circle(reasonX+4, row.y+p.y+p.style.Leading/2, 2.5, ui.OnNavy3)
		p.draw(c, reasonX+14, row.y, reasonW-14)
	}
	for i, text := range row.values {
		if text != "" {
			c.Text(text, valueX+valueD*float64(i), row.y+30, ui.CardTitle.In(row.tints[i]).To(ui.Center))
		}
	}
}
