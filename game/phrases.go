package game

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/renameio/v2/maybe"
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
	raw, err := os.ReadFile(filepath.Join(st.Dir, phrasesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read own phrases: %w", err)
	}
	var all []OwnPhrase
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, fmt.Errorf("read own phrases: %s: %w", phrasesFile, err)
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
	path := filepath.Join(st.Dir, phrasesFile)
	if len(all) == 0 {
		if err := removeIfThere(path); err != nil {
			return fmt.Errorf("delete own phrases: %w", err)
		}
		return nil
	}
	if err := os.MkdirAll(st.Dir, 0o700); err != nil {
		return fmt.Errorf("keep own phrases: %w", err)
	}
	raw, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return fmt.Errorf("keep own phrases: %w", err)
	}
	if err := maybe.WriteFile(path, append(raw, '\n'), 0o600); err != nil {
		return fmt.Errorf("keep own phrases: %w", err)
	}
	return nil
}
