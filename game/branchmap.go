package game

import (
	"slices"
	"strconv"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// BranchMap is a scenario as a graph: what can be said where, and where it leads. It is made once for a scenario and a
// language; plays are drawn into it by See and Walk, and Lay puts everything in its place.
type BranchMap struct {
	Scenario, Title string
	Person          string // the counterpart's name
	Department      string // id, for the colours
	Bands           []MapBand
	Nodes           []MapNode
	Edges           []MapEdge
	Plays           int // drawn into it; while there are none, nothing is unexplored
	Width, Height   int // after Lay
	EndingsX        int // after Lay: where the column of endings begins

	sc      *scenarios.Scenario
	byBeat  []int // node of each beat
	endings []int // node of each ending
}

// MapBand is a meeting, or the follow-up: a strip of the map from left to right. Preparation belongs to the first.
type MapBand struct {
	ID, Title string
	Y, Height int // after Lay, of the nodes in it
}

// MapKind is what a node of the map stands for.
type MapKind uint8

const (
	MapPreparation MapKind = iota
	MapTalk                // they speak, the player chooses
	MapDecision            // they decide
	MapRoute               // the last decision leads on
	MapEnding
)

var mapKinds = [...]string{"preparation", "talk", "decision", "route", "ending"}

// String returns the kind as exports spell it.
func (k MapKind) String() string { return mapKinds[k] }

// MapMark is how far something has been explored.
type MapMark uint8

const (
	MapUnseen MapMark = iota
	MapSeen           // in one of the plays drawn
	MapWalked         // in the play that the map is drawn for
)

// MapNode is a place of the scenario.
type MapNode struct {
	ID    string // of the beat or the ending; "preparation"
	Kind  MapKind
	Band  int      // -1 for an ending
	Text  string   // what they say there; the title of an ending
	Lines []string // all that they may say there; what an ending tells
	Rows  []MapRow // what leads on from here, or what can be prepared

	Ending, EndingName string // kind of an ending, and its name
	Over               bool   // an ending that takes the place of whatever ending is reached, where its condition holds

	Mark       MapMark
	Count      int // how often the plays drawn came here
	Visit      int // place on the play that is walked, from 1; 0: not on it
	Layer      int // after Lay: column in its band
	X, Y, W, H int // after Lay
}

// MapRow is one way on: a choice, or an outcome of a decision; or an activity of the preparation.
type MapRow struct {
	ID    string
	Text  string
	Moves []string // what it does, in words
	If    bool     // only open under a condition
	Mark  MapMark
	Count int // how often the plays drawn went this way
}

// MapEdge leads from a row of a node to a node.
type MapEdge struct {
	From, Row, To int // Row -1: the node as a whole
	Kind          MapEdgeKind
	Mark          MapMark
	Count         int        // how often the plays drawn took it
	Square        bool       // after Lay: runs along gutters, with corners; else through its points in level curves
	Points        []MapPoint // after Lay
}

// MapEdgeKind tells why an edge leads where it does.
type MapEdgeKind uint8

const (
	MapJump   MapEdgeKind = iota // the scenario says so
	MapClosed                    // patience ran out: they answered at once. Only where a play went so
	MapOver                      // an ending took the place of the one that was reached. Only where a play went so
)

// MapPoint is a place on the map.
type MapPoint struct{ X, Y int }

// MapCount says how much of a map has been seen.
type MapCount struct {
	Places, PlacesSeen   int // where the player chooses or is answered
	Choices, ChoicesSeen int
	Endings, EndingsSeen int
}

// NewBranchMap draws the graph of a scenario in a language.
func NewBranchMap(sc *scenarios.Scenario, lang string) *BranchMap {
	m := &BranchMap{Scenario: sc.ID, Title: sc.Text(lang, "title"), sc: sc, byBeat: make([]int, len(sc.Beats))}
	b := &mapBuilder{BranchMap: m, w: words.In(lang), lang: lang}
	person := scenarios.CastIn(lang).Person(sc.Counterparts[0])
	m.Person, m.Department = person.Name, person.Department
	b.bands()
	b.preparation()
	for i := range sc.Beats {
		b.beat(i)
	}
	for i := range sc.Endings {
		b.ending(i)
	}
	b.edges()
	return m
}

// mapBuilder makes the nodes and edges of a map.
type mapBuilder struct {
	*BranchMap
	w    *words.Words
	lang string
	band []int // of each beat
}

func (b *mapBuilder) text(key string) string { return b.sc.Text(b.lang, key) }

// bands finds out which meeting each beat belongs to: no jump leads into the middle of another meeting. A beat that
// nothing leads to stands with the one before it in the file.
func (b *mapBuilder) bands() {
	rules := b.sc.Rules
	b.band = slices.Repeat([]int{-1}, len(rules.Beats))
	inside := func(queue ...int16) {
		for len(queue) > 0 {
			beat := queue[0]
			queue = queue[1:]
			if b.band[beat] >= 0 {
				continue
			}
			b.band[beat] = len(b.Bands)
			for _, t := range b.targets(int(beat)) {
				if t.Kind == sim.ToBeat {
					queue = append(queue, t.Index)
				}
			}
		}
	}
	for i, m := range rules.Meetings {
		inside(m.Start, m.Decision)
		b.Bands = append(b.Bands, MapBand{ID: b.sc.Meetings[i], Title: b.text("meeting." + b.sc.Meetings[i])})
	}
	if rules.FollowUp >= 0 {
		inside(rules.FollowUp)
		b.Bands = append(b.Bands, MapBand{ID: "follow-up", Title: b.w.Say("act.follow_up")})
	}
	last := 0
	for i := range b.band {
		if b.band[i] < 0 {
			b.band[i] = last
		}
		last = b.band[i]
	}
}

// targets lists where a beat leads, a row each.
func (b *mapBuilder) targets(beat int) []sim.Target {
	bt := b.sc.Rules.Beats[beat]
	if bt.Kind != sim.Talk {
		return []sim.Target{bt.Out[sim.Accept], bt.Out[sim.Conditional], bt.Out[sim.Defer], bt.Out[sim.Refuse]}
	}
	var all []sim.Target
	for i := bt.Choices.Start; i < bt.Choices.End; i++ {
		all = append(all, b.sc.Rules.Choices[i].Next)
	}
	return all
}

// outcomeRow is the row of a decision that an outcome leads from.
func outcomeRow(o sim.Outcome) int { return int(sim.Accept - o) }

func (b *mapBuilder) preparation() {
	if len(b.sc.Rules.Plans) == 0 {
		return
	}
	n := MapNode{ID: "preparation", Kind: MapPreparation, Text: b.w.Say("act.preparation")}
	for i, id := range b.sc.Activities {
		n.Rows = append(n.Rows, MapRow{ID: id, Text: b.text("activity." + id + ".title"), If: b.sc.Rules.Activities[i].When != sim.Cond{}})
	}
	b.Nodes = append(b.Nodes, n)
}

func (b *mapBuilder) beat(i int) {
	bt := b.sc.Rules.Beats[i]
	n := MapNode{ID: b.sc.Beats[i], Band: b.band[i]}
	for k := bt.Says.Start; k < bt.Says.End; k++ {
		n.Lines = append(n.Lines, b.text(b.sc.Lines[k]))
	}
	switch bt.Kind {
	case sim.Talk:
		n.Kind = MapTalk
		if len(n.Lines) > 0 {
			n.Text = n.Lines[len(n.Lines)-1] // the one without a condition
		}
		for k := int(bt.Choices.Start); k < int(bt.Choices.End); k++ {
			n.Rows = append(n.Rows, b.choice(k))
		}
	default:
		n.Kind, n.Text = MapDecision, b.w.Say("map.decision", "Who", b.Person)
		if bt.Kind == sim.Route {
			n.Kind, n.Text = MapRoute, b.w.Say("map.route")
		}
		for _, o := range [...]sim.Outcome{sim.Accept, sim.Conditional, sim.Defer, sim.Refuse} {
			n.Rows = append(n.Rows, MapRow{ID: o.String(), Text: b.w.Say("outcome." + o.String())})
		}
	}
	b.byBeat[i] = len(b.Nodes)
	b.Nodes = append(b.Nodes, n)
}

func (b *mapBuilder) choice(i int) MapRow {
	c := b.sc.Rules.Choices[i]
	r := MapRow{ID: b.sc.Choices[i], Text: b.text("choice." + b.sc.Choices[i]), If: c.When != sim.Cond{}}
	for _, d := range b.sc.Rules.Deeds[c.Deeds.Start:c.Deeds.End] {
		r.Moves = append(r.Moves, b.w.Say("move."+d.Move.String()))
	}
	return r
}

func (b *mapBuilder) ending(i int) {
	id, e := b.sc.Endings[i], b.sc.Rules.Endings[i]
	b.BranchMap.endings = append(b.BranchMap.endings, len(b.Nodes))
	b.Nodes = append(b.Nodes, MapNode{
		ID: id, Kind: MapEnding, Band: -1, Text: b.text("ending." + id + ".title"), Lines: []string{b.text("ending." + id + ".text")},
		Ending: e.Kind.String(), EndingName: b.w.Say("ending." + e.Kind.String()), Over: e.When != sim.Cond{},
	})
}

func (b *mapBuilder) edges() {
	if len(b.Nodes) > 0 && b.Nodes[0].Kind == MapPreparation {
		b.Edges = append(b.Edges, MapEdge{From: 0, Row: -1, To: b.start(0)})
	}
	for i := range b.sc.Beats {
		for row, t := range b.targets(i) {
			b.Edges = append(b.Edges, MapEdge{From: b.byBeat[i], Row: row, To: b.node(t)})
		}
	}
}

// start is the node in which a meeting begins.
func (m *BranchMap) start(meeting int) int { return m.byBeat[m.sc.Rules.Meetings[meeting].Start] }

// node is where a jump leads.
func (m *BranchMap) node(t sim.Target) int {
	switch t.Kind {
	case sim.ToMeeting:
		return m.start(int(t.Index))
	case sim.ToFollowUp:
		return m.byBeat[m.sc.Rules.FollowUp]
	case sim.ToEnding:
		return m.endings[t.Index]
	}
	return m.byBeat[t.Index]
}

// See draws a play of the same scenario into the map as one of those before.
func (m *BranchMap) See(s *Session) { m.draw(s, MapSeen) }

// Walk draws the play that the map is for: its way is the bright one.
func (m *BranchMap) Walk(s *Session) { m.draw(s, MapWalked) }

func (m *BranchMap) draw(s *Session, mark MapMark) {
	m.Plays++
	at := 0
	if s.states[0].Act != sim.Preparation {
		at = m.byBeat[s.states[0].Beat]
	}
	visit := 0
	step := func(node int) {
		visit++
		n := &m.Nodes[node]
		n.Count++
		n.Mark = max(n.Mark, mark)
		if mark == MapWalked && n.Visit == 0 {
			n.Visit = visit
		}
		at = node
	}
	step(at)
	for i, t := range s.turns {
		row := -1
		if t.Choice >= 0 {
			row = t.Choice - int(m.sc.Rules.Beats[t.Beat].Choices.Start)
			m.markRow(at, row, mark)
		} else {
			for k, id := range m.sc.Activities {
				if slices.Contains(*t.Entry.Plan, id) {
					m.markRow(at, k, mark)
				}
			}
		}
		after := &s.states[i+1]
		for _, e := range t.Events {
			to := -1
			switch e.Variable {
			case sim.InBeat:
				to = m.byBeat[e.To]
			case sim.InEnding:
				to = m.endings[e.To]
			}
			if to < 0 {
				continue
			}
			if k := m.Nodes[at].Kind; k == MapDecision || k == MapRoute {
				outcome := after.Outcome
				if outcome == sim.NoDecision { // nobody asked them, so nobody agreed
					outcome = sim.Refuse
				}
				row = outcomeRow(outcome)
				m.markRow(at, row, mark)
			}
			m.markEdge(at, row, to, mark)
			step(to)
		}
	}
}

func (m *BranchMap) markRow(node, row int, mark MapMark) {
	r := &m.Nodes[node].Rows[row]
	r.Mark = max(r.Mark, mark)
	r.Count++
}

// markEdge marks the edge that a play took, adding it where the scenario alone does not lead there.
func (m *BranchMap) markEdge(from, row, to int, mark MapMark) {
	at := slices.IndexFunc(m.Edges, func(e MapEdge) bool { return e.From == from && e.Row == row && e.To == to })
	if at < 0 {
		kind := MapClosed
		if m.Nodes[to].Kind == MapEnding {
			kind = MapOver
		}
		at, m.Edges = len(m.Edges), append(m.Edges, MapEdge{From: from, Row: row, To: to, Kind: kind})
	}
	m.Edges[at].Mark = max(m.Edges[at].Mark, mark)
	m.Edges[at].Count++
}

// Explored says whether plays were drawn, so that what they did not see is unexplored.
func (m *BranchMap) Explored() bool { return m.Plays > 0 }

// Count says how much of the map has been seen.
func (m *BranchMap) Count() MapCount {
	var c MapCount
	for _, n := range m.Nodes {
		all, seen := &c.Places, &c.PlacesSeen
		if n.Kind == MapEnding {
			all, seen = &c.Endings, &c.EndingsSeen
		}
		*all++
		if n.Mark > MapUnseen {
			*seen++
		}
		if n.Kind != MapTalk {
			continue
		}
		for _, r := range n.Rows {
			c.Choices++
			if r.Mark > MapUnseen {
				c.ChoicesSeen++
			}
		}
	}
	return c
}

// Key names a node apart from every other, for exports: n0, n1, and so on in the order of the file.
func (m *BranchMap) Key(node int) string { return "n" + strconv.Itoa(node) }
