// Package ink writes a scenario as a story in ink, the scripting language of inkle: the same talk, with the rule book
// spelt out again as functions of ink, so that an interpreter nobody here wrote comes to the same ending with the same
// scores on every way. It plays nothing and asks package sim for no result; it reads the compiled tables and writes
// text.
//
// Start reading at [Write]; rules.go has the rule book, talk.go the beats, cond.go the conditions.
package ink

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"parley/scenarios"
	"parley/sim"
)

// Options tell what to write.
type Options struct {
	Seed     uint64 // decides the variation, as it does for a run
	Language string // of the texts; empty: no texts, ids in the place of what is chosen, for programs that compare
}

// ErrParties says that a scenario has more than one counterpart, which this export does not know yet.
var ErrParties = errors.New("a scenario with several counterparts cannot be written as ink yet")

// Write writes a scenario as it opens with a seed. Each choice has the tag `id:ID`, a plan of preparation the ids of
// its activities with commas between; the ending has the tag `ending:ID`, and after it come the lines `trust N`,
// `alignment N` and `exchange N`, in thousandths. It fails with ErrParties, or where out does.
func Write(out io.Writer, sc *scenarios.Scenario, opt Options) error {
	if len(sc.Rules.Parties) != 1 {
		return ErrParties
	}
	start := sim.Begin(sc.Rules, opt.Seed) // only for what the seed draws
	w := &writer{
		sc: sc, rules: sc.Rules, lang: opt.Language, variation: int(start.Variation),
		vars: map[string]bool{}, told: map[string]bool{},
	}
	if w.variation >= 0 {
		w.vary = sc.Rules.Variations[w.variation]
	}
	w.place()
	w.preparation()
	w.talk()
	w.finish()
	w.scores()

	var head strings.Builder
	fmt.Fprintf(&head, "// Written by parley export: scenario %s, seed %d, rule book %d.\n", sc.ID, opt.Seed, sim.Rules)
	fmt.Fprintf(&head, "// Scenario hash %s.\n", sc.Hash)
	fmt.Fprintf(&head, "// All quantities are whole numbers, thousandths where nothing else is said.\n\n")
	head.WriteString(w.head.String())
	head.WriteByte('\n')
	w.opening(&head)
	_, err := io.WriteString(out, head.String()+w.knots.String()+w.functions.String())
	return err
}

// writer holds a story while it grows: what is declared, what happens, and the functions that happen to be needed.
type writer struct {
	sc        *scenarios.Scenario
	rules     *sim.Scenario
	lang      string
	variation int // index, -1: none
	vary      sim.Variation
	places    []int // of each beat: a meeting, inFollowUp, or nowhere

	head, knots, functions strings.Builder

	vars      map[string]bool // declared, constants too
	variables []string        // declared, in order
	told      map[string]bool // functions written
}

// declare declares a variable once and returns its name.
func (w *writer) declare(name string, value any) string {
	if !w.vars[name] {
		w.vars[name] = true
		w.variables = append(w.variables, name)
		fmt.Fprintf(&w.head, "VAR %s = %v\n", name, value)
	}
	return name
}

// constant declares a constant once and returns its name.
func (w *writer) constant(name string, value int) string {
	if !w.vars[name] {
		w.vars[name] = true
		fmt.Fprintf(&w.head, "CONST %s = %d\n", name, value)
	}
	return name
}

// function writes a function once and returns its name. What it says comes from body, a line each.
func (w *writer) function(name, parameters string, body func() []string) string {
	if w.told[name] {
		return name
	}
	w.told[name] = true
	lines := body() // before anything is written: a body may ask for other functions
	fmt.Fprintf(&w.functions, "\n=== function %s(%s)\n%s\n", name, parameters, strings.Join(lines, "\n"))
	return name
}

// knot writes one knot.
func (w *writer) knot(name string, lines ...string) {
	fmt.Fprintf(&w.knots, "\n=== %s ===\n%s\n", name, strings.Join(lines, "\n"))
}

// text returns a text ready for ink, empty where there is none or none is wanted.
func (w *writer) text(key string) string {
	if w.lang == "" {
		return ""
	}
	return escape(w.sc.Text(w.lang, key))
}

// ident makes an id a name of ink. Ids have letters, digits and hyphens only, so that no two become one.
func ident(prefix, id string) string { return prefix + "_" + strings.ReplaceAll(id, "-", "_") }

// indent moves lines to the right.
func indent(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = "    " + l
	}
	return out
}
