package sim

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// middle is a talk with IT from which every base effect shows undamped: half the room is left everywhere.
func middle() *talk {
	tk := newTalk("it")
	tk.sc.Parties[0].StartCompetence = 500
	p := &tk.s.Parties[0]
	p.Competence, p.Character, p.Alignment, p.Resistance = 500, 500, 500, 500
	return tk
}

func (tk *talk) say(deeds ...Deed) []Event {
	var log []Event
	r := run{sc: &tk.sc, s: &tk.s, log: &log}
	r.line(deeds, 0, false)
	return log
}

func (tk *talk) deposit(deeds ...Deed) {
	r := run{sc: &tk.sc, s: &tk.s}
	r.line(deeds, 0, true)
}

// What each move does, typed once more from the table of simulation.md. From 500 a gain is worth half its base, a
// loss of trust twice its base; alignment and resistance lose and rise by the base itself.
func TestTheTableOfMoves(t *testing.T) {
	for _, c := range []struct {
		move                                           Move
		competence, character, alignment, resistance   int16
		value, costCut, costAdded, goodwill, ifDeposit int16
		deed                                           Deed
	}{
		{move: MovePolite, character: 10, resistance: -40},
		{move: MoveAcknowledge, character: 30, alignment: 25, resistance: -80},
		{move: MoveAsk, character: 20, alignment: 15, resistance: -60},
		{move: MoveEvidence, competence: 17, alignment: 15, deed: Deed{Amount: 1}},
		{move: MoveEvidence, competence: 35, alignment: 30, deed: Deed{Amount: 2}},
		{move: MoveEvidence, competence: 52, alignment: 45, deed: Deed{Amount: 3}},
		{move: MoveDiagnose, competence: 40, character: 10, alignment: 20, costCut: 40},
		{move: MoveReduceCost, competence: 20, character: 20, alignment: 15, resistance: -20, costCut: 100},
		{move: MoveLinkKPI, character: 15, alignment: 60, value: 70, deed: Deed{Amount: 200}}, // 200 x 700/2
		{move: MoveShareCredit, character: 20, alignment: 20, value: 71},                      // 100 x (400 + 6*520/10)
		{move: MovePhase, competence: 15, character: 10, alignment: 30, resistance: -40, deed: Deed{Amount: 60}},
		{move: MoveCoverRisk, competence: 15, character: 30, alignment: 30, resistance: -40},
		{move: MoveOptions, competence: 20, character: 10, alignment: 30, resistance: -20},
		{move: MoveCriteria, competence: 20, character: 15, alignment: 25},
		{move: MoveShareInfo, competence: 15, character: 20, alignment: 10, ifDeposit: 40},
		{move: MoveHelp, competence: 15, character: 25, alignment: 10, ifDeposit: 80},
		{move: MoveOwnMistake, competence: 10, character: 40, resistance: -60},
		{move: MovePromise, character: 10, value: 70}, // 100 x (400 + 6*510/10)
		{move: MoveCommand, character: -50, alignment: -40, resistance: 150},
		{move: MoveVague, competence: -50, alignment: -20, resistance: 40, costAdded: 40},
		{move: MoveSelfCentred, character: -30, alignment: -60, resistance: 60},
		{move: MoveBlame, competence: -20, character: -80, alignment: -40, resistance: 180},
		{move: MoveThreaten, character: -120, alignment: -60, resistance: 250},
		{move: MoveOverclaim, competence: -120, character: -60, alignment: -40, resistance: 80},
		{move: MoveGoOverHead, character: -80, alignment: -40, resistance: 200},
		{move: MoveThirdParty, character: -80, alignment: -40, resistance: 200}, // too early: it is go-over-head
	} {
		t.Run(fmt.Sprint(c.move, " ", c.deed.Amount), func(t *testing.T) {
			for _, deposit := range []bool{false, true} {
				tk := middle()
				tk.sc.Promises = []Promise{{Amount: 100}}
				was := tk.s.Parties[0]
				d := Deed{Move: c.move, Concern: -1, Amount: c.deed.Amount}
				if deposit {
					tk.deposit(d)
				} else {
					tk.say(d)
				}
				now := tk.s.Parties[0]
				goodwill := c.goodwill
				if deposit {
					goodwill = c.ifDeposit
				}
				require.Equal(t, c.competence, now.Competence-was.Competence, "Tc")
				require.Equal(t, c.character, now.Character-was.Character, "Ti")
				require.Equal(t, c.alignment, now.Alignment-was.Alignment, "A")
				require.Equal(t, c.resistance, now.Resistance-was.Resistance, "Z")
				require.Equal(t, c.value, now.Value-was.Value, "V")
				require.Equal(t, c.costCut, now.CostCut-was.CostCut, "Kcut")
				require.Equal(t, c.costAdded, now.CostAdded-was.CostAdded, "Kadd")
				require.Equal(t, goodwill, now.Goodwill-was.Goodwill, "B")
				requireCounted(t, c.move, &now, deposit)
			}
		})
	}
}

func requireCounted(t *testing.T, m Move, p *Party, deposit bool) {
	if m == MoveThirdParty {
		m = MoveGoOverHead
	}
	count, other := p.Uses, p.Deposits
	if deposit {
		count, other = other, count
	}
	var want [NumMoves]uint8
	want[m] = 1
	require.Equal(t, want, count)
	require.Zero(t, other, "asks and deposits count apart")
}

func TestTheTableHasTwentyFourMovesAndTheLastSevenAreDestructive(t *testing.T) {
	require.Equal(t, 24, NumMoves)
	require.Len(t, Moves(), 26)
	for _, m := range Moves() {
		require.Equal(t, m >= MoveCommand && m < MoveKeep, m.Destructive(), "%v", m)
		if m.Destructive() || m == MovePolite || m == MoveAsk || m == MoveOwnMistake {
			require.False(t, m.NamesConcern(), "%v settles no concern", m)
		}
	}
}

// A third party counts only after an ask, an attempt at a named concern and two non-agreements.
func TestAThirdPartyHasItsTime(t *testing.T) {
	due := func(change func(*Party)) *talk {
		tk := middle()
		p := &tk.s.Parties[0]
		p.Asked, p.Attempted, p.NoYet = true, true, 2
		change(p)
		return tk
	}
	require.Equal(t, "third-party", due(func(*Party) {}).say(does(MoveThirdParty))[0].Cause.String())
	tk := due(func(*Party) {})
	tk.say(does(MoveThirdParty))
	p := tk.s.Parties[0]
	require.Equal(t, []int16{500, 540, 540, 80}, []int16{p.Character, p.Alignment, p.Resistance, p.Value})
	require.Zero(t, tk.s.Unclean)
	require.Equal(t, uint8(1), p.Uses[MoveThirdParty])

	for what, change := range map[string]func(*Party){
		"no ask": func(p *Party) { p.Asked = false }, "no attempt": func(p *Party) { p.Attempted = false }, "one refusal": func(p *Party) { p.NoYet = 1 },
	} {
		tk := due(change)
		tk.say(does(MoveThirdParty))
		require.Equal(t, int16(420), tk.s.Parties[0].Character, what)
		require.Equal(t, uint16(1), tk.s.Unclean, "%s: it is go-over-head in all of this", what)
	}

	tk = due(func(p *Party) { p.Asked, p.Attempted = false, false })
	tk.say(does(MoveAsk), does(MoveAcknowledge).about(0), does(MoveThirdParty))
	require.Equal(t, uint8(1), tk.s.Parties[0].Uses[MoveThirdParty], "an ask earlier in the same line counts")
}

func TestRepetitionWearsEachKindOfEffect(t *testing.T) {
	for n := range uint8(5) {
		k := int32(n)
		at := func(m Move, deposit bool) Party {
			tk := middle()
			p := &tk.s.Parties[0]
			for i := range p.Uses {
				p.Uses[i], p.Deposits[i] = n, n
			}
			if deposit {
				tk.deposit(does(m))
			} else {
				tk.say(does(m))
			}
			return tk.s.Parties[0]
		}
		was := middle().s.Parties[0]
		require.Equal(t, 30*2/(2+k), int32(at(MoveAcknowledge, false).Character-was.Character), "a gain wears off")
		require.Equal(t, 25*2/(2+k), int32(at(MoveAcknowledge, false).Alignment-was.Alignment), "of alignment too")
		require.Equal(t, -80*2/(2+k), int32(at(MoveAcknowledge, false).Resistance-was.Resistance), "so does relief of resistance")
		require.Equal(t, -40*2*(2+k)/2, int32(at(MoveBlame, false).Character-was.Character), "a loss of trust grows")
		require.Equal(t, -40*(2+k)/2, int32(at(MoveBlame, false).Alignment-was.Alignment), "of alignment too, once")
		require.Equal(t, min(180*(2+k)/2, 500), int32(at(MoveBlame, false).Resistance-was.Resistance), "pressure grows")
		require.Equal(t, 80*2/(2+k), int32(at(MoveHelp, true).Goodwill), "deposits wear off among themselves")
		require.Equal(t, int16(40), at(MoveDiagnose, false).CostCut, "no other further effect is worn")
	}
}

func TestEachStepTruncatesByItself(t *testing.T) {
	tk := middle()
	p := &tk.s.Parties[0]
	p.Character = 501
	p.Uses[MovePolite] = 1
	tk.say(does(MovePolite))
	require.Equal(t, int16(501+6), p.Character, "20*499/1000 = 9, 9*2/3 = 6")
}

func TestALongLineCostsResistance(t *testing.T) {
	for n, extra := range map[int]int16{5: 0, 6: 20, 8: 60} {
		tk := middle()
		tk.s.Parties[0].Resistance = 0
		var line []Deed
		for range n {
			line = append(line, does(MoveCriteria))
		}
		tk.say(line...)
		require.Equal(t, extra, tk.s.Parties[0].Resistance, "%d moves", n)
	}
	tk := middle()
	tk.s.Parties[0].Resistance = 10
	events := tk.say(does(MoveCriteria), does(MoveCriteria), does(MoveCriteria), does(MoveCriteria), does(MoveCriteria), does(MovePolite))
	require.Equal(t, int16(20), tk.s.Parties[0].Resistance, "charged after the last move: 10 falls to 0, then 20")
	require.Equal(t, CauseLongLine, events[len(events)-1].Cause)
	tk = middle()
	tk.deposit(does(MoveCriteria), does(MoveCriteria), does(MoveCriteria), does(MoveCriteria), does(MoveCriteria), does(MoveCriteria))
	require.Equal(t, int16(500), tk.s.Parties[0].Resistance, "outside of asks there is time")
}

func TestValuesAreClampedAfterEachUpdate(t *testing.T) {
	tk := middle()
	p := &tk.s.Parties[0]
	for range 12 {
		tk.say(does(MoveThreaten), does(MoveOverclaim), does(MoveVague))
	}
	require.Equal(t, []int16{0, 0, 0, 1000, 400}, []int16{p.Competence, p.Character, p.Alignment, p.Resistance, p.CostAdded})
	require.Equal(t, Refuse, p.decide(&tk.sc.Parties[0], 400, false).Outcome)
	require.Negative(t, ScoresOf(&tk.sc, &tk.s, 0).Decision, "S alone may be negative")

	tk = middle()
	p = &tk.s.Parties[0]
	for range 5 {
		tk.say(does(MoveReduceCost))
	}
	require.Equal(t, int16(400), p.CostCut)
	require.Equal(t, int32(160), p.price(&tk.sc.Parties[0], 400), "all cuts together at most 60 %%")
	p.Scope = 20
	require.Equal(t, int32(1), p.price(&tk.sc.Parties[0], 1), "the price is never nothing")
	p.Goodwill = 490
	tk.deposit(does(MoveHelp))
	require.Equal(t, int16(500), p.Goodwill)
	p.Uses[MovePolite] = 255
	tk.say(does(MovePolite))
	require.Equal(t, uint8(255), p.Uses[MovePolite], "a count stops, it does not turn over")
}

func TestEvidenceInTheSameBreathIsBelieved(t *testing.T) {
	alone, shown := middle(), middle()
	alone.say(does(MoveLinkKPI).with(0, 200))
	require.Equal(t, int16(70), alone.s.Parties[0].Value)
	shown.say(does(MoveLinkKPI).with(0, 200), does(MoveEvidence).with(0, 1))
	require.Equal(t, int16(140), shown.s.Parties[0].Value, "shown before anything else, wherever it stands in the line")
	require.Equal(t, uint8(1), shown.s.Parties[0].Shown)
	shown.say(does(MoveEvidence).with(0, 3), does(MoveEvidence).with(1, 2))
	require.Equal(t, uint8(3), shown.s.Parties[0].Shown, "the best quality counts")
}

func TestAClaimSaidAgainAddsOnlyTheExcess(t *testing.T) {
	tk := middle()
	p := &tk.s.Parties[0]
	p.Shown = 1
	tk.say(does(MoveLinkKPI).with(0, 300))
	require.Equal(t, int16(210), p.Value)
	tk.say(does(MoveLinkKPI).with(0, 300))
	tk.say(does(MoveLinkKPI).with(0, 200))
	require.Equal(t, int16(210), p.Value, "the same or less adds nothing")
	tk.say(does(MoveLinkKPI).with(0, 400))
	require.Equal(t, int16(280), p.Value, "100 more at credibility 700")
	require.Equal(t, int16(400), p.Linked[0])
}

func TestACurrencyCountsOnce(t *testing.T) {
	tk := middle()
	p := &tk.s.Parties[0]
	tk.sc.Promises = []Promise{{Slot: 0, Amount: 100}, {Slot: 1, Amount: 100}, {Slot: 2, Amount: 300}, {Slot: 3, Currency: 1, Amount: 100}}
	promise := func(i int8) int16 {
		p.Character = 480 // 500 minus what the move's own base gives before the claim, nearly
		was := p.Value
		tk.say(does(MovePromise).with(i, 0))
		return p.Value - was
	}
	first := promise(0)
	require.Equal(t, int16(69), first, "100 x (400 + 6*490/10)")
	require.Zero(t, promise(1), "a second promise in the same currency is a promise, but no more value")
	require.Equal(t, PromiseOpen, p.Promise[1])
	require.Equal(t, int16(138), promise(2), "200 more")
	require.Equal(t, int16(69), promise(3), "another currency counts for itself")
	require.Equal(t, []int16{69, 0, 138, 69}, p.Promised[:4])
}

func TestABrokenPromiseTakesBackWhatItAddedAndAKeptOneGivesTrust(t *testing.T) {
	tk := middle()
	p := &tk.s.Parties[0]
	tk.sc.Promises = []Promise{{Slot: 0, Amount: 400}, {Slot: 1, Currency: 1, Amount: 100}}
	p.Value = 50
	tk.say(does(MoveShareCredit).with(0, 0))
	require.Equal(t, int16(50+284), p.Value)
	was := *p
	tk.say(does(MoveBreak).with(0, 0))
	require.Equal(t, []int16{was.Character - 240, -120, 50}, []int16{p.Character, p.Goodwill, p.Value})
	require.Equal(t, PromiseBroken, p.Promise[0])
	require.Zero(t, p.Promised[0])
	was = *p
	tk.say(does(MoveBreak).with(0, 0), does(MoveKeep).with(0, 0), does(MoveKeep).with(1, 0))
	require.Equal(t, was, *p, "what is settled or was never promised settles nothing")

	tk = middle()
	p = &tk.s.Parties[0]
	tk.sc.Promises = []Promise{{Amount: 400}}
	tk.say(does(MovePromise).with(0, 0))
	was = *p
	tk.say(does(MoveKeep).with(0, 0))
	require.Equal(t, []int16{510, 549}, []int16{was.Character, p.Character}, "80 of the room left")
	require.Equal(t, was.Value, p.Value)
	require.Equal(t, PromiseKept, p.Promise[0])
	require.Equal(t, was.Uses, p.Uses, "settling is not counted")
}

func TestReliefOfAConcern(t *testing.T) {
	answer, other := does(MoveLinkKPI).with(0, 1).about(0), does(MoveOptions).about(0)
	for _, c := range []struct {
		what  string
		known bool
		line  []Deed
		want  int16
	}{
		{"its answer", true, []Deed{answer}, 700},
		{"its answer twice", true, []Deed{answer, answer}, 1000},
		{"another move that names it", true, []Deed{other}, 300},
		{"others never above 600", true, []Deed{other, other, other, other}, 600},
		{"another first, then its answer", true, []Deed{other, answer}, 1000},
		{"its answer first: another takes nothing away", true, []Deed{answer, other}, 700},
		{"its answer while unknown", false, []Deed{answer}, 350},
		{"another while unknown", false, []Deed{other}, 150},
		{"named, then voiced", false, []Deed{other, does(MoveAsk), answer}, 850},
		{"a move that names none", true, []Deed{does(MoveLinkKPI).with(0, 1), does(MoveOptions)}, 0},
		{"courtesy, asking and owning cannot", true, []Deed{does(MovePolite).about(0), does(MoveAsk).about(0), does(MoveOwnMistake).about(0)}, 0},
		{"pressure cannot", true, []Deed{does(MoveCommand).about(0), does(MoveThreaten).about(0)}, 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			tk := middle()
			if c.known {
				tk.s.Parties[0].Known = 1
			}
			tk.say(c.line...)
			require.Equal(t, c.want, tk.s.Parties[0].Relief[0])
			require.Equal(t, c.want > 0, tk.s.Parties[0].Attempted, "naming it is an attempt")
		})
	}
}

func TestAskRevealsTheFirstConcernThatTrustReaches(t *testing.T) {
	tk := middle()
	p := &tk.s.Parties[0]
	p.Competence, p.Character = 320, 380 // ask lifts character a little: T = 340, the second gate is 400
	tk.say(does(MoveAsk))
	require.Equal(t, uint8(1), p.Known)
	tk.say(does(MoveAsk))
	require.Equal(t, uint8(1), p.Known, "trust does not reach the next")
	p.Competence, p.Character = 400, 390
	p.Uses[MoveAsk] = 2 // worth 12 now
	tk.say(does(MoveAsk))
	require.Equal(t, int32(400), p.trust(), "exactly the gate")
	require.Equal(t, uint8(3), p.Known, "it sees the trust that the ask itself won")
}

func TestAPhaseOnlyLowersTheScope(t *testing.T) {
	tk := middle()
	tk.say(does(MovePhase).with(-1, 50), does(MovePhase).with(-1, 80))
	require.Equal(t, int16(50), tk.s.Parties[0].Scope)
}

func TestEveryEventNamesItsMoveAmountAndReason(t *testing.T) {
	tk := middle()
	events := tk.say(does(MoveBlame), does(MoveEvidence).with(0, 2), does(MoveLinkKPI).with(0, 200).about(0))
	reasons := Reasons()
	for _, e := range events {
		require.Contains(t, reasons, e.Reason())
		require.NotContains(t, e.Cause.String()+e.Variable.String(), "?")
		m, ok := e.Cause.Move()
		require.True(t, ok)
		require.Equal(t, m.String(), e.Cause.String())
	}
	require.Equal(t, Event{Cause: Cause(MoveEvidence), Variable: InShown, To: 2}, events[0])
	require.Equal(t, Event{Cause: Cause(MoveBlame), Variable: InCompetence, Of: -1, From: 500, To: 480, Base: -10}, events[1])
	require.Equal(t, int32(-20), events[1].Amount())
	claim := events[len(events)-4]
	require.Equal(t, InValue, claim.Variable)
	require.Equal(t, []int16{200, 709}, []int16{claim.Base, claim.Belief}, "how far a claim was believed is told")
}

func TestEveryNameIsUniqueAndSpelled(t *testing.T) {
	seen := map[string]bool{}
	spell := func(kind string, name string) {
		require.False(t, seen[kind+name], "%s %q twice", kind, name)
		require.NotContains(t, name, "?", kind)
		seen[kind+name] = true
	}
	for _, m := range Moves() {
		spell("move ", m.String())
	}
	for c := CauseLongLine; c <= CausePutOut; c++ {
		spell("cause ", c.String())
	}
	for v := range variables {
		spell("variable ", v.String())
	}
	for _, k := range EndingKinds() {
		spell("ending ", k.String())
	}
	for a := Preparation; a <= Ended; a++ {
		spell("act ", a.String())
	}
	for o := Refuse; o <= NoDecision; o++ {
		spell("outcome ", o.String())
	}
	for g := NoGate; g <= GateClosed; g++ {
		spell("gate ", g.String())
	}
	for _, r := range Reasons() {
		spell("reason ", r)
	}
	require.Equal(t, "move?", Move(99).String())
	require.Equal(t, "act?", Act(99).String())
	require.Equal(t, "outcome?", Outcome(99).String())
	require.Equal(t, "ending?", EndingKind(99).String())
	require.Equal(t, "variable?", Variable(99).String())
	require.Equal(t, "cause?", Cause(99).String())
}
