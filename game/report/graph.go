package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"parley/game"
	"parley/game/words"
)

// Colours of the map, from the palette: what was walked is amber, what was seen before blue, the rest dim.
const (
	inkSky      = "#0E1A33"
	inkSky2     = "#14254A"
	inkNavy     = "#12203A"
	inkBand     = "#1A2B4C"
	inkAmber    = "#FBBF24"
	inkSeen     = "#24407A"
	inkSeenLine = "#5C86C4"
	inkDimLine  = "#4A608C"
	inkOnNavy   = "#FFFFFF"
	inkOnNavy2  = "#B9C7DB"
	inkOnNavy3  = "#9FB2CE"
)

// leaves are the colours of endings, by kind.
var leaves = map[string]string{
	"win-win": "#22C55E", "deal": "#14B8A6", "phased": "#38BDF8", "substitute": "#818CF8", "costly-win": "#EAB308",
	"open-door": "#A3B83A", "deadlock": "#94A3B8", "given-up": "#A78B7A", "rupture": "#E11D48",
}

// mapSizes are the sizes of the map as a picture, in pixels at full size.
var mapSizes = game.MapSizes{
	Width: 280, Head: 76, Row: 42, ShortHead: 44, ShortRow: 27, EndingWidth: 250, EndingHeight: 56,
	GapX: 76, GapY: 26, Track: 12, Title: 46, Margin: 36,
}

const (
	headSize, rowSize = 15, 13 // of letters
	headLead, rowLead = 20, 17 // from line to line
	header            = 92     // above the map
	padding           = 12
	fonts             = `'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Hiragino Sans GB',sans-serif`
)

// SVG draws a map as a picture that needs nothing else: no font file, no script, no style sheet.
func SVG(m *game.BranchMap, lang string) []byte {
	m.Lay(mapSizes)
	p := &picture{m: m, w: words.In(lang)}
	width, height := max(m.Width, 1080), m.Height+header
	title := p.w.Say("map.title", "Title", m.Title)
	p.add(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" lang="%s" font-family="%s">`,
		width, height, width, height, lang, fonts)
	p.add(`<title>%s</title><desc>%s</desc>`, escape(title), escape(p.summary()))
	p.add(`<defs><linearGradient id="sky" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient></defs>`, inkSky, inkSky2)
	p.add(`<rect width="%d" height="%d" fill="url(#sky)"/>`, width, height)
	p.header(title, width)
	p.add(`<g transform="translate(0 %d)">`, header)
	p.bands()
	p.edges()
	for n := range m.Nodes {
		if m.Nodes[n].Kind == game.MapEnding {
			p.ending(n)
		} else {
			p.node(n)
		}
	}
	p.add(`</g>`)
	p.add(`</svg>`)
	return p.out.Bytes()
}

// picture collects the parts of an SVG.
type picture struct {
	m   *game.BranchMap
	w   *words.Words
	out bytes.Buffer
}

func (p *picture) add(format string, args ...any) {
	fmt.Fprintf(&p.out, format, args...)
	p.out.WriteByte('\n')
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// text writes one line whose middle is at y.
func (p *picture) text(x, y, size int, bold bool, fill, anchor, s string) {
	weight := ""
	if bold {
		weight = ` font-weight="700"`
	}
	if anchor != "" {
		anchor = ` text-anchor="` + anchor + `"`
	}
	p.add(`<text x="%d" y="%d" font-size="%d"%s fill="%s"%s>%s</text>`, x, y+size*36/100, size, weight, fill, anchor, escape(s))
}

// summary says how large the scenario is, or how much of it was seen.
func (p *picture) summary() string {
	c := p.m.Count()
	if !p.m.Explored() {
		return p.w.Say("map.size", "Who", p.m.Person, "Places", c.Places, "Choices", c.Choices, "Endings", c.Endings)
	}
	return p.w.Say("map.seen", "Count", p.m.Plays, "Places", c.PlacesSeen, "AllPlaces", c.Places,
		"Choices", c.ChoicesSeen, "AllChoices", c.Choices, "Endings", c.EndingsSeen, "AllEndings", c.Endings)
}

// header writes the title and what the lines mean.
func (p *picture) header(title string, width int) {
	const titleY, summaryY = 38, 72
	x := mapSizes.Margin
	p.text(x, summaryY, 15, false, inkOnNavy2, "", fit(p.summary(), width-2*x, 15))
	type entry struct {
		line, dash, id string
		wide           int
	}
	entries := []entry{{inkAmber, "", "map.walked", 4}, {inkSeenLine, "", "map.before", 2}, {inkDimLine, "3 6", "map.unseen", 2}}
	if !p.m.Explored() {
		entries = nil
	}
	for _, e := range p.m.Edges {
		if e.Kind == game.MapClosed {
			entries = append(entries, entry{inkAmber, "9 6", "map.closed", 4})
			break
		}
	}
	right := width - x
	label := p.w.Say("map.if")
	right -= measure(label, 14) + 36
	p.add(`<circle cx="%d" cy="%d" r="4" fill="%s" stroke="%s" stroke-width="2"/>`, right+8, titleY, inkNavy, inkSeenLine)
	p.text(right+20, titleY, 14, false, inkOnNavy2, "", label)
	for _, e := range entries {
		label := p.w.Say(e.id)
		right -= measure(label, 14) + 60
		p.add(`<path d="M%d,%dh32" stroke="%s" stroke-width="%d"%s fill="none"/>`, right, titleY, e.line, e.wide, dash(e.dash))
		p.text(right+40, titleY, 14, false, inkOnNavy2, "", label)
	}
	p.text(x, titleY, 26, true, inkOnNavy, "", fit(title, right-x-20, 28)) // bold letters are wider
}

func dash(s string) string {
	if s == "" {
		return ""
	}
	return ` stroke-dasharray="` + s + `" stroke-linecap="round"`
}

// bands draws the strip of each meeting and its title.
func (p *picture) bands() {
	right := p.m.EndingsX - 2*mapSizes.GapX
	for i, b := range p.m.Bands {
		x, y := mapSizes.Margin, b.Y-mapSizes.Title
		w := 0
		for _, n := range p.m.Nodes {
			if n.Band == i {
				w = max(w, n.X+n.W-x+mapSizes.GapX/4)
			}
		}
		p.add(`<rect x="%d" y="%d" width="%d" height="%d" rx="18" fill="%s" fill-opacity=".55"/>`, x, y, min(w, right-x), b.Height+mapSizes.Title+14, inkBand)
		p.text(x+mapSizes.GapX, y+mapSizes.Title/2, 17, true, inkOnNavy2, "", b.Title)
	}
	over := false
	for _, n := range p.m.Nodes {
		over = over || n.Over
	}
	if len(p.m.Bands) == 0 {
		return
	}
	top := p.m.Bands[0].Y - mapSizes.Title
	p.text(p.m.EndingsX, top-2, 17, true, inkOnNavy2, "", p.w.Say("map.endings"))
	if over {
		for i, line := range broken(p.w.Say("map.over"), mapSizes.EndingWidth, 12, 2) {
			p.text(p.m.EndingsX, top+20+16*i, 12, false, inkOnNavy3, "", line)
		}
	}
}

// edges draws the lines, the dim ones first and the way walked on top.
func (p *picture) edges() {
	for _, mark := range []game.MapMark{game.MapUnseen, game.MapSeen, game.MapWalked} {
		drawn := map[string]bool{}
		for _, e := range p.m.Edges {
			if p.mark(e.Mark) != mark {
				continue
			}
			d := path(e)
			end := e.Points[len(e.Points)-1]
			head := fmt.Sprintf("M%d,%dl-9,-5v10z", end.X, end.Y)
			switch mark {
			case game.MapWalked:
				style := ""
				if e.Kind == game.MapClosed {
					style = dash("9 6")
				}
				p.add(`<path d="%s" fill="none" stroke="%s" stroke-opacity=".2" stroke-width="13"/>`, d, inkAmber)
				p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="4"%s/>`, d, inkAmber, style)
				p.head(drawn, head, inkAmber)
			case game.MapSeen:
				p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="2"/>`, d, inkSeenLine)
				p.head(drawn, head, inkSeenLine)
			default:
				p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="2"%s/>`, d, inkDimLine, dash("2 6"))
				p.head(drawn, head, inkDimLine)
			}
		}
	}
}

// head draws the head of an arrow, once where several lines end.
func (p *picture) head(drawn map[string]bool, d, fill string) {
	if !drawn[d] {
		drawn[d] = true
		p.add(`<path d="%s" fill="%s"/>`, d, fill)
	}
}

// mark is how something is drawn: while no play was drawn into the map, nothing is unexplored.
func (p *picture) mark(m game.MapMark) game.MapMark {
	if !p.m.Explored() {
		return game.MapSeen
	}
	return m
}

// corner is the radius of a line's corners.
const corner = 10

// path writes the points of an edge as level curves, or as straight lines with round corners.
func path(e game.MapEdge) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%d,%d", e.Points[0].X, e.Points[0].Y)
	for i := 1; i < len(e.Points); i++ {
		from, to := e.Points[i-1], e.Points[i]
		switch {
		case e.Square && i+1 < len(e.Points):
			next := e.Points[i+1]
			r := min(corner, distance(from, to)/2, distance(to, next)/2)
			in, out := towards(to, from, r), towards(to, next, r)
			fmt.Fprintf(&b, "L%d,%dQ%d,%d %d,%d", in.X, in.Y, to.X, to.Y, out.X, out.Y)
		case e.Square || from.Y == to.Y:
			fmt.Fprintf(&b, "L%d,%d", to.X, to.Y)
		default:
			mid := (from.X + to.X) / 2
			fmt.Fprintf(&b, "C%d,%d %d,%d %d,%d", mid, from.Y, mid, to.Y, to.X, to.Y)
		}
	}
	return b.String()
}

// distance is how far two points are apart along an axis.
func distance(a, b game.MapPoint) int { return max(abs(a.X-b.X), abs(a.Y-b.Y)) }

func abs(n int) int { return max(n, -n) }

// towards is the point r away from one point in the direction of another.
func towards(from, to game.MapPoint, r int) game.MapPoint {
	step := func(a, b int) int {
		switch {
		case a < b:
			return a + r
		case a > b:
			return a - r
		}
		return a
	}
	return game.MapPoint{X: step(from.X, to.X), Y: step(from.Y, to.Y)}
}

// node draws a place: what they say there, and what can be said.
func (p *picture) node(i int) {
	n := p.m.Nodes[i]
	mark := p.mark(n.Mark)
	fill, line, ink, style := inkSky2, inkDimLine, inkOnNavy3, ` stroke-dasharray="5 5"`
	switch mark {
	case game.MapWalked:
		fill, line, ink, style = inkSeen, inkAmber, inkOnNavy, ""
	case game.MapSeen:
		fill, line, ink, style = inkSeen, inkSeenLine, inkOnNavy, ""
	}
	p.add(`<g><title>%s</title>`, escape(strings.Join(append([]string{n.ID, n.Text}, n.Lines...), "\n")))
	p.add(`<rect x="%d" y="%d" width="%d" height="%d" rx="12" fill="%s" stroke="%s" stroke-width="2"%s/>`, n.X, n.Y, n.W, n.H, fill, line, style)
	x, room, tall := n.X+padding, n.W-2*padding, mapSizes.HeadOf(n.Kind)
	if n.Kind != game.MapTalk { // a sign that is no speech
		p.sign(n.Kind, x+7, n.Y+tall/2, ink)
		x, room = x+24, room-24
	}
	if n.Visit > 0 {
		room -= 12
	}
	p.block(x, n.Y+tall/2, headSize, headLead, n.Kind != game.MapTalk, ink, broken(n.Text, room, headSize, tall/headLead))
	for k, r := range n.Rows {
		p.row(n, k, r)
	}
	p.times(n.X+n.W-34, n.Y+3, n.Count) // left of the visit
	if n.Visit > 0 {
		p.add(`<circle cx="%d" cy="%d" r="12" fill="%s" stroke="%s" stroke-width="3"/>`, n.X+n.W-4, n.Y+3, inkAmber, inkNavy)
		p.text(n.X+n.W-4, n.Y+3, 13, true, inkNavy, "middle", strconv.Itoa(n.Visit))
	}
	p.add(`</g>`)
}

// times writes how often the plays came by on a pill with its right end at x, over the edge at y.
func (p *picture) times(x, y, count int) {
	c := times(count)
	if c == "" {
		return
	}
	wide := measure(c, 13) + 14
	p.add(`<rect x="%d" y="%d" width="%d" height="20" rx="10" fill="%s" stroke="%s" stroke-width="2"/>`, x-wide, y-10, wide, inkNavy, inkSeenLine)
	p.text(x-wide+7, y, 12, true, inkOnNavy, "", c)
}

// block writes lines whose middle is at y.
func (p *picture) block(x, y, size, lead int, bold bool, ink string, all []string) {
	for k, s := range all {
		p.text(x, y+lead*k-lead*(len(all)-1)/2, size, bold, ink, "", s)
	}
}

// row draws one way on from a place.
func (p *picture) row(n game.MapNode, k int, r game.MapRow) {
	tall := mapSizes.RowOf(n.Kind)
	y := n.Y + mapSizes.HeadOf(n.Kind) + tall*k
	mark := p.mark(r.Mark)
	tip := r.ID + "\n" + r.Text
	if len(r.Moves) > 0 {
		tip += "\n[" + strings.Join(r.Moves, " · ") + "]"
	}
	p.add(`<g><title>%s</title>`, escape(tip))
	if mark == game.MapWalked {
		p.add(`<rect x="%d" y="%d" width="%d" height="%d" rx="7" fill="%s"/>`, n.X+5, y+1, n.W-10, tall-2, inkAmber)
	} else {
		p.add(`<path d="M%d,%dh%d" stroke="%s" stroke-opacity=".35"/>`, n.X+padding, y, n.W-2*padding, inkSeenLine)
	}
	ink := inkOnNavy3
	switch mark {
	case game.MapWalked:
		ink = inkNavy
	case game.MapSeen:
		ink = inkOnNavy2
	}
	if n.Kind == game.MapTalk { // where its line leaves: an open ring where it cannot always be said
		fill, line := inkSeenLine, inkSeenLine
		switch mark {
		case game.MapWalked:
			fill, line = inkAmber, inkAmber
		case game.MapUnseen:
			fill, line = inkDimLine, inkDimLine
		}
		if r.If {
			fill = inkNavy
		}
		p.add(`<circle cx="%d" cy="%d" r="4" fill="%s" stroke="%s" stroke-width="2"/>`, n.X+n.W, y+tall/2, fill, line)
	}
	bold, room := mark == game.MapWalked, n.W-2*padding
	if c := times(r.Count); c != "" {
		wide := measure(c, rowSize+1)
		p.text(n.X+n.W-padding-wide, y+tall/2, rowSize, true, ink, "", c)
		room -= wide + 6
	}
	p.block(n.X+padding, y+tall/2, rowSize, rowLead, bold, ink, broken(r.Text, room, boldly(rowSize, bold), max(tall/rowLead, 1)))
	p.add(`</g>`)
}

// boldly is the size that a line is measured by: bold letters are wider.
func boldly(size int, bold bool) int {
	if bold {
		return size + 1
	}
	return size
}

// sign draws what stands before the words of a place where nobody is spoken to.
func (p *picture) sign(k game.MapKind, x, y int, ink string) {
	switch k {
	case game.MapDecision:
		p.add(`<path d="M%d,%dl8,8l-8,8l-8,-8z" fill="none" stroke="%s" stroke-width="2"/>`, x, y-8, ink)
	case game.MapRoute:
		p.add(`<path d="M%d,%dh6m0,0l7,-6m-7,6l7,6" fill="none" stroke="%s" stroke-width="2"/>`, x-7, y, ink)
	default:
		p.add(`<path d="M%d,%dh14M%d,%dh14M%d,%dh9" fill="none" stroke="%s" stroke-width="2"/>`, x-7, y-5, x-7, y, x-7, y+5, ink)
	}
}

// ending draws an ending as a leaf in the colour of its kind.
func (p *picture) ending(i int) {
	n := p.m.Nodes[i]
	mark := p.mark(n.Mark)
	y := n.Y + n.H/2
	leaf := fmt.Sprintf("M%d,%dc14,-26 42,-30 64,-4c-11,27 -40,29 -64,4z", n.X, y)
	colour := leaves[n.Ending]
	p.add(`<g><title>%s</title>`, escape(strings.Join(append([]string{n.ID, n.EndingName + " · " + n.Text}, n.Lines...), "\n")))
	name, title := inkOnNavy, inkOnNavy2
	switch mark {
	case game.MapUnseen:
		p.add(`<path d="%s" fill="%s" fill-opacity=".16" stroke="%s" stroke-opacity=".7" stroke-width="2" stroke-dasharray="4 4"/>`, leaf, colour, colour)
		name, title = inkOnNavy3, inkOnNavy3
	case game.MapWalked:
		p.add(`<path d="%s" fill="%s" stroke="%s" stroke-width="5"/>`, leaf, colour, inkOnNavy)
		name = inkAmber
	default:
		p.add(`<path d="%s" fill="%s"/>`, leaf, colour)
	}
	if mark != game.MapUnseen {
		p.add(`<path d="M%d,%dc18,2 34,1 50,-4" fill="none" stroke="%s" stroke-width="2" stroke-opacity=".8"/>`, n.X+6, y, inkOnNavy)
	}
	x, room := n.X+76, n.W-76
	label := n.EndingName
	if n.Over {
		label += " ◆"
	}
	if c := times(n.Count); c != "" {
		label += " " + c
	}
	p.text(x, y-11, 16, true, name, "", fit(label, room, 17))
	p.text(x, y+12, rowSize, false, title, "", fit(n.Text, room, rowSize))
	p.add(`</g>`)
}

// measure is how wide a line is at most, in pixels: a Chinese character is a square, Latin letters are as wide as those
// of a wide face, for nobody knows which font will draw them.
func measure(s string, size int) int {
	thousandths := 0
	for _, r := range s {
		switch {
		case r >= 32 && r < 127:
			thousandths += wideFace[r-32]
		default:
			thousandths += 1000
		}
	}
	return (thousandths*size + 999) / 1000
}

// wideFace holds the advance widths of DejaVu Sans from the space to the tilde, in thousandths of its size.
var wideFace = [...]int{
	318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
	637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
	1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788,
	604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500,
	500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
	635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
}

// fit shortens a line to a width.
func fit(s string, width, size int) string {
	if measure(s, size) <= width {
		return s
	}
	out, state := "", -1
	for rest := s; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if measure(out+cluster+"…", size) > width {
			break
		}
		out += cluster
	}
	return strings.TrimRight(out, " ，。、,.") + "…"
}

// broken breaks a text into at most n lines, where the Unicode algorithm allows it; the last one is shortened.
func broken(s string, width, size, n int) []string {
	var out []string
	line, rest, state := "", s, -1
	for rest != "" {
		segment, after, _, next := uniseg.FirstLineSegmentInString(rest, state)
		if line != "" && measure(strings.TrimRight(line+segment, " "), size) > width {
			if len(out) == n-1 {
				break
			}
			out, line = append(out, strings.TrimRight(line, " ")), ""
		}
		line, rest, state = line+segment, after, next
	}
	if last := strings.TrimRight(line+rest, " "); last != "" {
		out = append(out, last)
	}
	for i := range out {
		out[i] = fit(out[i], width, size)
	}
	return out
}
