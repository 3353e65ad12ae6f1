package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parley/scenarios"
)

// checkCmd checks scenarios.
type checkCmd struct {
	Paths []string `arg:"" name:"path" help:"${help_path}"`
	JSON  bool     `name:"json" help:"${help_json}"`
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
}

// Run reports every mistake of every scenario named; it answers no if there was an error.
func (k *checkCmd) Run(c *context) error {
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
		_, report := scenarios.Check(os.DirFS(path), filepath.ToSlash(path))
		wrong += report.Errors()
		for _, d := range report {
			if !k.JSON {
				c.diagnostic(c.Out, d)
				continue
			}
			all = append(all, mistake{d.Code, d.Severity.String(), d.File, d.Line, d.Column, d.Text(c.lang), d.Advice(c.lang)})
		}
		if !k.JSON && len(report) == 0 {
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

// diagnostic prints one diagnostic, its place first, and what to do about it.
func (c *context) diagnostic(out io.Writer, d scenarios.Diagnostic) {
	fmt.Fprintf(out, "%s:%d:%d: %s %s: %s\n", d.File, d.Line, d.Column, c.w.Say("severity."+d.Severity.String()), d.Code, d.Text(c.lang))
	if advice := d.Advice(c.lang); advice != "" {
		fmt.Fprintf(out, "    %s\n", strings.ReplaceAll(advice, "\n", "\n    "))
	}
}
