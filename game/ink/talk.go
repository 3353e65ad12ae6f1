package ink

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"parley/game/words"
	"parley/sim"
)

// Where a beat is, when it is in no meeting.
const (
	inFollowUp = -1
	nowhere    = -2
)

// place finds out in which meeting each beat is, by following the jumps: the check lets none lead from one meeting into
// the middle of another.
func (w *writer) place() {
	w.places = make([]int, len(w.rules.Beats))
	for i := range w.places {
		w.places[i] = nowhere
	}
	var visit func(t sim.Target, in int)
	visit = func(t sim.Target, in int) {
		if t.Kind != sim.ToBeat || w.places[t.Index] != nowhere {
			return
		}
		w.places[t.Index] = in
		b := w.rules.Beats[t.Index]
		for i := b.Choices.Start; i < b.Choices.End; i++ {
			visit(w.rules.Choices[i].Next, in)
		}
		if b.Kind != sim.Talk {
			for _, out := range b.Out {
				visit(out, in)
			}
		}
	}
	for i, m := range w.rules.Meetings {
		visit(sim.Target{Kind: sim.ToBeat, Index: m.Start}, i)
		visit(sim.Target{Kind: sim.ToBeat, Index: m.Decision}, i)
	}
	if w.rules.FollowUp >= 0 {
		visit(sim.Target{Kind: sim.ToBeat, Index: w.rules.FollowUp}, inFollowUp)
	}
}

// opening writes what is read before the first choice.
func (w *writer) opening(out *strings.Builder) {
	var lines []string
	tell := func(key string) {
		if t := w.text(key); t != "" {
			lines = append(lines, t)
		}
	}
	if title := w.text("title"); title != "" {
		lines = append(lines, "# title: "+title)
	}
	if w.variation >= 0 {
		tell("variation." + w.sc.Variations[w.variation])
	}
	tell("brief")
	start := "-> first_meeting"
	if len(w.rules.Plans) > 0 {
		start = "-> preparation"
	}
	lines = append(lines, start)
	fmt.Fprintf(out, "%s\n", strings.Join(lines, "\n"))
}

// preparation writes the choice among all plans, and the first meeting that follows it.
func (w *writer) preparation() {
	w.beginning()
	if len(w.rules.Plans) > 0 {
		var lines []string
		for _, plan := range w.rules.Plans {
			lines = append(lines, w.plan(plan)...)
		}
		w.knot("preparation", lines...)
	}
	// The first meeting opens the request: repetition is counted anew and no pressure is left.
	lines := []string{"~ resistance = 0"}
	for m := range sim.NumMoves {
		if given := ident(string(deposit), sim.Move(m).String()); w.vars[given] {
			lines = append(lines, fmt.Sprintf("~ %s = 0", given))
		}
	}
	first := w.rules.Meetings[0]
	lines = append(lines,
		fmt.Sprintf("~ patience = %d", max(int(first.Patience)+int(w.vary.Patience), 1)),
		"-> "+w.beat(first.Start))
	w.knot("first_meeting", lines...)
}

// plan writes one plan: its activities in the order of the file.
func (w *writer) plan(plan uint16) []string {
	var ids, titles, steps []string
	conditional := false
	for i, id := range w.sc.Activities {
		if plan&(1<<i) == 0 {
			continue
		}
		ids = append(ids, id)
		titles = append(titles, w.text("activity."+id+".title"))
		steps = append(steps, fmt.Sprintf("~ %s()", w.activity(i)))
		conditional = conditional || w.rules.Activities[i].When != sim.Cond{}
	}
	id, title := strings.Join(ids, ","), strings.Join(titles, " + ")
	if plan == 0 && w.lang != "" {
		title = escape(words.In(w.lang).Say("export.ink.unprepared"))
	}
	opens := ""
	if conditional {
		opens = w.opens(plan) + "()"
	}
	return w.option(opens, title, id, join(steps, []string{"-> first_meeting"}))
}

// activity writes what an activity does to the relationship and what it brings.
func (w *writer) activity(i int) string {
	return w.function(ident("prepare", w.sc.Activities[i]), "", func() []string {
		a := w.rules.Activities[i]
		lines := w.line(w.rules.Deeds[a.Deeds.Start:a.Deeds.End], deposit)
		have := func(name string) { lines = append(lines, fmt.Sprintf("~ %s = true", name)) }
		for rest := a.Evidence; rest != 0; rest &= rest - 1 {
			have(w.has(bits.TrailingZeros32(rest)))
		}
		for rest := a.KPIs; rest != 0; rest &= rest - 1 {
			have(w.knownKPI(bits.TrailingZeros32(rest)))
		}
		for rest := a.Concerns; rest != 0; rest &= rest - 1 {
			have(w.known(bits.TrailingZeros32(rest)))
		}
		return lines
	})
}

// opens writes whether a plan can be chosen: the condition of each activity is asked when its turn comes, so the plan is
// played and taken back.
func (w *writer) opens(plan uint16) string {
	return w.function(fmt.Sprintf("opens_plan_%d", plan), "", func() []string {
		play := []string{"~ temp fine = true"}
		for i := range w.sc.Activities {
			if plan&(1<<i) == 0 {
				continue
			}
			if when := w.cond(w.rules.Activities[i].When); when != "" {
				play = append(play, block("not "+when, []string{"~ fine = false"})...)
			}
			play = append(play, fmt.Sprintf("~ %s()", w.activity(i)))
		}
		var keep, restore []string
		for _, v := range w.variables { // what is declared later no activity touches
			keep = append(keep, fmt.Sprintf("~ temp was_%s = %s", v, v))
			restore = append(restore, fmt.Sprintf("~ %s = was_%s", v, v))
		}
		return join(keep, play, restore, []string{"~ return fine"})
	})
}

// option writes one choice. It stays open for the next time the talk comes here.
func (w *writer) option(when, title, id string, body []string) []string {
	if when != "" {
		when = "{" + when + "} "
	}
	head := fmt.Sprintf("+ %s%s[ #id:%s]", when, title, id)
	if w.lang == "" {
		head = fmt.Sprintf("+ %s[%s #id:%s]", when, title, id)
	}
	return join([]string{head}, indent(body))
}

// talk writes every beat that can be reached.
func (w *writer) talk() {
	for i, in := range w.places {
		switch b := w.rules.Beats[i]; {
		case in == nowhere:
		case b.Kind == sim.Talk:
			w.talkingBeat(i)
		default:
			w.leadingBeat(i)
		}
	}
}

func (w *writer) beat(i int16) string { return ident("beat", w.sc.Beats[i]) }

func (w *writer) talkingBeat(i int) {
	b := w.rules.Beats[i]
	lines := w.says(b.Says)
	for k := int(b.Choices.Start); k < int(b.Choices.End); k++ {
		lines = append(lines, w.choice(k, w.places[i])...)
	}
	w.knot(w.beat(int16(i)), lines...)
}

// choice writes one choice: its moves, the turn it costs, where it leads, and last what is answered, for what they say
// depends on all of it.
func (w *writer) choice(k, in int) []string {
	c, id := w.rules.Choices[k], w.sc.Choices[k]
	deeds := w.rules.Deeds[c.Deeds.Start:c.Deeds.End]
	contact := ask
	if in == inFollowUp {
		contact = deposit
	}
	var body []string
	if c.Said >= 0 {
		body = append(body, fmt.Sprintf("~ %s = true", w.said(int(c.Said))))
	}
	body = append(body, w.line(deeds, contact)...)
	if in != inFollowUp {
		body = append(body, fmt.Sprintf("~ patience = MAX(0, patience - %d)", 1+max(len(deeds)-movesFree, 0)))
	}
	settle, reply := w.settle(c.Next), w.says(c.Reply)
	if in == inFollowUp || !w.canClose(c.Next) {
		body = join(body, settle, reply)
	} else {
		body = join(body, w.unlessClosed(w.rules.Meetings[in].Decision, settle, reply))
	}
	body = append(body, w.follow(c.Next))
	title := id
	if w.lang != "" {
		title = w.text("choice." + id)
	}
	return w.option(w.cond(c.When), title, id, body)
}

// unlessClosed writes what follows a line after which they may close the talk: then the decision is asked at once, and the
// way leads there.
func (w *writer) unlessClosed(decision int16, settle, reply []string) []string {
	closing, away := fmt.Sprintf("~ %s(true)", w.asking(decision)), "-> "+w.beat(decision)
	if len(settle) == 0 && len(reply) == 0 {
		return block("patience == 0", []string{closing, away})
	}
	lines := join([]string{"~ closed = (patience == 0)"}, block("closed", []string{closing}))
	if len(settle) > 0 {
		lines = join(lines, block("not closed", settle))
	}
	return join(lines, reply, block("closed", []string{away}))
}

// canClose says whether they can close the talk instead of letting it go on there: a decision is asked anyway, and
// leaving stays possible.
func (w *writer) canClose(t sim.Target) bool {
	return t.Kind != sim.ToEnding && (t.Kind != sim.ToBeat || w.rules.Beats[t.Index].Kind != sim.Decide)
}

// settle is what going somewhere does, apart from being there.
func (w *writer) settle(t sim.Target) []string {
	switch {
	case t.Kind == sim.ToMeeting:
		return []string{fmt.Sprintf("~ %s()", w.begin(int(t.Index)))}
	case t.Kind == sim.ToBeat && w.rules.Beats[t.Index].Kind == sim.Decide:
		return []string{fmt.Sprintf("~ %s(false)", w.asking(t.Index))}
	}
	return nil
}

// follow is the jump to where something leads.
func (w *writer) follow(t sim.Target) string {
	switch t.Kind {
	case sim.ToMeeting:
		return "-> " + w.beat(w.rules.Meetings[t.Index].Start)
	case sim.ToFollowUp:
		return "-> " + w.beat(w.rules.FollowUp)
	case sim.ToEnding:
		return fmt.Sprintf("-> finish(-> %s)", w.ending(int(t.Index)))
	}
	return "-> " + w.beat(t.Index)
}

// asking writes the function by which they decide and by which what follows from it begins.
func (w *writer) asking(beat int16) string {
	return w.function(ident("ask_at", w.sc.Beats[beat]), "closing", func() []string {
		lines := []string{fmt.Sprintf("~ %s(closing)", w.decide())}
		for _, way := range grouped(w.rules.Beats[beat].Out) {
			if settle := w.settle(way.to); len(settle) > 0 {
				lines = append(lines, block(way.when, settle)...)
			}
		}
		return lines
	})
}

// leadingBeat writes what they say where they decide, or where the last decision leads at the end of a follow-up, and the
// way on. What there was to decide was decided before.
func (w *writer) leadingBeat(i int) {
	b := w.rules.Beats[i]
	w.knot(w.beat(int16(i)), join(w.says(b.Says), w.byOutcome(b.Out))...)
}

func (w *writer) byOutcome(out [4]sim.Target) []string {
	ways := grouped(out)
	lines := []string{"{"}
	for k, way := range ways {
		when := way.when
		if k == len(ways)-1 {
			when = "else"
		}
		lines = append(lines, fmt.Sprintf("- %s:", when), "    "+w.follow(way.to))
	}
	return append(lines, "}")
}

// way is where some outcomes lead.
type way struct {
	to   sim.Target
	when string
}

// grouped lists where outcomes lead, each place once, and last where a refusal leads: before any decision that is the
// way, for nobody asked them, so nobody agreed.
func grouped(out [4]sim.Target) []way {
	var ways []way
	for _, to := range out {
		seen := false
		for _, w := range ways {
			seen = seen || w.to == to
		}
		if seen {
			continue
		}
		var when []string
		for k := range out {
			if out[k] == to {
				when = append(when, fmt.Sprintf("%s == %d", outcome, k))
			}
		}
		ways = append(ways, way{to, either(when)})
	}
	slices.Reverse(ways)
	return ways
}

// finish writes the endings. Their own conditions are tried in the order of the file whichever was reached.
func (w *writer) finish() {
	lines := []string{"{"}
	for i, e := range w.rules.Endings {
		if when := w.cond(e.When); when != "" {
			lines = append(lines, fmt.Sprintf("- %s:", when), "    -> "+w.ending(i))
		}
	}
	lines = append(lines, "- else:", "    -> reached", "}")
	w.knot("finish(-> reached)", lines...)
	for i, id := range w.sc.Endings {
		title := id
		if w.lang != "" {
			title = w.text("ending." + id + ".title")
		}
		last := []string{title + " #ending:" + id}
		if t := w.text("ending." + id + ".text"); t != "" {
			last = append(last, t)
		}
		w.knot(w.ending(i), append(last, "trust {trust_now()}", "alignment {alignment_now()}", "exchange {exchange_now()}", "-> END")...)
	}
}

func (w *writer) ending(i int) string { return ident("ending", w.sc.Endings[i]) }

// says writes what they say in one place: the first line whose condition holds.
func (w *writer) says(span sim.Span) []string {
	if w.lang == "" || span.Len() == 0 {
		return nil
	}
	var lines []string
	for i := int(span.Start); i < int(span.End); i++ {
		when, text := w.cond(w.rules.Lines[i].When), w.text(w.sc.Lines[i])
		if when == never {
			continue
		}
		if when == "" || when == always {
			if len(lines) == 0 {
				return []string{text}
			}
			lines = append(lines, "- else:", "    "+text)
			break
		}
		lines = append(lines, fmt.Sprintf("- %s:", when), "    "+text)
	}
	if len(lines) == 0 {
		return nil
	}
	return join([]string{"{"}, lines, []string{"}"})
}
