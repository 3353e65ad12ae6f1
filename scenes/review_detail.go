package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// reviewDetail is the turn that is selected: what was said and why it counted so, beside the best that was open and what
// they would have said to it.
type reviewDetail struct {
	yours, best detailSide
	meters      [3]detailMeter
	who, mood   string
	ground      ui.Color
	speaker     string
	reply       string
	replyStyle  ui.Style
	replyWide   float64
	bubble      ui.Rect
	on          [2]string // what the button says before and after it was pressed
}

// detailSide is one of the two halves.
type detailSide struct {
	rect      ui.Rect
	ground    ui.Color
	mark      gradeMark
	head      string
	headStyle ui.Style
	headInk   ui.Color
	loss      string
	text      string
	style     ui.Style
	wide      float64
	why       string
	whyY      float64 // its top, from the rectangle's
	whyStyle  ui.Style
	whyWide   float64
}

// detailMeter is what the turn changed of a score.
type detailMeter struct {
	name, change string
	x            float64
	ink          ui.Color
}

var (
	yoursRect    = ui.Rect{X: 44, Y: 486, W: 356, H: 198}
	bestRect     = ui.Rect{X: 416, Y: 486, W: 368, H: 198}
	bubbleRect   = ui.Rect{X: 488, Y: 594, W: 284, H: 84}
	longBubble   = ui.Rect{X: 488, Y: 585, W: 284, H: 97}
	reviewBookR  = ui.Rect{X: 360, Y: 652, W: 30, H: 30}
	reviewOnRect = ui.Rect{X: 648, Y: 494, W: 124, H: 34}
	yoursGround  = ui.Color{R: 0xFF, G: 0xF1, B: 0xF3, A: 0xFF}
	bestGround   = ui.Color{R: 0xEC, G: 0xFD, B: 0xF9, A: 0xFF}
)

const (
	detailPad  = 16.0
	detailHead = 30.0  // middle of the head, from the top
	quoteTop   = 50.0  // of what was said, from the top
	whyFoot    = 168.0 // where the reason must end, from the top
	metersAt   = 182.0 // middle of the changes, from the top
	replyHigh  = 58.0  // of what they say, in the bubble
	replyLong  = 71.0  // in the large one
)

func (a *App) reviewDetail(v *game.Reviewed, t *game.ReviewedTurn) reviewDetail {
	d := reviewDetail{on: [2]string{a.say("screen.review.on"), a.say("screen.review.on.back")}, ground: bubbleGround}
	d.yours = a.yours(t)
	d.best = a.best(t)
	x := yoursRect.X + detailPad
	for i, m := range t.Meters {
		k := detailMeter{name: m.Name, change: wholeSigned(m.Change), x: x, ink: signColor(m.Change)}
		if m.Change == 0 {
			k.change = "0"
		}
		x += ui.Measure(k.name, ui.Small) + 5 + ui.Measure(k.change, detailChange) + 14
		d.meters[i] = k
	}
	d.answer(a, v, t)
	return d
}

var (
	detailChange = ui.Style{Weight: ui.Label.Weight, Size: 14}
	bubbleGround = ui.Color{R: 0xBF, G: 0xE9, B: 0xE0, A: 0xFF}
)

// answer sets the bubble: what they would have said to the better line; where there was none, what they did say.
func (d *reviewDetail) answer(a *App, v *game.Reviewed, t *game.ReviewedTurn) {
	replies, said := t.Replies, "screen.review.said"
	if t.Better != nil {
		replies, said = t.Better.Replies, "review.reply.heading"
	}
	if len(replies) == 0 {
		return
	}
	sp := replies[0]
	d.who, d.mood, d.reply = sp.Person.Portrait, mooded(sp), quoted(sp.Text)
	d.speaker = a.say(said, "Who", sp.Person.Name)
	st := ui.Style{Weight: ui.Quote.Weight, Size: 16, Color: ui.Ink, Leading: 22, Hang: true}
	var whole bool
	d.bubble = bubbleRect
	if d.replyStyle, whole = fit(d.reply, st, bubbleRect.W-28, replyHigh, smallest); whole {
		d.replyWide = even(d.reply, d.replyStyle, bubbleRect.W-28)
		return
	}
	// One who has much to say takes some of the room above.
	d.bubble = longBubble
	st.Leading = 20
	d.replyStyle, _ = fit(d.reply, st, bubbleRect.W-28, replyLong, smallest)
	d.replyWide = bubbleRect.W - 28
	d.best.style, _ = fit(d.best.text, d.best.style, d.best.wide, 48, smallest)
}

// turnName is how a turn is called.
func (a *App) turnName(line int) string {
	if line == 0 {
		return a.say("act.preparation")
	}
	return a.say("screen.line", "N", line)
}

// yours sets the half of what was said.
func (a *App) yours(t *game.ReviewedTurn) detailSide {
	s := detailSide{rect: yoursRect, ground: ui.Panel3, headInk: ui.Ink2, head: a.turnName(t.Line)}
	s.mark = gradeMark{text: "…", ground: ui.Panel2, ink: ui.Ink2}
	if t.Known {
		s.mark, s.head = newGradeMark(t.Grade, t.Mark), s.head+" · "+t.GradeName
		if s.mark.ground != ui.Panel2 {
			tint := ui.Grade(string(t.Grade))
			s.ground, s.headInk = ui.Fade(tint.Ground, .55), tint.Text
		}
		if t.Better != nil {
			s.loss = a.say("review.lost", "Loss", game.Points(t.Loss))
		}
		if t.Grade == game.GradeBlunder {
			s.ground = yoursGround
		}
	}
	room := yoursRect.W - 2*detailPad
	s.headStyle, _ = fitLine(s.head, ui.Strong, room-34-ui.Measure(s.loss, ui.Label)-10, smallest)
	s.say(a, t.Line, t.Said, 54)
	s.why = a.say("review.why", "Text", t.Lesson.Text)
	if t.Lesson.Better {
		s.why = a.say("review.why.better", "Text", t.Lesson.Text)
	}
	s.whyY = quoteTop + height(s.text, s.style, s.wide) + 6
	s.whyStyle, _ = fit(s.why, ui.Style{Size: 15, Color: ui.Ink, Leading: 21}, room, whyFoot-s.whyY, smallest)
	s.whyWide = even(s.why, s.whyStyle, room)
	return s
}

// best sets the half of the best that was open.
func (a *App) best(t *game.ReviewedTurn) detailSide {
	s := detailSide{rect: bestRect, ground: bestGround, headInk: ui.Grade("best").Text, mark: newGradeMark(game.GradeBest, "★")}
	room := bestRect.W - 2*detailPad
	if t.Better != nil {
		s.head = a.say("review.best.heading")
		if t.Line == 0 {
			s.head = a.say("screen.review.best.plan")
		}
		s.say(a, t.Line, t.Better.Said, 54)
		s.headStyle, _ = fitLine(s.head, ui.Strong, reviewOnRect.X-bestRect.X-detailPad-34-8, smallest)
		return s
	}
	id, plain := "best", false
	switch {
	case !t.Known:
		id, plain = "waiting", true
	case !t.Searched:
		id, plain = "unsearched", true
	case t.Grade == game.GradeForced, t.Grade == game.GradeUngraded:
		id, plain = string(t.Grade), true
	case t.Loss > 0:
		id = "good"
	}
	s.head = a.say("screen.review.no-better." + id)
	s.text = a.say("screen.review.no-better."+id+".note", "Loss", game.Points(t.Loss))
	if plain {
		s.ground, s.headInk, s.mark = ui.Panel3, ui.Ink2, gradeMark{text: "·", ground: ui.Panel2, ink: ui.Ink2}
	}
	s.headStyle, _ = fitLine(s.head, ui.Strong, room-34, smallest)
	s.style, s.wide = ui.Style{Size: 15, Color: ui.Ink, Leading: 22}, room
	s.style, _ = fit(s.text, s.style, room, 54, smallest)
	return s
}

// say sets what was said, or what was prepared, which nobody said.
func (s *detailSide) say(a *App, line int, text string, high float64) {
	st := ui.Style{Weight: ui.Quote.Weight, Size: 18, Color: ui.Ink, Leading: 27, Hang: true}
	s.text = text
	if line > 0 {
		s.text = quoted(text)
	}
	room := s.rect.W - 2*detailPad
	s.style, _ = fit(s.text, st, room, high, smallest)
	s.wide = even(s.text, s.style, room)
}

func (s *detailSide) draw(c *ui.Canvas) {
	c.Fill(s.rect, 12, s.ground)
	x, y := s.rect.X+detailPad, s.rect.Y
	s.mark.draw(c, x, y+detailHead-13, 26)
	c.Text(s.head, x+34, s.headStyle.Mid(y+detailHead), s.headStyle.In(s.headInk))
	if s.loss != "" {
		c.Text(s.loss, s.rect.X+s.rect.W-detailPad, ui.Label.Mid(y+detailHead), ui.Label.In(ui.RiskText).To(ui.Right))
	}
	c.Paragraph(s.text, x, s.style.Mid(y+quoteTop+s.style.Leading/2), s.wide, s.style)
	if s.why != "" {
		c.Paragraph(s.why, x, s.whyStyle.Mid(y+s.whyY+s.whyStyle.Leading/2), s.whyWide, s.whyStyle)
	}
}

func (d *reviewDetail) draw(c *ui.Canvas) {
	ui.Card{Rect: detailRect}.Draw(c)
	d.yours.draw(c)
	mid := yoursRect.Y + metersAt
	for i := range d.meters {
		m := &d.meters[i]
		w := c.Text(m.name, m.x, ui.Small.Mid(mid), ui.Small)
		c.Text(m.change, m.x+w+5, ui.Small.Mid(mid), detailChange.In(m.ink))
	}
	d.best.draw(c)
	if d.reply == "" {
		return
	}
	b := d.bubble
	c.Avatar(d.who, d.mood, 452, b.CenterY(), 24, d.ground)
	c.Fill(b, 12, ui.Panel)
	for i := range 4 { // the point of the bubble
		n := float64(i)
		c.Fill(ui.Rect{X: b.X - 8 + 2*n, Y: b.CenterY() - 1.5*n - 1, W: 3, H: 3*n + 2}, 0, ui.Panel)
	}
	c.Text(d.speaker, b.X+14, b.Y+19, detailChange.In(ui.Grade("best").Text))
	c.TextIn(ui.Rect{X: b.X + 14, Y: b.Y + 24, W: d.replyWide, H: b.H - 26}, d.reply, d.replyStyle)
}

// turnMark is a turn as a small thing to press.
type turnMark struct {
	turn int // index
	rect ui.Rect
	text string // empty for the plan
}

func (a *App) turnMark(v *game.Reviewed, n int, x, y float64) turnMark {
	m := turnMark{turn: n - 1, rect: ui.Rect{X: x, Y: y, W: 40, H: 32}}
	if line := v.Turns[n-1].Line; line > 0 {
		m.text = strconv.Itoa(line)
	}
	return m
}

func (m *turnMark) draw(c *ui.Canvas, focused bool) {
	c.Fill(m.rect, 9, ui.Panel2)
	if m.text == "" {
		c.Icon("clipboard-list", m.rect.CenterX()-9, m.rect.CenterY()-9, 18, ui.Go)
	} else {
		c.Text(m.text, m.rect.CenterX(), ui.Strong.Mid(m.rect.CenterY()), ui.Strong.In(ui.Go).To(ui.Center))
	}
	if focused {
		c.Ring(m.rect, 9)
	}
}
