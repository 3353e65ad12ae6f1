package scenes

import (
	"cmp"
	"runtime/debug"
	"slices"
	"time"

	"parley/game"
	"parley/game/words"
	"parley/scenes/ui"
)

// titleScreen is the first screen: the one thing to do next, large, and what else leads somewhere.
type titleScreen struct {
	app     *App
	focus   ui.Focus
	targets []ui.Target

	found  *game.Saved // a play to go on with
	week   int         // of the quarter that can be gone on with, 0: none
	played time.Time   // when it was
	first  string      // otherwise, the standoff to begin with
	kept   int         // plays and saves that can be opened
	notice toast

	big           bigButton
	rows          []menuRow
	logo, beside  string
	line          string
	language      string
	settings      string
	quit, version string
	beside0       float64 // x of what stands beside the name
}

// bigButton is the amber one: go on with the play, or begin the first.
type bigButton struct {
	label, when, what, where string
	whatStyle, whereStyle    ui.Style
}

// menuRow is one of the rows below it, two side by side.
type menuRow struct {
	id                int
	icon, label, note string
	labelStyle        ui.Style
	noteStyle         ui.Style
	rect              ui.Rect
}

// Targets of the title.
const (
	titleContinue = 2 + iota
	titleQuarter
	titleStandoff
	titleDrills
	titleTutorial
	titleCodex
	titleJournal
	titleSelfTest
	titleProfile
	titleLoad
	titleLevel
	titleLanguage
	titleQuit
	titleSettings
)

var (
	bigRect      = ui.Rect{X: 80, Y: 252, W: 560, H: 98}
	rowRect      = ui.Rect{X: 80, Y: 362, W: 274, H: 50}
	languageRect = ui.Rect{X: 74, Y: 672, W: 190, H: 36}
	settingsRect = ui.Rect{X: 276, Y: 672, W: 120, H: 36}
	quitRect     = ui.Rect{X: 408, Y: 672, W: 110, H: 36}
)

const (
	bigWidth           = 560.0 - 72 - 48 // of its second and third line
	rowStepX, rowStepY = 286.0, 58.0
	rowText            = 48.0 // x of the words in a row
)

func newTitle(a *App) ui.Screen {
	t := &titleScreen{app: a}
	t.focus.Set(titleContinue)
	t.read()
	return t
}

// read takes stock of what is kept. Whatever was played is left, so that it can be gone on with.
func (t *titleScreen) read() {
	a := t.app
	a.leave()
	a.leaveQuarter()
	problem := a.takeNotice()
	records, err := a.store.Records()
	if err != nil {
		problem = a.say("screen.store", "Why", game.Reason(err, a.lang()))
	}
	saves, err := a.store.Saves()
	if err != nil {
		problem = a.say("screen.store", "Why", game.Reason(err, a.lang()))
	}
	quarters, _ := a.store.Campaigns() // the list says why they cannot be read
	t.kept = len(keptIn(records)) + len(keptIn(saves)) + len(quartersIn(quarters))
	if len(records) > 0 && records[0].Err != nil {
		problem = a.unreadable(records[0].Err, records[0].Path)
	}
	if t.found, err = a.store.Unfinished(""); err != nil {
		t.found = nil // said above
	}
	if t.week, t.played = a.store.CampaignWeek(); t.week > 0 && t.found != nil && t.played.After(t.found.Changed) {
		t.found = nil // the quarter was played last
	}
	if t.found == nil {
		t.first = firstUnplayed(records)
	}
	if tutorial := game.Tutorial(); tutorial != "" && len(records) == 0 && t.week == 0 {
		t.first = tutorial
	}
	t.say(problem)
	t.relabel()
}

// say shows a problem where the wall is empty.
func (t *titleScreen) say(problem string) {
	t.notice = toast{}
	if problem != "" {
		t.notice = newToast(problem, true, 1000, 480)
	}
}

// firstUnplayed returns the first standoff without a finished play, or the first of all.
func firstUnplayed(records []game.Saved) string {
	all := slices.DeleteFunc(game.Stages(), func(id string) bool {
		_, err := game.Open(id)
		return err != nil
	})
	finished := map[string]bool{}
	for _, r := range records {
		if s := replayed(r); s != nil && s.Ended() {
			finished[r.Record.Scenario] = true
		}
	}
	for _, id := range all {
		if !finished[id] {
			return id
		}
	}
	if len(all) > 0 {
		return all[0]
	}
	return ""
}

func (t *titleScreen) relabel() {
	a := t.app
	t.logo, t.line = a.say("game.title"), a.say("game.line")
	for _, l := range words.Languages() {
		if l != a.lang() {
			t.beside = words.In(l).Say("game.title")
		}
	}
	t.beside0 = 76 + ui.Measure(t.logo, ui.Logo) + 26
	t.big = t.bigButton()
	kept := a.say("screen.title.load.note", "Count", t.kept)
	if t.kept == 0 {
		kept = a.say("screen.title.load.none")
	}
	quarter := a.say("screen.title.quarter.note")
	if t.week > 0 {
		quarter = a.say("screen.title.quarter.on", "N", t.week)
	}
	t.rows = t.rows[:0]
	t.row(titleQuarter, "calendar-days", a.say("screen.title.quarter"), quarter)
	t.row(titleStandoff, "messages-square", a.say("screen.title.standoff"), a.say("screen.title.standoff.note"))
	t.row(titleDrills, "zap", a.say("drills.title"), a.say("drills.note"))
	if game.Tutorial() != "" {
		t.row(titleTutorial, "lightbulb", a.say("tutorial.title"), a.say("tutorial.note"))
	}
	t.row(titleCodex, "book-open", a.say("codex.title"), a.say("codex.note"))
	t.row(titleJournal, "file-text", a.say("journal.title"), a.say("journal.note"))
	t.row(titleSelfTest, "clipboard-list", a.say("selftest.title"), a.say("selftest.note"))
	t.row(titleProfile, "user", a.say("profile.title"), a.say("profile.note"))
	t.row(titleLoad, "history", a.say("screen.title.load"), kept)
	t.row(titleLevel, "graduation-cap", a.say("screen.title.level"), a.say("level."+string(a.settings.Level)))
	t.language = a.say("screen.title.language.note")
	t.settings = a.say("settings.title")
	t.quit, t.version = a.say("screen.title.quit"), "Parley "+version()
	t.aim()
}

// row adds a row; they stand two side by side, and can be chosen in that order.
func (t *titleScreen) row(id int, icon, label, note string) {
	n := len(t.rows)
	r := menuRow{id: id, icon: icon, label: label, note: note, rect: rowRect.Move(rowStepX*float64(n%2), rowStepY*float64(n/2))}
	r.labelStyle, _ = fitLine(label, ui.Strong.In(ui.OnNavy), r.rect.W-rowText-14, smallest)
	r.noteStyle, _ = fitLine(note, ui.Small.In(ui.OnNavy2), r.rect.W-rowText-14, smallest)
	t.rows = append(t.rows, r)
}

// aim says what can be chosen where.
func (t *titleScreen) aim() {
	t.targets = append(t.targets[:0], ui.Target{ID: titleContinue, Rect: bigRect})
	for _, r := range t.rows {
		t.targets = append(t.targets, ui.Target{ID: r.id, Rect: r.rect})
	}
	t.targets = append(t.targets, ui.Target{ID: titleLanguage, Rect: languageRect},
		ui.Target{ID: titleSettings, Rect: settingsRect}, ui.Target{ID: titleQuit, Rect: quitRect})
}

// bigButton says what the amber button leads to.
func (t *titleScreen) bigButton() bigButton {
	a := t.app
	var b bigButton
	var s *game.Session
	if t.found != nil {
		s = replayed(*t.found)
	}
	if s != nil {
		v := s.View(a.lang())
		b = bigButton{label: a.say("screen.title.continue"), when: a.when(t.found.Changed), what: v.Title, where: v.DeptName + " · " + a.where(v)}
	} else if t.week > 0 {
		b = bigButton{label: a.say("screen.title.continue"), when: a.when(t.played), what: a.say("screen.title.quarter"), where: a.say("screen.title.quarter.on", "N", t.week)}
	} else if v, err := preview(t.first, a.lang()); err == nil && t.first == game.Tutorial() {
		b = bigButton{label: a.say("screen.title.begin"), what: v.Title, where: a.say("tutorial.first")}
	} else if err == nil {
		b = bigButton{label: a.say("screen.title.begin"), what: v.Title, where: a.say("screen.title.begin.who", "Dept", v.DeptName, "Who", v.Person.Name)}
	} else {
		b = bigButton{label: a.say("screen.title.begin"), what: a.say("error.scenario", "ID", t.first, "Why", err)}
	}
	b.whatStyle, _ = fitLine(b.what, ui.CardTitle.In(ui.Navy), bigWidth, smallest)
	b.whereStyle, _ = fitLine(b.where, ui.Note.In(ui.Navy), bigWidth, smallest)
	return b
}

// Update goes where the player wants to go.
func (t *titleScreen) Update(in ui.Input) (ui.Next, error) {
	changed := false
	if t.notice.text != "" && in.Any() {
		t.notice = toast{}
		changed = true
	}
	if in.Has(ui.NextLanguage) {
		return t.act(titleLanguage), nil
	}
	if in.Has(ui.Back) { // leaving is offered, and one more press away
		if t.focus.ID() == titleQuit {
			return ui.Quit(), nil
		}
		t.focus.Set(titleQuit)
		return ui.Redraw(), nil
	}
	chosen, moved := t.focus.Update(in, t.targets)
	if in.Number > 0 && in.Number <= len(t.targets) {
		chosen = t.targets[in.Number-1].ID
		t.focus.Set(chosen)
	}
	if chosen == 0 {
		return ui.RedrawIf(changed || moved), nil
	}
	return t.act(chosen), nil
}

func (t *titleScreen) act(chosen int) ui.Next {
	a := t.app
	var next ui.Screen
	problem := ""
	switch chosen {
	case titleContinue:
		if t.found != nil {
			next, problem = a.goOn(*t.found, t)
		} else if t.week > 0 {
			next, problem = a.openQuarter()
		} else {
			next, problem = a.begin(t.first)
		}
	case titleQuarter:
		next, problem = a.openQuarter()
	case titleStandoff:
		next = newSetup(a)
	case titleDrills:
		next = newDrills(a)
	case titleTutorial:
		next, problem = a.begin(game.Tutorial())
	case titleJournal:
		next = newJournal(a)
	case titleSelfTest:
		next = newSelfTest(a)
	case titleProfile:
		next = newProfile(a)
	case titleLoad:
		next = newLoad(a)
	case titleCodex:
		next = newCodex(a, "", true)
	case titleLevel:
		all := game.Levels()
		for i, l := range all {
			if l == a.settings.Level {
				a.setLevel(all[(i+1)%len(all)])
				break
			}
		}
	case titleLanguage:
		a.switchLanguage()
	case titleSettings:
		next = newSettings(a)
	case titleQuit:
		return ui.Quit()
	}
	if next != nil {
		return ui.Replace(next)
	}
	t.say(cmp.Or(problem, a.takeNotice()))
	t.relabel()
	return ui.Redraw()
}

// Animating is false: nothing moves here.
func (t *titleScreen) Animating() bool { return false }

// Draw draws the title.
func (t *titleScreen) Draw(c *ui.Canvas) {
	c.Backdrop(ui.Room("title"))
	c.Fill(ui.Rect{X: 80, Y: 70, W: 56, H: 6}, 3, ui.Alignment)
	c.Text(t.logo, 76, 172, ui.Logo)
	c.Text(t.beside, t.beside0, 172, besideStyle(t.app.lang()))
	c.Text(t.line, 80, 220, lineStyle)
	t.drawBig(c)
	for i := range t.rows {
		t.drawRow(c, &t.rows[i])
	}
	t.drawFoot(c, languageRect, titleLanguage, "languages", t.language)
	t.drawFoot(c, settingsRect, titleSettings, "settings", t.settings)
	t.drawFoot(c, quitRect, titleQuit, "log-out", t.quit)
	c.Text(t.version, bigRect.X+bigRect.W, 695, ui.Small.In(ui.OnNavy3).To(ui.Right))
	t.notice.draw(c)
}

// drawFoot draws one of the small ones at the foot.
func (t *titleScreen) drawFoot(c *ui.Canvas, r ui.Rect, id int, icon, label string) {
	c.Icon(icon, r.X+6, r.CenterY()-9, 18, ui.OnNavy2)
	c.Text(label, r.X+32, ui.Note.Mid(r.CenterY()), ui.Note.In(ui.OnNavy2))
	if t.focus.ID() == id {
		c.Ring(r, 10)
	}
}

var lineStyle = ui.Style{Size: 22, Color: ui.OnNavy2}

// besideStyle is of the name in the other language; the light weight has no Chinese.
func besideStyle(lang string) ui.Style {
	st := ui.LogoLatin
	if lang != "zh" {
		st.Weight = 400
	}
	return st
}

func (t *titleScreen) drawBig(c *ui.Canvas) {
	r, b := bigRect, t.big
	if t.focus.Held(titleContinue) {
		c.PushMove(0, 1)
		defer c.Pop()
	}
	c.Shadow(r, ui.RadiusCard)
	c.Fill(r, ui.RadiusCard, ui.Alignment)
	c.Icon("play", r.X+26, r.CenterY()-14, 28, ui.Navy)
	label := ui.Name.In(ui.Navy)
	label.Size = 22
	c.Text(b.label, r.X+72, r.Y+36, label)
	c.Text(b.when, r.X+r.W-24, r.Y+35, ui.Note.In(ui.Navy).To(ui.Right))
	c.Paragraph(b.what, r.X+72, r.Y+63, bigWidth, b.whatStyle)
	c.Paragraph(b.where, r.X+72, r.Y+87, bigWidth, b.whereStyle)
	c.Icon("chevron-right", r.X+r.W-44, r.CenterY()-2, 24, ui.Navy)
	if t.focus.ID() == titleContinue {
		c.Ring(r, ui.RadiusCard)
	}
}

func (t *titleScreen) drawRow(c *ui.Canvas, row *menuRow) {
	r := row.rect
	if t.focus.Held(row.id) {
		c.PushMove(0, 1)
		defer c.Pop()
	}
	c.Fill(r, ui.RadiusButton, ui.MenuRow)
	c.Icon(row.icon, r.X+15, r.CenterY()-10, 20, ui.Alignment)
	c.Text(row.label, r.X+rowText, r.Y+21, row.labelStyle)
	c.Text(row.note, r.X+rowText, r.Y+40, row.noteStyle)
	if t.focus.ID() == row.id {
		c.Ring(r, ui.RadiusButton)
	}
}

// version is the version of the program, as its build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(len(s.Value), 7)]
		}
	}
	return "devel"
}
