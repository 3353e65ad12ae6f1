package game

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"parley/game/words"
)

const selfTestFile = "selftest.json"

// The questionnaire: two statements an element, four steps from hardly ever to nearly always. Its statements and the
// bound from which two values differ are ours.
const (
	SelfStatements = 18
	SelfSteps      = 4
	apart          = 250 // thousandths
)

// SelfTest is the questionnaire as it was answered: 1..4, 0 where it was not, in the order of the elements, two each.
type SelfTest struct {
	Answers  [SelfStatements]int `json:"answers"`
	Answered time.Time           `json:"answered,omitzero"` // UTC, of the last answer
}

// ErrStep says that an answer is none of the four steps.
var ErrStep = errors.New("an answer is a step from 1 to 4")

// Done counts the answers.
func (t *SelfTest) Done() int {
	n := 0
	for _, a := range t.Answers {
		if a > 0 {
			n++
		}
	}
	return n
}

// SelfTest reads the questionnaire; without one nothing is answered.
func (st Store) SelfTest() (SelfTest, error) {
	var t SelfTest
	if err := st.readJSON(selfTestFile, &t); err != nil {
		return SelfTest{}, fmt.Errorf("read the self-test: %w", err)
	}
	for _, a := range t.Answers {
		if a < 0 || a > SelfSteps {
			return SelfTest{}, fmt.Errorf("read the self-test: %w", ErrStep)
		}
	}
	return t, nil
}

// KeepSelfTest keeps the answers. It fails with ErrStep, or where the file cannot be written.
func (st Store) KeepSelfTest(t SelfTest) error {
	for _, a := range t.Answers {
		if a < 0 || a > SelfSteps {
			return ErrStep
		}
	}
	if err := st.writeJSON(selfTestFile, t); err != nil {
		return fmt.Errorf("keep the self-test: %w", err)
	}
	return nil
}

// DropSelfTest deletes the answers.
func (st Store) DropSelfTest() error {
	if err := removeIfThere(filepath.Join(st.Dir, selfTestFile)); err != nil {
		return fmt.Errorf("delete the self-test: %w", err)
	}
	return nil
}

// SelfPage is the self-test in one language: what the player says beside what the plays say.
type SelfPage struct {
	Statements [SelfStatements]string `json:"-"`
	Steps      [SelfSteps]string      `json:"-"`
	Elements   []SelfElement          `json:"elements"`
}

// SelfElement is one of the nine elements, said and played.
type SelfElement struct {
	ID       string     `json:"id"`
	Ability  string     `json:"ability"`
	Name     string     `json:"name"`
	Said     int        `json:"said"`   // 0..1000, -1: not answered
	Played   int        `json:"played"` // 0..1000, -1: no play called for it yet
	Turns    int        `json:"turns"`  // that called for it
	Says     string     `json:"says"`   // how the two compare, in a sentence
	Evidence []CodexUse `json:"-"`
}

// Page lays the answers beside the plays.
func (t SelfTest) Page(p *Profile, lang string) SelfPage {
	w := words.In(lang)
	var page SelfPage
	for i := range page.Steps {
		page.Steps[i] = w.Say("selftest.step." + fmt.Sprint(i+1))
	}
	for i, e := range p.Elements {
		s := SelfElement{ID: e.ID, Ability: e.Ability, Name: e.Name, Said: -1, Played: -1, Turns: e.Occasions, Evidence: e.Evidence}
		for k := range 2 {
			page.Statements[2*i+k] = w.Say("selftest." + e.ID + "." + fmt.Sprint(k+1))
		}
		if a, b := t.Answers[2*i], t.Answers[2*i+1]; a > 0 && b > 0 {
			s.Said = (a + b - 2) * 1000 / (2 * (SelfSteps - 1))
		}
		if e.Occasions > 0 {
			s.Played = e.Value
		}
		s.Says = s.compared(e, w)
		page.Elements = append(page.Elements, s)
	}
	return page
}

// compared says in a sentence how what is said and what was played compare.
func (s *SelfElement) compared(e ProfileElement, w *words.Words) string {
	counts := []any{"Used", e.Used, "Failed", e.Failed, "Missed", e.Missed}
	switch {
	case s.Played < 0:
		return w.Say("selftest.says.unplayed")
	case s.Said < 0:
		return w.Say("selftest.says.unsaid", counts...)
	case s.Said-s.Played >= apart:
		return w.Say("selftest.says.over", counts...)
	case s.Played-s.Said >= apart:
		return w.Say("selftest.says.under", counts...)
	}
	return w.Say("selftest.says.same", counts...)
}
