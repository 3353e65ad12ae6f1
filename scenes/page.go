package scenes

import (
	"errors"
	"path/filepath"
	"time"

	"parley/game"
	"parley/scenes/ui"
)

// covered is a screen that something stands on for a moment: its words follow the language meanwhile.
type covered interface {
	ui.Screen
	relabel()
}

// takeNotice hands over what the player should know, once.
func (a *App) takeNotice() string {
	n := a.notice
	a.notice = ""
	return n
}

// when says when something was, as one would say it today.
func (a *App) when(t time.Time) string {
	now := a.now()
	t = t.In(now.Location())
	id := "screen.when.year"
	switch today, day := midnight(now), midnight(t); {
	case day.Equal(today):
		id = "screen.when.today"
	case day.Equal(today.AddDate(0, 0, -1)):
		id = "screen.when.yesterday"
	case t.Year() == now.Year():
		id = "screen.when.day"
	}
	return t.Format(a.say(id))
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// unreadable says why a record cannot be opened. The folder is named elsewhere; here its name is enough to find it.
func (a *App) unreadable(err error, path string) string {
	file := filepath.Base(path)
	switch {
	case errors.Is(err, game.ErrForeign):
		return a.say("error.record.foreign", "File", file)
	case errors.Is(err, game.ErrTooNew):
		return a.say("error.record.too-new", "File", file)
	case errors.Is(err, game.ErrDamaged):
		return a.say("error.record.damaged", "File", file)
	}
	return a.say("error.record.other", "File", file, "Why", game.Reason(err, a.lang()))
}

// where names the place a play has reached.
func (a *App) where(v game.View) string {
	if v.Preparation != nil || v.Ending != nil {
		return v.Place
	}
	return a.say("place.turn", "Place", v.Place, "N", v.Turn)
}
