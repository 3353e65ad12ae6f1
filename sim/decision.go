package sim

// trust is T: the weaker kind counts double.
func (p *Party) trust() int32 {
	c, i := int32(p.Competence), int32(p.Character)
	return (2*min(c, i) + c + i) / 4
}

// alignment is A': what they share of the goal, less what their open worries hold back.
func (p *Party) alignment(profile *Profile) int32 {
	a := int32(p.Alignment)
	for i, c := range profile.Concerns {
		a -= int32(c.Weight) * (MaxScore - int32(p.Relief[i])) / 1000
	}
	return min(max(a, 0), MaxScore)
}

// price is K: what the ask costs them, cut and scaled, plus every red line that still stands.
func (p *Party) price(profile *Profile, k0 int32) int32 {
	k := (k0 + int32(p.CostAdded) - min(int32(p.CostCut), 3*k0/5)) * int32(p.Scope) / 100
	for i, c := range profile.Concerns {
		if c.RedLine {
			k += int32(c.Weight) * (MaxScore - int32(p.Relief[i])) / 1000
		}
	}
	return max(k, 1)
}

// exchange is X: 500 and more means it is worth it to them.
func (p *Party) exchange(profile *Profile, k0 int32) int32 {
	v := baseValue + int32(p.Value) + max(int32(p.Goodwill), 0)/2
	return 1000 * v / (v + p.price(profile, k0))
}

// Scores is what there is to see of a relationship at a moment, in thousandths.
type Scores struct {
	Meters
	Competence, Character, Resistance, Goodwill int32
	Decision                                    int32 // S, may be negative
}

// ScoresOf returns the scores with party i.
func ScoresOf(sc *Scenario, s *State, i int) Scores {
	p, profile := &s.Parties[i], &sc.Parties[i]
	d := p.weigh(profile, s.cost(sc, i))
	return Scores{
		Meters:     d.Meters,
		Competence: int32(p.Competence), Character: int32(p.Character),
		Resistance: int32(p.Resistance), Goodwill: int32(p.Goodwill),
		Decision: d.Score,
	}
}

// Gate is what kept a decision below what its score would have given.
type Gate uint8

const (
	NoGate        Gate = iota
	GateFloor          // the weaker kind of trust is below the floor
	GateRedLine        // a control they cannot waive is unanswered
	GateScope          // more than they may grant
	GateAuthority      // they may not grant all of anything
	GateExchange       // not worth it to them
	GateClosed         // patience ran out
)

var gateNames = [...]string{"", "floor", "red-line", "scope", "authority", "exchange", "closed"}

// String returns the gate's name, empty for NoGate.
func (g Gate) String() string {
	if int(g) < len(gateNames) {
		return gateNames[g]
	}
	return "gate?"
}

// Decision is how a party decided and why.
type Decision struct {
	Meters Meters
	// The terms of the score, in thousandths; they add up to Score. Resistance is what it takes away, so not positive.
	Trust, Alignment, Exchange, Goodwill, Resistance int32
	Score                                            int32
	Outcome                                          Outcome
	Gate                                             Gate  // what bound it
	Ahead                                            Gate  // what would bind the next outcome, were the score reached
	Missing                                          int32 // points of score to the next outcome, 0 where only a gate stands between
	Concern                                          int8  // the open concern that holds back most, -1: none
}

// score computes S, without gates.
func (p *Party) score(profile *Profile, m Meters) int32 {
	sum := int32(profile.Trust)*m.Trust + int32(profile.Alignment)*m.Alignment + int32(profile.Exchange)*m.Exchange
	return sum/1000 + int32(p.Goodwill)/5 - int32(p.Resistance)/2
}

// meters computes the three meters.
func (p *Party) meters(profile *Profile, k0 int32) Meters {
	return Meters{p.trust(), p.alignment(profile), p.exchange(profile, k0)}
}

// weigh computes S and its terms, without gates.
func (p *Party) weigh(profile *Profile, k0 int32) Decision {
	d := Decision{Meters: p.meters(profile, k0), Concern: -1}
	d.Score = p.score(profile, d.Meters)
	// The three weighted terms are divided once, together; each shows the part by which it moved the quotient.
	sum := int32(profile.Trust) * d.Meters.Trust
	d.Trust = sum / 1000
	sum += int32(profile.Alignment) * d.Meters.Alignment
	d.Alignment = sum/1000 - d.Trust
	sum += int32(profile.Exchange) * d.Meters.Exchange
	d.Exchange = sum/1000 - d.Trust - d.Alignment
	d.Goodwill = int32(p.Goodwill) / 5
	d.Resistance = -(int32(p.Resistance) / 2)
	return d
}

// limit is the most that a gate lets through while it binds.
type limit struct {
	most  Outcome
	gate  Gate
	binds bool
}

// limits are the gates in the order of the rule book.
func (p *Party) limits(profile *Profile, exchange int32, closed bool) [6]limit {
	return [...]limit{
		{Refuse, GateFloor, min(p.Competence, p.Character) < profile.Floor},
		{Defer, GateRedLine, p.redLineStands(profile)},
		{Defer, GateScope, p.Scope > profile.Authority},
		{Conditional, GateAuthority, profile.Authority < 100},
		{Conditional, GateExchange, exchange < exchangeWorthIt},
		{Defer, GateClosed, closed},
	}
}

// answer is what a party says to the ask: by the score, then through the gates, of which it names the last that bound.
func (p *Party) answer(profile *Profile, exchange, score int32, closed bool) (Outcome, Gate) {
	outcome, gate := byScore(score), NoGate
	if outcome == Refuse {
		return Refuse, NoGate // no gate is below that
	}
	for _, l := range p.limits(profile, exchange, closed) {
		if l.binds && outcome > l.most {
			outcome, gate = l.most, l.gate
		}
	}
	return outcome, gate
}

// decide answers the ask for one party and says why.
func (p *Party) decide(profile *Profile, k0 int32, closed bool) Decision {
	d := p.weigh(profile, k0)
	d.Outcome, d.Gate = p.answer(profile, d.Meters.Exchange, d.Score, closed)
	if d.Outcome < Accept && d.Gate == NoGate {
		d.Missing = [...]int32{deferAt, conditionalAt, acceptAt}[d.Outcome] - d.Score
	}
	return d
}

// ahead names the gate that would stand before the next outcome even if the missing points were there: without it a
// player would be told to collect what cannot help.
func (p *Party) ahead(profile *Profile, d Decision) Gate {
	if d.Gate != NoGate || d.Outcome == Accept {
		return NoGate
	}
	for _, l := range p.limits(profile, d.Meters.Exchange, false) {
		if l.binds && l.most <= d.Outcome {
			return l.gate
		}
	}
	return NoGate
}

// heaviest returns the open concern that holds back most, -1: none.
func (p *Party) heaviest(profile *Profile) int8 {
	var most int32
	at := int8(-1)
	for i, c := range profile.Concerns {
		if held := int32(c.Weight) * (MaxScore - int32(p.Relief[i])) / 1000; held > most {
			most, at = held, int8(i)
		}
	}
	return at
}

func byScore(score int32) Outcome {
	switch {
	case score >= acceptAt:
		return Accept
	case score >= conditionalAt:
		return Conditional
	case score >= deferAt:
		return Defer
	default:
		return Refuse
	}
}

func (p *Party) redLineStands(profile *Profile) bool {
	for i, c := range profile.Concerns {
		if c.RedLine && p.Relief[i] < answered {
			return true
		}
	}
	return false
}

// decide asks every party at the table; the outcome of the request is the worst answer.
func (r *run) decide(closed bool) {
	r.cause, r.base, r.uses, r.belief = CauseDecision, 0, 0, 0
	worst := Accept
	var m Meeting
	if r.s.Meeting >= 0 {
		m = r.sc.Meetings[r.s.Meeting]
	}
	for i := range r.sc.Parties {
		if !m.has(i) {
			continue
		}
		p := &r.s.Parties[i]
		r.party = int8(i)
		outcome := r.decision(p, &r.sc.Parties[i], closed)
		if outcome <= Defer && p.NoYet < 255 {
			r.note(InNoYet, -1, int32(p.NoYet), int32(p.NoYet)+1)
			p.NoYet++
		}
		r.note(InPartyOutcome, -1, int32(p.Outcome), int32(outcome))
		p.Outcome = outcome
		worst = min(worst, outcome)
	}
	r.note(InOutcome, -1, int32(r.s.Outcome), int32(worst))
	r.s.Outcome = worst
}

func (r *run) decision(p *Party, profile *Profile, closed bool) Outcome {
	if r.log == nil {
		m := p.meters(profile, r.cost())
		outcome, _ := p.answer(profile, m.Exchange, p.score(profile, m), closed)
		return outcome
	}
	d := p.decide(profile, r.cost(), closed)
	d.Concern = p.heaviest(profile)
	d.Ahead = p.ahead(profile, d)
	*r.log = append(*r.log, Event{Cause: CauseDecision, Variable: Decided, Party: r.party, Of: -1, Decision: &d})
	return d.Outcome
}
