package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// lookBack says three lines and opens the history on them.
func lookBack(t testing.TB) (*player, *standoff, *history) {
	p, s := talk(t, game.Coach)
	for range 3 {
		p.number(1)
		p.readOn()
	}
	p.press(ui.History)
	h, ok := p.screen.(*history)
	require.True(t, ok)
	return p, s, h
}

// close hands the screen on top an input that closes it, and the one below a tick.
func (p *player) close(below ui.Screen, in ui.Input) {
	next, err := p.screen.Update(in)
	require.NoError(p.t, err)
	require.Equal(p.t, ui.Pop(), next)
	p.screen = below
	p.step(ui.Input{})
}

func TestTheHistoryTellsEveryTurn(t *testing.T) {
	p, s, h := lookBack(t)
	all := p.app.session.History("zh")
	require.Len(t, h.rows, len(all))
	require.Equal(t, len(all)-1, h.selected, "the last one, as that is what one looks for")
	for i, row := range h.rows {
		require.Len(t, row.said, len(all[i].Spoken))
		require.Equal(t, all[i].Turn, row.turn)
	}
	p.close(s, ui.Input{}.With(ui.Back))
	require.Same(t, s, p.screen)
}

func TestEnterGoesBackToATurn(t *testing.T) {
	p, s, h := lookBack(t)
	before := said(p)
	p.press(ui.MoveUp)
	require.Equal(t, len(h.rows)-2, h.selected)
	p.close(s, ui.Input{}.With(ui.Accept))
	require.Equal(t, before[:1], said(p))
	now, ok := p.screen.(*standoff)
	require.True(t, ok)
	require.NotSame(t, s, now)
	require.True(t, now.asked())
	require.Equal(t, 2, now.at.turns)
}

func TestAClickOnlySelectsAndTheButtonGoesBack(t *testing.T) {
	p, s, h := lookBack(t)
	before := said(p)
	r := h.rows[1].rect().Move(historyList.X, historyList.Y-h.scroll.Offset())
	p.click(r)
	require.Equal(t, 1, h.selected)
	require.Equal(t, before, said(p))
	x, y := forkRect.CenterX(), forkRect.CenterY()
	p.step(ui.Input{X: x, Y: y, Moved: true})
	require.Equal(t, 1, h.selected, "passing over other turns selects none of them")
	p.step(ui.Input{X: x, Y: y, Pressed: true, Held: true})
	p.close(s, ui.Input{X: x, Y: y, Released: true})
	require.Empty(t, said(p))
}

func TestFromThePreparationItBeginsAnew(t *testing.T) {
	p, s, _ := lookBack(t)
	p.press(ui.MoveUp, ui.MoveUp, ui.MoveUp)
	p.close(s, ui.Input{}.With(ui.Accept))
	require.IsType(t, &preparation{}, p.screen)
}

func TestTheHistoryLeadsToTheReasonsOfATurn(t *testing.T) {
	p, _, h := lookBack(t)
	p.press(ui.MoveUp)
	turn := h.rows[h.selected].turn
	p.press(ui.Reasons)
	require.Equal(t, turn-1, p.screen.(*reasons).turn)
}

func TestAnAssessmentStandsAndTheHistorySaysSo(t *testing.T) {
	p, s := talk(t, game.Assess)
	p.number(1)
	p.readOn()
	require.True(t, s.tools[0].off)
	p.press(ui.Undo)
	require.Len(t, said(p), 1)
	p.press(ui.History)
	h := p.screen.(*history)
	require.Empty(t, h.panel.fork)
	require.Equal(t, p.app.say("error.assessed"), h.panel.note)
	require.LessOrEqual(t, panelRect.Y+456+height(h.panel.note, reasonFine, panelRect.W-40), pastWhyRect.Y)
	p.press(ui.Accept)
	require.Len(t, said(p), 1)
	require.IsType(t, &reasons{}, p.screen)
}

func TestTheHistoryOfEveryTurnFits(t *testing.T) {
	everyTurn(t, func(t *testing.T, a *App) {
		h := newHistory(a).(*history)
		if len(h.rows) == 0 {
			return
		}
		row := h.rows[len(h.rows)-1]
		end := row.placeAt + ui.Measure(row.place, ui.Small)
		if row.chip.Text != "" {
			end += 14 + row.chip.Width()
		}
		require.LessOrEqual(t, end, rowW-20-3*96.0)
		for _, l := range row.said {
			require.LessOrEqual(t, 20+ui.Measure(l.name, ui.Label), lineX-8)
		}
		fits(t, h.panel.line, h.panel.style, panelRect.W-40, 140)
		require.LessOrEqual(t, panelRect.Y+456+height(h.panel.note, reasonFine, panelRect.W-40)-15, forkRect.Y)
		for _, label := range []string{h.panel.fork, h.panel.why} {
			require.LessOrEqual(t, ui.Measure(label, ui.Strong), forkRect.W-66)
		}
	})
}

func TestTheHistoryIsDrawnWithoutCost(t *testing.T) {
	_, _, h := lookBack(t)
	paint(t, h)
}
