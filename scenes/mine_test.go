package scenes

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// The three questions are answered by keys alone, kept as they are written, and sealed once.
func TestTheJournalIsWrittenAndSealed(t *testing.T) {
	p := sitDown(t)
	p.click(p.rowOf(titleJournal))
	j := p.screen.(*journal)
	p.press(ui.Accept)
	require.NotNil(t, j.Writing())
	p.write("排到十一月，l 也是字母")
	kept, err := p.app.store.Journal()
	require.NoError(t, err)
	require.Equal(t, "排到十一月，l 也是字母", kept.Answers[0], "as it is typed")
	p.press(ui.FocusNext)
	p.write("财务")
	p.press(ui.FocusNext, ui.FocusNext)
	require.Nil(t, j.Writing())
	p.press(ui.Accept)
	require.True(t, j.page.IsSealed())
	require.NotEmpty(t, j.signed.text)
	p.click(j.fields[0].Rect)
	require.Nil(t, j.Writing(), "sealed")
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
}

func TestTheJournalIsDeletedWithTheSecondPress(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	require.NoError(t, store.KeepAnswers([game.JournalQuestions]string{"a", "b", "c"}))
	_, err := store.SealJournal(someday)
	require.NoError(t, err)
	playTo(t, store, "it", 99, game.Coach)
	p := sit(t, "en", store)
	p.click(p.rowOf(titleJournal))
	j := p.screen.(*journal)
	require.NotEqual(t, p.app.say("journal.says.later"), j.rows[2].says, "a play has ended")
	p.click(journalDeleteRect)
	require.True(t, j.page.IsSealed())
	p.click(journalDeleteRect)
	require.False(t, j.page.IsSealed())
	require.Empty(t, j.fields[0].Text())
}

func TestTheSelfTestIsAnsweredByFigures(t *testing.T) {
	p := sitDown(t)
	p.click(p.rowOf(titleSelfTest))
	s := p.screen.(*selftest)
	for i := range game.SelfStatements {
		require.Equal(t, i, s.at)
		p.number(i%game.SelfSteps + 1)
	}
	kept, err := p.app.store.SelfTest()
	require.NoError(t, err)
	require.Equal(t, game.SelfStatements, kept.Done())
	require.NotEmpty(t, s.chart.said)
	require.Empty(t, s.chart.played)
	p.press(ui.Accept)
	require.IsType(t, &planScreen{}, p.screen, "the plan comes next")
}

// A turn behind an element opens in the review, and the way back leads here again.
func TestTheTurnsBehindAnElementOpen(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	playTo(t, store, "it", 99, game.Coach)
	p := sit(t, "zh", store)
	p.click(p.rowOf(titleSelfTest))
	s := p.screen.(*selftest)
	require.NotEmpty(t, s.uses)
	p.click(selfUseRect(0))
	require.IsType(t, &review{}, p.screen)
	p.press(ui.Back)
	require.Same(t, s, p.screen)
	p.feed(ui.Input{})
	require.Nil(t, p.app.session)
}

func TestAPlanIsTakenFromWhatIsOffered(t *testing.T) {
	p := sitDown(t)
	p.screen = newPlan(p.app)
	s := p.screen.(*planScreen)
	p.press(ui.Accept)
	require.Equal(t, s.offers[0].Habit, s.fields[0].Text())
	p.press(ui.Accept)
	p.write("排期会")
	p.press(ui.Accept)
	p.write("周工")
	p.press(ui.Back)
	p.click(planOfferAt(2))
	require.Equal(t, s.offers[2].Habit, s.fields[planParts].Text(), "the next habit that is empty")
	plan, err := p.app.store.Plan()
	require.NoError(t, err)
	require.Equal(t, game.PlannedHabit{Habit: s.offers[0].Habit, Situation: "排期会", Person: "周工"}, plan.Habits[0])
}

func TestTheProfileLeadsToTheReviewOfTheBest(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	playTo(t, store, "finance", 99, game.Coach)
	p := sit(t, "en", store)
	p.click(p.rowOf(titleProfile))
	s := p.screen.(*profile)
	require.Contains(t, s.sums[0], "1")
	p.press(ui.FocusNext, ui.Accept)
	require.IsType(t, &review{}, p.screen)
	p.press(ui.Back)
	require.Same(t, s, p.screen)
}

func TestTheScreensAboutThePlayerFit(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		store := game.Store{Dir: t.TempDir()}
		for _, id := range game.Standoffs() {
			playTo(t, store, id, 99, game.Coach)
		}
		require.NoError(t, store.KeepAnswers([game.JournalQuestions]string{strings.Repeat("长 ", 60), "b", ""}))
		a := sit(t, lang, store).app
		j := newJournal(a).(*journal)
		for _, r := range j.rows {
			fits(t, r.question, r.questionStyle, journalTextW, 46)
		}
		paint(t, j)
		_, err := store.SealJournal(someday)
		require.NoError(t, err)
		j = newJournal(a).(*journal)
		for _, r := range j.rows {
			fits(t, r.says, r.saysStyle, journalSaysW, journalBoxH)
		}
		paint(t, j)
		s := newSelfTest(a).(*selftest)
		for i := range game.SelfStatements {
			s.at, s.element = i, i/2
			s.relabel()
			fits(t, s.statement.text, s.statement.style, selfAsk.W-48, 128)
			fits(t, s.says.text, s.says.style, selfBehind.W-40, 50)
		}
		paint(t, s)
		p := newPlan(a).(*planScreen)
		for i, k := range p.cards {
			fits(t, k.habit, k.style, planOfferAt(i).W-28, 46)
			fits(t, k.why, ui.Small, planOfferAt(i).W-28, 30)
		}
		paint(t, p)
		pr := newProfile(a).(*profile)
		for _, r := range pr.rows {
			fits(t, r.note, r.noteStyle, 340, 30)
			require.Less(t, 376+16*float64(len(r.endings)), profileRowW-36-r.best.Width(), r.title)
		}
		for _, line := range pr.sums {
			fits(t, line, ui.Note, profileSums.W-44, 30)
		}
		paint(t, pr)
	})
}
