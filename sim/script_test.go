package sim

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// script writes a scenario's flat tables by hand, beat by beat, as the format's compiler would.
type script struct{ Scenario }

func (b *script) deeds(ds ...Deed) Span {
	start := len(b.Deeds)
	b.Deeds = append(b.Deeds, ds...)
	return Span{uint16(start), uint16(len(b.Deeds))}
}

func (b *script) when(ops ...Op) Cond {
	start := len(b.Code)
	b.Code = append(b.Code, ops...)
	return Cond{uint16(start), uint16(len(b.Code))}
}

// beat adds a beat in which the player may say one of the choices.
func (b *script) beat(choices ...Choice) int16 {
	at, start := int16(len(b.Beats)), len(b.Choices)
	for _, c := range choices {
		c.Beat = at
		b.Choices = append(b.Choices, c)
	}
	b.Beats = append(b.Beats, Beat{Choices: Span{uint16(start), uint16(len(b.Choices))}})
	return at
}

// fork adds a beat that leads on by an outcome, refuse first.
func (b *script) fork(kind BeatKind, out ...Target) int16 {
	b.Beats = append(b.Beats, Beat{Kind: kind, Out: [4]Target(out)})
	return int16(len(b.Beats) - 1)
}

// says makes a choice to whoever spoke last, without a condition.
func (b *script) says(next Target, ds ...Deed) Choice {
	return Choice{Deeds: b.deeds(ds...), Next: next, To: -1, Said: -1}
}

func does(m Move) Deed                       { return Deed{Move: m, Concern: -1, Index: -1} }
func (d Deed) about(concern int8) Deed       { d.Concern = concern; return d }
func (d Deed) with(index int8, n int16) Deed { d.Index, d.Amount = index, n; return d }
func (c Choice) to(party int8) Choice        { c.To = party; return c }
func (c Choice) remembered(bit int16) Choice { c.Said = bit; return c }
func (c Choice) onlyWhen(cond Cond) Choice   { c.When = cond; return c }
func toBeat[N int | int16](n N) Target       { return Target{ToBeat, int16(n)} }
func toMeeting[N int | int16](n N) Target    { return Target{ToMeeting, int16(n)} }
func toEnding[N int | int16](n N) Target     { return Target{ToEnding, int16(n)} }
func everyOutcome(t Target) []Target         { return []Target{t, t, t, t} }
func mustStep(t *testing.T, sc *Scenario, s State, c Command) (State, []Event) {
	t.Helper()
	after, events, err := Step(sc, s, c)
	require.NoError(t, err)
	return after, events
}

// itProfile is the IT side of the reference setting.
func itProfile() Profile {
	return Profile{
		Trust: 350, Alignment: 300, Exchange: 350, Floor: 150, Authority: 100,
		StartCompetence: 450, StartCharacter: 450, StartAlignment: 250, Cost: 400,
		KPIs: []KPI{{Weight: 600}, {Weight: 400}}, Currencies: []int16{600, 400},
		Concerns: []Concern{{Weight: 120, Answer: MoveLinkKPI, Gate: 300}, {Weight: 80, Answer: MoveReduceCost, Gate: 400}},
	}
}

// itScenario is a standoff of the size of a shipped one: eight plans, two meetings of nine turns with three choices
// each, a follow-up, six endings; two to three moves a line.
func itScenario() *Scenario {
	b := &script{Scenario{Days: 20, Patience: 9, Parties: []Profile{itProfile()}, Evidence: []int16{2, 3}}}
	b.Variations = []Variation{{Patience: -1, Competence: -20}, {}, {Alignment: 20, Cost: 30}}
	b.Promises = []Promise{{Slot: 0, Currency: 0, Amount: 150}, {Slot: 1, Currency: 1, Amount: 200}}
	b.Activities = []Activity{
		{Evidence: 1, Deeds: b.deeds()},
		{Deeds: b.deeds(does(MoveShareInfo)), KPIs: 1},
		{Deeds: b.deeds(does(MoveHelp), does(MovePolite)), Concerns: 1},
	}
	b.Plans = []uint16{0, 1, 2, 3, 4, 5, 6, 7}

	lines := [][]Deed{
		{does(MoveCommand), does(MoveVague)},
		{does(MovePolite), does(MoveAsk)},
		{does(MoveEvidence).with(0, 2), does(MoveDiagnose)},
		{does(MoveAcknowledge).about(0), does(MoveLinkKPI).with(0, 240).about(0)},
		{does(MoveReduceCost).about(1), does(MoveOptions), does(MovePolite)},
		{does(MoveShareCredit).with(0, 0), does(MoveCriteria)},
		{does(MoveSelfCentred), does(MovePolite)},
		{does(MovePhase).with(-1, 60), does(MoveCoverRisk), does(MoveAsk)},
		{does(MovePromise).with(1, 0), does(MoveOwnMistake)},
		{does(MoveBlame), does(MoveOverclaim), does(MoveThreaten)},
		{does(MoveThirdParty), does(MoveCriteria).about(1), does(MoveLinkKPI).with(1, 300)},
	}
	has := b.when(Op{OpHas, 0})
	trusted := b.when(Op{OpVar, int32(VarTrust)}, Op{OpPush, 440}, Op{OpGe, 0}, Op{OpSaid, 2}, Op{OpNot, 0}, Op{OpAnd, 0})
	const turns = 9
	k := 0
	for m := range int16(2) {
		start := int16(len(b.Beats))
		for turn := range int16(turns) {
			next := toBeat(start + turn + 1)
			var three []Choice
			for j := range 3 {
				c := b.says(next, lines[k%len(lines)]...)
				switch {
				case j == 2 && turn%3 == 1:
					c = c.onlyWhen(has)
				case j == 2 && turn%3 == 2:
					c = c.onlyWhen(trusted)
				case j == 2:
					c = c.remembered(turn % 3)
				}
				three = append(three, c)
				k++
			}
			b.beat(three...)
			k++
		}
		again := toMeeting(m + 1)
		if m == 1 {
			again = toEnding(2)
		}
		b.fork(Decide, again, again, Target{Kind: ToFollowUp}, Target{Kind: ToFollowUp})
		b.Meetings = append(b.Meetings, Meeting{Start: start, Decision: start + turns, Days: 4, Patience: 9})
	}
	b.FollowUp = int16(len(b.Beats))
	after := toBeat(b.FollowUp + 1)
	open := b.when(Op{OpOpen, 0})
	b.beat(
		b.says(after, does(MoveKeep).with(0, 0)).onlyWhen(open), b.says(after, does(MoveBreak).with(0, 0)).onlyWhen(open),
		b.says(after, does(MoveHelp)), b.says(after, does(MovePolite)))
	b.fork(Route, toEnding(3), toEnding(3), toEnding(1), toEnding(0))
	b.Endings = []Ending{
		{Kind: WinWin}, {Kind: Deal}, {Kind: Deadlock}, {Kind: GivenUp},
		{Kind: Rupture, When: b.when(Op{OpVar, int32(VarCharacter)}, Op{OpPush, 100}, Op{OpLt, 0})},
		{Kind: OpenDoor},
	}
	return &b.Scenario
}

// aProfile draws a counterpart with every kind of entry.
func aProfile(t *rapid.T, label string) Profile {
	n := func(name string, low, high int) int16 { return int16(rapid.IntRange(low, high).Draw(t, label+name)) }
	p := Profile{
		Trust: n("wT", 0, 600), Alignment: n("wA", 0, 400), Floor: n("floor", 0, 300), Authority: n("authority", 20, 100),
		StartCompetence: n("Tc", 0, 1000), StartCharacter: n("Ti", 0, 1000), StartAlignment: n("A", 0, 1000),
		StartGoodwill: n("B", -500, 500), Cost: n("K0", 1, 900),
		KPIs: []KPI{{Weight: 600, Known: true}, {Weight: 400}}, Currencies: []int16{600, 400},
	}
	p.Exchange = 1000 - p.Trust - p.Alignment
	for i := range n("concerns", 0, MaxConcerns) {
		answers := []Move{MoveLinkKPI, MoveReduceCost, MovePhase, MoveCoverRisk, MoveCriteria, MoveEvidence}
		p.Concerns = append(p.Concerns, Concern{
			Weight: n(fmt.Sprint("w", i), 1, 300), Gate: n(fmt.Sprint("gate", i), 0, 700),
			Answer: rapid.SampledFrom(answers).Draw(t, label+"answer"), RedLine: rapid.Bool().Draw(t, label+"red"),
		})
	}
	return p
}

// aDeed draws one move with fitting arguments to a party with two KPIs and promises two a party.
func aDeed(t *rapid.T, m Move, profile *Profile, party int8) Deed {
	d := does(m)
	switch m {
	case MoveEvidence:
		d = d.with(0, int16(rapid.IntRange(1, 3).Draw(t, "quality")))
	case MoveLinkKPI:
		d = d.with(rapid.Int8Range(0, 1).Draw(t, "kpi"), int16(rapid.IntRange(1, 1000).Draw(t, "amount")))
	case MovePhase:
		d.Amount = int16(rapid.IntRange(20, 90).Draw(t, "percent"))
	case MoveShareCredit, MovePromise, MoveKeep, MoveBreak:
		d.Index = 2*party + rapid.Int8Range(0, 1).Draw(t, "promise")
	}
	if n := len(profile.Concerns); n > 0 && m.NamesConcern() && rapid.Bool().Draw(t, "names a concern") {
		d.Concern = int8(rapid.IntRange(0, n-1).Draw(t, "concern"))
	}
	return d
}

func aLine(t *rapid.T, profile *Profile, party int8, most int) []Deed {
	var line []Deed
	for range rapid.IntRange(0, most).Draw(t, "moves") {
		line = append(line, aDeed(t, rapid.SampledFrom(Moves()).Draw(t, "move"), profile, party))
	}
	return line
}

// aTable draws parties and their promises, without beats.
func aTable(t *rapid.T) *script {
	b := &script{Scenario{Days: 20, Patience: 9, FollowUp: -1, Evidence: []int16{2, 3}}}
	for i := range int8(rapid.IntRange(1, MaxParties).Draw(t, "parties")) {
		b.Parties = append(b.Parties, aProfile(t, fmt.Sprintf("party %d ", i)))
		for slot := range int8(2) {
			amount := int16(rapid.IntRange(1, 750).Draw(t, "promised"))
			b.Promises = append(b.Promises, Promise{Party: i, Slot: slot, Currency: rapid.Int8Range(0, 1).Draw(t, "currency"), Amount: amount})
		}
	}
	return b
}

// aCond draws a condition that any state can answer, or none.
func aCond(t *rapid.T, b *script) Cond {
	n := int32(rapid.IntRange(0, 1000).Draw(t, "limit"))
	switch rapid.IntRange(0, 7).Draw(t, "condition") {
	case 0:
		v := Var(rapid.Int32Range(0, int32(VarOutcome)).Draw(t, "variable"))
		if of := rapid.IntRange(-1, len(b.Parties)-1).Draw(t, "of"); of >= 0 {
			v = v.With(of)
		}
		return b.when(Op{OpVar, int32(v)}, Op{OpPush, n}, Op{OpLt, 0})
	case 1:
		return b.when(Op{OpHas, n % 2}, Op{OpSaid, n % 8}, Op{OpOr, 0})
	case 2:
		return b.when(Op{OpUsed, n % int32(NumMoves)}, Op{OpNot, 0})
	}
	return Cond{}
}

// aScenario draws a small scenario with preparation, meetings, decisions, a follow-up and endings. Choices jump
// forwards, or back within their meeting; a decision may lead back into the talk, which is where jumps can circle.
func aScenario(t *rapid.T) *Scenario {
	b := aTable(t)
	b.Patience = int16(rapid.IntRange(1, 6).Draw(t, "patience"))
	if rapid.Bool().Draw(t, "variations") {
		only := rapid.Int8Range(0, int8(len(b.Parties))).Draw(t, "only")
		b.Variations = []Variation{{Patience: -2, Competence: -60}, {Goodwill: 90, Alignment: -40, Cost: 50, Character: 20, Only: only}}
	}
	for range rapid.IntRange(0, 3).Draw(t, "activities") {
		to := rapid.Int8Range(0, int8(len(b.Parties)-1)).Draw(t, "prepared with")
		b.Activities = append(b.Activities, Activity{
			When: aCond(t, b), Deeds: b.deeds(aLine(t, &b.Parties[to], to, 3)...), Evidence: uint32(rapid.IntRange(0, 3).Draw(t, "gives")),
			KPIs:     uint32(rapid.IntRange(0, 3).Draw(t, "kpis")) << (int(to) * MaxKPIs),
			Concerns: uint32(1<<len(b.Parties[to].Concerns)-1) << (int(to) * MaxConcerns), To: to,
		})
		b.Plans = []uint16{0, 1, 2, 3, 4, 5, 6, 7}[:1<<len(b.Activities)]
	}
	endings := rapid.IntRange(1, 4).Draw(t, "endings")
	meetings := rapid.IntRange(1, 3).Draw(t, "meetings")
	followUp := rapid.Bool().Draw(t, "follow-up")
	anEnding := func() Target { return toEnding(rapid.IntRange(0, endings-1).Draw(t, "ending")) }
	// A follow-up needs a decision that led there, so only decisions lead to it.
	onward := func(meeting int, decided bool) Target {
		switch k := rapid.IntRange(0, 3).Draw(t, "onward"); {
		case k == 0 && followUp && decided:
			return Target{Kind: ToFollowUp}
		case k <= 2 && meeting+1 < meetings:
			return toMeeting(meeting + 1)
		}
		return anEnding()
	}
	talk := func(next func() Target) {
		var cs []Choice
		for range rapid.IntRange(1, 3).Draw(t, "choices") {
			to := rapid.Int8Range(-1, int8(len(b.Parties)-1)).Draw(t, "to")
			// Whoever spoke last is only known at run time, so such lines carry nothing that belongs to one party.
			var deeds []Deed
			if to >= 0 {
				deeds = aLine(t, &b.Parties[to], to, 7)
			} else {
				deeds = []Deed{does(rapid.SampledFrom([]Move{MovePolite, MoveAsk, MoveBlame, MoveThirdParty, MoveHelp}).Draw(t, "plain move"))}
			}
			c := b.says(next(), deeds...).to(to).onlyWhen(aCond(t, b))
			cs = append(cs, c.remembered(rapid.Int16Range(-1, 7).Draw(t, "said")))
		}
		b.beat(cs...)
	}
	for m := range meetings {
		start, turns := len(b.Beats), rapid.IntRange(1, 3).Draw(t, "turns")
		for range turns {
			talk(func() Target {
				if rapid.IntRange(0, 9).Draw(t, "leaves") == 0 {
					return onward(m, false)
				}
				return toBeat(rapid.IntRange(start, start+turns).Draw(t, "next"))
			})
		}
		out := []Target{onward(m, true), onward(m, true), onward(m, true), onward(m, true)}
		if rapid.IntRange(0, 3).Draw(t, "circles") == 0 {
			out[rapid.IntRange(0, 1).Draw(t, "outcome")] = toBeat(start)
		}
		b.fork(Decide, out...)
		b.Meetings = append(b.Meetings, Meeting{Start: int16(start), Decision: int16(start + turns),
			Days: int16(rapid.IntRange(0, 15).Draw(t, "days")), Patience: int16(rapid.IntRange(1, 6).Draw(t, "patience")),
			With: uint8(rapid.IntRange(0, 1<<len(b.Parties)-1).Draw(t, "with"))})
	}
	if followUp {
		b.FollowUp = int16(len(b.Beats))
		talk(func() Target { return toBeat(b.FollowUp + 1) })
		b.fork(Route, anEnding(), anEnding(), anEnding(), anEnding())
	}
	for range endings {
		b.Endings = append(b.Endings, Ending{Kind: rapid.SampledFrom(EndingKinds()).Draw(t, "kind"), Scope: 30, When: aCond(t, b)})
	}
	return &b.Scenario
}

// apply adds events to a state. Each must start from what is there.
func apply(t require.TestingT, s State, events []Event) State {
	for _, e := range events {
		p := &s.Parties[e.Party]
		switch e.Variable {
		case InCompetence:
			add(t, &p.Competence, e)
		case InCharacter:
			add(t, &p.Character, e)
		case InAlignment:
			add(t, &p.Alignment, e)
		case InResistance:
			add(t, &p.Resistance, e)
		case InGoodwill:
			add(t, &p.Goodwill, e)
		case InValue:
			add(t, &p.Value, e)
		case InCostAdded:
			add(t, &p.CostAdded, e)
		case InCostCut:
			add(t, &p.CostCut, e)
		case InScope:
			add(t, &p.Scope, e)
		case InRelief:
			add(t, &p.Relief[e.Of], e)
		case InLinked:
			add(t, &p.Linked[e.Of], e)
		case InOffered:
			add(t, &p.Offered[e.Of], e)
		case InPromised:
			add(t, &p.Promised[e.Of], e)
		case InPromise:
			add(t, &p.Promise[e.Of], e)
		case InShown:
			add(t, &p.Shown, e)
		case InNoYet:
			add(t, &p.NoYet, e)
		case InPartyOutcome:
			add(t, &p.Outcome, e)
		case InOutcome:
			add(t, &s.Outcome, e)
		case InPatience:
			add(t, &s.Patience, e)
		case InDays:
			add(t, &s.Days, e)
		case InBeat:
			add(t, &s.Beat, e)
		case InEnding:
			add(t, &s.Ending, e)
		case InAsked:
			require.False(t, p.Asked)
			p.Asked = true
		case InAttempted:
			require.False(t, p.Attempted)
			p.Attempted = true
		case InKnown:
			require.Zero(t, p.Known&(1<<e.Of), "known once")
			p.Known |= 1 << e.Of
		case InKnownKPI:
			require.Zero(t, p.KnownKPI&(1<<e.Of), "known once")
			p.KnownKPI |= 1 << e.Of
		case InHand:
			require.Zero(t, s.InHand&(1<<e.Of), "found once")
			s.InHand |= 1 << e.Of
		case InMeters, Decided: // they tell, they do not change
		default:
			require.Fail(t, "an event of an unknown variable", "%v", e)
		}
	}
	return s
}

func add[N ~int8 | ~int16 | ~uint8](t require.TestingT, field *N, e Event) {
	require.Equal(t, e.From, int32(*field), "%v %v of %d with %d starts from what is there", e.Cause, e.Variable, e.Of, e.Party)
	*field = N(e.To)
}

// told clears what follows from the commands alone, so that what is left is what events must tell.
func told(s State) State {
	s.Rand, s.Shuffle, s.Said, s.Turn, s.Unclean = 0, 0, [2]uint64{}, 0, 0
	s.Act, s.Meeting, s.Speaker = 0, 0, 0
	for i := range s.Parties {
		s.Parties[i].Uses, s.Parties[i].Deposits = [NumMoves]uint8{}, [NumMoves]uint8{}
	}
	return s
}

// bytesOf is the definition of a state's bytes: encoding/binary, little endian, fields as declared.
func bytesOf(t require.TestingT, s State) []byte {
	b, err := binary.Append(nil, binary.LittleEndian, s)
	require.NoError(t, err)
	return b
}

// leaves calls visit with every number and flag inside v and its path.
func leaves(v reflect.Value, path string, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Array:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	default:
		visit(path, v)
	}
}
