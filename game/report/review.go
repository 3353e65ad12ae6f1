package report

import (
	"bytes"
	"encoding/json"
	"strings"

	"parley/game"
)

// Reviewed is the JSON of a review.
type Reviewed struct {
	Worth    int32          `json:"worth"`
	Terms    Terms          `json:"terms"`
	Turns    []ReviewedTurn `json:"turns"`
	Mistakes object         `json:"mistakes"` // how often each of the five was made
	Elements object         `json:"elements"` // the nine, 0..1000; null where nothing called for one
	Sheet    *Sheet         `json:"sheet,omitempty"`
	Causes   []Cause        `json:"causes,omitempty"` // what refusals were taken for
}

// Sheet is the preparation sheet as it was answered.
type Sheet struct {
	Points    int           `json:"points"`
	Of        int           `json:"of"`
	Word      string        `json:"word"`
	Found     int           `json:"found"`    // evidence and figures the talk can use
	Findable  int           `json:"findable"` // the most that the slots allowed
	Questions []SheetAnswer `json:"questions"`
}

// SheetAnswer is what was picked for one question.
type SheetAnswer struct {
	Question string   `json:"question"`
	Picked   []string `json:"picked"`
	Grade    string   `json:"grade"`
}

// Cause is what one refusal was taken for, empty where the player did not say, and what it was.
type Cause struct {
	Turn  int    `json:"turn"`
	Given string `json:"given"`
	Cause string `json:"cause"`
}

// ReviewedTurn is one graded turn. Of a plan of preparation the choice is its activities with commas.
type ReviewedTurn struct {
	N           int    `json:"n"`
	Choice      string `json:"choice"`
	Grade       string `json:"grade"`
	Loss        int32  `json:"loss"` // thousandths of worth
	Best        string `json:"best"`
	ReplyToBest string `json:"reply_to_best"`
	Principle   string `json:"principle"`
}

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Review renders a review as a document for programs.
func Review(v game.Reviewed) Reviewed {
	out := Reviewed{
		Worth: v.Worth.R, Terms: Terms{v.Worth.Got, v.Worth.Bond, v.Worth.Time, v.Worth.Clean}, Turns: []ReviewedTurn{},
	}
	for _, t := range v.Turns {
		turn := ReviewedTurn{
			N: t.Turn, Choice: t.ID, Grade: string(t.Grade), Loss: t.Loss, Best: t.BestID, Principle: t.Lesson.Principle,
		}
		spoken := t.Replies
		if t.Better != nil {
			spoken = t.Better.Replies
		}
		turn.ReplyToBest = lines(spoken)
		out.Turns = append(out.Turns, turn)
	}
	for _, h := range v.Habits {
		out.Mistakes = append(out.Mistakes, member{h.ID, len(h.Turns)})
	}
	for _, a := range v.Map {
		for _, e := range a.Elements {
			var value any // null: never called for
			if e.Occasions > 0 {
				value = e.Value
			}
			out.Elements = append(out.Elements, member{e.ID, value})
		}
	}
	out.notes(v)
	return out
}

// notes renders what was written down beside the play.
func (r *Reviewed) notes(v game.Reviewed) {
	if g := v.Sheet; g != nil {
		r.Sheet = &Sheet{Points: g.Points, Of: g.Of, Word: g.Word, Found: g.Found, Findable: g.Findable, Questions: []SheetAnswer{}}
		for _, q := range g.Questions {
			a := SheetAnswer{Question: q.ID, Picked: []string{}, Grade: string(q.Grade)}
			for _, o := range q.Options {
				if o.Picked {
					a.Picked = append(a.Picked, o.ID)
				}
			}
			r.Sheet.Questions = append(r.Sheet.Questions, a)
		}
	}
	for _, d := range v.Causes {
		r.Causes = append(r.Causes, Cause{d.Turn, d.Given, d.Cause})
	}
}

// lines is what the counterpart said, a line each.
func lines(spoken []game.Speech) string {
	var said []string
	for _, s := range spoken {
		if !s.Own {
			said = append(said, s.Text)
		}
	}
	return strings.Join(said, "\n")
}
