package game

import (
	"errors"
	"fmt"
	"strings"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// Pretest and Posttest are the same play with other people, facts and words: what differs between two results is the
// player.
const (
	Pretest  = "capstone"
	Posttest = "capstone-b"
)

// ErrNoPosttest says that one of the two was not played to its end yet.
var ErrNoPosttest = errors.New("compare the post-test: capstone and capstone-b are to be played to the end first")

// TestResult is what one of the two plays came to.
type TestResult struct {
	Scenario string         `json:"scenario"`
	Kind     string         `json:"kind"` // of the ending
	Worth    int32          `json:"worth"`
	Got      int32          `json:"got"`
	Bond     int32          `json:"bond"`
	Time     int32          `json:"time"`
	Clean    int32          `json:"clean"`
	Mistakes map[string]int `json:"mistakes"` // lines said, by the mistake they are noted as
}

// TestPair is the latest finished play of each.
type TestPair struct {
	Before TestResult `json:"before"`
	After  TestResult `json:"after"`
}

// TestsOf reads the latest finished play of the capstone and of its post-test; ErrNoPosttest where one is missing.
func (st Store) TestsOf() (TestPair, error) {
	records, err := st.Records()
	if err != nil {
		return TestPair{}, err
	}
	var found [2]*TestResult
	for _, saved := range records {
		i := 0
		switch {
		case saved.Err != nil:
			continue
		case saved.Record.Scenario == Posttest:
			i = 1
		case saved.Record.Scenario != Pretest:
			continue
		}
		if found[i] != nil {
			continue
		}
		sc, err := Open(saved.Record.Scenario)
		if err != nil {
			return TestPair{}, fmt.Errorf("compare the post-test: %w", err)
		}
		if s, diverged := Replay(sc, saved.Record); diverged == nil && s.Ended() {
			found[i] = testResult(sc, s)
		}
	}
	if found[0] == nil || found[1] == nil {
		return TestPair{}, ErrNoPosttest
	}
	return TestPair{*found[0], *found[1]}, nil
}

func testResult(sc *scenarios.Scenario, s *Session) *TestResult {
	now := s.now()
	w := sim.WorthOf(sc.Rules, now)
	r := TestResult{
		Scenario: sc.ID, Kind: sc.Rules.Endings[now.Ending].Kind.String(),
		Worth: int32(w.R), Got: int32(w.Got), Bond: int32(w.Bond), Time: int32(w.Time), Clean: int32(w.Clean), Mistakes: map[string]int{},
	}
	for _, t := range s.turns {
		if t.Choice >= 0 {
			if m := sc.Notes[t.Choice].Mistake; m != "" {
				r.Mistakes[m]++
			}
		}
	}
	return &r
}

// Say tells the two results side by side and what became better, a line each.
func (p TestPair) Say(lang string) []string {
	w := words.In(lang)
	out := []string{w.Say("posttest.head")}
	better, worse := []string{}, []string{}
	row := func(name string, before, after int32, lessIsBetter bool) {
		out = append(out, w.Say("posttest.row", "Name", name, "Before", before, "After", after, "Change", fmt.Sprintf("%+d", after-before)))
		switch {
		case after == before:
		case (after > before) != lessIsBetter:
			better = append(better, name)
		default:
			worse = append(worse, name)
		}
	}
	row(w.Say("posttest.worth"), p.Before.Worth, p.After.Worth, false)
	row(w.Say("worth.got"), p.Before.Got, p.After.Got, false)
	row(w.Say("worth.bond"), p.Before.Bond, p.After.Bond, false)
	row(w.Say("worth.time"), p.Before.Time, p.After.Time, false)
	row(w.Say("worth.clean"), p.Before.Clean, p.After.Clean, false)
	for _, m := range []string{"command", "vague", "self-centred", "last-minute", "giving-up"} {
		row(w.Say("mistake."+m), int32(p.Before.Mistakes[m]), int32(p.After.Mistakes[m]), true)
	}
	for _, said := range []struct {
		id    string
		names []string
	}{{"posttest.better", better}, {"posttest.worse", worse}} {
		if len(said.names) > 0 {
			out = append(out, w.Say(said.id, "Names", strings.Join(said.names, w.Say("posttest.comma"))))
		}
	}
	return out
}
