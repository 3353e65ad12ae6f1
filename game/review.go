package game

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"parley/game/book"
	"parley/sim"
	"parley/sim/explore"
)

// Grade is how a turn was played, against everything that was open. The rule book has the limits.
type Grade string

// The grades. Forced had nothing to choose from; in an ungraded turn nothing that was open made a difference, or what
// was open could not be searched.
const (
	GradeBest       Grade = "best"
	GradeGood       Grade = "good"
	GradeInaccuracy Grade = "inaccuracy"
	GradeMistake    Grade = "mistake"
	GradeBlunder    Grade = "blunder"
	GradeForced     Grade = "forced"
	GradeUngraded   Grade = "ungraded"
)

// Grades lists the grades, the best first; the two that judge nothing come last.
func Grades() []Grade {
	return []Grade{GradeBest, GradeGood, GradeInaccuracy, GradeMistake, GradeBlunder, GradeForced, GradeUngraded}
}

// Limits of the grades: the largest loss that still is one, thousandths of worth.
const (
	goodUpTo       = 20
	inaccuracyUpTo = 60
	mistakeUpTo    = 150
)

// slip is how often, in thousandths, the attentive but fallible player errs by whom choices are graded.
const slip = 300

// perPoint is how many of the units a state's value is counted in make one thousandth of worth.
const perPoint = 1000

// gradeOf grades a turn by its loss and by the largest loss that was open, thousandths of worth.
func gradeOf(open int, loss, worst int32) Grade {
	switch {
	case open == 1:
		return GradeForced
	case worst < goodUpTo:
		return GradeUngraded
	case loss == 0:
		return GradeBest
	case loss <= goodUpTo:
		return GradeGood
	case loss <= inaccuracyUpTo:
		return GradeInaccuracy
	case loss <= mistakeUpTo:
		return GradeMistake
	}
	return GradeBlunder
}

// costs says whether a turn of that grade gave something away.
func (g Grade) costs() bool { return g == GradeInaccuracy || g == GradeMistake || g == GradeBlunder }

// Book knows what some states are worth to a player who slips 300 times in a thousand, in millionths of worth (1000
// for each thousandth): states whose search would take too long while a player waits. It is asked by the scenario's
// hash and the hash of the state with its generator and shuffle cleared, for these change no score.
type Book func(scenarioHash string, state [8]byte) (value int64, ok bool)

// ReviewOptions is how a review is made. None of it changes what comes out.
type ReviewOptions struct {
	Workers  int               // cores the search may use; 0: one
	Book     Book              // asked before anything is searched; nil: the books of the shipped standoffs
	Changed  func()            // called by Run after each turn that it graded; may be nil
	Progress func(steps int64) // called by Run now and then, with the steps searched for the turn in work; may be nil
}

// Review is a play seen afterwards: each choice against the best that was open. It is a copy, which the session may
// leave behind. Turns are graded by [Review.Run]; everything else may be called at any time from any goroutine and
// tells what is known by then.
type Review struct {
	s   *Session
	opt ReviewOptions

	mutex  sync.Mutex
	graded []*Graded // nil: not yet
	steps  int64     // searched so far
	over   bool      // the budget is spent; only the book can still answer
}

// Graded is one turn against everything that was open in it. Nobody changes it once it is there.
type Graded struct {
	Options  []Option // everything that was open, in file order
	Played   int      // index
	Best     int      // index; Played where nothing was better
	Grade    Grade
	Loss     int32         // thousandths of worth
	Searched bool          // false: over the budget, so nothing is known of the options
	Way      []sim.Command // where Played cost something: the best option, and the best way on from it
	value    int64         // of the state before the turn
}

// Option is a command that was open and what it would have come to.
type Option struct {
	Command sim.Command
	Value   int64 // millionths of worth
	Loss    int32 // thousandths of worth against the best
}

// ErrSealed says that an assessment keeps its review until it has ended.
var ErrSealed = errors.New("the review of an assessment opens when it has ended")

// NewReview begins the review of a play. It grades nothing yet. It fails with ErrSealed.
func NewReview(s *Session, opt ReviewOptions) (*Review, error) {
	if s.hidesScores() {
		return nil, ErrSealed
	}
	if opt.Book == nil {
		opt.Book = book.Value
	}
	return &Review{s: s.copy(len(s.turns)), opt: opt, graded: make([]*Graded, len(s.turns))}, nil
}

// copy returns a play of its own of the first n turns, which is kept nowhere.
func (s *Session) copy(n int) *Session {
	return &Session{sc: s.sc, header: s.header, turns: slices.Clone(s.turns[:n]), states: slices.Clone(s.states[:n+1])}
}

// Run grades every turn that is not graded yet, the last first, for the later a turn is the sooner it is searched: a
// screen can open at any turn while the first ones are still in work. It belongs in a goroutine of the caller's and
// ends with the context's error when that is cancelled; called again it goes on with what is left. What one turn found
// is used by the one before, so that no way is walked twice to grade a line.
func (r *Review) Run(ctx context.Context) error {
	for i := len(r.s.turns) - 1; i >= 0; i-- {
		if _, done := r.Turn(i + 1); done {
			continue
		}
		g, err := r.grade(ctx, i)
		if err != nil {
			return err
		}
		r.mutex.Lock()
		r.graded[i] = g
		r.mutex.Unlock()
		if r.opt.Changed != nil {
			r.opt.Changed()
		}
	}
	return nil
}

// Turn returns turn n, from 1, if it is graded by now.
func (r *Review) Turn(n int) (Graded, bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if n < 1 || n > len(r.graded) || r.graded[n-1] == nil {
		return Graded{}, false
	}
	return *r.graded[n-1], true
}

// Left counts the turns that are not graded yet.
func (r *Review) Left() int {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	n := 0
	for _, g := range r.graded {
		if g == nil {
			n++
		}
	}
	return n
}

// Steps counts the steps searched so far.
func (r *Review) Steps() int64 {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.steps
}

// Session returns the play under review. It is kept nowhere: whoever plays on plays in a copy of it.
func (r *Review) Session() *Session { return r.s.copy(len(r.s.turns)) }

// Begun returns when the play was begun, in UTC; zero for one that was not played by a person.
func (s *Session) Begun() time.Time { return s.header.Begun }

// grade weighs everything that was open at turn i, from 0.
func (r *Review) grade(ctx context.Context, i int) (*Graded, error) {
	rules, before := r.s.sc.Rules, r.s.states[i]
	g := &Graded{Played: -1, Searched: true}
	for k, c := range sim.Open(rules, &before, nil) {
		after := before
		if err := sim.Advance(rules, &after, c); err != nil {
			return nil, fmt.Errorf("review turn %d of %s: %w", i+1, r.s.sc.ID, err)
		}
		if after == r.s.states[i+1] && c == r.s.turns[i].command(r.s) {
			g.Played = k
		}
		value, err := r.value(ctx, &after, g.Played == k, i)
		if errors.Is(err, explore.ErrBudget) {
			g.Searched = false
		} else if err != nil {
			return nil, fmt.Errorf("review turn %d of %s: %w", i+1, r.s.sc.ID, err)
		}
		g.Options = append(g.Options, Option{Command: c, Value: value})
	}
	if g.Played < 0 {
		return nil, fmt.Errorf("review turn %d of %s: %w", i+1, r.s.sc.ID, sim.ErrNotOpen)
	}
	g.judge()
	if !g.Grade.costs() {
		return g, nil
	}
	return g, r.wayOn(ctx, before, g)
}

// command is the command of a turn.
func (t Turn) command(s *Session) sim.Command {
	if t.Choice >= 0 {
		return sim.Say(t.Choice)
	}
	plan, _ := s.plan(*t.Entry.Plan) // it was played, so it is one
	return sim.Prepare(plan)
}

// judge turns the options' values into losses and a grade, and into the value of the state before them.
func (g *Graded) judge() {
	if !g.Searched {
		g.Grade, g.Best = GradeUngraded, g.Played
		return
	}
	var sum, most int64
	for k, o := range g.Options {
		sum += o.Value
		if k == 0 || o.Value > most {
			most, g.Best = o.Value, k
		}
	}
	var worst int32
	for k := range g.Options {
		o := &g.Options[k]
		o.Loss = int32((most - o.Value) / perPoint)
		worst = max(worst, o.Loss)
	}
	g.Loss = g.Options[g.Played].Loss
	g.Grade = gradeOf(len(g.Options), g.Loss, worst)
	if g.Loss == 0 {
		g.Best = g.Played
	}
	n := int64(len(g.Options))
	g.value = (slip*sum + (1000-slip)*most*n) / (1000 * n)
}

// value is what a state is worth to the player who slips: known from the turn after it, if it is the one that was
// played, else from the book, else searched.
func (r *Review) value(ctx context.Context, s *sim.State, played bool, i int) (int64, error) {
	if next, ok := r.Turn(i + 2); ok && played && next.Searched {
		return next.value, nil
	}
	if v, ok := r.known(s); ok {
		return v, nil
	}
	return r.search(ctx, s)
}

// known is what a state is worth where that need not be searched.
func (r *Review) known(s *sim.State) (int64, bool) {
	if s.Act == sim.Ended {
		return int64(sim.WorthOf(r.s.sc.Rules, s).R) * perPoint, true
	}
	return r.opt.Book(r.s.sc.Hash, book.Key(*s))
}

// search solves a state on what is left of the budget. Once that is spent nothing more is searched.
func (r *Review) search(ctx context.Context, s *sim.State) (int64, error) {
	r.mutex.Lock()
	left, over := explore.Budget-r.steps, r.over
	r.mutex.Unlock()
	if over || left <= 0 {
		return 0, explore.ErrBudget
	}
	found, err := explore.Solve(ctx, r.s.sc.Rules, *s, explore.Options{
		Workers: max(r.opt.Workers, 1), Slip: slip, MaxSteps: left, Progress: r.opt.Progress,
	})
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.steps += found.Steps
	r.over = r.over || errors.Is(err, explore.ErrBudget)
	return found.Value, err
}

// wayOn finds how the best option could have gone on, each line the best by the value that grades it. Its searches are
// not counted: they are small beside the ones that graded the turn.
func (r *Review) wayOn(ctx context.Context, now sim.State, g *Graded) error {
	next := g.Options[g.Best].Command
	for {
		g.Way = append(g.Way, next)
		if err := sim.Advance(r.s.sc.Rules, &now, next); err != nil {
			return err
		}
		most := int64(math.MinInt64)
		for _, c := range sim.Open(r.s.sc.Rules, &now, nil) {
			after := now
			if err := sim.Advance(r.s.sc.Rules, &after, c); err != nil {
				return err
			}
			value, ok := r.known(&after)
			if !ok {
				found, err := explore.Solve(ctx, r.s.sc.Rules, after, explore.Options{Workers: max(r.opt.Workers, 1), Slip: slip})
				if err != nil {
					return fmt.Errorf("the best way on in %s: %w", r.s.sc.ID, err)
				}
				value = found.Value
			}
			if value > most {
				most, next = value, c
			}
		}
		if most == math.MinInt64 { // nothing is open: it has ended
			return nil
		}
	}
}
