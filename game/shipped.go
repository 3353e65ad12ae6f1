package game

import (
	"slices"

	"parley/scenarios"
)

// offered is the order in which the standoffs that come with the game are put to a player; others follow by their id.
var offered = []string{"it", "marketing", "finance"}

// Standoffs lists the ids of the standoffs that come with the game, in the order in which a player meets them.
func Standoffs() []string {
	var all []string
	for _, id := range scenarios.Shipped() {
		if sc, err := scenarios.Load(id); err != nil || sc.Kind == "standoff" {
			all = append(all, id) // one that cannot be opened is listed too: whoever opens it is told why
		}
	}
	slices.SortStableFunc(all, func(a, b string) int { return place(a) - place(b) })
	return all
}

// Stages lists what a player picks from: the standoffs, then the capstone and its post-test.
func Stages() []string { return append(Standoffs(), Pretest, Posttest) }

func place(id string) int {
	if i := slices.Index(offered, id); i >= 0 {
		return i
	}
	return len(offered)
}

// Open returns a scenario that comes with the game, so that a front end need not know where it comes from.
func Open(id string) (*scenarios.Scenario, error) { return scenarios.Load(id) }
