package sim

// Move is what a line does to the other side: one of the rule book's 24 moves, or keeping or breaking a promise.
// Authors tag lines with moves; what a move scores is written here and nowhere else.
type Move uint8

// The moves in the order of the rule book: constructive ones, destructive ones, and the two that settle a promise.
const (
	MovePolite Move = iota
	MoveAcknowledge
	MoveAsk
	MoveEvidence
	MoveDiagnose
	MoveReduceCost
	MoveLinkKPI
	MoveShareCredit
	MovePhase
	MoveCoverRisk
	MoveOptions
	MoveCriteria
	MoveShareInfo
	MoveHelp
	MoveOwnMistake
	MovePromise
	MoveThirdParty
	MoveCommand
	MoveVague
	MoveSelfCentred
	MoveBlame
	MoveThreaten
	MoveOverclaim
	MoveGoOverHead
	// MoveKeep and MoveBreak settle a promise in a follow-up; they are not repeated and not counted.
	MoveKeep
	MoveBreak

	// NumMoves counts the moves that repetition wears: all but MoveKeep and MoveBreak.
	NumMoves = int(MoveGoOverHead) + 1
)

var moveNames = [...]string{
	"polite", "acknowledge", "ask", "evidence", "diagnose", "reduce-cost", "link-kpi", "share-credit", "phase",
	"cover-risk", "options", "criteria", "share-info", "help", "own-mistake", "promise", "third-party",
	"command", "vague", "self-centred", "blame", "threaten", "overclaim", "go-over-head",
	"keep", "break",
}

// String returns the name of the move as scenarios spell it.
func (m Move) String() string {
	if int(m) < len(moveNames) {
		return moveNames[m]
	}
	return "move?"
}

// Moves lists every move in the order of the rule book, MoveKeep and MoveBreak last.
func Moves() []Move {
	all := make([]Move, len(moveNames))
	for i := range all {
		all[i] = Move(i)
	}
	return all
}

// Destructive says whether the move is one of the seven that press, blame or mislead.
func (m Move) Destructive() bool { return m >= MoveCommand && m <= MoveGoOverHead }

// NamesConcern says whether the move may be aimed at a concern. Courtesy, asking and owning a mistake may not:
// nothing but its own answer settles a red line.
func (m Move) NamesConcern() bool {
	switch m {
	case MoveAcknowledge, MoveEvidence, MoveDiagnose, MoveReduceCost, MoveLinkKPI, MoveShareCredit, MovePhase,
		MoveCoverRisk, MoveOptions, MoveCriteria, MovePromise:
		return true
	}
	return false
}

// effect is a move's base effect in thousandths, before room, repetition and asymmetry are applied.
type effect struct{ competence, character, alignment, resistance int32 }

// effects is the rule book's table: base effects on Tc, Ti, A and Z. Evidence counts per point of quality.
var effects = [NumMoves]effect{
	MovePolite:      {0, 20, 0, -40},
	MoveAcknowledge: {0, 60, 50, -80},
	MoveAsk:         {0, 40, 30, -60},
	MoveEvidence:    {35, 0, 30, 0},
	MoveDiagnose:    {80, 20, 40, 0},
	MoveReduceCost:  {40, 40, 30, -20},
	MoveLinkKPI:     {0, 30, 120, 0},
	MoveShareCredit: {0, 40, 40, 0},
	MovePhase:       {30, 20, 60, -40},
	MoveCoverRisk:   {30, 60, 60, -40},
	MoveOptions:     {40, 20, 60, -20},
	MoveCriteria:    {40, 30, 50, 0},
	MoveShareInfo:   {30, 40, 20, 0},
	MoveHelp:        {30, 50, 20, 0},
	MoveOwnMistake:  {20, 80, 0, -60},
	MovePromise:     {0, 20, 0, 0},
	MoveThirdParty:  {0, 0, 80, 40},
	MoveCommand:     {0, -25, -40, 150},
	MoveVague:       {-25, 0, -20, 40},
	MoveSelfCentred: {0, -15, -60, 60},
	MoveBlame:       {-10, -40, -40, 180},
	MoveThreaten:    {0, -60, -60, 250},
	MoveOverclaim:   {-60, -30, -40, 80},
	MoveGoOverHead:  {0, -40, -40, 200},
}

// Amounts of the rule book that are not base effects, in thousandths.
const (
	keptCharacter       = 80   // a kept promise: character, by the gain rule
	brokenCharacter     = -120 // a broken one: character, by the loss rule, so twice that
	brokenGoodwill      = -120
	shareInfoGoodwill   = 40 // in deposits
	helpGoodwill        = 80 // in deposits
	thirdPartyValue     = 80
	answered            = 700 // relief by the move that answers a concern; also what a red line needs
	named               = 300 // relief by another constructive move that names it
	namedAtMost         = 600
	longLine            = 5  // moves in a line beyond which each one costs
	longLineResistance  = 20 // per move beyond
	destructiveUnclean  = 200
	baseValue           = 100 // what is on the table before anything is offered
	thirdPartyRefusals  = 2
	acceptAt            = 500
	conditionalAt       = 380
	deferAt             = 230
	exchangeWorthIt     = 500
	gotConditional      = 800
	gotSubstitute       = 500
	worthGot, worthBond = 450, 350
	worthTime           = 100
	worthClean          = 100
)
