package scenes

import (
	"slices"

	"parley/game"
	"parley/scenes/ui"
)

// mapScreen is the branch map of a standoff: where the plays went, which endings were found, what is still dark. It is
// panned and zoomed; from any place that a play passed it can be played again.
type mapScreen struct {
	app     *App
	from    covered // the play the map was opened from; nil on the hub, whose tabs it then has not
	hub     hub
	focus   ui.Focus
	targets []ui.Target

	scenario string
	plays    []side // kept, the last played first
	walked   int    // the play whose way is the bright one
	mode     int
	model    *game.BranchMap
	title    int    // height of a meeting's name, at full scale
	known    []bool // of each node: it is not in the dark
	selected int    // node
	stood    int    // the turn of the walked play at the selected node, as BranchMap.Stood says

	view  mapView
	bar   topBar
	tabs  []stageTab
	modes [mapModes]mapMode
	nodes []nodeFace
	lines []edgeLine
	bands []bandFace
	panel mapPanel

	notice toast
}

// mapMode is a way to look at the map.
type mapMode struct {
	label string
	rect  ui.Rect
}

// Ways to look at the map: the way of one play, all that was seen, and everything there is.
const (
	mapThis = iota
	mapAll
	mapWhole
	mapModes
)

// Targets; modes, tabs and nodes count on from theirs.
const (
	mapAgain = 2 + iota
	mapBeside
	mapOlder
	mapNewer
	mapIn
	mapOut
	mapFit
	mapMode0 = 12
	mapTab   = 20
	mapNode  = 1000
)

// mapSizes are the sizes of the map at full scale, design units.
var mapSizes = game.MapSizes{
	Width: 150, Head: 52, ShortHead: 44, EndingWidth: 220, EndingHeight: 52,
	GapX: 46, GapY: 14, Track: 9, Title: 46, Margin: 16,
}

// lay puts everything in its place. A map that is broad is pulled apart until it fills the window.
func (m *mapScreen) lay() {
	sizes := mapSizes
	for {
		m.model.Lay(sizes)
		shape := float64(m.model.Height) / float64(m.model.Width)
		if shape > .94*mapArea.H/mapArea.W || sizes.GapY >= 60 {
			m.title = sizes.Title
			return
		}
		sizes.GapY += 6
		sizes.EndingHeight += 3
		sizes.Title += 2
	}
}

// newMap draws the map of a standoff; without one, of the one that was played last. From a play it leads back there.
func newMap(a *App, scenario string, from covered) ui.Screen {
	if scenario == "" {
		scenario = a.lastPlayed()
	}
	m := &mapScreen{app: a, from: from, hub: hub{page: hubMap}}
	m.open(scenario)
	m.focus.Set(mapNode + m.selected)
	return m
}

// open draws the map of a standoff with all that is kept of it.
func (m *mapScreen) open(scenario string) {
	a := m.app
	var err error
	m.scenario = scenario
	if m.plays, err = a.sides(scenario); err != nil {
		m.say(a.say("screen.store", "Why", game.Reason(err, a.lang())))
	}
	m.walked = max(0, a.sideOf(m.plays))
	m.read()
	m.view.fit()
	m.place()
	m.arrive()
	if m.model != nil {
		m.zoom(m.view.legible(float64(mapSizes.Head)), 0, 0)
		m.view.centre(m.nodes[m.selected].rect)
		m.aim()
	}
}

// read draws the map anew: in another language, of another play, in another mode.
func (m *mapScreen) read() {
	a := m.app
	m.model, m.nodes, m.lines, m.bands, m.known = nil, m.nodes[:0], m.lines[:0], m.bands[:0], m.known[:0]
	m.hub.relabel(a)
	if m.from == nil {
		m.tabs = a.stageTabs(ui.Margin, 78)
	}
	x := ui.Margin
	for i, id := range [...]string{"screen.map.this", "screen.map.all", "screen.map.whole"} {
		label := a.say(id)
		w := ui.Measure(label, ui.Label) + 32
		m.modes[i] = mapMode{label, ui.Rect{X: x, Y: 668, W: w, H: 36}}
		x += w + 6
	}
	sc, err := game.Open(m.scenario)
	if err != nil {
		m.bar = newTopBar(a.say("screen.hub.map"), "", hubTitle)
		m.say(a.say("error.scenario", "ID", m.scenario, "Why", err))
		return
	}
	m.model = game.NewBranchMap(sc, a.lang())
	m.chart()
	n := m.model.Count()
	sub := a.say("screen.map.seen", "Count", len(m.plays), "Places", n.PlacesSeen, "AllPlaces", n.Places, "Endings", n.EndingsSeen, "AllEndings", n.Endings)
	m.bar = newTopBar(a.say("map.title", "Title", m.model.Title), sub, hubTitle)
}

// chart draws the plays into the map and puts everything in its place.
func (m *mapScreen) chart() {
	for i, p := range m.plays {
		if i == m.walked && m.mode != mapAll {
			m.model.Walk(p.Session)
		} else {
			m.model.See(p.Session)
		}
	}
	m.lay()
	m.light()
	m.view.width, m.view.height = float64(m.model.Width), float64(m.model.Height)
	m.view.edge, m.view.label = float64(m.model.EndingsX), 0
	for i := range m.model.Nodes {
		if n := &m.model.Nodes[i]; n.Kind == game.MapEnding {
			m.view.label = max(m.view.label, leafLeast+36+ui.Measure(endingName(n), endingStyle))
		}
	}
}

// light finds out what is not in the dark: what was seen, where that leads, and where everything begins.
func (m *mapScreen) light() {
	for i := range m.model.Nodes {
		n := &m.model.Nodes[i]
		m.known = append(m.known, m.mode == mapWhole || n.Mark > game.MapUnseen || i == m.model.Start())
	}
	for _, e := range m.model.Edges {
		if m.model.Nodes[e.From].Mark > game.MapUnseen && m.model.Nodes[e.To].Kind != game.MapEnding {
			m.known[e.To] = true
		}
	}
}

// arrive selects the place that the walked play came to.
func (m *mapScreen) arrive() {
	if m.model == nil {
		return
	}
	m.selected = m.model.Start()
	if m.walked < len(m.plays) {
		m.selected = m.model.Stands(m.plays[m.walked].Session)
	}
	m.choose(m.selected)
}

func (m *mapScreen) say(problem string) {
	m.notice = newToast(problem, true, 462, 700)
}

func (m *mapScreen) relabel() {
	m.read()
	m.place()
	m.choose(m.selected)
}

// choose selects a node.
func (m *mapScreen) choose(i int) {
	if m.model == nil || i >= len(m.model.Nodes) {
		return
	}
	m.selected, m.stood = i, 0
	if m.walked < len(m.plays) {
		m.stood = m.model.Stood(m.plays[m.walked].Session, i)
	}
	m.tell()
	m.aim()
}

// aim says what can be chosen where. Nodes come last, so that Tab need not pass them all.
func (m *mapScreen) aim() {
	t := append(m.targets[:0], ui.Target{ID: hubBack, Rect: backTarget})
	if m.from == nil {
		t = m.hub.tabTargets(t)
	}
	for i := range m.tabs {
		t = append(t, ui.Target{ID: mapTab + i, Rect: m.tabs[i].rect})
	}
	p := &m.panel
	t = append(t,
		ui.Target{ID: mapOlder, Rect: olderRect, Disabled: m.walked+1 >= len(m.plays)},
		ui.Target{ID: mapNewer, Rect: newerRect, Disabled: m.walked == 0},
		ui.Target{ID: mapAgain, Rect: mapButtons[0], Disabled: !p.can},
		ui.Target{ID: mapBeside, Rect: mapButtons[1], Disabled: len(m.plays) == 0})
	for i := range m.modes {
		t = append(t, ui.Target{ID: mapMode0 + i, Rect: m.modes[i].rect})
	}
	t = append(t, ui.Target{ID: mapOut, Rect: zoomRects[0]}, ui.Target{ID: mapFit, Rect: zoomRects[1]}, ui.Target{ID: mapIn, Rect: zoomRects[2]})
	for i := range m.nodes {
		t = append(t, ui.Target{ID: mapNode + i, Rect: m.nodes[i].hit.Move(m.view.shift()), Within: nodesRect})
	}
	m.targets = t
}

// Animating is false: nothing moves here.
func (m *mapScreen) Animating() bool { return false }

// Update pans and zooms, selects, and goes to what is behind a place.
func (m *mapScreen) Update(in ui.Input) (ui.Next, error) {
	hidden := m.notice.text != "" && in.Any()
	if hidden {
		m.notice = toast{}
	}
	if in.Has(ui.NextLanguage) {
		m.app.switchLanguage()
		m.relabel()
		return ui.Redraw(), nil
	}
	changed := m.zoomBy(in)
	in, panned := m.view.drag(in)
	if panned {
		m.aim()
	}
	in, told := scrollByPage(&m.panel.scroll, in)
	before := m.focus.ID()
	within := m.targets
	if before >= mapNode && byArrows(in) { // the arrows stay on the map, Tab leaves it
		within = m.targets[len(m.targets)-len(m.nodes):]
	}
	id, moved := m.focus.Update(in, within)
	if now := m.focus.ID(); now >= mapNode && !in.Moved && !in.Pressed {
		switch {
		case now != before: // by the arrows
			m.choose(now - mapNode)
			m.reveal()
		case m.view.step(in): // there is no node in that direction
			m.aim()
			panned = true
		}
	}
	if m.from != nil && (id == hubBack || in.Has(ui.Back)) {
		m.from.relabel()
		return ui.Replace(m.from), nil
	}
	if next := m.hub.hear(m.app, in, id, m.scenario); next != nil {
		return ui.Replace(next), nil
	}
	if id != 0 {
		return m.act(id, in.Has(ui.Accept)), nil
	}
	return ui.RedrawIf(hidden || changed || panned || told || moved), nil
}

func byArrows(in ui.Input) bool {
	return in.Has(ui.MoveUp) || in.Has(ui.MoveDown) || in.Has(ui.MoveLeft) || in.Has(ui.MoveRight)
}

// zoomBy hears the wheel and the keys that zoom.
func (m *mapScreen) zoomBy(in ui.Input) bool {
	steps := 0
	x, y := m.anchor()
	if m.view.over(in.X, in.Y) && in.Wheel != 0 {
		steps, x, y = m.view.notches(in.Wheel), in.X, in.Y
	}
	for _, r := range in.Runes {
		switch r {
		case '+', '=':
			steps++
		case '-', '_':
			steps--
		case '0':
			steps = -len(m.view.scales)
		}
	}
	return steps != 0 && m.zoom(steps, x, y)
}

// anchor is the point that stays where it is when a key zooms: the selected node, or the middle.
func (m *mapScreen) anchor() (x, y float64) {
	if m.selected < len(m.nodes) {
		dx, dy := m.view.shift()
		r := m.nodes[m.selected].rect.Move(dx, dy)
		if x, y = r.CenterX(), r.CenterY(); nodesRect.Has(x, y) {
			return x, y
		}
	}
	return mapArea.CenterX(), mapArea.CenterY()
}

func (m *mapScreen) zoom(steps int, x, y float64) bool {
	if !m.view.zoom(steps, x, y) {
		return false
	}
	m.place()
	m.aim()
	return true
}

// reveal pans as little as shows the selected node.
func (m *mapScreen) reveal() {
	m.view.reveal(m.nodes[m.selected].rect)
	m.aim()
}

func (m *mapScreen) act(id int, byKey bool) ui.Next {
	x, y := m.anchor()
	switch {
	case id == mapAgain:
		return m.again()
	case id == mapBeside:
		return m.beside()
	case id == mapOlder || id == mapNewer:
		m.walked += 1 - 2*(id-mapOlder)
		m.walked = max(0, min(m.walked, len(m.plays)-1))
		m.read()
		m.place()
		m.arrive()
		m.reveal()
	case id == mapIn:
		m.zoom(1, x, y)
	case id == mapOut:
		m.zoom(-1, x, y)
	case id == mapFit:
		m.zoom(-len(m.view.scales), x, y)
	case id >= mapNode:
		m.choose(id - mapNode)
		if byKey && m.panel.can { // the next press plays
			m.focus.Set(mapAgain)
		}
	case id >= mapTab && id < mapTab+len(m.tabs):
		m.open(m.tabs[id-mapTab].id)
	case id >= mapMode0 && id < mapMode0+mapModes:
		m.mode = id - mapMode0
		m.relabel()
	}
	return ui.Redraw()
}

// again plays from the selected place; a play that stands there is gone on with.
func (m *mapScreen) again() ui.Next {
	a, s := m.app, m.plays[m.walked]
	var next ui.Screen
	var problem string
	if m.stood > len(s.Session.Turns()) {
		records, _ := a.store.Records() // it was there when the map was drawn
		if i := slices.IndexFunc(records, func(k game.Saved) bool { return k.Path == s.path }); i >= 0 {
			next, problem = a.goOn(records[i], m)
		}
	} else {
		next, problem = a.playAgain(s.Session, m.stood)
	}
	if next == nil {
		m.say(problem)
		return ui.Redraw()
	}
	return ui.Replace(next)
}

func (m *mapScreen) beside() ui.Next {
	next, problem := m.app.beside(m.plays, m.walked, m)
	if next == nil {
		m.say(problem)
		return ui.Redraw()
	}
	return ui.Replace(next)
}
