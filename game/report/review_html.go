package report

import (
	"bytes"
	"cmp"
	_ "embed" // the template
	"html/template"
	"slices"
	"strconv"
	"strings"

	"parley/game"
	"parley/game/words"
)

//go:embed review.html
var page string

var pages = template.Must(template.New("review").Parse(page))

// Limits of what is printed, so that two sheets hold any play. Lines of text are counted by the width of their letters.
const (
	rowLines  = 44 // of the list of turns, a turn counting one more than its text has
	cardLines = 29 // of the cards that say why
	maxCostly = 3
	maxNeeds  = 4
	maxMonday = 3
	rowWidth  = 66 // letters in a line of the list; Chinese ones count twice
	cardWidth = 96
)

// taken is how many lines a text takes where a line has so many letters.
func taken(text string, width int) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x2e80 {
			n++
		}
	}
	return (n + width - 1) / width
}

// ReviewHTML renders a review as one page without scripts or anything from outside, which prints on two sheets of A4:
// what I said, why it worked or not, what to say on Monday. It holds every language that is given; the first is shown,
// the others are a click away.
func ReviewHTML(languages []game.Reviewed) ([]byte, error) {
	doc := struct {
		Language, Title string
		Sheets          []sheet
	}{Language: languages[0].Language}
	for _, v := range languages {
		doc.Sheets = append(doc.Sheets, newSheet(v))
	}
	doc.Title = doc.Sheets[0].Say("review.title") + " · " + languages[0].View.Title
	var b bytes.Buffer
	if err := pages.Execute(&b, doc); err != nil {
		return nil, err
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

// sheet is what the template prints of one language.
type sheet struct {
	Lang string
	V    game.Reviewed
	w    *words.Words

	Head, Worth, Size, Counts, More, Foot string
	Terms                                 []term
	Curve                                 curve
	Rows, Costly                          []printed
	Worked                                *printed
	Habits                                []string
	Abilities                             []ability
	Ended                                 bool
	Noted                                 []string // the preparation sheet and the diagnoses, a line each
	Table                                 *onTable
	Monday                                []string
}

type term struct {
	Name, Points string
	Weight       int
	Bar          int // 0..100
}

type ability struct {
	Name     string
	Elements []term
}

type onTable struct {
	Found string
	Needs []string
}

// printed is a turn on paper.
type printed struct {
	Name, Grade, GradeName, Mark, Said, Loss string
	Did, Best, Lesson                        string
	Reply                                    *reply
}

type reply struct{ Who, Text string }

// Say speaks the sheet's language.
func (s sheet) Say(id string, pairs ...any) string { return s.w.Say(id, pairs...) }

func newSheet(v game.Reviewed) sheet {
	s := sheet{Lang: v.Language, V: v, w: words.In(v.Language), Worth: game.Points(v.Worth.R), Ended: v.View.Ending != nil}
	s.Head = s.Say("review.by", "Dept", v.View.DeptName, "Level", s.Say("level."+string(v.View.Level)), "Seed", strconv.FormatUint(v.Seed, 10))
	s.Size = s.Say("review.size", "Lines", v.Lines, "Meetings", v.Meetings)
	for _, t := range []struct {
		id     string
		value  int32
		weight int
	}{{"got", v.Worth.Got, 45}, {"bond", v.Worth.Bond, 35}, {"time", v.Worth.Time, 10}, {"clean", v.Worth.Clean, 10}} {
		s.Terms = append(s.Terms, term{s.Say("worth." + t.id), game.Points(t.value), t.weight, int(t.value) / 10})
	}
	var counts []string
	for _, c := range v.Counts {
		if c.Count > 0 {
			counts = append(counts, c.Mark+" "+c.Name+" "+strconv.Itoa(c.Count))
		}
	}
	s.Counts = strings.Join(counts, " · ")
	s.Curve = newCurve(v, s.w)
	s.rows()
	s.noted()
	s.why()
	s.habits()
	s.table()
	s.monday()
	s.Foot = "parley · " + s.Head
	return s
}

func (s *sheet) print(t game.ReviewedTurn) printed {
	p := printed{
		Name: s.name(t.Line), Grade: string(t.Grade), GradeName: t.GradeName, Mark: t.Mark, Said: t.Said,
		Did: s.Say("review.sheet.you-said"), Lesson: t.Lesson.Text,
	}
	if t.Line == 0 {
		p.Did = s.Say("review.sheet.did")
	}
	if t.Better != nil || t.Grade == game.GradeGood {
		p.Loss = game.Points(-t.Loss)
	}
	if b := t.Better; b != nil {
		p.Best = b.Said
		if len(b.Replies) > 0 {
			first := b.Replies[0]
			p.Reply = &reply{s.Say("review.reply.heading", "Who", first.Person.Name), first.Text}
		}
	}
	return p
}

func (s *sheet) name(line int) string {
	if line == 0 {
		return s.Say("review.plan")
	}
	return s.Say("review.line", "N", line)
}

// rows lists the turns. Of a play too long for the sheet some are left out: those that cost least, the last first.
func (s *sheet) rows() {
	height := func(t game.ReviewedTurn) int { return 1 + taken(t.Said, rowWidth) }
	over := -rowLines
	var order []int
	for i, t := range s.V.Turns {
		over += height(t)
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.V.Turns[a].Loss, s.V.Turns[b].Loss), b-a)
	})
	left := map[int]bool{}
	for _, i := range order {
		if over > 0 {
			left[i] = true
			over -= height(s.V.Turns[i])
		}
	}
	for i, t := range s.V.Turns {
		if !left[i] {
			s.Rows = append(s.Rows, s.print(t))
		}
	}
	if len(left) > 0 {
		s.More = s.Say("review.sheet.more", "Count", len(left))
	}
}

// why picks the turns that cost most, in their order, and the one among the good ones that moved most, as many as the
// sheet holds.
func (s *sheet) why() {
	most, room := int32(0), cardLines
	if n := len(s.Noted); n > 0 {
		room -= 2 + n
	}
	for _, t := range s.V.Turns {
		moved := t.Meters[0].Moved + t.Meters[1].Moved + t.Meters[2].Moved
		if t.Line > 0 && moved > most && (t.Grade == game.GradeBest || t.Grade == game.GradeGood) {
			p := s.print(t)
			most, s.Worked = moved, &p
		}
	}
	if s.Worked != nil {
		room -= s.Worked.lines()
	}
	for n := maxCostly; n > 0; n-- {
		s.Costly = nil
		used := 0
		for _, t := range s.V.Costliest(n) {
			p := s.print(t)
			used += p.lines()
			s.Costly = append(s.Costly, p)
		}
		if used <= room {
			return
		}
	}
}

// lines is how much of the sheet a card takes: its edge, its heading and its texts.
func (p printed) lines() int {
	n := 2 + taken(p.Said, cardWidth) + taken(p.Best, cardWidth) + taken(p.Lesson, cardWidth)
	if p.Reply != nil {
		n += taken(p.Reply.Text, cardWidth)
	}
	return n
}

func (s *sheet) habits() {
	for _, h := range s.V.Habits {
		if len(h.Turns) == 0 {
			continue
		}
		var names []string
		for _, n := range h.Turns {
			names = append(names, s.name(s.V.Turns[n-1].Line))
		}
		s.Habits = append(s.Habits, s.Say("review.mistake.at", "Name", h.Name, "Times", len(h.Turns), "Turns", game.Join(s.Lang, names)))
	}
	for _, a := range s.V.Map {
		to := ability{Name: a.Name}
		for _, e := range a.Elements {
			shown := term{Name: e.Name, Points: s.Say("review.element.none")}
			if e.Occasions > 0 {
				shown.Points, shown.Bar = strconv.Itoa(e.Value/10), e.Value/10
			}
			to.Elements = append(to.Elements, shown)
		}
		s.Abilities = append(s.Abilities, to)
	}
}

// noted sums up what was written down before the talk and between its meetings.
func (s *sheet) noted() {
	if g := s.V.Sheet; g != nil {
		line := s.Say("sheet.sum", "Word", g.WordName, "Total", s.Say("sheet.points", "Points", g.Points, "Of", g.Of))
		if g.Blank {
			line += " " + s.Say("sheet.blank")
		} else {
			for _, q := range g.Questions {
				line += "  " + q.Mark + " " + q.KindName
			}
		}
		s.Noted = append(s.Noted, line)
	}
	if len(s.V.Causes) == 0 {
		return
	}
	right, asked := 0, ""
	for _, d := range s.V.Causes {
		mark := "✗"
		if d.Right {
			mark = "✓"
			right++
		}
		asked += "  " + mark + " " + d.CauseName
	}
	s.Noted = append(s.Noted, s.Say("diagnosis.review")+": "+s.Say("diagnosis.sum", "Count", right, "All", len(s.V.Causes))+asked)
}

func (s *sheet) table() {
	t := s.V.Table
	if t == nil {
		return
	}
	b := t.Better
	s.Table = &onTable{Found: s.Say("review.table.found", "Turn", s.name(t.Line), "Kind", b.KindName, "Ending", b.Ending,
		"Mine", game.Points(s.V.Worth.R), "R", game.Points(b.Worth), "Who", s.V.View.Person.Name,
		"Yours", game.Points(t.Yours), "Theirs", game.Points(t.Theirs))}
	s.Table.Needs = t.Needs[:min(maxNeeds, len(t.Needs))]
}

// monday picks what to say: the better lines of the turns that cost most, then the lines that were right.
func (s *sheet) monday() {
	add := func(line string) {
		if line != "" && len(s.Monday) < maxMonday {
			s.Monday = append(s.Monday, line)
		}
	}
	for _, t := range s.V.Costliest(maxMonday + 1) { // the plan is among them at most once, and nothing to say
		if t.Line > 0 {
			add(t.Better.Said)
		}
	}
	if len(s.Monday) == 0 && s.Worked != nil {
		add(s.Worked.Said)
	}
	for _, t := range s.V.Turns {
		if t.Line > 0 && t.Grade == game.GradeBest && (s.Worked == nil || t.Said != s.Worked.Said) {
			add(t.Said)
		}
	}
}
