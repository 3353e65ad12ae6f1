package main

import (
	"fmt"
	"math"
	"strings"
)

// Colours of the interface; palette.md, which this file writes, lists them with their use and contrast.
const (
	navy     = "#12203A"
	navy2    = "#1A2B4C" // cards on navy
	ink      = "#1B2A41"
	ink2     = "#5B6B82"
	panel    = "#FFFFFF"
	panel2   = "#EAF0F7"
	panel3   = "#EEF3F9"
	onNavy   = "#FFFFFF"
	onNavy2  = "#B9C7DB"
	onNavy3  = "#9FB2CE"
	line     = "#D5DFEB"
	track    = "#2A3B5C"
	trust    = "#38BDF8"
	align    = "#FBBF24"
	exchange = "#34D399"
	risk     = "#FB7185"
	up       = "#4ADE80"
	goUI     = "#0369A1" // the one primary button and link colour on light panels
)

// Accent is the colour of a department or room: the vivid tone, the tag's text and the tag's ground.
type Accent struct{ ID, Name, Vivid, Text, Ground, WallTop, WallBottom, FloorTop, FloorBottom string }

var accents = []Accent{
	{"it", "IT", "#2DD4BF", "#0F766E", "#C6F5EC", "#DDE8F3", "#BFD2E6", "#93A9C2", "#7E96B2"},
	{"marketing", "Marketing", "#E879B9", "#9D174D", "#FCE3F0", "#FBEDF1", "#F0D6E0", "#C9A48F", "#B48B75"},
	{"finance", "Finance", "#818CF8", "#3730A3", "#E3E6FE", "#E9EAF4", "#CFD3E6", "#8C86A0", "#756F8B"},
	{"meeting", "Meeting room", "#60A5FA", "#1E40AF", "#DCEAFE", "#E6EDF5", "#CCD9E8", "#8EA0B8", "#76899F"},
	{"workshop", "After-sales workshop", "#FB923C", "#9A3412", "#FFEAD6", "#E9E4DE", "#D5CCC3", "#A5A3A5", "#8B8A8E"},
	{"office", "Regional office (preparation)", "#A3B83A", "#4D5B10", "#EFF5CF", "#F1F1E6", "#DEE0CD", "#B9A68D", "#A08C74"},
	{"corridor", "Coffee corner (informal talk)", "#D69A5B", "#854D0E", "#FBEBD3", "#F8EEE0", "#EAD9C2", "#B9977A", "#A08064"},
	{"service", "Customer service", "#4ADE80", "#166534", "#DDFBE6", "", "", "", ""},
	{"board", "Regional management", "#94A3B8", "#334155", "#E6EBF2", "", "", "", ""},
}

func accent(id string) Accent {
	for _, a := range accents {
		if a.ID == id {
			return a
		}
	}
	panic("no accent " + id)
}

// Grade is a grade of a choice in the review.
type Grade struct{ ID, Chinese, Mark, Vivid, Text, Ground string }

var grades = []Grade{
	{"best", "最佳", "★", "#14B8A6", "#0F766E", "#CCFBF1"},
	{"good", "良好", "✓", "#65A30D", "#3F6212", "#ECFCCB"},
	{"inaccuracy", "欠准", "?!", "#EAB308", "#854D0E", "#FEF9C3"},
	{"mistake", "错误", "?", "#F97316", "#9A3412", "#FFEDD5"},
	{"blunder", "大错", "??", "#E11D48", "#9F1239", "#FFE4E6"},
}

// Ending is a kind of ending with the colour of its leaf on the branch map.
type Ending struct{ ID, Chinese, Vivid, Text, Ground string }

var endings = []Ending{
	{"win-win", "双赢", "#22C55E", "#166534", "#DCFCE7"},
	{"deal", "成交", "#14B8A6", "#0F766E", "#CCFBF1"},
	{"phased", "分期", "#38BDF8", "#075985", "#E0F2FE"},
	{"substitute", "替代", "#818CF8", "#3730A3", "#E0E7FF"},
	{"costly-win", "惨胜", "#EAB308", "#854D0E", "#FEF9C3"},
	{"open-door", "留门", "#A3B83A", "#4D5B10", "#EFF5CF"},
	{"deadlock", "僵局", "#94A3B8", "#334155", "#E6EBF2"},
	{"given-up", "放弃", "#A78B7A", "#57432F", "#F1E7DF"},
	{"rupture", "破裂", "#E11D48", "#9F1239", "#FFE4E6"},
}

// Pair is text on a ground; large text (24 px, or 19 px bold) needs 3:1, other text 4.5:1, graphics 3:1.
type Pair struct {
	Use, Fore, Back string
	Need            float64
}

func pairs() []Pair {
	p := []Pair{
		{"body on navy", onNavy, navy, 4.5}, {"secondary on navy", onNavy2, navy, 4.5}, {"faint on navy", onNavy3, navy, 4.5},
		{"body on navy card", onNavy, navy2, 4.5}, {"secondary on navy card", onNavy2, navy2, 4.5}, {"faint on navy card", onNavy3, navy2, 4.5},
		{"body on panel", ink, panel, 4.5}, {"body on panel 2", ink, panel2, 4.5}, {"body on panel 3", ink, panel3, 4.5},
		{"secondary on panel", ink2, panel, 4.5}, {"secondary on panel 2", ink2, panel2, 4.5}, {"secondary on panel 3", ink2, panel3, 4.5},
		{"primary button", "#FFFFFF", goUI, 4.5}, {"link on panel", goUI, panel, 4.5}, {"link on panel 3", goUI, panel3, 4.5},
		{"amber button", navy, align, 4.5},
		{"mood chip", "#92400E", "#FEF3C7", 4.5}, {"hint title", "#B45309", "#FFFBEB", 4.5}, {"hint text", "#78430A", "#FFFBEB", 4.5},
		{"trust number on navy", trust, navy, 4.5}, {"alignment number on navy", align, navy, 4.5}, {"exchange number on navy", exchange, navy, 4.5},
		{"risk on navy", risk, navy, 4.5}, {"up on navy", up, navy, 4.5},
		{"meter trust on its track", trust, track, 3}, {"meter alignment on its track", align, track, 3}, {"meter exchange on its track", exchange, track, 3},
		{"trust as text on light", "#0369A1", panel, 4.5}, {"alignment as text on light", "#92600A", panel, 4.5}, {"exchange as text on light", "#047857", panel, 4.5},
		{"risk as text on light", "#BE123C", panel, 4.5}, {"up as text on light", "#137A39", panel, 4.5},
		{"debrief text", "#78430A", "#FEF3C7", 4.5}, {"alignment as text on panel 3", "#92600A", panel3, 4.5}, {"exchange as text on panel 3", "#047857", panel3, 4.5}, {"up as text on panel 3", "#137A39", panel3, 4.5},
		{"blunder on its card", "#9F1239", "#FFF1F3", 4.5}, {"falling on the blunder's card", "#BE123C", "#FFF1F3", 4.5}, {"body on the blunder's card", ink, "#FFF1F3", 4.5},
		{"best on its card", "#0F766E", "#ECFDF9", 4.5}, {"rising on the best one's card", "#137A39", "#ECFDF9", 4.5},
		{"best on panel", "#0F766E", panel, 4.5}, {"locked evidence, title", "#3E4C61", "#D3DCE8", 4.5}, {"locked evidence, text", "#465468", "#D3DCE8", 4.5},
		{"role on the counterpart's card", "#0F5E58", "#C6F5EC", 4.5}, {"quote's source on an ending", "#3D5573", "#E0F2FE", 4.5},
		{"menu row on the title", onNavy, "#22375F", 4.5}, {"menu row, second", onNavy2, "#22375F", 4.5},
		{"unseen node on the map", onNavy3, "#14254A", 4.5}, {"seen node on the map", onNavy, "#24407A", 4.5},
	}
	for _, a := range accents {
		p = append(p, Pair{"tag " + a.ID, a.Text, a.Ground, 4.5}, Pair{"accent " + a.ID + " on navy", a.Vivid, navy, 4.5})
	}
	for _, g := range grades {
		p = append(p, Pair{"grade " + g.ID, g.Text, g.Ground, 4.5})
	}
	for _, e := range endings {
		p = append(p, Pair{"ending " + e.ID, e.Text, e.Ground, 4.5})
	}
	for i, o := range optionColors {
		p = append(p, Pair{"vote letter " + string(rune('A'+i)), navy, o, 4.5})
	}
	return p
}

// optionColors are the four answers of a vote, told apart by letter and place too.
var optionColors = []string{trust, align, exchange, "#F0A6D0"}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + .05) / (y + .05)
}

func luminance(c string) float64 {
	v := rgb(c)
	for i := range v {
		s := v[i] / 255
		if s <= .03928 {
			v[i] = s / 12.92
		} else {
			v[i] = math.Pow((s+.055)/1.055, 2.4)
		}
	}
	return .2126*v[0] + .7152*v[1] + .0722*v[2]
}

// paletteMarkdown is the text of palette.md; it fails when a pair is too weak.
func paletteMarkdown() (string, error) {
	var b strings.Builder
	w := func(f string, a ...any) { fmt.Fprintf(&b, f+"\n", a...) }
	w("# Palette\n\nWritten by `gen` (palette.go); change it there. Colours are sRGB.\n")
	w("## Surfaces and text\n\n| name | value | use |\n|---|---|---|")
	for _, r := range [][3]string{
		{"navy", navy, "top bar, selected card, name tag, dark screens"}, {"navy-2", navy2, "cards on navy"}, {"track", track, "meter track, lines on navy"},
		{"on-navy", onNavy, "text on navy"}, {"on-navy-2", onNavy2, "secondary text on navy"}, {"on-navy-3", onNavy3, "faint text on navy"},
		{"ink", ink, "text on light"}, {"ink-2", ink2, "secondary text on light"},
		{"panel", panel, "dialogue, cards"}, {"panel-2", panel2, "wells, letter badges, inactive chips"}, {"panel-3", panel3, "page ground of light screens"}, {"line", line, "hairlines on light"},
		{"go", goUI, "primary button and link on light"},
		{"trust", trust, "meter"}, {"alignment", align, "meter; primary button on navy (text navy)"}, {"exchange", exchange, "meter"},
		{"risk", risk, "risk, falling, on navy"}, {"up", up, "rising, on navy"},
		{"trust-text", "#0369A1", "trust as text on light"}, {"alignment-text", "#92600A", "alignment as text on light"}, {"exchange-text", "#047857", "exchange as text on light"},
		{"risk-text", "#BE123C", "falling on light"}, {"up-text", "#137A39", "rising on light"},
		{"mood", "#FEF3C7 / #F59E0B / #92400E", "mood chip: ground / border / text"}, {"hint", "#FFFBEB / #B45309 / #78430A", "hint card: ground / title / text"},
		{"veil", navy + " at 22 %", "over the blurred background of a standoff"},
		{"vote A B C D", strings.Join(optionColors, " "), "bars and letters, text navy"},
	} {
		w("| %s | %s | %s |", r[0], r[1], r[2])
	}
	w("\n## Departments and rooms\n\n| id | is | accent | tag text | tag ground | wall | floor |\n|---|---|---|---|---|---|---|")
	for _, a := range accents {
		wall, floor := "", ""
		if a.WallTop != "" {
			wall, floor = a.WallTop+" → "+a.WallBottom, a.FloorTop+" → "+a.FloorBottom
		}
		w("| %s | %s | %s | %s | %s | %s | %s |", a.ID, a.Name, a.Vivid, a.Text, a.Ground, wall, floor)
	}
	w("\nThe vivid accent is for bars, dots and borders; on light grounds use the tag's text colour for words.\n")
	w("## Grades of a choice\n\n| grade | label | mark | dot | text | ground |\n|---|---|---|---|---|---|")
	for _, g := range grades {
		w("| %s | %s | %s | %s | %s | %s |", g.ID, g.Chinese, g.Mark, g.Vivid, g.Text, g.Ground)
	}
	w("\n## Endings\n\n| kind | label | leaf | text | ground |\n|---|---|---|---|---|")
	for _, e := range endings {
		w("| %s | %s | %s | %s | %s |", e.ID, e.Chinese, e.Vivid, e.Text, e.Ground)
	}
	w("\nNever colour alone: grades carry a mark, endings and moods a word, meters a label, votes a letter.\n")
	w("## Contrast (WCAG 2.1)\n\nText needs 4.5:1 (AA), meters against their track 3:1.\n\n| use | text | ground | ratio | needs | |\n|---|---|---|---|---|---|")
	var weak []string
	for _, p := range pairs() {
		r := contrast(p.Fore, p.Back)
		verdict := "AA"
		if r >= 7 && p.Need == 4.5 {
			verdict = "AAA"
		}
		if p.Need == 3 {
			verdict = "ok"
		}
		if r < p.Need {
			verdict = "**FAIL**"
			weak = append(weak, fmt.Sprintf("%s (%.2f)", p.Use, r))
		}
		w("| %s | %s | %s | %.2f | %s | %s |", p.Use, p.Fore, p.Back, r, num(p.Need), verdict)
	}
	if len(weak) > 0 {
		return b.String(), fmt.Errorf("contrast too weak: %s", strings.Join(weak, ", "))
	}
	return b.String(), nil
}
