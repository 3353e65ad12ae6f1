package sim

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// row6 plays the accepted request of the acceptance table and ends there: the standoff of simulation.md whose worth
// the page gives.
func row6(settle Move) (*Scenario, State) {
	tk := newTalk("it")
	tk.sc.Promises = []Promise{{Amount: 250}}
	tk.sc.Endings = []Ending{{Kind: Deal}}
	tk.say(does(MoveAcknowledge).about(0), does(MoveEvidence).with(0, 3), does(MoveShareCredit).with(0, 0),
		does(MoveLinkKPI).with(0, 400).about(0), does(MoveReduceCost).about(1))
	r := run{sc: &tk.sc, s: &tk.s}
	r.decide(false)
	if settle != MovePolite {
		tk.deposit(does(settle).with(0, 0))
	}
	r.end(0)
	return &tk.sc, tk.s
}

func TestTheWorthOfRow6(t *testing.T) {
	sc, s := row6(MoveKeep)
	require.Equal(t, Accept, s.Outcome)
	require.Equal(t, Worth{Got: 1000, Bond: 537, Time: 1000, Clean: 1000, R: 837}, WorthOf(sc, &s))
	sc, s = row6(MoveBreak)
	require.Equal(t, Worth{Got: 1000, Bond: 293, Time: 1000, Clean: 750, R: 727}, WorthOf(sc, &s))
	sc, s = row6(MovePolite)
	require.Equal(t, int32(750), WorthOf(sc, &s).Clean, "a promise still open counts as one not kept")
}

// ended is a run that ended with IT at T = 450, nothing done.
func ended(kind EndingKind, outcome Outcome) (*Scenario, *State) {
	tk := newTalk("it")
	tk.sc.Endings = []Ending{{Kind: kind}}
	tk.s.Outcome, tk.s.Ending, tk.s.Act = outcome, 0, Ended
	return &tk.sc, &tk.s
}

func TestWhatWasGot(t *testing.T) {
	for _, c := range []struct {
		kind    EndingKind
		outcome Outcome
		got     int32
	}{
		{WinWin, Accept, 1000}, {Deal, Conditional, 800}, {Phased, Conditional, 800}, {CostlyWin, Accept, 1000},
		{Deal, Defer, 0}, {Deal, NoDecision, 0},
		{OpenDoor, Accept, 0}, {Deadlock, Refuse, 0}, {GivenUp, Defer, 0}, {Rupture, Accept, 0},
	} {
		sc, s := ended(c.kind, c.outcome)
		require.Equal(t, c.got, WorthOf(sc, s).Got, "%v after %v", c.kind, c.outcome)
	}
	sc, s := ended(Deal, Accept)
	s.Ending = -1
	require.Zero(t, WorthOf(sc, s).Got, "a run that goes on has got nothing yet")
}

func TestASubstituteBringsHalfOfItsOwnScope(t *testing.T) {
	sc, s := ended(Substitute, Refuse)
	sc.Endings[0].Scope = 60
	s.Parties[0].Scope = 20
	s.Parties[0].Shown = 3
	require.Equal(t, int32(300), WorthOf(sc, s).Got)
}

func TestAPhaseIsWorthPartOfTheRestOnceItIsKnownHowTheRestIsDecided(t *testing.T) {
	for scope, want := range map[int16]int32{100: 1000, 90: 950, 60: 800, 50: 750, 34: 670, 33: 660, 20: 400} {
		sc, s := ended(Phased, Accept)
		s.Parties[0].Scope = scope
		require.Equal(t, int32(scope)*10, WorthOf(sc, s).Got, "without evidence or criteria")
		s.Parties[0].Shown = 1
		require.Equal(t, want, WorthOf(sc, s).Got, "%d %% with evidence shown", scope)
		s.Parties[0].Shown, s.Parties[0].Uses[MoveCriteria] = 0, 1
		require.Equal(t, want, WorthOf(sc, s).Got, "%d %% with criteria agreed", scope)
		s.Outcome = Conditional
		require.Equal(t, want*8/10, WorthOf(sc, s).Got)
	}
}

func TestBondTimeAndClean(t *testing.T) {
	sc, s := ended(OpenDoor, Defer)
	require.Equal(t, Worth{Bond: 450, Time: 1000, Clean: 1000, R: 357}, WorthOf(sc, s))
	s.Parties[0].Goodwill, s.Days = 100, 5
	require.Equal(t, Worth{Bond: 500, Time: 250, Clean: 1000, R: 300}, WorthOf(sc, s))
	s.Parties[0].Goodwill, s.Parties[0].Competence, s.Parties[0].Character = -500, 100, 100
	require.Zero(t, WorthOf(sc, s).Bond, "never below 0")
	s.Parties[0].Goodwill, s.Parties[0].Competence, s.Parties[0].Character = 500, 1000, 1000
	require.Equal(t, int32(1000), WorthOf(sc, s).Bond, "nor above 1000")
	for n, clean := range map[uint16]int32{1: 800, 3: 400, 5: 0, 9: 0} {
		s.Unclean = n
		require.Equal(t, clean, WorthOf(sc, s).Clean, "%d destructive moves", n)
	}
}

func TestAGoodNoIsWorthMoreThanARudeOneAndAKeptPhaseMoreThanABurntBridge(t *testing.T) {
	sc, polite := ended(OpenDoor, Defer)
	_, rude := ended(Deadlock, Refuse)
	rude.Unclean, rude.Parties[0].Character = 3, 200
	require.Greater(t, WorthOf(sc, polite).R, WorthOf(sc, rude).R)

	sc, phased := ended(Phased, Accept)
	phased.Parties[0].Scope, phased.Parties[0].Shown = 50, 2
	phased.Parties[0].Competence, phased.Parties[0].Character = 600, 600
	_, burnt := ended(Deal, Accept)
	burnt.Unclean, burnt.Parties[0].Competence, burnt.Parties[0].Character = 4, 250, 200
	require.Greater(t, WorthOf(sc, phased).R, WorthOf(sc, burnt).R)
}

func TestDestructiveMovesAreCountedOneByOne(t *testing.T) {
	tk := middle()
	tk.say(does(MoveCommand), does(MoveVague), does(MovePolite), does(MoveThirdParty))
	require.Equal(t, uint16(3), tk.s.Unclean, "a premature third party among them")
	require.Equal(t, int32(400), WorthOf(&tk.sc, &tk.s).Clean)
}
