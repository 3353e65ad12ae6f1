package ui

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"

	"parley/assets"
)

// Align is where a line stands: from its x, around it, or up to it; in a paragraph, in its width.
type Align uint8

// The alignments there are.
const (
	Left Align = iota
	Center
	Right
)

const (
	lineHeight = 1.5 // em, when a style says nothing
	opticMid   = .36 // em; the middle of a line of Chinese above its base line
	ellipsis   = "…"
)

// Style is how text is set. Lengths are in design units.
type Style struct {
	Weight   assets.Weight // 0 is regular
	Size     float64
	Color    Color
	Leading  float64 // from base line to base line, 0 is one and a half times the size
	Tracking float64 // added after every character
	Align    Align
	Hang     bool // a “ at a line's start hangs out by half an em, where its square is empty
	MaxLines int  // more is cut off with …; 0 is no limit
}

// In returns the style in another colour.
func (s Style) In(c Color) Style { s.Color = c; return s }

// To returns the style with another alignment.
func (s Style) To(a Align) Style { s.Align = a; return s }

// Lines returns the style cut off after n lines.
func (s Style) Lines(n int) Style { s.MaxLines = n; return s }

// Times returns the style with size, leading and tracking multiplied, for players who want larger text.
func (s Style) Times(f float64) Style {
	s.Size, s.Leading, s.Tracking = s.Size*f, s.Leading*f, s.Tracking*f
	return s
}

// Mid returns the base line at which one line looks centred on y.
func (s Style) Mid(y float64) float64 { return y + s.Size*opticMid }

func (s Style) leading() float64 {
	if s.Leading > 0 {
		return s.Leading
	}
	return s.Size * lineHeight
}

// Block is text broken into lines. Lengths are in design units.
type Block struct {
	Lines         []Line
	Width, Height float64 // Width is of the longest line
	Cut           bool    // MaxLines left something out

	latin bool
}

// Line is one line of a block, without the spaces at its end.
type Line struct {
	Text  string
	Width float64
	Start float64 // where its first character's square begins: 0, or below when a quotation mark hangs
}

// Measure returns how wide s is in one line, in design units.
func Measure(s string, st Style) float64 { return measure(s, st, isLatin(s)) }

// Missing returns the characters of s that the font of the style cannot show.
func Missing(s string, st Style) []rune {
	var all []rune
	for _, r := range s {
		if r != '\n' && r != '\r' && glyphOf(st.Weight, r, false).index == 0 {
			all = append(all, r)
		}
	}
	return all
}

// Wrap breaks s into lines no wider than width by the Unicode algorithm: no closing mark begins a line, no word or figure
// is broken. A line feed always breaks. Only a word that is too long by itself is broken between its characters. It needs
// neither a display nor a running game, and the lines are the same at every size of the window.
func Wrap(s string, st Style, width float64) Block {
	b := breaker{style: st, width: width, block: Block{latin: isLatin(s)}}
	text := []rune(s)
	var seg segmenter.Segmenter
	seg.Init(text)
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		b.word = append(b.word, l.Text...)
		if splitsRange(text, l.Offset+len(l.Text)) {
			continue
		}
		b.flushWord()
		if isBreak(l.Text[len(l.Text)-1]) {
			b.endLine()
		}
	}
	if b.open {
		b.endLine()
	}
	return b.finish()
}

// breaker fills lines from the left. A word is what may not be broken: one piece of the segmenter, or several.
type breaker struct {
	style Style
	width float64
	block Block

	line string // without the spaces at its end
	tail string // those spaces, kept in case the line goes on
	open bool   // the line has begun
	word []rune
}

func (b *breaker) flushWord() {
	if len(b.word) == 0 {
		return
	}
	word := strings.TrimRightFunc(string(b.word), unicode.IsSpace)
	tail := strings.TrimRight(string(b.word)[len(word):], "\n\r\v\f\u0085\u2028\u2029")
	b.word = b.word[:0]

	if word != "" && !b.fits(b.line+b.tail+word) {
		if b.line != "" {
			b.endLine()
		}
		b.tail = ""
	}
	if b.fits(b.line + b.tail + word) {
		b.line += b.tail + word
	} else {
		b.breakWord(word)
	}
	b.tail, b.open = tail, true
}

// breakWord sets a word that is wider than a line, as many characters a line as fit, at least one.
func (b *breaker) breakWord(word string) {
	var seg segmenter.Segmenter
	seg.Init([]rune(word))
	for it := seg.GraphemeIterator(); it.Next(); {
		g := string(it.Grapheme().Text)
		if b.line != "" && !b.fits(b.line+g) {
			b.endLine()
		}
		b.line += g
	}
}

func (b *breaker) fits(s string) bool {
	w, start := b.extent(s)
	return w+start <= b.width+1e-6
}

// extent returns the width of a line and where its first square begins.
func (b *breaker) extent(s string) (width, start float64) {
	width = measure(s, b.style, b.block.latin)
	if b.style.Hang && !b.block.latin && b.style.Align == Left && strings.HasPrefix(s, "“") {
		start = -b.style.Size / 2
	}
	return width, start
}

func (b *breaker) endLine() {
	line := strings.TrimRightFunc(b.line, unicode.IsSpace)
	w, start := b.extent(line)
	b.block.Lines = append(b.block.Lines, Line{Text: line, Width: w, Start: start})
	b.line, b.tail, b.open = "", "", false
}

func (b *breaker) finish() Block {
	if n := b.style.MaxLines; n > 0 && len(b.block.Lines) > n {
		b.block.Lines = b.block.Lines[:n]
		b.cut(&b.block.Lines[n-1])
		b.block.Cut = true
	}
	for _, l := range b.block.Lines {
		b.block.Width = max(b.block.Width, l.Width+l.Start)
	}
	b.block.Height = float64(len(b.block.Lines)) * b.style.leading()
	return b.block
}

// cut takes characters from a line's end until … has room behind them.
func (b *breaker) cut(l *Line) {
	text := []rune(l.Text)
	for len(text) > 0 && !b.fits(string(text)+ellipsis) {
		text = text[:len(text)-1]
	}
	l.Text = strings.TrimRightFunc(string(text), unicode.IsSpace) + ellipsis
	l.Width, l.Start = b.extent(l.Text)
}

// splitsRange reports whether a line ending before text[end] would split a range of figures such as 1–4, which the Unicode
// algorithm allows and a reader does not.
func splitsRange(text []rune, end int) bool {
	if end < 2 || end >= len(text) || (text[end-1] != '–' && text[end-1] != '~') {
		return false
	}
	return unicode.IsDigit(text[end-2]) && unicode.IsDigit(text[end])
}

func measure(s string, st Style, latin bool) float64 {
	em, n := 0.0, 0
	for _, r := range s {
		em += glyphOf(st.Weight, r, latin).advance
		n++
	}
	return em*st.Size + float64(n)*st.Tracking
}

// isLatin reports whether s has no Chinese: then quotation marks are narrow.
func isLatin(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) || (r >= 0x3000 && r <= 0x30ff) || (r >= 0xff00 && r <= 0xff60) {
			return false
		}
	}
	return true
}

func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
