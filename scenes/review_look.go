package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// Where things stand on the review.
var (
	outcomeRect = ui.Rect{X: 24, Y: 80, W: 780, H: 112}
	curveRect   = ui.Rect{X: 24, Y: 204, W: 780, H: 250}
	detailRect  = ui.Rect{X: 24, Y: 466, W: 780, H: 238}
	tabRect     = ui.Rect{X: 24, Y: 204, W: 780, H: 500} // of the tabs that need all the room
	turnsRect   = ui.Rect{X: 820, Y: 80, W: 436, H: 504}
	turnList    = ui.Rect{X: 820, Y: 128, W: 436, H: 448}
	reviewForkR = ui.Rect{X: 820, Y: 596, W: 272, H: 48}
	reviewBesiR = ui.Rect{X: 1104, Y: 596, W: 152, H: 48}
	reviewMapR  = ui.Rect{X: 902, Y: 14, W: 158, H: 36}
	reviewTakeR = ui.Rect{X: 1066, Y: 14, W: 190, H: 36}
	reviewSeatR = ui.Rect{X: 624, Y: 144, W: 168, H: 38}
	reviewWhyR  = ui.Rect{X: 820, Y: 656, W: 212, H: 48}
	reviewLernR = ui.Rect{X: 1044, Y: 656, W: 212, H: 48}
)

const (
	turnPitch, turnHigh = 56.0, 54.0
	turnText            = 100.0 // of what was said, in the list
	turnLoss            = 412.0 // where the loss ends
	turnGrade           = 362.0 // where the word for the grade ends
	outcomeText         = 142.0
	outcomeWide         = 480.0
	outcomeRight        = 780.0 // where the figure ends
	outcomeBase         = 128.0 // and on which line it stands, above the button
)

func reviewTabRect(i int) ui.Rect {
	return ui.Rect{X: 452 + 112*float64(i), Y: 14, W: 109, H: 36}
}

// reviewOutcome is how it ended and what it was worth.
type reviewOutcome struct {
	who, mood string
	ground    ui.Color
	tint      ui.Tint
	kind      ui.Chip
	size      string
	title     string
	style     ui.Style
	terms     [4]outcomeTerm
	figure    string
	caption   string
}

// outcomeTerm is one of the four that the worth is made of.
type outcomeTerm struct {
	name, value string
	x           float64
	ink         ui.Color
}

// reviewList is every turn with its grade.
type reviewList struct {
	title  string
	style  ui.Style
	counts []listCount
	rows   []listRow
	wide   float64 // of what was said
	stacks bool    // the loss stands below the word for the grade, where that is long
}

type listCount struct {
	mark  gradeMark
	count string
}

// listRow is one turn in the list.
type listRow struct {
	number string // empty for the plan, which has a sign
	mark   gradeMark
	said   string
	style  ui.Style
	chip   ui.Chip // at its place from the row's corner
	loss   string
	lossY  float64  // its middle
	ink    ui.Color // of the loss
	ground ui.Color // where it is selected
}

// gradeMark is the disc with the sign of a grade.
type gradeMark struct {
	text, icon  string
	ground, ink ui.Color
}

// newGradeMark returns the disc of a grade; one that judges nothing, or that is not known yet, is pale.
func newGradeMark(g game.Grade, mark string) gradeMark {
	tint := ui.Grade(string(g))
	k := gradeMark{text: mark, ground: tint.Accent, ink: ui.Ink}
	switch g {
	case game.GradeBest:
		k.icon = "star"
	case game.GradeGood:
		k.icon, k.ink = "check", ui.OnNavy
	case game.GradeBlunder:
		k.ink = ui.OnNavy
	case game.GradeInaccuracy, game.GradeMistake:
	default:
		k.ground, k.ink = ui.Panel2, ui.Ink2
	}
	return k
}

func (k gradeMark) draw(c *ui.Canvas, x, y, size float64) {
	c.Circle(x+size/2, y+size/2, size/2, k.ground)
	if k.icon != "" {
		c.Icon(k.icon, x+size*.2, y+size*.19, size*.6, k.ink)
		return
	}
	st := ui.Style{Weight: ui.Logo.Weight, Size: size * .58, Color: k.ink, Align: ui.Center}
	c.Text(k.text, x+size/2, st.Mid(y+size/2), st)
}

// lossOf writes what a turn cost as it is shown, a tenth of the thousandths; nothing where nothing was judged.
func lossOf(g game.Grade, loss int32) string {
	switch {
	case g == game.GradeForced || g == game.GradeUngraded:
		return ""
	case loss == 0:
		return "0"
	}
	return game.Points(-loss)
}

// arrange sets everything in the language of now.
func (r *review) arrange() {
	a := r.app
	v := &r.view
	r.bar = newTopBar(a.say("screen.review.title", "Title", v.View.Title), "", reviewTabRect(0).X-barText-12)
	r.tabs = [...]string{a.say("screen.review.curve"), a.say("screen.review.habits"), a.say("screen.review.ability"), a.say("screen.review.table")}
	r.buttons[1] = a.say("screen.review.why")
	r.buttons[2] = a.say("screen.review.learn")
	r.buttons[3], r.buttons[4] = a.say("screen.ending.compare"), a.say("screen.ending.map")
	r.buttons[5], r.buttons[6] = a.say("screen.chair.button"), a.say("screen.report.take")
	switch {
	case v.Left > 0:
		r.buttons[2] = a.say("screen.review.left", "N", v.Left)
	case !r.learns:
		r.buttons[2] = a.say("screen.review.none")
	}
	r.outcome = a.reviewOutcome(v)
	r.list = a.reviewList(v)
	r.scroll.Height = turnPitch * float64(len(r.list.rows))
	r.curve = a.reviewCurve(v)
	r.habits = a.reviewHabits(v)
	r.ability = a.reviewAbility(v)
	r.table = a.reviewTable(v)
	r.arrangeTurn()
	r.aim()
}

// arrangeTurn sets what is shown of the turn that is selected.
func (r *review) arrangeTurn() {
	t := &r.view.Turns[r.turn]
	switch practice := r.view.View.Level == game.Assess; {
	case t.Line == 0:
		r.buttons[0] = r.app.say("screen.history.fork.plan")
	case practice: // an assessment stands as it was played
		r.buttons[0] = r.app.say("screen.review.fork.practice", "N", t.Line)
	default:
		r.buttons[0] = r.app.say("screen.review.fork", "N", t.Line)
	}
	r.detail = r.app.reviewDetail(&r.view, t)
	r.onward = r.app.reviewOnward(&r.view, t)
}

func (a *App) reviewOutcome(v *game.Reviewed) reviewOutcome {
	o := reviewOutcome{
		who: v.View.Person.Portrait, mood: v.View.Mood, ground: ui.Department(v.View.Department).Ground,
		size:   a.say("review.size", "Lines", v.Lines, "Meetings", v.Meetings) + " · " + a.say("days.left", "Count", v.View.Days),
		figure: game.Points(v.Worth.R), caption: a.say("worth.title"), title: a.say("review.open"), tint: ui.Ending(""),
	}
	kind := a.say("act.ended")
	if e := v.View.Ending; e != nil {
		o.tint, o.title, kind = ui.Ending(e.Kind), e.Title, kind+" · "+e.KindName
	}
	o.kind = ui.Chip{X: outcomeText, Y: 94, H: 28, Size: 15, Text: kind, Ground: o.tint.Ground, Ink: o.tint.Text}
	o.style, _ = fitLine(o.title, ui.Headline, outcomeWide, 18)
	x := outcomeText
	for i, t := range [...]struct {
		id    string
		value int32
		ink   ui.Color
	}{
		{"worth.got", v.Worth.Got, ui.ExchangeText}, {"worth.bond", v.Worth.Bond, ui.TrustText},
		{"worth.time", v.Worth.Time, ui.AlignmentText}, {"worth.clean", v.Worth.Clean, ui.Ink},
	} {
		term := outcomeTerm{name: a.say(t.id), value: game.Points(t.value), x: x, ink: t.ink}
		x += ui.Measure(term.name, ui.Note) + 8 + ui.Measure(term.value, ui.Label) + 26
		o.terms[i] = term
	}
	return o
}

func (a *App) reviewList(v *game.Reviewed) reviewList {
	l := reviewList{title: a.say("review.turns")}
	l.style, _ = fitLine(l.title, ui.Heading, 112, smallest)
	widest := 0.0
	for _, n := range v.Counts {
		l.counts = append(l.counts, listCount{newGradeMark(n.Grade, n.Mark), strconv.Itoa(n.Count)})
		widest = max(widest, gradeChip(n.Name, n.Grade).Width())
	}
	l.wide, l.stacks = turnGrade-widest-12-turnText, widest > 60
	if l.stacks {
		l.wide = turnLoss - widest - 12 - turnText
	}
	for i := range v.Turns {
		t := &v.Turns[i]
		row := listRow{said: t.Said, style: ui.Style{Size: 15, Color: ui.Ink, Leading: 21}.Lines(2), ground: ui.Panel2}
		if t.Line > 0 {
			row.number = strconv.Itoa(t.Line)
		}
		row.mark = gradeMark{text: "…", ground: ui.Panel2, ink: ui.Ink2}
		if t.Known {
			row.mark, row.loss, row.ink = newGradeMark(t.Grade, t.Mark), lossOf(t.Grade, t.Loss), ui.Ink2
			row.chip = gradeChip(t.GradeName, t.Grade)
			row.chip.X, row.chip.Y, row.lossY = turnGrade-row.chip.Width(), (turnHigh-24)/2, turnHigh/2
			if l.stacks {
				row.chip.X, row.lossY = turnLoss-row.chip.Width(), 40
				if row.loss != "" {
					row.chip.Y = 4
				}
			}
			if t.Better != nil {
				row.ink = ui.RiskText
			}
			if row.mark.ground != ui.Panel2 {
				row.ground = ui.Fade(ui.Grade(string(t.Grade)).Ground, .7)
			}
		}
		l.rows = append(l.rows, row)
	}
	return l
}

// gradeChip is the word for a grade.
func gradeChip(name string, g game.Grade) ui.Chip {
	k := ui.Chip{H: 24, Text: name, Ground: ui.Panel2, Ink: ui.Ink2}
	if m := newGradeMark(g, ""); m.ground != ui.Panel2 {
		tint := ui.Grade(string(g))
		k.Ground, k.Ink = tint.Ground, tint.Text
	}
	return k
}

// aim says what can be chosen where.
func (r *review) aim() {
	t := append(r.targets[:0], ui.Target{ID: reviewBack, Rect: backTarget})
	for i := range r.tabs {
		t = append(t, ui.Target{ID: reviewTab + i, Rect: reviewTabRect(i)})
	}
	switch r.tab {
	case tabCurve:
		if r.view.Turns[r.turn].Better != nil {
			t = append(t, ui.Target{ID: reviewOn, Rect: reviewOnRect})
		}
		t = append(t, ui.Target{ID: reviewEntry, Rect: reviewBookR})
	case tabHabits:
		for i := range r.habits.rows {
			t = append(t, ui.Target{ID: reviewErring + i, Rect: r.habits.rows[i].book()})
		}
		for i, m := range r.habits.marks {
			t = append(t, ui.Target{ID: reviewHabit + i, Rect: m.rect})
		}
	case tabTable:
		if r.view.Table != nil {
			t = append(t, ui.Target{ID: reviewThere, Rect: reviewThereR})
		}
	}
	for i := range r.list.rows {
		rect := ui.Rect{X: turnList.X + 8, Y: turnList.Y + turnPitch*float64(i) - r.scroll.Offset(), W: turnList.W - 16, H: turnHigh}
		t = append(t, ui.Target{ID: reviewRow + i, Rect: rect, Within: turnList})
	}
	r.targets = append(t, ui.Target{ID: reviewMap, Rect: reviewMapR}, ui.Target{ID: reviewTake, Rect: reviewTakeR}, ui.Target{ID: reviewChair, Rect: reviewSeatR},
		ui.Target{ID: reviewFork, Rect: reviewForkR}, ui.Target{ID: reviewBeside, Rect: reviewBesiR},
		ui.Target{ID: reviewWhy, Rect: reviewWhyR}, ui.Target{ID: reviewLearn, Rect: reviewLernR, Disabled: !r.learns})
}

// Draw draws the screen.
func (r *review) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	r.outcome.draw(c)
	switch r.tab {
	case tabCurve:
		if r.showsAhead() {
			r.onward.draw(c)
		} else {
			r.curve.draw(c, r.turn)
		}
		r.detail.draw(c)
		c.Icon("book-open", reviewBookR.CenterX()-9, reviewBookR.CenterY()-9, 18, ui.Go)
		if r.focus.ID() == reviewEntry {
			c.Ring(reviewBookR.Inset(2), 8)
		}
		if r.view.Turns[r.turn].Better != nil {
			r.drawOn(c)
		}
	case tabHabits:
		r.habits.draw(c, r.focus.ID())
	case tabAbility:
		r.ability.draw(c)
	case tabTable:
		r.table.draw(c)
		if r.view.Table != nil {
			r.button(c, reviewThere, reviewThereR, ui.QuietOnLight, r.table.there, "chevron-right")
		}
	}
	r.drawList(c)
	r.button(c, reviewChair, reviewSeatR, ui.QuietOnLight, r.buttons[5], "arrow-left-right")
	r.button(c, reviewFork, reviewForkR, ui.Solid, r.buttons[0], "rotate-ccw")
	r.button(c, reviewBeside, reviewBesiR, ui.QuietOnLight, r.buttons[3], "git-compare")
	r.button(c, reviewWhy, reviewWhyR, ui.QuietOnLight, r.buttons[1], "circle-question-mark")
	r.button(c, reviewLearn, reviewLernR, ui.QuietOnLight, r.buttons[2], "graduation-cap")
	r.bar.draw(c, r.focus.ID() == reviewBack)
	r.drawTabs(c)
	r.toast.draw(c)
}

func (r *review) button(c *ui.Canvas, id int, rect ui.Rect, kind ui.ButtonKind, label, icon string) {
	off := id == reviewLearn && !r.learns
	ui.Button{Rect: rect, Kind: kind, Label: label, Icon: icon, Disabled: off, Focused: r.focus.ID() == id, Held: r.focus.Held(id)}.Draw(c)
}

// drawOn draws the button that leads on from the better line.
func (r *review) drawOn(c *ui.Canvas) {
	ui.Button{Rect: reviewOnRect, Kind: ui.QuietOnLight, Label: r.detail.on[b2i(r.showsAhead())], Style: ui.Label.To(ui.Center),
		Focused: r.focus.ID() == reviewOn, Held: r.focus.Held(reviewOn)}.Draw(c)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (r *review) drawTabs(c *ui.Canvas) {
	for i, name := range r.tabs {
		rect := reviewTabRect(i)
		st := ui.Strong.In(ui.OnNavy2).To(ui.Center)
		if i == r.tab {
			c.Fill(rect, 10, ui.Navy2)
			c.Fill(ui.Rect{X: rect.CenterX() - 12, Y: 56, W: 24, H: 4}, 2, ui.Alignment)
			st = st.In(ui.OnNavy)
		}
		c.Text(name, rect.CenterX(), st.Mid(rect.CenterY()), st)
		if r.focus.ID() == reviewTab+i {
			c.Ring(rect, 10)
		}
	}
	r.barButton(c, reviewMap, reviewMapR, r.buttons[4], "git-branch")
	r.barButton(c, reviewTake, reviewTakeR, r.buttons[6], "download")
}

func (r *review) barButton(c *ui.Canvas, id int, rect ui.Rect, label, icon string) {
	ui.Button{Rect: rect, Kind: ui.QuietOnNavy, Label: label, Icon: icon, Style: ui.Label.To(ui.Center),
		Focused: r.focus.ID() == id, Held: r.focus.Held(id)}.Draw(c)
}

func (o *reviewOutcome) draw(c *ui.Canvas) {
	card := outcomeRect
	ui.Card{Rect: card}.Draw(c)
	c.Fill(ui.Rect{X: card.X, Y: card.Y + 16, W: 5, H: card.H - 32}, 2.5, o.tint.Accent)
	c.Avatar(o.who, o.mood, 84, 136, 40, o.ground)
	w := o.kind.Draw(c)
	c.Text(o.size, outcomeText+w+12, ui.Note.Mid(o.kind.Y+14), ui.Note)
	c.Text(o.title, outcomeText, 152, o.style)
	for i := range o.terms {
		t := &o.terms[i]
		w := c.Text(t.name, t.x, 180, ui.Note)
		c.Text(t.value, t.x+w+8, 180, ui.Label.In(t.ink))
	}
	c.Text(o.figure, outcomeRight, outcomeBase, o.big())
	c.Text(o.caption, o.captionRight(), outcomeBase, ui.Small.To(ui.Right))
}

// big is how the figure is set, and captionRight where the word for it ends.
func (o *reviewOutcome) big() ui.Style {
	st := ui.Headline.In(o.tint.Text).To(ui.Right)
	st.Size = 36
	return st
}

func (o *reviewOutcome) captionRight() float64 {
	return outcomeRight - ui.Measure(o.figure, o.big()) - 10
}

func (r *review) drawList(c *ui.Canvas) {
	l := &r.list
	ui.Card{Rect: turnsRect}.Draw(c)
	c.Text(l.title, 844, 112, l.style)
	for i := range l.counts {
		x := 966 + 54*float64(i)
		l.counts[i].mark.draw(c, x, 94, 24)
		c.Text(l.counts[i].count, x+29, 112, ui.Label.In(ui.Ink2))
	}
	r.scroll.Begin(c)
	for i := range l.rows {
		y := turnPitch * float64(i)
		if at := y - r.scroll.Offset(); at > -turnPitch && at < turnList.H {
			c.PushMove(0, y)
			l.rows[i].draw(c, l.wide, i == r.turn, i+1 < len(l.rows) && i+1 != r.turn)
			if r.focus.ID() == reviewRow+i {
				c.Ring(ui.Rect{X: 11, Y: 3, W: turnList.W - 22, H: turnHigh - 6}, 12)
			}
			c.Pop()
		}
	}
	r.scroll.End(c, ui.OnNavy3)
}

func (row *listRow) draw(c *ui.Canvas, wide float64, selected, line bool) {
	switch {
	case selected:
		c.Fill(ui.Rect{X: 8, W: turnList.W - 16, H: turnHigh}, 12, row.ground)
		c.Fill(ui.Rect{X: 8, Y: 8, W: 4, H: turnHigh - 16}, 2, row.mark.ground)
	case line:
		c.Fill(ui.Rect{X: 24, Y: turnPitch - 1, W: turnList.W - 48, H: 1}, 0, ui.Hairline)
	}
	mid := turnHigh / 2
	if row.number == "" {
		c.Icon("clipboard-list", 29, mid-9, 18, ui.Ink2)
	} else {
		c.Text(row.number, 38, ui.Strong.Mid(mid), ui.Strong.In(ui.Ink2).To(ui.Center))
	}
	row.mark.draw(c, 60, mid-14, 28)
	c.TextIn(ui.Rect{X: turnText, Y: 0, W: wide, H: turnHigh}, row.said, row.style)
	if row.chip.Text != "" {
		row.chip.Draw(c)
	}
	c.Text(row.loss, turnLoss, ui.Strong.Mid(row.lossY), ui.Strong.In(row.ink).To(ui.Right))
}
