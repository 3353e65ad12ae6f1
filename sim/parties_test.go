package sim

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// twoAtTheTable is a talk with IT and finance: choices 0 to IT, 1 to finance, 2 to whoever was spoken to, 3 keeps in
// front of IT what was promised to finance, 4 asks for the decision.
func twoAtTheTable() *script {
	finance := newTalk("finance").sc.Parties[0]
	b := &script{Scenario{Days: 20, Patience: 9, Parties: []Profile{itProfile(), finance}, FollowUp: -1}}
	b.Promises = []Promise{{Party: 1, Amount: 250}}
	b.beat(
		b.says(toBeat(0), does(MoveAcknowledge).about(0)).to(0),
		b.says(toBeat(0), does(MoveCoverRisk).about(0), does(MovePromise).with(0, 0)).to(1),
		b.says(toBeat(0), does(MovePolite)),
		b.says(toBeat(0), does(MoveKeep).with(0, 0), does(MovePolite)).to(0),
		b.says(toBeat(1)))
	b.fork(Decide, everyOutcome(toEnding(0))...)
	b.Meetings = []Meeting{{Decision: 1, Patience: 9}}
	b.Endings = []Ending{{Kind: Deal}}
	return b
}

func TestMovesScoreWithThePartyTheyAreSaidTo(t *testing.T) {
	sc := &twoAtTheTable().Scenario
	s := Begin(sc, 1)
	after, _ := mustStep(t, sc, s, Say(0))
	require.Equal(t, s.Parties[1], after.Parties[1])
	require.NotEqual(t, s.Parties[0], after.Parties[0])

	after, events := mustStep(t, sc, after, Say(1))
	require.Equal(t, int8(1), after.Speaker)
	require.Equal(t, PromiseOpen, after.Parties[1].Promise[0])
	for _, e := range find(events, InMeters) {
		require.Equal(t, int8(1), e.Party)
	}

	it := after.Parties[0]
	after, _ = mustStep(t, sc, after, Say(2))
	require.Equal(t, it, after.Parties[0])
	require.Equal(t, uint8(1), after.Parties[1].Uses[MovePolite], "without a name it goes to who spoke last")
}

func TestAPromiseIsSettledWithWhomItWasMadeTo(t *testing.T) {
	sc := &twoAtTheTable().Scenario
	s, _ := mustStep(t, sc, Begin(sc, 1), Say(1))
	after, events := mustStep(t, sc, s, Say(3))
	require.Equal(t, PromiseKept, after.Parties[1].Promise[0])
	require.Greater(t, after.Parties[1].Character, s.Parties[1].Character)
	require.Equal(t, uint8(1), after.Parties[0].Uses[MovePolite], "the rest of the line is for those who hear it")
	require.Equal(t, told(after), told(apply(t, s, events)), "and told so")
	requireMeters(t, sc, &s, &after, events)
}

func TestEachPartyDecidesAloneAndTheWorstAnswerCounts(t *testing.T) {
	sc := &twoAtTheTable().Scenario
	s := Begin(sc, 1)
	for i := range 2 {
		p := &s.Parties[i]
		p.Competence, p.Character, p.Alignment, p.Value = 900, 900, 900, 2000
	}
	after, events := mustStep(t, sc, s, Say(4))
	require.Equal(t, []Outcome{Accept, Defer, Defer}, []Outcome{after.Parties[0].Outcome, after.Parties[1].Outcome, after.Outcome})
	require.Equal(t, []uint8{0, 1}, []uint8{after.Parties[0].NoYet, after.Parties[1].NoYet}, "each counts its own refusals")
	decided := find(events, Decided)
	require.Len(t, decided, 2)
	require.Equal(t, []Gate{NoGate, GateRedLine}, []Gate{decided[0].Decision.Gate, decided[1].Decision.Gate})
	require.Equal(t, int8(0), decided[1].Decision.Concern, "what is missing is said")
	require.Equal(t, Party{}, after.Parties[2], "an empty chair stays empty")

	s.Parties[1].Relief[0] = 700
	after, _ = mustStep(t, sc, s, Say(4))
	require.Equal(t, Accept, after.Outcome)

	s.Parties[0].Competence = 100
	after, _ = mustStep(t, sc, s, Say(4))
	require.Equal(t, []Outcome{Refuse, Accept, Refuse}, []Outcome{after.Parties[0].Outcome, after.Parties[1].Outcome, after.Outcome})
}

func TestSeveralPartiesShareTheWorth(t *testing.T) {
	sc := &twoAtTheTable().Scenario
	s := Begin(sc, 1)
	s.Ending, s.Outcome = 0, Accept
	s.Parties[0].Competence, s.Parties[0].Character = 600, 600
	s.Parties[1].Competence, s.Parties[1].Character = 301, 301
	require.Equal(t, int32(450), WorthOf(sc, &s).Bond, "the mean")
	s.Parties[0].Scope = 40
	require.Equal(t, int32(400), WorthOf(sc, &s).Got, "no more than the smallest scope granted")
}

// The gates of a decision, one by one and in the order of the rule book.
func TestGates(t *testing.T) {
	for _, c := range []struct {
		what    string
		change  func(*Party, *Profile)
		outcome Outcome
		gate    Gate
	}{
		{"nothing in the way", func(*Party, *Profile) {}, Accept, NoGate},
		{"the weaker trust below the floor", func(p *Party, f *Profile) { f.Floor = 901 }, Refuse, GateFloor},
		{"at the floor", func(p *Party, f *Profile) { f.Floor = 900 }, Accept, NoGate},
		{"a red line at 699", func(p *Party, f *Profile) { f.Concerns[0].RedLine, p.Relief[0] = true, 699 }, Defer, GateRedLine},
		{"a red line at 700", func(p *Party, f *Profile) { f.Concerns[0].RedLine, p.Relief[0] = true, 700 }, Accept, NoGate},
		{"more than they may grant", func(p *Party, f *Profile) { f.Authority = 50 }, Defer, GateScope},
		{"as much as they may grant", func(p *Party, f *Profile) { f.Authority, p.Scope = 50, 50 }, Conditional, GateAuthority},
		{"not worth it", func(p *Party, f *Profile) { p.Value = 0 }, Conditional, GateExchange},
		{"just worth it", func(p *Party, f *Profile) { p.Value = 300 }, Accept, NoGate},
		{"floor before red line", func(p *Party, f *Profile) { f.Floor, f.Concerns[0].RedLine = 901, true }, Refuse, GateFloor},
		{"red line before scope", func(p *Party, f *Profile) { f.Concerns[0].RedLine, f.Authority = true, 50 }, Defer, GateRedLine},
	} {
		t.Run(c.what, func(t *testing.T) {
			tk := newTalk("it")
			p, profile := &tk.s.Parties[0], &tk.sc.Parties[0]
			p.Competence, p.Character, p.Alignment, p.Value = 900, 900, 1000, 2000
			c.change(p, profile)
			d := p.decide(profile, 400, false)
			require.Equal(t, []any{c.outcome, c.gate}, []any{d.Outcome, d.Gate})
		})
	}
}

func TestTheScaleOfAnswers(t *testing.T) {
	for score, want := range map[int32]Outcome{-50: Refuse, 229: Refuse, 230: Defer, 379: Defer, 380: Conditional, 499: Conditional, 500: Accept, 900: Accept} {
		require.Equal(t, want, byScore(score), "S %d", score)
	}
}

func TestOnlyThoseAtTheTableDecide(t *testing.T) {
	b := twoAtTheTable()
	b.Meetings = append(b.Meetings, Meeting{Start: 2, Decision: 3, Patience: 9, With: 0b10})
	b.beat(b.says(toBeat(3)))
	b.fork(Decide, everyOutcome(toEnding(0))...)
	b.Beats[1].Out = [4]Target(everyOutcome(toMeeting(1)))
	sc := &b.Scenario

	s, _ := mustStep(t, sc, Begin(sc, 1), Say(4))
	require.Equal(t, int8(1), s.Speaker, "who is not there does not speak")
	alone := s
	alone.Parties[0].Outcome = NoDecision
	alone.Parties[1].Competence, alone.Parties[1].Character, alone.Parties[1].Alignment, alone.Parties[1].Value = 900, 900, 900, 2000
	alone.Parties[1].Relief[0] = 700
	after, events := mustStep(t, sc, alone, Say(5))
	require.Len(t, find(events, Decided), 1)
	require.Equal(t, []Outcome{NoDecision, Accept, Accept}, []Outcome{after.Parties[0].Outcome, after.Parties[1].Outcome, after.Outcome})
	require.Equal(t, s.Parties[0].NoYet, after.Parties[0].NoYet, "nobody asked them again")
}

func TestAVariationMayBeOfOneParty(t *testing.T) {
	sc := &twoAtTheTable().Scenario
	sc.Variations = []Variation{{Competence: -60, Cost: 50, Patience: -2, Only: 2}}
	s := Begin(sc, 1)
	require.Equal(t, []int16{450, 390}, []int16{s.Parties[0].Competence, s.Parties[1].Competence})
	require.Equal(t, int32(50), s.cost(sc, 1)-int32(sc.Parties[1].Cost))
	require.Equal(t, int32(sc.Parties[0].Cost), s.cost(sc, 0))
	require.Equal(t, int16(7), s.Patience, "a meeting is everybody's")
}

func TestPreparationFindsOutAboutWhomItNames(t *testing.T) {
	b := twoAtTheTable()
	b.Activities = []Activity{{Deeds: b.deeds(does(MoveHelp)), KPIs: 2, Concerns: 1 << MaxConcerns, To: 1}}
	b.Plans = []uint16{0, 1}
	sc := &b.Scenario

	s, events := mustStep(t, sc, Begin(sc, 1), Prepare(1))

	require.Equal(t, []uint8{2, 0}, []uint8{s.Parties[0].KnownKPI, s.Parties[0].Known})
	require.Equal(t, []uint8{0, 1}, []uint8{s.Parties[1].KnownKPI, s.Parties[1].Known})
	require.Zero(t, s.Parties[0].Goodwill)
	require.Positive(t, s.Parties[1].Goodwill)
	require.Equal(t, int8(1), find(events, InKnown)[0].Party)
}

func TestAConditionMayNameItsParty(t *testing.T) {
	b := twoAtTheTable()
	trusts := func(i int) Cond { return b.when(Op{OpVar, int32(VarTrust.With(i))}, Op{OpPush, 600}, Op{OpGe, 0}) }
	it, finance := trusts(0), trusts(1)
	sc := &b.Scenario
	s := Begin(sc, 1)
	s.Parties[1].Competence, s.Parties[1].Character = 700, 700
	require.False(t, Holds(sc, &s, it))
	require.True(t, Holds(sc, &s, finance), "whoever spoke last")
}
