package game

import (
	"slices"

	"parley/sim"
)

// Reviewed is a review as far as it is known by now, in one language, ready to draw. Every front end shows a Reviewed
// and none computes anything of it again.
type Reviewed struct {
	View     View // of the play where it stands: title, people, ending
	Language string
	Seed     uint64
	Worth    sim.Worth // of a play that goes on: as if it ended now
	Lines    int       // said
	Meetings int       // held
	Start    [3]Meter  // before the first turn
	Turns    []ReviewedTurn
	Counts   []GradeCount // the five grades that judge, best first
	Habits   []Habit      // the five mistakes, in the order of the subject
	Map      []Ability    // the nine elements
	Sheet    *GradedSheet // of the preparation; nil: there was none, or it was not asked
	Causes   []Diagnosed  // what refusals were taken for
	Table    *Table       // nil: nothing better for both was left, or not all is graded yet
	Left     int          // turns that are not graded yet
}

// ReviewedTurn is one turn and what there is to learn from it.
type ReviewedTurn struct {
	Turn     int // from 1, as Fork takes it
	Line     int // as the player counts, 0: the plan
	Act      sim.Act
	Place    string
	ID       string   // of the choice; of a plan its activities with commas
	Said     string   // the line, or the plan in words
	Replies  []Speech // what they said to it
	Meters   [3]Meter // after the turn, in the order of View
	Outcome  string   // where they decided
	Mistakes []string // ids of the five mistakes it was
	Lesson   Lesson

	Known     bool // graded by now; the rest is empty before
	Grade     Grade
	GradeName string
	Mark      string
	Loss      int32   // thousandths of worth
	BestID    string  // of the best choice, its own where nothing was better
	Better    *Better // where the turn cost something
	Searched  bool    // false: graded by nobody, for there were too many ways
}

// Lesson is the principle behind a turn: of its line, or of the better one where the line was not wrong in itself.
type Lesson struct {
	Principle string // id
	Text      string
	Better    bool
}

// Better is the best line that was open, and what would have come of it.
type Better struct {
	ID       string
	Said     string
	Replies  []Speech // what they would have said to it
	On       []Speech // how it could have gone on from there, a few lines
	Way      []string // ids of the whole of it, from this line to the end
	Kind     string   // of the ending it could have come to
	KindName string
	Ending   string // its title
	Worth    int32  // of that, 0..1000
	end      sim.State
}

// GradeCount is how many turns got a grade.
type GradeCount struct {
	Grade      Grade
	Name, Mark string
	Count      int
}

// Habit is one of the five mistakes and where it was made.
type Habit struct {
	ID, Name, Principle string
	Turns               []int // from 1
}

// Ability is one third of the map.
type Ability struct {
	ID, Name string
	Elements []ShownElement
}

// ShownElement is an element with its name.
type ShownElement struct {
	Practised
	Name string
}

// Table is an agreement better for both that was still to be had.
type Table struct {
	Turn   int // the turn, from 1, whose better line led to it
	Line   int // as the player counts, 0: the plan
	Better *Better
	Theirs int32    // exchange at its end, thousandths, against
	Yours  int32    // exchange at the end that was reached
	Needs  []string // what it took that this play lacked
}

// marks are the signs of the grades, so that none hangs on its colour.
var marks = map[Grade]string{
	GradeBest: "★", GradeGood: "✓", GradeInaccuracy: "?!", GradeMistake: "?", GradeBlunder: "??", GradeForced: "–", GradeUngraded: "·",
}

// View renders what is known by now in a language.
func (r *Review) View(lang string) Reviewed {
	v := r.s.viewer(lang)
	now := r.s.now()
	out := Reviewed{
		View: v.view(), Language: lang, Seed: r.s.Seed(), Worth: sim.WorthOf(r.s.sc.Rules, now),
		Lines: v.lines(), Meetings: int(now.Meeting) + 1, Left: r.Left(),
		Sheet: v.graded(), Causes: r.s.Diagnoses(lang),
	}
	first := v.scores(&r.s.states[0]).Meters
	if len(r.s.turns) > 0 { // the curve goes on with whom the first line was said to
		first = sim.ScoresOf(v.sc.Rules, &r.s.states[0], int(r.s.saidTo(0))).Meters
	}
	out.Start = v.three(first, first)
	for i, past := range r.s.History(lang) {
		out.Turns = append(out.Turns, r.turn(v, i, past))
	}
	out.Counts = r.counts(v, out.Turns)
	out.Habits = r.habits(v, out.Turns)
	out.Map = r.abilities(v)
	if out.Left == 0 && r.s.Ended() {
		out.Table = r.table(v, out.Turns)
	}
	return out
}

// three are the meters in the order of View.
func (v *viewer) three(now, before sim.Meters) [3]Meter {
	return [3]Meter{
		v.meter("trust", now.Trust, before.Trust),
		v.meter("alignment", now.Alignment, before.Alignment),
		v.meter("exchange", now.Exchange, before.Exchange),
	}
}

func (r *Review) turn(v *viewer, i int, past Past) ReviewedTurn {
	t := r.s.turns[i]
	played := t.command(r.s)
	out := ReviewedTurn{
		Turn: i + 1, Act: t.Act, Place: past.Place, ID: t.Entry.name(), Said: v.said(played), Replies: here(past.Spoken),
		Meters: past.Meters, Outcome: past.Outcome, Mistakes: r.s.mistakes(i), Lesson: v.lesson(i, played),
	}
	if t.Choice >= 0 {
		out.Line = r.s.Line(i)
	}
	g, ok := r.Turn(i + 1)
	if !ok {
		return out
	}
	out.Known, out.Grade, out.GradeName, out.Mark, out.Loss = true, g.Grade, v.w.Say("grade."+string(g.Grade)), marks[g.Grade], g.Loss
	out.Searched = g.Searched
	best := g.Options[g.Best].Command
	out.BestID = v.id(best)
	if len(g.Way) == 0 {
		return out
	}
	out.Better = r.better(v, i, g.Way)
	if !r.s.wrongInItself(i) {
		out.Lesson = v.lesson(i, best)
		out.Lesson.Better = true
	}
	return out
}

// id is how a command is called in ways: a choice's id, or a plan's activities with commas.
func (v *viewer) id(c sim.Command) string {
	if c.Choice >= 0 {
		return v.sc.Choices[c.Choice]
	}
	ids := v.sc.Command(c)
	return Entry{Plan: &ids}.name()
}

// said is a command in words: the line, or what is prepared.
func (v *viewer) said(c sim.Command) string {
	if c.Choice >= 0 {
		return v.text("choice." + v.sc.Choices[c.Choice])
	}
	var titles []string
	for _, id := range v.sc.Command(c) {
		titles = append(titles, v.text("activity."+id+".title"))
	}
	if len(titles) == 0 {
		return v.w.Say("review.unprepared")
	}
	return Join(v.lang, titles)
}

// lesson is the principle behind a command at turn i: what the author notes, else the principle's own sentence.
func (v *viewer) lesson(i int, c sim.Command) Lesson {
	l := Lesson{Principle: v.s.principle(i, c)}
	if c.Choice >= 0 && v.sc.Notes[c.Choice].Given {
		l.Text = v.text("note." + v.sc.Choices[c.Choice])
		return l
	}
	l.Text = v.w.Say("principle." + l.Principle)
	return l
}

// onward is how many turns of the best way are told after the better line.
const onward = 2

// better plays the best way from turn i on, in a copy, so that what they would have said is chosen as in any play.
func (r *Review) better(v *viewer, i int, way []sim.Command) *Better {
	s := r.s.copy(i)
	out := &Better{ID: v.id(way[0]), Said: v.said(way[0])}
	for _, c := range way {
		if s.playCommand(c) != nil {
			return out // a way that was found by the rules plays by them
		}
		out.Way = append(out.Way, s.sc.Command(c)...)
	}
	there := s.viewer(v.lang)
	out.Replies = here(there.spokenIn(i))
	for k := i + 1; k < len(s.turns) && k <= i+onward; k++ {
		out.On = append(out.On, there.told(k)...)
	}
	out.end = *s.now()
	if out.end.Ending >= 0 {
		e := there.ending()
		out.Kind, out.KindName, out.Ending, out.Worth = e.Kind, e.KindName, e.Title, e.Worth.R
	}
	return out
}

// playCommand plays a command of the rules by its ids.
func (s *Session) playCommand(c sim.Command) error {
	if c.Choice >= 0 {
		return s.Choose(s.sc.Choices[c.Choice])
	}
	return s.Prepare(s.sc.Command(c))
}

// here is what they say to a line before the talk moves to another place.
func here(spoken []Speech) []Speech {
	var out []Speech
	for _, sp := range spoken {
		if sp.Own {
			continue
		}
		if sp.Place != "" && len(out) > 0 {
			break
		}
		out = append(out, sp)
	}
	return out
}

// told is a turn in brief: the line and the first thing said to it.
func (v *viewer) told(i int) []Speech {
	spoken := v.spokenIn(i)
	return spoken[:min(2, len(spoken))]
}

func (r *Review) counts(v *viewer, turns []ReviewedTurn) []GradeCount {
	var out []GradeCount
	for _, g := range Grades()[:5] {
		n := GradeCount{Grade: g, Name: v.w.Say("grade." + string(g)), Mark: marks[g]}
		for _, t := range turns {
			if t.Known && t.Grade == g {
				n.Count++
			}
		}
		out = append(out, n)
	}
	return out
}

func (r *Review) habits(v *viewer, turns []ReviewedTurn) []Habit {
	var out []Habit
	for _, id := range Mistakes() {
		codex := "mistake-" + id
		h := Habit{ID: id, Name: v.w.Say("mistake." + id), Principle: v.w.Say("principle." + codex)}
		for _, t := range turns {
			if slices.Contains(t.Mistakes, id) {
				h.Turns = append(h.Turns, t.Turn)
			}
		}
		out = append(out, h)
	}
	return out
}

// abilities is the map of what the graded turns practised.
func (r *Review) abilities(v *viewer) []Ability {
	var turns []turnPractice
	for i := range r.s.turns {
		if g, ok := r.Turn(i + 1); ok {
			turns = append(turns, turnPractice{
				grade: g.Grade, played: r.s.practice(i, g.Options[g.Played].Command), best: r.s.practice(i, g.Options[g.Best].Command),
			})
		}
	}
	var out []Ability
	for _, p := range practised(turns) {
		if n := len(out); n == 0 || out[n-1].ID != p.Ability {
			out = append(out, Ability{ID: p.Ability, Name: v.w.Say("ability." + p.Ability)})
		}
		a := &out[len(out)-1]
		a.Elements = append(a.Elements, ShownElement{Practised: p, Name: v.w.Say("element." + p.ID)})
	}
	return out
}

// table looks among the ends of the better ways for an agreement that is worth more to the player and no less to the
// counterpart: the one that is worth most, and of several the one that could still be had the latest.
func (r *Review) table(v *viewer, turns []ReviewedTurn) *Table {
	mine := *r.s.now()
	worth := sim.WorthOf(v.sc.Rules, &mine).R
	var found *Table
	for _, t := range turns {
		if t.Better == nil || !agreement(v.sc.Rules, &t.Better.end) || t.Better.Worth <= worth {
			continue
		}
		theirs, yours := v.scores(&t.Better.end).Exchange, v.scores(&mine).Exchange
		if theirs < yours || found != nil && t.Better.Worth < found.Better.Worth {
			continue
		}
		found = &Table{Turn: t.Turn, Line: t.Line, Better: t.Better, Theirs: theirs, Yours: yours}
	}
	if found != nil {
		found.Needs = v.needs(&mine, &found.Better.end, found.Turn, found.Better.Said)
	}
	return found
}

// agreement says whether a run ended with something both sides said yes to.
func agreement(rules *sim.Scenario, s *sim.State) bool {
	if s.Ending < 0 {
		return false
	}
	switch rules.Endings[s.Ending].Kind {
	case sim.Substitute:
		return true
	case sim.WinWin, sim.Deal, sim.Phased, sim.CostlyWin:
		return s.Outcome == sim.Conditional || s.Outcome == sim.Accept
	}
	return false
}

// answeredFrom is the relief from which a concern counts as answered, thousandths; the rule book's red lines use it too.
const answeredFrom = 700

// needs lists what the better end took and this one lacked.
func (v *viewer) needs(mine, better *sim.State, turn int, plan string) []string {
	var out []string
	say := func(id string, pairs ...any) { out = append(out, v.w.Say(id, pairs...)) }
	if v.s.turns[turn-1].Choice < 0 {
		say("review.need.prepare", "What", plan)
	}
	if n := int(mine.Unclean) - int(better.Unclean); n > 0 {
		say("review.need.clean", "Count", n)
	}
	for k := range v.sc.Rules.Parties {
		m, b := &mine.Parties[k], &better.Parties[k]
		for i, id := range v.sc.Concerns[k] {
			if b.Relief[i] >= answeredFrom && m.Relief[i] < answeredFrom {
				say("review.need.concern", "What", v.text("concern."+id))
			}
		}
		if b.Shown > 0 && m.Shown == 0 {
			say("review.need.evidence")
		}
		for i, id := range v.sc.KPIs[k] {
			if b.Linked[i] > m.Linked[i] {
				say("review.need.kpi", "What", v.text("kpi."+id+".title"))
			}
		}
		if b.Scope < m.Scope {
			say("review.need.phase", "Scope", int(b.Scope))
		}
	}
	for i, id := range v.sc.Promises {
		pr := v.sc.Rules.Promises[i]
		m, b := mine.Parties[pr.Party].Promise[pr.Slot], better.Parties[pr.Party].Promise[pr.Slot]
		if b == sim.PromiseKept && m != sim.PromiseKept {
			say("review.need.promise", "What", v.text("promise."+id))
		}
	}
	return out
}

// Costliest returns the n turns that cost most, in the order they were played.
func (v Reviewed) Costliest(n int) []ReviewedTurn {
	var all []ReviewedTurn
	for _, t := range v.Turns {
		if t.Better != nil {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b ReviewedTurn) int { return int(b.Loss - a.Loss) })
	all = all[:min(n, len(all))]
	slices.SortFunc(all, func(a, b ReviewedTurn) int { return a.Turn - b.Turn })
	return all
}
