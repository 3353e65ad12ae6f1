package text

import (
	"strconv"
	"strings"

	"parley/game"
)

// sheet asks the questions of the preparation sheet one after the other, and says how they were answered.
func (t *Terminal) sheet(s *game.Session, sheet *game.Sheet) error {
	t.say("sheet.text.title", "Title", t.w.Say("sheet.title"), "Note", t.w.Say("sheet.note"))
	t.say("sheet.text.how")
	t.say("sheet.text.skip")
	var picked []game.Picked
	for _, q := range sheet.Questions {
		t.line("")
		t.say("sheet.text.question", "Kind", q.KindName, "Text", q.Text, "Pick", t.w.Say("sheet.pick", "Count", q.Pick))
		for i, o := range q.Options {
			t.line("  %d  %s", i+1, o.Text)
		}
		ids, skip, err := t.pick(s, q)
		if err != nil {
			return err
		}
		if skip {
			picked = nil
			break
		}
		if len(ids) > 0 {
			picked = append(picked, game.Picked{Question: q.ID, Options: ids})
		}
	}
	if err := s.AnswerSheet(picked); err != nil {
		t.say("error.write", "Why", game.Reason(err, t.lang))
		return nil
	}
	t.line("")
	if g := s.Sheet(t.lang); g != nil {
		t.graded(g)
		t.line("")
	}
	return nil
}

// pick reads the numbers of one question until they are as many as it asks for; skip leaves the rest of the sheet blank.
func (t *Terminal) pick(s *game.Session, q game.Question) (ids []string, skip bool, err error) {
	for {
		answer, err := t.answer()
		if err != nil {
			return nil, false, err
		}
		if answer == "" || answer == "0" {
			return nil, answer == "0", nil
		}
		if answer == "?" || answer == "q" || answer == "quit" || answer == "退出" {
			if _, err := t.command(s, answer); err != nil {
				return nil, false, err
			}
			continue
		}
		ids, seen := []string{}, map[int]bool{}
		for _, f := range strings.FieldsFunc(answer, func(r rune) bool { return strings.ContainsRune(" ,，、", r) }) {
			if n, err := strconv.Atoi(f); err == nil && n >= 1 && n <= len(q.Options) && !seen[n] {
				seen[n] = true
				ids = append(ids, q.Options[n-1].ID)
			}
		}
		if len(ids) == q.Pick {
			return ids, false, nil
		}
		t.say("sheet.text.wrong", "Count", q.Pick, "Max", len(q.Options))
	}
}

// graded prints a sheet with its grades.
func (t *Terminal) graded(g *game.GradedSheet) {
	t.say("sheet.sum", "Word", g.WordName, "Total", t.w.Say("sheet.points", "Points", g.Points, "Of", g.Of))
	if g.Blank {
		t.line("  %s", t.w.Say("sheet.blank"))
	} else {
		for _, q := range g.Questions {
			t.line("  %s", t.w.Say("sheet.graded", "Mark", q.Mark, "Grade", q.GradeName, "Kind", q.KindName, "Text", q.Text))
			for _, o := range q.Options {
				which := "sheet.picked"
				if !o.Picked {
					which = "sheet.missed"
				}
				t.line("      %s", t.w.Say("sheet.answer", "Which", t.w.Say(which), "Text", o.Text))
				t.line("        %s", o.Why)
			}
		}
	}
	if g.Findable > 0 {
		if g.Found == 0 {
			t.line("  %s", t.w.Say("sheet.gathered", "Found", g.Found, "Findable", g.Findable))
		} else {
			t.line("  %s", t.w.Say("sheet.gathered.list", "Found", g.Found, "Findable", g.Findable, "All", game.Join(t.lang, g.Gathered)))
		}
	}
}

// diagnose shows how the meeting ended, asks why, and only then goes on to the next one.
func (t *Terminal) diagnose(s *game.Session, v game.View) error {
	here, next := v, v
	for i, sp := range v.Spoken {
		if sp.Place != "" {
			here.Spoken, next.Spoken = v.Spoken[:i], v.Spoken[i:]
			break
		}
	}
	t.spoken(here)
	t.line("")
	cause, err := t.cause(s, v.Diagnosis)
	if err != nil || cause == "" {
		return err
	}
	if err := s.Diagnose(cause); err != nil {
		t.say("error.write", "Why", game.Reason(err, t.lang))
		return nil
	}
	if all := s.Diagnoses(t.lang); len(all) > 0 && all[len(all)-1].Given != "" {
		t.line("%s", all[len(all)-1].Text)
	}
	t.line("")
	t.spoken(next)
	t.stands(s, s.View(t.lang))
	return nil
}

// cause asks why they did not agree; empty where the player took back what was to be diagnosed.
func (t *Terminal) cause(s *game.Session, d *game.Diagnosis) (string, error) {
	for {
		t.say("diagnosis.ask", "Who", d.Who.Name, "Outcome", d.Outcome)
		for i, c := range d.Causes {
			t.say("diagnosis.text.cause", "N", i+1, "Name", c.Name, "Text", c.Text)
		}
		t.say("diagnosis.text.how")
		answer, err := t.answer()
		if err != nil {
			return "", err
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(d.Causes) {
			return d.Causes[n-1].ID, nil
		}
		if answer == "" {
			return game.NoCause, nil
		}
		if _, err := t.command(s, answer); err != nil || s.View(t.lang).Diagnosis == nil {
			return "", err
		}
	}
}

// noted prints what was written down and diagnosed, where the level kept it until now.
func (t *Terminal) noted(s *game.Session) {
	if g := s.Sheet(t.lang); g != nil {
		t.line("")
		t.graded(g)
	}
	t.diagnosed(s.Diagnoses(t.lang))
}

// diagnosed prints the diagnoses and how many were right.
func (t *Terminal) diagnosed(all []game.Diagnosed) {
	if len(all) == 0 {
		return
	}
	t.line("")
	t.line("%s: %s", t.w.Say("diagnosis.review"), t.diagnosedSum(all))
	for _, d := range all {
		mark := "✗"
		if d.Right {
			mark = "✓"
		}
		t.line("  %s", t.w.Say("diagnosis.line", "Mark", mark, "Place", d.Place, "Text", d.Text))
	}
}

func (t *Terminal) diagnosedSum(all []game.Diagnosed) string {
	right := 0
	for _, d := range all {
		if d.Right {
			right++
		}
	}
	return t.w.Say("diagnosis.sum", "Count", right, "All", len(all))
}
