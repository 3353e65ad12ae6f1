package sim

// Scenario is a compiled standoff: tables of small integers that refer to each other by index. The format's
// compiler makes it and guarantees that every index is in range; after that nothing is looked up by name. A field with
// the tag hash:"given" came later: while it is zero, a scenario's hash knows nothing of it.
type Scenario struct {
	Days       int16 // what the time of a run is measured against, at least 1
	Patience   int16 // turns a meeting may take before they close it, at least 1
	Parties    []Profile
	Variations []Variation
	Evidence   []int16 // quality of each piece, 1..3
	Promises   []Promise
	Activities []Activity
	Plans      []uint16 // every set of activities that fits the slots, as bits; empty: no preparation
	Beats      []Beat
	Choices    []Choice
	Deeds      []Deed
	Lines      []Line
	Meetings   []Meeting
	FollowUp   int16 // first beat of the follow-up, -1: none
	Endings    []Ending
	Code       []Op // programs of all conditions

	quick *quick // for a search, see Quick; no part of what the scenario is
}

// Profile is a counterpart: what counts for them, and how they stand to the player when the run opens.
// Everything is in thousandths unless it says otherwise.
type Profile struct {
	Trust, Alignment, Exchange int16 // weights of the three meters, 1000 together
	Floor                      int16 // below this the weaker kind of trust refuses
	Authority                  int16 // largest scope in percent that they may grant
	KPIs                       []KPI
	Currencies                 []int16 // weight of each
	Concerns                   []Concern

	StartCompetence, StartCharacter, StartAlignment, StartGoodwill int16
	Cost                                                           int16 // K0, what the whole ask costs them
}

// KPI is a figure they are measured by.
type KPI struct {
	Weight int16
	Known  bool // known to the player from the start
}

// Concern is a worry: it holds alignment back by its weight until it is relieved.
type Concern struct {
	Weight  int16
	Gate    int16 // trust from which they voice it when asked
	Answer  Move  // what truly answers it
	RedLine bool  // no agreement before it is answered; costs them until then
}

// Promise is something the player may commit to.
type Promise struct {
	Party    int8
	Slot     int8  // place among the party's promises, below MaxPromises
	Currency int8  // index into the party's currencies
	Amount   int16 // weight of the currency x size, thousandths
}

// Variation is what the seed may change at the start: differences to the start values.
type Variation struct {
	Patience, Competence, Character, Alignment, Goodwill, Cost int16

	Only int8 `hash:"given"` // the party it changes, from 1; 0: all. Patience is the meeting's and everybody's
}

// of is what the variation changes for party i.
func (v *Variation) of(i int) bool { return v.Only == 0 || int(v.Only) == i+1 }

// Activity is one way to spend slots of preparation.
type Activity struct {
	When     Cond
	Deeds    Span
	Evidence uint32 // pieces it gives, as bits
	KPIs     uint32 // KPIs it makes known, as bits: party*MaxKPIs + slot
	Concerns uint32 // concerns it makes known, as bits: party*MaxConcerns + slot

	To int8 `hash:"given"` // party its deeds are for
}

// Beat is a place in the conversation: they speak, the player chooses; or they decide; or the last decision picks
// the way on.
type Beat struct {
	Says    Span // lines, the first whose condition holds is spoken
	Choices Span
	Kind    BeatKind
	Out     [4]Target // by outcome, where Kind is not Talk
}

// BeatKind tells how a beat goes on.
type BeatKind uint8

const (
	Talk   BeatKind = iota // the player picks a choice
	Decide                 // the rule book decides, Out leads on
	Route                  // the last decision leads on, at the end of a follow-up
)

// Choice is one line the player may say.
type Choice struct {
	When  Cond
	Deeds Span
	Reply Span // lines
	Next  Target
	Beat  int16
	To    int8  // party it is said to, -1: who spoke last
	Said  int16 // bit that remembers it, -1: no condition asks
}

// Deed is a move with its arguments, as one line carries it.
type Deed struct {
	Move    Move
	Concern int8  // of the party it is said to, -1: none
	Index   int8  // evidence, KPI or promise by the move's kind, -1: none
	Amount  int16 // quality of evidence, value of a linked KPI, percent of a phase; else 0
}

// Line is something they say; which of several is spoken depends on the state, never what it scores.
type Line struct{ When Cond }

// Meeting is one sitting of the request.
type Meeting struct {
	Start    int16 // beat
	Decision int16 // its one beat of kind Decide
	Days     int16 // days that pass before it begins; the first costs none
	Patience int16

	With uint8 `hash:"given"` // parties at the table, as bits; 0: all. Only these decide
}

// has says whether party i is at the table.
func (m *Meeting) has(i int) bool { return m.With == 0 || m.With&(1<<i) != 0 }

// Ending is how a run can end. When is tried in file order whenever any ending is reached.
type Ending struct {
	Kind  EndingKind
	Scope int16 // percent of the ask that a substitute brings; else 0
	When  Cond
}

// EndingKind orders endings from best to worst for display; the worth of a run does not use the order.
type EndingKind uint8

const (
	WinWin EndingKind = iota
	Deal
	Phased
	Substitute
	CostlyWin
	OpenDoor
	Deadlock
	GivenUp
	Rupture
)

var endingNames = [...]string{"win-win", "deal", "phased", "substitute", "costly-win", "open-door", "deadlock", "given-up", "rupture"}

// String returns the kind as scenarios spell it.
func (k EndingKind) String() string {
	if int(k) < len(endingNames) {
		return endingNames[k]
	}
	return "ending?"
}

// EndingKinds lists every kind, best first.
func EndingKinds() []EndingKind {
	all := make([]EndingKind, len(endingNames))
	for i := range all {
		all[i] = EndingKind(i)
	}
	return all
}

// agreed says whether the last decision gives the share of the ask that was got.
func (k EndingKind) agreed() bool { return k == WinWin || k == Deal || k == Phased || k == CostlyWin }

// Target is where a choice or a decision leads.
type Target struct {
	Kind  TargetKind
	Index int16
}

// TargetKind tells what a Target's index counts.
type TargetKind uint8

const (
	ToBeat TargetKind = iota
	ToMeeting
	ToFollowUp
	ToEnding
)

// Span is a run of entries in one of the scenario's flat tables.
type Span struct{ Start, End uint16 }

// Len returns the number of entries.
func (s Span) Len() int { return int(s.End) - int(s.Start) }
