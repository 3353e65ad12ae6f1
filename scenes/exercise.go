package scenes

import (
	"slices"

	"parley/game"
	"parley/scenes/ui"
)

// exercises gives the costliest turns of a play back, one by one: the talk as it stood, to find a better line in. It is
// played on copies; nothing of it is kept.
type exercises struct {
	app  *App
	lang string
	all  []*task
	now  int // which one; len(all) is the summary

	bar     topBar
	steps   string
	lines   []spokenCard // what was said before
	was     wasCard
	prompt  string
	cards   []taskCard
	answer  taskAnswer
	sum     []sumRow
	buttons [4]string // this plan, show me, next or again, back to the review

	focus   ui.Focus
	targets []ui.Target
}

// task is one turn given back, and how the player does at it.
type task struct {
	turn   int // from 1
	line   int // 0: the plan
	from   *game.Exercise
	tried  []int    // options, in the order in which they were tried
	plan   []string // activities picked
	last   int      // the option whose answer is shown, -1 for none
	solved bool
	shown  bool // the player asked to be told
}

// What can be chosen in the exercises.
const (
	taskBack = 1 + iota
	taskAsk  // the question itself: the focus rests there, so that no key too many tries a line
	taskPlan
	taskShow
	taskNext
	taskLeave
	taskCard0 = 100
)

// exerciseCount is how many turns are given back.
const exerciseCount = 3

// newExercises returns the exercises of a review in which every turn is graded.
func newExercises(a *App, r *game.Review) ui.Screen {
	x := &exercises{app: a}
	for _, t := range r.View(a.lang()).Costliest(exerciseCount) {
		if from := r.Exercise(t.Turn); from != nil {
			x.all = append(x.all, &task{turn: t.Turn, line: t.Line, from: from, last: -1})
		}
	}
	x.begin(0)
	return x
}

// begin shows an exercise, or the summary after the last.
func (x *exercises) begin(i int) {
	x.now = i
	x.arrange()
	x.focus.Set(taskAsk)
	if x.done() {
		x.focus.Set(taskLeave)
	}
}

// done says whether all of them are over.
func (x *exercises) done() bool { return x.now >= len(x.all) }

func (x *exercises) task() *task { return x.all[x.now] }

// Animating is false: nothing moves here.
func (x *exercises) Animating() bool { return false }

// Update lets the player try lines until one is good, then goes on to the next turn.
func (x *exercises) Update(in ui.Input) (ui.Next, error) {
	changed := false
	if in.Has(ui.NextLanguage) {
		x.app.switchLanguage()
	}
	if x.lang != x.app.lang() {
		x.arrange()
		changed = true
	}
	chosen, moved := x.focus.Update(in, x.targets)
	switch {
	case in.Has(ui.Back):
		return ui.Pop(), nil
	case in.Number > 0 && in.Number <= len(x.cards) && !x.done():
		chosen = taskCard0 + in.Number - 1
	}
	switch {
	case chosen == taskAsk:
	case chosen == taskBack, chosen == taskLeave:
		return ui.Pop(), nil
	case chosen == taskNext && x.done():
		x.again()
	case chosen == taskNext:
		x.begin(x.now + 1)
	case chosen == taskShow:
		x.reveal()
	case chosen == taskPlan:
		x.try(x.task().from.Plan(x.task().plan))
	case chosen >= taskCard0:
		x.pick(chosen - taskCard0)
	default:
		return ui.RedrawIf(changed || moved), nil
	}
	return ui.Redraw(), nil
}

// pick tries the line of a card; an activity is put on the plan, or taken off it.
func (x *exercises) pick(i int) {
	t, k := x.task(), &x.cards[i]
	if !k.open {
		return
	}
	x.focus.Set(taskCard0 + i)
	if t.line > 0 {
		x.try(t.from.Choice(k.id))
		return
	}
	if at := slices.Index(t.plan, k.id); at >= 0 {
		t.plan = slices.Delete(slices.Clone(t.plan), at, at+1)
	} else if more := append(slices.Clone(t.plan), k.id); t.from.CanPrepare(more) {
		t.plan = more
	}
	t.last = -1
	x.arrange()
}

// try takes the answer to an option. Where it is good enough the exercise is solved.
func (x *exercises) try(option int, open bool) {
	t := x.task()
	if !open || t.solved {
		return
	}
	if t.last = option; !slices.Contains(t.tried, option) {
		t.tried = append(t.tried, option)
	}
	t.solved = t.from.Try(option, x.lang).Enough
	x.arrange()
	if t.solved {
		x.focus.Set(taskNext)
	}
}

// reveal shows the best line to one who asks for it.
func (x *exercises) reveal() {
	t := x.task()
	t.shown, t.solved, t.last = true, true, t.from.Best
	t.plan = t.from.Try(t.last, x.lang).Plan
	x.arrange()
	x.focus.Set(taskNext)
}

// again gives the same turns back from the beginning.
func (x *exercises) again() {
	for i, t := range x.all {
		x.all[i] = &task{turn: t.turn, line: t.line, from: t.from, last: -1}
	}
	x.begin(0)
}
