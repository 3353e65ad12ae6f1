package game

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
)

func theQuarter(t *testing.T) *scenarios.Quarter {
	q, err := scenarios.LoadQuarter()
	require.NoError(t, err)
	return q
}

// aQuarterPlayed is a whole quarter by a strategy, kept nowhere.
func aQuarterPlayed(t *testing.T, strategy string) *Campaign {
	c, err := NewCampaign(theQuarter(t), Options{Seed: 3, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, c.PlayStrategy(strategy))
	return c
}

// toTheFirstStandoff plays three quiet weeks and opens the first request.
func toTheFirstStandoff(t *testing.T, c *Campaign) {
	builder, _ := c.q.Strategy("builder")
	for c.Standoff() == nil {
		require.NoError(t, c.follow(builder))
	}
}

func TestAQuarterThatWasKilledAnywhereGoesOnFromThere(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	c, err := NewCampaign(theQuarter(t), Options{Seed: 5, Store: &store, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, c.PlayStrategy("builder"))
	require.NoError(t, c.Close())
	whole, err := os.ReadFile(c.Path())
	require.NoError(t, err)

	lines := bytes.SplitAfter(whole, []byte("\n"))
	for n := 1; n < len(lines); n += 7 {
		prefix := bytes.Join(lines[:n], nil)
		torn := append(bytes.Clone(prefix), lines[n][:len(lines[n])/2]...)
		rec, err := ReadCampaign(bytes.NewReader(torn))
		require.NoError(t, err)
		require.Equal(t, len(lines[n]) > 1, rec.Partial)
		half, d := ReplayCampaign(theQuarter(t), rec)
		require.Nil(t, d, "line %d", n)
		require.Equal(t, string(prefix), string(half.Encode()))
		require.NoError(t, half.PlayStrategy("builder"))
		require.Equal(t, c.State(), half.State(), "line %d", n)
	}
}

func TestTheStoreListsAndResumesQuarters(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	q := theQuarter(t)
	c, err := NewCampaign(q, Options{Seed: 5, Store: &store, Begun: someday})
	require.NoError(t, err)
	toTheFirstStandoff(t, c)
	s := c.Standoff()
	require.NoError(t, s.Prepare(nil))
	require.NoError(t, s.Undo())
	require.NoError(t, c.Close())

	found, err := store.UnfinishedCampaign(q)
	require.NoError(t, err)
	require.Equal(t, c.Path(), found.Path)
	again, d, err := ResumeCampaign(q, store, found.Path)
	require.NoError(t, err)
	require.Nil(t, d)
	require.Equal(t, found.Path, again.Path(), "it goes on in the same file")
	require.NotNil(t, again.Standoff(), "in the middle of the standoff")
	require.Empty(t, again.Standoff().Turns(), "what was taken back stays taken back")
	require.NoError(t, again.PlayStrategy("builder"))
	require.NoError(t, again.Close())

	found, err = store.UnfinishedCampaign(q)
	require.NoError(t, err)
	require.Nil(t, found, "a quarter that is over is not gone on with")
	all, err := store.Campaigns()
	require.NoError(t, err)
	require.Len(t, all, 1)
	records, err := store.Records()
	require.NoError(t, err)
	require.Empty(t, records, "a quarter is no play of one standoff")
	require.NoError(t, store.DeleteCampaign(all[0].Path))
	all, err = store.Campaigns()
	require.NoError(t, err)
	require.Empty(t, all)
}

func TestARecordOfAnotherQuarterSaysWhereItParts(t *testing.T) {
	c := aQuarterPlayed(t, "builder")
	text := string(c.Encode())
	for _, change := range []struct {
		from, to string
		what     DivergenceKind
	}{
		{`"what":"coffee","with":"hemin"`, `"what":"karaoke","with":"hemin"`, Gone},
		{`"what":"brief","with":"zhou"`, `"what":"stage","with":"zhou"`, Closed},
		{`{"do":"week","state":"`, `{"do":"week","state":"00`, Differs},
	} {
		rec, err := ReadCampaign(strings.NewReader(strings.Replace(text, change.from, change.to, 1)))
		require.NoError(t, err)
		half, d := ReplayCampaign(theQuarter(t), rec)
		require.NotNil(t, d, change.to)
		require.Equal(t, change.what, d.What)
		require.Equal(t, d.Turn-1, len(half.entries), "it stands before the line that differs")
	}
}

// The preparation sheet and what a refusal is taken for are notes beside the commands, in the quarter's record too.
func TestWhatWasNotedInAStandoffIsKeptWithTheQuarter(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	c, err := NewCampaign(theQuarter(t), Options{Seed: 5, Store: &store, Begun: someday})
	require.NoError(t, err)
	toTheFirstStandoff(t, c)
	s := c.Standoff()
	require.NoError(t, s.Prepare(nil))
	require.NoError(t, s.note(Entry{Cause: NoCause}))
	require.NoError(t, s.note(Entry{Sheet: &[]Picked{}}))
	require.NoError(t, c.Close())

	again, d, err := ResumeCampaign(theQuarter(t), store, c.Path())
	require.NoError(t, err)
	require.Nil(t, d)
	require.Equal(t, s.Turns(), again.Standoff().Turns())
	require.NoError(t, again.Close())
}

func TestUndoReachesNoFurtherThanTheStandoff(t *testing.T) {
	c, err := NewCampaign(theQuarter(t), Options{Seed: 5})
	require.NoError(t, err)
	toTheFirstStandoff(t, c)
	before := c.State()
	require.ErrorIs(t, c.Do("spend", "coffee", "zhou"), sim.ErrNotOpen, "the quarter waits")
	require.ErrorIs(t, c.Settle(), sim.ErrNotOpen, "it has not ended")
	require.Error(t, c.Standoff().Undo())
	_, err = c.Standoff().Save("it")
	require.ErrorIs(t, err, ErrQuarterKeeps)
	require.Equal(t, before, c.State())
}

func TestAnOrderThatIsNotOpenNamesThoseThatAre(t *testing.T) {
	c, err := NewCampaign(theQuarter(t), Options{Seed: 5})
	require.NoError(t, err)
	for _, o := range [][3]string{{"spend", "coffee", "wu"}, {"spend", "coffee", ""}, {"keep", "pack", ""}, {"answer", "outage-go", ""}, {"dance", "", ""}, {"week", "x", ""}} {
		err := c.Do(o[0], o[1], o[2])
		var not *NotOpenError
		require.ErrorAs(t, err, &not, "%v", o)
		require.Contains(t, not.Open, "spend coffee zhou")
	}
	require.Empty(t, c.Steps())
}

// A standoff of the quarter begins elsewhere than the book's: its review searches from there.
func TestTheReviewOfAStandoffOfTheQuarterGradesItsLastTurns(t *testing.T) {
	c := aQuarterPlayed(t, "firefighter")
	r, err := NewReview(c.Played(0), ReviewOptions{})
	require.NoError(t, err)
	n := len(c.Played(0).Turns())
	g, err := r.grade(t.Context(), n-1)
	require.NoError(t, err)
	require.True(t, g.Searched)
	require.GreaterOrEqual(t, g.Played, 0)
	_, err = c.Played(0).Again(2, nil, Coach, someday)
	require.ErrorIs(t, err, ErrInQuarter, "another line of it would begin without the weeks before")
}

func TestTheViewTellsTheQuarterInBothLanguages(t *testing.T) {
	for _, strategy := range []string{"builder", "firefighter", "promiser", "quitter"} {
		c := aQuarterPlayed(t, strategy)
		for _, lang := range []string{"zh", "en"} {
			v := c.View(lang)
			require.NotNil(t, v.Review)
			require.Len(t, v.Calendar, 12)
			require.NotEmpty(t, v.Review.Chen)
			require.NotEmpty(t, v.Review.Wu)
			spent := 0
			for _, w := range v.Calendar {
				spent += w.Spent
				require.LessOrEqual(t, w.Spent, v.SlotsAll)
			}
			for i, told := range c.Told(lang) {
				require.NotEmpty(t, c.StepName(i, lang))
				for _, one := range told {
					require.NotEmpty(t, one.Text, "%s step %d", strategy, i)
					require.NotContains(t, one.Text, "campaign.")
					for _, p := range one.Parts {
						require.NotContains(t, p.Principle, "principle.", "every reason has its sentence")
						require.NotContains(t, p.Cause, "cause.")
					}
				}
			}
			require.Equal(t, strategy == "firefighter", spent < 6, "%s spent %d", strategy, spent)
		}
	}
	require.Equal(t, "cold", aQuarterPlayed(t, "firefighter").viewer("zh").wu(&QuarterReview{}))
}

func TestAnAssessedQuarterShowsNoScoreBeforeItIsOver(t *testing.T) {
	c, err := NewCampaign(theQuarter(t), Options{Seed: 5, Level: Assess})
	require.NoError(t, err)
	require.NoError(t, c.Do("spend", "coffee", "zhou"))
	v := c.View("en")
	require.True(t, v.People[0].Trust.Hidden)
	require.Empty(t, v.Told[0].Parts)
	require.NoError(t, c.PlayStrategy("builder"))
	require.False(t, c.View("en").People[0].Trust.Hidden)
}

func TestADiskThatFailsLeavesTheQuarterWhereItWas(t *testing.T) {
	dir := t.TempDir()
	store := Store{Dir: dir}
	c, err := NewCampaign(theQuarter(t), Options{Seed: 5, Store: &store, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, c.Do("spend", "coffee", "zhou"))
	require.NoError(t, os.RemoveAll(filepath.Join(dir, campaignsFolder)))
	require.NoError(t, os.WriteFile(filepath.Join(dir, campaignsFolder), nil, 0o600))
	before := c.State()

	require.Error(t, c.Do("spend", "coffee", "hemin"))
	require.Equal(t, before, c.State())
	require.Len(t, c.Steps(), 1)
}

func FuzzReadCampaign(f *testing.F) {
	f.Add([]byte(`{"parley":"campaign","version":1,"quarter":"campaign","seed":1}` + "\n" + `{"do":"spend","what":"coffee","with":"zhou"}` + "\n"))
	f.Add([]byte(`{"parley":"campaign","version":1,"quarter":"campaign"}` + "\n" + `{"do":"ask","what":"it"}` + "\n" + `{"plan":[]}` + "\n" + `{"undo":1}` + "\n" + `{"fork":9}` + "\n"))
	f.Add([]byte("{"))
	q, err := scenarios.LoadQuarter()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, raw []byte) {
		rec, err := ReadCampaign(bytes.NewReader(raw))
		if err != nil {
			return
		}
		c, _ := ReplayCampaign(q, rec)
		c.View("zh")
		again, err := ReadCampaign(bytes.NewReader(c.Encode()))
		require.NoError(t, err)
		same, d := ReplayCampaign(q, again)
		require.Nil(t, d)
		require.Equal(t, c.State(), same.State())
	})
}
