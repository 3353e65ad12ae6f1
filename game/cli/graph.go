package cli

import (
	"errors"
	"fmt"

	"parley/game"
	"parley/game/report"
)

// graphCmd draws the branch map of a scenario.
type graphCmd struct {
	Scenario string   `arg:"" help:"${help_scenario}"`
	Format   string   `help:"${help_graph_format}" enum:"svg,dot,mermaid" default:"svg" placeholder:"svg|dot|mermaid"`
	Runs     []string `name:"run" help:"${help_graph_run}" placeholder:"FILE"`
}

// Run prints the map. The first record given is the way that shines, the others are what was seen before; one that
// differs from today's scenario is drawn as far as they agree, and the answer is no.
func (g *graphCmd) Run(c *context) error {
	sc, err := c.scenario(g.Scenario)
	if err != nil {
		return err
	}
	m := game.NewBranchMap(sc, c.lang)
	differs := false
	for i, file := range g.Runs {
		rec, err := game.ReadRecordFile(file)
		if err != nil {
			return c.explain(err, file)
		}
		if rec.Scenario == "" {
			return errors.New(c.w.Say("cli.record.empty", "File", file))
		}
		if rec.Scenario != sc.ID {
			return errors.New(c.w.Say("cli.record.of-other", "File", file, "ID", rec.Scenario, "Got", sc.ID))
		}
		p, err := game.CompareRecord(sc, file, rec)
		if err != nil {
			return c.otherScenario(err)
		}
		for _, note := range p.Notes(c.lang) {
			fmt.Fprintln(c.Err, file+": "+note)
		}
		differs = differs || p.Divergence != nil
		if i == 0 {
			m.Walk(p.Session)
		} else {
			m.See(p.Session)
		}
	}
	write := map[string]func(*game.BranchMap, string) []byte{"svg": report.SVG, "dot": report.DOT, "mermaid": report.Mermaid}[g.Format]
	if _, err := c.Out.Write(write(m, c.lang)); err != nil {
		return fmt.Errorf("print the map: %w", err)
	}
	if differs {
		return noError{}
	}
	return nil
}
