package ui

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// Field is a place to write in, of one line or many, with a caret and a selection. What is typed arrives as
// [Input.Runes], with or without an input method; a screen that returns its field from Writing has the system's. There is
// no clipboard: the window system gives none without a library.
type Field struct {
	Rect  Rect   // with its border
	Style Style  // 0 is Note in ink
	Many  bool   // Enter begins a new line; otherwise the field has one line
	Most  int    // characters, 0 is no limit
	Hint  string // shown while nothing is written

	text          []rune
	caret, anchor int    // between characters; what lies between them is selected
	composed      []rune // what an input method has at the caret and has not yet given

	rows  []fieldRow
	laid  Rect    // for which the rows are
	over  float64 // how far the text is scrolled, to the left in one line, up in many
	drawn bool    // the pointer went down in the field and selects
}

// fieldRow is a line as it is set: its characters from start to end, without the one that broke it.
type fieldRow struct {
	start, end int
	text       string
	x          []float64 // of each caret, from the line's left; one more than characters
}

const (
	fieldPadX, fieldPadY = 12.0, 8.0
	fieldCaret           = 2.0
)

// Text is what is written.
func (f *Field) Text() string { return string(f.text) }

// SetText puts a text in the place of what is written, the caret at its end.
func (f *Field) SetText(s string) {
	f.text = f.clean([]rune(s), f.Most)
	f.caret, f.anchor = len(f.text), len(f.text)
	f.lay()
}

// Selected is what is selected.
func (f *Field) Selected() string {
	from, to := f.selection()
	return string(f.text[from:to])
}

func (f *Field) selection() (from, to int) { return min(f.caret, f.anchor), max(f.caret, f.anchor) }

// clean leaves out what cannot be written here, and what is too much.
func (f *Field) clean(runes []rune, room int) []rune {
	var out []rune
	for _, r := range runes {
		if r == '\t' {
			r = ' '
		}
		if (unicode.IsControl(r) && !(r == '\n' && f.Many)) || r == unicode.ReplacementChar {
			continue
		}
		if f.Most > 0 && len(out) >= room {
			break
		}
		out = append(out, r)
	}
	return out
}

// Update writes. It returns whether anything changed, the caret included. Keys that lead out of the field are the
// screen's: Tab, Esc, and Enter in one line.
func (f *Field) Update(in Input) bool {
	text, caret, anchor := len(f.text), f.caret, f.anchor
	in = in.Typing()
	wrote := f.write(in)
	switch {
	case in.Has(EraseBack):
		f.erase(-1)
		wrote = true
	case in.Has(Erase):
		f.erase(1)
		wrote = true
	case f.Many && in.Has(Accept) && len(f.composed) == 0:
		wrote = f.insert([]rune{'\n'}) || wrote
	case in.Has(SelectAll):
		f.anchor, f.caret = 0, len(f.text)
	case in.Has(MoveLeft):
		f.step(-1, in.Shift)
	case in.Has(MoveRight):
		f.step(1, in.Shift)
	case in.Has(MoveUp):
		f.climb(-1, in.Shift)
	case in.Has(MoveDown):
		f.climb(1, in.Shift)
	case in.Has(LineStart):
		f.to(f.rows[f.row(f.caret)].start, in.Shift)
	case in.Has(LineEnd):
		f.to(f.rows[f.row(f.caret)].end, in.Shift)
	}
	f.point(in)
	if wrote || f.laid != f.Rect {
		f.lay()
	}
	f.reveal()
	return wrote || text != len(f.text) || caret != f.caret || anchor != f.anchor
}

func (f *Field) write(in Input) bool {
	if len(in.Runes) == 0 {
		return false
	}
	return f.insert(in.Runes)
}

// insert puts characters in the place of the selection, as many as there is room for.
func (f *Field) insert(runes []rune) bool {
	from, to := f.selection()
	in := f.clean(runes, f.Most-(len(f.text)-(to-from)))
	if len(in) == 0 {
		return false
	}
	f.text = slices.Replace(f.text, from, to, in...)
	f.caret = from + len(in)
	f.anchor = f.caret
	return true
}

// erase removes the selection, else one character before or after the caret.
func (f *Field) erase(by int) {
	if f.caret == f.anchor {
		f.step(by, true)
	}
	from, to := f.selection()
	f.text = slices.Delete(f.text, from, to)
	f.caret, f.anchor = from, from
}

// step goes one character on, or to the end of what is selected.
func (f *Field) step(by int, hold bool) {
	if from, to := f.selection(); from != to && !hold {
		if by > 0 {
			from = to
		}
		f.to(from, false)
		return
	}
	at := f.caret + by
	for at > 0 && at < len(f.text) && unicode.In(f.text[at], unicode.Mn, unicode.Me) { // a mark stays with its letter
		at += by
	}
	f.to(at, hold)
}

func (f *Field) to(at int, hold bool) {
	f.caret = min(max(at, 0), len(f.text))
	if !hold {
		f.anchor = f.caret
	}
}

// climb goes to the line above or below; past the first and the last to their ends.
func (f *Field) climb(by int, hold bool) {
	n := f.row(f.caret)
	switch to := n + by; {
	case to < 0:
		f.to(0, hold)
	case to >= len(f.rows):
		f.to(len(f.text), hold)
	default:
		x := f.rows[n].x[f.caret-f.rows[n].start]
		f.to(f.rows[to].near(x), hold)
	}
}

// point lets the pointer set the caret and select.
func (f *Field) point(in Input) {
	if in.Pressed {
		f.drawn = f.Rect.Has(in.X, in.Y)
	}
	if !f.drawn || !in.Pressed && !in.Held {
		f.drawn = false
		return
	}
	x, y := in.X-f.Rect.X-fieldPadX, in.Y-f.Rect.Y-fieldPadY
	n := 0
	if f.Many {
		n = min(max(int((y+f.over)/f.style().leading()), 0), len(f.rows)-1)
	} else {
		x += f.over
	}
	f.to(f.rows[n].near(x), in.Shift || !in.Pressed)
}

func (r *fieldRow) near(x float64) int {
	best := 0
	for i := range r.x {
		if abs(r.x[i]-x) < abs(r.x[best]-x) {
			best = i
		}
	}
	return r.start + best
}

func abs(v float64) float64 { return max(v, -v) }

func (f *Field) style() Style {
	if f.Style.Size == 0 {
		return Note.In(Ink)
	}
	return f.Style
}

// row is the line in which a place between characters stands.
func (f *Field) row(at int) int {
	for i := len(f.rows) - 1; i > 0; i-- {
		if f.rows[i].start <= at {
			return i
		}
	}
	return 0
}

// lay breaks what is written into lines.
func (f *Field) lay() {
	f.laid = f.Rect
	f.rows = f.rows[:0]
	width := f.Rect.W - 2*fieldPadX - fieldCaret
	if !f.Many {
		f.rows = append(f.rows, f.set(0, len(f.text)))
		return
	}
	st, latin := f.style(), isLatin(string(f.text))
	start, wide := 0, 0.0
	var seg segmenter.Segmenter
	seg.Init(f.text)
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		from, to := l.Offset, l.Offset+len(l.Text)
		w := measure(string(l.Text), st, latin)
		seen := measure(trimmed(l.Text), st, latin) // spaces may hang over the edge
		if from > start && wide+seen > width {
			f.rows = append(f.rows, f.set(start, from))
			start, wide = from, 0
		}
		for wide+seen > width && to-start > 1 { // a word wider than the line
			k, part := start, 0.0
			for k < to {
				p := measure(string(f.text[k:k+1]), st, latin)
				if k > start && part+p > width {
					break
				}
				part += p
				k++
			}
			f.rows = append(f.rows, f.set(start, k))
			start, wide = k, 0
			w = measure(string(f.text[start:to]), st, latin)
			seen = measure(trimmed(f.text[start:to]), st, latin)
		}
		wide += w
		if isBreak(f.text[to-1]) {
			f.rows = append(f.rows, f.set(start, to-1))
			start, wide = to, 0
		}
	}
	f.rows = append(f.rows, f.set(start, len(f.text)))
}

func trimmed(word []rune) string {
	for len(word) > 0 && unicode.IsSpace(word[len(word)-1]) {
		word = word[:len(word)-1]
	}
	return string(word)
}

func (f *Field) set(start, end int) fieldRow {
	r := fieldRow{start: start, end: end, text: string(f.text[start:end])}
	st, latin, x := f.style(), isLatin(r.text), 0.0
	for _, c := range f.text[start:end] {
		r.x = append(r.x, x)
		x += glyphOf(st.Weight, c, latin).advance*st.Size + st.Tracking
	}
	r.x = append(r.x, x)
	return r
}

// at is where a place between characters stands, from the corner of what is written, before scrolling: its left, and the
// top of its line.
func (f *Field) at(place int) (x, y float64) {
	n := f.row(place)
	r := &f.rows[n]
	return r.x[min(max(place-r.start, 0), len(r.x)-1)], float64(n) * f.style().leading()
}

// reveal scrolls so that the caret is seen.
func (f *Field) reveal() {
	if len(f.rows) == 0 {
		f.lay()
	}
	x, y := f.at(f.caret)
	if f.Many {
		room, lead := f.Rect.H-2*fieldPadY, f.style().leading()
		f.over = max(min(f.over, y), y+lead-room)
		f.over = max(0, min(f.over, max(0, lead*float64(len(f.rows))-room)))
		return
	}
	room := f.Rect.W - 2*fieldPadX - fieldCaret
	f.over = max(0, min(f.over, x), x-room)
}

// Caret is where the caret stands on the stage, for the window of an input method.
func (f *Field) Caret() Rect {
	if len(f.rows) == 0 {
		f.lay()
	}
	x, y := f.at(f.caret)
	lead := f.style().leading()
	if f.Many {
		return Rect{f.Rect.X + fieldPadX + x, f.Rect.Y + fieldPadY + y - f.over, fieldCaret, lead}
	}
	return Rect{f.Rect.X + fieldPadX + x - f.over, f.Rect.CenterY() - lead/2, fieldCaret, lead}
}

// around is what is written before and after the caret.
func (f *Field) around() (before, after string) {
	return string(f.text[:f.caret]), string(f.text[f.caret:])
}

// Draw draws the field; writing shows the caret, focused the ring of a field that could be written in.
func (f *Field) Draw(c *Canvas, focused, writing bool) {
	r, st := f.Rect, f.style()
	c.Fill(r, 10, Panel)
	if writing {
		c.Frame(r, 10, 2, Go)
	} else {
		c.Frame(r, 10, 1.6, Hairline)
	}
	c.PushClip(r.Inset(3))
	caret := f.Caret()
	if len(f.text) == 0 && len(f.composed) == 0 && !writing {
		f.drawHint(c)
	}
	f.drawRows(c, st, writing)
	if writing {
		if len(f.composed) > 0 {
			w := Measure(string(f.composed), st)
			c.Fill(Rect{caret.X, caret.Y + 1, w + 2, caret.H - 2}, 3, Panel2)
			c.Text(string(f.composed), caret.X+1, st.Mid(caret.CenterY()), st)
			c.Fill(Rect{caret.X, caret.Y + caret.H - 3, w + 2, 1.6}, 0, Go)
			caret.X += w + 2
		}
		c.Fill(Rect{caret.X, caret.Y + 3, caret.W, caret.H - 6}, 0, Go)
	}
	c.Pop()
	if focused && !writing {
		c.Ring(r, 10)
	}
}

func (f *Field) drawHint(c *Canvas) {
	st := f.style().In(Ink2)
	in := Rect{f.Rect.X + fieldPadX, f.Rect.Y + fieldPadY, f.Rect.W - 2*fieldPadX, f.Rect.H - 2*fieldPadY}
	if !f.Many {
		c.Text(f.Hint, in.X, st.Mid(f.Rect.CenterY()), st)
		return
	}
	c.Paragraph(f.Hint, in.X, st.Mid(in.Y+st.leading()/2), in.W, st)
}

func (f *Field) drawRows(c *Canvas, st Style, writing bool) {
	lead := st.leading()
	from, to := f.selection()
	for i := range f.rows {
		row := &f.rows[i]
		x, y := f.Rect.X+fieldPadX-f.over, f.Rect.CenterY()-lead/2
		if f.Many {
			x, y = f.Rect.X+fieldPadX, f.Rect.Y+fieldPadY+float64(i)*lead-f.over
			if y+lead < f.Rect.Y || y > f.Rect.Y+f.Rect.H {
				continue
			}
		}
		if a, b := max(from, row.start), min(to, row.end); writing && a < b {
			c.Fill(Rect{x + row.x[a-row.start], y + 1, row.x[b-row.start] - row.x[a-row.start], lead - 2}, 2, Fade(Trust, .45))
		}
		if row.text != "" {
			c.Text(row.text, x, st.Mid(y+lead/2), st)
		}
	}
}
