package explore_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim"
	"parley/sim/explore"
)

// small is a standoff with a preparation, two meetings and a locked line: some hundreds of ways, all of which a test can
// play one by one.
func small() *sim.Scenario {
	sc := &sim.Scenario{
		Days: 10, Patience: 3, FollowUp: -1,
		Parties: []sim.Profile{{
			Trust: 350, Alignment: 300, Exchange: 350, Floor: 150, Authority: 100, KPIs: []sim.KPI{{Weight: 1000}},
			Concerns:        []sim.Concern{{Weight: 120, Answer: sim.MoveLinkKPI, Gate: 300}},
			StartCompetence: 450, StartCharacter: 450, StartAlignment: 250, Cost: 400,
		}},
		Evidence:   []int16{3},
		Activities: []sim.Activity{{Evidence: 1}, {}},
		Plans:      []uint16{0, 1, 2, 3},
		Meetings:   []sim.Meeting{{Start: 0, Decision: 2, Patience: 3}, {Start: 3, Decision: 4, Days: 4, Patience: 2}},
		Endings:    []sim.Ending{{Kind: sim.WinWin}, {Kind: sim.Deadlock}, {Kind: sim.GivenUp}, {Kind: sim.Rupture}},
	}
	beat := func(kind sim.BeatKind, out [4]sim.Target) {
		at := uint16(len(sc.Choices))
		sc.Beats = append(sc.Beats, sim.Beat{Kind: kind, Out: out, Choices: sim.Span{Start: at, End: at}})
	}
	say := func(next sim.Target, when sim.Cond, deeds ...sim.Deed) {
		b := len(sc.Beats) - 1
		from := uint16(len(sc.Deeds))
		sc.Deeds = append(sc.Deeds, deeds...)
		sc.Choices = append(sc.Choices, sim.Choice{
			Beat: int16(b), Next: next, When: when, To: -1, Said: -1, Deeds: sim.Span{Start: from, End: uint16(len(sc.Deeds))},
		})
		sc.Beats[b].Choices.End++
	}
	deed := func(m sim.Move) sim.Deed { return sim.Deed{Move: m, Concern: -1, Index: -1} }
	to := func(b int16) sim.Target { return sim.Target{Kind: sim.ToBeat, Index: b} }
	end := func(e int16) sim.Target { return sim.Target{Kind: sim.ToEnding, Index: e} }
	sc.Code = []sim.Op{{Do: sim.OpHas}}
	has := sim.Cond{Start: 0, End: 1}
	link := sim.Deed{Move: sim.MoveLinkKPI, Index: 0, Concern: 0, Amount: 500}
	show := sim.Deed{Move: sim.MoveEvidence, Index: 0, Concern: -1, Amount: 3}

	beat(sim.Talk, [4]sim.Target{})
	say(to(1), sim.Cond{}, deed(sim.MoveAsk))
	say(to(1), sim.Cond{}, deed(sim.MoveCommand))
	say(to(1), has, show)
	beat(sim.Talk, [4]sim.Target{})
	say(to(2), sim.Cond{}, link)
	say(to(2), sim.Cond{}, deed(sim.MoveBlame), deed(sim.MoveThreaten))
	say(end(2), sim.Cond{})
	beat(sim.Decide, [4]sim.Target{{Kind: sim.ToMeeting, Index: 1}, {Kind: sim.ToMeeting, Index: 1}, end(0), end(0)})
	beat(sim.Talk, [4]sim.Target{})
	say(to(3), sim.Cond{}, deed(sim.MoveReduceCost))
	say(to(4), sim.Cond{}, link)
	say(to(4), sim.Cond{}, deed(sim.MovePolite))
	beat(sim.Decide, [4]sim.Target{end(3), end(1), end(0), end(0)})
	return sc
}

// leaf is the end of one way, with its part of blind play.
type leaf struct {
	way    []sim.Command
	ending int8
	worth  int32
	share  *big.Rat
}

// everyWay plays each way from the start anew, command by command, as a person would: it shares no code with the walk.
func everyWay(t *testing.T, sc *sim.Scenario) []leaf {
	var leaves []leaf
	var extend func(way []sim.Command, share *big.Rat)
	extend = func(way []sim.Command, share *big.Rat) {
		s := sim.Begin(sc, 1)
		for _, c := range way {
			var err error
			s, _, err = sim.Step(sc, s, c)
			require.NoError(t, err)
		}
		open := sim.Open(sc, &s, nil)
		if len(open) == 0 {
			leaves = append(leaves, leaf{way, s.Ending, sim.WorthOf(sc, &s).R, share})
			return
		}
		part := new(big.Rat).Quo(share, big.NewRat(int64(len(open)), 1))
		for _, c := range open {
			extend(append(way[:len(way):len(way)], c), part)
		}
	}
	extend(nil, big.NewRat(1, 1))
	return leaves
}

func TestTheWalkFindsWhatPlayingEveryWayFinds(t *testing.T) {
	sc := small()
	leaves := everyWay(t, sc)
	best, worst := leaves[0].worth, leaves[0].worth
	blind := new(big.Rat)
	shares := make([]*big.Rat, len(sc.Endings))
	for i := range shares {
		shares[i] = new(big.Rat)
	}
	for _, l := range leaves {
		best, worst = max(best, l.worth), min(worst, l.worth)
		shares[l.ending].Add(shares[l.ending], l.share)
		blind.Add(blind, new(big.Rat).Mul(l.share, big.NewRat(int64(l.worth), 1)))
	}

	r, err := explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{Slip: 0})
	require.NoError(t, err)
	require.Equal(t, int64(len(leaves)), r.Ways)
	require.Equal(t, best, r.Best)
	require.Equal(t, worst, r.Worst)
	require.Equal(t, int64(best)*1000, r.Value, "who never slips gets the best")
	exact, _ := blind.Float64()
	require.InDelta(t, exact*1000, float64(r.Blind), 8, "divided once at each of few levels")
	var sum uint64
	for i, want := range shares {
		sum += r.Shares[i]
		w, _ := want.Float64()
		require.InDelta(t, w, float64(r.Shares[i])/float64(explore.Whole), 1e-12)
	}
	require.Equal(t, explore.Whole, sum, "shares add up exactly")
}

// The rule book's player who slips: never is the best way, always is blind play, and between lies what grades a choice.
func TestWhoNeverSlipsFindsTheBestAndWhoAlwaysDoesIsBlind(t *testing.T) {
	sc := small()
	value := func(slip int64) explore.Result {
		r, err := explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{Slip: slip})
		require.NoError(t, err)
		return r
	}
	require.Equal(t, int64(value(0).Best)*1000, value(0).Value)
	require.Equal(t, value(1000).Blind, value(1000).Value)
	require.Less(t, value(300).Value, value(0).Value)
	require.Greater(t, value(300).Value, value(1000).Value)
}

func TestEveryEndingComesWithTheFirstWayToIt(t *testing.T) {
	sc := small()
	leaves := everyWay(t, sc)
	first := func(fits func(leaf) bool) []sim.Command {
		for _, l := range leaves { // which are in file order
			if fits(l) {
				return l.way
			}
		}
		return nil
	}
	for workers := 1; workers <= 3; workers++ {
		tree, err := explore.Explore(context.Background(), sc, sim.Begin(sc, 1), explore.Options{Workers: workers, Slip: 300})
		require.NoError(t, err)
		require.Equal(t, first(func(l leaf) bool { return l.worth == tree.Best }), tree.BestWay)
		require.Equal(t, first(func(l leaf) bool { return l.worth == tree.Worst }), tree.WorstWay)
		for i := range sc.Endings {
			want := first(func(l leaf) bool { return int(l.ending) == i })
			require.Equal(t, want, tree.EndWays[i])
			require.Equal(t, want != nil, tree.Ended[i])
		}
	}
}

// A kept value is what solving that state alone gives.
func TestKeptValuesAreThoseOfTheirStates(t *testing.T) {
	sc := small()
	kept, err := explore.Values(context.Background(), sc, sim.Begin(sc, 1), explore.Options{Slip: 300}, explore.Keep{Over: 12, Turns: 1})
	require.NoError(t, err)
	first, large := 0, 0
	for _, v := range kept {
		r, err := explore.Solve(context.Background(), sc, v.State, explore.Options{Slip: 300})
		require.NoError(t, err)
		require.Equal(t, r.Value, v.Value)
		require.Equal(t, r.Steps, v.Steps)
		require.True(t, v.Steps > 12 || v.State.Turn <= 1)
		if v.State.Turn <= 1 {
			first++
		} else {
			large++
		}
	}
	require.Equal(t, 1+4, first, "the start and four plans")
	require.Equal(t, 4, large)

	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = explore.Values(stopped, sc, sim.Begin(sc, 1), explore.Options{}, explore.Keep{})
	require.ErrorIs(t, err, context.Canceled)
}

func TestWhatNoWayReachesIsKnown(t *testing.T) {
	sc := small()
	sc.Endings = append(sc.Endings, sim.Ending{Kind: sim.OpenDoor})
	sc.Beats = append(sc.Beats, sim.Beat{})
	sc.Code = append(sc.Code, sim.Op{Do: sim.OpHas, Arg: 7}) // a piece that nobody gives
	sc.Choices[0].When = sim.Cond{Start: 1, End: 2}
	tree, err := explore.Explore(context.Background(), sc, sim.Begin(sc, 1), explore.Options{})
	require.NoError(t, err)
	require.False(t, tree.Choices[0].Reached)
	require.True(t, tree.Choices[1].Reached)
	require.False(t, tree.Ended[len(sc.Endings)-1])
	require.Nil(t, tree.EndWays[len(sc.Endings)-1])
	require.False(t, tree.Beats[len(sc.Beats)-1])
}

func TestAnyNumberOfWorkersFindsTheSame(t *testing.T) {
	sc := small()
	one, err := explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{Workers: 1, Slip: 300})
	require.NoError(t, err)
	for workers := 2; workers <= 5; workers++ {
		many, err := explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{Workers: workers, Slip: 300})
		require.NoError(t, err)
		require.Equal(t, one, many)
	}
	require.Less(t, one.Value, int64(one.Best)*1000)
	require.Greater(t, one.Value, one.Blind)
}

func TestASearchStopsWhenItIsToldTo(t *testing.T) {
	sc := small()
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := explore.Solve(stopped, sc, sim.Begin(sc, 1), explore.Options{})
	require.ErrorIs(t, err, context.Canceled)
	_, err = explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{MaxSteps: 10})
	require.ErrorIs(t, err, explore.ErrBudget)
}

func TestTheBestAndTheWorstWayComeToWhatTheyPromise(t *testing.T) {
	sc := small()
	r, err := explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{})
	require.NoError(t, err)
	for worst, want := range map[bool]int32{false: r.Best, true: r.Worst} {
		way, err := explore.Way(context.Background(), sc, sim.Begin(sc, 1), explore.Options{}, worst)
		require.NoError(t, err)
		s := sim.Begin(sc, 1)
		for _, c := range way {
			require.NoError(t, sim.Advance(sc, &s, c))
		}
		require.Equal(t, want, sim.WorthOf(sc, &s).R)
	}
}

// What stood beside each other adds up to what was seen of each choice, for any number of workers.
func TestSetsSayWhatStoodBesideWhatAndWasTheBest(t *testing.T) {
	sc := small()
	var one explore.Result
	for workers := 1; workers <= 3; workers++ {
		r, err := explore.Solve(context.Background(), sc, sim.Begin(sc, 1), explore.Options{Workers: workers, Slip: 300, Sets: true})
		require.NoError(t, err)
		require.NotEmpty(t, r.Sets)
		for _, set := range r.Sets {
			for i, best := range set.Best {
				require.LessOrEqual(t, best, set.Reach)
				seen := r.Choices[int(sc.Beats[set.Beat].Choices.Start)+i]
				require.True(t, best == 0 || seen.Best)
				require.True(t, best == set.Reach || set.Open>>i&1 == 0 || seen.NotBest)
			}
		}
		if workers == 1 {
			one = r
		}
		require.Equal(t, one.Sets, r.Sets)
	}
}
