// Package text is the game in a terminal: plain lines and numbers, made for screen readers, pipes and ssh. It holds
// no state of the play; it prints Views and reads answers.
//
// Start reading at [Play].
package text

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parley/game"
	"parley/game/words"
	"parley/sim"
)

// maxAnswer bounds a line of input; nobody types more to pick a number.
const maxAnswer = 4096

// Terminal is where a game is played.
type Terminal struct {
	in   *bufio.Reader
	out  io.Writer
	lang string
	w    *words.Words
	asks bool // somebody sits there who can open the codex at a number
}

// New returns a terminal that reads answers from in and prints to out in a language.
func New(in io.Reader, out io.Writer, lang string) *Terminal {
	return &Terminal{in: bufio.NewReaderSize(in, maxAnswer), out: out, lang: lang, w: words.In(lang)}
}

// errQuit says that the player left, or that the input is at its end.
var errQuit = errors.New("the player left")

// Play plays the session until it ends or the player leaves. What was chosen is kept either way; err is only what
// the terminal or the record could not do.
func (t *Terminal) Play(s *game.Session) error {
	t.asks = true
	v := s.View(t.lang)
	t.opening(v)
	for {
		v = s.View(t.lang)
		if v.Ending != nil {
			t.ending(v)
			if v.Level == game.Assess {
				t.noted(s)
			}
			if s.Path() != "" {
				t.say("text.record", "File", s.Path())
			}
			return nil
		}
		err := t.turn(s, v)
		if errors.Is(err, errQuit) {
			if s.Path() != "" {
				t.say("text.kept", "File", s.Path())
			}
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (t *Terminal) say(id string, pairs ...any) { fmt.Fprintln(t.out, t.w.Say(id, pairs...)) }

func (t *Terminal) line(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }

func (t *Terminal) opening(v game.View) {
	t.line("%s · %s", v.DeptName, v.Title)
	t.line("%s", v.Brief)
	t.today(v)
	t.say("text.level", "Level", t.w.Say("level."+string(v.Level)), "Note", t.w.Say("level."+string(v.Level)+".note"))
	t.say("text.keys")
	t.say("text.codex.keys")
	t.line("")
	if v.Act != sim.Preparation {
		t.spoken(v)
		t.meters(v)
	}
}

// today says what is different about this run, if anything is.
func (t *Terminal) today(v game.View) {
	if v.Today != "" {
		t.line("%s", v.Today)
	}
}

// turn asks for one command and plays it.
func (t *Terminal) turn(s *game.Session, v game.View) error {
	switch {
	case v.Preparation != nil:
		return t.prepare(s, v)
	case v.Sheet != nil: // the play was left here
		return t.sheet(s, v.Sheet)
	case v.Diagnosis != nil: // the play was left here
		return t.diagnose(s, v)
	}
	if v.Hint != "" {
		t.say("text.hint", "Hint", v.Hint)
	}
	t.say("text.ask", "Who", v.Player.Name, "Place", t.w.Say("place.turn", "Place", v.Place, "N", v.Turn))
	var open []game.Choice
	for _, c := range v.Choices {
		if c.To != "" {
			c.Text = t.w.Say("parties.choice", "Who", c.To, "Text", c.Text)
		}
		if !c.Open {
			t.say("text.locked", "Text", c.Text, "Needs", c.Needs)
			continue
		}
		open = append(open, c)
		moves := ""
		if len(c.Moves) > 0 {
			moves = "  [" + strings.Join(c.Moves, " · ") + "]"
		}
		t.line("  %d  %s%s", len(open), c.Text, moves)
	}
	answer, err := t.answer()
	if err != nil {
		return err
	}
	if done, err := t.command(s, answer); done {
		return err
	}
	n, err := strconv.Atoi(answer)
	if err != nil || n < 1 || n > len(open) {
		t.say("text.number", "Max", len(open), "Got", clip(answer))
		return nil
	}
	return t.after(s, s.Choose(open[n-1].ID))
}

// prepare asks for the activities of the preparation, by their numbers.
func (t *Terminal) prepare(s *game.Session, v game.View) error {
	p := v.Preparation
	t.say("text.prepare", "Slots", t.w.Say("slots.free", "Count", p.Slots), "Who", t.counterparts(v))
	for i, a := range p.Activities {
		gives := ""
		if len(a.Gives) > 0 {
			gives = " → " + game.Join(t.lang, a.Gives)
		}
		t.say("text.activity", "N", i+1, "Title", a.Title, "Slots", t.w.Say("text.slots", "Count", a.Slots), "Text", a.Text, "Gives", gives)
	}
	t.say("text.prepare.how")
	answer, err := t.answer()
	if err != nil {
		return err
	}
	if done, err := t.command(s, answer); done {
		return err
	}
	var ids []string
	for _, f := range strings.FieldsFunc(answer, func(r rune) bool { return strings.ContainsRune(" ,，、", r) }) {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 || n > len(p.Activities) {
			t.say("text.prepare.wrong", "Max", len(p.Activities), "Got", clip(f))
			return nil
		}
		if n > 0 {
			ids = append(ids, p.Activities[n-1].ID)
		}
	}
	if answer == "" {
		t.say("text.prepare.empty")
		return nil
	}
	if !s.CanPrepare(ids) {
		t.say("text.prepare.full", "Slots", t.w.Say("text.slots", "Count", p.Slots))
		return nil
	}
	return t.after(s, s.Prepare(ids))
}

// command does what a letter asks for; done says that the answer was one.
func (t *Terminal) command(s *game.Session, answer string) (done bool, err error) {
	if entry, ok := asked(answer); ok {
		t.codex(entry)
		return true, nil
	}
	answer, of, _ := strings.Cut(strings.ToLower(answer), " ")
	if of != "" && answer != "w" {
		return false, nil
	}
	switch answer {
	case "q", "quit", "退出":
		return true, errQuit
	case "?", "？", "help", "帮助":
		t.say("text.keys")
		t.say("text.codex.keys")
	case "u", "undo", "悔":
		if err := s.Undo(); err != nil {
			switch {
			case errors.Is(err, game.ErrAssessed):
				t.say("error.assessed")
				return true, nil
			case len(s.Turns()) == 0:
				t.say("text.nothing-to-undo")
				return true, nil
			}
			t.say("error.write", "Why", game.Reason(err, t.lang))
			return true, nil
		}
		t.say("text.undone")
		return true, t.now(s)
	case "w", "why", "为什么":
		t.why(s, strings.TrimSpace(of))
	case "h", "history", "历史":
		t.history(s)
	case "s", "save", "存":
		path, err := s.Save(s.Scenario().ID)
		if err != nil {
			t.say("text.not-saved", "Why", game.Reason(err, t.lang))
			return true, nil
		}
		t.say("text.saved", "File", path)
	default:
		return false, nil
	}
	return true, nil
}

// after shows what came of a command; a choice that could not be kept leaves the play where it was.
func (t *Terminal) after(s *game.Session, err error) error {
	if errors.Is(err, sim.ErrNotOpen) {
		return err
	}
	if err != nil {
		t.say("error.write", "Why", game.Reason(err, t.lang))
		return nil
	}
	return t.now(s)
}

func (t *Terminal) now(s *game.Session) error {
	v := s.View(t.lang)
	t.line("")
	switch {
	case v.Diagnosis != nil:
		return t.diagnose(s, v)
	case v.Sheet != nil:
		if err := t.sheet(s, v.Sheet); err != nil {
			return err
		}
	}
	t.spoken(v)
	t.stands(s, v)
	return nil
}

// stands shows where the play stands after what was said.
func (t *Terminal) stands(s *game.Session, v game.View) {
	t.meters(v)
	if v.Why != nil {
		t.earlier(s)
		t.explain(v.Why)
	}
	t.line("")
}

// earlier sums up the lines before the last whose reasons came to light with it.
func (t *Terminal) earlier(s *game.Session) {
	turns := s.Turns()
	first := s.Unlocked()
	if first >= len(turns)-1 {
		return
	}
	t.say("text.earlier")
	for i := first; i < len(turns)-1; i++ {
		why := s.Why(i, t.lang)
		var moves []string
		for _, p := range why.Parts {
			if p.Move {
				moves = append(moves, p.Cause)
			}
		}
		if len(moves) > 0 {
			t.say("text.earlier.line", "Name", t.lineName(s, i), "Said", why.Said, "Moves", game.Join(t.lang, moves), "Meters", t.metersText(why.Total))
		}
	}
	t.say("text.earlier.last", "Name", t.lineName(s, len(turns)-1))
}

// lineName names turn i, from 0, as the player counts: the lines from 1, preparation by its name.
func (t *Terminal) lineName(s *game.Session, i int) string {
	if s.Turns()[i].Choice < 0 {
		return t.w.Say("act.preparation")
	}
	return t.w.Say("screen.line", "N", s.Line(i))
}

func (t *Terminal) spoken(v game.View) {
	for _, sp := range v.Spoken {
		if sp.Place != "" {
			t.say("text.place", "Place", sp.Place)
		}
		mood := ""
		if sp.Mood != "" && !sp.Own {
			mood = t.w.Say("text.mood", "Mood", t.w.Say("mood."+sp.Mood))
		}
		t.say("text.spoken", "Who", sp.Person.Name, "Mood", mood, "Text", sp.Text)
	}
}

func (t *Terminal) meters(v game.View) {
	parts := meterTexts(append(v.Meters[:], v.Goodwill))
	if v.Parties != nil {
		parts = nil
		t.parties(v)
	}
	if v.Act == sim.Meetings {
		parts = append(parts, t.w.Say("text.patience", "Left", v.Patience, "All", v.PatienceAll))
	}
	if v.Days > 0 && v.Act != sim.Ended {
		parts = append(parts, t.w.Say("days.left", "Count", v.Days))
	}
	if len(parts) > 0 {
		t.line("%s", strings.Join(parts, "  "))
	}
}

// counterparts names whom the talk is with.
func (t *Terminal) counterparts(v game.View) string {
	names := []string{v.Person.Name}
	for i, p := range v.Parties {
		if i == 0 {
			names = nil
		}
		names = append(names, p.Person.Name)
	}
	return game.Join(t.lang, names)
}

// parties prints the meters of each counterpart, with how they answered last.
func (t *Terminal) parties(v game.View) {
	for _, p := range v.Parties {
		note := ""
		switch {
		case !p.There:
			note = t.w.Say("parties.away")
		case p.Outcome != "":
			note = t.w.Say("parties.answered", "Outcome", p.Outcome)
		}
		t.say("parties.meters", "Who", p.Person.Name, "Note", note, "Meters", strings.Join(meterTexts(append(p.Meters[:], p.Goodwill)), "  "))
	}
}

// meterTexts writes the meters that are not hidden, each with its change; to the decimal, as the reasons do, so that
// the one can be held against the other.
func meterTexts(meters []game.Meter) []string {
	var parts []string
	for _, m := range meters {
		if !m.Hidden {
			parts = append(parts, m.Name+" "+game.Points(m.Exact)+change(m.Moved))
		}
	}
	return parts
}

func change(by int32) string {
	if by == 0 {
		return ""
	}
	return "(" + game.Signed(by) + ")"
}

// explain prints why the scores moved: each move, its principle, its figures, and the sum.
func (t *Terminal) explain(why *game.Why) {
	moves := 0
	for _, p := range why.Parts {
		cause := p.Cause
		if p.Who != "" {
			cause = t.w.Say("parties.cause", "Who", p.Who, "Cause", cause)
		}
		if p.Principle != "" && p.Move {
			ref := ""
			if t.asks {
				ref = t.w.Say("text.codex.ref", "N", game.CodexNumber(p.Entry))
			}
			t.line("%s%s", t.w.Say("text.part", "Cause", cause, "Principle", p.Principle), ref)
		} else {
			t.line("  · %s", cause)
		}
		if len(p.Changes) > 0 {
			t.line("      %s", strings.Join(p.Changes, t.w.Say("text.semicolon")))
		}
		if p.Move {
			moves++
			t.line("      → %s", t.metersText(p.Meters))
		}
	}
	if moves > 1 {
		t.say("text.total", "Meters", t.metersText(why.Total))
	}
	answers := why.Answers
	if answers == nil && why.Decision != nil {
		answers = []game.Decided{*why.Decision}
	}
	for _, d := range answers {
		t.line("  %s", d.Head)
		for _, s := range []string{d.Terms, d.Gate, d.Missing, d.Concern} {
			if s != "" {
				t.line("    %s", s)
			}
		}
	}
}

// metersText names the meters that moved, with their changes.
func (t *Terminal) metersText(m sim.Meters) string {
	var moved []string
	for _, meter := range []struct {
		id string
		by int32
	}{{"meter.trust", m.Trust}, {"meter.alignment", m.Alignment}, {"meter.exchange", m.Exchange}} {
		if meter.by != 0 {
			moved = append(moved, t.w.Say(meter.id)+" "+game.Signed(meter.by))
		}
	}
	if moved == nil {
		return t.w.Say("change.nothing")
	}
	return strings.Join(moved, t.w.Say("text.comma"))
}

// why explains the last line, or the one with a number.
func (t *Terminal) why(s *game.Session, line string) {
	i := len(s.Turns()) - 1
	if line != "" {
		for i >= 0 && strconv.Itoa(s.Line(i)) != line {
			i--
		}
		if i < 0 {
			t.say("text.no-line", "Got", clip(line))
			return
		}
	}
	why := s.Why(i, t.lang)
	if why == nil {
		t.say("text.no-why")
		return
	}
	if line != "" && why.Said != "" {
		t.line("%s", why.Said)
	}
	t.explain(why)
}

func (t *Terminal) history(s *game.Session) {
	if len(s.Turns()) == 0 {
		t.say("text.no-history")
	}
	for _, p := range s.History(t.lang) {
		t.line("%d. %s", p.Turn, p.Place)
		if p.Plan != nil {
			t.line("   %s", game.Join(t.lang, p.Plan))
		}
		for _, sp := range p.Spoken {
			t.line("   %s", t.w.Say("text.spoken", "Who", sp.Person.Name, "Mood", "", "Text", sp.Text))
		}
	}
}

// ending prints the result and what it is made of.
func (t *Terminal) ending(v game.View) {
	e := v.Ending
	t.line("%s · %s", e.KindName, e.Title)
	t.line("%s", e.Text)
	wo := e.Worth
	t.say("text.worth", "R", game.Points(wo.R))
	t.line("  %s", t.w.Say("worth.sum", "R", game.Points(wo.R), "Got", game.Points(wo.Got), "Bond", game.Points(wo.Bond),
		"Time", game.Points(wo.Time), "Clean", game.Points(wo.Clean)))
	for _, term := range append(e.Terms, e.Notes...) {
		t.line("  · %s", term)
	}
	if e.Seal != "" {
		t.say("ending.seal", "Seal", e.Seal)
	}
}

// Transcript prints a whole play as it went, every score explained; for a run without a player.
func Transcript(out io.Writer, s *game.Session, lang string) {
	t := New(strings.NewReader(""), out, lang)
	v := s.View(lang)
	t.line("%s · %s", v.DeptName, v.Title)
	t.line("%s", v.Brief)
	t.today(v)
	for _, sp := range s.Opening(lang) {
		t.say("text.spoken", "Who", sp.Person.Name, "Mood", "", "Text", sp.Text)
	}
	for i, p := range s.History(lang) {
		t.line("")
		t.line("%d. %s", p.Turn, p.Place)
		if p.Plan != nil {
			t.line("%s", t.w.Say("text.prepared", "Plan", game.Join(lang, p.Plan)))
		}
		v.Spoken = p.Spoken
		t.spoken(v)
		if why := s.Why(i, lang); why != nil {
			t.explain(why)
		}
		t.line("%s", strings.Join(meterTexts(p.Meters[:]), "  "))
	}
	if v.Ending != nil {
		t.line("")
		t.ending(v)
	}
}

// answer reads one line; the end of the input is leaving. Of a line longer than anybody types the rest is skipped.
func (t *Terminal) answer() (string, error) {
	fmt.Fprint(t.out, "> ")
	line, err := t.in.ReadSlice('\n')
	said := strings.TrimSpace(string(line))
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = t.in.ReadSlice('\n')
	}
	switch {
	case err == nil, errors.Is(err, io.EOF) && said != "":
		return said, nil
	case errors.Is(err, io.EOF):
		fmt.Fprintln(t.out)
		return "", errQuit
	}
	fmt.Fprintln(t.out)
	return "", fmt.Errorf("read an answer: %w", err)
}

// clip shortens what was typed, to be said back: without what a terminal would obey.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 20 {
		r = append(r[:20], '…')
	}
	for i := range r {
		if !unicode.IsPrint(r[i]) {
			r[i] = unicode.ReplacementChar
		}
	}
	return string(r)
}

// Choose asks which standoff to play, or whether the quarter; empty if the player leaves.
func (t *Terminal) Choose() (string, error) {
	t.line("%s · %s", t.w.Say("game.title"), t.w.Say("game.line"))
	ids := game.Stages()
	for i, id := range ids {
		sc, err := game.Open(id)
		if err != nil {
			return "", err
		}
		title := sc.Text(t.lang, "title")
		if id == game.Posttest {
			title = t.w.Say("posttest.marked", "Title", title)
		}
		t.line("  %d  %s · %s", i+1, id, title)
	}
	id, title, err := game.QuarterTitle(t.lang)
	if err != nil {
		return "", err
	}
	ids = append(ids, id)
	t.line("  %d  %s · %s", len(ids), id, title)
	for {
		t.say("text.which")
		answer, err := t.answer()
		if err != nil || strings.EqualFold(answer, "q") {
			if errors.Is(err, errQuit) {
				err = nil
			}
			return "", err
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(ids) {
			return ids[n-1], nil
		}
		if slices.Contains(ids, answer) {
			return answer, nil
		}
		t.say("text.number", "Max", len(ids), "Got", clip(answer))
	}
}
