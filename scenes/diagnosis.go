package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// diagnosis stands between two meetings: they did not agree, and the player says why. It covers the talk, which goes on
// behind it.
type diagnosis struct {
	app  *App
	from *standoff
	lang string
	view game.View

	ask   game.Diagnosis
	given string // in a sentence, once it was given and the level tells
	done  bool

	bar    topBar
	face   ui.Picture
	pill   string
	cards  []causeCard
	panel  dialogue
	pass   string // the button
	toast  toast
	picked int // card, -1: none yet

	focus   ui.Focus
	targets []ui.Target
}

// causeCard is one root cause.
type causeCard struct {
	rect       ui.Rect
	name, text string
	style      ui.Style
}

// What can be chosen on the diagnosis.
const (
	causeBack = 1 + iota
	causeAsk  // the question: the focus rests there, so that no key too many answers it
	causePass
	causeCard0 = 100
)

var passRect = ui.Rect{X: columnX, Y: 500, W: columnW, H: 46}

// newDiagnosis returns the question why they did not agree.
func newDiagnosis(a *App, from *standoff) ui.Screen {
	d := &diagnosis{app: a, from: from, picked: -1}
	d.face = from.face
	d.read()
	d.focus.Set(causeAsk)
	return d
}

// read takes the question anew, or the answer to it.
func (d *diagnosis) read() {
	a := d.app
	d.lang, d.view = a.lang(), a.view()
	if d.view.Diagnosis != nil {
		d.ask = *d.view.Diagnosis
	}
	d.bar = newTopBar(departmentTitle(d.view.DeptName, d.view.Title), a.say("diagnosis.title"), 900)
	d.pill = a.say("diagnosis.title")
	if d.pass = a.say("screen.diagnosis.pass"); d.done {
		d.pass = a.say("screen.standoff.continue")
	}
	d.cards = d.cards[:0]
	for i, id := range [...]string{"goals", "interests", "information"} {
		k := causeCard{rect: ui.Rect{X: columnX, Y: columnTop + 122*float64(i), W: columnW, H: 110},
			name: a.say("cause-of." + id), text: a.say("cause-of." + id + ".text")}
		k.style, _ = fit(k.text, ui.Note, cardTextW, 46, smallest)
		d.cards = append(d.cards, k)
	}
	d.arrangePanel()
	d.aim()
}

func (d *diagnosis) arrangePanel() {
	p := dialogue{}
	who := d.ask.Who
	p.Name, p.Role, p.Accent = who.Name, who.Role, ui.Department(d.view.Department).Accent
	p.text = d.app.say("diagnosis.ask", "Who", who.Name, "Outcome", d.ask.Outcome)
	if d.given != "" {
		p.text = d.given
	}
	p.style, _ = fit(p.text, ui.Speech, dialogueW, 82, 18)
	p.width = even(p.text, p.style, dialogueW)
	p.block = ui.Wrap(p.text, p.style, p.width)
	p.lead = p.block.Height / float64(max(1, len(p.block.Lines)))
	p.top = ui.DialogueRect.Y + 30 + clamp((ui.DialogueRect.H-30-p.block.Height)/2, -4, 2)
	d.panel = p
}

func (d *diagnosis) aim() {
	d.targets = append(d.targets[:0], ui.Target{ID: causeBack, Rect: backTarget}, ui.Target{ID: causeAsk, Rect: pillRect})
	for i := range d.cards {
		d.targets = append(d.targets, ui.Target{ID: causeCard0 + i, Rect: d.cards[i].rect, Disabled: d.done})
	}
	d.targets = append(d.targets, ui.Target{ID: causePass, Rect: passRect})
}

// Animating is false: nothing moves here.
func (d *diagnosis) Animating() bool { return false }

// Update takes the answer, tells what was right where the level does, and goes on.
func (d *diagnosis) Update(in ui.Input) (ui.Next, error) {
	changed := false
	if in.Has(ui.NextLanguage) {
		d.app.switchLanguage()
	}
	if d.lang != d.app.lang() {
		d.tell()
		d.read()
		changed = true
	}
	if d.toast.text != "" && in.Any() {
		d.toast = toast{}
		changed = true
	}
	chosen, moved := d.focus.Update(in, d.targets)
	switch {
	case in.Has(ui.Back):
		chosen = causeBack
	case in.Has(ui.Skip):
		chosen = causePass
	case in.Number > 0 && in.Number <= len(d.cards) && !d.done:
		chosen = causeCard0 + in.Number - 1
	}
	switch {
	case chosen == causeBack: // everything is kept; the question is asked again
		return ui.Replace(d.app.home()), nil
	case chosen == causePass && d.done:
		return d.goOn(), nil
	case chosen == causePass:
		return d.answer(-1), nil
	case chosen >= causeCard0:
		return d.answer(chosen - causeCard0), nil
	}
	return ui.RedrawIf(changed || moved), nil
}

// answer notes the diagnosis of a card, or none.
func (d *diagnosis) answer(card int) ui.Next {
	cause := game.NoCause
	if card >= 0 {
		cause = d.ask.Causes[card].ID
	}
	if err := d.app.session.Diagnose(cause); err != nil {
		d.toast = newToast(d.app.writeFailed(err), true, ui.Width/2, 700)
		return ui.Redraw()
	}
	d.done, d.picked = true, card
	if card < 0 {
		return d.goOn()
	}
	if d.tell(); d.given == "" { // an assessment tells at the end
		return d.goOn()
	}
	d.read()
	d.focus.Set(causePass)
	return ui.Redraw()
}

// tell puts what was right into the language of now.
func (d *diagnosis) tell() {
	d.given = ""
	if all := d.app.session.Diagnoses(d.app.lang()); d.done && len(all) > 0 {
		d.given = all[len(all)-1].Text
	}
}

// goOn lets the talk go on where it stood.
func (d *diagnosis) goOn() ui.Next {
	d.from.diagnosed()
	return ui.Replace(d.from)
}

// Draw draws the question over the room.
func (d *diagnosis) Draw(c *ui.Canvas) {
	drawRoom(c, d.view.Room)
	c.Image(d.face, portraitRect, ui.Contain)
	c.Fill(pillRect, 20, ui.Navy)
	if d.focus.ID() == causeAsk {
		c.Frame(pillRect, 20, 2, ui.Alignment)
	}
	c.Icon("circle-question-mark", 760, 88, 20, ui.Alignment)
	c.Text(d.pill, 796, 104, ui.Strong.In(ui.OnNavy))
	for i := range d.cards {
		d.drawCard(c, i)
	}
	kind, icon := ui.QuietOnNavy, "fast-forward"
	if d.done {
		kind, icon = ui.Amber, "arrow-right"
	}
	ui.Button{Rect: passRect, Kind: kind, Label: d.pass, Icon: icon, Focused: d.focus.ID() == causePass, Held: d.focus.Held(causePass)}.Draw(c)
	d.panel.Dialogue.Draw(c)
	p := &d.panel
	c.Paragraph(p.text, ui.DialogueRect.X+32, p.style.Mid(p.top+p.lead/2), p.width, p.style)
	d.bar.draw(c, d.focus.ID() == causeBack)
	d.toast.draw(c)
}

func (d *diagnosis) drawCard(c *ui.Canvas, i int) {
	k := &d.cards[i]
	selected := d.focus.ID() == causeCard0+i || d.picked == i
	card := ui.Card{Rect: k.rect}
	badge := ui.Badge{Rect: ui.Rect{X: k.rect.X + 18, Y: k.rect.CenterY() - 18, W: 36, H: 36}, Text: string(rune('1' + i)), Ground: ui.Panel2, Ink: ui.Navy}
	ink, note := ui.Ink, ui.Ink2
	if selected {
		card.Ground, card.Border = ui.Navy, ui.Alignment
		badge.Ground = ui.Alignment
		ink, note = ui.OnNavy, ui.OnNavy2
	}
	card.Draw(c)
	badge.Draw(c)
	c.Text(k.name, k.rect.X+cardText, k.rect.Y+38, ui.CardTitle.In(ink))
	c.Paragraph(k.text, k.rect.X+cardText, k.rect.Y+64, cardTextW, k.style.In(note))
}
