package ink

import (
	"fmt"

	"parley/sim"
)

// This file is the rule book of docs/simulation.md in ink, written from that page and not from package sim: two
// readings that agree on every way are worth more than one. In ink `/` binds tighter than `*` and rounds down, so every
// operation has its brackets and only what is not negative is divided.

// kind is a contact: an ask in a meeting, or a deposit outside of it. Repetition is counted apart.
type kind string

const (
	ask     kind = "asked"
	deposit kind = "given"
)

const outcome = "outcome" // refuse 0, defer 1, conditional 2, accept 3, nothing decided yet 4

// effect is what a move does to competence, character, alignment and resistance before repetition.
type effect struct{ tc, ti, a, z int }

// book is the table of moves.
var book = map[sim.Move]effect{
	sim.MovePolite:      {0, 20, 0, -40},
	sim.MoveAcknowledge: {0, 60, 50, -80},
	sim.MoveAsk:         {0, 40, 30, -60},
	sim.MoveEvidence:    {35, 0, 30, 0}, // for each point of quality
	sim.MoveDiagnose:    {80, 20, 40, 0},
	sim.MoveReduceCost:  {40, 40, 30, -20},
	sim.MoveLinkKPI:     {0, 30, 120, 0},
	sim.MoveShareCredit: {0, 40, 40, 0},
	sim.MovePhase:       {30, 20, 60, -40},
	sim.MoveCoverRisk:   {30, 60, 60, -40},
	sim.MoveOptions:     {40, 20, 60, -20},
	sim.MoveCriteria:    {40, 30, 50, 0},
	sim.MoveShareInfo:   {30, 40, 20, 0},
	sim.MoveHelp:        {30, 50, 20, 0},
	sim.MoveOwnMistake:  {20, 80, 0, -60},
	sim.MovePromise:     {0, 20, 0, 0},
	sim.MoveThirdParty:  {0, 0, 80, 40},
	sim.MoveCommand:     {0, -25, -40, 150},
	sim.MoveVague:       {-25, 0, -20, 40},
	sim.MoveSelfCentred: {0, -15, -60, 60},
	sim.MoveBlame:       {-10, -40, -40, 180},
	sim.MoveThreaten:    {0, -60, -60, 250},
	sim.MoveOverclaim:   {-60, -30, -40, 80},
	sim.MoveGoOverHead:  {0, -40, -40, 200},
}

// movesFree is how many moves a line may have without tiring them.
const movesFree = 5

// The variables of a relationship. Names as the glossary has them; most are declared where they are first met.

func (w *writer) has(evidence int) string {
	return w.declare(ident("has", w.sc.Evidence[evidence]), false)
}

func (w *writer) known(concern int) string {
	return w.declare(ident("known", w.sc.Concerns[0][concern]), false)
}

func (w *writer) relief(concern int) string {
	return w.declare(ident("relief", w.sc.Concerns[0][concern]), 0)
}

func (w *writer) knownKPI(kpi int) string {
	return w.declare(ident("kpi", w.sc.KPIs[0][kpi]), w.rules.Parties[0].KPIs[kpi].Known)
}

func (w *writer) linked(kpi int) string {
	return w.declare(ident("linked", w.sc.KPIs[0][kpi]), 0)
}

// promise is what became of a promise: 0 not made, 1 open, 2 kept, 3 broken.
func (w *writer) promise(i int) string { return w.declare(ident("promise", w.sc.Promises[i]), 0) }

// promised is what a promise put on the table.
func (w *writer) promised(i int) string { return w.declare(ident("promised", w.sc.Promises[i]), 0) }

func (w *writer) offered(currency int) string {
	return w.declare(ident("offered", w.sc.Currencies[0][currency]), 0)
}

// said remembers a choice, by the bit the scenario gave it.
func (w *writer) said(bit int) string {
	for i := range w.rules.Choices {
		if int(w.rules.Choices[i].Said) == bit {
			return w.declare(ident("said", w.sc.Choices[i]), false)
		}
	}
	return "false"
}

func (w *writer) uses(m sim.Move, k kind) string { return w.declare(ident(string(k), m.String()), 0) }

// beginning declares what every story has, as the run opens.
func (w *writer) beginning() {
	p := w.rules.Parties[0]
	between := func(v, low, high int) int { return min(max(v, low), high) }
	w.constant("COST", max(int(p.Cost)+int(w.vary.Cost), 1))
	w.declare("competence", between(int(p.StartCompetence)+int(w.vary.Competence), 0, 1000))
	w.declare("character", between(int(p.StartCharacter)+int(w.vary.Character), 0, 1000))
	w.declare("goodwill", between(int(p.StartGoodwill)+int(w.vary.Goodwill), -500, 500))
	w.declare("alignment", between(int(p.StartAlignment)+int(w.vary.Alignment), 0, 1000))
	w.declare("resistance", 0)
	w.declare("value", 0)
	w.declare("cost_added", 0)
	w.declare("cost_cut", 0)
	w.declare("scope", 100) // percent
	w.declare("shown", 0)   // best quality of evidence
	w.declare("asked", false)
	w.declare("attempted", false)
	w.declare("not_yet", 0)
	w.declare(outcome, 4)
	w.declare("patience", max(int(w.rules.Patience), 1)) // turns
	w.declare("days", w.rules.Days)
	w.declare("closed", false) // they have just closed the talk
}

// line returns the calls that apply a line: the best evidence counts before anything else, then move by move.
func (w *writer) line(deeds []sim.Deed, k kind) []string {
	var calls []string
	best := 0
	for _, d := range deeds {
		if d.Move == sim.MoveEvidence {
			best = max(best, int(d.Amount))
		}
	}
	if best > 0 {
		calls = append(calls, fmt.Sprintf("~ shown = MAX(shown, %d)", best))
	}
	for _, d := range deeds {
		calls = append(calls, w.deed(d, k)...)
	}
	if extra := len(deeds) - movesFree; extra > 0 && k == ask {
		calls = append(calls, fmt.Sprintf("~ resistance = MIN(1000, resistance + %d)", 20*extra))
	}
	return calls
}

// deed returns the calls that apply one move with its arguments.
func (w *writer) deed(d sim.Deed, k kind) []string {
	var calls []string
	call := func(format string, args ...any) { calls = append(calls, "~ "+fmt.Sprintf(format, args...)) }
	of := int(d.Index)
	switch d.Move {
	case sim.MoveKeep:
		call("%s(%s)", w.keep(), w.promise(of))
		return calls
	case sim.MoveBreak:
		call("%s(%s, %s)", w.breach(), w.promise(of), w.promised(of))
		return calls
	case sim.MoveEvidence:
		call("%s(%d)", w.move(d.Move, k), d.Amount)
	default:
		call("%s()", w.move(d.Move, k))
	}
	switch d.Move {
	case sim.MoveLinkKPI:
		call("%s(%s, %d)", w.link(), w.linked(of), d.Amount)
	case sim.MoveShareCredit, sim.MovePromise:
		pr := w.rules.Promises[of]
		call("%s(%s, %s, %s, %d)", w.commit(), w.promise(of), w.promised(of), w.offered(int(pr.Currency)), pr.Amount)
	case sim.MovePhase:
		call("scope = MIN(scope, %d)", d.Amount)
	}
	if d.Concern >= 0 {
		concern := int(d.Concern)
		by, most := 300, 600
		if d.Move == w.rules.Parties[0].Concerns[concern].Answer {
			by, most = 700, 1000
		}
		call("%s(%s, %s, %d, %d)", w.relieve(), w.relief(concern), w.known(concern), by, most)
	}
	return calls
}

// move writes the function of a move: its base effects with n earlier uses, what it does beyond them, one more use.
func (w *writer) move(m sim.Move, k kind) string {
	name := ident(map[kind]string{ask: "ask", deposit: "give"}[k], m.String())
	parameter := ""
	if m == sim.MoveEvidence {
		parameter = "quality"
	}
	return w.function(name, parameter, func() []string {
		var lines []string
		if m == sim.MoveThirdParty {
			lines = append(lines,
				"{ not ((asked && attempted) && (not_yet >= 2)):",
				fmt.Sprintf("    ~ %s()", w.move(sim.MoveGoOverHead, k)),
				"    ~ return",
				"}")
		}
		n := w.uses(m, k)
		e := book[m]
		lines = append(lines, trust("competence", e.tc, parameter, n)...)
		lines = append(lines, trust("character", e.ti, parameter, n)...)
		lines = append(lines, align(e.a, parameter, n)...)
		lines = append(lines, resist(e.z, n)...)
		lines = append(lines, w.further(m, k, n)...)
		return append(lines, fmt.Sprintf("~ %s = %s + 1", n, n))
	})
}

// gain: the less room is left, the less is gained, and repetition wears off. It cannot lead above 1000.
func gain(variable string, base int, times, n string) string {
	by := fmt.Sprint(base)
	if times != "" {
		by = fmt.Sprintf("(%d * %s)", base, times)
	}
	return fmt.Sprintf("~ %s = %s + %s", variable, variable, worn(fmt.Sprintf("((%s * (1000 - %s)) / 1000)", by, variable), n))
}

// worn is what is left of a gesture after n of its kind.
func worn(by, n string) string {
	if n == "" {
		return by
	}
	return fmt.Sprintf("((%s * 2) / (2 + %s))", by, n)
}

// grown is what harm comes to after n of its kind.
func grown(by int, n string) string { return fmt.Sprintf("((%d * (2 + %s)) / 2)", by, n) }

// trust is lost twice as fast as it is won.
func trust(variable string, base int, times, n string) []string {
	switch {
	case base > 0:
		return []string{gain(variable, base, times, n)}
	case base < 0:
		return []string{fmt.Sprintf("~ %s = MAX(0, %s - %s)", variable, variable, grown(-2*base, n))}
	}
	return nil
}

func align(base int, times, n string) []string {
	switch {
	case base > 0:
		return []string{gain("alignment", base, times, n)}
	case base < 0:
		return []string{fmt.Sprintf("~ alignment = MAX(0, alignment - %s)", grown(-base, n))}
	}
	return nil
}

func resist(base int, n string) []string {
	switch {
	case base > 0:
		return []string{fmt.Sprintf("~ resistance = MIN(1000, resistance + %s)", grown(base, n))}
	case base < 0:
		return []string{fmt.Sprintf("~ resistance = MAX(0, resistance - %s)", worn(fmt.Sprint(-base), n))}
	}
	return nil
}

// further is what a move does beyond its base effects, where that needs no argument.
func (w *writer) further(m sim.Move, k kind, n string) []string {
	switch m {
	case sim.MoveAsk:
		return append([]string{"~ asked = true"}, w.reveal()...)
	case sim.MoveDiagnose:
		return []string{"~ cost_cut = MIN(COST, cost_cut + (COST / 10))"}
	case sim.MoveReduceCost:
		return []string{"~ cost_cut = MIN(COST, cost_cut + (COST / 4))"}
	case sim.MoveVague:
		return []string{"~ cost_added = MIN(COST, cost_added + (COST / 10))"}
	case sim.MoveThirdParty:
		return []string{"~ value = MIN(2000, value + 80)"}
	case sim.MoveShareInfo, sim.MoveHelp:
		if k == ask {
			return nil // inside an ask it is only a gesture
		}
		by := map[sim.Move]string{sim.MoveShareInfo: "40", sim.MoveHelp: "80"}[m]
		return []string{fmt.Sprintf("~ goodwill = MIN(500, goodwill + %s)", worn(by, n))}
	}
	return nil
}

// reveal voices the first unknown concern whose gate the trust reaches.
func (w *writer) reveal() []string {
	if len(w.rules.Parties[0].Concerns) == 0 {
		return nil
	}
	lines := []string{"~ temp reached = trust_now()", "{"}
	for i, c := range w.rules.Parties[0].Concerns {
		known := w.known(i)
		lines = append(lines, fmt.Sprintf("- (not %s) && (%d <= reached):", known, c.Gate), fmt.Sprintf("    ~ %s = true", known))
	}
	return append(lines, "}")
}

// relieve eases a concern: halved while it is unknown, and never beyond what the move is good for.
func (w *writer) relieve() string {
	return w.function("relieve", "ref relief, known, by, most", func() []string {
		return []string{
			"~ attempted = true",
			"{ not known:",
			"    ~ by = by / 2",
			"}",
			"~ relief = MAX(relief, MIN(relief + by, most))",
		}
	})
}

// link puts what serves a KPI on the table: believed by competence, half while nothing was shown; only what exceeds an
// earlier amount counts.
func (w *writer) link() string {
	return w.function("link", "ref most, amount", func() []string {
		return []string{
			"~ temp belief = 400 + ((6 * competence) / 10)",
			"{ shown == 0:",
			"    ~ belief = belief / 2",
			"}",
			"{ amount > most:",
			"    ~ value = MIN(2000, value + (((amount - most) * belief) / 1000))",
			"    ~ most = amount",
			"}",
		}
	})
}

// commit opens a promise: believed by character; a currency counts once.
func (w *writer) commit() string {
	return w.function("commit", "ref promise, ref promised, ref offered, amount", func() []string {
		return []string{
			"{ amount > offered:",
			"    ~ temp before = value",
			"    ~ value = MIN(2000, value + (((amount - offered) * (400 + ((6 * character) / 10))) / 1000))",
			"    ~ promised = promised + (value - before)",
			"    ~ offered = amount",
			"}",
			"{ promise == 0:",
			"    ~ promise = 1",
			"}",
		}
	})
}

// keep settles an open promise: character gains by the rule, with base 80 and as if for the first time.
func (w *writer) keep() string {
	return w.function("keep_promise", "ref promise", func() []string {
		return []string{
			"{ promise == 1:",
			"    " + gain("character", 80, "", ""),
			"    ~ promise = 2",
			"}",
		}
	})
}

// breach breaks an open promise: what it had put on the table is taken back, if it still lies there.
func (w *writer) breach() string {
	return w.function("break_promise", "ref promise, ref promised", func() []string {
		return []string{
			"{ promise == 1:",
			"    ~ character = MAX(0, character - 240)",
			"    ~ goodwill = MAX(-500, goodwill - 120)",
			"    ~ value = MAX(0, value - promised)",
			"    ~ promised = 0",
			"    ~ promise = 3",
			"}",
		}
	})
}

// scores writes the three meters.
func (w *writer) scores() {
	p := w.rules.Parties[0]
	w.function("trust_now", "", func() []string {
		return []string{"~ return (((2 * MIN(competence, character)) + competence) + character) / 4"}
	})
	w.function("alignment_now", "", func() []string {
		shared := "alignment"
		for i, c := range p.Concerns {
			shared = fmt.Sprintf("(%s - ((%d * (1000 - %s)) / 1000))", shared, c.Weight, w.relief(i))
		}
		return []string{fmt.Sprintf("~ return MAX(0, %s)", shared)}
	})
	w.function("exchange_now", "", func() []string {
		price := "((((COST + cost_added) - MIN(cost_cut, (3 * COST) / 5)) * scope) / 100)"
		for i, c := range p.Concerns {
			if c.RedLine {
				price = fmt.Sprintf("(%s + ((%d * (1000 - %s)) / 1000))", price, c.Weight, w.relief(i))
			}
		}
		return []string{
			"~ temp offer = (100 + value) + (MAX(0, goodwill) / 2)",
			fmt.Sprintf("~ temp price = MAX(1, %s)", price),
			"~ return (1000 * offer) / (offer + price)",
		}
	})
}

// decide writes how they answer: by the score, then through the gates. Where they close the talk it is at most defer.
func (w *writer) decide() string {
	return w.function("decide", "closing", func() []string {
		p := w.rules.Parties[0]
		limit := func(when, most string) string {
			return fmt.Sprintf("{ %s:\n    ~ outcome = MIN(outcome, %s)\n}", when, most)
		}
		lines := []string{
			"~ temp exchange = exchange_now()",
			"~ temp kindness = goodwill / 5",
			"{ goodwill < 0:",
			"    ~ kindness = 0 - ((0 - goodwill) / 5)",
			"}",
			fmt.Sprintf("~ temp score = (((((%d * trust_now()) + (%d * alignment_now())) + (%d * exchange)) / 1000) + kindness) - (resistance / 2)",
				p.Trust, p.Alignment, p.Exchange),
			"{",
			"- score >= 500:",
			"    ~ outcome = 3",
			"- score >= 380:",
			"    ~ outcome = 2",
			"- score >= 230:",
			"    ~ outcome = 1",
			"- else:",
			"    ~ outcome = 0",
			"}",
			limit(fmt.Sprintf("MIN(competence, character) < %d", p.Floor), "0"),
		}
		for i, c := range p.Concerns {
			if c.RedLine {
				lines = append(lines, limit(w.relief(i)+" < 700", "1"))
			}
		}
		if p.Authority < 100 {
			lines = append(lines, limit(fmt.Sprintf("scope > %d", p.Authority), "1"), "~ outcome = MIN(outcome, 2)")
		}
		return append(lines,
			limit("exchange < 500", "2"),
			limit("closing", "1"),
			"{ outcome <= 1:",
			"    ~ not_yet = not_yet + 1",
			"}")
	})
}

// begin writes how a later meeting begins: the pressure halves, days have passed, they are patient again.
func (w *writer) begin(meeting int) string {
	return w.function(ident("begin", w.sc.Meetings[meeting]), "", func() []string {
		m := w.rules.Meetings[meeting]
		return []string{
			"~ resistance = resistance / 2",
			fmt.Sprintf("~ patience = %d", max(int(m.Patience)+int(w.vary.Patience), 1)),
			fmt.Sprintf("~ days = MAX(0, days - %d)", m.Days),
		}
	})
}

// join puts lines together.
func join(lines ...[]string) []string {
	var all []string
	for _, l := range lines {
		all = append(all, l...)
	}
	return all
}

// block writes a condition with what happens if it holds.
func block(when string, lines []string) []string {
	return join([]string{"{ " + when + ":"}, indent(lines), []string{"}"})
}

// either joins conditions of which one must hold.
func either(all []string) string {
	any := all[0]
	for _, c := range all[1:] {
		any = fmt.Sprintf("(%s) || (%s)", any, c)
	}
	return any
}
