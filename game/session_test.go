package game

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
)

var someday = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func load(t testing.TB, id string) *scenarios.Scenario {
	sc, err := scenarios.Load(id)
	require.NoError(t, err)
	return sc
}

func begin(t testing.TB, id string, store *Store) *Session {
	s, err := New(load(t, id), Options{Seed: 7, Store: store, Begun: someday})
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// playOn plays n more turns, always the command at place pick among the open ones, or until the end.
func playOn(t testing.TB, s *Session, n, pick int) {
	for range n {
		if s.Ended() {
			return
		}
		require.NoError(t, playOne(s, pick))
	}
}

func playOne(s *Session, pick int) error {
	open := s.open()
	c := open[pick%len(open)]
	if c.Choice < 0 {
		return s.Prepare(s.sc.Command(c))
	}
	return s.Choose(s.sc.Choices[c.Choice])
}

func TestAChoiceIsOnDiskBeforeItIsSeen(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	for turn := 1; !s.Ended(); turn++ {
		require.NoError(t, playOne(s, turn))
		rec, err := ReadRecordFile(s.Path())
		require.NoError(t, err)
		require.Len(t, rec.Line(), turn)
		require.Equal(t, hashOf(s.now()), rec.Line()[turn-1].State)
	}
	require.NotNil(t, s.View("zh").Ending)
}

// The state is never stored: at every turn, what the record folds to is what was played.
func TestARecordFoldsToThePlayAtEveryTurn(t *testing.T) {
	for _, id := range scenarios.Shipped() {
		for pick := range 5 {
			s := begin(t, id, nil)
			for !s.Ended() {
				require.NoError(t, playOne(s, pick))
				rec, err := ReadRecord(strings.NewReader(string(s.Encode())))
				require.NoError(t, err)
				again, d := Replay(s.sc, rec)
				require.Nil(t, d)
				require.Equal(t, s.states, again.states)
				require.Equal(t, s.View("en"), again.View("en"))
			}
		}
	}
}

func TestUndoIsTheReplayOfThePrefix(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	require.Error(t, s.Undo(), "nothing was said yet")
	playOn(t, s, 4, 1)
	before := *s.now()
	view := s.View("zh")
	playOn(t, s, 1, 0)
	require.NoError(t, s.Undo())
	require.Equal(t, before, *s.now())
	require.Equal(t, view, s.View("zh"))
	requireResumes(t, store, s)
}

func TestAForkGoesOnFromAnEarlierTurn(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 5, 0)
	atThree := s.State(2)
	require.NoError(t, s.Fork(3))
	require.Equal(t, atThree, *s.now())
	playOn(t, s, 2, 1)
	require.Error(t, s.Fork(0))
	require.Error(t, s.Fork(len(s.Turns())+1))
	requireResumes(t, store, s)
}

// requireResumes closes the session and holds what the next start finds against it.
func requireResumes(t *testing.T, store Store, s *Session) {
	states, path := s.states, s.Path()
	require.NoError(t, s.Close())
	again, d, err := Resume(s.sc, store, path)
	require.NoError(t, err)
	require.Nil(t, d)
	require.Equal(t, states, again.states)
	require.Equal(t, path, again.Path())
	require.NoError(t, again.Close())
}

func TestASaveIsARecordOfItsOwn(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 3, 0)
	first, err := s.Save("it")
	require.NoError(t, err)
	playOn(t, s, 2, 0)
	second, err := s.Save("it")
	require.NoError(t, err)
	require.NotEqual(t, first, second)

	saves, err := store.Saves()
	require.NoError(t, err)
	require.Len(t, saves, 2)
	rec, err := ReadRecordFile(first)
	require.NoError(t, err)
	require.Len(t, rec.Line(), 3)
}

func TestWhatIsNotOpenIsNamedWithWhatIs(t *testing.T) {
	s := begin(t, "it", nil)
	err := s.Choose("no-such-line")
	require.ErrorIs(t, err, sim.ErrNotOpen)
	var not *NotOpenError
	require.ErrorAs(t, err, &not)
	require.Equal(t, s.sc.Activities, not.Open)

	playOn(t, s, 1, 0)
	require.ErrorAs(t, s.Choose("no-such-line"), &not)
	require.Equal(t, 2, not.Turn)
	require.NotEmpty(t, not.Open)
	require.ErrorAs(t, s.Prepare(nil), &not, "the time of preparation is over")
}

func TestADiskThatFailsLeavesThePlayWhereItWas(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 2, 0)
	before, whole := *s.now(), s.log.file
	full, err := os.Open(s.Path()) // open for reading only: every write fails
	require.NoError(t, err)
	s.log.file = full

	require.Error(t, playOne(s, 0))
	require.Equal(t, before, *s.now())
	require.Len(t, s.Turns(), 2)
	require.NoError(t, full.Close())

	s.log.file = whole
	playOn(t, s, 1, 0)
	requireResumes(t, store, s)
}

func TestARecordDeletedWhilePlayingIsWrittenAnew(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 2, 0)
	require.NoError(t, store.Delete())

	playOn(t, s, 1, 0)
	require.FileExists(t, s.Path())
	requireResumes(t, store, s)
}

// Killed inside a write, the file ends in a torn line. The play goes on in a new file; the old one stays as it is.
func TestATornRecordGoesOnInANewFile(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 4, 0)
	require.NoError(t, s.Close())
	whole, err := os.ReadFile(s.Path())
	require.NoError(t, err)
	header := strings.Index(string(whole), "\n") + 1

	for cut := header; cut < len(whole); cut++ {
		require.NoError(t, os.WriteFile(s.Path(), whole[:cut], 0o600))
		again, d, err := Resume(s.sc, store, s.Path())
		require.NoError(t, err, "cut at byte %d", cut)
		require.Nil(t, d)
		turns := strings.Count(string(whole[:cut]), "\n") - 1
		require.Len(t, again.Turns(), turns, "cut at byte %d", cut)
		playOn(t, again, 1, 0)
		left, err := os.ReadFile(s.Path())
		require.NoError(t, err)
		if whole[cut-1] != '\n' {
			require.Equal(t, whole[:cut], left, "the torn file is left as it is")
			require.NotEqual(t, s.Path(), again.Path())
		}
		rec, err := ReadRecordFile(again.Path())
		require.NoError(t, err)
		require.Len(t, rec.Line(), turns+1)
		require.NoError(t, again.Close())
	}
}

func TestTwoWindowsDoNotWriteOneRecord(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 2, 0)
	other, _, err := Resume(s.sc, store, s.Path())
	require.NoError(t, err)
	playOn(t, other, 1, 0)
	playOn(t, s, 1, 1)
	require.NotEqual(t, s.Path(), other.Path())
	for _, path := range []string{s.Path(), other.Path()} {
		rec, err := ReadRecordFile(path)
		require.NoError(t, err)
		require.Len(t, rec.Line(), 3)
	}
	require.NoError(t, other.Close())
}

func TestAnOlderRecordSaysWhatChanged(t *testing.T) {
	s := begin(t, "it", nil)
	playOn(t, s, 4, 0)
	raw := string(s.Encode())
	third := s.Turns()[2].Entry

	gone, _ := ReadRecord(strings.NewReader(strings.ReplaceAll(raw, `"say":"`+third.Say+`"`, `"say":"a-line-of-old"`)))
	again, d := Replay(s.sc, gone)
	require.Equal(t, &Divergence{Turn: 3, ID: "a-line-of-old", What: Gone, Open: d.Open, Want: third.State}, d)
	require.NotEmpty(t, d.Open)
	require.Len(t, again.Turns(), 2, "played as far as they agree")

	differs, _ := ReadRecord(strings.NewReader(strings.Replace(raw, third.State, "0123456789abcdef", 1)))
	again, d = Replay(s.sc, differs)
	require.Equal(t, Differs, d.What)
	require.Equal(t, 3, d.Turn)
	require.Equal(t, third.State, d.Got)
	require.Len(t, again.Turns(), 2)

	start, _ := ReadRecord(strings.NewReader(strings.Replace(raw, s.header.State, "0123456789abcdef", 1)))
	_, d = Replay(s.sc, start)
	require.Equal(t, 0, d.Turn)
}

func TestADivergedRecordGoesOnBesideTheOldOne(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 4, 0)
	require.NoError(t, s.Close())
	raw, err := os.ReadFile(s.Path())
	require.NoError(t, err)
	old := []byte(strings.Replace(string(raw), s.Turns()[3].Entry.State, "0123456789abcdef", 1))
	require.NoError(t, os.WriteFile(s.Path(), old, 0o600))

	again, d, err := Resume(s.sc, store, s.Path())
	require.NoError(t, err)
	require.Equal(t, 4, d.Turn)
	playOn(t, again, 1, 0)
	require.NoError(t, again.Close())
	left, err := os.ReadFile(s.Path())
	require.NoError(t, err)
	require.Equal(t, old, left)
}

func TestUnreadableRecordsDoNotHideTheOthers(t *testing.T) {
	store := Store{t.TempDir()}
	s := begin(t, "it", &store)
	playOn(t, s, 2, 0)
	require.NoError(t, s.Close())
	junk := filepath.Join(store.Dir, recordsFolder, "junk.jsonl")
	require.NoError(t, os.WriteFile(junk, []byte("not ours\n"), 0o600))

	all, err := store.Records()
	require.NoError(t, err)
	require.Len(t, all, 2)
	found, err := store.Unfinished("")
	require.NoError(t, err)
	require.Equal(t, s.Path(), found.Path)
	content, err := os.ReadFile(junk)
	require.NoError(t, err)
	require.Equal(t, "not ours\n", string(content))

	require.NoError(t, store.Delete())
	all, err = store.Records()
	require.NoError(t, err)
	require.Empty(t, all)
	require.NoDirExists(t, store.Dir)
}

// A process that plays and says each turn when it is on disk; the test kills it in the middle.
func TestMain(m *testing.M) {
	if dir := os.Getenv("PARLEY_TEST_PLAY_IN"); dir != "" {
		playUntilKilled(dir)
	}
	os.Exit(m.Run())
}

func playUntilKilled(dir string) {
	sc, err := scenarios.Load("it")
	if err != nil {
		panic(err)
	}
	store := Store{dir}
	s, err := New(sc, Options{Seed: 3, Store: &store, Begun: someday})
	if err != nil {
		panic(err)
	}
	for n := 1; ; n++ {
		if s.Ended() {
			err = s.Fork(1)
		} else {
			err = playOne(s, n)
		}
		if err != nil {
			panic(err)
		}
		fmt.Println(hashOf(s.now()))
	}
}

func TestKilledAtAnyMomentNothingSeenIsLost(t *testing.T) {
	for seen := 1; seen <= 12; seen++ {
		dir := t.TempDir()
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "PARLEY_TEST_PLAY_IN="+dir)
		out, err := child.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, child.Start())
		lines := bufio.NewScanner(out)
		last := ""
		for range seen {
			require.True(t, lines.Scan())
			last = lines.Text()
		}
		require.NoError(t, child.Process.Kill())
		_ = child.Wait()

		store := Store{dir}
		records, err := store.Records()
		require.NoError(t, err)
		require.Len(t, records, 1)
		require.NoError(t, records[0].Err)
		written := records[0].Record.Entries
		require.GreaterOrEqual(t, len(written), seen)
		require.Equal(t, last, written[seen-1].State)
		s, d, err := Resume(load(t, "it"), store, records[0].Path)
		require.NoError(t, err)
		require.Nil(t, d)
		require.NoError(t, s.Close())
	}
}

// What the meters show before, plus the change they show, is what they show after; and the reasons add up to it.
func TestEveryScoreIsExplainedAndAddsUp(t *testing.T) {
	for _, id := range scenarios.Shipped() {
		for pick := range 6 {
			s := begin(t, id, nil)
			for !s.Ended() {
				before, was := s.View("zh"), *s.now()
				require.NoError(t, playOne(s, pick))
				after, to := s.View("zh"), int(s.saidTo(len(s.turns)-1))
				for k, m := range metersOf(after, to) {
					require.Equal(t, metersOf(before, to)[k].Value+m.Change, m.Value)
				}
				require.NotNil(t, after.Why)
				moved := sim.ScoresOf(s.sc.Rules, s.now(), to).Meters.Sub(sim.ScoresOf(s.sc.Rules, &was, to).Meters)
				require.Equal(t, moved, after.Why.Total)
				var sum sim.Meters
				for _, p := range after.Why.Parts {
					sum = sum.Add(p.Meters)
					require.NotEmpty(t, p.Cause)
				}
				require.Equal(t, after.Why.Total, sum)
			}
		}
	}
}

// metersOf is what a view shows of a party.
func metersOf(v View, party int) [3]Meter {
	if len(v.Parties) == 0 {
		return v.Meters
	}
	return v.Parties[party].Meters
}

func TestALevelShowsReasonsWhenItSays(t *testing.T) {
	for level, want := range map[Level]string{Coach: "at once", Practice: "after the meeting", Assess: "at the end"} {
		s, err := New(load(t, "it"), Options{Seed: 1, Level: level})
		require.NoError(t, err)
		playOn(t, s, 2, 0)
		v := s.View("en")
		require.Equal(t, level == Coach, v.Why != nil, "%s: %s", level, want)
		for _, c := range v.Choices {
			require.Equal(t, level == Coach, len(c.Moves) > 0 || c.Moves == nil && level == Coach)
		}
		playOn(t, s, 99, 0)
		require.True(t, s.Ended())
		require.NotNil(t, s.View("en").Why)
	}
}

func TestAnAssessmentStandsAsItWasPlayed(t *testing.T) {
	store := Store{t.TempDir()}
	s, err := New(load(t, "it"), Options{Seed: 1, Level: Assess, Store: &store, Begun: someday})
	require.NoError(t, err)
	defer s.Close()
	playOn(t, s, 3, 0)
	require.False(t, s.View("en").CanUndo)
	require.ErrorIs(t, s.Undo(), ErrAssessed)
	require.ErrorIs(t, s.Fork(1), ErrAssessed)
	_, err = s.Save("it")
	require.ErrorIs(t, err, ErrAssessed, "a copy to come back to is a step back")
	require.True(t, s.View("en").Meters[0].Hidden)
	playOn(t, s, 99, 0)
	require.NotEmpty(t, s.View("en").Ending.Seal)
	require.False(t, s.View("en").Meters[0].Hidden)
	require.Len(t, s.Turns(), len(s.states)-1)
}

// What a coach calls a line is what it will count as: a third party before its time is going over their head.
func TestACoachNamesWhatALineWillCountAs(t *testing.T) {
	for _, id := range scenarios.Shipped() {
		for pick := range 8 {
			s := begin(t, id, nil)
			for !s.Ended() {
				was := s.View("en")
				require.NoError(t, playOne(s, pick))
				why := s.View("en").Why
				for _, c := range was.Choices {
					if c.Text != why.Said || !c.Open {
						continue
					}
					var moves []string
					for _, p := range why.Parts {
						if p.Move {
							moves = append(moves, p.Cause)
						}
					}
					require.Subset(t, c.Moves, moves, "%s", c.ID)
				}
			}
		}
	}
}

func TestAThousandChoicesFoldQuickly(t *testing.T) {
	require.Len(t, thousand(t).Entries, 1000)
}

// thousand is a record of a thousand lines, as somebody who goes back again and again would leave it.
func thousand(t testing.TB) Record {
	s := begin(t, "it", nil)
	var rec Record
	rec.Header = s.header
	for len(rec.Entries) < 1000 {
		if s.Ended() {
			require.NoError(t, s.Fork(2))
			rec.Entries = append(rec.Entries, Entry{Fork: 2, State: hashOf(s.now())})
			continue
		}
		require.NoError(t, playOne(s, len(rec.Entries)))
		rec.Entries = append(rec.Entries, s.turns[len(s.turns)-1].Entry)
	}
	return rec
}

// BenchmarkFoldEveryChoice plays each of a thousand choices again, also those that were taken back later, and holds
// every state's hash against the record.
func BenchmarkFoldEveryChoice(b *testing.B) {
	sc := load(b, "it")
	rec := thousand(b)
	b.ReportAllocs()
	for b.Loop() {
		s, _ := Replay(sc, Record{Header: rec.Header})
		for _, e := range rec.Entries {
			if e.Fork > 0 {
				if err := s.Fork(e.Fork); err != nil {
					b.Fatal(err)
				}
				continue
			}
			if d := s.replay(e); d != nil {
				b.Fatal(d)
			}
		}
	}
}

func BenchmarkFold(b *testing.B) {
	sc := load(b, "it")
	rec := thousand(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, d := Replay(sc, rec); d != nil {
			b.Fatal(d)
		}
	}
}
