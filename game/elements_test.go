package game

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim"
)

// The table is documented where authors and trainers look for it; both must say the same.
func TestTheTableOfElementsIsTheDocumentedOne(t *testing.T) {
	raw, err := os.ReadFile("../docs/review.md")
	require.NoError(t, err)
	rows := map[string]string{}
	for _, line := range strings.Split(string(raw), "\n") {
		if cells := strings.Split(line, "|"); len(cells) == 5 {
			rows[strings.TrimSpace(cells[1])] = strings.TrimSpace(cells[2])
		}
	}
	known := map[string]bool{}
	for _, e := range Elements() {
		known[e.ID] = true
	}
	require.Len(t, known, 9)
	for _, m := range sim.Moves() {
		require.NotEmpty(t, exercised[m], "%s feeds no element", m)
		require.Equal(t, rows[m.String()], strings.Join(exercised[m], ", "), "%s", m)
		for _, id := range exercised[m] {
			require.True(t, known[id], id)
		}
	}
	for _, e := range Elements() {
		fed := 0
		for m, ids := range exercised {
			if !fails(m) && strings.Contains(strings.Join(ids, " "), e.ID) {
				fed++
			}
		}
		require.GreaterOrEqual(t, fed, 2, "%s: one move alone would be the element", e.ID)
	}
}

func TestAnElementEarnsByTheGradeAndLosesWhereItWasMissed(t *testing.T) {
	uses := func(ids ...string) practice {
		p := practice{map[string]bool{}, map[string]bool{}}
		for _, id := range ids {
			p.uses[id] = true
		}
		return p
	}
	value := func(id string, turns ...turnPractice) (int, int) {
		for _, p := range practised(turns) {
			if p.ID == id {
				return p.Value, p.Occasions
			}
		}
		return -1, -1
	}
	check := func(want, occasions int, turns ...turnPractice) {
		v, n := value("needs", turns...)
		require.Equal(t, []int{want, occasions}, []int{v, n})
	}
	check(0, 0, turnPractice{GradeBest, uses("value"), uses("value")})
	check(1000, 1, turnPractice{GradeGood, uses("needs"), uses("needs")})
	check(0, 1, turnPractice{GradeMistake, uses("value"), uses("needs")}) // the best line would have asked
	check(0, 0, turnPractice{GradeGood, uses("value"), uses("needs")})    // as good as the best one
	check(650, 2, turnPractice{GradeBest, uses("needs"), uses()}, turnPractice{GradeMistake, uses("needs"), uses()})
	check(0, 1, turnPractice{GradeBest, practice{map[string]bool{"needs": true}, map[string]bool{"needs": true}}, uses()})
}

func TestAThirdPartyBeforeItsTimePractisesNothing(t *testing.T) {
	s, err := New(load(t, "it"), Options{Seed: 1})
	require.NoError(t, err)
	require.NoError(t, s.PlayWay([]string{"it-crashes", "dealers-ring"}))
	for s.now().Meeting < 1 {
		require.NoError(t, playOne(s, len(s.open())-1))
	}
	i, ok := s.sc.Choice("boss-asked")
	require.True(t, ok)
	require.True(t, s.practice(len(s.turns), sim.Say(i)).fails["network"])
}
