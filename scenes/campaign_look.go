package scenes

import (
	"slices"
	"strings"

	"parley/assets"
	"parley/game"
	"parley/scenes/ui"
)

// storyLine is one paragraph of what happened.
type storyLine struct {
	text  string
	style ui.Style
	y     float64
	icon  string
	ink   ui.Color
}

var (
	weekText   = ui.Style{Size: 17, Color: ui.Ink, Leading: 26}
	storyCause = ui.Style{Weight: assets.Bold, Size: 14, Color: ui.Ink, Leading: 20}
	storyFine  = ui.Style{Size: 14, Color: ui.Ink2, Leading: 20}
)

var anewStyle = ui.Label.To(ui.Center)

const storyW = 322.0

// readStory sets what happened, or what stands in the week that is pointed at.
func (m *campaign) readStory() {
	m.lines = m.lines[:0]
	y := 0.0
	add := func(text string, st ui.Style, icon string, ink ui.Color, gap float64) {
		if text == "" {
			return
		}
		w := storyW
		if icon != "" {
			w -= 28
		}
		m.lines = append(m.lines, storyLine{text, st, y, icon, ink})
		y += height(text, st, w) + gap
	}
	a, v := m.app, &m.view
	if m.week >= 0 {
		week := v.Calendar[m.week]
		add(a.say("campaign.week", "N", week.N, "All", v.Weeks), ui.CardTitle, "", ui.Ink, 8)
		add(week.Text, weekText, "", ui.Ink, 12)
		for _, mark := range week.Marks {
			add(mark.Text, storyFine.In(ui.Ink), mark.Icon, markInk(mark.Kind, false), 8)
		}
		m.story.Height = y
		return
	}
	if len(v.Told) == 0 {
		add(v.Calendar[v.Week-1].Text, weekText, "", ui.Ink, 12)
		add(v.Brief, storyFine, "", ui.Ink, 12)
		for _, r := range v.Requests {
			if r.Week == 0 {
				add(a.say("campaign.ahead", "Week", r.Due, "Dept", r.DeptName, "Text", r.Text), storyFine.In(ui.Ink), "flag", ui.HintTitle, 6)
			}
		}
		add(m.keys, storyFine, "", ui.Ink, 12)
		add(a.say("campaign.legend"), storyFine, "", ui.Ink, 12)
	}
	for _, told := range v.Told {
		add(told.Text, weekText, "", ui.Ink, 10)
		for _, p := range told.Parts {
			add(p.Cause, storyCause, "", ui.Ink, 0)
			for pair := range slices.Chunk(p.Changes, 2) {
				add(strings.Join(pair, a.say("text.semicolon")), storyFine.In(ui.Go), "", ui.Ink, 0)
			}
			add(p.Principle, storyFine, "", ui.Ink, 10)
		}
	}
	m.story.Height = y
}

// markInk is the colour of a mark, on light or on navy.
func markInk(k game.MarkKind, navy bool) ui.Color {
	switch k {
	case game.MarkRequest:
		if navy {
			return ui.Alignment
		}
		return ui.HintTitle
	case game.MarkAsked, game.MarkKept:
		if navy {
			return ui.Rise
		}
		return ui.RiseText
	case game.MarkBroken:
		if navy {
			return ui.Risk
		}
		return ui.RiskText
	case game.MarkPromise:
		if navy {
			return ui.Trust
		}
		return ui.Go
	}
	if navy {
		return ui.OnNavy2
	}
	return ui.Ink2
}

// Draw draws the screen.
func (m *campaign) Draw(c *ui.Canvas) {
	backdrop(c, "office", .42)
	m.bar.draw(c, m.focus.ID() == campaignBack)
	m.drawSlots(c)
	ui.Button{Rect: anewRect, Kind: ui.QuietOnNavy, Label: m.anewly, Icon: "rotate-ccw", Style: anewStyle, Focused: m.focus.ID() == campaignAnew, Held: m.focus.Held(campaignAnew)}.Draw(c)
	for i := range m.weeks {
		m.drawWeek(c, &m.weeks[i], m.focus.ID() == campaignWeek+i)
	}
	ui.Card{Rect: peopleRect}.Draw(c)
	for i := range m.people {
		m.people[i].draw(c, i > 0)
	}
	m.scroll.Begin(c)
	for i := range m.items {
		m.drawItem(c, i)
	}
	m.scroll.End(c, ui.OnNavy2)
	ui.Card{Rect: storyPanel}.Draw(c)
	m.story.Begin(c)
	for i := range m.lines {
		l := &m.lines[i]
		x, w := 0.0, storyW
		if l.icon != "" {
			c.Icon(l.icon, 0, l.y+1, 18, l.ink)
			x, w = 28, w-28
		}
		lead := l.style.Leading
		if lead == 0 {
			lead = l.style.Size * 1.4
		}
		c.Paragraph(l.text, x, l.y+l.style.Mid(lead/2), w, l.style)
	}
	m.story.End(c, ui.Hairline)
	icon := "arrow-right"
	if m.view.Standoff || m.view.MustAsk != "" {
		icon = "door-open"
	}
	ui.Button{Rect: goOnRect, Label: m.going, Icon: icon, Style: goStyle, Focused: m.focus.ID() == campaignGo, Held: m.focus.Held(campaignGo)}.Draw(c)
	m.over.draw(c, &m.focus)
	m.notice.draw(c)
}

// drawSlots shows in the bar how much of the week is left.
func (m *campaign) drawSlots(c *ui.Canvas) {
	st := ui.Label.In(ui.OnNavy).To(ui.Right)
	c.Text(m.slots, 1256, st.Mid(32), st)
	x := 1256 - m.slotsW - 14
	for n := range m.view.SlotsAll {
		r := ui.Rect{X: x - 22 - float64(n)*28, Y: 21, W: 22, H: 22}
		if m.view.SlotsAll-1-n < m.view.Slots {
			c.Fill(r, 6, ui.Alignment)
		} else {
			c.Frame(r, 6, 2, ui.OnNavy3)
		}
	}
}

const markSize = 18.0

func (m *campaign) drawWeek(c *ui.Canvas, k *weekCard, focused bool) {
	r := k.rect
	ground, ink, navy := ui.Fade(ui.Panel, .92), ui.Ink, false
	switch {
	case k.Now:
		ground, ink, navy = ui.Navy, ui.OnNavy, true
	case k.Past:
		ground, ink = ui.Fade(ui.Panel2, .92), ui.Ink2
	}
	c.Fill(r, 12, ground)
	if k.Now {
		c.Frame(r, 12, 2.4, ui.Alignment)
	}
	c.Text(k.number, r.X+12, r.Y+25, ui.Heading.In(ink))
	if k.Past || k.Now {
		for n := range m.view.SlotsAll {
			box := ui.Rect{X: r.X + r.W - 18 - float64(m.view.SlotsAll-1-n)*13, Y: r.Y + 14, W: 9, H: 9}
			if n < k.Spent { // amber is what is left, as in the bar
				c.Fill(box, 3, ui.Fade(ink, .6))
			} else {
				c.Frame(box, 3, 1.4, ui.Alignment)
			}
		}
	}
	k.drawMarks(c, navy)
	if focused {
		c.Ring(r, 12)
	}
}

// drawMarks sets the requests in a line of their own, with their department, and everything else below.
func (k *weekCard) drawMarks(c *ui.Canvas, navy bool) {
	x, y := k.rect.X+10, k.rect.Y+36
	for _, mark := range k.Marks {
		if mark.Short == "" {
			continue
		}
		ink := markInk(mark.Kind, navy)
		c.Icon(mark.Icon, x-3, y+1, markSize-2, ink)
		c.Text(mark.Short, x+17, ui.Small.Mid(y+9), ui.Small.In(ink))
		y += 23
	}
	n := 0
	for _, mark := range k.Marks {
		if mark.Short != "" || y > k.rect.Y+k.rect.H-markSize {
			continue
		}
		c.Icon(mark.Icon, x+float64(n)*20, y, markSize, markInk(mark.Kind, navy))
		if n++; n == 4 {
			n, y = 0, y+22
		}
	}
}

func (p *personRow) draw(c *ui.Canvas, line bool) {
	r := p.rect
	if line {
		c.Fill(ui.Rect{X: r.X + 16, Y: r.Y, W: r.W - 32, H: 1}, 0, ui.Hairline)
	}
	mid := r.CenterY()
	c.Avatar(p.Person.Portrait, "neutral", r.X+40, mid, 24, p.tint.Ground)
	x := r.X + 76
	c.Paragraph(p.Person.Name, x, mid-10, 92, p.name)
	if p.moved[0] == "" && p.moved[1] == "" {
		c.Text(p.note, r.X+r.W-16, mid-10, p.role.To(ui.Right))
	}
	p.drawMoved(c, r.X+r.W-16, mid-10)
	c.Icon("shield-check", x, mid+4, 16, ui.TrustText)
	if !p.Trust.Hidden {
		c.Bar(ui.Rect{X: x + 22, Y: mid + 8, W: 74, H: 8}, float64(p.Trust.Value)/100, ui.Panel2, ui.Trust)
	}
	c.Text(p.trust, x+104, mid+17, ui.Label.In(ui.TrustText))
	x += 134
	c.Icon("heart-handshake", x, mid+4, 16, goodwillText)
	ink := goodwillText
	if p.Goodwill.Value < 0 {
		ink = ui.RiskText
	}
	c.Text(p.goodwill, x+22, mid+17, ui.Label.In(ink))
}

// drawMoved shows at the right what the last step changed: goodwill, and trust before it.
func (p *personRow) drawMoved(c *ui.Canvas, right, base float64) {
	icons, inks := [2]string{"shield-check", "heart-handshake"}, [2]ui.Color{ui.TrustText, goodwillText}
	for i := 1; i >= 0; i-- {
		if p.moved[i] == "" {
			continue
		}
		st := ui.Label.In(p.movedInk[i]).To(ui.Right)
		c.Text(p.moved[i], right, base, st)
		c.Icon(icons[i], right-46, base-12, 14, inks[i])
		right -= 58
	}
}

// goodwillText is goodwill's colour where it is words on light.
var goodwillText = ui.Color{R: 0x9d, G: 0x17, B: 0x4d, A: 0xff}

func (m *campaign) drawItem(c *ui.Canvas, i int) {
	k := &m.items[i]
	r := k.rect
	ground, title, text, box, icon := ui.Panel, ui.Ink, ui.Ink2, ui.Panel2, ui.Navy
	switch {
	case k.kind == itemRequest:
		ground, box, icon = ui.HintGround, ui.Alignment, ui.Navy
	case k.kind == itemPromise:
		ground, box, icon = ui.HintGround, ui.MoodGround, ui.MoodText
	case !k.open:
		ground, title, text, icon = ui.Locked, ui.LockedInk, ui.LockedInk, ui.LockedInk
	case k.kind == itemEarly:
		ground = ui.Panel3
	}
	ui.Card{Rect: r, Radius: 14, Ground: ground, Flat: !k.open}.Draw(c)
	ui.Badge{Rect: ui.Rect{X: r.X + 14, Y: r.Y + 12, W: 34, H: 34}, Icon: k.icon, Ground: box, Ink: icon}.Draw(c)
	c.Paragraph(k.title, r.X+58, k.titleStyle.Mid(r.Y+29), r.W-72, k.titleStyle.In(title))
	c.Paragraph(k.text, r.X+16, r.Y+54+k.textStyle.Mid(k.textStyle.Leading/2), k.textW, k.textStyle.In(text))
	if k.open {
		for n, face := range k.faces {
			c.Avatar(face.portrait, "neutral", r.X+r.W-26-float64(len(k.faces)-1-n)*25, r.Y+r.H-18, 11, face.ground)
		}
	}
	for n := range k.slots {
		sq := ui.Rect{X: r.X + r.W - 16 - 12 - float64(n)*16, Y: r.Y + 22, W: 12, H: 12}
		c.Fill(sq, 4, ui.Alignment)
	}
	if k.kind == itemPromise {
		keep, tell := promiseButtons(r)
		ui.Button{Rect: keep, Kind: ui.Solid, Label: k.buttons[0], Icon: "check", Disabled: !k.open,
			Focused: m.focus.ID() == campaignItem0+i, Held: m.focus.Held(campaignItem0 + i)}.Draw(c)
		ui.Button{Rect: tell, Kind: ui.QuietOnLight, Label: k.buttons[1], Icon: "messages-square",
			Focused: m.focus.ID() == campaignTell+i, Held: m.focus.Held(campaignTell + i)}.Draw(c)
		return
	}
	if m.focus.ID() == campaignItem0+i {
		c.Ring(r, 14)
	}
}
