package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// codexPage is an entry set on its page; places are from the page's upper left corner.
type codexPage struct {
	h        float64
	badge    ui.Chip
	head     string // number and group
	texts    []pageText
	grounds  []pageGround
	links    []pageLink
	uses     []pageUse
	fill     ui.Rect // the button to the phrasebook, of a template
	fillText string
}

// pageText is a paragraph on the page.
type pageText struct {
	paragraph
	x, w float64
}

type pageGround struct {
	rect ui.Rect
	tint ui.Color
	bar  ui.Color // at its left edge
}

// pageLink leads to an entry beside this one.
type pageLink struct {
	id, label string
	rect      ui.Rect
}

// pageUse is a turn that bears on the entry.
type pageUse struct {
	use    game.CodexUse
	rect   ui.Rect
	chip   ui.Chip
	where  string
	said   string
	style  ui.Style
	whereX float64
	wide   float64 // of what was said
}

const (
	pagePad  = 28.0
	pageWide = 744.0 - 2*pagePad
)

var (
	pageWhat  = ui.Style{Size: 18, Color: ui.Ink, Leading: 29}
	pageQuote = ui.Style{Weight: ui.Quote.Weight, Size: 20, Color: ui.Ink, Leading: 30, Hang: true}
	pageFine  = ui.Style{Size: 15, Color: ui.Ink, Leading: 23}
)

// sourceTint is how a source class is coloured.
func sourceTint(source string) ui.Tint {
	switch source {
	case "chapter":
		return ui.Department("it")
	case "literature":
		return ui.Department("finance")
	}
	return ui.Department("office")
}

// codexPage sets an entry.
func (a *App) codexPage(e game.CodexEntry, learnt game.Learnt) codexPage {
	tint := sourceTint(e.Source)
	p := codexPage{head: number(e.Number) + " · " + e.GroupName}
	p.badge = ui.Chip{Y: 16, H: 28, Size: 14, Text: e.Badge, Ground: tint.Ground, Ink: tint.Text, Icon: "book-open"}
	p.badge.X = codexPageRect.W - pagePad - p.badge.Width()
	y := 46.0
	y = p.put(e.Title, ui.Style{Weight: ui.Headline.Weight, Size: 30, Color: ui.Ink, Leading: 44}, y, 0, pageWide) + 2
	if e.By != "" {
		y = p.put(e.Origin, ui.Small, y, 0, pageWide) + 4
	}
	y = p.put(e.What, pageWhat, y+6, 0, pageWide) + 18
	if e.Line != "" {
		y = p.quote(a, e, y)
	}
	y = p.packages(a, e, y)
	y = p.phrase(a, e, y)
	y = p.linksTo(a, e, y)
	p.h = p.usedIn(a, e, learnt, y) + 20
	return p
}

// put adds a paragraph at y, x from the page's text edge, and returns where it ends.
func (p *codexPage) put(text string, st ui.Style, y, x, w float64) float64 {
	if st.Leading == 0 {
		st.Leading = 1.5 * st.Size
	}
	p.texts = append(p.texts, pageText{paragraph{text, st, y}, pagePad + x, even(text, st, w)})
	return y + height(text, st, w)
}

// quote adds what it sounds like.
func (p *codexPage) quote(a *App, e game.CodexEntry, y float64) float64 {
	label, ground, bar := a.say("codex.line"), bestGround, ui.Grade("best").Accent
	if e.Wrong {
		label, ground, bar = a.say("codex.line.wrong"), yoursGround, ui.Grade("blunder").Accent
	}
	i := len(p.grounds)
	p.grounds = append(p.grounds, pageGround{tint: ground, bar: bar})
	end := p.put(label, ui.Label.In(ui.Ink2), y+12, 22, pageWide-44)
	end = p.put(quoted(e.Line), pageQuote, end+4, 22, pageWide-44) + 14
	p.grounds[i].rect = ui.Rect{X: pagePad, Y: y, W: pageWide, H: end - y}
	return end + 18
}

// packages adds what could be signed, of a case.
func (p *codexPage) packages(a *App, e game.CodexEntry, y float64) float64 {
	if len(e.Packages) == 0 {
		return y
	}
	const half = (pageWide - 24) / 2
	y = p.put(a.say("codex.packages"), ui.Heading, y, 0, pageWide) + 8
	for _, k := range e.Packages {
		y = p.put(k.Title, ui.Strong, y, 0, pageWide) + 2
		mine := p.put(a.say("codex.package.mine"), ui.Small, y, 0, half)
		p.put(a.say("codex.package.theirs"), ui.Small, y, half+24, half)
		left := p.put(k.Mine, pageFine, mine, 0, half)
		right := p.put(k.Theirs, pageFine, mine, half+24, half)
		y = max(left, right) + 12
	}
	return y + 6
}

// phrase adds the template, when to say it, and the template filled.
func (p *codexPage) phrase(a *App, e game.CodexEntry, y float64) float64 {
	t := e.Phrase
	if t == nil {
		return y
	}
	i := len(p.grounds)
	p.grounds = append(p.grounds, pageGround{tint: bestGround, bar: ui.Grade("best").Accent})
	end := p.put(a.say("codex.template"), ui.Label.In(ui.Ink2), y+12, 22, pageWide-44)
	end = p.put(t.Template, pageQuote, end+4, 22, pageWide-44) + 8
	p.fillText = a.say("book.fill")
	p.fill = ui.Rect{X: pagePad + 22, Y: end + 2, W: ui.Measure(p.fillText, ui.Strong) + 84, H: 40}
	end += 56
	p.grounds[i].rect = ui.Rect{X: pagePad, Y: y, W: pageWide, H: end - y}
	y = end + 14
	const half = (pageWide - 24) / 2
	left := p.put(a.say("codex.when"), ui.Label.In(ui.RiseText), y, 0, half) + 2
	p.put(a.say("codex.not"), ui.Label.In(ui.RiskText), y, half+24, half)
	y = max(p.put(t.When, pageFine, left, 0, half), p.put(t.Not, pageFine, left, half+24, half)) + 14
	for _, x := range t.Examples {
		y = p.put(a.say("codex.example", "Dept", game.DepartmentName(x.Department, a.lang())), ui.Label.In(ui.Department(x.Department).Text), y, 0, pageWide) + 2
		y = p.put(x.Text, pageFine, y, 0, pageWide) + 10
	}
	return y + 8
}

// linksTo adds what lies next to it.
func (p *codexPage) linksTo(a *App, e game.CodexEntry, y float64) float64 {
	y = p.put(a.say("codex.see"), ui.Label.In(ui.Ink2), y, 0, pageWide) + 8
	x := pagePad
	for _, l := range e.Links {
		w := ui.Measure(l.Title, ui.Label) + 30
		if x+w > pagePad+pageWide {
			x, y = pagePad, y+42
		}
		p.links = append(p.links, pageLink{l.ID, l.Title, ui.Rect{X: x, Y: y, W: w, H: 34}})
		x += w + 8
	}
	return y + 34 + 20
}

// usedIn adds the turns that bear on it.
func (p *codexPage) usedIn(a *App, e game.CodexEntry, learnt game.Learnt, y float64) float64 {
	y = p.put(a.say("codex.uses"), ui.Label.In(ui.Ink2), y, 0, pageWide) + 8
	uses := learnt.Uses[e.ID]
	if len(uses) == 0 {
		none := "codex.uses.none"
		if len(learnt.Uses) == 0 {
			none = "codex.uses.nothing"
		}
		return p.put(a.say(none), ui.Note, y, 0, pageWide)
	}
	for _, u := range uses {
		tint := ui.Grade(map[game.CodexUseKind]string{game.CodexUsed: "best", game.CodexAgainst: "blunder", game.CodexMissed: "inaccuracy"}[u.Kind])
		k := pageUse{use: u, rect: ui.Rect{X: pagePad, Y: y, W: pageWide, H: 58}}
		k.chip = ui.Chip{X: 12, Y: 16, H: 26, Size: 14, Text: tint.Mark + " " + a.say("codex.use."+string(u.Kind)), Ground: tint.Ground, Ink: tint.Text}
		k.whereX = k.chip.X + k.chip.Width() + 14
		k.where = a.say("codex.use.where", "Title", u.Title, "Line", a.turnName(u.Line)) + " · " + a.when(u.Play.Changed)
		k.said = u.Said
		if u.Line > 0 {
			k.said = quoted(u.Said)
		}
		wide := pageWide - k.whereX - 44
		k.style, _ = fit(k.said, ui.Style{Size: 16, Color: ui.Ink, Leading: 22, Hang: true}, wide, 44, smallest)
		k.wide = even(k.said, k.style, wide)
		k.rect.H = 36 + height(k.said, k.style, k.wide)
		k.chip.Y = (k.rect.H - k.chip.H) / 2
		p.uses = append(p.uses, k)
		y += k.rect.H + 8
	}
	return y
}

// number writes a number of the codex.
func number(n int) string { return strconv.Itoa(n) }

// Draw draws the screen.
func (k *codex) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	k.bar.draw(c, k.focus.ID() == codexBack)
	k.drawSearch(c)
	ui.Button{Rect: codexBookRect, Kind: ui.Amber, Label: k.labels.book, Icon: "messages-square", Style: ui.Label.To(ui.Center),
		Focused: k.focus.ID() == codexBook, Held: k.focus.Held(codexBook)}.Draw(c)
	for i, g := range k.groups {
		k.drawGroup(c, i, g.Title)
	}
	k.drawList(c)
	ui.Card{Rect: codexPageRect}.Draw(c)
	k.scroll.Begin(c)
	k.page.draw(c, k.focus.ID(), k.focus.Held(codexFill))
	k.scroll.End(c, ui.OnNavy3)
	k.toast.draw(c)
}

func (k *codex) drawSearch(c *ui.Canvas) {
	r := codexSearchRect
	ground, ink, text := ui.Navy2, ui.OnNavy2, k.labels.hint
	if k.typing || k.search != "" {
		ground, ink, text = ui.Panel, ui.Ink, k.search
	}
	c.Fill(r, 10, ground)
	c.Icon("search", r.X+12, r.CenterY()-9, 18, ink)
	if k.typing {
		k.field.Draw(c, false, true)
	} else {
		st := ui.Note.In(ink)
		c.Text(text, r.X+38, st.Mid(r.CenterY()), st)
	}
	if k.focus.ID() == codexSearch {
		c.Ring(r, 10)
	}
}

func (k *codex) drawGroup(c *ui.Canvas, i int, title string) {
	r := codexGroupRect(i)
	ink := ui.Ink
	if i == k.group && k.search == "" {
		c.Fill(r, 10, ui.Navy)
		ink = ui.OnNavy
	}
	c.Text(title, r.X+16, ui.Strong.Mid(r.CenterY()), ui.Strong.In(ink))
	if k.focus.ID() == codexGroup+i {
		c.Ring(r, 10)
	}
}

func (k *codex) drawList(c *ui.Canvas) {
	ui.Card{Rect: codexList}.Draw(c)
	c.Paragraph(k.labels.count, codexList.X+18, ui.Label.Mid(codexList.Y+codexHeadH/2+2), codexList.W-36, ui.Label.In(ui.Ink2).Lines(1))
	if k.labels.none.text != "" {
		k.labels.none.draw(c, codexList.X+18, k.list.Rect.Y, codexList.W-36)
	}
	k.list.Begin(c)
	for i := range k.rows {
		row := &k.rows[i]
		r := ui.Rect{X: 8, Y: codexRowH*float64(i) + 5, W: codexList.W - 16, H: codexRowH - 4}
		if k.shown[i].ID == k.entry.ID {
			c.Fill(r, 10, ui.Panel2)
			c.Fill(ui.Rect{X: r.X, Y: r.Y + 8, W: 4, H: r.H - 16}, 2, ui.Alignment)
		}
		c.Text(row.number, r.X+36, ui.Small.Mid(r.CenterY()), ui.Small.To(ui.Right))
		c.Text(row.title, r.X+46, row.style.Mid(r.CenterY()), row.style)
		if row.used {
			c.Circle(r.X+r.W-14, r.CenterY(), 4, ui.Grade("best").Accent)
		}
		if k.focus.ID() == codexEntry+i {
			c.Ring(r.Inset(2), 8)
		}
	}
	k.list.End(c, ui.OnNavy3)
}

func (p *codexPage) draw(c *ui.Canvas, focus int, held bool) {
	c.Text(p.head, pagePad, 35, ui.Note)
	p.badge.Draw(c)
	for _, g := range p.grounds {
		c.Fill(g.rect, 12, g.tint)
		c.Fill(ui.Rect{X: g.rect.X, Y: g.rect.Y + 14, W: 5, H: g.rect.H - 28}, 2, g.bar)
	}
	for i := range p.texts {
		t := &p.texts[i]
		t.draw(c, t.x, 0, t.w)
	}
	if p.fill.W > 0 {
		ui.Button{Rect: p.fill, Kind: ui.Solid, Label: p.fillText, Icon: "file-text", Focused: focus == codexFill, Held: held}.Draw(c)
	}
	for i, l := range p.links {
		c.Fill(l.rect, 17, ui.Panel2)
		c.Text(l.label, l.rect.X+15, ui.Label.Mid(l.rect.CenterY()), ui.Label.In(ui.Go))
		if focus == codexLink+i {
			c.Ring(l.rect, 17)
		}
	}
	for i := range p.uses {
		p.uses[i].draw(c, focus == codexUse+i)
	}
}

func (u *pageUse) draw(c *ui.Canvas, focused bool) {
	r := u.rect
	c.Fill(r, 12, ui.Panel3)
	chip := u.chip
	chip.X, chip.Y = r.X+chip.X, r.Y+chip.Y
	chip.Draw(c)
	c.Text(u.where, r.X+u.whereX, r.Y+22, ui.Small)
	c.Paragraph(u.said, r.X+u.whereX, u.style.Mid(r.Y+41), u.wide, u.style)
	c.Icon("chevron-right", r.X+r.W-32, r.CenterY()-10, 20, ui.Ink2)
	if focused {
		c.Ring(r, 12)
	}
}
