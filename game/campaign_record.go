package game

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"parley/scenarios"
	"parley/sim"
)

// CampaignHeader is the first line of a quarter's record.
type CampaignHeader struct {
	Parley      string    `json:"parley"` // always "campaign"
	Version     int       `json:"version"`
	Quarter     string    `json:"quarter"`
	QuarterHash string    `json:"quarter_hash"`
	Rules       int       `json:"rules"`
	Seed        uint64    `json:"seed"`
	Level       Level     `json:"level"`
	Begun       time.Time `json:"begun"`
	State       string    `json:"state"` // hash of the quarter as it opens
}

// CampaignEntry is one later line: an order, the end of a standoff ("close"), or what was said in the standoff that is
// on, as in a record of its own. Its state is the quarter's after an order and the standoff's otherwise.
type CampaignEntry struct {
	Do   string `json:"do,omitempty"`
	What string `json:"what,omitempty"`
	With string `json:"with,omitempty"`
	Entry
}

// CampaignRecord is what was played of a quarter.
type CampaignRecord struct {
	CampaignHeader
	Entries []CampaignEntry
	Partial bool // the last line was torn
}

// ReadCampaign reads a quarter's record as ReadRecord reads a standoff's.
func ReadCampaign(r io.Reader) (CampaignRecord, error) {
	var rec CampaignRecord
	var err error
	rec.Partial, err = readLines(r, `{"parley":"campaign",`, rec.readHeader, rec.readEntry)
	return rec, err
}

// ReadCampaignFile reads the record at path; "-" is standard input.
func ReadCampaignFile(path string) (CampaignRecord, error) { return readFile(path, ReadCampaign) }

func (rec *CampaignRecord) readHeader(line []byte) error {
	if err := json.Unmarshal(line, &rec.CampaignHeader); err != nil || rec.Parley != "campaign" {
		return fmt.Errorf("%w: its first line is no quarter's header", ErrForeign)
	}
	if rec.Version > recordVersion {
		return fmt.Errorf("%w: it has format %d, this program reads up to %d", ErrTooNew, rec.Version, recordVersion)
	}
	if rec.Version < 1 || rec.Quarter == "" {
		return fmt.Errorf("%w: its header names no version or no quarter", ErrDamaged)
	}
	return nil
}

func (rec *CampaignRecord) readEntry(n int, line []byte) error {
	var e CampaignEntry
	decode := json.NewDecoder(bytes.NewReader(line))
	decode.DisallowUnknownFields()
	if err := decode.Decode(&e); err != nil {
		return fmt.Errorf("%w: line %d: %w", ErrDamaged, n, err)
	}
	set := 0
	for _, is := range []bool{e.Do != "", e.Plan != nil, e.Say != "", e.Undo > 0, e.Fork > 0, e.Sheet != nil, e.Cause != ""} {
		if is {
			set++
		}
	}
	if set != 1 || e.Undo < 0 || e.Fork < 0 {
		return fmt.Errorf("%w: line %d is not exactly one of do, plan, say, undo, fork, sheet and cause", ErrDamaged, n)
	}
	rec.Entries = append(rec.Entries, e)
	return nil
}

// ReplayCampaign folds a record on a quarter, without keeping anything, as far as they agree. The divergence is nil
// where they agree to the end; its turn counts the lines of the record after the header.
func ReplayCampaign(q *scenarios.Quarter, rec CampaignRecord) (*Campaign, *Divergence) {
	c := campaignOf(q, rec.CampaignHeader)
	c.header.Parley, c.header.Version = "campaign", recordVersion // of a torn header nothing is left
	c.header.QuarterHash, c.header.Rules, c.header.Quarter = q.Hash, sim.Rules, q.ID
	if !c.header.Level.Valid() {
		c.header.Level = Coach
	}
	if rec.State != "" && rec.State != c.header.State {
		return c, c.parted(rec, &Divergence{What: Differs, ID: "start", Want: rec.State, Got: c.header.State})
	}
	for i, e := range rec.Entries {
		if d := c.replay(e); d != nil {
			d.Turn = i + 1
			return c, c.parted(rec, d)
		}
	}
	return c, nil
}

// parted blames the rule book where the record was played by another.
func (c *Campaign) parted(rec CampaignRecord, d *Divergence) *Divergence {
	if d.What == Differs && rec.Rules != sim.Rules {
		d.What = Moved
	}
	return d
}

// replay plays one entry of a record and holds its hash against the record's. Where they differ the entry is taken
// back.
func (c *Campaign) replay(e CampaignEntry) *Divergence {
	before := *c
	before.steps, before.entries = slices.Clip(c.steps), slices.Clip(c.entries)
	d := &Divergence{ID: e.text(), What: Closed, Want: e.State}
	got, err := c.redo(e)
	if err != nil {
		var not *NotOpenError
		if errors.As(err, &not) {
			d.Open = not.Open
		}
		if !c.has(e) {
			d.What = Gone
		}
		return d
	}
	if d.Got = got; d.Want == "" || d.Got == d.Want {
		return nil
	}
	d.What = Differs
	if s := before.session; s != nil { // a line of the standoff: the quarter did not move
		if c.session == s && e.Do == "" && e.Undo == 0 && e.Fork == 0 && !e.note() {
			s.turns, s.states = s.turns[:len(s.turns)-1], s.states[:len(s.states)-1]
		}
		s.campaign = c
	}
	*c = before
	return d
}

// redo plays an entry and returns the hash that it has to answer for.
func (c *Campaign) redo(e CampaignEntry) (string, error) {
	switch {
	case e.Do == closeWord:
		err := c.Settle()
		return quarterHash(&c.now), err
	case e.Do != "":
		err := c.Do(e.Do, e.What, e.With)
		return quarterHash(&c.now), err
	case c.session == nil:
		return "", c.notOpen(e.text(), "", "")
	}
	s := c.session
	var err error
	switch {
	case e.Plan != nil:
		err = s.Prepare(*e.Plan)
	case e.note():
		if len(s.turns) == 0 {
			return "", c.notOpen(e.text(), "", "")
		}
		err = s.note(e.Entry)
	case e.Undo > 0:
		err = s.back(e.Entry, max(len(s.turns)-e.Undo, 0))
	case e.Fork > 0:
		err = s.back(e.Entry, min(e.Fork-1, len(s.turns)))
	default:
		err = s.Choose(e.Say)
	}
	return hashOf(s.now()), err
}

// text is how an entry is called in messages.
func (e CampaignEntry) text() string {
	switch {
	case e.Do != "":
		return orderText(e.Do, e.What, e.With)
	case e.Undo > 0:
		return "undo"
	case e.Fork > 0:
		return "fork"
	case e.Sheet != nil:
		return "sheet"
	case e.Cause != "":
		return e.Cause
	}
	return e.name()
}

// has says whether the quarter, or the standoff that is on, has what the entry names, open or not.
func (c *Campaign) has(e CampaignEntry) bool {
	switch {
	case e.Do == closeWord:
		return true
	case e.Do == sim.Answer.String():
		for _, ids := range c.q.Answers {
			if slices.Contains(ids, e.What) {
				return true
			}
		}
		return false
	case e.Do != "":
		_, ok := c.q.Order(e.Do, e.What, e.With, &c.now)
		return ok
	}
	return c.session == nil || e.Say == "" && e.Plan == nil || // a step back, or a note
		c.session.has(e.Entry)
}

// SavedCampaign is a quarter in the store, as a list shows it.
type SavedCampaign struct {
	Path    string
	Record  CampaignRecord
	Changed time.Time
	Err     error // why it cannot be read
}

// Campaigns lists the quarters of the store, the last played first; unreadable ones stand among them with their error.
func (st Store) Campaigns() ([]SavedCampaign, error) {
	files, err := st.files(campaignsFolder)
	var all []SavedCampaign
	for _, f := range files {
		rec, err := ReadCampaignFile(f.path)
		all = append(all, SavedCampaign{Path: f.path, Record: rec, Changed: f.changed, Err: err})
	}
	return all, err
}

// UnfinishedCampaign returns the quarter that was played last among those that are not over, nil if there is none.
func (st Store) UnfinishedCampaign(q *scenarios.Quarter) (*SavedCampaign, error) {
	all, err := st.Campaigns()
	if err != nil {
		return nil, err
	}
	for i := range all {
		s := &all[i]
		if s.Err != nil || len(s.Record.Entries) == 0 {
			continue
		}
		if c, _ := ReplayCampaign(q, s.Record); !c.Over() {
			return s, nil
		}
	}
	return nil, nil
}

// DeleteCampaign removes a quarter's record from the disk.
func (st Store) DeleteCampaign(path string) error {
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("delete record %s: %w", path, err)
	}
	return nil
}

// ResumeCampaign goes on with the record at path, as Resume does: where it is torn, differs from today's quarter or is
// played in another window, in a new file as far as they agree.
func ResumeCampaign(q *scenarios.Quarter, store Store, path string) (*Campaign, *Divergence, error) {
	rec, err := ReadCampaignFile(path)
	if err != nil {
		return nil, nil, err
	}
	c, d := ReplayCampaign(q, rec)
	c.store = &store
	if d != nil || rec.Partial {
		c.header.Begun = time.Now().UTC()
		return c, d, nil
	}
	l, err := reopen(path)
	switch {
	case errors.Is(err, ErrInUse):
		c.header.Begun = time.Now().UTC()
	case err != nil:
		return nil, nil, err
	default:
		c.log = l
		c.notePath()
	}
	return c, d, nil
}

// OpenCampaign goes on with the quarter that was played last, or begins one where none is to be gone on with. The
// divergence says what changed since, if the record and today's quarter part.
func OpenCampaign(store Store, opt Options) (*Campaign, *Divergence, error) {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return nil, nil, err
	}
	found, err := store.UnfinishedCampaign(q)
	if err != nil {
		return nil, nil, err
	}
	if found != nil {
		return ResumeCampaign(q, store, found.Path)
	}
	c, err := BeginCampaign(store, opt)
	return c, nil, err
}

// GoOnCampaign goes on with the record at path as OpenCampaign does with the last one.
func GoOnCampaign(store Store, path string) (*Campaign, *Divergence, error) {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return nil, nil, err
	}
	return ResumeCampaign(q, store, path)
}

// ReplayedCampaign folds a record on the quarter that comes with the program, as ReplayCampaign does.
func ReplayedCampaign(rec CampaignRecord) (*Campaign, *Divergence, error) {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return nil, nil, err
	}
	c, d := ReplayCampaign(q, rec)
	return c, d, nil
}

// CampaignWeek returns the week of the quarter that can be gone on with and when it was played last; week 0 where there
// is none.
func (st Store) CampaignWeek() (week int, played time.Time) {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return 0, played
	}
	found, err := st.UnfinishedCampaign(q)
	if err != nil || found == nil {
		return 0, played
	}
	c, _ := ReplayCampaign(q, found.Record)
	return int(c.now.Week), found.Changed
}

// BeginCampaign begins a quarter, whatever else there is to go on with.
func BeginCampaign(store Store, opt Options) (*Campaign, error) {
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return nil, err
	}
	opt.Store = &store
	return NewCampaign(q, opt)
}
