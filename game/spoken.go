package game

import (
	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

func (s *Session) viewer(lang string) *viewer {
	return &viewer{s: s, sc: s.sc, now: s.now(), w: words.In(lang), lang: lang, cast: scenarios.CastIn(lang)}
}

// spoken is what has been said since the last choice; before the first, how the talk opens.
func (v *viewer) spoken() []Speech {
	n := len(v.s.turns)
	if n == 0 {
		if v.now.Act == sim.Preparation {
			return nil
		}
		return v.says(nil, int(v.now.Beat), v.now)
	}
	return v.spokenIn(n - 1)
}

// spokenIn is what was said in turn i: the player's line, the reply, the answer to the ask if there was one, and
// how the talk goes on.
func (v *viewer) spokenIn(i int) []Speech {
	t, after := v.s.turns[i], &v.s.states[i+1]
	var out []Speech
	if t.Choice >= 0 {
		out = append(out, Speech{Own: true, Person: v.player(), Text: v.text("choice." + t.Entry.Say)})
		out = v.reply(out, t, v.s.saidTo(i), after)
	}
	for _, e := range t.Events {
		if e.Variable != sim.InBeat {
			continue
		}
		said := len(out)
		out = v.at(out, i, int(e.To), after)
		if said < len(out) && int32(after.Beat) == e.To {
			out[said].Place = v.moved(&v.s.states[i], after)
		}
	}
	return out
}

// moved names the place where the talk goes on, with the days that went by; empty where it stays or ends.
func (v *viewer) moved(before, after *sim.State) string {
	if after.Act == sim.Ended || before.Act == after.Act && before.Meeting == after.Meeting {
		return ""
	}
	there := *v
	there.now = after
	if days := int(before.Days - after.Days); days > 0 {
		return v.w.Say("place.later", "Place", there.place(), "Count", days)
	}
	return there.place()
}

// reply appends what they say to the choice: the author's words, or the person's own way of showing what moved.
func (v *viewer) reply(out []Speech, t Turn, to int8, after *sim.State) []Speech {
	if said := v.line(v.sc.Rules.Choices[t.Choice].Reply, to, after); said != nil {
		return append(out, *said)
	}
	if kind := reaction(t.Events); kind != "" {
		return v.generic(out, kind, to, after)
	}
	return out
}

// at appends what is said where the talk arrives: at a decision the answer, elsewhere how it goes on.
func (v *viewer) at(out []Speech, i, beat int, after *sim.State) []Speech {
	t, b := v.s.turns[i], v.sc.Rules.Beats[beat]
	if b.Kind != sim.Decide {
		return v.says(out, beat, after)
	}
	if d := decisionIn(t.Events); d != nil && d.Gate == sim.GateClosed {
		out = v.generic(out, "closed", v.s.saidTo(i), after)
	}
	if said := v.line(b.Says, v.s.saidTo(i), after); said != nil {
		return append(out, *said)
	}
	for _, e := range t.Events {
		if e.Variable == sim.Decided {
			out = v.answer(out, e.Party, e.Decision, after)
		}
	}
	return out
}

// answer appends how a party says what it decided, in its own way.
func (v *viewer) answer(out []Speech, party int8, d *sim.Decision, after *sim.State) []Speech {
	switch d.Gate {
	case sim.GateFloor, sim.GateRedLine, sim.GateExchange:
		return v.generic(out, "gate-"+d.Gate.String(), party, after)
	case sim.GateScope, sim.GateAuthority:
		if d.Outcome == sim.Defer {
			return v.generic(out, "gate-authority", party, after)
		}
	case sim.GateClosed:
		return out
	}
	return v.generic(out, d.Outcome.String(), party, after)
}

// decisionIn is how they decided, nil if they did not; of several answers the worst, which is the one that counts.
func decisionIn(events []sim.Event) *sim.Decision {
	if e := decidedIn(events); e != nil {
		return e.Decision
	}
	return nil
}

func decidedIn(events []sim.Event) *sim.Event {
	var worst *sim.Event
	for i := range events {
		if e := &events[i]; e.Variable == sim.Decided && (worst == nil || e.Decision.Outcome < worst.Decision.Outcome) {
			worst = e
		}
	}
	return worst
}

func (v *viewer) says(out []Speech, beat int, after *sim.State) []Speech {
	if said := v.line(v.sc.Rules.Beats[beat].Says, after.Speaker, after); said != nil {
		return append(out, *said)
	}
	return out
}

// line is the first of the lines whose condition holds, said by whoever it names, else by a party.
func (v *viewer) line(span sim.Span, party int8, after *sim.State) *Speech {
	for i := int(span.Start); i < int(span.End); i++ {
		if sim.Holds(v.sc.Rules, after, v.sc.Rules.Lines[i].When) {
			who := v.sc.Who[i]
			if who < 0 {
				who = party
			}
			return &Speech{Person: v.person(v.sc.Counterparts[who]), Mood: v.sc.Moods[i], Text: v.text(v.sc.Lines[i])}
		}
	}
	return nil
}

// generic appends one of a counterpart's own reactions; which one depends on the run and the turn, never on chance.
func (v *viewer) generic(out []Speech, kind string, party int8, after *sim.State) []Speech {
	id := v.sc.Counterparts[party]
	bank := v.cast.Person(id).Replies[kind]
	if len(bank) == 0 {
		return out
	}
	r := bank[(after.Shuffle>>32+uint64(after.Turn))%uint64(len(bank))]
	return append(out, Speech{Person: v.person(id), Mood: r.Mood, Text: r.Text})
}

// reaction names what moved most in a line, as the bank of reactions is keyed: what a listener would hear.
func reaction(events []sim.Event) string {
	var m sim.Meters
	var resistance int32
	revealed, repeated, moved := false, false, false
	for _, e := range events {
		if _, ok := e.Cause.Move(); !ok {
			continue
		}
		moved = true
		switch e.Variable {
		case sim.InMeters:
			m = m.Add(e.Meters)
		case sim.InResistance:
			resistance += e.Amount()
		case sim.InKnown:
			revealed = true
		}
		repeated = repeated || e.Uses > 1
	}
	switch {
	case !moved:
		return ""
	case revealed:
		return "revealed"
	case resistance >= 100 && resistance > -2*m.Trust:
		return "pressed"
	}
	most, kind := int32(0), "flat"
	for _, k := range []struct {
		by       int32
		up, down string
	}{{m.Trust, "trust-up", "trust-down"}, {m.Alignment, "alignment-up", "alignment-down"}, {m.Exchange, "exchange-up", "exchange-down"}} {
		if by := max(k.by, -k.by); by > most && by >= 5 {
			most, kind = by, k.up
			if k.by < 0 {
				kind = k.down
			}
		}
	}
	if repeated && most < 15 {
		return "repeated"
	}
	return kind
}

// mood is how the counterpart looks after what was said.
func mood(spoken []Speech) string {
	for i := len(spoken) - 1; i >= 0; i-- {
		if !spoken[i].Own && spoken[i].Mood != "" {
			return spoken[i].Mood
		}
	}
	return "neutral"
}

// Past is one turn of the history.
type Past struct {
	Turn    int // as Fork takes it
	Place   string
	Spoken  []Speech
	Meters  [3]Meter // after the turn
	Plan    []string // titles of what was prepared
	Outcome string   // where they decided
}

// History lists every turn that stands, in a language.
func (s *Session) History(lang string) []Past {
	v := s.viewer(lang)
	var out []Past
	for i, t := range s.turns {
		before := *v
		before.now = &s.states[i]
		p := Past{Turn: i + 1, Place: before.place(), Spoken: v.spokenIn(i)}
		if t.Entry.Plan != nil {
			for _, id := range *t.Entry.Plan {
				p.Plan = append(p.Plan, v.text("activity."+id+".title"))
			}
		}
		party := int(s.saidTo(i))
		was, is := sim.ScoresOf(s.sc.Rules, &s.states[i], party).Meters, sim.ScoresOf(s.sc.Rules, &s.states[i+1], party).Meters
		for k, m := range [3][2]int32{{was.Trust, is.Trust}, {was.Alignment, is.Alignment}, {was.Exchange, is.Exchange}} {
			id := [...]string{"trust", "alignment", "exchange"}[k]
			if s.hidesScores() {
				p.Meters[k] = Meter{ID: id, Name: v.w.Say("meter." + id), Hidden: true}
				continue
			}
			p.Meters[k] = v.meter(id, m[1], m[0])
		}
		if d := decisionIn(t.Events); d != nil && s.explains(i) {
			p.Outcome = v.w.Say("outcome." + d.Outcome.String())
		}
		out = append(out, p)
	}
	return out
}

// Opening is how the talk began, before the first turn.
func (s *Session) Opening(lang string) []Speech {
	v := s.viewer(lang)
	v.now = &s.states[0]
	if v.now.Act == sim.Preparation {
		return nil
	}
	return v.says(nil, int(v.now.Beat), v.now)
}
