package game

import (
	"slices"

	"parley/sim"
)

// NoCause is noted where the player gave no diagnosis.
const NoCause = "none"

// causes are the root causes in the order of the subject, as scenarios spell them.
var causes = []string{"goals", "interests", "information"}

// Diagnosis asks why they did not agree, before the next meeting begins.
type Diagnosis struct {
	Who     Person // whose answer it is: of several the worst
	Outcome string // the answer in words
	Causes  []Cause
}

// Cause is one of the three root causes.
type Cause struct{ ID, Name, Text string }

// Diagnosed is a diagnosis that was given, and what was right.
type Diagnosed struct {
	Turn      int // the turn, from 1, that they answered
	Line      int // as the player counts
	Place     string
	Who       string
	Given     string // id of the cause, empty where none was given
	GivenName string
	Cause     string // id of what was right
	CauseName string
	Right     bool
	Text      string // in a sentence
}

// refused is the answer of turn i where it was no agreement and a worry held it back, nil else.
func (s *Session) refused(i int) *sim.Event {
	e := decidedIn(s.turns[i].Events)
	if e == nil || e.Decision.Outcome > sim.Defer || e.Decision.Concern < 0 {
		return nil
	}
	return e
}

// asksCause says whether a diagnosis is asked now: they did not agree, and there is another meeting.
func (s *Session) asksCause() bool {
	last := len(s.turns) - 1
	return last >= 0 && s.now().Act == sim.Meetings && s.now().Meeting != s.states[last].Meeting &&
		s.refused(last) != nil && s.noted(last, isCause) == nil
}

func isCause(e Entry) bool { return e.Cause != "" }

// Diagnose notes what the player takes the refusal for: goals, interests, information or [NoCause]. It fails with
// ErrNotAsked, or where the record cannot be written.
func (s *Session) Diagnose(cause string) error {
	if !s.asksCause() || cause != NoCause && !slices.Contains(causes, cause) {
		return ErrNotAsked
	}
	return s.note(Entry{Cause: cause})
}

// diagnosis is the question while it is asked, else nil.
func (v *viewer) diagnosis() *Diagnosis {
	if !v.s.asksCause() {
		return nil
	}
	e := v.s.refused(len(v.s.turns) - 1)
	d := &Diagnosis{Who: v.person(v.sc.Counterparts[e.Party]), Outcome: v.w.Say("outcome." + e.Decision.Outcome.String())}
	for _, id := range causes {
		d.Causes = append(d.Causes, Cause{id, v.w.Say("cause-of." + id), v.w.Say("cause-of." + id + ".text")})
	}
	return d
}

// Diagnoses lists the diagnoses that were given, in their order, those that were skipped among them; in an assessment none
// until the end.
func (s *Session) Diagnoses(lang string) []Diagnosed {
	if s.hidesScores() {
		return nil
	}
	v := s.viewer(lang)
	var out []Diagnosed
	for i := range s.turns {
		note, e := s.noted(i, isCause), s.refused(i)
		if note == nil || e == nil {
			continue
		}
		before := *v
		before.now = &s.states[i]
		d := Diagnosed{Turn: i + 1, Line: s.Line(i), Place: before.place(), Who: v.person(v.sc.Counterparts[e.Party]).Name,
			Cause: v.sc.Causes[e.Party][e.Decision.Concern]}
		d.CauseName = v.w.Say("cause-of." + d.Cause)
		if slices.Contains(causes, note.Cause) {
			d.Given, d.GivenName = note.Cause, v.w.Say("cause-of."+note.Cause)
		}
		d.Right = d.Given == d.Cause
		d.Text = v.diagnosedText(d, e, &s.states[i+1])
		out = append(out, d)
	}
	return out
}

// diagnosedText says what it was. A worry that was not voiced is not given away while the talk goes on.
func (v *viewer) diagnosedText(d Diagnosed, e *sim.Event, after *sim.State) string {
	id := "diagnosis.was"
	switch {
	case d.Right:
		id = "diagnosis.right"
	case d.Given != "":
		id = "diagnosis.wrong"
	}
	text := v.w.Say(id, "Who", d.Who, "Cause", d.CauseName, "Given", d.GivenName)
	if after.Parties[e.Party].Known&(1<<e.Decision.Concern) == 0 && !v.s.Ended() {
		return text + v.w.Say("diagnosis.hidden")
	}
	return text + v.w.Say("diagnosis.concern", "Concern", v.text("concern."+v.sc.Concerns[e.Party][e.Decision.Concern]))
}
