package sim

// Cond is a condition: a stretch of the scenario's code. The zero Cond always holds.
type Cond struct{ Start, End uint16 }

// Op is one instruction of a condition's postfix program. Programs are data, so they can be hashed and exported.
type Op struct {
	Do  OpCode
	Arg int32
}

// OpCode is what an Op does to the stack of integers; truth is 1, falsehood 0.
type OpCode uint8

const (
	OpPush     OpCode = iota // Arg
	OpVar                    // variable Arg, a Var
	OpHas                    // evidence Arg in hand
	OpKnows                  // concern Arg known: party*MaxConcerns + slot
	OpKnowsKPI               // party*MaxKPIs + slot
	OpSaid                   // bit Arg
	OpOpen                   // promise Arg made and neither kept nor broken
	OpKept
	OpBroken
	OpUsed // move Arg, with who spoke last
	OpBefore
	OpGranted // by party Arg
	OpVariation
	OpAnd
	OpOr
	OpNot
	OpEq
	OpNe
	OpLt
	OpLe
	OpGt
	OpGe
)

// Var is a quantity that a condition can ask for, of the party that spoke last or, see [Var.With], of a named one.
type Var int32

// withParty is from which bit a Var names its party, from 1.
const withParty = 8

// With is the variable with party i, whoever spoke last.
func (v Var) With(i int) Var { return v | Var(i+1)<<withParty }

// Bare is the variable without the party it names.
func (v Var) Bare() Var { return v & (1<<withParty - 1) }

const (
	VarTrust Var = iota
	VarCompetence
	VarCharacter
	VarAlignment // A', as the meter shows it
	VarExchange
	VarGoodwill
	VarResistance
	VarPatience
	VarDays
	VarWeek
	VarOutcome // of the last decision: refuse 0 .. accept 3, 4 before any
)

// Holds evaluates a condition on a state. It allocates nothing and cannot fail on a program the compiler made.
func Holds(sc *Scenario, s *State, c Cond) bool {
	return c.Start == c.End || s.holds(sc, c)
}

func (s *State) holds(sc *Scenario, c Cond) bool {
	if sc.quick != nil {
		return s.follow(sc, sc.quick.questions[c.Start:c.End])
	}
	return s.eval(sc, sc.Code[c.Start:c.End])
}

// eval runs a postfix program.
func (s *State) eval(sc *Scenario, code []Op) bool {
	var stack [MaxStack]int32
	top := -1
	for _, op := range code {
		switch op.Do {
		case OpPush:
			top++
			stack[top] = op.Arg
		case OpNot:
			stack[top] = truth(stack[top] == 0)
		case OpAnd, OpOr, OpEq, OpNe, OpLt, OpLe, OpGt, OpGe:
			top--
			stack[top] = combine(op.Do, stack[top], stack[top+1])
		default:
			top++
			stack[top] = s.query(sc, op)
		}
	}
	return stack[0] != 0
}

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func combine(do OpCode, a, b int32) int32 {
	switch do {
	case OpAnd:
		return truth(a != 0 && b != 0)
	case OpOr:
		return truth(a != 0 || b != 0)
	case OpEq:
		return truth(a == b)
	case OpNe:
		return truth(a != b)
	case OpLt:
		return truth(a < b)
	case OpLe:
		return truth(a <= b)
	case OpGt:
		return truth(a > b)
	default:
		return truth(a >= b)
	}
}

func (s *State) query(sc *Scenario, op Op) int32 {
	p := &s.Parties[s.Speaker]
	switch op.Do {
	case OpVar:
		return s.variable(sc, Var(op.Arg))
	case OpHas:
		return truth(s.InHand&(1<<op.Arg) != 0)
	case OpKnows:
		return truth(s.Parties[op.Arg/MaxConcerns].Known&(1<<(op.Arg%MaxConcerns)) != 0)
	case OpKnowsKPI:
		return truth(s.Parties[op.Arg/MaxKPIs].KnownKPI&(1<<(op.Arg%MaxKPIs)) != 0)
	case OpSaid:
		return truth(s.Said[op.Arg/64]&(1<<(op.Arg%64)) != 0)
	case OpOpen, OpKept, OpBroken:
		pr := sc.Promises[op.Arg]
		return truth(s.Parties[pr.Party].Promise[pr.Slot] == PromiseOpen+PromiseState(op.Do-OpOpen))
	case OpUsed:
		return truth(p.Uses[op.Arg] > 0 || p.Deposits[op.Arg] > 0)
	case OpBefore:
		return truth(s.Before&(1<<op.Arg) != 0)
	case OpGranted:
		o := s.Parties[op.Arg].Outcome
		return truth(o == Conditional || o == Accept)
	default: // OpVariation
		return truth(int32(s.Variation) == op.Arg)
	}
}

func (s *State) variable(sc *Scenario, v Var) int32 {
	i := int(s.Speaker)
	if named := int(v >> withParty); named > 0 {
		i, v = named-1, v.Bare()
	}
	p := &s.Parties[i]
	switch v {
	case VarTrust:
		return p.trust()
	case VarAlignment:
		return p.alignment(&sc.Parties[i])
	case VarExchange:
		return p.exchange(&sc.Parties[i], s.cost(sc, i))
	}
	return s.stored(p, v)
}

// stored is a variable that takes no computation.
func (s *State) stored(p *Party, v Var) int32 {
	switch v {
	case VarCharacter:
		return int32(p.Character)
	case VarOutcome:
		return int32(s.Outcome)
	case VarCompetence:
		return int32(p.Competence)
	case VarGoodwill:
		return int32(p.Goodwill)
	case VarResistance:
		return int32(p.Resistance)
	case VarPatience:
		return int32(s.Patience)
	case VarDays:
		return int32(s.Days)
	default: // VarWeek
		return int32(s.Week)
	}
}
