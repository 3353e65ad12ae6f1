package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// Several at one table: who speaks stands large, and beside them everybody has a small card with their own meters. The
// meters in the top bar are theirs to whom the last line was said; that card is framed.

// partyCard is one of several counterparts, small.
type partyCard struct {
	rect           ui.Rect
	portrait, mood string
	name, answer   string
	accent         ui.Color
	share          [3]float64 // of each meter
	hidden         bool
	there, asked   bool
}

const (
	partyX, partyTop    = 608.0, 128.0
	partyW, partyH      = 128.0, 106.0
	partyName           = 50.0 // of the card's left
	partyBar, partyLead = 60.0, 14.0
)

// newPartyCards sets the cards, none where there is one counterpart.
func newPartyCards(parties []game.PartyView, into []partyCard) []partyCard {
	into = into[:0]
	for i := range parties {
		p := &parties[i]
		k := partyCard{
			rect:     ui.Rect{X: partyX, Y: partyTop + (partyH+10)*float64(i), W: partyW, H: partyH},
			portrait: p.Person.Portrait, mood: p.Mood, name: p.Person.Name, answer: p.Outcome,
			accent: ui.Department(p.Department).Accent, there: p.There, asked: p.Asked,
		}
		for m := range p.Meters {
			k.share[m] = float64(p.Meters[m].Exact) / 1000
			k.hidden = k.hidden || p.Meters[m].Hidden
		}
		into = append(into, k)
	}
	return into
}

func (k *partyCard) draw(c *ui.Canvas) {
	r := k.rect
	if !k.there {
		c.PushAlpha(.55)
	}
	ui.Card{Rect: r, Radius: 14}.Draw(c)
	c.Fill(ui.Rect{X: r.X, Y: r.Y + 14, W: 4, H: r.H - 28}, 2, k.accent)
	c.Avatar(k.portrait, k.mood, r.X+28, r.Y+28, 17, ui.Panel2)
	if k.answer == "" {
		c.Text(k.name, r.X+partyName, ui.Label.Mid(r.Y+28), ui.Label)
	} else {
		c.Text(k.name, r.X+partyName, r.Y+24, ui.Label)
		c.Text(k.answer, r.X+partyName, r.Y+43, ui.Small)
	}
	for m, share := range k.share {
		bar := ui.Rect{X: r.X + 14, Y: r.Y + partyBar + partyLead*float64(m), W: r.W - 28, H: 7}
		if k.hidden {
			share = 0
		}
		c.Bar(bar, share, ui.Panel2, meterColors[m])
	}
	if k.asked {
		c.Frame(r, 14, 2, ui.Alignment)
	}
	if !k.there {
		c.Pop()
	}
}
