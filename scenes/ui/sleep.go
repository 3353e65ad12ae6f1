package ui

//lint:file-ignore SA1019 What is to replace these still runs sixty updates a second; these cost nothing while the player reads.

import "github.com/hajimehoshi/ebiten/v2"

// sleepIf lets ebiten wait for an event before the next tick, or not.
func sleepIf(still bool) {
	mode := ebiten.FPSModeVsyncOn
	if still {
		mode = ebiten.FPSModeVsyncOffMinimum
	}
	if mode != ebiten.FPSMode() {
		ebiten.SetFPSMode(mode)
	}
}

// wake ends the wait from another goroutine.
func wake() { ebiten.ScheduleFrame() }
