package cli

import (
	"errors"
	"fmt"
	"os"
	"time"

	"parley/game"
	"parley/game/report"
	"parley/game/text"
	"parley/scenarios"
)

// gameCmd opens the window, or goes on without one.
type gameCmd struct{}

// Run opens the game. Where no window can be opened it says so in one line and plays in the terminal, or, where
// nobody sits at one, shows the demonstration.
func (gameCmd) Run(c *context) error {
	err := game.ErrNoWindow
	if c.Window != nil {
		err = c.Window(c.lang, c.store, asHTML)
	}
	if !errors.Is(err, game.ErrNoWindow) {
		return err
	}
	if c.Interactive {
		fmt.Fprintln(c.Err, c.w.Say("cli.no-window.text"))
		return (&playCmd{}).Run(c)
	}
	fmt.Fprintln(c.Err, c.w.Say("cli.no-window.demo"))
	s, err := demonstration()
	if err != nil {
		return err
	}
	text.Transcript(c.Out, s, c.lang)
	return nil
}

// demonstration plays the IT standoff by its winning strategy.
func demonstration() (*game.Session, error) {
	sc, err := scenarios.Load("it")
	if err != nil {
		return nil, err
	}
	s, err := game.New(sc, game.Options{Seed: 1})
	if err != nil {
		return nil, err
	}
	return s, s.PlayStrategy("win-win")
}

// playCmd plays in the terminal.
type playCmd struct {
	Scenario string     `arg:"" optional:"" help:"${help_scenario}"`
	Level    game.Level `help:"${help_level}" enum:",coach,practice,assess" default:"" placeholder:"coach|practice|assess"`
	Seed     *uint64    `help:"${help_seed}"`
	Save     string     `help:"${help_save}" placeholder:"FILE"`
	Continue bool       `help:"${help_continue}"`
}

// Run plays a standoff or the quarter until it ends or the player leaves.
func (p *playCmd) Run(c *context) error {
	t := text.New(c.In, c.Out, c.lang)
	if p.Scenario == "" && !p.Continue {
		name, err := t.Choose()
		if name == "" {
			return err
		}
		p.Scenario = name
	}
	if p.Scenario == quarterWord {
		return p.campaign(c)
	}
	s, err := p.session(c)
	if s == nil || err != nil {
		return err
	}
	defer s.Close()
	return c.onDisk(t.Play(s))
}

func (p *playCmd) session(c *context) (*game.Session, error) {
	if p.Continue {
		return p.resume(c)
	}
	sc, err := c.scenario(p.Scenario)
	if err != nil {
		return nil, err
	}
	opt, err := p.options(c)
	if err != nil {
		return nil, err
	}
	s, err := game.New(sc, opt)
	return s, c.onDisk(err)
}

// options is how a play begins.
func (p *playCmd) options(c *context) (game.Options, error) {
	opt := game.Options{Level: p.Level, Store: &c.store, Begun: time.Now(), Seed: uint64(time.Now().UnixNano()) % 1_000_000}
	if opt.Level == "" {
		opt.Level = c.settings.Level
	}
	if p.Seed != nil {
		opt.Seed = *p.Seed
	}
	if p.Save != "" {
		if _, err := os.Stat(p.Save); err == nil {
			return opt, errors.New(c.w.Say("cli.save.exists", "File", p.Save))
		}
		opt.File = p.Save
	}
	return opt, nil
}

// resume goes on with the last play that has not ended, of the scenario if one is named.
func (p *playCmd) resume(c *context) (*game.Session, error) {
	if p.Save != "" {
		return p.open(c, p.Save)
	}
	found, err := p.last(c)
	if err != nil {
		return nil, c.onDisk(err)
	}
	if found == nil {
		return nil, errors.New(c.w.Say("cli.nothing-to-continue"))
	}
	return p.open(c, found.Path)
}

func (p *playCmd) last(c *context) (*game.Saved, error) {
	if p.Scenario == "" {
		return c.store.Unfinished("")
	}
	sc, err := c.scenario(p.Scenario)
	if err != nil {
		return nil, err
	}
	return c.store.UnfinishedOf(sc)
}

func (p *playCmd) open(c *context, path string) (*game.Session, error) {
	_, sc, err := c.record(path, p.Scenario)
	if err != nil {
		return nil, err
	}
	s, d, err := game.Resume(sc, c.store, path)
	if err != nil {
		return nil, c.explain(err, path)
	}
	if d != nil {
		fmt.Fprintln(c.Err, d.Say(c.lang), c.w.Say("diverged.on"))
	}
	return s, nil
}

// runCmd plays without a person.
type runCmd struct {
	Scenario string   `arg:"" help:"${help_scenario}"`
	Choose   []string `help:"${help_choose}" placeholder:"ID,ID"`
	Strategy string   `help:"${help_strategy}" placeholder:"NAME"`
	Batch    bool     `help:"${help_batch}"`
	Random   int      `help:"${help_random}" placeholder:"N"`
	Seed     uint64   `help:"${help_seed}" default:"1"`
	JSON     bool     `name:"json" help:"${help_json}"`
}

// Run plays the ways that are named and prints what came of them.
func (r *runCmd) Run(c *context) error {
	if r.Scenario == quarterWord {
		return r.campaign(c)
	}
	sc, err := c.scenario(r.Scenario)
	if err != nil {
		return err
	}
	ways := 0
	for _, given := range []bool{r.Choose != nil, r.Strategy != "", r.Batch, r.Random != 0} {
		if given {
			ways++
		}
	}
	if ways != 1 || r.Random < 0 {
		return errors.New(c.w.Say("cli.run.one-way"))
	}
	switch {
	case r.Batch:
		return batch(c, sc, r.Seed)
	case r.Random > 0:
		return random(c, sc, r.Seed, r.Random)
	}
	s, err := game.New(sc, game.Options{Seed: r.Seed})
	if err != nil {
		return err
	}
	if r.Strategy != "" {
		err = r.strategy(c, s)
	} else {
		err = c.explain(s.PlayWay(r.Choose), "")
	}
	if err != nil {
		return err
	}
	return c.show(s, r.JSON)
}

func (r *runCmd) strategy(c *context, s *game.Session) error {
	if _, ok := s.Scenario().Strategy(r.Strategy); !ok {
		return c.noStrategy(s.Scenario(), r.Strategy)
	}
	return s.PlayStrategy(r.Strategy)
}

// replayCmd plays a record again.
type replayCmd struct {
	File     string   `arg:"" help:"${help_file}"`
	Scenario string   `help:"${help_of}" placeholder:"DIR"`
	Fork     int      `help:"${help_fork}" placeholder:"TURN"`
	Choose   []string `help:"${help_choose}" placeholder:"ID,ID"`
	JSON     bool     `name:"json" help:"${help_json}"`
}

// Run compares the record with today's rules and scenario, state by state; with a fork it plays another line from
// a turn on.
func (r *replayCmd) Run(c *context) error {
	if is, err := r.campaign(c); is {
		return err
	}
	rec, sc, err := c.record(r.File, r.Scenario)
	if err != nil {
		return err
	}
	p, err := game.CompareRecord(sc, r.File, rec)
	if err != nil {
		return c.otherScenario(err)
	}
	s, compared := p.Session, len(p.Session.Turns())
	if r.Fork != 0 || r.Choose != nil {
		if err := r.fork(c, s); err != nil {
			return err
		}
	}
	if err := r.show(c, p); err != nil {
		return err
	}
	for _, note := range p.Notes(c.lang) {
		fmt.Fprintln(c.Err, note)
	}
	if p.Divergence != nil {
		return noError{}
	}
	fmt.Fprintln(c.Err, c.w.Say("cli.replay.same", "Count", compared))
	return nil
}

// show prints what was played; for programs also where the record and today's scenario part.
func (r *replayCmd) show(c *context, p game.Compared) error {
	if !r.JSON {
		return c.show(p.Session, false)
	}
	run := report.Run(p.Session, c.lang)
	run.Diverged = report.Divergence(p.Divergence, p.Rest)
	return c.json(run)
}

func (r *replayCmd) fork(c *context, s *game.Session) error {
	if r.Fork == 0 {
		return errors.New(c.w.Say("cli.fork.missing"))
	}
	if r.Fork < 1 || r.Fork > len(s.Turns())+1 {
		return errors.New(c.w.Say("cli.fork.range", "Turn", r.Fork, "Max", len(s.Turns())))
	}
	if r.Fork <= len(s.Turns()) {
		if err := s.Fork(r.Fork); err != nil {
			return err
		}
	}
	return c.explain(s.PlayWay(r.Choose), "")
}
