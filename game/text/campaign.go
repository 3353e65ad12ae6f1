package text

import (
	"errors"
	"strconv"
	"strings"

	"parley/game"
	"parley/sim"
)

// PlayCampaign plays the quarter until it is over or the player leaves. What was done is kept either way; err is only
// what the terminal or the record could not do.
func (t *Terminal) PlayCampaign(c *game.Campaign) error {
	v := c.View(t.lang)
	t.line("%s", v.Title)
	t.line("%s", v.Brief)
	t.say("text.level", "Level", t.w.Say("level."+string(v.Level)), "Note", t.w.Say("level."+string(v.Level)+".note"))
	t.say("text.campaign.keys")
	if len(c.Steps()) == 0 {
		t.line("")
		t.say("campaign.week", "N", v.Week, "All", v.Weeks)
		t.line("%s", v.Calendar[0].Text)
		for _, r := range v.Requests {
			t.say("campaign.ahead", "Week", r.Due, "Dept", r.DeptName, "Text", r.Text)
		}
	}
	for {
		err := t.campaignStep(c)
		if errors.Is(err, errQuit) {
			if c.Path() != "" {
				t.say("text.kept", "File", c.Path())
			}
			return nil
		}
		if err != nil || c.Over() {
			return err
		}
	}
}

// campaignStep is one order, or a whole standoff.
func (t *Terminal) campaignStep(c *game.Campaign) error {
	if s := c.Standoff(); s != nil {
		if err := t.Play(s); err != nil {
			return err
		}
		if !s.Ended() {
			return errQuit
		}
		return t.campaignAfter(c, c.Settle())
	}
	v := c.View(t.lang)
	t.line("")
	t.week(v)
	options := t.campaignOptions(v)
	answer, err := t.answer()
	if err != nil {
		return err
	}
	switch strings.ToLower(answer) {
	case "q", "quit", "退出":
		return errQuit
	case "?", "help", "帮助":
		t.say("text.campaign.keys")
		return nil
	case "c", "calendar", "日历":
		t.calendar(v)
		return nil
	case "p", "people", "人":
		t.people(v)
		return nil
	}
	n, err := strconv.Atoi(answer)
	if err == nil && n == 0 && v.Surprise == nil && v.MustAsk == "" {
		return t.campaignAfter(c, c.Do(sim.EndWeek.String(), "", ""))
	}
	if len(options) == 0 {
		t.say("text.campaign.only-end", "Got", clip(answer))
		return nil
	}
	if err != nil || n < 1 || n > len(options) {
		t.say("text.number", "Max", len(options), "Got", clip(answer))
		return nil
	}
	o := options[n-1]
	with := ""
	if o.do == sim.Spend.String() {
		if with, err = t.withWhom(o.with); err != nil || with == "" {
			return err
		}
	}
	return t.campaignAfter(c, c.Do(o.do, o.what, with))
}

// campaignAfter shows what came of a step; one that could not be kept leaves the quarter where it was.
func (t *Terminal) campaignAfter(c *game.Campaign, err error) error {
	if errors.Is(err, sim.ErrNotOpen) {
		return err
	}
	if err != nil {
		t.say("error.write", "Why", game.Reason(err, t.lang))
		return nil
	}
	v := c.View(t.lang)
	t.line("")
	t.told(v.Told)
	if v.Review != nil {
		t.quarterReview(v.Review)
		if c.Path() != "" {
			t.say("text.record", "File", c.Path())
		}
	}
	return nil
}

func (t *Terminal) told(all []game.Told) {
	for _, told := range all {
		t.line("%s", told.Text)
		for _, p := range told.Parts {
			t.say("text.part", "Cause", p.Cause, "Principle", p.Principle)
			t.line("      %s", strings.Join(p.Changes, t.w.Say("text.semicolon")))
		}
	}
}

// week says where the quarter stands: the week, the slots, and the people a request is still to come to.
func (t *Terminal) week(v game.CampaignView) {
	t.say("text.campaign.week", "Week", t.w.Say("campaign.week", "N", v.Week, "All", v.Weeks),
		"Slots", t.w.Say("slots.free", "Count", v.Slots))
	var parts []string
	for _, b := range v.People {
		if !b.Wanted || b.Goodwill.Hidden {
			continue
		}
		text := b.Person.Name + " " + strings.Join(meterTexts([]game.Meter{b.Trust, b.Goodwill}), " ")
		if b.NotMet {
			text += t.w.Say("text.campaign.not-met")
		}
		parts = append(parts, text)
	}
	if len(parts) > 0 {
		t.line("%s", strings.Join(parts, t.w.Say("text.semicolon")))
	}
}

// option is something that can be picked by its number.
type option struct {
	do, what string
	with     []game.WithView
}

func (t *Terminal) campaignOptions(v game.CampaignView) []option {
	var all []option
	pick := func(o option, id string, pairs ...any) {
		all = append(all, o)
		t.say(id, append([]any{"N", len(all)}, pairs...)...)
	}
	if s := v.Surprise; s != nil {
		t.line("%s", s.Title)
		t.line("%s", s.Text)
		for _, a := range s.Choices {
			if !a.Open {
				t.say("text.locked", "Text", a.Text, "Needs", t.w.Say("text.slots", "Count", a.Slots))
				continue
			}
			pick(option{do: sim.Answer.String(), what: a.ID}, "text.campaign.answer", "Text", a.Text, "Cost", t.answerCost(a))
		}
		return all
	}
	for _, r := range v.Requests {
		if r.Open && r.Cost == 0 {
			pick(option{do: sim.Ask.String(), what: r.ID}, "text.campaign.ask", "Title", r.Title, "Dept", r.DeptName)
		}
	}
	for _, p := range v.Promises {
		switch {
		case p.Now:
			t.say("text.campaign.due", "Who", p.Person.Name, "Promise", p.Text, "Due", p.Due)
			if p.CanKeep {
				pick(option{do: sim.Keep.String(), what: p.ID}, "text.campaign.keep", "Slots", t.w.Say("text.slots", "Count", p.Slots))
			}
			pick(option{do: sim.Break.String(), what: p.ID}, "text.campaign.break")
		default:
			t.say("text.campaign.later", "Who", p.Person.Name, "Promise", p.Text, "Week", p.Week, "Slots", t.w.Say("text.slots", "Count", p.Slots))
		}
	}
	for _, a := range v.Activities {
		if !a.Open {
			continue
		}
		var names []string
		for _, w := range a.With {
			names = append(names, w.Name)
		}
		pick(option{do: sim.Spend.String(), what: a.ID, with: a.With}, "text.campaign.activity", "Title", a.Title, "Text", a.Text,
			"Slots", t.w.Say("text.slots", "Count", a.Slots), "With", game.Join(t.lang, names))
	}
	for _, r := range v.Requests {
		if r.Open && r.Cost > 0 {
			pick(option{do: sim.Ask.String(), what: r.ID}, "text.campaign.early", "Title", r.Title, "Dept", r.DeptName, "Week", r.Due,
				"Slots", t.w.Say("text.slots", "Count", r.Cost))
		}
	}
	if v.MustAsk != "" {
		t.line("  %s", v.MustAsk)
		return all
	}
	t.say("text.campaign.end")
	return all
}

func (t *Terminal) answerCost(a game.AnswerView) string {
	var parts []string
	if a.Slots > 0 {
		parts = append(parts, t.w.Say("text.slots", "Count", a.Slots))
	}
	if a.Promises != "" {
		parts = append(parts, t.w.Say("campaign.commits", "Promise", a.Promises))
	}
	if len(parts) == 0 {
		return ""
	}
	return "  [" + strings.Join(parts, t.w.Say("text.comma")) + "]"
}

// withWhom asks with whom; empty if nobody was named.
func (t *Terminal) withWhom(all []game.WithView) (string, error) {
	if len(all) == 1 {
		return all[0].ID, nil
	}
	for i, w := range all {
		t.line("  %d  %s", i+1, w.Name)
	}
	t.say("text.campaign.with-whom")
	answer, err := t.answer()
	if err != nil {
		return "", err
	}
	n, err := strconv.Atoi(answer)
	if err != nil || n < 1 || n > len(all) {
		t.say("text.number", "Max", len(all), "Got", clip(answer))
		return "", nil
	}
	return all[n-1].ID, nil
}

// calendar prints the weeks with what stands in them.
func (t *Terminal) calendar(v game.CampaignView) {
	for _, w := range v.Calendar {
		var marks []string
		for _, m := range w.Marks {
			marks = append(marks, m.Text)
		}
		now := " "
		if w.Now {
			now = ">"
		}
		t.line("%s %2d  %s", now, w.N, strings.Join(marks, t.w.Say("text.semicolon")))
	}
}

// people prints every relationship.
func (t *Terminal) people(v game.CampaignView) {
	for _, b := range v.People {
		text := b.Person.Name + " · " + b.Person.Role
		if !b.Trust.Hidden {
			text += "  " + strings.Join(meterTexts([]game.Meter{b.Trust, b.Goodwill}), "  ")
		}
		if b.NotMet {
			text += t.w.Say("text.campaign.not-met")
		}
		t.line("%s", text)
	}
}

// quarterReview prints what the quarter came to.
func (t *Terminal) quarterReview(r *game.QuarterReview) {
	t.line("")
	t.say("campaign.review", "R", game.Points(r.Worth.R))
	t.line("  %s", r.Sum)
	for _, term := range r.Terms {
		t.line("  · %s", term)
	}
	for _, q := range r.Requests {
		result := q.Result
		if result == "" {
			result = t.w.Say("campaign.never-asked")
		}
		t.say("campaign.request.end", "Title", q.Title, "Result", result, "R", game.Points(q.Worth), "Week", q.Week)
	}
	for _, p := range r.Promises {
		t.line("  · %s", t.w.Say("campaign.promise."+[...]string{"", "open", "kept", "broken"}[p.State], "Who", p.Who, "Promise", p.Text))
	}
	t.say("campaign.accounts")
	for _, b := range r.People {
		t.line("  %s  %s %s  %s %s", b.Person.Name, b.Trust.Name, game.Points(b.Trust.Exact), b.Goodwill.Name, game.Points(b.Goodwill.Exact))
	}
	for _, h := range r.Habits {
		if h.Count > 0 {
			t.say("campaign.habit", "Name", h.Name, "Count", h.Count)
		}
	}
	t.say("campaign.chen", "Text", r.Chen)
	t.say("campaign.wu", "Text", r.Wu)
}

// CampaignTranscript prints a whole quarter as it went, the standoffs by their endings; for one without a player.
func (t *Terminal) CampaignTranscript(c *game.Campaign) {
	v := c.View(t.lang)
	t.line("%s", v.Title)
	t.line("%s", v.Brief)
	for i, told := range c.Told(t.lang) {
		s := c.Steps()[i]
		t.line("")
		t.say("campaign.step", "Week", int(s.Before.Week), "What", c.StepName(i, t.lang))
		t.told(told)
		if s := c.Steps()[i]; s.Before.Asking >= 0 {
			t.line("")
			Transcript(t.out, c.Played(int(s.Before.Asking)), t.lang)
		}
	}
	if v.Review != nil {
		t.quarterReview(v.Review)
	}
}
