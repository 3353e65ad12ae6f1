package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

func heatOf(t testing.TB, lang string) (*player, *heatScreen) {
	p := sit(t, lang, game.Store{Dir: t.TempDir()})
	p.screen = newHeat(p.app, "")
	return p, p.screen.(*heatScreen)
}

func TestTheHeatMapHasEveryStrategyInEveryStandoff(t *testing.T) {
	_, h := heatOf(t, "zh")
	require.Len(t, h.columns, len(game.Standoffs()))
	for i, row := range h.rows {
		require.Len(t, row.cells, len(h.columns))
		for k, cell := range row.cells {
			sc, err := game.Open(game.Standoffs()[k])
			require.NoError(t, err)
			_, has := sc.Strategy(h.heat.Strategies[i])
			require.Equal(t, has, cell.played)
			if has {
				require.NotEmpty(t, cell.kind, "colour alone says nothing")
			}
		}
	}
}

func TestACellIsChosenAndThenWatched(t *testing.T) {
	p, h := heatOf(t, "zh")
	p.press(ui.MoveDown, ui.MoveRight)
	require.Equal(t, [2]int{1, 1}, [2]int{h.row, h.col})
	p.press(ui.Accept)
	require.Equal(t, heatWatch, h.focus.ID(), "the next press watches it")
	p.press(ui.Accept)
	w, ok := p.screen.(*watch)
	require.True(t, ok)
	require.Equal(t, h.heat.Strategies[1], w.strategy)
	require.Equal(t, game.Standoffs()[1], w.scenario)
	require.Equal(t, h.heat.Cells[1][1].Typical().Seed, p.app.session.Seed())
	p.press(ui.Back)
	require.Same(t, h, p.screen)
}

func TestTheHeatMapTakesTheMouseAlone(t *testing.T) {
	p, h := heatOf(t, "en")
	p.click(h.cellRect(5, 2).Move(heatList.X, heatList.Y))
	require.Equal(t, [2]int{5, 2}, [2]int{h.row, h.col})
	p.click(heatButtons[1])
	k, ok := p.screen.(*compare)
	require.True(t, ok)
	require.True(t, k.sides[0].Strategy, "nothing of one's own was played to its end yet")
	require.NotEqual(t, k.sides[0].Name, k.sides[1].Name)
	p.click(backRect)
	require.Same(t, h, p.screen)
}

func TestACellWithoutAStrategyIsNotWatched(t *testing.T) {
	p, h := heatOf(t, "zh")
	for i, row := range h.rows {
		for k, cell := range row.cells {
			if cell.played {
				continue
			}
			p.click(h.cellRect(i, k).Move(heatList.X, heatList.Y))
			p.click(heatButtons[0])
			require.Same(t, h, p.screen)
			return
		}
	}
	t.Skip("every standoff has every strategy")
}

func TestTheTabsLeadFromPageToPage(t *testing.T) {
	p, _ := heatOf(t, "zh")
	for i, want := range map[int]ui.Screen{hubMap: &mapScreen{}, hubDeck: &deck{}, hubPlays: &loadScreen{}, hubHeat: &heatScreen{}} {
		p.click(hubRect(i))
		require.IsType(t, want, p.screen)
	}
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
}

func TestTheHeatMapFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		_, h := heatOf(t, lang)
		barAndTabsFit(t, h.bar, &h.hub)
		for _, k := range h.columns {
			fits(t, k.title, k.style, h.cellWidth()-16, 46)
		}
		for _, row := range h.rows {
			fits(t, row.name, row.style, heatName, heatHigh)
			for _, c := range row.cells {
				require.LessOrEqual(t, 26+ui.Measure(c.kind, ui.Heading)+12+ui.Measure(c.span, ui.Name)+16, h.cellWidth())
				require.LessOrEqual(t, 26+ui.Measure(c.answer, ui.Small)+12+116, h.cellWidth(), c.answer)
			}
		}
		for i := range h.rows {
			for k := range h.columns {
				h.choose(heatFirst + i*len(h.columns) + k)
				fits(t, h.panel.title, h.panel.titleStyle, heatWords, 30)
				fits(t, h.panel.ending, h.panel.endStyle, h.panel.room, 30)
				fits(t, h.panel.note, h.panel.noteStyle, heatWords, 30)
			}
		}
		for i, label := range []string{h.panel.watch, h.panel.beside} {
			require.LessOrEqual(t, ui.Measure(label, ui.Strong), heatButtons[i].W-66, label)
		}
		paint(t, h)
	})
}

func barAndTabsFit(t testing.TB, b topBar, h *hub) {
	fits(t, b.title, b.style, b.width+1, 40)
	require.LessOrEqual(t, ui.Measure(b.sub, ui.Small), hubTitle, b.sub)
	for _, label := range h.labels {
		require.LessOrEqual(t, ui.Measure(label, hubLabel), 92.0, label)
	}
}
