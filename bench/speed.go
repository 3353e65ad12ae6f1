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

// runs is how often what takes part of a second is measured; the fastest counts, the others met other work.
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
	choices := 0
	for _, way := range list {
		commands, _ := size(sc, seed, way)
		choices += commands
	}
	var source strings.Builder
	if err := ink.Write(&source, sc, ink.Options{Seed: seed}); err != nil {
		return err
	}
	story, err := b.compile(source.String())
	if err != nil {
		return err
	}

	begun := time.Now()
	theirs, err := b.inInk(story, list)
	if err != nil {
		return err
	}
	inInk := float64(choices) / time.Since(begun).Seconds()
	if err := b.compare(sc, id, seed, list, theirs); err != nil {
		return err
	}
	ours := 0.0
	for range runs {
		begun = time.Now()
		if _, err := b.batch(id, seed, list); err != nil {
			return err
		}
		ours = max(ours, float64(choices)/time.Since(begun).Seconds())
	}
	fmt.Printf("%s: %d ways, %d choices: run --batch %.0f choices/s, inkjs %.0f choices/s: %.0f times (goal %d)\n",
		id, len(list), choices, ours, inInk, ours/inInk, playGoal)

	begun = time.Now()
	solved, err := explore.Solve(b.ctx, sc.Rules, sim.Begin(sc.Rules, seed), explore.Options{Workers: 1, Slip: 300})
	if err != nil {
		return err
	}
	search := float64(solved.Steps) / time.Since(begun).Seconds()
	fmt.Printf("%s: the whole search, %d steps on one core: %.0f steps/s: %.0f times inkjs (goal %d)\n",
		id, solved.Steps, search, search/inInk, searchGoal)
	return nil
}
