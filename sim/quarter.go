package sim

// Limits of a quarter's tables, which keep a Quarter flat. The format's check reports a quarter that exceeds one.
const (
	MaxPeople    = 8
	MaxPledges   = 24
	MaxRequests  = 6
	MaxContacts  = 24
	MaxSurprises = 24
	MaxDrawn     = 3 // surprises that one quarter sees
)

// Calendar is a compiled quarter: tables that refer to each other by index. The format's compiler makes it and
// guarantees that every index is in range.
type Calendar struct {
	Weeks     int8 // at least 1
	Slots     int8 // to spend in each week
	Early     int8 // slots that a request costs which is opened before its week
	Drawn     int8 // surprises that the seed draws, at most MaxDrawn and the number there are
	People    []Stance
	Contacts  []Contact
	Pledges   []Pledge
	Requests  []Request
	Surprises []Surprise
	Reactions []Reaction
	Gestures  []Gesture
}

// Stance is how somebody stands to the player when the quarter begins, in thousandths.
type Stance struct{ Competence, Character, Goodwill, Alignment int16 }

// Contact is an activity of the quarter: time spent with somebody outside of any request.
type Contact struct {
	Slots    int8
	With     uint8 // people it can be spent with, as bits
	Gestures Span
}

// Pledge is a promise that the quarter keeps book of, whoever it was made in front of.
type Pledge struct {
	Person int8
	Amount int16 // what it is worth to them, thousandths
	Slots  int8  // what keeping it takes in the week it is due
	After  int8  // weeks from making it to the week it is due
	Others uint8 // people whom it puts out that it is kept, as bits
}

// Request is a standoff of the quarter.
type Request struct {
	Scenario *Scenario // nil: there is none, and nobody asks
	Due      int8      // week in which it is opened whether or not the player is ready
	People   []int8    // by party
	Before   []int8    // by bit of State.Before: the request that sets it, -1: none of the quarter's
	Carried  []Carried
}

// Carried is a promise of a standoff that goes on as a pledge of the quarter.
type Carried struct {
	Promise int8 // index in the scenario
	Pledge  int8
	RunsOn  bool // what was kept in the follow-up comes due again: it was promised for more than once
}

// Surprise is something that happens in one of its weeks and wants an answer before anything else.
type Surprise struct {
	From, To  int8 // weeks
	Reactions Span
}

// Reaction is one answer to a surprise.
type Reaction struct {
	Slots    int8
	Gestures Span
}

// Gesture is a deed of the quarter and whom it is done to. Its deed is one whose move needs no scenario; a promise's
// Index is the pledge it makes.
type Gesture struct {
	Person int8 // -1: whom the contact is with
	Deed   Deed
}

// Quarter is a whole quarter at one moment, a comparable value as [State] is. While a standoff is on the quarter waits
// for its end. Fields are hashed in the order they stand here.
type Quarter struct {
	Rand     uint64 // splitmix64 generator; draws when the quarter begins and when a request is opened
	Shuffle  uint64 // picks among texts that say the same
	Seed     uint64 // of the standoff that is on or was last
	Unclean  uint16 // destructive moves outside of the standoffs
	Week     int8   // from 1; beyond the calendar's the quarter is over
	Slots    int8   // left this week
	Asking   int8   // request whose standoff is on, -1: none
	Bonds    [MaxPeople]Bond
	Pledges  [MaxPledges]Pledged
	Requests [MaxRequests]Asked
	Drawn    [MaxDrawn]Drawn
	Done     [MaxContacts]uint8 // how often each activity was spent
}

// Bond is the relationship with one person across the quarter, in thousandths.
type Bond struct {
	Competence, Character, Goodwill int16
	Alignment                       int16 // for the next request
	Met                             uint8 // contacts since they were last asked for something
	Deposits                        [NumMoves]uint8
}

// Pledged is what became of a pledge.
type Pledged struct {
	State     PromiseState
	Made, Due int8 // weeks, 0: never made
}

// Asked is one request's record.
type Asked struct {
	Week   int8 // in which it was opened, 0: not yet
	Closed bool
	Cold   bool // one of them had not been met since they were last asked
	Early  bool // opened before its week
	Ending int8
	Result Outcome
	Worth  int16 // R and its terms, 0..1000 each; bond is the quarter's own
	Got    int16
	Time   int16
	Clean  int16
}

// Drawn is a surprise that the seed has drawn.
type Drawn struct {
	Surprise int8 // -1: none
	Week     int8
	Answer   int8 // reaction among the surprise's own, -1: not answered
}

// BeginQuarter opens a quarter: start values, then what the seed decides: the surprises and their weeks.
func BeginQuarter(c *Calendar, seed uint64) Quarter {
	q := Quarter{Rand: seed, Week: 1, Slots: c.Slots, Asking: -1}
	q.Shuffle = next(&q.Rand)
	for i, st := range c.People {
		b := &q.Bonds[i]
		b.Competence, b.Character, b.Goodwill, b.Alignment = st.Competence, st.Character, st.Goodwill, st.Alignment
		if a, ok := q.nextAlignment(c, int8(i)); ok {
			b.Alignment = a
		}
	}
	for i := range q.Requests {
		q.Requests[i].Ending, q.Requests[i].Result = -1, NoDecision
	}
	q.draw(c)
	return q
}

// draw picks different surprises for different weeks.
func (q *Quarter) draw(c *Calendar) {
	for i := range q.Drawn {
		q.Drawn[i] = Drawn{-1, 0, -1}
	}
	for i := range int(c.Drawn) {
		k := int(next(&q.Rand) % uint64(len(c.Surprises)-i))
		at := int8(0)
		for ; q.drew(at) || k > 0; at++ {
			if !q.drew(at) {
				k--
			}
		}
		s := &c.Surprises[at]
		weeks := uint64(s.To - s.From + 1)
		week := int8(next(&q.Rand) % weeks)
		for range weeks { // two in one week only where there is no other
			if !q.surprisedIn(s.From + week) {
				break
			}
			week = (week + 1) % int8(weeks)
		}
		q.Drawn[i] = Drawn{at, s.From + week, -1}
	}
}

func (q *Quarter) drew(surprise int8) bool {
	for _, d := range q.Drawn {
		if d.Surprise == surprise {
			return true
		}
	}
	return false
}

func (q *Quarter) surprisedIn(week int8) bool {
	for _, d := range q.Drawn {
		if d.Surprise >= 0 && d.Week == week {
			return true
		}
	}
	return false
}

// nextAlignment is the alignment of the next request that a person is asked, false where there is none.
func (q *Quarter) nextAlignment(c *Calendar, person int8) (int16, bool) {
	best, week := int16(0), int8(127)
	for i := range c.Requests {
		r := &c.Requests[i]
		if r.Scenario == nil || q.Requests[i].Week > 0 || r.Due >= week {
			continue
		}
		for party, p := range r.People {
			if p == person {
				best, week = r.Scenario.Parties[party].StartAlignment, r.Due
			}
		}
	}
	return best, week < 127
}

// Over says whether the quarter has ended.
func (q *Quarter) Over(c *Calendar) bool { return q.Week > c.Weeks }

// Pending returns the place among Drawn of a surprise that waits for an answer, -1 if there is none.
func (q *Quarter) Pending() int {
	for i, d := range q.Drawn {
		if d.Surprise >= 0 && d.Week == q.Week && d.Answer < 0 {
			return i
		}
	}
	return -1
}

// StartOf returns the state in which the standoff that is on begins: the scenario's, with the relationship as the
// quarter has it, the week, what was asked before and what became of promises that it knows.
func StartOf(c *Calendar, q *Quarter) State {
	r := &c.Requests[q.Asking]
	s := Begin(r.Scenario, q.Seed)
	s.Week = q.Week
	var v Variation
	if s.Variation >= 0 {
		v = r.Scenario.Variations[s.Variation]
	}
	for party, person := range r.People {
		p, b := &s.Parties[party], &q.Bonds[person]
		p.Competence = clamp16(int32(b.Competence)+int32(v.Competence), 0, MaxScore)
		p.Character = clamp16(int32(b.Character)+int32(v.Character), 0, MaxScore)
		p.Alignment = clamp16(int32(b.Alignment)+int32(v.Alignment), 0, MaxScore)
		p.Goodwill = clamp16(int32(b.Goodwill)+int32(v.Goodwill), -MaxGoodwill, MaxGoodwill)
	}
	for bit, request := range r.Before {
		if request >= 0 && q.Requests[request].Closed {
			s.Before |= 1 << bit
		}
	}
	for _, carried := range r.Carried {
		pr := r.Scenario.Promises[carried.Promise]
		s.Parties[pr.Party].Promise[pr.Slot] = q.Pledges[carried.Pledge].State
	}
	return s
}

// WorthOfQuarter is what the quarter came to by now, by the terms of a run: got, time and clean are the means of the
// requests', those never opened being nothing; bond is the mean of all relationships; clean is less what the promises
// amounted to that were broken or are still open, and less every destructive move outside of the standoffs.
func WorthOfQuarter(c *Calendar, q *Quarter) Worth {
	var w Worth
	requests := int32(0)
	for i := range c.Requests {
		if c.Requests[i].Scenario == nil {
			continue
		}
		requests++
		a := &q.Requests[i]
		w.Got, w.Time, w.Clean = w.Got+int32(a.Got), w.Time+int32(a.Time), w.Clean+int32(a.Clean)
	}
	if requests > 0 {
		w.Got, w.Time, w.Clean = w.Got/requests, w.Time/requests, w.Clean/requests
	}
	for i := range c.People {
		w.Bond += q.Bonds[i].Worth()
	}
	if n := int32(len(c.People)); n > 0 {
		w.Bond /= n
	}
	w.Clean -= destructiveUnclean * int32(q.Unclean)
	for i := range c.Pledges {
		if st := q.Pledges[i].State; st == PromiseOpen || st == PromiseBroken {
			w.Clean -= int32(c.Pledges[i].Amount)
		}
	}
	w.Clean = max(w.Clean, 0)
	w.R = (worthGot*w.Got + worthBond*w.Bond + worthTime*w.Time + worthClean*w.Clean) / 1000
	return w
}

// Trust is T of the relationship, 0..1000.
func (b *Bond) Trust() int32 {
	p := Party{Competence: b.Competence, Character: b.Character}
	return p.trust()
}

// Worth is what a relationship is worth, 0..1000: trust, and half of the goodwill.
func (b *Bond) Worth() int32 { return min(max(b.Trust()+int32(b.Goodwill)/2, 0), MaxScore) }
