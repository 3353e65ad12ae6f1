package game

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// View is everything there is to see of a play at a moment, in one language, ready to draw. Every front end shows a
// View and none computes anything of it again.
type View struct {
	Scenario    string // id
	Title       string
	Brief       string
	Today       string // what the seed changed at the start, in words; may be empty
	Department  string // id, for the colours
	DeptName    string
	Room        string // id
	Act         sim.Act
	Place       string // the meeting's title, or the act's name
	Turn        int    // number of the line to come, from 1; preparation is none
	Level       Level
	Person      Person      // the counterpart; of several the one the last line was said to
	Parties     []PartyView // each counterpart, where there are several
	Player      Person
	Mood        string   // of the counterpart now
	Spoken      []Speech // since the last choice, in order; before the first, how the talk opens
	Hint        string   // coach only
	Choices     []Choice
	Meters      [3]Meter // trust, alignment, exchange
	Goodwill    Meter
	Patience    int // turns left in this meeting
	PatienceAll int
	Days        int
	Why         *Why // of the last turn; nil where the level does not show it yet
	Preparation *Preparation
	Sheet       *Sheet     // while the preparation sheet is to be filled in
	Diagnosis   *Diagnosis // while a refusal is to be diagnosed
	Ending      *Ending
	CanUndo     bool
}

// Person is somebody at the table.
type Person struct{ ID, Name, Role, Portrait, Wants, Fears string }

// Speech is one thing said.
type Speech struct {
	Own    bool // by the player
	Person Person
	Mood   string
	Text   string
	Place  string // where the talk has moved to, on the first thing said there; else empty
}

// Choice is a line the player may say, or could say with evidence that is not in hand.
type Choice struct {
	ID    string
	Text  string
	To    string   // name of whom it is said to, where there are several
	Moves []string // names of what it does; coach only
	Open  bool
	Needs string // why it is not open
}

// Meter is a score as it is shown: whole points 0..100 (goodwill -50..50), and what the last turn changed of what is
// shown, so that old + change = new in every picture. An assessment hides it until the end.
type Meter struct {
	ID     string // trust, alignment, exchange, goodwill
	Name   string
	Value  int
	Change int
	Exact  int32 // Value before it is rounded, in thousandths
	Moved  int32 // what the last turn changed of Exact
	Hidden bool
}

// Preparation is what there is to choose from before the first meeting.
type Preparation struct {
	Slots      int
	Activities []Activity
	KPIs       []KPI
	Concerns   []string // already known
}

// Activity is one way to spend slots.
type Activity struct {
	ID, Icon, Title, Text string
	Slots                 int
	Gives                 []string // titles of what it brings
}

// KPI is one figure they are measured by; its texts are empty while it is unknown.
type KPI struct {
	Known       bool
	Who         string // whose it is, where there are several
	Title, Text string
	Weight      int // thousandths
}

// Ending is how the run ended and what it was worth.
type Ending struct {
	ID, Kind, KindName, Title, Text string
	Outcome                         string
	Worth                           sim.Worth
	Terms                           []string // the four terms in words
	Notes                           []string // the line that helped most, the one that hurt most, promises
	Seal                            string   // of an assessment: a hash of its record, against slips
}

// View renders the play as it stands in a language.
func (s *Session) View(lang string) View {
	return s.viewer(lang).view()
}

// viewer renders one View.
type viewer struct {
	s    *Session
	sc   *scenarios.Scenario
	now  *sim.State
	w    *words.Words
	lang string
	cast *scenarios.Cast
}

func (v *viewer) view() View {
	sc, now := v.sc, v.now
	out := View{
		Scenario: sc.ID, Title: v.text("title"), Brief: v.text("brief"), Room: sc.Room, Act: now.Act,
		Level: v.s.Level(), Person: v.person(v.counterpart()), Player: v.player(),
		Patience: int(now.Patience), PatienceAll: v.fullPatience(), Days: int(now.Days),
		CanUndo: len(v.s.turns) > 0 && !v.s.stands(),
	}
	out.Department = v.cast.Person(v.counterpart()).Department
	out.DeptName = v.cast.Department(out.Department)
	out.Place = v.place()
	out.Turn = v.lines() + 1
	out.Meters, out.Goodwill = v.meters()
	out.Spoken = v.spoken()
	out.Mood = mood(out.Spoken)
	out.Parties = v.parties(out.Spoken)
	out.Choices = v.choices()
	out.Sheet, out.Diagnosis = v.sheetToFill(), v.diagnosis()
	switch now.Act {
	case sim.Preparation:
		out.Preparation = v.preparation()
	case sim.Ended:
		out.Ending = v.ending()
	}
	if v.s.Level() == Coach && (now.Act == sim.Meetings || now.Act == sim.FollowUp) {
		out.Hint = v.text("hint." + sc.Beats[now.Beat])
	}
	if now.Variation >= 0 {
		out.Today = v.text("variation." + sc.Variations[now.Variation])
	}
	if v.showsWhy() {
		out.Why = v.s.why(len(v.s.turns)-1, v)
	}
	return out
}

func (v *viewer) text(key string) string { return v.sc.Text(v.lang, key) }

func (v *viewer) counterpart() string { return v.sc.Counterparts[v.now.Speaker] }

func (v *viewer) person(id string) Person {
	p := v.cast.Person(id)
	return Person{ID: id, Name: p.Name, Role: p.Role, Portrait: p.Portrait, Wants: p.Wants, Fears: p.Fears}
}

func (v *viewer) player() Person { return v.person("linyue") }

// place names where the play stands.
func (v *viewer) place() string {
	if v.now.Act == sim.Meetings {
		return v.text("meeting." + v.sc.Meetings[v.now.Meeting])
	}
	return v.w.Say("act." + v.now.Act.String())
}

// lines counts the lines said so far, without the plan of preparation.
func (v *viewer) lines() int { return v.s.Line(len(v.s.turns) - 1) }

// Line returns the number of the line that turn i, from 0, said, as the player counts: from 1, without the plan of
// preparation, which is 0.
func (s *Session) Line(i int) int {
	n := 0
	for _, t := range s.turns[:i+1] {
		if t.Choice >= 0 {
			n++
		}
	}
	return n
}

func (v *viewer) fullPatience() int {
	rules := v.sc.Rules
	if v.now.Meeting < 0 {
		return int(rules.Patience)
	}
	n := int(rules.Meetings[v.now.Meeting].Patience)
	if v.now.Variation >= 0 {
		n += int(rules.Variations[v.now.Variation].Patience)
	}
	return max(n, 1)
}

// meters shows the scores in whole points, and what the last turn changed of them.
func (v *viewer) meters() ([3]Meter, Meter) {
	return v.metersOf(int(v.now.Speaker))
}

// metersOf is meters with one party.
func (v *viewer) metersOf(party int) ([3]Meter, Meter) {
	now := sim.ScoresOf(v.sc.Rules, v.now, party)
	before := now
	if n := len(v.s.states); n > 1 {
		before = sim.ScoresOf(v.sc.Rules, &v.s.states[n-2], party)
	}
	meter := func(id string, now, before int32) Meter {
		if v.s.hidesScores() {
			return Meter{ID: id, Name: v.w.Say("meter." + id), Hidden: true}
		}
		return v.meter(id, now, before)
	}
	return [3]Meter{
		meter("trust", now.Trust, before.Trust),
		meter("alignment", now.Alignment, before.Alignment),
		meter("exchange", now.Exchange, before.Exchange),
	}, meter("goodwill", now.Goodwill, before.Goodwill)
}

func (v *viewer) meter(id string, now, before int32) Meter {
	return Meter{ID: id, Name: v.w.Say("meter." + id), Value: points(now), Change: points(now) - points(before), Exact: now, Moved: now - before}
}

func (v *viewer) scores(s *sim.State) sim.Scores {
	return sim.ScoresOf(v.sc.Rules, s, int(v.now.Speaker))
}

// points turns thousandths into the whole points that are shown.
func points(thousandths int32) int { return int(thousandths) / 10 }

// choices lists what may be said, in the order the seed shows it, then what evidence would open.
func (v *viewer) choices() []Choice {
	rules := v.sc.Rules
	if v.now.Act != sim.Meetings && v.now.Act != sim.FollowUp {
		return nil
	}
	open := sim.Open(rules, v.now, nil)
	sim.Shown(v.now, open)
	var out []Choice
	for _, c := range open {
		out = append(out, v.choice(int(c.Choice), true))
	}
	armed := *v.now
	armed.InHand = ^uint32(0)
	span := rules.Beats[v.now.Beat].Choices
	for i := int(span.Start); i < int(span.End); i++ {
		c := rules.Choices[i]
		if !sim.Holds(rules, v.now, c.When) && sim.Holds(rules, &armed, c.When) {
			locked := v.choice(i, false)
			locked.Needs = v.w.Say("choice.needs", "Evidence", v.missing(c.When))
			out = append(out, locked)
		}
	}
	return out
}

// missing names the evidence that a condition asks for and the player has not.
func (v *viewer) missing(c sim.Cond) string {
	for _, op := range v.sc.Rules.Code[c.Start:c.End] {
		if op.Do == sim.OpHas && v.now.InHand&(1<<op.Arg) == 0 {
			return v.text("evidence." + v.sc.Evidence[op.Arg] + ".title")
		}
	}
	return ""
}

func (v *viewer) choice(i int, open bool) Choice {
	id := v.sc.Choices[i]
	c := Choice{ID: id, Text: v.text("choice." + id), To: v.to(i), Open: open}
	if v.s.Level() == Coach {
		c.Moves = v.moves(i)
	}
	return c
}

// moves names what a choice does, as it would count now: a third party whose time has not come is going over their
// head, and a promise that is not open is neither kept nor broken. What is not open yet is named as it stands.
func (v *viewer) moves(choice int) []string {
	var names []string
	_, events, err := sim.Step(v.sc.Rules, *v.now, sim.Say(choice))
	if err != nil {
		span := v.sc.Rules.Choices[choice].Deeds
		for _, d := range v.sc.Rules.Deeds[span.Start:span.End] {
			names = append(names, v.w.Say("move."+d.Move.String()))
		}
		return names
	}
	did := false // the move of the next meters event changed something
	for _, e := range events {
		if e.Variable != sim.InMeters {
			did = true
			continue
		}
		if m, _ := e.Cause.Move(); did || int(m) < sim.NumMoves {
			names = append(names, v.causeName(e.Cause))
		}
		did = false
	}
	return names
}

func (v *viewer) preparation() *Preparation {
	sc := v.sc
	p := &Preparation{Slots: sc.Slots}
	for i, id := range sc.Activities {
		a := Activity{ID: id, Icon: sc.ActivityIcons[i], Slots: sc.ActivitySlots[i],
			Title: v.text("activity." + id + ".title"), Text: v.text("activity." + id + ".text")}
		for k, piece := range sc.Evidence {
			if sc.Rules.Activities[i].Evidence&(1<<k) != 0 {
				a.Gives = append(a.Gives, v.text("evidence."+piece+".title"))
			}
		}
		for party, kpis := range sc.KPIs {
			for k, kpi := range kpis {
				if sc.Rules.Activities[i].KPIs>>(party*sim.MaxKPIs)&(1<<k) != 0 {
					a.Gives = append(a.Gives, v.text("kpi."+kpi+".title"))
				}
			}
		}
		a.Gives = append(a.Gives, v.given(sc.Rules.Activities[i])...)
		p.Activities = append(p.Activities, a)
	}
	for party := range sc.Counterparts {
		of := &v.now.Parties[party]
		for k, id := range sc.KPIs[party] {
			kpi := KPI{Weight: int(sc.Rules.Parties[party].KPIs[k].Weight), Who: v.name(int8(party))}
			if of.KnownKPI&(1<<k) != 0 {
				kpi.Known, kpi.Title, kpi.Text = true, v.text("kpi."+id+".title"), v.text("kpi."+id+".text")
			}
			p.KPIs = append(p.KPIs, kpi)
		}
		for k, id := range sc.Concerns[party] {
			if of.Known&(1<<k) != 0 {
				p.Concerns = append(p.Concerns, v.text("concern."+id))
			}
		}
	}
	return p
}

// given names what an activity brings that is nothing to hold in hand: goodwill, and a worry found out.
func (v *viewer) given(a sim.Activity) []string {
	var out []string
	for _, d := range v.sc.Rules.Deeds[a.Deeds.Start:a.Deeds.End] {
		if d.Move == sim.MoveShareInfo || d.Move == sim.MoveHelp {
			out = append(out, v.w.Say("gives.goodwill"))
			break
		}
	}
	if a.Concerns != 0 {
		out = append(out, v.w.Say("gives.worry"))
	}
	return out
}

func (v *viewer) ending() *Ending {
	id := v.sc.Endings[v.now.Ending]
	kind := v.sc.Rules.Endings[v.now.Ending].Kind.String()
	worth := sim.WorthOf(v.sc.Rules, v.now)
	e := &Ending{
		ID: id, Kind: kind, KindName: v.w.Say("ending." + kind),
		Title: v.text("ending." + id + ".title"), Text: v.text("ending." + id + ".text"), Worth: worth,
	}
	if v.now.Outcome != sim.NoDecision {
		e.Outcome = v.w.Say("outcome." + v.now.Outcome.String())
	}
	e.Terms = []string{
		v.w.Say("worth.got.note", "V", Points(worth.Got)),
		v.w.Say("worth.bond.note", "V", Points(worth.Bond)),
		v.w.Say("worth.time.note", "Days", strconv.Itoa(int(v.now.Days))),
		v.w.Say("worth.clean.note", "V", Points(worth.Clean)),
	}
	if worth.Clean == 1000 {
		e.Terms[3] = v.w.Say("worth.clean.whole", "V", Points(worth.Clean))
	}
	e.Notes = v.endingNotes()
	if v.s.Level() == Assess {
		seal := sha256.Sum256(v.s.Encode())
		e.Seal = hex.EncodeToString(seal[:4])
	}
	return e
}

// endingNotes names the lines that moved most and what became of the promises.
func (v *viewer) endingNotes() []string {
	var notes []string
	best, worst := -1, -1
	change := make([]int32, len(v.s.turns))
	for i, t := range v.s.turns {
		m := movedBy(t.Events, everybody)
		change[i] = m.Trust + m.Alignment + m.Exchange
		if t.Choice < 0 {
			continue
		}
		if change[i] > 0 && (best < 0 || change[i] > change[best]) {
			best = i
		}
		if change[i] < 0 && (worst < 0 || change[i] < change[worst]) {
			worst = i
		}
	}
	for _, n := range []struct {
		id   string
		turn int
	}{{"ending.best", best}, {"ending.worst", worst}} {
		if n.turn >= 0 {
			t := v.s.turns[n.turn]
			notes = append(notes, v.w.Say(n.id, "Text", v.text("choice."+t.Entry.Say), "By", Signed(change[n.turn])))
		}
	}
	for i, id := range v.sc.Promises {
		pr := v.sc.Rules.Promises[i]
		key := [...]string{"", "ending.open", "ending.kept", "ending.broken"}[v.now.Parties[pr.Party].Promise[pr.Slot]]
		if key != "" {
			notes = append(notes, v.w.Say(key, "Promise", v.text("promise."+id)))
		}
	}
	return notes
}

// everybody stands for all parties.
const everybody = -1

// movedBy adds up what the moves of a turn changed on the meters of a party, or of everybody.
func movedBy(events []sim.Event, party int8) sim.Meters {
	var sum sim.Meters
	for _, e := range events {
		if e.Variable == sim.InMeters && (party == everybody || e.Party == party) {
			sum = sum.Add(e.Meters)
		}
	}
	return sum
}

// showsWhy says whether the level explains the last turn yet: a coach at once, practice when the meeting is over,
// assessment at the end.
func (v *viewer) showsWhy() bool {
	if len(v.s.turns) == 0 {
		return false
	}
	return v.s.explains(len(v.s.turns) - 1)
}

// Unlocked returns the first turn, from 0, whose reasons the last turn brought to light: at the level of practice all
// of a meeting when it is over. It is the number of turns where nothing new is explained.
func (s *Session) Unlocked() int {
	last := len(s.turns) - 1
	if last < 0 || !s.explains(last) {
		return len(s.turns)
	}
	switch s.Level() {
	case Coach:
		return last
	case Assess:
		return 0
	}
	first := last
	for first > 0 && decisionIn(s.turns[first-1].Events) == nil {
		first--
	}
	return first
}

// hidesScores says whether the level keeps the meters to itself for now.
func (s *Session) hidesScores() bool { return s.Level() == Assess && !s.Ended() }

// explains says whether the level explains turn i by now.
func (s *Session) explains(i int) bool {
	switch {
	case s.Level() == Coach || s.Ended():
		return true
	case s.Level() == Assess:
		return false
	}
	for _, t := range s.turns[i:] {
		for _, e := range t.Events {
			if e.Variable == sim.Decided {
				return true
			}
		}
	}
	return false
}
