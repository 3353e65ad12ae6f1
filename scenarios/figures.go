package scenarios

import (
	"go/ast"
	"go/constant"
	"go/token"
	"strconv"
)

// factFrom computes a fact's `from`: whole numbers and other facts under + - * / and brackets.
func (b *builder) factFrom(id name, f fact) {
	if f.From.value == "" {
		return
	}
	fset, x := b.parseGo(f.From, codeFactExpression)
	if x == nil {
		return
	}
	c := &compiler{b: b, e: f.From, fset: fset, fine: true}
	v := c.compute(x)
	if !c.fine || v == nil {
		return
	}
	if !constant.Compare(v, token.EQL, constant.MakeInt64(f.Value.value)) {
		b.add(codeFactDiffers, f.Value.pos, "id", id.value, "value", strconv.FormatInt(f.Value.value, 10), "want", v.ExactString())
	}
}

func (c *compiler) compute(x ast.Expr) constant.Value {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return c.compute(x.X)
	case *ast.BasicLit:
		if x.Kind == token.INT {
			return constant.MakeFromLiteral(x.Value, token.INT, 0)
		}
	case *ast.UnaryExpr:
		if x.Op == token.SUB {
			if v := c.compute(x.X); v != nil {
				return constant.UnaryOp(token.SUB, v, 0)
			}
			return nil
		}
	case *ast.CallExpr:
		return c.factValue(x)
	case *ast.BinaryExpr:
		return c.arithmetic(x)
	}
	c.fail(codeFactExpression, x, "why", "not-in-a-fact", "expr", c.e.value)
	return nil
}

func (c *compiler) arithmetic(x *ast.BinaryExpr) constant.Value {
	left, right := c.compute(x.X), c.compute(x.Y)
	if left == nil || right == nil {
		return nil
	}
	switch op := x.Op; op {
	case token.ADD, token.SUB, token.MUL:
		return constant.BinaryOp(left, op, right)
	case token.QUO:
		if constant.Sign(right) != 0 {
			return constant.BinaryOp(left, token.QUO_ASSIGN, right) // whole numbers, truncated
		}
	}
	c.fail(codeFactExpression, x, "why", "not-arithmetic", "expr", c.e.value)
	return nil
}

func (c *compiler) factValue(x *ast.CallExpr) constant.Value {
	fun, isName := x.Fun.(*ast.Ident)
	id, at, ok := c.quoted(x)
	if !isName || fun.Name != "fact" || !ok {
		c.fail(codeFactExpression, x, "why", "not-a-fact", "expr", c.e.value)
		return nil
	}
	i, ok := c.b.lookup(aFact, id, at)
	if !ok {
		c.fine = false
		return nil
	}
	return constant.MakeInt64(c.b.doc.Facts.entries[i].value.Value.value)
}
