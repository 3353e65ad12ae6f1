package scenes

import (
	"math"
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// reviewHabits is the five mistakes, how often each was made, and in which turns.
type reviewHabits struct {
	title, note string
	rows        [5]habitRow
	marks       []turnMark
}

type habitRow struct {
	y, top      float64 // of the row, of its words
	bookX       float64
	count, name string // the count is empty where the mistake was not made
	text        string
	style       ui.Style
}

const (
	habitTop, habitPitch = 262.0, 86.0
	habitText            = 112.0
	habitWide            = 410.0
	habitMarks           = 552.0
	habitMost            = 10 // turns that have room
)

func (a *App) reviewHabits(v *game.Reviewed) reviewHabits {
	h := reviewHabits{title: a.say("review.mistakes"), note: a.say("review.mistakes.none")}
	for i, habit := range v.Habits {
		row := habitRow{y: habitTop + habitPitch*float64(i), name: habit.Name, text: habit.Principle}
		row.style, _ = fit(row.text, reasonNote, habitWide, 46, smallest)
		row.bookX = habitText + ui.Measure(row.name, ui.CardTitle) + 8
		row.top = row.y + 36 - (26+height(row.text, row.style, habitWide))/2
		if n := len(habit.Turns); n > 0 {
			row.count, h.note = "×"+strconv.Itoa(n), a.say("screen.review.habits.note")
		}
		for k, turn := range habit.Turns[:min(len(habit.Turns), habitMost)] {
			x, y := habitMarks+46*float64(k%5), row.y+20
			if len(habit.Turns) > 5 {
				y += 38*float64(k/5) - 18
			}
			h.marks = append(h.marks, a.turnMark(v, turn, x, y))
		}
		h.rows[i] = row
	}
	return h
}

// book is where the sign is that opens the mistake in the codex.
func (row *habitRow) book() ui.Rect {
	return ui.Rect{X: row.bookX, Y: row.top - 3, W: 30, H: 30}
}

func (h *reviewHabits) draw(c *ui.Canvas, focus int) {
	ui.Card{Rect: tabRect}.Draw(c)
	c.Text(h.title, 48, 238, ui.Heading)
	c.Text(h.note, 780, 237, ui.Note.To(ui.Right))
	for i := range h.rows {
		row := &h.rows[i]
		c.Fill(ui.Rect{X: 48, Y: row.y - 7, W: 732, H: 1}, 0, ui.Hairline)
		mid := row.y + 36
		if row.count == "" {
			c.Circle(72, mid, 20, ui.Grade("good").Ground)
			c.Icon("check", 62, mid-10, 20, ui.Grade("good").Text)
		} else {
			c.Circle(72, mid, 20, ui.Grade("blunder").Ground)
			st := ui.CardTitle.In(ui.Grade("blunder").Text).To(ui.Center)
			c.Text(row.count, 72, st.Mid(mid), st)
		}
		c.Text(row.name, habitText, ui.CardTitle.Mid(row.top+12), ui.CardTitle)
		b := row.book()
		c.Icon("book-open", b.CenterX()-9, b.CenterY()-9, 18, ui.Go)
		if focus == reviewErring+i {
			c.Ring(b.Inset(2), 8)
		}
		c.Paragraph(row.text, habitText, row.style.Mid(row.top+26+row.style.Leading/2), habitWide, row.style.In(ui.Ink2))
	}
	for i := range h.marks {
		h.marks[i].draw(c, reviewHabit+i == focus)
	}
}

// reviewAbility is the map of the nine elements: as a picture at the left, in figures at the right.
type reviewAbility struct {
	title, note string
	noteStyle   ui.Style
	groups      []abilityGroup
	rings       []*ui.Trail // of the scale, the largest first
	spokes      []spoke
}

type abilityGroup struct {
	y        float64
	name     string
	elements []abilityBar
}

type abilityBar struct {
	y                    float64
	name, value, counted string
	style                ui.Style
	share                float64
	called               bool
}

// spoke is one of the nine directions of the map: as far as the element was used well.
type spoke struct {
	name  string
	box   ui.Rect
	wedge *ui.Trail // nil where nothing called for it
	tint  ui.Color
	ink   ui.Color
}

const (
	radarX, radarY, radarR = 244.0, 448.0, 126.0
	radarName              = 78.0 // width of a name
	abilityX               = 464.0
	abilityBarX            = 596.0
	abilityBarW            = 96.0
)

var (
	abilityInk  = [3]ui.Color{ui.TrustText, ui.AlignmentText, ui.ExchangeText}
	abilityBar3 = [3]ui.Color{ui.Trust, ui.Alignment, ui.Exchange}
)

// radarPoint is a place on the map: in direction i of so many, r from its middle.
func radarPoint(i float64, of int, r float64) (x, y float64) {
	angle := 2*math.Pi*i/float64(of) - math.Pi/2
	return radarX + r*math.Cos(angle), radarY + r*math.Sin(angle)
}

// radarWedge is a direction filled to a share of its length; so much of it that nothing at all can be seen, too.
func radarWedge(i, of int, share float64) *ui.Trail {
	k := &ui.Trail{}
	k.MoveTo(radarX, radarY)
	const half, steps = .4, 10
	for n := range steps + 1 {
		k.LineTo(radarPoint(float64(i)-half+2*half*float64(n)/steps, of, max(8, radarR*share)))
	}
	return k
}

func (a *App) reviewAbility(v *game.Reviewed) reviewAbility {
	m := reviewAbility{title: a.say("review.elements"), note: a.say("review.elements.note")}
	m.noteStyle, _ = fit(m.note, reasonFine, 720, 42, smallest)
	of := 0
	for _, g := range v.Map {
		of += len(g.Elements)
	}
	ring := func(r float64) *ui.Trail {
		k := &ui.Trail{}
		k.MoveTo(radarPoint(0, 72, r))
		for i := 1; i < 72; i++ {
			k.LineTo(radarPoint(float64(i), 72, r))
		}
		return k
	}
	for _, share := range []float64{1, .75, .5, .25} {
		m.rings = append(m.rings, ring(radarR*share))
	}
	y, n := 252.0, 0
	for k, g := range v.Map {
		group := abilityGroup{y: y, name: g.Name}
		y += 28
		for _, e := range g.Elements {
			bar := abilityBar{y: y, name: e.Name, called: e.Occasions > 0, share: float64(e.Value) / 1000}
			bar.style, _ = fitLine(e.Name, ui.Style{Size: 15, Color: ui.Ink}, abilityBarX-abilityX-8, smallest)
			bar.value, bar.counted = a.say("review.element.none"), ""
			if bar.called {
				bar.value, bar.counted = strconv.Itoa(e.Value/10), a.say("screen.review.occasions", "N", e.Occasions)
			}
			group.elements = append(group.elements, bar)
			y += 29
			s := newSpoke(e.Name, n, of)
			if s.tint, s.ink = abilityBar3[k%3], ui.Ink2; bar.called {
				s.wedge, s.ink = radarWedge(n, of, bar.share), abilityInk[k%3]
			}
			m.spokes = append(m.spokes, s)
			n++
		}
		m.groups = append(m.groups, group)
		y += 22
	}
	return m
}

var spokeName = ui.Style{Size: smallest, Leading: 18}

func newSpoke(name string, i, of int) spoke {
	x, y := radarPoint(float64(i), of, radarR+10)
	h := height(name, spokeName, radarName)
	box := ui.Rect{X: x - radarName/2, Y: y - h/2, W: radarName, H: h}
	if dx := x - radarX; math.Abs(dx) > 20 { // beside the shape, not across it
		w := min(radarName, ui.Wrap(name, spokeName, radarName).Width+1)
		if box.X, box.W = x, w; dx < 0 {
			box.X = x - w
		}
	}
	if dy := y - radarY; dy < -radarR*.7 {
		box.Y = y - h
	} else if dy > radarR*.7 {
		box.Y = y
	}
	return spoke{name: name, box: box}
}

func (m *reviewAbility) draw(c *ui.Canvas) {
	ui.Card{Rect: tabRect}.Draw(c)
	c.Text(m.title, 48, 238, ui.Heading)
	for i, ring := range m.rings {
		c.Area(ring, [...]ui.Color{ui.Panel2, ui.Panel, ui.Panel2, ui.Panel}[i])
	}
	for i := range m.spokes {
		s := &m.spokes[i]
		if s.wedge != nil {
			c.Area(s.wedge, s.tint)
		}
		c.TextIn(s.box, s.name, spokeName.In(s.ink).To(ui.Center))
	}
	for k := range m.groups {
		g := &m.groups[k]
		c.Text(g.name, abilityX, g.y+14, ui.Label.In(abilityInk[k%3]))
		for i := range g.elements {
			b := &g.elements[i]
			mid := b.y + 14
			c.Text(b.name, abilityX, b.style.Mid(mid), b.style)
			ink := ui.Label
			if b.called {
				c.Bar(ui.Rect{X: abilityBarX, Y: mid - 5, W: abilityBarW, H: 10}, b.share, ui.Panel2, abilityBar3[k%3])
			} else {
				ink = ink.In(ui.Ink2)
			}
			c.Text(b.value, abilityBarX+abilityBarW+38, ui.Label.Mid(mid), ink.To(ui.Right))
			c.Text(b.counted, 780, ui.Small.Mid(mid), ui.Small.To(ui.Right))
		}
	}
	c.Paragraph(m.note, 48, m.noteStyle.Mid(656+m.noteStyle.Leading/2), 720, m.noteStyle)
}

// reviewTable is the agreement better for both that was still to be had, beside the one that was reached.
type reviewTable struct {
	title string
	icon  string
	text  paragraph
	pairs [2]tablePair
	needs []paragraph
	lacks string
	there string
	best  ui.Tint
	sides [2]string // this play, the other way
	sideX [2]float64
}

// tablePair is one figure as it came out and as it could have.
type tablePair struct {
	name         string
	style        ui.Style
	mine, better string
	from, to     float64 // 0..1
}

var reviewThereR = ui.Rect{X: 556, Y: 650, W: 228, H: 42}

const (
	tableWide  = 720.0
	tableBarX  = 286.0
	tableBarW  = 420.0
	tableNeeds = 480.0
)

var tableText = ui.Style{Size: 17, Color: ui.Ink, Leading: 27}

func (a *App) reviewTable(v *game.Reviewed) reviewTable {
	k := reviewTable{title: a.say("review.table")}
	t := v.Table
	if t == nil {
		k.icon, k.text.text = "handshake", a.say("review.table.none")
		if v.Left > 0 {
			k.icon, k.text.text = "clock", a.say("review.left", "Left", v.Left)
		}
		k.text.style = ui.Quote.To(ui.Center)
		return k
	}
	who := v.View.Person.Name
	k.text = paragraph{text: a.say("review.table.found", "Turn", a.turnName(t.Line), "Kind", t.Better.KindName, "Ending", t.Better.Ending,
		"Mine", game.Points(v.Worth.R), "R", game.Points(t.Better.Worth), "Who", who, "Yours", game.Points(t.Yours), "Theirs", game.Points(t.Theirs)), y: 256}
	k.text.style, _ = fit(k.text.text, tableText, tableWide, 82, smallest)
	k.best = ui.Ending(t.Better.Kind)
	for i, p := range [...]struct {
		name     string
		from, to int32
	}{
		{a.say("screen.review.table.mine"), v.Worth.R, t.Better.Worth}, {a.say("screen.review.table.theirs", "Who", who), t.Yours, t.Theirs},
	} {
		pair := tablePair{name: p.name, mine: game.Points(p.from), better: game.Points(p.to), from: float64(p.from) / 1000, to: float64(p.to) / 1000}
		pair.style, _ = fit(p.name, ui.Label, tableBarX-48-14, 46, smallest)
		k.pairs[i] = pair
	}
	x := 780.0
	for i, id := range []string{"that", "this"} {
		k.sides[1-i] = a.say("screen.review.table." + id)
		x -= ui.Measure(k.sides[1-i], ui.Small)
		k.sideX[1-i] = x
		x -= 46
	}
	k.lacks, k.there = a.say("review.table.needs"), a.say("screen.review.table.there")
	y := tableNeeds + 26
	st, gap := reasonNote, 4.0
	if len(t.Needs) > 5 {
		st, gap = ui.Style{Size: smallest, Color: ui.Ink, Leading: 20}, 1
	}
	for _, text := range t.Needs {
		k.needs = append(k.needs, paragraph{text, st, y})
		y += height(text, st, tableWide-24) + gap
	}
	return k
}

func (k *reviewTable) draw(c *ui.Canvas) {
	ui.Card{Rect: tabRect}.Draw(c)
	c.Text(k.title, 48, 238, ui.Heading)
	if k.icon != "" {
		c.Circle(tabRect.CenterX(), 400, 44, ui.Panel2)
		c.Icon(k.icon, tabRect.CenterX()-22, 378, 44, ui.Ink2)
		c.TextIn(ui.Rect{X: 104, Y: 460, W: 620, H: 80}, k.text.text, k.text.style)
		return
	}
	k.text.draw(c, 48, 0, tableWide)
	for i, name := range k.sides {
		c.Fill(ui.Rect{X: k.sideX[i] - 24, Y: 341, W: 18, H: 8}, 4, [...]ui.Color{ui.OnNavy3, k.best.Accent}[i])
		c.Text(name, k.sideX[i], 350, ui.Small)
	}
	for i := range k.pairs {
		p := &k.pairs[i]
		y := 360 + 56*float64(i)
		c.TextIn(ui.Rect{X: 48, Y: y, W: tableBarX - 62, H: 46}, p.name, p.style)
		c.Bar(ui.Rect{X: tableBarX, Y: y + 6, W: tableBarW, H: 14}, p.from, ui.Panel2, ui.OnNavy3)
		c.Bar(ui.Rect{X: tableBarX, Y: y + 26, W: tableBarW, H: 14}, p.to, ui.Panel2, k.best.Accent)
		c.Text(p.mine, 780, ui.Label.Mid(y+13), ui.Label.In(ui.Ink2).To(ui.Right))
		c.Text(p.better, 780, ui.Label.Mid(y+33), ui.Label.In(k.best.Text).To(ui.Right))
	}
	if len(k.needs) > 0 {
		c.Text(k.lacks, 48, ui.Label.Mid(tableNeeds+10), ui.Label)
	}
	for i := range k.needs {
		p := &k.needs[i]
		c.Circle(54, p.y+p.style.Leading/2, 3, k.best.Accent)
		p.draw(c, 72, 0, tableWide-24)
	}
}
