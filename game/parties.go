package game

import (
	"slices"

	"parley/sim"
)

// PartyView is one of several counterparts: what there is to see of them.
type PartyView struct {
	Person     Person
	Department string // id, for the colours
	DeptName   string
	Mood       string // how they looked when they last said something
	Meters     [3]Meter
	Goodwill   Meter
	Outcome    string // their last answer in words; empty before it, and while the level keeps it back
	There      bool   // at the table now
	Asked      bool   // the last line was said to them: the meters of the View are theirs
	Speaks     bool   // said the last thing
}

// several says whether there is more than one counterpart.
func (v *viewer) several() bool { return len(v.sc.Counterparts) > 1 }

// parties shows each counterpart where there are several.
func (v *viewer) parties(spoken []Speech) []PartyView {
	if !v.several() {
		return nil
	}
	speaks := ""
	for _, sp := range spoken {
		if !sp.Own {
			speaks = sp.Person.ID
		}
	}
	var out []PartyView
	for i, id := range v.sc.Counterparts {
		p := PartyView{Person: v.person(id), Mood: v.lastMood(id), There: v.there(i), Asked: i == int(v.now.Speaker), Speaks: id == speaks}
		p.Department = v.cast.Person(id).Department
		p.DeptName = v.cast.Department(p.Department)
		p.Meters, p.Goodwill = v.metersOf(i)
		if o := v.now.Parties[i].Outcome; o != sim.NoDecision && !v.s.hidesScores() {
			p.Outcome = v.w.Say("parties.outcome." + o.String())
		}
		out = append(out, p)
	}
	return out
}

// there says whether a party is at the table now: in a meeting those it is with, else everybody.
func (v *viewer) there(i int) bool {
	if v.now.Act != sim.Meetings {
		return true
	}
	with := v.sc.Rules.Meetings[v.now.Meeting].With
	return with == 0 || with&(1<<i) != 0
}

// lastMood is how somebody looked when they last said something.
func (v *viewer) lastMood(id string) string {
	for i := len(v.s.turns) - 1; i >= 0; i-- {
		for _, sp := range slices.Backward(v.spokenIn(i)) {
			if sp.Person.ID == id && sp.Mood != "" {
				return sp.Mood
			}
		}
	}
	return "neutral"
}

// name is a party's name where there are several, else empty: with one, everybody knows who is meant.
func (v *viewer) name(party int8) string {
	if !v.several() {
		return ""
	}
	return v.person(v.sc.Counterparts[party]).Name
}

// to names whom a choice is said to, where there is a choice of people and the line makes it.
func (v *viewer) to(choice int) string {
	here := 0
	for i := range v.sc.Counterparts {
		if v.there(i) {
			here++
		}
	}
	if here < 2 {
		return ""
	}
	if to := v.sc.Rules.Choices[choice].To; to >= 0 {
		return v.name(to)
	}
	return ""
}
