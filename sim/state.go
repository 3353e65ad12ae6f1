package sim

// State is a whole play at one moment. It is a comparable value without pointers: copying it is the save, == is
// equality. Fields are hashed in the order they stand here.
type State struct {
	Rand      uint64    // splitmix64 generator; draws only when the run opens
	Shuffle   uint64    // seeds the order in which choices are shown
	Said      [2]uint64 // choices said, for those a condition asks about
	InHand    uint32    // evidence gathered, as bits
	Before    uint32    // scenarios played before, as bits; 0 outside a campaign
	Beat      int16
	Patience  int16 // turns left in this meeting
	Days      int16 // days left
	Turn      uint16
	Unclean   uint16 // destructive moves so far
	Week      int8   // 0 outside a campaign
	Act       Act
	Meeting   int8 // index, -1 before the first
	Variation int8 // index, -1: none
	Speaker   int8 // party that spoke last
	Outcome   Outcome
	Ending    int8 // index, -1 while the run goes on
	Parties   [MaxParties]Party
}

// Party is the relationship with one counterpart and what lies on the table between you, in thousandths unless
// noted.
type Party struct {
	Competence int16 // Tc: they believe you can
	Character  int16 // Ti: they believe you will
	Goodwill   int16 // B, -500..500: the emotional bank account
	Alignment  int16 // A: your goal is theirs
	Resistance int16 // Z: reactance
	Value      int16 // V, 0..2000: what is on the table for them, as far as believed
	CostAdded  int16 // Kadd, 0..K0
	CostCut    int16 // Kcut, 0..K0, counted up to 3/5 of it
	Scope      int16 // percent of the full ask
	Relief     [MaxConcerns]int16
	Linked     [MaxKPIs]int16       // largest amount linked to each KPI
	Offered    [MaxCurrencies]int16 // largest amount offered in each currency
	Promised   [MaxPromises]int16   // what each promise added to the value
	Promise    [MaxPromises]PromiseState
	Known      uint8 // concerns voiced or found, as bits
	KnownKPI   uint8 // as bits
	Shown      uint8 // best quality of evidence shown, 0: none
	Asked      bool
	Attempted  bool  // a move was aimed at a concern
	NoYet      uint8 // decisions that were no agreement
	Outcome    Outcome
	Uses       [NumMoves]uint8 // in asks
	Deposits   [NumMoves]uint8 // in preparation, later in follow-up
}

// Refusals is how often the request met no agreement; with several parties, with the one who agreed least often.
func (s *State) Refusals() int {
	n := uint8(0)
	for i := range s.Parties {
		n = max(n, s.Parties[i].NoYet)
	}
	return int(n)
}

// PromiseState is what became of a promise.
type PromiseState uint8

const (
	NotPromised PromiseState = iota
	PromiseOpen
	PromiseKept
	PromiseBroken
)

// Act is the part of the run.
type Act uint8

const (
	Preparation Act = iota
	Meetings
	FollowUp
	Ended
)

var actNames = [...]string{"preparation", "meeting", "follow_up", "ended"}

// String returns the act as reports spell it.
func (a Act) String() string {
	if int(a) < len(actNames) {
		return actNames[a]
	}
	return "act?"
}

// Outcome is what they answer to the ask. The order is the scale: higher is better.
type Outcome uint8

const (
	Refuse Outcome = iota
	Defer
	Conditional
	Accept
	// NoDecision is the outcome before anything was decided.
	NoDecision
)

var outcomeNames = [...]string{"refuse", "defer", "conditional", "accept", ""}

// String returns the outcome as scenarios spell it, empty for NoDecision.
func (o Outcome) String() string {
	if int(o) < len(outcomeNames) {
		return outcomeNames[o]
	}
	return "outcome?"
}

// Begin opens a run: start values, then what the seed decides: one variation and the order of choices.
func Begin(sc *Scenario, seed uint64) State {
	s := State{Rand: seed, Meeting: -1, Variation: -1, Outcome: NoDecision, Ending: -1, Days: sc.Days, Patience: sc.Patience}
	var v Variation
	if n := len(sc.Variations); n > 0 {
		s.Variation = int8(next(&s.Rand) % uint64(n))
		v = sc.Variations[s.Variation]
	}
	s.Shuffle = next(&s.Rand)
	for i := range sc.Parties {
		p, profile := &s.Parties[i], &sc.Parties[i]
		v := v
		if !v.of(i) {
			v = Variation{}
		}
		p.Competence = clamp16(int32(profile.StartCompetence)+int32(v.Competence), 0, MaxScore)
		p.Character = clamp16(int32(profile.StartCharacter)+int32(v.Character), 0, MaxScore)
		p.Alignment = clamp16(int32(profile.StartAlignment)+int32(v.Alignment), 0, MaxScore)
		p.Goodwill = clamp16(int32(profile.StartGoodwill)+int32(v.Goodwill), -MaxGoodwill, MaxGoodwill)
		p.Scope = 100
		p.Outcome = NoDecision
		for k, kpi := range profile.KPIs {
			if kpi.Known {
				p.KnownKPI |= 1 << k
			}
		}
	}
	if len(sc.Plans) == 0 {
		r := run{sc: sc, s: &s}
		// A table made by the compiler never loops here; one made by hand that does has nothing open.
		_ = r.enter(Target{Kind: ToMeeting})
	}
	return s
}

// CopyTo copies a state to where another of the same run was. It leaves out the parties a scenario has not: most of a
// state is room for them, and a search copies one at every step.
func (s *State) CopyTo(to *State, sc *Scenario) {
	to.Rand, to.Shuffle, to.Said = s.Rand, s.Shuffle, s.Said
	to.InHand, to.Before = s.InHand, s.Before
	to.Beat, to.Patience, to.Days, to.Turn, to.Unclean = s.Beat, s.Patience, s.Days, s.Turn, s.Unclean
	to.Week, to.Act, to.Meeting, to.Variation = s.Week, s.Act, s.Meeting, s.Variation
	to.Speaker, to.Outcome, to.Ending = s.Speaker, s.Outcome, s.Ending
	for i := range sc.Parties {
		to.Parties[i] = s.Parties[i]
	}
}

// cost returns K0 of party i: the profile's, changed by the variation.
func (s *State) cost(sc *Scenario, i int) int32 {
	k := int32(sc.Parties[i].Cost)
	if s.Variation >= 0 {
		if v := &sc.Variations[s.Variation]; v.of(i) {
			k += int32(v.Cost)
		}
	}
	return max(k, 1)
}

// next is splitmix64 (Steele, Lea and Flood 2014), the one source of chance.
func next(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	z := *state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func clamp16(v, low, high int32) int16 { return int16(min(max(v, low), high)) }
