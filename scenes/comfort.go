package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// What a player set about the window, as the screens need it.

// look is how the window is to look. The keys for larger and smaller text work everywhere, so they are heard here.
func (a *App) look(in ui.Input) ui.Look {
	switch {
	case in.Has(ui.Larger):
		a.setText(1)
	case in.Has(ui.Smaller):
		a.setText(-1)
	}
	l := ui.Look{Text: a.settings.Text, Contrast: a.settings.Contrast, Thick: a.settings.Projector}
	if a.settings.Projector {
		l.Text = max(l.Text, projectorText)
	}
	return l
}

// projectorText is the least size of text on a wall, percent.
const projectorText = 150

// setText makes the text one size larger or smaller, and remembers it.
func (a *App) setText(by int) {
	at := 0
	for i, size := range ui.TextSizes {
		if size <= a.settings.Text {
			at = i
		}
	}
	size := ui.TextSizes[min(max(at+by, 0), len(ui.TextSizes)-1)]
	if size != max(a.settings.Text, ui.TextSizes[0]) {
		a.settings.Text = size
		a.keepSettings()
	}
}

// motion is what drives the motions of a screen, and does not where the player wants none.
func (a *App) motion() ui.Motion { return ui.Motion{Reduced: a.settings.Still} }

// readingSpeed is how fast what is said appears, design units a second; 0 is at once.
func (a *App) readingSpeed() float64 {
	switch a.settings.Speed {
	case game.Slow:
		return 600
	case game.Fast:
		return 2400
	case game.AtOnce:
		return 0
	}
	return 1100
}
