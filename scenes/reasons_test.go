package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

func TestTheReasonsOfATurnAddUp(t *testing.T) {
	p, _ := talk(t, game.Coach)
	p.number(2)
	r := newReasons(p.app, 1).(*reasons)
	why := p.app.session.Why(1, "zh")
	require.Len(t, r.rows, len(why.Parts))
	require.Equal(t, game.Signed(why.Total.Trust), r.sum[0])
	require.Contains(t, r.said[0].text, why.Said)
	require.Equal(t, why.Parts[0].Principle, r.rows[0].principle.text)
}

func TestTheArrowsGoFromTurnToTurn(t *testing.T) {
	p, _ := talk(t, game.Coach)
	p.number(2)
	p.readOn()
	p.number(1)
	below := p.screen
	p.press(ui.Reasons)
	r := p.screen.(*reasons)
	require.Equal(t, 2, r.turn)
	p.press(ui.MoveRight)
	require.Equal(t, 2, r.turn)
	p.press(ui.MoveLeft)
	require.Equal(t, 1, r.turn)
	p.click(stepBefore)
	require.Equal(t, 0, r.turn)
	require.Equal(t, p.app.say("act.preparation"), r.said[0].name)
	p.press(ui.MoveLeft)
	require.Equal(t, 0, r.turn)
	p.press(ui.NextLanguage)
	require.Equal(t, "Preparation", r.said[0].name)

	next, err := r.Update(ui.Input{}.With(ui.Back))
	require.NoError(t, err)
	require.Equal(t, ui.Pop(), next)
	_, err = below.Update(ui.Input{})
	require.NoError(t, err)
	require.Contains(t, below.(*standoff).bar.title, "IT")
	require.NotContains(t, below.(*standoff).tools[0].label, "悔", "the screen below follows the language")
}

func TestALevelThatDoesNotExplainYetSaysSo(t *testing.T) {
	p, _ := talk(t, game.Assess)
	p.number(1)
	p.press(ui.Reasons)
	r := p.screen.(*reasons)
	require.Empty(t, r.rows)
	require.Equal(t, p.app.say("screen.reasons.later"), r.later[0])
	require.NotEmpty(t, r.said, "what was said is no secret")
}

func TestLongReasonsScroll(t *testing.T) {
	p, _ := talk(t, game.Coach)
	p.number(2)
	p.press(ui.Reasons)
	r := p.screen.(*reasons)
	for len(r.rows) < 12 {
		row := r.rows[0]
		row.y = r.scroll.Height
		r.rows, r.scroll.Height = append(r.rows, row), r.scroll.Height+row.h
	}
	p.press(ui.MoveDown, ui.MoveDown)
	require.Greater(t, r.scroll.Offset(), 100.0)
	p.press(ui.MoveUp)
	p.feed(ui.Input{X: 800, Y: 400, Wheel: -1})
	require.Greater(t, r.scroll.Offset(), 100.0)
}

func TestTheReasonsOfEveryTurnFit(t *testing.T) {
	everyTurn(t, func(t *testing.T, a *App) {
		r := newReasons(a, len(a.session.Turns())-1).(*reasons)
		foot := saidRect.Y + r.saidH
		for _, k := range r.said {
			fits(t, k.text, k.style, saidText, 130)
		}
		if r.answer != nil {
			foot = r.answer.rect.Y + r.answer.rect.H
			fits(t, r.answer.head, r.answer.style, saidText, 54)
		}
		require.LessOrEqual(t, foot, saidRect.Y+saidRect.H)
		for _, row := range r.rows {
			require.LessOrEqual(t, ui.Measure(row.cause, ui.CardTitle), reasonW)
			for i, v := range row.values {
				require.LessOrEqual(t, ui.Measure(v, ui.CardTitle), valueD-8, "%d", i)
			}
		}
		for _, name := range r.columns {
			require.LessOrEqual(t, ui.Measure(name, ui.Label), valueD-4)
		}
		require.LessOrEqual(t, ui.Measure(r.step[0], ui.Strong), stepBefore.W-66)
		require.LessOrEqual(t, ui.Measure(r.step[1], ui.Strong), stepNext.W-66)
		fits(t, r.bar.title, r.bar.style, r.bar.width+1, 40)
	})
}

func TestTheReasonsAreDrawnWithoutCost(t *testing.T) {
	p, _ := talk(t, game.Coach)
	p.number(2)
	paint(t, newReasons(p.app, 1))
}
