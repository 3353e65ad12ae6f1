package sim

// Event is one change of the state and its cause. Over a command the events add up to the new state; what follows
// from the command alone (how often a move was used, what was said, the place in the talk, the generator) has none.
type Event struct {
	Cause    Cause
	Variable Variable
	Party    int8
	Of       int8 // which concern, KPI, currency, promise slot or piece of evidence; -1: none
	From, To int32
	// Base, Uses and Belief say how a move's amount came about: the rule book's base in thousandths, how often the
	// move was used before, and how far a claim was believed (thousandths, 0: not a claim).
	Base, Uses, Belief int16
	Meters             Meters    // change of the three meters, for InMeters
	Decision           *Decision // for Decided
}

// Amount returns the change.
func (e Event) Amount() int32 { return e.To - e.From }

// Meters holds the three meters, or a change of them, in thousandths.
type Meters struct{ Trust, Alignment, Exchange int32 }

// Sub returns m less n.
func (m Meters) Sub(n Meters) Meters {
	return Meters{m.Trust - n.Trust, m.Alignment - n.Alignment, m.Exchange - n.Exchange}
}

// Add returns m plus n.
func (m Meters) Add(n Meters) Meters {
	return Meters{m.Trust + n.Trust, m.Alignment + n.Alignment, m.Exchange + n.Exchange}
}

// Cause is what brought an event about: a move, by its number, or one of the causes below.
type Cause uint8

// Causes that are no move.
const (
	CauseLongLine    Cause = 64 + iota // more than five moves in one line
	CauseTurn                          // a turn was taken
	CauseMeeting                       // a later meeting began
	CausePreparation                   // an activity gave something
	CauseDecision
	CauseQuarter // something in the calendar: a slot, a week, a request
	CauseWeek    // a week went by
	CauseOnlyAsk // they were met only because something was needed
	CausePutOut  // a promise to somebody else was kept at their cost
)

// Move returns the move that caused the event, false if it was none.
func (c Cause) Move() (Move, bool) { return Move(c), int(c) < len(moveNames) }

var causeNames = [...]string{"long-line", "turn", "meeting", "preparation", "decision", "quarter", "week", "only-ask", "put-out"}

// String returns the name of the move or other cause.
func (c Cause) String() string {
	if m, ok := c.Move(); ok {
		return m.String()
	}
	if i := int(c) - int(CauseLongLine); i >= 0 && i < len(causeNames) {
		return causeNames[i]
	}
	return "cause?"
}

// Variable names what an event changed. Most are fields of State or Party.
type Variable uint8

const (
	InCompetence Variable = iota
	InCharacter
	InAlignment
	InResistance
	InGoodwill
	InValue
	InCostAdded
	InCostCut
	InScope
	InRelief
	InLinked
	InOffered
	InPromised
	InPromise
	InKnown
	InKnownKPI
	InShown
	InAsked
	InAttempted
	InNoYet
	InPartyOutcome
	InOutcome
	InHand
	InPatience
	InDays
	InMeters // what one move changed of what the meters show
	InBeat   // From and To are beats; the talk goes on there
	InEnding // To is the ending
	Decided  // Decision says how
	InWeek   // of a quarter, as all that follow
	InSlots
	InPledge   // Of is the pledge
	InRequest  // Of is the request; To is the week it was opened in
	InSurprise // Of is the surprise; To is the answer, -1 when it happens
	variables  // count
)

var variableNames = [variables]string{
	"competence", "character", "alignment", "resistance", "goodwill", "value", "cost-added", "cost-cut", "scope",
	"relief", "linked", "offered", "promised", "promise", "known", "known-kpi", "evidence-shown", "asked", "attempted",
	"no-yet", "party-outcome", "outcome", "evidence", "patience", "days", "meters", "beat", "ending", "decision",
	"week", "slots", "pledge", "request", "surprise",
}

// String returns the variable's name as reports spell it.
func (v Variable) String() string {
	if v < variables {
		return variableNames[v]
	}
	return "variable?"
}

// Reason returns the principle behind the event, an id of the codex.
func (e Event) Reason() string {
	if m, ok := e.Cause.Move(); ok {
		return moveReasons[m]
	}
	return causeReasons[e.Cause-CauseLongLine]
}

var moveReasons = [...]string{
	MovePolite:      "courtesy",
	MoveAcknowledge: "no-enemies",
	MoveAsk:         "interests",
	MoveEvidence:    "evidence",
	MoveDiagnose:    "expertise",
	MoveReduceCost:  "their-cost",
	MoveLinkKPI:     "their-kpi",
	MoveShareCredit: "recognition",
	MovePhase:       "phasing",
	MoveCoverRisk:   "their-risk",
	MoveOptions:     "options",
	MoveCriteria:    "criteria",
	MoveShareInfo:   "sharing",
	MoveHelp:        "emotional-account",
	MoveOwnMistake:  "owning",
	MovePromise:     "commitment",
	MoveThirdParty:  "coalition",
	MoveCommand:     "mistake-command",
	MoveVague:       "mistake-vague",
	MoveSelfCentred: "mistake-self-centred",
	MoveBlame:       "blame",
	MoveThreaten:    "threat",
	MoveOverclaim:   "overclaim",
	MoveGoOverHead:  "over-their-head",
	MoveKeep:        "trust-kept",
	MoveBreak:       "trust-broken",
}

var causeReasons = [...]string{"long-line", "patience", "ladder", "preparation", "decision", "small-deposits", "goodwill-fades", "mistake-last-minute", "promises-collide"}

// Reasons lists every principle an event can name, in the order of the rule book.
func Reasons() []string {
	return append(append([]string(nil), moveReasons[:]...), causeReasons[:]...)
}
