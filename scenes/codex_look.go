package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// lookAt opens a turn of a kept play: in the review if the play has ended, else its reasons, which are to be put on the
// screen that asks. Where that is not the play that is on, it becomes it for a while (lent), until takeBack. Without a
// screen it says why there is none.
func (a *App) lookAt(use game.CodexUse, from covered) (next ui.Screen, lent bool, problem string) {
	s := replayed(use.Play)
	if s == nil || use.Turn > len(s.Turns()) {
		return nil, false, a.unreadable(use.Play.Err, use.Play.Path)
	}
	if a.session == nil || string(a.session.Encode()) != string(s.Encode()) {
		a.aside = append(a.aside, a.session)
		a.session, lent = s, true
	}
	if !s.Ended() {
		return newReasons(a, use.Turn-1), lent, ""
	}
	opened, err := newReview(a, from)
	if err != nil {
		if lent {
			a.takeBack()
		}
		return nil, false, a.unreadable(err, use.Play.Path)
	}
	r := opened.(*review)
	r.goTo(use.Turn - 1)
	return r, lent, ""
}

// takeBack makes the play that was on before lookAt the one that is on again.
func (a *App) takeBack() {
	last := len(a.aside) - 1
	if last < 0 {
		return // it was left meanwhile
	}
	a.session, a.aside = a.aside[last], a.aside[:last]
}
