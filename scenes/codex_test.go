package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// leafThrough opens the codex from the title of a store with plays that went badly and well.
func leafThrough(t testing.TB, lang string) (*player, *codex) {
	store := game.Store{Dir: t.TempDir()}
	for _, strategy := range []string{"commander", "win-win"} {
		sc, err := game.Open("it")
		require.NoError(t, err)
		s, err := game.New(sc, game.Options{Seed: 7, Store: &store, Begun: someday})
		require.NoError(t, err)
		require.NoError(t, s.PlayStrategy(strategy))
		require.NoError(t, s.Close())
	}
	p := sit(t, lang, store)
	p.click(p.rowOf(titleCodex))
	return p, p.screen.(*codex)
}

// target is where something that can be chosen stands.
func (k *codex) target(t testing.TB, id int) ui.Rect {
	for _, x := range k.targets {
		if x.ID == id {
			return x.Rect
		}
	}
	t.Fatalf("nothing to choose with the number %d", id)
	return ui.Rect{}
}

func (p *player) write(text string) { p.t.Helper(); p.feed(ui.Input{Runes: []rune(text)}) }

func TestTheCodexIsReadByKeys(t *testing.T) {
	p, k := leafThrough(t, "zh")
	require.Equal(t, "no-enemies", k.entry.ID)
	p.press(ui.MoveDown)
	require.Equal(t, "resource-exchange", k.entry.ID)
	p.press(ui.MoveLeft)
	for range 20 {
		p.press(ui.MoveDown)
	}
	require.Equal(t, len(k.groups)-1, k.group)
	require.Equal(t, "phrase-open", k.entry.ID, "a group opens at its first entry")
	p.press(ui.NextLanguage)
	require.Equal(t, "Opening", k.entry.Title)
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
}

func TestTheCodexIsReadByMouse(t *testing.T) {
	p, k := leafThrough(t, "zh")
	p.click(codexGroupRect(9))
	require.Equal(t, "mistake-command", k.entry.ID)
	p.click(k.target(t, codexEntry+1))
	require.Equal(t, "mistake-vague", k.entry.ID)
	link := k.page.links[0].id
	p.click(k.target(t, codexLink))
	require.Equal(t, link, k.entry.ID, "what lies next to it opens")
	require.Equal(t, link, k.shown[k.place(link)].ID, "and its group is shown")
}

func TestASearchShowsWhatIsFoundAndGoesAway(t *testing.T) {
	p, k := leafThrough(t, "zh")
	p.write("/")
	p.write("逆反x")
	p.feed(ui.Input{}.With(ui.EraseBack))
	require.Equal(t, "逆反", k.search)
	p.press(ui.Accept)
	require.Equal(t, "reactance", k.entry.ID)
	p.press(ui.Back)
	require.Empty(t, k.search)
	require.Equal(t, "reactance", k.entry.ID, "what was found stays open, in its group")

	p.click(codexSearchRect)
	p.write("没有这个")
	require.Empty(t, k.rows)
	require.NotEmpty(t, k.labels.none.text)
	p.click(codexGroupRect(0))
	p.click(codexGroupRect(0))
	require.Empty(t, k.search)
	require.NotEmpty(t, k.rows)
}

// From an entry the player goes to the turn, and comes back to the entry.
func TestAnEntryLeadsToTheTurnInWhichItWasUsed(t *testing.T) {
	p, k := leafThrough(t, "zh")
	p.click(codexGroupRect(9))
	require.NotEmpty(t, k.page.uses)
	use := k.page.uses[0].use
	require.Equal(t, game.CodexAgainst, use.Kind)

	p.click(k.target(t, codexUse))

	r := p.screen.(*review)
	require.Equal(t, use.Turn-1, r.turn)
	require.Contains(t, r.detail.yours.text, use.Said)
	p.press(ui.NextLanguage, ui.Back)
	require.Same(t, k, p.screen)
	require.Equal(t, "Giving orders", k.entry.Title)
	require.Nil(t, p.app.session, "no play is on, as before")
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
}

// From a play that goes on, a turn of another play is only looked at: afterwards the play goes on.
func TestAPlayGoesOnAfterALookAtAnother(t *testing.T) {
	p, _ := leafThrough(t, "zh")
	p.press(ui.Back)
	next, problem := p.app.begin("finance")
	require.Empty(t, problem)
	require.NotNil(t, next)
	mine := p.app.session
	k := newCodex(p.app, "mistake-command", false).(*codex)
	p.screen = k

	p.click(k.target(t, codexUse))
	require.IsType(t, &review{}, p.screen)
	require.NotSame(t, mine, p.app.session)
	p.press(ui.Back)

	require.Same(t, mine, p.app.session)
	require.NoError(t, mine.Prepare(nil), "and is kept as before")
	require.FileExists(t, mine.Path())
}

// Whoever plays on from the turn of another play has left the one that was on: its record is free.
func TestPlayingOnFromAnotherPlayLeavesTheFirst(t *testing.T) {
	p, _ := leafThrough(t, "zh")
	_, problem := p.app.begin("finance")
	require.Empty(t, problem)
	path := p.app.session.Path()
	k := newCodex(p.app, "mistake-command", false).(*codex)
	p.screen = k
	p.click(k.target(t, codexUse))
	p.click(reviewForkR)

	require.Equal(t, "it", p.app.session.Scenario().ID)
	sc, err := game.Open("finance")
	require.NoError(t, err)
	again, _, err := game.Resume(sc, p.app.store, path)
	require.NoError(t, err)
	require.Equal(t, path, again.Path(), "nobody holds it")
	require.NoError(t, again.Close())
}

func TestAReasonOpensItsPrinciple(t *testing.T) {
	p, _ := talk(t, game.Coach)
	p.number(2)
	p.press(ui.Reasons)
	r := p.screen.(*reasons)
	for i, row := range r.rows {
		require.NotEmpty(t, row.entry)
		p.screen = r
		p.click(row.book().Move(whyList.X, whyList.Y))
		k := p.screen.(*codex)
		require.Equal(t, row.entry, k.entry.ID, "row %d", i)
		next, err := k.Update(ui.Input{}.With(ui.Back))
		require.NoError(t, err)
		require.Equal(t, ui.Pop(), next)
	}
	p.screen = r
	r.focus.Set(reasonsBack)
	for range 12 {
		if r.focus.ID() >= reasonsEntry {
			break
		}
		p.press(ui.FocusNext)
	}
	p.press(ui.Accept)
	require.Equal(t, r.rows[0].entry, p.screen.(*codex).entry.ID, "by keys")
}

func TestTheReviewOpensThePrincipleOfATurn(t *testing.T) {
	p, r := lookOver(t, "commander")
	want := r.view.Turns[r.turn].Lesson.Principle
	p.click(reviewBookR)
	require.Equal(t, want, p.screen.(*codex).entry.ID)
	p.screen = r
	p.number(2)
	p.click(r.habits.rows[3].book())
	require.Equal(t, "mistake-last-minute", p.screen.(*codex).entry.ID)
	last := r.detail.meters[2]
	require.Less(t, last.x+ui.Measure(last.name, ui.Small)+5+ui.Measure(last.change, detailChange), reviewBookR.X)
}

// Every entry fits its page: nothing is cut off, nothing runs into its neighbour, every character can be drawn.
func TestEveryEntryFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		p, k := leafThrough(t, lang)
		for _, g := range k.groups {
			require.LessOrEqual(t, ui.Measure(g.Title, ui.Strong), codexGroups.W-24, g.Title)
			for _, e := range g.Entries {
				k.open(e.ID)
				for _, x := range k.page.texts {
					fits(t, x.text, x.style, x.w, x.style.Leading*9)
					require.LessOrEqual(t, x.x+x.w, codexPageRect.W-pagePad+.5, e.ID)
				}
				for _, l := range k.page.links {
					require.LessOrEqual(t, l.rect.X+l.rect.W, pagePad+pageWide, "%s to %s", e.ID, l.label)
				}
				for _, u := range k.page.uses {
					fits(t, u.said, u.style, pageWide-u.whereX-44, 44)
				}
			}
		}
		for _, row := range k.rows {
			fits(t, row.title, row.style, codexList.W-86, 40)
		}
		require.LessOrEqual(t, ui.Measure(k.labels.book, ui.Label), codexBookRect.W-60)
		k.open("mistake-command")
		if lang == "zh" {
			paint(t, p.screen)
		}
	})
}
