package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/game"
	"parley/scenarios"
)

// scenario finds a scenario by the id of a shipped one or by the path of a folder.
func (c *context) scenario(name string) (*scenarios.Scenario, error) {
	for _, id := range scenarios.Shipped() {
		if id == name {
			return scenarios.Load(id)
		}
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		sc, report := scenarios.Check(os.DirFS(name), filepath.ToSlash(name))
		if sc == nil {
			for _, d := range report {
				c.diagnostic(c.Err, d)
			}
			return nil, errors.New(c.w.Say("cli.scenario.errors", "ID", name, "Count", report.Errors()))
		}
		return sc, nil
	}
	near := scenarios.Nearest(name, scenarios.Shipped())
	if near != "" {
		return nil, errors.New(c.w.Say("cli.scenario.near", "ID", name, "Near", near))
	}
	return nil, errors.New(c.w.Say("cli.scenario.unknown", "ID", name, "All", strings.Join(scenarios.Shipped(), ", ")))
}

// record reads a record and finds its scenario: the one that is named, else the shipped one that the record names.
func (c *context) record(file, name string) (game.Record, *scenarios.Scenario, error) {
	rec, err := game.ReadRecordFile(file)
	if err != nil {
		return rec, nil, c.explain(err, file)
	}
	if rec.Scenario == "" {
		return rec, nil, errors.New(c.w.Say("cli.record.empty", "File", file))
	}
	if name == "" {
		name = rec.Scenario
		if !slices.Contains(scenarios.Shipped(), name) {
			return rec, nil, errors.New(c.w.Say("cli.record.scenario", "ID", name))
		}
	}
	sc, err := c.scenario(name)
	if err == nil && sc.ID != rec.Scenario {
		err = errors.New(c.w.Say("cli.record.of-other", "File", file, "ID", rec.Scenario, "Got", sc.ID))
	}
	return rec, sc, err
}
