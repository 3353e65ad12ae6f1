// Package scenes is the window: one file a screen, each of which shows a game.View and hands what the player does to
// the game.Session. It knows no rules and touches no files but through game.
//
// Start reading at [Run], then standoff.go, the screen on which the game is played; scenes/ui is the drawing kit.
package scenes

import (
	"errors"
	"time"

	"parley/game"
	"parley/game/words"
	"parley/scenes/ui"
)

// App is what the screens share: who plays, in which language, and the play that is on.
type App struct {
	store    game.Store
	page     game.Page // of a review to take along
	settings game.Settings
	words    *words.Words
	session  *game.Session   // nil on the title
	aside    []*game.Session // plays that are on while a turn of another is looked at, the innermost last; nil: none was on
	campaign *game.Campaign  // nil outside of the quarter
	now      func() time.Time
	graded   *grading // of the play that was reviewed last, if any
	notice   string   // something the player should know, shown on the next screen that has room for it
}

// Run opens the window and plays until the player leaves. page writes the reviews that are taken along. It fails with game.ErrNoWindow where none can be opened.
func Run(lang string, store game.Store, page game.Page) error {
	a := NewApp(lang, store, time.Now)
	a.page = page
	defer a.leaveQuarter()
	defer a.leave()
	started := false
	loop := ui.NewLoop(onFirstUpdate{newTitle(a), &started})
	loop.Follow(a.look)
	err := loop.Run(a.words.Say("game.title"))
	if err != nil && !started {
		return errors.Join(game.ErrNoWindow, err)
	}
	return err
}

// NewApp returns an app without a play.
func NewApp(lang string, store game.Store, now func() time.Time) *App {
	a := &App{store: store, now: now, words: words.In(lang)}
	settings, err := store.LoadSettings()
	if err == nil {
		a.settings = settings
	} else {
		a.notice = a.say("cli.settings", "Why", game.Reason(err, lang))
	}
	if !a.settings.Level.Valid() {
		a.settings.Level = game.Coach
	}
	return a
}

// onFirstUpdate notes that the window is open, then is the screen it wraps.
type onFirstUpdate struct {
	ui.Screen
	started *bool
}

// Update notes the first update and makes way for the screen.
func (o onFirstUpdate) Update(in ui.Input) (ui.Next, error) {
	*o.started = true
	return ui.Replace(o.Screen), nil
}

// say returns a message in the player's language.
func (a *App) say(id string, pairs ...any) string { return a.words.Say(id, pairs...) }

// lang returns the player's language.
func (a *App) lang() string { return a.words.Language }

// view is what there is to see of the play that is on.
func (a *App) view() game.View { return a.session.View(a.lang()) }

// switchLanguage goes to the other language and remembers it. A setting that cannot be kept is no reason to stop.
func (a *App) switchLanguage() {
	all := words.Languages()
	for i, l := range all {
		if l == a.lang() {
			a.words = words.In(all[(i+1)%len(all)])
			break
		}
	}
	a.settings.Language = a.lang()
	a.keepSettings()
}

func (a *App) keepSettings() {
	if err := a.store.SaveSettings(a.settings); err != nil {
		a.notice = a.say("error.settings", "Why", game.Reason(err, a.lang()))
	}
}

// setPlay makes a session the play that is on and returns the screen that shows it.
func (a *App) setPlay(s *game.Session) ui.Screen {
	a.leaveQuarter()
	a.leave()
	a.session = s
	return a.stage()
}

// stage returns the screen for where the play stands.
func (a *App) stage() ui.Screen {
	switch v := a.view(); {
	case v.Preparation != nil:
		return newPreparation(a)
	case v.Sheet != nil:
		return newSheet(a)
	case v.Ending != nil && len(v.Spoken) == 0:
		return newEnding(a)
	default:
		return newStandoff(a)
	}
}

// leave frees the play that is on; everything of it is kept already.
func (a *App) leave() {
	for _, s := range a.aside { // whoever plays on from another play has left these
		if s != nil {
			_ = s.Close() // its steps are on disk
		}
	}
	a.aside = nil
	if a.session != nil {
		if err := a.session.Close(); err != nil {
			a.notice = a.say("error.write", "Why", game.Reason(err, a.lang()))
		}
		a.session = nil
	}
}

// writeFailed tells the player why a step was not taken; the play stands where it was.
func (a *App) writeFailed(err error) string {
	switch {
	case errors.Is(err, game.ErrAssessed):
		return a.say("error.assessed")
	case errors.Is(err, game.ErrInQuarter):
		return a.say("error.in-quarter")
	}
	return a.say("error.write", "Why", game.Reason(err, a.lang()))
}
