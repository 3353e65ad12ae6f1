package game

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parley/game/words"
	"parley/scenarios"
)

// CodexGroup is a group of entries with its name, ready to draw.
type CodexGroup struct {
	ID, Title, Text string
	Entries         []CodexEntry
}

// CodexEntry is an entry of the codex in one language, ready to draw.
type CodexEntry struct {
	scenarios.CodexEntry
	Number    int    // from 1, in the order of the codex: what one types in a terminal
	GroupName string // title of its group
	Badge     string // where it comes from, in a word
	Origin    string // the same with the author and the year, where there is literature
	Links     []CodexLink
}

// CodexLink leads to another entry.
type CodexLink struct {
	ID, Title string
	Number    int
}

// Codex returns the whole codex in a language.
func Codex(lang string) []CodexGroup {
	book, w := scenarios.CodexIn(lang), words.In(lang)
	var out []CodexGroup
	for _, g := range book.Groups {
		out = append(out, CodexGroup{ID: g.ID, Title: g.Title, Text: g.Text})
	}
	number := codexNumbers(book)
	for _, e := range book.Entries {
		i := slices.IndexFunc(out, func(g CodexGroup) bool { return g.ID == e.Group })
		shown := CodexEntry{
			CodexEntry: e, Number: number[e.ID], GroupName: out[i].Title,
			Badge: w.Say("codex.source." + e.Source), Origin: w.Say("codex.source." + e.Source),
		}
		if e.By != "" {
			shown.Origin = w.Say("codex.origin."+e.Source, "By", e.By, "Year", strconv.Itoa(e.Year))
		}
		for _, id := range e.See {
			to, _ := book.Entry(id) // the loader found it
			shown.Links = append(shown.Links, CodexLink{ID: id, Title: to.Title, Number: number[id]})
		}
		out[i].Entries = append(out[i].Entries, shown)
	}
	return out
}

func codexNumbers(book *scenarios.Codex) map[string]int {
	n := make(map[string]int, len(book.Entries))
	for i, e := range book.Entries {
		n[e.ID] = i + 1
	}
	return n
}

// CodexNumber is the number of an entry, 0 for an id that has none.
func CodexNumber(id string) int {
	return 1 + slices.IndexFunc(scenarios.CodexIn("zh").Entries, func(e scenarios.CodexEntry) bool { return e.ID == id })
}

// CodexSize counts the entries.
func CodexSize() int { return len(scenarios.CodexIn("zh").Entries) }

// DepartmentName is the name of a department of the cast.
func DepartmentName(id, lang string) string { return scenarios.CastIn(lang).Department(id) }

// FindCodex finds an entry by its id or its number.
func FindCodex(lang, name string) (CodexEntry, bool) {
	n, _ := strconv.Atoi(name) // an id is no number
	for _, g := range Codex(lang) {
		for _, e := range g.Entries {
			if e.ID == name || e.Number == n {
				return e, true
			}
		}
	}
	return CodexEntry{}, false
}

// SearchCodex returns the entries in which all words of a text stand, those first that have them in their title.
func SearchCodex(lang, text string) []CodexEntry {
	wanted := strings.Fields(strings.ToLower(text))
	if len(wanted) == 0 {
		return nil
	}
	var titled, others []CodexEntry
	for _, g := range Codex(lang) {
		for _, e := range g.Entries {
			switch {
			case hasAll(e.Title+" "+e.ID, wanted):
				titled = append(titled, e)
			case hasAll(e.words(), wanted):
				others = append(others, e)
			}
		}
	}
	return append(titled, others...)
}

func hasAll(text string, wanted []string) bool {
	text = strings.ToLower(text)
	return !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(text, w) })
}

// words is all there is to read of an entry.
func (e *CodexEntry) words() string {
	all := []string{e.ID, e.Title, e.GroupName, e.What, e.Line, e.Origin}
	for _, p := range e.Packages {
		all = append(all, p.Title, p.Mine, p.Theirs)
	}
	if p := e.Phrase; p != nil {
		all = append(all, p.Template, p.When, p.Not)
		for _, x := range p.Examples {
			all = append(all, x.Text)
		}
	}
	return strings.Join(all, "\n")
}

// FillBlanks puts texts into the blanks of a template, in order; a blank without one keeps its brackets.
func FillBlanks(template string, with []string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		before, rest, open := strings.Cut(template, "[")
		name, after, closed := strings.Cut(rest, "]")
		if !open || !closed {
			b.WriteString(template)
			return b.String()
		}
		b.WriteString(before)
		if i < len(with) && strings.TrimSpace(with[i]) != "" {
			b.WriteString(strings.TrimSpace(with[i]))
		} else {
			b.WriteString("[" + name + "]")
		}
		template = after
	}
}

// CodexUseKind is how a turn bears on an entry.
type CodexUseKind string

// The kinds: the line did it; the line was the mistake that the entry is about; the line cost something and a better one
// that was open would have done it.
const (
	CodexUsed    CodexUseKind = "used"
	CodexAgainst CodexUseKind = "against"
	CodexMissed  CodexUseKind = "missed"
)

// CodexUse is a turn of a kept play that bears on an entry.
type CodexUse struct {
	Kind  CodexUseKind
	Play  Saved
	Title string // of the standoff
	Turn  int    // from 1, as Fork takes it
	Line  int    // as the player counts, 0: the plan
	Said  string // what the player said; where it was missed, too
}

// OwnLine is a line of a kept play that moved the meters.
type OwnLine struct {
	CodexUse
	Gain int32 // thousandths, the three meters together
}

// Learnt is what the kept plays say about the codex.
type Learnt struct {
	Uses map[string][]CodexUse // by entry, the play that was played last first
	Best []OwnLine             // the lines that gained most, each choice once
}

// Bounds of what is looked through and shown.
const (
	learntPlays = 60
	learntUses  = 12 // an entry
	learntBest  = 10
)

// Learnt looks through the plays that were played last. What was used shows in every play as far as its level explains
// it by now. What was missed is known only of a turn that was graded, and grading searches; so it is told of the
// reviews that the caller has at hand, and nothing is searched for it. It fails where the records cannot be listed.
func (st Store) Learnt(lang string, reviews ...*Review) (Learnt, error) {
	out := Learnt{Uses: map[string][]CodexUse{}}
	records, err := st.Records()
	if err != nil {
		return out, err
	}
	book := scenarios.CodexIn(lang)
	for _, kept := range records[:min(len(records), learntPlays)] {
		if kept.Err != nil {
			continue
		}
		sc, err := Open(kept.Record.Scenario)
		if err != nil {
			continue // a scenario that is not shipped, or no more
		}
		s, _ := Replay(sc, kept.Record)
		out.play(kept, s, reviewOf(s, reviews), book, lang)
	}
	slices.SortStableFunc(out.Best, func(a, b OwnLine) int { return cmp.Compare(b.Gain, a.Gain) })
	said := map[string]bool{}
	out.Best = slices.DeleteFunc(out.Best, func(l OwnLine) bool {
		twice := said[l.Said]
		said[l.Said] = true
		return twice
	})
	out.Best = out.Best[:min(len(out.Best), learntBest)]
	return out, nil
}

// reviewOf finds the review of a play among several, nil if there is none.
func reviewOf(s *Session, reviews []*Review) *Review {
	for _, r := range reviews {
		if r != nil && string(r.s.Encode()) == string(s.Encode()) {
			return r
		}
	}
	return nil
}

// play adds what one play says.
func (l *Learnt) play(kept Saved, s *Session, r *Review, book *scenarios.Codex, lang string) {
	v := s.viewer(lang)
	department := v.cast.Person(v.counterpart()).Department
	for i, t := range s.turns {
		if !s.explains(i) {
			continue
		}
		use := CodexUse{Play: kept, Title: v.text("title"), Turn: i + 1, Line: s.Line(i), Said: v.said(t.command(s))}
		did, against := s.marks(i)
		better := marked{}
		if r != nil {
			if g, ok := r.Turn(i + 1); ok && g.Grade.costs() {
				better = s.wouldDo(i, g.Options[g.Best].Command)
			}
		}
		for _, e := range book.Entries {
			switch {
			case e.Department != "" && e.Department != department:
				continue
			case against.bearOn(e.Marks):
				use.Kind = CodexAgainst
			case did.bearOn(e.Marks):
				use.Kind = CodexUsed
			case better.bearOn(e.Marks):
				use.Kind = CodexMissed
			default:
				continue
			}
			if len(l.Uses[e.ID]) < learntUses {
				l.Uses[e.ID] = append(l.Uses[e.ID], use)
			}
		}
		if m := movedBy(t.Events, everybody); t.Choice >= 0 && m.Trust+m.Alignment+m.Exchange > 0 {
			l.Best = append(l.Best, OwnLine{use, m.Trust + m.Alignment + m.Exchange})
		}
	}
}

// Blanks returns what stands in the brackets of a template or an example, in order.
func Blanks(template string) []string { return scenarios.Blanks(template) }
