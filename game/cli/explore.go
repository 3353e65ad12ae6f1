package cli

import (
	stdcontext "context"
	"errors"
	"fmt"
	"math/bits"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

// exploreCmd walks every way through a scenario.
type exploreCmd struct {
	Scenario   string        `arg:"" help:"${help_scenario}"`
	Strategies bool          `help:"${help_explore_strategies}"`
	Seed       uint64        `help:"${help_explore_seed}" default:"1"`
	Budget     time.Duration `help:"${help_explore_budget}" placeholder:"30s"`
	JSON       bool          `name:"json" help:"${help_json}"`
}

// sampleWays is how many blind ways are played where they are too many to walk them all.
const sampleWays = 100_000

// slip is how often, in thousandths, the player errs by whom choices are compared.
const slip = 300

// Run searches until it is done, the budget of time or of steps is spent, or Ctrl-C is pressed.
func (e *exploreCmd) Run(c *context) error {
	sc, err := c.scenario(e.Scenario)
	if err != nil {
		return err
	}
	if e.Budget < 0 {
		return errors.New(c.w.Say("cli.budget", "Got", e.Budget))
	}
	ctx, stop := signal.NotifyContext(stdcontext.Background(), os.Interrupt)
	defer stop()
	begun := time.Now()
	found, err := e.explore(ctx, c, sc)
	if errors.Is(err, stdcontext.Canceled) {
		return errors.New(c.w.Say("cli.explore.stopped"))
	}
	if err != nil {
		return err
	}
	found.Seconds = decimal(time.Since(begun).Milliseconds(), 3)
	if e.JSON {
		return c.json(found)
	}
	found.text(c, sc, e.Strategies)
	return nil
}

// explore walks every way, or plays a sample where there are too many for the budget.
func (e *exploreCmd) explore(ctx stdcontext.Context, c *context, sc *scenarios.Scenario) (explored, error) {
	from := sim.Begin(sc.Rules, e.Seed)
	found := explored{Scenario: sc.ID, ScenarioHash: sc.Hash, Rules: sim.Rules, Seed: e.Seed, Strategies: strategies(sc, from)}
	if from.Variation >= 0 {
		found.Variation = sc.Variations[from.Variation]
	}
	guess, err := explore.Sample(ctx, sc.Rules, from, 1000, e.Seed)
	if err != nil {
		return found, err
	}
	limited, cancel := ctx, func() {}
	if e.Budget > 0 {
		limited, cancel = stdcontext.WithTimeout(ctx, e.Budget)
	}
	defer cancel()
	bar := c.bar(c.w.Say("explore.searching"), min(guess.Size().Mid, explore.Budget))
	tree, err := explore.Explore(limited, sc.Rules, from, explore.Options{
		Workers: runtime.NumCPU(), Slip: slip, MaxSteps: explore.Budget, Progress: bar.reach,
	})
	bar.clear()
	if err == nil {
		found.exactly(sc, tree)
		return found, nil
	}
	if !errors.Is(err, explore.ErrBudget) && !errors.Is(err, stdcontext.DeadlineExceeded) {
		return found, err
	}
	sample, err := explore.Sample(ctx, sc.Rules, from, sampleWays, e.Seed)
	if err != nil {
		return found, err
	}
	found.roughly(sc, sample)
	return found, nil
}

// explored is what is possible in a scenario, for programs.
type explored struct {
	Scenario       string             `json:"scenario"`
	ScenarioHash   string             `json:"scenario_hash"`
	Rules          int                `json:"rules"`
	Seed           uint64             `json:"seed"`
	Variation      string             `json:"variation,omitempty"`
	Exact          bool               `json:"exact"`
	Steps          int64              `json:"steps"`
	EstimatedSteps int64              `json:"estimated_steps,omitempty"` // of a complete search, where there was none
	Ways           int64              `json:"ways"`
	Seconds        number             `json:"seconds"`
	Best           exploredWay        `json:"best"`
	Worst          exploredWay        `json:"worst"`
	Values         []exploredValue    `json:"values"`
	Endings        []exploredEnding   `json:"endings"`
	Strategies     []exploredStrategy `json:"strategies"`
	Unreached      exploredUnreached  `json:"unreached"`
	NeverBest      []string           `json:"never_best"` // null where it is not known
	AlwaysBest     []string           `json:"always_best"`
}

type exploredWay struct {
	Worth   int32    `json:"worth"`
	Choices []string `json:"choices"`
	Ending  string   `json:"ending"`
}

// exploredValue is what the scenario is worth to a player who errs E times in a thousand.
type exploredValue struct {
	E     int    `json:"e"`
	Worth number `json:"worth"`
	Low   number `json:"low,omitempty"` // of a sample: what it lies between, 19 times in 20
	High  number `json:"high,omitempty"`
}

type exploredEnding struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Share     number   `json:"share"`
	Low       number   `json:"low,omitempty"`
	High      number   `json:"high,omitempty"`
	Reachable bool     `json:"reachable"`
	Choices   []string `json:"choices"` // one way to it
}

type exploredStrategy struct {
	Name    string `json:"name"`
	Worth   int32  `json:"worth"`
	Ending  string `json:"ending"`
	Outcome string `json:"outcome"`
}

type exploredUnreached struct {
	Beats   []string `json:"beats"`
	Choices []string `json:"choices"`
}

// number is a decimal that was computed from whole numbers and is printed as it stands.
type number string

// MarshalJSON writes the digits.
func (n number) MarshalJSON() ([]byte, error) { return []byte(n), nil }

// decimal writes v with so many of its digits behind the point.
func decimal(v int64, places int) number {
	s := fmt.Sprintf("%0*d", places+1, v)
	return number(s[:len(s)-places] + "." + s[len(s)-places:])
}

// share writes a share of blind play, rounded.
func share(s uint64) number {
	high, low := bits.Mul64(s, 1_000_000)
	low, carry := bits.Add64(low, explore.Whole/2, 0)
	millionths, _ := bits.Div64(high+carry, low, explore.Whole)
	return decimal(int64(millionths), 6)
}

// strategies plays every strategy of the scenario.
func strategies(sc *scenarios.Scenario, from sim.State) []exploredStrategy {
	all := []exploredStrategy{}
	for _, st := range sc.Strategies {
		s := from
		for s.Act != sim.Ended && sim.Advance(sc.Rules, &s, st.Next(sc, &s)) == nil {
			continue
		}
		e := exploredStrategy{Name: st.Name, Worth: sim.WorthOf(sc.Rules, &s).R, Outcome: s.Outcome.String()}
		if s.Ending >= 0 {
			e.Ending = sc.Endings[s.Ending]
		}
		all = append(all, e)
	}
	return all
}

// exactly fills in what a complete search found.
func (x *explored) exactly(sc *scenarios.Scenario, t explore.Tree) {
	x.Exact, x.Steps, x.Ways = true, t.Steps, t.Ways
	x.Best, x.Worst = x.way(sc, t.Best, t.BestWay), x.way(sc, t.Worst, t.WorstWay)
	x.Values = []exploredValue{
		{E: 0, Worth: decimal(int64(t.Best)*1000, 3)}, {E: slip, Worth: decimal(t.Value, 3)}, {E: 1000, Worth: decimal(t.Blind, 3)},
	}
	for i := range sc.Endings {
		x.Endings = append(x.Endings, ending(sc, i, share(t.Shares[i]), t.EndWays[i], t.Ended[i]))
	}
	x.NeverBest, x.AlwaysBest = []string{}, []string{}
	reached := make([]bool, len(sc.Choices))
	for i, seen := range t.Choices {
		reached[i] = seen.Reached
		if seen.NeverBest() {
			x.NeverBest = append(x.NeverBest, sc.Choices[i])
		}
		if seen.AlwaysBest() {
			x.AlwaysBest = append(x.AlwaysBest, sc.Choices[i])
		}
	}
	x.unreached(sc, t.Beats, reached)
}

// roughly fills in what a sample says. What is best where cannot be said.
func (x *explored) roughly(sc *scenarios.Scenario, s explore.Sampled) {
	x.Steps, x.Ways, x.EstimatedSteps = s.Steps, s.Ways, s.Size().Mid
	x.Best, x.Worst = x.way(sc, s.Best, s.BestWay), x.way(sc, s.Worst, s.WorstWay)
	blind := s.Blind()
	x.Values = []exploredValue{{E: 1000, Worth: decimal(blind.Mid, 3), Low: decimal(blind.Low, 3), High: decimal(blind.High, 3)}}
	for i := range sc.Endings {
		v := s.Share(i)
		e := ending(sc, i, decimal(v.Mid, 6), s.EndWays[i], s.Ends[i] > 0)
		e.Low, e.High = decimal(v.Low, 6), decimal(v.High, 6)
		x.Endings = append(x.Endings, e)
	}
	x.unreached(sc, s.Beats, s.Choices)
}

func ending(sc *scenarios.Scenario, i int, share number, way []sim.Command, reached bool) exploredEnding {
	return exploredEnding{
		ID: sc.Endings[i], Kind: sc.Rules.Endings[i].Kind.String(), Share: share, Reachable: reached, Choices: ids(sc, way),
	}
}

func (x *explored) way(sc *scenarios.Scenario, worth int32, way []sim.Command) exploredWay {
	s := sim.Begin(sc.Rules, x.Seed)
	for _, c := range way {
		if sim.Advance(sc.Rules, &s, c) != nil {
			break // it was found by playing it
		}
	}
	w := exploredWay{Worth: worth, Choices: ids(sc, way)}
	if s.Ending >= 0 {
		w.Ending = sc.Endings[s.Ending]
	}
	return w
}

// ids writes a way as run --choose reads it.
func ids(sc *scenarios.Scenario, way []sim.Command) []string {
	all := []string{}
	for _, c := range way {
		all = append(all, sc.Command(c)...)
	}
	return all
}

// unreached lists the beats in which nobody had to choose and the choices that nobody had. Beats that decide are no place
// to choose.
func (x *explored) unreached(sc *scenarios.Scenario, beats, choices []bool) {
	x.Unreached = exploredUnreached{Beats: []string{}, Choices: []string{}}
	for i, reached := range beats {
		if !reached && sc.Rules.Beats[i].Kind == sim.Talk {
			x.Unreached.Beats = append(x.Unreached.Beats, sc.Beats[i])
		}
	}
	for i, reached := range choices {
		if !reached {
			x.Unreached.Choices = append(x.Unreached.Choices, sc.Choices[i])
		}
	}
}

// text prints what was found for a person.
func (x *explored) text(c *context, sc *scenarios.Scenario, table bool) {
	say := func(id string, pairs ...any) { fmt.Fprintln(c.Out, c.w.Say(id, pairs...)) }
	variation := ""
	if x.Variation != "" {
		variation = c.w.Say("explore.variation", "ID", x.Variation, "Seed", x.Seed)
	}
	fmt.Fprintf(c.Out, "%s  %s%s\n", sc.ID, sc.Text(c.lang, "title"), variation)
	if x.Exact {
		say("explore.exact", "Steps", grouped(x.Steps), "Ways", grouped(x.Ways), "Seconds", x.Seconds)
	} else {
		say("explore.rough", "Steps", grouped(x.EstimatedSteps), "Ways", grouped(x.Ways), "Seconds", x.Seconds)
	}
	fmt.Fprintln(c.Out)
	x.extremes(c, sc)
	x.shares(c, sc)
	x.findings(c)
	if table {
		x.table(c, sc)
	}
}

func (x *explored) extremes(c *context, sc *scenarios.Scenario) {
	ids := [2]string{"explore.best", "explore.worst"}
	if !x.Exact {
		ids = [2]string{"explore.best.met", "explore.worst.met"}
	}
	for i, w := range []exploredWay{x.Best, x.Worst} {
		fmt.Fprintf(c.Out, "%s  %s\n", c.w.Say(ids[i], "Worth", w.Worth), endingName(c, sc, w.Ending))
		fmt.Fprintf(c.Out, "  %s\n", strings.Join(w.Choices, ","))
	}
	fmt.Fprintln(c.Out)
	for _, v := range x.Values {
		line := c.w.Say(fmt.Sprintf("explore.value.%d", v.E), "Worth", v.Worth)
		if v.Low != "" {
			line += c.w.Say("explore.between", "Low", v.Low, "High", v.High)
		}
		fmt.Fprintln(c.Out, line)
	}
	fmt.Fprintln(c.Out)
}

// endingName names an ending with its kind, by id; scenarios in which the player stays in the talk have none.
func endingName(c *context, sc *scenarios.Scenario, id string) string {
	for i, known := range sc.Endings {
		if known == id {
			return fmt.Sprintf("%s  %s  %s", id, c.w.Say("ending."+sc.Rules.Endings[i].Kind.String()), sc.Text(c.lang, "ending."+id+".title"))
		}
	}
	return ""
}

func (x *explored) shares(c *context, sc *scenarios.Scenario) {
	fmt.Fprintln(c.Out, c.w.Say("explore.endings"))
	for _, e := range x.Endings {
		if !e.Reachable {
			fmt.Fprintf(c.Out, "  %10s  %s  %s\n", "-", endingName(c, sc, e.ID), c.w.Say(x.unless("explore.no-way", "explore.not-met")))
			continue
		}
		between := ""
		if e.Low != "" {
			between = c.w.Say("explore.between", "Low", percent(e.Low), "High", percent(e.High))
		}
		fmt.Fprintf(c.Out, "  %10s  %s%s\n              %s\n", percent(e.Share), endingName(c, sc, e.ID), between, strings.Join(e.Choices, ","))
	}
	fmt.Fprintln(c.Out)
}

// unless picks one of two messages: the first where every way was walked.
func (x *explored) unless(exact, rough string) string {
	if x.Exact {
		return exact
	}
	return rough
}

// percent writes a share of six places in percent.
func percent(n number) string {
	digits := strings.TrimLeft(strings.Replace(string(n), ".", "", 1), "0")
	digits = strings.Repeat("0", max(5-len(digits), 0)) + digits
	return digits[:len(digits)-4] + "." + digits[len(digits)-4:] + " %"
}

func (x *explored) findings(c *context) {
	list := func(id string, all []string) {
		if len(all) > 0 {
			fmt.Fprintln(c.Out, c.w.Say(id, "Count", len(all), "All", strings.Join(all, ", ")))
		}
	}
	list(x.unless("explore.unreached.beats", "explore.not-met.beats"), x.Unreached.Beats)
	list(x.unless("explore.unreached.choices", "explore.not-met.choices"), x.Unreached.Choices)
	if !x.Exact {
		return
	}
	if len(x.Unreached.Beats)+len(x.Unreached.Choices) == 0 {
		fmt.Fprintln(c.Out, c.w.Say("explore.all-reached"))
	}
	list("explore.always-best", x.AlwaysBest)
	list("explore.never-best", x.NeverBest)
}

func (x *explored) table(c *context, sc *scenarios.Scenario) {
	fmt.Fprintf(c.Out, "\n%s\n", c.w.Say("explore.strategies"))
	widest := 0
	for _, s := range x.Strategies {
		widest = max(widest, len(s.Name))
	}
	for _, s := range x.Strategies {
		outcome := "-"
		if s.Outcome != "" {
			outcome = c.w.Say("outcome." + s.Outcome)
		}
		fmt.Fprintf(c.Out, "  %-*s  %4d  %s  %s\n", widest, s.Name, s.Worth, outcome, endingName(c, sc, s.Ending))
	}
}

// grouped writes a number with its digits in threes.
func grouped(v int64) string {
	s := fmt.Sprint(v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
