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
	bond, promised := int32(0), false
	for i := range sc.Parties {
		p := &s.Parties[i]
		bond += min(max(p.trust()+int32(p.Goodwill)/2, 0), MaxScore)
		promised = promised || p.Promise != [MaxPromises]PromiseState{}
	}
	if n := int32(len(sc.Parties)); n > 1 {
		bond /= n
	}
	clean := 1000 - destructiveUnclean*int32(s.Unclean)
	if promised {
		clean -= s.stains(sc)
	}
	clean = max(clean, 0)
	got, time := s.got(sc), 1000*int32(s.Days)/int32(sc.Days)
	return Worth{
		Got: got, Bond: bond, Time: time, Clean: clean,
		R: (worthGot*got + worthBond*bond + worthTime*time + worthClean*clean) / 1000,
	}
}

// stains is the amount of the promises that are open or broken.
func (s *State) stains(sc *Scenario) int32 {
	sum := int32(0)
	for i := range sc.Promises {
		pr := &sc.Promises[i]
		if st := s.Parties[pr.Party].Promise[pr.Slot]; st == PromiseOpen || st == PromiseBroken {
			sum += int32(pr.Amount)
		}
	}
	return sum
}

// got is the share of the ask: the scope agreed, times what the kind of agreement is worth.
func (s *State) got(sc *Scenario) int32 {
	if s.Ending < 0 {
		return 0
	}
	e := &sc.Endings[s.Ending]
	if e.Kind == Substitute {
		return int32(e.Scope) * gotSubstitute / 100
	}
	factor := gotBy[s.Outcome]
	if factor == 0 || !e.Kind.agreed() {
		return 0
	}
	scope := int32(100)
	for i := range sc.Parties {
		scope = min(scope, s.Parties[i].granted())
	}
	return scope * factor / 100
}

// gotBy is what an agreement is worth by the last decision, thousandths.
var gotBy = [...]int32{Refuse: 0, Defer: 0, Conditional: gotConditional, Accept: 1000, NoDecision: 0}

// granted is the scope with what a phase is worth beyond itself: part of the rest, if it is known by what the rest
// will be decided.
func (p *Party) granted() int32 {
	scope := int32(p.Scope)
	if p.Shown > 0 || p.Uses[MoveCriteria] > 0 {
		scope += min(scope, (100-scope)/2)
	}
	return scope
}
