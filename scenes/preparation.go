package scenes

import (
	"image"
	"slices"
	"time"

	"parley/assets"
	"parley/game"
	"parley/scenes/ui"
)

// preparation is the screen before the first meeting: a few slots, more ways to spend them than there are slots, and
// the person across the table.
type preparation struct {
	app     *App
	view    game.View
	focus   ui.Focus
	targets []ui.Target
	scroll  ui.Scroll
	motion  ui.Motion

	picked []string // ids, in the order they were picked
	used   int      // slots
	cards  []activityCard
	slots  []trayCard
	free   ui.Rect // the first slot that is not filled
	person personCard

	bar             topBar
	trust, goodwill ui.Meter
	brief           string
	briefStyle      ui.Style
	words           prepWords
	notice          toast
	opened          time.Time
}

type prepWords struct{ tray, note, slot, left, going, keys string }

// activityCard is one way to spend slots.
type activityCard struct {
	game.Activity
	rect               ui.Rect // in the list
	badge              string
	gives, no          string // what it brings; why it cannot be picked, if so
	title, text, given ui.Style
	picked             bool
	travel             ui.Tween // how far its copy has come into the tray, 0..1
}

// trayCard is an activity in the tray.
type trayCard struct {
	card        int
	rect        ui.Rect
	title, note ui.Style
	width       float64 // of the note's lines
}

// Targets of the screen; cards and what is in the tray count on from theirs.
const (
	prepBack = 1
	prepGo   = 2
	prepCard = 10
	prepSlot = 40
)

var (
	briefRect = ui.Rect{X: 24, Y: 80, W: 844, H: 96}
	gridRect  = ui.Rect{X: 18, Y: 182, W: 856, H: 320} // with room for the ring around a card
	slotsRect = ui.Rect{X: 52, Y: 568, W: 832, H: 110}
)

// doubleClick is how long after the screen came a click may still belong to the one before it.
const doubleClick = 600 * time.Millisecond

const (
	gridColumns      = 3
	gridX, gridY     = 6.0, 6.0 // of the first card in the grid
	actWide, actHigh = 273.0, 148.0
	actGap           = 12.5
	slotGap          = 14.0
	actX, actW       = 16.0, actWide - 32 // x of the words in a card, and their width
)

func newPreparation(a *App) ui.Screen {
	p := &preparation{app: a, motion: a.motion(), opened: a.now()}
	p.scroll.Rect = gridRect
	p.relabel()
	p.trust.Show(p.view.Meters[0].Value)
	p.goodwill.Show(p.view.Goodwill.Value)
	p.focus.Set(prepGo)
	p.say(a.takeNotice())
	return p
}

// relabel takes the view anew and puts its words on the screen.
func (p *preparation) relabel() {
	a := p.app
	p.view = a.view()
	v := p.view
	days := a.say("days.left", "Count", v.Days)
	p.bar = newTopBar(a.say("screen.prep.title", "Title", v.Title),
		a.say("screen.prep.line", "Dept", v.DeptName, "Level", a.say("level."+string(v.Level)), "Days", days), 720)
	p.trust.Icon, p.trust.Label, p.trust.Color = meterIcons[0], v.Meters[0].Name, meterColors[0]
	p.goodwill.Icon, p.goodwill.Label, p.goodwill.Color = "heart-handshake", v.Goodwill.Name, ui.Goodwill
	p.brief = v.Brief
	p.briefStyle, _ = fit(p.brief, ui.Style{Size: 18, Color: ui.Ink, Leading: 27}, briefRect.W-48, briefRect.H-16, smallest)
	p.person = newPersonCard(a, v)
	p.words = prepWords{tray: a.say("screen.prep.tray"), note: a.say("screen.prep.tray.note"), slot: a.say("screen.prep.slot"),
		keys: a.say("screen.prep.keys", "N", min(9, len(v.Preparation.Activities)))}
	if len(p.cards) != len(v.Preparation.Activities) { // once
		p.cards = make([]activityCard, len(v.Preparation.Activities))
	}
	for i, act := range v.Preparation.Activities {
		k := &p.cards[i]
		k.Activity, k.badge = act, string(rune('1'+i))
		if i >= 9 {
			k.badge = ""
		}
		k.rect = ui.Rect{X: gridX + float64(i%gridColumns)*(actWide+actGap), Y: gridY + float64(i/gridColumns)*(actHigh+12), W: actWide, H: actHigh}
		if k.gives = game.Join(a.lang(), act.Gives); k.gives == "" {
			k.gives = a.say("screen.prep.gives.none")
		}
		k.title, _ = fit(act.Title, ui.CardTitle, actW-44-32, 40, smallest)
		k.text, _ = fit(act.Text, actTextStyle, actW, 44, smallest)
		k.given, _ = fit(k.gives, givesStyle, actW-22-p.cost(act.Slots), 42, smallest)
	}
	rows := (len(p.cards) + gridColumns - 1) / gridColumns
	p.scroll.Height = 2*gridY + float64(rows)*(actHigh+12) - 12
	p.spread()
}

var (
	actTextStyle = ui.Style{Size: 15, Color: ui.Ink2, Leading: 21}
	slotNote     = ui.Style{Size: 14, Color: ui.OnNavy2, Leading: 20}
	givesStyle   = ui.Style{Weight: assets.Medium, Size: 14, Color: ui.Go, Leading: 19}
)

// cost is how wide the squares are that a card costs.
func (p *preparation) cost(slots int) float64 { return float64(slots)*16 + 10 }

// spread works out from what is picked what stands in the tray and what can still be picked.
func (p *preparation) spread() {
	a, all := p.app, p.view.Preparation
	p.used = 0
	for i := range p.cards {
		k := &p.cards[i]
		if k.picked = slices.Contains(p.picked, k.ID); k.picked {
			p.used += k.Slots
		}
	}
	for i := range p.cards {
		k := &p.cards[i]
		k.no = ""
		switch {
		case k.picked || a.session.CanPrepare(append(p.picked[:len(p.picked):len(p.picked)], k.ID)):
		case p.used+k.Slots > all.Slots:
			k.no = a.say("screen.prep.full", "Count", k.Slots)
		default:
			k.no = a.say("screen.prep.closed")
		}
	}
	w := (slotsRect.W - slotGap*float64(all.Slots-1)) / float64(all.Slots)
	x := slotsRect.X
	p.slots = p.slots[:0]
	for _, id := range p.picked {
		i := slices.IndexFunc(p.cards, func(k activityCard) bool { return k.ID == id })
		k := &p.cards[i]
		r := ui.Rect{X: x, Y: slotsRect.Y, W: w*float64(k.Slots) + slotGap*float64(k.Slots-1), H: slotsRect.H}
		slot := trayCard{card: i, rect: r}
		slot.title, _ = fit(k.Title, ui.CardTitle.In(ui.OnNavy), r.W-68, 50, smallest)
		slot.note, _ = fit(k.gives, slotNote, r.W-28, 44, smallest)
		slot.width = even(k.gives, slot.note, r.W-28)
		p.slots = append(p.slots, slot)
		x += r.W + slotGap
	}
	p.free = ui.Rect{X: x, Y: slotsRect.Y, W: w, H: slotsRect.H}
	p.words.left = a.say("slots.free", "Count", all.Slots-p.used)
	if p.words.going = a.say("screen.prep.go"); len(p.picked) == 0 {
		p.words.going = a.say("screen.prep.go.empty")
	}
	p.place()
}

// place puts the targets where the cards are now.
func (p *preparation) place() {
	p.targets = append(p.targets[:0], ui.Target{ID: prepBack, Rect: backTarget})
	for i := range p.cards {
		r := p.cards[i].rect.Move(gridRect.X, gridRect.Y-p.scroll.Offset())
		p.targets = append(p.targets, ui.Target{ID: prepCard + i, Rect: r, Within: gridRect})
	}
	for i := range p.slots {
		p.targets = append(p.targets, ui.Target{ID: prepSlot + i, Rect: p.slots[i].rect})
	}
	p.targets = append(p.targets, ui.Target{ID: prepGo, Rect: goRect})
}

func (p *preparation) say(problem string) {
	p.notice = toast{}
	if problem != "" {
		p.notice = newToast(problem, true, ui.Width/2, 900)
	}
}

// Update picks, puts back, and goes.
func (p *preparation) Update(in ui.Input) (ui.Next, error) {
	a := p.app
	changed := p.motion.Tick()
	if p.notice.text != "" && in.Any() {
		p.say("")
		changed = true
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		p.relabel()
		p.say(a.takeNotice())
		return ui.Redraw(), nil
	}
	in, scrolled := p.scroll.Update(in)
	if scrolled {
		p.place()
	}
	before := p.focus.ID()
	chosen, moved := p.focus.Update(in, p.targets)
	if id := p.focus.ID(); id != before && id >= prepCard && id < prepSlot && !in.Moved {
		p.scroll.Reveal(p.cards[id-prepCard].rect.Y-gridY, actHigh+2*gridY)
		p.place()
	}
	if in.Has(ui.Back) {
		chosen = prepBack
	}
	if in.Number > 0 && in.Number <= len(p.cards) {
		chosen = prepCard + in.Number - 1
	}
	switch {
	case chosen == prepBack: // everything is kept; the title offers to go on
		return ui.Replace(a.home()), nil
	case chosen == prepGo:
		if in.Released && len(p.picked) == 0 && a.now().Sub(p.opened) < doubleClick {
			return ui.RedrawIf(moved), nil // the second half of a double click on what led here
		}
		return p.goIn(), nil
	case chosen >= prepSlot:
		p.pick(p.slots[chosen-prepSlot].card)
		p.focus.Set(prepGo)
		return ui.Redraw(), nil
	case chosen >= prepCard:
		p.pick(chosen - prepCard)
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// pick puts an activity into the tray, or takes it out again.
func (p *preparation) pick(i int) {
	k := &p.cards[i]
	switch at := slices.Index(p.picked, k.ID); {
	case at >= 0:
		p.picked = slices.Delete(p.picked, at, at+1)
	case k.no != "":
		p.say(k.Title + " · " + k.no)
		return
	default:
		p.picked = append(p.picked, k.ID)
		k.travel = ui.At(0)
		p.motion.Start(&k.travel, 1, ui.Gentle, ui.Out)
	}
	p.spread()
}

func (p *preparation) goIn() ui.Next {
	if err := p.app.session.Prepare(p.picked); err != nil {
		p.say(p.app.writeFailed(err))
		return ui.Redraw()
	}
	return ui.Replace(p.app.stage())
}

// Animating says whether a card is on its way.
func (p *preparation) Animating() bool { return p.motion.Active() }

// Draw draws the screen.
func (p *preparation) Draw(c *ui.Canvas) {
	backdrop(c, "office", .34)
	p.bar.draw(c, p.focus.ID() == prepBack)
	if !p.view.Meters[0].Hidden { // an assessment keeps the scores to itself
		p.trust.Draw(c, 840, 15)
		p.goodwill.Draw(c, 1058, 15)
	}
	ui.Card{Rect: briefRect}.Draw(c)
	c.Fill(ui.Rect{X: briefRect.X, Y: briefRect.Y + 16, W: 5, H: briefRect.H - 32}, 2, p.person.tint.Accent)
	c.TextIn(ui.Rect{X: briefRect.X + 24, Y: briefRect.Y, W: briefRect.W - 48, H: briefRect.H}, p.brief, p.briefStyle)
	p.scroll.Begin(c)
	for i := range p.cards {
		p.drawCard(c, i)
	}
	p.scroll.End(c, ui.OnNavy2)
	p.person.draw(c)
	p.drawTray(c)
	p.notice.draw(c)
}

func (p *preparation) drawCard(c *ui.Canvas, i int) {
	k := &p.cards[i]
	r, tint := k.rect, p.person.tint
	ground, title, text, given := ui.Panel, ui.Ink, ui.Ink2, ui.Go
	box, icon := tint.Ground, tint.Text
	switch {
	case k.picked:
		box, icon = ui.MoodGround, ui.MoodText
	case k.no != "":
		ground, title, text, given = ui.Locked, ui.LockedInk, ui.LockedInk, ui.LockedInk
		box, icon = ui.Panel2, ui.Ink2
	}
	ui.Card{Rect: r, Radius: 14, Ground: ground, Flat: k.no != ""}.Draw(c)
	ui.Badge{Rect: ui.Rect{X: r.X + actX, Y: r.Y + 14, W: 36, H: 36}, Icon: k.Icon, Ground: box, Ink: icon}.Draw(c)
	c.TextIn(ui.Rect{X: r.X + actX + 46, Y: r.Y + 12, W: actW - 44 - 32, H: 40}, k.Title, k.title.In(title))
	c.Fill(ui.Rect{X: r.X + r.W - 36, Y: r.Y + 14, W: 22, H: 22}, 7, ui.Panel2)
	c.Text(k.badge, r.X+r.W-25, badgeStyle.Mid(r.Y+25), badgeStyle)
	c.Paragraph(k.Text, r.X+actX, r.Y+72, actW, k.text.In(text))
	if k.picked {
		c.Frame(r, 14, 3, ui.Alignment)
	}
	if p.focus.ID() == prepCard+i {
		c.Ring(r, 14)
	}
	foot := ui.Rect{X: r.X + actX, Y: r.Y + r.H - 50, W: actW, H: 42}
	switch {
	case k.no != "":
		c.Icon("lock", foot.X, foot.CenterY()-8, 16, given)
		c.TextIn(ui.Rect{X: foot.X + 22, Y: foot.Y, W: foot.W - 22, H: foot.H}, k.no, givesStyle.In(given))
		return
	case k.picked:
		c.Icon("check", foot.X, foot.CenterY()-8, 16, ui.RiseText)
	default:
		c.Icon("arrow-right", foot.X, foot.CenterY()-8, 16, given)
	}
	c.TextIn(ui.Rect{X: foot.X + 22, Y: foot.Y, W: foot.W - 22 - p.cost(k.Slots), H: foot.H}, k.gives, k.given)
	for n := range k.Slots {
		c.Fill(ui.Rect{X: r.X + r.W - 16 - 13 - float64(n)*16, Y: foot.CenterY() - 6, W: 13, H: 13}, 4, ui.Alignment)
	}
}

var badgeStyle = ui.Style{Weight: assets.Bold, Size: 14, Color: ui.Ink2, Align: ui.Center}

func (p *preparation) drawTray(c *ui.Canvas) {
	c.Shadow(trayRect, ui.RadiusPanel)
	c.Fill(trayRect, ui.RadiusPanel, ui.Navy)
	x := slotsRect.X + c.Text(p.words.tray, slotsRect.X, 546, trayTitle) + 18
	c.Text(p.words.note, x, 545, ui.Note.In(ui.OnNavy2))
	c.Text(p.words.left, slotsRect.X+slotsRect.W, 545, ui.Note.In(ui.OnNavy2).To(ui.Right))
	for r, n := p.free, p.used; n < p.view.Preparation.Slots; n++ {
		c.Dashed(r, 14, 2, ui.Fade(ui.OnNavy3, .6))
		c.TextIn(r, p.words.slot, ui.Note.In(ui.OnNavy3).To(ui.Center))
		r.X += r.W + slotGap
	}
	label := p.words.going
	ui.Button{Rect: goRect, Label: label, Icon: "door-open", Style: goStyle, Focused: p.focus.ID() == prepGo, Held: p.focus.Held(prepGo)}.Draw(c)
	c.Text(p.words.keys, goRect.CenterX(), 664, ui.Small.In(ui.OnNavy3).To(ui.Center))
	for i := range p.slots {
		p.drawSlot(c, i)
	}
}

// drawSlot draws what was picked, on its way from its card to its place.
func (p *preparation) drawSlot(c *ui.Canvas, i int) {
	s := &p.slots[i]
	k := &p.cards[s.card]
	if on := 1 - k.travel.Value(); on > 0 {
		from := k.rect.Move(gridRect.X, gridRect.Y-p.scroll.Offset())
		c.PushMove((from.X-s.rect.X)*on, (from.Y-s.rect.Y)*on)
		defer c.Pop()
	}
	r := s.rect
	c.Fill(r, 14, ui.Navy2)
	c.Frame(r, 14, 2, ui.Alignment)
	c.Icon(k.Icon, r.X+18, r.Y+22, 26, ui.Alignment)
	c.TextIn(ui.Rect{X: r.X + 54, Y: r.Y + 10, W: r.W - 68, H: 50}, k.Title, s.title)
	c.TextIn(ui.Rect{X: r.X + 18, Y: r.Y + 60, W: s.width, H: 44}, k.gives, s.note)
	if p.focus.ID() == prepSlot+i {
		c.Ring(r, 14)
	}
}

// personCard is the one across the table: who, what counts for them as far as it is known, what they want and fear.
type personCard struct {
	view       game.View
	tint       ui.Tint
	name, role string
	kpis       []kpiRow
	step       float64 // from one KPI to the next
	facts      []factRow
	unknown    string
	chip       ui.Chip
	nameStyle  ui.Style
	roleStyle  ui.Style
}

type kpiRow struct {
	game.KPI
	title, text ui.Style
}

var factStyle = ui.Style{Weight: assets.Medium, Size: 15, Leading: 20}

// factRow is one sentence about them.
type factRow struct {
	icon, text  string
	ground, ink ui.Color
	style       ui.Style
}

var (
	personRect = ui.Rect{X: 884, Y: 80, W: 372, H: 416}
	headPart   = image.Rect(110, 96, 530, 516) // of a portrait, pixels
)

const (
	personHead = 130.0
	factStep   = 56.0
)

func newPersonCard(a *App, v game.View) personCard {
	k := personCard{view: v, tint: ui.Department(v.Department), name: v.Person.Name, role: v.Person.Role, unknown: a.say("screen.prep.unknown")}
	k.nameStyle, _ = fitLine(k.name, ui.Style{Weight: assets.Bold, Size: 24, Color: ui.Ink}, 190, smallest)
	k.roleStyle, _ = fitLine(k.role, ui.Strong.In(k.tint.Text), 190, smallest)
	k.chip = ui.Chip{X: 1050, Y: personRect.Y + 88, H: 26, Text: a.say("screen.prep.kpis"), Ground: k.tint.Text, Ink: ui.OnNavy}
	width := personRect.W - 24 - 58
	fact := func(icon, text string, ground, ink ui.Color) {
		f := factRow{icon: icon, text: text, ground: ground, ink: ink}
		f.style, _ = fit(text, factStyle.In(ink), width, 44, smallest)
		k.facts = append(k.facts, f)
	}
	fact("target", a.say("screen.prep.wants", "What", v.Person.Wants), ui.Panel2, ui.Ink)
	fact("triangle-alert", a.say("screen.prep.fears", "What", v.Person.Fears), ui.HintGround, ui.HintText)
	for _, concern := range v.Preparation.Concerns {
		fact("messages-square", quoted(concern), ui.Panel2, ui.Ink)
	}
	room := personRect.H - personHead - 20 - factStep*float64(len(k.facts)) - 8
	k.step = min(66, room/float64(max(1, len(v.Preparation.KPIs))))
	for _, kpi := range v.Preparation.KPIs {
		row := kpiRow{KPI: kpi}
		row.title, _ = fitLine(kpi.Title, ui.CardTitle, 296, smallest)
		row.text, _ = fitLine(kpi.Text, ui.Note, 296, smallest)
		k.kpis = append(k.kpis, row)
	}
	return k
}

func (k *personCard) draw(c *ui.Canvas) {
	r := personRect
	ui.Card{Rect: r}.Draw(c)
	c.Fill(ui.Rect{X: r.X, Y: r.Y, W: r.W, H: personHead}, ui.RadiusCard, k.tint.Ground)
	c.Fill(ui.Rect{X: r.X, Y: r.Y + personHead - 20, W: r.W, H: 20}, 0, k.tint.Ground)
	c.ImagePart(ui.Portrait(k.view.Person.Portrait, "neutral"), headPart, ui.Rect{X: r.X + 24, Y: r.Y + 8, W: personHead - 8, H: personHead - 8})
	c.Paragraph(k.name, 1050, r.Y+46, 190, k.nameStyle)
	c.Paragraph(k.role, 1050, r.Y+72, 190, k.roleStyle)
	k.chip.Draw(c)
	y := r.Y + personHead + 14
	for i := range k.kpis {
		k.kpis[i].draw(c, k, y)
		y += k.step
	}
	y = r.Y + r.H - 8 - factStep*float64(len(k.facts))
	for i := range k.facts {
		f := &k.facts[i]
		box := ui.Rect{X: r.X + 12, Y: y, W: r.W - 24, H: factStep - 6}
		c.Fill(box, 10, f.ground)
		c.Icon(f.icon, box.X+14, box.CenterY()-10, 20, f.ink)
		c.TextIn(ui.Rect{X: box.X + 46, Y: box.Y, W: box.W - 58, H: box.H}, f.text, f.style)
		y += factStep
	}
}

func (row *kpiRow) draw(c *ui.Canvas, k *personCard, y float64) {
	x, w := personRect.X+20, personRect.W-40
	if !row.Known {
		box := ui.Rect{X: personRect.X + 12, Y: y, W: personRect.W - 24, H: k.step - 12}
		c.Fill(box, 10, ui.Panel2)
		c.Icon("eye-off", box.X+14, box.CenterY()-9, 18, ui.Ink2)
		c.TextIn(ui.Rect{X: box.X + 46, Y: box.Y, W: box.W - 58, H: box.H}, k.unknown, ui.Note)
		return
	}
	c.Icon("target", x, y+3, 20, k.tint.Text)
	c.Paragraph(row.Title, x+32, y+19, 296, row.title)
	c.Paragraph(row.Text, x+32, y+40, 296, row.text)
	c.Bar(ui.Rect{X: x, Y: y + 49, W: w, H: 6}, float64(row.Weight)/1000, ui.Panel2, k.tint.Accent)
}
