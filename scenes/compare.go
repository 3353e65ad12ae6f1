package scenes

import (
	"slices"
	"time"

	"parley/game"
	"parley/scenes/ui"
)

// compare lays two to four plays of a standoff side by side, turn beside turn: what was said, what it moved, how they
// decided, where the plays part and what came of each.
type compare struct {
	app   *App
	from  covered // where the player came from
	sides []side
	model *game.Comparison
	view  game.CompareView

	bar      topBar
	heads    []compareHead
	items    []compareItem // what stands in the list, from top to bottom
	results  []compareResult
	resultAt float64 // where they stand in the list
	row, col int     // the cell that is chosen, index in view.Rows
	foot     compareFoot
	notice   toast

	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// side is a play to be compared.
type side struct {
	game.Compared
	path string    // of a record
	when time.Time // it was played
}

// compareFoot is what can be done, and with which turn.
type compareFoot struct {
	line               string
	style              ui.Style
	again, parts, more string
	can                bool // the turn can be played again from
}

// What can be chosen; the heads' crosses and the cells count on from theirs.
const (
	compareBack = 1 + iota
	compareAgain
	compareParts
	compareMore
	compareDrop = 10
	compareCell = 100 // row*game.MaxCompared + column
)

var (
	compareList  = ui.Rect{X: 12, Y: 140, W: 1256, H: 516} // below heads of one line
	compareRects = [3]ui.Rect{{X: 1016, Y: 666, W: 240, H: 44}, {X: 804, Y: 666, W: 200, H: 44}, {X: 640, Y: 666, W: 152, H: 44}}
)

const compareFootW = 600.0

// newCompare lays plays side by side. It returns the screen, or why they cannot be compared.
func newCompare(a *App, sides []side, from covered) (ui.Screen, string) {
	k := &compare{app: a, from: from, sides: sides}
	if problem := k.read(); problem != "" {
		return nil, problem
	}
	k.row = max(0, k.view.Parts-1)
	k.choose(k.row, k.firstPlayed(k.row))
	if len(k.view.Rows) > 0 {
		k.focus.Set(k.cellID(k.row, k.col))
	} else {
		k.focus.Set(compareMore)
	}
	return k, ""
}

// read makes the comparison anew, in the language of now.
func (k *compare) read() string {
	a := k.app
	plays := make([]game.Compared, len(k.sides))
	for i := range k.sides {
		if s := &k.sides[i]; !s.Strategy {
			s.Name = a.say("screen.compare.record", "When", a.when(s.when), "Level", a.say("level."+string(s.Session.Level())))
		}
		plays[i] = k.sides[i].Compared
	}
	var err error
	if k.model, err = game.Compare(plays); err != nil {
		return a.say("screen.compare.failed", "Why", err)
	}
	k.view = k.model.View(a.lang())
	k.bar = newTopBar(a.say("screen.compare.title", "Title", k.view.Title), k.parting(), 1100)
	k.arrange()
	return ""
}

// parting says where the plays part.
func (k *compare) parting() string {
	if k.view.Parts == 0 {
		return k.app.say("compare.never")
	}
	row := &k.view.Rows[k.view.Parts-1]
	place := row.Place
	if row.Line > 0 {
		place = k.app.say("place.turn", "Place", row.Place, "N", row.Line)
	}
	return k.app.say("compare.parts", "Plays", row.Parts, "Place", place)
}

func (k *compare) relabel() {
	k.read()
	k.choose(k.row, k.col)
}

// strategySide plays a strategy out.
func (a *App) strategySide(scenario, name string, seed uint64) (side, error) {
	sc, err := game.Open(scenario)
	if err != nil {
		return side{}, err
	}
	p, err := game.CompareStrategy(sc, name, seed)
	return side{Compared: p}, err
}

// recordSide takes a kept play as far as it agrees with the scenario of today.
func recordSide(k game.Saved) (side, error) {
	sc, err := game.Open(k.Record.Scenario)
	if err != nil {
		return side{}, err
	}
	p, err := game.CompareRecord(sc, k.Path, k.Record)
	return side{Compared: p, path: k.Path, when: k.Changed}, err
}

// playsOf lists the kept plays of a standoff, the last played first, then what was put aside.
func (a *App) playsOf(scenario string) []game.Saved {
	records, _ := a.store.Records() // the list of plays says why it cannot be read
	saves, _ := a.store.Saves()
	return slices.DeleteFunc(keptIn(append(records, saves...)), func(k game.Saved) bool {
		return k.Err != nil || k.Record.Scenario != scenario
	})
}

// sides lists the kept plays of a standoff, the last played first, that can be laid side by side.
func (a *App) sides(scenario string) ([]side, error) {
	records, err := a.store.Records()
	var all []side
	for _, k := range keptIn(records) {
		if k.Err != nil || k.Record.Scenario != scenario {
			continue
		}
		if s, err := recordSide(k); err == nil {
			all = append(all, s)
		}
	}
	return all, err
}

// sideOf is which of the sides is the play that is on, -1 for none of them.
func (a *App) sideOf(sides []side) int {
	return slices.IndexFunc(sides, func(s side) bool { return a.session != nil && s.path == a.session.Path() })
}

// besideAnother lays the play that is on beside another one of the same standoff.
func (a *App) besideAnother(from covered) (ui.Screen, string) {
	sides, err := a.sides(a.session.Scenario().ID)
	if err != nil {
		return nil, a.say("screen.store", "Why", game.Reason(err, a.lang()))
	}
	at := a.sideOf(sides)
	if at < 0 { // it is kept nowhere
		return a.besideStrategy(side{Compared: game.Compared{Session: a.session}, when: a.session.Begun()}, from)
	}
	return a.beside(sides, at, from)
}

// beside lays a play beside the one before it or, where there is none, beside the strategy that does best.
func (a *App) beside(sides []side, at int, from covered) (ui.Screen, string) {
	switch {
	case at+1 < len(sides):
		return newCompare(a, []side{sides[at], sides[at+1]}, from)
	case at > 0:
		return newCompare(a, []side{sides[at], sides[at-1]}, from)
	}
	return a.besideStrategy(sides[at], from)
}

// besideBest lays a strategy beside the player's best finished play of the standoff or, where there is none, beside the
// strategy that does best.
func (a *App) besideBest(scenario, strategy string, seed uint64, from covered) (ui.Screen, string) {
	var best side
	most := int32(-1)
	for _, k := range a.playsOf(scenario) {
		s, err := recordSide(k)
		if err == nil && s.Session.Ended() && worthOf(s.Session) > most {
			best, most = s, worthOf(s.Session)
		}
	}
	if most >= 0 {
		seed = best.Session.Seed() // so that both open the same
	} else if best, most = a.bestStrategy(scenario, seed, strategy); most < 0 {
		return nil, a.say("screen.compare.alone")
	}
	mine, err := a.strategySide(scenario, strategy, seed)
	if err != nil {
		return nil, a.say("screen.compare.failed", "Why", err)
	}
	return newCompare(a, []side{best, mine}, from)
}

// besideStrategy lays a play beside the strategy that does best.
func (a *App) besideStrategy(s side, from covered) (ui.Screen, string) {
	best, most := a.bestStrategy(s.Session.Scenario().ID, s.Session.Seed(), "")
	if most < 0 {
		return nil, a.say("screen.compare.alone")
	}
	return newCompare(a, []side{s, best}, from)
}

// bestStrategy is the strategy of a standoff that does best but for one, and what it is worth; -1 where there is none.
func (a *App) bestStrategy(scenario string, seed uint64, but string) (best side, most int32) {
	most = -1
	sc, err := game.Open(scenario)
	if err != nil {
		return side{}, most
	}
	for _, st := range sc.Strategies {
		s, err := a.strategySide(scenario, st.Name, seed)
		if err == nil && st.Name != but && worthOf(s.Session) > most {
			best, most = s, worthOf(s.Session)
		}
	}
	return best, most
}

// worthOf is what a finished play is worth, thousandths.
func worthOf(s *game.Session) int32 { return s.View("zh").Ending.Worth.R }

// firstPlayed is the first column in which something was done in a row.
func (k *compare) firstPlayed(row int) int {
	if row >= len(k.view.Rows) {
		return 0
	}
	return max(0, slices.IndexFunc(k.view.Rows[row].Cells, func(c game.CompareCell) bool { return c.Played }))
}

func (k *compare) cellID(row, col int) int { return compareCell + row*game.MaxCompared + col }

// choose takes a cell as the one to play again from.
func (k *compare) choose(row, col int) {
	a := k.app
	k.row, k.col = row, col
	k.foot = compareFoot{again: a.say("screen.compare.again"), parts: a.say("screen.compare.jump"), more: a.say("screen.compare.more")}
	if row < len(k.view.Rows) {
		r := &k.view.Rows[row]
		if cell := r.Cells[col]; cell.Played {
			k.foot.can = true
			who := k.view.Plays[col].Letter
			if r.Same {
				who = k.app.say("screen.compare.all")
			}
			where := r.Place
			if r.Line > 0 {
				where = a.say("place.turn", "Place", r.Place, "N", r.Line)
			}
			k.foot.line = a.say("screen.compare.chosen", "Who", who, "Where", where)
		}
	}
	k.foot.style, _ = fitLine(k.foot.line, ui.Note.In(ui.Ink), compareFootW, smallest)
	k.aim()
}

func (k *compare) aim() {
	t := append(k.targets[:0], ui.Target{ID: compareBack, Rect: backTarget})
	if len(k.sides) > game.MinCompared {
		for i := range k.heads {
			t = append(t, ui.Target{ID: compareDrop + i, Rect: k.heads[i].cross.Inset(-6)})
		}
	}
	for i := range k.items {
		item := &k.items[i]
		for col := range item.cells {
			cell := &item.cells[col]
			if item.row >= 0 && cell.played {
				r := cell.rect.Move(k.scroll.Rect.X, k.scroll.Rect.Y-k.scroll.Offset())
				t = append(t, ui.Target{ID: k.cellID(item.row, cell.col), Rect: r, Within: k.scroll.Rect})
			}
		}
	}
	t = append(t,
		ui.Target{ID: compareMore, Rect: compareRects[2], Disabled: len(k.sides) >= game.MaxCompared},
		ui.Target{ID: compareParts, Rect: compareRects[1], Disabled: k.view.Parts == 0},
		ui.Target{ID: compareAgain, Rect: compareRects[0], Disabled: !k.foot.can})
	k.targets = t
}

// Animating is false: nothing moves here.
func (k *compare) Animating() bool { return false }

// Update chooses a cell, scrolls, and does what the buttons say.
func (k *compare) Update(in ui.Input) (ui.Next, error) {
	hidden := k.notice.text != "" && in.Any()
	if hidden {
		k.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		k.app.switchLanguage()
		k.relabel()
		return ui.Redraw(), nil
	}
	if in.Has(ui.Back) {
		return k.leave(), nil
	}
	in, scrolled := k.scroll.Update(in)
	if scrolled {
		k.aim()
	}
	before := k.focus.ID()
	id, moved := k.focus.Update(in, k.targets)
	if now := k.focus.ID(); now != before && now >= compareCell && !in.Moved && !in.Pressed { // by the arrows
		k.point(now)
	}
	switch {
	case id == compareBack:
		return k.leave(), nil
	case id == compareAgain:
		return k.again(), nil
	case id == compareParts:
		k.point(k.cellID(k.view.Parts-1, k.firstPlayed(k.view.Parts-1)))
		k.focus.Set(k.cellID(k.row, k.col))
		return ui.Redraw(), nil
	case id == compareMore:
		return ui.Replace(newPicker(k)), nil
	case id >= compareCell:
		k.point(id)
		if in.Has(ui.Accept) { // the next press plays
			k.focus.Set(compareAgain)
		}
		return ui.Redraw(), nil
	case id >= compareDrop:
		return k.drop(id - compareDrop), nil
	}
	return ui.RedrawIf(hidden || scrolled || moved), nil
}

// point chooses the cell of a target and shows it.
func (k *compare) point(id int) {
	n := id - compareCell
	k.choose(n/game.MaxCompared, n%game.MaxCompared)
	for i := range k.items {
		if item := &k.items[i]; item.row == k.row {
			y, h := item.y, item.h
			if i > 0 && k.items[i-1].row < 0 { // what stands over it comes along
				y, h = k.items[i-1].y, item.y+item.h-k.items[i-1].y
			}
			if k.row == len(k.view.Rows)-1 { // and what came of it
				h = min(k.scroll.Height-y, k.scroll.Rect.H)
			}
			k.scroll.Reveal(y-12, h+24)
		}
	}
	k.aim()
}

func (k *compare) leave() ui.Next {
	k.from.relabel()
	return ui.Replace(k.from)
}

// drop takes a play out.
func (k *compare) drop(i int) ui.Next {
	k.sides = slices.Delete(k.sides, i, i+1)
	next, problem := newCompare(k.app, k.sides, k.from)
	if next == nil {
		k.notice = newToast(problem, true, ui.Width/2, 900)
		return ui.Redraw()
	}
	return ui.Replace(next)
}

// again begins a new play from the turn that is chosen.
func (k *compare) again() ui.Next {
	turn := k.view.Rows[k.row].Cells[k.col].Turn
	next, problem := k.app.playAgain(k.sides[k.col].Session, turn)
	if next == nil {
		k.notice = newToast(problem, true, ui.Width/2, 900)
		return ui.Redraw()
	}
	return ui.Replace(next)
}

// playAgain begins a play of its own with the turns of another before turn n, from 1. It returns its first screen, or why
// there is none. A standoff of the quarter goes back to that turn itself, for it has no play of its own.
func (a *App) playAgain(s *game.Session, n int) (ui.Screen, string) {
	if a.inQuarter() && s == a.session {
		if n <= len(s.Turns()) {
			if err := s.Fork(n); err != nil {
				return nil, a.writeFailed(err)
			}
		}
		return a.returned(), ""
	}
	level := a.settings.Level
	if level == game.Assess { // what was said before was not assessed
		level = game.Practice
	}
	next, err := s.Again(n, &a.store, level, a.now())
	if err != nil {
		return nil, a.writeFailed(err)
	}
	a.setPlay(next)
	return a.returned(), ""
}
