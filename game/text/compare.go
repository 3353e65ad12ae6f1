package text

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"parley/game"
	"parley/game/words"
	"parley/sim"
)

// DefaultWidth is how many columns a table takes where the terminal does not say.
const DefaultWidth = 80

const (
	minWidth  = 40
	minColumn = 24 // below this a play has no column of its own: the plays stand under each other
	margin    = 3  // for the number of the line
	gutter    = " │ "
	minHeat   = 18 // of a cell of the heat map
	maxHeat   = 26
)

// Compare prints plays side by side, in at most width columns: what each did at each place, where they part, the scores
// after each turn, and what came of it.
func Compare(out io.Writer, v game.CompareView, lang string, width int) {
	p := &page{out: out, lang: lang, w: words.In(lang), width: max(width, minWidth)}
	n := len(v.Plays)
	if column := (p.width - margin - (n-1)*measure(gutter)) / n; column >= minColumn {
		p.column = column
	}
	p.line(v.Title)
	p.line("")
	for i, h := range v.Plays {
		p.head(v.Plays[i].Letter, h)
	}
	if v.Opened != "" {
		p.line("")
		p.paragraph("", p.w.Say("compare.opened"))
		for _, line := range strings.Split(v.Opened, "\n") {
			p.paragraph("  ", line)
		}
	}
	if v.Parts == 0 {
		p.line("")
		p.paragraph("", p.w.Say("compare.never"))
	}
	if p.column > 0 {
		p.line("")
		p.beside("", letters(v), func(i int, width int) []string { return p.name(v.Plays[i], width) })
	}
	place := ""
	for _, r := range v.Rows {
		p.row(v, r, r.Place != place)
		place = r.Place
	}
	p.rule("", p.w.Say("compare.result"))
	p.beside("", letters(v), func(i, width int) []string { return p.result(v.Plays[i], width) })
}

// page lays text out in columns of a terminal, where a Chinese character takes two.
type page struct {
	out    io.Writer
	lang   string
	w      *words.Words
	width  int
	column int // width of each play's column; 0: there is no room, they stand under each other
}

func letters(v game.CompareView) []string {
	var all []string
	for _, h := range v.Plays {
		all = append(all, h.Letter)
	}
	return all
}

func (p *page) line(s string) { fmt.Fprintln(p.out, strings.TrimRight(s, " ")) }

// paragraph prints a text over the whole width, later lines indented as far as the first.
func (p *page) paragraph(lead, s string) {
	indent := strings.Repeat(" ", measure(lead))
	for i, line := range wrap(s, p.width-measure(lead)) {
		if i == 0 {
			p.line(lead + line)
		} else {
			p.line(indent + line)
		}
	}
}

// rule prints a line across the page with a word in it.
func (p *page) rule(mark, s string) {
	head := "── " + s
	if mark != "" {
		head = "── " + mark + " " + s
	}
	p.line("")
	lines := wrap(head, p.width)
	last := len(lines) - 1
	if room := p.width - measure(lines[last]) - 1; room > 0 {
		lines[last] += " " + strings.Repeat("─", room)
	}
	for _, line := range lines {
		p.line(line)
	}
}

// head prints what a play is, over the whole width, and what must be known about its record.
func (p *page) head(letter string, h game.CompareHead) {
	p.paragraph(letter+"  ", p.w.Say("compare.head", "Name", h.Name, "What", h.What, "Result", p.short(h)))
	for _, note := range h.Notes {
		p.paragraph("   ! ", note)
	}
}

// short is how a play ended, in a few words.
func (p *page) short(h game.CompareHead) string {
	if !h.Ended {
		return p.w.Say("compare.unfinished")
	}
	return h.KindName + " " + game.Points(h.Worth.R)
}

func (p *page) name(h game.CompareHead, width int) []string {
	return wrap(h.Letter+"  "+h.Name, width)
}

// row prints one place: once where all do the same, else play beside play.
func (p *page) row(v game.CompareView, r game.CompareRow, newPlace bool) {
	number := ""
	if r.Line > 0 {
		number = fmt.Sprint(r.Line)
	}
	switch {
	case r.Parts != "":
		place := r.Place
		if r.Line > 0 {
			place = p.w.Say("place.turn", "Place", r.Place, "N", r.Line)
		}
		p.rule("◆", p.w.Say("compare.parts", "Place", place, "Plays", r.Parts))
	case newPlace:
		p.rule("", r.Place)
	case r.Same || p.column == 0:
		p.line("")
	default:
		p.between(v)
	}
	if r.Same {
		p.lead(number, p.cell(r.Cells[0], p.width-margin))
		return
	}
	p.beside(number, letters(v), func(i, width int) []string { return p.cell(r.Cells[i], width) })
}

// between leaves a line between two rows, the columns drawn through.
func (p *page) between(v game.CompareView) {
	p.beside("", letters(v), func(int, int) []string { return []string{""} })
}

// lead prints lines over the whole width, the first after what stands in the margin.
func (p *page) lead(head string, lines []string) {
	for _, line := range lines {
		p.line(fill(head, margin) + line)
		head = ""
	}
}

// fill widens a text with spaces.
func fill(s string, width int) string { return s + strings.Repeat(" ", max(width-measure(s), 0)) }

// cell writes what a play did at a place: the line, what it does, the scores after it, their answer.
func (p *page) cell(c game.CompareCell, width int) []string {
	switch {
	case !c.Played && p.column == 0:
		return nil
	case !c.Played:
		return []string{"·"}
	}
	text := c.Text
	switch {
	case c.Bare:
		text = p.w.Say("compare.bare")
	case text == "":
		text = p.w.Say("compare.nothing")
	}
	out := wrap(text, width)
	moves := flow(bracket(c.Moves), " ", width)
	var scores []string
	for _, m := range c.Meters {
		if !m.Hidden {
			scores = append(scores, p.w.Say("compare.meter."+m.ID)+" "+fmt.Sprint(m.Value)+signed(m.Change))
		}
	}
	line := flow(scores, "  ", width)
	if both := strings.Join(append(moves, line...), "  "); p.column == 0 && measure(both) <= width {
		out = append(out, both)
	} else {
		out = append(append(out, moves...), line...)
	}
	if c.Outcome != "" {
		out = append(out, wrap(p.w.Say("compare.answer", "Outcome", c.Outcome), width)...)
	}
	return out
}

// bracket marks the names of moves off from what is said, as the game does before a choice.
func bracket(moves []string) []string {
	if len(moves) == 0 {
		return nil
	}
	out := make([]string, len(moves))
	for i, m := range moves {
		if i > 0 {
			m = "· " + m
		}
		out[i] = m
	}
	out[0] = "[" + out[0]
	out[len(out)-1] += "]"
	return out
}

// result writes what came of a play: its ending, its worth and the four terms, a line each, so that they stand beside
// each other.
func (p *page) result(h game.CompareHead, width int) []string {
	if !h.Ended {
		return wrap(p.w.Say("compare.stands", "Count", h.Lines), width)
	}
	out := wrap(h.KindName+" · "+h.Title, width)
	answer := h.Outcome
	if answer == "" {
		answer = "–"
	}
	out = append(out, wrap(p.w.Say("compare.answer", "Outcome", answer), width)...)
	return append(out, p.terms(h.Worth, width)...)
}

func (p *page) terms(r sim.Worth, width int) []string {
	type term struct {
		id string
		v  int32
	}
	var out []string
	for _, t := range []term{{"worth.title", r.R}, {"worth.got", r.Got}, {"worth.bond", r.Bond}, {"worth.time", r.Time}, {"worth.clean", r.Clean}} {
		name := p.w.Say(t.id)
		if t.id != "worth.title" {
			name = "  " + name
		}
		v := game.Points(t.v)
		out = append(out, name+strings.Repeat(" ", max(min(width, 24)-measure(name)-measure(v), 1))+v)
	}
	return out
}

// beside prints the plays' texts in columns, or under each other by their letters where there is no room; number stands
// in the margin.
func (p *page) beside(number string, letters []string, text func(i, width int) []string) {
	if p.column == 0 {
		p.under(number, letters, text)
		return
	}
	cells := make([][]string, len(letters))
	most := 0
	for i := range letters {
		cells[i] = text(i, p.column)
		most = max(most, len(cells[i]))
	}
	for k := range most {
		var row []string
		for _, cell := range cells {
			line := ""
			if k < len(cell) {
				line = cell[k]
			}
			row = append(row, fill(line, p.column))
		}
		p.line(fill(number, margin) + strings.Join(row, gutter))
		number = ""
	}
}

// under prints the plays' texts under each other, each after the letters of those it holds for.
func (p *page) under(number string, letters []string, text func(i, width int) []string) {
	const indent = game.MaxCompared + 1
	var texts, whose []string
	for i, letter := range letters {
		s := strings.Join(text(i, p.width-margin-indent), "\n")
		if s == "" {
			continue
		}
		if k := slices.Index(texts, s); k >= 0 {
			whose[k] += letter
			continue
		}
		texts, whose = append(texts, s), append(whose, letter)
	}
	for i, s := range texts {
		for _, line := range strings.Split(s, "\n") {
			p.line(fill(number, margin) + fill(whose[i], indent) + line)
			number, whose[i] = "", ""
		}
	}
}

// Heat prints what each strategy comes to in each scenario, in at most width columns; scenarios that do not fit beside
// each other follow below.
func Heat(out io.Writer, v game.HeatView, lang string, width int) {
	p := &page{out: out, lang: lang, w: words.In(lang), width: max(width, minWidth)}
	name, differ := 0, false
	for _, r := range v.Strategies {
		name = max(name, measure(r.Name), measure(r.Text))
		for _, c := range r.Cells {
			differ = differ || c.Endings > 1
		}
	}
	name = min(name, p.width/4)
	cell := min(max((p.width-name)/max(len(v.Scenarios), 1)-2, minHeat), maxHeat)
	fit := max((p.width-name)/(cell+2), 1)
	for from := 0; from < len(v.Scenarios); from += fit {
		if from > 0 {
			p.line("")
		}
		to := min(from+fit, len(v.Scenarios))
		p.heat(v, from, to, name, cell)
	}
	p.line("")
	p.paragraph("", p.w.Say("heat.note"))
	if differ {
		p.paragraph("", p.w.Say("heat.differ"))
	}
}

func (p *page) heat(v game.HeatView, from, to, name, width int) {
	row := func(first []string, cells [][]string) {
		most := len(first)
		for _, c := range cells {
			most = max(most, len(c))
		}
		for k := range most {
			var line strings.Builder
			at := func(lines []string, width int) {
				s := ""
				if k < len(lines) {
					s = lines[k]
				}
				line.WriteString(fill(s, width))
			}
			at(first, name)
			for _, c := range cells {
				line.WriteString("  ")
				at(c, width)
			}
			p.line(line.String())
		}
	}
	var titles [][]string
	for _, sc := range v.Scenarios[from:to] {
		titles = append(titles, append([]string{sc.ID}, wrap(sc.Title, width)...))
	}
	row(nil, titles)
	p.line(strings.Repeat("─", name+(to-from)*(width+2)))
	for _, r := range v.Strategies {
		first := wrap(r.Name, name)
		if r.Text != "" {
			first = append(first, wrap(r.Text, name)...)
		}
		var cells [][]string
		for _, c := range r.Cells[from:to] {
			cells = append(cells, p.heatCell(c, width))
		}
		row(first, cells)
	}
}

func (p *page) heatCell(c game.HeatCellView, width int) []string {
	if !c.Played {
		return []string{"–"}
	}
	kind := c.KindName
	if c.Endings > 1 {
		kind += "*"
	}
	out := []string{kind + " " + c.Range}
	if measure(out[0]) > width {
		out = []string{kind, c.Range}
	}
	if c.Outcome != "" {
		out = append(out, wrap(c.Outcome, width)...)
	}
	return out
}

// measure counts the columns of a terminal that a text takes.
func measure(s string) int { return uniseg.StringWidth(s) }

// wrap breaks a text into lines of at most width columns, where the Unicode algorithm allows it: between Chinese
// characters, but no comma begins a line. What has no such place is broken anywhere.
func wrap(s string, width int) []string {
	var out []string
	line := ""
	end := func() {
		out = append(out, strings.TrimRight(line, " "))
		line = ""
	}
	for state := -1; s != ""; {
		var segment string
		var must bool
		segment, s, must, state = uniseg.FirstLineSegmentInString(s, state)
		must = must && s != "" // the end of a text is no line of its own
		if line != "" && measure(line+strings.TrimRight(segment, " \n")) > width {
			end()
		}
		for measure(strings.TrimRight(segment, " \n")) > width {
			line, segment = cut(segment, width)
			end()
		}
		line += strings.TrimRight(segment, "\n")
		if must {
			end()
		}
	}
	if line != "" || len(out) == 0 {
		end()
	}
	return out
}

// cut takes as much of a text as fits, but at least one character.
func cut(s string, width int) (head, rest string) {
	state := -1
	for rest = s; rest != ""; {
		cluster, after, w, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if head != "" && measure(head)+w > width {
			break
		}
		head, rest, state = head+cluster, after, next
	}
	return head, rest
}

// flow sets words in lines without breaking any of them but one that is too long.
func flow(parts []string, space string, width int) []string {
	var out []string
	line := ""
	for _, part := range parts {
		switch {
		case line == "":
			line = part
		case measure(line+space+part) <= width:
			line += space + part
		default:
			out = append(out, line)
			line = part
		}
	}
	if line == "" {
		return out
	}
	return append(out, wrap(line, width)...)
}

// signed writes by how many whole points a meter moved, nothing where it did not.
func signed(by int) string {
	if by == 0 {
		return ""
	}
	return fmt.Sprintf("(%+d)", by)
}
