package scenes

import (
	"slices"

	"parley/game"
	"parley/scenes/ui"
)

// In the list of plays two to four of the same standoff can be marked, to lay them side by side.

// rowOf is the row that a target belongs to, -1 for none.
func (l *loadScreen) rowOf(id int) int {
	switch {
	case id >= loadMark:
		return id - loadMark
	case id >= loadRow && id < hubTab:
		return id - loadRow
	}
	return -1
}

// canMark says whether a row can be marked, or its mark taken back.
func (l *loadScreen) canMark(i int) bool { return l.rows[i].bad == "" && l.rows[i].quarter == "" }

// mark marks a row or takes its mark back, and says why where it cannot be marked.
func (l *loadScreen) mark(i int) {
	a, kept := l.app, &l.rows[i].saved
	at := slices.Index(l.marked, kept.Path)
	switch {
	case at >= 0:
		l.marked = slices.Delete(l.marked, at, at+1)
	case len(l.marked) >= game.MaxCompared:
		l.say(a.say("screen.load.mark.full"))
	case len(l.marked) > 0 && l.find(l.marked[0]).Record.Scenario != kept.Record.Scenario:
		l.say(a.say("screen.load.mark.other"))
	default:
		l.marked = append(l.marked, kept.Path)
	}
	l.labelFoot()
	l.place()
}

// find returns the play at a path.
func (l *loadScreen) find(path string) *game.Saved {
	for i := range l.rows {
		if l.rows[i].saved.Path == path {
			return &l.rows[i].saved
		}
	}
	return &game.Saved{}
}

// labelFoot says where all of it is kept or, while plays are marked, what that is for.
func (l *loadScreen) labelFoot() {
	a := l.app
	l.folder = a.say("screen.load.folder", "Folder", a.store.Dir)
	room := keptW
	if n := len(l.marked); n > 0 {
		l.folder, room = a.say("screen.load.marked"), sideRect.X-ui.Margin-20
		if l.compare = a.say("screen.load.mark", "N", n); n < game.MinCompared {
			l.compare = a.say("screen.load.mark.more")
		}
	}
	l.folderStyle, _ = fitLine(l.folder, ui.Small, room, smallest)
}

// sideBySide lays the marked plays side by side, in the order in which they were marked.
func (l *loadScreen) sideBySide() ui.Next {
	var sides []side
	for _, path := range l.marked {
		s, err := recordSide(*l.find(path))
		if err != nil {
			l.say(l.app.say("screen.compare.failed", "Why", err))
			return ui.Redraw()
		}
		sides = append(sides, s)
	}
	next, problem := newCompare(l.app, sides, l)
	if next == nil {
		l.say(problem)
		return ui.Redraw()
	}
	return ui.Replace(next)
}

// drawMark draws the box of a row: empty, or with the letter that its play will have.
func (l *loadScreen) drawMark(c *ui.Canvas, i int) {
	if !l.canMark(i) {
		return
	}
	r := markRect
	if at := slices.Index(l.marked, l.rows[i].saved.Path); at >= 0 {
		ui.Badge{Rect: r, Text: compareLetters[at], Ground: ui.Vote(at), Ink: ui.Navy}.Draw(c)
	} else {
		c.Fill(r, 11, ui.Panel2)
		c.Icon("git-compare", r.X+10, r.Y+10, 20, ui.Ink2)
	}
	if l.focus.ID() == loadMark+i {
		c.Ring(r, 11)
	}
}

// compareLetters are what plays are called side by side.
var compareLetters = [game.MaxCompared]string{"A", "B", "C", "D"}

func (l *loadScreen) drawFoot(c *ui.Canvas) {
	if len(l.marked) == 0 {
		c.Paragraph(l.folder, ui.Margin, 700, keptW, l.folderStyle)
		return
	}
	c.Paragraph(l.folder, ui.Margin, 697, sideRect.X-ui.Margin-20, l.folderStyle)
	ui.Button{Rect: sideRect, Kind: ui.Solid, Label: l.compare, Icon: "git-compare", Disabled: len(l.marked) < game.MinCompared,
		Focused: l.focus.ID() == loadCompare, Held: l.focus.Held(loadCompare)}.Draw(c)
}
