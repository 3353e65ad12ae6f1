package ui

import (
	"image/color"
	"strconv"
	"time"

	"parley/assets"
)

// Color is a colour with straight alpha.
type Color = color.NRGBA

// Width and Height are the design grid, in design units. Every coordinate of this package is on it.
const Width, Height = 1280.0, 720.0

// Surfaces and text.
var (
	Navy      = hex("#12203A") // top bar, selected card, name tag, dark screens
	Navy2     = hex("#1A2B4C") // cards on navy
	Track     = hex("#2A3B5C") // meter track, lines on navy
	OnNavy    = hex("#FFFFFF")
	OnNavy2   = hex("#B9C7DB")
	OnNavy3   = hex("#9FB2CE")
	Ink       = hex("#1B2A41") // text on light
	Ink2      = hex("#5B6B82")
	Panel     = hex("#FFFFFF") // dialogue, cards
	Panel2    = hex("#EAF0F7") // wells, badges, inactive chips
	Panel3    = hex("#EEF3F9") // page ground of light screens
	Hairline  = hex("#D5DFEB") // lines on light
	Go        = hex("#0369A1") // primary button and link on light
	MenuRow   = Fade(hex("#22375F"), .85)
	Locked    = hex("#D3DCE8") // card that is not yet to be had
	LockedInk = hex("#465468")
	Veil      = Fade(Navy, .22) // over the room of a standoff
	shadow    = Fade(hex("#0B1730"), .22)
	ring      = hex("#FBBF24") // focus, with a navy line around it
)

// Meters. The plain ones are for bars and for words on navy, the others for words on light.
var (
	Trust, TrustText         = hex("#38BDF8"), hex("#0369A1")
	Alignment, AlignmentText = hex("#FBBF24"), hex("#92600A")
	Exchange, ExchangeText   = hex("#34D399"), hex("#047857")
	Goodwill                 = hex("#F0A6D0")
	Risk, RiskText           = hex("#FB7185"), hex("#BE123C") // falling
	Rise, RiseText           = hex("#4ADE80"), hex("#137A39") // rising
)

// Mood chip and hint card.
var (
	MoodGround, MoodBorder, MoodText = hex("#FEF3C7"), hex("#F59E0B"), hex("#92400E")
	HintGround, HintTitle, HintText  = hex("#FFFBEB"), hex("#B45309"), hex("#78430A")
)

// Tint is how one department, ending or grade is coloured: a vivid accent for bars, dots and borders, and text that is
// readable on its ground. Mark is a sign that says the same without colour, where there is one.
type Tint struct {
	Accent, Text, Ground Color
	Mark                 string
}

// Department returns the tint of a department or room, that of the meeting room for an unknown id.
func Department(id string) Tint { return tint(departments, id, "meeting") }

// Ending returns the tint of a kind of ending, that of a deadlock for an unknown one.
func Ending(kind string) Tint { return tint(endings, kind, "deadlock") }

// Grade returns the tint and the mark of a grade of a choice, that of "good" for an unknown one.
func Grade(id string) Tint { return tint(grades, id, "good") }

// Vote returns the colour of the letter A, B, C or D (0..3) in a vote; text on it is navy.
func Vote(i int) Color { return [...]Color{Trust, Alignment, Exchange, Goodwill}[i&3] }

var departments = map[string]Tint{
	"it":        {hex("#2DD4BF"), hex("#0F766E"), hex("#C6F5EC"), ""},
	"marketing": {hex("#E879B9"), hex("#9D174D"), hex("#FCE3F0"), ""},
	"finance":   {hex("#818CF8"), hex("#3730A3"), hex("#E3E6FE"), ""},
	"meeting":   {hex("#60A5FA"), hex("#1E40AF"), hex("#DCEAFE"), ""},
	"workshop":  {hex("#FB923C"), hex("#9A3412"), hex("#FFEAD6"), ""},
	"office":    {hex("#A3B83A"), hex("#4D5B10"), hex("#EFF5CF"), ""},
	"corridor":  {hex("#D69A5B"), hex("#854D0E"), hex("#FBEBD3"), ""},
	"service":   {hex("#4ADE80"), hex("#166534"), hex("#DDFBE6"), ""},
	"board":     {hex("#94A3B8"), hex("#334155"), hex("#E6EBF2"), ""},
}

var endings = map[string]Tint{
	"win-win":    {hex("#22C55E"), hex("#166534"), hex("#DCFCE7"), ""},
	"deal":       {hex("#14B8A6"), hex("#0F766E"), hex("#CCFBF1"), ""},
	"phased":     {hex("#38BDF8"), hex("#075985"), hex("#E0F2FE"), ""},
	"substitute": {hex("#818CF8"), hex("#3730A3"), hex("#E0E7FF"), ""},
	"costly-win": {hex("#EAB308"), hex("#854D0E"), hex("#FEF9C3"), ""},
	"open-door":  {hex("#A3B83A"), hex("#4D5B10"), hex("#EFF5CF"), ""},
	"deadlock":   {hex("#94A3B8"), hex("#334155"), hex("#E6EBF2"), ""},
	"given-up":   {hex("#A78B7A"), hex("#57432F"), hex("#F1E7DF"), ""},
	"rupture":    {hex("#E11D48"), hex("#9F1239"), hex("#FFE4E6"), ""},
}

var grades = map[string]Tint{
	"best":       {hex("#14B8A6"), hex("#0F766E"), hex("#CCFBF1"), "★"},
	"good":       {hex("#65A30D"), hex("#3F6212"), hex("#ECFCCB"), "✓"},
	"inaccuracy": {hex("#EAB308"), hex("#854D0E"), hex("#FEF9C3"), "?!"},
	"mistake":    {hex("#F97316"), hex("#9A3412"), hex("#FFEDD5"), "?"},
	"blunder":    {hex("#E11D48"), hex("#9F1239"), hex("#FFE4E6"), "??"},
}

// Styles of text, in ink; [Style.In] puts another colour on them.
var (
	Small     = Style{Weight: assets.Regular, Size: 14, Color: Ink2}
	Note      = Style{Weight: assets.Regular, Size: 15, Color: Ink2}
	Label     = Style{Weight: assets.Bold, Size: 15, Color: Ink}
	Strong    = Style{Weight: assets.Bold, Size: 16, Color: Ink}
	CardTitle = Style{Weight: assets.Bold, Size: 17, Color: Ink}
	Heading   = Style{Weight: assets.Bold, Size: 18, Color: Ink}
	Quote     = Style{Weight: assets.Medium, Size: 20, Color: Ink, Leading: 27}
	Name      = Style{Weight: assets.Bold, Size: 21, Color: Ink}
	Speech    = Style{Weight: assets.Medium, Size: 26, Color: Ink, Leading: 40, Hang: true}
	Headline  = Style{Weight: assets.Bold, Size: 26, Color: Ink}
	Logo      = Style{Weight: assets.Black, Size: 92, Color: OnNavy}
	LogoLatin = Style{Weight: assets.Light, Size: 30, Color: OnNavy2, Tracking: 6}
)

// Distances in design units.
const (
	Margin = 24.0 // between the stage's edge and what stands on it
	Gap    = 12.0 // between cards

	RadiusCard   = 16.0
	RadiusButton = 12.0
	RadiusPanel  = 20.0

	TopBar = 64.0 // height of the bar on top of all screens

	shadowInset, shadowDrop, shadowSigma = 4.0, 8.0, 9.0
	ringWidth, ringGap                   = 3.0, 2.0
)

// How long a motion takes.
const (
	Quick   = 120 * time.Millisecond // a change of expression, a card that moves
	Gentle  = 240 * time.Millisecond // a screen that comes
	Counted = 600 * time.Millisecond // a meter that travels to its new value
)

// Fade returns the colour with its alpha multiplied by a, 0..1.
func Fade(c Color, a float64) Color {
	c.A = uint8(float64(c.A)*min(max(a, 0), 1) + .5)
	return c
}

func tint(table map[string]Tint, id, otherwise string) Tint {
	if t, ok := table[id]; ok {
		return t
	}
	return table[otherwise]
}

func hex(s string) Color {
	v, err := strconv.ParseUint(s[1:], 16, 24)
	if err != nil || len(s) != 7 {
		panic("ui: colour " + s + " is not #RRGGBB")
	}
	return Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}
