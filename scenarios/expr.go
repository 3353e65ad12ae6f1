package scenarios

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"maps"
	"math"
	"slices"
	"strconv"

	"parley/sim"
)

// maxExpression bounds a condition's text; what is longer cannot be read by people either.
const maxExpression = 1000

// variables are the quantities a condition can ask for, with their ranges.
var variables = map[string]struct {
	v         sim.Var
	low, high int32
}{
	"trust": {sim.VarTrust, 0, 1000}, "competence": {sim.VarCompetence, 0, 1000}, "character": {sim.VarCharacter, 0, 1000},
	"alignment": {sim.VarAlignment, 0, 1000}, "exchange": {sim.VarExchange, 0, 1000}, "goodwill": {sim.VarGoodwill, -500, 500},
	"resistance": {sim.VarResistance, 0, 1000}, "patience": {sim.VarPatience, 0, 100}, "days": {sim.VarDays, 0, 1000},
	"week": {sim.VarWeek, 0, 12}, "outcome": {sim.VarOutcome, 0, 4},
}

// ofParty are the quantities that a counterpart has, and which a condition may ask of one by name: trust("zhou").
var ofParty = []string{"trust", "competence", "character", "alignment", "exchange", "goodwill", "resistance"}

var functions = []string{"broken", "ended", "granted", "has", "kept", "knows", "open", "said", "used", "variation"}

var operators = map[token.Token]sim.OpCode{
	token.LAND: sim.OpAnd, token.LOR: sim.OpOr, token.EQL: sim.OpEq, token.NEQ: sim.OpNe,
	token.LSS: sim.OpLt, token.LEQ: sim.OpLe, token.GTR: sim.OpGt, token.GEQ: sim.OpGe,
}

// kinds of values in a condition
const (
	aTruth  = "truth"
	aNumber = "number"
)

// parseGo parses Go's expression syntax and reports where it fails.
func (c *collector) parseGo(e expr, code string) (*token.FileSet, ast.Expr) {
	if len(e.value) > maxExpression {
		c.add(codeComplex, e.pos)
		return nil, nil
	}
	fset := token.NewFileSet()
	x, err := parser.ParseExprFrom(fset, "", e.value, parser.SkipObjectResolution)
	if err != nil {
		at, why := e.pos, err.Error()
		if list, ok := err.(scanner.ErrorList); ok && len(list) > 0 {
			at, why = e.at(min(max(list[0].Pos.Offset, 0), len(e.value))), list[0].Msg
		}
		c.add(code, at, "why", why, "expr", e.value)
		return nil, nil
	}
	return fset, x
}

// compiler writes one condition's program.
type compiler struct {
	b    *builder
	e    expr
	fset *token.FileSet
	ops  []sim.Op
	fine bool
}

// cond compiles a condition; a missing one always holds.
func (b *builder) cond(e expr) sim.Cond {
	ops := b.program(e)
	if len(ops) == 0 {
		return sim.Cond{}
	}
	start := len(b.rules.Code)
	if start+len(ops) > math.MaxUint16 {
		b.add(codeTooMany, e.pos, "what", "operations", "count", strconv.Itoa(start+len(ops)), "most", strconv.Itoa(math.MaxUint16))
		return sim.Cond{}
	}
	b.rules.Code = append(b.rules.Code, ops...)
	if never, always := b.constant(ops); never {
		b.add(codeNever, e.pos, "expr", e.value)
	} else if always {
		b.add(codeAlways, e.pos, "expr", e.value)
	}
	return sim.Cond{Start: uint16(start), End: uint16(len(b.rules.Code))}
}

// program parses and type checks a condition; nil after a mistake.
func (b *builder) program(e expr) []sim.Op {
	if e.value == "" {
		return nil
	}
	fset, x := b.parseGo(e, codeCondition)
	if x == nil {
		return nil
	}
	c := &compiler{b: b, e: e, fset: fset, fine: true}
	depth := c.want(x, aTruth)
	if depth > sim.MaxStack {
		b.add(codeComplex, e.pos)
		return nil
	}
	if !c.fine {
		return nil
	}
	return c.ops
}

func (c *compiler) at(n ast.Node) pos {
	return c.e.at(min(max(c.fset.Position(n.Pos()).Offset, 0), len(c.e.value)))
}

func (c *compiler) fail(code string, n ast.Node, args ...string) int {
	c.fine = false
	c.b.add(code, c.at(n), args...)
	return 0
}

func (c *compiler) emit(do sim.OpCode, arg int32) { c.ops = append(c.ops, sim.Op{Do: do, Arg: arg}) }

// want compiles x, which must be of a kind, and returns the depth of stack it takes.
func (c *compiler) want(x ast.Expr, kind string) int {
	was := c.fine
	got, depth := c.value(x)
	if got != kind && got != "" && c.fine == was {
		return c.fail(codeTypes, x, "want", kind, "got", got)
	}
	return depth
}

// value compiles x and returns its kind, empty after a mistake, and the depth of stack it takes.
func (c *compiler) value(x ast.Expr) (kind string, depth int) {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return c.value(x.X)
	case *ast.BasicLit:
		return c.literal(x, "")
	case *ast.Ident:
		return c.variable(x)
	case *ast.CallExpr:
		return c.call(x)
	case *ast.UnaryExpr:
		if lit, ok := x.X.(*ast.BasicLit); ok && x.Op == token.SUB {
			return c.literal(lit, "-")
		}
		if x.Op == token.NOT {
			depth := c.want(x.X, aTruth)
			c.emit(sim.OpNot, 0)
			return aTruth, depth
		}
	case *ast.BinaryExpr:
		if do, ok := operators[x.Op]; ok {
			of := aNumber
			if do == sim.OpAnd || do == sim.OpOr {
				of = aTruth
			}
			left, right := c.want(x.X, of), c.want(x.Y, of)
			c.emit(do, 0)
			return aTruth, max(left, right+1)
		}
	}
	c.fail(codeCondition, x, "why", "not-in-a-condition", "expr", c.e.value)
	return "", 0
}

func (c *compiler) literal(x *ast.BasicLit, sign string) (string, int) {
	n, err := strconv.ParseInt(sign+x.Value, 10, 32)
	if x.Kind != token.INT || err != nil {
		c.fail(codeCondition, x, "why", "not-whole", "expr", c.e.value)
		return "", 0
	}
	c.emit(sim.OpPush, int32(n))
	return aNumber, 1
}

func (c *compiler) variable(x *ast.Ident) (string, int) {
	switch x.Name {
	case "true", "false":
		n := int32(0)
		if x.Name == "true" {
			n = 1
		}
		c.emit(sim.OpPush, n)
		return aTruth, 1
	}
	v, ok := variables[x.Name]
	if !ok {
		c.fine = false
		c.b.unknown(aVariable, x.Name, c.at(x), slices.Sorted(maps.Keys(variables)))
		return "", 0
	}
	c.emit(sim.OpVar, int32(v.v))
	return aNumber, 1
}

// call compiles a question such as has("booking-log").
func (c *compiler) call(x *ast.CallExpr) (string, int) {
	fun, ok := x.Fun.(*ast.Ident)
	if !ok {
		c.fail(codeCondition, x, "why", "not-in-a-condition", "expr", c.e.value)
		return "", 0
	}
	ofOne := slices.Contains(ofParty, fun.Name)
	if !ofOne && !slices.Contains(functions, fun.Name) {
		c.fine = false
		c.b.unknown(aFunction, fun.Name, c.at(fun), functions)
		return "", 0
	}
	id, at, ok := c.quoted(x)
	if !ok {
		c.fail(codeCondition, x, "why", "not-an-id", "expr", c.e.value)
		return "", 0
	}
	if ofOne {
		i, ok := c.b.lookup(aParty, id, at)
		c.fine = c.fine && ok
		c.emit(sim.OpVar, int32(variables[fun.Name].v.With(i)))
		return aNumber, 1
	}
	do, arg, ok := c.b.question(fun.Name, id, at)
	if !ok {
		c.fine = false
		return "", 0
	}
	c.emit(do, arg)
	return aTruth, 1
}

// quoted returns the one quoted argument of a call.
func (c *compiler) quoted(x *ast.CallExpr) (id string, at pos, ok bool) {
	if len(x.Args) != 1 || x.Ellipsis.IsValid() {
		return "", pos{}, false
	}
	lit, ok := x.Args[0].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", pos{}, false
	}
	id, err := strconv.Unquote(lit.Value)
	return id, c.at(lit), err == nil
}

// question resolves a function of conditions with its id.
func (b *builder) question(function, id string, at pos) (sim.OpCode, int32, bool) {
	switch function {
	case "knows":
		if i, ok := b.names[aKPI][id]; ok {
			return sim.OpKnowsKPI, int32(i), true
		}
		i, ok := b.names[aConcern][id]
		if !ok {
			b.unknown(aConcern, id, at, slices.Concat(b.known(aConcern), b.known(aKPI)))
		}
		return sim.OpKnows, int32(i), ok
	case "said":
		i, ok := b.lookup(aChoice, id, at)
		if !ok {
			return 0, 0, false
		}
		bit, asked := b.said[i]
		if !asked {
			bit = int16(len(b.said))
			b.said[i] = bit
		}
		return sim.OpSaid, int32(bit), true
	case "used":
		m, ok := moveOf(id)
		if !ok || int(m) >= sim.NumMoves {
			b.unknown(aMove, id, at, moveWords(false)[:sim.NumMoves])
			return 0, 0, false
		}
		return sim.OpUsed, int32(m), true
	case "ended":
		bit, asked := b.before[id]
		if !asked {
			bit = int32(len(b.before))
			b.before[id] = bit
			b.out.Before = append(b.out.Before, id)
		}
		return sim.OpBefore, bit, true
	}
	kinds := map[string]struct {
		do   sim.OpCode
		kind string
	}{
		"has": {sim.OpHas, aPiece}, "open": {sim.OpOpen, aPromise}, "kept": {sim.OpKept, aPromise}, "broken": {sim.OpBroken, aPromise},
		"granted": {sim.OpGranted, aParty}, "variation": {sim.OpVariation, aVariation},
	}
	i, ok := b.lookup(kinds[function].kind, id, at)
	return kinds[function].do, int32(i), ok
}
