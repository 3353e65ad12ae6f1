package game

import (
	"cmp"
	"slices"
)

// MapSizes is how large things are on a map, in the units of whoever draws it. With Row 0 a node is a plain box of its
// head's height; else each of its rows stands below, and its edge leaves from there.
type MapSizes struct {
	Width                     int // of a node
	Head, Row                 int // heights of a node where somebody is spoken to
	ShortHead, ShortRow       int // and of any other
	EndingWidth, EndingHeight int
	GapX, GapY                int // between columns, between nodes of a column
	Track                     int // between lines that run side by side
	Title                     int // above each band
	Margin                    int
}

// Lay puts every node and edge in its place. Meetings stand below each other; within one, nodes stand in columns by the
// longest way to them, ordered so that few edges cross; endings have a column of their own on the right. An edge that
// leads on in its meeting runs through its columns; one that leads elsewhere runs along the gutters between the bands
// and beside the endings. All of it is integers and follows from the graph alone: the same map is laid the same way
// everywhere, and a play that is drawn into it moves nothing but what only that play has.
func (m *BranchMap) Lay(s MapSizes) {
	l := &mapLayout{m: m, s: s}
	l.columns()
	l.items()
	for _, b := range l.bands {
		l.order(b)
		l.settle(b)
	}
	l.tracks()
	l.place()
	l.route()
}

// mapLayout lays one map.
type mapLayout struct {
	m     *BranchMap
	s     MapSizes
	bands []*bandLayout
	item  []int // of each node that is not an ending, in its band
	chain [][]int
	back  []bool // of each edge: it leads back inside its meeting

	gutters [][]int // above each band and below the last: the nodes that lines in it lead to
	right   []int   // beside the endings: the same
	rightX  int
}

// bandLayout is the columns of one band: nodes, and places where edges pass between them.
type bandLayout struct {
	items   []mapItem
	columns [][]int // items, from top to bottom
	links   []mapLink
	height  int
}

// mapItem is a node, or a place where the edges that lead to one target pass a column.
type mapItem struct {
	node   int // -1: edges pass here
	target int // where they lead
	column int
	place  int // in its column, from the top
	y, h   int
}

// mapLink leads from an item to one in the next column.
type mapLink struct{ from, row, to int }

// columns sets the layer of every node: its longest way from where its band begins. A decision stands in the last one.
func (l *mapLayout) columns() {
	m := l.m
	l.back = make([]bool, len(m.Edges))
	next := make([][]int, len(m.Nodes)) // edges that lead on inside a band
	for i, e := range m.Edges {
		if e.Kind == MapJump && m.Nodes[e.From].Band == m.Nodes[e.To].Band {
			next[e.From] = append(next[e.From], i)
		}
	}
	const (
		untouched = iota
		onTheWay
		done
	)
	mark := make([]int, len(m.Nodes))
	var late []int // every node after all that it leads to
	var visit func(n int)
	visit = func(n int) {
		mark[n] = onTheWay
		for _, e := range next[n] {
			switch mark[m.Edges[e].To] {
			case onTheWay:
				l.back[e] = true
			case untouched:
				visit(m.Edges[e].To)
			}
		}
		mark[n] = done
		late = append(late, n)
	}
	// Where a band begins its first node stands first: a way back is then an edge back, whatever the order of the file.
	for n := range m.Nodes {
		if m.Nodes[n].Kind == MapPreparation || l.begins(n) {
			if mark[n] == untouched {
				visit(n)
			}
		}
	}
	for n := range m.Nodes {
		if mark[n] == untouched {
			visit(n)
		}
		m.Nodes[n].Layer = 0
	}
	last := make([]int, len(m.Bands))
	for _, n := range slices.Backward(late) {
		from := m.Nodes[n]
		for _, e := range next[n] {
			if !l.back[e] {
				to := &m.Nodes[m.Edges[e].To]
				to.Layer = max(to.Layer, from.Layer+1)
			}
		}
		if from.Band >= 0 {
			last[from.Band] = max(last[from.Band], from.Layer)
		}
	}
	for n := range m.Nodes {
		if k := m.Nodes[n].Kind; k == MapDecision || k == MapRoute {
			m.Nodes[n].Layer = last[m.Nodes[n].Band]
		}
	}
}

// begins says whether a meeting or the follow-up starts at a node.
func (l *mapLayout) begins(n int) bool {
	rules := l.m.sc.Rules
	for i := range rules.Meetings {
		if l.m.start(i) == n {
			return true
		}
	}
	return rules.FollowUp >= 0 && l.m.byBeat[rules.FollowUp] == n
}

// onward says whether an edge runs through the columns of its band: to a later one, or to an ending.
func (l *mapLayout) onward(i int) bool {
	e := l.m.Edges[i]
	from, to := l.m.Nodes[e.From], l.m.Nodes[e.To]
	return e.Kind == MapJump && !l.back[i] && (to.Kind == MapEnding || from.Band == to.Band && from.Layer < to.Layer)
}

// items fills the columns: the nodes, and between them the places where longer edges pass. Edges to the same target
// pass together.
func (l *mapLayout) items() {
	m := l.m
	for range m.Bands {
		l.bands = append(l.bands, &bandLayout{})
	}
	l.item = make([]int, len(m.Nodes))
	for n, node := range m.Nodes {
		if node.Band >= 0 {
			l.item[n] = l.bands[node.Band].add(mapItem{node: n, target: n, column: node.Layer, h: l.height(n)})
		}
	}
	l.chain = make([][]int, len(m.Edges))
	for i, e := range m.Edges {
		if !l.onward(i) {
			continue
		}
		b := l.bands[m.Nodes[e.From].Band]
		end := len(b.columns)
		if m.Nodes[e.To].Kind != MapEnding {
			end = m.Nodes[e.To].Layer
		}
		at, row := l.item[e.From], e.Row
		l.chain[i] = append(l.chain[i], at)
		step := func(to int) {
			link := mapLink{at, row, to}
			if !slices.Contains(b.links, link) {
				b.links = append(b.links, link)
			}
			l.chain[i] = append(l.chain[i], to)
			at, row = to, -1
		}
		for c := m.Nodes[e.From].Layer + 1; c < end; c++ {
			step(b.passing(c, e.To, l.s.Track))
		}
		if m.Nodes[e.To].Kind != MapEnding {
			step(l.item[e.To])
		}
	}
}

// HeadOf and RowOf are the heights of a node's head and of each of its rows.
func (s MapSizes) HeadOf(k MapKind) int {
	if k == MapTalk {
		return s.Head
	}
	return s.ShortHead
}

// RowOf is the other half of HeadOf.
func (s MapSizes) RowOf(k MapKind) int {
	if k == MapTalk {
		return s.Row
	}
	return s.ShortRow
}

func (l *mapLayout) height(n int) int {
	node := l.m.Nodes[n]
	h := l.s.HeadOf(node.Kind) + l.s.RowOf(node.Kind)*len(node.Rows)
	if l.s.Row > 0 && len(node.Rows) > 0 {
		h += l.s.GapY / 3 // below the last row
	}
	return h
}

// add puts an item at the bottom of its column.
func (b *bandLayout) add(it mapItem) int {
	for len(b.columns) <= it.column {
		b.columns = append(b.columns, nil)
	}
	i := len(b.items)
	it.place = len(b.columns[it.column])
	b.items = append(b.items, it)
	b.columns[it.column] = append(b.columns[it.column], i)
	return i
}

// passing returns the place where edges to a target pass a column.
func (b *bandLayout) passing(column, target, h int) int {
	for _, i := range b.columns[column] {
		if b.items[i].node < 0 && b.items[i].target == target {
			return i
		}
	}
	return b.add(mapItem{node: -1, target: target, column: column, h: h})
}

// sweeps bounds the search for an order with few crossings; it has long settled by then.
const sweeps = 16

// order puts the items of each column in the order of what they are linked to (their barycentre), forth and back, and
// keeps the order with the fewest crossings.
func (l *mapLayout) order(b *bandLayout) {
	best, fewest := b.copyColumns(), l.crossings(b)
	for i := range sweeps {
		if i%2 == 0 {
			for c := 1; c < len(b.columns); c++ {
				l.sort(b, c, true)
			}
		} else {
			for c := len(b.columns) - 2; c >= 0; c-- {
				l.sort(b, c, false)
			}
		}
		if n := l.crossings(b); n < fewest {
			best, fewest = b.copyColumns(), n
		}
	}
	b.columns = best
	b.number()
}

func (b *bandLayout) copyColumns() [][]int {
	out := make([][]int, len(b.columns))
	for i, c := range b.columns {
		out[i] = slices.Clone(c)
	}
	return out
}

func (b *bandLayout) number() {
	for _, column := range b.columns {
		for place, i := range column {
			b.items[i].place = place
		}
	}
}

// unit is one place in a column, fine enough for the rows of a node to count.
const unit = 1 << 10

// leaves is where a link leaves its column.
func (l *mapLayout) leaves(b *bandLayout, k mapLink) int {
	it := b.items[k.from]
	if it.node < 0 || k.row < 0 {
		return it.place * unit
	}
	rows := len(l.m.Nodes[it.node].Rows)
	return it.place*unit + (k.row+1)*unit/(rows+1) - unit/2
}

func (l *mapLayout) sort(b *bandLayout, column int, forth bool) {
	sum, count := map[int]int{}, map[int]int{}
	for _, k := range b.links {
		switch {
		case forth && b.items[k.to].column == column:
			sum[k.to] += l.leaves(b, k)
			count[k.to]++
		case !forth && b.items[k.from].column == column:
			// A node's rows keep their order, so what the first leads to draws it up.
			sum[k.from] += b.items[k.to].place * unit
			count[k.from]++
		}
	}
	at := func(i int) int {
		if count[i] == 0 {
			return b.items[i].place * unit
		}
		return sum[i] / count[i]
	}
	slices.SortStableFunc(b.columns[column], func(x, y int) int { return cmp.Compare(at(x), at(y)) })
	b.number()
}

// crossings counts the pairs of links that cross.
func (l *mapLayout) crossings(b *bandLayout) int {
	n := 0
	for i, p := range b.links {
		for _, q := range b.links[i+1:] {
			if b.items[p.from].column != b.items[q.from].column {
				continue
			}
			a := cmp.Compare(l.leaves(b, p), l.leaves(b, q))
			z := cmp.Compare(b.items[p.to].place, b.items[q.to].place)
			if a*z < 0 {
				n++
			}
		}
	}
	return n
}

// rounds bounds how often items are moved towards what they are linked to.
const rounds = 8

// settle sets the height of each item in its band: as level with what it is linked to as its neighbours allow.
func (l *mapLayout) settle(b *bandLayout) {
	for _, column := range b.columns {
		y := 0
		for _, i := range column {
			b.items[i].y = y
			y += b.items[i].h + l.s.GapY
		}
	}
	for range rounds {
		for c := 1; c < len(b.columns); c++ {
			l.level(b, c, true, false)
		}
		for c := len(b.columns) - 2; c >= 0; c-- {
			l.level(b, c, false, true)
		}
	}
	for c := range b.columns {
		l.level(b, c, true, true)
	}
	top, bottom := 1<<30, 0
	for _, it := range b.items {
		top = min(top, it.y)
	}
	for i := range b.items {
		b.items[i].y -= top
		bottom = max(bottom, b.items[i].y+b.items[i].h)
	}
	b.height = bottom
}

// level moves the items of a column to the mean height of what they are linked to before or after them, in their order
// and with their gaps: the regression that violates none of them (pool adjacent violators).
func (l *mapLayout) level(b *bandLayout, column int, before, after bool) {
	sum, count := map[int]int{}, map[int]int{}
	for _, k := range b.links {
		from, to := b.items[k.from], b.items[k.to]
		switch {
		case before && to.column == column:
			sum[k.to] += from.y + l.out(from, k.row) - l.in(to)
			count[k.to]++
		case after && from.column == column:
			sum[k.from] += to.y + l.in(to) - l.out(from, k.row)
			count[k.from]++
		}
	}
	wanted := make([]int, len(b.columns[column]))
	heights := make([]int, len(wanted))
	for k, i := range b.columns[column] {
		wanted[k], heights[k] = b.items[i].y, b.items[i].h
		if count[i] > 0 {
			wanted[k] = floorDiv(sum[i], count[i])
		}
	}
	gap := func(k int) int { // above item k
		one, other := b.items[b.columns[column][k-1]], b.items[b.columns[column][k]]
		if one.node < 0 && other.node < 0 {
			return l.s.Track
		}
		return l.s.GapY
	}
	for k, y := range spread(wanted, heights, gap) {
		b.items[b.columns[column][k]].y = y
	}
}

// spread places things of given heights from top to bottom, each as near to where it wants to be as the others allow.
func spread(wanted, heights []int, gap func(k int) int) []int {
	type pool struct{ sum, n int }
	var pools []pool
	offset := make([]int, len(wanted))
	for k := range wanted {
		if k > 0 {
			offset[k] = offset[k-1] + heights[k-1] + gap(k)
		}
		pools = append(pools, pool{wanted[k] - offset[k], 1})
		for n := len(pools); n > 1 && pools[n-2].sum*pools[n-1].n > pools[n-1].sum*pools[n-2].n; n-- {
			pools[n-2] = pool{pools[n-2].sum + pools[n-1].sum, pools[n-2].n + pools[n-1].n}
			pools = pools[:n-1]
		}
	}
	var out []int
	for _, p := range pools {
		for range p.n {
			out = append(out, floorDiv(p.sum, p.n)+offset[len(out)])
		}
	}
	return out
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// out is where a row's edge leaves an item, below its top.
func (l *mapLayout) out(it mapItem, row int) int {
	if it.node < 0 || l.s.Row == 0 {
		return it.h / 2
	}
	k := l.m.Nodes[it.node].Kind
	if row < 0 {
		return l.s.HeadOf(k) / 2
	}
	return l.s.HeadOf(k) + l.s.RowOf(k)*row + l.s.RowOf(k)/2
}

// in is where edges reach an item, below its top.
func (l *mapLayout) in(it mapItem) int { return l.out(it, -1) }

// lastColumn says whether a node stands beside the gutter of the endings.
func (l *mapLayout) lastColumn(n int) bool {
	return l.m.Nodes[n].Layer == len(l.bands[l.m.Nodes[n].Band].columns)-1
}

// ways of an edge along the gutters.
type mapWay struct {
	leave  int  // the gutter it leaves its band by; -1: none, it goes straight to the right
	right  bool // it runs beside the endings
	arrive int  // the gutter it reaches its target by; -1: none, an ending is reached from the right
}

// way finds the gutters that an edge runs along.
func (l *mapLayout) way(e MapEdge) mapWay {
	a, b := l.m.Nodes[e.From].Band, l.m.Nodes[e.To].Band
	below := a + 1
	w := mapWay{leave: below, right: true, arrive: -1}
	switch {
	case b < 0:
	case b == a:
		return mapWay{leave: below, arrive: below}
	case b > a:
		w.arrive = b
	default:
		w.leave, w.arrive = a, b+1
	}
	if l.lastColumn(e.From) {
		w.leave = -1
	} else if w.leave == w.arrive {
		w.right = false
	}
	return w
}

// tracks reserves a line in each gutter for every target that is reached along it. What only a play can have, an answer
// because patience ran out or an ending in another's place, has its line reserved always, so that nothing moves.
func (l *mapLayout) tracks() {
	m := l.m
	l.gutters = make([][]int, len(m.Bands)+1)
	use := func(list *[]int, target int) {
		if !slices.Contains(*list, target) {
			*list = append(*list, target)
		}
	}
	for i, e := range m.Edges {
		if e.Kind != MapJump || l.onward(i) {
			continue
		}
		w := l.way(e)
		if w.leave >= 0 {
			use(&l.gutters[w.leave], e.To)
		}
		if w.arrive >= 0 {
			use(&l.gutters[w.arrive], e.To)
		}
		if w.right {
			use(&l.right, e.To)
		}
	}
	for n, node := range m.Nodes {
		if node.Kind == MapDecision {
			use(&l.gutters[node.Band+1], n)
		}
	}
	// The farther down it leads, the farther out it runs: lines that leave a decision then do not cross.
	slices.SortStableFunc(l.right, func(x, y int) int { return cmp.Compare(m.Nodes[x].Band, m.Nodes[y].Band) })
}

// over is the line beside the endings, and in each gutter, for an ending that takes another's place.
const over = -1

func (l *mapLayout) gutterHeight(g int) int { return (len(l.gutters[g]) + 2) * l.s.Track }

// place sets the positions of bands, nodes and endings.
func (l *mapLayout) place() {
	m, s := l.m, l.s
	y, columns := s.Margin, 1
	for i, b := range l.bands {
		y += l.gutterHeight(i) + s.Title
		m.Bands[i].Y, m.Bands[i].Height = y, b.height
		columns = max(columns, len(b.columns))
		for _, it := range b.items {
			if it.node >= 0 {
				n := &m.Nodes[it.node]
				n.X, n.Y, n.W, n.H = l.columnX(it.column), y+it.y, s.Width, it.h
			}
		}
		y += b.height
	}
	y += l.gutterHeight(len(l.bands))
	l.rightX = l.columnX(columns) - s.GapX/2
	m.EndingsX = l.rightX + (len(l.right)+2)*s.Track + 2*s.GapX
	m.Width = m.EndingsX + s.EndingWidth + s.Margin
	m.Height = max(y, l.placeEndings()) + s.Margin
}

func (l *mapLayout) columnX(c int) int {
	return l.s.Margin + l.s.GapX + c*(l.s.Width+l.s.GapX)
}

// placeEndings puts each ending level with what leads to it. Those that nothing leads to, for they only ever take
// another's place, stand last.
func (l *mapLayout) placeEndings() int {
	m := l.m
	sum, count := map[int]int{}, map[int]int{}
	for i, e := range m.Edges {
		if m.Nodes[e.To].Kind == MapEnding && l.onward(i) {
			sum[e.To] += l.reach(i)
			count[e.To]++
		}
	}
	order := slices.Clone(m.endings)
	want := func(n int) int {
		if count[n] == 0 {
			return 1 << 20
		}
		return sum[n]/count[n] - l.s.EndingHeight/2
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(want(x), want(y)) })
	var wanted, heights []int
	floor := 0
	for _, n := range order {
		if count[n] > 0 {
			floor = want(n)
		}
		wanted, heights = append(wanted, min(want(n), floor)), append(heights, l.s.EndingHeight)
	}
	bottom := 0
	top := l.s.Margin + l.gutterHeight(0) + l.s.Title
	ys := spread(wanted, heights, func(int) int { return l.s.GapY })
	shift := 0
	if len(ys) > 0 {
		shift = max(top-ys[0], 0)
	}
	for k, n := range order {
		node := &m.Nodes[n]
		node.X, node.Y, node.W, node.H = m.EndingsX, ys[k]+shift, l.s.EndingWidth, l.s.EndingHeight
		bottom = node.Y + node.H
	}
	return bottom
}

// reach is the height in which an edge to an ending leaves its band.
func (l *mapLayout) reach(i int) int {
	e := l.m.Edges[i]
	band := l.m.Nodes[e.From].Band
	b, last := l.bands[band], l.chain[i][len(l.chain[i])-1]
	row := -1
	if len(l.chain[i]) == 1 {
		row = e.Row
	}
	return l.m.Bands[band].Y + b.items[last].y + l.out(b.items[last], row)
}

// route draws every edge.
func (l *mapLayout) route() {
	for i := range l.m.Edges {
		e := &l.m.Edges[i]
		e.Square, e.Points = !l.onward(i), nil
		if e.Square {
			l.square(e)
		} else {
			l.through(i, e)
		}
	}
}

// start is where an edge leaves its node.
func (l *mapLayout) start(e *MapEdge) MapPoint {
	n := l.m.Nodes[e.From]
	it := l.bands[n.Band].items[l.item[e.From]]
	return MapPoint{n.X + n.W, n.Y + l.out(it, e.Row)}
}

// end is where an edge reaches its node.
func (l *mapLayout) end(e *MapEdge) MapPoint {
	n := l.m.Nodes[e.To]
	if n.Kind == MapEnding {
		return MapPoint{n.X, n.Y + n.H/2}
	}
	return MapPoint{n.X, n.Y + l.in(l.bands[n.Band].items[l.item[e.To]])}
}

// through draws an edge through the columns of its band.
func (l *mapLayout) through(i int, e *MapEdge) {
	band := l.m.Nodes[e.From].Band
	b := l.bands[band]
	at := l.start(e)
	e.Points = append(e.Points, at)
	for _, k := range l.chain[i][1:] {
		it := b.items[k]
		if it.node >= 0 {
			continue
		}
		x, y := l.columnX(it.column), l.m.Bands[band].Y+it.y+it.h/2
		at = MapPoint{x + l.s.Width, y}
		e.Points = append(e.Points, MapPoint{x, y}, at)
	}
	end := l.end(e)
	if l.m.Nodes[e.To].Kind == MapEnding { // past the lines beside the endings it runs level
		if x := l.m.EndingsX - 2*l.s.GapX; x > at.X {
			e.Points = append(e.Points, MapPoint{x, at.Y})
		}
	}
	e.Points = append(e.Points, end)
}

// square draws an edge along the gutters.
func (l *mapLayout) square(e *MapEdge) {
	w := l.way(*e)
	track := e.To
	if e.Kind == MapOver {
		track = over
	}
	at, end := l.start(e), l.end(e)
	to := func(x, y int) {
		if p := (MapPoint{x, y}); p != e.Points[len(e.Points)-1] {
			e.Points = append(e.Points, p)
		}
	}
	e.Points = []MapPoint{at}
	x := at.X + l.s.GapX/3
	if w.leave >= 0 {
		to(x, at.Y)
		to(x, l.trackY(w.leave, track))
	}
	if w.right {
		x = l.trackX(track)
		to(x, e.Points[len(e.Points)-1].Y)
	}
	if w.arrive >= 0 {
		to(x, l.trackY(w.arrive, track))
		x = end.X - l.s.GapX/3
		to(x, l.trackY(w.arrive, track))
	}
	to(x, end.Y)
	to(end.X, end.Y)
}

// trackY is the height of the line in a gutter that leads to a target.
func (l *mapLayout) trackY(g, target int) int {
	top := l.s.Margin
	if g > 0 {
		top = l.m.Bands[g-1].Y + l.m.Bands[g-1].Height
	}
	k := slices.Index(l.gutters[g], target)
	if k < 0 {
		k = len(l.gutters[g])
	}
	return top + (k+1)*l.s.Track
}

// trackX is where the line beside the endings that leads to a target stands.
func (l *mapLayout) trackX(target int) int {
	k := slices.Index(l.right, target)
	if k < 0 {
		k = len(l.right)
	}
	return l.rightX + (k+1)*l.s.Track
}
