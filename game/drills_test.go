package game

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
)

// Every drill that is shipped stands in exactly one group, and the five mistakes come first, in the subject's order.
func TestEveryDrillStandsInOneGroup(t *testing.T) {
	var listed, shipped []string
	for _, g := range Drills() {
		require.NotEmpty(t, g.Drills, g.ID)
		require.NotEqual(t, otherDrills, g.ID, "%v belong to no group", g.Drills)
		listed = append(listed, g.Drills...)
	}
	for _, id := range scenarios.Shipped() {
		if kindOf(id) == "drill" {
			shipped = append(shipped, id)
		}
	}
	require.ElementsMatch(t, shipped, listed)
	first := Drills()[0]
	require.Equal(t, "mistakes", first.ID)
	require.Equal(t, []string{"mistake-command", "mistake-vague", "mistake-self-centred", "mistake-last-minute", "mistake-giving-up"}, first.Drills)
}

func TestTheTutorialIsNoDrill(t *testing.T) {
	for _, g := range Drills() {
		require.False(t, slices.Contains(g.Drills, Tutorial()) && Tutorial() != "")
	}
}
