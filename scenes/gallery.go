package scenes

import (
	"errors"
	"fmt"
	"image"
	"time"

	"parley/game"
	"parley/scenes/ui"
)

// The gallery is every screen in a state worth a picture, made of plays that are always the same: for pictures, and for
// the test that asks whether all of it can be read.

// exhibit is a screen of the gallery.
type exhibit struct {
	name string
	open func(a *App) (ui.Screen, error)
}

// galleryDay is when all of it was played.
var galleryDay = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// Pictures paints every screen in some languages, in a window of w by h pixels with text of a size in percent, and hands
// each picture over. The store, which is to be empty, gets the plays that are seen in them. Without a display it fails with
// game.ErrNoWindow.
func Pictures(langs []string, store game.Store, w, h, text int, put func(lang, name string, im image.Image) error) error {
	if err := furnish(store); err != nil {
		return err
	}
	open := false
	err := ui.Shoot(func() error {
		open = true
		for _, lang := range langs {
			err := hang(lang, store, func(name string, s ui.Screen) error {
				im, err := ui.Take(s, w, h, ui.Look{Text: text})
				if err != nil {
					return fmt.Errorf("paint %s: %w", name, err)
				}
				return put(lang, name, im)
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil && !open {
		return errors.Join(game.ErrNoWindow, err)
	}
	return err
}

// hang opens one screen of the gallery after the other, each at rest.
func hang(lang string, store game.Store, show func(name string, s ui.Screen) error) error {
	for _, x := range gallery {
		a := NewApp(lang, store, func() time.Time { return galleryDay })
		s, err := x.open(a)
		if err == nil {
			err = settle(s)
		}
		if err == nil {
			err = show(x.name, s)
		}
		a.leave()
		a.leaveQuarter()
		if err != nil {
			return fmt.Errorf("%s: %w", x.name, err)
		}
	}
	return nil
}

// settle lets what moves come to rest.
func settle(s ui.Screen) error {
	for range 1000 {
		if _, err := s.Update(ui.Input{}); err != nil {
			return err
		}
		if !s.Animating() {
			return nil
		}
	}
	return errors.New("it does not come to rest")
}

// furnish fills a store with plays: of each standoff one that went badly and one that went well, and one under way; then a
// capstone that went badly and a post-test that went well.
func furnish(store game.Store) error {
	type act struct {
		id, strategy string
		turns        int
	}
	var all []act
	for _, id := range game.Standoffs() {
		all = append(all, act{id, "commander", 99}, act{id, "win-win", 99}, act{id, "win-win", 4})
	}
	all = append(all, act{game.Pretest, "commander", 99}, act{game.Posttest, "win-win", 99})
	for n, p := range all {
		at := galleryDay.Add(-time.Duration(n) * time.Hour)
		s, err := enact(p.id, game.Options{Store: &store, Begun: at}, p.strategy, p.turns)
		if err != nil {
			return err
		}
		if err := errors.Join(s.Close(), game.Dated(s.Path(), at)); err != nil {
			return err
		}
	}
	return nil
}

// enact plays a standoff by one of its strategies, at most so many turns.
func enact(id string, o game.Options, strategy string, turns int) (*game.Session, error) {
	sc, err := game.Open(id)
	if err != nil {
		return nil, err
	}
	o.Level, o.Seed = game.Coach, 7
	s, err := game.New(sc, o)
	if err != nil {
		return nil, err
	}
	st, ok := sc.Strategy(strategy)
	if !ok {
		return nil, fmt.Errorf("%s has no strategy %s", id, strategy)
	}
	for range turns {
		if s.Ended() {
			break
		}
		if err := s.Follow(st); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// play makes a play of the gallery the one that is on.
func (a *App) play(id, strategy string, turns int) error {
	s, err := enact(id, game.Options{Begun: galleryDay}, strategy, turns)
	a.session = s
	return err
}

// ended shows a screen of a play that has ended.
func ended(id, strategy string, open func(a *App) (ui.Screen, error)) func(a *App) (ui.Screen, error) {
	return func(a *App) (ui.Screen, error) {
		if err := a.play(id, strategy, 99); err != nil {
			return nil, err
		}
		return open(a)
	}
}

// simply is a screen that needs no play.
func simply(open func(a *App) ui.Screen) func(a *App) (ui.Screen, error) {
	return func(a *App) (ui.Screen, error) { return open(a), nil }
}

// told turns a problem that is said to the player into an error.
func told(s ui.Screen, problem string) (ui.Screen, error) {
	if problem != "" {
		return nil, errors.New(problem)
	}
	return s, nil
}

// asked shows a talk in which the player is asked what to say.
func asked(id string, turns int) func(a *App) (ui.Screen, error) {
	return func(a *App) (ui.Screen, error) {
		if err := a.play(id, "win-win", turns); err != nil {
			return nil, err
		}
		s := newStandoff(a).(*standoff)
		s.skip()
		return s, nil
	}
}

// refused shows the question why they did not agree, the first time it is asked.
func refused(a *App) (ui.Screen, error) {
	for _, id := range game.Standoffs() {
		for _, strategy := range []string{"commander", "complainer", "last-minute"} {
			for turns := 1; turns < 20; turns++ {
				if err := a.play(id, strategy, turns); err != nil {
					return nil, err
				}
				if a.view().Diagnosis != nil {
					return newDiagnosis(a, newStandoff(a).(*standoff)), nil
				}
			}
		}
	}
	return nil, errors.New("nobody is asked why")
}

// reviewed shows what is made of a review with all its grades.
func reviewed(open func(a *App, r *review) ui.Screen) func(a *App) (ui.Screen, error) {
	return ended("it", "commander", func(a *App) (ui.Screen, error) {
		work, err := a.grading()
		if err != nil {
			return nil, err
		}
		if work.working() {
			work.start()
			<-work.done
		}
		s, err := newReview(a, newEnding(a).(covered))
		if err != nil {
			return nil, err
		}
		return open(a, s.(*review)), nil
	})
}

var gallery = []exhibit{
	{"title", simply(newTitle)},
	{"settings", simply(newSettings)},
	{"setup", simply(newSetup)},
	{"load", simply(newLoad)},
	{"drills", simply(newDrills)},
	{"codex", simply(func(a *App) ui.Screen { return newCodex(a, "", true) })},
	{"phrasebook", simply(func(a *App) ui.Screen { return newPhrasebook(a, "", newCodex(a, "", true).(covered)) })},
	{"map", simply(func(a *App) ui.Screen { return newMap(a, "it", nil) })},
	{"strategies", simply(func(a *App) ui.Screen { return newDeck(a, "it") })},
	{"heat", simply(func(a *App) ui.Screen { return newHeat(a, "it") })},
	{"journal", simply(newJournal)},
	{"self-test", simply(newSelfTest)},
	{"plan", simply(newPlan)},
	{"profile", simply(newProfile)},
	{"posttest", ended(game.Posttest, "win-win", func(a *App) (ui.Screen, error) { return newPosttest(a, newEnding(a).(covered)) })},
	{"drill", func(a *App) (ui.Screen, error) {
		if err := a.play("mistake-command", "right-way", 1); err != nil {
			return nil, err
		}
		return newStandoff(a), nil
	}},
	{"watch", func(a *App) (ui.Screen, error) { return told(newWatch(a, "it", "win-win", 7, newTitle(a).(covered))) }},
	{"quarter", func(a *App) (ui.Screen, error) { return told(a.openQuarter()) }},
	{"preparation", func(a *App) (ui.Screen, error) { return newPreparationOf(a, "finance") }},
	{"sheet", func(a *App) (ui.Screen, error) {
		if err := a.play("finance", "win-win", 1); err != nil {
			return nil, err
		}
		return newSheet(a), nil
	}},
	{"talk", func(a *App) (ui.Screen, error) {
		if err := a.play("it", "win-win", 3); err != nil {
			return nil, err
		}
		return newStandoff(a), nil
	}},
	{"choices", asked("it", 3)},
	{"choices-marketing", asked("marketing", 2)},
	{"choices-finance", asked("finance", 4)},
	{"table", asked("capstone", 4)},
	{"history", func(a *App) (ui.Screen, error) {
		if err := a.play("it", "win-win", 6); err != nil {
			return nil, err
		}
		return newHistory(a), nil
	}},
	{"reasons", func(a *App) (ui.Screen, error) {
		if err := a.play("it", "win-win", 6); err != nil {
			return nil, err
		}
		return newReasons(a, 3), nil
	}},
	{"diagnosis", refused},
	{"ending", ended("it", "win-win", func(a *App) (ui.Screen, error) { return newEnding(a), nil })},
	{"ending-bad", ended("marketing", "commander", func(a *App) (ui.Screen, error) { return newEnding(a), nil })},
	{"chair", ended("it", "win-win", func(a *App) (ui.Screen, error) { return newChair(a, newEnding(a).(covered)), nil })},
	{"compare", ended("it", "commander", func(a *App) (ui.Screen, error) { return told(a.besideAnother(newEnding(a).(covered))) })},
	{"review", reviewed(func(_ *App, r *review) ui.Screen { return r })},
	{"exercises", reviewed(func(a *App, r *review) ui.Screen { return newExercises(a, r.work.review) })},
}

// newPreparationOf opens the preparation of a standoff that is kept nowhere.
func newPreparationOf(a *App, id string) (ui.Screen, error) {
	if err := a.play(id, "win-win", 0); err != nil {
		return nil, err
	}
	return newPreparation(a), nil
}
