package scenes

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenarios"
	"parley/scenes/ui"
)

func mapOf(t testing.TB, lang, id string) (*player, *mapScreen) {
	p := sit(t, lang, library(t))
	p.screen = newMap(p.app, id, nil)
	return p, p.screen.(*mapScreen)
}

// at is where a node stands on the stage.
func (m *mapScreen) at(i int) ui.Rect { return m.nodes[i].hit.Move(m.view.shift()) }

// find returns the first node for which it holds.
func (m *mapScreen) find(t testing.TB, is func(i int, n *game.MapNode) bool) int {
	for i := range m.model.Nodes {
		if is(i, &m.model.Nodes[i]) {
			return i
		}
	}
	t.Fatal("no such place")
	return 0
}

// pull drags the pointer over the map.
func (p *player) pull(x, y, dx, dy float64) {
	p.step(ui.Input{X: x, Y: y, Moved: true})
	p.step(ui.Input{X: x, Y: y, Pressed: true, Held: true})
	p.step(ui.Input{X: x + dx/2, Y: y + dy/2, Held: true, Moved: true})
	p.step(ui.Input{X: x + dx, Y: y + dy, Held: true, Moved: true})
	p.step(ui.Input{X: x + dx, Y: y + dy, Released: true})
	p.feed(ui.Input{X: x + dx, Y: y + dy})
}

func TestTheMapOpensOnTheLastPlayWithWordsAndShowsAllOfItWhenAsked(t *testing.T) {
	p, m := mapOf(t, "zh", "")
	require.Equal(t, "it", m.scenario)
	require.Len(t, m.plays, 4)
	last := m.plays[0].Session.Turns()
	require.Equal(t, m.model.Nodes[m.selected].ID, m.plays[0].Session.Scenario().Beats[last[len(last)-1].Beat], "where the last line was said")
	require.True(t, nodesRect.Has(m.at(m.selected).CenterX(), m.at(m.selected).CenterY()))
	require.NotEmpty(t, m.nodes[m.model.Start()].text)
	p.click(zoomRects[1])
	for i := range m.nodes {
		r := m.nodes[i].rect.Move(m.view.shift())
		require.True(t, nodesRect.Has(r.X, r.Y) && nodesRect.Has(r.X+r.W, r.Y+r.H), "node %d is in the window: %v", i, r)
	}
	require.NotEmpty(t, m.lines)
	require.Equal(t, game.MapWalked, m.lines[len(m.lines)-1].mark, "the bright way is on top")
}

func TestWhatWasNotSeenIsInTheDarkUntilAllIsShown(t *testing.T) {
	p, m := mapOf(t, "zh", "it")
	dark := 0
	for i, n := range m.model.Nodes {
		require.True(t, m.known[i] || n.Mark == game.MapUnseen)
		if !m.known[i] && n.Kind != game.MapEnding {
			dark++
		}
	}
	require.Positive(t, dark)
	i := m.find(t, func(i int, n *game.MapNode) bool { return !m.known[i] && n.Kind == game.MapTalk })
	m.choose(i)
	require.NotContains(t, m.panel.scene.text, m.model.Nodes[i].Text)
	p.click(m.modes[mapWhole].rect)
	require.Contains(t, m.panel.scene.text, m.model.Nodes[i].Text)
	p.click(m.modes[mapAll].rect)
	for _, n := range m.model.Nodes {
		require.NotEqual(t, game.MapWalked, n.Mark, "no way is brighter than the others")
	}
}

func TestAPullPansAndChoosesNothing(t *testing.T) {
	p, m := mapOf(t, "zh", "it")
	p.click(zoomRects[1])
	for range 4 {
		p.click(zoomRects[2])
	}
	require.Equal(t, 4, m.view.level)
	before := m.selected
	x, y := m.view.x, m.view.y
	p.pull(400, 400, 150, 90)
	require.InDelta(t, x-150, m.view.x, 1)
	require.InDelta(t, y-90, m.view.y, 1)
	require.Equal(t, before, m.selected)
	p.pull(400, 400, 9000, 9000)
	require.GreaterOrEqual(t, m.view.x, -mapArea.X-panPad, "it cannot be lost")
	p.click(zoomRects[1])
	require.Zero(t, m.view.level)
}

func TestTheWheelZoomsAroundThePointer(t *testing.T) {
	p, m := mapOf(t, "zh", "it")
	p.click(zoomRects[1])
	p.feed(ui.Input{X: 460, Y: 380, Wheel: 3})
	require.Equal(t, 3, m.view.level)
	x, y := (m.view.x+460)/m.view.scale(), (m.view.y+380-mapWindow.Y)/m.view.scale()
	p.feed(ui.Input{X: 460, Y: 380, Wheel: 1})
	require.InDelta(t, x, (m.view.x+460)/m.view.scale(), .01)
	require.InDelta(t, y, (m.view.y+380-mapWindow.Y)/m.view.scale(), .01)
	level := m.view.level
	p.feed(ui.Input{X: 460, Y: 380, Wheel: -.4}) // a touchpad
	p.feed(ui.Input{X: 460, Y: 380, Wheel: -.4})
	require.Equal(t, level, m.view.level)
	p.feed(ui.Input{X: 460, Y: 380, Wheel: -.4})
	require.Equal(t, level-1, m.view.level)
	p.feed(ui.Input{X: 1100, Y: 400, Wheel: 1})
	require.Equal(t, level-1, m.view.level, "not over the panel")
	p.feed(ui.Input{Runes: []rune("+")})
	require.Equal(t, level, m.view.level)
	p.feed(ui.Input{Runes: []rune("0")})
	require.Zero(t, m.view.level)
}

func TestTheArrowsGoFromPlaceToPlaceAndTheMapFollows(t *testing.T) {
	p, m := mapOf(t, "zh", "finance")
	p.feed(ui.Input{Runes: []rune("++++++")})
	seen := map[int]bool{}
	around := []ui.Action{ui.MoveLeft, ui.MoveUp, ui.MoveRight, ui.MoveDown}
	for i := range 16 {
		a := around[i/2%4]
		p.press(a)
		require.Equal(t, mapNode+m.selected, m.focus.ID())
		r := m.nodes[m.selected].rect.Move(m.view.shift())
		require.True(t, nodesRect.Has(r.CenterX(), r.CenterY()), "what is chosen is in sight")
		seen[m.selected] = true
	}
	require.Greater(t, len(seen), 3)
}

func TestFromAPlaceThatThePlayPassedItIsPlayedAgain(t *testing.T) {
	p, m := mapOf(t, "zh", "it")
	p.click(zoomRects[1])
	old := m.plays[0]
	before, err := os.ReadFile(old.path)
	require.NoError(t, err)
	i := m.find(t, func(_ int, n *game.MapNode) bool { return n.Kind == game.MapTalk && n.Visit > 2 })
	p.click(m.at(i))
	require.Equal(t, i, m.selected)
	turn := m.stood
	require.Greater(t, turn, 1)
	p.click(mapButtons[0])
	require.IsType(t, &standoff{}, p.screen)
	require.Len(t, p.app.session.Turns(), turn-1)
	after, err := os.ReadFile(old.path)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestWhereThePlayNeverCameItIsNotPlayed(t *testing.T) {
	p, m := mapOf(t, "en", "it")
	p.click(zoomRects[1])
	i := m.find(t, func(_ int, n *game.MapNode) bool { return n.Kind == game.MapTalk && n.Mark == game.MapSeen })
	p.click(m.at(i))
	require.Equal(t, p.app.say("screen.map.elsewhere"), m.panel.again)
	p.click(mapButtons[0])
	require.Same(t, m, p.screen)
}

func TestAnUnfinishedPlayGoesOnFromItsPlace(t *testing.T) {
	p, m := mapOf(t, "zh", "it")
	for m.walked+1 < len(m.plays) {
		p.click(olderRect)
	}
	require.False(t, m.plays[m.walked].Session.Ended())
	require.Equal(t, p.app.say("screen.map.on"), m.panel.again)
	path := m.plays[m.walked].path
	p.click(mapButtons[0])
	require.IsType(t, &standoff{}, p.screen)
	require.Equal(t, path, p.app.session.Path())
}

func TestAPlayIsLaidBesideAnotherFromTheMap(t *testing.T) {
	p, m := mapOf(t, "zh", "marketing")
	p.click(mapButtons[1])
	k, ok := p.screen.(*compare)
	require.True(t, ok)
	require.Equal(t, m.plays[0].path, k.sides[0].path)
	p.press(ui.NextLanguage, ui.Back)
	require.Same(t, m, p.screen)
	require.Equal(t, "en", m.app.lang())
	require.Contains(t, m.bar.title, m.model.Title, "in the language of now")
	require.Contains(t, m.bar.title, "Branch map")
}

func TestAStandoffThatWasNeverPlayedHasItsMapToo(t *testing.T) {
	p := sit(t, "zh", game.Store{Dir: t.TempDir()})
	m := newMap(p.app, "", nil).(*mapScreen)
	p.screen = m
	require.Equal(t, m.model.Start(), m.selected)
	p.click(mapButtons[0])
	p.click(mapButtons[1])
	require.Same(t, m, p.screen)
	p.click(m.tabs[1].rect)
	require.Equal(t, "marketing", m.scenario)
}

func TestTheMapFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		p := sit(t, lang, library(t))
		for _, id := range game.Standoffs() {
			m := newMap(p.app, id, nil).(*mapScreen)
			m.mode = mapWhole
			m.view.fit()
			m.relabel()
			barAndTabsFit(t, m.bar, &m.hub)
			require.Less(t, m.modes[2].rect.X+m.modes[2].rect.W, zoomRects[0].X-8)
			require.LessOrEqual(t, ui.Measure(m.panel.fit, hubLabel), zoomRects[1].W-8)
			require.LessOrEqual(t, ui.Measure(m.panel.came, ui.Small), olderRect.X-956-4, m.panel.came)
			require.LessOrEqual(t, m.panel.chip.Width(), olderRect.X-956.0)
			for i := range m.nodes {
				m.choose(i)
				pan := &m.panel
				fits(t, pan.scene.text, pan.scene.style, m.sceneWidth(&pan.scene), sceneTextH)
				require.LessOrEqual(t, ui.Measure(pan.scene.caption, ui.Small), 180.0, pan.scene.caption)
				for _, part := range pan.parts {
					fits(t, part.text.text, partText, partsRect.W-2*partX-8, part.h)
					require.LessOrEqual(t, ui.Measure(part.heading, ui.CardTitle)+ui.Measure(part.note, ui.Small), partsRect.W-2*partX-20)
				}
				for _, chip := range pan.found {
					require.LessOrEqual(t, chip.Width(), 91.0, chip.Text)
				}
				for k, label := range []string{pan.again, pan.beside} {
					require.LessOrEqual(t, ui.Measure(label, ui.Strong), mapButtons[k].W-66, label)
				}
				r := m.at(i)
				require.LessOrEqual(t, r.X+r.W, mapWindow.W, "at the smallest scale nothing is cut off")
			}
			for level := range m.view.scales {
				m.view.level = level
				m.place()
				nodesFit(t, m)
			}
			if id == "it" {
				paint(t, m)
				m.view.fit()
				m.mode = mapThis
				m.relabel()
				paint(t, m)
			}
		}
	})
}

// nodesFit holds that nodes overlap nowhere and that what is written in them is written within them.
func nodesFit(t testing.TB, m *mapScreen) {
	for i := range m.nodes {
		n := &m.nodes[i]
		if n.kind != game.MapEnding && n.text != "" {
			b := ui.Wrap(n.text, n.style, n.rect.W-14)
			require.LessOrEqual(t, b.Height, n.rect.H, n.text)
			require.GreaterOrEqual(t, n.style.Size, float64(smallest))
		}
		for k := range i {
			o := &m.nodes[k]
			a, b := n.rect.Inset(.5), o.rect.Inset(.5)
			if n.kind == game.MapEnding && o.kind == game.MapEnding {
				a, b = n.hit, o.hit
				a.H, b.H = a.H-4, b.H-4
			}
			require.False(t, meet(a, b), "%d and %d", i, k)
		}
	}
}

// A standoff with two hundred places can be read: its map is drawn whole, and at the next scales its words are there.
func TestAMapOfTwoHundredPlacesCanBeRead(t *testing.T) {
	p := sit(t, "en", game.Store{Dir: t.TempDir()})
	m := newMap(p.app, "it", nil).(*mapScreen)
	m.model = game.NewBranchMap(large(t), "en")
	m.mode, m.selected = mapWhole, 0
	m.known = m.known[:0]
	m.chart()
	m.view.fit()
	m.place()
	require.Greater(t, len(m.nodes), 200)
	nodesFit(t, m)
	m.choose(0)
	paint(t, m)
	for m.nodes[0].text == "" {
		require.True(t, m.zoom(1, 460, 380))
	}
	require.Less(t, m.view.level, 6, "not many steps away")
	nodesFit(t, m)
	paint(t, m)
}

// large is a standoff of four meetings with fifty places each.
func large(t testing.TB) *scenarios.Scenario {
	var b strings.Builder
	add := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	add("parley: 1\nid: large\nlanguage: en\nkind: drill\ndays: 5\ntitle: Large\nbrief: Large.\ncounterpart: zhou\nroom: it")
	add("profile: {weights: {trust: 350, alignment: 300, exchange: 350}, floor: 150, authority: 100}")
	add("stance: {competence: 450, character: 450, alignment: 250, cost: 400, patience: 9}")
	add("meetings:")
	const meetings, each = 4, 50
	for k := range meetings {
		add("  - id: m%d\n    title: Meeting %d\n    start: b%d-0\n    beats:", k, k+1, k)
		for i := range each {
			add("      b%d-%d:\n        says: {mood: neutral, text: This is place %d of meeting %d.}\n        choices:", k, i, i, k+1)
			for c := range 4 {
				next := fmt.Sprintf("d%d", k)
				to := i + 4
				if i == 0 {
					to = 1 + c
				} else if c > 0 {
					to = i + 4 - (i-1)%4 + (i*7+c*3)%8
				}
				if to < each {
					next = fmt.Sprintf("b%d-%d", k, to)
				}
				add("          - {id: c%d-%d-%d, text: Choice %d of place %d., moves: [polite], next: %s}", k, i, c, c, i, next)
			}
		}
		next := fmt.Sprintf("m%d", k+1)
		if k == meetings-1 {
			next = "bad"
		}
		add("      d%d: {decide: true, accept: good, conditional: good, defer: %s, refuse: %s}", k, next, next)
	}
	add("endings:\n  - {id: good, kind: deal, title: Good, text: Good.}\n  - {id: bad, kind: deadlock, title: Bad, text: Bad.}")
	sc, report := scenarios.Check(fstest.MapFS{"scenario.yaml": {Data: []byte(b.String())}}, "large")
	require.NotNil(t, sc, "%v", report[:min(len(report), 3)])
	return sc
}
