package game

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/scenarios"
	"parley/sim"
)

// Session is one play. It holds the states of the line that stands and the record that they are folded from; a
// front end holds neither.
type Session struct {
	sc     *scenarios.Scenario
	header Header
	states []sim.State // states[i] is the state before turn i; the last is now
	turns  []Turn
	store  *Store // nil: nothing is kept
	log    *log   // nil: nothing was kept yet, or nothing is kept
	path   string

	campaign *Campaign // keeps what is played in the quarter's record; nil outside of one
}

// Turn is one command that was played and what came of it.
type Turn struct {
	Entry  Entry
	Act    sim.Act
	Beat   int // where it was played
	Choice int // index, -1 for the plan of preparation
	Events []sim.Event
}

// Options is how a play begins.
type Options struct {
	Seed  uint64
	Level Level  // empty: Coach
	Store *Store // nil: nothing is kept
	File  string // where the record is written instead of the store's own name; it must not exist
	Begun time.Time
}

// NotOpenError says that a choice cannot be said now, and what can.
type NotOpenError struct {
	ID   string
	Turn int // from 1
	Open []string
}

// Error names the choice, the turn and what is open.
func (e *NotOpenError) Error() string {
	if len(e.Open) == 0 {
		return fmt.Sprintf("choose %s at turn %d: the talk is over", e.ID, e.Turn)
	}
	return fmt.Sprintf("choose %s at turn %d: not open; open are %s", e.ID, e.Turn, strings.Join(e.Open, ", "))
}

// Is makes a NotOpenError a sim.ErrNotOpen.
func (e *NotOpenError) Is(target error) bool { return target == sim.ErrNotOpen }

// New begins a play. Its record is on disk when New returns, if anything is kept.
func New(sc *scenarios.Scenario, opt Options) (*Session, error) {
	if opt.Level == "" {
		opt.Level = Coach
	}
	if !opt.Level.Valid() {
		return nil, fmt.Errorf("begin %s: no level %q; there are %s", sc.ID, opt.Level, joinLevels())
	}
	start := sim.Begin(sc.Rules, opt.Seed)
	s := &Session{sc: sc, store: opt.Store, states: []sim.State{start}}
	s.header = Header{
		Parley: "record", Version: recordVersion, Scenario: sc.ID, ScenarioHash: sc.Hash, Rules: sim.Rules,
		Seed: opt.Seed, Level: opt.Level, Begun: opt.Begun.UTC(), State: hashOf(&start),
	}
	var err error
	switch {
	case opt.File != "":
		s.log, err = createLog(opt.File, s.header)
	case opt.Store != nil:
		s.log, err = opt.Store.create(s.header)
	}
	if err != nil {
		return nil, err
	}
	s.notePath()
	return s, nil
}

func joinLevels() string {
	var names []string
	for _, l := range Levels() {
		names = append(names, string(l))
	}
	return strings.Join(names, ", ")
}

func (s *Session) notePath() {
	if s.log != nil {
		s.path = s.log.file.Name()
	}
}

func hashOf(st *sim.State) string {
	h := st.Hash()
	return hex.EncodeToString(h[:])
}

// Choose says the choice with that id. It fails with a NotOpenError, or where the record cannot be written; the play
// is then as it was before.
func (s *Session) Choose(id string) error {
	i, ok := s.sc.Choice(id)
	if !ok {
		return s.notOpen(id)
	}
	return s.play(Entry{Say: id}, sim.Say(i))
}

// Prepare plays a plan of preparation: ids of activities, in any order. It fails as Choose does.
func (s *Session) Prepare(activities []string) error {
	plan, err := s.plan(activities)
	if err != nil {
		return err
	}
	ordered := []string{}
	for i, id := range s.sc.Activities {
		if plan&(1<<i) != 0 {
			ordered = append(ordered, id)
		}
	}
	return s.play(Entry{Plan: &ordered}, sim.Prepare(plan))
}

func (s *Session) plan(activities []string) (uint16, error) {
	var plan uint16
	for _, id := range activities {
		i := slices.Index(s.sc.Activities, id)
		if i < 0 || plan&(1<<i) != 0 {
			return 0, s.notOpen(id)
		}
		plan |= 1 << i
	}
	return plan, nil
}

// CanPrepare says whether a plan with these activities is open.
func (s *Session) CanPrepare(activities []string) bool {
	plan, err := s.plan(activities)
	if err != nil {
		return false
	}
	return slices.Contains(s.open(), sim.Prepare(plan))
}

// play is the one path of a command: by the rules, into the record, then into the session.
func (s *Session) play(e Entry, c sim.Command) error {
	now := s.now()
	after, events, err := sim.Step(s.sc.Rules, *now, c)
	if errors.Is(err, sim.ErrNotOpen) {
		return s.notOpen(e.name())
	}
	if err != nil {
		return fmt.Errorf("choose %s at turn %d of %s: %w", e.name(), len(s.turns)+1, s.sc.ID, err)
	}
	e.State = hashOf(&after)
	if err := s.write(e); err != nil {
		return err
	}
	s.turns = append(s.turns, Turn{Entry: e, Act: now.Act, Beat: int(now.Beat), Choice: int(c.Choice), Events: events})
	s.states = append(s.states, after)
	return nil
}

// note writes down something that changes no state, with the last turn.
func (s *Session) note(e Entry) error {
	e.State = hashOf(s.now())
	if err := s.write(e); err != nil {
		return err
	}
	last := &s.turns[len(s.turns)-1].Entry
	last.Notes = append(last.Notes[:len(last.Notes):len(last.Notes)], e)
	return nil
}

// noted returns what was noted after turn i, by what it is; nil if nothing was.
func (s *Session) noted(i int, is func(Entry) bool) *Entry {
	for k := range s.turns[i].Entry.Notes {
		if e := &s.turns[i].Entry.Notes[k]; is(*e) {
			return e
		}
	}
	return nil
}

// name is how an entry's command is called in messages.
func (e Entry) name() string {
	if e.Plan != nil {
		return strings.Join(*e.Plan, ",")
	}
	return e.Say
}

// write puts an entry on disk, beginning a new file where the old one cannot be gone on in or was deleted meanwhile.
func (s *Session) write(e Entry) error {
	if s.campaign != nil {
		return s.campaign.write(CampaignEntry{Entry: e})
	}
	if s.log != nil && s.store != nil && s.log.gone() {
		_ = s.log.Close() // nobody will read it
		s.log = nil
	}
	if s.log == nil && s.store != nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	if s.log == nil {
		return nil
	}
	return s.log.append(encodeLine(e))
}

// begin starts a new record file with the line that stands.
func (s *Session) begin() error {
	l, err := s.store.create(s.header)
	if err != nil {
		return err
	}
	for _, t := range s.turns {
		if err := l.append(t.Entry.lines()); err != nil {
			return errors.Join(err, l.Close())
		}
	}
	s.log = l
	s.notePath()
	return nil
}

// ErrAssessed says that an assessment stands as it was played.
var ErrAssessed = errors.New("an assessment stands as it was played; try another line in practice")

// stands says whether the play is an assessment that is kept; a copy of one, for the review, may be played with.
func (s *Session) stands() bool {
	return s.Level() == Assess && (s.store != nil || s.log != nil || s.campaign != nil)
}

// Undo takes the last turn back. It fails where there is none, with ErrAssessed, or where the record cannot be written.
func (s *Session) Undo() error {
	if s.stands() {
		return ErrAssessed
	}
	if len(s.turns) == 0 {
		return errors.New("undo: nothing was said yet")
	}
	return s.back(Entry{Undo: 1}, len(s.turns)-1)
}

// Fork goes back to before turn n, from 1, so that another line can be tried from there. The old line stays in the
// record. It fails as Undo does.
func (s *Session) Fork(n int) error {
	if s.stands() {
		return ErrAssessed
	}
	if n < 1 || n > len(s.turns) {
		return fmt.Errorf("fork at turn %d: the play has %d turns", n, len(s.turns))
	}
	return s.back(Entry{Fork: n}, n-1)
}

func (s *Session) back(e Entry, turns int) error {
	e.State = hashOf(&s.states[turns])
	if err := s.write(e); err != nil {
		return err
	}
	s.turns, s.states = s.turns[:turns], s.states[:turns+1]
	return nil
}

// ErrQuarterKeeps says that a standoff of the quarter is kept with the quarter, and not put aside by itself.
var ErrQuarterKeeps = errors.New("a standoff of the quarter is kept with the quarter")

// Save puts the line that stands aside, in a record of its own, and returns its path. It fails with ErrQuarterKeeps, with
// ErrAssessed while an assessment is on, for a copy to come back to would be a step back, or where it cannot be written.
func (s *Session) Save(name string) (string, error) {
	if s.campaign != nil {
		return "", ErrQuarterKeeps
	}
	if s.stands() && !s.Ended() {
		return "", ErrAssessed
	}
	if s.store == nil {
		return "", errors.New("save: this play is not kept")
	}
	return s.store.save(name, s.Encode())
}

// Encode returns the line that stands as a record.
func (s *Session) Encode() []byte {
	raw := encodeLine(s.header)
	for _, t := range s.turns {
		raw = append(raw, t.Entry.lines()...)
	}
	return raw
}

// Close frees the record. The play can be gone on with later; nothing more has to be written.
func (s *Session) Close() error {
	if s.log == nil {
		return nil
	}
	l := s.log
	s.log = nil
	s.store = nil
	return l.Close()
}

func (s *Session) now() *sim.State { return &s.states[len(s.states)-1] }

func (s *Session) open() []sim.Command { return sim.Open(s.sc.Rules, s.now(), nil) }

func (s *Session) notOpen(id string) error {
	e := &NotOpenError{ID: id, Turn: len(s.turns) + 1}
	for _, c := range s.open() {
		if c.Choice >= 0 {
			e.Open = append(e.Open, s.sc.Choices[c.Choice])
		}
	}
	if s.now().Act == sim.Preparation {
		e.Open = s.sc.Activities
	}
	return e
}

// Scenario returns what is played.
func (s *Session) Scenario() *scenarios.Scenario { return s.sc }

// Seed returns what the run was opened with.
func (s *Session) Seed() uint64 { return s.header.Seed }

// Level returns how much the game helps in this play.
func (s *Session) Level() Level { return s.header.Level }

// Path returns the file of the record, empty if nothing is kept.
func (s *Session) Path() string { return s.path }

// Turns returns the turns that stand.
func (s *Session) Turns() []Turn { return s.turns }

// State returns a copy of the state after n turns.
func (s *Session) State(n int) sim.State { return s.states[n] }

// Ended says whether the run has ended.
func (s *Session) Ended() bool { return s.now().Act == sim.Ended }

// ErrNoWindow says that no window can be opened here: no display, or no graphics to draw with.
var ErrNoWindow = errors.New("no window can be opened here")
