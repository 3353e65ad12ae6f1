package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
)

// The page carries everything itself, in both languages, and whatever was typed is text and nothing else.
func TestAPlanIsAPageThatNeedsNothingElse(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	p, err := store.Profile("zh")
	require.NoError(t, err)
	test := game.SelfTest{}
	plan := game.Plan{}
	plan.Habits[0] = game.PlannedHabit{Habit: "<script>alert(1)</script>", Situation: "周三 & 周五", Person: "周工", Date: "12 月"}
	var out bytes.Buffer
	require.NoError(t, PlanPage(&out, plan, []string{"zh", "en"}, []game.SelfPage{test.Page(p, "zh"), test.Page(p, "en")}))
	html := out.String()
	require.NotContains(t, html, "<script")
	require.NotContains(t, strings.ReplaceAll(html, "http://www.w3.org/2000/svg", ""), "http:")
	require.Contains(t, html, "周三 &amp; 周五")
	require.Contains(t, html, "我的三个习惯")
	require.Contains(t, html, "My three habits")
	require.Equal(t, 2, strings.Count(html, "<svg"))
}
