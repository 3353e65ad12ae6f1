package scenarios

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"sync"
)

// The structs of the codex's file, tagged as those of model.go.
type (
	codexFile struct {
		Parley   number                `key:"parley" need:"yes" min:"1" max:"1" doc:"version of the format"`
		Language name                  `key:"language" need:"yes" id:"yes" doc:"language of the texts in this file"`
		Facts    table[fact]           `key:"facts" most:"64" doc:"figures, declared once; texts use them as {id}"`
		Groups   table[codexFileGroup] `key:"groups" need:"yes" most:"32" doc:"groups by id, in the order they are shown"`
		Entries  table[codexFileEntry] `key:"entries" need:"yes" most:"256" doc:"entries by id, in the order they are shown"`
	}
	codexFileGroup struct {
		Title text `key:"title" need:"yes" doc:"name shown to the player"`
		Text  text `key:"text" need:"yes" doc:"what is in it, in one line"`
	}
	codexFileEntry struct {
		Group      name               `key:"group" need:"yes" doc:"group it stands in"`
		Title      text               `key:"title" need:"yes" doc:"name shown to the player"`
		What       text               `key:"what" need:"yes" doc:"what it is, in two sentences"`
		Line       text               `key:"line" doc:"something said that shows it; needed but for a phrase"`
		Wrong      toggle             `key:"wrong" doc:"true: the line is how not to say it"`
		Source     name               `key:"source" need:"yes" of:"source" doc:"where it comes from"`
		By         text               `key:"by" doc:"author of the literature, needed for that source"`
		Year       number             `key:"year" min:"1900" max:"2100" doc:"year of the literature"`
		See        []name             `key:"see" need:"yes" most:"8" doc:"entries beside it"`
		Moves      []name             `key:"moves" most:"16" of:"move" doc:"moves that use it"`
		Mistakes   []name             `key:"mistakes" most:"5" of:"mistake" doc:"mistakes of the five that it is"`
		Causes     []name             `key:"causes" most:"3" of:"cause" doc:"root causes of the concerns it is about"`
		Conflicts  []name             `key:"conflicts" most:"5" of:"conflict" doc:"conflict types of the concerns it is about"`
		Principles []name             `key:"principles" most:"8" of:"principle" doc:"principles of notes that stand for it, besides its own id"`
		Department name               `key:"department" doc:"department that the talk must be with, for a play to bear on it"`
		Packages   []codexFilePackage `key:"packages" most:"6" doc:"agreements that a case holds"`
		Phrase     *codexFilePhrase   `key:"phrase" doc:"the template of the phrasebook"`
	}
	codexFilePackage struct {
		Title  text `key:"title" need:"yes" doc:"name shown to the player"`
		Mine   text `key:"mine" need:"yes" doc:"what the player gets"`
		Theirs text `key:"theirs" need:"yes" doc:"what they get"`
	}
	codexFilePhrase struct {
		Template text          `key:"template" need:"yes" doc:"what to say, with blanks in [brackets]"`
		When     text          `key:"when" need:"yes" doc:"when to say it"`
		Not      text          `key:"not" need:"yes" doc:"when not to"`
		Examples table[spoken] `key:"examples" need:"yes" most:"8" doc:"the template filled, by department"`
	}
	// spoken is a bare text of a table.
	spoken struct{ text }
)

// Codex is what there is to know about the subject, in one language.
type Codex struct {
	Groups  []CodexGroup
	Entries []CodexEntry // by group, in the order of the groups
}

// CodexGroup is a group of entries.
type CodexGroup struct{ ID, Title, Text string }

// CodexEntry is one thing worth knowing.
type CodexEntry struct {
	ID, Group, Title string
	What             string // in two sentences
	Line             string // something said that shows it; of a phrase, empty
	Wrong            bool   // the line is how not to say it
	Source           string // chapter, literature or ours
	By               string // author, where there is literature on it
	Year             int
	See              []string // ids of entries beside it
	Marks            Marks
	Department       string         // only a talk with it bears on the entry; empty: any
	Packages         []CodexPackage // of a case
	Phrase           *CodexPhrase   // of the phrasebook
}

// Marks are what shows in a play that an entry was used, or went against: names of moves, of the five mistakes, of
// causes and conflict types of concerns, and of principles in notes, its own id among them.
type Marks struct{ Moves, Mistakes, Causes, Conflicts, Principles []string }

// CodexPackage is an agreement that could be signed.
type CodexPackage struct{ Title, Mine, Theirs string }

// CodexPhrase is a template with blanks, which stand in brackets in the template and, filled, in its examples.
type CodexPhrase struct {
	Template, When, Not string
	Examples            []CodexExample
}

// CodexExample is a template filled for a department of the cast.
type CodexExample struct{ Department, Text string }

// CodexIn returns the codex in a language, in the base language where it is not translated.
func CodexIn(lang string) *Codex {
	all := loadedCodex()
	if c, ok := all.byLanguage[lang]; ok {
		return c
	}
	return all.byLanguage[all.base]
}

// Entry finds an entry by id.
func (c *Codex) Entry(id string) (CodexEntry, bool) {
	i := slices.IndexFunc(c.Entries, func(e CodexEntry) bool { return e.ID == id })
	if i < 0 {
		return CodexEntry{}, false
	}
	return c.Entries[i], true
}

// codexFiles is what the embedded codex gives.
type codexFiles struct {
	base       string
	byLanguage map[string]*Codex
	report     Report
}

var loadedCodex = sync.OnceValue(func() codexFiles {
	sub, _ := fs.Sub(shipped, "codex") // the name is valid
	return readCodex(sub, "scenarios/codex")
})

// readCodex reads codex.yaml and its translations. Whatever is missing or leads nowhere is an error: the codex comes
// with the program, and a reason shown in a play must open its entry.
func readCodex(fsys fs.FS, folder string) codexFiles {
	c := &collector{shipped: true}
	out := codexFiles{base: "zh", byLanguage: map[string]*Codex{}}
	out.byLanguage[out.base] = &Codex{}
	root, src := c.open(fsys, "codex.yaml", folder)
	var f codexFile
	if root == nil || !c.fileOf(root, src, &f) {
		out.report = c.report()
		return out
	}
	facts := map[string]int64{}
	for _, e := range f.Facts.entries {
		facts[e.id.value] = e.value.Value.value
	}
	base := f.texts()
	values := map[string]string{}
	for key, t := range base.byKey {
		c.placeholders(t, facts, func(string) {})
		values[key] = fill(f.Language.value, t.value, facts)
	}
	f.check(c)
	out.base = f.Language.value
	out.byLanguage = map[string]*Codex{out.base: f.in(values, values)}
	for lang, translated := range c.translations(fsys, folder, "codex.yaml", "codex", out.base, base, facts) {
		out.byLanguage[lang] = f.in(translated, values)
	}
	out.report = c.report()
	return out
}

// check looks up what refers to what.
func (f *codexFile) check(c *collector) {
	var groups, entries []string
	for _, e := range f.Groups.entries {
		groups = append(groups, e.id.value)
	}
	for _, e := range f.Entries.entries {
		entries = append(entries, e.id.value)
	}
	known := func(n name, kind string, candidates []string) {
		if n.value != "" && !slices.Contains(candidates, n.value) {
			c.add(codeUnknownName, n.pos, "kind", kind, "id", n.value, "near", c.guess(n.value, candidates))
		}
	}
	for _, e := range f.Entries.entries {
		v := e.value
		known(v.Group, "group", groups)
		if d := v.Department; d.value != "" && CastIn("zh").Department(d.value) == "" {
			c.add(codeUnknownName, d.pos, "kind", "department", "id", d.value)
		}
		for _, n := range v.See {
			known(n, "entry", slices.DeleteFunc(slices.Clone(entries), func(id string) bool { return id == e.id.value }))
		}
		if v.Source.value == "literature" && (v.By.value == "" || v.Year.value == 0) {
			c.add(codeMissingKey, v.Source.pos, "key", "by")
		}
		if v.Line.value == "" && v.Phrase == nil {
			c.add(codeMissingKey, e.id.pos, "key", "line")
		}
	}
}

// texts gathers what there is to read by key. An author's name is the same in every language.
func (f *codexFile) texts() *texts {
	t := &texts{}
	for _, e := range f.Groups.entries {
		t.put("group."+e.id.value+".title", e.value.Title)
		t.put("group."+e.id.value+".text", e.value.Text)
	}
	for _, e := range f.Entries.entries {
		key, v := "entry."+e.id.value, e.value
		t.put(key+".title", v.Title)
		t.put(key+".what", v.What)
		t.put(key+".line", v.Line)
		for i, p := range v.Packages {
			t.put(packageKey(key, i)+".title", p.Title)
			t.put(packageKey(key, i)+".mine", p.Mine)
			t.put(packageKey(key, i)+".theirs", p.Theirs)
		}
		if p := v.Phrase; p != nil {
			t.put(key+".template", p.Template)
			t.put(key+".when", p.When)
			t.put(key+".not", p.Not)
			for _, x := range p.Examples.entries {
				t.put(key+".example."+x.id.value, x.value.text)
			}
		}
	}
	return t
}

func packageKey(key string, i int) string { return key + ".package." + strconv.Itoa(i+1) }

// in builds the codex from texts in one language, those of the base where one is missing.
func (f *codexFile) in(values, base map[string]string) *Codex {
	say := func(key string) string {
		if s, ok := values[key]; ok {
			return s
		}
		return base[key]
	}
	c := &Codex{}
	for _, g := range f.Groups.entries {
		c.Groups = append(c.Groups, CodexGroup{g.id.value, say("group." + g.id.value + ".title"), say("group." + g.id.value + ".text")})
		for _, e := range f.Entries.entries {
			if e.value.Group.value == g.id.value {
				c.Entries = append(c.Entries, e.value.in(e.id.value, say))
			}
		}
	}
	return c
}

func (v *codexFileEntry) in(id string, say func(key string) string) CodexEntry {
	key := "entry." + id
	e := CodexEntry{
		ID: id, Group: v.Group.value, Title: say(key + ".title"), What: say(key + ".what"), Line: say(key + ".line"),
		Wrong: v.Wrong.value, Source: v.Source.value, By: v.By.value, Year: int(v.Year.value), See: namesOf(v.See),
		Department: v.Department.value,
		Marks: Marks{
			Moves: namesOf(v.Moves), Mistakes: namesOf(v.Mistakes), Causes: namesOf(v.Causes), Conflicts: namesOf(v.Conflicts),
			Principles: append([]string{id}, namesOf(v.Principles)...),
		},
	}
	for i := range v.Packages {
		k := packageKey(key, i)
		e.Packages = append(e.Packages, CodexPackage{say(k + ".title"), say(k + ".mine"), say(k + ".theirs")})
	}
	if v.Phrase != nil {
		e.Phrase = &CodexPhrase{Template: say(key + ".template"), When: say(key + ".when"), Not: say(key + ".not")}
		for _, x := range v.Phrase.Examples.entries {
			e.Phrase.Examples = append(e.Phrase.Examples, CodexExample{x.id.value, say(key + ".example." + x.id.value)})
		}
	}
	return e
}

func namesOf(all []name) []string {
	var out []string
	for _, n := range all {
		out = append(out, n.value)
	}
	return out
}

var blank = regexp.MustCompile(`\[([^\[\]]*)\]`)

// Blanks returns what stands in the brackets of a template or an example, in order.
func Blanks(template string) []string {
	var out []string
	for _, m := range blank.FindAllStringSubmatch(template, -1) {
		out = append(out, m[1])
	}
	return out
}
