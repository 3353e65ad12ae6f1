package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"parley/game"
	"parley/game/report"
	"parley/game/text"
	"parley/scenarios"
)

// widest is how many columns a page takes at most, however wide the terminal: eyes lose the line beyond it.
const widest = 160

// compareCmd lays plays side by side.
type compareCmd struct {
	Files    []string `arg:"" optional:"" name:"file" help:"${help_compare_file}"`
	Strategy []string `help:"${help_compare_strategy}" placeholder:"NAME"`
	Scenario string   `help:"${help_compare_scenario}" placeholder:"ID"`
	Seed     *uint64  `help:"${help_seed}"`
	Heat     bool     `help:"${help_compare_heat}"`
	Posttest bool     `help:"${help_compare_posttest}"`
	Width    int      `help:"${help_width}" placeholder:"N"`
	JSON     bool     `name:"json" help:"${help_json}"`
}

// Run compares the plays named; a record that differs from today's scenario is compared as far as they agree, and the
// answer is no.
func (k *compareCmd) Run(c *context) error {
	if k.Heat {
		return k.heat(c)
	}
	if k.Posttest {
		return k.posttest(c)
	}
	if n := len(k.Files) + len(k.Strategy); n < game.MinCompared || n > game.MaxCompared {
		return errors.New(c.w.Say("cli.compare.count", "Got", n, "Min", game.MinCompared, "Max", game.MaxCompared))
	}
	plays, err := k.plays(c)
	if err != nil {
		return err
	}
	compared, err := game.Compare(plays)
	if err != nil {
		return c.otherScenario(err)
	}
	if k.JSON {
		err = c.json(report.Compare(compared))
	} else {
		text.Compare(c.Out, compared.View(c.lang), c.lang, c.width(k.Width))
	}
	for _, p := range plays {
		if err == nil && p.Divergence != nil {
			err = noError{}
		}
	}
	return err
}

// plays reads the records and plays the strategies. Strategies open as the first record does, unless a seed is given.
func (k *compareCmd) plays(c *context) ([]game.Compared, error) {
	var sc *scenarios.Scenario
	var plays []game.Compared
	seed := uint64(1)
	var err error
	if k.Scenario != "" || len(k.Files) == 0 {
		if k.Scenario == "" {
			return nil, errors.New(c.w.Say("cli.compare.scenario"))
		}
		if sc, err = c.scenario(k.Scenario); err != nil {
			return nil, err
		}
	}
	for i, file := range k.Files {
		rec, of, err := c.record(file, k.Scenario)
		if err != nil {
			return nil, err
		}
		if sc == nil {
			sc = of
		}
		if i == 0 {
			seed = rec.Seed
		}
		p, err := game.CompareRecord(sc, file, rec)
		if err != nil {
			return nil, c.otherScenario(err)
		}
		plays = append(plays, p)
	}
	if k.Seed != nil {
		seed = *k.Seed
	}
	for _, name := range k.Strategy {
		if _, ok := sc.Strategy(name); !ok {
			return nil, c.noStrategy(sc, name)
		}
		p, err := game.CompareStrategy(sc, name, seed)
		if err != nil {
			return nil, err
		}
		plays = append(plays, p)
	}
	return plays, nil
}

// posttest prints what the latest play of the capstone and of its post-test came to.
func (k *compareCmd) posttest(c *context) error {
	pair, err := c.store.TestsOf()
	if errors.Is(err, game.ErrNoPosttest) {
		return errors.New(c.w.Say("cli.posttest.missing"))
	}
	if err != nil {
		return err
	}
	if k.JSON {
		return c.json(pair)
	}
	_, err = fmt.Fprintln(c.Out, strings.Join(pair.Say(c.lang), "\n"))
	return err
}

// heat prints what every strategy comes to, in the standoffs that come with the game or in the scenario named.
func (k *compareCmd) heat(c *context) error {
	if len(k.Files)+len(k.Strategy) > 0 || k.Seed != nil {
		return errors.New(c.w.Say("cli.compare.heat"))
	}
	h, err := k.heatMap(c)
	if err != nil {
		return err
	}
	if k.JSON {
		return c.json(report.HeatOf(h))
	}
	text.Heat(c.Out, h.View(c.lang), c.lang, c.width(k.Width))
	return nil
}

func (k *compareCmd) heatMap(c *context) (*game.HeatMap, error) {
	if k.Scenario == "" {
		return game.HeatOfStandoffs()
	}
	sc, err := c.scenario(k.Scenario)
	if err != nil {
		return nil, err
	}
	return game.Heat([]*scenarios.Scenario{sc})
}

// otherScenario puts into words that a play is of another scenario than the others.
func (c *context) otherScenario(err error) error {
	var other *game.OtherScenarioError
	if errors.As(err, &other) {
		return errors.New(c.w.Say("cli.compare.other", "File", other.Name, "ID", other.ID, "Want", other.Want))
	}
	return err
}

// noStrategy says that a scenario has no such strategy, with the nearest or all that there are.
func (c *context) noStrategy(sc *scenarios.Scenario, name string) error {
	var names []string
	for _, st := range sc.Strategies {
		names = append(names, st.Name)
	}
	if near := scenarios.Nearest(name, names); near != "" {
		return errors.New(c.w.Say("cli.strategy.near", "ID", name, "Near", near))
	}
	return errors.New(c.w.Say("cli.strategy.unknown", "ID", name, "All", strings.Join(names, ", ")))
}

// width is how many columns a page may take: as asked, else as the terminal has, else the usual.
func (c *context) width(asked int) int {
	if asked > 0 {
		return min(asked, widest)
	}
	if c.Interactive {
		if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
			return min(w, widest)
		}
	}
	return text.DefaultWidth
}
