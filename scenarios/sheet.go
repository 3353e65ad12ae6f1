package scenarios

import "strconv"

// Question is one of the preparation sheet: what the player writes down before the talk. Its text is sheet.QUESTION,
// an option's sheet.QUESTION.OPTION and the reason for its grade sheet.QUESTION.OPTION.why.
type Question struct {
	ID, Kind string
	Pick     int // options to pick, at least 1 and no more than are good
	Options  []Option
}

// Option is one answer to a question.
type Option struct {
	ID   string
	Good bool
}

// sheet compiles the questions. They stand beside the tables of the rules: no score comes of them.
func (b *builder) sheet() {
	for _, q := range b.doc.Preparation.Sheet {
		b.declare(aQuestion, q.ID, len(b.out.Sheet))
		t := Question{ID: q.ID.value, Kind: q.Kind.value, Pick: max(int(q.Pick.value), 1)}
		seen := map[string]bool{}
		good := 0
		for _, o := range q.Options {
			if seen[o.ID.value] {
				b.add(codeDuplicateID, o.ID.pos, "id", o.ID.value, "kind", anOption)
			}
			seen[o.ID.value] = o.ID.value != ""
			if o.Good.value {
				good++
			}
			t.Options = append(t.Options, Option{ID: o.ID.value, Good: o.Good.value})
		}
		switch {
		case q.Options == nil: // missing, reported when read
		case good == 0 || good == len(q.Options):
			b.add(codeSheet, q.ID.pos, "id", q.ID.value, "good", strconv.Itoa(good), "count", strconv.Itoa(len(q.Options)))
		case t.Pick > good:
			b.add(codePick, q.Pick.pos, "id", q.ID.value, "pick", strconv.Itoa(t.Pick), "good", strconv.Itoa(good))
		}
		b.out.Sheet = append(b.out.Sheet, t)
	}
}
