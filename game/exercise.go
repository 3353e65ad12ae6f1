package game

import (
	"slices"

	"parley/sim"
)

// Exercise is a turn of a play given back: the talk as it stood, to find a better line in. Nothing that is tried is kept.
// What can be tried is known by its place among the options of the turn.
type Exercise struct {
	Played int // the option that was played
	Best   int // the best one

	r *Review
	i int // the turn, from 0
	g Graded
	s *Session // before the turn
}

// Tried is an option tried in an exercise: what they say to it, what it is worth, and why.
type Tried struct {
	ID        string   // of the choice, empty for a plan
	Plan      []string // ids of activities
	Said      string   // the line, or the plan in words
	Replies   []Speech
	Grade     Grade
	GradeName string
	Mark      string
	Loss      int32 // thousandths of worth
	Lesson    string
	Enough    bool // nothing better need be looked for
}

// Exercise gives turn n, from 1, back. It is nil where the turn is not graded yet or could not be searched.
func (r *Review) Exercise(n int) *Exercise {
	g, ok := r.Turn(n)
	if !ok || !g.Searched {
		return nil
	}
	s := r.s.copy(n - 1)
	s.header.Level = Practice // the moves and the hint would give it away
	return &Exercise{Played: g.Played, Best: g.Best, r: r, i: n - 1, g: g, s: s}
}

// View is the talk as it stood: what was said just before, and what could be said.
func (e *Exercise) View(lang string) View { return e.s.View(lang) }

// CanPrepare says whether a plan with these activities is open.
func (e *Exercise) CanPrepare(activities []string) bool { return e.s.CanPrepare(activities) }

// Choice returns the option that is the choice with that id; ok is false where it is not open.
func (e *Exercise) Choice(id string) (option int, ok bool) {
	i, ok := e.s.sc.Choice(id)
	return e.option(sim.Say(i), ok)
}

// Plan returns the option that is a plan with these activities, in any order; ok is false where it is not open.
func (e *Exercise) Plan(activities []string) (option int, ok bool) {
	plan, err := e.s.plan(activities)
	return e.option(sim.Prepare(plan), err == nil)
}

func (e *Exercise) option(c sim.Command, known bool) (int, bool) {
	k := slices.IndexFunc(e.g.Options, func(o Option) bool { return o.Command == c })
	return k, known && k >= 0
}

// Try says what comes of an option. It plays it in a copy, so that what they say to it is chosen as in any play.
func (e *Exercise) Try(option int, lang string) Tried {
	o, v := e.g.Options[option], e.r.s.viewer(lang)
	grade := e.g.grade(option)
	out := Tried{
		Said: v.said(o.Command), Grade: grade, GradeName: v.w.Say("grade." + string(grade)), Mark: marks[grade],
		Loss: o.Loss, Lesson: v.lesson(e.i, o.Command).Text, Enough: !grade.costs(),
	}
	if ids := e.s.sc.Command(o.Command); o.Command.Choice >= 0 {
		out.ID = ids[0]
	} else {
		out.Plan = ids
	}
	s := e.r.s.copy(e.i)
	if s.playCommand(o.Command) == nil { // what was graded is open
		out.Replies = here(s.viewer(lang).spokenIn(e.i))
	}
	return out
}

// grade is what an option would have been graded.
func (g *Graded) grade(option int) Grade {
	var worst int32
	for _, o := range g.Options {
		worst = max(worst, o.Loss)
	}
	return gradeOf(len(g.Options), g.Options[option].Loss, worst)
}
