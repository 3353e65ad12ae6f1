package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// option chooses the option with a label, wherever it stands.
func (p *player) option(label string) {
	p.t.Helper()
	s := p.screen.(*settingsScreen)
	for _, r := range s.rows {
		for _, o := range r.options {
			if o.label == label {
				s.focus.Set(o.id)
				p.press(ui.Accept)
				return
			}
		}
	}
	p.t.Fatalf("no option %q", label)
}

func openSettings(t *testing.T, store game.Store) *player {
	p := sit(t, "en", store)
	p.click(settingsRect)
	require.IsType(t, &settingsScreen{}, p.screen)
	return p
}

func TestSettingsCountAtOnceAndAreKept(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	p := openSettings(t, store)
	p.option("200 %")
	p.option("High")
	p.option("Fast")
	p.option("Practice")
	require.Equal(t, ui.Look{Text: 200, Contrast: true}, p.app.look(ui.Input{}))
	kept, err := store.LoadSettings()
	require.NoError(t, err)
	require.Equal(t, game.Settings{Level: game.Practice, Text: 200, Contrast: true, Speed: game.Fast}, kept)

	p.option("中文")
	require.Equal(t, "设置", p.screen.(*settingsScreen).bar.title)
	require.Equal(t, 2400.0, p.app.readingSpeed())
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
}

func TestAProjectorHasLargeTextAndThickLines(t *testing.T) {
	p := openSettings(t, game.Store{Dir: t.TempDir()})
	p.app.settings.Projector = true
	require.Equal(t, ui.Look{Text: 150, Thick: true}, p.app.look(ui.Input{}))
	p.app.settings.Text = 200
	require.Equal(t, ui.Look{Text: 200, Thick: true}, p.app.look(ui.Input{}))
}

func TestTextSizeHasKeysEverywhere(t *testing.T) {
	p := sitDown(t)
	look := func(a ui.Action) int { return p.app.look(ui.Input{}.With(a)).Text }
	require.Equal(t, 125, look(ui.Larger))
	require.Equal(t, 150, look(ui.Larger))
	require.Equal(t, 200, look(ui.Larger))
	require.Equal(t, 200, look(ui.Larger), "the largest")
	require.Equal(t, 150, look(ui.Smaller))
	kept, err := p.app.store.LoadSettings()
	require.NoError(t, err)
	require.Equal(t, 150, kept.Text)
}

func TestWithoutMotionALineIsThereAtOnce(t *testing.T) {
	p := sitDown(t)
	p.app.settings.Still = true
	p.press(ui.Accept, ui.Accept)
	s := p.screen.(*standoff)
	require.False(t, s.Animating())
	p.press(ui.Skip)
	require.NotEmpty(t, s.cards)
}

func TestDeletingAllIsAskedFirst(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	playTo(t, store, "it", 3, game.Coach)
	p := openSettings(t, store)
	count := func() int {
		records, err := store.Records()
		require.NoError(t, err)
		return len(records)
	}
	p.option("Delete everything…")
	p.press(ui.Back)
	require.IsType(t, &settingsScreen{}, p.screen, "back is no")
	p.option("Delete everything…")
	p.option("No, keep it")
	require.Equal(t, 1, count())
	p.option("200 %")
	p.option("Delete everything…")
	p.option("Yes, delete it all")
	require.Zero(t, count())
	require.Equal(t, "All gone", p.screen.(*settingsScreen).notice.text)
	require.Equal(t, game.Coach, p.app.settings.Level)
	require.Zero(t, p.app.settings.Text)
	require.NoFileExists(t, store.Dir+"/settings.json", "it is not written again")
}

func TestSettingsFitAtEverySize(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		p := sit(t, lang, game.Store{Dir: "/home/somebody/with/a/long/name/.local/share/parley"})
		s := newSettings(p.app).(*settingsScreen)
		for _, size := range [][2]float64{{1280, 720}, {1024, 576}, {1280 / 1.5, 480}, {640, 360}, {640, 480}} {
			s.Fit(size[0], size[1])
			for _, r := range s.rows {
				fits(t, r.note, ui.Note, r.noteWidth, r.h)
				for _, o := range r.options {
					require.LessOrEqual(t, o.rect.X+o.rect.W, s.scroll.Rect.W, o.label)
					require.LessOrEqual(t, o.rect.Y+o.rect.H, r.y+r.h, o.label)
				}
			}
		}
		s.Fit(ui.Width, ui.Height)
		paint(t, s)
	})
}
