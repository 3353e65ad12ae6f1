package scenes

import (
	"slices"

	"parley/game"
	"parley/scenes/ui"
)

// sheet is the preparation sheet: after the plan and before the first line the player writes down a way out, packages,
// interests and a limit, a question a page. At the end it says how they did, where the level tells.
type sheet struct {
	app   *App
	lang  string
	view  game.View
	asks  []game.Question
	now   int // which question; len(asks): all are answered
	picks []game.Picked

	bar     topBar
	step    string
	kind    ui.Chip
	pick    string
	text    paragraph
	options []optionCard
	graded  []gradedRow
	sum     string
	face    ui.Picture
	name    string
	buttons [3]string // go on, leave this one blank, skip all of it
	toast   toast

	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// optionCard is one answer to pick.
type optionCard struct {
	id     string
	rect   ui.Rect
	text   string
	style  ui.Style
	picked bool
}

// gradedRow is one line of the sheet with its grades.
type gradedRow struct {
	y     float64
	x     float64
	text  paragraph
	width float64
	icon  string
	tint  ui.Color
}

// What can be chosen on the sheet.
const (
	sheetBack = 1 + iota
	sheetAsk  // the question: the focus rests there, so that no key too many answers it
	sheetNext
	sheetBlank
	sheetSkip
	sheetOption = 100
)

var (
	sheetPaper = ui.Rect{X: 24, Y: 80, W: 812, H: 560}
	sheetHead  = ui.Rect{X: 44, Y: 96, W: 772, H: 112}
	sheetList  = ui.Rect{X: 44, Y: 150, W: 772, H: 478}
	sheetFace  = ui.Rect{X: 836, Y: 60, W: 444, H: 580}
)

const sheetOptionW = 660.0

func sheetButton(i int) ui.Rect {
	if i == 0 {
		return ui.Rect{X: 596, Y: 654, W: 240, H: 50}
	}
	return ui.Rect{X: 24 + 212*float64(i-1), Y: 656, W: 200, H: 46}
}

func newSheet(a *App) ui.Screen {
	s := &sheet{app: a}
	s.read()
	s.focus.Set(sheetAsk)
	return s
}

// read takes the sheet anew, in the language of now.
func (s *sheet) read() {
	a := s.app
	s.lang, s.view = a.lang(), a.view()
	if s.view.Sheet != nil {
		s.asks = s.view.Sheet.Questions
	}
	v := &s.view
	s.face, s.name = ui.Portrait(v.Person.Portrait, "neutral"), v.Person.Name+" · "+v.Person.Role
	s.bar = newTopBar(a.say("sheet.title"), departmentTitle(v.DeptName, v.Title)+" · "+a.say("sheet.note"), 1100)
	s.options, s.graded = s.options[:0], nil
	s.scroll = ui.Scroll{Rect: sheetList}
	if s.over() {
		s.arrangeGrades()
	} else {
		s.arrangeQuestion()
	}
	s.aim()
}

// over says whether everything is answered.
func (s *sheet) over() bool { return s.now >= len(s.asks) }

func (s *sheet) arrangeQuestion() {
	a, q := s.app, s.asks[s.now]
	tint := ui.Department(s.view.Department)
	s.step = a.say("screen.sheet.step", "N", s.now+1, "All", len(s.asks))
	s.pick = a.say("sheet.pick", "Count", q.Pick)
	s.kind = ui.Chip{X: sheetHead.X, Y: sheetHead.Y, H: 30, Size: 15, Text: q.KindName, Icon: "clipboard-list", Ground: tint.Ground, Ink: tint.Text}
	s.text = paragraph{text: q.Text}
	s.text.style, _ = fit(q.Text, ui.Style{Weight: ui.Quote.Weight, Size: 22, Color: ui.Ink, Leading: 32}, sheetHead.W, 66, 16)
	gap := 12.0
	h := min(96, (sheetPaper.Y+sheetPaper.H-20-224+gap)/float64(len(q.Options))-gap)
	for i, o := range q.Options {
		k := optionCard{id: o.ID, text: o.Text, rect: ui.Rect{X: sheetHead.X, Y: 224 + (h+gap)*float64(i), W: sheetHead.W, H: h},
			picked: slices.Contains(s.picked(), o.ID)}
		k.style, _ = fit(o.Text, ui.Style{Size: 18, Color: ui.Ink, Leading: 26}, sheetOptionW, h-12, smallest)
		s.options = append(s.options, k)
	}
	s.buttons = [3]string{a.say("screen.sheet.next"), a.say("screen.sheet.blank"), a.say("screen.sheet.skip")}
}

// picked are the options picked for the question.
func (s *sheet) picked() []string {
	for _, p := range s.picks {
		if p.Question == s.asks[s.now].ID {
			return p.Options
		}
	}
	return nil
}

func (s *sheet) arrangeGrades() {
	a := s.app
	g := a.session.Sheet(a.lang())
	s.sum = a.say("sheet.sum", "Word", g.WordName, "Total", a.say("sheet.points", "Points", g.Points, "Of", g.Of))
	y := 6.0
	add := func(text string, st ui.Style, x, gap float64, icon string, tint ui.Color) {
		w := sheetList.W - x - 24
		s.graded = append(s.graded, gradedRow{y: y, x: x, text: paragraph{text: text, style: st}, width: w, icon: icon, tint: tint})
		y += height(text, st, w) + gap
	}
	body := ui.Style{Size: 16, Color: ui.Ink, Leading: 23}
	if g.Blank {
		add(a.say("sheet.blank"), body, 28, 14, "file-text", ui.Ink2)
	}
	for _, q := range g.Questions {
		if g.Blank {
			break
		}
		icon, tint := "check", ui.RiseText
		switch q.Grade {
		case game.SheetPartly:
			icon, tint = "meh", ui.Ink2
		case game.SheetWrong:
			icon, tint = "x", ui.RiskText
		}
		add(q.KindName+" · "+q.GradeName, ui.Strong.In(tint), 28, 2, icon, tint)
		add(q.Text, ui.Style{Size: 15, Color: ui.Ink2, Leading: 21}, 28, 6, "", tint)
		for _, o := range q.Options {
			which := "sheet.picked"
			if !o.Picked {
				which = "sheet.missed"
			}
			mark, col := "check", ui.RiseText
			if !o.Good {
				mark, col = "x", ui.RiskText
			}
			add(a.say("sheet.answer", "Which", a.say(which), "Text", o.Text), body, 58, 1, mark, col)
			add(o.Why, ui.Style{Size: 15, Color: ui.Ink2, Leading: 21}, 58, 6, "", col)
		}
		y += 12
	}
	if g.Findable > 0 {
		text := a.say("sheet.gathered", "Found", g.Found, "Findable", g.Findable)
		if g.Found > 0 {
			text = a.say("sheet.gathered.list", "Found", g.Found, "Findable", g.Findable, "All", game.Join(a.lang(), g.Gathered))
		}
		add(text, body, 28, 8, "search", ui.Ink2)
	}
	s.scroll.Height = y
	s.buttons = [3]string{a.say("screen.sheet.go")}
}

// ready says whether as many are picked as the question asks for.
func (s *sheet) ready() bool { return s.over() || len(s.picked()) == s.asks[s.now].Pick }

func (s *sheet) aim() {
	s.targets = append(s.targets[:0], ui.Target{ID: sheetBack, Rect: backTarget})
	if !s.over() {
		s.targets = append(s.targets, ui.Target{ID: sheetAsk, Rect: sheetHead})
	}
	for i := range s.options {
		s.targets = append(s.targets, ui.Target{ID: sheetOption + i, Rect: s.options[i].rect})
	}
	for i, label := range s.buttons {
		if label != "" {
			s.targets = append(s.targets, ui.Target{ID: sheetNext + i, Rect: sheetButton(i), Disabled: i == 0 && !s.ready()})
		}
	}
}

// Animating is false: nothing moves here.
func (s *sheet) Animating() bool { return false }

// Update lets the player pick, write down and go in.
func (s *sheet) Update(in ui.Input) (ui.Next, error) {
	changed := false
	if in.Has(ui.NextLanguage) {
		s.app.switchLanguage()
	}
	if s.lang != s.app.lang() {
		s.read()
		changed = true
	}
	if s.toast.text != "" && in.Any() {
		s.toast = toast{}
		changed = true
	}
	in, scrolled := scrollByPage(&s.scroll, in)
	chosen, moved := s.focus.Update(in, s.targets)
	switch {
	case in.Has(ui.Back):
		chosen = sheetBack
	case in.Number > 0 && in.Number <= len(s.options):
		chosen = sheetOption + in.Number - 1
	}
	switch {
	case chosen == sheetBack: // everything is kept but what is not written down yet
		return ui.Replace(s.app.home()), nil
	case chosen == sheetNext && s.over():
		return ui.Replace(s.app.stage()), nil
	case chosen == sheetNext:
		return s.goOn(), nil
	case chosen == sheetBlank:
		s.set(nil)
		return s.goOn(), nil
	case chosen == sheetSkip:
		s.picks = nil
		return s.finish(), nil
	case chosen >= sheetOption:
		s.toggle(chosen - sheetOption)
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// toggle picks an option or puts it back. One too many takes the place of the one picked first.
func (s *sheet) toggle(i int) {
	ids, q := slices.Clone(s.picked()), s.asks[s.now]
	if at := slices.Index(ids, s.options[i].id); at >= 0 {
		ids = slices.Delete(ids, at, at+1)
	} else if ids = append(ids, s.options[i].id); len(ids) > q.Pick {
		ids = ids[1:]
	}
	s.set(ids)
	s.read()
	s.focus.Set(sheetOption + i)
	if s.ready() {
		s.focus.Set(sheetNext)
	}
}

// set notes what is picked for the question.
func (s *sheet) set(ids []string) {
	id := s.asks[s.now].ID
	s.picks = slices.DeleteFunc(slices.Clone(s.picks), func(p game.Picked) bool { return p.Question == id })
	if len(ids) > 0 {
		s.picks = append(s.picks, game.Picked{Question: id, Options: ids})
	}
}

// goOn turns to the next question, or hands the sheet in.
func (s *sheet) goOn() ui.Next {
	if s.now+1 < len(s.asks) {
		s.now++
		s.read()
		s.focus.Set(sheetAsk)
		return ui.Redraw()
	}
	return s.finish()
}

// finish writes the sheet down and shows how it did, where the level tells.
func (s *sheet) finish() ui.Next {
	if err := s.app.session.AnswerSheet(s.picks); err != nil {
		s.toast = newToast(s.app.writeFailed(err), true, ui.Width/2, 700)
		return ui.Redraw()
	}
	if s.app.session.Sheet(s.app.lang()) == nil || len(s.picks) == 0 {
		return ui.Replace(s.app.stage())
	}
	s.now = len(s.asks)
	s.read()
	s.focus.Set(sheetNext)
	return ui.Redraw()
}

// Draw draws the sheet and the person it is about.
func (s *sheet) Draw(c *ui.Canvas) {
	backdrop(c, "office", .34)
	c.Image(s.face, sheetFace, ui.Contain)
	ui.Card{Rect: sheetPaper, Radius: ui.RadiusPanel}.Draw(c)
	if s.over() {
		s.drawGrades(c)
	} else {
		s.drawQuestion(c)
	}
	for i, label := range s.buttons {
		if label == "" {
			continue
		}
		kind, icon := ui.QuietOnNavy, ""
		if i == 0 {
			kind, icon = ui.Amber, "check"
			if s.over() {
				icon = "door-open"
			}
		}
		id := sheetNext + i
		ui.Button{Rect: sheetButton(i), Kind: kind, Label: label, Icon: icon, Disabled: i == 0 && !s.ready(),
			Focused: s.focus.ID() == id, Held: s.focus.Held(id)}.Draw(c)
	}
	st := ui.Strong.In(ui.OnNavy)
	w := ui.Measure(s.name, st) + 36
	plate := ui.Rect{X: sheetFace.CenterX() - w/2, Y: 656, W: w, H: 42}
	c.Fill(plate, 21, ui.Navy)
	c.Text(s.name, plate.X+18, st.Mid(plate.CenterY()), st)
	s.bar.draw(c, s.focus.ID() == sheetBack)
	s.toast.draw(c)
}

func (s *sheet) drawQuestion(c *ui.Canvas) {
	end := s.kind.X + s.kind.Draw(c) + 14
	c.Text(s.pick, end, ui.Note.Mid(sheetHead.Y+15), ui.Note)
	c.Text(s.step, sheetHead.X+sheetHead.W, ui.Note.Mid(sheetHead.Y+15), ui.Note.To(ui.Right))
	c.TextIn(ui.Rect{X: sheetHead.X, Y: sheetHead.Y + 40, W: sheetHead.W, H: 72}, s.text.text, s.text.style)
	if s.focus.ID() == sheetAsk {
		c.Fill(ui.Rect{X: sheetPaper.X, Y: sheetHead.Y + 44, W: 5, H: 64}, 2, ui.Alignment)
	}
	for i := range s.options {
		k := &s.options[i]
		r := k.rect
		ground, border := ui.Panel2, ui.Color{}
		if k.picked {
			ground, border = ui.MoodGround, ui.Alignment
		}
		ui.Card{Rect: r, Radius: 12, Ground: ground, Border: border, Flat: true}.Draw(c)
		badge := ui.Badge{Rect: ui.Rect{X: r.X + 16, Y: r.CenterY() - 17, W: 34, H: 34}, Text: string(rune('1' + i)), Ground: ui.Panel, Ink: ui.Navy}
		if k.picked {
			badge.Text, badge.Icon, badge.Ground = "", "check", ui.Alignment
		}
		badge.Draw(c)
		c.TextIn(ui.Rect{X: r.X + 68, Y: r.Y, W: sheetOptionW, H: r.H}, k.text, k.style)
		if s.focus.ID() == sheetOption+i {
			c.Ring(r, 12)
		}
	}
}

func (s *sheet) drawGrades(c *ui.Canvas) {
	c.Text(s.sum, sheetHead.X, sheetHead.Y+30, ui.Heading)
	c.Fill(ui.Rect{X: sheetHead.X, Y: sheetHead.Y + 46, W: sheetHead.W, H: 1}, 0, ui.Hairline)
	s.scroll.Begin(c)
	for i := range s.graded {
		r := &s.graded[i]
		if r.icon != "" {
			c.Icon(r.icon, r.x-24, r.y+3, 17, r.tint)
		}
		lead := max(r.text.style.Leading, r.text.style.Size*1.4)
		c.Paragraph(r.text.text, r.x, r.text.style.Mid(r.y+lead/2), r.width, r.text.style)
	}
	s.scroll.End(c, ui.Panel)
}
