package sim

// Worth is what a run that ended is worth, by four terms, each 0..1000. A yes that burnt the bridge is worth less
// than a phased yes that built one, and a good no more than a rude one.
type Worth struct {
	Got   int32 // how much of the ask
	Bond  int32 // trust and goodwill at the end
	Time  int32 // days left
	Clean int32 // no promise left open or broken, nobody pressed
	R     int32 // all of it
}

// WorthOf returns the worth of a run that ended; of one that goes on, what it would be worth if it ended now
// without an agreement.
func WorthOf(sc *Scenario, s *State) Worth {
	w := Worth{
		Got:   s.got(sc),
		Time:  1000 * int32(s.Days) / int32(sc.Days),
		Clean: 1000 - destructiveUnclean*int32(s.Unclean),
	}
	for i := range sc.Parties {
		p := &s.Parties[i]
		w.Bond += min(max(p.trust()+int32(p.Goodwill)/2, 0), MaxScore)
	}
	w.Bond /= int32(len(sc.Parties))
	for _, pr := range sc.Promises {
		if st := s.Parties[pr.Party].Promise[pr.Slot]; st == PromiseOpen || st == PromiseBroken {
			w.Clean -= int32(pr.Amount)
		}
	}
	w.Clean = max(w.Clean, 0)
	w.R = (worthGot*w.Got + worthBond*w.Bond + worthTime*w.Time + worthClean*w.Clean) / 1000
	return w
}

// got is the share of the ask: the scope agreed, times what the kind of agreement is worth.
func (s *State) got(sc *Scenario) int32 {
	if s.Ending < 0 {
		return 0
	}
	e := sc.Endings[s.Ending]
	if e.Kind == Substitute {
		return int32(e.Scope) * gotSubstitute / 100
	}
	if !e.Kind.agreed() {
		return 0
	}
	factor := int32(0)
	switch s.Outcome {
	case Accept:
		factor = 1000
	case Conditional:
		factor = gotConditional
	}
	scope := int32(100)
	for i := range sc.Parties {
		scope = min(scope, s.Parties[i].granted())
	}
	return scope * factor / 100
}

// granted is the scope with what a phase is worth beyond itself: part of the rest, if it is known by what the rest
// will be decided.
func (p *Party) granted() int32 {
	scope := int32(p.Scope)
	if p.Shown > 0 || p.Uses[MoveCriteria] > 0 {
		scope += min(scope, (100-scope)/2)
	}
	return scope
}
