package sim

// Quick returns the same scenario with its conditions in a form that asks no more than it must. It plays exactly as sc
// does and shares the other tables with it, but no hash may be taken of it: it is for a search, never for a record.
func Quick(sc *Scenario) *Scenario {
	quick := *sc
	quick.Code = append([]Op(nil), sc.Code...)
	quick.Choices = append([]Choice(nil), sc.Choices...)
	for i := range quick.Choices {
		quick.chain(&quick.Choices[i].When)
	}
	quick.Endings = append([]Ending(nil), sc.Endings...)
	for i := range quick.Endings {
		quick.chain(&quick.Endings[i].When)
	}
	return &quick
}

// A chain is a condition as a row of questions, each of which says where to go on when it is true and when it is
// false. As an Op, a question's Do is what it asks plus chained; the low bits of its Arg are about what, then follow how
// many questions to skip if it is true and if it is false.
const (
	chained OpCode = 64

	aboutBits = 20 // of a comparison 4 for the variable and 16 for the constant
	skipBits  = 6
	holds     = 1<<skipBits - 1 // skip no more: the condition holds
	fails     = holds - 1
)

// chain gives a condition its chain, where it has one and there is room; else the condition stays as it is.
func (sc *Scenario) chain(c *Cond) {
	f, ok := parse(sc.Code[c.Start:c.End])
	if !ok {
		return
	}
	questions, ok := f.questions(holds, fails)
	if from := len(sc.Code); ok && len(questions) < fails && from+len(questions) < 1<<16 {
		sc.Code = append(sc.Code, questions...)
		*c = Cond{uint16(from), uint16(len(sc.Code))}
	}
}

// formula is a condition as a tree.
type formula struct {
	op    Op
	parts []formula
}

// parse reads a postfix program.
func parse(code []Op) (formula, bool) {
	var stack []formula
	for _, op := range code {
		n := 0
		switch op.Do {
		case OpNot:
			n = 1
		case OpAnd, OpOr, OpEq, OpNe, OpLt, OpLe, OpGt, OpGe:
			n = 2
		}
		at := len(stack) - n
		f := formula{op, append([]formula(nil), stack[at:]...)}
		stack = append(stack[:at], f)
	}
	if len(stack) != 1 {
		return formula{}, false
	}
	return stack[0], true
}

// questions lays a formula out: behind its last question, so many are skipped when it is true and when it is false.
func (f formula) questions(yes, no int) ([]Op, bool) {
	switch f.op.Do {
	case OpNot:
		return f.parts[0].questions(no, yes)
	case OpAnd, OpOr:
		b, ok := f.parts[1].questions(yes, no)
		if !ok {
			return nil, false
		}
		if f.op.Do == OpAnd {
			yes, no = 0, beyond(no, len(b))
		} else {
			yes, no = beyond(yes, len(b)), 0
		}
		a, ok := f.parts[0].questions(yes, no)
		return append(a, b...), ok
	case OpPush, OpVar:
		return nil, false // a number where truth belongs
	}
	return f.question(yes, no)
}

func beyond(skip, more int) int {
	if skip >= fails {
		return skip
	}
	return skip + more
}

// question is a formula without and, or, not.
func (f formula) question(yes, no int) ([]Op, bool) {
	do, about := f.op.Do, f.op.Arg
	if len(f.parts) == 2 {
		if f.parts[0].op.Do != OpVar || f.parts[1].op.Do != OpPush {
			return nil, false
		}
		constant := f.parts[1].op.Arg
		switch do {
		case OpNe:
			do, yes, no = OpEq, no, yes
		case OpLt:
			do, yes, no = OpGe, no, yes
		case OpLe:
			do, constant, yes, no = OpGe, constant+1, no, yes
		case OpGt:
			do, constant = OpGe, constant+1
		}
		if constant != int32(int16(constant)) {
			return nil, false
		}
		about = f.parts[0].op.Arg<<16 | constant&0xffff
	}
	return []Op{{chained + do, int32(uint32(about) | uint32(yes)<<aboutBits | uint32(no)<<(aboutBits+skipBits))}}, true
}

// holds answers the questions of a chain, one after another; a condition that is none is evaluated. A search spends
// much of its time here, so what is asked most often is asked without a call.
func (s *State) holds(sc *Scenario, code []Op) bool {
	if code[0].Do < chained {
		return s.eval(sc, code)
	}
	for i := 0; i < len(code); i++ {
		arg := uint32(code[i].Arg)
		about := arg & (1<<aboutBits - 1)
		var yes bool
		switch do := code[i].Do - chained; do {
		case OpSaid:
			yes = s.Said[about/64%2]>>(about%64)&1 != 0
		case OpHas:
			yes = s.InHand>>(about%32)&1 != 0
		case OpUsed:
			p := &s.Parties[s.Speaker]
			yes = p.Uses[about]|p.Deposits[about] > 0
		case OpBroken:
			pr := &sc.Promises[about]
			yes = s.Parties[pr.Party].Promise[pr.Slot] == PromiseBroken
		case OpGe, OpEq:
			var v int32
			switch Var(about >> 16) {
			case VarCharacter:
				v = int32(s.Parties[s.Speaker].Character)
			case VarOutcome:
				v = int32(s.Outcome)
			default:
				v = s.variable(sc, Var(about>>16))
			}
			c := int32(int16(about))
			yes = v == c || do == OpGe && v > c
		default:
			yes = s.asked(sc, do, about)
		}
		skip := arg >> (aboutBits + skipBits)
		if yes {
			skip = arg >> aboutBits & holds
		}
		switch skip {
		case 0:
		case holds:
			return true
		case fails:
			return false
		default:
			i += int(skip)
		}
	}
	return false
}
