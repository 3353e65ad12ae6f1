package ui

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// pairs are the texts of theme.go on the grounds they stand on.
func pairs() map[string][2]Color {
	all := map[string][2]Color{
		"white on navy": {OnNavy, Navy}, "white on navy 2": {OnNavy, Navy2}, "white on a menu row": {OnNavy, opaque(MenuRow)},
		"second on navy": {OnNavy2, Navy}, "second on navy 2": {OnNavy2, Navy2}, "third on navy": {OnNavy3, Navy}, "third on navy 2": {OnNavy3, Navy2},
		"ink on a panel": {Ink, Panel}, "ink on a well": {Ink, Panel2}, "ink on the ground": {Ink, Panel3},
		"second ink on a panel": {Ink2, Panel}, "second ink on a well": {Ink2, Panel2}, "second ink on the ground": {Ink2, Panel3},
		"locked": {LockedInk, Locked}, "the button": {OnNavy, Go}, "link": {Go, Panel}, "the amber button": {Navy, Alignment},
		"trust": {Trust, Navy}, "alignment": {Alignment, Navy}, "exchange": {Exchange, Navy}, "goodwill": {Goodwill, Navy},
		"falling": {Risk, Navy}, "rising": {Rise, Navy},
		"trust on light": {TrustText, Panel}, "alignment on light": {AlignmentText, Panel}, "exchange on light": {ExchangeText, Panel},
		"falling on light": {RiskText, Panel}, "rising on light": {RiseText, Panel},
		"mood": {MoodText, MoodGround}, "hint's title": {HintTitle, HintGround}, "hint": {HintText, HintGround},
	}
	for name, table := range map[string]map[string]Tint{"department ": departments, "ending ": endings, "grade ": grades} {
		for id, t := range table {
			all[name+id] = [2]Color{t.Text, t.Ground}
			all[name+id+" on a panel"] = [2]Color{t.Text, Panel}
		}
	}
	for i := range 4 {
		all["vote "+string(rune('A'+i))] = [2]Color{Navy, Vote(i)}
	}
	return all
}

func TestEveryTextHasTheContrastOfLevelAA(t *testing.T) {
	for name, p := range pairs() {
		require.GreaterOrEqual(t, contrast(p[0], p[1]), 4.5, name)
	}
}

func TestHighContrastHasThatOfLevelAAA(t *testing.T) {
	for name, p := range pairs() {
		require.GreaterOrEqual(t, contrast(contrasted(p[0]), contrasted(p[1])), enhanced, name)
	}
	half := Fade(Navy, .5)
	require.Equal(t, Color{A: half.A}, contrasted(half), "what is faint stays as faint")
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	require.InDelta(t, 21, contrast(hex("#000000"), hex("#FFFFFF")), 1e-9)
	require.InDelta(t, 4.54, contrast(hex("#767676"), hex("#FFFFFF")), .01)
}
