package scenes

import (
	"strconv"
	"time"

	"parley/game"
	"parley/scenes/ui"
)

// campaign is the quarter: the weeks across the top, the people at the left, what there is to do in the middle, and at
// the right what came of it. A standoff opens from here and leads back here.
type campaign struct {
	app     *App
	view    game.CampaignView
	focus   ui.Focus
	targets []ui.Target
	scroll  ui.Scroll // of what there is to do
	story   ui.Scroll // of what came of it

	bar    topBar
	slots  string
	anewly string
	slotsW float64
	weeks  []weekCard
	people []personRow
	items  []campaignItem
	lines  []storyLine
	from   int       // what had the focus when a question came
	ended  time.Time // when the last week was ended
	week   int       // whose marks are shown at the right, from 0; -1: what happened instead
	going  string
	keys   string
	notice toast

	over overlay // a question that stands before everything else
}

// weekCard is one week of the calendar.
type weekCard struct {
	game.WeekView
	rect   ui.Rect
	number string
}

// Targets of the screen; weeks, items and people of a question count on from theirs.
const (
	campaignBack  = 1
	campaignAnew  = 3
	campaignGo    = 2
	campaignWeek  = 10
	campaignItem0 = 40
	campaignTell  = 90  // the second button of a promise
	campaignPick  = 140 // an answer of the question
	campaignDrop  = 160 // the question is dropped
)

var (
	weeksRect  = ui.Rect{X: 24, Y: 76, W: 1232, H: 104}
	peopleRect = ui.Rect{X: 24, Y: 192, W: 286, H: 512}
	itemsRect  = ui.Rect{X: 318, Y: 188, W: 568, H: 520} // with room for the ring around a card
	storyPanel = ui.Rect{X: 894, Y: 192, W: 362, H: 440}
	storyList  = ui.Rect{X: 910, Y: 204, W: 334, H: 416}
	anewRect   = ui.Rect{X: 800, Y: 14, W: 190, H: 36}
	goOnRect   = ui.Rect{X: 894, Y: 644, W: 362, H: 60}
)

const (
	weekGap              = 6.0
	itemX                = 6.0
	itemWide, itemHigh   = 274.0, 126.0
	itemFull             = 2*itemWide + itemGap
	dueHigh, requestHigh = 184.0, 92.0
	itemGap              = 8.0
)

// quarter returns the screen of the quarter that is on; a standoff that has ended is taken back into it.
func (a *App) quarter() ui.Screen {
	if s := a.campaign.Standoff(); s != nil && s.Ended() {
		if err := a.campaign.Settle(); err != nil {
			a.notice = a.writeFailed(err)
		}
	}
	a.session = nil
	if a.campaign.Over() {
		return newQuarterReview(a)
	}
	return newCampaign(a)
}

// home is where a play is left to: the quarter it belongs to, else the title.
func (a *App) home() ui.Screen {
	if a.campaign != nil {
		return a.quarter()
	}
	a.leave()
	return newTitle(a)
}

// inQuarter says whether the play that is on is a standoff of the quarter.
func (a *App) inQuarter() bool {
	return a.campaign != nil && a.session != nil && a.campaign.Standoff() == a.session
}

// leaveQuarter frees the quarter that is on; everything of it is kept already.
func (a *App) leaveQuarter() {
	if a.campaign == nil {
		return
	}
	if err := a.campaign.Close(); err != nil {
		a.notice = a.say("error.write", "Why", game.Reason(err, a.lang()))
	}
	a.campaign = nil
}

// openQuarter goes on with the quarter that was played last, or begins one. Where neither can be it says why.
func (a *App) openQuarter() (ui.Screen, string) {
	c, parted, err := game.OpenCampaign(a.store, a.quarterOptions())
	if err != nil {
		return nil, a.writeFailed(err)
	}
	if parted != nil {
		a.notice = parted.Say(a.lang()) + " " + a.say("diverged.on")
	}
	a.leave()
	a.campaign = c
	return a.quarter(), ""
}

func (a *App) quarterOptions() game.Options {
	return game.Options{Level: a.settings.Level, Seed: uint64(a.now().UnixNano()) % 1_000_000, Begun: a.now()}
}

func newCampaign(a *App) ui.Screen {
	m := &campaign{app: a, week: -1}
	m.scroll.Rect, m.story.Rect = itemsRect, storyList
	m.focus.Set(campaignGo)
	m.relabel()
	if v := &m.view; v.Slots > 0 && !v.Standoff && v.MustAsk == "" && !m.over.open() {
		m.focus.Set(campaignItem0) // a key pressed twice does not end the week
	}
	m.say(a.takeNotice())
	return m
}

func (m *campaign) say(problem string) {
	m.notice = toast{}
	if problem != "" {
		m.notice = newToast(problem, true, ui.Width/2, 900)
	}
}

// relabel takes the view anew and puts its words on the screen.
func (m *campaign) relabel() {
	a := m.app
	m.view = a.campaign.View(a.lang())
	v := &m.view
	m.bar = newTopBar(v.Title, a.say("campaign.week", "N", v.Week, "All", v.Weeks)+" · "+a.say("level."+string(v.Level)), 720)
	m.slots = a.say("slots.free", "Count", v.Slots)
	m.anewly = a.say("screen.campaign.anew")
	m.slotsW = ui.Measure(m.slots, ui.Label)
	m.keys = a.say("screen.campaign.keys")
	m.going = a.say("screen.campaign.end")
	if v.Slots > 0 {
		m.going = a.say("screen.campaign.end.unspent", "Count", v.Slots)
	}
	switch {
	case v.Standoff:
		m.going = a.say("screen.campaign.standoff")
	case v.MustAsk != "":
		m.going = a.say("screen.campaign.ask")
	}
	m.readWeeks()
	m.readPeople()
	m.readItems()
	m.readStory()
	m.over = overlay{}
	if v.Surprise != nil {
		if id := m.focus.ID(); id < campaignPick {
			m.from = id
		}
		m.over = newSurprise(a, v.Surprise)
		m.focus.Set(campaignPick)
	}
	m.aim()
}

func (m *campaign) readWeeks() {
	m.weeks = m.weeks[:0]
	n := len(m.view.Calendar)
	w := (weeksRect.W - weekGap*float64(n-1)) / float64(n)
	for i, week := range m.view.Calendar {
		r := ui.Rect{X: weeksRect.X + float64(i)*(w+weekGap), Y: weeksRect.Y, W: w, H: weeksRect.H}
		m.weeks = append(m.weeks, weekCard{week, r, strconv.Itoa(week.N)})
	}
}

// aim puts the targets where things are now.
func (m *campaign) aim() {
	m.targets = m.targets[:0]
	if m.over.open() {
		m.targets = m.over.aim(m.targets)
		return
	}
	m.targets = append(m.targets, ui.Target{ID: campaignBack, Rect: backTarget}, ui.Target{ID: campaignAnew, Rect: anewRect})
	for i := range m.weeks {
		m.targets = append(m.targets, ui.Target{ID: campaignWeek + i, Rect: m.weeks[i].rect})
	}
	for i := range m.items {
		k := &m.items[i]
		r := k.rect.Move(itemsRect.X, itemsRect.Y-m.scroll.Offset())
		if k.kind == itemPromise {
			keep, tell := promiseButtons(r)
			m.targets = append(m.targets, ui.Target{ID: campaignItem0 + i, Rect: keep, Within: itemsRect, Disabled: !k.open},
				ui.Target{ID: campaignTell + i, Rect: tell, Within: itemsRect})
			continue
		}
		m.targets = append(m.targets, ui.Target{ID: campaignItem0 + i, Rect: r, Within: itemsRect, Disabled: !k.open})
	}
	m.targets = append(m.targets, ui.Target{ID: campaignGo, Rect: goOnRect})
}

// Update does what the player wants.
func (m *campaign) Update(in ui.Input) (ui.Next, error) {
	a := m.app
	changed := false
	if m.notice.text != "" && in.Any() {
		m.say("")
		changed = true
	}
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		m.relabel()
		m.say(a.takeNotice())
		return ui.Redraw(), nil
	}
	scrolled, told := false, false
	if !m.over.open() {
		in, scrolled = m.scroll.Update(in)
		in, told = m.story.Update(in)
		if scrolled {
			m.aim()
		}
	}
	before := m.focus.ID()
	chosen, moved := m.focus.Update(in, m.targets)
	if id := m.focus.ID(); id != before {
		m.look(id, !in.Moved)
	}
	if in.Number > 0 && m.over.open() && in.Number <= len(m.over.answers) {
		chosen = campaignPick + in.Number - 1
	}
	if in.Has(ui.Back) {
		chosen = campaignBack
		if m.over.canDrop {
			chosen = campaignDrop
		}
	}
	if chosen != 0 {
		return m.act(chosen, in.Released), nil
	}
	return ui.RedrawIf(changed || scrolled || told || moved), nil
}

// look follows the focus: a week shows what stands in it, and an item comes into sight.
func (m *campaign) look(id int, reveal bool) {
	week := -1
	if id >= campaignWeek && id < campaignWeek+len(m.weeks) {
		week = id - campaignWeek
	}
	if week != m.week {
		m.week = week
		m.readStory()
	}
	item := id - campaignItem0
	if id >= campaignTell {
		item = id - campaignTell
	}
	if reveal && item >= 0 && item < len(m.items) {
		m.scroll.Reveal(m.items[item].rect.Y-itemX, m.items[item].rect.H+2*itemX)
		m.aim()
	}
}

// act does what was chosen; clicked says that a pointer chose it.
func (m *campaign) act(chosen int, clicked bool) ui.Next {
	a, v := m.app, &m.view
	switch {
	case chosen == campaignBack:
		return ui.Replace(newTitle(a))
	case chosen == campaignDrop:
		m.over = overlay{}
		m.aim()
		m.focus.Set(m.from)
		return ui.Redraw()
	case chosen == campaignAnew:
		m.from = campaignAnew
		m.over = newAnew(a)
		m.focus.Set(campaignPick + 1)
		m.aim()
		return ui.Redraw()
	case chosen >= campaignPick && m.over.do == overAnew:
		if chosen == campaignPick {
			return m.anew()
		}
		return m.act(campaignDrop, clicked)
	case chosen == campaignGo && v.Standoff:
		a.session = a.campaign.Standoff()
		return ui.Replace(a.stage())
	case chosen == campaignGo && v.MustAsk != "":
		for _, r := range v.Requests {
			if r.Open && r.Cost == 0 {
				return m.do("ask", r.ID, "")
			}
		}
	case chosen == campaignGo:
		if clicked && a.now().Sub(m.ended) < doubleClick {
			return ui.Redraw() // the second half of a double click
		}
		m.ended = a.now()
		return m.do("week", "", "")
	case chosen >= campaignPick:
		o := &m.over
		return m.do(o.do, o.what(chosen-campaignPick), o.with(chosen-campaignPick))
	case chosen >= campaignTell:
		return m.do("break", v.Promises[m.items[chosen-campaignTell].index].ID, "")
	case chosen >= campaignItem0:
		return m.pick(m.items[chosen-campaignItem0])
	}
	return ui.Redraw()
}

// pick does an item, or asks with whom.
func (m *campaign) pick(k campaignItem) ui.Next {
	v := &m.view
	if v.Standoff {
		return m.act(campaignGo, false)
	}
	switch k.kind {
	case itemRequest, itemEarly:
		return m.do("ask", v.Requests[k.index].ID, "")
	case itemPromise:
		return m.do("keep", v.Promises[k.index].ID, "")
	}
	act := v.Activities[k.index]
	if len(act.With) == 1 {
		return m.do("spend", act.ID, act.With[0].ID)
	}
	m.over = newWhom(m.app, act, v.People)
	m.from = m.focus.ID()
	m.focus.Set(campaignPick)
	m.aim()
	return ui.Redraw()
}

// anew begins another quarter; this one is kept.
func (m *campaign) anew() ui.Next {
	a := m.app
	c, err := game.BeginCampaign(a.store, a.quarterOptions())
	if err != nil {
		m.say(a.writeFailed(err))
		return m.act(campaignDrop, false)
	}
	a.leaveQuarter()
	a.campaign = c
	return ui.Replace(a.quarter())
}

// do plays an order and shows what came of it.
func (m *campaign) do(do, what, with string) ui.Next {
	a := m.app
	if err := a.campaign.Do(do, what, with); err != nil {
		m.say(a.writeFailed(err))
		return ui.Redraw()
	}
	switch {
	case a.campaign.Over():
		return ui.Replace(newQuarterReview(a))
	case do == "ask":
		if now := a.campaign.View(a.lang()); len(now.Told) > 0 && len(now.Told[0].Parts) > 0 {
			a.notice = now.Told[0].Text // the accounts fell, and the quarter's screen is gone already
		}
		a.session = a.campaign.Standoff()
		return ui.Replace(a.stage())
	}
	m.week = -1
	m.story.Reveal(0, 0)
	if id := m.focus.ID(); id >= campaignPick {
		m.focus.Set(m.from)
	}
	m.relabel()
	for _, t := range m.targets {
		if t.ID == m.focus.ID() && !t.Disabled {
			return ui.Redraw()
		}
	}
	m.focus.Set(m.targets[len(m.targets)-1].ID) // what had it is gone: the way on
	return ui.Redraw()
}

// Animating is false: nothing moves here.
func (m *campaign) Animating() bool { return false }
