package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// quarterReview is week twelve: what the quarter came to.
type quarterReview struct {
	app     *App
	view    game.CampaignView
	focus   ui.Focus
	targets []ui.Target
	scroll  ui.Scroll

	bar    topBar
	worth  string
	sum    ui.Style
	terms  [4]endingTerm
	lines  []storyLine
	people []personRow
	chen   quote
	wu     quote
	again  string
	title  string
	notice toast
}

// quote is what somebody says of the quarter.
type quote struct {
	rect   ui.Rect
	person game.Person
	text   string
	style  ui.Style
	tint   ui.Tint
}

// Targets of the review; the requests count on.
const (
	reviewAgain   = 2
	reviewTitle   = 3
	reviewRequest = 10
)

var (
	quarterWorth = ui.Rect{X: 24, Y: 80, W: 596, H: 232}
	quarterList  = ui.Rect{X: 24, Y: 324, W: 596, H: 308}
	quarterInner = ui.Rect{X: 44, Y: 336, W: 564, H: 284}
	quarterSays  = ui.Rect{X: 930, Y: 80, W: 326, H: 176}
	quarterBank  = ui.Rect{X: 632, Y: 80, W: 286, H: 552}
)

func newQuarterReview(a *App) ui.Screen {
	r := &quarterReview{app: a}
	r.scroll.Rect = quarterInner
	r.focus.Set(reviewTitle)
	r.relabel()
	if n := a.takeNotice(); n != "" {
		r.notice = newToast(n, true, ui.Width/2, 900)
	}
	return r
}

func (q *quarterReview) relabel() {
	a := q.app
	q.view = a.campaign.View(a.lang())
	v := q.view.Review
	q.bar = newTopBar(a.say("screen.campaign.review"), q.view.Title+" · "+a.say("level."+string(q.view.Level)), 900)
	q.worth = game.Points(v.Worth.R)
	q.sum, _ = fit(v.Sum, ui.Style{Size: smallest, Color: ui.Ink2, Leading: 19}, quarterWorth.W-190, 56, smallest)
	w := v.Worth
	for i, t := range [...]struct {
		id         string
		value      int32
		color, ink ui.Color
	}{
		{"worth.got", w.Got, ui.Exchange, ui.ExchangeText}, {"worth.bond", w.Bond, ui.Trust, ui.TrustText},
		{"worth.time", w.Time, ui.Alignment, ui.AlignmentText}, {"worth.clean", w.Clean, ui.Goodwill, ui.Ink},
	} {
		term := endingTerm{name: a.say(t.id), words: v.Terms[i], value: float64(t.value) / 1000, color: t.color, ink: t.ink}
		term.style, _ = fit(term.words, ui.Style{Size: smallest, Color: ui.Ink2, Leading: 18}, 330, 36, smallest)
		q.terms[i] = term
	}
	q.readLines(v)
	q.people = q.people[:0]
	h := (quarterBank.H - 16) / float64(len(v.People))
	for i, b := range v.People {
		row := personRow{BondView: b, tint: ui.Department(b.Department), trust: strconv.Itoa(b.Trust.Value), goodwill: signedWhole(b.Goodwill.Value)}
		row.rect = ui.Rect{X: quarterBank.X, Y: quarterBank.Y + 8 + float64(i)*h, W: quarterBank.W, H: h}
		row.name, _ = fitLine(b.Person.Name, ui.Label, 92, smallest)
		row.note = b.Person.Role
		row.setNote(ui.Ink2)
		q.people = append(q.people, row)
	}
	q.chen = newQuote("chen", v, v.Chen, quarterSays)
	q.wu = newQuote("wu", v, v.Wu, quarterSays.Move(0, quarterSays.H+12))
	q.again, q.title = a.say("screen.campaign.another"), a.say("screen.ending.title")
	q.targets = []ui.Target{{ID: 1, Rect: backTarget}, {ID: reviewAgain, Rect: q.button(0)}, {ID: reviewTitle, Rect: q.button(1)}}
}

func newQuote(id string, v *game.QuarterReview, text string, r ui.Rect) quote {
	k := quote{rect: r, text: text}
	for _, b := range v.People {
		if b.Person.ID == id {
			k.person, k.tint = b.Person, ui.Department(b.Department)
		}
	}
	k.style, _ = fit(text, ui.Style{Size: 17, Color: ui.Ink, Leading: 25}, r.W-40, r.H-88, smallest)
	return k
}

func (q *quarterReview) button(i int) ui.Rect {
	return ui.Rect{X: 24 + 622*float64(i), Y: 648, W: 610, H: 54}
}

// readLines lists the requests, the promises and the habits.
func (q *quarterReview) readLines(v *game.QuarterReview) {
	a := q.app
	q.lines = q.lines[:0]
	y := 0.0
	add := func(icon, text string, ink ui.Color) {
		st := storyFine.In(ui.Ink)
		q.lines = append(q.lines, storyLine{text, st, y, icon, ink})
		y += height(text, st, quarterInner.W-44) + 8
	}
	for _, r := range v.Requests {
		if r.Closed {
			add("flag", a.say("screen.campaign.request", "Title", r.Title, "Result", r.Result, "R", game.Points(r.Worth), "Week", r.Week), ui.Go)
		} else {
			add("flag", r.Title+" · "+a.say("campaign.never-asked"), ui.Ink2)
		}
	}
	for _, p := range v.Promises {
		word := [...]string{"", "open", "kept", "broken"}[p.State]
		icon, ink := "check", ui.RiseText
		if word != "kept" {
			icon, ink = "x", ui.RiskText
		}
		add(icon, a.say("campaign.promise."+word, "Who", p.Who, "Promise", p.Text), ink)
	}
	for _, h := range v.Habits {
		if h.Count > 0 {
			add("triangle-alert", a.say("screen.campaign.habit", "Name", h.Name, "Count", h.Count), ui.HintTitle)
		}
	}
	q.scroll.Height = y
}

// Update leaves to the title, or into another quarter.
func (q *quarterReview) Update(in ui.Input) (ui.Next, error) {
	a := q.app
	changed := q.notice.text != "" && in.Any()
	if changed {
		q.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		q.relabel()
		return ui.Redraw(), nil
	}
	in, scrolled := q.scroll.Update(in)
	chosen, moved := q.focus.Update(in, q.targets)
	switch {
	case chosen == reviewAgain:
		a.leaveQuarter()
		next, problem := a.openQuarter()
		if next == nil {
			a.notice = problem
			next = newTitle(a)
		}
		return ui.Replace(next), nil
	case chosen == reviewTitle, chosen == 1, in.Has(ui.Back):
		return ui.Replace(newTitle(a)), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// Animating is false: nothing moves here.
func (q *quarterReview) Animating() bool { return false }

// Draw draws the review.
func (q *quarterReview) Draw(c *ui.Canvas) {
	backdrop(c, "office", .42)
	q.bar.draw(c, q.focus.ID() == 1)
	v, r := q.view.Review, quarterWorth
	ui.Card{Rect: r}.Draw(c)
	big := ui.Style{Weight: ui.Headline.Weight, Size: 52, Color: ui.Ink}
	c.Text(q.worth, r.X+22, r.Y+60, big)
	c.TextIn(ui.Rect{X: r.X + 168, Y: r.Y + 14, W: r.W - 190, H: 56}, v.Sum, q.sum)
	for i := range q.terms {
		t := &q.terms[i]
		y := r.Y + 92 + float64(i)*35
		c.Text(t.name, r.X+22, y+16, ui.Label.In(t.ink))
		c.Bar(ui.Rect{X: r.X + 92, Y: y + 6, W: 130, H: 10}, t.value, ui.Panel2, t.color)
		c.TextIn(ui.Rect{X: r.X + 244, Y: y - 6, W: 330, H: 36}, t.words, t.style)
	}
	ui.Card{Rect: quarterList}.Draw(c)
	q.scroll.Begin(c)
	for i := range q.lines {
		l := &q.lines[i]
		c.Icon(l.icon, 0, l.y+1, 18, l.ink)
		c.Paragraph(l.text, 28, l.y+l.style.Mid(10), quarterInner.W-44, l.style)
	}
	q.scroll.End(c, ui.Hairline)
	ui.Card{Rect: quarterBank}.Draw(c)
	for i := range q.people {
		q.people[i].draw(c, i > 0)
	}
	q.chen.draw(c)
	q.wu.draw(c)
	q.drawCalendar(c)
	ui.Button{Rect: q.button(0), Kind: ui.QuietOnNavy, Label: q.again, Icon: "rotate-ccw", Focused: q.focus.ID() == reviewAgain, Held: q.focus.Held(reviewAgain)}.Draw(c)
	ui.Button{Rect: q.button(1), Label: q.title, Icon: "house", Style: goStyle, Focused: q.focus.ID() == reviewTitle, Held: q.focus.Held(reviewTitle)}.Draw(c)
	q.notice.draw(c)
}

// drawCalendar shows the twelve weeks once more, small.
func (q *quarterReview) drawCalendar(c *ui.Canvas) {
	const columns, gap = 4, 8.0
	area := ui.Rect{X: quarterSays.X, Y: quarterSays.Y + 2*(quarterSays.H+12), W: quarterSays.W, H: 176}
	w, h := (area.W-gap*(columns-1))/columns, (area.H-gap*2)/3
	for i, week := range q.view.Calendar {
		r := ui.Rect{X: area.X + float64(i%columns)*(w+gap), Y: area.Y + float64(i/columns)*(h+gap), W: w, H: h}
		c.Fill(r, 9, ui.Fade(ui.Panel, .92))
		c.Text(strconv.Itoa(week.N), r.X+8, r.Y+19, ui.Label)
		x := r.X + 8
		for k, m := range week.Marks {
			if k == 4 {
				break
			}
			c.Icon(m.Icon, x, r.Y+r.H-20, 14, markInk(m.Kind, false))
			x += 17
		}
	}
}

func (k *quote) draw(c *ui.Canvas) {
	ui.Card{Rect: k.rect}.Draw(c)
	c.Avatar(k.person.Portrait, "neutral", k.rect.X+46, k.rect.Y+44, 28, k.tint.Ground)
	c.Text(k.person.Name, k.rect.X+86, k.rect.Y+40, ui.CardTitle)
	c.Text(k.person.Role, k.rect.X+86, k.rect.Y+60, ui.Small)
	c.TextIn(ui.Rect{X: k.rect.X + 20, Y: k.rect.Y + 78, W: k.rect.W - 40, H: k.rect.H - 88}, k.text, k.style)
}
