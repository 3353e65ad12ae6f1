package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// The list of plays has the quarters above everything else: each can be gone on with, and each can be deleted alone.

// quartersIn leaves out the quarters in which nothing was done yet.
func quartersIn(all []game.SavedCampaign) []game.SavedCampaign {
	var some []game.SavedCampaign
	for _, s := range all {
		if s.Err != nil || len(s.Record.Entries) > 0 {
			some = append(some, s)
		}
	}
	return some
}

// quarterRow puts a kept quarter into words.
func (a *App) quarterRow(k game.SavedCampaign) keptRow {
	row := keptRow{quarter: k.Path, when: a.when(k.Changed)}
	err := k.Err
	if err == nil {
		var c *game.Campaign
		if c, _, err = game.ReplayedCampaign(k.Record); err == nil {
			v := c.View(a.lang())
			row.title, row.level = v.Title, a.say("level."+string(v.Level))
			row.where = a.say("campaign.week", "N", v.Week, "All", v.Weeks)
			row.chip = ui.Chip{Text: a.say("screen.load.open"), Icon: "play", H: 28, Size: 15, Ground: ui.MoodGround, Ink: ui.MoodText}
			if r := v.Review; r != nil {
				row.where = a.say("screen.campaign.review")
				row.chip = ui.Chip{Text: game.Points(r.Worth.R), H: 28, Size: 15, Ground: ui.Panel2, Ink: ui.Ink}
			}
			row.chip.X, row.chip.Y = keptX+650, keptHeight/2-14
			return row
		}
	}
	row.bad = a.unreadable(err, k.Path)
	row.badStyle, _ = fit(row.bad, ui.Note.In(ui.LockedInk), badWidth, keptHeight-8, smallest)
	return row
}

// goOnQuarter makes a kept quarter the one that is on. It returns the screen that comes next, or why there is none.
func (a *App) goOnQuarter(path string) (ui.Screen, string) {
	c, parted, err := game.GoOnCampaign(a.store, path)
	if err != nil {
		return nil, a.unreadable(err, path)
	}
	if parted != nil {
		a.notice = parted.Say(a.lang()) + " " + a.say("diverged.on")
	}
	a.leave()
	a.campaign = c
	return a.quarter(), ""
}

// dropQuarter deletes a quarter; the first time it only asks.
func (l *loadScreen) dropQuarter(i int) {
	a, path := l.app, l.rows[i].quarter
	if l.doomed != path {
		l.doomed = path
		l.say(a.say("screen.load.quarter.sure"))
		return
	}
	l.doomed = ""
	if err := a.store.DeleteCampaign(path); err != nil {
		a.notice = a.say("error.write", "Why", game.Reason(err, a.lang()))
	}
	l.read()
	l.focus.Set(loadBack)
}

// drawDrop draws the box by which a quarter is deleted.
func (l *loadScreen) drawDrop(c *ui.Canvas, i int) {
	r, ground, ink := markRect, ui.Panel2, ui.Ink2
	if l.doomed == l.rows[i].quarter {
		ground, ink = ui.Risk, ui.Navy
	}
	c.Fill(r, 11, ground)
	c.Icon("x", r.X+10, r.Y+10, 20, ink)
	if l.focus.ID() == loadMark+i {
		c.Ring(r, 11)
	}
}
