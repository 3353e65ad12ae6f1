package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"parley/scenarios"
	"parley/sim"
)

// result is how a way ended in inkjs, as ink.mjs prints it.
type result struct {
	Way    string
	Ending string
	scores
	Outcome int // as the story counts it: refuse 0 to accept 3, 4 where nobody decided
	Offered int // choices that were open over the whole way
	Error   string
}

// scores are in thousandths. The first three are what a player sees; of the others a difference might show on other ways
// only.
type scores struct{ Trust, Alignment, Exchange, Competence, Character, Resistance, Goodwill int32 }

// ours is the part of what `parley run --batch` prints that is compared.
type ours struct {
	Way     string
	Error   string
	Ending  *struct{ ID string }
	Outcome string
	Final   scores
}

// blind lets parley play n ways by chance and returns them.
func (b *bench) blind(scenario string, seed uint64, n int) ([]string, error) {
	out, err := b.command("", b.parley, "run", scenario, "--random", fmt.Sprint(n), "--seed", fmt.Sprint(seed), "--json")
	if err != nil {
		return nil, err
	}
	played, err := lines[ours](out)
	if err != nil {
		return nil, err
	}
	list := make([]string, len(played))
	for i, p := range played {
		list[i] = p.Way
	}
	return list, nil
}

// inInk plays ways in inkjs.
func (b *bench) inInk(story string, list []string) ([]result, error) {
	out, err := b.command(input(list), "node", b.player, "play", story)
	if err != nil {
		return nil, err
	}
	return results(out)
}

// batch plays ways by the rules.
func (b *bench) batch(scenario string, seed uint64, list []string) (string, error) {
	return b.command(input(list), b.parley, "run", scenario, "--batch", "--seed", fmt.Sprint(seed), "--lang", "en")
}

func input(list []string) string { return strings.Join(list, "\n") + "\n" }

func results(out string) ([]result, error) { return lines[result](out) }

// lines reads one JSON object a line.
func lines[T any](out string) ([]T, error) {
	var all []T
	for line := range strings.Lines(out) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			return nil, fmt.Errorf("read %.200q: %w", line, err)
		}
		all = append(all, v)
	}
	return all, nil
}

func waysOf(played []result) []string {
	list := make([]string, len(played))
	for i, r := range played {
		list[i] = r.Way
	}
	return list
}

// shown bounds how many ways of a difference are printed.
const shown = 5

// compare plays the ways by `run --batch` and holds ending, scores and the number of open choices to inkjs'.
func (b *bench) compare(sc *scenarios.Scenario, name string, seed uint64, list []string, theirs []result) error {
	out, err := b.batch(name, seed, list)
	if err != nil {
		return err
	}
	mine, err := lines[ours](out)
	if err != nil {
		return err
	}
	if len(mine) != len(list) || len(theirs) != len(list) {
		return fmt.Errorf("%s, seed %d: of %d ways run --batch answered %d, inkjs %d", name, seed, len(list), len(mine), len(theirs))
	}
	differ := 0
	for i, way := range list {
		want, got := describe(sc, seed, way, mine[i]), theirs[i].String()
		if want == got {
			continue
		}
		if differ++; differ <= shown {
			fmt.Fprintf(os.Stderr, "%s, seed %d, way %s\n  parley %s\n  inkjs  %s\n", name, seed, way, want, got)
		}
	}
	if differ > 0 {
		return fmt.Errorf("%s, seed %d: %d of %d ways differ", name, seed, differ, len(list))
	}
	return nil
}

// String is a result as it is compared and printed.
func (r result) String() string {
	if r.Error != "" {
		return r.Error
	}
	return fmt.Sprintf("%s %s %+v, %d choices were open", r.Ending, sim.Outcome(r.Outcome), r.scores, r.Offered)
}

// outcomes are the answers as run --batch spells them, in the order of the scale.
var outcomes = []string{"refuse", "defer", "conditional", "accept", ""}

func describe(sc *scenarios.Scenario, seed uint64, way string, r ours) string {
	if r.Error != "" || r.Ending == nil {
		return "does not end: " + r.Error
	}
	_, open := size(sc, seed, way)
	outcome := slices.Index(outcomes, r.Outcome)
	return result{Ending: r.Ending.ID, scores: r.Final, Outcome: outcome, Offered: open}.String()
}

// size plays a way, as far as it can be played, and counts its commands and all that were open on it.
func size(sc *scenarios.Scenario, seed uint64, way string) (commands, open int) {
	var ids []string
	if way != "" {
		ids = strings.Split(way, ",")
	}
	s := sim.Begin(sc.Rules, seed)
	for {
		choices := sim.Open(sc.Rules, &s, nil)
		open += len(choices)
		var c sim.Command
		switch {
		case len(choices) > 0 && s.Act == sim.Preparation:
			plan, rest := sc.Plan(ids)
			c, ids = sim.Prepare(plan), rest
		case len(choices) > 0 && len(ids) > 0:
			i, ok := sc.Choice(ids[0])
			if !ok {
				return commands, open
			}
			c, ids = sim.Say(i), ids[1:]
		default:
			return commands, open
		}
		if sim.Advance(sc.Rules, &s, c) != nil {
			return commands, open
		}
		commands++
	}
}
