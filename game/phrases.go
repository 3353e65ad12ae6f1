package game

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const phrasesFile = "phrases.json"

// OwnPhrase is a template that the player filled and kept.
type OwnPhrase struct {
	Entry string    `json:"entry"` // of the codex
	Text  string    `json:"text"`
	Kept  time.Time `json:"kept"` // UTC
}

// Limits of what is kept: a list to choose from on Monday, not an archive.
const (
	maxPhrases     = 200
	maxPhraseRunes = 400
)

// ErrPhrase says that a phrase has nothing in it, or too much.
var ErrPhrase = errors.New("a phrase must have something in it and fit on a card")

// Phrases returns the player's own phrases, the last kept first. Without a file there are none. It fails where the file
// cannot be read; it is then left as it is.
func (st Store) Phrases() ([]OwnPhrase, error) {
	var all []OwnPhrase
	if err := st.readJSON(phrasesFile, &all); err != nil {
		return nil, fmt.Errorf("read own phrases: %w", err)
	}
	return all, nil
}

// KeepPhrase adds a phrase before the others; one with the same text takes its place. It fails with ErrPhrase, or where
// the file cannot be read or written.
func (st Store) KeepPhrase(p OwnPhrase) error {
	p.Text = strings.TrimSpace(p.Text)
	if p.Text == "" || len([]rune(p.Text)) > maxPhraseRunes {
		return ErrPhrase
	}
	all, err := st.Phrases()
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(o OwnPhrase) bool { return o.Text == p.Text })
	all = append([]OwnPhrase{p}, all...)
	return st.writePhrases(all[:min(len(all), maxPhrases)])
}

// DropPhrase deletes a phrase. One that is not there any more is no error.
func (st Store) DropPhrase(p OwnPhrase) error {
	all, err := st.Phrases()
	if err != nil {
		return err
	}
	return st.writePhrases(slices.DeleteFunc(all, func(o OwnPhrase) bool { return o.Text == p.Text }))
}

// writePhrases writes the file, all or nothing; without phrases there is no file.
func (st Store) writePhrases(all []OwnPhrase) error {
	if len(all) == 0 {
		if err := removeIfThere(filepath.Join(st.Dir, phrasesFile)); err != nil {
			return fmt.Errorf("delete own phrases: %w", err)
		}
		return nil
	}
	if err := st.writeJSON(phrasesFile, all); err != nil {
		return fmt.Errorf("keep own phrases: %w", err)
	}
	return nil
}
