package scenes

import (
	"slices"

	"parley/game"
	"parley/game/words"
	"parley/scenes/ui"
)

// settingsScreen is where the player sets language, text, colours, motion and help. It lays itself out on any stage: with
// room the options stand beside what they are about, else below it.
type settingsScreen struct {
	app           *App
	width, height float64

	bar     topBar
	rows    []settingRow
	asking  bool // whether all is to be deleted
	notice  toast
	scroll  ui.Scroll
	focus   ui.Focus
	targets []ui.Target
}

// settingRow is one thing to set, or one to know where it has no options. Its place is within the scrolled page.
type settingRow struct {
	label, note string
	noteWidth   float64
	y, noteY, h float64
	options     []settingOption
}

// settingOption is one value of a setting.
type settingOption struct {
	id    int
	rect  ui.Rect
	label string
	on    bool
	grave bool // it cannot be taken back
	do    func()
}

const (
	settingsBack   = 1
	settingsOption = 10 // and on

	settingsWide  = 900.0 // from this width of the stage on, options stand beside the words
	settingsMost  = 1080.0
	settingsInset = 24.0
	optionHigh    = 42.0
	optionSide    = 20.0
)

func newSettings(a *App) ui.Screen {
	s := &settingsScreen{app: a, width: ui.Width, height: ui.Height}
	s.lay()
	for _, o := range s.rows[0].options {
		if o.on {
			s.focus.Set(o.id)
		}
	}
	s.say(a.takeNotice(), true)
	return s
}

// Fit lays the page out on a stage of another size.
func (s *settingsScreen) Fit(w, h float64) {
	if w == s.width && h == s.height {
		return
	}
	s.width, s.height = w, h
	s.lay()
	s.reveal()
}

func (s *settingsScreen) say(text string, bad bool) {
	s.notice = toast{}
	if text != "" {
		s.notice = newToast(text, bad, s.width/2, s.width-2*ui.Margin)
	}
}

// lay sets words and places anew.
func (s *settingsScreen) lay() {
	a := s.app
	s.bar = newTopBar(a.say("settings.title"), a.say("settings.line"), s.width-barText-ui.Margin)
	s.rows = s.fill()
	w := min(s.width-2*ui.Margin, settingsMost)
	s.scroll.Rect = ui.Rect{X: (s.width - w) / 2, Y: ui.TopBar, W: w, H: s.height - ui.TopBar}
	y, id := 16.0, settingsOption
	for i := range s.rows {
		s.rows[i].place(y, w, s.width >= settingsWide)
		y += s.rows[i].h
		for k := range s.rows[i].options {
			s.rows[i].options[k].id = id
			id++
		}
	}
	s.scroll.Height = y + 24
	s.aim()
}

// fill says what there is to set.
func (s *settingsScreen) fill() []settingRow {
	a := s.app
	set := &a.settings
	row := func(id string, options ...settingOption) settingRow {
		return settingRow{label: a.say("settings." + id), note: a.say("settings." + id + ".note"), options: options}
	}
	switched := func(on *bool, yes, no string) []settingOption {
		return []settingOption{
			{label: a.say(no), on: !*on, do: func() { *on = false }},
			{label: a.say(yes), on: *on, do: func() { *on = true }},
		}
	}
	var languages, sizes, speeds, levels []settingOption
	for _, l := range words.Languages() {
		languages = append(languages, settingOption{label: words.In(l).Say("language.name"), on: l == a.lang(), do: func() {
			if l != a.lang() {
				a.switchLanguage()
			}
		}})
	}
	for _, size := range ui.TextSizes {
		sizes = append(sizes, settingOption{label: a.say("settings.percent", "N", size), on: size == max(set.Text, ui.TextSizes[0]), do: func() { set.Text = size }})
	}
	for _, v := range game.Speeds() {
		on := v == set.Speed || v == game.Normal && set.Speed == ""
		speeds = append(speeds, settingOption{label: a.say("settings.speed." + string(v)), on: on, do: func() { set.Speed = v }})
	}
	for _, l := range game.Levels() {
		levels = append(levels, settingOption{label: a.say("level." + string(l)), on: l == set.Level, do: func() { set.Level = l }})
	}
	still := switched(&set.Still, "settings.off", "settings.on")
	data := settingRow{label: a.say("settings.data"), note: a.say("settings.data.note", "Dir", a.store.Dir),
		options: []settingOption{{label: a.say("settings.delete"), do: func() { s.asking = true }}}}
	if s.asking {
		data.note = a.say("settings.delete.ask")
		data.options = []settingOption{
			{label: a.say("settings.delete.no"), do: func() { s.asking = false }},
			{label: a.say("settings.delete.yes"), grave: true, do: s.delete},
		}
	}
	return []settingRow{
		row("language", languages...), row("text", sizes...), row("projector", switched(&set.Projector, "settings.on", "settings.off")...),
		row("contrast", switched(&set.Contrast, "settings.contrast.high", "settings.contrast.normal")...),
		row("motion", still...), row("speed", speeds...), row("level", levels...), row("reader"), data,
	}
}

// delete removes all there is, and begins with the settings of a first start in the language of now.
func (s *settingsScreen) delete() {
	a := s.app
	s.asking = false
	if err := a.store.Delete(); err != nil {
		s.say(a.say("error.write", "Why", game.Reason(err, a.lang())), true)
		return
	}
	a.settings, a.graded = game.Settings{Level: game.Coach}, nil
	s.say(a.say("settings.deleted"), false)
}

// place lays a row out from y on, w wide, its options beside the words or below them.
func (r *settingRow) place(y, w float64, beside bool) {
	r.y = y
	words, x, options := w-2*settingsInset, settingsInset, w-2*settingsInset
	if beside && len(r.options) > 0 {
		words = 430
		x = settingsInset + words + 36
		options = w - x - settingsInset
	}
	r.noteWidth = even(r.note, ui.Note, words)
	r.noteY = 46
	text := r.noteY + height(r.note, ui.Note, r.noteWidth)
	top := text + 12
	if beside {
		top = 18
	}
	at := ui.Rect{X: x, Y: y + top, H: optionHigh}
	for i := range r.options {
		o := &r.options[i]
		at.W = ui.Measure(o.label, ui.Label) + 2*optionSide
		if at.X+at.W > x+options && at.X > x {
			at.X, at.Y = x, at.Y+optionHigh+8
		}
		o.rect = at
		at.X += at.W + 8
	}
	r.h = text + 18
	if n := len(r.options); n > 0 {
		r.h = max(r.h, r.options[n-1].rect.Y+optionHigh-y+18)
	}
}

// aim says what can be chosen where.
func (s *settingsScreen) aim() {
	s.targets = append(s.targets[:0], ui.Target{ID: settingsBack, Rect: backTarget})
	v := s.scroll.Rect
	for i := range s.rows {
		for _, o := range s.rows[i].options {
			s.targets = append(s.targets, ui.Target{ID: o.id, Rect: o.rect.Move(v.X, v.Y-s.scroll.Offset()), Within: v})
		}
	}
}

// reveal scrolls to the row that has the focus.
func (s *settingsScreen) reveal() {
	for i := range s.rows {
		if slices.ContainsFunc(s.rows[i].options, func(o settingOption) bool { return o.id == s.focus.ID() }) {
			s.scroll.Reveal(s.rows[i].y, s.rows[i].h)
		}
	}
	s.aim()
}

// Update sets what the player chooses, at once.
func (s *settingsScreen) Update(in ui.Input) (ui.Next, error) {
	a := s.app
	hidden := s.notice.text != "" && in.Any()
	if hidden {
		s.notice = toast{}
	}
	resized := in.Has(ui.Larger) || in.Has(ui.Smaller) // by the keys that work everywhere
	if in.Has(ui.NextLanguage) {
		a.switchLanguage()
		resized = true
	}
	if resized {
		s.lay()
	}
	in, scrolled := s.scroll.Update(in)
	if scrolled {
		s.aim()
	}
	chosen, moved := s.focus.Update(in, s.targets)
	if moved && !in.Moved {
		s.reveal()
	}
	switch {
	case in.Has(ui.Back) && s.asking:
		s.asking = false
		s.lay()
		return ui.Redraw(), nil
	case in.Has(ui.Back) || chosen == settingsBack:
		return ui.Replace(newTitle(a)), nil
	case chosen >= settingsOption:
		s.choose(chosen)
		return ui.Redraw(), nil
	}
	return ui.RedrawIf(hidden || resized || scrolled || moved), nil
}

func (s *settingsScreen) choose(id int) {
	a := s.app
	before := a.settings
	for i := range s.rows {
		for _, o := range s.rows[i].options {
			if o.id == id {
				o.do()
			}
		}
	}
	if a.settings != before && s.notice.text == "" {
		a.keepSettings()
		s.say(a.takeNotice(), true)
	}
	s.lay()
	s.reveal()
}

// Animating is false: nothing moves here.
func (s *settingsScreen) Animating() bool { return false }

// Draw draws the page.
func (s *settingsScreen) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel)
	s.scroll.Begin(c)
	for i := range s.rows {
		r := &s.rows[i]
		if i > 0 {
			c.Fill(ui.Rect{X: settingsInset, Y: r.y, W: s.scroll.Rect.W - 2*settingsInset, H: 1}, 0, ui.Hairline)
		}
		c.Text(r.label, settingsInset, r.y+32, ui.Heading)
		c.Paragraph(r.note, settingsInset, r.y+ui.Note.Mid(r.noteY+11), r.noteWidth, ui.Note)
		for k := range r.options {
			r.options[k].draw(c, &s.focus)
		}
	}
	s.scroll.End(c, ui.Fade(ui.Navy, .5))
	s.bar.draw(c, s.focus.ID() == settingsBack)
	s.notice.draw(c)
}

func (o *settingOption) draw(c *ui.Canvas, f *ui.Focus) {
	r := o.rect
	if f.Held(o.id) {
		r = r.Move(0, 1)
	}
	ground, ink := ui.Panel2, ui.Ink
	switch {
	case o.on:
		ground, ink = ui.Navy, ui.OnNavy
	case o.grave:
		ground, ink = ui.Ending("rupture").Ground, ui.Ending("rupture").Text
	}
	c.Fill(r, ui.RadiusButton, ground)
	x := r.X + optionSide
	if o.on { // a sign besides the colour, in the room that every option has at its sides
		c.Fill(ui.Rect{X: x, Y: r.Y + r.H - 9, W: r.W - 2*optionSide, H: 3}, 1.5, ui.Alignment)
	}
	st := ui.Label.In(ink)
	c.Text(o.label, x, st.Mid(r.CenterY()), st)
	if f.ID() == o.id {
		c.Ring(r, ui.RadiusButton)
	}
}
