package sim

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// visitTwice is a request with two meetings of one choice each way and a follow-up, small enough to follow by eye.
//
//	beat 0: first meeting   0 stay, 1 ask for the decision, 2 leave, 3 long line, 4 press
//	beat 1: its decision    refuse and defer: second meeting; else the follow-up
//	beat 2: second meeting  5 ask for the decision, 6 stay
//	beat 3: its decision    refuse: ending 0; defer: ending 1; else the follow-up
//	beat 4: follow-up       7 keep, 8 break, 9 greet
//	beat 5: the last decision picks: endings 0, 1, 2, 3
func visitTwice() *script {
	b := &script{Scenario{Days: 20, Patience: 3, Parties: []Profile{itProfile()}, Evidence: []int16{2}}}
	b.Promises = []Promise{{Amount: 250}}
	six := []Deed{does(MoveCriteria), does(MoveOptions), does(MoveDiagnose), does(MoveAcknowledge), does(MovePolite), does(MoveAsk)}
	b.beat(
		b.says(toBeat(0), does(MovePolite)), b.says(toBeat(1), does(MoveShareCredit).with(0, 0)), b.says(toEnding(4), does(MovePolite)),
		b.says(toBeat(0), six...), b.says(toBeat(0), does(MoveCommand)))
	again, follow := toMeeting(1), Target{Kind: ToFollowUp}
	b.fork(Decide, again, again, follow, follow)
	b.beat(b.says(toBeat(3)), b.says(toBeat(2)))
	b.fork(Decide, toEnding(0), toEnding(1), follow, follow)
	b.beat(b.says(toBeat(5), does(MoveKeep).with(0, 0)), b.says(toBeat(5), does(MoveBreak).with(0, 0)), b.says(toBeat(4), does(MoveHelp)))
	b.fork(Route, toEnding(0), toEnding(1), toEnding(2), toEnding(3))
	b.FollowUp = 4
	b.Meetings = []Meeting{{Start: 0, Decision: 1, Days: 7, Patience: 3}, {Start: 2, Decision: 3, Days: 4, Patience: 2}}
	b.Endings = []Ending{{Kind: Deadlock}, {Kind: OpenDoor}, {Kind: Deal}, {Kind: WinWin}, {Kind: GivenUp}}
	return b
}

// inclined makes them so inclined to agree that the score is near s.
func inclined(s *State, a int16) { s.Parties[0].Alignment, s.Parties[0].Value = a, 3*a }

func find(events []Event, v Variable) (found []Event) {
	for _, e := range events {
		if e.Variable == v {
			found = append(found, e)
		}
	}
	return found
}

func TestWithoutPreparationARunOpensInTheFirstMeeting(t *testing.T) {
	sc := &visitTwice().Scenario
	s := Begin(sc, 1)
	require.Equal(t, Meetings, s.Act)
	require.Equal(t, []int16{0, 3, 20}, []int16{s.Beat, s.Patience, s.Days}, "the first meeting costs no days")
	require.Equal(t, []Command{Say(0), Say(1), Say(2), Say(3), Say(4)}, Open(sc, &s, nil))
}

func TestAPlanIsPlayedInFileOrderAsDeposits(t *testing.T) {
	b := visitTwice()
	b.Activities = []Activity{
		{Deeds: b.deeds(does(MoveHelp), does(MoveBlame)), Evidence: 1},
		{Deeds: b.deeds(does(MoveHelp)), KPIs: 2, Concerns: 1},
		{Deeds: b.deeds(does(MoveShareInfo)), When: b.when(Op{OpHas, 0})},
	}
	b.Plans = []uint16{0, 1, 3, 4, 5}
	s := Begin(&b.Scenario, 1)
	require.Equal(t, Preparation, s.Act)
	require.Equal(t, []Command{Prepare(0), Prepare(1), Prepare(3), Prepare(5)}, Open(&b.Scenario, &s, nil),
		"the third activity needs what the first one finds")
	for _, closed := range []Command{Prepare(4), Prepare(2), {Choice: -2, Plan: 1}, Say(0)} {
		_, _, err := Step(&b.Scenario, s, closed)
		require.ErrorIs(t, err, ErrNotOpen, "%+v", closed)
	}

	after, events := mustStep(t, &b.Scenario, s, Prepare(3))
	p := after.Parties[0]
	require.Equal(t, int16(80+80*2/3), p.Goodwill, "the second help is worth less")
	require.Equal(t, []int{1, 2, 1}, []int{int(after.InHand), int(p.KnownKPI), int(p.Known)})
	require.Zero(t, p.Uses)
	require.Zero(t, p.Deposits, "the first meeting counts anew")
	require.Zero(t, p.Resistance, "and begins without resistance")
	require.Equal(t, Meetings, after.Act)
	require.Equal(t, int16(3), after.Patience, "preparation costs no patience")
	require.Equal(t, int32(180), find(events, InResistance)[0].To)
	require.Equal(t, CauseMeeting, find(events, InResistance)[1].Cause)
	require.Equal(t, CausePreparation, find(events, InHand)[0].Cause)

	_, _ = mustStep(t, &b.Scenario, s, Prepare(5))
}

func TestALaterMeetingCostsDaysHalvesResistanceAndRestoresPatience(t *testing.T) {
	sc := &visitTwice().Scenario
	s, _ := mustStep(t, sc, Begin(sc, 1), Say(4))
	require.Equal(t, int16(2), s.Patience)
	require.Equal(t, int16(150), s.Parties[0].Resistance)
	s, events := mustStep(t, sc, s, Say(1))
	require.Equal(t, Refuse, s.Outcome)
	require.Equal(t, []int16{2, 2, 16}, []int16{s.Beat, s.Patience, s.Days})
	require.Equal(t, int16(75), s.Parties[0].Resistance)
	require.Equal(t, uint8(1), s.Parties[0].Uses[MoveCommand], "the repetition counts stay")
	require.Equal(t, uint8(1), s.Parties[0].NoYet)
	require.Equal(t, int32(-4), find(events, InDays)[0].Amount())
}

func TestAtTheEndOfPatienceTheyCloseTheTalkWithAtMostDefer(t *testing.T) {
	sc := &visitTwice().Scenario
	s := Begin(sc, 1)
	inclined(&s, 600)
	s.Patience = 1
	after, events := mustStep(t, sc, s, Say(0))
	require.Equal(t, Defer, after.Outcome)
	d := find(events, Decided)[0].Decision
	require.Equal(t, GateClosed, d.Gate)
	require.GreaterOrEqual(t, d.Score, int32(380))
	require.Equal(t, "closed", d.Gate.String())
	require.Equal(t, int8(1), after.Meeting, "what follows is what that decision leads to")

	after, events = mustStep(t, sc, s, Say(1))
	require.Greater(t, after.Outcome, Defer, "but who asks for the decision with the last word gets it")
	require.Equal(t, NoGate, find(events, Decided)[0].Decision.Gate)

	after, events = mustStep(t, sc, s, Say(2))
	require.Equal(t, Ended, after.Act, "and who leaves, leaves")
	require.Equal(t, CauseDecision, find(events, InEnding)[0].Cause)
	require.Equal(t, NoDecision, after.Outcome)
}

func TestALongLineCostsPatience(t *testing.T) {
	sc := &visitTwice().Scenario
	after, _ := mustStep(t, sc, Begin(sc, 1), Say(3))
	require.Equal(t, int16(1), after.Patience, "one for the turn, one for the sixth move")
}

func TestTheFollowUpSettlesPromisesAndTheLastDecisionPicksTheEnding(t *testing.T) {
	sc := &visitTwice().Scenario
	s := Begin(sc, 1)
	inclined(&s, 600)
	s, _ = mustStep(t, sc, s, Say(1))
	require.Equal(t, FollowUp, s.Act)
	s, _ = mustStep(t, sc, s, Say(9))
	require.Equal(t, int16(80), s.Parties[0].Goodwill, "a follow-up is a deposit")
	require.Equal(t, uint8(1), s.Parties[0].Deposits[MoveHelp])
	patience := s.Patience

	kept, events := mustStep(t, sc, s, Say(7))
	require.Equal(t, PromiseKept, kept.Parties[0].Promise[0])
	require.Equal(t, []Act{Ended}, []Act{kept.Act})
	require.Equal(t, map[Outcome]int8{Conditional: 2, Accept: 3}[s.Outcome], kept.Ending)
	require.Equal(t, patience, kept.Patience, "and costs no patience")
	require.Equal(t, CauseDecision, find(events, InEnding)[0].Cause)
	require.Empty(t, Open(sc, &kept, nil))
	_, _, err := Step(sc, kept, Say(7))
	require.ErrorIs(t, err, ErrNotOpen)

	broken, _ := mustStep(t, sc, s, Say(8))
	require.Equal(t, PromiseBroken, broken.Parties[0].Promise[0])
	require.Less(t, WorthOf(sc, &broken).R, WorthOf(sc, &kept).R)
}

func TestTheEndingsOwnConditionsGoFirstInFileOrder(t *testing.T) {
	b := visitTwice()
	character := func(below int32) Cond { return b.when(Op{OpVar, int32(VarCharacter)}, Op{OpPush, below}, Op{OpLt, 0}) }
	b.Endings = append(b.Endings, Ending{Kind: Rupture, When: character(300)}, Ending{Kind: CostlyWin, When: character(400)})
	for start, want := range map[int16]EndingKind{450: GivenUp, 350: CostlyWin, 250: Rupture} {
		s := Begin(&b.Scenario, 1)
		s.Parties[0].Character = start
		after, _ := mustStep(t, &b.Scenario, s, Say(2))
		require.Equal(t, want, b.Endings[after.Ending].Kind, "character %d", start)
	}
}

func TestJumpsThatLeadInACircleLeaveTheStateUnchanged(t *testing.T) {
	b := visitTwice()
	b.Beats[1].Out = [4]Target{toBeat(1), toBeat(1), toBeat(1), toBeat(1)}
	s := Begin(&b.Scenario, 1)
	after, events, err := Step(&b.Scenario, s, Say(1))
	require.ErrorIs(t, err, ErrNoWay)
	require.Equal(t, s, after)
	require.Empty(t, events)

	// Preparation that leads into a circle.
	b.Plans, b.Meetings[0].Start = []uint16{0}, 1
	b.Beats[1].Out = [4]Target{toBeat(1), toBeat(1), toBeat(1), toBeat(1)}
	s = Begin(&b.Scenario, 1)
	was := s
	require.ErrorIs(t, Advance(&b.Scenario, &s, Prepare(0)), ErrNoWay)
	require.Equal(t, was, s)
}

// Without patience every further line closes the talk anew; the format's check lets no decision lead back into it.
func TestADecisionThatLeadsBackIntoATalkWithoutPatienceClosesItAgain(t *testing.T) {
	b := visitTwice()
	b.Beats[1].Out = [4]Target{toBeat(0), toBeat(0), toBeat(0), toBeat(0)}
	s := Begin(&b.Scenario, 1)
	s.Patience = 1
	for range 3 {
		var events []Event
		s, events = mustStep(t, &b.Scenario, s, Say(1))
		require.Equal(t, int16(0), s.Beat)
		require.LessOrEqual(t, s.Outcome, Defer)
		require.NotEmpty(t, events)
	}
}

func TestTheSeedDrawsOneVariationAndTheOrderOnce(t *testing.T) {
	sc := itScenario()
	seen := map[int8]int{}
	for seed := range uint64(300) {
		s := Begin(sc, seed)
		require.Equal(t, s, Begin(sc, seed))
		seen[s.Variation]++
		v := sc.Variations[s.Variation]
		require.Equal(t, 450+v.Competence, s.Parties[0].Competence)
		require.Equal(t, 250+v.Alignment, s.Parties[0].Alignment)
		require.Equal(t, 400+int32(v.Cost), s.cost(sc, 0))

		drawn := seed
		require.Equal(t, int8(next(&drawn)%3), s.Variation)
		require.Equal(t, next(&drawn), s.Shuffle)
		require.Equal(t, drawn, s.Rand)
		require.NoError(t, Advance(sc, &s, Prepare(0)))
		require.Equal(t, 9+v.Patience, s.Patience)
		for range 3 {
			require.NoError(t, Advance(sc, &s, Open(sc, &s, nil)[0]))
		}
		require.Equal(t, drawn, s.Rand, "nothing is drawn later")
	}
	require.Len(t, seen, 3)
	none := visitTwice()
	require.Equal(t, int8(-1), func() int8 { s := Begin(&none.Scenario, 1); return s.Variation }())
}

func TestAVariationStaysInsideTheRanges(t *testing.T) {
	b := visitTwice()
	b.Meetings[0].Patience = 1
	b.Parties[0].StartGoodwill = -450
	b.Variations = []Variation{{Patience: -3, Competence: -900, Character: 900, Goodwill: -100, Cost: -900}}
	s := Begin(&b.Scenario, 1)
	p := s.Parties[0]
	require.Equal(t, []int16{0, 1000, -500, 1}, []int16{p.Competence, p.Character, p.Goodwill, s.Patience}, "they hear one line at least")
	require.Equal(t, int32(1), s.cost(&b.Scenario, 0))
}

// splitmix64's published first outputs for the seed 1234567.
func TestTheGeneratorIsSplitmix64(t *testing.T) {
	state := uint64(1234567)
	for _, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		require.Equal(t, want, next(&state))
	}
}

func TestConditionsAskForEveryPartOfAState(t *testing.T) {
	b := visitTwice()
	s := Begin(&b.Scenario, 1)
	p := &s.Parties[0]
	s.InHand, s.Before, s.Said[1], s.Week, s.Variation, s.Outcome = 1<<3, 1<<5, 1<<6, 2, 1, Defer
	b.Variations = make([]Variation, 2)
	p.Known, p.KnownKPI, p.Uses[MoveAsk], p.Deposits[MoveHelp], p.Outcome = 1<<2, 1<<1, 1, 1, Conditional
	p.Goodwill, p.Resistance, p.Promise[0] = -7, 33, PromiseKept
	for _, c := range []struct {
		what string
		op   Op
		want int32
	}{
		{"has", Op{OpHas, 3}, 1}, {"has not", Op{OpHas, 4}, 0}, {"knows", Op{OpKnows, 2}, 1}, {"knows not", Op{OpKnows, 1}, 0},
		{"knows the KPI", Op{OpKnowsKPI, 1}, 1}, {"knows not the KPI", Op{OpKnowsKPI, 0}, 0},
		{"said", Op{OpSaid, 70}, 1}, {"not said", Op{OpSaid, 6}, 0}, {"open", Op{OpOpen, 0}, 0}, {"kept", Op{OpKept, 0}, 1}, {"broken", Op{OpBroken, 0}, 0},
		{"used in an ask", Op{OpUsed, int32(MoveAsk)}, 1}, {"used in a deposit", Op{OpUsed, int32(MoveHelp)}, 1}, {"not used", Op{OpUsed, int32(MoveBlame)}, 0},
		{"before", Op{OpBefore, 5}, 1}, {"granted", Op{OpGranted, 0}, 1}, {"granted by another", Op{OpGranted, 1}, 0},
		{"variation", Op{OpVariation, 1}, 1}, {"another variation", Op{OpVariation, 0}, 0},
		{"trust", Op{OpVar, int32(VarTrust)}, 450}, {"competence", Op{OpVar, int32(VarCompetence)}, 450}, {"character", Op{OpVar, int32(VarCharacter)}, 450},
		{"alignment as shown", Op{OpVar, int32(VarAlignment)}, 50}, {"exchange", Op{OpVar, int32(VarExchange)}, 200},
		{"goodwill", Op{OpVar, int32(VarGoodwill)}, -7}, {"resistance", Op{OpVar, int32(VarResistance)}, 33}, {"patience", Op{OpVar, int32(VarPatience)}, 3},
		{"days", Op{OpVar, int32(VarDays)}, 20}, {"week", Op{OpVar, int32(VarWeek)}, 2}, {"outcome", Op{OpVar, int32(VarOutcome)}, 1},
	} {
		require.True(t, Holds(&b.Scenario, &s, b.when(c.op, Op{OpPush, c.want}, Op{OpEq, 0})), c.what)
	}
	for do, want := range map[OpCode][3]bool{ // 1 with 2, 2 with 2, 2 with 1
		OpEq: {false, true, false}, OpNe: {true, false, true}, OpLt: {true, false, false}, OpLe: {true, true, false},
		OpGt: {false, false, true}, OpGe: {false, true, true}, OpAnd: {true, true, true}, OpOr: {true, true, true},
	} {
		for i, pair := range [3][2]int32{{1, 2}, {2, 2}, {2, 1}} {
			require.Equal(t, want[i], Holds(&b.Scenario, &s, b.when(Op{OpPush, pair[0]}, Op{OpPush, pair[1]}, Op{do, 0})), "op %d of %v", do, pair)
		}
	}
	require.False(t, Holds(&b.Scenario, &s, b.when(Op{OpPush, 1}, Op{OpPush, 0}, Op{OpAnd, 0})))
	require.True(t, Holds(&b.Scenario, &s, Cond{}), "no condition always holds")
}
