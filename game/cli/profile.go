package cli

import (
	"fmt"
	"strings"

	"parley/game"
)

// profileCmd prints what all kept plays say together.
type profileCmd struct {
	JSON bool `name:"json" help:"${help_json}"`
}

// Run prints the profile.
func (k *profileCmd) Run(c *context) error {
	p, err := c.store.Profile(c.lang)
	if err != nil {
		return c.onDisk(err)
	}
	if k.JSON {
		return c.json(p)
	}
	fmt.Fprintln(c.Out, c.w.Say("profile.plays", "N", p.Plays, "Finished", p.Finished))
	fmt.Fprintln(c.Out, c.w.Say("profile.endings", "N", p.Endings.Count, "Of", p.Endings.Of))
	fmt.Fprintln(c.Out, c.w.Say("profile.drills", "N", p.Drills.Count, "Of", p.Drills.Of))
	fmt.Fprintln(c.Out, c.w.Say("profile.diagnoses", "N", p.Diagnoses.Count, "Of", p.Diagnoses.Of))
	var levels []string
	for _, l := range p.Levels {
		levels = append(levels, fmt.Sprintf("%s %d", c.w.Say("level."+string(l.Level)), l.Plays))
	}
	fmt.Fprintln(c.Out, c.w.Say("profile.levels")+"  "+game.Join(c.lang, levels))
	for _, s := range p.Scenarios {
		if s.Plays == 0 {
			continue
		}
		found := 0
		for _, e := range s.Endings {
			if e.Found {
				found++
			}
		}
		best := "—"
		if s.Best >= 0 {
			best = game.Points(s.Best)
		}
		fmt.Fprintf(c.Out, "\n%s\n  %s\n", s.Title, c.w.Say("profile.scenario", "Plays", s.Plays, "Best", best, "N", found, "Of", len(s.Endings)))
		if s.Review != nil {
			fmt.Fprintln(c.Out, "  parley review "+s.Review.Path)
		}
	}
	fmt.Fprintln(c.Out, "\n"+c.w.Say("profile.habits"))
	for _, h := range p.Habits {
		var line []string
		for _, n := range h.Line {
			line = append(line, fmt.Sprint(n))
		}
		fmt.Fprintf(c.Out, "  %s  %d  %s\n", h.Name, h.Count, strings.Join(line, " "))
	}
	return nil
}
