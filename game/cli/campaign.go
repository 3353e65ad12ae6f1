package cli

import (
	"errors"
	"fmt"
	"strings"

	"parley/game"
	"parley/game/report"
	"parley/game/text"
	"parley/scenarios"
)

// quarterWord is how the quarter is named where a scenario may be.
const quarterWord = "campaign"

// campaign plays the quarter in the terminal until it is over or the player leaves.
func (p *playCmd) campaign(c *context) error {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return err
	}
	play, err := p.quarter(c, q)
	if err != nil {
		return err
	}
	defer play.Close()
	return c.onDisk(text.New(c.In, c.Out, c.lang).PlayCampaign(play))
}

// quarter begins a quarter, or goes on with the last that is not over.
func (p *playCmd) quarter(c *context, q *scenarios.Quarter) (*game.Campaign, error) {
	if p.Continue {
		path := p.Save
		if path == "" {
			found, err := c.store.UnfinishedCampaign(q)
			if err != nil {
				return nil, c.onDisk(err)
			}
			if found == nil {
				return nil, errors.New(c.w.Say("campaign.nothing-to-continue"))
			}
			path = found.Path
		}
		play, d, err := game.ResumeCampaign(q, c.store, path)
		if err != nil {
			return nil, c.explain(err, path)
		}
		if d != nil {
			fmt.Fprintln(c.Err, d.Say(c.lang), c.w.Say("diverged.on"))
		}
		return play, nil
	}
	opt, err := p.options(c)
	if err != nil {
		return nil, err
	}
	play, err := game.NewCampaign(q, opt)
	return play, c.onDisk(err)
}

// campaign plays the quarter by one of its strategies.
func (r *runCmd) campaign(c *context) error {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return err
	}
	if r.Strategy == "" || r.Choose != nil || r.Batch || r.Random != 0 {
		return errors.New(c.w.Say("campaign.run.strategy"))
	}
	if _, ok := q.Strategy(r.Strategy); !ok {
		var all []string
		for _, st := range q.Strategies {
			all = append(all, st.Name)
		}
		return errors.New(c.w.Say("campaign.unknown", "Name", r.Strategy, "All", strings.Join(all, ", ")))
	}
	play, err := game.NewCampaign(q, game.Options{Seed: r.Seed})
	if err != nil {
		return err
	}
	if err := play.PlayStrategy(r.Strategy); err != nil {
		return err
	}
	return c.showCampaign(play, nil, r.JSON)
}

func (c *context) showCampaign(play *game.Campaign, d *game.Divergence, asJSON bool) error {
	if asJSON {
		run := report.Campaign(play, c.lang)
		run.Diverged = report.Divergence(d, nil)
		return c.json(run)
	}
	text.New(strings.NewReader(""), c.Out, c.lang).CampaignTranscript(play)
	return nil
}

// campaign plays a quarter's record again and says where it and today's quarter part. It returns false where the file
// is no quarter's record.
func (r *replayCmd) campaign(c *context) (bool, error) {
	if r.File == "-" {
		return false, nil
	}
	rec, err := game.ReadCampaignFile(r.File)
	if err != nil || rec.Quarter == "" {
		return false, nil
	}
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return true, err
	}
	play, d := game.ReplayCampaign(q, rec)
	if err := c.showCampaign(play, d, r.JSON); err != nil {
		return true, err
	}
	if d != nil {
		fmt.Fprintln(c.Err, d.Say(c.lang))
		return true, noError{}
	}
	fmt.Fprintln(c.Err, c.w.Say("cli.replay.same", "Count", len(rec.Entries)))
	return true, nil
}

// listQuarter prints the quarter below the scenarios.
func (c *context) listQuarter() error {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return err
	}
	fmt.Fprintf(c.Out, "%s  %s\n", quarterWord, q.Text(c.lang, "title"))
	var requests, strategies []string
	for i, sc := range q.Scenarios {
		if sc != nil {
			requests = append(requests, c.w.Say("list.campaign.week", "Title", sc.Text(c.lang, "title"), "Week", q.Rules.Requests[i].Due))
		}
	}
	for _, st := range q.Strategies {
		strategies = append(strategies, st.Name)
	}
	fmt.Fprintln(c.Out, "  "+c.w.Say("list.campaign", "Requests", game.Join(c.lang, requests), "Activities", len(q.Activities), "Surprises", len(q.Surprises)))
	fmt.Fprintln(c.Out, "  "+c.w.Say("list.strategies", "All", strings.Join(strategies, ", ")))
	return nil
}
