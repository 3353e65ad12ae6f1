// Package game is one play of a standoff: a [Session] that plays choices, keeps the record of them on disk and
// tells every front end what there is to see in one [View]. It draws nothing and scores nothing: pixels are in
// scenes, lines of a terminal in game/text, rules in sim.
//
// Start reading at [Session.Choose] in session.go: a choice is played by the rules, appended to the record on disk
// and only then seen. record.go has the format of a record, view.go what a front end gets.
package game
