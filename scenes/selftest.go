package scenes

import (
	"math"

	"parley/game"
	"parley/scenes/ui"
)

// selftest is the questionnaire beside what the plays say: one statement at a time at the left, both charts in one at the
// right, and the turns behind the element that is selected.
type selftest struct {
	app  *App
	lang string
	lent bool // another play is on for a look at one of its turns

	test    game.SelfTest
	page    game.SelfPage
	at      int // statement, from 0
	element int // selected
	ready   bool

	bar       topBar
	statement paragraph
	progress  string
	steps     [game.SelfSteps]string
	words     selfWords
	rows      []selfRow
	says      paragraph
	uses      []selfUse
	chart     radarChart
	toast     toast
	focus     ui.Focus
	targets   []ui.Target
}

type selfWords struct{ back, plan, said, played, evidence string }

// selfRow is an element in the list.
type selfRow struct {
	name, said, played string
	style              ui.Style
}

// selfUse is a turn behind the element.
type selfUse struct {
	use         game.CodexUse
	kind        ui.Chip
	where, said string
	style       ui.Style
}

// What can be chosen in the self-test.
const (
	selfBack = 1 + iota
	selfPrevious
	selfPlan
	selfStep    = 10
	selfElement = 20
	selfUseID   = 40
)

var (
	selfAsk       = ui.Rect{X: 24, Y: 80, W: 420, H: 512}
	selfChart     = ui.Rect{X: 456, Y: 80, W: 400, H: 400}
	selfList      = ui.Rect{X: 868, Y: 80, W: 388, H: 400}
	selfBehind    = ui.Rect{X: 456, Y: 492, W: 800, H: 212}
	selfPlanRect  = ui.Rect{X: 24, Y: 604, W: 420, H: 52}
	selfPrevRect  = ui.Rect{X: 48, Y: 536, W: 180, H: 40}
	selfQuestion  = ui.Style{Weight: ui.Quote.Weight, Size: 21, Color: ui.Ink, Leading: 31}
	selfWordStyle = ui.Style{Size: 16, Color: ui.Ink2, Leading: 24}
)

const selfRowH = 38.0

func selfStepRect(i int) ui.Rect {
	return ui.Rect{X: 48, Y: 290 + 58*float64(i), W: 372, H: 50}
}

func selfRowRect(i int) ui.Rect {
	return ui.Rect{X: selfList.X + 8, Y: selfList.Y + 44 + selfRowH*float64(i), W: selfList.W - 16, H: selfRowH - 2}
}

func selfUseRect(i int) ui.Rect {
	return ui.Rect{X: selfBehind.X + 16, Y: selfBehind.Y + 74 + 43*float64(i), W: selfBehind.W - 32, H: 39}
}

func newSelfTest(a *App) ui.Screen {
	s := &selftest{app: a}
	s.read()
	for s.at < game.SelfStatements-1 && s.test.Answers[s.at] > 0 { // the first that was not answered
		s.at++
	}
	for i, e := range s.page.Elements { // the weakest as played
		if w := s.page.Elements[s.element]; e.Played >= 0 && (w.Played < 0 || e.Played < w.Played) {
			s.element = i
		}
	}
	s.relabel()
	s.focus.Set(selfStep)
	return s
}

// read takes the answers and the plays anew.
func (s *selftest) read() {
	a := s.app
	s.lang = a.lang()
	var err error
	if s.test, err = a.store.SelfTest(); err != nil {
		s.toast = newToast(a.say("selftest.unread", "Why", game.Reason(err, s.lang)), true, ui.Width/2, 800)
	}
	s.ready = err == nil
	p, err := a.store.Profile(s.lang)
	if err != nil {
		s.toast = newToast(a.say("screen.store", "Why", game.Reason(err, s.lang)), true, ui.Width/2, 800)
	}
	s.page = s.test.Page(p, s.lang)
}

// relabel sets everything in the language of now; the play that was on before a look is on again.
func (s *selftest) relabel() {
	a := s.app
	if s.lent {
		a.takeBack()
		s.lent = false
	}
	if s.lang != a.lang() {
		s.read()
	}
	s.bar = newTopBar(a.say("selftest.title"), a.say("selftest.line"), 1000)
	s.words = selfWords{a.say("selftest.back"), a.say("selftest.plan"), a.say("selftest.said"), a.say("selftest.played"), a.say("selftest.evidence")}
	s.progress = a.say("selftest.progress", "N", s.test.Done(), "Of", game.SelfStatements)
	text := s.page.Statements[s.at]
	st, _ := fit(text, selfQuestion, selfAsk.W-48, 128, smallest)
	s.statement = paragraph{text: text, style: st, y: selfAsk.Y + 66}
	for i := range s.steps {
		s.steps[i] = number(i+1) + "  " + s.page.Steps[i]
	}
	s.rows = s.rows[:0]
	for _, e := range s.page.Elements {
		r := selfRow{name: e.Name, said: shareOf(e.Said), played: shareOf(e.Played)}
		r.style, _ = fitLine(e.Name, ui.Strong, selfList.W-190, smallest)
		s.rows = append(s.rows, r)
	}
	e := s.page.Elements[s.element]
	st, _ = fit(e.Name+"："+e.Says, selfWordStyle, selfBehind.W-40, 48, smallest)
	s.says = paragraph{text: e.Name + " · " + e.Says, style: st, y: selfBehind.Y + 14}
	s.uses = s.uses[:0]
	for _, u := range e.Evidence[:min(3, len(e.Evidence))] {
		s.uses = append(s.uses, a.selfUse(u))
	}
	s.chart = newRadar(s.page, selfChart.CenterX(), selfChart.CenterY()+6, 112)
	s.aim()
}

func (a *App) selfUse(u game.CodexUse) selfUse {
	t := ui.Grade("good")
	switch u.Kind {
	case game.CodexAgainst:
		t = ui.Grade("blunder")
	case game.CodexMissed:
		t = ui.Grade("mistake")
	}
	row := selfUse{use: u, said: u.Said, where: a.say("selftest.use", "Title", u.Title, "Line", u.Line)}
	if u.Line == 0 {
		row.where = a.say("selftest.use.plan", "Title", u.Title)
	}
	row.kind = ui.Chip{Text: a.say("codex.use." + string(u.Kind)), H: 24, Ground: t.Ground, Ink: t.Text}
	row.style, _ = fitLine(u.Said, ui.Note.In(ui.Ink), selfBehind.W-64-row.kind.Width()-260, smallest)
	return row
}

func shareOf(v int) string {
	if v < 0 {
		return "—"
	}
	return game.Points(int32(v))
}

func (s *selftest) aim() {
	t := append(s.targets[:0], ui.Target{ID: selfBack, Rect: backTarget})
	for i := range s.steps {
		t = append(t, ui.Target{ID: selfStep + i, Rect: selfStepRect(i), Disabled: !s.ready})
	}
	t = append(t, ui.Target{ID: selfPrevious, Rect: selfPrevRect, Disabled: s.at == 0}, ui.Target{ID: selfPlan, Rect: selfPlanRect})
	for i := range s.rows {
		t = append(t, ui.Target{ID: selfElement + i, Rect: selfRowRect(i)})
	}
	for i := range s.uses {
		t = append(t, ui.Target{ID: selfUseID + i, Rect: selfUseRect(i)})
	}
	s.targets = t
}

// Animating is false: nothing moves here.
func (s *selftest) Animating() bool { return false }

// Update answers, looks and goes on to the plan.
func (s *selftest) Update(in ui.Input) (ui.Next, error) {
	changed := s.toast.text != "" && in.Any()
	if changed {
		s.toast = toast{}
	}
	if in.Has(ui.NextLanguage) {
		s.app.switchLanguage()
	}
	if s.lang != s.app.lang() || s.lent {
		s.relabel()
		changed = true
	}
	if in.Has(ui.Back) {
		return ui.Replace(newTitle(s.app)), nil
	}
	if in.Number > 0 && in.Number <= game.SelfSteps && s.ready {
		s.answer(in.Number)
		return ui.Redraw(), nil
	}
	chosen, moved := s.focus.Update(in, s.targets)
	switch {
	case chosen == selfBack:
		return ui.Replace(newTitle(s.app)), nil
	case chosen == selfPrevious:
		s.at = max(0, s.at-1)
		s.relabel()
	case chosen == selfPlan:
		return ui.Replace(newPlan(s.app)), nil
	case chosen >= selfUseID:
		return s.see(s.uses[chosen-selfUseID].use), nil
	case chosen >= selfElement:
		s.element = chosen - selfElement
		s.relabel()
	case chosen >= selfStep:
		s.answer(chosen - selfStep + 1)
	default:
		return ui.RedrawIf(changed || moved), nil
	}
	return ui.Redraw(), nil
}

// answer keeps an answer and goes on to the next statement; after the last to the plan.
func (s *selftest) answer(step int) {
	a := s.app
	s.test.Answers[s.at], s.test.Answered = step, a.now().UTC()
	if err := a.store.KeepSelfTest(s.test); err != nil {
		s.toast = newToast(a.say("selftest.failed", "Why", game.Reason(err, s.lang)), true, ui.Width/2, 800)
	}
	s.element = s.at / 2
	if s.at < game.SelfStatements-1 {
		s.at++
	} else {
		s.focus.Set(selfPlan)
	}
	toast := s.toast
	s.read()
	s.toast = toast
	s.relabel()
}

// see opens a turn behind an element.
func (s *selftest) see(use game.CodexUse) ui.Next {
	next, lent, problem := s.app.lookAt(use, s)
	if next == nil {
		s.toast = newToast(problem, true, ui.Width/2, 800)
		return ui.Redraw()
	}
	s.lent = lent
	if _, over := next.(*reasons); over {
		return ui.Push(next)
	}
	return ui.Replace(next)
}

// Draw draws the screen.
func (s *selftest) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	s.bar.draw(c, s.focus.ID() == selfBack)
	s.drawAsk(c)
	ui.Card{Rect: selfChart, Radius: 14}.Draw(c)
	s.chart.draw(c)
	s.drawList(c)
	ui.Card{Rect: selfBehind, Radius: 14}.Draw(c)
	c.Paragraph(s.says.text, selfBehind.X+20, s.says.style.Mid(s.says.y+12), selfBehind.W-40, s.says.style)
	for i := range s.uses {
		u, r := &s.uses[i], selfUseRect(i)
		c.Fill(r, 10, ui.Panel3)
		k := u.kind
		k.X, k.Y = r.X+8, r.CenterY()-12
		w := k.Draw(c)
		c.Paragraph(u.said, r.X+w+20, u.style.Mid(r.CenterY()), r.W-w-280, u.style)
		c.Text(u.where, r.X+r.W-12, ui.Small.Mid(r.CenterY()), ui.Small.To(ui.Right))
		if s.focus.ID() == selfUseID+i {
			c.Ring(r, 10)
		}
	}
	s.toast.draw(c)
}

func (s *selftest) drawAsk(c *ui.Canvas) {
	ui.Card{Rect: selfAsk, Radius: 14}.Draw(c)
	c.Text(s.progress, selfAsk.X+24, selfAsk.Y+36, ui.Label.In(ui.Go))
	c.Bar(ui.Rect{X: selfAsk.X + 24, Y: selfAsk.Y + 48, W: selfAsk.W - 48, H: 6}, float64(s.at)/game.SelfStatements, ui.Panel2, ui.Go)
	c.Paragraph(s.statement.text, selfAsk.X+24, s.statement.style.Mid(s.statement.y+26), selfAsk.W-48, s.statement.style)
	for i, label := range s.steps {
		b := ui.Button{Rect: selfStepRect(i), Kind: ui.QuietOnLight, Label: label, Style: ui.Strong, Focused: s.focus.ID() == selfStep+i, Held: s.focus.Held(selfStep + i), Disabled: !s.ready}
		if s.test.Answers[s.at] == i+1 {
			b.Kind = ui.Solid
		}
		b.Draw(c)
	}
	ui.Button{Rect: selfPrevRect, Kind: ui.QuietOnLight, Label: s.words.back, Style: ui.Note.To(ui.Center), Focused: s.focus.ID() == selfPrevious, Disabled: s.at == 0}.Draw(c)
	ui.Button{Rect: selfPlanRect, Kind: ui.Solid, Label: s.words.plan, Icon: "clipboard-list", Focused: s.focus.ID() == selfPlan, Held: s.focus.Held(selfPlan)}.Draw(c)
}

func (s *selftest) drawList(c *ui.Canvas) {
	ui.Card{Rect: selfList, Radius: 14}.Draw(c)
	right := selfList.X + selfList.W
	c.Text(s.words.said, right-108, selfList.Y+30, ui.Small.In(ui.AlignmentText).To(ui.Right))
	c.Text(s.words.played, right-22, selfList.Y+30, ui.Small.In(ui.Go).To(ui.Right))
	for i := range s.rows {
		r, row := selfRowRect(i), &s.rows[i]
		if i == s.element {
			c.Fill(r, 10, ui.Panel2)
		}
		c.Text(row.name, r.X+12, row.style.Mid(r.CenterY()), row.style)
		c.Text(row.said, right-108, ui.Label.Mid(r.CenterY()), ui.Label.In(ui.AlignmentText).To(ui.Right))
		c.Text(row.played, right-22, ui.Label.Mid(r.CenterY()), ui.Label.In(ui.Go).To(ui.Right))
		if s.focus.ID() == selfElement+i {
			c.Ring(r, 10)
		}
	}
}

// radarChart is what is said and what was played, one over the other.
type radarChart struct {
	x, y, r      float64
	names        []string
	styles       []ui.Style
	said, played []float64 // x and y of each corner; none where something is missing altogether
}

func newRadar(page game.SelfPage, x, y, r float64) radarChart {
	k := radarChart{x: x, y: y, r: r}
	said, played := false, false
	for i, e := range page.Elements {
		k.names = append(k.names, e.Name)
		dx, _ := k.direction(i, len(page.Elements))
		st := ui.Small.In(ui.Ink).To(ui.Center)
		if dx > .3 {
			st = st.To(ui.Left)
		} else if dx < -.3 {
			st = st.To(ui.Right)
		}
		k.styles = append(k.styles, st)
		said, played = said || e.Said >= 0, played || e.Played >= 0
	}
	for i, e := range page.Elements {
		dx, dy := k.direction(i, len(page.Elements))
		add := func(to []float64, v int) []float64 {
			d := r * float64(max(v, 0)) / 1000
			return append(to, x+dx*d, y+dy*d)
		}
		if said {
			k.said = add(k.said, e.Said)
		}
		if played {
			k.played = add(k.played, e.Played)
		}
	}
	return k
}

func (k *radarChart) direction(i, n int) (dx, dy float64) {
	a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
	return math.Cos(a), math.Sin(a)
}

func (k *radarChart) draw(c *ui.Canvas) {
	n := len(k.names)
	for i := range n {
		dx, dy := k.direction(i, n)
		ex, ey := k.direction((i+1)%n, n)
		c.Line(k.x, k.y, k.x+dx*k.r, k.y+dy*k.r, 1, ui.Hairline)
		for ring := 1; ring <= 4; ring++ {
			d := k.r * float64(ring) / 4
			c.Line(k.x+dx*d, k.y+dy*d, k.x+ex*d, k.y+ey*d, 1, ui.Hairline)
		}
		k.drawName(c, i, k.x+dx*(k.r+12), k.y+dy*(k.r+18))
	}
	outline(c, k.played, ui.Go, true)
	outline(c, k.said, ui.AlignmentText, false)
}

// radarWord is how wide a name beside the figure may be; a longer one has two lines.
const radarWord = 72.0

// drawName draws a name around y, from x on, up to it or around it as its style says. Above and below the figure there is
// room for a line.
func (k *radarChart) drawName(c *ui.Canvas, i int, x, y float64) {
	st, w := k.styles[i], radarWord
	switch st.Align {
	case ui.Center:
		w = 2 * k.r
		x -= w / 2
	case ui.Right:
		x -= w
	}
	h := c.Block(k.names[i], st, w).Height
	c.TextIn(ui.Rect{X: x, Y: y - h/2, W: w, H: h}, k.names[i], st)
}

// outline draws a figure; full marks tell it from hollow ones without colour.
func outline(c *ui.Canvas, at []float64, col ui.Color, full bool) {
	for i := 0; i < len(at); i += 2 {
		k := (i + 2) % len(at)
		c.Line(at[i], at[i+1], at[k], at[k+1], 2.4, col)
	}
	for i := 0; i < len(at); i += 2 {
		c.Circle(at[i], at[i+1], 5, col)
		if !full {
			c.Circle(at[i], at[i+1], 2.6, ui.Panel)
		}
	}
}
