package scenes

import (
	"slices"
	"time"

	"parley/game"
	"parley/scenes/ui"
)

// watch is the standoff played by a named strategy, step by step: before each line it says which one it takes and why. The
// player goes on, lets it run, goes back, or takes over; what the strategy says is not kept, what the player says then is.
type watch struct {
	app      *App
	from     covered // where the player came from
	scenario string
	strategy string
	seed     uint64

	talk   *standoff
	name   string      // of the strategy, in words
	intent game.Intent // what it says next; its reason stays while they answer
	next   int         // the card of what it says next, -1 for none
	auto   bool        // it goes on by itself
	armed  bool        // and the loop will wake us
	end    *watchEnd   // it has ended, and that was read
	words  watchWords
}

type watchWords struct{ mark, over string }

// watchEnd is the card of how it ended.
type watchEnd struct {
	rect    ui.Rect
	kind    ui.Chip
	worth   string
	tint    ui.Tint
	caption string
	title   paragraph
	text    paragraph
	labels  [4]string
	rects   [4]ui.Rect
}

// Targets beside those of the standoff.
const (
	watchOver = 40 + iota
	watchAuto
	watchAgain
	watchSelf
	watchBeside
	watchLeave
)

var takeOverRect = ui.Rect{X: columnX + columnW - 8 - 156, Y: 82, W: 156, H: 32}

// How long it waits before it goes on by itself.
const (
	watchPause  = 900 * time.Millisecond
	watchChoice = 4 * time.Second
	calmReading = 420.0 // design units a second
)

// newWatch sits a strategy down in a standoff. It returns the screen, or why there is none.
func newWatch(a *App, scenario, strategy string, seed uint64, from covered) (ui.Screen, string) {
	w := &watch{app: a, from: from, scenario: scenario, strategy: strategy, seed: seed}
	if problem := w.begin(); problem != "" {
		return nil, problem
	}
	return w, ""
}

// begin lets the strategy prepare and sits down.
func (w *watch) begin() string {
	a := w.app
	sc, err := game.Open(w.scenario)
	if err != nil {
		return a.say("error.scenario", "ID", w.scenario, "Why", err)
	}
	s, err := game.New(sc, game.Options{Seed: w.seed, Level: game.Coach, Begun: a.now()})
	if err != nil {
		return a.writeFailed(err)
	}
	a.leave()
	a.session = s
	w.intent, _ = s.Intent(w.strategy, a.lang())
	if a.view().Preparation != nil {
		if err := w.follow(); err != nil {
			return a.writeFailed(err)
		}
	}
	w.end, w.auto, w.armed = nil, false, false
	w.talk = newStandoff(a).(*standoff)
	w.talk.watched = true
	w.dress()
	return ""
}

// follow takes the strategy's next step.
func (w *watch) follow() error {
	s := w.app.session
	st, _ := s.Scenario().Strategy(w.strategy)
	return s.Follow(st)
}

// sit comes back to a play that was taken back: what was read once need not be read again.
func (w *watch) sit() {
	w.end, w.auto, w.armed = nil, false, false
	if w.app.view().Preparation != nil { // the strategy prepares as it does
		if err := w.follow(); err != nil {
			w.talk.fail(err)
			return
		}
	}
	w.talk = newStandoff(w.app).(*standoff)
	w.talk.watched = true
	w.talk.skip()
	w.talk.motion.Finish()
	w.dress()
}

// dress puts the strategy's words and buttons on the standoff, whenever that was arranged anew.
func (w *watch) dress() {
	a, s := w.app, w.talk
	w.name = a.strategyName(a.session, w.strategy)
	w.words = watchWords{mark: a.say("screen.watch.next"), over: a.say("screen.watch.over")}
	w.next = -1
	if s.asked() {
		w.intent, _ = a.session.Intent(w.strategy, a.lang())
		w.next = slices.IndexFunc(s.cards, func(k choiceCard) bool { return k.id == w.intent.Choice })
	}
	s.hint = hintCard{title: a.say("screen.watch.why"), text: w.intent.Why}
	s.hint.width = even(s.hint.text, hintText, hintTextW)
	s.hint.rect = ui.Rect{X: ui.Margin, Y: 80, W: 222, H: 46 + height(s.hint.text, hintText, hintTextW)}
	s.pill = [2]string{cutTo(w.name, ui.Strong, takeOverRect.X-796-12), ""}
	if w.end != nil { // its card stands in the place of what was said
		s.cards, s.said, s.pill[0] = s.cards[:0], nil, ""
	}
	if w.auto {
		s.panel.goOn = a.say("screen.watch.auto")
	}
	w.dressTools()
	w.aim()
}

// cutTo returns as much of a text as one line of a width holds, with … where something is left out.
func cutTo(text string, st ui.Style, w float64) string {
	b := ui.Wrap(text, st.Lines(1), w)
	if len(b.Lines) == 0 {
		return ""
	}
	return b.Lines[0].Text
}

func (w *watch) dressTools() {
	a, s := w.app, w.talk
	auto := tool{id: watchAuto, icon: "fast-forward", label: a.say("screen.watch.auto"), key: "S", off: w.end != nil}
	if w.auto {
		auto.icon, auto.label = "pause", a.say("screen.watch.pause")
	}
	s.tools = append(s.tools[:0],
		tool{id: idUndo, icon: "undo-2", label: a.say("screen.watch.back"), off: s.at.turns <= w.prepared()},
		auto,
		tool{id: idReasons, icon: "circle-question-mark", label: a.say("screen.standoff.why"), key: "W", off: s.at.turns == 0},
		tool{id: idHistory, icon: "history", label: a.say("screen.standoff.history"), key: "H"},
		tool{id: idLanguage, icon: "languages", label: a.say("screen.standoff.language"), key: "L"},
	)
	for i := range s.tools {
		s.tools[i].rect = ui.Rect{X: ui.Margin, Y: 316 + 46*float64(i), W: 128, H: 38}
	}
}

// prepared is how many turns the preparation takes: none or one.
func (w *watch) prepared() int {
	if turns := w.app.session.Turns(); len(turns) > 0 && turns[0].Entry.Plan != nil {
		return 1
	}
	return 0
}

// aim adds the strategy's targets to those of the standoff.
func (w *watch) aim() {
	s := w.talk
	s.aim()
	if w.end != nil {
		s.targets = slices.DeleteFunc(s.targets, func(t ui.Target) bool { return t.ID == idGoOn || t.ID == idAsk })
		for i, r := range w.end.rects {
			s.targets = append(s.targets, ui.Target{ID: watchAgain + i, Rect: r})
		}
		return
	}
	s.targets = append(s.targets, ui.Target{ID: watchOver, Rect: takeOverRect})
	if w.next >= 0 && s.focus.ID() == idAsk {
		s.focus.Set(idChoice + w.next)
		s.revealFocus()
	}
}

// Animating says whether something moves or a text is coming.
func (w *watch) Animating() bool { return w.talk.Animating() }

// Update lets the strategy speak, or the player do something else.
func (w *watch) Update(in ui.Input) (ui.Next, error) {
	s := w.talk
	if s.at.session != w.app.session || s.at.turns != w.app.place().turns {
		w.sit() // the history went back
		return ui.Redraw(), nil
	}
	changed := s.motion.Tick()
	if s.at.lang != w.app.lang() {
		w.relabel()
		changed = true
	}
	if s.telling && s.told.Value() >= s.told.Goal() {
		s.telling = false
		s.arrange()
		w.dress()
	}
	if s.toast.text != "" && in.Any() {
		s.toast = toast{}
		changed = true
	}
	if s.scrolls() {
		var scrolled bool
		if in, scrolled = s.scroll.Update(in); scrolled {
			w.aim()
			changed = true
		}
	}
	chosen, moved := s.focus.Update(in, s.targets)
	if moved {
		s.revealFocus()
		w.aim()
	}
	if next, done := w.hear(in, chosen); done {
		return w.arm(next), nil
	}
	return w.arm(ui.RedrawIf(changed || moved)), nil
}

// relabel shows the same place in the language of now.
func (w *watch) relabel() {
	w.talk.translate()
	if w.end != nil {
		w.finish()
	}
	w.dress()
}

// arm asks to be woken where the strategy goes on by itself and nothing moves.
func (w *watch) arm(next ui.Next) ui.Next {
	if !w.auto || w.armed || w.talk.Animating() || next != ui.Redraw() && next != (ui.Next{}) {
		return next
	}
	w.armed = true
	wait := watchPause + time.Duration(w.talk.told.Goal()/calmReading*float64(time.Second))
	if w.talk.asked() {
		wait = watchChoice
	}
	return ui.Redraw().After(wait)
}

// hear does what the player wants, and reports whether there was anything.
func (w *watch) hear(in ui.Input, chosen int) (ui.Next, bool) {
	a, s := w.app, w.talk
	switch {
	case in.Has(ui.Back):
		return w.leave(), true
	case in.Has(ui.NextLanguage):
		chosen = idLanguage
	case in.Has(ui.Undo):
		chosen = idUndo
	case in.Has(ui.History):
		chosen = idHistory
	case in.Has(ui.Reasons):
		chosen = idReasons
	case in.Has(ui.Skip):
		chosen = watchAuto
	case in.Woken && w.auto:
		w.armed = false
		return w.forward(), true
	case in.Number > 0 && in.Number <= len(s.cards):
		chosen = idChoice + in.Number - 1
	}
	switch {
	case chosen == 0 || chosen == idAsk:
		return ui.Next{}, false
	case chosen == idChoice+w.next || chosen == idGoOn:
		w.armed = false
		return w.forward(), true
	case chosen >= idChoice:
		return w.takeOver(chosen - idChoice), true
	case chosen == watchOver:
		return w.takeOver(-1), true
	case chosen == watchAuto:
		w.auto, w.armed = !w.auto && w.end == nil, false
		s.arrangePanel()
		w.dress()
		return ui.Redraw(), true
	case chosen == watchAgain:
		return w.again(), true
	case chosen == watchSelf:
		return w.lead(a.begin(w.scenario)), true
	case chosen == watchBeside:
		next, problem := a.besideBest(w.scenario, w.strategy, w.seed, w.from)
		if next != nil {
			a.leave()
		}
		return w.lead(next, problem), true
	case chosen == watchLeave || chosen == idBack:
		return w.leave(), true
	case chosen == idUndo:
		return w.undo(), true
	case chosen == idLanguage:
		a.switchLanguage()
		w.relabel()
		return ui.Redraw(), true
	case chosen == idHistory:
		w.auto = false
		return ui.Push(newHistory(a)), true
	}
	if s.at.turns == 0 { // nothing has counted yet
		return ui.Redraw(), true
	}
	w.auto = false
	return ui.Push(newReasons(a, s.at.turns-1)), true
}

func (w *watch) lead(next ui.Screen, problem string) ui.Next {
	if next != nil {
		return ui.Replace(next)
	}
	return w.talk.show(problem, true)
}

// forward reads on, or lets the strategy say its line.
func (w *watch) forward() ui.Next {
	s := w.talk
	switch {
	case w.end != nil:
		w.auto = false
	case !s.telling && s.step+1 >= len(s.steps) && s.view.Ending != nil:
		w.finish()
		w.dress()
		s.focus.Set(watchAgain)
	case s.asked() && w.next >= 0:
		if next := s.say(w.next); next.Screen() != nil { // nobody answered
			w.finish()
		}
		w.dress()
	default:
		s.goOn()
		w.dress()
	}
	return ui.Redraw()
}

func (w *watch) undo() ui.Next {
	if w.talk.at.turns <= w.prepared() {
		return ui.Redraw()
	}
	if err := w.app.session.Undo(); err != nil {
		return w.talk.fail(err)
	}
	w.sit()
	return ui.Redraw()
}

// takeOver makes the play the player's own from here, kept from its first turn on. A line that was pointed at is pointed
// at there: the next press says it.
func (w *watch) takeOver(card int) ui.Next {
	s := w.app.session
	next, problem := w.app.playAgain(s, len(s.Turns())+1)
	if next == nil {
		return w.talk.show(problem, true)
	}
	if _, asked := next.(*sheet); asked { // the strategy went past it, and the first line is open already
		if err := w.app.session.AnswerSheet(nil); err != nil {
			return w.talk.show(w.app.writeFailed(err), true)
		}
		next = w.app.returned()
	}
	if own, ok := next.(*standoff); ok && card >= 0 && card < len(own.cards) && own.cards[card].open {
		own.focus.Set(idChoice + card)
	}
	return ui.Replace(next)
}

// again watches it from the start.
func (w *watch) again() ui.Next {
	if problem := w.begin(); problem != "" {
		return w.talk.show(problem, true)
	}
	return ui.Redraw()
}

func (w *watch) leave() ui.Next {
	w.app.leave()
	w.from.relabel()
	return ui.Replace(w.from)
}

// finish sets the card of how it ended.
func (w *watch) finish() {
	a, e := w.app, w.talk.view.Ending
	w.auto = false
	room := columnW - 48.0
	end := &watchEnd{tint: ui.Ending(e.Kind), worth: game.Points(e.Worth.R), caption: a.say("screen.ending.worth")}
	end.kind = ui.Chip{H: 34, Size: 16, Icon: "flag", Text: e.KindName, Ground: end.tint.Ground, Ink: end.tint.Text}
	end.title = paragraph{text: e.Title, y: 74}
	end.title.style, _ = fit(e.Title, ui.Style{Weight: ui.Headline.Weight, Size: 22, Color: ui.Ink, Leading: 32}, room, 64, 16)
	y := 74 + height(e.Title, end.title.style, room) + 6
	end.text = paragraph{text: e.Text, y: y}
	end.text.style, _ = fit(e.Text, ui.Style{Size: 16, Color: ui.Ink, Leading: 25}, room, 150, smallest)
	y += height(e.Text, end.text.style, room) + 20
	end.rect = ui.Rect{X: columnX, Y: columnTop, W: columnW, H: y}
	end.labels = [4]string{a.say("screen.watch.again"), a.say("screen.watch.self"), a.say("screen.deck.beside"), a.say("screen.watch.leave")}
	for i := range end.rects {
		end.rects[i] = ui.Rect{X: columnX + 260*float64(i%2), Y: columnTop + y + 14 + 58*float64(i/2), W: 248, H: 48}
	}
	w.end = end
}

// Draw draws the standoff with the strategy beside it.
func (w *watch) Draw(c *ui.Canvas) {
	s := w.talk
	s.Draw(c)
	if w.end != nil {
		w.drawEnd(c)
		return
	}
	ui.Button{Rect: takeOverRect, Label: w.words.over, Icon: "user", Style: overStyle, Focused: s.focus.ID() == watchOver, Held: s.focus.Held(watchOver)}.Draw(c)
	if w.next < 0 || w.next >= len(s.cards) || s.enter.Value() < 1 {
		return
	}
	r := s.cards[w.next].rect.Move(0, -s.lift())
	if s.focus.ID() == idChoice+w.next {
		r.X -= 10
	} else {
		c.Frame(r, ui.RadiusCard, 3, ui.Alignment)
	}
	chip := ui.Chip{H: 30, Size: 15, Text: w.words.mark, Ground: ui.Alignment, Ink: ui.Navy}
	chip.X, chip.Y = r.X-chip.Width()-8, r.CenterY()-15
	chip.Draw(c)
}

var overStyle = ui.Label.To(ui.Center)

func (w *watch) drawEnd(c *ui.Canvas) {
	e := w.end
	r := e.rect
	ui.Card{Rect: r}.Draw(c)
	c.Fill(ui.Rect{X: r.X, Y: r.Y + 20, W: 5, H: r.H - 40}, 2, e.tint.Accent)
	chip := e.kind
	chip.X, chip.Y = r.X+24, r.Y+22
	chip.Draw(c)
	big := ui.Headline.In(e.tint.Text).To(ui.Right)
	big.Size = 34
	c.Text(e.worth, r.X+r.W-24, r.Y+52, big)
	c.Text(e.caption, r.X+r.W-24-96, r.Y+50, ui.Small.To(ui.Right))
	e.title.draw(c, r.X+24, r.Y, r.W-48)
	e.text.draw(c, r.X+24, r.Y, r.W-48)
	f := &w.talk.focus
	for i, icon := range [...]string{"rotate-ccw", "play", "git-compare", "arrow-left"} {
		kind := ui.QuietOnNavy
		if i == 0 {
			kind = ui.Amber
		}
		ui.Button{Rect: e.rects[i], Kind: kind, Label: e.labels[i], Icon: icon, Focused: f.ID() == watchAgain+i, Held: f.Held(watchAgain + i)}.Draw(c)
	}
}
