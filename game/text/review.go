package text

import (
	"io"
	"strconv"
	"strings"

	"parley/game"
)

// Review prints a review: the result, each turn against the best there was, habits, the ability map, and what was left
// on the table.
func Review(out io.Writer, v game.Reviewed) {
	t := New(strings.NewReader(""), out, v.Language)
	t.line("%s · %s", t.w.Say("review.title"), v.View.Title)
	t.say("review.by", "Dept", v.View.DeptName, "Level", t.w.Say("level."+string(v.View.Level)), "Seed", strconv.FormatUint(v.Seed, 10))
	if v.View.Today != "" {
		t.line("%s", v.View.Today)
	}
	t.result(v)
	t.line("")
	t.line("%s", t.w.Say("review.turns"))
	place := ""
	for _, turn := range v.Turns {
		if turn.Place != place {
			place = turn.Place
			t.say("text.place", "Place", place)
		}
		t.reviewed(v, turn)
	}
	if v.Left > 0 {
		t.say("review.left", "Left", v.Left)
	}
	t.habits(v)
	if v.Sheet != nil {
		t.line("")
		t.say("sheet.review")
		t.graded(v.Sheet)
	}
	t.diagnosed(v.Causes)
	t.abilities(v)
	t.table(v)
}

// result prints how the play ended and what that was worth.
func (t *Terminal) result(v game.Reviewed) {
	e := v.View.Ending
	if e == nil {
		t.line("%s", t.w.Say("review.open"))
		t.line("%s %s", t.w.Say("worth.title"), game.Points(v.Worth.R))
		t.line("  %s", t.w.Say("review.open.note"))
		return
	}
	t.line("%s · %s", e.KindName, e.Title)
	t.line("%s %s", t.w.Say("worth.title"), game.Points(v.Worth.R))
	t.line("  %s", t.w.Say("worth.sum", "R", game.Points(v.Worth.R), "Got", game.Points(v.Worth.Got),
		"Bond", game.Points(v.Worth.Bond), "Time", game.Points(v.Worth.Time), "Clean", game.Points(v.Worth.Clean)))
	for _, term := range e.Terms {
		t.line("  · %s", term)
	}
	t.line("  %s", t.w.Say("review.size", "Lines", v.Lines, "Meetings", v.Meetings))
	var counts []string
	for _, c := range v.Counts {
		if c.Count > 0 {
			counts = append(counts, c.Mark+" "+c.Name+" "+strconv.Itoa(c.Count))
		}
	}
	t.line("  %s", strings.Join(counts, "  "))
}

// name is how a turn is called.
func (t *Terminal) name(line int) string {
	if line == 0 {
		return t.w.Say("review.plan")
	}
	return t.w.Say("review.line", "N", line)
}

func (t *Terminal) reviewed(v game.Reviewed, turn game.ReviewedTurn) {
	grade := ""
	if turn.Known {
		grade = "  " + turn.Mark + " " + turn.GradeName
		if turn.Better != nil || turn.Grade == game.GradeGood {
			grade += " " + game.Points(-turn.Loss)
		}
	}
	t.line("  %s%s  %s", t.name(turn.Line), grade, turn.Said)
	if turn.Known && !turn.Searched {
		t.line("      %s", t.w.Say("review.unsearched"))
	}
	b := turn.Better
	if b == nil || !turn.Lesson.Better {
		t.line("      %s", t.w.Say("review.why", "Text", turn.Lesson.Text))
	}
	if b == nil {
		return
	}
	t.line("      %s", t.w.Say("review.best", "Text", b.Said))
	if turn.Lesson.Better {
		t.line("      %s", t.w.Say("review.why.better", "Text", turn.Lesson.Text))
	}
	if len(b.Replies) > 0 {
		var said []string
		for _, sp := range b.Replies {
			said = append(said, sp.Text)
		}
		t.line("      %s", t.w.Say("review.reply", "Who", b.Replies[0].Person.Name, "Text", strings.Join(said, " ")))
	}
	if len(b.On) > 0 {
		t.line("      %s", t.w.Say("review.on"))
		for _, sp := range b.On {
			t.line("        %s", t.w.Say("text.spoken", "Who", sp.Person.Name, "Mood", "", "Text", sp.Text))
		}
	}
	t.line("      %s", t.w.Say("review.to", "Kind", b.KindName, "Ending", b.Ending, "R", game.Points(b.Worth)))
}

func (t *Terminal) habits(v game.Reviewed) {
	t.line("")
	t.line("%s", t.w.Say("review.mistakes"))
	none := true
	for _, h := range v.Habits {
		if len(h.Turns) == 0 {
			continue
		}
		none = false
		var names []string
		for _, n := range h.Turns {
			names = append(names, t.name(v.Turns[n-1].Line))
		}
		t.line("  %s", t.w.Say("review.mistake.at", "Name", h.Name, "Times", len(h.Turns), "Turns", game.Join(v.Language, names)))
		t.line("      %s", h.Principle)
	}
	if none {
		t.line("  %s", t.w.Say("review.mistakes.none"))
	}
}

func (t *Terminal) abilities(v game.Reviewed) {
	t.line("")
	t.line("%s", t.w.Say("review.elements"))
	for _, a := range v.Map {
		var parts []string
		for _, e := range a.Elements {
			value := t.w.Say("review.element.none")
			if e.Occasions > 0 {
				value = strconv.Itoa(e.Value / 10)
			}
			parts = append(parts, e.Name+" "+value)
		}
		t.line("  %s", t.w.Say("review.ability", "Name", a.Name, "Elements", strings.Join(parts, "  ")))
	}
	t.line("  %s", t.w.Say("review.elements.note"))
}

func (t *Terminal) table(v game.Reviewed) {
	if v.Left > 0 || v.View.Ending == nil {
		return
	}
	t.line("")
	t.line("%s", t.w.Say("review.table"))
	if v.Table == nil {
		t.line("  %s", t.w.Say("review.table.none"))
		return
	}
	b := v.Table.Better
	t.line("  %s", t.w.Say("review.table.found", "Turn", t.name(v.Table.Line), "Kind", b.KindName, "Ending", b.Ending,
		"Mine", game.Points(v.Worth.R), "R", game.Points(b.Worth), "Who", v.View.Person.Name,
		"Yours", game.Points(v.Table.Yours), "Theirs", game.Points(v.Table.Theirs)))
	if len(v.Table.Needs) > 0 {
		t.line("  %s", t.w.Say("review.table.needs"))
	}
	for _, n := range v.Table.Needs {
		t.line("    · %s", n)
	}
	t.line("  %s", t.w.Say("review.table.way", "Way", strings.Join(b.Way, ",")))
}
