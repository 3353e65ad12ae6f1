package scenes

import (
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// guessed stands in for the search where only the look of a review matters: any grade may come of it, at once.
func guessed(_ string, state [8]byte) (int64, bool) {
	return 500_000 + int64(binary.LittleEndian.Uint64(state[:])%300_000), true
}

// graded makes the review of the play that is on, every turn of it graded.
func graded(t testing.TB, a *App, book game.Book) *game.Review {
	r, err := game.NewReview(a.session, game.ReviewOptions{Book: book})
	require.NoError(t, err)
	require.NoError(t, r.Run(context.Background()))
	a.graded = &grading{play: string(a.session.Encode()), review: r}
	return r
}

// lookOver plays the finance standoff to its end by a strategy and opens its review, every turn graded.
func lookOver(t testing.TB, strategy string) (*player, *review) {
	p := sitDown(t)
	sc, err := game.Open("finance")
	require.NoError(t, err)
	p.app.session, err = game.New(sc, game.Options{Seed: 7, Level: game.Coach, Store: &p.app.store, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, p.app.session.PlayStrategy(strategy))
	graded(t, p.app, nil)
	p.screen, err = newReview(p.app, newEnding(p.app).(covered))
	require.NoError(t, err)
	return p, p.screen.(*review)
}

func TestTheReviewOpensAtTheTurnThatCostMost(t *testing.T) {
	_, r := lookOver(t, "commander")
	worst := r.view.Costliest(1)[0]
	require.Equal(t, worst.Turn-1, r.turn)
	require.Equal(t, game.Points(r.view.Worth.R), r.outcome.figure)
	require.Len(t, r.list.rows, len(r.view.Turns))
	row := r.list.rows[r.turn]
	require.Equal(t, game.Points(-worst.Loss), row.loss)
	require.Equal(t, worst.GradeName, row.chip.Text, "a word beside the mark: never colour alone")
	require.Contains(t, r.detail.yours.text, worst.Said)
	require.Contains(t, r.detail.best.text, worst.Better.Said)
	require.Contains(t, r.detail.reply, worst.Better.Replies[0].Text)
}

// It may take the search some seconds to walk every way from the first turn: until then there is something to read.
func TestTheReviewIsThereAtOnceAndGradesComeIn(t *testing.T) {
	p, _ := lookOver(t, "commander")
	p.app.graded = nil
	opened, err := newReview(p.app, newEnding(p.app).(covered))
	require.NoError(t, err)
	r := opened.(*review)
	p.screen = r
	require.Equal(t, "…", r.list.rows[0].mark.text)
	next, err := r.Update(ui.Input{})
	require.NoError(t, err)
	require.NotEqual(t, ui.Redraw(), next)
	require.True(t, r.polling, "a screen at rest gets no updates, so it asks to be woken")
	<-r.work.done
	p.step(ui.Input{Woken: true})
	require.Zero(t, r.view.Left)
	require.NotEqual(t, "…", r.list.rows[0].mark.text)
	require.Equal(t, r.view.Costliest(1)[0].Turn-1, r.turn, "the player has chosen nothing yet")
	next, err = r.Update(ui.Input{Woken: true})
	require.NoError(t, err)
	require.Equal(t, ui.Next{}, next, "all is known: let it sleep")
}

func TestGradesThatComeInTakeNothingAway(t *testing.T) {
	p, _ := lookOver(t, "commander")
	p.app.graded = nil
	opened, err := newReview(p.app, newEnding(p.app).(covered))
	require.NoError(t, err)
	r := opened.(*review)
	p.screen = r
	p.press(ui.MoveUp)
	turn := r.turn
	<-r.work.done
	p.step(ui.Input{Woken: true})
	require.Zero(t, r.view.Left)
	require.Equal(t, turn, r.turn)
}

func TestLeavingEndsTheSearchAndKeepsWhatWasFound(t *testing.T) {
	p, e := atTheEnd(t, "commander")
	p.click(endingButton(0))
	r := p.screen.(*review)
	p.press(ui.Back)
	require.Same(t, e, p.screen)
	<-r.work.done // not after the seconds that the first turn of this one takes
	p.press(ui.Accept)
	again := p.screen.(*review)
	require.Same(t, r.work, again.work)
	p.press(ui.Back)
	<-again.work.done
}

// The play under review stays as it is, so that the two can be laid side by side.
func TestFromTheReviewAnotherLine(t *testing.T) {
	p, r := lookOver(t, "commander")
	old, kept := p.app.session.Path(), p.app.session.Encode()
	p.click(r.rowRect(3))
	require.Equal(t, 3, r.turn)
	p.click(reviewForkR)
	require.Len(t, p.app.session.Turns(), 3)
	require.NotEqual(t, old, p.app.session.Path())
	require.IsType(t, &standoff{}, p.screen)
	record, err := game.ReadRecordFile(old)
	require.NoError(t, err)
	again, parted := game.Replay(p.app.session.Scenario(), record)
	require.Nil(t, parted)
	require.Equal(t, kept, again.Encode())
}

// rowRect is where a turn stands in the list.
func (r *review) rowRect(i int) ui.Rect {
	for _, t := range r.targets {
		if t.ID == reviewRow+i {
			return t.Rect
		}
	}
	return ui.Rect{}
}

func TestAnAssessmentIsGoneOnWithInPractice(t *testing.T) {
	p, _ := talk(t, game.Assess)
	require.NoError(t, p.app.session.PlayStrategy("win-win"))
	all, kept := len(p.app.session.Turns()), p.app.session
	graded(t, p.app, guessed)
	opened, err := newReview(p.app, newEnding(p.app).(covered))
	require.NoError(t, err)
	r := opened.(*review)
	r.turn = all - 1
	r.fork()
	require.Len(t, kept.Turns(), all)
	require.Len(t, p.app.session.Turns(), all-1)
	require.Equal(t, game.Practice, p.app.session.Level())
}

func TestTheReviewByKeys(t *testing.T) {
	p, r := lookOver(t, "commander")
	for range r.view.Turns {
		p.press(ui.MoveUp)
	}
	require.NotEqual(t, r.view.Costliest(1)[0].Turn-1, r.turn)
	p.focusOn(t, reviewRow+r.view.Costliest(1)[0].Turn-1)
	p.press(ui.Accept)
	require.True(t, r.showsAhead(), "how it could have gone on")
	require.NotEmpty(t, r.onward.said)
	p.press(ui.Back)
	require.False(t, r.showsAhead())
	for tab := range reviewTabs {
		p.number(tab + 1)
		require.Equal(t, tab, r.tab)
	}
	p.press(ui.Reasons)
	require.Equal(t, r.turn, p.screen.(*reasons).turn)
}

// focusOn goes round by Tab until a target has the focus.
func (p *player) focusOn(t testing.TB, id int) {
	r := p.screen.(*review)
	for range 100 {
		if r.focus.ID() == id {
			return
		}
		p.press(ui.FocusNext)
	}
	t.Fatal("it cannot be reached by keys")
}

func TestTheReviewByMouse(t *testing.T) {
	p, r := lookOver(t, "commander")
	x := r.curve.turns[1].x
	p.click(ui.Rect{X: x - 3, Y: curveField.Y + 20, W: 6, H: 6})
	require.Equal(t, 1, r.turn, "a turn can be pointed at on the curve")
	p.click(reviewTabRect(tabHabits))
	require.NotEmpty(t, r.habits.marks)
	m := r.habits.marks[len(r.habits.marks)-1]
	p.click(m.rect)
	require.Equal(t, m.turn, r.turn)
	require.Equal(t, tabCurve, r.tab)
	p.click(reviewOnRect)
	require.True(t, r.showsAhead())
	p.click(reviewTabRect(tabTable))
	require.NotNil(t, r.view.Table)
	p.click(reviewThereR)
	require.Equal(t, r.view.Table.Turn-1, r.turn)
	require.True(t, r.showsAhead())
	p.click(reviewWhyR)
	require.IsType(t, &reasons{}, p.screen)
}

func TestTheReviewLeadsToTheMapAndTheComparisonAndBack(t *testing.T) {
	p, r := lookOver(t, "commander")
	p.click(reviewMapR)
	m := p.screen.(*mapScreen)
	require.Equal(t, p.app.session.Path(), m.plays[m.walked].path)
	p.click(mapButtons[1]) // beside the strategy that does best
	require.IsType(t, &compare{}, p.screen)
	p.press(ui.Back)
	require.Same(t, m, p.screen)
	p.press(ui.NextLanguage, ui.Back)
	require.Same(t, r, p.screen)
	require.Equal(t, "en", r.lang, "in the language of now")

	p.focusOn(t, reviewBeside)
	p.press(ui.Accept)
	k := p.screen.(*compare)
	require.Equal(t, p.app.session.Path(), k.sides[0].path)
	p.press(ui.Back)
	require.Same(t, r, p.screen)
}

func TestTheReviewInTheOtherLanguageIsTheSamePlace(t *testing.T) {
	p, r := lookOver(t, "commander")
	p.number(tabTable + 1)
	turn, zh := r.turn, r.table.text.text
	p.press(ui.NextLanguage)
	require.Equal(t, turn, r.turn)
	require.Equal(t, tabTable, r.tab)
	require.NotEqual(t, zh, r.table.text.text)
}

// Curves that end close together keep their figures apart.
func TestTheScoresAtTheEndCanBeRead(t *testing.T) {
	for _, at := range [][3]int{{50, 50, 50}, {0, 1, 2}, {79, 80, 78}, {30, 60, 31}} {
		v := &game.Reviewed{}
		for i, n := range at {
			v.Start[i].Value, v.Start[i].Exact = n, int32(10*n)
		}
		ends := curveEnds(v, 80)
		for i := range ends {
			require.LessOrEqual(t, ends[i].y, curveFoot+4.5)
			require.GreaterOrEqual(t, ends[i].y, curveTop-2*curveApart)
			for k := range i {
				require.GreaterOrEqual(t, max(ends[i].y-ends[k].y, ends[k].y-ends[i].y), curveApart-.01, "%v", at)
			}
		}
	}
}

func TestEveryReviewFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range game.Standoffs() {
			for seed := range 4 {
				a := NewApp(lang, game.Store{Dir: t.TempDir()}, nil)
				wander(t, a, id, seed, func() {})
				graded(t, a, guessed)
				s, err := newReview(a, newEnding(a).(covered))
				require.NoError(t, err)
				s.(*review).fits(t)
				newExercises(a, a.graded.review).(*exercises).fits(t)
			}
		}
	})
}

func (r *review) fits(t *testing.T) {
	o := &r.outcome
	fits(t, o.title, o.style, outcomeWide, 40)
	require.LessOrEqual(t, o.kind.X+o.kind.Width()+12+ui.Measure(o.size, ui.Note), o.captionRight()-ui.Measure(o.caption, ui.Small)-12)
	last := o.terms[3]
	require.LessOrEqual(t, last.x+ui.Measure(last.name, ui.Note)+8+ui.Measure(last.value, ui.Label), reviewSeatR.X-8, "the terms end before the button")
	require.Greater(t, reviewSeatR.Y, outcomeBase+8, "and nothing lies on the figure")
	fits(t, r.bar.title, r.bar.style, r.bar.width+1, 30)
	for i, name := range r.tabs {
		fits(t, name, ui.Strong, reviewTabRect(i).W-8, 30)
	}
	fits(t, r.list.title, r.list.style, 114, 30)
	require.GreaterOrEqual(t, r.list.wide, 185.0, "the start of a line can be made out")
	for _, row := range r.list.rows {
		require.LessOrEqual(t, ui.Wrap(row.said, row.style, r.list.wide).Height, turnHigh)
		require.GreaterOrEqual(t, row.chip.X, turnText+r.list.wide)
		if !r.list.stacks {
			require.LessOrEqual(t, row.chip.X+row.chip.Width()+4+ui.Measure(row.loss, ui.Strong), turnLoss)
		}
	}
	for i := range r.view.Turns {
		r.choose(i)
		r.detail.fits(t)
		for k, label := range r.buttons {
			style := ui.Strong
			if k == 4 || k == 6 {
				style = ui.Label
			}
			require.LessOrEqual(t, ui.Measure(label, style), [...]ui.Rect{reviewForkR, reviewWhyR, reviewLernR, reviewBesiR, reviewMapR, reviewSeatR, reviewTakeR}[k].W-66, label)
		}
		for _, l := range r.onward.said {
			fits(t, l.text, l.style, onwardWide, 38)
		}
		if r.onward.end != "" {
			fits(t, r.onward.end, r.onward.style, curveRect.X+curveRect.W-20-r.onward.kind.X-r.onward.kind.Width()-14, 30)
		}
	}
	r.tabsFit(t)
}

func (d *reviewDetail) fits(t *testing.T) {
	room := yoursRect.W - 2*detailPad
	fits(t, d.yours.head, d.yours.headStyle, room-34-ui.Measure(d.yours.loss, ui.Label), 30)
	fits(t, d.yours.text, d.yours.style, d.yours.wide, 54)
	fits(t, d.yours.why, d.yours.whyStyle, d.yours.whyWide, whyFoot-d.yours.whyY)
	fits(t, d.best.text, d.best.style, d.best.wide, 54)
	right := bestRect.X + bestRect.W - detailPad
	if d.best.mark.icon == "star" && len(d.best.text) > 0 && d.best.style.Weight != 0 {
		right = reviewOnRect.X - 4
	}
	fits(t, d.best.head, d.best.headStyle, right-bestRect.X-detailPad-34, 30)
	last := d.meters[2]
	require.LessOrEqual(t, last.x+ui.Measure(last.name, ui.Small)+5+ui.Measure(last.change, detailChange), yoursRect.X+yoursRect.W-8)
	if d.reply != "" {
		fits(t, d.reply, d.replyStyle, d.replyWide, d.bubble.H-26)
		require.LessOrEqual(t, bestRect.Y+quoteTop+height(d.best.text, d.best.style, d.best.wide), d.bubble.Y+.5)
		fits(t, d.speaker, detailChange, bubbleRect.W-28, 30)
	}
	for _, label := range d.on {
		fits(t, label, ui.Label, reviewOnRect.W-36, 30)
	}
}

func (r *review) tabsFit(t *testing.T) {
	for _, row := range r.habits.rows {
		fits(t, row.text, row.style, habitWide, 46)
	}
	require.LessOrEqual(t, ui.Measure(r.habits.title, ui.Heading)+ui.Measure(r.habits.note, ui.Note), 700.0)
	for i := range r.habits.marks {
		require.LessOrEqual(t, r.habits.marks[i].rect.X+40, 784.0)
	}
	fits(t, r.ability.note, r.ability.noteStyle, 720, 42)
	for i, s := range r.ability.spokes {
		fits(t, s.name, spokeName, s.box.W, 36)
		require.GreaterOrEqual(t, s.box.X, tabRect.X+8)
		require.LessOrEqual(t, s.box.X+s.box.W, abilityX-4)
		for _, other := range r.ability.spokes[:i] {
			apart := other.box.X > s.box.X+s.box.W || s.box.X > other.box.X+other.box.W || other.box.Y >= s.box.Y+s.box.H || s.box.Y >= other.box.Y+other.box.H
			require.True(t, apart, "%q and %q overlap", s.name, other.name)
		}
	}
	for _, g := range r.ability.groups {
		require.LessOrEqual(t, g.elements[2].y+29, 650.0)
		for _, b := range g.elements {
			fits(t, b.name, b.style, abilityBarX-abilityX, 30)
		}
	}
	k := &r.table
	if r.view.Table == nil {
		fits(t, k.text.text, k.text.style, 620, 80)
		return
	}
	fits(t, k.text.text, k.text.style, tableWide, 82)
	require.Len(t, k.needs, len(r.view.Table.Needs))
	for _, p := range k.needs {
		foot := p.y + height(p.text, p.style, tableWide-24)
		require.LessOrEqual(t, foot, tabRect.Y+tabRect.H-8, "all that was lacking has room")
		if 72+ui.Measure(p.text, p.style) > reviewThereR.X {
			require.LessOrEqual(t, foot, reviewThereR.Y, "and none lies under the button")
		}
	}
	for _, p := range k.pairs {
		fits(t, p.name, p.style, tableBarX-62, 46)
	}
}

func TestTheReviewIsDrawnWithoutCost(t *testing.T) {
	p, r := lookOver(t, "commander")
	for tab := range reviewTabs {
		p.number(tab + 1)
		t.Run(r.tabs[tab], func(t *testing.T) { paint(t, r) })
	}
	p.number(1)
	r.goOn()
	require.True(t, r.showsAhead())
	paint(t, r)
}

// pages stands in for the report, which no screen knows.
func pages(r *game.Review, lang string) ([]byte, error) {
	return []byte(lang + r.View(lang).View.Title), nil
}

func TestTheReportIsTakenAlong(t *testing.T) {
	p, r := lookOver(t, "commander")
	p.app.page = pages
	p.press(ui.Save)
	found, err := filepath.Glob(filepath.Join(p.app.store.Dir, "reports", "*.html"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.Contains(t, r.toast.text, found[0], "the player is told where it is")
	require.False(t, r.toast.bad)
	p.click(reviewTakeR)
	again, err := filepath.Glob(filepath.Join(p.app.store.Dir, "reports", "*"))
	require.NoError(t, err)
	require.Equal(t, found, again, "the same report is not written twice")
	p.press(ui.NextLanguage)
	p.click(reviewTakeR)
	content, err := os.ReadFile(strings.TrimSuffix(found[0], ".html") + "-2.html")
	require.NoError(t, err)
	require.Equal(t, "en"+r.view.View.Title, string(content), "in the player's language")
}

func TestAReportThatCannotBeWrittenSaysWhy(t *testing.T) {
	p, r := lookOver(t, "commander")
	p.app.page = pages
	require.NoError(t, os.WriteFile(filepath.Join(p.app.store.Dir, "reports"), nil, 0o600)) // where the folder should be
	p.press(ui.Save)
	require.True(t, r.toast.bad)
	require.Contains(t, r.toast.text, "报告没写成")
	require.NoError(t, os.Remove(filepath.Join(p.app.store.Dir, "reports")))
	p.press(ui.Save)
	require.False(t, r.toast.bad, "and it can be tried again")
}

func TestHalfAReportIsNotTaken(t *testing.T) {
	p, r := lookOver(t, "commander")
	p.app.page = pages
	unread, err := game.NewReview(p.app.session, game.ReviewOptions{Book: guessed})
	require.NoError(t, err)
	r.work = &grading{review: unread} // nobody grades it
	r.read()
	p.press(ui.Save)
	require.Equal(t, p.app.say("screen.report.waiting", "N", r.view.Left), r.toast.text)
	require.NoDirExists(t, filepath.Join(p.app.store.Dir, "reports"))
}
