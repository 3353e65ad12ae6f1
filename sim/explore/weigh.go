package explore

import (
	"context"

	"parley/sim"
)

// Weighed is an open command and what playing it comes to.
type Weighed struct {
	Command sim.Command
	Result  Result
}

// Weigh solves what lies behind each command that is open in a state, in file order. The loss of a command is the
// largest Value among them less its own. It fails as Solve does.
func Weigh(ctx context.Context, sc *sim.Scenario, from sim.State, opt Options) ([]Weighed, error) {
	var all []Weighed
	for _, c := range sim.Open(sc, &from, nil) {
		child := from
		if err := sim.Advance(sc, &child, c); err != nil {
			return nil, err
		}
		r, err := Solve(ctx, sc, child, opt)
		if err != nil {
			return nil, err
		}
		all = append(all, Weighed{c, r})
	}
	return all, nil
}
