package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// atTheEnd plays the IT standoff to its end by a strategy and shows it.
func atTheEnd(t testing.TB, strategy string) (*player, *ending) {
	p, _ := talk(t, game.Practice)
	require.NoError(t, p.app.session.PlayStrategy(strategy))
	p.screen = newEnding(p.app)
	return p, p.screen.(*ending)
}

func TestTheEndingSaysWhatItWasWorth(t *testing.T) {
	p, e := atTheEnd(t, "win-win")
	worth := p.app.view().Ending.Worth
	require.True(t, e.Animating(), "it counts up")
	p.feed(ui.Input{})
	require.Equal(t, game.Points(worth.R), e.figures)
	for i, v := range []int32{worth.Got, worth.Bond, worth.Time, worth.Clean} {
		require.InDelta(t, float64(v)/1000, e.terms[i].value, 1e-9)
	}
	p.press(ui.NextLanguage)
	require.Equal(t, p.app.view().Ending.Title, e.title.text)
}

func TestPlayAgainIsAnotherRunAtTheSameLevel(t *testing.T) {
	p, _ := atTheEnd(t, "commander")
	old := p.app.session
	p.app.settings.Level = game.Assess
	p.click(endingButton(1))
	require.NotSame(t, old, p.app.session)
	require.NotEqual(t, old.Seed(), p.app.session.Seed())
	require.Equal(t, game.Practice, p.app.session.Level())
	require.Equal(t, "it", p.app.session.Scenario().ID)
	require.IsType(t, &preparation{}, p.screen)
}

func TestFromTheEndingBackToALine(t *testing.T) {
	p, e := atTheEnd(t, "commander")
	all := len(said(p))
	p.click(endingButton(4))
	p.close(e, ui.Input{}.With(ui.Accept))
	require.Len(t, said(p), all-1)
	require.IsType(t, &standoff{}, p.screen)
}

func TestTheEndingLeadsToReasonsAndTitle(t *testing.T) {
	p, e := atTheEnd(t, "commander")
	p.click(endingButton(5))
	require.NotEmpty(t, p.screen.(*reasons).rows, "at the end every level explains")
	p.screen = e
	p.press(ui.Undo)
	require.IsType(t, &standoff{}, p.screen)
	p, _ = atTheEnd(t, "commander")
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
}

func TestTheEndingLeadsToTheMapAndTheComparisonAndBack(t *testing.T) {
	p, e := atTheEnd(t, "commander")
	p.click(endingButton(2))
	m := p.screen.(*mapScreen)
	require.Equal(t, p.app.session.Path(), m.plays[m.walked].path, "the way of this very play is the bright one")
	require.Empty(t, m.tabs, "it is the map of this standoff")
	p.press(ui.NextLanguage, ui.Back)
	require.Same(t, e, p.screen)
	require.Equal(t, "Branch map", e.buttons[2], "in the language of now")

	p.click(endingButton(3))
	k := p.screen.(*compare)
	require.Equal(t, p.app.session.Path(), k.sides[0].path)
	require.True(t, k.sides[1].Strategy, "there is no other play yet")
	p.press(ui.Back)
	require.Same(t, e, p.screen)
}

// Who reads on with the space bar presses it once too often; that must not begin another play.
func TestAKeyTooManyAtTheEndingBeginsNothing(t *testing.T) {
	p, e := atTheEnd(t, "commander")
	old := p.app.session
	p.press(ui.Accept)
	require.IsType(t, &review{}, p.screen)
	p.press(ui.Accept, ui.Back)
	require.Same(t, e, p.screen)
	require.Same(t, old, p.app.session)
}

// The last line of a follow-up is not why it ended so: the answer they gave is.
func TestTheEndingIsExplainedByTheAnswer(t *testing.T) {
	for _, strategy := range []string{"win-win", "commander"} {
		p, _ := atTheEnd(t, strategy)
		p.click(endingButton(5))
		require.NotNil(t, p.screen.(*reasons).answer, strategy)
	}
}

func TestTheEndingOfAnAssessmentBearsItsSeal(t *testing.T) {
	p, _ := talk(t, game.Assess)
	require.NoError(t, p.app.session.PlayStrategy("win-win"))
	e := newEnding(p.app).(*ending)
	seal := p.app.view().Ending.Seal
	require.NotEmpty(t, seal)
	require.Contains(t, e.notes[len(e.notes)-1].text, seal)
}

func TestEveryEndingFits(t *testing.T) {
	everyTurn(t, func(t *testing.T, a *App) {
		if a.view().Ending == nil {
			return
		}
		e := newEnding(a).(*ending)
		fits(t, e.title.text, e.title.style, storyText, 40)
		fits(t, e.text.text, e.text.style, storyText, 118)
		require.GreaterOrEqual(t, e.text.style.Size, 17.0)
		require.LessOrEqual(t, e.story.H, storyRect.H)
		if e.answer.Text != "" {
			require.LessOrEqual(t, e.answer.X+e.answer.Width(), storyRect.X+storyRect.W)
		}
		fits(t, e.sum.text, e.sum.style, sumW, 40)
		for _, term := range e.terms {
			fits(t, term.words, term.style, termWordW, 40)
			require.LessOrEqual(t, termX+ui.Measure(term.name, ui.Label), termBarX-6)
		}
		for i, label := range e.buttons {
			room := endingButton(i).W - 32
			if i < 4 { // those with a sign
				room -= 34
			}
			require.LessOrEqual(t, ui.Measure(label, ui.Strong), room)
		}
		big := ui.Headline
		big.Size = 46
		require.LessOrEqual(t, termX+ui.Measure("100.0", big), sumX-6)
		require.LessOrEqual(t, e.bar.titleWidth()+barText+16+e.level.Width(), 612.0)
	})
}

func TestTheEndingIsDrawnWithoutCost(t *testing.T) {
	p, e := atTheEnd(t, "win-win")
	p.feed(ui.Input{})
	paint(t, e)
}
