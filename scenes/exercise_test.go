package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenes/ui"
)

// practise opens the exercises of a review.
func practise(t testing.TB) (*player, *exercises) {
	p, _ := lookOver(t, "commander")
	p.click(reviewLernR)
	x, ok := p.screen.(*exercises)
	require.True(t, ok)
	return p, x
}

// card finds a card that can be tried and is good enough, or is not.
func (x *exercises) card(t testing.TB, enough bool) int {
	for i, k := range x.cards {
		if option, ok := x.task().from.Choice(k.id); ok && k.open && x.task().from.Try(option, x.lang).Enough == enough {
			return i
		}
	}
	t.Skip("none here")
	return 0
}

func TestTheCostliestTurnsAreGivenBack(t *testing.T) {
	p, x := practise(t)
	r := p.app.graded.review.View("zh")
	require.Len(t, x.all, exerciseCount)
	for i, turn := range r.Costliest(exerciseCount) {
		require.Equal(t, turn.Turn, x.all[i].turn)
	}
}

func TestALineIsGradedAtOnceAndTriedUntilItIsGood(t *testing.T) {
	p, x := practise(t)
	kept := string(p.app.session.Encode())
	for x.now < len(x.all) {
		task := x.task()
		require.Zero(t, task.answerless(), "no move and no hint gives it away")
		if task.line == 0 {
			p.click(taskPlanR)
			require.False(t, task.solved, "going with nothing is what it cost")
			p.click(taskShowR)
			require.True(t, task.shown)
		} else {
			for i := range x.cards {
				if option, _ := task.from.Choice(x.cards[i].id); option == task.from.Played {
					require.False(t, x.cards[i].open, "what was said then is known already")
					require.NotEmpty(t, x.cards[i].chip.Text)
				} else {
					require.Empty(t, x.cards[i].chip.Text)
				}
			}
			for i, k := range x.cards {
				option, _ := task.from.Choice(k.id)
				if k.open && !task.from.Try(option, "zh").Enough {
					p.click(k.rect)
					require.False(t, task.solved)
					require.Contains(t, x.answer.head, task.from.Try(option, "zh").GradeName)
					require.NotEmpty(t, x.cards[i].chip.Text)
				}
			}
			p.number(x.card(t, true) + 1)
		}
		require.True(t, task.solved)
		require.Equal(t, taskNext, x.focus.ID())
		p.press(ui.Accept)
		p.press(ui.Accept)
	}
	require.Len(t, x.sum, exerciseCount)
	require.Equal(t, kept, string(p.app.session.Encode()), "it was played on a copy")
}

// answerless counts what a view would give away.
func (t *task) answerless() int {
	v := t.from.View("zh")
	n := len(v.Hint)
	for _, c := range v.Choices {
		n += len(c.Moves)
	}
	return n
}

func TestAKeyTooManyTriesNothing(t *testing.T) {
	p, x := practise(t)
	p.press(ui.Accept, ui.Accept)
	require.Equal(t, 0, x.now)
	require.Empty(t, x.task().tried)
}

func TestAPlanIsPickedThenTried(t *testing.T) {
	p, x := practise(t)
	for x.task().line > 0 {
		p.click(taskShowR)
		p.press(ui.Accept)
		if x.done() {
			t.Skip("the plan was none of the costliest")
		}
	}
	p.click(x.cards[0].rect)
	require.True(t, x.cards[0].picked)
	p.number(1)
	require.False(t, x.cards[0].picked)
	best := x.task().from.Try(x.task().from.Best, "zh")
	for i := range x.cards {
		for _, id := range best.Plan {
			if x.cards[i].id == id {
				p.number(i + 1)
			}
		}
	}
	p.click(taskPlanR)
	require.True(t, x.task().solved)
	require.False(t, x.task().shown)
}

func TestTheExercisesInTheOtherLanguageAndAgain(t *testing.T) {
	p, x := practise(t)
	p.click(taskShowR)
	zh := x.answer.lesson
	p.press(ui.NextLanguage)
	require.NotEqual(t, zh, x.answer.lesson)
	require.True(t, x.task().solved)
	for !x.done() {
		if !x.task().solved {
			p.click(taskShowR)
		}
		p.press(ui.Accept)
	}
	p.click(sumAgainR)
	require.Equal(t, 0, x.now)
	require.False(t, x.task().solved)
	next, err := x.Update(ui.Input{}.With(ui.Back))
	require.NoError(t, err)
	require.Equal(t, ui.Pop(), next)
}

func (x *exercises) fits(t *testing.T) {
	for i, task := range x.all {
		x.begin(i)
		x.taskFits(t)
		for option := 0; option < 40; option++ {
			if option > max(task.from.Best, task.from.Played) {
				break
			}
			task.tried, task.last, task.solved = append(task.tried, option), option, task.from.Try(option, x.lang).Enough
			x.arrange()
			x.taskFits(t)
		}
		task.last, task.solved = task.from.Best, true
	}
	x.begin(len(x.all))
	for _, row := range x.sum {
		fits(t, row.was.text, row.was.style, sumTextW, 44)
		fits(t, row.found.text, row.found.style, sumTextW, 46)
		fits(t, row.lesson.text, row.lesson.style, sumTextW, 42)
		require.LessOrEqual(t, ui.Measure(row.name, ui.Heading), 140.0)
		fits(t, row.tries, ui.Small, 120, 44)
	}
	for i, label := range x.buttons[2:] {
		require.LessOrEqual(t, ui.Measure(label, ui.Strong), [...]ui.Rect{taskNextR, sumLeaveR}[i].W-66, label)
	}
}

func (x *exercises) taskFits(t *testing.T) {
	foot := x.was.rect.Y
	for _, l := range x.lines {
		fits(t, l.text, l.style, l.width, 380)
		require.LessOrEqual(t, l.y+height(l.text, l.style, l.width), foot)
	}
	require.NotEmpty(t, x.lines)
	fits(t, x.was.text, x.was.style, beforeText-32, 87)
	require.LessOrEqual(t, ui.Measure(x.was.label, ui.Label)+ui.Measure(x.was.loss, ui.Label), beforeText-80)
	fits(t, x.prompt, ui.Label, x.pill().W-60, 30)
	for _, k := range x.cards {
		fits(t, k.text, k.style, k.wide, k.rect.H-14)
		require.LessOrEqual(t, k.rect.Y+k.rect.H, answerRect.Y-4)
	}
	a := &x.answer
	if a.tip.text != "" {
		fits(t, a.tip.text, a.tip.style, answerText-200, 110)
		return
	}
	fits(t, a.head, a.style, answerText-44, 30)
	fits(t, a.lesson, a.lessonStyle, answerText-216, 46)
	if a.reply != "" {
		fits(t, a.reply, a.replyStyle, answerText-56, 50)
	}
	for i, label := range x.buttons[:3] {
		require.LessOrEqual(t, ui.Measure(label, ui.Strong), [...]ui.Rect{taskPlanR, taskShowR, taskNextR}[i].W-[...]float64{36, 66, 66}[i], label)
	}
}

func TestTheExercisesAreDrawnWithoutCost(t *testing.T) {
	p, x := practise(t)
	paint(t, x)
	p.click(taskShowR)
	paint(t, x)
	for !x.done() {
		if !x.task().solved {
			p.click(taskShowR)
		}
		p.press(ui.Accept)
	}
	paint(t, x)
}
