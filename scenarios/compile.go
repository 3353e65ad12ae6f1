package scenarios

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math"
	"reflect"
	"slices"
	"strconv"

	"parley/sim"
)

// Limits of a scenario beyond those that the tables of sim set. They keep indices small and every check short.
const (
	maxBeats   = 256
	maxChoices = 1024
	maxPlans   = 256
	maxEffort  = 4 << 20 // steps spent on finding constant conditions
)

// sizes of a promise in thousandths of its currency's weight.
var sizes = map[string]int64{"small": 250, "medium": 500, "large": 750}

// compile builds everything from a document that was read. What it returns is only whole if nothing was reported as
// an error.
func (c *collector) compile(d *document) *builder {
	b := &builder{
		collector: c, doc: d, rules: &sim.Scenario{FollowUp: -1}, out: &Scenario{},
		names: map[string]map[string]int{}, sorted: map[string][]string{}, used: map[string]map[int]bool{}, places: map[string]sim.Target{},
		said: map[int]int16{}, given: map[int]bool{}, before: map[string]int32{},
		answers: map[int]bool{}, settled: map[int]bool{}, made: map[int]bool{}, effort: maxEffort,
	}
	b.out.Rules = b.rules
	b.index()
	if !b.limits() {
		return b
	}
	for _, id := range d.After {
		if _, twice := b.before[id.value]; !twice && id.value != "" {
			b.before[id.value] = int32(len(b.before))
			b.out.Before = append(b.out.Before, id.value)
		}
	}
	b.collectTexts()
	b.start()
	b.parties()
	b.preparation()
	b.talk()
	b.endings()
	b.remember()
	b.strategies()
	b.notes()
	if n := len(b.said); n > sim.MaxSaid {
		b.add(codeTooMany, d.ID.pos, "what", "remembered", "count", strconv.Itoa(n), "most", strconv.Itoa(sim.MaxSaid))
	}
	if n := len(b.before); n > 32 {
		b.add(codeTooMany, d.ID.pos, "what", "before", "count", strconv.Itoa(n), "most", "32")
	}
	return b
}

// limits reports more beats or choices than there is room for; going on would be without use.
func (b *builder) limits() bool {
	fine := true
	check := func(what string, n, most int) {
		if n > most {
			b.add(codeTooMany, b.doc.ID.pos, "what", what, "count", strconv.Itoa(n), "most", strconv.Itoa(most))
			fine = false
		}
	}
	check("beats", len(b.beats), maxBeats)
	check("choices", len(b.choices), maxChoices)
	return fine
}

func (b *builder) start() {
	d, r, out := b.doc, b.rules, b.out
	out.ID, out.Kind, out.Language, out.Room = d.ID.value, d.Kind.value, d.Language.value, d.Room.value
	r.Days = int16(d.Days.value)
	for _, v := range d.Variations {
		out.Variations = append(out.Variations, v.ID.value)
		r.Variations = append(r.Variations, sim.Variation{
			Patience: int16(v.Patience.value), Competence: int16(v.Competence.value), Character: int16(v.Character.value),
			Alignment: int16(v.Alignment.value), Goodwill: int16(v.Goodwill.value), Cost: int16(v.Cost.value),
			Only: int8(b.partyNamed(v.To) + 1),
		})
	}
	for _, e := range d.Facts.entries {
		out.Facts = append(out.Facts, Fact{ID: e.id.value, Value: e.value.Value.value})
		b.factFrom(e.id, e.value)
	}
}

// preparation compiles the activities and lists every plan: the sets of activities that fit the slots, the empty one
// among them. What the activities give is gathered first, because conditions are judged by it.
func (b *builder) preparation() {
	p := b.doc.Preparation
	if p == nil {
		return
	}
	b.out.Slots = int(p.Slots.value)
	b.sheet()
	for _, a := range p.Activities {
		var t sim.Activity
		for _, g := range a.Gives {
			b.giftsLost = !b.gift(&t, g) || b.giftsLost
		}
		b.rules.Activities = append(b.rules.Activities, t)
		b.out.Activities = append(b.out.Activities, a.ID.value)
		b.out.ActivitySlots = append(b.out.ActivitySlots, int(a.Slots.value))
		b.out.ActivityIcons = append(b.out.ActivityIcons, a.Icon.value)
		if a.Slots.value > p.Slots.value && p.Slots.given() {
			b.add(codeSlots, a.Slots.pos, "id", a.ID.value, "need", strconv.FormatInt(a.Slots.value, 10), "slots", strconv.FormatInt(p.Slots.value, 10))
		}
	}
	for i, a := range p.Activities {
		t := &b.rules.Activities[i]
		t.When = b.cond(a.When)
		t.To = int8(max(b.partyNamed(a.To), 0))
		t.Deeds = b.deeds(a.Moves, inPreparation, int(t.To))
	}
	for plan := range 1 << len(p.Activities) {
		if b.slotsOf(plan) > p.Slots.value {
			continue
		}
		if len(b.rules.Plans) == maxPlans {
			b.add(codeTooMany, p.Slots.pos, "what", "plans", "count", strconv.Itoa(maxPlans+1), "most", strconv.Itoa(maxPlans))
			break
		}
		b.rules.Plans = append(b.rules.Plans, uint16(plan))
	}
}

func (b *builder) slotsOf(plan int) int64 {
	var n int64
	for i, a := range b.doc.Preparation.Activities {
		if plan&(1<<i) != 0 {
			n += a.Slots.value
		}
	}
	return n
}

// gift reads what an activity gives; false after a mistake.
func (b *builder) gift(t *sim.Activity, g phrase) bool {
	words := g.words()
	if len(words) == 0 {
		return false
	}
	kind := words[0].text
	if kind != aPiece && kind != aKPI && kind != aConcern {
		b.unknown(aGift, kind, words[0].at, []string{aPiece, aKPI, aConcern})
		return false
	}
	switch len(words) {
	case 1:
		b.add(codeMissingArg, words[0].at, "move", kind, "kind", kind)
		return false
	case 2:
	default:
		b.add(codeExtraArg, words[2].at, "move", kind, "arg", words[2].text)
		return false
	}
	i, ok := b.lookup(kind, words[1].text, words[1].at)
	if !ok {
		return false
	}
	switch kind {
	case aPiece:
		t.Evidence |= 1 << i
		b.given[i] = true
	case aKPI:
		t.KPIs |= 1 << i // as lookup numbers them: party and slot
	case aConcern:
		t.Concerns |= 1 << i
	}
	return true
}

// Where something is said, when it is in no meeting.
const (
	inFollowUp    = -1
	inPreparation = -2
)

// deeds compiles the moves of one line that is said in a meeting, by index, or in one of the places above, to a party,
// or to whom the talk decides.
func (b *builder) deeds(moves []phrase, meeting, to int) sim.Span {
	start := len(b.rules.Deeds)
	for _, m := range moves {
		d, ok := b.deed(m, to)
		if !ok {
			continue
		}
		if (d.Move == sim.MoveKeep || d.Move == sim.MoveBreak) && !b.dueIn(int(d.Index), meeting) {
			b.add(codeDeedPlace, m.pos, "move", d.Move.String(), "id", b.doc.Promises.entries[d.Index].id.value)
			continue
		}
		b.noteUse(d, max(to, 0))
		b.rules.Deeds = append(b.rules.Deeds, d)
	}
	return b.span(start, len(b.rules.Deeds), "moves")
}

// span packs a stretch of a table; a table over 65,535 entries is one of the limits.
func (b *builder) span(start, end int, what string) sim.Span {
	if end > math.MaxUint16 {
		b.add(codeTooMany, b.doc.ID.pos, "what", what, "count", strconv.Itoa(end), "most", strconv.Itoa(math.MaxUint16))
		return sim.Span{}
	}
	return sim.Span{Start: uint16(start), End: uint16(end)}
}

// dueIn says whether a promise can be settled in a meeting: in the one it names, and in the follow-up always.
func (b *builder) dueIn(promise, meeting int) bool {
	due := b.doc.Promises.entries[promise].value.Due.value
	if meeting < 0 {
		return meeting == inFollowUp
	}
	return due == b.doc.Meetings[meeting].ID.value
}

// noteUse remembers what the logic checks ask about moves to a party.
func (b *builder) noteUse(d sim.Deed, to int) {
	switch d.Move {
	case sim.MovePromise, sim.MoveShareCredit:
		b.made[int(d.Index)] = true
	case sim.MoveKeep, sim.MoveBreak:
		b.settled[int(d.Index)] = true
	}
	if d.Concern >= 0 && d.Move == b.rules.Parties[to].Concerns[d.Concern].Answer {
		b.answers[to*sim.MaxConcerns+int(d.Concern)] = true
	}
}

// talk compiles meetings, follow-up, beats, choices and lines, in file order.
func (b *builder) talk() {
	d, r, out := b.doc, b.rules, b.out
	for i := range d.Meetings {
		m := &d.Meetings[i]
		out.Meetings = append(out.Meetings, m.ID.value)
		t := sim.Meeting{Start: b.beatIn(m.Start, i), Decision: -1, Days: int16(m.Costs.value), Patience: int16(m.Patience.value)}
		if !m.Patience.given() {
			t.Patience = r.Patience
		}
		for _, who := range m.With {
			if p := b.partyNamed(who); p >= 0 {
				t.With |= 1 << p
			}
		}
		r.Meetings = append(r.Meetings, t)
	}
	if d.FollowUp != nil {
		r.FollowUp = b.beatIn(d.FollowUp.Start, inFollowUp)
	}
	for i := range b.beats {
		b.beat(i)
	}
}

// remember gives a bit to each choice that a condition asks about, once all conditions are compiled.
func (b *builder) remember() {
	for i := range b.rules.Choices {
		b.rules.Choices[i].Said = -1
		if bit, asked := b.said[i]; asked {
			b.rules.Choices[i].Said = bit
		}
	}
}

func (b *builder) beat(i int) {
	at := b.beats[i]
	t := sim.Beat{Kind: b.kindOf(at), Says: b.lines(at.beat.Says, "says."+at.id.value, at.meeting)}
	b.out.Beats = append(b.out.Beats, at.id.value)
	for k, n := range []name{at.beat.Refuse, at.beat.Defer, at.beat.Conditional, at.beat.Accept} {
		t.Out[k] = b.target(n)
	}
	start := len(b.rules.Choices)
	for k := range at.beat.Choices {
		c := &at.beat.Choices[k]
		b.out.Choices = append(b.out.Choices, c.ID.value)
		moves := make([]string, 0, len(c.Moves))
		for _, m := range c.Moves {
			moves = append(moves, m.value)
		}
		b.out.moves = append(b.out.moves, moves)
		to := b.addressee(at, c)
		b.rules.Choices = append(b.rules.Choices, sim.Choice{
			When: b.cond(c.When), Deeds: b.deeds(c.Moves, at.meeting, to), Reply: b.lines(c.Reply, "reply."+c.ID.value, at.meeting),
			Next: b.target(c.Next), Beat: int16(i), To: int8(to),
		})
	}
	t.Choices = b.span(start, len(b.rules.Choices), "choices")
	b.rules.Beats = append(b.rules.Beats, t)
}

// kindOf tells what a beat is and reports a shape that is none.
func (b *builder) kindOf(at beatAt) sim.BeatKind {
	bt := at.beat
	leads := bt.Decide.value || bt.Accept.given() || bt.Conditional.given() || bt.Defer.given() || bt.Refuse.given()
	switch {
	case !leads && len(bt.Choices) == 0, leads && len(bt.Choices) > 0:
		b.add(codeBeatShape, at.id.pos, "id", at.id.value)
	case bt.Decide.value && at.meeting < 0, leads && !bt.Decide.value && at.meeting >= 0:
		b.add(codeDecidePlace, at.id.pos, "id", at.id.value)
	}
	if !leads {
		return sim.Talk
	}
	for k, n := range []name{bt.Refuse, bt.Defer, bt.Conditional, bt.Accept} {
		if !n.given() {
			b.add(codeOutcome, at.id.pos, "id", at.id.value, "outcome", sim.Outcome(k).String())
		}
	}
	if bt.Decide.value {
		return sim.Decide
	}
	return sim.Route
}

// lines compiles what they may say in one place of a meeting.
func (b *builder) lines(says []line, key string, meeting int) sim.Span {
	start := len(b.rules.Lines)
	for i := range says {
		b.rules.Lines = append(b.rules.Lines, sim.Line{When: b.cond(says[i].When)})
		b.out.Lines = append(b.out.Lines, lineKey(key, says, i))
		b.out.Moods = append(b.out.Moods, says[i].Mood.value)
		b.out.Who = append(b.out.Who, b.present(says[i].Who, meeting))
	}
	return b.span(start, len(b.rules.Lines), "lines")
}

// lineKey is the text key of one line: a lone line needs no id.
func lineKey(key string, says []line, i int) string {
	if len(says) == 1 {
		return key
	}
	return key + "." + says[i].ID.value
}

func (b *builder) endings() {
	for i := range b.doc.Endings {
		e := &b.doc.Endings[i]
		kind := sim.EndingKind(max(slices.Index(endingWords(), e.Kind.value), 0))
		b.out.Endings = append(b.out.Endings, e.ID.value)
		b.rules.Endings = append(b.rules.Endings, sim.Ending{Kind: kind, Scope: int16(e.Scope.value), When: b.cond(e.When)})
		if e.Kind.value != "" && (kind == sim.Substitute) != e.Scope.given() {
			b.add(codeScope, firstGiven(e.Scope.pos, e.ID.pos), "id", e.ID.value, "kind", e.Kind.value)
		}
	}
}

func (b *builder) notes() {
	b.out.Notes = make([]Note, len(b.choices))
	for _, e := range b.doc.Notes.entries {
		if i, ok := b.lookup(aChoice, e.id.value, e.id.pos); ok {
			b.out.Notes[i] = Note{Given: true, Mistake: e.value.Mistake.value, Principle: e.value.Principle.value}
		}
	}
}

// fingerprint is the scenario's hash: the compiled tables and the ids, no texts. Every number goes in as 8 bytes,
// little endian; a list or a text after its length; a struct as its exported fields in declared order. A field that
// came later goes in after its name, and only where it says something: what was hashed before it keeps its hash.
func (sc *Scenario) fingerprint() string {
	h := sha256.New()
	for _, part := range []any{
		formatVersion, *sc.Rules, sc.ID, sc.Counterparts, sc.Beats, sc.Choices, sc.Lines, sc.Meetings, sc.Endings, sc.Evidence,
		sc.Promises, sc.Activities, sc.Variations, sc.KPIs, sc.Concerns, sc.Currencies, sc.Before,
	} {
		digest(h, reflect.ValueOf(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func digest(h hash.Hash, v reflect.Value) {
	count := func(n uint64) {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], n)
		h.Write(b[:])
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if f.Tag.Get("hash") == "given" {
				if v.Field(i).IsZero() {
					continue
				}
				digest(h, reflect.ValueOf(f.Name))
			}
			digest(h, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		count(uint64(v.Len()))
		for i := range v.Len() {
			digest(h, v.Index(i))
		}
	case reflect.String:
		count(uint64(v.Len()))
		h.Write([]byte(v.String()))
	case reflect.Bool:
		count(uint64(truth(v.Bool())))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		count(v.Uint())
	default:
		count(uint64(v.Int()))
	}
}
