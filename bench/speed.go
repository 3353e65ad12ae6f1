package main

import (
	"fmt"
	"strings"
	"time"

	"parley/game/ink"
	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

// runs is how often each thing is measured. The fastest counts for each, for the others met other work on the machine;
// inkjs, which takes long, plays another part of the ways each time.
const runs = 5

// measure prints how many choices a second both programs play on the same ways, whole processes from start to end, and
// how many steps a second the search takes. The story has no texts, as run --batch prints none, and was compiled before.
func (b *bench) measure(id string, n int) error {
	const seed = 1
	sc, err := scenarios.Load(id)
	if err != nil {
		return err
	}
	list, err := b.blind(id, seed, n)
	if err != nil {
		return err
	}
	var source strings.Builder
	if err := ink.Write(&source, sc, ink.Options{Seed: seed}); err != nil {
		return err
	}
	story, err := b.compile(source.String())
	if err != nil {
		return err
	}

	var theirs []result
	inInk, inBatch := 0.0, 0.0
	for k := range runs {
		part := list[len(list)*k/runs : len(list)*(k+1)/runs]
		choices := commands(sc, seed, part)
		begun := time.Now()
		played, err := b.inInk(story, part)
		if err != nil {
			return err
		}
		inInk = max(inInk, perSecond(choices, begun))
		theirs = append(theirs, played...)
	}
	if err := b.compare(sc, id, seed, list, theirs); err != nil {
		return err
	}
	choices := commands(sc, seed, list)
	for range runs {
		begun := time.Now()
		if _, err := b.batch(id, seed, list); err != nil {
			return err
		}
		inBatch = max(inBatch, perSecond(choices, begun))
	}
	fmt.Printf("%s: %d ways, %d choices: run --batch %.0f choices/s, inkjs %.0f choices/s: %.0f times (goal %d)\n",
		id, len(list), choices, inBatch, inInk, inBatch/inInk, playGoal)

	search, steps := 0.0, 0
	for range runs {
		begun := time.Now()
		solved, err := explore.Solve(b.ctx, sc.Rules, sim.Begin(sc.Rules, seed), explore.Options{Workers: 1, Slip: 300})
		if err != nil {
			return err
		}
		steps = int(solved.Steps)
		search = max(search, perSecond(steps, begun))
	}
	fmt.Printf("%s: the whole search, %d steps on one core: %.0f steps/s: %.0f times inkjs (goal %d)\n",
		id, steps, search, search/inInk, searchGoal)
	return nil
}

func perSecond(n int, begun time.Time) float64 { return float64(n) / time.Since(begun).Seconds() }

// commands counts the commands of all ways.
func commands(sc *scenarios.Scenario, seed uint64, list []string) int {
	n := 0
	for _, way := range list {
		of, _ := size(sc, seed, way)
		n += of
	}
	return n
}
