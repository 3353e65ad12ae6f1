package scenes

import (
	"image"

	"parley/assets"
	"parley/game"
	"parley/scenes/ui"
)

// setupScreen is where the player picks a standoff and how much the game helps.
type setupScreen struct {
	app     *App
	focus   ui.Focus
	targets []ui.Target

	bar    topBar
	cards  []standoffCard
	picked int // of the cards
	levels []levelCard
	photo  float64                  // height of the pictures: what the longest brief leaves
	best   map[string]*game.Session // the best finished play of each standoff
	words  setupWords
	notice toast
}

type setupWords struct{ help, start, keys string }

// standoffCard is a standoff to pick.
type standoffCard struct {
	id                   string
	rect, photo          ui.Rect
	view                 game.View
	tint                 ui.Tint
	dept                 ui.Chip
	best                 ui.Chip // without a text: not played to the end yet
	who                  string
	title, brief         string
	titleStyle, briefing ui.Style
	test                 string // of a capstone: which of the two it is, as its words are called; empty for a standoff
	broken               bool   // it cannot be opened; brief says why
}

// levelCard is a level to pick.
type levelCard struct {
	level      game.Level
	rect       ui.Rect
	name, note string
	noteStyle  ui.Style
}

// Targets of the page; cards and levels count on from theirs.
const (
	setupBack  = 1
	setupStart = 2
	setupCard  = 10
	setupLevel = 20
)

var (
	cardsRect = ui.Rect{X: 24, Y: 84, W: 1232, H: 412}
	trayRect  = ui.Rect{X: 24, Y: 508, W: 1232, H: 196}
	goRect    = ui.Rect{X: 912, Y: 568, W: 316, H: 56}
	// What of a portrait stands in front of the room: head and shoulders, pixels of the picture.
	bust = image.Rect(60, 84, assets.PortraitWidth-60, 84+440)
)

const (
	levelX, levelY, levelW, levelH = 52.0, 568.0, 268.0, 110.0
	photoMargin                    = 10.0
	photoLeast, photoMost          = 120.0, 210.0
	cardWords, cardFoot            = 78.0, 18.0  // between the picture and the brief, and below it
	testW, testWords               = 232.0, 56.0 // the cards of the capstones, and the room of their words
)

func newSetup(a *App) ui.Screen {
	s := &setupScreen{app: a, best: a.bestPlays()}
	for _, id := range game.Stages() {
		s.cards = append(s.cards, standoffCard{id: id, test: testOf(id)})
	}
	for i, l := range game.Levels() {
		s.levels = append(s.levels, levelCard{level: l, rect: ui.Rect{X: levelX + float64(i)*(levelW+12), Y: levelY, W: levelW, H: levelH}})
	}
	s.lay()
	for i, c := range s.cards { // the first that was not played to the end
		if s.best[c.id] == nil && !c.broken {
			s.picked = i
			break
		}
	}
	s.focus.Set(setupStart)
	s.say(a.takeNotice())
	return s
}

// bestPlays finds the best finished play of each standoff among what is kept.
func (a *App) bestPlays() map[string]*game.Session {
	best := map[string]*game.Session{}
	records, err := a.store.Records()
	if err != nil {
		return best // the list of plays says why
	}
	worth := map[string]int32{}
	for _, r := range records {
		s := replayed(r)
		if s == nil || !s.Ended() {
			continue
		}
		if w := s.View(a.lang()).Ending.Worth.R; best[r.Record.Scenario] == nil || w > worth[r.Record.Scenario] {
			best[r.Record.Scenario], worth[r.Record.Scenario] = s, w
		}
	}
	return best
}

// testOf says which of the two capstones a scenario is, empty for a standoff.
func testOf(id string) string {
	switch id {
	case game.Pretest:
		return "pretest"
	case game.Posttest:
		return "posttest"
	}
	return ""
}

// lay puts the standoffs side by side, and the capstones one over the other at their right.
func (s *setupScreen) lay() {
	tests := 0
	for i := range s.cards {
		if s.cards[i].test != "" {
			tests++
		}
	}
	room := cardsRect.W
	if tests > 0 {
		room -= testW + 16
	}
	n := float64(len(s.cards) - tests)
	w := (room - 16*(n-1)) / max(n, 1)
	h := (cardsRect.H - 16*float64(tests-1)) / float64(max(tests, 1))
	beside, below := cardsRect.X, cardsRect.Y
	for i := range s.cards {
		k := &s.cards[i]
		if k.test != "" {
			k.rect = ui.Rect{X: cardsRect.X + cardsRect.W - testW, Y: below, W: testW, H: h}
			below += h + 16
			continue
		}
		k.rect = ui.Rect{X: beside, Y: cardsRect.Y, W: w, H: cardsRect.H}
		beside += w + 16
	}
	s.relabel()
	s.targets = append(s.targets[:0], ui.Target{ID: setupBack, Rect: backTarget})
	for i, c := range s.cards {
		s.targets = append(s.targets, ui.Target{ID: setupCard + i, Rect: c.rect, Disabled: c.broken})
	}
	for i, l := range s.levels {
		s.targets = append(s.targets, ui.Target{ID: setupLevel + i, Rect: l.rect})
	}
	s.targets = append(s.targets, ui.Target{ID: setupStart, Rect: goRect})
}

func (s *setupScreen) relabel() {
	a := s.app
	s.bar = newTopBar(a.say("screen.setup.title"), a.say("screen.setup.line"), 900)
	s.words = setupWords{a.say("screen.setup.help"), a.say("screen.setup.start"), a.say("screen.setup.keys", "N", len(s.cards))}
	for i := range s.cards {
		s.cards[i].fill(a, s.best[s.cards[i].id])
	}
	s.arrange()
	for i := range s.levels {
		l := &s.levels[i]
		l.name, l.note = a.say("level."+string(l.level)), a.say("level."+string(l.level)+".note")
		l.noteStyle, _ = fit(l.note, ui.Note.In(ui.OnNavy2), levelW-36, 48, smallest)
	}
}

// fill puts the words into a card.
func (k *standoffCard) fill(a *App, best *game.Session) {
	view, err := preview(k.id, a.lang())
	if k.broken = err != nil; k.broken {
		k.title, k.brief = k.id, a.say("error.scenario", "ID", k.id, "Why", err)
	} else {
		k.view, k.title, k.brief = view, view.Title, view.Brief
		k.who = view.Person.Name + " · " + view.Person.Role
		k.tint = ui.Department(view.Department)
		k.dept = ui.Chip{Text: view.DeptName, H: 26, Ground: k.tint.Ground, Ink: k.tint.Text}
		if k.test != "" {
			k.gather(a)
		}
	}
	k.best = ui.Chip{}
	if best != nil {
		e := best.View(a.lang()).Ending
		t := ui.Ending(e.Kind)
		k.best = ui.Chip{Text: a.say("screen.setup.best", "Kind", e.KindName, "R", game.Points(e.Worth.R)), Icon: "award", H: 30, Size: 15, Ground: t.Ground, Ink: t.Text}
	}
}

// gather names those at the table of a capstone, and says what it is for: the brief has no room here and is read when it
// begins.
func (k *standoffCard) gather(a *App) {
	var names []string
	for _, p := range k.view.Parties {
		names = append(names, p.Person.Name)
	}
	k.who = game.Join(a.lang(), names)
	k.brief = a.say("setup." + k.test + ".line")
	k.dept.Text = a.say("setup." + k.test)
}

// arrange gives the pictures what room the longest brief leaves, the same in every card, and fits the words to the rest.
func (s *setupScreen) arrange() {
	s.photo = photoMost
	for _, k := range s.cards {
		if k.test != "" {
			continue
		}
		s.photo = min(s.photo, k.rect.H-photoMargin-cardWords-cardFoot-height(k.brief, briefStyle, k.rect.W-40))
	}
	s.photo = max(s.photo, photoLeast)
	for i := range s.cards {
		k := &s.cards[i]
		w := k.rect.W - 40
		if k.test != "" {
			k.titleStyle, _ = fitLine(k.title, ui.CardTitle, w, smallest)
			k.briefing, _ = fit(k.brief, briefStyle, w, testWords, smallest)
			k.dept.X, k.dept.Y = k.rect.X+20, k.rect.Y+16
			k.best.X, k.best.Y = k.rect.X+20, k.rect.Y+k.rect.H-40
			continue
		}
		k.photo = ui.Rect{X: k.rect.X + photoMargin, Y: k.rect.Y + photoMargin, W: k.rect.W - 2*photoMargin, H: s.photo}
		k.titleStyle, _ = fitLine(k.title, ui.Name, w, smallest)
		k.briefing, _ = fit(k.brief, briefStyle, w, k.rect.H-photoMargin-s.photo-cardWords-cardFoot, smallest)
		k.dept.X, k.dept.Y = k.rect.X+20, k.photo.Y+s.photo+12
		if ui.Measure(k.who, ui.Note) > w-k.dept.Width()-10 { // the department is said already
			k.who = k.view.Person.Name
		}
		k.best.X, k.best.Y = k.photo.X+10, k.photo.Y+10
	}
}

var briefStyle = ui.Style{Size: 16, Color: ui.Ink, Leading: 24}

// preview is what there is to see of a scenario before it is played.
func preview(id, lang string) (game.View, error) {
	sc, err := game.Open(id)
	if err != nil {
		return game.View{}, err
	}
	s, err := game.New(sc, game.Options{Seed: 1})
	if err != nil {
		return game.View{}, err
	}
	return s.View(lang), nil
}

// begin starts a play. It returns its first screen, or why there is none.
func (a *App) begin(id string) (ui.Screen, string) {
	sc, err := game.Open(id)
	if err != nil {
		return nil, a.say("error.scenario", "ID", id, "Why", err)
	}
	now := a.now()
	s, err := game.New(sc, game.Options{Store: &a.store, Level: a.settings.Level, Seed: uint64(now.UnixNano()) % 1_000_000, Begun: now})
	if err != nil {
		return nil, a.writeFailed(err)
	}
	return a.setPlay(s), ""
}

// setLevel sets how much the game helps in the plays to come, and remembers it.
func (a *App) setLevel(l game.Level) {
	a.settings.Level = l
	a.keepSettings()
}

func (s *setupScreen) say(problem string) {
	s.notice = toast{}
	if problem != "" {
		s.notice = newToast(problem, true, ui.Width/2, 900)
	}
}

// Update picks, and starts.
func (s *setupScreen) Update(in ui.Input) (ui.Next, error) {
	a := s.app
	hidden := s.notice.text != "" && in.Any()
	if hidden {
		s.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		s.relabel()
		s.say(a.takeNotice())
		return ui.Redraw(), nil
	}
	chosen, changed := s.focus.Update(in, s.targets)
	if in.Has(ui.Back) {
		chosen = setupBack
	}
	if in.Number > 0 && in.Number <= len(s.cards) && !s.cards[in.Number-1].broken {
		chosen = setupCard + in.Number - 1
	}
	switch {
	case chosen == setupBack:
		return ui.Replace(newTitle(a)), nil
	case chosen == setupStart:
		return s.start(), nil
	case chosen >= setupLevel: // the next press starts, here as well
		a.setLevel(s.levels[chosen-setupLevel].level)
		s.focus.Set(setupStart)
		s.say(a.takeNotice())
		return ui.Redraw(), nil
	case chosen >= setupCard: // the next press starts
		s.picked = chosen - setupCard
		s.focus.Set(setupStart)
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || hidden), nil
}

func (s *setupScreen) start() ui.Next {
	if len(s.cards) == 0 || s.cards[s.picked].broken {
		return ui.Redraw()
	}
	next, problem := s.app.begin(s.cards[s.picked].id)
	if next != nil {
		return ui.Replace(next)
	}
	s.say(problem)
	return ui.Redraw()
}

// Animating is false: nothing moves here.
func (s *setupScreen) Animating() bool { return false }

// Draw draws the page.
func (s *setupScreen) Draw(c *ui.Canvas) {
	backdrop(c, "office", .34)
	s.bar.draw(c, s.focus.ID() == setupBack)
	for i := range s.cards {
		s.cards[i].draw(c, i == s.picked, s.focus.ID() == setupCard+i)
	}
	c.Shadow(trayRect, ui.RadiusPanel)
	c.Fill(trayRect, ui.RadiusPanel, ui.Navy)
	c.Text(s.words.help, levelX, 546, trayTitle)
	for i := range s.levels {
		s.levels[i].draw(c, s.levels[i].level == s.app.settings.Level, s.focus.ID() == setupLevel+i)
	}
	ui.Button{Rect: goRect, Label: s.words.start, Icon: "arrow-right", Style: goStyle,
		Focused: s.focus.ID() == setupStart, Held: s.focus.Held(setupStart)}.Draw(c)
	c.Text(s.words.keys, goRect.CenterX(), 664, ui.Small.In(ui.OnNavy3).To(ui.Center))
	s.notice.draw(c)
}

var (
	trayTitle = ui.Style{Weight: assets.Bold, Size: 20, Color: ui.OnNavy}
	goStyle   = ui.Style{Weight: assets.Bold, Size: 20, Align: ui.Center}
)

func (k *standoffCard) draw(c *ui.Canvas, picked, focused bool) {
	r := k.rect
	ui.Card{Rect: r}.Draw(c)
	if k.broken {
		c.Text(k.title, r.X+20, r.Y+40, k.titleStyle)
		c.TextIn(r.Inset(20), k.brief, k.briefing)
		return
	}
	if k.test != "" {
		k.drawTest(c)
	} else {
		k.drawStandoff(c)
	}
	if picked {
		c.Frame(r, ui.RadiusCard, 4, ui.Alignment)
		c.Circle(r.X+r.W-34, r.Y+34, 15, ui.Alignment)
		c.Icon("check", r.X+r.W-43, r.Y+25, 18, ui.Navy)
	}
	if focused {
		c.Ring(r, ui.RadiusCard)
	}
}

// drawTest draws a capstone: no picture, for there are three of them.
func (k *standoffCard) drawTest(c *ui.Canvas) {
	r := k.rect
	k.dept.Draw(c)
	c.Text(k.title, r.X+20, r.Y+66, k.titleStyle)
	c.Text(k.who, r.X+20, r.Y+90, ui.Note)
	c.TextIn(ui.Rect{X: r.X + 20, Y: r.Y + 98, W: r.W - 40, H: testWords}, k.brief, k.briefing)
	if k.best.Text != "" {
		k.best.Draw(c)
	}
}

func (k *standoffCard) drawStandoff(c *ui.Canvas) {
	r, p := k.rect, k.photo
	c.Image(ui.SoftRoom(k.view.Room), p, ui.Cover)
	w := p.H * float64(bust.Dx()) / float64(bust.Dy())
	c.ImagePart(ui.Portrait(k.view.Person.Portrait, "neutral"), bust, ui.Rect{X: p.CenterX() - w/2, Y: p.Y, W: w, H: p.H})
	const round = 12.0 // the picture's corners lie under a white frame with round corners inside
	c.Frame(p.Inset(-photoMargin+2), round+photoMargin-2, photoMargin-2, ui.Panel)
	if k.best.Text != "" {
		k.best.Draw(c)
	}
	dept := k.dept.Draw(c)
	c.Text(k.who, k.dept.X+dept+10, ui.Note.Mid(k.dept.Y+13), ui.Note)
	c.Paragraph(k.title, r.X+20, p.Y+p.H+66, r.W-40, k.titleStyle)
	c.Paragraph(k.brief, r.X+20, k.briefing.Mid(p.Y+p.H+cardWords+12), r.W-40, k.briefing)
}

func (l *levelCard) draw(c *ui.Canvas, picked, focused bool) {
	r := l.rect
	c.Fill(r, 14, ui.Navy2)
	dot := ui.OnNavy3
	if picked {
		dot = ui.Alignment
		c.Frame(r, 14, 2, ui.Alignment)
	}
	c.Frame(ui.Rect{X: r.X + 18, Y: r.Y + 20, W: 18, H: 18}, 9, 2, dot)
	if picked {
		c.Circle(r.X+27, r.Y+29, 5, dot)
	}
	c.Text(l.name, r.X+46, r.Y+35, ui.Heading.In(ui.OnNavy))
	c.Paragraph(l.note, r.X+18, r.Y+66, r.W-36, l.noteStyle)
	if focused {
		c.Ring(r, 14)
	}
}
