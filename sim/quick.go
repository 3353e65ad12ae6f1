package sim

// Quick returns the same scenario for a search: it plays exactly as sc does, with conditions in a form that asks no more
// than it must. It shares the other tables with sc. No hash is taken of it and no record made by it.
func Quick(sc *Scenario) *Scenario {
	fast := *sc
	fast.quick = &quick{}
	fast.Choices = append([]Choice(nil), sc.Choices...)
	for i := range fast.Choices {
		fast.Choices[i].When = fast.quick.add(sc, sc.Choices[i].When)
	}
	fast.Activities = append([]Activity(nil), sc.Activities...)
	for i := range fast.Activities {
		fast.Activities[i].When = fast.quick.add(sc, sc.Activities[i].When)
	}
	fast.Endings = append([]Ending(nil), sc.Endings...)
	for i := range fast.Endings {
		e := &fast.Endings[i]
		e.When = fast.quick.add(sc, e.When)
		if e.When != (Cond{}) {
			fast.quick.endings = append(fast.quick.endings, conditional{e.When, int8(i)})
		}
	}
	if len(fast.quick.questions) > 1<<16-1 {
		return sc // more than a condition can point to
	}
	return &fast
}

// quick is what Quick adds. In such a scenario conditions are stretches of the questions and not of the code.
type quick struct {
	questions []question
	endings   []conditional // those that have a condition, in file order
}

type conditional struct {
	when  Cond
	index int8
}

// question is a step of a condition: what is asked, and how many questions to skip if it is true and if it is false.
type question struct {
	ask     OpCode // OpGe and OpEq ask about a variable; code has the condition's program run
	of      uint8  // the variable
	yes, no uint8
	about   int32 // as in the code; of a promise the place: party*MaxPromises + slot
}

const (
	holds = 255 // skip no more: the condition holds
	fails = 254
	code  = OpCode(255) // the condition could not be put as questions; about has its program, start and end
)

// add puts a condition as questions.
func (q *quick) add(sc *Scenario, c Cond) Cond {
	if c.Start == c.End {
		return Cond{}
	}
	questions := []question{{ask: code, about: int32(uint32(c.Start) | uint32(c.End)<<16)}}
	if f, ok := parse(sc.Code[c.Start:c.End]); ok {
		if all, ok := f.questions(holds, fails); ok && len(all) < fails {
			questions = all
		}
	}
	for i := range questions {
		if k := &questions[i]; k.ask == OpOpen || k.ask == OpKept || k.ask == OpBroken {
			pr := &sc.Promises[k.about]
			k.about = int32(pr.Party)*MaxPromises + int32(pr.Slot)
		}
	}
	from := len(q.questions)
	q.questions = append(q.questions, questions...)
	return Cond{uint16(from), uint16(len(q.questions))}
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
func (f formula) questions(yes, no int) ([]question, bool) {
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
func (f formula) question(yes, no int) ([]question, bool) {
	q := question{ask: f.op.Do, about: f.op.Arg}
	if len(f.parts) == 2 {
		if f.parts[0].op.Do != OpVar || f.parts[1].op.Do != OpPush {
			return nil, false
		}
		v, constant := Var(f.parts[0].op.Arg), f.parts[1].op.Arg
		switch v {
		case VarTrust, VarAlignment, VarExchange:
			return nil, false // these take a computation
		}
		if v != v.Bare() {
			return nil, false // not of who spoke last
		}
		switch q.ask {
		case OpNe:
			q.ask, yes, no = OpEq, no, yes
		case OpLt:
			q.ask, yes, no = OpGe, no, yes
		case OpLe:
			q.ask, constant, yes, no = OpGe, constant+1, no, yes
		case OpGt:
			q.ask, constant = OpGe, constant+1
		}
		if constant != int32(int16(constant)) {
			return nil, false
		}
		q.of, q.about = uint8(v), constant
	}
	q.yes, q.no = uint8(min(yes, holds)), uint8(min(no, holds))
	return []question{q}, true
}

// follow answers the questions of a condition one after another. A search spends much of its time here: nothing in it is
// a call, but for the return that has a program run.
func (s *State) follow(sc *Scenario, questions []question) bool {
	p := &s.Parties[s.Speaker]
	for i := 0; i < len(questions); i++ {
		q := &questions[i]
		about := uint32(q.about)
		var yes bool
		switch q.ask {
		case OpSaid:
			yes = s.Said[about/64%2]>>(about%64)&1 != 0
		case OpHas:
			yes = s.InHand>>(about%32)&1 != 0
		case OpGe:
			yes = s.stored(p, Var(q.of)) >= q.about
		case OpEq:
			yes = s.stored(p, Var(q.of)) == q.about
		case OpOpen, OpKept, OpBroken:
			yes = s.Parties[about/MaxPromises].Promise[about%MaxPromises] == PromiseOpen+PromiseState(q.ask-OpOpen)
		case OpUsed:
			yes = p.Uses[about]|p.Deposits[about] != 0
		case OpKnows:
			yes = s.Parties[about/MaxConcerns].Known>>(about%MaxConcerns)&1 != 0
		case OpKnowsKPI:
			yes = s.Parties[about/MaxKPIs].KnownKPI>>(about%MaxKPIs)&1 != 0
		case OpVariation:
			yes = int32(s.Variation) == q.about
		case OpBefore:
			yes = s.Before>>(about%32)&1 != 0
		case OpGranted:
			o := s.Parties[about].Outcome
			yes = o == Conditional || o == Accept
		default:
			return s.eval(sc, sc.Code[uint16(about):uint16(about>>16)])
		}
		skip := q.no
		if yes {
			skip = q.yes
		}
		if skip >= fails {
			return skip == holds
		}
		i += int(skip)
	}
	return false
}
