package scenarios

import (
	"slices"

	"parley/sim"
)

// A way is how a run is written down: the ids of the activities of the plan, then the ids of the choices in order.

// Plan takes the activities that a way begins with as a plan, and returns the ids that follow them. The first id that
// names no activity, or one that was named before, ends the plan.
func (sc *Scenario) Plan(way []string) (plan uint16, rest []string) {
	for k, id := range way {
		i := slices.Index(sc.Activities, id)
		if i < 0 || plan&(1<<i) != 0 {
			return plan, way[k:]
		}
		plan |= 1 << i
	}
	return plan, nil
}

// Command returns the ids that a command has in a way: a choice's, or those of a plan's activities in file order.
func (sc *Scenario) Command(c sim.Command) []string {
	if c.Choice >= 0 {
		return []string{sc.Choices[c.Choice]}
	}
	ids := []string{}
	for i, id := range sc.Activities {
		if c.Plan&(1<<i) != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// Replies counts the lines that the counterpart may say.
func (sc *Scenario) Replies() int { return len(sc.Lines) }

// Nearest returns the one of the known names that was probably meant, empty if none is near.
func Nearest(name string, known []string) string { return nearest(name, known) }
