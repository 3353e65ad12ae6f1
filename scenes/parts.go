package scenes

import (
	"parley/game"
	"parley/scenes/ui"
)

// What several screens show in the same place and the same way.

// topBar is the bar over a screen: the way back and where we are.
type topBar struct {
	title, sub string
	style      ui.Style
	width      float64 // room for the title
}

// backRect is the button of the way back, backTarget what a finger may hit of it.
var (
	backRect   = ui.Rect{X: 20, Y: 16, W: 32, H: 32}
	backTarget = ui.Rect{X: 12, Y: 8, W: 46, H: 48}
)

const barText = 68.0 // x of the words in the bar

func newTopBar(title, sub string, width float64) topBar {
	st, _ := fitLine(title, ui.Heading.In(ui.OnNavy), width, smallest)
	return topBar{title: title, sub: sub, style: st, width: width}
}

// titleWidth is how wide the title is as it is set.
func (b topBar) titleWidth() float64 { return min(b.width, ui.Measure(b.title, b.style)) }

func (b topBar) draw(c *ui.Canvas, focused bool) {
	win := c.Window()
	c.Fill(ui.Rect{X: win.X, Y: win.Y, W: win.W, H: ui.TopBar - win.Y}, 0, ui.Navy)
	c.Fill(backRect, 9, ui.Navy2)
	c.Icon("arrow-left", backRect.X+7, backRect.Y+7, 18, ui.OnNavy2)
	if focused {
		c.Ring(backRect, 9)
	}
	base := 29.0
	if b.sub == "" {
		base = 39
	}
	c.Paragraph(b.title, barText, base, b.width+1, b.style)
	if b.sub != "" {
		c.Text(b.sub, barText, 51, ui.Small.In(ui.OnNavy2))
	}
}

// backdrop draws a room out of focus under a veil of navy, alpha 0..1.
func backdrop(c *ui.Canvas, room string, veil float64) {
	c.Backdrop(ui.SoftRoom(room))
	c.Fill(c.Window(), 0, ui.Fade(ui.Navy, veil))
}

// toast is a short notice that comes and goes. One that says that something failed stays until the player does something.
type toast struct {
	text  string
	bad   bool
	rect  ui.Rect
	style ui.Style
}

// newToast sets a notice under the top bar, around x, at most w wide.
func newToast(text string, bad bool, x, w float64) toast {
	const side, icon = 18.0, 28.0
	t := toast{text: text, bad: bad}
	st := ui.Label
	if bad { // long, and with a path in it
		st = ui.Note
	}
	t.style, _ = fit(text, st.In(ui.OnNavy), w-2*side-icon, 120, smallest)
	b := ui.Wrap(text, t.style, w-2*side-icon)
	w = b.Width + 2*side + icon
	t.rect = ui.Rect{X: x - w/2, Y: ui.TopBar + 14, W: w, H: max(44, b.Height+20)}
	return t
}

func (t toast) draw(c *ui.Canvas) {
	if t.text == "" {
		return
	}
	name, col := "check", ui.Rise
	if t.bad {
		name, col = "triangle-alert", ui.Risk
	}
	ui.Card{Rect: t.rect, Radius: ui.RadiusButton, Ground: ui.Navy, Border: col}.Draw(c)
	c.Icon(name, t.rect.X+16, t.rect.CenterY()-10, 20, col)
	c.TextIn(ui.Rect{X: t.rect.X + 46, Y: t.rect.Y, W: t.rect.W - 60, H: t.rect.H}, t.text, t.style)
}

// tints of a meter by its place in a View: the bar's, and the one that is readable on light.
var (
	meterIcons  = [3]string{"shield-check", "target", "arrow-left-right"}
	meterColors = [3]ui.Color{ui.Trust, ui.Alignment, ui.Exchange}
	meterTexts  = [3]ui.Color{ui.TrustText, ui.AlignmentText, ui.ExchangeText}
)

// moodIcon is the face on a mood's chip.
func moodIcon(mood string) string {
	switch mood {
	case "warm", "interested":
		return "smile"
	case "annoyed", "angry", "worried":
		return "frown"
	}
	return "meh"
}

// answerTint is the colour of an answer: that of the kind of ending it leads to.
func answerTint(outcome string) ui.Tint {
	switch outcome {
	case "accept":
		return ui.Ending("win-win")
	case "conditional":
		return ui.Ending("phased")
	case "defer":
		return ui.Ending("costly-win")
	}
	return ui.Ending("rupture")
}

// signColor is the colour of a change on light.
func signColor(n int) ui.Color {
	switch {
	case n > 0:
		return ui.RiseText
	case n < 0:
		return ui.RiskText
	}
	return ui.Ink2
}

// departmentTitle is how a play is called in the top bar.
func departmentTitle(department, title string) string { return department + " · " + title }

// quoted puts a line between quotation marks.
func quoted(s string) string { return "“" + s + "”" }

func clamp(v, low, high float64) float64 { return max(low, min(v, high)) }

// lineName is how turn i of the play is called: the preparation, or the number of the line.
func (a *App) lineName(i int) string {
	if a.plan(i) != "" {
		return a.say("act.preparation")
	}
	n := 0
	for k := range a.session.Turns()[:i+1] {
		if a.session.Turns()[k].Entry.Plan == nil {
			n++
		}
	}
	return a.say("screen.line", "N", n)
}

// plan is what was prepared in turn i, in words; empty where the turn was no preparation.
func (a *App) plan(i int) string {
	if a.session.Turns()[i].Entry.Plan == nil {
		return ""
	}
	if titles := a.session.History(a.lang())[i].Plan; len(titles) > 0 {
		return game.Join(a.lang(), titles)
	}
	return a.say("screen.history.unprepared")
}
