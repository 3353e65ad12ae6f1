package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/google/renameio/v2/maybe"

	"parley/game"
	"parley/game/report"
	"parley/game/words"
)

// selftestCmd shows, asks and deletes the self-test.
type selftestCmd struct {
	Do   string `arg:"" optional:"" enum:"show,answer,delete" default:"show" help:"${help_selftest_do}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

// Run does what was asked; to show is the default.
func (k *selftestCmd) Run(c *context) error {
	t, err := c.store.SelfTest()
	if err != nil {
		return errors.New(c.w.Say("selftest.unread", "Why", game.Reason(err, c.lang)))
	}
	p, err := c.store.Profile(c.lang)
	if err != nil {
		return c.onDisk(err)
	}
	switch k.Do {
	case "delete":
		if err := c.store.DropSelfTest(); err != nil {
			return c.onDisk(err)
		}
		fmt.Fprintln(c.Out, c.w.Say("selftest.deleted"))
		return nil
	case "answer":
		if err := k.ask(c, &t, t.Page(p, c.lang)); err != nil {
			return err
		}
	}
	page := t.Page(p, c.lang)
	if k.JSON {
		return c.json(page)
	}
	if t.Done() == 0 {
		fmt.Fprintln(c.Out, c.w.Say("selftest.none"))
	}
	for _, e := range page.Elements {
		fmt.Fprintf(c.Out, "%s · %s\n  %s %s  %s %s\n  %s\n", c.w.Say("ability."+e.Ability), e.Name,
			c.w.Say("selftest.said"), points(e.Said), c.w.Say("selftest.played"), points(e.Played), e.Says)
	}
	return nil
}

// points is a value of the self-test in points, a dash where there is none.
func points(v int) string {
	if v < 0 {
		return "—"
	}
	return game.Points(int32(v))
}

// ask asks the statements one by one; an empty line leaves an answer as it was, the end of input ends it.
func (k *selftestCmd) ask(c *context, t *game.SelfTest, page game.SelfPage) error {
	in := bufio.NewReader(c.In)
	fmt.Fprintln(c.Out, c.w.Say("selftest.ask", "One", page.Steps[0], "Two", page.Steps[1], "Three", page.Steps[2], "Four", page.Steps[3]))
	for i, s := range page.Statements {
		fmt.Fprintf(c.Out, "%2d. %s ", i+1, s)
		line, err := in.ReadString('\n')
		if step := strings.TrimSpace(line); len(step) == 1 && step[0] >= '1' && step[0] <= '4' {
			t.Answers[i] = int(step[0] - '0')
		}
		if err != nil {
			fmt.Fprintln(c.Out)
			break
		}
	}
	t.Answered = time.Now().UTC()
	if err := c.store.KeepSelfTest(*t); err != nil {
		return c.onDisk(err)
	}
	return nil
}

// planCmd shows, asks, deletes and exports the plan.
type planCmd struct {
	Do     string `arg:"" optional:"" enum:"show,write,delete" default:"show" help:"${help_plan_do}"`
	Export string `help:"${help_plan_export}" placeholder:"FILE"`
}

// Run does what was asked; to show is the default.
func (k *planCmd) Run(c *context) error {
	plan, err := c.store.Plan()
	if err != nil {
		return errors.New(c.w.Say("plan.unread", "Why", game.Reason(err, c.lang)))
	}
	switch k.Do {
	case "delete":
		if err := c.store.DropPlan(); err != nil {
			return c.onDisk(err)
		}
		fmt.Fprintln(c.Out, c.w.Say("plan.deleted"))
		return nil
	case "write":
		if err := k.write(c, &plan); err != nil {
			return err
		}
	}
	if plan.Empty() {
		fmt.Fprintln(c.Out, c.w.Say("plan.none"))
		return noError{}
	}
	if k.Export != "" {
		return c.exportPlan(plan, k.Export)
	}
	for i, h := range plan.Habits {
		fmt.Fprintln(c.Out, c.w.Say("plan.number", "N", i+1))
		for _, part := range [][2]string{{"plan.habit", h.Habit}, {"plan.situation", h.Situation}, {"plan.person", h.Person}, {"plan.date", h.Date}} {
			if part[1] == "" {
				part[1] = c.w.Say("plan.blank")
			}
			fmt.Fprintf(c.Out, "  %s  %s\n", c.w.Say(part[0]), part[1])
		}
	}
	return nil
}

// write asks for the three habits. A number takes one that is offered, an empty line leaves what was there.
func (k *planCmd) write(c *context, plan *game.Plan) error {
	p, err := c.store.Profile(c.lang)
	if err != nil {
		return c.onDisk(err)
	}
	t, err := c.store.SelfTest()
	if err != nil {
		return c.onDisk(err)
	}
	offers := game.OfferHabits(p, t, c.lang)
	fmt.Fprintln(c.Out, c.w.Say("plan.offers"))
	for i, o := range offers {
		fmt.Fprintf(c.Out, "  %d. %s · %s\n", i+1, o.Habit, o.Why)
	}
	fmt.Fprintln(c.Out, c.w.Say("plan.keep"))
	in := bufio.NewReader(c.In)
	for i := range plan.Habits {
		h := &plan.Habits[i]
		fmt.Fprintln(c.Out, c.w.Say("plan.number", "N", i+1))
		for _, part := range []struct {
			id string
			to *string
		}{{"plan.habit", &h.Habit}, {"plan.situation", &h.Situation}, {"plan.person", &h.Person}, {"plan.date", &h.Date}} {
			fmt.Fprintf(c.Out, "  %s [%s] ", c.w.Say(part.id), *part.to)
			line, _ := in.ReadString('\n')
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if n := int(line[0] - '0'); part.id == "plan.habit" && len(line) == 1 && n >= 1 && n <= len(offers) {
				line = offers[n-1].Habit
			}
			*part.to = line
		}
	}
	plan.Kept = time.Now().UTC()
	fmt.Fprintln(c.Out)
	if err := c.store.KeepPlan(*plan); err != nil {
		return c.onDisk(err)
	}
	return nil
}

// exportPlan writes the plan to a file: as JSON by its name, else as a page in both languages, the player's first.
func (c *context) exportPlan(plan game.Plan, file string) error {
	t, err := c.store.SelfTest()
	if err != nil {
		return c.onDisk(err)
	}
	langs := []string{c.lang}
	for _, l := range words.Languages() {
		if l != c.lang {
			langs = append(langs, l)
		}
	}
	var pages []game.SelfPage
	for _, l := range langs {
		p, err := c.store.Profile(l)
		if err != nil {
			return c.onDisk(err)
		}
		pages = append(pages, t.Page(p, l))
	}
	var b strings.Builder
	if strings.HasSuffix(strings.ToLower(file), ".json") {
		raw, err := json.MarshalIndent(struct {
			Plan     game.Plan     `json:"plan"`
			SelfTest game.SelfPage `json:"selftest"`
		}{plan, pages[0]}, "", "  ")
		if err != nil {
			return fmt.Errorf("write the plan: %w", err)
		}
		b.Write(append(raw, '\n'))
	} else if err := report.PlanPage(&b, plan, langs, pages); err != nil {
		return err
	}
	if err := maybe.WriteFile(file, []byte(b.String()), os.FileMode(0o600)); err != nil {
		return c.onDisk(fmt.Errorf("write the plan: %w", err))
	}
	fmt.Fprintln(c.Out, c.w.Say("plan.exported", "File", file))
	return nil
}
