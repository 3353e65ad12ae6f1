package scenes

import (
	"errors"
	"slices"
	"strings"

	"parley/game"
	"parley/scenes/ui"
)

// phrasebook is for Monday: the templates with their blanks to fill, what the player kept, and the lines of the player's
// own plays that worked best.
type phrasebook struct {
	app    *App
	lang   string
	from   covered // the codex, which comes back
	lent   bool    // another play is on for a look at one of its turns
	groups []game.CodexEntry
	own    []game.OwnPhrase
	best   []game.OwnLine

	tab    int
	phrase int      // selected template
	blanks []string // what is filled in
	typing int      // blank that letters go into, -1 for none
	field  ui.Field // that blank

	bar       topBar
	labels    [bookTabs]string
	form      bookForm
	cards     []bookCard // of the other tabs
	none      string
	dropLabel string
	toast     toast
	scroll    ui.Scroll
	focus     ui.Focus
	targets   []ui.Target
}

// The pages of the phrasebook.
const (
	bookTemplates = iota
	bookMine
	bookBest
	bookTabs
)

// What can be chosen in the phrasebook.
const (
	bookBack     = 1
	bookTab      = 2
	bookKeep     = 10
	bookExample  = 20 // fills the blanks as in the example
	bookBlank    = 40
	bookTemplate = 100
	bookCardID   = 200
	bookDrop     = 600
)

// blankLength bounds what a blank takes, in characters.
const blankLength = 60

// newPhrasebook opens the phrasebook at a template; at the first for another id.
func newPhrasebook(a *App, entry string, from covered) ui.Screen {
	b := &phrasebook{app: a, from: from, typing: -1}
	b.scroll.Rect = bookList
	b.read()
	b.phrase = max(0, slices.IndexFunc(b.groups, func(e game.CodexEntry) bool { return e.ID == entry }))
	b.blank()
	b.arrange()
	b.focus.Set(bookTemplate + b.phrase)
	if entry != "" {
		b.focus.Set(bookBlank)
	}
	return b
}

// read takes everything anew.
func (b *phrasebook) read() {
	a := b.app
	b.lang, b.groups = a.lang(), nil
	for _, g := range game.Codex(b.lang) {
		for _, e := range g.Entries {
			if e.Phrase != nil {
				b.groups = append(b.groups, e)
			}
		}
	}
	var err error
	if b.own, err = a.store.Phrases(); err != nil {
		b.toast = newToast(a.say("book.unread", "Why", game.Reason(err, b.lang)), true, ui.Width/2, 700)
	}
	learnt, err := a.store.Learnt(b.lang)
	if err != nil {
		b.toast = newToast(a.say("screen.store", "Why", game.Reason(err, b.lang)), true, ui.Width/2, 700)
	}
	b.best = learnt.Best
	b.bar = newTopBar(a.say("book.title"), a.say("codex.book.note"), 600)
	b.dropLabel = a.say("book.drop")
	for i, id := range [...]string{"book.templates", "book.mine", "book.best"} {
		b.labels[i] = a.say(id)
	}
}

// blank empties the blanks of the template that is selected.
func (b *phrasebook) blank() {
	b.blanks, b.typing = make([]string, len(game.Blanks(b.template()))), -1
}

func (b *phrasebook) template() string { return b.groups[b.phrase].Phrase.Template }

// relabel comes back from a turn of a play; everything is in the language of now.
func (b *phrasebook) relabel() {
	if b.lent {
		b.app.takeBack()
		b.lent = false
	}
	b.read()
	b.typing = -1
	b.arrange()
}

// Animating is false: nothing moves here.
func (b *phrasebook) Animating() bool { return false }

// Update fills, keeps, deletes and looks.
func (b *phrasebook) Update(in ui.Input) (ui.Next, error) {
	changed := b.toast.text != "" && in.Any()
	if changed {
		b.toast = toast{}
	}
	if b.typing >= 0 {
		return b.write(in), nil
	}
	if in.Has(ui.NextLanguage) {
		b.app.switchLanguage()
	}
	if b.lang != b.app.lang() || b.lent {
		b.relabel()
		changed = true
	}
	if in.Has(ui.Back) {
		return b.back(), nil
	}
	if in.Number > 0 && in.Number <= bookTabs {
		return b.show(in.Number - 1), nil
	}
	rest, scrolled := in, false
	if b.tab != bookTemplates {
		if rest, scrolled = b.scroll.Update(in); scrolled {
			b.aim()
		}
	}
	chosen, moved := b.focus.Update(rest, b.targets)
	if moved && !in.Moved && !in.Pressed {
		b.follow()
	}
	if chosen != 0 {
		return b.act(chosen, in), nil
	}
	return ui.RedrawIf(changed || scrolled || moved), nil
}

// follow shows what the focus has come to by keys.
func (b *phrasebook) follow() {
	switch id := b.focus.ID(); {
	case id >= bookDrop:
		b.reveal(id - bookDrop)
	case id >= bookCardID:
		b.reveal(id - bookCardID)
	case id >= bookTemplate && id-bookTemplate != b.phrase:
		b.choose(id - bookTemplate)
	}
}

func (b *phrasebook) reveal(i int) {
	b.scroll.Reveal(b.cards[i].rect.Y-8, b.cards[i].rect.H+16)
	b.aim()
}

func (b *phrasebook) choose(phrase int) {
	b.phrase = phrase
	b.blank()
	b.arrange()
}

func (b *phrasebook) back() ui.Next {
	b.from.relabel()
	return ui.Replace(b.from)
}

func (b *phrasebook) show(tab int) ui.Next {
	b.tab, b.typing = tab, -1
	b.focus.Set(bookTab + tab)
	b.scroll = ui.Scroll{Rect: bookList}
	b.arrange()
	return ui.Redraw()
}

func (b *phrasebook) act(chosen int, in ui.Input) ui.Next {
	switch {
	case chosen == bookBack:
		return b.back()
	case chosen < bookTab+bookTabs:
		return b.show(chosen - bookTab)
	case chosen == bookKeep:
		b.keep()
	case chosen >= bookDrop:
		b.drop(chosen - bookDrop)
	case chosen >= bookCardID && b.tab == bookBest:
		return b.see(b.best[chosen-bookCardID].CodexUse)
	case chosen >= bookCardID:
	case chosen >= bookTemplate:
		b.choose(chosen - bookTemplate)
	case chosen >= bookBlank:
		b.fill(chosen - bookBlank)
		b.field.Update(ui.Input{X: in.X, Y: in.Y, Pressed: in.Released}) // the caret goes where one clicked
	case chosen >= bookExample:
		b.blanks = game.Blanks(b.groups[b.phrase].Phrase.Examples[chosen-bookExample].Text)
		b.arrange()
	}
	return ui.Redraw()
}

// see opens the turn in which a line was said.
func (b *phrasebook) see(use game.CodexUse) ui.Next {
	next, lent, problem := b.app.lookAt(use, b)
	if next == nil {
		b.toast = newToast(problem, true, ui.Width/2, 700)
		return ui.Redraw()
	}
	b.lent = lent
	if _, over := next.(*reasons); over {
		return ui.Push(next)
	}
	return ui.Replace(next)
}

// write writes into a blank; Enter and Tab go on to the next.
func (b *phrasebook) write(in ui.Input) ui.Next {
	i := b.typing
	before := b.blanks[i]
	moved := b.field.Update(in)
	if b.blanks[i] = b.field.Text(); before != b.blanks[i] {
		b.arrange()
	}
	switch {
	case in.Has(ui.Back):
		b.typing = -1
	case in.Typing().Has(ui.Accept), in.Has(ui.FocusNext), in.Has(ui.MoveDown):
		b.typeInto(i + 1)
	case in.Has(ui.FocusPrevious), in.Has(ui.MoveUp):
		b.typeInto(i - 1)
	case in.Pressed && !b.field.Rect.Has(in.X, in.Y):
		b.typing = -1
		b.focus.Update(in, b.targets) // it went down on something
	default:
		return ui.RedrawIf(moved || in.Woken)
	}
	return ui.Redraw()
}

// typeInto goes to another blank; after the last to the button that keeps, before the first to the template.
func (b *phrasebook) typeInto(i int) {
	b.typing = i
	switch {
	case i < 0:
		b.focus.Set(bookTemplate + b.phrase)
	case i >= len(b.blanks):
		b.typing = -1
		b.focus.Set(bookKeep)
	default:
		b.fill(i)
		b.focus.Set(bookBlank + i)
	}
}

// fill begins to write into a blank.
func (b *phrasebook) fill(i int) {
	b.typing = i
	b.field = ui.Field{Rect: b.form.fields[i], Style: fieldText, Most: blankLength}
	b.field.SetText(b.blanks[i])
}

// Writing is the blank that is being filled.
func (b *phrasebook) Writing() *ui.Field {
	if b.typing < 0 {
		return nil
	}
	return &b.field
}

// left counts the blanks that are still empty.
func (b *phrasebook) left() int {
	n := 0
	for _, s := range b.blanks {
		if strings.TrimSpace(s) == "" {
			n++
		}
	}
	return n
}

// keep puts the filled template among the player's own.
func (b *phrasebook) keep() {
	a := b.app
	if b.left() > 0 {
		return
	}
	text := game.FillBlanks(b.template(), b.blanks)
	err := a.store.KeepPhrase(game.OwnPhrase{Entry: b.groups[b.phrase].ID, Text: text, Kept: a.now().UTC()})
	switch {
	case errors.Is(err, game.ErrPhrase):
		b.toast = newToast(a.say("book.too-long"), true, ui.Width/2, 700)
	case err != nil:
		b.toast = newToast(a.say("book.failed", "Why", game.Reason(err, b.lang)), true, ui.Width/2, 700)
	default:
		b.toast = newToast(a.say("book.kept"), false, ui.Width/2, 700)
		b.read()
		b.blank()
		b.arrange()
	}
}

// drop deletes one of the player's own.
func (b *phrasebook) drop(i int) {
	a := b.app
	if err := a.store.DropPhrase(b.own[i]); err != nil {
		b.toast = newToast(a.say("book.failed", "Why", game.Reason(err, b.lang)), true, ui.Width/2, 700)
		return
	}
	b.toast = newToast(a.say("book.dropped"), false, ui.Width/2, 700)
	b.read()
	b.arrange()
	b.focus.Set(bookTab + bookMine)
}
