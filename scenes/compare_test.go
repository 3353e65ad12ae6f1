package scenes

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// kept puts a play by a strategy into the store, as far as n turns, and returns its record.
func kept(t testing.TB, store game.Store, id, strategy string, seed uint64, n int) string {
	sc, err := game.Open(id)
	require.NoError(t, err)
	s, err := game.New(sc, game.Options{Store: &store, Level: game.Coach, Seed: seed, Begun: someday})
	require.NoError(t, err)
	defer s.Close()
	st, ok := sc.Strategy(strategy)
	require.True(t, ok)
	for i := 0; i < n && !s.Ended(); i++ {
		require.NoError(t, s.Follow(st))
	}
	return s.Path()
}

// library is a store with plays of every standoff, some to the end and one in the middle.
func library(t testing.TB) game.Store {
	store := game.Store{Dir: t.TempDir()}
	n := 0
	for _, id := range game.Standoffs() {
		for _, p := range []struct {
			strategy string
			turns    int
		}{{"commander", 99}, {"win-win", 99}, {"quitter", 99}, {"win-win", 4}} {
			path := kept(t, store, id, p.strategy, 1, p.turns)
			at := someday.Add(-time.Duration(n) * time.Hour)
			require.NoError(t, os.Chtimes(path, at, at))
			n++
		}
	}
	return store
}

// beside lays the first plays of a standoff side by side.
func beside(t testing.TB, a *App, id string, n int) *compare {
	var sides []side
	for _, k := range a.playsOf(id)[:n] {
		s, err := recordSide(k)
		require.NoError(t, err)
		sides = append(sides, s)
	}
	next, problem := newCompare(a, sides, newTitle(a).(covered))
	require.Empty(t, problem)
	return next.(*compare)
}

// box is where the box of a row of the list stands.
func (l *loadScreen) box(i int) ui.Rect {
	return markRect.Move(listRect.X, listRect.Y+l.rows[i].y-l.scroll.Offset())
}

func TestPlaysAreMarkedAndLaidSideBySide(t *testing.T) {
	p, l := list(t, "zh", library(t))
	p.click(l.box(1))
	require.Len(t, l.marked, 1)
	p.click(sideRect)
	require.Same(t, l, p.screen, "one alone is not compared")
	p.click(l.box(0))
	p.click(l.box(2))
	p.click(l.box(0))
	require.Equal(t, []string{l.rows[1].saved.Path, l.rows[2].saved.Path}, l.marked, "a second press takes it out")
	p.click(sideRect)
	k, ok := p.screen.(*compare)
	require.True(t, ok)
	require.Len(t, k.view.Plays, 2)
	require.Equal(t, "win-win", k.view.Plays[0].Kind)
	p.press(ui.Back)
	require.Same(t, l, p.screen)
	require.Len(t, l.marked, 2, "as it was left")
}

func TestOnlyPlaysOfOneStandoffAreMarked(t *testing.T) {
	p, l := list(t, "en", library(t))
	p.click(l.box(0))
	other := l.row(t, func(r keptRow) bool { return r.saved.Record.Scenario == "marketing" })
	p.click(l.box(other))
	require.Len(t, l.marked, 1)
	require.Equal(t, p.app.say("screen.load.mark.other"), l.notice.text)
}

func TestMarkingTakesTheKeyboardAlone(t *testing.T) {
	p, l := list(t, "zh", library(t))
	p.press(ui.MoveRight, ui.Accept, ui.MoveDown, ui.Accept)
	require.Len(t, l.marked, 2)
	for l.focus.ID() != loadCompare {
		p.press(ui.FocusNext)
	}
	p.press(ui.Accept)
	require.IsType(t, &compare{}, p.screen)
}

func TestTheTurnInWhichTheyPartIsMarkedAndChosen(t *testing.T) {
	p := sit(t, "zh", library(t))
	a := p.app
	var sides []side
	for _, name := range []string{"commander", "complainer"} {
		s, err := a.strategySide("it", name, 1)
		require.NoError(t, err)
		sides = append(sides, s)
	}
	next, problem := newCompare(a, sides, newTitle(a).(covered))
	require.Empty(t, problem)
	k := next.(*compare)
	require.Greater(t, k.view.Parts, 1, "both prepare nothing")
	require.Equal(t, k.view.Parts-1, k.row)
	require.True(t, k.view.Rows[0].Same)
	signs := 0
	for i, item := range k.items {
		if item.parts != "" {
			signs++
			require.Equal(t, k.view.Parts-1, k.items[i+1].row, "the sign stands over the row")
			require.Contains(t, item.parts, "A | B")
		}
	}
	require.Equal(t, 1, signs)

	p.screen = k
	p.press(ui.PageDown, ui.PageDown)
	p.click(compareRects[1])
	require.Equal(t, k.cellID(k.view.Parts-1, 0), k.focus.ID())
	y := k.items[0].y
	for _, item := range k.items {
		if item.row == k.row {
			y = item.y - k.scroll.Offset()
		}
	}
	require.GreaterOrEqual(t, y, 0.0)
	require.Less(t, y, k.scroll.Rect.H)
}

func TestFromATurnOfAComparisonAPlayOfItsOwnBegins(t *testing.T) {
	p := sit(t, "zh", library(t))
	k := beside(t, p.app, "it", 2)
	p.screen = k
	old := k.sides[1]
	before, err := os.ReadFile(old.path)
	require.NoError(t, err)
	p.press(ui.MoveRight, ui.MoveDown, ui.MoveDown)
	require.Equal(t, 1, k.col)
	turn := k.view.Rows[k.row].Cells[1].Turn
	p.press(ui.Accept)
	require.Equal(t, compareAgain, k.focus.ID(), "the next press plays")
	p.press(ui.Accept)
	require.IsType(t, &standoff{}, p.screen)
	require.Len(t, p.app.session.Turns(), turn-1)
	require.NotEqual(t, old.path, p.app.session.Path())
	require.Equal(t, old.Session.State(turn-1), p.app.session.State(turn-1))
	after, err := os.ReadFile(old.path)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestAPlayOfAComparisonIsAddedAndTakenOut(t *testing.T) {
	p := sit(t, "en", library(t))
	p.screen = beside(t, p.app, "it", 2)
	for n := 3; n <= game.MaxCompared; n++ {
		p.click(compareRects[2])
		pick, ok := p.screen.(*picker)
		require.True(t, ok)
		for _, row := range pick.rows {
			for _, s := range pick.compare.sides {
				require.False(t, row.candidate.path != "" && row.candidate.path == s.path, "not twice")
			}
		}
		if n == 3 { // a strategy, with the keys
			for pick.rows[pick.focus.ID()-pickFirst].strategy == "" {
				p.press(ui.MoveDown)
			}
			p.press(ui.Accept)
		} else {
			p.click(pickRowRect(0).Move(pickList.X, pickList.Y))
		}
		require.Len(t, p.screen.(*compare).sides, n)
	}
	k := p.screen.(*compare)
	require.True(t, k.sides[2].Strategy)
	p.click(compareRects[2])
	require.Same(t, k, p.screen, "four are enough")
	p.click(k.heads[0].cross)
	require.Len(t, p.screen.(*compare).sides, 3)
	p.click(p.screen.(*compare).heads[0].cross)
	two := p.screen.(*compare)
	require.Len(t, two.sides, 2)
	p.click(two.heads[0].cross)
	require.Same(t, two, p.screen, "two stay")
	p.click(compareRects[2])
	p.press(ui.Back)
	require.Same(t, two, p.screen)
}

func TestAComparisonScrollsToWhatTheArrowsChoose(t *testing.T) {
	p := sit(t, "zh", library(t))
	k := beside(t, p.app, "it", 3)
	p.screen = k
	for range k.view.Rows {
		p.press(ui.MoveDown)
		for _, item := range k.items {
			if item.row == k.row && item.h < k.scroll.Rect.H-60 {
				require.GreaterOrEqual(t, item.y, k.scroll.Offset())
				require.LessOrEqual(t, item.y+item.h, k.scroll.Offset()+k.scroll.Rect.H)
			}
		}
	}
	require.InDelta(t, k.scroll.Height, k.scroll.Offset()+k.scroll.Rect.H, 1, "with the last row comes what came of it")
}

// A record that today's scenario does not follow is compared as far as they agree, and that is said.
func TestWhatARecordIsNoLongerIsSaid(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	kept(t, store, "it", "win-win", 1, 99)
	change(t, kept(t, store, "it", "commander", 1, 4))
	p := sit(t, "en", store)
	k := beside(t, p.app, "it", 2)
	require.Contains(t, k.remarks(), "Step 4")
	require.Less(t, k.items[0].row, 0)
}

func TestEveryComparisonFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		p := sit(t, lang, library(t))
		a := p.app
		for _, id := range game.Standoffs() {
			sc, err := game.Open(id)
			require.NoError(t, err)
			all := sc.Strategies
			for from := range all {
				n := game.MinCompared + from%(game.MaxCompared-game.MinCompared+1)
				var sides []side
				for i := range n {
					s, err := a.strategySide(id, all[(from+i)%len(all)].Name, uint64(from+i))
					require.NoError(t, err)
					sides = append(sides, s)
				}
				next, problem := newCompare(a, sides, newTitle(a).(covered))
				require.Empty(t, problem)
				comparisonFits(t, next.(*compare))
			}
			for n := game.MinCompared; n <= game.MaxCompared; n++ {
				k := beside(t, a, id, n)
				comparisonFits(t, k)
				if id == "it" && n == game.MaxCompared {
					paint(t, k)
					paint(t, newPicker(k))
				}
			}
		}
	})
}

func comparisonFits(t testing.TB, k *compare) {
	fits(t, k.bar.title, k.bar.style, k.bar.width+1, 40)
	require.Less(t, barText+ui.Measure(k.bar.sub, ui.Small), ui.Width-24, k.bar.sub)
	for _, h := range k.heads {
		fits(t, h.name, h.nameStyle, h.room, h.high)
		require.LessOrEqual(t, h.chip.X+h.chip.Width(), h.rect.X+h.rect.W-8)
		require.LessOrEqual(t, h.rect.Y+h.rect.H, k.scroll.Rect.Y)
	}
	end := 0.0
	for _, item := range k.items {
		require.GreaterOrEqual(t, item.y, end, "nothing overlaps")
		end = item.y + item.h
		for _, c := range item.cells {
			if item.row < 0 {
				fits(t, c.text.text, c.text.style, c.textW, c.rect.H)
				continue
			}
			if !c.played {
				continue
			}
			fits(t, c.text.text, c.text.style, c.textW, c.rect.H-40)
			fits(t, c.moves.text, compareMoves, c.textW, c.rect.H)
			require.LessOrEqual(t, compareSide+3*scoreStep-8, c.rect.W)
			for _, m := range c.meters {
				require.LessOrEqual(t, 45+ui.Measure(m.change, ui.Small), scoreStep-4)
			}
			if c.chip.Text != "" {
				require.LessOrEqual(t, c.chip.X+c.chip.Width(), c.rect.W-8, c.chip.Text)
				require.LessOrEqual(t, c.chip.Y+c.chip.H, c.rect.H)
			}
		}
	}
	for _, r := range k.results {
		if !r.ended {
			continue
		}
		require.LessOrEqual(t, compareSide+6+r.kind.Width()+10+ui.Measure(r.name, ui.Small)+70+compareSide, r.rect.W+6)
		fits(t, r.title.text, r.title.style, r.rect.W-2*compareSide-6, r.rect.H)
		for _, term := range r.terms {
			require.LessOrEqual(t, ui.Measure(term.name, ui.Label), 60.0, term.name)
		}
	}
	fits(t, k.foot.line, k.foot.style, compareFootW, 44)
	for i, label := range []string{k.foot.again, k.foot.parts, k.foot.more} {
		require.LessOrEqual(t, ui.Measure(label, ui.Strong), compareRects[i].W-66, label)
	}
}
