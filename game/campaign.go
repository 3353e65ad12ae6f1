package game

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"parley/scenarios"
	"parley/sim"
)

// Campaign is one play of the quarter. It holds the quarter as it stands, the standoff that is on, and the record that
// both are folded from; a front end holds neither. What is said in a standoff of the quarter is said to its [Session].
type Campaign struct {
	q       *scenarios.Quarter
	header  CampaignHeader
	now     sim.Quarter
	steps   []CampaignStep
	session *Session                  // the standoff that is on, nil between them
	played  [sim.MaxRequests]*Session // those that are over, by request
	start   sim.Quarter               // before the first step
	store   *Store                    // nil: nothing is kept
	log     *log                      // nil: nothing was kept yet, or nothing is kept
	path    string
	entries []CampaignEntry // of the record, to begin a new file with
}

// CampaignStep is one order of the quarter, or the end of a standoff, and what came of it.
type CampaignStep struct {
	Entry  CampaignEntry
	Order  sim.Order // of an order
	Before sim.Quarter
	After  sim.Quarter
	Events []sim.Event
}

// closeWord is how the record spells the end of a standoff; the orders spell themselves.
const closeWord = "close"

// NewCampaign begins a quarter. Its record is on disk when it returns, if anything is kept.
func NewCampaign(q *scenarios.Quarter, opt Options) (*Campaign, error) {
	if opt.Level == "" {
		opt.Level = Coach
	}
	if !opt.Level.Valid() {
		return nil, fmt.Errorf("begin the quarter: no level %q; there are %s", opt.Level, joinLevels())
	}
	c := campaignOf(q, CampaignHeader{
		Parley: "campaign", Version: recordVersion, Quarter: q.ID, QuarterHash: q.Hash, Rules: sim.Rules,
		Seed: opt.Seed, Level: opt.Level, Begun: opt.Begun.UTC(),
	})
	var err error
	switch {
	case opt.File != "":
		c.log, err = createLog(opt.File, c.header)
	case opt.Store != nil:
		c.store = opt.Store
		c.log, err = opt.Store.createIn(campaignsFolder, q.ID, c.header.Begun, c.header)
	}
	if err != nil {
		return nil, err
	}
	c.notePath()
	return c, nil
}

// campaignOf is a quarter at its start that nothing keeps.
func campaignOf(q *scenarios.Quarter, h CampaignHeader) *Campaign {
	c := &Campaign{q: q, header: h, now: sim.BeginQuarter(q.Rules, h.Seed)}
	c.start = c.now
	c.header.State = quarterHash(&c.now)
	return c
}

func quarterHash(q *sim.Quarter) string {
	h := q.Hash()
	return hex.EncodeToString(h[:])
}

func (c *Campaign) notePath() {
	if c.log != nil {
		c.path = c.log.file.Name()
	}
}

// Do plays an order by the names that records spell: "spend coffee zhou", "keep" and "break" with a promise, "answer"
// with a choice, "ask" with a request, "week". It fails with a NotOpenError, or where the record cannot be written; the
// quarter is then as it was before. After "ask" the standoff is on.
func (c *Campaign) Do(do, what, with string) error {
	o, ok := c.q.Order(do, what, with, &c.now)
	if !ok || c.session != nil {
		return c.notOpen(do, what, with)
	}
	after, events, err := sim.StepQuarter(c.q.Rules, c.now, o)
	if err != nil {
		return c.notOpen(do, what, with)
	}
	e := CampaignEntry{Do: do, What: what, With: with, Entry: Entry{State: quarterHash(&after)}}
	if err := c.write(e); err != nil {
		return err
	}
	c.steps = append(c.steps, CampaignStep{Entry: e, Order: o, Before: c.now, After: after, Events: events})
	c.now = after
	if o.Do == sim.Ask {
		c.session = c.standoff()
	}
	return nil
}

// standoff opens the session of the request that was asked.
func (c *Campaign) standoff() *Session {
	sc, start := c.q.Scenarios[c.now.Asking], sim.StartOf(c.q.Rules, &c.now)
	return &Session{sc: sc, states: []sim.State{start}, campaign: c, header: Header{
		Parley: "record", Version: recordVersion, Scenario: sc.ID, ScenarioHash: sc.Hash, Rules: sim.Rules,
		Seed: c.now.Seed, Level: c.header.Level, Begun: c.header.Begun, State: hashOf(&start),
	}}
}

// Settle takes the standoff that has ended back into the quarter. It fails where none is on or it has not ended, or
// where the record cannot be written.
func (c *Campaign) Settle() error {
	if c.session == nil || !c.session.Ended() {
		return c.notOpen(closeWord, "", "")
	}
	after, events, err := sim.CloseRequest(c.q.Rules, c.now, c.session.now())
	if err != nil {
		return c.notOpen(closeWord, "", "")
	}
	e := CampaignEntry{Do: closeWord, Entry: Entry{State: quarterHash(&after)}}
	if err := c.write(e); err != nil {
		return err
	}
	c.steps = append(c.steps, CampaignStep{Entry: e, Before: c.now, After: after, Events: events})
	c.played[c.now.Asking] = c.session
	c.session.campaign, c.session = nil, nil
	c.now = after
	return nil
}

// write puts an entry on disk, beginning a new file where the old one cannot be gone on in or was deleted meanwhile.
func (c *Campaign) write(e CampaignEntry) error {
	if c.log != nil && c.store != nil && c.log.gone() {
		_ = c.log.Close() // nobody will read it
		c.log = nil
	}
	if c.log == nil && c.store != nil {
		if err := c.begin(); err != nil {
			return err
		}
	}
	if c.log != nil {
		if err := c.log.append(encodeLine(e)); err != nil {
			return err
		}
	}
	c.entries = append(c.entries, e)
	return nil
}

// begin starts a new record file with everything that was played.
func (c *Campaign) begin() error {
	l, err := c.store.createIn(campaignsFolder, c.q.ID, c.header.Begun, c.header)
	if err != nil {
		return err
	}
	for _, e := range c.entries {
		if err := l.append(encodeLine(e)); err != nil {
			return errors.Join(err, l.Close())
		}
	}
	c.log = l
	c.notePath()
	return nil
}

func (c *Campaign) notOpen(do, what, with string) error {
	e := &NotOpenError{ID: orderText(do, what, with), Turn: len(c.steps) + 1}
	if c.session != nil {
		return e
	}
	for _, o := range sim.OpenOrders(c.q.Rules, &c.now, nil) {
		what, with := c.q.Names(o, &c.now)
		e.Open = append(e.Open, orderText(o.Do.String(), what, with))
	}
	return e
}

func orderText(do, what, with string) string {
	return strings.TrimSpace(do + " " + strings.TrimSpace(what+" "+with))
}

// Encode returns what was played as a record.
func (c *Campaign) Encode() []byte {
	raw := encodeLine(c.header)
	for _, e := range c.entries {
		raw = append(raw, encodeLine(e)...)
	}
	return raw
}

// Close frees the record. The quarter can be gone on with later; nothing more has to be written.
func (c *Campaign) Close() error {
	if c.log == nil {
		return nil
	}
	l := c.log
	c.log, c.store = nil, nil
	return l.Close()
}

// PlayStrategy plays on to the end as a named strategy of the quarter would, standoffs and all.
func (c *Campaign) PlayStrategy(name string) error {
	for !c.Over() {
		if err := c.Follow(name); err != nil {
			return err
		}
	}
	return nil
}

// Follow plays one step as a named strategy of the quarter would: an order, or a turn of the standoff that is on.
func (c *Campaign) Follow(name string) error {
	st, ok := c.q.Strategy(name)
	if !ok {
		return fmt.Errorf("play the quarter by %q: no such strategy", name)
	}
	return c.follow(st)
}

func (c *Campaign) follow(st scenarios.QuarterStrategy) error {
	if s := c.session; s != nil {
		if s.Ended() {
			return c.Settle()
		}
		return s.Follow(st.In(s.sc))
	}
	o := st.Next(c.q, &c.now)
	what, with := c.q.Names(o, &c.now)
	return c.Do(o.Do.String(), what, with)
}

// Quarter returns what is played.
func (c *Campaign) Quarter() *scenarios.Quarter { return c.q }

// Standoff returns the session of the standoff that is on, nil between standoffs.
func (c *Campaign) Standoff() *Session { return c.session }

// Played returns the session of a request that is over, nil of one that is not.
func (c *Campaign) Played(request int) *Session { return c.played[request] }

// Steps returns what was done in the quarter, in order; what was said in the standoffs is in their sessions.
func (c *Campaign) Steps() []CampaignStep { return c.steps }

// State returns a copy of the quarter as it stands.
func (c *Campaign) State() sim.Quarter { return c.now }

// Over says whether the quarter has ended.
func (c *Campaign) Over() bool { return c.now.Over(c.q.Rules) }

// Seed returns what the quarter was opened with.
func (c *Campaign) Seed() uint64 { return c.header.Seed }

// Level returns how much the game helps.
func (c *Campaign) Level() Level { return c.header.Level }

// Begun returns when the quarter was begun, in UTC.
func (c *Campaign) Begun() time.Time { return c.header.Begun }

// Path returns the file of the record, empty if nothing is kept.
func (c *Campaign) Path() string { return c.path }
