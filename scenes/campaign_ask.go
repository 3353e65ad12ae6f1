package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// overlay is a question of the quarter: with whom, or what to do about a surprise.
type overlay struct {
	rect        ui.Rect
	icon        string
	title, text string
	titleStyle  ui.Style
	textStyle   ui.Style
	answers     []overlayAnswer
	canDrop     bool
	drop        string

	do       string
	activity string // with whom it is spent, for an activity
}

type overlayAnswer struct {
	id         string
	rect       ui.Rect
	text, note string
	style      ui.Style
	open       bool
	person     game.Person
	tint       ui.Tint
	slots      int
	number     string
}

const overlayW = 780.0

func (o *overlay) open() bool { return o.do != "" }

// newWhom asks with whom to spend an activity.
func newWhom(a *App, act game.ContactView, people []game.BondView) overlay {
	o := overlay{do: "spend", activity: act.ID, icon: act.Icon, title: act.Title, text: a.say("screen.campaign.with-whom"),
		canDrop: true, drop: a.say("screen.campaign.drop")}
	n := float64(len(act.With))
	const w, h, gap = 116.0, 148.0, 8.0
	o.rect = ui.Rect{W: max(420, n*w+(n-1)*gap+48), H: 130 + h + 64}
	o.rect.X, o.rect.Y = (ui.Width-o.rect.W)/2, (ui.Height-o.rect.H)/2
	x := o.rect.CenterX() - (n*w+(n-1)*gap)/2
	for _, who := range act.With {
		k := overlayAnswer{id: who.ID, open: who.Open, text: who.Name, rect: ui.Rect{X: x, Y: o.rect.Y + 112, W: w, H: h}}
		for _, b := range people {
			if b.Person.ID == who.ID {
				k.person, k.tint = b.Person, ui.Department(b.Department)
				if b.NotMet && b.Wanted {
					k.note = a.say("screen.campaign.not-met")
				}
			}
		}
		k.style, _ = fitLine(k.text, ui.Label.To(ui.Center), w-12, smallest)
		o.answers = append(o.answers, k)
		x += w + gap
	}
	o.set()
	return o
}

// newSurprise asks what to do about a surprise.
func newSurprise(a *App, s *game.SurpriseView) overlay {
	o := overlay{do: "answer", icon: s.Icon, title: s.Title, text: s.Text}
	o.rect = ui.Rect{X: (ui.Width - overlayW) / 2, W: overlayW}
	text, _ := fit(s.Text, weekText, overlayW-48, 110, smallest)
	y := 84 + height(s.Text, text, overlayW-48) + 20
	for i, c := range s.Choices {
		k := overlayAnswer{id: c.ID, text: c.Text, open: c.Open, slots: c.Slots, number: strconv.Itoa(i + 1), rect: ui.Rect{X: o.rect.X + 24, Y: y, W: overlayW - 48, H: 76}}
		switch {
		case !c.Open:
			k.note = a.say("screen.campaign.no-slots")
		case c.Promises != "":
			k.note = a.say("campaign.commits", "Promise", c.Promises)
		case c.Slots > 0:
			k.note = a.say("text.slots", "Count", c.Slots)
		}
		room := 60.0
		if k.note != "" {
			room = 40
		}
		k.style, _ = fit(c.Text, ui.Style{Weight: ui.Quote.Weight, Size: 18, Color: ui.Ink, Leading: 24}, overlayW-48-72-40, room, smallest)
		o.answers = append(o.answers, k)
		y += 76 + 10
	}
	o.rect.H = y + 14
	o.rect.Y = (ui.Height - o.rect.H) / 2
	for i := range o.answers {
		o.answers[i].rect.Y += o.rect.Y
	}
	o.set()
	return o
}

// overAnew marks the question whether to begin another quarter, which is no order of this one.
const overAnew = "anew"

// newAnew asks whether to begin another quarter.
func newAnew(a *App) overlay {
	o := overlay{do: overAnew, icon: "rotate-ccw", title: a.say("screen.campaign.anew"), text: a.say("screen.campaign.anew.note"), canDrop: true}
	o.rect = ui.Rect{X: (ui.Width - overlayW) / 2, Y: 190, W: overlayW, H: 340}
	for i, id := range [...]string{"screen.campaign.anew.yes", "screen.campaign.anew.no"} {
		k := overlayAnswer{text: a.say(id), open: true, number: strconv.Itoa(i + 1),
			rect: ui.Rect{X: o.rect.X + 24, Y: o.rect.Y + 148 + 86*float64(i), W: overlayW - 48, H: 76}}
		k.style, _ = fit(k.text, ui.Style{Weight: ui.Quote.Weight, Size: 18, Color: ui.Ink, Leading: 24}, overlayW-48-72-40, 60, smallest)
		o.answers = append(o.answers, k)
	}
	o.set()
	return o
}

func (o *overlay) set() {
	o.titleStyle, _ = fitLine(o.title, ui.Headline, o.rect.W-48-62, 18)
	o.textStyle, _ = fit(o.text, weekText, o.rect.W-48, 110, smallest)
}

func (o *overlay) what(i int) string {
	if o.do == "spend" {
		return o.activity
	}
	return o.answers[i].id
}

func (o *overlay) with(i int) string {
	if o.do == "spend" {
		return o.answers[i].id
	}
	return ""
}

func (o *overlay) dropRect() ui.Rect {
	return ui.Rect{X: o.rect.CenterX() - 90, Y: o.rect.Y + o.rect.H - 56, W: 180, H: 40}
}

func (o *overlay) aim(t []ui.Target) []ui.Target {
	for i, k := range o.answers {
		t = append(t, ui.Target{ID: campaignPick + i, Rect: k.rect, Disabled: !k.open})
	}
	if o.canDrop && o.drop != "" {
		t = append(t, ui.Target{ID: campaignDrop, Rect: o.dropRect()})
	}
	return t
}

func (o *overlay) draw(c *ui.Canvas, f *ui.Focus) {
	if !o.open() {
		return
	}
	c.Fill(c.Window(), 0, ui.Fade(ui.Navy, .55))
	r := o.rect
	ui.Card{Rect: r, Radius: ui.RadiusPanel}.Draw(c)
	ui.Badge{Rect: ui.Rect{X: r.X + 24, Y: r.Y + 22, W: 44, H: 44}, Icon: o.icon, Ground: ui.MoodGround, Ink: ui.MoodText}.Draw(c)
	c.Paragraph(o.title, r.X+82, o.titleStyle.Mid(r.Y+44), r.W-106, o.titleStyle)
	c.Paragraph(o.text, r.X+24, r.Y+80+o.textStyle.Mid(o.textStyle.Leading/2), r.W-48, o.textStyle)
	for i := range o.answers {
		k := &o.answers[i]
		focused, held := f.ID() == campaignPick+i, f.Held(campaignPick+i)
		if o.do == "spend" {
			k.drawPerson(c, focused, held)
		} else {
			k.drawChoice(c, focused, held)
		}
	}
	if o.canDrop && o.drop != "" {
		ui.Button{Rect: o.dropRect(), Kind: ui.QuietOnLight, Label: o.drop, Focused: f.ID() == campaignDrop, Held: f.Held(campaignDrop)}.Draw(c)
	}
}

func (k *overlayAnswer) drawPerson(c *ui.Canvas, focused, held bool) {
	r := k.rect
	if held {
		r = r.Move(0, 1)
	}
	c.Fill(r, 14, ui.Panel2)
	c.Avatar(k.person.Portrait, "neutral", r.CenterX(), r.Y+54, 38, k.tint.Ground)
	c.TextIn(ui.Rect{X: r.X + 6, Y: r.Y + 98, W: r.W - 12, H: 26}, k.text, k.style)
	if k.note != "" {
		c.Text(k.note, r.CenterX(), r.Y+137, ui.Small.In(ui.HintTitle).To(ui.Center))
	}
	if focused {
		c.Ring(r, 14)
	}
}

func (k *overlayAnswer) drawChoice(c *ui.Canvas, focused, held bool) {
	r := k.rect
	if held {
		r = r.Move(0, 1)
	}
	ground, ink, note := ui.Panel2, ui.Ink, ui.HintTitle
	badge := ui.Badge{Rect: ui.Rect{X: r.X + 18, Y: r.CenterY() - 18, W: 36, H: 36}, Text: k.number, Ground: ui.Panel, Ink: ui.Navy}
	switch {
	case !k.open:
		ground, ink, note = ui.Locked, ui.LockedInk, ui.LockedInk
		badge.Text, badge.Icon, badge.Ink = "", "lock", ui.LockedInk
	case focused:
		ground, ink, note = ui.Navy, ui.OnNavy, ui.Alignment
		badge.Ground = ui.Alignment
	}
	c.Fill(r, 14, ground)
	badge.Draw(c)
	box := ui.Rect{X: r.X + 72, Y: r.Y + 8, W: r.W - 72 - 40, H: r.H - 16}
	if k.note != "" {
		box.H -= 20
		c.Paragraph(k.note, box.X, r.Y+r.H-13, box.W, ui.Small.In(note).Lines(1))
	}
	c.TextIn(box, k.text, k.style.In(ink))
	for n := range k.slots {
		c.Fill(ui.Rect{X: r.X + r.W - 28 - float64(n)*16, Y: r.CenterY() - 6, W: 12, H: 12}, 4, ui.Alignment)
	}
	if focused {
		c.Ring(r, 14)
	}
}
