package scenes

import (
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/game/words"
	"parley/scenarios"
	"parley/scenes/ui"
)

// talk sits the player down in a standoff of the IT department with nothing prepared, the lines on the table.
func talk(t testing.TB, level game.Level) (*player, *standoff) {
	p := sitDown(t)
	p.app.settings.Level = level
	next, problem := p.app.begin("it") // the title offers the tutorial first
	require.Empty(t, problem)
	p.screen = next
	p.press(ui.Accept)
	p.pastSheet()
	s, ok := p.screen.(*standoff)
	require.True(t, ok)
	require.True(t, s.asked())
	return p, s
}

// pastSheet leaves the preparation sheet blank, where the standoff has one.
func (p *player) pastSheet() {
	if _, ok := p.screen.(*sheet); ok {
		p.click(sheetButton(2))
	}
}

// readOn presses the key that goes on until the player is asked, or the screen changes. A refusal is left undiagnosed.
func (p *player) readOn() {
	for range 20 {
		if _, ok := p.screen.(*diagnosis); ok {
			p.press(ui.Skip)
			continue
		}
		s, ok := p.screen.(*standoff)
		if !ok || s.asked() {
			return
		}
		p.press(ui.Accept)
	}
	p.t.Fatal("they never stop talking")
}

func said(p *player) []string {
	var ids []string
	for _, turn := range p.app.session.Turns() {
		if turn.Choice >= 0 {
			ids = append(ids, turn.Entry.Say)
		}
	}
	return ids
}

func TestANumberSaysTheLine(t *testing.T) {
	p, s := talk(t, game.Coach)
	want := s.view.Choices[1]
	p.number(2)
	require.Equal(t, []string{want.ID}, said(p))
	require.Equal(t, want.Text, s.said.Text, "the card becomes what was said")
	kept, err := game.ReadRecordFile(p.app.session.Path())
	require.NoError(t, err)
	require.Equal(t, want.ID, kept.Line()[1].Say)
}

func TestASpeechAfterTheOtherThenTheChoices(t *testing.T) {
	p, s := talk(t, game.Coach)
	p.step(ui.Input{Number: 1})
	require.Greater(t, len(s.steps), 1)
	require.True(t, s.telling, "the text comes at reading speed")
	require.Empty(t, s.cards)
	p.step(ui.Input{}.With(ui.Accept))
	require.False(t, s.telling, "a key shows the rest of it")
	require.Equal(t, 0, s.step)
	p.press(ui.Accept)
	require.Equal(t, 1, s.step)
	p.readOn()
	require.Equal(t, len(s.steps)-1, s.step)
	require.NotEmpty(t, s.cards)
}

// The player who hurries through a text must not say a line with the press that was one too many.
func TestAPressTooManySaysNothing(t *testing.T) {
	p, _ := talk(t, game.Coach)
	p.number(1)
	for range 30 {
		p.press(ui.Accept)
	}
	require.Len(t, said(p), 1)
}

func TestANumberSkipsAheadAndPoints(t *testing.T) {
	p, s := talk(t, game.Coach)
	p.number(1)
	require.False(t, s.asked())
	p.number(1)
	require.True(t, s.asked())
	require.Len(t, said(p), 1)
	require.Equal(t, idChoice, s.focus.ID())
	p.number(1)
	require.Len(t, said(p), 2)
}

func TestArrowsAndEnterSayALine(t *testing.T) {
	p, s := talk(t, game.Coach)
	want := s.view.Choices[1].ID
	p.press(ui.MoveDown, ui.MoveDown)
	require.Equal(t, idChoice+1, s.focus.ID())
	p.press(ui.Accept)
	require.Equal(t, []string{want}, said(p))
}

func TestTheMouseAloneIsEnough(t *testing.T) {
	p, s := talk(t, game.Coach)
	p.click(s.cards[2].rect)
	require.Len(t, said(p), 1)
	for range 10 {
		if !s.asked() {
			p.click(portraitRect) // anywhere reads on
		}
	}
	require.True(t, s.asked())
	p.click(s.tools[0].rect)
	require.Empty(t, said(p))
	s = p.screen.(*standoff)
	p.click(s.tools[4].rect)
	require.Equal(t, "en", p.app.lang())
	p.click(meterRect(1))
	require.IsType(t, &reasons{}, p.screen)
}

func TestAShutLineSaysWhyAndCannotBeSaid(t *testing.T) {
	p, s := talk(t, game.Coach)
	i := -1
	for range 6 {
		for k, c := range s.cards {
			if !c.open {
				i = k
			}
		}
		if i >= 0 {
			break
		}
		p.number(1)
		p.readOn()
	}
	require.GreaterOrEqual(t, i, 0, "no line that needs evidence was met")
	before := len(said(p))
	require.NotEmpty(t, s.cards[i].note)
	p.number(i + 1)
	p.click(s.cards[i].rect)
	require.Len(t, said(p), before)
}

func TestUndoGoesBackToThePreparation(t *testing.T) {
	p, s := talk(t, game.Coach)
	first := s.view
	p.number(1)
	p.press(ui.Undo)
	s = p.screen.(*standoff)
	require.Equal(t, first.Choices, s.view.Choices)
	require.True(t, s.asked(), "what was read once need not be read again")
	p.press(ui.Undo)
	require.IsType(t, &preparation{}, p.screen)
	require.Empty(t, p.app.session.Turns())
}

func TestTheLanguageChangesAndThePlaceDoesNot(t *testing.T) {
	p, s := talk(t, game.Coach)
	p.number(1)
	p.press(ui.Accept)
	step, turns := s.step, s.at.turns
	zh := s.panel.text
	p.press(ui.NextLanguage)
	require.Equal(t, step, s.step)
	require.Equal(t, turns, s.at.turns)
	require.NotEqual(t, zh, s.panel.text)
	require.Equal(t, p.app.view().Spoken[step+1].Text, strings.Trim(s.panel.text, "“”"))
}

func TestAFailedWriteIsSaidAndThePlayStays(t *testing.T) {
	p, s := talk(t, game.Coach)
	// The record is open elsewhere, so that the play would go on in a new one, in a folder that is a file.
	folder := filepath.Join(t.TempDir(), "no folder")
	require.NoError(t, os.WriteFile(folder, nil, 0o600))
	sc, err := game.Open("it")
	require.NoError(t, err)
	stuck, parted, err := game.Resume(sc, game.Store{Dir: folder}, p.app.session.Path())
	require.NoError(t, err)
	require.Nil(t, parted)
	owner := p.app.session
	t.Cleanup(func() { _ = owner.Close() })
	p.app.session, s.at.session = stuck, stuck

	p.number(1)
	require.Same(t, s, p.screen)
	require.Empty(t, said(p))
	require.True(t, s.toast.bad)
	require.Contains(t, s.toast.text, "没能存下")
	require.True(t, s.asked())
	p.press(ui.Save)
	require.True(t, s.toast.bad)
	p.step(ui.Input{}.With(ui.MoveDown))
	require.Empty(t, s.toast.text, "it goes when the player goes on")
}

func TestSavingSaysSo(t *testing.T) {
	p, s := talk(t, game.Coach)
	p.press(ui.Save)
	require.Equal(t, p.app.say("screen.standoff.saved"), s.toast.text)
	saves, err := p.app.store.Saves()
	require.NoError(t, err)
	require.Len(t, saves, 1)
	p.step(ui.Input{Woken: true})
	require.Empty(t, s.toast.text)
}

func TestLeavingKeepsThePlay(t *testing.T) {
	p, _ := talk(t, game.Coach)
	p.number(2)
	want := said(p)
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
	p.press(ui.Accept)
	require.Equal(t, want, said(p))
	require.IsType(t, &standoff{}, p.screen)
}

func TestADecisionOffersItsReasons(t *testing.T) {
	for level, want := range map[game.Level]bool{game.Coach: true, game.Practice: true, game.Assess: false} {
		p, _ := talk(t, level)
		strategy, _ := p.app.session.Scenario().Strategy("win-win")
		for decided := false; !decided; {
			require.NoError(t, p.app.session.Follow(strategy))
			for _, turn := range p.app.session.History("zh") {
				decided = decided || turn.Outcome != ""
			}
			decided = decided || p.app.view().Act.String() == "follow_up" || p.app.session.Ended()
		}
		p.screen = newStandoff(p.app)
		s := p.screen.(*standoff)
		s.skip()
		require.Equal(t, want, s.answer.head != "", level)
		if want {
			p.click(s.answer.rect)
			require.IsType(t, &reasons{}, p.screen)
		}
	}
}

func TestTheLastWordsAreHeardBeforeTheEnding(t *testing.T) {
	p, _ := talk(t, game.Coach)
	strategy, _ := p.app.session.Scenario().Strategy("commander")
	for {
		now := p.app.session.State(len(p.app.session.Turns()))
		next := strategy.Next(p.app.session.Scenario(), &now)
		s := p.screen.(*standoff)
		i := 0
		for k, c := range s.view.Choices {
			if c.ID == p.app.session.Scenario().Choices[next.Choice] {
				i = k
			}
		}
		p.number(i + 1)
		if p.app.session.Ended() {
			break
		}
		p.readOn()
	}
	require.IsType(t, &standoff{}, p.screen)
	p.readOn()
	require.IsType(t, &ending{}, p.screen)
}

func TestWhereNothingToldItBeforeTheBriefIsRead(t *testing.T) {
	_, s := talk(t, game.Coach)
	s.at.turns, s.said, s.briefed = 0, nil, false
	s.arrange()
	require.False(t, s.asked())
	require.Equal(t, s.view.Brief, s.own.text)
	require.LessOrEqual(t, s.own.rect.Y+s.own.rect.H, columnEnd)
	s.goOn()
	require.True(t, s.asked())
}

// More lines than the shipped standoffs have: smaller cards, then a column that scrolls to where the focus is.
func TestManyLinesFitOrScroll(t *testing.T) {
	p, s := talk(t, game.Coach)
	few := s.view.Choices
	s.view.Choices = append(few, few[0])[:5]
	s.arrange()
	require.False(t, s.scrolls())
	last := s.cards[4].rect
	require.LessOrEqual(t, last.Y+last.H, columnEnd)
	s.view.Choices = append(append(few, few...), few...)
	s.arrange()
	require.True(t, s.scrolls())
	for range 8 {
		p.step(ui.Input{}.With(ui.MoveDown))
	}
	require.Equal(t, idChoice+7, s.focus.ID())
	r := s.cards[7].rect.Move(0, -s.lift())
	require.LessOrEqual(t, r.Y+r.H, s.scroll.Rect.Y+s.scroll.Rect.H)
}

// wander plays a standoff at random to its end without keeping it, and shows every turn on the way.
func wander(t testing.TB, a *App, id string, seed int, see func()) {
	sc, err := game.Open(id)
	require.NoError(t, err)
	chance := rand.New(rand.NewSource(int64(seed)))
	a.session, err = game.New(sc, game.Options{Seed: uint64(seed), Level: game.Coach, Begun: someday})
	require.NoError(t, err)
	for {
		v := a.view()
		switch {
		case v.Preparation != nil:
			var plan []string
			for _, k := range chance.Perm(len(v.Preparation.Activities)) {
				if more := append(plan, v.Preparation.Activities[k].ID); chance.Intn(2) == 0 && a.session.CanPrepare(more) {
					plan = more
				}
			}
			require.NoError(t, a.session.Prepare(plan))
		case v.Ending != nil:
			return
		default:
			var open []string
			for _, c := range v.Choices {
				if c.Open {
					open = append(open, c.ID)
				}
			}
			require.NoError(t, a.session.Choose(open[chance.Intn(len(open))]))
		}
		see()
	}
}

// everyTurn wanders through all shipped standoffs in a language.
func everyTurn(t *testing.T, see func(t *testing.T, a *App)) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range game.Standoffs() {
			a := NewApp(lang, game.Store{Dir: t.TempDir()}, nil)
			for seed := range 25 {
				wander(t, a, id, seed, func() { see(t, a) })
			}
		}
	})
}

func TestEveryLineFitsItsCardAndEverySpeechItsPanel(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range scenarios.Shipped() {
			sc, err := scenarios.Load(id)
			require.NoError(t, err)
			for i, choice := range sc.Choices {
				var moves []string
				for _, m := range sc.Moves(i) {
					moves = append(moves, words.In(lang).Say("move."+strings.Fields(m)[0]))
				}
				k := newChoiceCard(sc.Text(lang, "choice."+choice), strings.Join(moves, " · "), cardHigh)
				room := cardHigh - 14
				if k.note != "" {
					room -= 24
				}
				fits(t, k.text, k.style, k.width, room)
				require.GreaterOrEqual(t, k.style.Size, 16.0, "%q", k.text)
				fits(t, k.note, ui.Small.Lines(1), cardTextW, 21)
			}
			for _, line := range sc.Lines {
				speechFits(t, sc.Text(lang, line))
			}
			for _, who := range sc.Counterparts {
				for _, bank := range scenarios.CastIn(lang).Person(who).Replies {
					for _, r := range bank {
						speechFits(t, r.Text)
					}
				}
			}
		}
	})
}

func speechFits(t testing.TB, text string) {
	t.Helper()
	st, ok := fit(quoted(text), ui.Speech, dialogueW, 82, 18)
	require.True(t, ok, "%q", text)
	require.GreaterOrEqual(t, st.Size, 22.0, "%q", text)
	fits(t, quoted(text), st, even(quoted(text), st, dialogueW), 82)
}

func TestNothingOverlapsAtAnyTurn(t *testing.T) {
	everyTurn(t, func(t *testing.T, a *App) {
		s := newStandoff(a).(*standoff)
		s.skip()
		barEnd := s.level.X + s.level.Width()
		if s.showsPatience() {
			barEnd = s.patience + 22 + 14*float64(min(s.view.PatienceAll, maxSquares))
		}
		require.LessOrEqual(t, barEnd, 612.0)
		fits(t, s.bar.title, s.bar.style, s.bar.width+1, 40)
		require.LessOrEqual(t, barText+ui.Measure(s.bar.sub, ui.Small), 610.0)
		if s.hint.text != "" {
			require.LessOrEqual(t, s.hint.rect.Y+s.hint.rect.H, s.tools[0].rect.Y-20)
			fits(t, s.hint.text, hintText, s.hint.width, 160)
		}
		for _, b := range s.tools {
			require.LessOrEqual(t, 38+ui.Measure(b.label, ui.Label)+8+ui.Measure(b.key, ui.Small)+11, b.rect.W, b.label)
		}
		for i, k := range s.cards {
			require.LessOrEqual(t, k.rect.Y+k.rect.H, columnEnd)
			if !k.open {
				fits(t, k.note, ui.Small.Lines(1), cardTextW, 21)
			}
			require.Equal(t, k.open, i < len(s.cards) && s.view.Choices[i].Open)
		}
		if s.answer.head != "" {
			tag := 32 + ui.Measure(s.panel.Name, ui.Name) + 10 + ui.Measure(s.panel.Role, ui.Note) + 20
			chips := ui.DialogueRect.X + 24 + max(232, tag) + 12 + s.panel.Mood.Width()
			require.Less(t, chips, s.answer.rect.X-12)
		}
		for i := range s.steps {
			s.step = i
			s.arrangePanel()
			require.LessOrEqual(t, ui.DialogueRect.X+32+dialogueW, s.panel.goOnRect.X)
		}
	})
}

func TestTheStandoffIsDrawnWithoutCost(t *testing.T) {
	_, s := talk(t, game.Coach)
	paint(t, s)
	s.number(1)
	s.hush()
	s.motion.Finish()
	paint(t, s)
}

func BenchmarkStandoff(b *testing.B) {
	needDisplay(b)
	_, s := talk(b, game.Coach)
	c, im := ui.NewCanvas(), ebiten.NewImage(1280, 720)
	frame := func() {
		_, _ = s.Update(ui.Input{})
		c.Begin(im)
		s.Draw(c)
	}
	const each = 20
	for range 5 { // ebiten's queues grow at first
		inFrame(func() {
			for range each {
				frame()
			}
		})
	}
	b.ReportAllocs()
	b.ResetTimer()
	b.StopTimer()
	for n := 0; n < b.N; n += each {
		inFrame(func() {
			b.StartTimer()
			for range min(each, b.N-n) {
				frame()
			}
			b.StopTimer()
		})
	}
}
