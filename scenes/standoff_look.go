package scenes

import (
	"slices"
	"strconv"
	"strings"

	"parley/game"
	"parley/scenes/ui"
)

// How the standoff looks. arrange sets everything once for what is shown; Draw only draws it.

var (
	portraitRect = ui.Rect{X: 152, Y: 4, W: 481, H: 601}
	pillRect     = ui.Rect{X: columnX, Y: 78, W: columnW, H: 40}
	stageRect    = ui.Rect{Y: ui.TopBar, W: ui.Width, H: ui.Height - ui.TopBar}
)

// dialogue is the panel at the foot with the text that comes at reading speed.
type dialogue struct {
	ui.Dialogue
	text      string
	style     ui.Style
	room      float64 // width of its lines at most
	width     float64
	block     ui.Block
	top, lead float64 // of its lines
	goOn      string
	goOnRect  ui.Rect
}

type hintCard struct {
	rect        ui.Rect
	title, text string
	width       float64
}

// tool is a button at the left edge.
type tool struct {
	id          int
	rect        ui.Rect
	icon, label string
	key         string
	off         bool
}

// answerChip says how they decided and offers the reasons.
type answerChip struct {
	rect  ui.Rect
	split float64 // width of the part that says the answer
	head  string
	why   string
	tint  ui.Tint
}

func (s *standoff) arrange() {
	s.arrangeBar()
	s.arrangePanel()
	s.arrangeTools()
	s.parties = newPartyCards(s.view.Parties, s.parties)
	was := len(s.cards) > 0
	s.arrangeCards()
	if now := len(s.cards) > 0; now && !was {
		s.focus.Set(idAsk)
		s.scroll = ui.Scroll{Rect: s.scroll.Rect, Height: s.scroll.Height}
		s.enter = ui.At(0)
		s.motion.Start(&s.enter, 1, ui.Gentle, ui.Out)
	}
	s.aim()
}

func (s *standoff) arrangeBar() {
	a, v := s.app, &s.view
	sub := a.say("place.turn", "Place", v.Place, "N", v.Turn)
	if v.Ending != nil {
		sub = v.Place
	} else if v.Days > 0 {
		sub += " · " + a.say("days.left", "Count", v.Days)
	}
	tint := ui.Department(v.Department)
	s.level = ui.Chip{Y: 11, H: 24, Text: a.say("level." + string(v.Level)), Ground: tint.Ground, Ink: tint.Text}
	squares := 0.0
	if s.showsPatience() {
		squares = 40 + 14*float64(min(v.PatienceAll, maxSquares))
	}
	const end = 604 // the meters begin at 622
	s.bar = newTopBar(departmentTitle(v.DeptName, v.Title), sub, end-barText-16-s.level.Width()-squares)
	s.level.X = barText + s.bar.titleWidth() + 16
	s.patience = s.level.X + s.level.Width() + 14
}

// maxSquares is how many squares of patience the bar has room for; more are a figure.
const maxSquares = 6

func (s *standoff) showsPatience() bool { return s.view.Act.String() == "meeting" }

func (s *standoff) arrangePanel() {
	a, v := s.app, &s.view
	p := dialogue{}
	s.answer = answerChip{}
	if s.step < len(s.steps) {
		sp := s.steps[s.step]
		p.Name, p.Role, p.Accent = sp.Person.Name, sp.Person.Role, ui.Department(v.Department).Accent
		p.text = quoted(sp.Text)
		if i := slices.IndexFunc(v.Parties, func(k game.PartyView) bool { return k.Person.ID == sp.Person.ID }); i >= 0 {
			p.Accent = ui.Department(v.Parties[i].Department).Accent
		}
		if sp.Own {
			p.Accent = ui.Alignment
		} else if sp.Mood != "" {
			p.Mood = ui.Chip{H: 34, Size: 15, Text: a.say("mood." + sp.Mood), Icon: moodIcon(sp.Mood),
				Ground: ui.MoodGround, Ink: ui.MoodText, Edge: ui.MoodBorder}
		}
	}
	p.Rect, p.room = ui.DialogueRect, dialogueW
	if s.near() {
		s.nearPanel(&p)
	} else {
		p.style, _ = fit(p.text, ui.Speech, dialogueW, 82, 18)
	}
	r := p.Rect
	p.width = even(p.text, p.style, p.room)
	p.block = ui.Wrap(p.text, p.style, p.width)
	p.lead = p.block.Height / float64(max(1, len(p.block.Lines)))
	p.top = r.Y + 30 + clamp((r.H-30-p.block.Height)/2, -4, 2)
	switch {
	case s.asked():
	case v.Ending != nil && s.step >= len(s.steps)-1:
		p.goOn = a.say("screen.standoff.end")
	default:
		p.goOn = a.say("screen.standoff.continue")
	}
	w := ui.Measure(p.goOn, ui.Small) + 46
	p.goOnRect = ui.Rect{X: r.X + r.W - 24 - w, Y: r.Y + r.H - 38, W: w, H: 28}
	s.panel = p
	if s.near() && s.asked() {
		return // the lines to say take its place; the reasons are a tool in the bar
	}
	if v.Why != nil && v.Why.Decision != nil && !s.telling && s.step >= len(s.steps)-1 {
		s.answer = newAnswerChip(r, v.Why.Decision.Head, a.say("screen.standoff.ask-why"), v.Why.Decision.Outcome.String())
		if s.near() { // the name needs the room below
			s.answer.rect = s.answer.rect.Move(0, -48)
		}
	}
}

// dialogueW is the width of what is said; the rest of the panel is for the word that goes on.
const dialogueW = 1042.0

// newAnswerChip sets the chip on the upper edge of the panel r.
func newAnswerChip(r ui.Rect, head, why, outcome string) answerChip {
	chip := answerChip{head: head, why: why, tint: answerTint(outcome)}
	chip.split = 18 + 20 + 8 + ui.Measure(head, ui.Label) + 18
	w := chip.split + 14 + ui.Measure(why, ui.Label) + 36
	chip.rect = ui.Rect{X: r.X + r.W - 24 - w, Y: r.Y - 22, W: w, H: 40}
	return chip
}

func (s *standoff) arrangeTools() {
	a := s.app
	off := s.at.turns == 0
	s.tools = append(s.tools[:0],
		tool{id: idUndo, icon: "undo-2", label: a.say("screen.standoff.undo"), off: !s.view.CanUndo},
		tool{id: idReasons, icon: "circle-question-mark", label: a.say("screen.standoff.why"), key: "W", off: off},
		tool{id: idHistory, icon: "history", label: a.say("screen.standoff.history"), key: "H"},
		tool{id: idSave, icon: "save", label: a.say("screen.standoff.save"), key: "F5"},
		tool{id: idLanguage, icon: "languages", label: a.say("screen.standoff.language"), key: "L"},
	)
	for i := range s.tools {
		s.tools[i].rect = ui.Rect{X: ui.Margin, Y: 316 + 46*float64(i), W: 128, H: 38}
	}
	if s.near() {
		s.nearTools()
	}
}

// arrangeCards sets the right column: what may be said, or what was.
func (s *standoff) arrangeCards() {
	a, v := s.app, &s.view
	s.cards, s.own, s.hint, s.pill = s.cards[:0], choiceCard{}, hintCard{}, [2]string{}
	switch {
	case s.asked():
		s.arrangeChoices()
		if s.near() {
			s.nearChoices()
		}
	case s.near():
		s.nearWords()
	case s.said != nil:
		s.pill[0] = a.say("screen.standoff.own", "Who", v.Player.Name)
		s.own = newChoiceCard(s.said.Text, "", cardHigh)
	case s.needsBrief():
		s.pill[0] = v.Title
		s.own = newChoiceCard("", "", 0)
		s.own.text = v.Brief
		s.own.style, _ = fit(v.Brief, ui.Style{Size: 18, Color: ui.Ink, Leading: 28}, columnW-48, 380, smallest)
		s.own.rect = ui.Rect{X: columnX, Y: columnTop, W: columnW, H: 40 + height(v.Brief, s.own.style, columnW-48)}
	}
}

func (s *standoff) arrangeChoices() {
	a, v := s.app, &s.view
	n := float64(len(v.Choices))
	h, gap := cardHigh, 10.0
	if n > 4 {
		h, gap = cardLow, 8
	}
	open := 0
	for i, c := range v.Choices {
		if c.Open {
			open++
		}
		card := newChoiceCard(c.Text, s.note(i, true), h)
		card.id, card.open, card.number = c.ID, c.Open, strconv.Itoa(i+1)
		card.rect.Y += (h + gap) * float64(i)
		s.cards = append(s.cards, card)
	}
	s.scroll.Rect = ui.Rect{X: columnX - 20, Y: columnTop - 6, W: columnW + 40, H: columnEnd - columnTop + 8}
	s.scroll.Height = 6 + n*(h+gap) - gap
	s.pill[0] = a.say("screen.standoff.ask", "Who", v.Player.Name)
	s.pill[1] = a.say("screen.standoff.keys", "Count", min(open, 9))
	if v.Hint != "" {
		s.hint = hintCard{title: a.say("screen.standoff.hint"), text: v.Hint, width: even(v.Hint, hintText, hintTextW)}
		s.hint.rect = ui.Rect{X: ui.Margin, Y: 80, W: 222, H: 46 + height(v.Hint, hintText, hintTextW)}
	}
}

// note is what stands below a line: to whom of several it goes and, where wanted, its moves; or why it cannot be said.
func (s *standoff) note(i int, moves bool) string {
	c := &s.view.Choices[i]
	note := ""
	switch {
	case !c.Open:
		note = c.Needs
	case moves:
		note = strings.Join(c.Moves, " · ")
	}
	if c.To != "" {
		note = strings.TrimSuffix(s.app.say("parties.to", "Who", c.To)+" · "+note, " · ")
	}
	return note
}

var hintText = ui.Style{Size: smallest, Color: ui.HintText, Leading: 20}

const hintTextW = 172.0

// scrolls says whether there are more cards than the column holds.
func (s *standoff) scrolls() bool { return len(s.cards) > 0 && s.scroll.Height > s.scroll.Rect.H }

// lift is how far the cards are scrolled up.
func (s *standoff) lift() float64 {
	if s.scrolls() {
		return s.scroll.Offset()
	}
	return 0
}

// revealFocus scrolls to the card that has the focus.
func (s *standoff) revealFocus() {
	if i := s.focus.ID() - idChoice; i >= 0 && i < len(s.cards) && s.scrolls() {
		s.scroll.Reveal(s.cards[i].rect.Y-s.scroll.Rect.Y-6, s.cards[i].rect.H+12)
		s.aim()
	}
}

// aim says what can be chosen where.
func (s *standoff) aim() {
	t := s.targets[:0]
	ask, stage := pillRect, stageRect
	if s.near() {
		ask, stage = s.strip.rect, ui.Rect{Y: nearBar, W: s.width, H: s.height - nearBar}
	}
	if s.asked() {
		t = append(t, ui.Target{ID: idAsk, Rect: ask})
	} else {
		t = append(t, ui.Target{ID: idGoOn, Rect: stage})
	}
	for i, k := range s.cards {
		target := ui.Target{ID: idChoice + i, Rect: k.rect.Move(0, -s.lift()), Disabled: !k.open}
		if s.scrolls() {
			target.Within = s.scroll.Rect
		}
		t = append(t, target)
	}
	if s.answer.head != "" {
		t = append(t, ui.Target{ID: idAnswer, Rect: s.answer.rect})
	}
	for _, b := range s.tools {
		t = append(t, ui.Target{ID: b.id, Rect: b.rect, Disabled: b.off})
	}
	back := backTarget
	if s.near() {
		back = nearBack
	}
	t = append(t, ui.Target{ID: idBack, Rect: back})
	for i := range s.meters {
		t = append(t, ui.Target{ID: idMeter + i, Rect: s.meterRect(i), Disabled: s.at.turns == 0})
	}
	s.targets = t
}

func meterX(i int) float64 { return 622 + 218*float64(i) }

func meterRect(i int) ui.Rect { return ui.Rect{X: meterX(i) - 8, Y: 7, W: ui.MeterWidth + 16, H: 50} }

// Draw draws the screen.
func (s *standoff) Draw(c *ui.Canvas) {
	if s.near() {
		s.drawNear(c)
		return
	}
	drawRoom(c, s.view.Room)
	if fade := s.fade.Value(); fade < 1 {
		c.Image(s.before, portraitRect, ui.Contain)
		c.PushAlpha(fade)
		c.Image(s.face, portraitRect, ui.Contain)
		c.Pop()
	} else {
		c.Image(s.face, portraitRect, ui.Contain)
	}
	for i := range s.parties {
		s.parties[i].draw(c)
	}
	s.drawLeft(c)
	s.drawColumn(c)
	s.drawPanel(c)
	s.drawBar(c)
	s.toast.draw(c)
}

// drawRoom draws the room behind a talk: out of focus, veiled, darker towards the foot.
func drawRoom(c *ui.Canvas, room string) {
	backdrop(c, room, .22)
	w := c.Window()
	const from = 330
	c.Gradient(ui.Rect{X: w.X, Y: from, W: w.W, H: w.Y + w.H - from}, ui.Fade(ui.Navy, 0), ui.Fade(ui.Navy, .53))
}

func (s *standoff) drawBar(c *ui.Canvas) {
	s.bar.draw(c, s.focus.ID() == idBack)
	s.level.Draw(c)
	if all := s.view.PatienceAll; s.showsPatience() {
		c.Icon("clock", s.patience, 15, 16, ui.OnNavy3)
		if all <= maxSquares {
			c.Squares(s.patience+22, 18, s.view.Patience, all, ui.Alignment, ui.Track)
		} else {
			bar := ui.Rect{X: s.patience + 22, Y: 18, W: 14*maxSquares - 4, H: 10}
			c.Bar(bar, float64(s.view.Patience)/float64(all), ui.Track, ui.Alignment)
		}
	}
	for i := range s.meters {
		s.meters[i].Draw(c, meterX(i), 15)
		if s.focus.ID() == idMeter+i {
			c.Ring(meterRect(i), 9)
		}
	}
}

func (s *standoff) drawLeft(c *ui.Canvas) {
	if h := s.hint; h.text != "" {
		ui.Card{Rect: h.rect, Radius: 14, Ground: ui.HintGround}.Draw(c)
		c.Fill(ui.Rect{X: h.rect.X, Y: h.rect.Y + 12, W: 4, H: h.rect.H - 24}, 2, ui.MoodBorder)
		c.Icon("lightbulb", h.rect.X+16, h.rect.Y+13, 18, ui.HintTitle)
		c.Text(h.title, h.rect.X+38, h.rect.Y+27, ui.Label.In(ui.HintTitle))
		c.Paragraph(h.text, h.rect.X+38, h.rect.Y+50, h.width, hintText)
	}
	for i := range s.tools {
		s.tools[i].draw(c, &s.focus)
	}
}

func (b *tool) draw(c *ui.Canvas, f *ui.Focus) {
	ink, ground := ui.OnNavy, ui.Fade(ui.Navy, .84)
	if b.off {
		ink, ground = ui.Fade(ui.OnNavy2, .7), ui.Fade(ui.Navy, .5)
	}
	r := b.rect
	if f.Held(b.id) {
		r = r.Move(0, 1)
	}
	c.Fill(r, ui.RadiusButton, ground)
	c.Icon(b.icon, r.X+12, r.CenterY()-9, 18, ink)
	st := ui.Label.In(ink)
	c.Text(b.label, r.X+38, st.Mid(r.CenterY()), st)
	key := ui.Small.In(ui.OnNavy3).To(ui.Right)
	c.Text(b.key, r.X+r.W-11, key.Mid(r.CenterY()), key)
	if f.ID() == b.id {
		c.Ring(r, ui.RadiusButton)
	}
}

func (s *standoff) drawColumn(c *ui.Canvas) {
	if s.pill[0] == "" {
		return
	}
	c.Fill(pillRect, 20, ui.Navy)
	if s.focus.ID() == idAsk {
		c.Frame(pillRect, 20, 2, ui.Alignment)
	}
	c.Avatar(s.view.Player.Portrait, "neutral", 770, 98, 15, ui.Panel2)
	c.Text(s.pill[0], 796, 104, ui.Strong.In(ui.OnNavy))
	c.Text(s.pill[1], 1236, 103, ui.Small.In(ui.OnNavy3).To(ui.Right))
	switch {
	case len(s.cards) > 0:
		s.drawCards(c)
	case s.said != nil:
		s.drawOwn(c)
	default:
		ui.Card{Rect: s.own.rect}.Draw(c)
		c.TextIn(s.own.rect.Inset(24), s.own.text, s.own.style)
	}
}

func (s *standoff) drawCards(c *ui.Canvas) {
	scrolls := s.scrolls()
	if scrolls {
		s.scroll.Begin(c)
		c.PushMove(-s.scroll.Rect.X, -s.scroll.Rect.Y)
	}
	away := 1 - s.enter.Value()
	for i := range s.cards {
		c.PushMove(away*(24+14*float64(i)), 0)
		s.cards[i].draw(c, s.focus.ID() == idChoice+i, s.focus.Held(idChoice+i))
		c.Pop()
	}
	if scrolls {
		c.Pop()
		s.scroll.End(c, ui.Fade(ui.Navy, .6))
	}
}

// drawOwn draws the card that was chosen, as what the player has said.
func (s *standoff) drawOwn(c *ui.Canvas) {
	k := &s.own
	r := k.rect
	r.Y = columnTop
	if s.ownY.Goal() != 0 {
		r.Y = s.ownY.Value()
	}
	ui.Card{Rect: r, Ground: ui.Navy}.Draw(c)
	c.Avatar(s.view.Player.Portrait, "neutral", r.X+36, r.CenterY(), 20, ui.Panel2)
	c.Paragraph(k.text, r.X+cardText, r.Y+k.base, k.width, k.style.In(ui.OnNavy))
}

func (s *standoff) drawPanel(c *ui.Canvas) {
	p := &s.panel
	p.Dialogue.Draw(c)
	r := p.Rect
	c.Paragraph(p.text, r.X+32, p.style.Mid(p.top+p.lead/2), p.width, p.style)
	if s.telling {
		s.hideUntold(c)
	}
	if p.goOn != "" {
		s.drawGoOn(c)
	}
	if a := &s.answer; a.head != "" {
		c.Shadow(a.rect, 20)
		c.Fill(a.rect, 20, ui.Alignment)
		c.Fill(ui.Rect{X: a.rect.X, Y: a.rect.Y, W: a.split, H: a.rect.H}, 20, a.tint.Ground)
		c.Icon("messages-square", a.rect.X+16, a.rect.Y+10, 20, a.tint.Text)
		st := ui.Label.In(a.tint.Text)
		c.Text(a.head, a.rect.X+44, st.Mid(a.rect.CenterY()), st)
		c.Text(a.why, a.rect.X+a.split+12, st.Mid(a.rect.CenterY()), ui.Label.In(ui.Navy))
		c.Icon("chevron-right", a.rect.X+a.rect.W-28, a.rect.Y+11, 18, ui.Navy)
		if s.focus.ID() == idAnswer {
			c.Ring(a.rect, 20)
		}
	}
}

// hideUntold covers what of the text has not come yet: cheaper than a picture of every beginning of it.
func (s *standoff) hideUntold(c *ui.Canvas) {
	p, told := &s.panel, s.told.Value()
	x := p.Rect.X + 32
	for i, l := range p.block.Lines {
		if told >= l.Width {
			told -= l.Width
			continue
		}
		from := x + l.Start + told
		if told <= 0 {
			from -= p.style.Size / 2 // overhang
		}
		c.Fill(ui.Rect{X: from, Y: p.top + float64(i)*p.lead, W: x + p.room + 16 - from, H: p.lead}, 0, ui.Panel)
		told = 0
	}
}

func (s *standoff) drawGoOn(c *ui.Canvas) {
	r, st := s.panel.goOnRect, ui.Small
	if s.focus.ID() == idGoOn {
		c.Fill(r, 14, ui.Panel2)
		st = st.In(ui.Ink)
	}
	c.Text(s.panel.goOn, r.X+14, st.Mid(r.CenterY()), st)
	c.Icon("chevron-down", r.X+r.W-28, r.CenterY()-9, 18, st.Color)
}
