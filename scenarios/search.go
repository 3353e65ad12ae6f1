package scenarios

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/sim"
	"parley/sim/explore"
)

// SearchOptions tells how to look for what shows only when every way is walked.
type SearchOptions struct {
	Workers  int               // at least 1
	MaxSteps int64             // of one search; 0: explore.Budget
	Progress func(steps int64) // called now and then with the steps so far, of about as many as Steps says; may be nil
	Steps    func(about int64) // called once before the search begins; may be nil
}

// Searched is what a search for mistakes came to.
type Searched struct {
	Report  Report   // a note at its end says what was not done
	NotDone []string // codes that were not looked for
}

// walked are the codes that take a walk of every way, reached those of them that say what no way reaches.
var (
	reachedCodes = []string{codeBeatUnmet, codeEndingUnmet, codeClosed}
	walkedCodes  = append(reachedCodes[:len(reachedCodes):len(reachedCodes)], codeAlwaysBest, codePadding)
)

// slipping is how often, in thousandths, the player errs by whom choices are compared.
const slipping = 300

// fewStates is below how many states a choice that is always best is no more than worth a look: so few may be chance.
const fewStates = 10

// sizing is how many blind ways are played to guess how many steps a search takes.
const sizing = 2000

// Search looks for the mistakes of a scenario that Check cannot see: it plays every strategy, and walks every way of
// every variation, for as long as the context allows; a deadline that passes is no error, the result says what was not
// done. It fails when the context is cancelled.
func Search(ctx context.Context, sc *Scenario, opt SearchOptions) (Searched, error) {
	if opt.MaxSteps == 0 {
		opt.MaxSteps = explore.Budget
	}
	s := &search{sc: sc, opt: opt}
	for _, seed := range sc.seeds() {
		s.starts = append(s.starts, sim.Begin(sc.Rules, seed))
	}
	s.strategies()
	err := s.walks(ctx)
	switch {
	case err == nil:
	case errors.Is(err, context.DeadlineExceeded) && !s.sized:
		s.leave("time", append(walkedCodes[:len(walkedCodes):len(walkedCodes)], codeSteps))
	case errors.Is(err, context.DeadlineExceeded):
		s.leave("time", walkedCodes)
	case errors.Is(err, explore.ErrBudget):
		s.leave("size", walkedCodes)
	default:
		return Searched{}, err
	}
	return Searched{append(s.report(), s.notes.report()...), s.notDone}, nil
}

// seeds returns one seed for every variation.
func (sc *Scenario) seeds() []uint64 {
	met := map[int8]bool{}
	var all []uint64
	for seed := uint64(1); len(met) < max(len(sc.Variations), 1); seed++ {
		if s := sim.Begin(sc.Rules, seed); !met[s.Variation] {
			met[s.Variation] = true
			all = append(all, seed)
		}
	}
	return all
}

// search gathers what is found.
type search struct {
	collector
	notes   collector // what is said of the search itself
	sc      *Scenario
	opt     SearchOptions
	starts  []sim.State
	notDone []string
	sized   bool  // the number of steps is known
	before  int64 // steps of the variations that are done
}

// leave notes what was not done, and why.
func (s *search) leave(why string, codes []string) {
	s.notDone = append(s.notDone, codes...)
	s.notes.addAs(Said, codeNotSearched, s.sc.places.scenario, "why", why, "limit", grouped(s.opt.MaxSteps), "codes", strings.Join(codes, ", "))
}

// grouped writes a number with its digits in threes.
func grouped(v int64) string {
	s := fmt.Sprint(v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// severe is the severity of what spoils a standoff and is a matter of taste in a drill or a tutorial.
func (s *search) severe() Severity {
	if s.sc.Kind == "standoff" || s.sc.Kind == "capstone" {
		return Error
	}
	return Warning
}

// strategies plays each strategy in each variation.
func (s *search) strategies() {
	for i, st := range s.sc.Strategies {
		for _, state := range s.starts {
			for state.Act != sim.Ended && sim.Advance(s.sc.Rules, &state, st.Next(s.sc, &state)) == nil {
				continue
			}
			if st.Expect.Met(s.sc, &state) {
				continue
			}
			s.add(codeStrategy, s.sc.places.strategies[i], "id", st.Name, "variation", s.sc.variation(&state),
				"outcome", state.Outcome.String(), "ending", s.sc.endingOf(&state),
				"worth", fmt.Sprint(sim.WorthOf(s.sc.Rules, &state).R), "expected", st.Expect.String())
		}
	}
}

func (sc *Scenario) variation(s *sim.State) string {
	if s.Variation < 0 {
		return ""
	}
	return sc.Variations[s.Variation]
}

func (sc *Scenario) endingOf(s *sim.State) string {
	if s.Ending < 0 {
		return ""
	}
	return sc.Rules.Endings[s.Ending].Kind.String()
}

// String writes an expectation as the file has it.
func (e Expectation) String() string {
	var parts []string
	if len(e.Outcomes) > 0 {
		parts = append(parts, "outcomes: ["+joined(e.Outcomes)+"]")
	}
	if len(e.Endings) > 0 {
		parts = append(parts, "endings: ["+joined(e.Endings)+"]")
	}
	if e.Worth != "" {
		parts = append(parts, "worth: "+e.Worth)
	}
	return strings.Join(parts, ", ")
}

func joined[T fmt.Stringer](all []T) string {
	var words []string
	for _, v := range all {
		words = append(words, v.String())
	}
	return strings.Join(words, ", ")
}

// walks solves every variation and reports what holds in all of them.
func (s *search) walks(ctx context.Context) error {
	if err := s.size(ctx); err != nil {
		return err
	}
	var all explore.Result
	for i, from := range s.starts {
		r, err := explore.Solve(ctx, s.sc.Rules, from, explore.Options{
			Workers: s.opt.Workers, Slip: slipping, MaxSteps: s.opt.MaxSteps, Progress: s.progress,
		})
		if errors.Is(err, explore.ErrBudget) {
			s.tooLarge("")
		}
		if err != nil {
			return err
		}
		s.before += r.Steps
		if i == 0 {
			all = r
		} else {
			all.And(r)
		}
	}
	s.unmet(all)
	s.choices(all)
	return nil
}

func (s *search) progress(steps int64) {
	if s.opt.Progress != nil {
		s.opt.Progress(s.before + steps)
	}
}

// size guesses how many steps the searches take, and stops before one that is surely over the budget.
func (s *search) size(ctx context.Context) error {
	sum := int64(0)
	for _, from := range s.starts {
		sample, err := explore.Sample(ctx, s.sc.Rules, from, sizing, 1)
		if err != nil {
			return err
		}
		about := sample.Size()
		if about.Low > s.opt.MaxSteps {
			s.tooLarge(grouped(about.Mid))
			return explore.ErrBudget
		}
		sum += min(about.Mid, s.opt.MaxSteps)
	}
	s.sized = true
	if s.opt.Steps != nil {
		s.opt.Steps(sum)
	}
	return nil
}

func (s *search) tooLarge(about string) {
	s.addAs(s.severe(), codeSteps, s.sc.places.scenario, "about", about, "most", grouped(s.opt.MaxSteps))
}

// unmet reports what no way reaches. In a campaign other ways may lead there: a scenario whose ways depend on one is left alone.
func (s *search) unmet(r explore.Result) {
	if campaignOpens(s.sc.Rules) {
		s.leave("campaign", reachedCodes)
		return
	}
	for i, met := range r.Beats {
		if !met && s.sc.Rules.Beats[i].Kind == sim.Talk {
			s.add(codeBeatUnmet, s.sc.places.beats[i], "id", s.sc.Beats[i])
		}
	}
	for i, met := range r.Ended {
		if !met {
			s.add(codeEndingUnmet, s.sc.places.endings[i], "id", s.sc.Endings[i])
		}
	}
	for i, seen := range r.Choices {
		if !seen.Reached && r.Beats[s.sc.Rules.Choices[i].Beat] {
			s.add(codeClosed, s.sc.places.choices[i], "id", s.sc.Choices[i])
		}
	}
}

// campaignOpens says whether the campaign decides what is open or how it ends. A line that only notices it opens nothing.
func campaignOpens(sc *sim.Scenario) bool {
	var opens []sim.Cond
	for _, a := range sc.Activities {
		opens = append(opens, a.When)
	}
	for _, c := range sc.Choices {
		opens = append(opens, c.When)
	}
	for _, e := range sc.Endings {
		opens = append(opens, e.When)
	}
	for _, cond := range opens {
		for _, op := range sc.Code[cond.Start:cond.End] {
			if op.Do == sim.OpBefore || op.Do == sim.OpVar && sim.Var(op.Arg) == sim.VarWeek {
				return true
			}
		}
	}
	return false
}

// choices reports those that are always best and those that are never anything.
func (s *search) choices(r explore.Result) {
	for i, seen := range r.Choices {
		args := []string{"id", s.sc.Choices[i], "beat", s.sc.Beats[s.sc.Rules.Choices[i].Beat], "states", grouped(seen.Dilemmas)}
		switch {
		case seen.AlwaysBest():
			severity := s.severe()
			if seen.Dilemmas < fewStates {
				severity = Warning
			}
			s.addAs(severity, codeAlwaysBest, s.sc.places.choices[i], args...)
		case seen.Padding():
			s.add(codePadding, s.sc.places.choices[i], args...)
		}
	}
}

// places are where in the file things are declared.
type places struct {
	scenario                            pos
	beats, choices, endings, strategies []pos
}

// declared notes them, without the text of the file.
func (b *builder) declared() places {
	files := map[*source]*source{}
	at := func(p pos) pos {
		if p.src != nil {
			if files[p.src] == nil {
				files[p.src] = &source{name: p.src.name}
			}
			p.src = files[p.src]
		}
		return p
	}
	p := places{scenario: at(b.doc.ID.pos)}
	for _, beat := range b.beats {
		p.beats = append(p.beats, at(beat.id.pos))
	}
	for _, c := range b.choices {
		p.choices = append(p.choices, at(c.choice.ID.pos))
	}
	for _, e := range b.doc.Endings {
		p.endings = append(p.endings, at(e.ID.pos))
	}
	for _, e := range b.doc.Strategies.entries {
		p.strategies = append(p.strategies, at(e.id.pos))
	}
	return p
}
