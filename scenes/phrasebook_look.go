package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// bookForm is the template that is selected, with its blanks.
type bookForm struct {
	title     string
	text      string
	style     ui.Style
	fields    []ui.Rect
	names     []string
	seen      []string // what is filled in; of what is too long to be seen whole, its end, where one writes
	whenLabel [2]string
	when      [2]paragraph
	like      string // before the examples
	examples  []bookButton
	keep      string
	left      string
	keepAt    ui.Rect
}

// bookButton is a small button with a word.
type bookButton struct {
	label string
	rect  ui.Rect
	tint  ui.Tint
}

// bookCard is a phrase of the player's, or a line.
type bookCard struct {
	rect  ui.Rect // in the list
	text  string
	style ui.Style
	note  string
}

var (
	bookTemplatesRect = ui.Rect{X: 24, Y: 80, W: 272, H: 624}
	bookFormRect      = ui.Rect{X: 308, Y: 80, W: 948, H: 624}
	bookList          = ui.Rect{X: 24, Y: 80, W: 1232, H: 624}
	bookDropW         = 118.0
)

const (
	formX    = 308.0 + 28
	formW    = 948.0 - 56
	bookRowH = 58.0
)

func bookTabRect(i int) ui.Rect { return ui.Rect{X: 736 + 176*float64(i), Y: 14, W: 168, H: 36} }

// arrange sets what is on the page.
func (b *phrasebook) arrange() {
	b.cards, b.none = b.cards[:0], ""
	switch b.tab {
	case bookTemplates:
		b.arrangeForm()
	case bookMine:
		b.arrangeMine()
	case bookBest:
		b.arrangeBest()
	}
	b.aim()
}

func (b *phrasebook) arrangeForm() {
	a, e := b.app, b.groups[b.phrase]
	f := bookForm{title: e.Title, text: game.FillBlanks(e.Phrase.Template, b.blanks), names: game.Blanks(e.Phrase.Template)}
	f.style, _ = fit(f.text, ui.Style{Weight: ui.Quote.Weight, Size: 22, Color: ui.Ink, Leading: 33}, formW-44, 110, smallest)
	y := 292.0
	for i, name := range f.names {
		f.names[i] = a.say("book.blank", "N", i+1, "What", name)
		f.fields = append(f.fields, ui.Rect{X: formX + 280, Y: y, W: formW - 280, H: 40})
		f.seen = append(f.seen, endOf(b.blanks[i], fieldText, formW-280-32))
		y += 48
	}
	f.keepAt = ui.Rect{X: formX + 280, Y: y + 4, W: 220, H: 44}
	f.keep = a.say("book.keep")
	if n := b.left(); n > 0 {
		f.left = a.say("book.blank.left", "Count", n)
	}
	f.like = a.say("book.like")
	x := formX + ui.Measure(f.like, ui.Label) + 12
	for _, k := range e.Phrase.Examples {
		label := a.say("codex.example", "Dept", game.DepartmentName(k.Department, b.lang))
		w := ui.Measure(label, ui.Label) + 30
		f.examples = append(f.examples, bookButton{label, ui.Rect{X: x, Y: 662, W: w, H: 30}, ui.Department(k.Department)})
		x += w + 8
	}
	const half = (formW - 24) / 2
	f.whenLabel = [2]string{a.say("codex.when"), a.say("codex.not")}
	for i, text := range [...]string{e.Phrase.When, e.Phrase.Not} {
		f.when[i].text = text
		f.when[i].style, _ = fit(text, pageFine, half, 48, smallest)
	}
	b.form = f
}

func (b *phrasebook) arrangeMine() {
	a := b.app
	if len(b.own) == 0 {
		b.none = a.say("book.mine.none")
	}
	titles := map[string]string{}
	for _, e := range b.groups {
		titles[e.ID] = e.Title
	}
	y := 4.0
	for _, o := range b.own {
		y = b.card(o.Text, a.say("book.from", "Title", titles[o.Entry])+" · "+a.say("book.when", "Date", o.Kept.Local().Format("2006-01-02")), y, bookDropW+16)
	}
	b.scroll.Height = y
}

func (b *phrasebook) arrangeBest() {
	a := b.app
	if len(b.best) == 0 {
		b.none = a.say("book.best.none")
	}
	y := 4.0
	for _, l := range b.best {
		where := a.say("codex.use.where", "Title", l.Title, "Line", a.turnName(l.Line)) + " · " + a.when(l.Play.Changed)
		y = b.card(quoted(l.Said), where+" · "+a.say("book.best.gain", "By", game.Signed(l.Gain)), y, 44)
	}
	b.scroll.Height = y
}

// card adds a card at y, with room kept free at its right, and returns where the next begins.
func (b *phrasebook) card(text, note string, y, free float64) float64 {
	w := bookList.W - 24
	k := bookCard{text: text, note: note}
	k.style = ui.Style{Weight: ui.Quote.Weight, Size: 18, Color: ui.Ink, Leading: 27, Hang: true}
	h := height(text, k.style, w-48-free)
	k.rect = ui.Rect{X: 8, Y: y, W: w, H: h + 52}
	b.cards = append(b.cards, k)
	return y + k.rect.H + ui.Gap
}

// aim says what can be chosen where.
func (b *phrasebook) aim() {
	t := append(b.targets[:0], ui.Target{ID: bookBack, Rect: backTarget})
	for i := range bookTabs {
		t = append(t, ui.Target{ID: bookTab + i, Rect: bookTabRect(i)})
	}
	at := func(r ui.Rect) ui.Rect { return r.Move(bookList.X, bookList.Y-b.scroll.Offset()) }
	switch b.tab {
	case bookTemplates:
		for i := range b.groups {
			t = append(t, ui.Target{ID: bookTemplate + i, Rect: bookRow(i)})
		}
		for i, r := range b.form.fields {
			t = append(t, ui.Target{ID: bookBlank + i, Rect: r})
		}
		t = append(t, ui.Target{ID: bookKeep, Rect: b.form.keepAt, Disabled: b.form.left != ""})
		for i, x := range b.form.examples {
			t = append(t, ui.Target{ID: bookExample + i, Rect: x.rect})
		}
	case bookMine:
		for i, k := range b.cards {
			t = append(t, ui.Target{ID: bookDrop + i, Rect: at(k.dropRect()), Within: bookList})
		}
	case bookBest:
		for i, k := range b.cards {
			t = append(t, ui.Target{ID: bookCardID + i, Rect: at(k.rect), Within: bookList})
		}
	}
	b.targets = t
}

func (k *bookCard) dropRect() ui.Rect {
	return ui.Rect{X: k.rect.X + k.rect.W - bookDropW - 16, Y: k.rect.CenterY() - 19, W: bookDropW, H: 38}
}

func bookRow(i int) ui.Rect {
	return ui.Rect{X: bookTemplatesRect.X + 8, Y: bookTemplatesRect.Y + 22 + bookRowH*float64(i), W: bookTemplatesRect.W - 16, H: bookRowH - 4}
}

// Draw draws the screen.
func (b *phrasebook) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	b.bar.draw(c, b.focus.ID() == bookBack)
	for i, label := range b.labels {
		r := bookTabRect(i)
		ground, ink := ui.Navy2, ui.OnNavy2
		if i == b.tab {
			ground, ink = ui.Alignment, ui.Navy
		}
		c.Fill(r, 10, ground)
		c.Text(label, r.CenterX(), hubLabel.Mid(r.CenterY()), hubLabel.In(ink))
		if b.focus.ID() == bookTab+i {
			c.Ring(r, 10)
		}
	}
	if b.tab == bookTemplates {
		b.drawTemplates(c)
		b.drawForm(c)
	} else {
		b.drawCards(c)
	}
	b.toast.draw(c)
}

func (b *phrasebook) drawTemplates(c *ui.Canvas) {
	ui.Card{Rect: bookTemplatesRect}.Draw(c)
	for i, e := range b.groups {
		r := bookRow(i)
		if i == b.phrase {
			c.Fill(r, 10, ui.Panel2)
			c.Fill(ui.Rect{X: r.X, Y: r.Y + 10, W: 4, H: r.H - 20}, 2, ui.Alignment)
		}
		c.Text(number(i+1), r.X+34, ui.Small.Mid(r.CenterY()), ui.Small.To(ui.Right))
		c.Text(e.Title, r.X+48, ui.CardTitle.Mid(r.CenterY()), ui.CardTitle)
		if b.focus.ID() == bookTemplate+i {
			c.Ring(r, 10)
		}
	}
}

func (b *phrasebook) drawForm(c *ui.Canvas) {
	f := &b.form
	ui.Card{Rect: bookFormRect}.Draw(c)
	c.Text(f.title, formX, 120, ui.Headline)
	quote := ui.Rect{X: formX, Y: 138, W: formW, H: 134}
	c.Fill(quote, 12, bestGround)
	c.Fill(ui.Rect{X: quote.X, Y: quote.Y + 14, W: 5, H: quote.H - 28}, 2, ui.Grade("best").Accent)
	c.TextIn(ui.Rect{X: quote.X + 22, Y: quote.Y, W: quote.W - 44, H: quote.H}, f.text, f.style)
	for i, r := range f.fields {
		c.Paragraph(f.names[i], formX, ui.Label.Mid(r.CenterY()), 264, ui.Label.In(ui.Ink2).Lines(1))
		b.drawField(c, i, r)
	}
	ui.Button{Rect: f.keepAt, Kind: ui.Solid, Label: f.keep, Icon: "save", Disabled: f.left != "", Focused: b.focus.ID() == bookKeep,
		Held: b.focus.Held(bookKeep)}.Draw(c)
	c.Text(f.left, f.keepAt.X+f.keepAt.W+16, ui.Note.Mid(f.keepAt.CenterY()), ui.Note)
	const half = (formW - 24) / 2
	for i, p := range f.when {
		x := formX + (half+24)*float64(i)
		ink := ui.RiseText
		if i == 1 {
			ink = ui.RiskText
		}
		c.Text(f.whenLabel[i], x, 592, ui.Label.In(ink))
		c.Paragraph(p.text, x, p.style.Mid(616), half, p.style)
	}
	c.Text(f.like, formX, ui.Label.Mid(677), ui.Label.In(ui.Ink2))
	for i, x := range f.examples {
		c.Fill(x.rect, 15, x.tint.Ground)
		c.Text(x.label, x.rect.X+15, ui.Label.Mid(x.rect.CenterY()), ui.Label.In(x.tint.Text))
		if b.focus.ID() == bookExample+i {
			c.Ring(x.rect, 15)
		}
	}
}

// drawField draws a blank.
func (b *phrasebook) drawField(c *ui.Canvas, i int, r ui.Rect) {
	if b.typing == i {
		b.field.Draw(c, false, true)
		return
	}
	c.Fill(r, 9, ui.Panel3)
	c.Frame(r, 9, 1.6, ui.Hairline)
	c.Text(b.form.seen[i], r.X+14, fieldText.Mid(r.CenterY()), fieldText)
	if b.focus.ID() == bookBlank+i {
		c.Ring(r, 9)
	}
}

var fieldText = ui.Style{Size: 17, Color: ui.Ink}

// endOf is as much of the end of a text as fits a width.
func endOf(text string, st ui.Style, w float64) string {
	r := []rune(text)
	for len(r) > 0 && ui.Measure(string(r), st) > w {
		r = r[1:]
	}
	return string(r)
}

func (b *phrasebook) drawCards(c *ui.Canvas) {
	if b.none != "" {
		c.Icon("messages-square", ui.Width/2-28, 300, 56, ui.OnNavy3)
		c.Text(b.none, ui.Width/2, 400, ui.Quote.In(ui.Ink2).To(ui.Center))
	}
	b.scroll.Begin(c)
	for i := range b.cards {
		k := &b.cards[i]
		ui.Card{Rect: k.rect, Flat: true}.Draw(c)
		free := 44.0
		if b.tab == bookMine {
			free = bookDropW + 16
		}
		c.Paragraph(k.text, k.rect.X+24, k.style.Mid(k.rect.Y+14+k.style.Leading/2), k.rect.W-48-free, k.style)
		c.Text(k.note, k.rect.X+24, k.rect.Y+k.rect.H-14, ui.Small)
		if b.tab == bookMine {
			ui.Button{Rect: k.dropRect(), Kind: ui.QuietOnLight, Label: b.dropLabel, Icon: "x", Style: ui.Label.To(ui.Center),
				Focused: b.focus.ID() == bookDrop+i, Held: b.focus.Held(bookDrop + i)}.Draw(c)
			continue
		}
		c.Icon("chevron-right", k.rect.X+k.rect.W-40, k.rect.CenterY()-10, 20, ui.Ink2)
		if b.focus.ID() == bookCardID+i {
			c.Ring(k.rect, ui.RadiusCard)
		}
	}
	b.scroll.End(c, ui.OnNavy3)
}
