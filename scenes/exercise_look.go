package scenes

import (
	"slices"
	"strconv"

	"parley/game"
	"parley/scenes/ui"
)

// Where things stand in the exercises.
var (
	beforeRect = ui.Rect{X: 24, Y: 80, W: 480, H: 624}
	promptRect = ui.Rect{X: 520, Y: 80, W: 736, H: 40}
	taskCardsR = ui.Rect{X: 520, Y: 132, W: 736, H: 378}
	answerRect = ui.Rect{X: 520, Y: 522, W: 736, H: 182}
	taskPlanR  = ui.Rect{X: 1040, Y: 78, W: 216, H: 44}
	taskShowR  = ui.Rect{X: 1068, Y: 640, W: 172, H: 48}
	taskNextR  = ui.Rect{X: 1044, Y: 640, W: 196, H: 48}
	sumRect    = ui.Rect{X: 140, Y: 88, W: 1000, H: 520}
	sumAgainR  = ui.Rect{X: 640, Y: 628, W: 244, H: 52}
	sumLeaveR  = ui.Rect{X: 896, Y: 628, W: 244, H: 52}
)

const (
	beforeText  = 440.0
	taskText    = 72.0
	taskGap     = 10.0
	answerText  = 700.0
	answerReply = 560.0
)

// wasCard is what was said in the play.
type wasCard struct {
	rect  ui.Rect
	label string
	mark  gradeMark
	loss  string
	text  string
	style ui.Style
}

// taskCard is a line to try, or an activity to prepare.
type taskCard struct {
	id     string
	rect   ui.Rect
	number string
	text   string
	style  ui.Style
	wide   float64
	note   string // of an activity: what it costs
	mark   gradeMark
	chip   ui.Chip // its grade, once it was tried
	loss   string
	open   bool
	picked bool
	shown  bool // its answer is shown
	tint   ui.Tint
}

// taskAnswer is what came of the line that was tried last, or what to do where nothing was.
type taskAnswer struct {
	tip         paragraph
	mark        gradeMark
	tint        ui.Tint
	head        string
	style       ui.Style
	who, mood   string
	reply       string
	replyStyle  ui.Style
	lesson      string
	lessonStyle ui.Style
}

// sumRow is one turn in the summary.
type sumRow struct {
	y           float64
	name, tries string
	was, found  paragraph
	wasMark     gradeMark
	foundMark   gradeMark
	lesson      paragraph
}

// arrange sets the exercise, or the summary, in the language of now.
func (x *exercises) arrange() {
	a := x.app
	x.lang = a.lang()
	x.buttons = [...]string{a.say("screen.exercise.plan"), a.say("screen.exercise.show"), a.say("screen.exercise.next"), a.say("screen.exercise.leave")}
	x.bar = newTopBar(a.say("screen.exercise.title"), "", 600)
	if x.done() {
		x.buttons[2] = a.say("screen.exercise.again")
		x.summarise()
	} else {
		t := x.task()
		v := t.from.View(x.lang)
		x.steps = a.say("screen.exercise.steps", "N", x.now+1, "All", len(x.all))
		x.bar.sub = v.Place + " · " + a.turnName(t.line)
		if t.line == 0 {
			x.bar.sub = v.Place
		}
		if x.now+1 == len(x.all) {
			x.buttons[2] = a.say("screen.exercise.end")
		}
		x.quote(v, t)
		x.arrangeCards(v, t)
		x.answer = a.taskAnswer(v, t)
	}
	x.aim()
}

// quote sets the talk as it stood, and what the player said then.
func (x *exercises) quote(v game.View, t *task) {
	a := x.app
	played := t.from.Try(t.from.Played, x.lang)
	w := wasCard{label: a.say("screen.exercise.was"), mark: newGradeMark(played.Grade, played.Mark), text: played.Said}
	w.loss = played.GradeName + " · " + a.say("review.lost", "Loss", game.Points(played.Loss))
	if t.line > 0 {
		w.text = quoted(w.text)
	}
	w.style, _ = fit(w.text, ownQuote, beforeText-32, 87, smallest)
	h := 60 + height(w.text, w.style, beforeText-32) + 14
	w.rect = ui.Rect{X: beforeRect.X + 20, Y: beforeRect.Y + beforeRect.H - 20 - h, W: beforeText, H: h}
	x.was = w
	x.lines = x.lines[:0]
	y, foot := beforeRect.Y+14, w.rect.Y-12
	add := func(k spokenCard, high float64) {
		if k.y = y + 46; k.who == "" { // whoever spoke last goes on
			k.y = y - 6
		}
		k.style, _ = fit(k.text, k.style, beforeText, min(high, foot-k.y), smallest)
		k.width = even(k.text, k.style, beforeText)
		y = k.y + height(k.text, k.style, beforeText) + 14
		x.lines = append(x.lines, k)
	}
	ground := ui.Department(v.Department).Ground
	if v.Preparation != nil {
		add(spokenCard{who: v.Person.Portrait, mood: "neutral", ground: ground, name: v.Person.Name + " · " + v.Person.Role, style: ui.Style{Size: 17, Color: ui.Ink, Leading: 27},
			text: v.Brief + "\n\n" + a.say("screen.prep.wants", "What", v.Person.Wants) + "\n" + a.say("screen.prep.fears", "What", v.Person.Fears)}, 380)
	}
	for i, sp := range v.Spoken {
		if len(x.lines) == 4 || y+46+22 > foot {
			break
		}
		k := spokenCard{who: sp.Person.Portrait, mood: mooded(sp), name: sp.Person.Name, ground: ground, text: quoted(sp.Text),
			style: ui.Style{Size: 17, Color: ui.Ink, Leading: 26, Hang: true}}
		if sp.Own {
			k.ground, k.style = ui.Panel2, ui.Style{Weight: ui.Quote.Weight, Size: 17, Color: ui.Ink, Leading: 26, Hang: true}
		}
		if sp.Place != "" {
			k.name += " · " + sp.Place
		} else if i > 0 && v.Spoken[i-1].Person.ID == sp.Person.ID {
			k.who = ""
		}
		add(k, 104)
	}
}

// arrangeCards sets what can be tried.
func (x *exercises) arrangeCards(v game.View, t *task) {
	a := x.app
	x.cards = x.cards[:0]
	if v.Preparation != nil {
		x.prompt = a.say("screen.exercise.prompt.plan", "Slots", v.Preparation.Slots)
		for _, act := range v.Preparation.Activities {
			picked := slices.Contains(t.plan, act.ID)
			more := append(slices.Clone(t.plan), act.ID)
			x.cards = append(x.cards, taskCard{id: act.ID, text: act.Title, note: a.say("screen.exercise.slots", "Count", act.Slots),
				picked: picked, open: !t.solved && (picked || t.from.CanPrepare(more))})
		}
	} else {
		x.prompt = a.say("screen.exercise.prompt")
		for _, c := range v.Choices {
			if c.Open {
				x.cards = append(x.cards, x.choiceCard(c, t))
			}
		}
	}
	columns := 1
	if len(x.cards) > 5 {
		columns = 2
	}
	rows := (len(x.cards) + columns - 1) / columns
	h := min(cardHigh-10, (taskCardsR.H-taskGap*float64(rows-1))/float64(max(rows, 1)))
	w := (taskCardsR.W - taskGap*float64(columns-1)) / float64(columns)
	for i := range x.cards {
		k := &x.cards[i]
		k.number = strconv.Itoa(i + 1)
		k.rect = ui.Rect{X: taskCardsR.X + (w+taskGap)*float64(i%columns), Y: taskCardsR.Y + (h+taskGap)*float64(i/columns), W: w, H: h}
		room := w - taskText - 20
		if k.chip.Text != "" {
			k.chip.X, k.chip.Y = k.rect.X+w-20-k.chip.Width(), k.rect.CenterY()-26
			room -= max(k.chip.Width(), ui.Measure(k.loss, ui.Label)) + 54
		} else if k.note != "" {
			room -= ui.Measure(k.note, ui.Note) + 14
		}
		k.style, _ = fit(k.text, ui.Quote, room, h-14, 15)
		k.wide = even(k.text, k.style, room)
	}
}

// choiceCard sets a line; one that was tried bears its grade, and what was said in the play is known already.
func (x *exercises) choiceCard(c game.Choice, t *task) taskCard {
	k := taskCard{id: c.ID, text: c.Text, open: !t.solved}
	option, ok := t.from.Choice(c.ID)
	if !ok || option != t.from.Played && option != t.last && !slices.Contains(t.tried, option) {
		return k
	}
	got := t.from.Try(option, x.lang)
	k.open = k.open && option != t.from.Played
	k.mark, k.tint, k.shown = newGradeMark(got.Grade, got.Mark), ui.Grade(string(got.Grade)), option == t.last
	k.chip, k.loss = gradeChip(got.GradeName, got.Grade), lossOf(got.Grade, got.Loss)
	return k
}

func (a *App) taskAnswer(v game.View, t *task) taskAnswer {
	k := taskAnswer{}
	if t.last < 0 {
		id := "screen.exercise.tip"
		if t.line == 0 {
			id = "screen.exercise.tip.plan"
		}
		k.tip.text = a.say(id)
		k.tip.style, _ = fit(k.tip.text, tableText, answerText-200, 110, smallest)
		return k
	}
	got := t.from.Try(t.last, a.lang())
	k.mark, k.tint = newGradeMark(got.Grade, got.Mark), ui.Grade(string(got.Grade))
	k.head = got.GradeName
	switch {
	case t.shown:
		k.head += " · " + a.say("screen.exercise.shown")
	case got.Enough:
		k.head += " · " + a.say("screen.exercise.solved")
	default:
		k.head += " · " + a.say("review.lost", "Loss", game.Points(got.Loss)) + " · " + a.say("screen.exercise.more")
	}
	k.style, _ = fitLine(k.head, ui.CardTitle, answerText-44, smallest)
	if len(got.Replies) > 0 {
		sp := got.Replies[0]
		k.who, k.mood, k.reply = sp.Person.Portrait, mooded(sp), quoted(sp.Text)
		k.replyStyle, _ = fit(k.reply, ui.Style{Weight: ui.Quote.Weight, Size: 17, Color: ui.Ink, Leading: 25, Hang: true}, answerText-56, 50, smallest)
	}
	k.lesson = got.Lesson
	k.lessonStyle, _ = fit(k.lesson, reasonNote, answerText-216, 46, smallest)
	return k
}

// aim says what can be chosen where.
func (x *exercises) aim() {
	t := append(x.targets[:0], ui.Target{ID: taskBack, Rect: backTarget})
	if x.done() {
		x.targets = append(t, ui.Target{ID: taskNext, Rect: sumAgainR}, ui.Target{ID: taskLeave, Rect: sumLeaveR})
		return
	}
	t = append(t, ui.Target{ID: taskAsk, Rect: x.pill()})
	if x.task().line == 0 {
		t = append(t, ui.Target{ID: taskPlan, Rect: taskPlanR, Disabled: x.task().solved})
	}
	for i := range x.cards {
		t = append(t, ui.Target{ID: taskCard0 + i, Rect: x.cards[i].rect, Disabled: !x.cards[i].open})
	}
	if x.task().solved {
		t = append(t, ui.Target{ID: taskNext, Rect: taskNextR})
	} else {
		t = append(t, ui.Target{ID: taskShow, Rect: taskShowR})
	}
	x.targets = t
}

// summarise sets the summary.
func (x *exercises) summarise() {
	a := x.app
	x.sum = x.sum[:0]
	pitch := sumRect.H / exerciseCount
	for i, t := range x.all {
		was, best := t.from.Try(t.from.Played, x.lang), t.from.Try(t.last, x.lang)
		row := sumRow{y: sumRect.Y + pitch*float64(i), name: a.turnName(t.line), wasMark: newGradeMark(was.Grade, was.Mark), foundMark: newGradeMark(best.Grade, best.Mark)}
		row.tries = a.say("screen.exercise.tries", "Count", len(t.tried))
		if t.shown {
			row.tries = a.say("screen.exercise.shown")
		}
		texts := [2]string{was.Said, best.Said}
		if t.line > 0 {
			texts = [2]string{quoted(was.Said), quoted(best.Said)}
		}
		row.was = sumText(texts[0], ui.Style{Size: 16, Color: ui.Ink2, Leading: 22, Hang: true}, 14, 44)
		row.found = sumText(texts[1], ui.Style{Weight: ui.Quote.Weight, Size: 17, Color: ui.Ink, Leading: 23, Hang: true}, 62, 46)
		row.lesson = sumText(best.Lesson, reasonFine, 112, 42)
		x.sum = append(x.sum, row)
	}
}

const (
	sumTextX, sumTextW = 224.0, 740.0
)

func sumText(text string, st ui.Style, y, high float64) paragraph {
	st, _ = fit(text, st, sumTextW, high, smallest)
	return paragraph{text, st, y + (high-height(text, st, sumTextW))/2}
}

// Draw draws the screen.
func (x *exercises) Draw(c *ui.Canvas) {
	c.Fill(c.Window(), 0, ui.Panel3)
	if x.done() {
		x.drawSum(c)
	} else {
		x.drawBefore(c)
		x.drawCards(c)
		x.drawAnswer(c)
	}
	x.bar.draw(c, x.focus.ID() == taskBack)
	x.drawSteps(c)
}

// drawSteps shows how far one is.
func (x *exercises) drawSteps(c *ui.Canvas) {
	if x.done() {
		return
	}
	right := 1256.0 - 30*float64(len(x.all))
	c.Text(x.steps, right-12, ui.Label.Mid(32), ui.Label.In(ui.OnNavy2).To(ui.Right))
	for i, t := range x.all {
		cx := right + 30*float64(i) + 15
		col := ui.Track
		switch {
		case t.solved && t.shown:
			col = ui.OnNavy3
		case t.solved:
			col = ui.Rise
		case i == x.now:
			col = ui.Alignment
		}
		c.Circle(cx, 32, 9, col)
		if t.solved && !t.shown {
			c.Icon("check", cx-6, 26, 12, ui.Navy)
		}
	}
}

func (x *exercises) drawBefore(c *ui.Canvas) {
	ui.Card{Rect: beforeRect}.Draw(c)
	left := beforeRect.X + 20
	for i := range x.lines {
		k := &x.lines[i]
		if k.who != "" {
			c.Avatar(k.who, k.mood, left+18, k.y-24, 18, k.ground)
			c.Text(k.name, left+46, ui.Label.Mid(k.y-24), ui.Label.In(ui.Ink2))
		}
		c.Paragraph(k.text, left, k.style.Mid(k.y+k.style.Leading/2), k.width, k.style)
	}
	w := &x.was
	c.Fill(w.rect, 12, ui.Panel3)
	w.mark.draw(c, w.rect.X+16, w.rect.Y+16, 28)
	c.Text(w.label, w.rect.X+54, ui.Label.Mid(w.rect.Y+30), ui.Label)
	c.Text(w.loss, w.rect.X+w.rect.W-16, ui.Label.Mid(w.rect.Y+30), ui.Label.In(ui.RiskText).To(ui.Right))
	c.Paragraph(w.text, w.rect.X+16, w.style.Mid(w.rect.Y+56+w.style.Leading/2), beforeText-32, w.style)
}

// pill is where the question stands.
func (x *exercises) pill() ui.Rect {
	r := promptRect
	if x.task().line == 0 {
		r.W = taskPlanR.X - 16 - r.X
	}
	return r
}

func (x *exercises) drawCards(c *ui.Canvas) {
	t, pill := x.task(), x.pill()
	c.Fill(pill, 20, ui.Navy)
	c.Icon("lightbulb", pill.X+16, pill.CenterY()-10, 20, ui.Alignment)
	c.TextIn(ui.Rect{X: pill.X + 46, Y: pill.Y, W: pill.W - 60, H: pill.H}, x.prompt, ui.Label.In(ui.OnNavy).Lines(1))
	if t.line == 0 {
		ui.Button{Rect: taskPlanR, Kind: ui.Solid, Label: x.buttons[0], Disabled: t.solved, Focused: x.focus.ID() == taskPlan, Held: x.focus.Held(taskPlan)}.Draw(c)
	}
	for i := range x.cards {
		x.cards[i].draw(c, x.focus.ID() == taskCard0+i, x.focus.Held(taskCard0+i))
	}
}

func (k *taskCard) draw(c *ui.Canvas, focused, held bool) {
	r := k.rect
	if held {
		r = r.Move(0, 1)
	}
	card := ui.Card{Rect: r, Radius: 14, Focused: focused, Flat: !k.open}
	badge := ui.Badge{Rect: ui.Rect{X: r.X + 18, Y: r.CenterY() - 17, W: 34, H: 34}, Text: k.number, Ground: ui.Panel2, Ink: ui.Navy}
	switch {
	case k.picked:
		card.Border, badge.Ground, badge.Text, badge.Icon = ui.Alignment, ui.Alignment, "", "check"
	case k.chip.Text != "":
		card.Ground = ui.Fade(k.tint.Ground, .55)
		if k.shown {
			card.Border = k.tint.Accent
		}
	}
	if card.Ground != (ui.Color{}) { // it is not opaque, and its shadow would show
		card.Flat = true
		c.Fill(r, 14, ui.Panel)
	}
	card.Draw(c)
	badge.Draw(c)
	ink := ui.Ink
	if !k.open && k.chip.Text == "" && !k.picked {
		ink = ui.Ink2
	}
	c.TextIn(ui.Rect{X: r.X + taskText, Y: r.Y, W: k.wide, H: r.H}, k.text, k.style.In(ink))
	if k.chip.Text != "" {
		chip := k.chip
		chip.Draw(c)
		k.mark.draw(c, k.chip.X-38, r.CenterY()-14, 28)
		c.Text(k.loss, r.X+r.W-20-k.chip.Width()/2, r.CenterY()+20, ui.Label.In(ui.Ink2).To(ui.Center))
	} else if k.note != "" {
		c.Text(k.note, r.X+r.W-20, ui.Note.Mid(r.CenterY()), ui.Note.To(ui.Right))
	}
}

func (x *exercises) drawAnswer(c *ui.Canvas) {
	k, r := &x.answer, answerRect
	ui.Card{Rect: r}.Draw(c)
	if x.task().solved {
		ui.Button{Rect: taskNextR, Kind: ui.Solid, Label: x.buttons[2], Icon: "arrow-right", Focused: x.focus.ID() == taskNext, Held: x.focus.Held(taskNext)}.Draw(c)
	} else {
		ui.Button{Rect: taskShowR, Kind: ui.QuietOnLight, Label: x.buttons[1], Icon: "eye", Focused: x.focus.ID() == taskShow, Held: x.focus.Held(taskShow)}.Draw(c)
	}
	if k.tip.text != "" {
		c.TextIn(ui.Rect{X: r.X + 24, Y: r.Y, W: answerText - 200, H: r.H}, k.tip.text, k.tip.style.In(ui.Ink2))
		return
	}
	c.Fill(ui.Rect{X: r.X, Y: r.Y + 16, W: 5, H: r.H - 32}, 2, k.tint.Accent)
	left := r.X + 20
	k.mark.draw(c, left, r.Y+14, 28)
	c.Text(k.head, left+40, k.style.Mid(r.Y+28), k.style.In(k.tint.Text))
	if k.reply != "" {
		c.Avatar(k.who, k.mood, left+20, r.Y+80, 20, ui.Panel2)
		c.TextIn(ui.Rect{X: left + 54, Y: r.Y + 54, W: answerText - 56, H: 52}, k.reply, k.replyStyle)
	}
	c.TextIn(ui.Rect{X: left, Y: r.Y + 116, W: answerText - 216, H: 50}, k.lesson, k.lessonStyle)
}

func (x *exercises) drawSum(c *ui.Canvas) {
	pitch := sumRect.H / exerciseCount
	for i := range x.sum {
		row := &x.sum[i]
		r := ui.Rect{X: sumRect.X, Y: row.y, W: sumRect.W, H: pitch - ui.Gap}
		ui.Card{Rect: r}.Draw(c)
		c.Text(row.name, r.X+24, r.Y+66, ui.Heading)
		c.Paragraph(row.tries, r.X+24, r.Y+92, 120, ui.Small)
		row.wasMark.draw(c, r.X+170, r.Y+22, 28)
		row.foundMark.draw(c, r.X+170, r.Y+71, 28)
		row.was.draw(c, r.X+sumTextX, r.Y, sumTextW)
		row.found.draw(c, r.X+sumTextX, r.Y, sumTextW)
		row.lesson.draw(c, r.X+sumTextX, r.Y, sumTextW)
	}
	ui.Button{Rect: sumAgainR, Kind: ui.QuietOnLight, Label: x.buttons[2], Icon: "rotate-ccw", Focused: x.focus.ID() == taskNext, Held: x.focus.Held(taskNext)}.Draw(c)
	ui.Button{Rect: sumLeaveR, Kind: ui.Solid, Label: x.buttons[3], Icon: "arrow-left", Focused: x.focus.ID() == taskLeave, Held: x.focus.Held(taskLeave)}.Draw(c)
}
