package scenes

import (
	"slices"
	"strings"

	"parley/game"
	"parley/scenes/ui"
)

// codex is the book of the subject: groups at the left, their entries beside them, and the entry that is open with where
// it comes from, what lies next to it, and the turns of the player's own plays that bear on it.
type codex struct {
	app    *App
	lang   string
	home   bool // it was opened from the title, which comes back
	lent   bool // another play is on for a look at one of its turns
	groups []game.CodexGroup
	learnt game.Learnt

	group  int               // selected
	search string            // what is searched for, empty: the group is shown
	typing bool              // letters go into the search
	field  ui.Field          // the search, while it is typed
	shown  []game.CodexEntry // of the group, or found
	entry  game.CodexEntry   // open

	bar     topBar
	labels  codexLabels
	rows    []codexRow
	page    codexPage
	toast   toast
	list    ui.Scroll
	scroll  ui.Scroll // of the page
	focus   ui.Focus
	targets []ui.Target
}

// codexLabels are the words around the entries.
type codexLabels struct {
	hint, book, count string
	none              paragraph
}

// codexRow is an entry in the list.
type codexRow struct {
	number, title string
	style         ui.Style
	used          bool
}

// What can be chosen in the codex.
const (
	codexBack = 1 + iota
	codexSearch
	codexBook
	codexFill  // to the phrasebook, from a template
	codexGroup = 100
	codexEntry = 200
	codexLink  = 500
	codexUse   = 600
)

var (
	codexGroups     = ui.Rect{X: 24, Y: 80, W: 196, H: 624}
	codexList       = ui.Rect{X: 228, Y: 80, W: 272, H: 624}
	codexPageRect   = ui.Rect{X: 512, Y: 80, W: 744, H: 624}
	codexPageView   = ui.Rect{X: 512, Y: 88, W: 738, H: 608} // what of the page is seen
	codexSearchRect = ui.Rect{X: 828, Y: 14, W: 260, H: 36}
	codexBookRect   = ui.Rect{X: 1096, Y: 14, W: 160, H: 36}
)

const (
	codexGroupH = 34.0
	codexRowH   = 44.0
	codexHeadH  = 40.0 // over the rows of the list
)

// newCodex opens the codex at an entry; at the first for an id that it does not have.
func newCodex(a *App, id string, home bool) ui.Screen {
	k := &codex{app: a, home: home}
	k.list.Rect = ui.Rect{X: codexList.X, Y: codexList.Y + codexHeadH, W: codexList.W, H: codexList.H - codexHeadH}
	k.scroll.Rect = codexPageView
	k.read()
	if _, ok := game.FindCodex(k.lang, id); !ok {
		id = k.groups[0].Entries[0].ID
	}
	k.open(id)
	k.focus.Set(codexEntry + k.place(id))
	k.aim()
	return k
}

// read takes the codex and what the plays say of it anew.
func (k *codex) read() {
	a := k.app
	k.lang, k.groups = a.lang(), game.Codex(a.lang())
	var review *game.Review
	if a.graded != nil {
		review = a.graded.review
	}
	var err error
	if k.learnt, err = a.store.Learnt(k.lang, review); err != nil {
		k.toast = newToast(a.say("screen.store", "Why", game.Reason(err, k.lang)), true, ui.Width/2, 700)
	}
	k.bar = newTopBar(a.say("codex.title"), a.say("codex.note"), 740)
	k.labels.hint, k.labels.book = a.say("codex.search.hint"), a.say("codex.book")
}

// relabel comes back from a screen that stood here: the play that was on is on again, and all is in the language of now.
func (k *codex) relabel() {
	if k.lent {
		k.app.takeBack()
		k.lent = false
	}
	k.read()
	k.look()
	k.open(k.entry.ID)
}

// look fills the list: the group's entries, or what is found.
func (k *codex) look() {
	a := k.app
	k.labels.none = paragraph{}
	if k.search == "" {
		k.shown = k.groups[k.group].Entries
		k.labels.count = k.groups[k.group].Title + " · " + a.say("codex.count", "Count", len(k.shown))
	} else {
		k.shown = game.SearchCodex(k.lang, k.search)
		k.labels.count = a.say("codex.search.found", "Text", k.search, "Count", len(k.shown))
		if len(k.shown) == 0 {
			k.labels.count = a.say("codex.search")
			k.labels.none = paragraph{text: a.say("codex.search.none", "Text", k.search), style: ui.Note, y: 14}
		}
	}
	k.rows = k.rows[:0]
	for _, e := range k.shown {
		row := codexRow{number: number(e.Number), title: e.Title, used: len(k.learnt.Uses[e.ID]) > 0}
		row.style, _ = fitLine(e.Title, ui.Strong, codexList.W-86, smallest)
		k.rows = append(k.rows, row)
	}
	k.list.Height = codexRowH*float64(len(k.rows)) + 12
}

// place is where an entry stands in the list, 0 if it is not in it.
func (k *codex) place(id string) int {
	return max(0, slices.IndexFunc(k.shown, func(e game.CodexEntry) bool { return e.ID == id }))
}

// open opens an entry; the list shows its group, unless a search found it.
func (k *codex) open(id string) {
	e, _ := game.FindCodex(k.lang, id)
	k.entry = e
	k.group = slices.IndexFunc(k.groups, func(g game.CodexGroup) bool { return g.ID == e.Group })
	if k.search != "" && !slices.ContainsFunc(k.shown, func(s game.CodexEntry) bool { return s.ID == id }) {
		k.search, k.typing = "", false
	}
	k.look()
	k.page = k.app.codexPage(e, k.learnt)
	k.scroll = ui.Scroll{Rect: codexPageView, Height: k.page.h}
	k.list.Reveal(codexRowH*float64(k.place(id)), codexRowH+12)
	k.aim()
}

// aim says what can be chosen where.
func (k *codex) aim() {
	t := append(k.targets[:0], ui.Target{ID: codexBack, Rect: backTarget}, ui.Target{ID: codexSearch, Rect: codexSearchRect},
		ui.Target{ID: codexBook, Rect: codexBookRect})
	for i := range k.groups {
		t = append(t, ui.Target{ID: codexGroup + i, Rect: codexGroupRect(i)})
	}
	for i := range k.rows {
		r := ui.Rect{X: codexList.X + 8, Y: k.list.Rect.Y + codexRowH*float64(i) + 5 - k.list.Offset(), W: codexList.W - 16, H: codexRowH}
		t = append(t, ui.Target{ID: codexEntry + i, Rect: r, Within: k.list.Rect})
	}
	at := func(r ui.Rect) ui.Rect { return r.Move(codexPageView.X, codexPageView.Y-k.scroll.Offset()) }
	if k.page.fill.W > 0 {
		t = append(t, ui.Target{ID: codexFill, Rect: at(k.page.fill), Within: codexPageView})
	}
	for i, l := range k.page.links {
		t = append(t, ui.Target{ID: codexLink + i, Rect: at(l.rect), Within: codexPageView})
	}
	for i, u := range k.page.uses {
		t = append(t, ui.Target{ID: codexUse + i, Rect: at(u.rect), Within: codexPageView})
	}
	k.targets = t
}

func codexGroupRect(i int) ui.Rect {
	return ui.Rect{X: codexGroups.X, Y: codexGroups.Y + (codexGroupH+.6)*float64(i), W: codexGroups.W, H: codexGroupH}
}

// Animating is false: nothing moves here.
func (k *codex) Animating() bool { return false }

// Update looks things up.
func (k *codex) Update(in ui.Input) (ui.Next, error) {
	changed := k.refresh(in)
	if k.toast.text != "" && in.Any() {
		k.toast, changed = toast{}, true
	}
	if k.typing {
		return k.write(in), nil
	}
	if slices.Contains(in.Runes, '/') {
		k.find()
		return ui.Redraw(), nil
	}
	if in.Has(ui.Back) {
		return k.back(), nil
	}
	rest, scrolled := k.scroll.Update(in)
	if k.list.Rect.Has(in.X, in.Y) {
		var moved bool
		rest, moved = k.list.Update(rest)
		scrolled = scrolled || moved
	}
	if scrolled {
		k.aim()
	}
	chosen, moved := k.focus.Update(rest, k.targets)
	if moved && !in.Moved && !in.Pressed {
		k.follow()
	}
	if chosen != 0 {
		return k.act(chosen), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// refresh notices that the player has come back from elsewhere, or that the language is another one.
func (k *codex) refresh(in ui.Input) bool {
	if in.Has(ui.NextLanguage) && !k.typing {
		k.app.switchLanguage()
	}
	if k.lang == k.app.lang() && !k.lent {
		return false
	}
	k.relabel()
	return true
}

// follow shows what the focus has come to by keys.
func (k *codex) follow() {
	switch id := k.focus.ID(); {
	case id >= codexUse:
		k.reveal(k.page.uses[id-codexUse].rect)
	case id >= codexLink:
		k.reveal(k.page.links[id-codexLink].rect)
	case id >= codexEntry:
		k.open(k.shown[id-codexEntry].ID)
	case id >= codexGroup:
		k.show(id - codexGroup)
	}
}

func (k *codex) reveal(r ui.Rect) {
	k.scroll.Reveal(r.Y-12, r.H+24)
	k.aim()
}

// show shows a group and opens its first entry.
func (k *codex) show(group int) {
	k.search, k.group = "", group
	k.list = ui.Scroll{Rect: k.list.Rect}
	k.open(k.groups[group].Entries[0].ID)
}

func (k *codex) back() ui.Next {
	if k.search != "" {
		k.search = ""
		k.open(k.entry.ID)
		k.focus.Set(codexEntry + k.place(k.entry.ID))
		return ui.Redraw()
	}
	if k.home {
		return ui.Replace(newTitle(k.app))
	}
	return ui.Pop()
}

func (k *codex) act(chosen int) ui.Next {
	switch {
	case chosen == codexBack:
		k.search = ""
		return k.back()
	case chosen == codexSearch:
		k.find()
	case chosen == codexBook:
		return ui.Replace(newPhrasebook(k.app, "", k))
	case chosen == codexFill:
		return ui.Replace(newPhrasebook(k.app, k.entry.ID, k))
	case chosen >= codexUse:
		return k.see(k.page.uses[chosen-codexUse].use)
	case chosen >= codexLink:
		id := k.page.links[chosen-codexLink].id
		k.open(id)
		k.focus.Set(codexEntry + k.place(id))
	case chosen >= codexEntry:
		k.open(k.shown[chosen-codexEntry].ID)
	case chosen >= codexGroup:
		k.show(chosen - codexGroup)
	}
	return ui.Redraw()
}

// see opens the turn: in the review of a play that has ended, else with its reasons.
func (k *codex) see(use game.CodexUse) ui.Next {
	next, lent, problem := k.app.lookAt(use, k)
	if next == nil {
		k.toast = newToast(problem, true, ui.Width/2, 700)
		return ui.Redraw()
	}
	k.lent = lent
	if _, over := next.(*reasons); over {
		return ui.Push(next)
	}
	return ui.Replace(next)
}

// find begins to type a search.
func (k *codex) find() {
	r := codexSearchRect
	k.typing = true
	k.focus.Set(codexSearch)
	k.field = ui.Field{Rect: ui.Rect{X: r.X + 26, Y: r.Y, W: r.W - 26, H: r.H}, Most: 24}
	k.field.SetText(k.search)
}

// Writing is the search while it is typed.
func (k *codex) Writing() *ui.Field {
	if !k.typing {
		return nil
	}
	return &k.field
}

// write writes into the search.
func (k *codex) write(in ui.Input) ui.Next {
	before := k.search
	moved := k.field.Update(in)
	k.search = strings.TrimLeft(k.field.Text(), " ")
	switch {
	case in.Has(ui.Back):
		k.typing, k.search = false, ""
	case in.Typing().Has(ui.Accept), in.Has(ui.MoveDown), in.Has(ui.FocusNext):
		k.typing = false
		k.look() // what came with the key
		if len(k.shown) > 0 {
			k.focus.Set(codexEntry)
			k.open(k.shown[0].ID)
		}
		return ui.Redraw()
	case in.Pressed && !codexSearchRect.Has(in.X, in.Y):
		k.typing = false
		k.focus.Update(in, k.targets) // it went down on something
		return ui.Redraw()
	}
	if before == k.search {
		return ui.RedrawIf(moved || in.Woken || !k.typing)
	}
	k.list = ui.Scroll{Rect: k.list.Rect}
	k.look()
	k.aim()
	return ui.Redraw()
}
