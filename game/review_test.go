package game

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"parley/game/book"
	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

// ladder is a small standoff whose worths can be added up by hand: 582, 573, 537, 447 or 357.
func ladder(t testing.TB) *Session {
	sc, report := scenarios.Check(os.DirFS("testdata/ladder"), "ladder")
	require.NotNil(t, sc, "%v", report)
	s, err := New(sc, Options{Seed: 1, Begun: someday})
	require.NoError(t, err)
	return s
}

// underRace says that the race detector slows everything tenfold.
var underRace bool

// notUnderRace skips what searches for long and shares nothing between goroutines that another test does not.
func notUnderRace(t *testing.T) {
	if underRace {
		t.Skip("long, and nothing for the race detector to see")
	}
}

// reviewed is the finished review of a play.
func reviewed(t testing.TB, s *Session, opt ReviewOptions) *Review {
	r, err := NewReview(s, opt)
	require.NoError(t, err)
	require.NoError(t, r.Run(context.Background()))
	return r
}

// byStrategy plays a shipped standoff by one of its strategies.
func byStrategy(t testing.TB, id, strategy string) *Session {
	s, err := New(load(t, id), Options{Seed: 1, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, s.PlayStrategy(strategy))
	return s
}

func TestGradesAreTheOnesAddedUpByHand(t *testing.T) {
	for _, c := range []struct {
		last  string
		grade Grade
		loss  int32 // 582 less the worth of the ending
	}{
		{"s100", GradeBest, 0}, {"s96", GradeGood, 9}, {"s80", GradeInaccuracy, 45}, {"s40", GradeMistake, 135}, {"s0", GradeBlunder, 225},
	} {
		s := ladder(t)
		require.NoError(t, s.PlayWay([]string{"in", "follow", "left", c.last}))
		v := reviewed(t, s, ReviewOptions{}).View("zh")

		require.Equal(t, GradeBest, v.Turns[0].Grade)
		require.Equal(t, GradeForced, v.Turns[1].Grade, "there was nothing to choose from")
		require.Equal(t, GradeUngraded, v.Turns[2].Grade, "both doors lead to the same table")
		require.Equal(t, c.grade, v.Turns[3].Grade, c.last)
		require.Equal(t, c.loss, v.Turns[3].Loss, c.last)
	}
}

// Six lines are open at the table: 582, 573, 537, 447 and twice 357. Who slips three times in ten gets 0.3 of their mean
// and 0.7 of the best, 550.05; leaving at the door gets 357.
func TestWhoSlipsNowAndThenSetsTheValueOfAState(t *testing.T) {
	s := ladder(t)
	require.NoError(t, s.PlayWay([]string{"away"}))
	r := reviewed(t, s, ReviewOptions{})

	g, ok := r.Turn(1)
	require.True(t, ok)
	require.Equal(t, int64(550_050), g.Options[0].Value)
	require.Equal(t, int64(357_000), g.Options[1].Value)
	require.Equal(t, int32(193), g.Loss)
	require.Equal(t, GradeBlunder, g.Grade)
	better := r.View("zh").Turns[0].Better
	require.Equal(t, []string{"in", "follow", "left", "s100"}, better.Way)
	require.Equal(t, "这边。", better.Replies[0].Text, "what they would have said")
	require.Equal(t, "跟着走。", better.On[0].Text)
	require.Equal(t, int32(582), better.Worth)
}

func TestALossOfExactlyTheLimitStillHasTheBetterGrade(t *testing.T) {
	for loss, grade := range map[int32]Grade{
		0: GradeBest, 1: GradeGood, 20: GradeGood, 21: GradeInaccuracy, 60: GradeInaccuracy, 61: GradeMistake, 150: GradeMistake, 151: GradeBlunder,
	} {
		require.Equal(t, grade, gradeOf(3, loss, 500), "%d", loss)
	}
	require.Equal(t, GradeUngraded, gradeOf(3, 0, 19))
	require.Equal(t, GradeBest, gradeOf(3, 0, 20))
}

// The review takes the value of the line that was played from the turn after it. It must be what the search says.
func TestLossesAreTheOnesOfTheSearch(t *testing.T) {
	notUnderRace(t)
	for id, strategy := range map[string]string{"marketing": "win-win", "finance": "commander"} {
		s := byStrategy(t, id, strategy)
		r, err := NewReview(s, ReviewOptions{})
		require.NoError(t, err)
		for i := len(s.turns) - 1; i > 0; i-- { // the plans are the same again, and the most of it
			g, err := r.grade(context.Background(), i)
			require.NoError(t, err)
			r.graded[i] = g
		}
		for i := 1; i < len(s.turns); i++ {
			weighed, err := explore.Weigh(context.Background(), s.sc.Rules, s.states[i], explore.Options{Workers: 1, Slip: slip})
			require.NoError(t, err)
			most := slices.MaxFunc(weighed, func(a, b explore.Weighed) int { return int(a.Result.Value - b.Result.Value) })
			g, ok := r.Turn(i + 1)
			require.True(t, ok)
			require.Len(t, g.Options, len(weighed))
			for k, w := range weighed {
				require.Equal(t, w.Command, g.Options[k].Command)
				require.Equal(t, w.Result.Value, g.Options[k].Value, "%s by %s, turn %d, option %d", id, strategy, i+1, k)
				require.Equal(t, (most.Result.Value-w.Result.Value)/1000, int64(g.Options[k].Loss))
			}
		}
	}
}

func TestEveryStrategyOfAStandoffIsReviewed(t *testing.T) {
	notUnderRace(t)
	for _, id := range []string{"marketing", "finance"} {
		for _, st := range load(t, id).Strategies {
			s := byStrategy(t, id, st.Name)
			r := reviewed(t, s, ReviewOptions{Workers: 2})
			require.Zero(t, r.Left())
			zh, en := r.View("zh"), r.View("en")
			lost := int32(0)
			for i, turn := range zh.Turns {
				require.True(t, turn.Known)
				require.NotEmpty(t, turn.Lesson.Text, "%s by %s, turn %d", id, st.Name, turn.Turn)
				require.NotEqual(t, "principle."+turn.Lesson.Principle, turn.Lesson.Text, "a principle without words")
				require.NotEqual(t, turn.Said, en.Turns[i].Said, "both languages")
				require.Equal(t, turn.Grade.costs(), turn.Better != nil)
				lost += turn.Loss
				if turn.Better == nil {
					continue
				}
				again := r.Session().copy(i)
				require.NoError(t, again.PlayWay(turn.Better.Way), "the better way plays as it stands")
				require.True(t, again.Ended())
				require.Equal(t, sim.WorthOf(again.sc.Rules, again.now()).R, turn.Better.Worth)
			}
			switch st.Name {
			case "win-win":
				require.Less(t, lost, int32(100), "%s: the strategy to learn from loses next to nothing", id)
				require.Zero(t, zh.Counts[4].Count)
			case "commander":
				require.NotNil(t, zh.Table, "%s: there was an agreement better for both", id)
				require.Greater(t, zh.Table.Better.Worth, zh.Worth.R)
				require.NotEmpty(t, zh.Table.Needs)
				require.NotEmpty(t, zh.Habits[0].Turns)
			}
		}
	}
}

// noBook knows nothing, so that all is searched.
func noBook(string, [8]byte) (int64, bool) { return 0, false }

// bookOf is a book of what a review found out about the plans of its preparation.
func bookOf(t testing.TB, r *Review) Book {
	page := map[[8]byte]int64{}
	first, ok := r.Turn(1)
	require.True(t, ok)
	for _, o := range first.Options {
		after := r.s.states[0]
		require.NoError(t, sim.Advance(r.s.sc.Rules, &after, o.Command))
		page[book.Key(after)] = o.Value
	}
	return func(hash string, state [8]byte) (int64, bool) {
		v, ok := page[state]
		return v, ok && hash == r.s.sc.Hash
	}
}

func TestTheBookAnswersBeforeAnythingIsSearched(t *testing.T) {
	notUnderRace(t)
	s := byStrategy(t, "finance", "commander")
	searched := reviewed(t, s, ReviewOptions{Book: noBook})
	require.Positive(t, searched.Steps())
	known, answered := bookOf(t, searched), 0
	r := reviewed(t, s, ReviewOptions{Book: func(hash string, state [8]byte) (int64, bool) {
		v, ok := known(hash, state)
		if ok {
			answered++
		}
		return v, ok
	}})

	require.Equal(t, len(s.sc.Rules.Plans)-1, answered, "the plan that was played is known from the turn after it")
	require.Less(t, r.Steps(), searched.Steps()/5)
	require.Equal(t, searched.View("zh"), r.View("zh"))

	// the same run from another seed that draws the same variation is in the same book
	other := s.states[0]
	other.Rand, other.Shuffle = 1, 2
	require.Equal(t, book.Key(s.states[0]), book.Key(other))
}

// A review of a shipped standoff is there at once, whoever asks for it: what is searched of the preparation takes seconds.
func TestEveryReviewAsksTheBooksOfTheShippedStandoffs(t *testing.T) {
	for _, id := range book.Standoffs() {
		s := byStrategy(t, id, "commander")
		require.Less(t, reviewed(t, s, ReviewOptions{Workers: 2}).Steps(), int64(1_000_000), "%s: a tenth of a second", id)
	}
}

func TestLaterTurnsAreThereFirstAndARunGoesOnWhereItWasStopped(t *testing.T) {
	s := byStrategy(t, "finance", "win-win")
	ctx, stop := context.WithCancel(context.Background())
	var r *Review
	left := []int{}
	r, err := NewReview(s, ReviewOptions{Changed: func() {
		if left = append(left, r.Left()); len(left) == 3 {
			stop()
		}
	}})
	require.NoError(t, err)
	n := len(s.turns)
	_, known := r.Turn(n)
	require.False(t, known, "nothing is known before Run")
	require.False(t, r.View("en").Turns[0].Known)
	require.Nil(t, r.View("en").Table)

	require.NoError(t, drive(ctx, r)) // the last three end at once, so that none of them is interrupted
	require.Equal(t, []int{n - 1, n - 2, n - 3}, left[:3])
	for k := n; k > n-3; k-- {
		_, known = r.Turn(k)
		require.True(t, known, "turn %d", k)
	}
	steps := r.Steps()
	require.NoError(t, r.Run(context.Background()))
	require.Zero(t, r.Left())
	require.Equal(t, reviewed(t, s, ReviewOptions{}).Steps(), r.Steps(), "stopping and going on walks nothing twice")
	require.GreaterOrEqual(t, r.Steps(), steps)
}

// drive runs a review until its context ends it, which is no failure here.
func drive(ctx context.Context, r *Review) error {
	if err := r.Run(ctx); ctx.Err() == nil {
		return err
	}
	return nil
}

func TestAScreenMayLookWhileTheReviewIsMade(t *testing.T) {
	s := byStrategy(t, "finance", "commander")
	changed := make(chan bool, len(s.turns))
	r, err := NewReview(s, ReviewOptions{Workers: 2, Changed: func() { changed <- true }})
	require.NoError(t, err)
	done := make(chan error, 1)
	go func() { done <- r.Run(context.Background()) }()
	for range s.turns {
		<-changed
		require.Len(t, r.View("zh").Turns, len(s.turns))
	}
	require.NoError(t, <-done)
	require.Equal(t, reviewed(t, s, ReviewOptions{}).View("zh"), r.View("zh"))
}

func TestAReviewIsOfThePlayAsItWas(t *testing.T) {
	s := byStrategy(t, "finance", "win-win")
	r, err := NewReview(s, ReviewOptions{})
	require.NoError(t, err)
	was := len(s.turns)
	require.NoError(t, s.Fork(2)) // the player tries another line while the review is made
	playOn(t, s, 2, 1)
	require.NoError(t, r.Run(context.Background()))
	require.Len(t, r.View("en").Turns, was)
	require.Equal(t, "win-win", r.View("en").View.Ending.Kind)
}

func TestAnAssessmentKeepsItsReviewUntilItHasEnded(t *testing.T) {
	s, err := New(load(t, "finance"), Options{Seed: 1, Level: Assess})
	require.NoError(t, err)
	_, err = NewReview(s, ReviewOptions{})
	require.ErrorIs(t, err, ErrSealed)

	require.NoError(t, s.PlayStrategy("win-win"))
	_, err = NewReview(s, ReviewOptions{})
	require.NoError(t, err)
}

func TestAPlayThatGoesOnIsReviewedAsFarAsItCame(t *testing.T) {
	notUnderRace(t)
	s, err := New(desk(t), Options{Seed: 1})
	require.NoError(t, err)
	require.Empty(t, reviewed(t, s, ReviewOptions{}).View("en").Turns, "nothing was said yet")

	require.NoError(t, s.PlayWay([]string{"write-plan", "order", "again"}))
	v := reviewed(t, s, ReviewOptions{}).View("en")
	require.Len(t, v.Turns, 3)
	require.Nil(t, v.View.Ending)
	require.Nil(t, v.Table, "nobody has left the table yet")
	require.Equal(t, []int{2}, v.Habits[0].Turns)
}

func TestTheFiveMistakesAreCounted(t *testing.T) {
	raw, err := os.ReadFile("testdata/desk/scenario.yaml")
	require.NoError(t, err)
	still := strings.Replace(string(raw), "给不给？, moves: [command]", "给不给？, moves: [self-centred]", 1)
	require.NotEqual(t, string(raw), still)
	sc, report := scenarios.Check(fstest.MapFS{"scenario.yaml": {Data: []byte(still)}}, "desk")
	require.NotNil(t, sc, "%v", report)
	turns := func(way ...string) map[string][]int {
		s, err := New(sc, Options{Seed: 1})
		require.NoError(t, err)
		require.NoError(t, s.PlayWay(way))
		out := map[string][]int{}
		for i := range s.turns {
			for _, m := range s.mistakes(i) {
				out[m] = append(out[m], i+1)
			}
		}
		return out
	}
	require.Equal(t, map[string][]int{"last-minute": {1}, "command": {2}, "vague": {3}, "giving-up": {4}},
		turns("order", "again", "never-mind"), "unprepared, an order, nothing to go by, and gone before the last meeting")
	require.Equal(t, map[string][]int{"self-centred": {4}}, turns("write-plan", "table-plan", "boss", "still"), "prepared, and then of her own need alone")
	require.Empty(t, turns("write-plan", "table-plan", "mine"))
}

func TestTheSameRecordGivesTheSameReview(t *testing.T) {
	notUnderRace(t)
	s := byStrategy(t, "finance", "complainer")
	var all [][]byte
	for _, workers := range []int{1, 2} {
		raw, err := json.Marshal(reviewed(t, s, ReviewOptions{Workers: workers}).View("zh"))
		require.NoError(t, err)
		all = append(all, raw)
	}
	require.Equal(t, string(all[0]), string(all[1]))
}

func TestWhatIsOverTheBudgetIsNotGradedAndSaysSo(t *testing.T) {
	s := ladder(t)
	require.NoError(t, s.PlayWay([]string{"in", "follow", "left", "s40"}))
	r, err := NewReview(s, ReviewOptions{})
	require.NoError(t, err)
	r.steps = explore.Budget // nothing is left to search with
	require.NoError(t, r.Run(context.Background()))

	turns := r.View("zh").Turns
	require.Equal(t, GradeMistake, turns[3].Grade, "every way from there has ended: there is nothing to search")
	for _, turn := range turns[:3] {
		require.True(t, turn.Known)
		require.False(t, turn.Searched)
		require.Equal(t, GradeUngraded, turn.Grade)
		require.Equal(t, turn.ID, turn.BestID, "nothing better is claimed")
		require.Nil(t, turn.Better)
	}
}
