package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

func deckOf(t testing.TB, lang, id string) (*player, *deck) {
	p := sit(t, lang, game.Store{Dir: t.TempDir()})
	p.screen = newDeck(p.app, id)
	return p, p.screen.(*deck)
}

// watching sits down to watch a strategy.
func watching(t testing.TB, lang, id, strategy string) (*player, *watch) {
	p, d := deckOf(t, lang, id)
	next, problem := newWatch(p.app, id, strategy, 1, d)
	require.Empty(t, problem)
	p.screen = next
	p.feed(ui.Input{})
	return p, next.(*watch)
}

// toTheEnd lets it play to its end.
func (w *watch) toTheEnd(p *player) {
	for range 500 {
		if w.end != nil {
			return
		}
		p.press(ui.Accept)
	}
	p.t.Fatal("it never ends")
}

func TestACardIsChosenAndThenWatched(t *testing.T) {
	p, d := deckOf(t, "zh", "it")
	p.number(3)
	require.Equal(t, 2, d.picked)
	p.press(ui.Accept)
	w, ok := p.screen.(*watch)
	require.True(t, ok)
	require.Equal(t, d.cards[2].Name, w.strategy)
	p.press(ui.Back)
	require.Same(t, d, p.screen)
	require.Nil(t, p.app.session)

	p.click(d.tabs[2].rect)
	require.Equal(t, "finance", d.scenario)
	p.click(deckCardRect(1).Move(deckList.X, deckList.Y))
	p.click(deckButtons[1])
	require.IsType(t, &compare{}, p.screen)
}

// What is watched is what the strategy does, and it leaves nothing behind.
func TestWatchedToItsEndAStrategyComesToWhatItComesTo(t *testing.T) {
	for _, id := range game.Standoffs() {
		sc, err := game.Open(id)
		require.NoError(t, err)
		for _, st := range sc.Strategies {
			want, err := game.CompareStrategy(sc, st.Name, 1)
			require.NoError(t, err)
			p, w := watching(t, "zh", id, st.Name)
			w.toTheEnd(p)
			require.Equal(t, want.Session.Turns(), p.app.session.Turns())
			records, err := p.app.store.Records()
			require.NoError(t, err)
			require.Empty(t, records)
		}
	}
}

func TestItSaysWhatItWillSayAndWhy(t *testing.T) {
	p, w := watching(t, "zh", "it", "commander")
	for !w.talk.asked() {
		p.press(ui.Accept)
	}
	intent, ok := p.app.session.Intent("commander", "zh")
	require.True(t, ok)
	require.Equal(t, intent.Choice, w.talk.cards[w.next].id)
	require.Equal(t, intent.Why, w.talk.hint.text)
	require.Equal(t, idChoice+w.next, w.talk.focus.ID())
	p.press(ui.Accept)
	require.Equal(t, []string{intent.Choice}, said(p))
	require.Equal(t, intent.Why, w.talk.hint.text, "while they answer")
}

func TestThePlayerTakesOverAtAnyTurn(t *testing.T) {
	p, w := watching(t, "zh", "it", "win-win")
	for len(said(p)) < 3 {
		p.press(ui.Accept)
	}
	before, turns := said(p), len(p.app.session.Turns())
	p.click(takeOverRect)
	s, ok := p.screen.(*standoff)
	require.True(t, ok)
	require.True(t, s.asked())
	require.Equal(t, before, said(p))
	rec, err := game.ReadRecordFile(p.app.session.Path())
	require.NoError(t, err)
	require.Len(t, rec.Line(), turns, "kept from its first turn on")
	p.number(1)
	require.Len(t, said(p), 4)
	require.NotNil(t, w)
}

func TestAnotherLineThanItsOwnTakesOverAndIsPointedAt(t *testing.T) {
	p, w := watching(t, "zh", "it", "commander")
	for !w.talk.asked() {
		p.press(ui.Accept)
	}
	other := (w.next + 1) % len(w.talk.cards)
	want := w.talk.cards[other].id
	p.click(w.talk.cards[other].rect)
	s, ok := p.screen.(*standoff)
	require.True(t, ok)
	require.Empty(t, said(p), "pointed at, not said")
	require.Equal(t, want, s.cards[s.focus.ID()-idChoice].id)
	p.press(ui.Accept)
	require.Equal(t, []string{want}, said(p))
}

func TestItGoesOnByItselfUntilStopped(t *testing.T) {
	p, w := watching(t, "zh", "finance", "quitter")
	p.press(ui.Skip)
	require.True(t, w.auto)
	require.True(t, w.armed, "the loop will wake it")
	for range 500 {
		if w.end != nil {
			break
		}
		require.True(t, w.armed)
		p.feed(ui.Input{Woken: true})
	}
	require.NotNil(t, w.end)
	require.False(t, w.auto)

	p, w = watching(t, "zh", "finance", "quitter")
	p.click(w.talk.tools[1].rect)
	require.True(t, w.auto)
	p.click(w.talk.tools[1].rect)
	require.False(t, w.auto)
	turns := len(p.app.session.Turns())
	p.feed(ui.Input{Woken: true})
	require.Len(t, p.app.session.Turns(), turns)
}

func TestOneLineBackIsWatchedAgain(t *testing.T) {
	p, w := watching(t, "en", "it", "win-win")
	for len(said(p)) < 2 {
		p.press(ui.Accept)
	}
	before := said(p)
	p.press(ui.Undo)
	require.Equal(t, before[:1], said(p))
	require.Same(t, w, p.screen)
	require.True(t, w.talk.asked())
	p.press(ui.Accept)
	require.Equal(t, before, said(p))
	for range 5 {
		p.press(ui.Undo)
	}
	require.Len(t, p.app.session.Turns(), 1, "the preparation stays")
}

// The history can go back further, even to before the preparation, which the strategy then does again.
func TestTheHistoryOfAWatchedPlayGoesBack(t *testing.T) {
	p, w := watching(t, "zh", "it", "win-win")
	for len(said(p)) < 3 {
		p.press(ui.Accept)
	}
	p.press(ui.History)
	require.IsType(t, &history{}, p.screen)
	require.NoError(t, p.app.session.Fork(1))
	p.screen = w
	p.feed(ui.Input{})
	require.Same(t, w, p.screen)
	require.Len(t, p.app.session.Turns(), 1)
	require.True(t, w.talk.asked())
}

func TestTheEndOfAWatchedPlayLeadsOn(t *testing.T) {
	end := func() (*player, *watch) {
		p, w := watching(t, "zh", "it", "last-minute")
		w.toTheEnd(p)
		return p, w
	}
	p, w := end()
	p.click(w.end.rects[0])
	require.Nil(t, w.end)
	require.Len(t, p.app.session.Turns(), 1, "from its start")

	p, w = end()
	p.click(w.end.rects[1])
	require.IsType(t, &preparation{}, p.screen)
	require.NotEmpty(t, p.app.session.Path(), "one's own play is kept")

	p, w = end()
	p.click(w.end.rects[2])
	require.IsType(t, &compare{}, p.screen)
	require.Nil(t, p.app.session)

	p, w = end()
	p.press(ui.NextLanguage)
	require.Equal(t, p.app.say("screen.watch.again"), w.end.labels[0])
	p.click(w.end.rects[3])
	require.IsType(t, &deck{}, p.screen)
}

func TestAWatchedPlayThatCannotBeTakenOverGoesOn(t *testing.T) {
	p, w := watching(t, "zh", "it", "win-win")
	p.app.store = game.Store{Dir: "/dev/null/no"}
	p.click(takeOverRect)
	require.Same(t, w, p.screen)
	require.NotEmpty(t, w.talk.toast.text)
}

func TestTheDeckFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range game.Standoffs() {
			p, d := deckOf(t, lang, id)
			barAndTabsFit(t, d.bar, &d.hub)
			last := d.tabs[len(d.tabs)-1].rect
			require.LessOrEqual(t, last.X+last.W, deckPanel.X-12)
			for i, f := range d.faces {
				fits(t, f.title, f.titleStyle, deckWords, 2*deckTitle.Leading)
				require.LessOrEqual(t, f.lineAt+height(f.line, f.lineText, deckWords), deckHigh-2)
				p.number(i + 1)
				for _, part := range d.told {
					for k, line := range part.lines {
						fits(t, line.text, toldText, toldW, 200)
						require.Equal(t, len(part.numbers), len(part.lines), k)
					}
				}
			}
			for _, label := range d.words {
				require.LessOrEqual(t, ui.Measure(label, ui.Strong), deckButtons[0].W-66)
			}
			if id == "finance" {
				paint(t, d)
			}
		}
	})
}

func TestEveryWatchedTurnFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range game.Standoffs() {
			sc, err := game.Open(id)
			require.NoError(t, err)
			for n, st := range sc.Strategies {
				p, w := watching(t, lang, id, st.Name)
				for w.end == nil {
					s := w.talk
					require.LessOrEqual(t, s.hint.rect.Y+s.hint.rect.H, s.tools[0].rect.Y-12)
					fits(t, s.hint.text, hintText, s.hint.width, 190)
					require.Less(t, 796+ui.Measure(s.pill[0], ui.Strong), takeOverRect.X-8)
					for _, b := range s.tools {
						require.LessOrEqual(t, 38+ui.Measure(b.label, ui.Label)+8+ui.Measure(b.key, ui.Small)+11, b.rect.W, b.label)
					}
					p.press(ui.Accept)
				}
				fits(t, w.end.title.text, w.end.title.style, columnW-48, 64)
				fits(t, w.end.text.text, w.end.text.style, columnW-48, 150)
				require.LessOrEqual(t, w.end.rects[3].Y+w.end.rects[3].H, columnEnd)
				for i, label := range w.end.labels {
					require.LessOrEqual(t, ui.Measure(label, ui.Strong), w.end.rects[i].W-66, label)
				}
				if n == 0 && id == "it" {
					paint(t, w)
				}
			}
		}
		p, w := watching(t, lang, "it", "win-win")
		for !w.talk.asked() {
			p.press(ui.Accept)
		}
		paint(t, w)
		require.LessOrEqual(t, ui.Measure(w.words.over, overStyle), takeOverRect.W-64)
		chip := ui.Chip{H: 30, Size: 15, Text: w.words.mark}
		require.LessOrEqual(t, chip.Width(), 140.0)
	})
}
