package game

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// recordVersion is the version of the record's format; a newer one is refused, with a word about it. Version 2 has
// entries for what the player wrote down and took a refusal for.
const recordVersion = 2

// Limits of a record that is read: what a person can play in a lifetime, and no more.
const (
	maxRecordBytes = 16 << 20
	maxRecordLine  = 64 << 10
)

// Record is what was played: which scenario by which rules from which seed, and the commands in order. It holds no
// score; the states are folded again from the commands, and each state's hash stands by as a witness.
type Record struct {
	Header
	Entries []Entry
	// Partial says that the last line was torn, as a killed process leaves it. The record is whole up to there.
	Partial bool
}

// Header is the first line of a record.
type Header struct {
	Parley       string    `json:"parley"` // always "record"
	Version      int       `json:"version"`
	Scenario     string    `json:"scenario"`
	ScenarioHash string    `json:"scenario_hash"`
	Rules        int       `json:"rules"`
	Seed         uint64    `json:"seed"`
	Level        Level     `json:"level"`
	Begun        time.Time `json:"begun"`
	State        string    `json:"state"` // hash of the state the run opens in
}

// Entry is one later line of a record: a command, a step back, or a note, which changes no state. Exactly one of Plan,
// Say, Undo, Fork, Sheet and Cause is set.
type Entry struct {
	Plan  *[]string `json:"plan,omitempty"`  // ids of activities
	Say   string    `json:"say,omitempty"`   // id of a choice
	Undo  int       `json:"undo,omitempty"`  // turns taken back
	Fork  int       `json:"fork,omitempty"`  // the turn, from 1, that is played anew
	Sheet *[]Picked `json:"sheet,omitempty"` // answers of the preparation sheet; none: it was left blank
	Cause string    `json:"cause,omitempty"` // what a refusal was taken for, or [NoCause]
	State string    `json:"state,omitempty"` // hash of the state after it

	Notes []Entry `json:"-"` // of a command that stands: what was noted after it, lines of their own in the file
}

// note says whether the entry changes no state.
func (e Entry) note() bool { return e.Sheet != nil || e.Cause != "" }

// Errors of reading a record; each comes wrapped with the line and what to do.
var (
	ErrForeign = errors.New("not a record of this game")
	ErrTooNew  = errors.New("a record of a newer version of this game")
	ErrDamaged = errors.New("a damaged record")
)

// ReadRecord reads a record. Every prefix of a record is a record: a torn last line is left out and Partial is set.
// It fails with ErrForeign, ErrTooNew or ErrDamaged, or with the reader's own error.
func ReadRecord(r io.Reader) (Record, error) {
	var rec Record
	var err error
	rec.Partial, err = readLines(r, `{"parley":"record",`, rec.header, rec.entry)
	return rec, err
}

// readLines reads a header and entries, a line each; partial says that the last line was torn. begin is how the first
// line begins.
func readLines(r io.Reader, begin string, header func(line []byte) error, entry func(n int, line []byte) error) (partial bool, err error) {
	in := bufio.NewReaderSize(io.LimitReader(r, maxRecordBytes+1), maxRecordLine)
	read := 0
	for n := 1; ; n++ {
		line, err := in.ReadSlice('\n')
		read += len(line)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			return false, fmt.Errorf("%w: line %d is longer than %d bytes", refusal(n), n, maxRecordLine)
		case read > maxRecordBytes:
			return false, fmt.Errorf("%w: it is longer than %d bytes", refusal(n), maxRecordBytes)
		case errors.Is(err, io.EOF):
			return tail(n, line, begin)
		case err != nil:
			return false, fmt.Errorf("read record: %w", err)
		}
		if n == 1 {
			err = header(line)
		} else {
			err = entry(n, line)
		}
		if err != nil {
			return false, err
		}
	}
}

// refusal is how a record is refused at line n: one whose first line is unreadable was never ours.
func refusal(n int) error {
	if n == 1 {
		return ErrForeign
	}
	return ErrDamaged
}

// tail judges what stands behind the last line feed: nothing, or what a killed process left of a line. A torn first
// line must at least begin as ours do, or the file is somebody else's.
func tail(n int, rest []byte, begin string) (partial bool, err error) {
	if n == 1 {
		if k := min(len(begin), len(rest)); begin[:k] != string(rest[:k]) {
			err = fmt.Errorf("%w: its first line does not begin with %s", ErrForeign, begin)
		}
	}
	return len(rest) > 0 || n == 1, err
}

func (rec *Record) header(line []byte) error {
	if err := json.Unmarshal(line, &rec.Header); err != nil || rec.Parley != "record" {
		return fmt.Errorf("%w: its first line is no record's header", ErrForeign)
	}
	if rec.Version > recordVersion {
		return fmt.Errorf("%w: it has format %d, this program reads up to %d", ErrTooNew, rec.Version, recordVersion)
	}
	if rec.Version < 1 || rec.Scenario == "" {
		return fmt.Errorf("%w: its header names no version or no scenario", ErrDamaged)
	}
	return nil
}

func (rec *Record) entry(n int, line []byte) error {
	var e Entry
	decode := json.NewDecoder(bytes.NewReader(line))
	decode.DisallowUnknownFields()
	if err := decode.Decode(&e); err != nil {
		return fmt.Errorf("%w: line %d: %w", ErrDamaged, n, err)
	}
	set := 0
	for _, is := range []bool{e.Plan != nil, e.Say != "", e.Undo > 0, e.Fork > 0, e.Sheet != nil, e.Cause != ""} {
		if is {
			set++
		}
	}
	if set != 1 || e.Undo < 0 || e.Fork < 0 {
		return fmt.Errorf("%w: line %d is not exactly one of plan, say, undo, fork, sheet and cause", ErrDamaged, n)
	}
	rec.Entries = append(rec.Entries, e)
	return nil
}

// encodeLine returns a header or an entry as one line of a record.
func encodeLine(v any) []byte {
	line, err := json.Marshal(v)
	if err != nil {
		panic(err) // the types of a record always encode
	}
	return append(line, '\n')
}

// lines writes a command and what was noted after it.
func (e Entry) lines() []byte {
	raw := encodeLine(e)
	for _, n := range e.Notes {
		raw = append(raw, encodeLine(n)...)
	}
	return raw
}

// Line returns the commands that stand: what is left when every step back has been taken. A note stands with the
// command it follows.
func (rec Record) Line() []Entry {
	var line []Entry
	for _, e := range rec.Entries {
		line = e.apply(line)
	}
	return line
}

// apply plays an entry on a line of commands.
func (e Entry) apply(line []Entry) []Entry {
	switch {
	case e.Undo > 0:
		return line[:max(len(line)-e.Undo, 0)]
	case e.Fork > 0:
		return line[:min(e.Fork-1, len(line))]
	case e.note():
		if n := len(line); n > 0 {
			last := &line[n-1]
			last.Notes = append(last.Notes[:len(last.Notes):len(last.Notes)], e)
		}
		return line
	}
	return append(line, e)
}
