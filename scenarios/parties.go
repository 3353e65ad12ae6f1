package scenarios

import (
	"slices"
	"strconv"

	"parley/sim"
)

// atTable puts the one counterpart of a file that names no parties among them, so that everything after reading knows
// one shape. start is where the file begins.
func (c *collector) atTable(d *document, start pos) {
	if d.Parties != nil {
		for _, p := range []struct {
			key   string
			given bool
		}{
			{"counterpart", d.Counterpart.value != ""}, {"profile", d.Profile != nil}, {"stance", d.Stance != nil}, {"concerns", d.Concerns != nil},
		} {
			if p.given {
				c.add(codeBothParties, start, "key", p.key)
			}
		}
		if len(d.Parties) == 0 {
			c.add(codeMissingKey, start, "key", "counterpart")
			d.Parties = []party{{}}
		}
		return
	}
	one := party{Counterpart: d.Counterpart, Concerns: d.Concerns}
	if !d.Counterpart.given() {
		c.add(codeMissingKey, start, "key", "counterpart")
	}
	if d.Profile == nil {
		c.add(codeMissingKey, start, "key", "profile")
	} else {
		one.Profile = *d.Profile
	}
	if d.Stance == nil {
		c.add(codeMissingKey, start, "key", "stance")
	} else {
		one.Stance = *d.Stance
	}
	d.Parties = []party{one}
}

// parties compiles the counterparts. The least patient of them says how long a meeting may take.
func (b *builder) parties() {
	people := castIDs()
	for i := range b.doc.Parties {
		p := &b.doc.Parties[i]
		if id := p.Counterpart; id.value != "" && !slices.Contains(people, id.value) {
			b.unknown(aParty, id.value, id.pos, people)
		}
		b.out.Counterparts = append(b.out.Counterparts, p.Counterpart.value)
		b.party(p)
		if patience := int16(p.Stance.Patience.value); i == 0 || patience < b.rules.Patience {
			b.rules.Patience = patience
		}
	}
	for _, e := range b.doc.Evidence.entries {
		b.out.Evidence = append(b.out.Evidence, e.id.value)
		b.rules.Evidence = append(b.rules.Evidence, int16(e.value.Quality.value))
	}
	slots := make([]int8, len(b.doc.Parties))
	for _, e := range b.doc.Promises.entries {
		to := b.promisedTo(e)
		b.promise(e, to, slots[to])
		slots[to]++
	}
}

func (b *builder) party(p *party) {
	w, st := p.Profile.Weights, p.Stance
	t := sim.Profile{
		Trust: int16(w.Trust.value), Alignment: int16(w.Alignment.value), Exchange: int16(w.Exchange.value),
		Floor: int16(p.Profile.Floor.value), Authority: int16(p.Profile.Authority.value),
		StartCompetence: int16(st.Competence.value), StartCharacter: int16(st.Character.value),
		StartAlignment: int16(st.Alignment.value), StartGoodwill: int16(st.Goodwill.value), Cost: int16(st.Cost.value),
	}
	if sum := w.Trust.value + w.Alignment.value + w.Exchange.value; w.Trust.given() && w.Alignment.given() && w.Exchange.given() && sum != 1000 {
		b.add(codeWeights, w.Trust.pos, "sum", strconv.FormatInt(sum, 10))
	}
	var kpis, concerns, currencies, causes, conflicts []string
	for _, k := range p.Profile.KPIs {
		kpis = append(kpis, k.ID.value)
		t.KPIs = append(t.KPIs, sim.KPI{Weight: int16(k.Weight.value), Known: k.Known.value})
	}
	for _, e := range p.Profile.Currencies.entries {
		currencies = append(currencies, e.id.value)
		t.Currencies = append(t.Currencies, int16(e.value.value))
	}
	for _, cn := range p.Concerns {
		concerns = append(concerns, cn.ID.value)
		causes, conflicts = append(causes, cn.Cause.value), append(conflicts, cn.Conflict.value)
		answer, _ := moveOf(cn.Answer.value)
		t.Concerns = append(t.Concerns, sim.Concern{
			Weight: int16(cn.Weight.value), Gate: int16(cn.Gate.value), Answer: answer, RedLine: cn.RedLine.value,
		})
	}
	b.rules.Parties = append(b.rules.Parties, t)
	out := b.out
	out.KPIs, out.Concerns, out.Currencies = append(out.KPIs, kpis), append(out.Concerns, concerns), append(out.Currencies, currencies)
	out.Causes, out.Conflicts = append(out.Causes, causes), append(out.Conflicts, conflicts)
}

// promisedTo is the party a promise is made to.
func (b *builder) promisedTo(e entry[promise]) int {
	to := b.partyNamed(e.value.To)
	if to < 0 && len(b.doc.Parties) > 1 && !e.value.To.given() {
		b.add(codeToWhom, e.id.pos, "kind", aPromise, "id", e.id.value)
	}
	return max(to, 0)
}

func (b *builder) promise(e entry[promise], to int, slot int8) {
	p := e.value
	b.out.Promises = append(b.out.Promises, e.id.value)
	t := sim.Promise{Party: int8(to), Slot: slot}
	if p.Currency.value != "" {
		currencies := &b.doc.Parties[to].Profile.Currencies
		c := slices.IndexFunc(currencies.entries, func(e entry[weight]) bool { return e.id.value == p.Currency.value })
		if c < 0 {
			b.unknown(aCurrency, p.Currency.value, p.Currency.pos, b.out.Currencies[to])
		} else {
			b.use(aCurrency, to*sim.MaxCurrencies+c)
			t.Currency = int8(c)
			t.Amount = int16(currencies.entries[c].value.value * sizes[p.Size.value] / 1000)
		}
	}
	b.rules.Promises = append(b.rules.Promises, t)
	if due := p.Due.value; due != "" && due != followUpName {
		b.lookup(aMeeting, due, p.Due.pos)
	}
}

// partyNamed is the number of a counterpart, -1 where none is named.
func (b *builder) partyNamed(n name) int {
	if n.value == "" {
		return -1
	}
	i, ok := b.lookup(aParty, n.value, n.pos)
	if !ok {
		return -1
	}
	return i
}

// present is partyNamed for whoever speaks or is spoken to in a meeting: they have to be at the table.
func (b *builder) present(n name, meeting int) int8 {
	i := b.partyNamed(n)
	if i < 0 || meeting < 0 || len(b.doc.Meetings[meeting].With) == 0 {
		return int8(i)
	}
	m := &b.doc.Meetings[meeting]
	if !slices.ContainsFunc(m.With, func(w name) bool { return w.value == n.value }) {
		b.add(codeAbsent, n.pos, "id", n.value, "meeting", m.ID.value)
	}
	return int8(i)
}

// addressee is the party a choice is said to: the one it names, else the only one at the table, or the only one who
// speaks in its beat; -1: whom the player turned to last.
func (b *builder) addressee(at beatAt, c *choice) int {
	if c.To.given() {
		return int(b.present(c.To, at.meeting))
	}
	if len(b.doc.Parties) == 1 {
		return -1
	}
	if at.meeting >= 0 && len(b.doc.Meetings[at.meeting].With) == 1 {
		return b.partyNamed(b.doc.Meetings[at.meeting].With[0])
	}
	if len(at.beat.Says) == 0 {
		return -1
	}
	who := at.beat.Says[0].Who.value
	for _, l := range at.beat.Says {
		if l.Who.value != who {
			return -1
		}
	}
	if i, ok := b.names[aParty][who]; ok {
		return i
	}
	return -1
}

// belongs checks that what is named in a line is theirs whom the line is said to. Where there is one counterpart,
// everything is theirs.
func (b *builder) belongs(kind string, of int, w word, to int) bool {
	if len(b.doc.Parties) == 1 || of == to {
		return true
	}
	whose := b.doc.Parties[of].Counterpart.value
	if to < 0 {
		b.add(codeToWhom, w.at, "kind", kind, "id", w.text, "whose", whose)
		return false
	}
	b.add(codeOtherParty, w.at, "kind", kind, "id", w.text, "whose", whose, "to", b.doc.Parties[to].Counterpart.value)
	return false
}
