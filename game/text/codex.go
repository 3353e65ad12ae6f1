package text

import (
	"fmt"
	"io"
	"strings"

	"parley/game"
	"parley/game/words"
)

// Codex prints the whole codex: the groups and the entries' numbers and titles.
func Codex(out io.Writer, lang string) {
	for i, g := range game.Codex(lang) {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s · %s\n", g.Title, g.Text)
		CodexList(out, g.Entries)
	}
}

// CodexList prints entries by number and title.
func CodexList(out io.Writer, entries []game.CodexEntry) {
	for _, e := range entries {
		fmt.Fprintf(out, "  %3d  %s\n", e.Number, e.Title)
	}
}

// CodexPage is an entry and what the player's own plays and phrases have to do with it.
type CodexPage struct {
	Entry game.CodexEntry
	Uses  []game.CodexUse
	Own   []game.OwnPhrase
}

// CodexEntry prints a page of the codex.
func CodexEntry(out io.Writer, p CodexPage, lang string) {
	w, e := words.In(lang), p.Entry
	print := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	print("%s", w.Say("text.codex.head", "N", e.Number, "Title", e.Title, "Group", e.GroupName, "Origin", e.Origin))
	print("%s", e.What)
	if e.Line != "" {
		label := "codex.line"
		if e.Wrong {
			label = "codex.line.wrong"
		}
		print("%s", w.Say(label))
		print("  %s", e.Line)
	}
	for i, k := range e.Packages {
		if i == 0 {
			print("%s", w.Say("codex.packages"))
		}
		print("  · %s", k.Title)
		print("      %s  %s", w.Say("codex.package.mine"), k.Mine)
		print("      %s  %s", w.Say("codex.package.theirs"), k.Theirs)
	}
	if t := e.Phrase; t != nil {
		print("%s\n  %s", w.Say("codex.template"), t.Template)
		print("%s\n  %s", w.Say("codex.when"), t.When)
		print("%s\n  %s", w.Say("codex.not"), t.Not)
		for _, x := range t.Examples {
			print("%s\n  %s", w.Say("codex.example", "Dept", game.DepartmentName(x.Department, lang)), x.Text)
		}
	}
	for i, o := range p.Own {
		if i == 0 {
			print("%s", w.Say("codex.own"))
		}
		print("  · %s", o.Text)
	}
	var links []string
	for _, l := range e.Links {
		links = append(links, w.Say("text.codex.link", "Title", l.Title, "N", l.Number))
	}
	print("%s", w.Say("text.codex.see", "All", game.Join(lang, links)))
	for i, u := range p.Uses {
		if i == 0 {
			print("%s", w.Say("codex.uses"))
		}
		line := w.Say("act.preparation")
		if u.Line > 0 {
			line = w.Say("screen.line", "N", u.Line)
		}
		print("%s", w.Say("text.codex.use", "Kind", w.Say("codex.use."+string(u.Kind)), "When", u.Play.Changed.Local().Format("2006-01-02"),
			"Title", u.Title, "Line", line, "Said", u.Said))
	}
}

// codex opens an entry by what was typed after the question mark.
func (t *Terminal) codex(name string) {
	e, ok := game.FindCodex(t.lang, name)
	if !ok {
		t.say("text.codex.none", "Got", clip(name), "Max", game.CodexSize())
		return
	}
	CodexEntry(t.out, CodexPage{Entry: e}, t.lang)
}

// asked splits an answer that asks for an entry, as ?57 or "? interests"; ok says whether it does.
func asked(answer string) (entry string, ok bool) {
	for _, mark := range []string{"?", "？"} {
		if rest, found := strings.CutPrefix(answer, mark); found {
			rest = strings.ToLower(strings.TrimSpace(rest))
			return rest, rest != ""
		}
	}
	return "", false
}
