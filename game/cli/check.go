package cli

import (
	stdcontext "context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"parley/scenarios"
)

// checkCmd checks scenarios.
type checkCmd struct {
	Paths  []string      `arg:"" name:"path" help:"${help_path}"`
	Budget time.Duration `help:"${help_check_budget}" default:"5s" placeholder:"5s"`
	JSON   bool          `name:"json" help:"${help_json}"`
}

// mistake is one diagnostic for programs.
type mistake struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Text     string `json:"text"`
	Advice   string `json:"advice"`

	NotDone []string `json:"not_done,omitempty"` // codes that were not looked for
}

// Run reports every mistake of every scenario named; it answers no if there was an error.
func (k *checkCmd) Run(c *context) error {
	if k.Budget < 0 {
		return errors.New(c.w.Say("cli.budget", "Got", k.Budget))
	}
	ctx, stop := signal.NotifyContext(stdcontext.Background(), os.Interrupt)
	defer stop()
	all := []mistake{}
	wrong := 0
	for _, path := range k.Paths {
		info, err := os.Stat(path)
		if err != nil {
			return errors.New(c.w.Say("cli.check.missing", "Path", path))
		}
		if !info.IsDir() { // the scenario's file stands for its folder
			path = filepath.Dir(path)
		}
		sc, report := checked(path)
		found, err := k.search(ctx, c, sc)
		if err != nil {
			return err
		}
		report = append(report, found.Report...)
		wrong += report.Errors()
		fine := true
		for _, d := range report {
			fine = fine && d.Severity == scenarios.Said
			if !k.JSON {
				c.diagnostic(c.Out, d)
				continue
			}
			m := mistake{d.Code, d.Severity.String(), d.File, d.Line, d.Column, d.Text(c.lang), d.Advice(c.lang), nil}
			if d.Severity == scenarios.Said {
				m.NotDone = found.NotDone
			}
			all = append(all, m)
		}
		if !k.JSON && fine {
			fmt.Fprintln(c.Out, c.w.Say("cli.check.fine", "Path", path))
		}
	}
	if k.JSON {
		if err := c.json(all); err != nil {
			return err
		}
	}
	if wrong > 0 {
		return noError{}
	}
	return nil
}

// search looks for what shows only when every way is walked, for as long as the budget allows. A scenario with errors is
// not searched.
func (k *checkCmd) search(ctx stdcontext.Context, c *context, sc *scenarios.Scenario) (scenarios.Searched, error) {
	if sc == nil {
		return scenarios.Searched{}, nil
	}
	limited, cancel := stdcontext.WithTimeout(ctx, k.Budget)
	defer cancel()
	var progress bar
	found, err := scenarios.Search(limited, sc, scenarios.SearchOptions{
		Workers:  runtime.NumCPU(),
		Steps:    func(about int64) { progress = c.bar(c.w.Say("explore.searching"), about) },
		Progress: func(steps int64) { progress.reach(steps) },
	})
	progress.clear()
	if errors.Is(err, stdcontext.Canceled) {
		return found, errors.New(c.w.Say("cli.explore.stopped"))
	}
	return found, err
}

// diagnostic prints one diagnostic, its place first, and what to do about it.
func (c *context) diagnostic(out io.Writer, d scenarios.Diagnostic) {
	fmt.Fprintf(out, "%s:%d:%d: %s %s: %s\n", d.File, d.Line, d.Column, c.w.Say("severity."+d.Severity.String()), d.Code, d.Text(c.lang))
	if advice := d.Advice(c.lang); advice != "" {
		fmt.Fprintf(out, "    %s\n", strings.ReplaceAll(advice, "\n", "\n    "))
	}
}

// checked reads the scenario in a folder, or the quarter, of which there is nothing to search.
func checked(path string) (*scenarios.Scenario, scenarios.Report) {
	if _, err := os.Stat(filepath.Join(path, scenarios.QuarterFile)); err == nil {
		_, report := scenarios.CheckQuarter(os.DirFS(path), filepath.ToSlash(path))
		return nil, report
	}
	return scenarios.Check(os.DirFS(path), filepath.ToSlash(path))
}
