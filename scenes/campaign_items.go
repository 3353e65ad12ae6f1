package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// personRow is one relationship.
type personRow struct {
	game.BondView
	rect            ui.Rect
	tint            ui.Tint
	name, role      ui.Style
	trust, goodwill string
	note            string
	moved           [2]string // what the last step changed of trust and goodwill
	movedInk        [2]ui.Color
}

// campaignItem is one thing there is to do.
type campaignItem struct {
	kind        itemKind
	index       int     // in the view's list of its kind
	rect        ui.Rect // in the list
	icon        string
	title, text string
	slots       int
	open        bool
	titleStyle  ui.Style
	textStyle   ui.Style
	textW       float64
	faces       []face    // whom it can be spent with
	buttons     [2]string // of a promise that is due
}

// face is somebody's portrait, small.
type face struct {
	portrait string
	ground   ui.Color
}

type itemKind uint8

const (
	itemRequest itemKind = iota
	itemPromise
	itemActivity
	itemEarly
)

func (m *campaign) readPeople() {
	m.people = m.people[:0]
	h := (peopleRect.H - 16) / float64(max(1, len(m.view.People)))
	for i, b := range m.view.People {
		row := personRow{BondView: b, tint: ui.Department(b.Department)}
		row.rect = ui.Rect{X: peopleRect.X, Y: peopleRect.Y + 8 + float64(i)*h, W: peopleRect.W, H: h}
		row.name, _ = fitLine(b.Person.Name, ui.Label, 92, smallest)
		row.trust, row.goodwill, row.note = "—", "—", b.Person.Role
		if !b.Trust.Hidden {
			row.trust, row.goodwill = strconv.Itoa(b.Trust.Value), signedWhole(b.Goodwill.Value)
		}
		ink := ui.Ink2
		switch {
		case b.NotMet && b.Wanted:
			row.note, ink = m.app.say("screen.campaign.not-met"), ui.HintTitle
		}
		row.setNote(ink)
		for k, meter := range []game.Meter{b.Trust, b.Goodwill} {
			if meter.Change != 0 && !meter.Hidden {
				row.moved[k], row.movedInk[k] = signedWhole(meter.Change), signColor(meter.Change)
			}
		}
		m.people = append(m.people, row)
	}
}

// setNote sets what stands at the right of the name; what does not fit beside it is left out.
func (p *personRow) setNote(ink ui.Color) {
	var ok bool
	if p.role, ok = fitLine(p.note, ui.Small.In(ink), p.rect.W-100-ui.Measure(p.Person.Name, p.name), smallest); !ok {
		p.note = ""
	}
}

// signedWhole writes an account: with a sign, as it may be overdrawn.
func signedWhole(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

// readItems lists what there is to do: what is due over both columns, then the activities, then what could be asked
// early.
func (m *campaign) readItems() {
	a, v := m.app, &m.view
	m.items = m.items[:0]
	y, column := itemX, 0
	add := func(k campaignItem, wide bool, h float64) {
		k.rect = ui.Rect{X: itemX + float64(column)*(itemWide+itemGap), Y: y, W: itemWide, H: h}
		if wide {
			k.rect.W = itemFull
		}
		room := k.rect.W - 70 - float64(k.slots)*16 - 14
		k.titleStyle, _ = fitLine(k.title, ui.CardTitle, room, smallest)
		lines := 44.0
		if k.kind == itemPromise {
			lines = 66 // why it is inconvenient, and for whom
		}
		k.textStyle, _ = fit(k.text, actTextStyle, k.rect.W-32, lines, smallest)
		k.textW = even(k.text, k.textStyle, k.rect.W-32)
		m.items = append(m.items, k)
		if !wide && column == 0 {
			column = 1
			return
		}
		y, column = y+h+itemGap, 0
	}
	for i, r := range v.Requests {
		if v.Standoff && r.Week > 0 && !r.Closed {
			add(campaignItem{kind: itemRequest, index: i, icon: "messages-square", open: true, title: a.say("screen.campaign.on", "Title", r.Title, "Dept", r.DeptName), text: r.Text}, true, requestHigh)
		}
		if r.Open && r.Cost == 0 {
			add(campaignItem{kind: itemRequest, index: i, icon: "flag", open: true, title: a.say("screen.campaign.due", "Title", r.Title, "Dept", r.DeptName), text: r.Text}, true, requestHigh)
		}
	}
	for i, p := range v.Promises {
		if !p.Now {
			continue
		}
		k := campaignItem{kind: itemPromise, index: i, icon: "handshake", open: p.CanKeep, slots: p.Slots,
			title: a.say("screen.campaign.promised", "Who", p.Person.Name, "Promise", p.Text), text: p.Due}
		k.buttons = [2]string{a.say("screen.campaign.keep"), a.say("screen.campaign.tell")}
		add(k, true, dueHigh)
	}
	for i, act := range v.Activities {
		if v.Standoff {
			break // everything else waits for it
		}
		k := campaignItem{kind: itemActivity, index: i, icon: act.Icon, title: act.Title, text: act.Text, slots: act.Slots, open: act.Open}
		for _, who := range act.With {
			for p := range m.people {
				if m.people[p].Person.ID == who.ID {
					k.faces = append(k.faces, face{m.people[p].Person.Portrait, m.people[p].tint.Ground})
				}
			}
		}
		add(k, false, itemHigh)
	}
	if column == 1 {
		y, column = y+itemHigh+itemGap, 0
	}
	for i, r := range v.Requests {
		if r.Open && r.Cost > 0 {
			add(campaignItem{kind: itemEarly, index: i, icon: "door-open", open: true, slots: r.Cost,
				title: departmentTitle(r.DeptName, r.Who[0].Name), text: a.say("screen.campaign.early", "Week", r.Due)}, false, itemHigh)
		}
	}
	if column == 1 {
		y += itemHigh + itemGap
	}
	m.scroll.Height = y
}

// promiseButtons are the two ways to settle a promise, in its card.
func promiseButtons(r ui.Rect) (keep, tell ui.Rect) {
	w := (r.W - 32 - 12) / 2
	keep = ui.Rect{X: r.X + 16, Y: r.Y + r.H - 52, W: w, H: 40}
	return keep, keep.Move(w+12, 0)
}
