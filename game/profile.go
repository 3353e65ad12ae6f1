package game

import (
	"cmp"
	"slices"
	"time"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// Profile is what all kept plays say together, in one language. Nothing of it is kept: it is folded from the records
// each time. An assessment counts once it has ended, and so do the standoffs of a quarter.
type Profile struct {
	Plays     int               `json:"plays"`
	Finished  int               `json:"finished"`
	Scenarios []ProfileScenario `json:"scenarios"`
	Drills    ProfileCount      `json:"drills"` // played to the end, of all
	Endings   ProfileCount      `json:"endings"`
	Levels    []ProfileLevel    `json:"levels"`
	Habits    []ProfileHabit    `json:"habits"`
	Diagnoses ProfileCount      `json:"diagnoses"` // right, of those that were given
	Causes    []ProfileCause    `json:"causes"`
	People    []ProfilePeople   `json:"departments"` // the one with the lowest worth first
	Elements  []ProfileElement  `json:"elements"`
}

// ProfileCount is so many of so many.
type ProfileCount struct {
	Count int `json:"count"`
	Of    int `json:"of"`
}

// ProfileScenario is what was played of a scenario.
type ProfileScenario struct {
	ID       string          `json:"id"`
	Kind     string          `json:"kind"`
	Title    string          `json:"title"`
	Plays    int             `json:"plays"`
	Finished int             `json:"finished"`
	Best     int32           `json:"best"` // worth, thousandths; -1: never played to the end
	Endings  []ProfileEnding `json:"endings"`
	Review   *Saved          `json:"-"` // the best finished play that is kept by itself, nil: none
}

// ProfileEnding is an ending of a scenario; its title is told once it was found.
type ProfileEnding struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Found bool   `json:"found"`
}

// ProfileLevel counts the plays at a level.
type ProfileLevel struct {
	Level Level `json:"level"`
	Plays int   `json:"plays"`
}

// ProfileHabit is one of the five mistakes over all plays.
type ProfileHabit struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
	Line  []int  `json:"line"` // how often in each of the last plays, the oldest first
}

// ProfileCause is a root cause of the refusals that were diagnosed.
type ProfileCause struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
	Right int    `json:"right"` // of these, how many were named
}

// ProfilePeople is a department over all finished plays with it.
type ProfilePeople struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Plays int    `json:"plays"`
	Worth int32  `json:"worth"` // mean, thousandths
}

// ProfileElement is one of the nine elements over all plays, with turns that show it.
type ProfileElement struct {
	ID        string     `json:"id"`
	Ability   string     `json:"ability"`
	Name      string     `json:"name"`
	Value     int        `json:"value"` // 0..1000
	Occasions int        `json:"occasions"`
	Used      int        `json:"used"`
	Failed    int        `json:"failed"` // turns that did the opposite
	Missed    int        `json:"missed"` // turns that went wrong where a line that was open would have used it
	Evidence  []CodexUse `json:"-"`      // the last of each kind
}

// Bounds of what a profile shows.
const (
	profileLine     = 24 // plays in the line of a habit
	profileEvidence = 3  // turns of a kind for an element
)

// A line that used an element earns it more where it moved somebody.
const (
	movedCredit = 1000
	usedCredit  = 600
)

// profiled is a play as the profile folds it.
type profiled struct {
	kept  *Saved // nil: it is kept with a quarter
	begun time.Time
	s     *Session
}

// Profile folds all plays of the store; those that cannot be read are left out. It fails where the records cannot be
// listed; the profile is then that of somebody who has played nothing.
func (st Store) Profile(lang string) (*Profile, error) {
	p := newProfile(lang)
	plays, err := st.profiled()
	if err != nil {
		return p, err
	}
	for i := range plays {
		p.add(&plays[i], lang)
	}
	p.close()
	return p, nil
}

// profiled replays what is kept, the oldest first.
func (st Store) profiled() ([]profiled, error) {
	records, err := st.Records()
	if err != nil {
		return nil, err
	}
	var all []profiled
	for i := range records {
		r := &records[i]
		if r.Err != nil {
			continue
		}
		if sc, err := Open(r.Record.Scenario); err == nil {
			s, _ := Replay(sc, r.Record)
			all = append(all, profiled{r, r.Record.Begun, s})
		}
	}
	quarters, err := st.Campaigns()
	if err != nil {
		return nil, err
	}
	q, err := scenarios.LoadQuarter()
	if err != nil {
		return nil, err
	}
	for i := range quarters {
		if quarters[i].Err != nil {
			continue
		}
		c, _ := ReplayCampaign(q, quarters[i].Record)
		for k := range c.played {
			if c.played[k] != nil {
				all = append(all, profiled{nil, c.header.Begun, c.played[k]})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b profiled) int { return a.begun.Compare(b.begun) })
	return all, nil
}

// newProfile is the profile of somebody who has played nothing.
func newProfile(lang string) *Profile {
	w := words.In(lang)
	p := &Profile{}
	add := func(id string) {
		sc, err := Open(id)
		if err != nil {
			return
		}
		s := ProfileScenario{ID: id, Kind: sc.Kind, Title: sc.Text(lang, "title"), Best: -1}
		for i, e := range sc.Endings {
			s.Endings = append(s.Endings, ProfileEnding{ID: e, Kind: sc.Rules.Endings[i].Kind.String()})
		}
		p.Scenarios = append(p.Scenarios, s)
	}
	for _, id := range Standoffs() {
		add(id)
	}
	for _, id := range scenarios.Shipped() {
		if k := kindOf(id); k != "standoff" && k != "drill" {
			add(id)
		}
	}
	for _, g := range Drills() {
		for _, id := range g.Drills {
			add(id)
		}
	}
	for _, l := range Levels() {
		p.Levels = append(p.Levels, ProfileLevel{Level: l})
	}
	for _, id := range Mistakes() {
		p.Habits = append(p.Habits, ProfileHabit{ID: id, Name: w.Say("mistake." + id), Line: []int{}})
	}
	for _, id := range causes {
		p.Causes = append(p.Causes, ProfileCause{ID: id, Name: w.Say("cause-of." + id)})
	}
	for _, e := range Elements() {
		p.Elements = append(p.Elements, ProfileElement{ID: e.ID, Ability: e.Ability, Name: w.Say("element." + e.ID)})
	}
	return p
}

// add adds a play.
func (p *Profile) add(play *profiled, lang string) {
	s := play.s
	if len(s.turns) == 0 {
		return // it was opened and left
	}
	p.Plays++
	p.Levels[slices.Index(Levels(), s.Level())].Plays++
	if i := slices.IndexFunc(p.Scenarios, func(k ProfileScenario) bool { return k.ID == s.sc.ID }); i >= 0 {
		p.Scenarios[i].Plays++
		if s.Ended() {
			p.Scenarios[i].ended(play)
		}
	}
	if s.Ended() {
		p.Finished++
		p.with(s, lang)
	}
	for _, d := range s.Diagnoses(lang) {
		i := slices.Index(causes, d.Cause)
		if d.Given == "" || i < 0 {
			continue
		}
		p.Diagnoses.Of++
		p.Causes[i].Count++
		if d.Right {
			p.Diagnoses.Count++
			p.Causes[i].Right++
		}
	}
	p.turns(play, lang)
}

// ended notes how a play of the scenario ended.
func (k *ProfileScenario) ended(play *profiled) {
	s := play.s
	k.Finished++
	k.Endings[s.now().Ending].Found = true
	worth := sim.WorthOf(s.sc.Rules, s.now()).R
	if play.kept != nil && (k.Review == nil || worth >= k.Best) {
		k.Review = play.kept
	}
	k.Best = max(k.Best, worth)
}

// with notes a finished play with the department of the counterpart.
func (p *Profile) with(s *Session, lang string) {
	if s.sc.Kind != "standoff" {
		return
	}
	id := s.viewer(lang).cast.Person(s.sc.Counterparts[0]).Department
	i := slices.IndexFunc(p.People, func(d ProfilePeople) bool { return d.ID == id })
	if i < 0 {
		i = len(p.People)
		p.People = append(p.People, ProfilePeople{ID: id, Name: DepartmentName(id, lang)})
	}
	p.People[i].Plays++
	p.People[i].Worth += sim.WorthOf(s.sc.Rules, s.now()).R // divided when all are there
}

// turns notes the habits and the elements of a play, as far as its level explains them by now.
func (p *Profile) turns(play *profiled, lang string) {
	s, v := play.s, play.s.viewer(lang)
	made := make([]int, len(p.Habits))
	told := false
	for i, t := range s.turns {
		if !s.explains(i) {
			continue
		}
		told = true
		wrong := s.mistakes(i)
		for _, m := range wrong {
			made[slices.Index(Mistakes(), m)]++
		}
		c := t.command(s)
		did, missed := s.practice(i, c), practice{}
		if s.wrongInItself(i) {
			missed = s.openPractice(i)
		}
		for k := range p.Elements {
			e := &p.Elements[k]
			kind := CodexUsed
			switch {
			case did.fails[e.ID]:
				e.Failed++
				kind = CodexAgainst
			case did.uses[e.ID]:
				e.Used++
				e.Value += usedCredit
				if m := movedBy(t.Events, everybody); c.Choice < 0 || m.Trust+m.Alignment+m.Exchange > 0 {
					e.Value += movedCredit - usedCredit
				}
			case missed.uses[e.ID]:
				e.Missed++
				kind = CodexMissed
			default:
				continue
			}
			e.Occasions++
			if play.kept != nil {
				e.Evidence = append(e.Evidence, CodexUse{Kind: kind, Play: *play.kept, Title: v.text("title"), Turn: i + 1, Line: s.Line(i), Said: v.said(c)})
			}
		}
	}
	if !told {
		return
	}
	for i := range p.Habits {
		p.Habits[i].Count += made[i]
		p.Habits[i].Line = append(p.Habits[i].Line, made[i])
	}
}

// openPractice is what any line that was open at turn i would have practised.
func (s *Session) openPractice(i int) practice {
	all := practice{map[string]bool{}, nil}
	if s.turns[i].Choice < 0 { // the plan was empty: anything that is gathered would have been something
		return practice{map[string]bool{gathered.evidence: true, gathered.kpi: true, gathered.concern: true}, nil}
	}
	for _, c := range sim.Open(s.sc.Rules, &s.states[i], nil) {
		for id := range s.practice(i, c).uses {
			all.uses[id] = true
		}
	}
	return all
}

// close divides the sums, and puts first what a player should see first.
func (p *Profile) close() {
	for i := range p.Scenarios {
		k := &p.Scenarios[i]
		p.Endings.Of += len(k.Endings)
		for _, e := range k.Endings {
			if e.Found {
				p.Endings.Count++
			}
		}
		if k.Kind == "drill" {
			p.Drills.Of++
			if k.Finished > 0 {
				p.Drills.Count++
			}
		}
	}
	for i := range p.People {
		p.People[i].Worth /= int32(p.People[i].Plays)
	}
	slices.SortStableFunc(p.People, func(a, b ProfilePeople) int { return cmp.Compare(a.Worth, b.Worth) })
	for i := range p.Habits {
		h := &p.Habits[i]
		h.Line = h.Line[max(0, len(h.Line)-profileLine):]
	}
	for i := range p.Elements {
		e := &p.Elements[i]
		if e.Occasions > 0 {
			e.Value /= e.Occasions
		}
		e.Evidence = lastOfEachKind(e.Evidence)
	}
}

// lastOfEachKind keeps the last turns of each kind, the last first, what went wrong before what went well.
func lastOfEachKind(all []CodexUse) []CodexUse {
	var out []CodexUse
	for _, kind := range []CodexUseKind{CodexAgainst, CodexMissed, CodexUsed} {
		n := 0
		for _, u := range slices.Backward(all) {
			if u.Kind == kind && n < profileEvidence {
				out = append(out, u)
				n++
			}
		}
	}
	return out
}

// Worst is the mistake that was made most, nil where none was made.
func (p *Profile) Worst() *ProfileHabit {
	var worst *ProfileHabit
	for i := range p.Habits {
		if h := &p.Habits[i]; h.Count > 0 && (worst == nil || h.Count > worst.Count) {
			worst = h
		}
	}
	return worst
}
