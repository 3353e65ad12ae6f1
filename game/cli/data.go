package cli

import (
	"bufio"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"parley/sim"
)

// dataCmd says where data is kept, or deletes it.
type dataCmd struct {
	Delete bool `help:"${help_delete}"`
	Yes    bool `help:"${help_yes}"`
}

// Run prints the folder and what is in it; with --delete it asks and deletes.
func (d *dataCmd) Run(c *context) error {
	fmt.Fprintln(c.Out, c.store.Dir)
	records, err := c.store.Records()
	if err != nil {
		return c.onDisk(err)
	}
	saves, err := c.store.Saves()
	if err != nil {
		return c.onDisk(err)
	}
	fmt.Fprintln(c.Out, c.w.Say("data.what", "Records", len(records), "Saves", len(saves)))
	if quarters, err := c.store.Campaigns(); err == nil && len(quarters) > 0 {
		fmt.Fprintln(c.Out, c.w.Say("data.quarters", "Count", len(quarters)))
	}
	if !d.Delete {
		return nil
	}
	if !d.Yes {
		fmt.Fprint(c.Out, c.w.Say("data.ask")+" ")
		answer, _ := bufio.NewReader(c.In).ReadString('\n')
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "yes", "y", "是", "删除":
		default:
			fmt.Fprintln(c.Out, c.w.Say("data.stays"))
			return noError{}
		}
	}
	if err := c.store.Delete(); err != nil {
		return c.onDisk(err)
	}
	fmt.Fprintln(c.Out, c.w.Say("data.gone"))
	return nil
}

// versionCmd says what this program is.
type versionCmd struct{}

// Run prints the program's version, its commit, the rule book's version and Go's.
func (versionCmd) Run(c *context) error {
	version, commit := "devel", "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			version = v
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	fmt.Fprintln(c.Out, c.w.Say("version.line", "Version", version, "Commit", commit, "Rules", sim.Rules,
		"Go", strings.TrimPrefix(runtime.Version(), "go")+" "+runtime.GOOS+"/"+runtime.GOARCH))
	return nil
}
