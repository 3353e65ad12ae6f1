package scenes

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// list opens the list of plays.
func list(t testing.TB, lang string, store game.Store) (*player, *loadScreen) {
	p := sit(t, lang, store)
	p.screen = newLoad(p.app)
	return p, p.screen.(*loadScreen)
}

// cellar is a store with a bit of everything.
func cellar(t testing.TB) game.Store {
	store := game.Store{Dir: t.TempDir()}
	playTo(t, store, "marketing", 3, game.Practice)
	ended := playTo(t, store, "it", 99, game.Assess)
	sc, err := game.Open("finance")
	require.NoError(t, err)
	s, err := game.New(sc, game.Options{Store: &store, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, s.Prepare(nil))
	_, err = s.Save("finance")
	require.NoError(t, err)
	require.NoError(t, s.Close())
	junk := filepath.Join(filepath.Dir(ended), "junk.jsonl")
	require.NoError(t, os.WriteFile(junk, []byte("not ours\n"), 0o600))
	for i, path := range []string{junk, filepath.Join(filepath.Dir(ended), filepath.Base(s.Path())), ended} {
		at := someday.AddDate(0, -1, -i)
		require.NoError(t, os.Chtimes(path, at, at))
	}
	return store
}

// row finds a row of the list.
func (l *loadScreen) row(t testing.TB, is func(keptRow) bool) int {
	for i, r := range l.rows {
		if is(r) {
			return i
		}
	}
	t.Fatal("no such row")
	return 0
}

func TestAnEmptyListLeadsToTheSetup(t *testing.T) {
	p, l := list(t, "zh", game.Store{Dir: t.TempDir()})
	require.Empty(t, l.rows)
	p.press(ui.Accept)
	require.IsType(t, &setupScreen{}, p.screen)

	p, _ = list(t, "zh", game.Store{Dir: t.TempDir()})
	p.click(emptyRect)
	require.IsType(t, &setupScreen{}, p.screen)
}

// A play that was opened and left at once holds nothing to come back to.
func TestAPlayInWhichNothingWasDoneIsNotListed(t *testing.T) {
	p := sitDown(t)
	p.press(ui.Accept, ui.Back)
	p.screen = newLoad(p.app)
	require.Empty(t, p.screen.(*loadScreen).rows)
}

func TestTheListGoesOnWithAPlay(t *testing.T) {
	p, l := list(t, "en", cellar(t))
	require.Len(t, l.rows, 5)
	i := l.row(t, func(r keptRow) bool { return r.saved.Record.Scenario == "marketing" })
	require.Equal(t, p.app.say("screen.load.open"), l.rows[i].chip.Text)
	require.Contains(t, l.rows[i].where, "line 4")
	for l.focus.ID() != loadRow+i {
		p.press(ui.FocusNext)
	}
	p.press(ui.Accept)
	require.IsType(t, &standoff{}, p.screen)
	require.Equal(t, "marketing", p.app.session.Scenario().ID)
	require.Equal(t, game.Practice, p.app.session.Level())
	require.Len(t, p.app.session.Turns(), 4)
}

func TestAFinishedPlayShowsItsEnding(t *testing.T) {
	p, l := list(t, "zh", cellar(t))
	i := l.row(t, func(r keptRow) bool { return r.saved.Record.Scenario == "it" })
	p.press(ui.PageDown)
	p.click(l.target(i))
	require.IsType(t, &ending{}, p.screen)
}

// target is where a row stands on the stage.
func (l *loadScreen) target(i int) ui.Rect {
	r := ui.Rect{X: listRect.X + keptX, Y: listRect.Y + l.rows[i].y - l.scroll.Offset(), W: keptW, H: keptHeight}
	if r.Y+r.H > listRect.Y+listRect.H {
		r.H = listRect.Y + listRect.H - r.Y
	}
	return r
}

func TestGoingOnFromTheListLeavesASaveAsItWas(t *testing.T) {
	p, l := list(t, "zh", cellar(t))
	i := len(l.rows) - 1
	path := l.rows[i].saved.Path
	require.Equal(t, "saves", filepath.Base(filepath.Dir(path)))
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	p.press(ui.PageDown)
	p.click(l.target(i))
	say(t, p.app.session)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestAnUnreadableRowSaysWhyAndOpensNothing(t *testing.T) {
	p, l := list(t, "en", cellar(t))
	i := l.row(t, func(r keptRow) bool { return r.bad != "" })
	require.Contains(t, l.rows[i].bad, "junk.jsonl")
	p.click(l.target(i))
	require.Same(t, l, p.screen)
	require.Equal(t, l.rows[i].bad, l.notice.text)
	require.Nil(t, p.app.session)
}

func TestTheListScrollsToWhatHasTheFocus(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	for i := range 12 {
		playTo(t, store, game.Standoffs()[i%3], i+1, game.Coach)
	}
	p, l := list(t, "zh", store)
	require.Len(t, l.rows, 12)
	for i := range l.rows {
		require.Equal(t, loadRow+i, l.focus.ID())
		r := l.target(i)
		require.GreaterOrEqual(t, r.Y, listRect.Y)
		require.Equal(t, keptHeight, r.H, "row %d is whole", i)
		p.press(ui.MoveDown)
	}
	end := l.scroll.Offset()
	p.feed(ui.Input{X: 640, Y: 400, Wheel: 3})
	require.Less(t, l.scroll.Offset(), end)
	require.Equal(t, l.target(11).Y, l.targets[12].Rect.Y, "targets scroll along")
}

func TestTheListFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		p, l := list(t, lang, cellar(t))
		for _, r := range l.rows {
			date := ui.Measure(r.when, ui.Note)
			require.Less(t, date, 220.0-60+80)
			if r.bad != "" {
				fits(t, r.bad, r.badStyle, badWidth, keptHeight)
				continue
			}
			fits(t, r.title, ui.CardTitle, 590, 30)
			fits(t, r.where, ui.Note, 590, 30)
			require.Less(t, r.chip.X+r.chip.Width(), keptX+870)
			fits(t, r.level, ui.Note, 120, 30)
		}
		fits(t, l.empty.note, ui.Note, 900, 30)
		paint(t, p.screen)
		_, empty := list(t, lang, game.Store{Dir: t.TempDir()})
		paint(t, empty)
	})
}

func TestTheCardOfAChangedScenarioFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		p := sitDown(t)
		p.app.words = sit(t, lang, p.app.store).app.words
		for _, d := range []game.Divergence{
			{What: game.Differs, Want: "c0ffee00c0ffee00", Got: "0ff1ce000ff1ce00"}, {Turn: 12, ID: "a-choice-with-a-long-name", What: game.Gone}, {Turn: 12, ID: "a-choice-with-a-long-name", What: game.Closed,
				Open: []string{"a-choice-with-a-long-name", "another-choice-with-a-long-name", "third-choice", "walk-away"}},
			{Turn: 12, ID: "a-choice-with-a-long-name", What: game.Differs, Want: "c0ffee00c0ffee00", Got: "0ff1ce000ff1ce00"}, {Turn: 12, What: game.Moved},
			{Turn: 1, ID: "collect-file,read-handbook,settle-accounts", What: game.Closed},
		} {
			card := newPartedCard(p.app, nil, &d, newTitle(p.app).(covered)).(*partedCard)
			fits(t, card.title, ui.Name, partedRect.W-90, 40)
			fits(t, card.text, card.style, partedRect.W-56, partedHigh)
			if d.Turn == 1 {
				paint(t, card)
			}
		}
	})
}

// A quarter is gone on with from the list, and deleted there alone: asked for twice.
func TestTheListHasTheQuartersAndDeletesOne(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	playTo(t, store, "marketing", 3, game.Practice)
	p := openedQuarter(t, "en", store)
	require.NoError(t, p.app.campaign.Do("week", "", ""))
	p.app.leaveQuarter()

	p, l := list(t, "en", store)
	i := l.row(t, func(r keptRow) bool { return r.quarter != "" })
	require.Contains(t, l.rows[i].where, "Week 2")
	p.click(l.targets[1+i].Rect)
	require.IsType(t, &campaign{}, p.screen)
	p.app.leaveQuarter()

	_, l = list(t, "en", store)
	l.dropQuarter(i)
	require.Len(t, l.rows, 2, "the first time it only asks")
	require.NotEmpty(t, l.notice.text)
	l.dropQuarter(i)
	require.Len(t, l.rows, 1)
	require.Empty(t, l.rows[0].quarter)
}
