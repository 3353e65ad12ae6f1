package ui

import "math"

// The colours of high contrast: every colour of theme.go that has another one there, without alpha. Drawing asks here, so
// that no screen needs to know; a colour that is not listed stays as it is, such as those of bars and faces.
var highContrast = func() map[Color]Color {
	m := map[Color]Color{
		Navy: hex("#000000"), Navy2: hex("#1C1C1C"), opaque(MenuRow): hex("#1C1C1C"), Track: hex("#5A5A5A"),
		OnNavy2: hex("#FFFFFF"), OnNavy3: hex("#F0F0F0"),
		Ink: hex("#000000"), Ink2: hex("#1F1F1F"), Hairline: hex("#595959"),
		Panel2: hex("#E4E4E4"), Panel3: hex("#D9D9D9"), Locked: hex("#C4C4C4"), LockedInk: hex("#000000"),
		Go: hex("#003A66"), MoodGround: hex("#FFFFFF"), HintGround: hex("#FFFFFF"),
		Risk: hex("#FF9AA8"),
	}
	for _, text := range []Color{TrustText, AlignmentText, ExchangeText, RiskText, RiseText, MoodText, HintTitle, HintText} {
		m[text] = darkened(text, hex("#E4E4E4"))
	}
	for _, table := range []map[string]Tint{departments, endings, grades} {
		for _, t := range table {
			m[t.Text] = darkened(t.Text, hex("#D9D9D9"))
			m[t.Ground] = lightened(t.Ground)
		}
	}
	return m
}()

// enhanced is the contrast of text in high contrast: WCAG 2.2, 1.4.6, level AAA. Without it 4.5 holds, level AA.
const enhanced = 7.0

// contrasted returns a colour as it is in high contrast.
func contrasted(c Color) Color {
	if other, ok := highContrast[opaque(c)]; ok {
		other.A = c.A
		return other
	}
	return c
}

func opaque(c Color) Color { c.A = 0xff; return c }

// darkened makes a colour of text as dark as high contrast asks on a ground.
func darkened(c, ground Color) Color {
	for contrast(c, ground) < enhanced {
		c.R, c.G, c.B = c.R-c.R/16-min(c.R, 1), c.G-c.G/16-min(c.G, 1), c.B-c.B/16-min(c.B, 1)
	}
	return c
}

// lightened brings a ground half-way to white.
func lightened(c Color) Color {
	half := func(v uint8) uint8 { return v + (255-v)/2 }
	return Color{R: half(c.R), G: half(c.G), B: half(c.B), A: 0xff}
}

// contrast is that of two opaque colours, 1..21, by WCAG 2.2.
func contrast(a, b Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

// luminance is the relative luminance of WCAG 2.2, 0..1.
func luminance(c Color) float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= .04045 {
			return f / 12.92
		}
		return math.Pow((f+.055)/1.055, 2.4)
	}
	return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B)
}
