package scenes

import (
	"math"
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// reviewCurve is how the three scores went from turn to turn, with the grades on the curve of trust.
type reviewCurve struct {
	title  string
	legend [3]curveLegend
	lines  [3]ui.Trail
	ends   [3]curveEnd
	levels []curveLevel
	start  string
	turns  []curveTurn
	step   float64 // from one turn to the next
}

type curveLegend struct {
	name string
	x    float64
}

// curveEnd is the score at the end, moved off the others where they would overlap.
type curveEnd struct {
	text   string
	dot, y float64
}

type curveLevel struct {
	text string
	y    float64
}

// curveTurn is a turn below the curves; the plan has a sign in the place of a number.
type curveTurn struct {
	number string
	x, y   float64 // of its dot
	dot    ui.Color
}

// curveField is where the curves are, and where a turn can be pointed at.
var curveField = ui.Rect{X: curveLeft - 24, Y: 244, W: curveRight - curveLeft + 48, H: 206}

const (
	curveLeft, curveRight = 88.0, 740.0
	curveTop, curveFoot   = 256.0, 420.0
	curveStep             = 120.0 // at most, from turn to turn
	curveRow              = 442.0 // base line of the numbers
	curveApart            = 18.0  // of the scores at the end
)

func (a *App) reviewCurve(v *game.Reviewed) reviewCurve {
	k := reviewCurve{title: a.say("review.curve"), start: a.say("review.curve.start")}
	x := detailRect.X + detailRect.W - 28
	for i := len(k.legend) - 1; i >= 0; i-- {
		name := v.Start[i].Name
		x -= ui.Measure(name, ui.Label)
		k.legend[i] = curveLegend{name, x}
		x -= 24 + 26
	}
	top := scoreTop(v)
	for level := 0; level <= top; level += 20 {
		k.levels = append(k.levels, curveLevel{strconv.Itoa(level), scoreY(float64(level), top)})
	}
	k.step = min(curveStep, (curveRight-curveLeft)/float64(max(1, len(v.Turns))))
	for i := range k.lines {
		k.lines[i].MoveTo(curveLeft, scoreY(float64(v.Start[i].Exact)/10, top))
	}
	for n := range v.Turns {
		t := &v.Turns[n]
		turn := curveTurn{x: curveLeft + k.step*float64(n+1), dot: ui.OnNavy3}
		for i, m := range t.Meters {
			k.lines[i].LevelTo(turn.x, scoreY(float64(m.Exact)/10, top))
		}
		turn.y = scoreY(float64(t.Meters[0].Exact)/10, top)
		if t.Line > 0 {
			turn.number = strconv.Itoa(t.Line)
		}
		if t.Known {
			if m := newGradeMark(t.Grade, t.Mark); m.ground != ui.Panel2 {
				turn.dot = m.ground
			}
		}
		k.turns = append(k.turns, turn)
	}
	k.ends = curveEnds(v, top)
	return k
}

// scoreTop is the highest score of the scale: 80 unless something rose above.
func scoreTop(v *game.Reviewed) int {
	for _, t := range v.Turns {
		for _, m := range t.Meters {
			if m.Value > 80 {
				return 100
			}
		}
	}
	return 80
}

func scoreY(score float64, top int) float64 {
	return curveFoot - (curveFoot-curveTop)*score/float64(top)
}

// curveEnds sets the scores at the end beside their curves, as far apart as they must be to be read.
func curveEnds(v *game.Reviewed, top int) (ends [3]curveEnd) {
	last := v.Start
	if n := len(v.Turns); n > 0 {
		last = v.Turns[n-1].Meters
	}
	order := [3]int{0, 1, 2} // the highest first
	for i := range ends {
		y := scoreY(float64(last[i].Exact)/10, top)
		ends[i] = curveEnd{text: strconv.Itoa(last[i].Value), dot: y, y: y}
		for k := i; k > 0 && ends[order[k]].y < ends[order[k-1]].y; k-- {
			order[k], order[k-1] = order[k-1], order[k]
		}
	}
	for k := 1; k < len(order); k++ {
		ends[order[k]].y = max(ends[order[k]].y, ends[order[k-1]].y+curveApart)
	}
	for k, foot := len(order)-1, curveFoot+4; k >= 0; k-- {
		ends[order[k]].y = min(ends[order[k]].y, foot)
		foot = ends[order[k]].y - curveApart
	}
	return ends
}

// at is the turn nearest to a place on the curve.
func (k *reviewCurve) at(x float64) int {
	n := int(math.Round((x-curveLeft)/k.step)) - 1
	return max(0, min(n, len(k.turns)-1))
}

func (k *reviewCurve) draw(c *ui.Canvas, selected int) {
	ui.Card{Rect: curveRect}.Draw(c)
	c.Text(k.title, 48, 234, ui.Heading)
	for i, l := range k.legend {
		c.Fill(ui.Rect{X: l.x - 24, Y: 226, W: 18, H: 6}, 3, meterColors[i])
		c.Text(l.name, l.x, 234, ui.Label.In(meterTexts[i]))
	}
	for _, l := range k.levels {
		c.Fill(ui.Rect{X: curveLeft - 10, Y: l.y - .5, W: 776 - curveLeft + 10, H: 1}, 0, ui.Hairline)
		c.Text(l.text, curveLeft-20, l.y+5, ui.Small.To(ui.Right))
	}
	wide := min(k.step, 78)
	band := ui.Rect{X: k.turns[selected].x - wide/2, Y: 250, W: wide, H: 172}
	c.Fill(band, 8, selectedBand)
	c.Text(k.start, curveLeft, curveRow, ui.Small.To(ui.Center))
	for i := len(k.lines) - 1; i >= 0; i-- {
		c.Stroke(&k.lines[i], 4.5, meterColors[i])
	}
	last := &k.turns[len(k.turns)-1]
	for i, e := range k.ends {
		if i > 0 {
			c.Circle(last.x, e.dot, 5.5, meterColors[i])
		}
		c.Text(e.text, last.x+14, ui.Label.Mid(e.y), ui.Label.In(meterTexts[i]))
	}
	for i := range k.turns {
		t := &k.turns[i]
		c.Circle(t.x, t.y, 8, ui.Panel)
		c.Circle(t.x, t.y, 6, t.dot)
		st := ui.Small.To(ui.Center)
		if i == selected {
			st.Weight, st.Color = ui.Label.Weight, ui.Ink
		}
		if t.number == "" {
			c.Icon("clipboard-list", t.x-8, curveRow-13, 16, st.Color)
			continue
		}
		c.Text(t.number, t.x, curveRow, st)
	}
}

var selectedBand = ui.Fade(ui.Color{R: 0xFD, G: 0xE6, B: 0x8A, A: 0xFF}, .38)

// reviewOnward is how it could have gone on from the better line, as far as it is told, and where to.
type reviewOnward struct {
	title string
	said  []onwardLine
	kind  ui.Chip
	end   string
	style ui.Style
	tint  ui.Tint
}

// onwardLine is one speech on the better way.
type onwardLine struct {
	who, mood string
	ground    ui.Color
	text      string
	style     ui.Style
}

const (
	onwardText, onwardWide = 98.0, 670.0
	onwardTop, onwardPitch = 248.0, 39.0
)

func (a *App) reviewOnward(v *game.Reviewed, t *game.ReviewedTurn) reviewOnward {
	b := t.Better
	if b == nil {
		return reviewOnward{}
	}
	o := reviewOnward{title: a.say("review.on"), tint: ui.Ending(b.Kind)}
	for _, sp := range b.On {
		l := onwardLine{who: sp.Person.Portrait, mood: mooded(sp), ground: ui.Department(v.View.Department).Ground, text: quoted(sp.Text)}
		st := ui.Style{Size: 16, Color: ui.Ink, Leading: 19, Hang: true}
		if sp.Own {
			l.ground, st.Weight = ui.Panel2, ui.Quote.Weight
		}
		l.style, _ = fit(l.text, st, onwardWide, 38, smallest)
		o.said = append(o.said, l)
	}
	if b.Kind == "" {
		return o
	}
	o.kind = ui.Chip{X: 48, Y: 412, H: 28, Size: 15, Icon: "flag", Text: b.KindName, Ground: o.tint.Ground, Ink: o.tint.Text}
	o.end = a.say("screen.review.end", "Ending", b.Ending, "R", game.Points(b.Worth), "Mine", game.Points(v.Worth.R))
	o.style, _ = fitLine(o.end, ui.Label, curveRect.X+curveRect.W-24-o.kind.X-o.kind.Width()-14, smallest)
	return o
}

// mooded is the face somebody makes while saying something.
func mooded(sp game.Speech) string {
	if sp.Mood == "" {
		return "neutral"
	}
	return sp.Mood
}

func (o *reviewOnward) draw(c *ui.Canvas) {
	ui.Card{Rect: curveRect, Border: ui.Grade("best").Accent}.Draw(c)
	c.Text(o.title, 48, 234, ui.Heading)
	for i := range o.said {
		l := &o.said[i]
		y := onwardTop + onwardPitch*float64(i)
		c.Avatar(l.who, l.mood, 66, y+19, 16, l.ground)
		c.TextIn(ui.Rect{X: onwardText, Y: y, W: onwardWide, H: 38}, l.text, l.style)
	}
	if o.end != "" {
		w := o.kind.Draw(c)
		c.Text(o.end, o.kind.X+w+14, o.style.Mid(o.kind.Y+14), o.style)
	}
}
