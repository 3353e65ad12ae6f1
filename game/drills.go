package game

import (
	"slices"
	"strings"

	"parley/scenarios"
)

// DrillGroup is the drills that practise one thing, in the order in which they are put to a player.
type DrillGroup struct {
	ID     string // names the group in the words of the program
	Drills []string
}

// drillGroups are the groups by how the ids of their drills begin, in the order of the subject.
var drillGroups = []struct {
	id     string
	begins []string
}{
	{"mistakes", []string{"mistake-"}},
	{"situations", []string{"situation-"}},
	{"conflicts", []string{"conflict-"}},
	{"modes", []string{"modes-", "mode-"}},
	{"steps", []string{"five-steps", "steps-"}},
	{"negotiation", []string{"negotiation-", "zone", "promise-"}},
}

// otherDrills is the group of drills whose ids begin as those of no other.
const otherDrills = "other"

// Drills lists the drills that come with the game by what they practise; a group without drills is left out.
func Drills() []DrillGroup {
	of := map[string][]string{}
	for _, id := range scenarios.Shipped() {
		if kindOf(id) == "drill" {
			g := drillGroup(id)
			of[g] = append(of[g], id)
		}
	}
	var all []DrillGroup
	for _, g := range drillGroups {
		if len(of[g.id]) > 0 {
			all = append(all, DrillGroup{g.id, inSubjectOrder(of[g.id])})
		}
	}
	if len(of[otherDrills]) > 0 {
		all = append(all, DrillGroup{otherDrills, of[otherDrills]})
	}
	return all
}

func drillGroup(id string) string {
	for _, g := range drillGroups {
		if slices.ContainsFunc(g.begins, func(p string) bool { return strings.HasPrefix(id, p) }) {
			return g.id
		}
	}
	return otherDrills
}

// inSubjectOrder puts the drills of the five mistakes as the subject has them; the others stay as they are.
func inSubjectOrder(ids []string) []string {
	place := func(id string) int { return slices.Index(Mistakes(), strings.TrimPrefix(id, "mistake-")) }
	slices.SortStableFunc(ids, func(a, b string) int { return place(a) - place(b) })
	return ids
}

// Tutorial returns the id of the tutorial, empty where none comes with the game.
func Tutorial() string {
	for _, id := range scenarios.Shipped() {
		if kindOf(id) == "tutorial" {
			return id
		}
	}
	return ""
}

// kindOf is the kind of a shipped scenario, empty where it cannot be opened.
func kindOf(id string) string {
	sc, err := scenarios.Load(id)
	if err != nil {
		return ""
	}
	return sc.Kind
}
