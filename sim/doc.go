// Package sim is the rule book: it turns a conversation into trust, goal alignment and resource exchange, one
// command at a time, with integers only, so that equal inputs give equal bytes on every platform.
//
// It knows no texts, files, clocks or screens: a [Scenario] is tables of small integers and a [State] is a plain
// comparable value; copying it is the save, and undo, fork and search are copies.
//
// Start reading at [Step] in step.go, then line.go (what a move does) and decision.go (what they answer).
package sim

// Rules is the version of the rule book. A record names it; any change of a number or an order in this package
// that changes a result changes it too.
const Rules = 1

// Limits of the tables. They keep a State flat and a Party within two and a half cache lines; the format's check
// reports a scenario that exceeds one before it is ever compiled.
const (
	MaxParties    = 3
	MaxConcerns   = 8   // per party
	MaxKPIs       = 8   // per party
	MaxCurrencies = 8   // per party
	MaxPromises   = 8   // per party
	MaxEvidence   = 32  // per scenario
	MaxActivities = 16  // per scenario
	MaxSaid       = 128 // choices that a condition asks about
	MaxStack      = 16  // depth of a condition's program
	MaxScore      = 1000
	MaxGoodwill   = 500
	MaxValue      = 2000
)
