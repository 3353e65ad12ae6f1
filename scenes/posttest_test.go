package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// From the ending of the post-test a player sees both plays side by side, once the capstone was played as well.
func TestThePostTestIsComparedOnItsEnding(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		store := game.Store{Dir: t.TempDir()}
		p := sit(t, lang, store)
		keep := func(id, strategy string) {
			s, err := enact(id, game.Options{Store: &store, Begun: galleryDay}, strategy, 99)
			require.NoError(t, err)
			require.NoError(t, s.Close())
		}
		require.NoError(t, p.app.play(game.Posttest, "win-win", 99))
		e := newEnding(p.app).(*ending)
		p.screen = e
		keep(game.Posttest, "win-win")
		p.click(endingButton(endingCompare - endingReview))
		require.Same(t, e, p.screen)
		require.Equal(t, p.app.say("posttest.none"), e.toast.text)

		keep(game.Pretest, "commander")
		p.click(endingButton(endingCompare - endingReview))
		page, ok := p.screen.(*posttest)
		require.True(t, ok)
		require.Equal(t, 1, page.tables[0].rows[0].Trend)
		for _, table := range page.tables {
			for i, row := range table.rows {
				fits(t, row.Name, ui.Label, 380, 30)
				require.Less(t, testRowsTop+testRow*float64(i)+12, table.rect.H)
			}
		}
		fits(t, e.buttons[endingCompare-endingReview], ui.Label, endingButton(endingCompare-endingReview).W-50, 30)
		fits(t, page.note, page.style, verdictRect.W, verdictRect.H)
		fits(t, page.bar.sub, ui.Small, 1100, 24)
		p.press(ui.NextLanguage)
		require.Equal(t, p.app.say("posttest.back"), page.back)
		paint(t, p.screen)
		p.press(ui.Accept)
		require.Same(t, e, p.screen)
	})
}
