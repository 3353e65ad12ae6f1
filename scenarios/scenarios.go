// Package scenarios is the format that standoffs are written in: it reads a folder of YAML, reports every mistake in
// it with file, line and what was probably meant, and compiles it to the tables that the rules play. It scores
// nothing and draws nothing; what shows only when every way is walked it has searched for by sim/explore.
//
// Start reading at [Check], then [Search], model.go (what may be written where) and compile.go (what becomes of it).
package scenarios

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"parley/sim"
)

// Every folder of this package, and of drills, that holds a scenario.yaml is shipped.
//
//go:embed */*.yaml drills
var shipped embed.FS

// folders are where the shipped scenarios are, by id.
var folders = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, pattern := range []string{"*/", "drills/*/"} {
		files, _ := fs.Glob(shipped, pattern+scenarioFile) // the patterns are well formed
		for _, f := range files {
			folder := path.Dir(f)
			all[path.Base(folder)] = folder
		}
	}
	return all
})

// Scenario is a scenario ready to be played. Slices without another word are indexed as the tables of Rules are;
// those of a counterpart's things by party, then by place.
type Scenario struct {
	Rules *sim.Scenario

	ID, Kind, Language, Room string
	Languages                []string // of the texts, the base first
	Counterparts             []string // ids of the cast, by party
	Hash                     string   // hex SHA-256 of the tables and ids, without the texts
	Before                   []string // scenarios that sim.State.Before has a bit for; those it comes after first

	Beats, Choices, Meetings, Endings, Evidence, Promises, Activities, Variations []string // ids
	KPIs, Concerns, Currencies                                                    [][]string
	Lines, Moods                                                                  []string // text key and mood of each line
	Who                                                                           []int8   // party that says each line, -1: who was spoken to last
	Causes, Conflicts                                                             [][]string
	Slots                                                                         int // of preparation
	ActivitySlots                                                                 []int
	ActivityIcons                                                                 []string
	Sheet                                                                         []Question // of preparation
	Notes                                                                         []Note     // by choice
	Facts                                                                         []Fact
	Strategies                                                                    []Strategy

	moves   [][]string // by choice, as in the file
	choices map[string]int
	texts   map[string]map[string]string // filled, by language and key
	places  places
}

// Fact is a figure that texts and moves use.
type Fact struct {
	ID    string
	Value int64
}

// Note is the principle behind a choice; its text is note.CHOICE.
type Note struct {
	Given              bool
	Mistake, Principle string
}

// Text returns a text by its key in the translation files, figures filled in; in the base language where it is not
// translated, empty where there is none.
func (sc *Scenario) Text(lang, key string) string {
	if s, ok := sc.texts[lang][key]; ok {
		return s
	}
	return sc.texts[sc.Language][key]
}

// Choice finds a choice by id.
func (sc *Scenario) Choice(id string) (int, bool) {
	i, ok := sc.choices[id]
	return i, ok
}

// Moves returns the moves of a choice as the file has them, as "evidence booking-log".
func (sc *Scenario) Moves(choice int) []string { return sc.moves[choice] }

// Strategy finds a strategy by name.
func (sc *Scenario) Strategy(name string) (Strategy, bool) {
	i := slices.IndexFunc(sc.Strategies, func(st Strategy) bool { return st.Name == name })
	if i < 0 {
		return Strategy{}, false
	}
	return sc.Strategies[i], true
}

// Shipped lists the ids of the scenarios that come with the program, sorted.
func Shipped() []string {
	return slices.Sorted(maps.Keys(folders()))
}

const scenarioFile = "scenario.yaml"

var loaded struct {
	sync.Mutex
	byID map[string]*Scenario
}

// Load returns a shipped scenario. It is read once and shared: nobody may change it. An unknown id is an error that
// names the nearest, and so is a scenario with errors.
func Load(id string) (*Scenario, error) {
	loaded.Lock()
	defer loaded.Unlock()
	if sc, ok := loaded.byID[id]; ok {
		return sc, nil
	}
	folder, ok := folders()[id]
	if !ok {
		hint := ""
		if near := nearest(id, Shipped()); near != "" {
			hint = fmt.Sprintf(", did you mean %s", near)
		}
		return nil, fmt.Errorf("load scenario %s: there is none%s", id, hint)
	}
	sub, err := fs.Sub(shipped, folder)
	if err != nil {
		return nil, fmt.Errorf("load scenario %s: %w", id, err)
	}
	sc, report := Check(sub, "scenarios/"+folder)
	if sc == nil {
		return nil, fmt.Errorf("load scenario %s: %d errors, the first: %s", id, report.Errors(), firstError(report))
	}
	if loaded.byID == nil {
		loaded.byID = map[string]*Scenario{}
	}
	loaded.byID[id] = sc
	return sc, nil
}

func firstError(r Report) string {
	for _, d := range r {
		if d.Severity == Error {
			return d.String()
		}
	}
	return ""
}

// Check reads the scenario in the root of fsys and reports everything that is wrong with it. Paths in the report begin
// with name. The scenario is nil when the report has an error.
func Check(fsys fs.FS, name string) (*Scenario, Report) {
	c := &collector{}
	root, src := c.open(fsys, scenarioFile, name)
	if root == nil {
		return nil, c.report()
	}
	var d document
	if !c.fileOf(root, src, &d) {
		return nil, c.report()
	}
	_, c.shipped = folders()[d.ID.value]
	c.atTable(&d, pos{src, root.Line, root.Column})
	b := c.compile(&d)
	sc := b.out
	sc.texts = b.allTexts(fsys, name)
	b.logic()
	report := c.report()
	if c.failed {
		return nil, report
	}
	sc.choices = b.names[aChoice]
	sc.Languages = append([]string{sc.Language}, slices.DeleteFunc(slices.Sorted(maps.Keys(sc.texts)), func(l string) bool { return l == sc.Language })...)
	sc.Hash = sc.fingerprint()
	sc.places = b.declared()
	return sc, report
}

// allTexts fills the texts of every language.
func (b *builder) allTexts(fsys fs.FS, folder string) map[string]map[string]string {
	facts := map[string]int64{}
	for _, f := range b.out.Facts {
		facts[f.ID] = f.Value
	}
	filled := map[string]string{}
	for _, key := range b.texts.keys {
		t := b.texts.byKey[key]
		b.placeholders(t, facts, func(id string) { b.lookup(aFact, id, t.pos) })
		filled[key] = fill(b.doc.Language.value, t.value, facts)
	}
	all := b.translations(fsys, folder, scenarioFile, b.doc.ID.value, b.doc.Language.value, &b.texts, facts)
	all[b.doc.Language.value] = filled
	return all
}
