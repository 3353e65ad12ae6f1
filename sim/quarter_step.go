package sim

// Order is what a player may do in a quarter.
type Order struct {
	Do   OrderKind
	What int8 // activity, pledge, reaction among the surprise's own, or request; 0 for EndWeek
	With int8 // person, for Spend; else 0
}

// OrderKind tells what an order does.
type OrderKind uint8

const (
	Spend   OrderKind = iota // slots on an activity with somebody
	Keep                     // a promise in the week it is due
	Break                    // tell them, in the week it is due, that it will not be kept
	Answer                   // a surprise
	Ask                      // open a request; its standoff is on until CloseRequest
	EndWeek                  // go on to the next
)

var orderNames = [...]string{"spend", "keep", "break", "answer", "ask", "week"}

// String returns the order's name as records spell it.
func (k OrderKind) String() string {
	if int(k) < len(orderNames) {
		return orderNames[k]
	}
	return "order?"
}

// Amounts of the quarter, in thousandths of goodwill. All are ours: the source says that contact only when something
// is needed is noticed, not by how much.
const (
	coldGoodwill   = -80 // of whom nobody had met since the last ask
	noticeGoodwill = -20 // of everybody else
	putOutGoodwill = -60 // of whom it cost that a promise to another was kept
	decay          = 10  // a week takes the tenth part of every account
)

// StepQuarter plays one order and returns the quarter after it and what happened, in order. On an order that is not
// open it returns ErrNotOpen, q unchanged and no events.
func StepQuarter(c *Calendar, q Quarter, o Order) (Quarter, []Event, error) {
	var events []Event
	after := q
	if err := after.play(c, o, &events); err != nil {
		return q, nil, err
	}
	return after, events, nil
}

// AdvanceQuarter is StepQuarter in place and without events: it allocates nothing. On an error q is unchanged.
func AdvanceQuarter(c *Calendar, q *Quarter, o Order) error { return q.play(c, o, nil) }

// OpenOrders appends the orders that the quarter allows to buf and returns it: while a standoff is on and when the
// quarter is over there are none, while a surprise waits only its answers.
func OpenOrders(c *Calendar, q *Quarter, buf []Order) []Order {
	add := func(o Order) {
		if q.allows(c, o) {
			buf = append(buf, o)
		}
	}
	if i := q.Pending(); i >= 0 {
		for k := range c.Surprises[q.Drawn[i].Surprise].Reactions.Len() {
			add(Order{Answer, int8(k), 0})
		}
		return buf
	}
	for i := range c.Requests {
		add(Order{Ask, int8(i), 0})
	}
	for i := range c.Pledges {
		add(Order{Keep, int8(i), 0})
		add(Order{Break, int8(i), 0})
	}
	for i := range c.Contacts {
		for person := range c.People {
			add(Order{Spend, int8(i), int8(person)})
		}
	}
	add(Order{Do: EndWeek})
	return buf
}

// allows says whether an order is open.
func (q *Quarter) allows(c *Calendar, o Order) bool {
	if q.Over(c) || q.Asking >= 0 || o.What < 0 || o.With < 0 || o.Do != Spend && o.With != 0 {
		return false
	}
	if i := q.Pending(); i >= 0 || o.Do == Answer {
		return i >= 0 && o.Do == Answer && q.canAnswer(c, &c.Surprises[q.Drawn[i].Surprise], o.What)
	}
	switch o.Do {
	case Spend:
		return int(o.What) < len(c.Contacts) && int(o.With) < len(c.People) &&
			c.Contacts[o.What].With&(1<<o.With) != 0 && c.Contacts[o.What].Slots <= q.Slots
	case Keep:
		return q.due(c, o.What) && c.Pledges[o.What].Slots <= q.Slots
	case Break:
		return q.due(c, o.What)
	case Ask:
		if int(o.What) >= len(c.Requests) || c.Requests[o.What].Scenario == nil || q.Requests[o.What].Week > 0 {
			return false
		}
		return q.Week >= c.Requests[o.What].Due || q.Slots >= c.Early
	case EndWeek:
		return o.What == 0 && !q.mustAsk(c)
	}
	return false
}

func (q *Quarter) canAnswer(c *Calendar, s *Surprise, reaction int8) bool {
	return int(reaction) < s.Reactions.Len() && c.Reactions[int(s.Reactions.Start)+int(reaction)].Slots <= q.Slots
}

// due says whether a pledge is open and to be settled this week.
func (q *Quarter) due(c *Calendar, pledge int8) bool {
	return int(pledge) < len(c.Pledges) && q.Pledges[pledge].State == PromiseOpen && q.Pledges[pledge].Due == q.Week
}

// mustAsk says whether a request has fallen due that was not opened: the week does not end before.
func (q *Quarter) mustAsk(c *Calendar) bool {
	for i := range c.Requests {
		if c.Requests[i].Scenario != nil && q.Requests[i].Week == 0 && c.Requests[i].Due <= q.Week {
			return true
		}
	}
	return false
}

// play is the one path of an order. With a nil log nothing is recorded and nothing allocated.
func (q *Quarter) play(c *Calendar, o Order, log *[]Event) error {
	if !q.allows(c, o) {
		return ErrNotOpen
	}
	p := ledger{c: c, q: q, log: log}
	switch o.Do {
	case Spend:
		p.spend(c.Contacts[o.What].Slots)
		p.gestures(c.Contacts[o.What].Gestures, o.With)
		q.Done[o.What] = plusOne(q.Done[o.What])
		q.Bonds[o.With].Met = plusOne(q.Bonds[o.With].Met)
	case Keep:
		p.spend(c.Pledges[o.What].Slots)
		p.settle(MoveKeep, o.What)
		p.putOut(c.Pledges[o.What].Others)
		q.Bonds[c.Pledges[o.What].Person].Met = plusOne(q.Bonds[c.Pledges[o.What].Person].Met)
	case Break: // who says so beforehand owns it at least
		p.settle(MoveBreak, o.What)
		p.gesture(c.Pledges[o.What].Person, Deed{Move: MoveOwnMistake, Concern: -1, Index: -1})
	case Answer:
		i := q.Pending()
		r := c.Reactions[int(c.Surprises[q.Drawn[i].Surprise].Reactions.Start)+int(o.What)]
		p.note(CauseQuarter, InSurprise, -1, q.Drawn[i].Surprise, -1, int32(o.What))
		q.Drawn[i].Answer = o.What
		p.spend(r.Slots)
		p.gestures(r.Gestures, -1)
	case Ask:
		p.ask(o.What)
	case EndWeek:
		p.endWeek()
	}
	return nil
}

func plusOne(n uint8) uint8 {
	if n < 255 {
		n++
	}
	return n
}

// ledger plays one order on a quarter.
type ledger struct {
	c   *Calendar
	q   *Quarter
	log *[]Event
}

func (p *ledger) note(cause Cause, v Variable, person, of int8, from, to int32) {
	if p.log != nil && from != to {
		*p.log = append(*p.log, Event{Cause: cause, Variable: v, Party: person, Of: of, From: from, To: to})
	}
}

func (p *ledger) spend(slots int8) {
	p.note(CauseQuarter, InSlots, -1, -1, int32(p.q.Slots), int32(p.q.Slots-slots))
	p.q.Slots -= slots
}

func (p *ledger) gestures(span Span, with int8) {
	for _, g := range p.c.Gestures[span.Start:span.End] {
		person := g.Person
		if person < 0 {
			person = with
		}
		p.gesture(person, g.Deed)
	}
}

// gesture does one deed to somebody, as a deposit, and opens the pledge that it makes.
func (p *ledger) gesture(person int8, d Deed) {
	pledge := int8(-1)
	if d.Move == MovePromise || d.Move == MoveShareCredit {
		pledge, d.Index = d.Index, 0
	}
	p.deed(person, d, NotPromised)
	if pledge >= 0 {
		p.pledge(pledge)
	}
}

// pledge opens a promise. One that was made before is not made twice.
func (p *ledger) pledge(i int8) {
	if p.q.Pledges[i].State != NotPromised {
		return
	}
	p.note(CauseQuarter, InPledge, p.c.Pledges[i].Person, i, int32(NotPromised), int32(PromiseOpen))
	p.q.Pledges[i] = Pledged{PromiseOpen, p.q.Week, min(p.q.Week+p.c.Pledges[i].After, p.c.Weeks)}
}

// settle keeps or breaks an open pledge.
func (p *ledger) settle(m Move, i int8) {
	to := PromiseKept
	if m == MoveBreak {
		to = PromiseBroken
	}
	person := p.c.Pledges[i].Person
	p.deed(person, Deed{Move: m, Concern: -1}, PromiseOpen)
	p.note(Cause(m), InPledge, person, i, int32(PromiseOpen), int32(to))
	p.q.Pledges[i].State = to
}

// outside is the scenario of a deed outside of any: somebody to do it to, and a promise without an amount.
var outside = &Scenario{Days: 1, Parties: []Profile{{Cost: 1}}, Promises: []Promise{{}}}

// deed plays a deed by the rules of a standoff's deposits on a party made of the bond, so that a rule stands in one
// place. Of the party only what a bond keeps is taken back.
func (p *ledger) deed(person int8, d Deed, promise PromiseState) {
	s := State{Variation: -1}
	b, them := &p.q.Bonds[person], &s.Parties[0]
	them.Competence, them.Character, them.Goodwill, them.Alignment = b.Competence, b.Character, b.Goodwill, b.Alignment
	them.Deposits, them.Promise[0], them.Scope = b.Deposits, promise, 100
	r := run{sc: outside, s: &s, log: p.log, deposit: true}
	from := 0
	if p.log != nil {
		from = len(*p.log)
	}
	r.deed(d)
	b.Competence, b.Character, b.Goodwill, b.Alignment = them.Competence, them.Character, them.Goodwill, them.Alignment
	b.Deposits = them.Deposits
	p.q.Unclean += s.Unclean
	p.keepBonds(from, person)
}

// keepBonds leaves of the events of a deed those that change what a bond keeps, and says whose.
func (p *ledger) keepBonds(from int, person int8) {
	if p.log == nil {
		return
	}
	kept := (*p.log)[:from]
	for _, e := range (*p.log)[from:] {
		switch e.Variable {
		case InCompetence, InCharacter, InGoodwill, InAlignment:
			e.Party = person
			kept = append(kept, e)
		}
	}
	*p.log = kept
}

// goodwill pays into an account, or out of it.
func (p *ledger) goodwill(cause Cause, person int8, by int32) {
	b := &p.q.Bonds[person]
	to := min(max(int32(b.Goodwill)+by, -MaxGoodwill), MaxGoodwill)
	p.note(cause, InGoodwill, person, -1, int32(b.Goodwill), to)
	b.Goodwill = int16(to)
}

// putOut takes off the accounts of those at whose cost a promise was kept. It is nobody's mistake.
func (p *ledger) putOut(others uint8) {
	for person := range p.c.People {
		if others&(1<<person) != 0 {
			p.goodwill(CausePutOut, int8(person), putOutGoodwill)
		}
	}
}

// ask opens a request. Before its week that takes slots. Who comes only because something is needed is noticed: by
// whom it is asked most, by everybody a little.
func (p *ledger) ask(i int8) {
	c, q := p.c, p.q
	r, a := &c.Requests[i], &q.Requests[i]
	if q.Week < r.Due {
		p.spend(c.Early)
		a.Early = true
	}
	for _, person := range r.People {
		a.Cold = a.Cold || q.Bonds[person].Met == 0
	}
	if a.Cold {
		for person := range c.People {
			by := int32(noticeGoodwill)
			for _, asked := range r.People {
				if asked == int8(person) && q.Bonds[person].Met == 0 {
					by = coldGoodwill
				}
			}
			p.goodwill(CauseOnlyAsk, int8(person), by)
		}
	}
	p.note(CauseQuarter, InRequest, -1, i, 0, int32(q.Week))
	a.Week = q.Week
	q.Seed = next(&q.Rand)
	q.Asking = i
}

// endWeek breaks what was due and not kept, lets every account fade and begins the next week.
func (p *ledger) endWeek() {
	c, q := p.c, p.q
	for i := range c.Pledges {
		if q.due(c, int8(i)) {
			p.settle(MoveBreak, int8(i))
		}
	}
	p.note(CauseQuarter, InWeek, -1, -1, int32(q.Week), int32(q.Week)+1)
	q.Week++
	if q.Over(c) {
		return // the accounts stand as they are reviewed
	}
	for person := range c.People {
		p.goodwill(CauseWeek, int8(person), -int32(q.Bonds[person].Goodwill)/decay)
	}
	p.note(CauseQuarter, InSlots, -1, -1, int32(q.Slots), int32(c.Slots))
	q.Slots = c.Slots
	if i := q.Pending(); i >= 0 {
		p.note(CauseQuarter, InSurprise, -1, q.Drawn[i].Surprise, -2, -1)
	}
}

// CloseRequest takes the end of the standoff that is on back into the quarter: trust and goodwill as they are now,
// promises as pledges, the outcome as the request's record. It fails with ErrNotOpen where no standoff is on, or the
// one that is on has not ended; the quarter is then unchanged.
func CloseRequest(c *Calendar, q Quarter, end *State) (Quarter, []Event, error) {
	if q.Asking < 0 || end.Act != Ended {
		return q, nil, ErrNotOpen
	}
	var events []Event
	p := ledger{c: c, q: &q, log: &events}
	p.close(end)
	return q, events, nil
}

func (p *ledger) close(end *State) {
	c, q := p.c, p.q
	i := q.Asking
	r, a := &c.Requests[i], &q.Requests[i]
	judged := *end
	for _, carried := range r.Carried {
		pr := r.Scenario.Promises[carried.Promise]
		if st := &judged.Parties[pr.Party].Promise[pr.Slot]; *st == PromiseOpen {
			*st = PromiseKept // the quarter keeps book of it from here on
		}
	}
	w := WorthOf(r.Scenario, &judged)
	a.Closed, a.Ending, a.Result = true, end.Ending, end.Outcome
	a.Worth, a.Got, a.Time, a.Clean = int16(w.R), int16(w.Got), int16(w.Time), int16(w.Clean)
	for party, person := range r.People {
		p.takeBack(&end.Parties[party], person)
	}
	for _, carried := range r.Carried {
		p.carry(r, carried, end)
	}
	q.Asking = -1
	p.note(CauseQuarter, InOutcome, -1, i, int32(NoDecision), int32(end.Outcome))
}

// takeBack makes the bond what the standoff left; what they share of the goal is the next request's.
func (p *ledger) takeBack(them *Party, person int8) {
	b := &p.q.Bonds[person]
	alignment, asked := p.q.nextAlignment(p.c, person)
	if !asked {
		alignment = them.Alignment
	}
	p.note(CauseQuarter, InCompetence, person, -1, int32(b.Competence), int32(them.Competence))
	p.note(CauseQuarter, InCharacter, person, -1, int32(b.Character), int32(them.Character))
	p.note(CauseQuarter, InGoodwill, person, -1, int32(b.Goodwill), int32(them.Goodwill))
	p.note(CauseQuarter, InAlignment, person, -1, int32(b.Alignment), int32(alignment))
	*b = Bond{Competence: them.Competence, Character: them.Character, Goodwill: them.Goodwill, Alignment: alignment}
}

// carry goes on with a promise of the standoff. What the follow-up settled stays settled, unless it runs on.
func (p *ledger) carry(r *Request, carried Carried, end *State) {
	pr := r.Scenario.Promises[carried.Promise]
	st, pledged := end.Parties[pr.Party].Promise[pr.Slot], &p.q.Pledges[carried.Pledge]
	switch {
	case st == NotPromised:
	case pledged.State == NotPromised && (st == PromiseOpen || st == PromiseKept && carried.RunsOn):
		p.pledge(carried.Pledge)
	case st != pledged.State && (pledged.State == NotPromised || pledged.State == PromiseOpen):
		p.note(CauseQuarter, InPledge, p.c.Pledges[carried.Pledge].Person, carried.Pledge, int32(pledged.State), int32(st))
		if pledged.State == NotPromised {
			pledged.Made = p.q.Week
		}
		pledged.State, pledged.Due = st, p.q.Week
	}
}
