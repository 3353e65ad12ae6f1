package game

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
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

	// Elements are the nine by what was said alone: of the turns that used one or failed at it, the share that used it.
	// What a better line would have used only a review knows.
	Elements []TestElement `json:"elements"`
}

// TestElement is one of the nine elements in one play.
type TestElement struct {
	ID        string `json:"id"`
	Value     int    `json:"value"` // 0..1000; 0 where it never came up
	Occasions int    `json:"occasions"`
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
	var turns []turnPractice
	for i, t := range s.turns {
		turns = append(turns, turnPractice{grade: GradeUngraded, played: s.practice(i, t.command(s))})
		if t.Choice >= 0 {
			if m := sc.Notes[t.Choice].Mistake; m != "" {
				r.Mistakes[m]++
			}
		}
	}
	for _, p := range practised(turns) {
		r.Elements = append(r.Elements, TestElement{p.ID, p.Value, p.Occasions})
	}
	return &r
}

// TestRow is one thing measured in both plays, in words.
type TestRow struct {
	Name, Before, After, Change string
	Trend                       int // 1 better, -1 worse, 0 the same or not to be compared
}

// Rows lists worth and its four terms, the mistakes, and the nine elements.
func (p TestPair) Rows(lang string) (worth, mistakes, elements []TestRow) {
	w := words.In(lang)
	points := func(name string, before, after int32) {
		worth = append(worth, TestRow{name, Points(before), Points(after), Signed(after - before), trend(int(after - before))})
	}
	points(w.Say("posttest.worth"), p.Before.Worth, p.After.Worth)
	points(w.Say("worth.got"), p.Before.Got, p.After.Got)
	points(w.Say("worth.bond"), p.Before.Bond, p.After.Bond)
	points(w.Say("worth.time"), p.Before.Time, p.After.Time)
	points(w.Say("worth.clean"), p.Before.Clean, p.After.Clean)
	for _, m := range Mistakes() {
		before, after := p.Before.Mistakes[m], p.After.Mistakes[m]
		mistakes = append(mistakes, TestRow{w.Say("mistake." + m), strconv.Itoa(before), strconv.Itoa(after), changed(after - before), trend(before - after)})
	}
	for i, b := range p.Before.Elements {
		a := p.After.Elements[i]
		row := TestRow{Name: w.Say("element." + b.ID), Before: share(b), After: share(a), Change: "–"}
		if b.Occasions > 0 && a.Occasions > 0 {
			by := a.Value/10 - b.Value/10
			row.Change, row.Trend = changed(by), trend(by)
		}
		elements = append(elements, row)
	}
	return worth, mistakes, elements
}

// share is how often an element was used rather than failed at, a dash where it never came up.
func share(e TestElement) string {
	if e.Occasions == 0 {
		return "–"
	}
	return strconv.Itoa(e.Value/10) + "%"
}

// changed writes a change with its sign, as Points writes it.
func changed(by int) string {
	switch {
	case by > 0:
		return "+" + strconv.Itoa(by)
	case by < 0:
		return "−" + strconv.Itoa(-by)
	}
	return "0"
}

func trend(by int) int { return max(-1, min(by, 1)) }

// Say tells the two results side by side and what became better, a line each.
func (p TestPair) Say(lang string) []string {
	w := words.In(lang)
	out := []string{w.Say("posttest.head")}
	all, mistakes, elements := p.Rows(lang)
	for _, r := range slices.Concat(all, mistakes, elements) {
		out = append(out, w.Say("posttest.row", "Name", r.Name, "Before", r.Before, "After", r.After, "Change", r.Change))
	}
	return append(out, p.Verdict(lang)...)
}

// Verdict names what became better and what worse, and says what is not in the comparison, a line each.
func (p TestPair) Verdict(lang string) []string {
	w := words.In(lang)
	var out, better, worse []string
	all, mistakes, elements := p.Rows(lang)
	for _, r := range slices.Concat(all, mistakes, elements) {
		switch r.Trend {
		case 1:
			better = append(better, r.Name)
		case -1:
			worse = append(worse, r.Name)
		}
	}
	for _, said := range []struct {
		id    string
		names []string
	}{{"posttest.better", better}, {"posttest.worse", worse}} {
		if len(said.names) > 0 {
			out = append(out, w.Say(said.id, "Names", strings.Join(said.names, w.Say("posttest.comma"))))
		}
	}
	return append(out, w.Say("posttest.grades"))
}
