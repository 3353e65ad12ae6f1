package cli

import (
	"errors"
	"strings"

	"parley/game/ink"
)

// formats are what a scenario can be written as.
var formats = []string{"ink"}

// exportCmd writes a scenario in another format.
type exportCmd struct {
	Scenario string `arg:"" help:"${help_scenario}"`
	Format   string `required:"" help:"${help_format}" placeholder:"ink"`
	Seed     uint64 `help:"${help_seed}" default:"1"`
}

// Run prints the scenario in the format.
func (e *exportCmd) Run(c *context) error {
	sc, err := c.scenario(e.Scenario)
	if err != nil {
		return err
	}
	switch e.Format {
	case "ink":
		err = ink.Write(c.Out, sc, ink.Options{Seed: e.Seed, Language: c.lang})
		if errors.Is(err, ink.ErrParties) {
			return errors.New(c.w.Say("cli.export.parties", "ID", sc.ID))
		}
		return err
	}
	return errors.New(c.w.Say("cli.export.format", "Format", e.Format, "All", strings.Join(formats, ", ")))
}
