package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"sync"

	"parley/sim"
)

// Quarter is the campaign ready to be played. Slices without another word are indexed as the tables of Rules are.
type Quarter struct {
	Rules *sim.Calendar

	ID, Language string
	Languages    []string // of the texts, the base first
	Hash         string   // hex SHA-256 of the tables and ids and of the scenarios' hashes, without the texts

	People, Activities, Promises, Requests, Surprises []string   // ids; those of requests are the scenarios'
	Answers                                           [][]string // by surprise
	Scenarios                                         []*Scenario
	ActivityIcons, SurpriseIcons                      []string
	Strategies                                        []QuarterStrategy

	texts map[string]map[string]string
	told  map[string]int // variants of a text, by key without its number
}

// QuarterFile is the file in a folder that makes it a quarter.
const QuarterFile = "quarter.yaml"

const (
	quarterFolder = "campaign"
	anyone        = "any" // of whom a text speaks that no person has
)

// Text returns a text by its key in the translation files; in the base language where it is not translated, empty
// where there is none.
func (q *Quarter) Text(lang, key string) string {
	if s, ok := q.texts[lang][key]; ok {
		return s
	}
	return q.texts[q.Language][key]
}

// Did returns one of the texts that say what came of an activity with somebody: the person's own and, after them,
// anybody's. n picks among them: counted up it comes to each before one returns.
func (q *Quarter) Did(lang string, activity, person int, n uint64) string {
	key := "did." + q.Activities[activity] + "."
	own, all := uint64(q.told[key+q.People[person]]), uint64(q.told[key+anyone])
	if own+all == 0 {
		return ""
	}
	if n %= own + all; n < own {
		return q.Text(lang, key+q.People[person]+"."+strconv.FormatUint(n+1, 10))
	}
	return q.Text(lang, key+anyone+"."+strconv.FormatUint(n-own+1, 10))
}

var loadedQuarter = sync.OnceValues(func() (*Quarter, error) {
	sub, err := fs.Sub(shipped, quarterFolder)
	if err != nil {
		return nil, fmt.Errorf("load the quarter: %w", err)
	}
	q, report := CheckQuarter(sub, "scenarios/"+quarterFolder)
	if q == nil {
		return nil, fmt.Errorf("load the quarter: %d errors, the first: %s", report.Errors(), firstError(report))
	}
	return q, nil
})

// LoadQuarter returns the quarter that comes with the program. It is read once and shared: nobody may change it. A
// quarter with errors is an error.
func LoadQuarter() (*Quarter, error) { return loadedQuarter() }

// CheckQuarter reads the quarter in the root of fsys and reports everything that is wrong with it. Paths in the report
// begin with name. The quarter is nil when the report has an error. A request whose scenario is not shipped is left
// out of the rules: nobody asks for it.
func CheckQuarter(fsys fs.FS, name string) (*Quarter, Report) {
	c := &collector{shipped: true}
	root, src := c.open(fsys, QuarterFile, name)
	if root == nil {
		return nil, c.report()
	}
	var d quarterFile
	if !c.fileOf(root, src, &d) {
		return nil, c.report()
	}
	b := &quarterBuilder{collector: c, doc: &d, rules: &sim.Calendar{}}
	b.out = &Quarter{Rules: b.rules, ID: d.ID.value, Language: d.Language.value, told: map[string]int{}}
	b.compile()
	b.out.texts = b.translations(fsys, name, QuarterFile, d.ID.value, d.Language.value, &b.texts, nil)
	b.out.texts[d.Language.value] = map[string]string{}
	for key, t := range b.texts.byKey {
		b.placeholders(t, nil, func(string) {})
		b.out.texts[d.Language.value][key] = t.value
	}
	report := c.report()
	if c.failed {
		return nil, report
	}
	b.out.Languages = append([]string{b.out.Language}, slices.DeleteFunc(slices.Sorted(maps.Keys(b.out.texts)),
		func(l string) bool { return l == b.out.Language })...)
	b.out.Hash = b.out.fingerprint()
	return b.out, report
}

// quarterBuilder turns a quarter's document into tables, as builder does a scenario's.
type quarterBuilder struct {
	*collector
	doc   *quarterFile
	rules *sim.Calendar
	out   *Quarter
	texts texts
}

// find returns the index of a name, reporting one that nothing has.
func (b *quarterBuilder) find(kind string, id name, all []string) int {
	i := slices.Index(all, id.value)
	if i < 0 && id.value != "" {
		b.add(codeUnknownName, id.pos, "kind", kind, "id", id.value, "near", b.guess(id.value, all), "allowed", listed(all))
	}
	return i
}

func (b *quarterBuilder) compile() {
	d, r := b.doc, b.rules
	r.Weeks, r.Slots, r.Early = int8(d.Weeks.value), int8(d.Slots.value), int8(d.Early.value)
	r.Drawn = int8(min(d.Surprised.value, int64(len(d.Surprises.entries))))
	b.texts.put("title", d.Title)
	b.texts.put("brief", d.Brief)
	b.people()
	for _, e := range d.Promises.entries {
		b.out.Promises = append(b.out.Promises, e.id.value)
	}
	for _, e := range d.Requests.entries {
		b.out.Requests = append(b.out.Requests, e.id.value)
	}
	b.activities()
	b.requests()
	b.promises()
	b.surprises()
	if n := len(d.Calendar); int64(n) != d.Weeks.value && d.Weeks.given() {
		b.add(codeRange, d.Weeks.pos, "value", d.Weeks.text(), "min", strconv.Itoa(n), "max", strconv.Itoa(n))
	}
	for i, t := range d.Calendar {
		b.texts.put("week."+strconv.Itoa(i+1), t)
	}
	b.review()
	b.strategies()
}

// text is the number as it is written.
func (n number) text() string { return strconv.FormatInt(n.value, 10) }

func (b *quarterBuilder) people() {
	for _, e := range b.doc.People.entries {
		b.find(aParty, e.id, castIDs())
		b.out.People = append(b.out.People, e.id.value)
		b.rules.People = append(b.rules.People, sim.Stance{
			Competence: int16(e.value.Competence.value), Character: int16(e.value.Character.value),
			Goodwill: int16(e.value.Goodwill.value), Alignment: int16(e.value.Alignment.value),
		})
	}
}

func (b *quarterBuilder) activities() {
	for _, e := range b.doc.Activities.entries {
		a, key := e.value, "activity."+e.id.value
		contact := sim.Contact{Slots: int8(a.Slots.value), Gestures: b.gestures(a.Moves, -1)}
		for _, n := range a.With {
			if i := b.find(aParty, n, b.out.People); i >= 0 {
				contact.With |= 1 << i
			}
		}
		b.rules.Contacts = append(b.rules.Contacts, contact)
		b.out.Activities, b.out.ActivityIcons = append(b.out.Activities, e.id.value), append(b.out.ActivityIcons, a.Icon.value)
		b.texts.put(key+".title", a.Title)
		b.texts.put(key+".text", a.Text)
		for _, who := range a.Did.entries {
			b.find(aParty, who.id, append([]string{anyone}, b.out.People...))
			for i, t := range who.value {
				b.texts.put("did."+e.id.value+"."+who.id.value+"."+strconv.Itoa(i+1), t)
			}
			b.out.told["did."+e.id.value+"."+who.id.value] = len(who.value)
		}
	}
}

// gestures compiles what is done to somebody.
func (b *quarterBuilder) gestures(moves []phrase, person int) sim.Span {
	start := len(b.rules.Gestures)
	for _, m := range moves {
		if d, ok := b.gesture(m); ok {
			b.rules.Gestures = append(b.rules.Gestures, sim.Gesture{Person: int8(person), Deed: d})
		}
	}
	return sim.Span{Start: uint16(start), End: uint16(len(b.rules.Gestures))}
}

// gesturesOf compiles what is done to several people.
func (b *quarterBuilder) gesturesOf(moves table[[]phrase]) sim.Span {
	from := len(b.rules.Gestures)
	for _, to := range moves.entries {
		if person := b.find(aParty, to.id, b.out.People); person >= 0 {
			b.gestures(to.value, person)
		}
	}
	return sim.Span{Start: uint16(from), End: uint16(len(b.rules.Gestures))}
}

// outsideMoves are the moves that need nothing of a scenario.
var outsideMoves = []sim.Move{
	sim.MovePolite, sim.MoveAcknowledge, sim.MoveAsk, sim.MoveDiagnose, sim.MoveReduceCost, sim.MoveShareCredit,
	sim.MoveCoverRisk, sim.MoveOptions, sim.MoveCriteria, sim.MoveShareInfo, sim.MoveHelp, sim.MoveOwnMistake,
	sim.MovePromise, sim.MoveCommand, sim.MoveVague, sim.MoveSelfCentred, sim.MoveBlame, sim.MoveThreaten,
	sim.MoveOverclaim, sim.MoveGoOverHead,
}

// gesture reads a move. A promise names the pledge it makes; crediting somebody may.
func (b *quarterBuilder) gesture(p phrase) (sim.Deed, bool) {
	words := p.words()
	if len(words) == 0 {
		return sim.Deed{}, false // an empty text, reported when read
	}
	var names []string
	for _, m := range outsideMoves {
		names = append(names, m.String())
	}
	i := b.find(aMove, name{scalar{pos: words[0].at, value: words[0].text}}, names)
	if i < 0 {
		return sim.Deed{}, false
	}
	d := sim.Deed{Move: outsideMoves[i], Concern: -1, Index: -1}
	switch takes := d.Move == sim.MovePromise || d.Move == sim.MoveShareCredit; {
	case len(words) > 2 || len(words) == 2 && !takes:
		b.add(codeExtraArg, words[len(words)-1].at, "move", d.Move.String(), "arg", words[len(words)-1].text)
		return d, false
	case len(words) == 2:
		k := b.find(aPromise, name{scalar{pos: words[1].at, value: words[1].text}}, b.out.Promises)
		d.Index = int8(k)
		return d, k >= 0
	case d.Move == sim.MovePromise:
		b.add(codeMissingArg, words[0].at, "move", d.Move.String(), "kind", aPromise)
		return d, false
	}
	return d, true
}

func (b *quarterBuilder) requests() {
	for _, e := range b.doc.Requests.entries {
		b.texts.put("request."+e.id.value, e.value.Text)
		r := sim.Request{Due: int8(e.value.Due.value)}
		var sc *Scenario
		if slices.Contains(Shipped(), e.id.value) {
			sc = b.scenario(e.id, &r)
		}
		b.out.Scenarios = append(b.out.Scenarios, sc)
		b.rules.Requests = append(b.rules.Requests, r)
	}
}

// scenario reads a request's scenario: who sits in it, and what it asks about the scenarios before it.
func (b *quarterBuilder) scenario(id name, r *sim.Request) *Scenario {
	sc, err := Load(id.value)
	if err != nil {
		b.add(codeUnknownName, id.pos, "kind", "scenario", "id", id.value)
		return nil
	}
	r.Scenario = sc.Rules
	for _, person := range sc.Counterparts {
		r.People = append(r.People, int8(b.find(aParty, name{scalar{pos: id.pos, value: person}}, b.out.People)))
	}
	for _, before := range sc.Before {
		r.Before = append(r.Before, int8(slices.Index(b.out.Requests, before)))
	}
	return sc
}

func (b *quarterBuilder) promises() {
	for i, e := range b.doc.Promises.entries {
		p, key := e.value, "promise."+e.id.value
		others := uint8(0)
		for _, n := range p.Others {
			if i := b.find(aParty, n, b.out.People); i >= 0 {
				others |= 1 << i
			}
		}
		b.rules.Pledges = append(b.rules.Pledges, sim.Pledge{
			Person: int8(b.find(aParty, p.To, b.out.People)), Amount: int16(p.Worth.value),
			Slots: int8(p.Slots.value), After: int8(p.After.value), Others: others,
		})
		b.texts.put(key, p.Text)
		b.texts.put(key+".due", p.Due)
		b.texts.put(key+".kept", p.Kept)
		b.texts.put(key+".told", p.Told)
		b.texts.put(key+".lapsed", p.Lapsed)
		b.carried(i, e.value)
	}
}

// carried ties a promise to the standoff it is made in. A later standoff that declares a promise of the same name
// knows what became of it.
func (b *quarterBuilder) carried(pledge int, p pledge) {
	words := p.From.words()
	if len(words) == 0 {
		return
	}
	if len(words) != 2 {
		b.add(codeUnknownName, p.From.pos, "kind", aPromise, "id", p.From.value)
		return
	}
	from := b.find("scenario", name{scalar{pos: words[0].at, value: words[0].text}}, b.out.Requests)
	if from < 0 || b.out.Scenarios[from] == nil {
		return
	}
	b.find(aPromise, name{scalar{pos: words[1].at, value: words[1].text}}, b.out.Scenarios[from].Promises)
	for i := from; i < len(b.out.Scenarios); i++ {
		sc := b.out.Scenarios[i]
		if sc == nil {
			continue
		}
		if k := slices.Index(sc.Promises, words[1].text); k >= 0 {
			b.rules.Requests[i].Carried = append(b.rules.Requests[i].Carried,
				sim.Carried{Promise: int8(k), Pledge: int8(pledge), RunsOn: p.RunsOn.value && i == from})
		}
	}
}

func (b *quarterBuilder) surprises() {
	seen := map[string]bool{}
	for _, e := range b.doc.Surprises.entries {
		s, key := e.value, "surprise."+e.id.value
		if s.To.value < s.From.value || s.To.value > b.doc.Weeks.value {
			b.add(codeRange, s.To.pos, "value", s.To.text(), "min", s.From.text(), "max", b.doc.Weeks.text())
		}
		b.texts.put(key+".title", s.Title)
		b.texts.put(key+".text", s.Text)
		start, free := len(b.rules.Reactions), false
		var ids []string
		for _, a := range s.Choices {
			if seen[a.ID.value] {
				b.add(codeDuplicateID, a.ID.pos, "id", a.ID.value, "kind", aChoice)
			}
			seen[a.ID.value] = true
			free = free || a.Slots.value == 0
			ids = append(ids, a.ID.value)
			b.texts.put("answer."+a.ID.value, a.Text)
			b.texts.put("answer."+a.ID.value+".reply", a.Reply)
			b.rules.Reactions = append(b.rules.Reactions, sim.Reaction{Slots: int8(a.Slots.value), Gestures: b.gesturesOf(a.Moves)})
		}
		if !free {
			b.add(codeDeadEnd, e.id.pos, "id", e.id.value) // nothing can be done about it in a full week
		}
		b.out.Surprises, b.out.SurpriseIcons = append(b.out.Surprises, e.id.value), append(b.out.SurpriseIcons, s.Icon.value)
		b.out.Answers = append(b.out.Answers, ids)
		b.rules.Surprises = append(b.rules.Surprises, sim.Surprise{
			From: int8(s.From.value), To: int8(s.To.value), Reactions: sim.Span{Start: uint16(start), End: uint16(len(b.rules.Reactions))},
		})
	}
}

func (b *quarterBuilder) review() {
	chen, wu := b.doc.Review.Chen, b.doc.Review.Wu
	for _, said := range []struct {
		key string
		text
	}{
		{"chen.all", chen.All}, {"chen.broken", chen.Broken}, {"chen.most", chen.Most}, {"chen.some", chen.Some}, {"chen.none", chen.None},
		{"wu.bank", wu.Bank}, {"wu.even", wu.Even}, {"wu.cold", wu.Cold}, {"wu.broken", wu.Broken},
		{"wu.pressed", wu.Pressed}, {"wu.quit", wu.Quit},
	} {
		b.texts.put("review."+said.key, said.text)
	}
}

// fingerprint is the quarter's hash.
func (q *Quarter) fingerprint() string {
	h := sha256.New()
	r := q.Rules
	parts := []any{
		formatVersion, q.ID, r.Weeks, r.Slots, r.Early, r.Drawn, r.People, r.Contacts, r.Pledges, r.Surprises, r.Reactions,
		r.Gestures, q.People, q.Activities, q.Promises, q.Requests, q.Surprises, q.Answers,
	}
	for i, request := range r.Requests {
		parts = append(parts, request.Due, request.People, request.Before, request.Carried)
		if sc := q.Scenarios[i]; sc != nil {
			parts = append(parts, sc.Hash)
		}
	}
	for _, part := range parts {
		digest(h, reflect.ValueOf(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Order returns an order by the names that records spell: what it is about and, for an activity, with whom.
func (q *Quarter) Order(do, what, with string, now *sim.Quarter) (sim.Order, bool) {
	var all []string
	o := sim.Order{}
	switch do {
	case sim.Spend.String():
		o.Do, all = sim.Spend, q.Activities
		o.With = int8(slices.Index(q.People, with))
	case sim.Keep.String():
		o.Do, all = sim.Keep, q.Promises
	case sim.Break.String():
		o.Do, all = sim.Break, q.Promises
	case sim.Answer.String():
		o.Do = sim.Answer
		if i := now.Pending(); i >= 0 {
			all = q.Answers[now.Drawn[i].Surprise]
		}
	case sim.Ask.String():
		o.Do, all = sim.Ask, q.Requests
	case sim.EndWeek.String():
		return sim.Order{Do: sim.EndWeek}, what == "" && with == ""
	}
	o.What = int8(slices.Index(all, what))
	return o, o.What >= 0 && o.With >= 0 && (o.Do == sim.Spend || with == "")
}

// Names returns what an order is about and with whom, as records spell it.
func (q *Quarter) Names(o sim.Order, now *sim.Quarter) (what, with string) {
	switch o.Do {
	case sim.Spend:
		return q.Activities[o.What], q.People[o.With]
	case sim.Keep, sim.Break:
		return q.Promises[o.What], ""
	case sim.Answer:
		return q.Answers[now.Drawn[now.Pending()].Surprise][o.What], ""
	case sim.Ask:
		return q.Requests[o.What], ""
	}
	return "", ""
}
