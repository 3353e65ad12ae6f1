package sim

import "errors"

// ErrNotOpen says that a command was played which the state does not allow; the state is unchanged.
var ErrNotOpen = errors.New("that command is not open here")

// ErrNoWay says that a scenario's jumps lead nowhere. The format's compiler lets no such scenario through.
var ErrNoWay = errors.New("the scenario's jumps lead in a circle")

// Command is what a player may do: play a plan of preparation, or say a choice.
type Command struct {
	Choice int16  // index, -1 for a plan
	Plan   uint16 // activities as bits
}

// Say returns the command that says choice i.
func Say(i int) Command { return Command{Choice: int16(i)} }

// Prepare returns the command that plays the activities in plan, in file order.
func Prepare(plan uint16) Command { return Command{Choice: -1, Plan: plan} }

// Step plays one command and returns the state after it and what happened, in order. On a command that is not
// open it returns ErrNotOpen, s unchanged and no events.
func Step(sc *Scenario, s State, c Command) (State, []Event, error) {
	after := s
	var events []Event
	if err := play(sc, &after, c, &events); err != nil {
		return s, nil, err
	}
	return after, events, nil
}

// Advance is Step in place and without events: it allocates nothing. On an error s is unchanged.
func Advance(sc *Scenario, s *State, c Command) error {
	before := *s
	err := play(sc, s, c, nil)
	if err != nil {
		*s = before
	}
	return err
}

// AdvanceOpen is Advance for search: the command is one that Open has listed for this very state, and is not asked about
// again. On an error, which no scenario of the compiler's gives, s is of no use.
func AdvanceOpen(sc *Scenario, s *State, c Command) error {
	r := run{sc: sc, s: s}
	if c.Choice < 0 {
		return r.carryOut(c.Plan)
	}
	return r.say(&sc.Choices[c.Choice])
}

// Open appends the commands that the state allows, in file order, to buf and returns it. A run that ended has none.
func Open(sc *Scenario, s *State, buf []Command) []Command {
	switch s.Act {
	case Preparation:
		for _, plan := range sc.Plans {
			if planIsOpen(sc, s, plan) {
				buf = append(buf, Prepare(plan))
			}
		}
	case Meetings, FollowUp:
		b := &sc.Beats[s.Beat]
		for i := b.Choices.Start; i < b.Choices.End; i++ {
			if Holds(sc, s, sc.Choices[i].When) {
				buf = append(buf, Say(int(i)))
			}
		}
	}
	return buf
}

// Shown orders open choices as the seed shows them: the same in every view of the same moment, and no author's
// order to learn by heart. Plans stay as they are.
func Shown(s *State, open []Command) {
	if len(open) == 0 || open[0].Choice < 0 {
		return
	}
	r := s.Shuffle ^ uint64(s.Beat)*0x9e3779b97f4a7c15
	for i := len(open) - 1; i > 0; i-- {
		j := next(&r) % uint64(i+1)
		open[i], open[j] = open[j], open[i]
	}
}

// play leaves s anywhere where it fails.
func play(sc *Scenario, s *State, c Command, log *[]Event) error {
	r := run{sc: sc, s: s, log: log}
	switch {
	case s.Act == Preparation && c == Prepare(c.Plan):
		return r.prepare(c.Plan)
	case (s.Act == Meetings || s.Act == FollowUp) && c.Plan == 0 && c.Choice >= 0 && int(c.Choice) < len(sc.Choices):
		if choice := &sc.Choices[c.Choice]; choice.Beat == s.Beat && Holds(sc, s, choice.When) {
			return r.say(choice)
		}
	}
	return ErrNotOpen
}

func (r *run) prepare(plan uint16) error {
	listed := false
	for _, p := range r.sc.Plans {
		listed = listed || p == plan
	}
	if !listed || !planIsOpen(r.sc, r.s, plan) {
		return ErrNotOpen
	}
	return r.carryOut(plan)
}

// carryOut plays the activities of a plan and begins the first meeting.
func (r *run) carryOut(plan uint16) error {
	r.s.Turn++
	for i := range r.sc.Activities {
		if plan&(1<<i) != 0 {
			r.activity(&r.sc.Activities[i])
		}
	}
	return r.enter(Target{Kind: ToMeeting})
}

func (r *run) activity(a *Activity) {
	s := r.s
	r.line(r.sc.Deeds[a.Deeds.Start:a.Deeds.End], a.To, true)
	r.cause, r.base, r.uses = CausePreparation, 0, 0
	r.bits(InHand, s.InHand, a.Evidence)
	s.InHand |= a.Evidence
	for i := range r.sc.Parties {
		p := &s.Parties[i]
		r.party = int8(i)
		kpis, concerns := uint8(a.KPIs>>(i*MaxKPIs)), uint8(a.Concerns>>(i*MaxConcerns))
		r.bits(InKnownKPI, uint32(p.KnownKPI), uint32(kpis))
		p.KnownKPI |= kpis
		r.bits(InKnown, uint32(p.Known), uint32(concerns))
		p.Known |= concerns
	}
}

// bits records every bit of given that is new.
func (r *run) bits(v Variable, had, given uint32) {
	if r.log == nil {
		return
	}
	for i := range int8(32) {
		if given&^had&(1<<i) != 0 {
			r.note(v, i, 0, 1)
		}
	}
}

// planIsOpen says whether every activity's condition holds when its turn comes.
func planIsOpen(sc *Scenario, s *State, plan uint16) bool {
	conditional := false
	for i := range sc.Activities {
		conditional = conditional || plan&(1<<i) != 0 && sc.Activities[i].When != Cond{}
	}
	if !conditional {
		return true
	}
	try := *s
	r := run{sc: sc, s: &try}
	for i := range sc.Activities {
		if plan&(1<<i) == 0 {
			continue
		}
		if !Holds(sc, &try, sc.Activities[i].When) {
			return false
		}
		r.activity(&sc.Activities[i])
	}
	return true
}

// say plays a line that is open.
func (r *run) say(c *Choice) error {
	s := r.s
	if c.Said >= 0 {
		s.Said[c.Said/64] |= 1 << (c.Said % 64)
	}
	if c.To >= 0 {
		s.Speaker = c.To
	}
	s.Turn++
	deeds := r.sc.Deeds[c.Deeds.Start:c.Deeds.End]
	r.line(deeds, s.Speaker, s.Act == FollowUp)
	if s.Act == Meetings {
		r.spendPatience(int32(1 + max(len(deeds)-longLine, 0)))
	}
	if s.Act == Meetings && s.Patience <= 0 {
		return r.enter(r.unlessLeaving(c.Next))
	}
	return r.enter(c.Next)
}

// unlessLeaving is where a choice leads once patience has run out: they close the talk, the decision is asked at once
// and is at most a defer, wherever the choice would have led but to the decision itself. Leaving stays possible.
func (r *run) unlessLeaving(t Target) Target {
	sc, s := r.sc, r.s
	if t.Kind == ToEnding || t.Kind == ToBeat && sc.Beats[t.Index].Kind == Decide {
		return t
	}
	beat := sc.Meetings[s.Meeting].Decision
	r.goTo(beat)
	r.decide(true)
	return sc.Beats[beat].Out[s.Outcome]
}

func (r *run) spendPatience(n int32) {
	r.cause, r.base, r.uses, r.belief = CauseTurn, 0, 0, 0
	r.set(&r.s.Patience, InPatience, int32(r.s.Patience)-n, 0, 1<<14)
}

// enter goes where a choice or a decision leads, through decisions and later meetings, until the player has to
// choose again or the run has ended.
func (r *run) enter(t Target) error {
	sc, s := r.sc, r.s
	for range len(sc.Beats) + len(sc.Meetings) + 2 {
		switch t.Kind {
		case ToEnding:
			r.end(t.Index)
			return nil
		case ToMeeting:
			r.meet(t.Index)
			t = Target{ToBeat, sc.Meetings[t.Index].Start}
			continue
		case ToFollowUp:
			s.Act = FollowUp
			t = Target{ToBeat, sc.FollowUp}
			continue
		}
		r.goTo(t.Index)
		switch b := &sc.Beats[t.Index]; b.Kind {
		case Decide:
			r.decide(false)
			t = b.Out[s.Outcome]
		case Route:
			outcome := s.Outcome
			if outcome == NoDecision { // nobody asked them, so nobody agreed
				outcome = Refuse
			}
			t = b.Out[outcome]
		default:
			return nil
		}
	}
	return ErrNoWay
}

// goTo takes the talk to a beat.
func (r *run) goTo(beat int16) {
	r.cause, r.base, r.uses, r.belief = CauseDecision, 0, 0, 0
	r.note(InBeat, -1, int32(r.s.Beat), int32(beat))
	r.s.Beat = beat
}

// meet begins a meeting. The first opens the request: repetition is counted anew. A later one costs days, halves
// the resistance and finds them patient again.
func (r *run) meet(i int16) {
	s, m := r.s, &r.sc.Meetings[i]
	r.cause, r.base, r.uses, r.belief = CauseMeeting, 0, 0, 0
	first := s.Meeting < 0
	for k := range r.sc.Parties {
		p := &s.Parties[k]
		r.party = int8(k)
		if first {
			r.set(&p.Resistance, InResistance, 0, 0, MaxScore)
			p.Uses, p.Deposits = [NumMoves]uint8{}, [NumMoves]uint8{}
		} else {
			r.set(&p.Resistance, InResistance, int32(p.Resistance)/2, 0, MaxScore)
		}
	}
	r.party = 0
	patience := int32(m.Patience)
	if s.Variation >= 0 {
		patience += int32(r.sc.Variations[s.Variation].Patience)
	}
	r.set(&s.Patience, InPatience, max(patience, 1), 0, 1<<14)
	if !first {
		r.set(&s.Days, InDays, int32(s.Days)-int32(m.Days), 0, 1<<14)
	}
	s.Act, s.Meeting = Meetings, int8(i)
	for !m.has(int(s.Speaker)) { // who is not there does not speak
		s.Speaker = (s.Speaker + 1) % int8(len(r.sc.Parties))
	}
}

// end closes the run. The endings' own conditions are tried first: a rupture is a rupture whatever was signed.
func (r *run) end(i int16) {
	i = r.instead(i)
	r.cause, r.base, r.uses, r.belief = CauseDecision, 0, 0, 0
	r.note(InEnding, -1, -1, int32(i))
	r.s.Act, r.s.Ending = Ended, int8(i)
}

// instead is the first ending whose own condition holds, else the one that was reached.
func (r *run) instead(i int16) int16 {
	if q := r.sc.quick; q != nil {
		for k := range q.endings {
			if e := &q.endings[k]; r.s.follow(r.sc, q.questions[e.when.Start:e.when.End]) {
				return int16(e.index)
			}
		}
		return i
	}
	for k, e := range r.sc.Endings {
		if e.When != (Cond{}) && Holds(r.sc, r.s, e.When) {
			return int16(k)
		}
	}
	return i
}
