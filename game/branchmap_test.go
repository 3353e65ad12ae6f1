package game

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
)

// sizes are small numbers that make a place easy to read.
var sizes = MapSizes{Width: 100, Head: 40, Row: 20, ShortHead: 30, ShortRow: 15, EndingWidth: 80, EndingHeight: 30, GapX: 40, GapY: 10, Track: 6, Title: 20, Margin: 10}

// boxes are the sizes of a map whose nodes have no rows.
var boxes = MapSizes{Width: 100, Head: 40, ShortHead: 40, EndingWidth: 80, EndingHeight: 30, GapX: 40, GapY: 10, Track: 6, Title: 20, Margin: 10}

func nodeOf(t testing.TB, m *BranchMap, id string) int {
	i := slices.IndexFunc(m.Nodes, func(n MapNode) bool { return n.ID == id })
	require.GreaterOrEqual(t, i, 0, "no node %s", id)
	return i
}

func TestAMapHasEveryPlaceAndEveryWayOn(t *testing.T) {
	for _, id := range scenarios.Shipped() {
		sc := load(t, id)
		m := NewBranchMap(sc, "zh")
		c := m.Count()
		require.Equal(t, len(sc.Choices), c.Choices)
		require.Equal(t, len(sc.Endings), c.Endings)
		require.Equal(t, len(sc.Beats)+min(len(sc.Activities), 1), c.Places, "the beats, and the preparation where there is one")
		require.Zero(t, c.PlacesSeen+c.ChoicesSeen+c.EndingsSeen)
		require.False(t, m.Explored())
		for i, choice := range sc.Rules.Choices {
			from := m.byBeat[choice.Beat]
			row := slices.IndexFunc(m.Nodes[from].Rows, func(r MapRow) bool { return r.ID == sc.Choices[i] })
			require.GreaterOrEqual(t, row, 0)
			require.Equal(t, choice.When != sim.Cond{}, m.Nodes[from].Rows[row].If)
			leads := slices.IndexFunc(m.Edges, func(e MapEdge) bool { return e.From == from && e.Row == row && e.To == m.node(choice.Next) })
			require.GreaterOrEqual(t, leads, 0, "%s leads nowhere", sc.Choices[i])
		}
	}
}

func TestPlacesStandWithTheirMeeting(t *testing.T) {
	m := NewBranchMap(desk(t), "en")
	var titles []string
	for _, b := range m.Bands {
		titles = append(titles, b.Title)
	}
	require.Equal(t, []string{"First visit", "Second visit", "Follow-up"}, titles)
	for id, band := range map[string]int{"preparation": 0, "door": 0, "table": 0, "answer": 0, "back": 1, "last": 1, "verdict": 1, "night": 2, "closing": 2, "lent": -1} {
		require.Equal(t, band, m.Nodes[nodeOf(t, m, id)].Band, id)
	}
	m.Lay(sizes)
	layers := map[string]int{}
	for _, id := range []string{"preparation", "door", "table", "answer", "back", "last", "verdict"} {
		layers[id] = m.Nodes[nodeOf(t, m, id)].Layer
	}
	require.Equal(t, map[string]int{"preparation": 0, "door": 1, "table": 2, "answer": 3, "back": 0, "last": 1, "verdict": 2}, layers,
		"the way back from the table to the door makes no circle of columns")
	require.Equal(t, "We can talk about a loan. If it breaks, whose fault is it?", m.Nodes[nodeOf(t, m, "table")].Text, "what they say unless something else holds")
	require.True(t, m.Nodes[nodeOf(t, m, "slammed")].Over)
}

// walkedWay returns the nodes of the walked way, found by following walked edges from the first node of the way.
func walkedWay(t testing.TB, m *BranchMap) []string {
	at := slices.IndexFunc(m.Nodes, func(n MapNode) bool { return n.Visit == 1 })
	way := []string{m.Nodes[at].ID}
	for range m.Edges {
		next := slices.IndexFunc(m.Edges, func(e MapEdge) bool { return e.From == at && e.Mark == MapWalked })
		if next < 0 {
			break
		}
		at = m.Edges[next].To
		way = append(way, m.Nodes[at].ID)
	}
	return way
}

func TestAPlayIsDrawnAlongItsWay(t *testing.T) {
	sc := desk(t)
	m := NewBranchMap(sc, "en")
	p, err := CompareStrategy(sc, "win-win", 1)
	require.NoError(t, err)
	m.Walk(p.Session)
	require.Equal(t, []string{"preparation", "door", "table", "answer", "back", "last", "verdict", "night", "closing", "shared"}, walkedWay(t, m))
	said := map[string]MapMark{}
	for _, n := range m.Nodes {
		for _, r := range n.Rows {
			said[r.ID] = max(said[r.ID], r.Mark)
		}
	}
	require.Equal(t, MapWalked, said["write-plan"], "what was prepared")
	require.Equal(t, MapUnseen, said["coffee"], "what was not")
	require.Equal(t, MapWalked, said["table-plan"])
	require.Equal(t, MapUnseen, said["order"])

	before, err := CompareStrategy(sc, "quitter", 1)
	require.NoError(t, err)
	m.See(before.Session)
	require.Equal(t, 2, m.Plays)
	require.Equal(t, MapSeen, m.Nodes[nodeOf(t, m, "left")].Mark)
	require.Equal(t, MapWalked, m.Nodes[nodeOf(t, m, "door")].Mark, "what was walked stays bright")
	require.Equal(t, []int{2, 1, 0}, []int{m.Nodes[nodeOf(t, m, "door")].Count, m.Nodes[nodeOf(t, m, "left")].Count, m.Nodes[nodeOf(t, m, "slammed")].Count})
	require.Equal(t, 2, m.Edges[0].Count, "from the preparation to the door")
	c := m.Count()
	require.Equal(t, 2, c.EndingsSeen)
	require.Equal(t, 9, c.PlacesSeen)
	require.Equal(t, 6, c.ChoicesSeen)
}

// Where patience runs out they answer at once, and where its condition holds an ending takes another's place: neither
// is a jump of the scenario, so the map has the way only once it was walked. Nothing else moves for it.
func TestAWayThatOnlyAPlayHasIsDrawnToo(t *testing.T) {
	sc := desk(t)
	plain, m := NewBranchMap(sc, "en"), NewBranchMap(sc, "en")
	s, err := New(sc, Options{Seed: 1})
	require.NoError(t, err)
	require.NoError(t, s.PlayWay([]string{"order", "again", "order", "still", "shout"}))
	m.Walk(s)
	require.Equal(t, len(plain.Edges)+2, len(m.Edges))
	closed, over := m.Edges[len(m.Edges)-2], m.Edges[len(m.Edges)-1]
	require.Equal(t, MapClosed, closed.Kind)
	require.Equal(t, []string{"door", "answer"}, []string{m.Nodes[closed.From].ID, m.Nodes[closed.To].ID})
	require.Equal(t, MapOver, over.Kind)
	require.Equal(t, []string{"verdict", "slammed"}, []string{m.Nodes[over.From].ID, m.Nodes[over.To].ID})

	plain.Lay(sizes)
	m.Lay(sizes)
	require.Equal(t, plain.Width, m.Width)
	require.Equal(t, plain.Height, m.Height)
	for i, n := range plain.Nodes {
		require.Equal(t, []int{n.X, n.Y, n.W, n.H}, []int{m.Nodes[i].X, m.Nodes[i].Y, m.Nodes[i].W, m.Nodes[i].H}, n.ID)
	}
	for i, e := range plain.Edges {
		require.Equal(t, e.Points, m.Edges[i].Points)
	}
	sound(t, m)
}

// Whatever is played, the way drawn leads from the first place to where the play stands.
func TestEveryPlayFindsItsWayOnTheMap(t *testing.T) {
	pick := rand.New(rand.NewPCG(7, 7))
	for _, id := range append(scenarios.Shipped(), "desk") {
		sc := desk(t)
		if id != "desk" {
			sc = load(t, id)
		}
		for range 40 {
			s, err := New(sc, Options{Seed: pick.Uint64()})
			require.NoError(t, err)
			for !s.Ended() {
				require.NoError(t, playOne(s, pick.IntN(64)))
			}
			m := NewBranchMap(sc, "zh")
			m.Walk(s)
			m.Lay(sizes)
			reached := map[int]bool{}
			for i, n := range m.Nodes {
				reached[i] = n.Visit == 1
			}
			for range m.Edges {
				for _, e := range m.Edges {
					reached[e.To] = reached[e.To] || reached[e.From] && e.Mark == MapWalked
				}
			}
			for i, n := range m.Nodes {
				require.Equal(t, n.Mark == MapWalked, reached[i], "%s, %s", id, n.ID)
			}
			require.True(t, reached[m.endings[s.now().Ending]])
			require.Equal(t, 1, m.Count().EndingsSeen)
		}
	}
}

func TestMapsAreLaidOutSoundly(t *testing.T) {
	for _, sc := range append([]*scenarios.Scenario{desk(t), large(t, 200)}, shippedAll(t)...) {
		for name, s := range map[string]MapSizes{"cards": sizes, "boxes": boxes} {
			t.Run(sc.ID+" as "+name, func(t *testing.T) {
				m := NewBranchMap(sc, "zh")
				m.Lay(s)
				sound(t, m)
				again := NewBranchMap(sc, "zh")
				again.Lay(s)
				require.Equal(t, m, again, "the same map is laid the same way")
				m.Lay(s)
				require.Equal(t, m, again, "laying it again moves nothing")
			})
		}
	}
}

func shippedAll(t testing.TB) []*scenarios.Scenario {
	var all []*scenarios.Scenario
	for _, id := range scenarios.Shipped() {
		all = append(all, load(t, id))
	}
	return all
}

// sound checks what makes a map readable: nothing overlaps, everything is inside, lines begin and end where they belong
// and run behind no card.
func sound(t testing.TB, m *BranchMap) {
	for i, a := range m.Nodes {
		require.True(t, a.X >= 0 && a.Y >= 0 && a.X+a.W <= m.Width && a.Y+a.H <= m.Height, "%s is outside", a.ID)
		if a.Band >= 0 {
			b := m.Bands[a.Band]
			require.True(t, a.Y >= b.Y && a.Y+a.H <= b.Y+b.Height, "%s is outside its band", a.ID)
		}
		for _, b := range m.Nodes[i+1:] {
			apart := a.X+a.W <= b.X || b.X+b.W <= a.X || a.Y+a.H <= b.Y || b.Y+b.H <= a.Y
			require.True(t, apart, "%s lies over %s", a.ID, b.ID)
		}
	}
	for _, e := range m.Edges {
		from, to := m.Nodes[e.From], m.Nodes[e.To]
		first, last := e.Points[0], e.Points[len(e.Points)-1]
		require.Equal(t, from.X+from.W, first.X, "from %s", from.ID)
		require.True(t, first.Y > from.Y && first.Y < from.Y+from.H)
		require.Equal(t, to.X, last.X, "to %s", to.ID)
		require.True(t, last.Y > to.Y && last.Y < to.Y+to.H)
		for i := 1; i < len(e.Points); i++ {
			a, b := e.Points[i-1], e.Points[i]
			if e.Square {
				require.True(t, a.X == b.X || a.Y == b.Y, "%s to %s has a slanting piece", from.ID, to.ID)
			} else {
				require.LessOrEqual(t, a.X, b.X, "%s to %s runs back", from.ID, to.ID)
			}
			if a.X != b.X && a.Y != b.Y {
				continue // a curve stays between two columns
			}
			for _, n := range m.Nodes {
				through := max(a.X, b.X) > n.X && min(a.X, b.X) < n.X+n.W && max(a.Y, b.Y) > n.Y && min(a.Y, b.Y) < n.Y+n.H
				require.False(t, through, "%s to %s runs behind %s", from.ID, to.ID, n.ID)
			}
		}
	}
}

// large is a standoff with about n places, its jumps drawn by lot.
func large(t testing.TB, n int) *scenarios.Scenario {
	pick := rand.New(rand.NewPCG(2, 2))
	var b strings.Builder
	add := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	add("parley: 1\nid: large\nlanguage: en\nkind: drill\ndays: 5\ntitle: Large\nbrief: Large.\ncounterpart: zhou\nroom: it")
	add("profile: {weights: {trust: 350, alignment: 300, exchange: 350}, floor: 150, authority: 100}")
	add("stance: {competence: 450, character: 450, alignment: 250, cost: 400, patience: 9}")
	add("meetings:")
	const meetings = 4
	each := n/meetings - 1
	for k := range meetings {
		add("  - id: m%d\n    title: Meeting %d\n    start: b%d-0\n    beats:", k, k, k)
		for i := range each {
			add("      b%d-%d:\n        says: {mood: neutral, text: Place %d of meeting %d.}\n        choices:", k, i, i, k)
			for c := range 4 {
				next := fmt.Sprintf("d%d", k)
				far := i + 4 // the same place of the next column, so that every place is reached
				if i == 0 {
					far = 1 + c
				} else if c > 0 {
					far = i + 4 - (i-1)%4 + pick.IntN(8)
				}
				if far < each {
					next = fmt.Sprintf("b%d-%d", k, far)
				}
				switch {
				case i > 0 && c == 2 && pick.IntN(8) == 0:
					next = "left"
				case i > 0 && c == 3 && pick.IntN(12) == 0:
					next = fmt.Sprintf("b%d-%d", k, pick.IntN(i+1))
				}
				add("          - {id: c%d-%d-%d, text: Choice %d., moves: [polite], next: %s}", k, i, c, c, next)
			}
		}
		next := fmt.Sprintf("m%d", k+1)
		if k == meetings-1 {
			next = "bad"
		}
		add("      d%d: {decide: true, accept: good, conditional: good, defer: %s, refuse: %s}", k, next, next)
	}
	add("endings:\n  - {id: good, kind: deal, title: Good, text: Good.}\n  - {id: bad, kind: deadlock, title: Bad, text: Bad.}\n  - {id: left, kind: given-up, title: Left, text: Left.}")
	sc, report := scenarios.Check(fstest.MapFS{"scenario.yaml": {Data: []byte(b.String())}}, "large")
	require.NotNil(t, sc, "%v", report[:min(len(report), 3)])
	return sc
}

func BenchmarkLayOfTwoHundredPlaces(b *testing.B) {
	m := NewBranchMap(large(b, 200), "en")
	for b.Loop() {
		m.Lay(sizes)
	}
}
