package sim

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// aCondition draws a formula and returns its postfix program, as the compiler writes it.
func aCondition(t *rapid.T, sc *Scenario, depth int) []Op {
	op := func(do OpCode, below int) Op { return Op{do, int32(rapid.IntRange(0, below-1).Draw(t, "arg"))} }
	number := func() []Op {
		if rapid.Bool().Draw(t, "variable") {
			v := Var(rapid.IntRange(0, int(VarOutcome)).Draw(t, "var"))
			if rapid.Bool().Draw(t, "named") {
				v = v.With(0)
			}
			return []Op{{OpVar, int32(v)}}
		}
		return []Op{{OpPush, rapid.SampledFrom([]int32{-40000, -10, 0, 1, 2, 3, 200, 450, 32767, 70000}).Draw(t, "constant")}}
	}
	kind := rapid.IntRange(0, 9).Draw(t, "kind")
	switch {
	case depth > 0 && kind < 2:
		return append(aCondition(t, sc, depth-1), Op{Do: OpNot})
	case depth > 0 && kind < 6:
		do := rapid.SampledFrom([]OpCode{OpAnd, OpOr}).Draw(t, "joins")
		return append(append(aCondition(t, sc, depth-1), aCondition(t, sc, depth-1)...), Op{Do: do})
	case kind < 8:
		do := rapid.SampledFrom([]OpCode{OpEq, OpNe, OpLt, OpLe, OpGt, OpGe}).Draw(t, "compares")
		return append(append(number(), number()...), Op{Do: do})
	}
	return []Op{rapid.SampledFrom([]Op{
		op(OpHas, MaxEvidence), op(OpKnows, MaxConcerns), op(OpKnowsKPI, MaxKPIs), op(OpSaid, MaxSaid), op(OpOpen, len(sc.Promises)),
		op(OpKept, len(sc.Promises)), op(OpBroken, len(sc.Promises)), op(OpUsed, NumMoves), op(OpBefore, 32),
		op(OpGranted, MaxParties), op(OpVariation, 3),
	}).Draw(t, "asks")}
}

func TestAQuickConditionHoldsWhereTheConditionDoes(t *testing.T) {
	chains := 0
	rapid.Check(t, func(t *rapid.T) {
		sc := itScenario()
		sc.Code = aCondition(t, sc, rapid.IntRange(0, 5).Draw(t, "depth"))
		when := Cond{0, uint16(len(sc.Code))}
		sc.Choices, sc.Endings, sc.Activities = []Choice{{When: when}}, []Ending{{When: when}, {}}, nil

		quick := Quick(sc)

		require.Zero(t, quick.Endings[1].When, "no condition stays no condition")
		if quick.quick.questions[0].ask != code {
			chains++
		}
		for range 8 {
			s := State{Outcome: NoDecision, Variation: int8(rapid.IntRange(-1, 2).Draw(t, "variation"))}
			s.Parties[0] = aParty(t, &sc.Parties[0])
			s.Said = [2]uint64{rapid.Uint64().Draw(t, "said"), rapid.Uint64().Draw(t, "said")}
			s.InHand, s.Before = rapid.Uint32().Draw(t, "in hand"), rapid.Uint32().Draw(t, "before")
			s.Patience, s.Days = int16(rapid.IntRange(0, 9).Draw(t, "patience")), int16(rapid.IntRange(0, 20).Draw(t, "days"))
			s.Outcome = Outcome(rapid.IntRange(0, 4).Draw(t, "outcome"))
			for i := range sc.Promises {
				s.Parties[0].Promise[i] = PromiseState(rapid.IntRange(0, 3).Draw(t, "promise"))
			}
			want := Holds(sc, &s, when)
			require.Equal(t, want, Holds(quick, &s, quick.Choices[0].When))
			require.Equal(t, want, Holds(quick, &s, quick.Endings[0].When))
		}
	})
	require.NotZero(t, chains)
}

// A search copies, asks and plays in the quick way; it must come to the states that the plain way comes to.
func TestASearchPlaysTheSameGame(t *testing.T) {
	sc := itScenario()
	quick := Quick(sc)
	for seed := range uint64(200) {
		s, dice := Begin(sc, seed), seed
		var searched State
		for from := s; ; from = searched {
			open := Open(sc, &s, nil)
			require.Equal(t, open, Open(quick, &s, nil))
			if len(open) == 0 {
				break
			}
			c := open[next(&dice)%uint64(len(open))]
			require.NoError(t, Advance(sc, &s, c))
			from.CopyTo(&searched, quick)
			require.NoError(t, AdvanceOpen(quick, &searched, c))
			require.Equal(t, s, searched)
		}
	}
}

// A field that is added to the state and not to the copy would be lost in every search.
func TestACopyLeavesOutNothingButThePartiesThereAreNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := State{
			Rand: rapid.Uint64().Draw(t, "rand"), Shuffle: rapid.Uint64().Draw(t, "shuffle"),
			Said: [2]uint64{rapid.Uint64().Draw(t, "said"), 1}, InHand: 3, Before: 4, Beat: 5, Patience: 6, Days: 7, Turn: 8, Unclean: 9,
			Week: 10, Act: Ended, Meeting: 11, Variation: 12, Speaker: 1, Outcome: Accept, Ending: 13,
		}
		sc := itScenario()
		sc.Parties = append(sc.Parties, sc.Parties[0], sc.Parties[0])
		for i := range s.Parties {
			s.Parties[i] = aParty(t, &sc.Parties[0])
		}
		var to State
		s.CopyTo(&to, sc)
		require.Equal(t, s, to)
	})
}
