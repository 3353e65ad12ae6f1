package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// planScreen is where the three habits are chosen or written, each with a situation, a person and a date.
type planScreen struct {
	app    *App
	lang   string
	plan   game.Plan
	ready  bool
	offers []game.OfferedHabit

	fields  [game.PlanHabits * planParts]ui.Field
	typing  int // field that letters go into, -1 for none
	current int // habit that an offer fills

	bar     topBar
	words   planWords
	names   [planParts]string
	numbers [game.PlanHabits]string
	cards   []offerCard
	toast   toast
	focus   ui.Focus
	targets []ui.Target
}

type planWords struct{ offers, test, export string }

// offerCard is a habit to choose.
type offerCard struct {
	habit, why string
	style      ui.Style
}

const planParts = 4 // habit, situation, person, date

// What can be chosen in the plan.
const (
	planBack = 1 + iota
	planTest
	planField = 10
	planOffer = 40
)

var (
	planTestRect  = ui.Rect{X: 868, Y: 652, W: 388, H: 48}
	planOfferRect = ui.Rect{X: 868, Y: 80, W: 388, H: 560}
	planText      = ui.Style{Size: 16, Color: ui.Ink, Leading: 24}
)

func planCard(i int) ui.Rect { return ui.Rect{X: 24, Y: 80 + 196*float64(i), W: 832, H: 184} }

func planOfferAt(i int) ui.Rect {
	return ui.Rect{X: planOfferRect.X + 14, Y: planOfferRect.Y + 48 + 84*float64(i), W: planOfferRect.W - 28, H: 76}
}

// planFieldRect is where a part of a habit stands: the habit over the whole width, the others below it.
func planFieldRect(habit, part int) ui.Rect {
	r := planCard(habit)
	if part == 0 {
		return ui.Rect{X: r.X + 20, Y: r.Y + 50, W: r.W - 40, H: 40}
	}
	const w = 256.0
	return ui.Rect{X: r.X + 20 + (w+12)*float64(part-1), Y: r.Y + 124, W: w, H: 40}
}

func newPlan(a *App) ui.Screen {
	p := &planScreen{app: a, typing: -1}
	p.read()
	p.focus.Set(planField)
	if p.plan.Empty() {
		p.focus.Set(planOffer)
	}
	return p
}

// read takes the plan and what is offered anew.
func (p *planScreen) read() {
	a := p.app
	p.lang = a.lang()
	var err error
	p.plan, err = a.store.Plan()
	p.ready = err == nil
	if err != nil {
		p.say(a.say("plan.unread", "Why", game.Reason(err, p.lang)), true)
	}
	test, _ := a.store.SelfTest() // its own screen says why it cannot be read
	profile, err := a.store.Profile(p.lang)
	if err != nil {
		p.say(a.say("screen.store", "Why", game.Reason(err, p.lang)), true)
	}
	p.offers = game.OfferHabits(profile, test, p.lang)
	hints := [planParts]string{a.say("plan.hint.habit"), a.say("plan.hint.situation"), a.say("plan.hint.person"), a.say("plan.hint.date")}
	for i := range p.fields {
		f := &p.fields[i]
		f.Rect, f.Style, f.Most, f.Hint = planFieldRect(i/planParts, i%planParts), planText, game.MaxPlanned, hints[i%planParts]
		f.SetText(*partOf(&p.plan.Habits[i/planParts], i%planParts))
	}
	p.relabel()
}

// partOf is a part of a habit by its place.
func partOf(h *game.PlannedHabit, part int) *string {
	return [planParts]*string{&h.Habit, &h.Situation, &h.Person, &h.Date}[part]
}

func (p *planScreen) say(text string, bad bool) { p.toast = newToast(text, bad, ui.Width/2, 800) }

func (p *planScreen) relabel() {
	a := p.app
	p.bar = newTopBar(a.say("plan.title"), a.say("plan.line"), 900)
	p.words = planWords{a.say("plan.offers"), a.say("plan.back-to-test"), a.say("plan.export")}
	p.names = [planParts]string{a.say("plan.habit"), a.say("plan.situation"), a.say("plan.person"), a.say("plan.date")}
	for i := range p.numbers {
		p.numbers[i] = a.say("plan.number", "N", i+1)
	}
	p.cards = p.cards[:0]
	for i, o := range p.offers {
		k := offerCard{habit: o.Habit, why: o.Why}
		k.style, _ = fit(o.Habit, ui.Label, planOfferAt(i).W-28, 44, smallest)
		p.cards = append(p.cards, k)
	}
	t := append(p.targets[:0], ui.Target{ID: planBack, Rect: backTarget})
	for i := range p.fields {
		t = append(t, ui.Target{ID: planField + i, Rect: p.fields[i].Rect, Disabled: !p.ready})
	}
	for i := range p.cards {
		t = append(t, ui.Target{ID: planOffer + i, Rect: planOfferAt(i), Disabled: !p.ready})
	}
	p.targets = append(t, ui.Target{ID: planTest, Rect: planTestRect})
}

// Writing is the field that is being written in.
func (p *planScreen) Writing() *ui.Field {
	if p.typing < 0 {
		return nil
	}
	return &p.fields[p.typing]
}

// Animating is false: nothing moves here.
func (p *planScreen) Animating() bool { return false }

// Update writes, and takes what is offered.
func (p *planScreen) Update(in ui.Input) (ui.Next, error) {
	changed := p.toast.text != "" && in.Any()
	if changed {
		p.toast = toast{}
	}
	if p.typing >= 0 {
		return p.write(in), nil
	}
	if in.Has(ui.NextLanguage) {
		p.app.switchLanguage()
		p.read()
		return ui.Redraw(), nil
	}
	if in.Has(ui.Back) {
		return ui.Replace(newSelfTest(p.app)), nil
	}
	chosen, moved := p.focus.Update(in, p.targets)
	switch {
	case chosen == planBack, chosen == planTest:
		return ui.Replace(newSelfTest(p.app)), nil
	case chosen >= planOffer:
		p.take(chosen - planOffer)
		return ui.Redraw(), nil
	case chosen >= planField:
		p.typeInto(chosen - planField)
		p.fields[p.typing].Update(ui.Input{X: in.X, Y: in.Y, Pressed: in.Released})
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || moved), nil
}

// take fills the current habit with one that is offered, then waits for the situation.
func (p *planScreen) take(offer int) {
	for i := range p.plan.Habits { // an empty one first
		if p.plan.Habits[p.current].Habit != "" && p.plan.Habits[i].Habit == "" {
			p.current = i
		}
	}
	f := &p.fields[p.current*planParts]
	f.SetText(p.offers[offer].Habit)
	p.keep()
	p.focus.Set(planField + p.current*planParts + 1)
}

// write writes into a field; Enter and Tab go on to the next.
func (p *planScreen) write(in ui.Input) ui.Next {
	f := &p.fields[p.typing]
	switch {
	case in.Has(ui.Back):
		p.typing = -1
	case in.Has(ui.FocusPrevious):
		p.typeInto(p.typing - 1)
	case in.Typing().Has(ui.Accept), in.Has(ui.FocusNext):
		p.typeInto(p.typing + 1)
	case in.Pressed && !f.Rect.Has(in.X, in.Y):
		p.typing = -1
		p.focus.Update(in, p.targets) // it went down on something
	default:
		before := f.Text()
		changed := f.Update(in)
		if f.Text() != before {
			p.keep()
		}
		return ui.RedrawIf(changed || in.Woken)
	}
	return ui.Redraw()
}

// typeInto goes to another field, or past the last to the offers.
func (p *planScreen) typeInto(i int) {
	p.typing = i
	if i < 0 || i >= len(p.fields) {
		p.typing = -1
		p.focus.Set(planOffer)
		return
	}
	p.current = i / planParts
	p.focus.Set(planField + i)
}

func (p *planScreen) keep() {
	a := p.app
	for i := range p.fields {
		*partOf(&p.plan.Habits[i/planParts], i%planParts) = p.fields[i].Text()
	}
	p.plan.Kept = a.now().UTC()
	if err := a.store.KeepPlan(p.plan); err != nil {
		p.say(a.say("plan.failed", "Why", game.Reason(err, p.lang)), true)
	}
}

// Draw draws the plan.
func (p *planScreen) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	p.bar.draw(c, p.focus.ID() == planBack)
	for i := range game.PlanHabits {
		r := planCard(i)
		ui.Card{Rect: r, Radius: 14}.Draw(c)
		c.Text(p.numbers[i], r.X+20, r.Y+33, ui.CardTitle)
		for k := range planParts {
			f := &p.fields[i*planParts+k]
			if k > 0 {
				c.Text(p.names[k], f.Rect.X+2, f.Rect.Y-8, ui.Small)
			}
			f.Draw(c, p.focus.ID() == planField+i*planParts+k, p.typing == i*planParts+k)
		}
	}
	ui.Card{Rect: planOfferRect, Radius: 14}.Draw(c)
	c.Text(p.words.offers, planOfferRect.X+18, planOfferRect.Y+33, ui.CardTitle)
	for i := range p.cards {
		k, r := &p.cards[i], planOfferAt(i)
		c.Fill(r, 10, ui.Panel3)
		c.Paragraph(k.habit, r.X+14, k.style.Mid(r.Y+17), r.W-28, k.style)
		c.Text(k.why, r.X+14, r.Y+r.H-10, ui.Small)
		if p.focus.ID() == planOffer+i {
			c.Ring(r, 10)
		}
	}
	ui.Button{Rect: planTestRect, Kind: ui.QuietOnLight, Label: p.words.test, Icon: "arrow-left", Focused: p.focus.ID() == planTest, Held: p.focus.Held(planTest)}.Draw(c)
	c.Text(p.words.export, 24, 692, ui.Note)
	p.toast.draw(c)
}
