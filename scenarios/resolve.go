package scenarios

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/sim"
)

// builder turns a document into tables. It reports every name that nothing has and goes on, so that one pass finds
// all mistakes; what it builds is only used when there were none.
type builder struct {
	*collector
	doc   *document
	rules *sim.Scenario
	out   *Scenario

	names   map[string]map[string]int // by kind of thing, then id: index
	sorted  map[string][]string       // the ids of each kind, once they were asked for
	used    map[string]map[int]bool   // by kind of thing: what something refers to
	places  map[string]sim.Target     // what a jump can name
	beats   []beatAt
	choices []choiceAt
	said    map[int]int16    // bit of each choice that a condition asks about
	given   map[int]bool     // evidence that some activity gives
	before  map[string]int32 // bit of each scenario that a condition asks about
	answers map[int]bool     // concerns that some choice meets with their answer
	settled map[int]bool     // promises that some choice keeps or breaks
	made    map[int]bool     // promises that some choice makes
	texts   texts
	effort  int // steps left for deciding whether conditions are constant

	giftsLost bool // what some activity gives could not be read
}

// beatAt is a beat with its name and the meeting it belongs to, or inFollowUp.
type beatAt struct {
	id      name
	beat    *beat
	meeting int
}

type choiceAt struct {
	choice *choice
	beat   int
}

const followUpName = "follow-up"

// The kinds of things that have names, as messages call them.
const (
	aBeat, aMeeting, anEnding, aChoice   = "beat", "meeting", "ending", "choice"
	aConcern, aKPI, aPiece, aPromise     = "concern", "kpi", "evidence", "promise"
	aFact, aCurrency, anActivity         = "fact", "currency", "activity"
	aVariation, aParty, aMove, aLineName = "variation", "person", "move", "line"
	aQuestion, anOption                  = "question", "option"
	aVariable, aFunction, aGift          = "variable", "function", "gift"
)

// index gives every id its number and reports ids that stand twice.
func (b *builder) index() {
	d := b.doc
	for p := range d.Parties { // concerns and KPIs are known by their id alone, whoever's they are
		for i, c := range d.Parties[p].Concerns {
			b.declare(aConcern, c.ID, p*sim.MaxConcerns+i)
		}
	}
	for p := range d.Parties {
		for i, k := range d.Parties[p].Profile.KPIs {
			if _, twice := b.names[aConcern][k.ID.value]; twice {
				b.add(codeDuplicateID, k.ID.pos, "id", k.ID.value, "kind", aKPI) // knows("…") could not tell them apart
				continue
			}
			b.declare(aKPI, k.ID, p*sim.MaxKPIs+i)
		}
	}
	for i, e := range d.Evidence.entries {
		b.declare(aPiece, e.id, i)
	}
	for i, e := range d.Promises.entries {
		b.declare(aPromise, e.id, i)
	}
	for i, e := range d.Facts.entries {
		b.declare(aFact, e.id, i)
	}
	for i, v := range d.Variations {
		b.declare(aVariation, v.ID, i)
	}
	if d.Preparation != nil {
		for i, a := range d.Preparation.Activities {
			b.declare(anActivity, a.ID, i)
		}
	}
	for i := range d.Parties {
		b.declare(aParty, d.Parties[i].Counterpart, i)
	}
	b.indexPlaces()
}

func (b *builder) indexPlaces() {
	d := b.doc
	for i, m := range d.Meetings {
		b.settle(aMeeting, m.ID, sim.Target{Kind: sim.ToMeeting, Index: int16(i)})
		for k := range m.Beats.entries {
			e := &m.Beats.entries[k]
			b.indexBeat(e, i)
		}
	}
	if d.FollowUp != nil {
		for k := range d.FollowUp.Beats.entries {
			b.indexBeat(&d.FollowUp.Beats.entries[k], inFollowUp)
		}
	}
	for i, e := range d.Endings {
		b.settle(anEnding, e.ID, sim.Target{Kind: sim.ToEnding, Index: int16(i)})
	}
}

func (b *builder) indexBeat(e *entry[beat], meeting int) {
	at := len(b.beats)
	b.settle(aBeat, e.id, sim.Target{Kind: sim.ToBeat, Index: int16(at)})
	b.beats = append(b.beats, beatAt{e.id, &e.value, meeting})
	for i := range e.value.Choices {
		c := &e.value.Choices[i]
		b.declare(aChoice, c.ID, len(b.choices))
		b.choices = append(b.choices, choiceAt{c, at})
	}
}

// declare gives an id of a kind its number.
func (b *builder) declare(kind string, id name, i int) {
	if id.value == "" {
		return
	}
	all := b.names[kind]
	if all == nil {
		all = map[string]int{}
		b.names[kind] = all
	}
	if _, twice := all[id.value]; twice {
		b.add(codeDuplicateID, id.pos, "id", id.value, "kind", kind)
		return
	}
	all[id.value] = i
}

// settle declares a place to jump to; beats, meetings and endings share their names.
func (b *builder) settle(kind string, id name, t sim.Target) {
	switch _, twice := b.places[id.value]; {
	case id.value == "":
	case id.value == followUpName:
		b.add(codeReservedID, id.pos, "id", id.value, "kind", kind)
	case twice:
		b.add(codeDuplicateID, id.pos, "id", id.value, "kind", kind)
	default:
		b.places[id.value] = t
		b.declare(kind, id, int(t.Index))
	}
}

// lookup finds the number of a name and remembers that it was used.
func (b *builder) lookup(kind, id string, at pos) (int, bool) {
	i, ok := b.names[kind][id]
	if !ok {
		b.unknown(kind, id, at, b.known(kind))
		return 0, false
	}
	b.use(kind, i)
	return i, true
}

// use remembers that something refers to a thing.
func (b *builder) use(kind string, i int) {
	if b.used[kind] == nil {
		b.used[kind] = map[int]bool{}
	}
	b.used[kind][i] = true
}

// known lists the ids of a kind, sorted. Ids are declared before the first is looked up.
func (b *builder) known(kind string) []string {
	if b.sorted[kind] == nil {
		b.sorted[kind] = slices.Sorted(maps.Keys(b.names[kind]))
	}
	return b.sorted[kind]
}

func (b *builder) unknown(kind, id string, at pos, candidates []string) {
	b.add(codeUnknownName, at, "kind", kind, "id", id, "near", b.guess(id, candidates), "allowed", listed(candidates))
}

// target resolves a jump. What was reported already, an empty name, is passed over.
func (b *builder) target(n name) sim.Target {
	nowhere := sim.Target{Kind: sim.ToBeat, Index: -1}
	if n.value == "" {
		return nowhere
	}
	if n.value == followUpName {
		if b.doc.FollowUp == nil {
			b.add(codeNoTarget, n.pos, "id", n.value)
			return nowhere
		}
		return sim.Target{Kind: sim.ToFollowUp}
	}
	t, ok := b.places[n.value]
	if !ok {
		b.add(codeNoTarget, n.pos, "id", n.value, "near", b.guess(n.value, slices.Sorted(maps.Keys(b.places))))
		return nowhere
	}
	return t
}

// beatIn resolves a start: a beat of the meeting, or of the follow-up.
func (b *builder) beatIn(n name, meeting int) int16 {
	if n.value == "" {
		return -1
	}
	var here []string
	for i, at := range b.beats {
		if at.meeting != meeting {
			continue
		}
		if at.id.value == n.value {
			return int16(i)
		}
		here = append(here, at.id.value)
	}
	b.add(codeNoTarget, n.pos, "id", n.value, "near", b.guess(n.value, here))
	return -1
}

// word is one word of a phrase with its place.
type word struct {
	text string
	at   pos
}

// maxWords is more than any phrase takes; what follows is not looked at.
const maxWords = 8

// words splits a phrase at spaces.
func (p phrase) words() []word {
	var all []word
	for rest, offset := p.value, 0; ; {
		trimmed := strings.TrimLeft(rest, " ")
		offset += len(rest) - len(trimmed)
		if trimmed == "" || len(all) == maxWords {
			return all
		}
		end := strings.IndexByte(trimmed+" ", ' ')
		all = append(all, word{trimmed[:end], p.at(offset)})
		rest, offset = trimmed[end:], offset+end
	}
}

// arguments are what each move takes, in order; the concern that may follow is not among them.
var arguments = map[sim.Move][]string{
	sim.MoveEvidence:    {aPiece},
	sim.MoveLinkKPI:     {aKPI, aFact},
	sim.MoveShareCredit: {aPromise},
	sim.MovePhase:       {"percent"},
	sim.MovePromise:     {aPromise},
	sim.MoveKeep:        {aPromise},
	sim.MoveBreak:       {aPromise},
}

// moveWords lists the moves' names; answers leaves only those that may be aimed at a concern.
func moveWords(answers bool) []string {
	var all []string
	for _, m := range sim.Moves() {
		if !answers || m.NamesConcern() {
			all = append(all, m.String())
		}
	}
	return all
}

func endingWords() []string {
	var all []string
	for _, k := range sim.EndingKinds() {
		all = append(all, k.String())
	}
	return all
}

// moveOf finds a move by name.
func moveOf(id string) (sim.Move, bool) {
	i := slices.Index(moveWords(false), id)
	return sim.Move(max(i, 0)), i >= 0
}

// deed reads a move with its arguments, said to a party.
func (b *builder) deed(p phrase, to int) (sim.Deed, bool) {
	words := p.words()
	if len(words) == 0 {
		return sim.Deed{}, false // an empty text, reported when read
	}
	m, ok := moveOf(words[0].text)
	if !ok {
		b.unknown(aMove, words[0].text, words[0].at, moveWords(false))
		return sim.Deed{}, false
	}
	d := sim.Deed{Move: m, Concern: -1, Index: -1}
	takes, args := arguments[m], words[1:]
	if len(args) < len(takes) {
		b.add(codeMissingArg, words[0].at, "move", m.String(), "kind", takes[len(args)])
		return d, false
	}
	ok = b.fillIn(&d, takes, args[:len(takes)], to)
	rest := args[len(takes):]
	if len(rest) == 0 {
		return d, ok
	}
	_, isConcern := b.names[aConcern][rest[0].text]
	switch {
	case len(rest) > 1 || !m.NamesConcern() && !isConcern:
		b.add(codeExtraArg, rest[len(rest)-1].at, "move", m.String(), "arg", rest[len(rest)-1].text)
		return d, false
	case !m.NamesConcern():
		b.add(codeNoConcern, rest[0].at, "move", m.String(), "arg", rest[0].text)
		return d, false
	}
	i, found := b.lookup(aConcern, rest[0].text, rest[0].at)
	d.Concern = int8(i % sim.MaxConcerns)
	return d, ok && found && b.belongs(aConcern, i/sim.MaxConcerns, rest[0], to)
}

// fillIn resolves the arguments that a move takes.
func (b *builder) fillIn(d *sim.Deed, takes []string, args []word, to int) bool {
	if d.Move == sim.MovePhase {
		percent, err := strconv.Atoi(strings.TrimSuffix(args[0].text, "%"))
		if err != nil || percent < 20 || percent > 90 || strings.HasSuffix(args[0].text, "%") {
			b.add(codePercent, args[0].at, "arg", args[0].text)
			return false
		}
		d.Amount = int16(percent)
		return true
	}
	var at [2]int
	for i, kind := range takes {
		n, ok := b.lookup(kind, args[i].text, args[i].at)
		if !ok {
			return false
		}
		at[i] = n
	}
	if len(takes) > 0 {
		d.Index = int8(at[0])
	}
	switch d.Move {
	case sim.MoveEvidence:
		d.Amount = int16(b.doc.Evidence.entries[at[0]].value.Quality.value)
	case sim.MoveLinkKPI:
		d.Index = int8(at[0] % sim.MaxKPIs)
		d.Amount = linked(*b.kpi(at[0]), b.doc.Facts.entries[at[1]].value.Value.value)
		return b.belongs(aKPI, at[0]/sim.MaxKPIs, args[0], to)
	case sim.MovePromise, sim.MoveShareCredit:
		return b.belongs(aPromise, int(b.rules.Promises[at[0]].Party), args[0], to)
	}
	return true
}

// kpi is the KPI with a number that lookup gave.
func (b *builder) kpi(i int) *kpi { return &b.doc.Parties[i/sim.MaxKPIs].Profile.KPIs[i%sim.MaxKPIs] }

// linked is what a fact is worth to a KPI: its weight in full, less in proportion.
func linked(k kpi, fact int64) int16 {
	full := max(k.Full.value, 1)
	return int16(k.Weight.value * min(1000, 1000*max(fact, 0)/full) / 1000)
}
