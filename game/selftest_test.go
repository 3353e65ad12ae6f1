package game

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheSelfTestIsKeptAndLaidBesideThePlays(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	test, err := store.SelfTest()
	require.NoError(t, err)
	require.Zero(t, test.Done())
	for i := range test.Answers {
		test.Answers[i] = 4
	}
	test.Answers[17] = 1
	require.NoError(t, store.KeepSelfTest(test))
	keepPlay(t, store, "it", "commander", Coach, 1)
	p, err := store.Profile("en")
	require.NoError(t, err)
	test, err = store.SelfTest()
	require.NoError(t, err)
	page := test.Page(p, "en")
	require.Len(t, page.Elements, 9)
	require.Equal(t, 1000, page.Elements[0].Said)
	require.Equal(t, 500, page.Elements[8].Said, "one of two")
	for _, e := range page.Elements {
		if e.Played >= 0 && e.Said-e.Played >= apart {
			require.Contains(t, e.Says, "higher than you play")
			return
		}
	}
	t.Fatal("a commander who thinks the best of himself differs from his plays somewhere")
}

func TestAnAnswerIsOneOfFourSteps(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	require.ErrorIs(t, store.KeepSelfTest(SelfTest{Answers: [SelfStatements]int{5}}), ErrStep)
	require.NoError(t, os.WriteFile(filepath.Join(store.Dir, selfTestFile), []byte(`{"answers":[9]}`), 0o600))
	_, err := store.SelfTest()
	require.ErrorIs(t, err, ErrStep)
}

// What is offered is against what was done: the mistake that was made most comes first.
func TestHabitsAreOfferedFromThePlays(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	keepPlay(t, store, "it", "commander", Coach, 1)
	p, err := store.Profile("zh")
	require.NoError(t, err)
	offers := OfferHabits(p, SelfTest{}, "zh")
	require.Len(t, offers, offeredHabits)
	require.Equal(t, p.Worst().ID, offers[0].For)
	seen := map[string]bool{}
	for _, o := range offers {
		require.False(t, seen[o.Habit])
		seen[o.Habit] = true
		require.LessOrEqual(t, len([]rune(o.Habit)), MaxPlanned)
	}
}

func TestAPlanIsKeptAndDeletedWithEverythingElse(t *testing.T) {
	store := Store{Dir: filepath.Join(t.TempDir(), "parley")}
	var plan Plan
	require.True(t, plan.Empty())
	plan.Habits[1] = PlannedHabit{Habit: "每周一杯咖啡", Person: "周工"}
	require.NoError(t, store.KeepPlan(plan))
	read, err := store.Plan()
	require.NoError(t, err)
	require.Equal(t, plan, read)
	require.NoError(t, store.KeepAnswers([JournalQuestions]string{"x"}))
	require.NoError(t, store.KeepSelfTest(SelfTest{}))
	require.NoError(t, store.Delete())
	require.NoDirExists(t, store.Dir)
}
