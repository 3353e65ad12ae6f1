package game

import (
	"fmt"
	"slices"
)

const (
	settingsFile = "settings.json"
	logFile      = "parley.log"
)

// Level is how much the game helps.
type Level string

// The levels. Coach shows the moves and a hint before a choice and why after it; practice shows why after each
// meeting; assess shows nothing until the end.
const (
	Coach    Level = "coach"
	Practice Level = "practice"
	Assess   Level = "assess"
)

// Levels lists the levels, the most helpful first.
func Levels() []Level { return []Level{Coach, Practice, Assess} }

// Valid says whether the level is one of Levels.
func (l Level) Valid() bool { return l == Coach || l == Practice || l == Assess }

// Settings is what a player set, kept between starts.
type Settings struct {
	Language string `json:"language,omitempty"` // zh or en; empty: the system's
	Level    Level  `json:"level,omitempty"`

	Text      int   `json:"text,omitempty"`      // size of the text in the window, percent, 100..200; 0 is 100
	Contrast  bool  `json:"contrast,omitempty"`  // black on white and white on black
	Still     bool  `json:"still,omitempty"`     // nothing moves
	Projector bool  `json:"projector,omitempty"` // text of at least 150 % and thicker lines
	Speed     Speed `json:"speed,omitempty"`     // at which what is said appears; empty: Normal
}

// Speed is how fast what is said appears on the screen.
type Speed string

// The speeds. At Normal a line comes about as fast as one reads, at AtOnce it is there.
const (
	Slow   Speed = "slow"
	Normal Speed = "normal"
	Fast   Speed = "fast"
	AtOnce Speed = "at-once"
)

// Speeds lists the speeds, the slowest first.
func Speeds() []Speed { return []Speed{Slow, Normal, Fast, AtOnce} }

// LoadSettings reads the settings. Without a file they are empty; a file that cannot be read gives empty settings and the error,
// and is left as it is until the player changes a setting.
func (st Store) LoadSettings() (Settings, error) {
	var s Settings
	if err := st.readJSON(settingsFile, &s); err != nil {
		return Settings{}, fmt.Errorf("read settings: %w", err)
	}
	if !s.Level.Valid() {
		s.Level = ""
	}
	if !slices.Contains(Speeds(), s.Speed) {
		s.Speed = ""
	}
	s.Text = min(max(s.Text, 0), 200)
	return s, nil
}

// SaveSettings writes the settings, all or nothing.
func (st Store) SaveSettings(s Settings) error {
	if err := st.writeJSON(settingsFile, s); err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return nil
}
