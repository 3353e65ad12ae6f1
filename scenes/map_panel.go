package scenes

import (
	"slices"
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// mapPanel is about the place that is selected, and the play whose way is the bright one.
type mapPanel struct {
	came    string // when the play was, over what came of it
	chip    ui.Chip
	which   string // of how many
	scene   mapScene
	parts   []mapPart
	found   []ui.Chip // endings, those not found without a name
	again   string
	beside  string
	can     bool // it can be played from here
	fit     string
	scroll  ui.Scroll
	foundAt float64
}

// mapScene is the picture of the place: what they say there, or what an ending is called.
type mapScene struct {
	ground  ui.Color
	ink     ui.Color
	text    string
	style   ui.Style
	caption string
	face    ui.Picture // nothing: no portrait
}

// mapPart is a heading or a line in the list below.
type mapPart struct {
	y, h    float64
	heading string
	note    string // at the end of a heading
	text    paragraph
	mark    game.MapMark
	marked  bool // with a sign of what was said
	count   string
}

var (
	mapCard    = ui.Rect{X: 936, Y: 80, W: 320, H: 624}
	sceneRect  = ui.Rect{X: 952, Y: 144, W: 288, H: 164}
	partsRect  = ui.Rect{X: 944, Y: 316, W: 304, H: 256}
	mapButtons = [2]ui.Rect{{X: 956, Y: 584, W: 280, H: 48}, {X: 956, Y: 642, W: 280, H: 46}}
	olderRect  = ui.Rect{X: 1136, Y: 92, W: 34, H: 34}
	newerRect  = ui.Rect{X: 1206, Y: 92, W: 34, H: 34}
)

const (
	sceneTextW = 158.0
	sceneTextH = 118.0
	partW      = 252.0
	countedW   = 208.0 // of a line with a count after it
	partX      = 12.0
	foundStep  = 36.0
)

var partText = ui.Style{Size: smallest, Color: ui.Ink, Leading: 21}

// tell puts the selected place into words.
func (m *mapScreen) tell() {
	a := m.app
	p := mapPanel{scroll: ui.Scroll{Rect: partsRect}, fit: a.say("screen.map.fit"), came: a.say("screen.map.none")}
	if m.walked < len(m.plays) {
		s := &m.plays[m.walked]
		p.came = a.say("screen.map.came", "When", a.when(s.when))
		p.chip = a.resultChip(s.Session)
		p.chip.H, p.chip.Icon = 26, ""
		p.which = strconv.Itoa(len(m.plays)-m.walked) + " / " + strconv.Itoa(len(m.plays))
	}
	n := &m.model.Nodes[m.selected]
	p.scene = m.scene(n)
	p.can, p.again = m.stood > 0, a.say("screen.map.again")
	switch {
	case len(m.plays) == 0:
		p.again = a.say("screen.map.unplayed")
	case m.stood == 0:
		p.again = a.say("screen.map.elsewhere")
	case m.stood > len(m.plays[m.walked].Session.Turns()):
		p.again = a.say("screen.map.on")
	case n.Kind != game.MapTalk && n.Kind != game.MapPreparation:
		p.again = a.say("screen.map.before")
	}
	p.beside = a.say("screen.map.beside")
	if len(m.plays) < 2 {
		p.beside = a.say("screen.map.beside.strategy")
	}
	m.panel = p
	m.listParts(n)
}

func (m *mapScreen) scene(n *game.MapNode) mapScene {
	a := m.app
	dept := ui.Department(m.model.Department)
	s := mapScene{ground: dept.Ground, ink: ui.Ink}
	known := m.known[m.selected]
	switch {
	case n.Kind == game.MapEnding:
		t := ui.Ending(n.Ending)
		s.ground, s.ink, s.caption = t.Ground, t.Text, n.EndingName
		if s.text = n.Text; !known {
			s.text = a.say("screen.map.unfound")
		}
	case !known:
		s.ground, s.text, s.caption = ui.Panel2, "？", a.say("screen.map.dark")
	case n.Kind == game.MapTalk:
		s.text, s.caption = quoted(n.Text), m.model.Person
		if n.Visit > 0 && m.stood > 0 && m.walked < len(m.plays) {
			s.caption = a.say("screen.map.line", "Who", m.model.Person, "N", m.plays[m.walked].Session.Line(m.stood-2)+1)
		}
	default:
		s.text, s.caption = n.Text, m.bandTitle(n)
	}
	if v, err := preview(m.scenario, a.lang()); err == nil && known {
		s.face = ui.Portrait(v.Person.Portrait, endingMood(n.Ending))
	}
	s.style, _ = fit(s.text, ui.Style{Weight: ui.Heading.Weight, Size: 18, Color: s.ink, Leading: 25}, m.sceneWidth(&s), sceneTextH, smallest)
	return s
}

// endingMood is the face that goes with a kind of ending; of a place of the talk, a calm one.
func endingMood(kind string) string {
	switch kind {
	case "win-win", "deal":
		return "warm"
	case "phased", "open-door":
		return "interested"
	case "costly-win", "deadlock":
		return "doubtful"
	case "rupture":
		return "angry"
	}
	return "neutral"
}

func (m *mapScreen) sceneWidth(s *mapScene) float64 {
	if s.face == (ui.Picture{}) {
		return sceneRect.W - 40
	}
	return sceneTextW
}

func (m *mapScreen) bandTitle(n *game.MapNode) string {
	if n.Band >= 0 && n.Band < len(m.model.Bands) && n.Kind != game.MapPreparation {
		return m.model.Bands[n.Band].Title
	}
	return ""
}

// listParts sets what is listed below: what can be said there, or what an ending tells and which endings were found.
func (m *mapScreen) listParts(n *game.MapNode) {
	a, p := m.app, &m.panel
	y := 4.0
	heading := func(text, note string) {
		p.parts = append(p.parts, mapPart{y: y, h: 26, heading: text, note: note})
		y += 34
	}
	if m.known[m.selected] && n.Kind == game.MapEnding {
		texts := n.Lines
		if n.Over {
			texts = append(slices.Clone(texts), a.say("map.over"))
		}
		for _, text := range texts {
			h := height(text, partText, partsRect.W-2*partX-8)
			p.parts = append(p.parts, mapPart{y: y, h: h, text: paragraph{text: text, style: partText}})
			y += h + 10
		}
	}
	if m.known[m.selected] && len(n.Rows) > 0 {
		said := 0
		for i := range n.Rows {
			if n.Rows[i].Mark > game.MapUnseen {
				said++
			}
		}
		id := [...]string{game.MapPreparation: "screen.map.plan", game.MapTalk: "screen.map.lines", game.MapDecision: "screen.map.answers", game.MapRoute: "screen.map.answers", game.MapEnding: ""}[n.Kind]
		heading(a.say(id), strconv.Itoa(said)+" / "+strconv.Itoa(len(n.Rows)))
		for i := range n.Rows {
			r := &n.Rows[i]
			part := mapPart{y: y, text: paragraph{text: r.Text, style: partText}, mark: r.Mark, marked: true}
			wide := partW
			if r.Count > 1 {
				part.count, wide = a.say("screen.map.times", "N", r.Count), countedW
			}
			part.h = height(r.Text, partText, wide)
			y += part.h + 9
			p.parts = append(p.parts, part)
		}
		y += 8
	}
	if n.Kind == game.MapEnding || !m.known[m.selected] {
		count := m.model.Count()
		heading(a.say("map.endings"), a.say("screen.map.found", "N", count.EndingsSeen, "All", count.Endings))
		p.foundAt = y
		for i := range m.model.Nodes {
			if e := &m.model.Nodes[i]; e.Kind == game.MapEnding {
				p.found = append(p.found, endingChip(e, len(p.found), y))
			}
		}
		y += foundStep*float64((len(p.found)+2)/3) + 4
	}
	p.scroll.Height = y
}

// endingChip is an ending in the list of all: its colour and name, or a lock.
func endingChip(n *game.MapNode, i int, y float64) ui.Chip {
	k := ui.Chip{X: partX + 93*float64(i%3), Y: y + foundStep*float64(i/3), H: 30, Size: smallest, Text: "？？", Icon: "lock", Ground: ui.Panel2, Ink: ui.Ink2}
	if n.Mark > game.MapUnseen {
		t := ui.Ending(n.Ending)
		k.Text, k.Icon, k.Ground, k.Ink = n.EndingName, "", t.Ground, t.Text
	}
	return k
}

func (m *mapScreen) drawPanel(c *ui.Canvas) {
	p, r := &m.panel, mapCard
	ui.Card{Rect: r}.Draw(c)
	x := r.X + 20
	if p.chip.Text == "" {
		c.Text(p.came, x, ui.Heading.Mid(112), ui.Heading)
	} else {
		c.Text(p.came, x, 101, ui.Small)
		chip := p.chip
		chip.X, chip.Y = x-2, 109
		chip.Draw(c)
	}
	m.drawStepper(c)
	m.drawScene(c)
	p.scroll.Begin(c)
	for i := range p.parts {
		p.parts[i].draw(c)
	}
	for i := range p.found {
		p.found[i].Draw(c)
	}
	p.scroll.End(c, ui.OnNavy3)
	ui.Button{Rect: mapButtons[0], Kind: ui.Solid, Label: p.again, Icon: "rotate-ccw", Disabled: !p.can, Focused: m.focus.ID() == mapAgain, Held: m.focus.Held(mapAgain)}.Draw(c)
	ui.Button{Rect: mapButtons[1], Kind: ui.QuietOnLight, Label: p.beside, Icon: "git-compare", Disabled: len(m.plays) == 0, Focused: m.focus.ID() == mapBeside, Held: m.focus.Held(mapBeside)}.Draw(c)
}

// drawStepper draws which play is the bright one, and the ways to an older and a newer one.
func (m *mapScreen) drawStepper(c *ui.Canvas) {
	if len(m.plays) == 0 {
		return
	}
	p := &m.panel
	for i, b := range [...]struct {
		r    ui.Rect
		icon string
		off  bool
	}{{olderRect, "arrow-left", m.walked+1 >= len(m.plays)}, {newerRect, "arrow-right", m.walked == 0}} {
		ink := ui.Ink
		if b.off {
			ink = ui.Fade(ui.Ink2, .4)
		}
		c.Fill(b.r, 9, ui.Panel2)
		c.Icon(b.icon, b.r.X+8, b.r.Y+8, 18, ink)
		if m.focus.ID() == mapOlder+i {
			c.Ring(b.r, 9)
		}
	}
	c.Text(p.which, (olderRect.X+newerRect.X+34)/2, 114, ui.Small.In(ui.Ink).To(ui.Center))
}

func (m *mapScreen) drawScene(c *ui.Canvas) {
	s, r := &m.panel.scene, sceneRect
	c.Fill(r, 14, s.ground)
	if s.face != (ui.Picture{}) {
		const h = 112.0
		w := h * float64(bust.Dx()) / float64(bust.Dy())
		c.PushClip(r)
		c.ImagePart(s.face, bust, ui.Rect{X: r.X + r.W - w + 20, Y: r.Y + r.H - h, W: w, H: h})
		c.Pop()
		c.Frame(r.Inset(-8), 22, 8, ui.Panel) // the picture's corner lies under the card
	}
	top := r.Y + 12
	c.Paragraph(s.text, r.X+18, s.style.Mid(top+s.style.Leading/2), m.sceneWidth(s), s.style)
	c.Text(s.caption, r.X+18, r.Y+r.H-14, ui.Small.In(s.ink))
}

func (k *mapPart) draw(c *ui.Canvas) {
	switch {
	case k.heading != "":
		c.Text(k.heading, partX, ui.CardTitle.Mid(k.y+13), ui.CardTitle)
		c.Text(k.note, partsRect.W-partX-8, ui.Small.Mid(k.y+13), ui.Small.To(ui.Right))
	case k.marked:
		x, y := partX+8, k.y+partText.Leading/2
		ink := ui.Ink2
		switch k.mark {
		case game.MapWalked:
			c.Circle(x, y, 9, ui.Alignment)
			c.Icon("check", x-6, y-6, 12, ui.Navy)
			ink = ui.Ink
		case game.MapSeen:
			c.Circle(x, y, 9, ui.Fade(mapBlue, .35))
			c.Icon("check", x-6, y-6, 12, mapSeen)
			ink = ui.Ink
		default:
			c.Frame(ui.Rect{X: x - 8, Y: y - 8, W: 16, H: 16}, 8, 1.6, ui.Hairline)
		}
		wide := partW
		if k.count != "" {
			wide = countedW
			c.Text(k.count, partsRect.W-partX-8, ui.Small.Mid(k.y+partText.Leading/2), ui.Small.To(ui.Right))
		}
		c.Paragraph(k.text.text, partX+28, partText.Mid(k.y+partText.Leading/2), wide, partText.In(ink))
	default:
		c.Paragraph(k.text.text, partX, partText.Mid(k.y+partText.Leading/2), partsRect.W-2*partX-8, partText)
	}
}
