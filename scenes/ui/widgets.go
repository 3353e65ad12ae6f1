package ui

import (
	"math"
	"strconv"
)

// ButtonKind is how much a button asks to be pressed.
type ButtonKind uint8

// The kinds of buttons: amber is the one thing to do on navy, Solid the one thing to do on light, the others stand back.
const (
	Amber ButtonKind = iota
	Solid
	QuietOnNavy
	QuietOnLight
)

// Button is a word that does something. Icon and Note may be empty; Note stands at the right.
type Button struct {
	Rect     Rect
	Kind     ButtonKind
	Label    string
	Icon     string
	Note     string
	Style    Style // of the label, 0 is Strong; its alignment decides where the label stands
	Focused  bool
	Held     bool
	Disabled bool
}

// Draw draws the button.
func (b Button) Draw(c *Canvas) {
	ground, ink := b.colors()
	if b.Held {
		c.PushMove(0, 1)
		defer c.Pop()
	}
	c.Fill(b.Rect, RadiusButton, ground)
	if b.Kind == QuietOnLight && !b.Disabled {
		c.Frame(b.Rect, RadiusButton, 1.6, Hairline)
	}
	b.drawLabel(c, ink)
	if b.Focused {
		c.Ring(b.Rect, RadiusButton)
	}
}

func (b Button) colors() (ground, ink Color) {
	if b.Disabled {
		if b.Kind == Amber || b.Kind == QuietOnNavy {
			return Navy2, OnNavy3
		}
		return Locked, LockedInk
	}
	switch b.Kind {
	case Solid:
		return Go, OnNavy
	case QuietOnNavy:
		return Navy2, OnNavy2
	case QuietOnLight:
		return Panel, Ink
	}
	return Alignment, Navy
}

func (b Button) drawLabel(c *Canvas, ink Color) {
	st := b.Style
	if st.Size == 0 {
		st = Strong.To(Center)
	}
	st = st.In(ink).Lines(1)
	const side, space = 18.0, 10.0
	icon := 0.0
	if b.Icon != "" {
		icon = st.Size*1.2 + space
	}
	r := b.Rect
	x, base := r.X+side, st.Mid(r.CenterY())
	width := c.Block(b.Label, st, r.W-2*side-icon).Width
	if st.Align == Center {
		x = r.CenterX() - (width+icon)/2
	}
	if b.Icon != "" {
		size := icon - space
		c.Icon(b.Icon, x, r.CenterY()-size/2, size, ink)
	}
	c.Paragraph(b.Label, x+icon, base, r.W-2*side-icon, st.To(Left))
	if b.Note != "" {
		note := Note.In(Fade(ink, .85)).To(Right)
		c.Text(b.Note, r.X+r.W-side, note.Mid(r.CenterY()), note)
	}
}

// Card is a surface with a shadow. Its border, when it has one, is 2 units wide inside its edge.
type Card struct {
	Rect    Rect
	Radius  float64 // 0 is RadiusCard
	Ground  Color   // nothing is Panel
	Border  Color
	Dashed  bool
	Flat    bool // no shadow
	Focused bool
}

// Draw draws the card.
func (k Card) Draw(c *Canvas) {
	radius, ground := k.Radius, k.Ground
	if radius == 0 {
		radius = RadiusCard
	}
	if ground == (Color{}) {
		ground = Panel
	}
	if !k.Flat {
		c.Shadow(k.Rect, radius)
	}
	c.Fill(k.Rect, radius, ground)
	switch {
	case k.Border == Color{}:
	case k.Dashed:
		c.Dashed(k.Rect, radius, 2, k.Border)
	default:
		c.Frame(k.Rect, radius, 2, k.Border)
	}
	if k.Focused {
		c.Ring(k.Rect, radius)
	}
}

// Chip is a pill with a word, perhaps with an icon before it and a border around it.
type Chip struct {
	X, Y, H           float64
	Text, Icon        string
	Size              float64 // of the text, 0 is 14
	Ground, Ink, Edge Color
}

// Draw draws the chip and returns its width.
func (k Chip) Draw(c *Canvas) float64 {
	w := k.Width()
	r := Rect{k.X, k.Y, w, k.H}
	c.Fill(r, k.H/2, k.Ground)
	if k.Edge != (Color{}) {
		c.Frame(r, k.H/2, 1.6, k.Edge)
	}
	x := k.X + k.H*.4
	if k.Icon != "" {
		size := k.iconSize()
		c.Icon(k.Icon, x, k.Y+(k.H-size)/2, size, k.Ink)
		x += size + chipGap
	}
	st := k.style()
	c.Text(k.Text, x, st.Mid(k.Y+k.H/2), st)
	return w
}

// Width is how wide the chip will be.
func (k Chip) Width() float64 {
	w := Measure(k.Text, k.style()) + k.H*.8
	if k.Icon != "" {
		w += k.iconSize() + chipGap
	}
	return w
}

const chipGap = 6.0

func (k Chip) style() Style {
	st := Label.In(k.Ink)
	st.Size = 14
	if k.Size > 0 {
		st.Size = k.Size
	}
	return st
}

func (k Chip) iconSize() float64 { return k.style().Size * 1.2 }

// Badge is a small square with a figure, a letter or an icon: the number of a choice.
type Badge struct {
	Rect        Rect
	Text, Icon  string
	Ground, Ink Color
}

// Draw draws the badge.
func (b Badge) Draw(c *Canvas) {
	c.Fill(b.Rect, b.Rect.H*.3, b.Ground)
	if b.Icon != "" {
		size := b.Rect.H * .56
		c.Icon(b.Icon, b.Rect.CenterX()-size/2, b.Rect.CenterY()-size/2, size, b.Ink)
		return
	}
	st := Name.In(b.Ink).To(Center)
	st.Size = b.Rect.H * .56
	c.Text(b.Text, b.Rect.CenterX(), st.Mid(b.Rect.CenterY()), st)
}

// Meter is one value of 0..100 with its name and its latest change. The screen keeps it, as the value travels.
type Meter struct {
	Icon, Label string
	Color       Color
	Change      int  // shown with its sign, nothing for 0
	Hidden      bool // the value is not told: a dash and an empty bar

	value Tween
}

// Set sends the meter to a new value and shows the change.
func (m *Meter) Set(value, change int, motion *Motion) {
	m.Change = change
	motion.Start(&m.value, float64(value), Counted, Out)
}

// Show puts the meter at a value at once, as when a screen opens.
func (m *Meter) Show(value int) { m.value, m.Change = At(float64(value)), 0 }

// MeterWidth and MeterHeight are how much room a meter takes.
const MeterWidth, MeterHeight = 186.0, 35.0

// Draw draws the meter on navy, x and y its upper left corner.
func (m *Meter) Draw(c *Canvas, x, y float64) {
	base := y + 14
	c.Icon(m.Icon, x, y, 17, m.Color)
	c.Text(m.Label, x+23, base, Label.In(OnNavy))
	if m.Hidden {
		c.Text("—", x+MeterWidth, base, Label.In(OnNavy3).To(Right))
		c.Bar(Rect{x, y + 25, MeterWidth, 10}, 0, Track, m.Color)
		return
	}
	value := m.value.Value()
	c.Text(figure(int(math.Round(value))), x+MeterWidth, base, Label.In(m.Color).To(Right))
	if m.Change != 0 {
		col := Rise
		if m.Change < 0 {
			col = Risk
		}
		st := Label.In(col).To(Right)
		st.Size = 14
		c.Text(signed(m.Change), x+MeterWidth-30, base, st)
	}
	c.Bar(Rect{x, y + 25, MeterWidth, 10}, value/100, Track, m.Color)
}

// Bar draws a bar that is filled to v, 0..1, with round ends.
func (c *Canvas) Bar(r Rect, v float64, ground, col Color) {
	c.Fill(r, r.H/2, ground)
	if v > 0 {
		r.W = max(r.H, r.W*min(v, 1))
		c.Fill(r, r.H/2, col)
	}
}

// Squares draws how much is left of something that is counted: patience, time, money. It returns the width.
func (c *Canvas) Squares(x, y float64, left, of int, full, empty Color) float64 {
	const size, step = 10.0, 14.0
	for i := range of {
		col := full
		if i >= left {
			col = empty
		}
		c.Fill(Rect{x + float64(i)*step, y, size, size}, 3, col)
	}
	return float64(of)*step - (step - size)
}

// Dialogue is the panel at the foot of the stage in which somebody speaks.
type Dialogue struct {
	Rect       Rect
	Name, Role string
	Accent     Color
	Text       string
	Style      Style  // of the text, 0 is Speech
	Continue   string // what goes on, such as the name of a key; nothing when a choice is awaited
	Mood       Chip   // beside the name; its place is found by the panel
}

// DialogueRect is where the panel stands.
var DialogueRect = Rect{24, 580, 1232, 124}

// Draw draws the panel, its name tag and the mood beside it.
func (d Dialogue) Draw(c *Canvas) {
	r, st := d.Rect, d.Style
	if r == (Rect{}) {
		r = DialogueRect
	}
	if st.Size == 0 {
		st = Speech
	}
	Card{Rect: r, Radius: RadiusPanel}.Draw(c)
	d.drawTag(c, r)
	c.Paragraph(d.Text, r.X+32, d.base(c, r, st), r.W-64, st)
	if d.Continue != "" {
		c.Text(d.Continue, r.X+r.W-40, r.Y+r.H-14, Small.To(Right))
		c.Icon("chevron-down", r.X+r.W-34, r.Y+r.H-28, 18, Ink2)
	}
}

// base is the first base line: as in the drawing for one or two lines, higher up where there are more.
func (d Dialogue) base(c *Canvas, r Rect, st Style) float64 {
	rest := r.H - 30 - c.Block(d.Text, st, r.W-64).Height
	return st.Mid(r.Y + 30 + min(max(rest/2, -4), 2) + st.leading()/2)
}

func (d Dialogue) drawTag(c *Canvas, r Rect) {
	if d.Name == "" {
		return
	}
	nameStyle, roleStyle := Name.In(OnNavy), Note.In(OnNavy2)
	name := Measure(d.Name, nameStyle)
	w := max(232, 32+name+10+Measure(d.Role, roleStyle)+20)
	tag := Rect{r.X + 24, r.Y - 22, w, 44}
	c.Fill(tag, 14, Navy)
	c.Fill(Rect{tag.X + 14, tag.Y + 14, 6, 16}, 3, d.Accent)
	c.Text(d.Name, tag.X+32, tag.Y+30, nameStyle)
	c.Text(d.Role, tag.X+32+name+10, tag.Y+29, roleStyle)
	if d.Mood.Text != "" {
		d.Mood.X, d.Mood.Y = tag.X+w+12, tag.Y+4
		d.Mood.Draw(c)
	}
}

// figure and signed write numbers without allocating for those that are shown all the time.
func figure(n int) string {
	if n >= 0 && n < len(figures) {
		return figures[n]
	}
	return strconv.Itoa(n)
}

func signed(n int) string {
	if n > 0 && n < len(figures) {
		return rises[n]
	}
	if n < 0 && -n < len(figures) {
		return falls[-n]
	}
	return strconv.Itoa(n)
}

var figures, rises, falls = func() (f, r, l [101]string) {
	for i := range f {
		f[i] = strconv.Itoa(i)
		r[i] = "+" + f[i]
		l[i] = "−" + f[i]
	}
	return f, r, l
}()
