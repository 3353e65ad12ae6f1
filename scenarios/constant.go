package scenarios

import (
	"slices"

	"parley/sim"
)

// atom is what a condition's truth depends on, so that everything with the same atom has the same value.
type atom struct {
	do  sim.OpCode
	arg int32
}

func atomOf(op sim.Op) (atom, bool) {
	switch op.Do {
	case sim.OpPush, sim.OpAnd, sim.OpOr, sim.OpNot, sim.OpEq, sim.OpNe, sim.OpLt, sim.OpLe, sim.OpGt, sim.OpGe:
		return atom{}, false
	case sim.OpOpen, sim.OpKept, sim.OpBroken:
		return atom{sim.OpOpen, op.Arg}, true // one promise is in one state
	case sim.OpVariation:
		return atom{sim.OpVariation, 0}, true // one variation is drawn
	}
	return atom{op.Do, op.Arg}, true
}

// constant tries every combination of values that can make a difference, and says whether the condition holds in none
// or in all of them. Where there are too many it says neither.
func (b *builder) constant(ops []sim.Op) (never, always bool) {
	domains, ok := b.domains(ops)
	if !ok {
		return false, false
	}
	combinations := 1
	for _, d := range domains {
		if combinations *= len(d.values); combinations > 4096 {
			return false, false
		}
	}
	if b.effort -= combinations * len(ops); b.effort < 0 {
		return false, false
	}
	never, always = true, true
	values := map[atom]int32{}
	for n := range combinations {
		for _, d := range domains {
			values[d.atom] = d.values[n%len(d.values)]
			n /= len(d.values)
		}
		if evaluate(ops, values) {
			never = false
		} else {
			always = false
		}
	}
	return never, always
}

type domain struct {
	atom
	values []int32
}

// domains returns the values that each atom can take, thinned to those between which some comparison changes. It
// fails where two quantities are compared with each other.
func (b *builder) domains(ops []sim.Op) ([]domain, bool) {
	var marks []int32
	for _, op := range ops {
		if op.Do == sim.OpPush {
			marks = append(marks, op.Arg-1, op.Arg, op.Arg+1)
		}
	}
	for i, op := range ops {
		if op.Do >= sim.OpEq && op.Do <= sim.OpGe && i >= 2 && ops[i-1].Do == sim.OpVar && ops[i-2].Do == sim.OpVar {
			return nil, false
		}
	}
	var all []domain
	seen := map[atom]bool{}
	for _, op := range ops {
		a, ok := atomOf(op)
		if !ok || seen[a] {
			continue
		}
		seen[a] = true
		all = append(all, domain{a, b.valuesOf(a, marks)})
	}
	return all, true
}

func (b *builder) valuesOf(a atom, marks []int32) []int32 {
	switch a.do {
	case sim.OpHas:
		if !b.given[int(a.arg)] && !b.giftsLost {
			return []int32{0} // nothing gives it
		}
	case sim.OpOpen:
		return []int32{int32(sim.NotPromised), int32(sim.PromiseOpen), int32(sim.PromiseKept), int32(sim.PromiseBroken)}
	case sim.OpVariation:
		var all []int32
		for i := range b.doc.Variations {
			all = append(all, int32(i))
		}
		return all
	case sim.OpVar:
		for _, v := range variables {
			if v.v != sim.Var(a.arg).Bare() {
				continue
			}
			all := []int32{v.low, v.high}
			for _, m := range marks {
				if m > v.low && m < v.high {
					all = append(all, m)
				}
			}
			slices.Sort(all)
			return slices.Compact(all)
		}
	}
	return []int32{0, 1}
}

// evaluate runs a program on assumed values. The rules' own evaluation wants a state; this one wants a case.
func evaluate(ops []sim.Op, values map[atom]int32) bool {
	var stack [sim.MaxStack + 1]int32
	top := -1
	for _, op := range ops {
		a, isAtom := atomOf(op)
		switch {
		case op.Do == sim.OpPush:
			top++
			stack[top] = op.Arg
		case op.Do == sim.OpNot:
			stack[top] = truth(stack[top] == 0)
		case !isAtom:
			top--
			stack[top] = combine(op.Do, stack[top], stack[top+1])
		default:
			top++
			stack[top] = values[a]
			switch op.Do {
			case sim.OpOpen, sim.OpKept, sim.OpBroken:
				stack[top] = truth(values[a] == int32(sim.PromiseOpen)+int32(op.Do-sim.OpOpen))
			case sim.OpVariation:
				stack[top] = truth(values[a] == op.Arg)
			}
		}
	}
	return stack[0] != 0
}

func combine(do sim.OpCode, a, b int32) int32 {
	switch do {
	case sim.OpAnd:
		return truth(a != 0 && b != 0)
	case sim.OpOr:
		return truth(a != 0 || b != 0)
	case sim.OpEq:
		return truth(a == b)
	case sim.OpNe:
		return truth(a != b)
	case sim.OpLt:
		return truth(a < b)
	case sim.OpLe:
		return truth(a <= b)
	case sim.OpGt:
		return truth(a > b)
	}
	return truth(a >= b)
}

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// covered says whether, whatever the state, one of the conditions holds; false where it cannot be proved.
func (b *builder) covered(conditions []expr) bool {
	var all []sim.Op
	for _, e := range conditions {
		if e.value == "" {
			return true
		}
		quiet := &collector{guesses: maxGuesses}
		loud := b.collector
		b.collector = quiet // what is wrong in it was reported before
		ops := b.program(e)
		b.collector = loud
		if len(ops) == 0 {
			return true // a mistake of its own
		}
		if len(all) > 0 {
			ops = append(ops, sim.Op{Do: sim.OpOr})
		}
		all = append(all, ops...)
	}
	if len(all) == 0 {
		return false
	}
	_, always := b.constant(all)
	return always
}
