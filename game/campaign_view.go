package game

import (
	"strconv"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// CampaignView is everything there is to see of a quarter at a moment, in one language, ready to draw.
type CampaignView struct {
	Title, Brief string
	Week, Weeks  int
	Slots        int // left this week
	SlotsAll     int
	Level        Level
	Calendar     []WeekView
	People       []BondView
	Activities   []ContactView
	Promises     []PromiseView // those that are open, the ones due soonest first
	Requests     []RequestView
	Surprise     *SurpriseView // waits for an answer; nothing else can be done
	Told         []Told        // what the last step brought
	Standoff     bool          // one is on: its own View says the rest
	MustAsk      string        // the request that has to be opened before the week ends, in words; empty: the week can end
	Review       *QuarterReview
}

// WeekView is one card of the calendar.
type WeekView struct {
	N         int
	Past, Now bool
	Text      string // what the week is like; empty for one to come
	Spent     int    // slots
	Marks     []Mark
}

// Mark is something that stands in a week. Its kind says how to draw it.
type Mark struct {
	Kind  MarkKind
	Icon  string
	Text  string // what it is, in words of its own
	Short string // of a request: its department
}

// MarkKind tells what a mark stands for.
type MarkKind uint8

// The marks of a calendar.
const (
	MarkDone     MarkKind = iota // an activity
	MarkRequest                  // a request that falls due
	MarkAsked                    // a request that was opened
	MarkPromise                  // a promise that falls due
	MarkKept                     // a promise kept
	MarkBroken                   // a promise broken
	MarkSurprise                 // something that happened
)

var markWords = [...]string{
	MarkRequest: "request", MarkAsked: "asked", MarkPromise: "promise", MarkKept: "kept", MarkBroken: "broken", MarkSurprise: "surprise",
}

// BondView is the relationship with one person.
type BondView struct {
	Person          Person
	Department      string
	Trust, Goodwill Meter
	NotMet          bool // not met since they were last asked, or since the quarter began
	Wanted          bool // a request to them is still to come
}

// ContactView is one way to spend slots.
type ContactView struct {
	ID, Icon, Title, Text string
	Slots                 int
	With                  []WithView
	Open                  bool // with anybody
}

// WithView is somebody an activity can be spent with.
type WithView struct {
	ID, Name string
	Open     bool
}

// PromiseView is an open promise.
type PromiseView struct {
	ID, Text, Due string
	Person        Person
	Week          int
	Slots         int
	Now           bool // to be settled this week
	CanKeep       bool // and there are slots for it
}

// RequestView is one of the standoffs of the quarter.
type RequestView struct {
	ID, Title, Text, Department, DeptName string
	Who                                   []Person
	Due                                   int
	Open                                  bool // can be opened now
	Cost                                  int  // slots that it would take
	Week                                  int  // in which it was opened; 0: not yet
	Closed                                bool
	Result                                string // the answer, or how it ended, once it is over
	Worth                                 int32
}

// SurpriseView is something that wants an answer.
type SurpriseView struct {
	ID, Icon, Title, Text string
	Choices               []AnswerView
}

// AnswerView is one answer to a surprise.
type AnswerView struct {
	ID, Text string
	Slots    int
	Open     bool
	Promises string // what it commits to, in words
}

// Told is one thing that happened, and why the scores moved with it.
type Told struct {
	Text  string
	Parts []Part
}

// campaignViewer renders one CampaignView.
type campaignViewer struct {
	c    *Campaign
	q    *scenarios.Quarter
	now  *sim.Quarter
	w    *words.Words
	lang string
	cast *scenarios.Cast
}

func (c *Campaign) viewer(lang string) *campaignViewer {
	return &campaignViewer{c: c, q: c.q, now: &c.now, w: words.In(lang), lang: lang, cast: scenarios.CastIn(lang)}
}

// View renders the quarter as it stands in a language.
func (c *Campaign) View(lang string) CampaignView { return c.viewer(lang).view() }

func (v *campaignViewer) view() CampaignView {
	r, now := v.q.Rules, v.now
	out := CampaignView{
		Title: v.text("title"), Brief: v.text("brief"), Week: min(int(now.Week), int(r.Weeks)), Weeks: int(r.Weeks),
		Slots: int(now.Slots), SlotsAll: int(r.Slots), Level: v.c.Level(), Standoff: v.c.session != nil,
		Calendar: v.calendar(), People: v.people(), Promises: v.promises(), Requests: v.requests(),
	}
	open := sim.OpenOrders(r, now, nil)
	out.Activities = v.activities(open)
	if i := now.Pending(); i >= 0 {
		out.Surprise = v.surprise(int(now.Drawn[i].Surprise), open)
	} else if v.c.session == nil && !v.c.Over() && !has(open, sim.Order{Do: sim.EndWeek}) {
		for _, request := range out.Requests {
			if request.Week == 0 && request.Due <= out.Week && request.Title != "" {
				out.MustAsk = v.w.Say("campaign.must-ask", "Title", request.Title)
				break
			}
		}
	}
	if n := len(v.c.steps); n > 0 {
		out.Told = v.told(v.c.steps[n-1])
	}
	if v.c.Over() {
		out.Review = v.review()
	}
	return out
}

func has(open []sim.Order, o sim.Order) bool {
	for _, other := range open {
		if other == o {
			return true
		}
	}
	return false
}

func (v *campaignViewer) text(key string) string { return v.q.Text(v.lang, key) }

func (v *campaignViewer) person(i int) Person {
	id := v.q.People[i]
	p := v.cast.Person(id)
	return Person{ID: id, Name: p.Name, Role: p.Role, Portrait: p.Portrait, Wants: p.Wants, Fears: p.Fears}
}

// hides says whether the level keeps the scores to itself for now.
func (v *campaignViewer) hides() bool { return v.c.Level() == Assess && !v.c.Over() }

// people shows the relationships as they stand, and what the last step changed of them.
func (v *campaignViewer) people() []BondView {
	before := v.now
	if n := len(v.c.steps); n > 0 {
		before = &v.c.steps[n-1].Before
	}
	var out []BondView
	for i := range v.q.People {
		b, was := &v.now.Bonds[i], &before.Bonds[i]
		view := BondView{Person: v.person(i), Department: v.cast.Person(v.q.People[i]).Department, NotMet: b.Met == 0}
		view.Trust = v.meter("trust", b.Trust(), was.Trust())
		view.Goodwill = v.meter("goodwill", int32(b.Goodwill), int32(was.Goodwill))
		for k, request := range v.q.Rules.Requests {
			for _, person := range request.People {
				view.Wanted = view.Wanted || int(person) == i && request.Scenario != nil && v.now.Requests[k].Week == 0
			}
		}
		out = append(out, view)
	}
	return out
}

func (v *campaignViewer) meter(id string, now, before int32) Meter {
	m := Meter{ID: id, Name: v.w.Say("meter." + id)}
	if v.hides() {
		m.Hidden = true
		return m
	}
	m.Value, m.Change, m.Exact, m.Moved = points(now), points(now)-points(before), now, now-before
	return m
}

func (v *campaignViewer) activities(open []sim.Order) []ContactView {
	var out []ContactView
	for i, id := range v.q.Activities {
		contact := v.q.Rules.Contacts[i]
		a := ContactView{ID: id, Icon: v.q.ActivityIcons[i], Title: v.text("activity." + id + ".title"),
			Text: v.text("activity." + id + ".text"), Slots: int(contact.Slots)}
		for person, who := range v.q.People {
			if contact.With&(1<<person) == 0 {
				continue
			}
			can := has(open, sim.Order{Do: sim.Spend, What: int8(i), With: int8(person)})
			a.With = append(a.With, WithView{ID: who, Name: v.cast.Person(who).Name, Open: can})
			a.Open = a.Open || can
		}
		out = append(out, a)
	}
	return out
}

func (v *campaignViewer) promises() []PromiseView {
	var out []PromiseView
	for week := v.now.Week; week <= v.q.Rules.Weeks; week++ {
		for i, p := range v.now.Pledges[:len(v.q.Promises)] {
			if p.State != sim.PromiseOpen || p.Due != week {
				continue
			}
			pledge, id := v.q.Rules.Pledges[i], v.q.Promises[i]
			due := week == v.now.Week
			out = append(out, PromiseView{ID: id, Text: v.text("promise." + id), Due: v.text("promise."+id+".due") + v.others(pledge),
				Person: v.person(int(pledge.Person)), Week: int(week), Slots: int(pledge.Slots), Now: due,
				CanKeep: due && pledge.Slots <= v.now.Slots && v.now.Pending() < 0 && v.c.session == nil})
		}
	}
	return out
}

// others says whom it puts out that a promise is kept, empty if nobody.
func (v *campaignViewer) others(p sim.Pledge) string {
	var names []string
	for i := range v.q.People {
		if p.Others&(1<<i) != 0 {
			names = append(names, v.person(i).Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return v.w.Say("campaign.puts-out", "Who", Join(v.lang, names))
}

func (v *campaignViewer) requests() []RequestView {
	var out []RequestView
	for i, id := range v.q.Requests {
		sc := v.q.Scenarios[i]
		if sc == nil {
			continue
		}
		r, asked := v.q.Rules.Requests[i], v.now.Requests[i]
		view := RequestView{ID: id, Title: sc.Text(v.lang, "title"), Text: v.text("request." + id), Due: int(r.Due), Week: int(asked.Week), Closed: asked.Closed}
		for _, person := range r.People {
			view.Who = append(view.Who, v.person(int(person)))
		}
		view.Department = v.cast.Person(sc.Counterparts[0]).Department
		view.DeptName = v.cast.Department(view.Department)
		if n := len(view.Who); n > 1 {
			view.DeptName = v.w.Say("campaign.parties", "Count", n)
		}
		view.Open = has(sim.OpenOrders(v.q.Rules, v.now, nil), sim.Order{Do: sim.Ask, What: int8(i)})
		if v.now.Week < r.Due {
			view.Cost = int(v.q.Rules.Early)
		}
		if asked.Closed {
			view.Result = v.w.Say("ending." + sc.Rules.Endings[asked.Ending].Kind.String())
			view.Worth = int32(asked.Worth)
		}
		out = append(out, view)
	}
	return out
}

func (v *campaignViewer) surprise(i int, open []sim.Order) *SurpriseView {
	id := v.q.Surprises[i]
	s := &SurpriseView{ID: id, Icon: v.q.SurpriseIcons[i], Title: v.text("surprise." + id + ".title"), Text: v.text("surprise." + id + ".text")}
	from := int(v.q.Rules.Surprises[i].Reactions.Start)
	for k, answer := range v.q.Answers[i] {
		reaction := v.q.Rules.Reactions[from+k]
		a := AnswerView{ID: answer, Text: v.text("answer." + answer), Slots: int(reaction.Slots), Open: has(open, sim.Order{Do: sim.Answer, What: int8(k)})}
		for _, g := range v.q.Rules.Gestures[reaction.Gestures.Start:reaction.Gestures.End] {
			if g.Deed.Move == sim.MovePromise {
				a.Promises = v.text("promise." + v.q.Promises[g.Deed.Index])
			}
		}
		s.Choices = append(s.Choices, a)
	}
	return s
}

// calendar shows every week with what was done in it and what falls due.
func (v *campaignViewer) calendar() []WeekView {
	weeks := make([]WeekView, v.q.Rules.Weeks)
	for i := range weeks {
		w := &weeks[i]
		w.N, w.Past, w.Now = i+1, i+1 < int(v.now.Week), i+1 == int(v.now.Week)
		if w.Past || w.Now {
			w.Text = v.text("week." + strconv.Itoa(w.N))
		}
	}
	mark := func(week int8, m Mark) {
		if m.Kind != MarkDone {
			m.Text = v.w.Say("campaign.mark."+markWords[m.Kind]) + m.Text
		}
		if week >= 1 && int(week) <= len(weeks) {
			weeks[week-1].Marks = append(weeks[week-1].Marks, m)
		}
	}
	for _, d := range v.now.Drawn {
		if d.Surprise >= 0 && d.Week <= v.now.Week {
			mark(d.Week, Mark{Kind: MarkSurprise, Icon: v.q.SurpriseIcons[d.Surprise], Text: v.text("surprise." + v.q.Surprises[d.Surprise] + ".title")})
		}
	}
	for _, r := range v.requests() {
		if r.Week > 0 {
			text := r.Title
			if r.Result != "" {
				text = v.w.Say("campaign.result", "Title", r.Title, "Result", r.Result)
			}
			mark(int8(r.Week), Mark{MarkAsked, "check", text, r.DeptName})
		} else {
			mark(int8(r.Due), Mark{MarkRequest, "flag", r.Title, r.DeptName})
		}
	}
	for _, s := range v.c.steps {
		week := s.Before.Week
		if s.Entry.Do != closeWord {
			weeks[week-1].Spent += max(int(s.Before.Slots-s.After.Slots), 0)
		}
		if s.Entry.Do == sim.Spend.String() {
			mark(week, Mark{Kind: MarkDone, Icon: v.q.ActivityIcons[s.Order.What], Text: v.w.Say("campaign.with",
				"What", v.text("activity."+s.Entry.What+".title"), "Who", v.cast.Person(s.Entry.With).Name)})
		}
	}
	for i, p := range v.now.Pledges[:len(v.q.Promises)] {
		m := Mark{Kind: MarkPromise, Icon: "handshake", Text: v.text("promise." + v.q.Promises[i])}
		switch p.State {
		case sim.NotPromised:
			continue
		case sim.PromiseKept:
			m.Kind, m.Icon = MarkKept, "check"
		case sim.PromiseBroken:
			m.Kind, m.Icon = MarkBroken, "x"
		}
		mark(p.Due, m)
	}
	return weeks
}

// QuarterTitle returns the id of the quarter that comes with the program, and its title in a language.
func QuarterTitle(lang string) (id, title string, err error) {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return "", "", err
	}
	return q.ID, q.Text(lang, "title"), nil
}
