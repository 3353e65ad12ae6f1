package scenes

import (
	"errors"

	"parley/game"
	"parley/scenes/ui"
)

// ending is how the play ended and what it was worth: the story at the left, the reckoning at the right.
type ending struct {
	app  *App
	at   place
	view game.View

	bar     topBar
	level   ui.Chip
	meters  [3]ui.Meter
	kind    ui.Chip
	answer  ui.Chip
	tint    ui.Tint
	story   ui.Rect
	title   paragraph
	text    paragraph
	caption string
	sum     paragraph // how the worth is made of the terms
	terms   [4]endingTerm
	notes   []paragraph
	buttons [8]string // the post-test has "before and after" in the place of another play
	toast   toast

	worth   ui.Tween // thousandths, counting up
	figures string   // worth as it is shown now
	shown   int32
	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
	motion  ui.Motion
}

// endingTerm is one of the four that a run's worth is made of.
type endingTerm struct {
	name, words string
	style       ui.Style
	value       float64 // 0..1
	color, ink  ui.Color
}

// What can be chosen on the ending, the buttons in the order they stand in.
const (
	endingReview = 1 + iota
	endingAgain
	endingMap
	endingCompare
	endingHistory
	endingReasons
	endingChair
	endingTitle
	endingBack
	endingMeter // and the two after it
)

var (
	storyRect = ui.Rect{X: 24, Y: 492, W: 700, H: 212} // as high as it may be
	worthRect = ui.Rect{X: 748, Y: 80, W: 508, H: 262}
	notesRect = ui.Rect{X: 748, Y: 354, W: 508, H: 200}
	notesList = ui.Rect{X: 760, Y: 368, W: 488, H: 172}
)

const (
	storyText = 652.0
	sumX      = 160.0 // of how the worth is made, in its card
	sumW      = 328.0
	termX     = 22.0 // of a term's name, in the card; then its bar, then its words
	termBarX  = 96.0
	termBarW  = 130.0
	termWordX = 244.0
	termWordW = 246.0
	noteX     = 30.0
	noteW     = 444.0
)

func endingButton(i int) ui.Rect {
	switch {
	case i < 2:
		return ui.Rect{X: 748 + 258*float64(i), Y: 564, W: 250, H: 52}
	case i < 5:
		return ui.Rect{X: 748 + 172*float64(i-2), Y: 624, W: 164, H: 38}
	}
	return ui.Rect{X: 748 + 172*float64(i-5), Y: 670, W: 164, H: 38}
}

func newEnding(a *App) ui.Screen {
	e := &ending{app: a, motion: a.motion()}
	e.read()
	for i, m := range e.view.Meters {
		e.meters[i].Show(m.Value)
	}
	e.motion.Start(&e.worth, float64(e.view.Ending.Worth.R), ui.Counted, ui.Out)
	e.count()
	e.focus.Set(endingReview) // a key too many, still reading on, must not begin another play
	if n := a.takeNotice(); n != "" {
		e.toast = newToast(n, true, ui.Width/2, 700)
	}
	return e
}

// read takes the view anew.
func (e *ending) read() {
	a := e.app
	e.at, e.view = a.place(), a.view()
	v, end := &e.view, e.view.Ending
	dept := ui.Department(v.Department)
	e.level = ui.Chip{Y: 11, H: 24, Text: a.say("level." + string(v.Level)), Ground: dept.Ground, Ink: dept.Text}
	e.bar = newTopBar(departmentTitle(v.DeptName, v.Title), v.Place+" · "+a.say("days.left", "Count", v.Days), 604-barText-16-e.level.Width())
	e.level.X = barText + e.bar.titleWidth() + 16
	for i, m := range v.Meters {
		e.meters[i].Icon, e.meters[i].Label, e.meters[i].Color = meterIcons[i], m.Name, meterColors[i]
	}
	e.tint = ui.Ending(end.Kind)
	e.title = paragraph{text: end.Title, y: 30}
	e.title.style, _ = fit(end.Title, ui.Style{Weight: ui.Headline.Weight, Size: 26, Color: ui.Ink, Leading: 38}, storyText, 40, 18)
	e.text = paragraph{text: end.Text, y: 76}
	e.text.style, _ = fit(end.Text, ui.Style{Size: 18, Color: ui.Ink, Leading: 29}, storyText, 118, smallest)
	r := storyRect
	r.H = e.text.y + height(end.Text, e.text.style, storyText) + 20
	r.Y += storyRect.H - r.H
	e.story = r
	e.kind = ui.Chip{X: r.X + 24, Y: r.Y - 19, H: 38, Size: 17, Icon: "flag", Text: end.KindName,
		Ground: e.tint.Ground, Ink: e.tint.Text, Edge: e.tint.Accent}
	e.answer = ui.Chip{}
	if end.Outcome != "" {
		e.answer = ui.Chip{X: e.kind.X + e.kind.Width() + 10, Y: r.Y - 19, H: 38, Size: 15, Icon: "messages-square",
			Text: a.say("screen.ending.answer", "Outcome", end.Outcome), Ground: ui.Navy, Ink: ui.OnNavy}
	}
	e.caption = a.say("screen.ending.worth")
	e.readTerms()
	e.readNotes()
	past := a.say("screen.ending.history")
	if !v.CanUndo { // an assessment stands: it can only be looked at
		past = a.say("screen.standoff.history")
	}
	again := a.say("screen.ending.again")
	if a.inQuarter() {
		again = a.say("screen.campaign.back")
	}
	e.buttons = [...]string{
		a.say("screen.ending.review"), again,
		a.say("screen.ending.map"), a.say("screen.ending.compare"), past,
		a.say("screen.ending.reasons"), a.say("screen.chair.button"), a.say("screen.ending.title"),
	}
	if v.Scenario == game.Posttest {
		e.buttons[endingCompare-endingReview] = a.say("posttest.button")
	}
	e.aim()
}

func (e *ending) readTerms() {
	end := e.view.Ending
	w := end.Worth
	for i, t := range [...]struct {
		id         string
		value      int32
		color, ink ui.Color
	}{
		{"worth.got", w.Got, ui.Exchange, ui.ExchangeText}, {"worth.bond", w.Bond, ui.Trust, ui.TrustText},
		{"worth.time", w.Time, ui.Alignment, ui.AlignmentText}, {"worth.clean", w.Clean, ui.Goodwill, ui.Ink},
	} {
		term := endingTerm{name: e.app.say(t.id), value: float64(t.value) / 1000, color: t.color, ink: t.ink}
		if i < len(end.Terms) {
			term.words = end.Terms[i]
		}
		term.style, _ = fit(term.words, ui.Style{Size: smallest, Color: ui.Ink2, Leading: 19}, termWordW, 38, smallest)
		e.terms[i] = term
	}
	text := e.app.say("worth.sum", "R", game.Points(w.R), "Got", game.Points(w.Got), "Bond", game.Points(w.Bond),
		"Time", game.Points(w.Time), "Clean", game.Points(w.Clean))
	e.sum = paragraph{text: text, y: 35}
	e.sum.style, _ = fit(text, ui.Style{Size: smallest, Color: ui.Ink2, Leading: 19}, sumW, 38, smallest)
}

func (e *ending) readNotes() {
	e.notes = e.notes[:0]
	y := 4.0
	all := e.view.Ending.Notes
	if seal := e.view.Ending.Seal; seal != "" {
		all = append(all, e.app.say("ending.seal", "Seal", seal))
	}
	for _, text := range all {
		e.notes = append(e.notes, paragraph{text, reasonNote, y})
		y += height(text, reasonNote, noteW) + 10
	}
	e.scroll.Rect, e.scroll.Height = notesList, y-6
	e.scroll.Rect.H = min(e.scroll.Height, notesList.H)
}

// count shows the worth as far as it has come.
func (e *ending) count() {
	if n := int32(e.worth.Value()); n != e.shown || e.figures == "" {
		e.shown, e.figures = n, game.Points(n)
	}
}

func (e *ending) aim() {
	e.targets = e.targets[:0]
	for i := range e.buttons {
		e.targets = append(e.targets, ui.Target{ID: endingReview + i, Rect: endingButton(i)})
	}
	e.targets = append(e.targets, ui.Target{ID: endingBack, Rect: backTarget})
	for i := range e.meters {
		e.targets = append(e.targets, ui.Target{ID: endingMeter + i, Rect: meterRect(i)})
	}
}

// Animating says whether the worth still counts up.
func (e *ending) Animating() bool { return e.motion.Active() }

// Update goes on from the ending: again, back, or away.
func (e *ending) Update(in ui.Input) (ui.Next, error) {
	if e.at.session != e.app.session || e.at.turns != e.app.place().turns {
		return ui.Replace(e.app.returned()), nil // they went back to an earlier turn
	}
	changed := e.motion.Tick()
	e.count()
	if in.Has(ui.NextLanguage) {
		e.app.switchLanguage()
		e.toast = toast{}
		if n := e.app.takeNotice(); n != "" {
			e.toast = newToast(n, true, ui.Width/2, 700)
		}
	}
	if e.at.lang != e.app.lang() {
		e.read()
		changed = true
	}
	if e.toast.text != "" && in.Any() && !in.Has(ui.NextLanguage) {
		e.toast = toast{}
		changed = true
	}
	in, scrolled := scrollByPage(&e.scroll, in)
	chosen, moved := e.focus.Update(in, e.targets)
	switch {
	case in.Has(ui.Back):
		chosen = endingBack
	case in.Has(ui.History):
		chosen = endingHistory
	case in.Has(ui.Reasons):
		chosen = endingReasons
	case in.Has(ui.Undo):
		return e.undo(), nil
	case in.Has(ui.Save):
		return e.save(), nil
	case in.Woken && e.toast.text != "":
		e.toast = toast{}
		changed = true
	}
	switch {
	case chosen == endingReview:
		return e.review(), nil
	case chosen == endingAgain:
		return e.again(), nil
	case chosen == endingMap:
		return ui.Replace(newMap(e.app, e.view.Scenario, e)), nil
	case chosen == endingCompare && e.view.Scenario == game.Posttest:
		return e.posttest(), nil
	case chosen == endingCompare:
		next, problem := e.app.besideAnother(e)
		if next == nil {
			e.toast = newToast(problem, true, ui.Width/2, 700)
			return ui.Redraw(), nil
		}
		return ui.Replace(next), nil
	case chosen == endingHistory:
		return ui.Push(newHistory(e.app)), nil
	case chosen == endingReasons, chosen >= endingMeter:
		return ui.Push(newReasons(e.app, e.decided())), nil
	case chosen == endingChair:
		return ui.Replace(newChair(e.app, e)), nil
	case chosen == endingBack:
		return ui.Replace(e.app.home()), nil
	case chosen == endingTitle:
		return ui.Replace(newTitle(e.app)), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// decided is the turn of the last answer they gave, which is what the ending came of; without one, the last turn.
func (e *ending) decided() int {
	for i := e.at.turns - 1; i >= 0; i-- {
		if why := e.app.session.Why(i, e.app.lang()); why != nil && why.Decision != nil {
			return i
		}
	}
	return e.at.turns - 1
}

// scrollByPage is Scroll.Update for what seldom needs it.
func scrollByPage(s *ui.Scroll, in ui.Input) (ui.Input, bool) {
	if s.Height <= s.Rect.H {
		return in, false
	}
	return s.Update(in)
}

// review shows the play turn by turn, each against the best that was open.
func (e *ending) review() ui.Next {
	r, err := newReview(e.app, e)
	if err != nil {
		return e.fail(err)
	}
	return ui.Replace(r)
}

// posttest shows the capstone beside this play.
func (e *ending) posttest() ui.Next {
	next, err := newPosttest(e.app, e)
	switch {
	case errors.Is(err, game.ErrNoPosttest):
		e.toast = newToast(e.app.say("posttest.none"), true, ui.Width/2, 700)
		return ui.Redraw()
	case err != nil:
		return e.fail(err)
	}
	return ui.Replace(next)
}

func (e *ending) relabel() { e.read() }

// again begins a new play of the same standoff at the same level, with another seed; one of the quarter goes back there.
func (e *ending) again() ui.Next {
	a, old := e.app, e.app.session
	if a.inQuarter() {
		return ui.Replace(a.home())
	}
	seed := uint64(a.now().UnixNano())
	if seed == old.Seed() {
		seed++
	}
	s, err := game.New(old.Scenario(), game.Options{Seed: seed, Level: old.Level(), Store: &a.store, Begun: a.now()})
	if err != nil {
		return e.fail(err)
	}
	return ui.Replace(a.setPlay(s))
}

func (e *ending) undo() ui.Next {
	if !e.view.CanUndo {
		return ui.Redraw()
	}
	if err := e.app.session.Undo(); err != nil {
		return e.fail(err)
	}
	return ui.Replace(e.app.returned())
}

func (e *ending) save() ui.Next {
	if _, err := e.app.session.Save(e.view.Scenario); err != nil {
		e.toast = newToast(e.app.say("text.not-saved", "Why", game.Reason(err, e.app.lang())), true, ui.Width/2, 700)
		return ui.Redraw()
	}
	e.toast = newToast(e.app.say("screen.standoff.saved"), false, ui.Width/2, 700)
	return ui.Redraw().After(noticeTime)
}

func (e *ending) fail(err error) ui.Next {
	e.toast = newToast(e.app.writeFailed(err), true, ui.Width/2, 700)
	return ui.Redraw()
}

// Draw draws the screen.
func (e *ending) Draw(c *ui.Canvas) {
	drawRoom(c, e.view.Room)
	c.Image(ui.Portrait(e.view.Person.Portrait, e.view.Mood), portraitRect, ui.Contain)
	e.drawStory(c)
	e.drawWorth(c)
	e.drawNotes(c)
	e.drawButtons(c)
	e.bar.draw(c, e.focus.ID() == endingBack)
	e.level.Draw(c)
	for i := range e.meters {
		e.meters[i].Draw(c, meterX(i), 15)
		if e.focus.ID() == endingMeter+i {
			c.Ring(meterRect(i), 9)
		}
	}
	e.toast.draw(c)
}

func (e *ending) drawStory(c *ui.Canvas) {
	r := e.story
	ui.Card{Rect: r, Radius: ui.RadiusPanel}.Draw(c)
	c.Fill(ui.Rect{X: r.X, Y: r.Y + 24, W: 5, H: r.H - 48}, 2, e.tint.Accent)
	e.kind.Draw(c)
	if e.answer.Text != "" {
		e.answer.Draw(c)
	}
	e.title.draw(c, r.X+24, r.Y, storyText)
	e.text.draw(c, r.X+24, r.Y, storyText)
}

func (e *ending) drawWorth(c *ui.Canvas) {
	r := worthRect
	ui.Card{Rect: r}.Draw(c)
	big := ui.Headline.In(e.tint.Text)
	big.Size = 46
	c.Text(e.figures, r.X+termX, r.Y+61, big)
	c.Text(e.caption, r.X+sumX, r.Y+30, ui.Label)
	e.sum.draw(c, r.X+sumX, r.Y, sumW)
	c.Fill(ui.Rect{X: r.X + termX, Y: r.Y + 80, W: r.W - 2*termX, H: 1}, 0, ui.Hairline)
	grown := 1.0
	if goal := e.worth.Goal(); goal > 0 {
		grown = e.worth.Value() / goal
	}
	for i := range e.terms {
		t := &e.terms[i]
		mid := r.Y + 106 + 43*float64(i)
		c.Text(t.name, r.X+termX, ui.Label.Mid(mid), ui.Label.In(t.ink))
		c.Bar(ui.Rect{X: r.X + termBarX, Y: mid - 6, W: termBarW, H: 12}, t.value*grown, ui.Panel2, t.color)
		c.TextIn(ui.Rect{X: r.X + termWordX, Y: mid - 20, W: termWordW, H: 40}, t.words, t.style)
	}
}

func (e *ending) drawNotes(c *ui.Canvas) {
	if len(e.notes) == 0 {
		return
	}
	card := notesRect
	card.H -= notesList.H - e.scroll.Rect.H
	ui.Card{Rect: card}.Draw(c)
	e.scroll.Begin(c)
	for i := range e.notes {
		n := &e.notes[i]
		c.Fill(ui.Rect{X: 12, Y: n.y + 7, W: 8, H: 8}, 2, e.tint.Accent)
		n.draw(c, noteX, 0, noteW)
	}
	e.scroll.End(c, ui.OnNavy3)
}

func (e *ending) drawButtons(c *ui.Canvas) {
	icons := [len(e.buttons)]string{"chart-line", "rotate-ccw", "git-branch", "git-compare"} // the others have none
	for i, label := range e.buttons {
		kind := ui.QuietOnNavy
		if i == 0 {
			kind = ui.Amber
		}
		id := endingReview + i
		ui.Button{Rect: endingButton(i), Kind: kind, Label: label, Icon: icons[i], Focused: e.focus.ID() == id, Held: e.focus.Held(id)}.Draw(c)
	}
}
