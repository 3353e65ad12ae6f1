package scenes

import "parley/scenes/ui"

// The right column: the pill that asks, and the cards under it.
const (
	columnX, columnW     = 748.0, 508.0
	columnTop, columnEnd = 128.0, 552.0
	cardHigh, cardLow    = 98.0, 78.0 // as high as drawn, and where there are many
	cardText, cardTextW  = 72.0, 400.0
)

// choiceCard is one line to say, or the one that was said.
type choiceCard struct {
	id     string
	rect   ui.Rect // before scrolling
	number string
	text   string
	style  ui.Style
	width  float64 // of its lines
	base   float64 // first base line, from the card's top
	note   string  // its moves, or why it cannot be said
	noteAt float64
	open   bool
}

func newChoiceCard(text, note string, h float64) choiceCard {
	k := choiceCard{text: text, note: note, rect: ui.Rect{X: columnX, Y: columnTop, W: columnW, H: h}}
	room, under := h-14, 0.0
	if note != "" {
		under = 24
	}
	k.style, _ = fit(text, ui.Quote, cardTextW, room-under, 15)
	k.width = even(text, k.style, cardTextW)
	b := ui.Wrap(text, k.style, k.width)
	lead := b.Height / float64(max(1, len(b.Lines)))
	top := (h - b.Height - under) / 2
	k.base = k.style.Mid(top + lead/2)
	k.noteAt = top + b.Height + 17
	return k
}

func (k *choiceCard) draw(c *ui.Canvas, selected, held bool) {
	card := ui.Card{Rect: k.rect}
	badge := ui.Badge{Text: k.number, Ground: ui.Panel2, Ink: ui.Navy}
	ink, note := ui.Ink, ui.Ink2
	switch {
	case !k.open:
		card.Ground, card.Flat = ui.Locked, true
		badge.Text, badge.Icon, badge.Ground, badge.Ink = "", "lock", ui.Panel2, ui.LockedInk
		ink, note = ui.LockedInk, ui.LockedInk
	case selected:
		card.Rect = card.Rect.Move(-10, 0)
		card.Ground, card.Border = ui.Navy, ui.Alignment
		badge.Ground = ui.Alignment
		ink, note = ui.OnNavy, ui.OnNavy2
	}
	r := card.Rect
	if held {
		r = r.Move(0, 1)
		card.Rect = r
	}
	card.Draw(c)
	badge.Rect = ui.Rect{X: r.X + 18, Y: r.CenterY() - 18, W: 36, H: 36}
	badge.Draw(c)
	c.Paragraph(k.text, r.X+cardText, r.Y+k.base, k.width, k.style.In(ink))
	if k.note != "" {
		c.Paragraph(k.note, r.X+cardText, r.Y+k.noteAt, r.W-cardText-36, ui.Small.In(note).Lines(1))
	}
	if selected && k.open {
		c.Icon("chevron-right", r.X+r.W-36, r.CenterY()-11, 22, ui.Alignment)
	}
}
