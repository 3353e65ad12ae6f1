package game

import (
	"errors"
	"math/bits"
	"slices"

	"parley/scenarios"
	"parley/sim"
)

// Picked is what was picked for one question of the preparation sheet.
type Picked struct {
	Question string   `json:"question"`
	Options  []string `json:"options"`
}

// ErrNotAsked says that a note answers what is not asked now.
var ErrNotAsked = errors.New("nothing of the kind is asked now")

// Sheet is the preparation sheet as it is asked: after the plan, before the first line.
type Sheet struct{ Questions []Question }

// Question is one question with its answers in the order the seed shows them.
type Question struct {
	ID, Kind, KindName, Text string
	Pick                     int
	Options                  []Answer
}

// Answer is one answer to pick.
type Answer struct{ ID, Text string }

// SheetGrade says how a question was answered.
type SheetGrade string

// The grades of an answer.
const (
	SheetRight  SheetGrade = "right"
	SheetPartly SheetGrade = "partly"
	SheetWrong  SheetGrade = "wrong"
)

// GradedSheet is a sheet that was answered, and what the preparation gathered.
type GradedSheet struct {
	Blank     bool // nothing was written down
	Questions []GradedQuestion
	Gathered  []string // titles: evidence that answers a worry, figures they are measured by
	Found     int      // how many of those
	Findable  int      // how many the slots allowed
	Points    int
	Of        int
	Word      string // id: well, fair, thin, bare
	WordName  string
}

// GradedQuestion is one question with its grade.
type GradedQuestion struct {
	ID, KindName, Text string
	Grade              SheetGrade
	GradeName, Mark    string
	Points, Of         int
	Options            []GradedAnswer // picked ones first, then good ones that were left
}

// GradedAnswer is an answer and why it holds or does not.
type GradedAnswer struct {
	ID, Text, Why string
	Picked, Good  bool
}

// sheetMarks are the signs of the grades, so that none hangs on its colour.
var sheetMarks = map[SheetGrade]string{SheetRight: "✓", SheetPartly: "◐", SheetWrong: "✗"}

// asksSheet says whether the sheet is to be filled in now.
func (s *Session) asksSheet() bool {
	return len(s.sc.Sheet) > 0 && len(s.turns) == 1 && s.turns[0].Choice < 0 && s.sheet() == nil
}

// sheet is what was written down, nil if it was not.
func (s *Session) sheet() *[]Picked {
	if len(s.turns) == 0 {
		return nil
	}
	e := s.noted(0, func(e Entry) bool { return e.Sheet != nil })
	if e == nil {
		return nil
	}
	return e.Sheet
}

// AnswerSheet notes what the player wrote down; nothing picked at all leaves the sheet blank. It fails with ErrNotAsked,
// for another number of options than a question asks for, too, or where the record cannot be written.
func (s *Session) AnswerSheet(picked []Picked) error {
	if !s.asksSheet() {
		return ErrNotAsked
	}
	answers := []Picked{}
	for _, q := range s.sc.Sheet {
		i := slices.IndexFunc(picked, func(p Picked) bool { return p.Question == q.ID })
		if i < 0 || len(picked[i].Options) == 0 {
			continue
		}
		ids := slices.Clone(picked[i].Options)
		slices.Sort(ids)
		for _, id := range ids {
			if !slices.ContainsFunc(q.Options, func(o scenarios.Option) bool { return o.ID == id }) {
				return ErrNotAsked
			}
		}
		if len(slices.Compact(ids)) != q.Pick || len(picked[i].Options) != q.Pick {
			return ErrNotAsked
		}
		answers = append(answers, Picked{q.ID, picked[i].Options})
	}
	return s.note(Entry{Sheet: &answers})
}

// sheetToFill is the sheet while it is asked, else nil.
func (v *viewer) sheetToFill() *Sheet {
	if !v.s.asksSheet() {
		return nil
	}
	out := &Sheet{}
	for n, q := range v.sc.Sheet {
		shown := Question{ID: q.ID, Kind: q.Kind, KindName: v.w.Say("sheet.kind." + q.Kind), Text: v.text("sheet." + q.ID), Pick: q.Pick}
		for _, k := range shuffled(len(q.Options), v.now.Shuffle+uint64(n)) {
			id := q.Options[k].ID
			shown.Options = append(shown.Options, Answer{id, v.text("sheet." + q.ID + "." + id)})
		}
		out.Questions = append(out.Questions, shown)
	}
	return out
}

// shuffled is an order of n things that a seed gives, so that the author's order gives nothing away.
func shuffled(n int, seed uint64) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		seed = seed*6364136223846793005 + 1442695040888963407 // Knuth's MMIX generator
		j := int(seed >> 33 % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// Sheet grades what was written down; nil where the scenario has no sheet, before it was answered or skipped, and in an
// assessment until the end.
func (s *Session) Sheet(lang string) *GradedSheet { return s.viewer(lang).graded() }

func (v *viewer) graded() *GradedSheet {
	picked := v.s.sheet()
	if picked == nil || v.s.hidesScores() {
		return nil
	}
	g := &GradedSheet{Blank: len(*picked) == 0}
	for _, q := range v.sc.Sheet {
		var ids []string
		for _, p := range *picked {
			if p.Question == q.ID {
				ids = p.Options
			}
		}
		one := v.gradedQuestion(q, ids)
		g.Questions = append(g.Questions, one)
		g.Points, g.Of = g.Points+one.Points, g.Of+one.Of
	}
	g.Gathered = v.gathered(v.s.turns[0].command(v.s).Plan)
	g.Found = len(g.Gathered)
	for _, plan := range v.sc.Rules.Plans {
		g.Findable = max(g.Findable, bits.OnesCount64(v.useful(plan)))
	}
	g.Points, g.Of = g.Points+g.Found, g.Of+g.Findable
	g.Word = sheetWord(g.Points, g.Of)
	g.WordName = v.w.Say("sheet.word." + g.Word)
	return g
}

// sheetWord names a share of the points.
func sheetWord(points, of int) string {
	switch {
	case points*100 >= of*85:
		return "well"
	case points*100 >= of*60:
		return "fair"
	case points*100 >= of*30:
		return "thin"
	}
	return "bare"
}

// gradedQuestion grades one question: a point for each good option that was picked.
func (v *viewer) gradedQuestion(q scenarios.Question, picked []string) GradedQuestion {
	out := GradedQuestion{ID: q.ID, KindName: v.w.Say("sheet.kind." + q.Kind), Text: v.text("sheet." + q.ID), Of: q.Pick, Grade: SheetWrong}
	var left []GradedAnswer
	for _, o := range q.Options {
		key := "sheet." + q.ID + "." + o.ID
		a := GradedAnswer{ID: o.ID, Text: v.text(key), Why: v.text(key + ".why"), Good: o.Good, Picked: slices.Contains(picked, o.ID)}
		switch {
		case a.Picked:
			out.Options = append(out.Options, a)
			if o.Good {
				out.Points++
			}
		case o.Good:
			left = append(left, a)
		}
	}
	switch out.Points {
	case q.Pick:
		out.Grade = SheetRight
	case 0:
	default:
		out.Grade = SheetPartly
	}
	if out.Grade != SheetRight {
		out.Options = append(out.Options, left...)
	}
	out.GradeName, out.Mark = v.w.Say("sheet.grade."+string(out.Grade)), sheetMarks[out.Grade]
	return out
}

// gathered names what a plan brought that the talk can use.
func (v *viewer) gathered(plan uint16) []string {
	var out []string
	found := v.useful(plan)
	for i, id := range v.sc.Evidence {
		if found&(1<<i) != 0 {
			out = append(out, v.text("evidence."+id+".title"))
		}
	}
	for party, kpis := range v.sc.KPIs {
		for k, id := range kpis {
			if found&(1<<(sim.MaxEvidence+party*sim.MaxKPIs+k)) != 0 {
				out = append(out, v.text("kpi."+id+".title"))
			}
		}
	}
	return out
}

// useful is what a plan brings that the talk can use, as bits: evidence that some line brings against a worry, then
// figures that were not known before.
func (v *viewer) useful(plan uint16) uint64 {
	rules := v.sc.Rules
	answering := uint32(0)
	for _, d := range rules.Deeds {
		if d.Move == sim.MoveEvidence && d.Concern >= 0 {
			answering |= 1 << d.Index
		}
	}
	known := uint32(0)
	for party, p := range rules.Parties {
		for k, kpi := range p.KPIs {
			if kpi.Known {
				known |= 1 << (party*sim.MaxKPIs + k)
			}
		}
	}
	found := uint64(0)
	for i, a := range rules.Activities {
		if plan&(1<<i) != 0 {
			found |= uint64(a.Evidence&answering) | uint64(a.KPIs&^known)<<sim.MaxEvidence
		}
	}
	return found
}
