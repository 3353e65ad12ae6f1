package game

import (
	"fmt"
	"slices"
	"strings"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// How many plays are laid side by side: with fewer there is nothing to compare, more nobody reads.
const (
	MinCompared = 2
	MaxCompared = 4
)

// Compared is one play of a comparison: a record as far as it agrees with today's scenario, or a strategy played out.
type Compared struct {
	Name       string // what the reader calls it: a file, a strategy
	Strategy   bool   // Name is a strategy's
	Session    *Session
	Divergence *Divergence // where the record and today's scenario part; nil: nowhere
	Rest       []Entry     // what the record goes on with from there, and cannot be played
	Partial    bool        // the record's last line was torn
	Altered    bool        // the scenario is not the one the record was made with
	Ruled      bool        // nor is the rule book
}

// CompareRecord takes a record into a comparison. It fails with an OtherScenarioError where the record is of another
// scenario.
func CompareRecord(sc *scenarios.Scenario, name string, rec Record) (Compared, error) {
	if rec.Scenario != sc.ID {
		return Compared{}, &OtherScenarioError{Name: name, ID: rec.Scenario, Want: sc.ID}
	}
	s, d := Replay(sc, rec)
	return Compared{
		Name: name, Session: s, Divergence: d, Rest: rec.Line()[len(s.turns):],
		Partial: rec.Partial, Altered: rec.ScenarioHash != "" && rec.ScenarioHash != sc.Hash, Ruled: rec.Rules != sim.Rules,
	}, nil
}

// CompareStrategy plays a strategy out and takes it into a comparison. It fails where the scenario has no such strategy.
func CompareStrategy(sc *scenarios.Scenario, name string, seed uint64) (Compared, error) {
	s, err := New(sc, Options{Seed: seed})
	if err != nil {
		return Compared{}, err
	}
	return Compared{Name: name, Strategy: true, Session: s}, s.PlayStrategy(name)
}

// OtherScenarioError says that a play is of another scenario than the one it was to be compared in.
type OtherScenarioError struct{ Name, ID, Want string }

// Error names the play and both scenarios.
func (e *OtherScenarioError) Error() string {
	return fmt.Sprintf("compare %s: it is a play of %s, the others are of %s", e.Name, e.ID, e.Want)
}

// Comparison is two to four plays of one scenario, turn beside turn.
type Comparison struct {
	Plays []Compared
	Rows  []ComparedRow
	Parts int  // the row, from 1, in which they do not all do the same for the first time; 0: they never part
	Apart bool // they opened differently: another variation, so the same line need not score the same
}

// ComparedRow is what each play did at the same place: the preparation, or the n-th line of a meeting or of the
// follow-up. Plays that need fewer lines in a meeting wait for the others before the next.
type ComparedRow struct {
	Act     sim.Act
	Meeting int     // index, -1 outside meetings
	Line    int     // from 1; 0 for the preparation
	Turns   []int   // of each play, from 0; -1 where it does nothing here
	Same    bool    // all of them do the same here and come to the same state
	Parted  [][]int // plays that went together until here and no longer do, in the groups that they part into; nil: none
}

// Compare lays plays side by side. It fails where there are too few or too many, or where they are not of one scenario.
func Compare(plays []Compared) (*Comparison, error) {
	if n := len(plays); n < MinCompared || n > MaxCompared {
		return nil, fmt.Errorf("compare %d plays: it takes %d to %d", n, MinCompared, MaxCompared)
	}
	sc := plays[0].Session.sc
	for _, p := range plays[1:] {
		if id := p.Session.sc; id.ID != sc.ID || id.Hash != sc.Hash {
			return nil, &OtherScenarioError{Name: p.Name, ID: id.ID, Want: sc.ID}
		}
	}
	c := &Comparison{Plays: plays}
	for _, p := range plays {
		c.Apart = c.Apart || p.Session.states[0].Variation != plays[0].Session.states[0].Variation
	}
	c.align()
	return c, nil
}

// stage is a sitting of a run. A ladder never leads back to a meeting, but it need not follow the order of the file:
// pass counts how often a run has gone against it, so that the stages of every run ascend.
type stage struct {
	act           sim.Act
	pass, meeting int
}

func (a stage) compare(b stage) int {
	if a.act != b.act {
		return int(a.act) - int(b.act)
	}
	if a.pass != b.pass {
		return a.pass - b.pass
	}
	return a.meeting - b.meeting
}

// stages returns the stage of each turn of a play.
func (s *Session) stages() []stage {
	var out []stage
	at := stage{meeting: -1}
	for i, t := range s.turns {
		next := stage{act: t.Act, pass: at.pass, meeting: -1}
		if t.Act == sim.Meetings {
			next.meeting = int(s.states[i].Meeting)
			if at.act == sim.Meetings && next.meeting < at.meeting {
				next.pass++
			}
		}
		at = next
		out = append(out, at)
	}
	return out
}

// align puts turns of the same stage and the same line of it into a row.
func (c *Comparison) align() {
	stages := make([][]stage, len(c.Plays))
	next := make([]int, len(c.Plays)) // turns of each play that have their row
	for i, p := range c.Plays {
		stages[i] = p.Session.stages()
	}
	together := make([]int, len(c.Plays)) // plays of the same number have done the same so far
	for line, last := 1, (stage{meeting: -1}); ; line++ {
		var at *stage
		for i := range c.Plays {
			if next[i] < len(stages[i]) && (at == nil || stages[i][next[i]].compare(*at) < 0) {
				at = &stages[i][next[i]]
			}
		}
		if at == nil {
			return
		}
		if *at != last {
			line, last = 1, *at
		}
		row := ComparedRow{Act: at.act, Meeting: at.meeting, Line: line}
		if at.act == sim.Preparation {
			row.Line = 0
		}
		for i := range c.Plays {
			turn := -1
			if next[i] < len(stages[i]) && stages[i][next[i]] == *at {
				turn = next[i]
				next[i]++
			}
			row.Turns = append(row.Turns, turn)
		}
		c.judge(&row, together)
		c.Rows = append(c.Rows, row)
	}
}

// judge finds out whether the plays do the same in a row, and which of those that did so far part here.
func (c *Comparison) judge(row *ComparedRow, together []int) {
	row.Same = true
	for i, turn := range row.Turns {
		row.Same = row.Same && turn >= 0 && together[i] == together[0] && c.did(row, 0) == c.did(row, i) && c.came(row, 0) == c.came(row, i)
	}
	var parted [][]int
	for first := range row.Turns {
		var groups [][]int
		for i := first; i < len(row.Turns); i++ {
			if row.Turns[i] < 0 || together[i] != first {
				continue
			}
			at := slices.IndexFunc(groups, func(g []int) bool { return c.did(row, g[0]) == c.did(row, i) })
			if at < 0 {
				at, groups = len(groups), append(groups, nil)
			}
			groups[at] = append(groups[at], i)
		}
		if len(groups) > 1 {
			parted = append(parted, groups...)
		}
	}
	// A group is known by its first play.
	for _, g := range parted {
		for _, i := range g {
			together[i] = g[0]
		}
	}
	row.Parted = parted
	if parted != nil && c.Parts == 0 {
		c.Parts = len(c.Rows) + 1
	}
}

// did is what play i does in a row, by id.
func (c *Comparison) did(row *ComparedRow, i int) string {
	return c.Plays[i].Session.turns[row.Turns[i]].Entry.name()
}

// came is the state that play i comes to in a row.
func (c *Comparison) came(row *ComparedRow, i int) sim.State {
	return c.Plays[i].Session.states[row.Turns[i]+1]
}

// CompareView is all there is to see of a comparison, in one language.
type CompareView struct {
	Scenario, Title string
	Plays           []CompareHead
	Rows            []CompareRow
	Parts           int    // as in Comparison
	Opened          string // how they opened, where they opened differently
}

// CompareHead is one play: what it is called and what came of it.
type CompareHead struct {
	Letter    string // A to D
	Name      string
	What      string // a record or a strategy, with its variation
	Strategy  bool
	Ended     bool
	Kind      string // of the ending, an id
	KindName  string
	Title     string // of the ending
	Outcome   string // the last answer, in words; empty: none
	OutcomeID string
	Worth     sim.Worth
	Lines     int      // said, without the preparation
	Notes     []string // what is not as it was when the record was made
}

// CompareRow is one place with what each play did there.
type CompareRow struct {
	N     int
	Place string // the meeting's title, or the act's name
	Line  int    // of the meeting or the follow-up, from 1; 0 for the preparation
	Same  bool   // the first cell stands for all
	Parts string // which part here, by their letters; empty: none
	Cells []CompareCell
}

// CompareCell is what one play did at a place, and what it came to.
type CompareCell struct {
	Played  bool
	Turn    int // from 1, as Fork takes it
	Text    string
	Moves   []string // what the line does, in words; none before the level explains it
	Bare    bool     // the preparation was left out
	Meters  [3]Meter // after it; hidden while an assessment keeps them to itself
	Outcome string   // where they decided, in words
}

// View renders the comparison in a language.
func (c *Comparison) View(lang string) CompareView {
	w := words.In(lang)
	sc := c.Plays[0].Session.sc
	v := CompareView{Scenario: sc.ID, Title: sc.Text(lang, "title"), Parts: c.Parts}
	histories := make([][]Past, len(c.Plays))
	for i, p := range c.Plays {
		histories[i] = p.Session.History(lang)
		v.Plays = append(v.Plays, p.head(i, lang, w))
	}
	if c.Apart {
		v.Opened = c.opened(lang, w)
	}
	for n, r := range c.Rows {
		row := CompareRow{N: n + 1, Line: r.Line, Same: r.Same, Parts: parting(r.Parted)}
		for i, turn := range r.Turns {
			if turn < 0 {
				row.Cells = append(row.Cells, CompareCell{})
				continue
			}
			past := histories[i][turn]
			row.Place = past.Place
			row.Cells = append(row.Cells, c.Plays[i].cell(turn, past, lang, w))
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// parting writes groups of plays by their letters, as AB | C.
func parting(groups [][]int) string {
	var all []string
	for _, g := range groups {
		letters := ""
		for _, i := range g {
			letters += letter(i)
		}
		all = append(all, letters)
	}
	return strings.Join(all, " | ")
}

// letter is what play i is called: A to D.
func letter(i int) string { return string(rune('A' + i)) }

func (p *Compared) head(i int, lang string, w *words.Words) CompareHead {
	s := p.Session
	h := CompareHead{Letter: letter(i), Name: p.Name, Strategy: p.Strategy, Ended: s.Ended(), Notes: p.Notes(lang)}
	h.What = w.Say("compare.record")
	if p.Strategy {
		h.What = w.Say("compare.strategy")
		if text := s.sc.Text(lang, "strategy."+p.Name); text != "" {
			h.What = w.Say("compare.strategy.named", "Text", text)
		}
	}
	for _, t := range s.turns {
		if t.Choice >= 0 {
			h.Lines++
		}
	}
	now := s.now()
	if now.Outcome != sim.NoDecision {
		h.OutcomeID, h.Outcome = now.Outcome.String(), w.Say("outcome."+now.Outcome.String())
	}
	if h.Ended {
		h.Kind = s.sc.Rules.Endings[now.Ending].Kind.String()
		h.KindName = w.Say("ending." + h.Kind)
		h.Title = s.sc.Text(lang, "ending."+s.sc.Endings[now.Ending]+".title")
		h.Worth = sim.WorthOf(s.sc.Rules, now)
	}
	return h
}

// Notes says what a reader must know before trusting the record: where it and today's scenario part and why, what of it
// could not be played, and that its last line was torn.
func (p *Compared) Notes(lang string) []string {
	w := words.In(lang)
	var out []string
	switch {
	case p.Divergence != nil:
		out = append(out, p.Divergence.Say(lang), w.Say("diverged.why."+p.why()))
		if len(p.Rest) > 0 {
			out = append(out, w.Say("diverged.rest", "Count", len(p.Rest), "All", restNames(p.Rest)))
		}
	case p.Altered:
		out = append(out, w.Say("diverged.altered"))
	}
	if p.Partial {
		out = append(out, w.Say("compare.partial"))
	}
	return out
}

// why is what must have happened for a record and today's scenario to part.
func (p *Compared) why() string {
	switch {
	case p.Ruled:
		return "rules"
	case p.Altered:
		return "scenario"
	}
	return "neither"
}

// restNames names the commands of a record that could not be played any more, with commas between.
func restNames(rest []Entry) string {
	var names []string
	for _, e := range rest {
		if name := e.name(); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// Say puts the divergence into words: the turn, what is different, and what could be said there instead.
func (d *Divergence) Say(lang string) string {
	w := words.In(lang)
	if d.Turn == 0 {
		return w.Say("diverged.start") + " (" + d.Got + " ≠ " + d.Want + ")"
	}
	text := w.Say("diverged."+string(d.What), "Turn", d.Turn, "ID", d.ID)
	if len(d.Open) > 0 {
		if lang != "zh" {
			text += " "
		}
		text += w.Say("diverged.open", "Open", strings.Join(d.Open, ", "))
	}
	if d.Want != "" && d.Got != "" {
		text += " (" + d.Got + " ≠ " + d.Want + ")"
	}
	return text
}

// opened tells how the plays opened, each by its letter.
func (c *Comparison) opened(lang string, w *words.Words) string {
	var all []string
	for i, p := range c.Plays {
		s := p.Session
		text := ""
		if v := s.states[0].Variation; v >= 0 {
			text = s.sc.Text(lang, "variation."+s.sc.Variations[v])
		}
		all = append(all, w.Say("compare.opened.one", "Letter", letter(i), "Text", text))
	}
	return strings.Join(all, "\n")
}

func (p *Compared) cell(turn int, past Past, lang string, w *words.Words) CompareCell {
	s, t := p.Session, p.Session.turns[turn]
	c := CompareCell{Played: true, Turn: turn + 1, Meters: past.Meters, Outcome: past.Outcome}
	if t.Choice < 0 {
		c.Text, c.Bare = Join(lang, past.Plan), len(past.Plan) == 0
		return c
	}
	c.Text = s.sc.Text(lang, "choice."+s.sc.Choices[t.Choice])
	if !s.explains(turn) {
		return c
	}
	span := s.sc.Rules.Choices[t.Choice].Deeds
	for _, d := range s.sc.Rules.Deeds[span.Start:span.End] {
		if name := w.Say("move." + d.Move.String()); !slices.Contains(c.Moves, name) {
			c.Moves = append(c.Moves, name)
		}
	}
	return c
}
