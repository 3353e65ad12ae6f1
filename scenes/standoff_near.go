package scenes

import (
	"strconv"

	"parley/scenes/ui"
)

// How the standoff looks with larger text. There is room for one thing at a time: while they speak, their face and what
// they say; when the player is asked, what they said last in a strip and below it all that can be said, as wide as the
// stage. The bar is lower, and has the tools in it.

const (
	nearBar    = 44.0
	nearMargin = 12.0
	nearMeter  = 78.0 // from meter to meter
	nearTool   = 38.0
	nearLeast  = 15.0 // smallest size of a line to say; twice that on the screen at 200 %
)

var nearBack = ui.Rect{X: nearMargin, Y: 6, W: 32, H: 32}

// nearStrip is what was said last, over the lines to say.
type nearStrip struct {
	rect   ui.Rect
	text   string
	style  ui.Style
	meters [3][2]string // value and change
	left   string       // patience
}

// near tells whether the text is so large that the stage is smaller than the one the standoff was drawn for.
func (s *standoff) near() bool { return s.width > 0 && s.width < ui.Width }

// Fit lays the screen out on a stage of another size.
func (s *standoff) Fit(w, h float64) {
	if w == s.width && h == s.height {
		return
	}
	s.width, s.height = w, h
	s.toast = toast{}
	if s.telling {
		s.tell() // the lines are others now
		return
	}
	s.arrange()
	s.revealFocus()
}

func (s *standoff) newToast(text string, bad bool) toast {
	if s.near() {
		return newToast(text, bad, s.width/2, s.width-2*nearMargin)
	}
	return newToast(text, bad, 492, 470)
}

// nearPanel makes the panel as high as what is said, as large as fits in two thirds of the stage.
func (s *standoff) nearPanel(p *dialogue) {
	const around = 66.0 // above and below the lines
	p.Role = ""
	p.room = s.width - 2*nearMargin - 64
	p.style, _ = fit(p.text, ui.Speech, p.room, (s.height-nearBar)*.66-around, 18)
	h := height(p.text, p.style, p.room) + around
	p.Rect = ui.Rect{X: nearMargin, Y: s.height - h - nearMargin, W: s.width - 2*nearMargin, H: h}
}

func (s *standoff) nearTools() {
	for i := range s.tools {
		x := s.width - nearMargin - nearTool*float64(len(s.tools)-i)
		s.tools[i].rect = ui.Rect{X: x, Y: 6, W: nearTool - 4, H: nearBar - 12}
	}
	for i, m := range s.view.Meters {
		s.strip.meters[i] = [2]string{strconv.Itoa(m.Value), ""}
		if m.Hidden {
			s.strip.meters[i][0] = "—"
		} else if m.Change > 0 {
			s.strip.meters[i][1] = "+" + strconv.Itoa(m.Change)
		} else if m.Change < 0 {
			s.strip.meters[i][1] = "−" + strconv.Itoa(-m.Change)
		}
	}
	s.strip.left = ""
	if s.showsPatience() {
		s.strip.left = strconv.Itoa(s.view.Patience)
	}
}

// nearWords sets what the player has said, or what it is about.
func (s *standoff) nearWords() {
	text := ""
	switch {
	case s.said != nil && len(s.steps) > 0 && !s.steps[s.step].Own:
		text = s.said.Text
	case s.said == nil && s.needsBrief():
		text = s.view.Brief
	}
	if text == "" {
		return
	}
	room := s.panel.Rect.Y - nearBar - 2*nearMargin - 26 // the name stands on the panel's edge
	if s.answer.head != "" {
		room -= 48
	}
	w := s.width - 2*nearMargin
	s.own = choiceCard{text: text, width: w - 32}
	s.own.style, _ = fit(text, ui.Style{Size: 18, Color: ui.Ink, Leading: 26}, w-32, room-20, smallest)
	s.own.rect = ui.Rect{X: nearMargin, Y: nearBar + nearMargin, W: w, H: height(text, s.own.style, w-32) + 20}
}

// nearChoices sets what can be said one below the other: with the moves where there is room, in the largest size in which
// all of it is seen at once.
func (s *standoff) nearChoices() {
	s.strip.text = ""
	if n := len(s.steps); n > 0 {
		s.strip.text = quoted(s.steps[n-1].Text)
	}
	w := s.width - 2*nearMargin
	s.strip.style, _ = fit(s.strip.text, ui.Style{Size: 16, Color: ui.OnNavy, Leading: 22}, w-24, 66, smallest)
	s.strip.rect = ui.Rect{X: nearMargin, Y: nearBar + 6, W: w, H: height(s.strip.text, s.strip.style, w-24) + 12}
	top := s.strip.rect.Y + s.strip.rect.H + 6
	s.scroll.Rect = ui.Rect{Y: top - 4, W: s.width, H: s.height - top + 2}
	s.hint = hintCard{}
	for _, notes := range []bool{true, false} {
		for size := ui.Quote.Size; size >= nearLeast; size-- {
			if notes && size < smallest+2 {
				break
			}
			if s.stackCards(top, w, size, notes) <= s.height-6 {
				s.scroll.Height = s.scroll.Rect.H
				return
			}
		}
	}
	end := s.stackCards(top, w, 18, true) // there are many: they scroll, and so may have their moves
	s.scroll.Height = end - s.scroll.Rect.Y + 4
}

// stackCards sets the cards from y on, w wide. It returns where the last one ends.
func (s *standoff) stackCards(y, w, size float64, notes bool) float64 {
	const gap, around, under = 5.0, 12.0, 20.0
	text := w - cardText - 40
	for i := range s.cards {
		k := &s.cards[i]
		k.note = s.note(i, notes)
		k.style = ui.Quote
		k.style.Size, k.style.Leading = size, size*1.35
		k.width = text
		b := ui.Wrap(k.text, k.style, text)
		h := b.Height + around
		k.noteAt = around/2 + b.Height + 14
		if k.note != "" {
			h += under
		}
		k.rect = ui.Rect{X: nearMargin, Y: y, W: w, H: max(h, 44)}
		lift := (k.rect.H - h) / 2
		k.noteAt += lift
		k.base = k.style.Mid(around/2 + lift + k.style.Leading/2)
		y += k.rect.H + gap
	}
	return y - gap
}

// meterRect is where a meter can be chosen.
func (s *standoff) meterRect(i int) ui.Rect {
	if s.near() {
		return ui.Rect{X: 56 + nearMeter*float64(i), Y: 4, W: nearMeter - 4, H: nearBar - 8}
	}
	return meterRect(i)
}

func (s *standoff) drawNear(c *ui.Canvas) {
	drawRoom(c, s.view.Room)
	if s.asked() {
		c.Fill(c.Window(), 0, ui.Fade(ui.Navy, .5))
		k := &s.strip
		c.Fill(k.rect, ui.RadiusButton, ui.Fade(ui.Navy, .92))
		c.TextIn(ui.Rect{X: k.rect.X + 12, Y: k.rect.Y, W: k.rect.W - 24, H: k.rect.H}, k.text, k.style)
		if s.focus.ID() == idAsk {
			c.Frame(k.rect, ui.RadiusButton, 2, ui.Alignment)
		}
		s.drawCards(c)
	} else {
		h := s.panel.Rect.Y - nearBar + 34
		w := h * portraitRect.W / portraitRect.H
		c.Image(s.face, ui.Rect{X: (s.width - w) / 2, Y: nearBar, W: w, H: h}, ui.Contain)
		s.drawNearWords(c)
		s.drawPanel(c)
	}
	s.drawNearBar(c)
	s.toast.draw(c)
}

func (s *standoff) drawNearWords(c *ui.Canvas) {
	k := &s.own
	if k.text == "" {
		return
	}
	ground, ink := ui.Panel, ui.Ink
	if s.said != nil {
		ground, ink = ui.Navy, ui.OnNavy
	}
	ui.Card{Rect: k.rect, Ground: ground}.Draw(c)
	c.TextIn(k.rect.Inset(16), k.text, k.style.In(ink))
}

func (s *standoff) drawNearBar(c *ui.Canvas) {
	win := c.Window()
	c.Fill(ui.Rect{X: win.X, Y: win.Y, W: win.W, H: nearBar - win.Y}, 0, ui.Navy)
	back := nearBack
	c.Fill(back, 9, ui.Navy2)
	c.Icon("arrow-left", back.X+7, back.Y+7, 18, ui.OnNavy2)
	if s.focus.ID() == idBack {
		c.Ring(back, 9)
	}
	for i := range s.strip.meters {
		r, col := s.meterRect(i), meterColors[i]
		c.Icon(meterIcons[i], r.X+4, r.CenterY()-9, 17, col)
		w := c.Text(s.strip.meters[i][0], r.X+25, ui.Label.Mid(r.CenterY()), ui.Label.In(col))
		if change := s.strip.meters[i][1]; change != "" {
			col = ui.Rise
			if s.view.Meters[i].Change < 0 {
				col = ui.Risk
			}
			c.Text(change, r.X+29+w, ui.Small.Mid(r.CenterY()), ui.Small.In(col))
		}
		if s.focus.ID() == idMeter+i {
			c.Ring(r, 9)
		}
	}
	if s.strip.left != "" {
		x := 60 + 3*nearMeter
		c.Icon("clock", x, nearBar/2-8, 16, ui.OnNavy3)
		c.Text(s.strip.left, x+22, ui.Label.Mid(nearBar/2), ui.Label.In(ui.Alignment))
	}
	for i := range s.tools {
		b := &s.tools[i]
		ink := ui.OnNavy
		if b.off {
			ink = ui.Fade(ui.OnNavy2, .5)
		}
		c.Fill(b.rect, 9, ui.Navy2)
		c.Icon(b.icon, b.rect.CenterX()-10, b.rect.CenterY()-10, 20, ink)
		if s.focus.ID() == b.id {
			c.Ring(b.rect, 9)
		}
	}
}
