package game

import (
	"bytes"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
)

// desk is a small standoff of the tests: two meetings, a way back, an ending that takes another's place.
func desk(t testing.TB) *scenarios.Scenario {
	sc, report := scenarios.Check(os.DirFS("testdata/desk"), "desk")
	require.NotNil(t, sc, "%v", report)
	return sc
}

// played is a record of a way.
func played(t testing.TB, sc *scenarios.Scenario, seed uint64, way ...string) Record {
	s, err := New(sc, Options{Seed: seed, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, s.PlayWay(way))
	rec, err := ReadRecord(bytes.NewReader(s.Encode()))
	require.NoError(t, err)
	return rec
}

// compared lays records side by side, called as they come.
func compared(t testing.TB, sc *scenarios.Scenario, records ...Record) *Comparison {
	var plays []Compared
	for _, rec := range records {
		p, err := CompareRecord(sc, "play", rec)
		require.NoError(t, err)
		plays = append(plays, p)
	}
	c, err := Compare(plays)
	require.NoError(t, err)
	return c
}

func TestTwoPlaysStandSideBySideUntilTheyPart(t *testing.T) {
	sc := desk(t)
	c := compared(t, sc,
		played(t, sc, 1, "coffee", "tell", "mine", "asleep"),
		played(t, sc, 1, "coffee", "tell", "boss", "sorry", "shout"))

	require.Equal(t, 3, c.Parts, "they part in the third row")
	require.False(t, c.Apart)
	for n, row := range c.Rows {
		require.Equal(t, n < 2, row.Same, "row %d", n+1)
	}
	require.Equal(t, [][]int{{0}, {1}}, c.Rows[2].Parted)
	require.Nil(t, c.Rows[3].Parted, "once is enough")

	v := c.View("zh")
	require.Equal(t, "借一台服务器", v.Title)
	require.Equal(t, "头一回", v.Rows[1].Place)
	require.Equal(t, 1, v.Rows[1].Line)
	require.Equal(t, "A | B", v.Rows[2].Parts)
	require.Equal(t, "算我的。坏了我写说明，修好之前我不走。", v.Rows[2].Cells[0].Text)
	require.Equal(t, "那我请你领导来定。", v.Rows[2].Cells[1].Text)
	require.Equal(t, []string{"兜住风险"}, v.Rows[2].Cells[0].Moves)
	require.Greater(t, v.Rows[2].Cells[0].Meters[0].Value, v.Rows[2].Cells[1].Meters[0].Value, "trust")
	require.NotEmpty(t, v.Rows[2].Cells[0].Outcome, "here they decide")
}

// Whoever needs fewer lines in the first meeting waits for the others before the second.
func TestTheSameMeetingStandsSideBySide(t *testing.T) {
	sc := desk(t)
	c := compared(t, sc,
		played(t, sc, 1, "order", "boss", "still", "shout"),
		played(t, sc, 1, "order", "again", "order", "still", "shout"))
	type place struct {
		meeting, line int
		turns         []int
	}
	var got []place
	for _, r := range c.Rows {
		got = append(got, place{r.Meeting, r.Line, r.Turns})
	}
	require.Equal(t, []place{
		{-1, 0, []int{0, 0}},
		{0, 1, []int{1, 1}}, {0, 2, []int{2, 2}}, {0, 3, []int{-1, 3}},
		{1, 1, []int{3, 4}}, {1, 2, []int{4, 5}},
	}, got, "patience runs out after three lines, and they close the talk")
}

func TestOfThreePlaysTheGroupsPartOneByOne(t *testing.T) {
	sc := desk(t)
	c := compared(t, sc,
		played(t, sc, 1, "tell", "mine"),
		played(t, sc, 1, "tell", "boss"),
		played(t, sc, 1, "order", "mine"))
	require.Equal(t, 2, c.Parts)
	require.Equal(t, [][]int{{0, 1}, {2}}, c.Rows[1].Parted)
	require.Equal(t, [][]int{{0}, {1}}, c.Rows[2].Parted, "the third says the same as the first, but they parted before")
	require.Equal(t, "AB | C", c.View("en").Rows[1].Parts)
}

func TestPlaysThatNeverPartSaySo(t *testing.T) {
	sc := desk(t)
	whole := played(t, sc, 1, "tell", "mine", "sorry")
	c := compared(t, sc, whole, played(t, sc, 1, "tell"))
	require.Zero(t, c.Parts, "one has only gone further")
	require.Equal(t, []int{3, -1}, c.Rows[3].Turns)
	require.False(t, c.View("en").Plays[0].Ended)
}

func TestPlaysThatOpenedDifferentlySaySo(t *testing.T) {
	sc := desk(t)
	seeds := seedOfEach(sc)
	c := compared(t, sc, played(t, sc, seeds[0], "tell", "mine"), played(t, sc, seeds[1], "tell", "mine"))
	require.True(t, c.Apart)
	require.Zero(t, c.Parts, "they say the same")
	require.False(t, c.Rows[1].Same, "but it need not come to the same")
	require.Equal(t, "A  The server room is quiet today.\nB  There was an outage last night and nobody slept well.", c.View("en").Opened)
}

func TestPlaysOfDifferentScenariosAreRefused(t *testing.T) {
	_, err := CompareRecord(desk(t), "run.jsonl", played(t, load(t, "it"), 1))
	var other *OtherScenarioError
	require.ErrorAs(t, err, &other)
	require.Equal(t, OtherScenarioError{Name: "run.jsonl", ID: "it", Want: "desk"}, *other)

	mine, err := CompareStrategy(desk(t), "win-win", 1)
	require.NoError(t, err)
	theirs, err := CompareStrategy(load(t, "it"), "win-win", 1)
	require.NoError(t, err)
	_, err = Compare([]Compared{mine, theirs})
	require.ErrorAs(t, err, &other)
	require.Equal(t, "it", other.ID)

	for _, n := range []int{0, 1, 5} {
		_, err = Compare(slices.Repeat([]Compared{mine}, n))
		require.Error(t, err, "%d plays", n)
	}
	_, err = CompareStrategy(desk(t), "wni-win", 1)
	require.Error(t, err)
}

// A record outlives its scenario: it is compared as far as they agree, and says what differs.
func TestARecordOfAnotherVersionIsComparedAsFarAsTheyAgree(t *testing.T) {
	sc := desk(t)
	whole := played(t, sc, 1, "tell", "mine", "sorry", "stand-by")
	for name, c := range map[string]struct {
		change func(r *Record)
		what   DivergenceKind
		turns  int
		notes  []string
	}{
		"a choice is gone": {func(r *Record) { r.Entries[2].Say, r.ScenarioHash = "my-fault", "00" }, Gone, 2, []string{
			"Step 3: the scenario has no “my-fault” any more. Open there: mine, hours-saved, again, boss.",
			"The scenario has changed since it was recorded.",
			"The record goes on with 3 steps that cannot be played: my-fault, sorry, stand-by",
		}},
		"a choice is closed": {func(r *Record) { r.Entries[1].Say, r.ScenarioHash = "table-plan", "00" }, Closed, 1, []string{
			"Step 2: “table-plan” can no longer be said there. Open there: tell, order, never-mind.",
			"The scenario has changed since it was recorded.",
			"The record goes on with 4 steps that cannot be played: table-plan, mine, sorry, stand-by",
		}},
		"a line scores otherwise": {func(r *Record) { r.Entries[4].State, r.ScenarioHash = "0000000000000000", "00" }, Differs, 4, nil},
		"another rule book":       {func(r *Record) { r.Entries[4].State, r.Rules = "0000000000000000", 0 }, Moved, 4, nil},
		"another start":           {func(r *Record) { r.State = "0000000000000000" }, Differs, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			changed := whole
			changed.Entries = slices.Clone(whole.Entries)
			c.change(&changed)
			both := compared(t, sc, whole, changed)
			p := both.Plays[1]
			require.NotNil(t, p.Divergence)
			require.Equal(t, c.what, p.Divergence.What)
			require.Len(t, p.Session.Turns(), c.turns)
			require.Len(t, p.Rest, 5-c.turns)
			require.Zero(t, both.Parts, "as far as they agree they do the same")
			for _, lang := range []string{"zh", "en"} {
				require.Len(t, p.Notes(lang), 3)
				require.NotContains(t, strings.Join(p.Notes(lang), ""), "diverged.", "every word is in the catalogue")
			}
			if c.notes != nil {
				require.Equal(t, c.notes, p.Notes("en"))
			}
		})
	}
}

func TestARecordOfAnotherVersionThatPlaysTheSameSaysSo(t *testing.T) {
	sc := desk(t)
	rec := played(t, sc, 1, "tell", "mine")
	rec.ScenarioHash = "00"
	p, err := CompareRecord(sc, "old", rec)
	require.NoError(t, err)
	require.Nil(t, p.Divergence)
	require.Equal(t, []string{"The scenario has changed since this was recorded; these steps still come to the same."}, p.Notes("en"))
}

// An assessment shows nothing before its end, here neither.
func TestAComparisonKeepsWhatAnAssessmentKeeps(t *testing.T) {
	sc := desk(t)
	rec := played(t, sc, 1, "tell", "mine")
	sealed := rec
	sealed.Level = Assess
	v := compared(t, sc, rec, sealed).View("en")
	last := v.Rows[len(v.Rows)-1]
	require.False(t, last.Cells[0].Meters[0].Hidden)
	require.True(t, last.Cells[1].Meters[0].Hidden)
	require.Empty(t, last.Cells[1].Outcome)
}

// Whatever is played, every turn has its row, once and in order.
func TestEveryTurnHasItsRow(t *testing.T) {
	pick := rand.New(rand.NewPCG(1, 1))
	for _, id := range scenarios.Shipped() {
		for range 20 {
			var records []Record
			for range 2 + pick.IntN(3) {
				s := begin(t, id, nil)
				for !s.Ended() && pick.IntN(12) > 0 {
					require.NoError(t, playOne(s, pick.IntN(64)))
				}
				rec, err := ReadRecord(bytes.NewReader(s.Encode()))
				require.NoError(t, err)
				records = append(records, rec)
			}
			c := compared(t, load(t, id), records...)
			next := make([]int, len(records))
			for _, r := range c.Rows {
				for i, turn := range r.Turns {
					if turn >= 0 {
						require.Equal(t, next[i], turn)
						next[i]++
						require.Equal(t, r.Act, c.Plays[i].Session.turns[turn].Act)
					}
				}
			}
			for i, p := range c.Plays {
				require.Equal(t, len(p.Session.turns), next[i])
			}
			require.Equal(t, c.View("zh").Parts, c.View("en").Parts)
		}
	}
}

func TestTheHeatMapIsWhatTheStrategiesPlay(t *testing.T) {
	all := []*scenarios.Scenario{load(t, "it"), desk(t)}
	h, err := Heat(all)
	require.NoError(t, err)
	require.Contains(t, h.Strategies, "win-win")
	for i, name := range h.Strategies {
		for k, sc := range all {
			cell := h.Cells[i][k]
			if _, ok := sc.Strategy(name); !ok {
				require.Nil(t, cell)
				continue
			}
			require.Len(t, cell.Results, len(sc.Variations))
			for v, r := range cell.Results {
				require.Equal(t, sc.Variations[v], r.Variation)
				p, err := CompareStrategy(sc, name, r.Seed)
				require.NoError(t, err)
				now := p.Session.now()
				require.Equal(t, v, int(now.Variation), "the seed opens the variation")
				require.Equal(t, sim.WorthOf(sc.Rules, now).R, r.Worth)
				require.Equal(t, sc.Endings[now.Ending], r.Ending)
				require.LessOrEqual(t, cell.Least(), r.Worth)
				require.GreaterOrEqual(t, cell.Most(), r.Worth)
			}
			require.Equal(t, cell.Least(), cell.Typical().Worth)
		}
	}
	shipped, err := HeatOfStandoffs()
	require.NoError(t, err)
	require.Len(t, shipped.Scenarios, len(Standoffs()))

	v := h.View("en")
	quit := slices.IndexFunc(v.Strategies, func(r HeatRow) bool { return r.Name == "quitter" })
	require.Equal(t, "Give up after one no", v.Strategies[quit].Text)
	require.Equal(t, "Given up", v.Strategies[quit].Cells[1].KindName)
	complains := slices.IndexFunc(v.Strategies, func(r HeatRow) bool { return r.Name == "complainer" })
	require.False(t, v.Strategies[complains].Cells[1].Played, "the desk knows no such strategy")
}
