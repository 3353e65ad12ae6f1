package scenes

import (
	"time"

	"parley/game"
	"parley/scenes/ui"
)

// standoff is the screen on which the game is played. What was said since the last choice is shown one speech after the
// other; with the last one comes what the player may say.
type standoff struct {
	app  *App
	at   place // what of the play is shown
	view game.View

	said    *game.Speech  // the player's own line
	steps   []game.Speech // what they said to it
	step    int
	telling bool // the text of the step is still coming
	refused bool // what they answered is to be diagnosed before the next meeting begins
	watched bool // a strategy plays: nobody is asked what to make of an answer
	briefed bool // the player has read what it is about, where nothing before the talk told it

	bar      topBar
	level    ui.Chip
	patience float64 // x of its squares
	meters   [3]ui.Meter
	hint     hintCard
	tools    []tool
	pill     [2]string // who is asked, and the keys
	cards    []choiceCard
	own      choiceCard
	parties  []partyCard // where there are several
	panel    dialogue
	answer   answerChip
	toast    toast

	width, height float64 // of the stage, 0 where it was never told
	strip         nearStrip

	focus   ui.Focus
	targets []ui.Target
	scroll  ui.Scroll
	motion  ui.Motion
	told    ui.Tween // how much of the text has come, design units along its lines
	enter   ui.Tween // how far the cards have come in, 0..1
	ownY    ui.Tween
	fade    ui.Tween // from one face to the next, 0..1
	face    ui.Picture
	before  ui.Picture
}

// place is where a play stood when a screen was made of it; the play may have gone on elsewhere since.
type place struct {
	session *game.Session
	turns   int
	lang    string
}

func (a *App) place() place {
	if a.session == nil {
		return place{lang: a.lang()}
	}
	return place{a.session, len(a.session.Turns()), a.lang()}
}

// What can be chosen on the screen.
const (
	idGoOn = 1 + iota
	idAsk  // the question itself: the focus rests there, so that no key too many says a line
	idAnswer
	idUndo
	idReasons
	idHistory
	idSave
	idLanguage
	idBack
	idMeter        // and the two after it
	idChoice = 100 // and on
)

const noticeTime = 2500 * time.Millisecond

func newStandoff(a *App) ui.Screen {
	s := &standoff{app: a, motion: a.motion()}
	s.read()
	for i := range s.meters {
		s.meters[i].Show(s.view.Meters[i].Value)
		s.meters[i].Change = s.view.Meters[i].Change
	}
	s.tell()
	s.takeNotice()
	return s
}

// read takes the view of the play anew, all of it.
func (s *standoff) read() {
	s.at, s.view = s.app.place(), s.app.view()
	s.said, s.steps = nil, nil
	for i := range s.view.Spoken {
		if sp := &s.view.Spoken[i]; sp.Own {
			s.said = sp
		} else {
			s.steps = append(s.steps, *sp)
		}
	}
	if len(s.steps) == 0 && s.said != nil { // nobody answered
		s.steps = append(s.steps, *s.said)
	}
	s.refused = s.view.Diagnosis != nil && !s.watched
	s.step = min(s.step, max(0, len(s.steps)-1))
	for i := range s.meters {
		s.meters[i].Icon, s.meters[i].Color, s.meters[i].Label = meterIcons[i], meterColors[i], s.view.Meters[i].Name
		s.meters[i].Hidden = s.view.Meters[i].Hidden
	}
}

// Animating says whether something moves or a text is coming.
func (s *standoff) Animating() bool { return s.motion.Active() }

// Update lets the player read on, speak, look back and leave.
func (s *standoff) Update(in ui.Input) (ui.Next, error) {
	if s.at.session != s.app.session || s.at.turns != s.app.place().turns {
		return ui.Replace(s.app.returned()), nil // they went back to an earlier turn
	}
	changed := s.motion.Tick()
	if s.at.lang != s.app.lang() {
		s.translate()
		changed = true
	}
	if s.telling && s.told.Value() >= s.told.Goal() {
		s.telling = false
		s.arrange()
		changed = true // where nothing moves, nobody else says so
	}
	if s.toast.text != "" && (in.Woken || s.toast.bad && in.Any()) {
		s.toast = toast{}
		changed = true
	}
	if s.scrolls() {
		var scrolled bool
		if in, scrolled = s.scroll.Update(in); scrolled {
			s.aim()
			changed = true
		}
	}
	chosen, moved := s.focus.Update(in, s.targets)
	if moved {
		s.revealFocus()
	}
	if next, done := s.hear(in, chosen); done {
		return next, nil
	}
	return ui.RedrawIf(changed || moved), nil
}

// hear does what the player wants, and reports whether there was anything.
func (s *standoff) hear(in ui.Input, chosen int) (ui.Next, bool) {
	switch {
	case in.Has(ui.Back):
		return s.leave(), true
	case in.Has(ui.NextLanguage):
		chosen = idLanguage
	case in.Has(ui.Undo):
		chosen = idUndo
	case in.Has(ui.History):
		chosen = idHistory
	case in.Has(ui.Reasons):
		chosen = idReasons
	case in.Has(ui.Save):
		chosen = idSave
	case in.Number > 0:
		return s.number(in.Number), true
	case in.Has(ui.Skip):
		s.skip()
		return ui.Redraw(), true
	}
	switch {
	case chosen == 0 || chosen == idAsk:
		return ui.Next{}, false
	case chosen >= idChoice:
		return s.say(chosen - idChoice), true
	case chosen == idGoOn:
		return s.goOn(), true
	case chosen == idBack:
		return s.leave(), true
	case chosen == idUndo:
		return s.undo(), true
	case chosen == idHistory:
		s.toast = toast{}
		return ui.Push(newHistory(s.app)), true
	case chosen == idSave:
		return s.save(), true
	case chosen == idLanguage:
		s.app.switchLanguage()
		s.translate()
		return s.notify(), true
	}
	if s.at.turns == 0 { // nothing has counted yet
		return ui.Redraw(), true
	}
	s.toast = toast{}
	return ui.Push(newReasons(s.app, s.at.turns-1)), true // the meters, the answer, the button
}

// leave goes back to the title, or to the quarter; the play is kept and can be gone on with.
func (s *standoff) leave() ui.Next { return ui.Replace(s.app.home()) }

// tell begins to show a speech.
func (s *standoff) tell() {
	s.telling = true
	s.arrange()
	s.told = ui.At(0)
	length := 0.0
	for _, l := range s.panel.block.Lines {
		length += l.Width
	}
	takes := time.Duration(0)
	if speed := s.app.readingSpeed(); speed > 0 {
		takes = time.Duration(length / speed * float64(time.Second))
	}
	s.motion.Start(&s.told, length, takes, ui.Linear)
	s.look()
	s.focus.Set(idGoOn)
}

// look changes the face to that of who speaks.
func (s *standoff) look() {
	who, mood := s.view.Person, "neutral"
	for _, sp := range s.steps[:min(s.step+1, len(s.steps))] {
		if !sp.Own {
			who = sp.Person
			if sp.Mood != "" {
				mood = sp.Mood
			}
		}
	}
	next := ui.Portrait(who.Portrait, mood)
	if next == s.face {
		return
	}
	if s.before, s.face = s.face, next; s.before == (ui.Picture{}) {
		s.before = next
	}
	s.fade = ui.At(0)
	s.motion.Start(&s.fade, 1, ui.Quick, ui.Linear)
}

// goOn reads on: the rest of a text, the next speech, the end.
func (s *standoff) goOn() ui.Next {
	switch {
	case s.telling:
		s.hush()
	case s.refused && s.step+1 >= s.here():
		return ui.Replace(newDiagnosis(s.app, s))
	case s.step+1 < len(s.steps):
		s.step++
		s.tell()
	case s.view.Ending != nil:
		return ui.Replace(newEnding(s.app))
	default:
		s.briefed = true
		s.arrange()
	}
	return ui.Redraw()
}

// here counts the speeches before the talk moves to another place.
func (s *standoff) here() int {
	for i := range s.steps {
		if s.steps[i].Place != "" {
			return i
		}
	}
	return len(s.steps)
}

// diagnosed lets the talk go on after the player has said why they did not agree.
func (s *standoff) diagnosed() {
	step := s.step
	s.read()
	s.step = step
	if s.step+1 < len(s.steps) {
		s.step++
		s.tell()
		return
	}
	s.briefed = true
	s.arrange()
}

// hush shows the whole text of a speech at once.
func (s *standoff) hush() {
	s.told = ui.At(s.told.Goal())
	s.telling = false
	s.arrange()
}

// skip goes to the last speech, which is where the player speaks.
func (s *standoff) skip() {
	s.step, s.briefed = max(0, len(s.steps)-1), true
	if s.refused {
		s.step = max(0, s.here()-1)
	}
	s.look()
	s.hush()
}

// asked says whether it is the player's turn to speak.
func (s *standoff) asked() bool {
	return !s.telling && !s.refused && s.step >= len(s.steps)-1 && s.view.Ending == nil && (s.briefed || !s.needsBrief())
}

// needsBrief says whether nothing before the talk has told what it is about.
func (s *standoff) needsBrief() bool { return s.at.turns == 0 && s.view.Brief != "" }

// number says the line with that number, or, while they still speak, goes ahead to the lines and points at it: a second
// press then says it.
func (s *standoff) number(n int) ui.Next {
	if !s.asked() {
		if s.skip(); s.view.Ending != nil {
			return ui.Redraw()
		}
		if n <= len(s.cards) && s.cards[n-1].open {
			s.focus.Set(idChoice + n - 1)
			s.revealFocus()
		}
		return ui.Redraw()
	}
	if n > len(s.cards) {
		return ui.Redraw()
	}
	return s.say(n - 1)
}

// say says a line. Its card becomes what was said, and they answer.
func (s *standoff) say(i int) ui.Next {
	card := s.cards[i]
	if !card.open {
		return ui.Redraw()
	}
	if err := s.app.session.Choose(card.id); err != nil {
		return s.fail(err)
	}
	s.step, s.briefed = 0, true
	s.read()
	s.setMeters()
	if len(s.steps) == 0 {
		return ui.Replace(s.app.stage())
	}
	s.ownY = ui.At(card.rect.Y - s.scroll.Offset())
	s.motion.Start(&s.ownY, columnTop, ui.Gentle, ui.Out)
	s.tell()
	return ui.Redraw()
}

// undo takes the last turn back.
func (s *standoff) undo() ui.Next {
	if !s.view.CanUndo {
		return ui.Redraw()
	}
	if err := s.app.session.Undo(); err != nil {
		return s.fail(err)
	}
	next := s.app.returned()
	if n, ok := next.(*standoff); ok { // the meters travel back
		n.meters = s.meters
		n.setMeters()
	}
	return ui.Replace(next)
}

// setMeters sends the meters to where they are now.
func (s *standoff) setMeters() {
	for k, m := range s.view.Meters {
		s.meters[k].Set(m.Value, m.Change, &s.motion)
	}
}

// returned is the screen of a play that was taken back: what was read once need not be read again.
func (a *App) returned() ui.Screen {
	next := a.stage()
	if s, ok := next.(*standoff); ok {
		s.skip()
		s.motion.Finish()
	}
	return next
}

// save puts a copy of the play aside.
func (s *standoff) save() ui.Next {
	if _, err := s.app.session.Save(s.view.Scenario); err != nil {
		return s.show(s.app.say("text.not-saved", "Why", game.Reason(err, s.app.lang())), true)
	}
	return s.show(s.app.say("screen.standoff.saved"), false)
}

// translate shows the same place in the language of now.
func (s *standoff) translate() {
	s.read()
	s.told = ui.At(s.told.Goal())
	s.telling = false
	s.toast = toast{}
	s.arrange()
}

func (s *standoff) fail(err error) ui.Next { return s.show(s.app.writeFailed(err), true) }

func (s *standoff) show(text string, bad bool) ui.Next {
	s.toast = s.newToast(text, bad)
	if bad {
		return ui.Redraw()
	}
	return ui.Redraw().After(noticeTime)
}

// notify shows what the app has for the player to know, if anything.
func (s *standoff) notify() ui.Next {
	s.takeNotice()
	return ui.Redraw()
}

func (s *standoff) takeNotice() {
	if n := s.app.takeNotice(); n != "" {
		s.toast = s.newToast(n, true)
	}
}
