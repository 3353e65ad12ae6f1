package ink

import (
	"fmt"

	"parley/sim"
)

// infix are the operators of conditions as ink spells them.
var infix = map[sim.OpCode]string{
	sim.OpAnd: "&&", sim.OpOr: "||", sim.OpEq: "==", sim.OpNe: "!=", sim.OpLt: "<", sim.OpLe: "<=", sim.OpGt: ">", sim.OpGe: ">=",
}

// What a condition comes to that a story has only one answer for.
const (
	always = "true"
	never  = "false"
)

// cond translates a condition's postfix program; empty for the one that always holds. Every operation has its own
// brackets, for && and || bind alike in ink.
func (w *writer) cond(c sim.Cond) string {
	if c == (sim.Cond{}) {
		return ""
	}
	var stack []string
	for _, op := range w.rules.Code[c.Start:c.End] {
		switch op.Do {
		case sim.OpNot:
			stack[len(stack)-1] = fmt.Sprintf("(not %s)", stack[len(stack)-1])
		case sim.OpAnd, sim.OpOr, sim.OpEq, sim.OpNe, sim.OpLt, sim.OpLe, sim.OpGt, sim.OpGe:
			a, b := stack[len(stack)-2], stack[len(stack)-1]
			stack = append(stack[:len(stack)-2], fmt.Sprintf("(%s %s %s)", a, infix[op.Do], b))
		default:
			stack = append(stack, w.question(op))
		}
	}
	return stack[0]
}

// question translates what a condition asks.
func (w *writer) question(op sim.Op) string {
	arg := int(op.Arg)
	switch op.Do {
	case sim.OpPush:
		if arg < 0 {
			return fmt.Sprintf("(%d)", arg)
		}
		return fmt.Sprint(arg)
	case sim.OpVar:
		return w.quantity(sim.Var(arg))
	case sim.OpHas:
		return w.has(arg)
	case sim.OpKnows:
		return w.known(arg % sim.MaxConcerns)
	case sim.OpKnowsKPI:
		return w.knownKPI(arg % sim.MaxKPIs)
	case sim.OpSaid:
		return w.said(arg)
	case sim.OpOpen:
		return fmt.Sprintf("(%s == 1)", w.promise(arg))
	case sim.OpKept:
		return fmt.Sprintf("(%s == 2)", w.promise(arg))
	case sim.OpBroken:
		return fmt.Sprintf("(%s == 3)", w.promise(arg))
	case sim.OpUsed:
		m := sim.Move(arg)
		return fmt.Sprintf("((%s > 0) || (%s > 0))", w.uses(m, ask), w.uses(m, deposit))
	case sim.OpBefore:
		return never // a story is played by itself: no other was played before
	case sim.OpGranted:
		return fmt.Sprintf("((%s == 2) || (%s == 3))", outcome, outcome)
	default: // sim.OpVariation
		if arg == w.variation {
			return always
		}
		return never
	}
}

func (w *writer) quantity(v sim.Var) string {
	switch v {
	case sim.VarTrust:
		return "trust_now()"
	case sim.VarCompetence:
		return "competence"
	case sim.VarCharacter:
		return "character"
	case sim.VarAlignment:
		return "alignment_now()"
	case sim.VarExchange:
		return "exchange_now()"
	case sim.VarGoodwill:
		return "goodwill"
	case sim.VarResistance:
		return "resistance"
	case sim.VarPatience:
		return "patience"
	case sim.VarDays:
		return "days"
	case sim.VarWeek:
		return "0" // outside a campaign
	default:
		return outcome
	}
}
