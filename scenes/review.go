package scenes

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"parley/game"
	"parley/scenes/ui"
)

// review is the play seen afterwards: how it ended, the curve of the scores, every turn against the best that was open,
// habits, abilities, what was left on the table. It is there at once; grades come in as they are found.
type review struct {
	app  *App
	from covered // where the player came from
	lang string
	work *grading
	view game.Reviewed

	turn    int  // selected, index in view.Turns
	tab     int  // what stands below the outcome
	learns  bool // there is a turn to do better, and all are known
	ahead   bool // in the place of the curve: how it could have gone on
	touched bool // the player has chosen something
	polling bool // the loop will wake us

	bar     topBar
	tabs    [reviewTabs]string
	outcome reviewOutcome
	list    reviewList
	curve   reviewCurve
	onward  reviewOnward
	detail  reviewDetail
	habits  reviewHabits
	ability reviewAbility
	table   reviewTable
	buttons [7]string // again from the turn, its reasons, learn, compare, the map, the other chair, the report
	toast   toast

	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
	pointed bool // the pointer went down on the curve
}

// What stands below the outcome.
const (
	tabCurve = iota
	tabHabits
	tabAbility
	tabTable
	reviewTabs
)

// What can be chosen on the review.
const (
	reviewBack   = 1 + iota
	reviewTab                             // and the three after it
	reviewOn     = reviewTab + reviewTabs // how it could have gone on, and back to the curve
	reviewFork   = reviewOn + 1
	reviewWhy    = reviewOn + 2
	reviewLearn  = reviewOn + 3
	reviewBeside = reviewOn + 4
	reviewMap    = reviewOn + 5
	reviewThere  = reviewOn + 6 // to the turn at which more was on the table
	reviewEntry  = reviewOn + 7 // the principle in the codex
	reviewChair  = reviewOn + 8
	reviewTake   = reviewOn + 9
	reviewErring = 30 // one of the five mistakes in the codex, and the others
	reviewHabit  = 40 // a turn in which a mistake was made, and the others
	reviewRow    = 100
	firstGrades  = 80 * time.Millisecond
	furtherGrade = 250 * time.Millisecond
)

// grading is a review with the goroutine that grades it. It outlives the screen, so that one who comes back finds what
// was found.
type grading struct {
	play   string // the record it was made of
	review *game.Review
	news   atomic.Bool // something was found since the screen looked
	failed atomic.Pointer[error]
	stop   context.CancelFunc
	done   chan struct{} // of the last run
}

// grading returns the review of the play that is on.
func (a *App) grading() (*grading, error) {
	play := string(a.session.Encode())
	if a.graded != nil && a.graded.play == play {
		return a.graded, nil
	}
	g := &grading{play: play}
	var err error
	g.review, err = game.NewReview(a.session, game.ReviewOptions{Changed: func() { g.news.Store(true) }})
	if err != nil {
		return nil, err
	}
	a.graded = g
	return g, nil
}

// start goes on with the grades. One core is left to the window.
func (g *grading) start() {
	ctx, stop := context.WithCancel(context.Background())
	before, done := g.done, make(chan struct{})
	g.stop, g.done = stop, done
	go func() {
		defer close(done)
		if before != nil {
			<-before // it has been told to stop
		}
		if err := g.review.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
			g.failed.Store(&err)
		}
		g.news.Store(true)
	}()
}

// working says whether more grades will come.
func (g *grading) working() bool { return g.failed.Load() == nil && g.review.Left() > 0 }

// newReview returns the review of the play that is on, which has ended.
func newReview(a *App, from covered) (ui.Screen, error) {
	work, err := a.grading()
	if err != nil {
		return nil, err
	}
	r := &review{app: a, from: from, work: work}
	r.scroll.Rect = turnList
	if work.working() {
		work.start()
	}
	r.read()
	r.turn = len(r.view.Turns) - 1
	if !work.working() {
		r.pick()
	}
	r.arrange()
	r.focus.Set(reviewRow + r.turn)
	r.reveal()
	return r, nil
}

// read takes what is known by now.
func (r *review) read() {
	r.lang, r.view = r.app.lang(), r.work.review.View(r.app.lang())
	r.learns = r.view.Left == 0 && len(r.view.Costliest(1)) > 0
	if err := r.work.failed.Load(); err != nil {
		r.toast = newToast(r.app.say("screen.review.failed", "Why", game.Reason(*err, r.lang)), true, ui.Width/2, 700)
	}
}

// pick selects the turn that cost most, which is what one wants to see first.
func (r *review) pick() {
	if worst := r.view.Costliest(1); len(worst) > 0 {
		r.turn = worst[0].Turn - 1
	}
}

// reveal scrolls the list to the turn that is selected.
func (r *review) reveal() {
	r.scroll.Reveal(turnPitch*float64(r.turn-1), 3*turnPitch) // and its neighbours
	r.aim()
}

// Animating is false: nothing moves here.
func (r *review) Animating() bool { return false }

// Update lets the player look around, and takes in the grades that have come.
func (r *review) Update(in ui.Input) (ui.Next, error) {
	changed := r.refresh(in)
	if r.toast.text != "" && in.Any() {
		r.toast = toast{}
		changed = true
	}
	rest, scrolled := r.scroll.Update(in)
	if scrolled {
		r.aim()
	}
	chosen, moved := r.focus.Update(rest, r.targets)
	if i := r.focus.ID() - reviewRow; moved && i >= 0 && !in.Moved && !in.Pressed {
		r.choose(i)
	}
	if chosen == 0 && r.onCurve(in) {
		return r.poll(ui.Redraw()), nil
	}
	next, leaves := r.hear(in, chosen)
	if leaves {
		return next, nil
	}
	if changed || scrolled || moved {
		next = ui.Redraw()
	}
	return r.poll(next), nil
}

// refresh takes in what has changed outside: the language, the grades.
func (r *review) refresh(in ui.Input) bool {
	if in.Woken {
		r.polling = false
	}
	if in.Has(ui.NextLanguage) {
		r.app.switchLanguage()
	}
	news := r.work.news.Swap(false)
	if !news && r.lang == r.app.lang() {
		return false
	}
	if r.lang != r.app.lang() {
		r.toast = toast{}
	}
	r.read()
	if !r.touched && (in.Woken || r.view.Left == 0) { // once: what is being read must not be taken away
		r.touched = true
		r.pick()
		r.focus.Set(reviewRow + r.turn)
	}
	r.arrange()
	r.reveal()
	return true
}

// poll asks to be woken while grades are still to come, for a screen at rest gets no updates.
func (r *review) poll(next ui.Next) ui.Next {
	if r.polling || !r.work.working() && !r.work.news.Load() {
		return next
	}
	wait := furtherGrade
	if !r.touched {
		wait = firstGrades
	}
	r.polling = true
	return next.After(wait)
}

// hear does what the player wants. leaves says that another screen comes, or that there is none to poll for.
func (r *review) hear(in ui.Input, chosen int) (next ui.Next, leaves bool) {
	switch {
	case in.Has(ui.Back):
		if r.ahead && r.tab == tabCurve {
			return r.goOn(), false
		}
		chosen = reviewBack
	case in.Has(ui.Reasons):
		chosen = reviewWhy
	case in.Has(ui.Save):
		chosen = reviewTake
	case in.Number > 0 && in.Number <= reviewTabs:
		chosen = reviewTab + in.Number - 1
	}
	switch {
	case chosen == 0:
		return ui.Next{}, false
	case chosen == reviewBack:
		r.leave()
		r.from.relabel()
		return ui.Replace(r.from), true
	case chosen < reviewOn:
		return r.show(chosen - reviewTab), false
	case chosen == reviewOn:
		return r.goOn(), false
	case chosen == reviewFork:
		return r.fork()
	case chosen == reviewWhy:
		return r.over(newReasons(r.app, r.turn))
	case chosen == reviewEntry:
		return r.over(newCodex(r.app, r.view.Turns[r.turn].Lesson.Principle, false))
	case chosen == reviewLearn:
		return r.over(newExercises(r.app, r.work.review))
	case chosen == reviewBeside:
		return r.to(r.app.besideAnother(r))
	case chosen == reviewChair:
		return r.to(newChair(r.app, r), "")
	case chosen == reviewTake:
		r.takeReport()
	case chosen == reviewMap:
		return r.to(newMap(r.app, r.view.View.Scenario, r), "")
	case chosen == reviewThere:
		r.ahead = true
		r.goTo(r.view.Table.Turn - 1)
	case chosen >= reviewRow:
		if r.touched = true; in.Has(ui.Accept) {
			return r.goOn(), false
		}
		r.choose(chosen - reviewRow)
	case chosen >= reviewErring && chosen < reviewHabit:
		return r.over(newCodex(r.app, "mistake-"+r.view.Habits[chosen-reviewErring].ID, false))
	case chosen >= reviewHabit:
		r.goTo(r.habits.marks[chosen-reviewHabit].turn)
	}
	return ui.Redraw(), false
}

// over puts a screen on this one. Its coming cancels the wake-up call.
func (r *review) over(s ui.Screen) (ui.Next, bool) {
	r.rest()
	return ui.Push(s), true
}

// to goes to a screen that leads back here, or to the turn itself; or says why there is none.
func (r *review) to(s ui.Screen, problem string) (ui.Next, bool) {
	if s == nil {
		r.toast = newToast(problem, true, ui.Width/2, 700)
		return ui.Redraw(), false
	}
	r.rest()
	return ui.Replace(s), true
}

func (r *review) rest() { r.touched, r.polling, r.toast = true, false, toast{} }

// relabel sets everything in the language of now.
func (r *review) relabel() {
	r.read()
	r.arrange()
}

// leave ends the search; what was found is kept for the next time.
func (r *review) leave() {
	if r.work.stop != nil {
		r.work.stop()
	}
}

func (r *review) show(tab int) ui.Next {
	r.tab, r.touched = tab, true
	r.focus.Set(reviewTab + tab)
	r.aim()
	return ui.Redraw()
}

// choose selects a turn.
func (r *review) choose(i int) {
	r.turn, r.touched = i, true
	r.arrangeTurn()
	r.reveal()
}

// goTo shows a turn on the curve.
func (r *review) goTo(i int) {
	r.tab = tabCurve
	r.focus.Set(reviewRow + i)
	r.choose(i)
}

// goOn shows how it could have gone on from the better line, and the curve again.
func (r *review) goOn() ui.Next {
	r.ahead, r.tab = !r.ahead && r.view.Turns[r.turn].Better != nil, tabCurve
	r.arrangeTurn()
	r.aim()
	return ui.Redraw()
}

// onCurve selects the turn over which the pointer was pressed and released.
func (r *review) onCurve(in ui.Input) bool {
	over := r.tab == tabCurve && !r.showsAhead() && curveField.Has(in.X, in.Y)
	if in.Pressed {
		r.pointed = over
	}
	if !in.Released || !r.pointed || !over {
		return false
	}
	r.focus.Set(reviewRow + r.curve.at(in.X))
	r.choose(r.curve.at(in.X))
	return true
}

// showsAhead says whether the continuation stands in the place of the curve: only a turn that cost something has one.
func (r *review) showsAhead() bool { return r.ahead && r.view.Turns[r.turn].Better != nil }

// takeReport writes the review into a file and says where it is.
func (r *review) takeReport() {
	r.touched = true
	if r.work.working() { // half a report would be taken for a whole one
		r.toast = newToast(r.app.say("screen.report.waiting", "N", r.view.Left), true, ui.Width/2, 700)
		return
	}
	path, err := r.app.store.KeepReport(r.work.review, r.lang, r.app.page)
	if err != nil {
		r.toast = newToast(r.app.say("screen.report.failed", "Why", game.Reason(err, r.lang)), true, ui.Width/2, 700)
		return
	}
	r.toast = newToast(r.app.say("screen.report.taken", "File", path), false, ui.Width/2, 900)
}

// fork begins a play of its own at the turn, to say another line; the play under review stays for comparison.
func (r *review) fork() (ui.Next, bool) {
	next, leaves := r.to(r.app.playAgain(r.app.session, r.turn+1))
	if leaves {
		r.leave()
	}
	return next, leaves
}
