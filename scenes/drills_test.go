package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

func TestADrillIsOnePressAway(t *testing.T) {
	p := sitDown(t)
	p.click(p.rowOf(titleDrills))
	d := p.screen.(*drills)
	require.Equal(t, drillsCard, d.focus.ID(), "the first that was not done")
	p.press(ui.Accept)
	require.Equal(t, "mistake-command", p.app.session.Scenario().ID)
}

func TestADrillThatWasDoneSaysHowItEnded(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	playTo(t, store, "mistake-command", 99, game.Coach)
	p := sit(t, "en", store)
	p.click(p.rowOf(titleDrills))
	d := p.screen.(*drills)
	require.NotEmpty(t, d.cards[0].best.Text)
	require.Empty(t, d.cards[1].best.Text)
	require.Equal(t, drillsCard+1, d.focus.ID(), "the next one")
	require.Contains(t, d.heads[0].done, "1 of 5")
	p.press(ui.NextLanguage)
	require.Contains(t, d.heads[0].done, "1 / 5")
}

func TestTheListOfDrillsFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		store := game.Store{Dir: t.TempDir()}
		playTo(t, store, "situation-queue", 99, game.Coach)
		d := newDrills(sit(t, lang, store).app).(*drills)
		for i, k := range d.cards {
			fits(t, k.title, k.style, drillW-drillTextX-24, 30)
			fits(t, k.brief, k.briefing, drillW-drillTextX-24, 82)
			d.focus.Set(drillsCard + i)
			d.reveal(i)
			require.True(t, d.targets[1+i].Rect.Y >= drillsRect.Y && d.targets[1+i].Rect.Y+drillH <= drillsRect.Y+drillsRect.H, "in sight")
		}
		for _, h := range d.heads {
			require.Less(t, h.noteX+ui.Measure(h.note, ui.Note)+40+ui.Measure(h.done, ui.Note), drillsRect.W)
		}
		paint(t, d)
	})
}
