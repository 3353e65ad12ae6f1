package sim

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// aParty draws a relationship in any state that its ranges allow, reachable or not.
func aParty(t *rapid.T, profile *Profile) Party {
	n := func(name string, low, high int) int16 { return int16(rapid.IntRange(low, high).Draw(t, name)) }
	p := Party{
		Competence: n("Tc now", 0, 1000), Character: n("Ti now", 0, 1000), Goodwill: n("B now", -500, 500),
		Alignment: n("A now", 0, 1000), Resistance: n("Z now", 0, 1000), Value: n("V now", 0, 2000),
		CostAdded: n("Kadd now", 0, int(profile.Cost)), CostCut: n("Kcut now", 0, int(profile.Cost)),
		Scope: n("scope now", 20, 100), Shown: uint8(n("shown", 0, 3)), Known: uint8(n("known", 0, 255)),
		Asked: rapid.Bool().Draw(t, "asked"), Attempted: rapid.Bool().Draw(t, "attempted"), NoYet: uint8(n("no yet", 0, 3)),
		Outcome: NoDecision,
	}
	for i := range profile.Concerns {
		p.Relief[i] = n("relief", 0, 1000)
	}
	for m := range p.Uses {
		p.Uses[m], p.Deposits[m] = uint8(n("uses", 0, 6)), uint8(n("deposits", 0, 6))
	}
	return p
}

// The bound of "no more than rounding" is zero: T, A' and X are floors of quantities that only rise under a
// constructive move, and Z/2 is truncated after the sum, so truncation keeps the order.
func TestAConstructiveMoveNeverLowersTheScoreAndADestructiveOneNeverRaisesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := aTable(t)
		s := Begin(&Scenario{Days: 1, Parties: sc.Parties, Plans: []uint16{0}}, 1)
		s.Parties[0] = aParty(t, &sc.Parties[0])
		deposit := rapid.Bool().Draw(t, "deposit")
		for _, m := range Moves()[:NumMoves] {
			after := s
			r := run{sc: &sc.Scenario, s: &after}
			due := r.s.Parties[0].Asked && r.s.Parties[0].Attempted && r.s.Parties[0].NoYet >= 2
			before := ScoresOf(&sc.Scenario, &s, 0)
			r.line([]Deed{aDeed(t, m, &sc.Parties[0], 0)}, 0, deposit)
			now := ScoresOf(&sc.Scenario, &after, 0)
			switch {
			case m == MoveThirdParty && due: // may cost more resistance than it gives
			case m.Destructive() || m == MoveThirdParty:
				require.LessOrEqual(t, now.Decision, before.Decision, "%v", m)
				require.LessOrEqual(t, now.Trust, before.Trust, "%v", m)
			default:
				require.GreaterOrEqual(t, now.Decision, before.Decision, "%v", m)
				require.GreaterOrEqual(t, now.Trust, before.Trust, "%v", m)
			}
		}
	})
}

func TestEveryScoreStaysInItsRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := aTable(t)
		s := Begin(&Scenario{Days: 1, Parties: sc.Parties, Plans: []uint16{0}}, 1)
		for range rapid.IntRange(1, 30).Draw(t, "lines") {
			party := rapid.Int8Range(0, int8(len(sc.Parties)-1)).Draw(t, "to")
			r := run{sc: &sc.Scenario, s: &s}
			r.line(aLine(t, &sc.Parties[party], party, 9), party, rapid.Bool().Draw(t, "deposit"))
			r.decide(false)
			requireRanges(t, &sc.Scenario, &s)
		}
	})
}

func requireRanges(t require.TestingT, sc *Scenario, s *State) {
	in := func(what string, v, low, high int32) {
		require.True(t, low <= v && v <= high, "%s is %d, not in %d..%d", what, v, low, high)
	}
	for i := range sc.Parties {
		p, k0 := &s.Parties[i], s.cost(sc, i)
		in("competence", int32(p.Competence), 0, 1000)
		in("character", int32(p.Character), 0, 1000)
		in("alignment", int32(p.Alignment), 0, 1000)
		in("resistance", int32(p.Resistance), 0, 1000)
		in("goodwill", int32(p.Goodwill), -500, 500)
		in("value", int32(p.Value), 0, 2000)
		in("cost added", int32(p.CostAdded), 0, k0)
		in("cost cut", int32(p.CostCut), 0, k0)
		in("scope", int32(p.Scope), 20, 100)
		in("evidence shown", int32(p.Shown), 0, 3)
		for k := range p.Relief {
			in("relief", int32(p.Relief[k]), 0, 1000)
		}
		for k := range p.Promised {
			in("promised", int32(p.Promised[k]), 0, 2000)
		}
		scores := ScoresOf(sc, s, i)
		in("T", scores.Trust, 0, 1000)
		in("A'", scores.Meters.Alignment, 0, 1000)
		in("X", scores.Exchange, 0, 1000)
		in("S", scores.Decision, -600, 1100)
	}
	in("outcome", int32(s.Outcome), 0, 4)
	in("patience", int32(s.Patience), 0, 1<<14)
	in("days", int32(s.Days), 0, int32(sc.Days))
	w := WorthOf(sc, s)
	for what, v := range map[string]int32{"got": w.Got, "bond": w.Bond, "time": w.Time, "clean": w.Clean, "R": w.R} {
		in(what, v, 0, 1000)
	}
}

// aPlay draws a play of a scenario: commands that were open, and the state after each.
func aPlay(t *rapid.T, sc *Scenario) ([]Command, []State) {
	states := []State{Begin(sc, rapid.Uint64().Draw(t, "seed"))}
	var commands []Command
	for range 12 {
		s := states[len(states)-1]
		open := Open(sc, &s, nil)
		if len(open) == 0 {
			break
		}
		c := rapid.SampledFrom(open).Draw(t, "command")
		if Advance(sc, &s, c) != nil {
			break
		}
		commands, states = append(commands, c), append(states, s)
	}
	return commands, states
}

// A play is held against everything at once: ranges, Step against Advance, events against states, meters against
// what is shown, decisions against their terms.
func TestEveryPlayIsToldInFull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := aScenario(t)
		commands, states := aPlay(t, sc)
		for i, c := range commands {
			after, events, err := Step(sc, states[i], c)
			require.NoError(t, err)
			require.Equal(t, states[i+1], after, "Step and Advance agree")
			requireRanges(t, sc, &after)
			require.Equal(t, told(after), told(apply(t, states[i], events)), "the events add up to the state after")
			requireMeters(t, sc, &states[i], &after, events)
			requireDecisions(t, sc, events)
		}
	})
}

func requireMeters(t require.TestingT, sc *Scenario, before, after *State, events []Event) {
	var sum [MaxParties]Meters
	for _, e := range events {
		sum[e.Party] = sum[e.Party].Add(e.Meters)
	}
	for i := range sc.Parties {
		require.Equal(t, ScoresOf(sc, after, i).Meters.Sub(ScoresOf(sc, before, i).Meters), sum[i], "meters of party %d", i)
	}
}

func requireDecisions(t require.TestingT, sc *Scenario, events []Event) {
	for _, e := range events {
		if e.Variable != Decided {
			continue
		}
		d, profile := e.Decision, &sc.Parties[e.Party]
		require.Equal(t, d.Score, d.Trust+d.Alignment+d.Exchange+d.Goodwill+d.Resistance, "terms")
		byItself := Refuse
		for o, at := range map[Outcome]int32{Accept: 500, Conditional: 380, Defer: 230} {
			if d.Score >= at {
				byItself = max(byItself, o)
			}
		}
		require.LessOrEqual(t, d.Outcome, byItself)
		require.Equal(t, d.Outcome < byItself, d.Gate != NoGate, "a gate is named exactly when one bound: %+v", *d)
		if d.Gate == NoGate && d.Outcome < Accept {
			require.Equal(t, [...]int32{230, 380, 500}[d.Outcome]-d.Score, d.Missing)
		} else {
			require.Zero(t, d.Missing)
		}
		require.Less(t, int(d.Concern), len(profile.Concerns))
	}
}

func TestUndoIsTheReplayOfThePrefixAndASaveInTheMiddleChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := aScenario(t)
		seed := rapid.Uint64().Draw(t, "the seed")
		commands, _ := aPlay(t, sc)
		fold := func(s State, commands []Command) State {
			for _, c := range commands {
				_ = Advance(sc, &s, c) // drawn under another seed: some are not open here, which changes nothing
			}
			return s
		}
		cut := rapid.IntRange(0, len(commands)).Draw(t, "cut")
		whole, prefix := fold(Begin(sc, seed), commands), fold(Begin(sc, seed), commands[:cut])

		saved := bytesOf(t, prefix)
		var loaded State
		require.NoError(t, binary.Read(bytes.NewReader(saved), binary.LittleEndian, &loaded))
		require.Equal(t, prefix, loaded)
		require.Equal(t, whole, fold(loaded, commands[cut:]), "a save changes nothing after it")
		require.Equal(t, bytesOf(t, whole), bytesOf(t, fold(Begin(sc, seed), commands)), "equal inputs, equal bytes")
		require.Equal(t, saved, bytesOf(t, fold(Begin(sc, seed), commands[:cut])), "undo")
	})
}

func TestACommandThatIsNotOpenChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := aScenario(t)
		_, states := aPlay(t, sc)
		s := rapid.SampledFrom(states).Draw(t, "moment")
		wild := rapid.OneOf(
			rapid.Custom(func(t *rapid.T) Command {
				return Command{Choice: rapid.Int16().Draw(t, "choice"), Plan: rapid.Uint16().Draw(t, "plan")}
			}),
			rapid.Custom(func(t *rapid.T) Command {
				return Command{Choice: rapid.Int16Range(-2, 20).Draw(t, "choice"), Plan: rapid.Uint16Range(0, 8).Draw(t, "plan")}
			}))
		for range 20 {
			requireOpenOrRefused(t, sc, s, wild.Draw(t, "command"))
		}
	})
}

// requireOpenOrRefused plays any command and holds it against Open.
func requireOpenOrRefused(t require.TestingT, sc *Scenario, s State, c Command) State {
	listed := false
	for _, o := range Open(sc, &s, nil) {
		listed = listed || o == c
	}
	in := s
	after, events, err := Step(sc, s, c)
	advanced := Advance(sc, &in, c)
	require.Equal(t, err, advanced, "Step and Advance agree")
	require.Equal(t, after, in, "Step and Advance agree")
	if err != nil {
		require.Equal(t, s, after, "an error changes nothing")
		require.Empty(t, events)
	}
	if !listed {
		require.ErrorIs(t, err, ErrNotOpen, "%+v", c)
	} else if err != nil {
		require.ErrorIs(t, err, ErrNoWay, "%+v", c)
	}
	return after
}

func TestShownIsAStableOrderThatTheSeedDecides(t *testing.T) {
	open := []Command{Say(3), Say(4), Say(5), Say(6)}
	shown := func(s State) []Command {
		cs := append([]Command(nil), open...)
		Shown(&s, cs)
		return cs
	}
	rapid.Check(t, func(t *rapid.T) {
		s := Begin(itScenario(), rapid.Uint64().Draw(t, "seed"))
		s.Beat = int16(rapid.IntRange(0, 200).Draw(t, "beat"))
		first := shown(s)
		require.ElementsMatch(t, open, first)
		s.Turn, s.Patience = 7, 2
		require.Equal(t, first, shown(s), "the same in every view of the same beat")
	})

	orders := map[[4]Command]int{}
	for seed := range uint64(2400) {
		orders[[4]Command(shown(Begin(itScenario(), seed)))]++
	}
	require.Len(t, orders, 24, "every order comes up")
	for order, n := range orders {
		require.Greater(t, n, 50, "and none is rare: %v", order)
	}

	differ := 0
	for beat := range int16(100) {
		s, other := Begin(itScenario(), 1), Begin(itScenario(), 1)
		s.Beat, other.Beat = beat, beat+1
		if [4]Command(shown(s)) != [4]Command(shown(other)) {
			differ++
		}
	}
	require.Greater(t, differ, 80, "each beat has its own order")

	plans := []Command{Prepare(0), Prepare(1), Prepare(2)}
	s := Begin(itScenario(), 1)
	Shown(&s, plans)
	require.Equal(t, []Command{Prepare(0), Prepare(1), Prepare(2)}, plans, "plans stay as they are")
}
