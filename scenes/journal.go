package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// journal is the three questions: written and sealed before the quarter, and shown again beside what the plays say.
type journal struct {
	app   *App
	lang  string
	page  game.JournalPage
	ready bool // it could be read

	fields [game.JournalQuestions]ui.Field
	typing int  // field that letters go into, -1 for none
	sure   bool // the next press deletes

	bar      topBar
	rows     [game.JournalQuestions]journalRow
	seal     string
	sealNote string
	drop     string
	labels   [2]string
	signed   paragraph
	toast    toast
	focus    ui.Focus
	targets  []ui.Target
}

// journalRow is a question with the answer and what the plays say.
type journalRow struct {
	question, answer, says string
	questionStyle          ui.Style
	answerStyle, saysStyle ui.Style
}

// What can be chosen in the journal.
const (
	journalBack = 1 + iota
	journalSeal
	journalDelete
	journalField = 10
)

const (
	journalTop, journalStep, journalH = 78.0, 188.0, 178.0
	journalTextX, journalTextW        = 48.0, 700.0
	journalSaysX, journalSaysW        = 790.0, 442.0
	journalBoxY, journalBoxH          = 62.0, 104.0 // of the answer, from the card's top
)

var (
	journalSealRect   = ui.Rect{X: 1016, Y: 650, W: 240, H: 50}
	journalDeleteRect = ui.Rect{X: 24, Y: 650, W: 200, H: 50}
	journalAnswer     = ui.Style{Size: 16, Color: ui.Ink, Leading: 25}
)

func journalCard(i int) ui.Rect {
	return ui.Rect{X: 24, Y: journalTop + journalStep*float64(i), W: 1232, H: journalH}
}

func newJournal(a *App) ui.Screen {
	j := &journal{app: a, typing: -1}
	j.read()
	j.focus.Set(journalField)
	if j.page.IsSealed() {
		j.focus.Set(journalBack)
	}
	return j
}

// read takes the journal and what the plays say anew.
func (j *journal) read() {
	a := j.app
	j.lang = a.lang()
	kept, err := a.store.Journal()
	j.ready = err == nil
	if err != nil {
		j.say(a.say("journal.unread", "Why", game.Reason(err, j.lang)), true)
	}
	p, err := a.store.Profile(j.lang)
	if err != nil {
		j.say(a.say("screen.store", "Why", game.Reason(err, j.lang)), true)
	}
	j.page = kept.JournalPage(p, j.lang)
	for i := range j.fields {
		card := journalCard(i)
		f := &j.fields[i]
		f.Rect = ui.Rect{X: journalTextX, Y: card.Y + journalBoxY, W: journalTextW, H: journalBoxH}
		f.Style, f.Many, f.Most = journalAnswer, true, game.MaxAnswer
		f.Hint = a.say("journal.hint." + number(i+1))
		f.SetText(kept.Answers[i])
	}
	j.relabel()
}

func (j *journal) say(text string, bad bool) { j.toast = newToast(text, bad, ui.Width/2, 800) }

func (j *journal) relabel() {
	a := j.app
	j.bar = newTopBar(a.say("journal.title"), a.say("journal.line"), 900)
	j.labels = [2]string{a.say("journal.yours"), a.say("journal.says")}
	j.seal, j.sealNote, j.drop = a.say("journal.seal"), a.say("journal.seal.note"), a.say("journal.delete")
	if j.sure {
		j.drop = a.say("journal.delete.sure")
	}
	j.signed = paragraph{}
	if j.page.IsSealed() {
		text, col := a.say("journal.sealed", "When", a.when(j.page.Sealed))+" · "+a.say("journal.hash", "Hash", j.page.Seal[:min(16, len(j.page.Seal))]), ui.Ink2
		if !j.page.Intact() {
			text, col = a.say("journal.broken"), ui.RiskText
		}
		j.signed = paragraph{text: text, style: ui.Note.In(col)}
	}
	for i := range j.rows {
		r := &j.rows[i]
		r.question, r.answer, r.says = number(i+1)+". "+j.page.Questions[i], j.page.Answers[i], j.page.Says[i]
		if r.answer == "" {
			r.answer = a.say("journal.blank")
		}
		if r.says == "" {
			r.says = a.say("journal.says.later")
			if !j.page.IsSealed() {
				r.says = a.say("journal.says.first")
			}
		}
		r.questionStyle, _ = fit(r.question, ui.Strong, journalTextW, 46, smallest)
		r.answerStyle, _ = fit(r.answer, journalAnswer, journalTextW-24, journalBoxH, smallest)
		r.saysStyle, _ = fit(r.says, ui.Note.In(ui.Ink), journalSaysW, journalBoxH, smallest)
	}
	j.aim()
}

func (j *journal) aim() {
	t := append(j.targets[:0], ui.Target{ID: journalBack, Rect: backTarget})
	if j.ready && !j.page.IsSealed() {
		for i := range j.fields {
			t = append(t, ui.Target{ID: journalField + i, Rect: j.fields[i].Rect})
		}
	}
	if j.ready && j.page.Begun() || j.page.IsSealed() {
		t = append(t, ui.Target{ID: journalDelete, Rect: journalDeleteRect})
	}
	if j.ready && !j.page.IsSealed() {
		t = append(t, ui.Target{ID: journalSeal, Rect: journalSealRect})
	}
	j.targets = t
}

// Writing is the answer that is being written.
func (j *journal) Writing() *ui.Field {
	if j.typing < 0 {
		return nil
	}
	return &j.fields[j.typing]
}

// Animating is false: nothing moves here.
func (j *journal) Animating() bool { return false }

// Update writes, seals and deletes.
func (j *journal) Update(in ui.Input) (ui.Next, error) {
	changed := j.toast.text != "" && in.Any()
	if changed {
		j.toast = toast{}
	}
	if j.typing >= 0 {
		return j.write(in), nil
	}
	if in.Has(ui.NextLanguage) {
		j.app.switchLanguage()
		j.read()
		return ui.Redraw(), nil
	}
	if in.Has(ui.Back) {
		return ui.Replace(newTitle(j.app)), nil
	}
	chosen, moved := j.focus.Update(in, j.targets)
	if j.sure && j.focus.ID() != journalDelete {
		j.sure = false
		j.relabel()
	}
	switch {
	case chosen == journalBack:
		return ui.Replace(newTitle(j.app)), nil
	case chosen == journalSeal:
		j.close()
		return ui.Redraw(), nil
	case chosen == journalDelete:
		j.delete()
		return ui.Redraw(), nil
	case chosen >= journalField:
		j.typing = chosen - journalField
		j.fields[j.typing].Update(ui.Input{X: in.X, Y: in.Y, Pressed: in.Released}) // the caret goes where one clicked
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || moved), nil
}

// write writes into an answer. What stands there is kept at once: a window may be closed at any time.
func (j *journal) write(in ui.Input) ui.Next {
	f := &j.fields[j.typing]
	switch {
	case in.Has(ui.Back):
		j.typing = -1
	case in.Has(ui.FocusNext):
		j.typeInto(j.typing + 1)
	case in.Has(ui.FocusPrevious):
		j.typeInto(j.typing - 1)
	case in.Pressed && !f.Rect.Has(in.X, in.Y):
		j.typing = -1
		j.focus.Update(in, j.targets) // it went down on something
	default:
		before := f.Text()
		changed := f.Update(in)
		if f.Text() != before {
			j.keep()
		}
		return ui.RedrawIf(changed || in.Woken)
	}
	return ui.Redraw()
}

// typeInto goes to another answer; after the last to the seal, before the first to the way back.
func (j *journal) typeInto(i int) {
	j.typing = i
	switch {
	case i < 0:
		j.focus.Set(journalBack)
	case i >= len(j.fields):
		j.typing = -1
		j.focus.Set(journalSeal)
	default:
		j.focus.Set(journalField + i)
	}
}

func (j *journal) keep() {
	for i := range j.fields {
		j.page.Answers[i] = j.fields[i].Text()
	}
	if err := j.app.store.KeepAnswers(j.page.Answers); err != nil {
		j.say(j.app.say("journal.failed", "Why", game.Reason(err, j.lang)), true)
	}
	j.aim()
}

// close seals what is written.
func (j *journal) close() {
	a := j.app
	if !j.page.Begun() {
		j.say(a.say("journal.empty"), true)
		return
	}
	if _, err := a.store.SealJournal(a.now()); err != nil {
		j.say(a.say("journal.failed", "Why", game.Reason(err, j.lang)), true)
		return
	}
	j.read()
	j.focus.Set(journalBack)
}

// delete deletes the journal, with the second press.
func (j *journal) delete() {
	a := j.app
	if !j.sure {
		j.sure = true
		j.relabel()
		return
	}
	j.sure = false
	if err := a.store.DropJournal(); err != nil {
		j.say(a.say("journal.failed", "Why", game.Reason(err, j.lang)), true)
		return
	}
	j.read()
	j.say(a.say("journal.deleted"), false)
	j.focus.Set(journalField)
}

// Draw draws the journal.
func (j *journal) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	j.bar.draw(c, j.focus.ID() == journalBack)
	for i := range j.rows {
		j.drawRow(c, i)
	}
	for _, t := range j.targets {
		switch t.ID {
		case journalDelete:
			ui.Button{Rect: t.Rect, Kind: ui.QuietOnLight, Label: j.drop, Icon: "x", Focused: j.focus.ID() == t.ID, Held: j.focus.Held(t.ID)}.Draw(c)
		case journalSeal:
			c.Text(j.sealNote, t.Rect.X-18, ui.Note.Mid(t.Rect.CenterY()), ui.Note.To(ui.Right))
			ui.Button{Rect: t.Rect, Kind: ui.Solid, Label: j.seal, Icon: "lock", Focused: j.focus.ID() == t.ID, Held: j.focus.Held(t.ID)}.Draw(c)
		}
	}
	if j.signed.text != "" {
		c.Icon("lock", 1230, journalSealRect.CenterY()-9, 18, ui.Ink2)
		c.Text(j.signed.text, 1220, ui.Note.Mid(journalSealRect.CenterY()), j.signed.style.To(ui.Right))
	}
	j.toast.draw(c)
}

func (j *journal) drawRow(c *ui.Canvas, i int) {
	card, r := journalCard(i), &j.rows[i]
	ui.Card{Rect: card, Radius: 14}.Draw(c)
	c.Paragraph(r.question, journalTextX, card.Y+29, journalTextW, r.questionStyle)
	box := j.fields[i].Rect
	if j.page.IsSealed() || !j.ready {
		c.Paragraph(r.answer, box.X, r.answerStyle.Mid(box.Y+14), box.W-24, r.answerStyle)
	} else {
		j.fields[i].Draw(c, j.focus.ID() == journalField+i, j.typing == i)
	}
	c.Fill(ui.Rect{X: journalSaysX - 22, Y: card.Y + 20, W: 1.5, H: card.H - 40}, 0, ui.Hairline)
	c.Icon("chart-line", journalSaysX, card.Y+18, 20, ui.Go)
	c.Text(j.labels[1], journalSaysX+28, card.Y+33, ui.Label.In(ui.Go))
	c.Paragraph(r.says, journalSaysX, r.saysStyle.Mid(card.Y+journalBoxY+12), journalSaysW, r.saysStyle)
}
