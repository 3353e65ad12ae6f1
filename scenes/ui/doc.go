// Package ui is the drawing kit of the screens: text, cards, meters, pictures, focus, input, motion and the loop they run
// in, all on a design grid of 1280x720 units that is scaled to the window.
//
// It knows nothing of the play: no rules, no files, no choice of words; a screen hands it data and gets a picture.
//
// Start with [Screen] and [Loop] for how a screen lives, then [Canvas] for what it can draw and [Input] for what it hears.
package ui
