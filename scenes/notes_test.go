package scenes

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenarios"
	"parley/scenes/ui"
)

// atTheTable sits the player down with three counterparts, the sheet before the talk.
func atTheTable(t *testing.T, lang string, level game.Level) *player {
	sc, report := scenarios.Check(os.DirFS("../scenarios/testdata/table"), "table")
	require.NotNil(t, sc, "%v", report)
	s, err := game.New(sc, game.Options{Seed: 1, Level: level, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, s.Prepare([]string{"pull-logs"}))
	a := NewApp(lang, game.Store{Dir: t.TempDir()}, nil)
	p := &player{t: t, app: a}
	p.screen = a.setPlay(s)
	return p
}

func TestTheSheetIsFilledInByKeysBeforeTheTalk(t *testing.T) {
	p := atTheTable(t, "zh", game.Coach)
	s := p.screen.(*sheet)
	require.Equal(t, sheetAsk, s.focus.ID(), "no key too many answers")
	p.press(ui.Accept)
	require.Zero(t, s.now)
	p.number(1)
	require.True(t, s.ready())
	p.press(ui.Accept)
	require.Equal(t, 1, s.now)
	p.number(1)
	require.False(t, s.ready(), "two are asked for")
	p.number(2)
	p.number(3)
	require.Len(t, s.picked(), 2, "one too many takes the first one's place")
	p.press(ui.NextLanguage)
	require.Len(t, s.picked(), 2)
	p.press(ui.Accept)
	require.True(t, s.over())
	require.NotEmpty(t, s.graded)
	require.NotNil(t, p.app.session.Sheet("en"))
	p.press(ui.Accept)
	require.IsType(t, &standoff{}, p.screen)
}

func TestARefusalIsDiagnosedBetweenTheMeetings(t *testing.T) {
	p := atTheTable(t, "zh", game.Coach)
	p.click(sheetButton(2))
	require.IsType(t, &standoff{}, p.screen)
	p.readOn()
	p.number(1)
	for range 20 {
		if _, ok := p.screen.(*diagnosis); ok {
			break
		}
		p.press(ui.Accept)
	}
	d := p.screen.(*diagnosis)
	p.press(ui.Accept, ui.Accept)
	require.False(t, d.done, "a key too many answers nothing")
	p.number(1)
	require.True(t, d.done)
	require.Contains(t, d.given, "目标不一致")
	p.press(ui.Accept)
	s := p.screen.(*standoff)
	require.False(t, s.refused)
	require.NotEmpty(t, s.steps[s.step].Place, "the next meeting begins")
	p.readOn()
	require.True(t, s.asked())
}

func TestTheOtherChairTellsEveryLine(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		p := atTheTable(t, lang, game.Practice)
		for _, id := range []string{"demand", "leads", "logs", "skip"} {
			require.NoError(t, p.app.session.Choose(id))
		}
		p.screen = newEnding(p.app)
		p.click(endingButton(endingChair - endingReview))
		k := p.screen.(*chair)
		require.Len(t, k.told.Scenes, 4)
		for page := range k.pages() {
			require.Equal(t, page, k.page)
			require.NotEmpty(t, k.rows)
			for _, m := range k.meters {
				fits(t, m.name, m.style, chairMeterW, 30)
			}
			p.press(ui.MoveRight)
		}
		p.press(ui.MoveLeft, ui.Back)
		require.IsType(t, &ending{}, p.screen)
	}
}

func TestEverySheetFitsItsPaper(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range scenarios.Shipped() {
			sc, err := scenarios.Load(id)
			require.NoError(t, err)
			if len(sc.Sheet) == 0 {
				continue
			}
			s, err := game.New(sc, game.Options{Seed: 1, Level: game.Coach, Begun: someday})
			require.NoError(t, err)
			require.NoError(t, s.Prepare(nil))
			a := NewApp(lang, game.Store{Dir: t.TempDir()}, nil)
			p := &player{t: t, app: a}
			p.screen = a.setPlay(s)
			for sheet := p.screen.(*sheet); !sheet.over(); p.click(sheetButton(1)) {
				fits(t, sheet.text.text, sheet.text.style, sheetHead.W, 72)
				for _, o := range sheet.options {
					fits(t, o.text, o.style, sheetOptionW, o.rect.H)
				}
				if p.screen != ui.Screen(sheet) {
					break
				}
			}
		}
	})
}
