package scenarios

import (
	"slices"

	"parley/sim"
)

// logic finds the dead ends that show without a search. What follows from jumps is only looked at when every name was
// found: a misspelt jump makes half a scenario unreachable, and one message about it is enough.
func (b *builder) logic() {
	if len(b.rules.Beats) != len(b.beats) || len(b.rules.Choices) != len(b.choices) {
		return // over a limit, reported
	}
	b.begins()
	b.speech()
	b.openings()
	b.offers()
	b.unused()
	if !b.unclear && b.deciders() {
		b.ways()
	}
}

// begins checks that there is something to begin and to end with.
func (b *builder) begins() {
	if b.doc.Meetings != nil && len(b.doc.Meetings) == 0 || b.doc.Endings != nil && len(b.doc.Endings) == 0 {
		b.add(codeNeverBegins, b.doc.ID.pos)
	}
	for i, m := range b.rules.Meetings {
		if m.Start >= 0 && b.rules.Beats[m.Start].Kind != sim.Talk {
			b.add(codeStart, b.doc.Meetings[i].Start.pos, "id", b.doc.Meetings[i].Start.value)
		}
	}
}

// speech checks lists of lines: all but the last need a condition, and where nothing else would be said one of them
// has to hold.
func (b *builder) speech() {
	for _, at := range b.beats {
		b.linesOf(at.beat.Says)
		for _, c := range at.beat.Choices {
			b.linesOf(c.Reply)
		}
	}
}

func (b *builder) linesOf(says []line) {
	if len(says) == 0 {
		return
	}
	var conditions []expr
	for i, l := range says {
		if l.When.value == "" && i < len(says)-1 {
			if b.unclear {
				return // its condition may be what was misspelt
			}
			b.add(codeDeadLine, says[i+1].Text.pos, "id", says[i+1].ID.value)
			return
		}
		conditions = append(conditions, l.When)
	}
	if !b.covered(conditions) {
		b.add(codeSilence, says[len(says)-1].When.pos)
	}
}

// openings checks that every talking beat has a choice whatever was said before.
func (b *builder) openings() {
	for _, at := range b.beats {
		if len(at.beat.Choices) == 0 {
			continue
		}
		var conditions []expr
		for _, c := range at.beat.Choices {
			conditions = append(conditions, c.When)
		}
		if !b.covered(conditions) {
			b.add(codeDeadEnd, at.id.pos, "id", at.id.value)
		}
	}
}

// offers checks what choices do with concerns, promises, KPIs and evidence.
func (b *builder) offers() {
	for p := range b.doc.Parties {
		for i, c := range b.doc.Parties[p].Concerns {
			if !b.answers[p*sim.MaxConcerns+i] && c.ID.value != "" && c.Answer.value != "" {
				b.add(codeNoAnswer, c.ID.pos, "id", c.ID.value, "move", c.Answer.value)
			}
		}
	}
	for i, e := range b.doc.Promises.entries {
		if !b.made[i] {
			continue // unused, reported as such
		}
		if e.value.Due.value == followUpName && b.doc.FollowUp == nil {
			b.add(codeNeverDue, e.value.Due.pos, "id", e.id.value)
		} else if !b.settled[i] {
			b.add(codeNeverSettled, e.id.pos, "id", e.id.value)
		}
	}
	for i, at := range b.choices {
		asks := b.asked(b.rules.Choices[i].When)
		for _, m := range at.choice.Moves {
			b.backed(m, asks)
		}
	}
}

// asked lists the questions of a condition.
func (b *builder) asked(c sim.Cond) []sim.Op { return b.rules.Code[c.Start:c.End] }

// backed warns of a move that leans on something the player may not have.
func (b *builder) backed(p phrase, asks []sim.Op) {
	words := p.words()
	if len(words) < 2 {
		return
	}
	switch words[0].text {
	case sim.MoveEvidence.String():
		i, ok := b.names[aPiece][words[1].text]
		if ok && b.given[i] && !slices.Contains(asks, sim.Op{Do: sim.OpHas, Arg: int32(i)}) {
			b.add(codeNoHas, words[1].at, "id", words[1].text)
		}
	case sim.MoveLinkKPI.String():
		i, ok := b.names[aKPI][words[1].text]
		if ok && !b.kpi(i).Known.value && !slices.Contains(asks, sim.Op{Do: sim.OpKnowsKPI, Arg: int32(i)}) {
			b.add(codeNoKnows, words[1].at, "id", words[1].text)
		}
	}
}

// unused warns of what is declared and serves nothing.
func (b *builder) unused() {
	report := func(kind string, i int, id name) {
		if !b.used[kind][i] && id.value != "" {
			b.add(codeUnused, id.pos, "kind", kind, "id", id.value)
		}
	}
	shown := map[int]bool{}
	for _, d := range b.rules.Deeds {
		if d.Move == sim.MoveEvidence {
			shown[int(d.Index)] = true
		}
	}
	for i, e := range b.doc.Evidence.entries {
		if !shown[i] && e.id.value != "" {
			b.add(codeUnused, e.id.pos, "kind", aPiece, "id", e.id.value)
		}
	}
	for i, e := range b.doc.Promises.entries {
		if !b.made[i] && e.id.value != "" {
			b.add(codeUnused, e.id.pos, "kind", aPromise, "id", e.id.value)
		}
	}
	for i, e := range b.doc.Facts.entries {
		report(aFact, i, e.id)
	}
	for p := range b.doc.Parties {
		for i, e := range b.doc.Parties[p].Profile.Currencies.entries {
			report(aCurrency, p*sim.MaxCurrencies+i, e.id)
		}
	}
}

// deciders finds each meeting's one beat that decides.
func (b *builder) deciders() bool {
	fine := true
	for i, m := range b.doc.Meetings {
		count := 0
		for k, at := range b.beats {
			if at.meeting == i && b.rules.Beats[k].Kind == sim.Decide {
				b.rules.Meetings[i].Decision = int16(k)
				count++
			}
		}
		if count != 1 {
			b.add(codeDecideCount, m.ID.pos, "id", m.ID.value, "count", []string{"0", "1", "2"}[min(count, 2)])
			fine = false
		}
	}
	return fine
}

// ways follows every jump: what is reached, and what runs in a circle.
func (b *builder) ways() {
	if len(b.rules.Meetings) == 0 || !b.jumps() {
		return
	}
	reached := b.reach()
	b.unreached(reached)
	if !b.loops() && b.rules.FollowUp >= 0 {
		b.undecided()
	}
}

// edge is one jump, with the place in the file that makes it.
type edge struct {
	to sim.Target
	at pos
}

// edgesOf lists where a beat can lead, patience aside.
func (b *builder) edgesOf(beat int) []edge {
	t, src := &b.rules.Beats[beat], b.beats[beat].beat
	if t.Kind != sim.Talk {
		var all []edge
		for k, n := range []name{src.Refuse, src.Defer, src.Conditional, src.Accept} {
			all = append(all, edge{t.Out[k], n.pos})
		}
		return all
	}
	var all []edge
	for i := t.Choices.Start; i < t.Choices.End; i++ {
		all = append(all, edge{b.rules.Choices[i].Next, b.choices[i].choice.Next.pos})
	}
	return all
}

// jumps checks that nothing leads into the middle of another meeting, out of the follow-up into a meeting, or from a
// decision back into its talk: patience may be spent by then, and they would be asked again at once.
func (b *builder) jumps() bool {
	fine := true
	for i, at := range b.beats {
		for _, e := range b.edgesOf(i) {
			code := ""
			switch {
			case e.to.Kind == sim.ToBeat && b.beats[e.to.Index].meeting != at.meeting,
				at.meeting < 0 && (e.to.Kind == sim.ToMeeting || e.to.Kind == sim.ToFollowUp):
				code = codeIntoMeeting
			case e.to.Kind == sim.ToBeat && b.rules.Beats[i].Kind == sim.Decide:
				code = codeBackInside
			}
			if code != "" {
				b.add(code, e.at, "id", b.nameOf(e.to), "from", at.id.value)
				fine = false
			}
		}
	}
	return fine
}

func (b *builder) nameOf(t sim.Target) string {
	switch t.Kind {
	case sim.ToBeat:
		return b.beats[t.Index].id.value
	case sim.ToMeeting:
		return b.doc.Meetings[t.Index].ID.value
	case sim.ToEnding:
		return b.doc.Endings[t.Index].ID.value
	}
	return followUpName
}

// reached is what some way leads to.
type reached struct {
	beats    []bool
	byChoice []bool // beats that a choice or a start names, patience aside
	meetings []bool
	endings  []bool
	followUp bool
}

func (b *builder) reach() reached {
	r := reached{make([]bool, len(b.beats)), make([]bool, len(b.beats)), make([]bool, len(b.doc.Meetings)), make([]bool, len(b.doc.Endings)), false}
	queue := []sim.Target{{Kind: sim.ToMeeting}}
	visitBeat := func(i int16) {
		if i >= 0 && !r.beats[i] {
			r.beats[i] = true
			if m := b.beats[i].meeting; m >= 0 && b.rules.Beats[i].Kind == sim.Talk {
				queue = append(queue, sim.Target{Kind: sim.ToBeat, Index: b.rules.Meetings[m].Decision})
			}
			for _, e := range b.edgesOf(int(i)) {
				if e.to.Kind == sim.ToBeat {
					r.byChoice[e.to.Index] = true
				}
				queue = append(queue, e.to)
			}
		}
	}
	for len(queue) > 0 {
		t := queue[0]
		queue = queue[1:]
		switch t.Kind {
		case sim.ToBeat:
			visitBeat(t.Index)
		case sim.ToMeeting:
			r.meetings[t.Index] = true
			if start := b.rules.Meetings[t.Index].Start; start >= 0 {
				r.byChoice[start] = true
			}
			visitBeat(b.rules.Meetings[t.Index].Start)
		case sim.ToFollowUp:
			r.followUp = true
			visitBeat(b.rules.FollowUp)
		case sim.ToEnding:
			r.endings[t.Index] = true
		}
	}
	for i, e := range b.doc.Endings {
		r.endings[i] = r.endings[i] || e.When.value != "" // tried at every ending
	}
	return r
}

func (b *builder) unreached(r reached) {
	for i, m := range b.doc.Meetings {
		if !r.meetings[i] {
			b.add(codeUnreached, m.ID.pos, "kind", aMeeting, "id", m.ID.value)
		}
	}
	if b.doc.FollowUp != nil && !r.followUp {
		b.add(codeUnreached, b.doc.FollowUp.Start.pos, "kind", followUpName, "id", followUpName)
	}
	for i, at := range b.beats {
		switch {
		case at.meeting >= 0 && !r.meetings[at.meeting] || at.meeting < 0 && !r.followUp:
		case !r.beats[i]:
			b.add(codeUnreached, at.id.pos, "kind", aBeat, "id", at.id.value)
		case b.rules.Beats[i].Kind == sim.Decide && !r.byChoice[i]:
			b.add(codeDecideAlone, at.id.pos, "id", at.id.value)
		}
	}
	for i, e := range b.doc.Endings {
		if !r.endings[i] {
			b.add(codeNoWayTo, e.ID.pos, "id", e.ID.value)
		}
	}
	for i, e := range b.doc.Promises.entries {
		if m, ok := b.names[aMeeting][e.value.Due.value]; ok && !r.meetings[m] && b.made[i] {
			b.add(codeNeverDue, e.value.Due.pos, "id", e.id.value)
		}
	}
}

// loops finds circles that patience does not end: among meetings, whose patience is full again each time, and in the
// follow-up, which spends none. Inside a meeting every choice costs patience.
func (b *builder) loops() bool {
	meetings, followUp := len(b.doc.Meetings), len(b.beats)
	next := make([][]edge, meetings+followUp) // meetings first, then the follow-up's beats
	for i, at := range b.beats {
		for _, e := range b.edgesOf(i) {
			switch {
			case at.meeting >= 0 && e.to.Kind == sim.ToMeeting:
				next[at.meeting] = append(next[at.meeting], edge{sim.Target{Index: e.to.Index}, e.at})
			case at.meeting < 0 && e.to.Kind == sim.ToBeat:
				next[meetings+i] = append(next[meetings+i], edge{sim.Target{Index: int16(meetings) + e.to.Index}, e.at})
			}
		}
	}
	const (
		untouched = iota
		onTheWay
		done
	)
	mark := make([]int, len(next))
	found := false
	var visit func(n int)
	visit = func(n int) {
		mark[n] = onTheWay
		for _, e := range next[n] {
			switch mark[e.to.Index] {
			case onTheWay:
				b.add(codeLoop, e.at)
				found = true
			case untouched:
				visit(int(e.to.Index))
			}
		}
		mark[n] = done
	}
	for n := range next {
		if mark[n] == untouched {
			visit(n)
		}
	}
	return found
}

// undecided finds ways to a follow-up that is led by the last decision, before there was one.
func (b *builder) undecided() {
	led := false
	for i, at := range b.beats {
		led = led || at.meeting < 0 && b.rules.Beats[i].Kind == sim.Route
	}
	if !led {
		return
	}
	seen := make([]bool, len(b.beats))
	queue := []int16{b.rules.Meetings[0].Start}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		if i < 0 || seen[i] || b.rules.Beats[i].Kind == sim.Decide {
			continue
		}
		seen[i] = true
		for _, e := range b.edgesOf(int(i)) {
			switch e.to.Kind {
			case sim.ToBeat:
				queue = append(queue, e.to.Index)
			case sim.ToMeeting:
				queue = append(queue, b.rules.Meetings[e.to.Index].Start)
			case sim.ToFollowUp:
				b.add(codeUndecided, e.at)
			}
		}
	}
}
