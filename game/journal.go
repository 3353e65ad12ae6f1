package game

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parley/game/words"
)

const journalFile = "journal.json"

// JournalQuestions are how many questions the journal asks.
const JournalQuestions = 3

// MaxAnswer bounds an answer, in characters: a page, not a book.
const MaxAnswer = 1200

// Journal is the three answers in the player's own words, written before the quarter. Once it is sealed nothing in it can
// be changed; it can be deleted.
type Journal struct {
	Answers [JournalQuestions]string `json:"answers"`
	Sealed  time.Time                `json:"sealed,omitzero"` // UTC; zero: it is being written
	Seal    string                   `json:"seal,omitempty"`  // SHA-256 over the date and the answers, hex
}

// Errors of the journal.
var (
	ErrJournalSealed = errors.New("the journal is sealed: it can be read or deleted")
	ErrJournalEmpty  = errors.New("nothing was written yet")
)

// Begun says whether anything is written.
func (j *Journal) Begun() bool {
	return slices.ContainsFunc(j.Answers[:], func(a string) bool { return strings.TrimSpace(a) != "" })
}

// IsSealed says whether it can no longer be changed.
func (j *Journal) IsSealed() bool { return j.Seal != "" }

// Intact says whether a sealed journal is still what was sealed: against slips, not against its owner.
func (j *Journal) Intact() bool { return j.Seal == j.hash() }

func (j *Journal) hash() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n", j.Sealed.UTC().Format(time.RFC3339))
	for _, a := range j.Answers {
		fmt.Fprintf(h, "%d\n%s\n", len(a), a)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Journal reads the journal; without one it is empty. A file that cannot be read is an error, and is left as it is.
func (st Store) Journal() (Journal, error) {
	var j Journal
	err := st.readJSON(journalFile, &j)
	if err != nil {
		return Journal{}, fmt.Errorf("read the journal: %w", err)
	}
	return j, nil
}

// KeepAnswers keeps what is being written. It fails with ErrJournalSealed, or where the file cannot be read or written.
func (st Store) KeepAnswers(answers [JournalQuestions]string) error {
	j, err := st.Journal()
	if err != nil {
		return err
	}
	if j.IsSealed() {
		return ErrJournalSealed
	}
	j.Answers = answers
	return st.keepJournal(j)
}

// SealJournal seals what is written with a date. It fails with ErrJournalSealed, with ErrJournalEmpty, or where the file cannot
// be read or written.
func (st Store) SealJournal(now time.Time) (Journal, error) {
	j, err := st.Journal()
	switch {
	case err != nil:
		return j, err
	case j.IsSealed():
		return j, ErrJournalSealed
	case !j.Begun():
		return j, ErrJournalEmpty
	}
	for i := range j.Answers {
		j.Answers[i] = strings.TrimSpace(j.Answers[i])
	}
	j.Sealed = now.UTC().Truncate(time.Second)
	j.Seal = j.hash()
	return j, st.keepJournal(j)
}

// DropJournal deletes the journal.
func (st Store) DropJournal() error {
	if err := removeIfThere(filepath.Join(st.Dir, journalFile)); err != nil {
		return fmt.Errorf("delete the journal: %w", err)
	}
	return nil
}

func (st Store) keepJournal(j Journal) error {
	for i, a := range j.Answers {
		if r := []rune(a); len(r) > MaxAnswer {
			j.Answers[i] = string(r[:MaxAnswer])
		}
	}
	if err := st.writeJSON(journalFile, j); err != nil {
		return fmt.Errorf("keep the journal: %w", err)
	}
	return nil
}

// JournalPage is the journal beside what the plays say, in one language.
type JournalPage struct {
	Journal
	Questions [JournalQuestions]string
	Says      [JournalQuestions]string // what the plays say, empty before the first play to its end
}

// JournalPage puts the journal beside what the plays say. That is told only once it is sealed, so that nobody copies.
func (j Journal) JournalPage(p *Profile, lang string) JournalPage {
	w := words.In(lang)
	page := JournalPage{Journal: j}
	for i := range page.Questions {
		page.Questions[i] = w.Say("journal.question." + fmt.Sprint(i+1))
	}
	if !j.IsSealed() || p.Finished == 0 {
		return page
	}
	page.Says = [JournalQuestions]string{p.saysCauses(w), p.saysPeople(w), p.saysHabits(w)}
	return page
}

// saysCauses is what refusals came of, and how many of them were seen.
func (p *Profile) saysCauses(w *words.Words) string {
	if p.Diagnoses.Of == 0 {
		return w.Say("journal.says.no-cause")
	}
	var parts []string
	for _, c := range p.Causes {
		if c.Count > 0 {
			parts = append(parts, w.Say("journal.says.cause", "Name", c.Name, "N", c.Count, "Right", c.Right))
		}
	}
	return w.Say("journal.says.causes", "All", Join(w.Language, parts), "Right", p.Diagnoses.Count, "Of", p.Diagnoses.Of)
}

// saysPeople is with which department the plays ended worst.
func (p *Profile) saysPeople(w *words.Words) string {
	if len(p.People) == 0 {
		return w.Say("journal.says.no-people")
	}
	var parts []string
	for _, d := range p.People {
		parts = append(parts, w.Say("journal.says.department", "Name", d.Name, "V", Points(d.Worth), "N", d.Plays))
	}
	return w.Say("journal.says.people", "Name", p.People[0].Name, "All", Join(w.Language, parts))
}

// saysHabits is how often each of the five mistakes was made.
func (p *Profile) saysHabits(w *words.Words) string {
	worst := p.Worst()
	if worst == nil {
		return w.Say("journal.says.no-habit", "N", p.Plays)
	}
	var parts []string
	for _, h := range p.Habits {
		if h.Count > 0 {
			parts = append(parts, w.Say("journal.says.habit", "Name", h.Name, "N", h.Count))
		}
	}
	return w.Say("journal.says.habits", "Name", worst.Name, "All", Join(w.Language, parts), "Plays", p.Plays)
}
