// Command bench holds the rule book to an interpreter that nobody here wrote, and measures both: it exports scenarios to
// ink, plays the same ways in inkjs and by `parley run --batch`, and compares ending and scores way by way. It is no
// part of the game, and its speeds are printed and never judged; a way on which the two differ is a failure.
//
// Start reading at [main]; ink.mjs is the half that runs in node. docs/bench.md says how to use it.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

//go:embed ink.mjs
var script []byte

// inkjs is the version that is measured against: a peer that changes under our feet is none.
const inkjs = "2.4.0"

// What the project wants to reach; said beside what was measured.
const (
	playGoal   = 100
	searchGoal = 500
)

var (
	ways  = flag.Int("ways", 20_000, "random ways of each shipped scenario to compare, over all its variations")
	speed = flag.String("speed", "it,marketing,finance", "scenarios to measure, with commas; empty: none")
	timed = flag.Int("timed", 20_000, "random ways to measure; fewer than some thousands measure how a process starts")
	small = flag.String("small", "bench/testdata/small", "folder of the scenario of which every way is played")
)

func main() {
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	b, err := prepare(ctx)
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	if err := b.everyWay(*small); err != nil {
		return err
	}
	for _, id := range scenarios.Shipped() {
		if err := b.randomWays(id, *ways); err != nil {
			return err
		}
	}
	for _, id := range strings.FieldsFunc(*speed, func(r rune) bool { return r == ',' }) {
		if err := b.measure(id, *timed); err != nil {
			return err
		}
	}
	return nil
}

// bench is the two programs that are compared, and a folder for what they hand each other.
type bench struct {
	ctx    context.Context
	dir    string
	parley string // the program, built anew
	player string // ink.mjs, beside inkjs
}

// prepare builds parley and installs inkjs where it is forgotten afterwards.
func prepare(ctx context.Context) (*bench, error) {
	dir, err := os.MkdirTemp("", "parley-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{ctx: ctx, dir: dir, parley: filepath.Join(dir, "parley"), player: filepath.Join(dir, "ink.mjs")}
	if runtime.GOOS == "windows" {
		b.parley += ".exe"
	}
	err = errors.Join(
		os.WriteFile(b.player, script, 0o600),
		os.WriteFile(filepath.Join(dir, "package.json"), []byte(`{"private": true}`), 0o600),
	)
	if err == nil {
		_, err = b.command("", "go", "build", "-o", b.parley, ".")
	}
	if err == nil {
		_, err = b.command("", "npm", "install", "--prefix", dir, "--no-audit", "--no-fund", "--ignore-scripts", "inkjs@"+inkjs)
	}
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	return b, nil
}

// command runs a program to its end and returns what it printed.
func (b *bench) command(input, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(b.ctx, name, args...)
	cmd.Stdin = strings.NewReader(input)
	var out, said strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, shortened(said.String()))
	}
	return out.String(), nil
}

// shortened keeps the end of what a program complained: inkjs is one line of 200,000 letters, which node quotes first.
func shortened(s string) string {
	const most = 2000
	if len(s) > most {
		s = "…" + strings.ToValidUTF8(s[len(s)-most:], "")
	}
	return strings.TrimSpace(s)
}

// story exports a scenario, as a user would, and compiles it.
func (b *bench) story(scenario string, seed uint64, language string) (string, error) {
	source, err := b.command("", b.parley, "export", scenario, "--format", "ink", "--seed", fmt.Sprint(seed), "--lang", language)
	if err != nil {
		return "", err
	}
	return b.compile(source)
}

func (b *bench) compile(source string) (string, error) {
	from, to := filepath.Join(b.dir, "story.ink"), filepath.Join(b.dir, "story.json")
	if err := os.WriteFile(from, []byte(source), 0o600); err != nil {
		return "", err
	}
	_, err := b.command("", "node", b.player, "compile", from, to)
	return to, err
}

// everyWay plays every way of every variation of a scenario. inkjs walks the story by itself: as many different ways as
// the search finds, all of which we can play, are the same ways.
func (b *bench) everyWay(folder string) error {
	sc, report := scenarios.Check(os.DirFS(folder), filepath.ToSlash(folder))
	if sc == nil {
		return fmt.Errorf("%s has %d errors", folder, report.Errors())
	}
	for _, seed := range seeds(sc) {
		story, err := b.story(folder, seed, "zh")
		if err != nil {
			return err
		}
		walked, err := b.command("", "node", b.player, "walk", story)
		if err != nil {
			return err
		}
		theirs, err := results(walked)
		if err != nil {
			return err
		}
		solved, err := explore.Solve(b.ctx, sc.Rules, sim.Begin(sc.Rules, seed), explore.Options{Workers: 1})
		if err != nil {
			return err
		}
		list := waysOf(theirs)
		distinct := slices.Compact(slices.Sorted(slices.Values(list)))
		if int64(len(distinct)) != solved.Ways || len(list) != len(distinct) {
			return fmt.Errorf("%s, seed %d: ink has %d different ways of %d, we have %d", folder, seed, len(distinct), len(list), solved.Ways)
		}
		if err := b.compare(sc, folder, seed, list, theirs); err != nil {
			return err
		}
		fmt.Printf("%s%s: all %d ways are the same in both\n", sc.ID, variation(sc, seed), len(list))
	}
	return nil
}

// randomWays plays n blind ways of a shipped scenario in both, spread over its variations.
func (b *bench) randomWays(id string, n int) error {
	sc, err := scenarios.Load(id)
	if err != nil {
		return err
	}
	if sc.Kind != "standoff" {
		return nil // a drill has no move that no standoff has
	}
	all := seeds(sc)
	for i, seed := range all {
		part := n / len(all)
		if i < n%len(all) {
			part++
		}
		if part == 0 {
			continue
		}
		list, err := b.blind(id, seed, part)
		if err != nil {
			return err
		}
		language := sc.Languages[i%len(sc.Languages)] // the texts of each have to get through the compiler
		story, err := b.story(id, seed, language)
		if err != nil {
			return err
		}
		theirs, err := b.inInk(story, list)
		if err != nil {
			return err
		}
		if err := b.compare(sc, id, seed, list, theirs); err != nil {
			return err
		}
		fmt.Printf("%s%s: %d random ways are the same in both\n", id, variation(sc, seed), len(list))
	}
	return nil
}

// seeds returns a seed for each variation, the first that draws it.
func seeds(sc *scenarios.Scenario) []uint64 {
	var all []uint64
	seen := map[int8]bool{}
	for seed := uint64(1); len(all) < max(len(sc.Variations), 1); seed++ {
		if v := sim.Begin(sc.Rules, seed).Variation; !seen[v] {
			seen[v] = true
			all = append(all, seed)
		}
	}
	return all
}

func variation(sc *scenarios.Scenario, seed uint64) string {
	if v := sim.Begin(sc.Rules, seed).Variation; v >= 0 {
		return " (" + sc.Variations[v] + ")"
	}
	return ""
}
