package game

import (
	"strconv"

	"parley/sim"
)

// told is what a step brought, and why the scores moved.
func (v *campaignViewer) told(s CampaignStep) []Told {
	first := Told{Text: v.happened(s)}
	if !v.hides() {
		first.Parts = v.parts(s.Events)
	}
	out := []Told{first}
	for _, e := range s.Events {
		if e.Variable != sim.InPledge {
			continue
		}
		id := v.q.Promises[e.Of]
		switch {
		case e.To == int32(sim.PromiseOpen):
			out = append(out, Told{Text: v.w.Say("campaign.promised", "Who", v.person(int(e.Party)).Name,
				"Promise", v.text("promise."+id), "Week", int(s.After.Pledges[e.Of].Due))})
		case e.To == int32(sim.PromiseBroken) && s.Entry.Do == sim.EndWeek.String():
			out = append(out, Told{Text: v.text("promise." + id + ".lapsed")})
		}
	}
	if s.Entry.Do == sim.EndWeek.String() && !s.After.Over(v.q.Rules) {
		out = append(out, Told{Text: v.w.Say("campaign.week.text", "N", int(s.After.Week), "All", int(v.q.Rules.Weeks),
			"Text", v.text("week."+strconv.Itoa(int(s.After.Week))))})
	}
	return out
}

// happened is the text of a step.
func (v *campaignViewer) happened(s CampaignStep) string {
	switch s.Entry.Do {
	case sim.Spend.String():
		return v.q.Did(v.lang, int(s.Order.What), int(s.Order.With), s.Before.Shuffle>>16+v.times(s))
	case sim.Keep.String():
		return v.text("promise." + s.Entry.What + ".kept")
	case sim.Break.String():
		return v.text("promise." + s.Entry.What + ".told")
	case sim.Answer.String():
		return v.text("answer." + s.Entry.What + ".reply")
	case sim.Ask.String():
		if s.After.Requests[s.Order.What].Cold {
			return v.w.Say("campaign.asked.cold")
		}
		return v.w.Say("campaign.asked")
	case closeWord:
		for _, r := range v.requests() {
			if r.ID == v.q.Requests[s.Before.Asking] {
				return v.w.Say("campaign.closed", "Title", r.Title, "Result", r.Result, "R", Points(r.Worth))
			}
		}
	}
	over := v.w.Say("campaign.week-over." + strconv.Itoa(int(s.Before.Week)%weekEnds+1))
	if s.Before.Slots > 0 {
		over += v.w.Say("campaign.unspent", "Count", int(s.Before.Slots))
	}
	return over
}

// weekEnds is how many texts there are for the end of a week.
const weekEnds = 4

// times is how often a step's activity was spent with the same person before.
func (v *campaignViewer) times(s CampaignStep) uint64 {
	n := uint64(0)
	for i := range v.c.steps {
		if v.c.steps[i].Before == s.Before {
			break
		}
		if v.c.steps[i].Order == s.Order && v.c.steps[i].Entry.Do == s.Entry.Do {
			n++
		}
	}
	return n
}

// parts tells the changes of every cause and person together: what it was, by which principle, and the figures.
func (v *campaignViewer) parts(events []sim.Event) []Part {
	var out []Part
	cause, party := sim.Cause(255), int8(-1)
	for _, e := range events {
		if e.Party < 0 || e.Variable == sim.InPledge || e.Cause == sim.CauseQuarter {
			continue
		}
		together := e.Cause == sim.CauseWeek || e.Cause == sim.CauseOnlyAsk || e.Cause == sim.CausePutOut // one cause, several people
		if e.Cause != cause || e.Party != party && !together {
			cause, party = e.Cause, e.Party
			m, isMove := e.Cause.Move()
			name := v.w.Say("cause." + e.Cause.String())
			if isMove {
				name = v.w.Say("campaign.part", "Who", v.person(int(e.Party)).Name, "Move", v.w.Say("move."+m.String()))
			}
			out = append(out, Part{Cause: name, Move: isMove, Principle: v.w.Say("principle." + e.Reason())})
		}
		what := v.w.Say("variable." + e.Variable.String())
		if together {
			what = v.person(int(e.Party)).Name
		}
		p := &out[len(out)-1]
		remark := "change.plain"
		if e.Uses > 0 && e.Amount() > 0 {
			remark = "change.worn"
		}
		p.Changes = append(p.Changes, v.w.Say(remark, "What", what, "By", Signed(e.Amount()), "Time", int(e.Uses)+1))
	}
	return out
}

// Told tells every step of the quarter in a language.
func (c *Campaign) Told(lang string) [][]Told {
	v := c.viewer(lang)
	var out [][]Told
	for _, s := range c.steps {
		out = append(out, v.told(s))
	}
	return out
}

// StepName names step i, from 0, in a language: what was done, and with whom.
func (c *Campaign) StepName(i int, lang string) string {
	v, s := c.viewer(lang), c.steps[i]
	switch s.Entry.Do {
	case sim.Spend.String():
		return v.w.Say("campaign.with", "What", v.text("activity."+s.Entry.What+".title"), "Who", v.cast.Person(s.Entry.With).Name)
	case sim.Keep.String(), sim.Break.String():
		return v.w.Say("campaign.name."+s.Entry.Do, "Promise", v.text("promise."+s.Entry.What))
	case sim.Answer.String():
		return v.text("answer." + s.Entry.What)
	case sim.Ask.String():
		return v.w.Say("campaign.name.ask", "Title", v.q.Scenarios[s.Order.What].Text(lang, "title"))
	case closeWord:
		return v.w.Say("campaign.name.close", "Title", v.q.Scenarios[s.Before.Asking].Text(lang, "title"))
	}
	return v.w.Say("campaign.name.week")
}
