package scenes

import (
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// How the map looks. place sets everything once for a scale; Draw only draws what is in the window.

// nodeFace is a place of the talk as it is drawn at a scale.
type nodeFace struct {
	count string  // how often the plays came here; empty for once and where there are no words
	rect  ui.Rect // of the map, at its scale
	hit   ui.Rect // what of it can be pointed at
	kind  game.MapKind
	mark  game.MapMark
	known bool
	text  string // as much as there is room for; empty where there is none
	style ui.Style
	icon  string
	tint  ui.Tint // of an ending
	leaf  leaf
	name  string // of an ending
	title string
}

// edgeLine is a way between two places.
type edgeLine struct {
	line  *ui.Trail
	mark  game.MapMark
	thick float64 // the more often it was taken, the thicker: 1 to 2
}

// bandFace is the strip of a meeting.
type bandFace struct {
	rect  ui.Rect
	title string
	from  float64 // x of the title, beside the lines that come in
}

// leaf is the shape of an ending.
type leaf struct{ area, edge, vein *ui.Trail }

// Colours of the map, beside the palette's.
var (
	mapSky   = [2]ui.Color{hexColor(0x0E1A33), hexColor(0x14254A)}
	mapSeen  = hexColor(0x24407A)
	mapBlue  = hexColor(0x5C86C4)
	mapDim   = hexColor(0x4A608C)
	mapDots  = ui.Fade(hexColor(0x5C86C4), .22)
	mapStrip = ui.Fade(ui.Navy2, .55)
)

func hexColor(rgb uint32) ui.Color {
	return ui.Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

const (
	leastText = 92.0 // width of a node below which it says nothing
	nodeLead  = 19.0
	nodePad   = 6.0 // above and below the words, together
	leafW     = 52.0
	leafH     = 38.0
	leafLeast = 26.0
)

// place puts everything where it is at the scale of now.
func (m *mapScreen) place() {
	m.nodes, m.lines, m.bands = m.nodes[:0], m.lines[:0], m.bands[:0]
	if m.model == nil {
		return
	}
	s := m.view.scale()
	for i := range m.model.Nodes {
		m.nodes = append(m.nodes, m.node(i, s))
	}
	for _, mark := range [...]game.MapMark{game.MapUnseen, game.MapSeen, game.MapWalked} { // the bright way on top
		for i := range m.model.Edges {
			if e := &m.model.Edges[i]; m.shown(e.Mark) == mark {
				l := newEdgeLine(e, s, mark)
				l.thick = 1 + float64(max(e.Count-1, 0))/float64(max(m.model.Plays, 2))
				m.lines = append(m.lines, l)
			}
		}
	}
	for i := range m.model.Bands {
		m.bands = append(m.bands, m.band(i, s))
	}
	m.view.clamp()
}

// shown is how a mark is drawn: where there is no way of one play, all that was seen is bright, and a map shown whole has
// nothing dark.
func (m *mapScreen) shown(mark game.MapMark) game.MapMark {
	if m.mode == mapWhole {
		return max(mark, game.MapSeen)
	}
	return mark
}

func (m *mapScreen) node(i int, s float64) nodeFace {
	n := &m.model.Nodes[i]
	f := nodeFace{kind: n.Kind, mark: m.shown(n.Mark), known: m.known[i]}
	f.rect = ui.Rect{X: float64(n.X) * s, Y: float64(n.Y) * s, W: float64(n.W) * s, H: float64(n.H) * s}
	f.hit = f.rect
	if n.Kind == game.MapEnding {
		m.endingFace(&f, n, s)
		return f
	}
	f.icon = [...]string{game.MapPreparation: "clipboard-list", game.MapDecision: "messages-square", game.MapRoute: "git-branch", game.MapEnding: ""}[n.Kind]
	text := n.Text
	if !f.known {
		text, f.icon = "？", ""
	}
	if f.rect.W < leastText {
		number := ui.Label.To(ui.Center)
		number.Size = smallest
		if n.Visit > 0 && f.icon == "" && ui.Wrap("1", number, 99).Height <= f.rect.H { // no room for words: the number of the line that was said there
			f.text, f.style = strconv.Itoa(m.lineAt(i)), number
		}
		return f
	}
	if n.Count > 1 {
		f.count = m.app.say("screen.map.times", "N", n.Count)
	}
	f.text, f.style = text, nodeStyle(s)
	room := f.rect.H - nodePad
	f.style = f.style.Lines(max(1, int(room/f.style.Leading)))
	return f
}

// lineAt is the number of the line that the walked play said at a node, or will say.
func (m *mapScreen) lineAt(i int) int {
	s := m.plays[m.walked].Session
	return s.Line(m.model.Stood(s, i)-2) + 1
}

// nodeStyle is of the words in a node at a scale: larger only where there is room for all of them.
func nodeStyle(s float64) ui.Style {
	st := ui.Style{Weight: ui.Quote.Weight, Size: smallest, Leading: nodeLead, Align: ui.Center}
	if s > 1.3 {
		return st.Times(15.0 / smallest)
	}
	return st
}

func (m *mapScreen) endingFace(f *nodeFace, n *game.MapNode, s float64) {
	f.tint = ui.Ending(n.Ending)
	f.name = endingName(n)
	if f.known && f.rect.H > 38 {
		f.title = n.Text
	}
	w, h := max(leafLeast, leafW*min(s, 1.2)), max(18, leafH*min(s, 1.2))
	mid := f.rect.CenterY()
	f.leaf = newLeaf(ui.Rect{X: f.rect.X, Y: mid - h/2, W: w, H: h}, f.mark == game.MapUnseen)
	f.hit = ui.Rect{X: f.rect.X - 6, Y: mid - max(f.rect.H, 26)/2, W: w + 28 + max(ui.Measure(f.name, endingStyle), min(ui.Measure(f.title, ui.Small), f.rect.W-w-10)), H: max(f.rect.H, 26)}
}

// endingName is what stands beside an ending: its kind, with a sign where it takes the place of any other.
func endingName(n *game.MapNode) string {
	if n.Over {
		return n.EndingName + " ◆"
	}
	return n.EndingName
}

// newLeaf shapes the sign of an ending, dashed where it was not found.
func newLeaf(r ui.Rect, dashed bool) leaf {
	round := func() *ui.Trail {
		k := &ui.Trail{}
		k.MoveTo(r.X, r.CenterY())
		k.CubeTo(r.X+r.W*.25, r.Y, r.X+r.W*.62, r.Y-r.H*.06, r.X+r.W, r.CenterY()-r.H*.06)
		k.CubeTo(r.X+r.W*.75, r.Y+r.H, r.X+r.W*.38, r.Y+r.H*1.06, r.X, r.CenterY())
		return k
	}
	l := leaf{area: round(), edge: round()}
	if dashed {
		l.edge = l.edge.Dashed(4, 3)
		return l
	}
	l.vein = &ui.Trail{}
	l.vein.MoveTo(r.X+r.W*.1, r.CenterY()+r.H*.02)
	l.vein.CubeTo(r.X+r.W*.4, r.CenterY()+r.H*.1, r.X+r.W*.6, r.CenterY()-r.H*.02, r.X+r.W*.86, r.CenterY()-r.H*.04)
	return l
}

// newEdgeLine sets a way: level curves through its points or, along the gutters, straight with round corners.
func newEdgeLine(e *game.MapEdge, s float64, mark game.MapMark) edgeLine {
	k := &ui.Trail{}
	at := func(i int) (x, y float64) { return float64(e.Points[i].X) * s, float64(e.Points[i].Y) * s }
	x, y := at(0)
	k.MoveTo(x, y)
	for i := 1; i < len(e.Points); i++ {
		nx, ny := at(i)
		switch {
		case e.Square && i+1 < len(e.Points):
			zx, zy := at(i + 1)
			r := min(10*s, reach(x, y, nx, ny)/2, reach(nx, ny, zx, zy)/2)
			ax, ay := towards(nx, ny, x, y, r)
			bx, by := towards(nx, ny, zx, zy, r)
			k.LineTo(ax, ay)
			k.QuadTo(nx, ny, bx, by)
		case e.Square || y == ny:
			k.LineTo(nx, ny)
		default:
			k.LevelTo(nx, ny)
		}
		x, y = nx, ny
	}
	if mark == game.MapUnseen {
		k = k.Dashed(5, 6)
	} else if e.Kind != game.MapJump {
		k = k.Dashed(12, 6)
	}
	return edgeLine{line: k, mark: mark}
}

// reach is how far two points are apart along an axis.
func reach(x0, y0, x1, y1 float64) float64 { return max(x1-x0, x0-x1, y1-y0, y0-y1) }

// towards is the point r away from one point in the direction of another, along an axis.
func towards(x, y, tx, ty, r float64) (float64, float64) {
	d := reach(x, y, tx, ty)
	if d == 0 {
		return x, y
	}
	return x + (tx-x)*r/d, y + (ty-y)*r/d
}

func (m *mapScreen) band(i int, s float64) bandFace {
	b := &m.model.Bands[i]
	right := 0
	for k := range m.model.Nodes {
		if n := &m.model.Nodes[k]; n.Band == i && n.Kind != game.MapEnding {
			right = max(right, n.X+n.W)
		}
	}
	pad := float64(mapSizes.Margin)
	f := bandFace{title: b.Title, from: float64(mapSizes.Margin+mapSizes.GapX) * s}
	f.rect = ui.Rect{X: pad * s, Y: float64(b.Y-m.title) * s, W: float64(right) * s, H: float64(b.Height+m.title+14) * s}
	return f
}

// Draw draws the page.
func (m *mapScreen) Draw(c *ui.Canvas) {
	win := c.Window()
	c.Gradient(win, mapSky[0], mapSky[1])
	m.drawMap(c, win)
	for i := range m.tabs {
		m.tabs[i].draw(c, m.tabs[i].id == m.scenario, m.focus.ID() == mapTab+i, false)
	}
	m.drawModes(c)
	m.drawZoom(c)
	m.drawPanel(c)
	m.bar.draw(c, m.focus.ID() == hubBack)
	if m.from == nil {
		m.hub.draw(c, &m.focus)
	}
	m.notice.draw(c)
}

func (m *mapScreen) drawMap(c *ui.Canvas, win ui.Rect) {
	c.PushClip(ui.Rect{X: win.X, Y: mapWindow.Y, W: mapWindow.W - win.X, H: mapWindow.H})
	for x := 24.0; x < mapWindow.W; x += 32 {
		for y := ui.TopBar + 32; y < ui.Height; y += 32 {
			c.Fill(ui.Rect{X: x, Y: y, W: 2, H: 2}, 0, mapDots)
		}
	}
	dx, dy := m.view.shift()
	c.PushMove(dx, dy)
	seen := ui.Rect{X: win.X, Y: mapWindow.Y, W: mapWindow.W - win.X, H: mapWindow.H}.Move(-dx, -dy).Inset(-24)
	for i := range m.bands {
		if r := m.bands[i].rect; meet(r, seen) {
			c.Fill(r, 14, mapStrip)
		}
	}
	thick := clamp(m.view.scale(), .55, 1.1)
	for i := range m.lines {
		if meet(m.lines[i].line.Bounds(), seen) {
			m.lines[i].draw(c, thick*m.lines[i].thick)
		}
	}
	for i := range m.nodes {
		if meet(m.nodes[i].hit, seen) {
			m.nodes[i].draw(c, i == m.selected, m.focus.ID() == mapNode+i)
		}
	}
	for i := range m.bands {
		m.bands[i].drawTitle(c, seen)
	}
	c.Pop()
	c.Pop()
	top, foot := nodesRect.Y, nodesRect.Y+nodesRect.H // what stands there is not to be mixed up with the map
	c.Fill(ui.Rect{X: win.X, Y: ui.TopBar, W: mapWindow.W - win.X, H: top - ui.TopBar}, 0, mapSky[0])
	c.Gradient(ui.Rect{X: win.X, Y: top, W: mapWindow.W - win.X, H: 14}, mapSky[0], ui.Fade(mapSky[0], 0))
	c.Gradient(ui.Rect{X: win.X, Y: foot - 14, W: mapWindow.W - win.X, H: 14}, ui.Fade(mapSky[1], 0), mapSky[1])
	c.Fill(ui.Rect{X: win.X, Y: foot, W: mapWindow.W - win.X, H: win.Y + win.H - foot}, 0, mapSky[1])
}

// meet says whether two rectangles touch.
func meet(a, b ui.Rect) bool {
	return a.X <= b.X+b.W && b.X <= a.X+a.W && a.Y <= b.Y+b.H && b.Y <= a.Y+a.H
}

func (l *edgeLine) draw(c *ui.Canvas, thick float64) {
	switch l.mark {
	case game.MapWalked:
		c.Stroke(l.line, 14*thick, ui.Fade(ui.Alignment, .18))
		c.Stroke(l.line, 5*thick, ui.Alignment)
	case game.MapSeen:
		c.Stroke(l.line, 3*thick, mapBlue)
	default:
		c.Stroke(l.line, max(2.4*thick, 1.6), mapDim)
	}
}

// drawTitle writes the name of a meeting where its strip begins or, if that is out of sight, at the edge of the window.
func (b *bandFace) drawTitle(c *ui.Canvas, seen ui.Rect) {
	if !meet(b.rect, seen) {
		return
	}
	st := ui.Label.In(ui.OnNavy2)
	w := ui.Measure(b.title, st)
	x := max(b.from, seen.X+36)
	x = min(x, b.rect.X+b.rect.W-w-12)
	c.Text(b.title, max(x, b.rect.X+8), b.rect.Y+min(14, b.rect.H/2)+5, st)
}

var (
	endingStyle = ui.CardTitle
	countStyle  = ui.Style{Weight: ui.Label.Weight, Size: smallest}
)

func (f *nodeFace) draw(c *ui.Canvas, selected, focused bool) {
	if f.kind == game.MapEnding {
		f.drawEnding(c, selected, focused)
		return
	}
	r := f.rect
	radius := min(12, r.H*.3)
	if f.kind != game.MapTalk {
		radius = r.H / 2
	}
	ink := ui.OnNavy
	switch f.mark {
	case game.MapWalked:
		c.Fill(r, radius, ui.Alignment)
		ink = ui.Navy
	case game.MapSeen:
		c.Fill(r, radius, mapSeen)
		c.Frame(r, radius, 2, mapBlue)
	default:
		c.Fill(r, radius, ui.Fade(mapSky[1], .9))
		c.Dashed(r, radius, 1.8, mapDim)
		ink = ui.OnNavy3
	}
	f.drawWords(c, ink)
	if selected {
		c.Frame(r.Inset(-3), radius+3, 3, ui.OnNavy)
	}
	if focused {
		c.Ring(r, radius)
	}
	f.drawCount(c)
}

// drawCount writes how often the plays came here, over the corner of the place.
func (f *nodeFace) drawCount(c *ui.Canvas) {
	if f.count == "" {
		return
	}
	ground, ink := mapBlue, ui.Navy
	if f.mark == game.MapWalked {
		ground = ui.OnNavy
	}
	w := ui.Measure(f.count, countStyle) + 12
	r := ui.Rect{X: f.rect.X + f.rect.W - w + 6, Y: f.rect.Y - 11, W: w, H: 20}
	c.Fill(r, 10, ground)
	c.Text(f.count, r.CenterX(), countStyle.Mid(r.CenterY()), countStyle.In(ink).To(ui.Center))
}

func (f *nodeFace) drawWords(c *ui.Canvas, ink ui.Color) {
	r := f.rect
	if f.text == "" {
		if f.icon != "" && r.H >= 18 {
			size := min(18, r.H-4)
			c.Icon(f.icon, r.CenterX()-size/2, r.CenterY()-size/2, size, ink)
		}
		return
	}
	room := ui.Rect{X: r.X + 7, Y: r.Y, W: r.W - 14, H: r.H}
	if f.icon != "" {
		c.Icon(f.icon, r.X+12, r.CenterY()-9, 18, ink)
		room.X, room.W = room.X+24, room.W-24
	}
	c.TextIn(room, f.text, f.style.In(ink))
}

func (f *nodeFace) drawEnding(c *ui.Canvas, selected, focused bool) {
	ink := ui.OnNavy
	if f.mark == game.MapUnseen {
		c.Area(f.leaf.area, ui.Fade(f.tint.Accent, .18))
		c.Stroke(f.leaf.edge, 1.8, ui.Fade(f.tint.Accent, .7))
		ink = ui.OnNavy3
	} else {
		c.Area(f.leaf.area, f.tint.Accent)
		if f.mark == game.MapWalked || selected {
			c.Stroke(f.leaf.edge, 2.6, ui.OnNavy)
		}
		c.Stroke(f.leaf.vein, 2, ui.Fade(ui.OnNavy, .85))
	}
	x := f.leaf.area.Bounds().X + f.leaf.area.Bounds().W + 10
	mid := f.rect.CenterY()
	if f.title != "" {
		c.Text(f.name, x, endingStyle.Mid(mid-10), endingStyle.In(ink))
		c.Paragraph(f.title, x, ui.Small.Mid(mid+12), f.rect.X+f.rect.W-x, ui.Small.In(ui.OnNavy2).Lines(1))
	} else {
		c.Text(f.name, x, endingStyle.Mid(mid), endingStyle.In(ink))
	}
	if selected && f.mark == game.MapUnseen {
		c.Stroke(f.leaf.edge, 2.6, ui.OnNavy)
	}
	if focused {
		c.Ring(f.hit, 10)
	}
}

func (m *mapScreen) drawModes(c *ui.Canvas) {
	for i := range m.modes {
		k := &m.modes[i]
		ground, ink := ui.Navy2, ui.OnNavy2
		if i == m.mode {
			ground, ink = ui.Alignment, ui.Navy
		}
		c.Fill(k.rect, 10, ground)
		c.Text(k.label, k.rect.CenterX(), hubLabel.Mid(k.rect.CenterY()), hubLabel.In(ink))
		if m.focus.ID() == mapMode0+i {
			c.Ring(k.rect, 10)
		}
	}
}

func (m *mapScreen) drawZoom(c *ui.Canvas) {
	for i, r := range zoomRects {
		c.Fill(r, 10, ui.Navy2)
		if m.focus.ID() == [...]int{mapOut, mapFit, mapIn}[i] {
			c.Ring(r, 10)
		}
	}
	x, y := zoomRects[0].CenterX(), zoomRects[0].CenterY()
	c.Fill(ui.Rect{X: x - 7, Y: y - 1.25, W: 14, H: 2.5}, 1, ui.OnNavy)
	x = zoomRects[2].CenterX()
	c.Fill(ui.Rect{X: x - 7, Y: y - 1.25, W: 14, H: 2.5}, 1, ui.OnNavy)
	c.Fill(ui.Rect{X: x - 1.25, Y: y - 7, W: 2.5, H: 14}, 1, ui.OnNavy)
	c.Text(m.panel.fit, zoomRects[1].CenterX(), hubLabel.Mid(y), hubLabel.In(ui.OnNavy2))
}
