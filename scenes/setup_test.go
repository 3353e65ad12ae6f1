package scenes

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// pick opens the page on which a standoff is picked.
func pick(t testing.TB, lang string, store game.Store) (*player, *setupScreen) {
	p := sit(t, lang, store)
	p.screen = newSetup(p.app)
	return p, p.screen.(*setupScreen)
}

func TestEveryStandoffCanBeStartedAtEveryLevel(t *testing.T) {
	for card, id := range game.Stages() {
		for i, level := range game.Levels() {
			byMouse, s := pick(t, "zh", game.Store{Dir: t.TempDir()})
			byMouse.click(s.cards[card].rect)
			byMouse.click(s.levels[i].rect)
			byMouse.click(goRect)

			byKeys, s := pick(t, "en", game.Store{Dir: t.TempDir()})
			byKeys.number(card + 1)
			for s.focus.ID() != setupLevel+i {
				byKeys.press(ui.FocusNext)
			}
			byKeys.press(ui.Accept)
			byKeys.press(ui.Accept) // the next press starts

			for _, p := range []*player{byMouse, byKeys} {
				require.Equal(t, id, p.app.session.Scenario().ID)
				require.Equal(t, level, p.app.session.Level())
				require.Equal(t, uint64(someday.UnixNano())%1_000_000, p.app.session.Seed())
				require.FileExists(t, p.app.session.Path())
				settings, err := p.app.store.LoadSettings()
				require.NoError(t, err)
				require.Equal(t, level, settings.Level, "and is remembered")
			}
		}
	}
}

func TestArrowsReachEverythingOnTheSetup(t *testing.T) {
	p, s := pick(t, "zh", game.Store{Dir: t.TempDir()})
	seen := map[int]bool{}
	for range 4 {
		for _, way := range []ui.Action{ui.MoveUp, ui.MoveRight, ui.MoveRight, ui.MoveDown, ui.MoveLeft, ui.MoveLeft, ui.MoveUp, ui.MoveUp, ui.MoveLeft} {
			p.press(way)
			seen[s.focus.ID()] = true
		}
	}
	for _, target := range s.targets {
		require.True(t, seen[target.ID], "target %d", target.ID)
	}
}

// A play that cannot be kept is not begun; when it can be, the same press begins it.
func TestAStartThatCannotBeKeptIsSaid(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	p, s := pick(t, "en", store)
	blocked := filepath.Join(store.Dir, "records")
	require.NoError(t, os.WriteFile(blocked, nil, 0o600))
	p.press(ui.Accept)
	require.Same(t, s, p.screen)
	require.Nil(t, p.app.session)
	require.Contains(t, s.notice.text, "could not be saved")
	require.NoError(t, os.Remove(blocked))
	p.press(ui.Accept)
	require.NotNil(t, p.app.session)
}

func TestTheBestResultIsOnTheCard(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	_, s := pick(t, "en", store)
	require.Empty(t, s.cards[0].best.Text)
	playTo(t, store, "it", 99, game.Coach)
	_, s = pick(t, "en", store)
	require.Contains(t, s.cards[0].best.Text, "Best: ")
	require.Empty(t, s.cards[1].best.Text)
	require.Equal(t, 1, s.picked, "the next one stands ready")
}

func TestTheSetupFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		store := game.Store{Dir: t.TempDir()}
		for _, id := range game.Stages() {
			playTo(t, store, id, 99, game.Coach)
		}
		p, s := pick(t, lang, store)
		for _, k := range s.cards {
			require.False(t, k.broken, k.brief)
			w := k.rect.W - 40
			if k.test != "" {
				fits(t, k.title, k.titleStyle, w, 34)
				fits(t, k.who, ui.Note, w, 24)
				fits(t, k.brief, k.briefing, w, testWords)
				require.LessOrEqual(t, k.best.Width(), w)
				continue
			}
			fits(t, k.title, k.titleStyle, w, 34)
			fits(t, k.brief, k.briefing, w, k.rect.H-photoMargin-s.photo-cardWords-cardFoot)
			fits(t, k.who, ui.Note, w-k.dept.Width()-10, 24)
			require.Less(t, k.best.X+k.best.Width(), k.rect.X+k.rect.W-60)
			require.GreaterOrEqual(t, s.photo, photoLeast)
		}
		for _, l := range s.levels {
			fits(t, l.name, ui.Heading, levelW-60, 30)
			fits(t, l.note, l.noteStyle, levelW-36, 48)
		}
		fits(t, s.words.start, goStyle, goRect.W-80, 40)
		fits(t, s.words.keys, ui.Small, goRect.W, 24)
		paint(t, p.screen)
	})
}
