package game

import "parley/sim"

// Element is one of the nine elements of the ability map: three abilities of three elements each.
type Element struct{ ID, Ability string }

// Elements lists the nine, in the order of the map: influence without authority, conflict management, win-win
// negotiation.
func Elements() []Element {
	return []Element{
		{"expertise", "influence"}, {"network", "influence"}, {"value", "influence"},
		{"conflict-spotting", "conflict"}, {"interests", "conflict"}, {"solutions", "conflict"},
		{"needs", "negotiation"}, {"options", "negotiation"}, {"tactics", "negotiation"},
	}
}

// exercised is the one table from moves to elements: what a line with that move practises. A destructive move
// practises nothing; what it is listed with is what it fails at.
var exercised = map[sim.Move][]string{
	sim.MovePolite:      {"network"},
	sim.MoveAcknowledge: {"conflict-spotting", "interests"},
	sim.MoveAsk:         {"conflict-spotting", "needs"},
	sim.MoveEvidence:    {"expertise"},
	sim.MoveDiagnose:    {"expertise", "solutions"},
	sim.MoveReduceCost:  {"value", "solutions"},
	sim.MoveLinkKPI:     {"value", "interests"},
	sim.MoveShareCredit: {"network", "value"},
	sim.MovePhase:       {"options", "tactics"},
	sim.MoveCoverRisk:   {"solutions", "needs"},
	sim.MoveOptions:     {"options"},
	sim.MoveCriteria:    {"solutions", "tactics"},
	sim.MoveShareInfo:   {"network"},
	sim.MoveHelp:        {"network", "value"},
	sim.MoveOwnMistake:  {"network", "tactics"},
	sim.MovePromise:     {"value"},
	sim.MoveThirdParty:  {"network", "tactics"},
	sim.MoveKeep:        {"network"},

	sim.MoveCommand:     {"tactics"},
	sim.MoveVague:       {"expertise", "solutions"},
	sim.MoveSelfCentred: {"interests", "needs"},
	sim.MoveBlame:       {"network", "conflict-spotting"},
	sim.MoveThreaten:    {"network", "tactics"},
	sim.MoveOverclaim:   {"expertise"},
	sim.MoveGoOverHead:  {"network", "tactics"},
	sim.MoveBreak:       {"network"},
}

// gathered is what preparation practises by what it brings; the moves of an activity count as well.
var gathered = struct{ evidence, kpi, concern string }{"expertise", "interests", "conflict-spotting"}

// Practised is how well an element was used where it was called for.
type Practised struct {
	Element
	Value     int // 0..1000; 0 where it was never called for
	Occasions int // turns that called for it
}

// credit is what a turn of that grade earns the elements its line practises, thousandths.
var credit = map[Grade]int{
	GradeBest: 1000, GradeGood: 1000, GradeForced: 1000, GradeUngraded: 1000, GradeInaccuracy: 700, GradeMistake: 300, GradeBlunder: 0,
}

// fails says whether a move practises nothing and fails at what it is listed with.
func fails(m sim.Move) bool { return m.Destructive() || m == sim.MoveBreak }

// practice is which elements a command practises and which it fails at.
type practice struct{ uses, fails map[string]bool }

// practice is what a command practises, or would have practised, at turn i.
func (s *Session) practice(i int, c sim.Command) practice {
	p := practice{map[string]bool{}, map[string]bool{}}
	for _, m := range s.would(i, c) {
		for _, id := range exercised[m] {
			if fails(m) {
				p.fails[id] = true
			} else {
				p.uses[id] = true
			}
		}
	}
	if c.Choice >= 0 {
		return p
	}
	for k, a := range s.sc.Rules.Activities {
		if c.Plan&(1<<k) != 0 {
			p.uses[gathered.evidence] = p.uses[gathered.evidence] || a.Evidence != 0
			p.uses[gathered.kpi] = p.uses[gathered.kpi] || a.KPIs != 0
			p.uses[gathered.concern] = p.uses[gathered.concern] || a.Concerns != 0
		}
	}
	return p
}

// practised adds up the turns. A turn calls for an element if its line used it or failed at it, or if the best line
// would have used it and the turn cost something; it earns by its grade, and nothing where it failed or missed it.
func practised(turns []turnPractice) []Practised {
	var out []Practised
	for _, e := range Elements() {
		n := Practised{Element: e}
		for _, t := range turns {
			switch {
			case t.played.fails[e.ID]:
				n.Occasions++
			case t.played.uses[e.ID]:
				n.Occasions++
				n.Value += credit[t.grade]
			case t.grade.costs() && t.best.uses[e.ID]:
				n.Occasions++
			}
		}
		if n.Occasions > 0 {
			n.Value /= n.Occasions
		}
		out = append(out, n)
	}
	return out
}

// turnPractice is one turn as the elements see it.
type turnPractice struct {
	grade        Grade
	played, best practice
}
