package sim

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// aCalendar is a small quarter by hand: two people, the IT standoff due in week 3, a surprise, a promise of the
// standoff's and one of the quarter's own.
func aCalendar() *Calendar {
	sc := itScenario()
	gesture := func(person int8, m Move, index int8) Gesture {
		return Gesture{person, Deed{Move: m, Concern: -1, Index: index}}
	}
	c := &Calendar{
		Weeks: 5, Slots: 3, Early: 1, Drawn: 1,
		People:   []Stance{{450, 450, 0, 300}, {500, 400, 50, 350}},
		Contacts: []Contact{{1, 0b11, Span{0, 2}}, {2, 0b10, Span{2, 3}}},
		Pledges:  []Pledge{{Person: 0, Amount: 250, Slots: 1, After: 1}, {Person: 1, Amount: 100, Slots: 2, After: 1}},
		Requests: []Request{{Scenario: sc, Due: 3, People: []int8{0}, Before: []int8{-1}, Carried: []Carried{{0, 0, true}}}},
		Surprises: []Surprise{
			{2, 2, Span{0, 2}},
			{2, 4, Span{1, 3}},
		},
		Reactions: []Reaction{{1, Span{3, 4}}, {0, Span{4, 5}}, {0, Span{5, 6}}},
		Gestures: []Gesture{
			gesture(-1, MovePolite, -1), gesture(-1, MoveShareInfo, -1), gesture(-1, MoveHelp, -1),
			gesture(0, MoveHelp, -1), gesture(1, MovePromise, 1), gesture(1, MoveBlame, -1),
		},
	}
	return c
}

// goOn plays orders that must be open.
func goOn(t require.TestingT, c *Calendar, q Quarter, orders ...Order) Quarter {
	for _, o := range orders {
		after, _, err := StepQuarter(c, q, o)
		require.NoError(t, err, "%v", o)
		q = after
	}
	return q
}

// calm is a quarter without surprises, so that a test can tell its own story.
func calm(c *Calendar) Quarter {
	c.Drawn = 0
	return BeginQuarter(c, 1)
}

func TestADepositIsWorthLessEachTimeAndIsWornUntilTheyAreAsked(t *testing.T) {
	c := aCalendar()
	q := calm(c)
	coffee := Order{Spend, 0, 1}

	once := goOn(t, c, q, coffee)
	twice := goOn(t, c, once, coffee)

	require.Equal(t, int16(50+40), once.Bonds[1].Goodwill)
	require.Equal(t, int16(90+40*2/3), twice.Bonds[1].Goodwill, "the same gesture wears off as in a standoff")
	require.Equal(t, int8(1), twice.Slots)
	require.Equal(t, uint8(2), twice.Bonds[1].Met)
	require.Equal(t, q.Bonds[0], twice.Bonds[0], "nobody else was there")
}

func TestAWeekTakesTheTenthPartOfEveryAccountAndGivesItsSlots(t *testing.T) {
	c := aCalendar()
	q := goOn(t, c, calm(c), Order{Spend, 1, 1}, Order{Do: EndWeek})
	require.Equal(t, int8(2), q.Week)
	require.Equal(t, int8(3), q.Slots)
	require.Equal(t, int16(130-13), q.Bonds[1].Goodwill)
	_, _, err := StepQuarter(c, goOn(t, c, q, Order{Spend, 1, 1}), Order{Spend, 1, 1})
	require.ErrorIs(t, err, ErrNotOpen, "two slots are gone and one is left")
}

func TestContactOnlyWhenSomethingIsNeededIsNoticedByEverybody(t *testing.T) {
	c := aCalendar()
	q := calm(c)

	cold, events, err := StepQuarter(c, q, Order{Ask, 0, 0})
	require.NoError(t, err)
	warm := goOn(t, c, q, Order{Spend, 0, 0}, Order{Ask, 0, 0})

	require.Equal(t, []int16{-80, 50 - 20}, []int16{cold.Bonds[0].Goodwill, cold.Bonds[1].Goodwill})
	require.True(t, cold.Requests[0].Cold)
	require.False(t, warm.Requests[0].Cold)
	require.Equal(t, int16(50), warm.Bonds[1].Goodwill)
	for _, e := range events {
		if e.Variable == InGoodwill {
			require.Equal(t, "mistake-last-minute", e.Reason())
		}
	}
	require.Equal(t, int8(2), cold.Slots, "before its week it takes a slot to be heard")
	require.Zero(t, StartOf(c, &cold).Parties[0].Goodwill+80)
}

func TestARequestThatIsDueHoldsTheWeekUntilItIsOpened(t *testing.T) {
	c := aCalendar()
	q := goOn(t, c, calm(c), Order{Do: EndWeek}, Order{Do: EndWeek})
	_, _, err := StepQuarter(c, q, Order{Do: EndWeek})
	require.ErrorIs(t, err, ErrNotOpen)

	q = goOn(t, c, q, Order{Ask, 0, 0})
	require.Equal(t, int8(3), q.Slots, "in its week it takes none")
	require.Empty(t, OpenOrders(c, &q, nil), "the quarter waits for the standoff")

	missing := aCalendar()
	missing.Requests[0].Scenario = nil
	require.NotPanics(t, func() {
		goOn(t, missing, calm(missing), Order{Do: EndWeek}, Order{Do: EndWeek}, Order{Do: EndWeek}, Order{Do: EndWeek}, Order{Do: EndWeek})
	})
}

func TestAStandoffBeginsWithTheRelationshipAndGivesItBack(t *testing.T) {
	c := aCalendar()
	q := goOn(t, c, calm(c), Order{Spend, 0, 0}, Order{Spend, 0, 0}, Order{Ask, 0, 0})
	s := StartOf(c, &q)
	require.Equal(t, q.Bonds[0].Goodwill, s.Parties[0].Goodwill)
	require.Equal(t, int8(1), s.Week)
	require.Greater(t, s.Parties[0].Alignment, c.Requests[0].Scenario.Parties[0].StartAlignment, "deposits moved it")

	_, _, err := CloseRequest(c, q, &s)
	require.ErrorIs(t, err, ErrNotOpen, "it has not ended")
	s = played(c, s, 7)
	s.Parties[0].Promise[0] = PromiseKept
	after, _, err := CloseRequest(c, q, &s)
	require.NoError(t, err)
	require.Equal(t, s.Parties[0].Goodwill, after.Bonds[0].Goodwill)
	require.Equal(t, Pledged{PromiseOpen, 1, 2}, after.Pledges[0], "what runs on comes due again")
	require.Zero(t, after.Bonds[0].Deposits, "and a coffee is a coffee again")
}

// played plays a standoff to its end, by dice.
func played(c *Calendar, s State, dice uint64) State {
	sc := c.Requests[0].Scenario
	for s.Act != Ended {
		open := Open(sc, &s, nil)
		_ = Advance(sc, &s, open[next(&dice)%uint64(len(open))])
	}
	return s
}

func TestAPromiseIsKeptToldOrLapses(t *testing.T) {
	c := aCalendar()
	q := calm(c)
	q.Pledges[0] = Pledged{PromiseOpen, 1, 2}
	_, _, err := StepQuarter(c, q, Order{Keep, 0, 0})
	require.ErrorIs(t, err, ErrNotOpen, "it is not due yet")
	due := goOn(t, c, q, Order{Do: EndWeek})

	kept := goOn(t, c, due, Order{Keep, 0, 0})
	told := goOn(t, c, due, Order{Break, 0, 0})
	lapsed := goOn(t, c, due, Order{Do: EndWeek})

	require.Equal(t, int16(450+80*550/1000), kept.Bonds[0].Character)
	require.Equal(t, int8(2), kept.Slots)
	require.Equal(t, int16(450-240), lapsed.Bonds[0].Character)
	require.Equal(t, PromiseBroken, told.Pledges[0].State)
	require.Greater(t, told.Bonds[0].Character, lapsed.Bonds[0].Character, "who owns it loses less")
	require.Equal(t, []int16{-120, -120 + 12}, []int16{told.Bonds[0].Goodwill, lapsed.Bonds[0].Goodwill})
	require.Less(t, WorthOfQuarter(c, &lapsed).R, WorthOfQuarter(c, &kept).R)
}

func TestAPromiseKeptMayPutOutSomebodyElse(t *testing.T) {
	c := aCalendar()
	kept := func(others uint8) Quarter {
		c.Pledges[1].Others = others
		q := calm(c)
		q.Pledges[1] = Pledged{PromiseOpen, 1, 1}
		return goOn(t, c, q, Order{Keep, 1, 0})
	}
	alone, q := kept(0), kept(0b01)

	require.Equal(t, PromiseKept, q.Pledges[1].State)
	require.Equal(t, alone.Bonds[1], q.Bonds[1], "whom it was made to has what they were promised")
	require.Equal(t, alone.Bonds[0].Goodwill-60, q.Bonds[0].Goodwill, "at somebody else's cost")
	require.Zero(t, q.Unclean, "which is no fault")
}

func TestASurpriseWantsAnAnswerBeforeAnythingElse(t *testing.T) {
	c := aCalendar()
	c.Drawn = 1
	for seed := range uint64(20) {
		q := BeginQuarter(c, seed)
		for q.Pending() < 0 {
			if q.mustAsk(c) {
				q = goOn(t, c, q, Order{Ask, 0, 0})
				s := played(c, StartOf(c, &q), seed)
				q, _, _ = CloseRequest(c, q, &s)
			}
			q = goOn(t, c, q, Order{Do: EndWeek})
		}
		open := OpenOrders(c, &q, nil)
		for _, o := range open {
			require.Equal(t, Answer, o.Do)
		}
		q = goOn(t, c, q, open[len(open)-1])
		require.Negative(t, q.Pending())
		require.NotEmpty(t, OpenOrders(c, &q, nil))
	}
}

// aQuarter draws a way through a quarter and calls step for each order on it.
func aQuarter(t *rapid.T, c *Calendar, step func(before Quarter, o Order)) Quarter {
	q := BeginQuarter(c, rapid.Uint64().Draw(t, "seed"))
	for range 40 {
		if q.Asking >= 0 {
			s := played(c, StartOf(c, &q), rapid.Uint64().Draw(t, "dice"))
			after, _, err := CloseRequest(c, q, &s)
			require.NoError(t, err)
			q = after
		}
		open := OpenOrders(c, &q, nil)
		if len(open) == 0 {
			return q
		}
		o := rapid.SampledFrom(open).Draw(t, "order")
		step(q, o)
		require.NoError(t, AdvanceQuarter(c, &q, o))
	}
	return q
}

func TestEveryQuarterIsToldInFull(t *testing.T) {
	c := aCalendar()
	rapid.Check(t, func(t *rapid.T) {
		q := aQuarter(t, c, func(before Quarter, o Order) {
			silent := before
			require.NoError(t, AdvanceQuarter(c, &silent, o))
			after, events, err := StepQuarter(c, before, o)
			require.NoError(t, err)
			require.Equal(t, silent, after, "silent and told agree")
			bonds := before.Bonds
			for _, e := range events {
				require.NotContains(t, e.Cause.String()+e.Variable.String(), "?")
				require.Contains(t, Reasons(), e.Reason())
				if e.Party < 0 {
					continue
				}
				b := &bonds[e.Party]
				if field := map[Variable]*int16{InCompetence: &b.Competence, InCharacter: &b.Character, InGoodwill: &b.Goodwill, InAlignment: &b.Alignment}[e.Variable]; field != nil {
					require.Equal(t, int32(*field), e.From)
					*field = int16(e.To)
				}
			}
			for i, b := range after.Bonds {
				told := bonds[i]
				require.Equal(t, [4]int16{b.Competence, b.Character, b.Goodwill, b.Alignment}, [4]int16{told.Competence, told.Character, told.Goodwill, told.Alignment})
				require.True(t, b.Competence >= 0 && b.Competence <= 1000 && b.Character >= 0 && b.Character <= 1000)
				require.True(t, b.Goodwill >= -500 && b.Goodwill <= 500 && b.Alignment >= 0 && b.Alignment <= 1000)
			}
			require.True(t, after.Slots >= 0 && after.Slots <= c.Slots)
		})
		w := WorthOfQuarter(c, &q)
		for _, v := range []int32{w.Got, w.Bond, w.Time, w.Clean, w.R} {
			require.True(t, v >= 0 && v <= 1000, "%+v", w)
		}
	})
}

func TestAnOrderThatIsNotOpenChangesNothing(t *testing.T) {
	c := aCalendar()
	rapid.Check(t, func(t *rapid.T) {
		aQuarter(t, c, func(before Quarter, _ Order) {
			o := Order{OrderKind(rapid.IntRange(0, 7).Draw(t, "do")), rapid.Int8().Draw(t, "what"), rapid.Int8().Draw(t, "with")}
			listed := false
			for _, open := range OpenOrders(c, &before, nil) {
				listed = listed || open == o
			}
			q := before
			err := AdvanceQuarter(c, &q, o)
			require.Equal(t, listed, err == nil)
			if err != nil {
				require.Equal(t, before, q)
			}
		})
	})
}

func TestASilentOrderAllocatesNothing(t *testing.T) {
	c := aCalendar()
	q := BeginQuarter(c, 1)
	buf := make([]Order, 0, 64)
	require.Zero(t, testing.AllocsPerRun(50, func() {
		try := q
		_ = AdvanceQuarter(c, &try, Order{Spend, 0, 1})
		_ = AdvanceQuarter(c, &try, Order{Do: EndWeek})
		buf = OpenOrders(c, &try, buf[:0])
	}))
}

func TestAQuarterIsAFlatComparableValueAndEveryFieldChangesItsHash(t *testing.T) {
	require.True(t, reflect.TypeOf(Quarter{}).Comparable())
	q := BeginQuarter(aCalendar(), 1)
	require.LessOrEqual(t, len(q.encode(nil)), 1024, "the buffer of the hash holds it")
	was := map[[8]byte]string{q.Hash(): "nothing"}
	leaves(reflect.ValueOf(&q).Elem(), "Quarter", func(path string, v reflect.Value) {
		before := reflect.New(v.Type()).Elem()
		before.Set(v)
		switch {
		case v.Kind() == reflect.Bool:
			v.SetBool(!v.Bool())
		case v.CanInt():
			v.SetInt(v.Int() ^ 1)
		default:
			v.SetUint(v.Uint() ^ 1)
		}
		require.Empty(t, was[q.Hash()], "%s hashes as another change does", path)
		was[q.Hash()] = path
		v.Set(before)
	})
}

// The golden hashes are of fixed walks through a quarter; every platform must find the same ones.
func TestGoldenHashesOfQuarters(t *testing.T) {
	var got bytes.Buffer
	c := aCalendar()
	for seed := range uint64(4) {
		q := BeginQuarter(c, seed)
		fmt.Fprintf(&got, "seed %d begins %x\n", seed, q.Hash())
		for k := int(seed); !q.Over(c) && k < 60; k++ {
			if q.Asking >= 0 {
				s := played(c, StartOf(c, &q), seed)
				q, _, _ = CloseRequest(c, q, &s)
				fmt.Fprintf(&got, "seed %d week %d closes %x\n", seed, q.Week, q.Hash())
				continue
			}
			open := OpenOrders(c, &q, nil)
			o := open[k*k%len(open)]
			require.NoError(t, AdvanceQuarter(c, &q, o))
			fmt.Fprintf(&got, "seed %d week %d %s %d %d %x\n", seed, q.Week, o.Do, o.What, o.With, q.Hash())
		}
		fmt.Fprintf(&got, "seed %d ends %+v\n", seed, WorthOfQuarter(c, &q))
	}
	const golden = "testdata/quarters.golden"
	if *update {
		require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String(), "a rule changed: if that was meant, count Rules up and run with -update")
}
