package sim

// run plays one command on a state. With a nil log nothing is recorded and nothing allocated: the search and the
// game take the same path.
type run struct {
	sc  *Scenario
	s   *State
	log *[]Event

	party   int8  // whom the line is said to
	deposit bool  // a contact outside of asks
	cause   Cause // of the events to come
	base    int16 // of the effect being applied, for the events
	uses    int16
	belief  int16
}

// them is whom the run is turned to. It keeps the index and no pointer to them: a pointer stored there would send every
// state of a search to the heap.
func (r *run) them() *Party { return &r.s.Parties[r.party] }

// cost is their K0.
func (r *run) cost() int32 { return r.s.cost(r.sc, int(r.party)) }

func (r *run) profile() *Profile { return &r.sc.Parties[r.party] }

// line applies the deeds of one line to party: evidence first, then move by move in the order of the file.
func (r *run) line(deeds []Deed, party int8, deposit bool) {
	r.party, r.deposit = party, deposit
	p := r.them()
	for _, d := range deeds {
		if d.Move == MoveEvidence && d.Amount > int16(p.Shown) {
			r.cause, r.base, r.uses = Cause(MoveEvidence), 0, 0
			r.note(InShown, d.Index, int32(p.Shown), int32(d.Amount))
			p.Shown = uint8(d.Amount)
		}
	}
	for _, d := range deeds {
		if int(d.Move) >= NumMoves { // a promise is settled with whom it was made to, whoever hears of it
			r.party = r.sc.Promises[d.Index].Party
			r.deed(d)
			r.party = party
			continue
		}
		r.deed(d)
	}
	if extra := len(deeds) - longLine; extra > 0 && !deposit {
		r.cause, r.base, r.uses = CauseLongLine, int16(longLineResistance*extra), 0
		r.set(&p.Resistance, InResistance, int32(p.Resistance)+int32(longLineResistance*extra), 0, MaxScore)
	}
}

// deed applies one deed and says what it changed of what the meters show.
func (r *run) deed(d Deed) {
	if r.log == nil {
		r.move(d)
		return
	}
	before := r.meters()
	r.move(d)
	*r.log = append(*r.log, Event{Cause: r.cause, Variable: InMeters, Party: r.party, Of: -1, Meters: r.meters().Sub(before)})
}

// move applies one deed: base effects, further effect, the concern it names, and one more use.
func (r *run) move(d Deed) {
	p, m := r.them(), d.Move
	if m == MoveThirdParty && !r.thirdPartyIsDue() {
		m = MoveGoOverHead
	}
	r.cause, r.belief = Cause(m), 0
	if int(m) >= NumMoves {
		r.settle(m, &r.sc.Promises[d.Index])
		return
	}
	uses := &p.Uses
	if r.deposit {
		uses = &p.Deposits
	}
	n := int32(uses[m])
	r.uses = int16(n)

	e := &effects[m]
	times := int32(1)
	if m == MoveEvidence {
		times = int32(d.Amount)
	}
	if e.competence != 0 {
		r.trust(&p.Competence, InCompetence, e.competence*times, n)
	}
	if e.character != 0 {
		r.trust(&p.Character, InCharacter, e.character, n)
	}
	if e.alignment != 0 {
		r.align(&p.Alignment, e.alignment*times, n)
	}
	if e.resistance != 0 {
		r.resist(&p.Resistance, e.resistance, n)
	}

	r.further(m, d, n)
	if d.Concern >= 0 && m.NamesConcern() {
		r.relieve(m, d.Concern)
	}
	if uses[m] < 255 {
		uses[m]++
	}
	if m.Destructive() && r.s.Unclean < 1<<15 {
		r.s.Unclean++
	}
}

// thirdPartyIsDue: after an ask, an attempt at a named concern, and two decisions that were no agreement.
func (r *run) thirdPartyIsDue() bool {
	p := r.them()
	return p.Asked && p.Attempted && p.NoYet >= thirdPartyRefusals
}

// trust moves one kind of trust: gains shrink with the room left and with repetition; losses count twice and grow
// with it, for trust is lost faster than it is won (Slovic 1993).
func (r *run) trust(field *int16, v Variable, base, n int32) {
	if base < 0 {
		r.base = int16(base)
		r.set(field, v, int32(*field)+2*base*(2+n)/2, 0, MaxScore)
		return
	}
	r.gain(field, v, base, n)
}

func (r *run) gain(field *int16, v Variable, base, n int32) {
	r.base = int16(base)
	now := int32(*field)
	by := base * (MaxScore - now) / 1000
	r.set(field, v, now+worn(by, n), 0, MaxScore)
}

// worn is what a gesture is still worth after n of its kind.
func worn(by, n int32) int32 {
	if n == 0 {
		return by
	}
	return by * 2 / (2 + n)
}

func (r *run) align(field *int16, base, n int32) {
	if base < 0 {
		r.base = int16(base)
		r.set(field, InAlignment, int32(*field)+base*(2+n)/2, 0, MaxScore)
		return
	}
	r.gain(field, InAlignment, base, n)
}

// resist: pressure rises with repetition, its relief wears off.
func (r *run) resist(field *int16, base, n int32) {
	by := base * (2 + n) / 2
	if base < 0 {
		by = worn(base, n)
	}
	r.base = int16(base)
	r.set(field, InResistance, int32(*field)+by, 0, MaxScore)
}

// further applies what a move does beyond its base effects; it sees the values these left.
func (r *run) further(m Move, d Deed, n int32) {
	p := r.them()
	r.base = 0
	switch m {
	case MoveAsk:
		r.flag(&p.Asked, InAsked)
		r.reveal()
	case MoveDiagnose:
		r.set(&p.CostCut, InCostCut, int32(p.CostCut)+r.cost()/10, 0, r.cost())
	case MoveReduceCost:
		r.set(&p.CostCut, InCostCut, int32(p.CostCut)+r.cost()/4, 0, r.cost())
	case MoveVague:
		r.set(&p.CostAdded, InCostAdded, int32(p.CostAdded)+r.cost()/10, 0, r.cost())
	case MoveLinkKPI:
		belief := credibility(p.Competence)
		if p.Shown == 0 {
			belief /= 2
		}
		r.claim(&p.Linked[d.Index], InLinked, d.Index, d.Amount, belief)
	case MoveShareCredit, MovePromise:
		r.promise(&r.sc.Promises[d.Index])
	case MovePhase:
		if d.Amount < p.Scope {
			r.set(&p.Scope, InScope, int32(d.Amount), 0, 100)
		}
	case MoveShareInfo:
		r.depositGoodwill(shareInfoGoodwill, n)
	case MoveHelp:
		r.depositGoodwill(helpGoodwill, n)
	case MoveThirdParty:
		r.base = thirdPartyValue
		r.set(&p.Value, InValue, int32(p.Value)+thirdPartyValue, 0, MaxValue)
	}
}

// credibility is how far a claim is believed, 400..1000, at trust t.
func credibility(t int16) int32 { return 400 + 6*int32(t)/10 }

// claim puts what exceeds an earlier claim of the same kind on the table, as far as it is believed, and returns
// what it added. Nothing counts twice.
func (r *run) claim(most *int16, v Variable, of int8, amount int16, belief int32) int32 {
	more := int32(amount) - int32(*most)
	if more <= 0 {
		return 0
	}
	r.note(v, of, int32(*most), int32(amount))
	*most = amount
	r.base, r.belief = int16(more), int16(belief)
	value := &r.them().Value
	before := *value
	r.set(value, InValue, int32(before)+more*belief/1000, 0, MaxValue)
	r.base, r.belief = 0, 0
	return int32(*value) - int32(before)
}

// promise offers a currency and opens the promise; a claim of the same currency made earlier counts only once.
func (r *run) promise(pr *Promise) {
	p, slot := r.them(), pr.Slot
	added := r.claim(&p.Offered[pr.Currency], InOffered, pr.Currency, pr.Amount, credibility(p.Character))
	if added != 0 {
		r.note(InPromised, slot, int32(p.Promised[slot]), int32(p.Promised[slot])+added)
		p.Promised[slot] += int16(added)
	}
	if p.Promise[slot] == NotPromised {
		r.note(InPromise, slot, int32(NotPromised), int32(PromiseOpen))
		p.Promise[slot] = PromiseOpen
	}
}

// settle keeps or breaks an open promise. A broken one takes back what it had put on the table.
func (r *run) settle(m Move, pr *Promise) {
	p, slot := r.them(), pr.Slot
	if p.Promise[slot] != PromiseOpen {
		return
	}
	r.uses = 0
	if m == MoveKeep {
		r.gain(&p.Character, InCharacter, keptCharacter, 0)
		r.note(InPromise, slot, int32(PromiseOpen), int32(PromiseKept))
		p.Promise[slot] = PromiseKept
		return
	}
	r.trust(&p.Character, InCharacter, brokenCharacter, 0)
	r.base = brokenGoodwill
	r.set(&p.Goodwill, InGoodwill, int32(p.Goodwill)+brokenGoodwill, -MaxGoodwill, MaxGoodwill)
	r.base = 0
	r.set(&p.Value, InValue, int32(p.Value)-int32(p.Promised[slot]), 0, MaxValue)
	r.note(InPromised, slot, int32(p.Promised[slot]), 0)
	p.Promised[slot] = 0
	r.note(InPromise, slot, int32(PromiseOpen), int32(PromiseBroken))
	p.Promise[slot] = PromiseBroken
}

// depositGoodwill pays into the emotional bank account; in an ask the same gesture is only a gesture.
func (r *run) depositGoodwill(base, n int32) {
	if r.deposit {
		r.base = int16(base)
		goodwill := &r.them().Goodwill
		r.set(goodwill, InGoodwill, int32(*goodwill)+worn(base, n), -MaxGoodwill, MaxGoodwill)
	}
}

// reveal voices the first unknown concern whose gate the trust reaches.
func (r *run) reveal() {
	p := r.them()
	trust := p.trust()
	for i, c := range r.profile().Concerns {
		if p.Known&(1<<i) == 0 && int32(c.Gate) <= trust {
			r.note(InKnown, int8(i), 0, 1)
			p.Known |= 1 << i
			return
		}
	}
}

// relieve aims the move at a concern: its own answer relieves it in full, another constructive move in part, and
// either does half while the concern is unknown.
func (r *run) relieve(m Move, concern int8) {
	p, c := r.them(), &r.profile().Concerns[concern]
	r.flag(&p.Attempted, InAttempted)
	relief := int32(p.Relief[concern])
	by, most := int32(named), int32(namedAtMost)
	if m == c.Answer {
		by, most = answered, MaxScore
	}
	r.base = int16(by)
	if p.Known&(1<<concern) == 0 {
		by /= 2
	}
	if to := max(relief, min(relief+by, most)); to != relief {
		r.note(InRelief, concern, relief, to)
		p.Relief[concern] = int16(to)
	}
}

// set stores a clamped value and records the change, if there is one.
func (r *run) set(field *int16, v Variable, to, low, high int32) {
	to = min(max(to, low), high)
	if r.log != nil && to != int32(*field) {
		r.record(v, -1, int32(*field), to)
	}
	*field = int16(to)
}

func (r *run) flag(field *bool, v Variable) {
	if !*field {
		r.note(v, -1, 0, 1)
		*field = true
	}
}

func (r *run) note(v Variable, of int8, from, to int32) {
	if r.log != nil {
		r.record(v, of, from, to)
	}
}

// record is apart from note, so that a search, which records nothing, runs through less code.
func (r *run) record(v Variable, of int8, from, to int32) {
	*r.log = append(*r.log, Event{Cause: r.cause, Variable: v, Party: r.party, Of: of, From: from, To: to,
		Base: r.base, Uses: r.uses, Belief: r.belief})
}

func (r *run) meters() Meters {
	p, profile := r.them(), r.profile()
	return Meters{p.trust(), p.alignment(profile), p.exchange(profile, r.cost())}
}
