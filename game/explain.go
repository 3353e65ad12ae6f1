package game

import (
	"fmt"
	"strings"

	"parley/sim"
)

// Why explains a turn: what each move changed and by which principle, and what they answered if they decided. The
// meters of the parts add up to Total.
type Why struct {
	Said     string // the player's line, empty for preparation
	Parts    []Part
	Total    sim.Meters // of whom the line was said to
	Decision *Decided   // of several the one that counted: the worst
	Answers  []Decided  // of each, where several answered
}

// Part is one cause and what it changed.
type Part struct {
	Cause     string // name of the move or other cause
	Who       string // with whom it was, where there are several
	Move      bool
	Principle string   // one sentence
	Entry     string   // id of its entry in the codex
	Changes   []string // in words, with their figures
	Meters    sim.Meters
}

// Decided is an answer and what it hung on.
type Decided struct {
	Outcome sim.Outcome
	Head    string
	Terms   string
	Gate    string
	Missing string
	Concern string
}

// Why explains turn i, from 0, in a language; nil where the level does not explain it yet.
func (s *Session) Why(i int, lang string) *Why {
	if i < 0 || i >= len(s.turns) || !s.explains(i) {
		return nil
	}
	return s.why(i, s.viewer(lang))
}

func (s *Session) why(i int, v *viewer) *Why {
	t := s.turns[i]
	why := &Why{Total: movedBy(t.Events, s.saidTo(i))}
	if t.Choice >= 0 {
		why.Said = v.text("choice." + t.Entry.Say)
	}
	var part Part
	var cause sim.Cause
	var party int8
	var said []change
	flush := func() {
		part.Changes = texts(said)
		settles := cause == sim.Cause(sim.MoveKeep) || cause == sim.Cause(sim.MoveBreak) // of a promise never made: nothing
		if part.Cause != "" && (part.Move && !settles || len(part.Changes) > 0) {
			why.Parts = append(why.Parts, part)
		}
		part, said = Part{}, nil
	}
	for _, e := range t.Events {
		if e.Variable == sim.Decided {
			flush()
			d := v.decided(e)
			if why.Decision == nil || d.Outcome < why.Decision.Outcome {
				why.Decision = d
			}
			why.Answers = append(why.Answers, *d)
			continue
		}
		if part.Cause == "" || e.Cause != cause || e.Party != party {
			flush()
			cause, party = e.Cause, e.Party
			if cause != sim.CauseTurn && cause != sim.CausePreparation { // these are everybody's
				part.Who = v.name(e.Party)
			}
			_, part.Move = e.Cause.Move()
			part.Cause = v.causeName(e.Cause)
			part.Principle = v.w.Say("principle." + e.Reason())
			part.Entry = e.Reason()
		}
		if e.Variable == sim.InMeters {
			part.Meters = e.Meters
			flush()
			continue
		}
		if c := v.change(e); c.text != "" {
			said = append(said, c)
		}
	}
	flush()
	if len(why.Answers) < 2 {
		why.Answers = nil
	}
	return why
}

// saidTo is the party that the line of turn i was said to. Afterwards a meeting may have begun without them.
func (s *Session) saidTo(i int) int8 {
	if t := s.turns[i]; t.Choice >= 0 {
		if to := s.sc.Rules.Choices[t.Choice].To; to >= 0 {
			return to
		}
	}
	return s.states[i].Speaker
}

func (v *viewer) causeName(c sim.Cause) string {
	if m, ok := c.Move(); ok {
		return v.w.Say("move." + m.String())
	}
	return v.w.Say("cause." + c.String())
}

// change is one event in words, and the same without the remark that the next change of its move may share.
type change struct{ text, plain, remark string }

// texts writes a move's changes; a remark that holds for several in a row is made once, at the last of them.
func texts(changes []change) []string {
	var out []string
	for i, c := range changes {
		if c.remark != "" && i+1 < len(changes) && changes[i+1].remark == c.remark {
			c.text = c.plain
		}
		out = append(out, c.text)
	}
	return out
}

// change puts one event into words; empty for what only the rules need to know.
func (v *viewer) change(e sim.Event) change {
	switch e.Variable {
	case sim.InCompetence, sim.InCharacter, sim.InAlignment, sim.InResistance, sim.InGoodwill, sim.InValue,
		sim.InCostAdded, sim.InCostCut:
		return v.figure(e)
	}
	return change{text: v.fact(e)}
}

// figure puts a change of a quantity into words, and what made it larger or smaller than the rule book's base.
func (v *viewer) figure(e sim.Event) change {
	w := v.w
	what, by := w.Say("variable."+e.Variable.String()), Signed(e.Amount())
	c := change{plain: w.Say("change.plain", "What", what, "By", by)}
	trust := e.Variable == sim.InCompetence || e.Variable == sim.InCharacter
	switch {
	case e.Cause == sim.CauseMeeting:
		return change{text: w.Say("change.halved", "To", Points(e.To))}
	case e.Belief > 0:
		return change{text: w.Say("change.believed", "What", what, "By", by, "Base", Points(int32(e.Base)), "Belief", Points(int32(e.Belief)))}
	case trust && e.Amount() < 0:
		c.remark = "change.loss"
	case e.Uses > 0 && rises(e) != harms(e):
		c.remark = "change.worn"
	case e.Uses > 0:
		c.remark = "change.heavier"
	default:
		return change{text: c.plain}
	}
	c.text = w.Say(c.remark, "What", what, "By", by, "Time", int(e.Uses)+1)
	return c
}

// fact puts into words what was learned, promised or spent.
func (v *viewer) fact(e sim.Event) string {
	w := v.w
	switch e.Variable {
	case sim.InScope:
		return w.Say("change.scope", "From", e.From, "To", e.To)
	case sim.InRelief:
		if v.now.Parties[e.Party].Known&(1<<e.Of) == 0 {
			return w.Say("change.relief.hidden")
		}
		return w.Say("change.relief", "Concern", v.concern(e), "By", Points(e.Amount()), "To", Points(e.To))
	case sim.InKnown:
		if e.Cause == sim.CausePreparation { // nobody voiced it
			return w.Say("change.known.prepared", "Concern", v.concern(e))
		}
		return w.Say("change.known", "Concern", v.concern(e))
	case sim.InKnownKPI:
		return w.Say("change.known-kpi", "KPI", v.text("kpi."+v.sc.KPIs[e.Party][e.Of]+".title"))
	case sim.InHand:
		return w.Say("change.evidence", "Evidence", v.text("evidence."+v.sc.Evidence[e.Of]+".title"))
	case sim.InShown:
		if e.From == 0 {
			return w.Say("change.shown")
		}
	case sim.InPromise:
		id := [...]string{"", "change.promised", "change.kept", "change.broken"}[e.To]
		return w.Say(id, "Promise", v.promise(e))
	case sim.InPatience:
		if e.Cause == sim.CauseTurn {
			return w.Say("change.patience", "To", e.To, "Count", int(e.To))
		}
	case sim.InDays:
		return w.Say("change.days", "To", e.To, "Count", int(e.To))
	}
	return ""
}

func rises(e sim.Event) bool { return e.Amount() > 0 }

// harms says whether a rise of the variable is bad news.
func harms(e sim.Event) bool { return e.Variable == sim.InResistance || e.Variable == sim.InCostAdded }

func (v *viewer) concern(e sim.Event) string {
	return v.text("concern." + v.sc.Concerns[e.Party][e.Of])
}

func (v *viewer) promise(e sim.Event) string {
	for i, pr := range v.sc.Rules.Promises {
		if pr.Party == e.Party && pr.Slot == e.Of {
			return v.text("promise." + v.sc.Promises[i])
		}
	}
	return ""
}

// decided puts an answer into words. A worry that was not voiced is not given away.
func (v *viewer) decided(e sim.Event) *Decided {
	w, d := v.w, e.Decision
	out := &Decided{
		Outcome: d.Outcome,
		Head: w.Say("decision.head", "Who", v.person(v.sc.Counterparts[e.Party]).Name,
			"Outcome", w.Say("outcome."+d.Outcome.String())),
		Terms: w.Say("decision.terms", "Score", Points(d.Score), "Trust", Points(d.Trust), "Alignment", Points(d.Alignment),
			"Exchange", Points(d.Exchange), "Goodwill", operand(d.Goodwill), "Resistance", operand(d.Resistance)),
	}
	if d.Gate != sim.NoGate {
		out.Gate = w.Say("gate." + d.Gate.String())
	}
	if d.Missing > 0 {
		out.Missing = w.Say("decision.missing", "Missing", Points(d.Missing), "Next", w.Say("outcome."+(d.Outcome+1).String()))
	}
	switch {
	case d.Concern < 0, v.s.asksCause(): // the root is theirs to find before it is told
	case v.now.Parties[e.Party].Known&(1<<d.Concern) == 0:
		out.Concern = w.Say("decision.concern.hidden")
	default:
		out.Concern = w.Say("decision.concern", "Concern", v.text("concern."+v.sc.Concerns[e.Party][d.Concern]))
	}
	return out
}

// Points writes thousandths as points with one decimal: 477 is 47.7.
func Points(thousandths int32) string {
	sign := ""
	if thousandths < 0 {
		sign, thousandths = "−", -thousandths
	}
	return fmt.Sprintf("%s%d.%d", sign, thousandths/10, thousandths%10)
}

// Signed is Points with a plus for what is not negative.
func Signed(thousandths int32) string {
	if thousandths < 0 {
		return Points(thousandths)
	}
	return "+" + Points(thousandths)
}

// operand writes a term of a sum: a negative one in brackets.
func operand(thousandths int32) string {
	if thousandths < 0 {
		return "(" + Points(thousandths) + ")"
	}
	return Points(thousandths)
}

// Join names things in a row.
func Join(lang string, names []string) string {
	if lang == "zh" {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}
