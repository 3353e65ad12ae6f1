package text

import (
	"io"
	"strings"

	"parley/game"
)

// Chair prints the talk as the counterpart tells it.
func Chair(out io.Writer, v game.View, c *game.Chair, lang string) {
	t := New(strings.NewReader(""), out, lang)
	t.line("%s · %s", t.w.Say("chair.title"), v.Title)
	t.say("chair.sub", "Who", t.counterparts(v))
	place := ""
	for _, sc := range c.Scenes {
		t.line("")
		if sc.Place != place {
			place = sc.Place
			t.say("text.place", "Place", place)
		}
		t.scene(v, sc)
	}
	t.line("")
	if len(c.Unsaid) == 0 {
		t.say("chair.unsaid.none")
		return
	}
	t.line("%s", t.w.Say("chair.unsaid"))
	for _, u := range c.Unsaid {
		t.line("  · %s", t.w.Say("text.spoken", "Who", u.Person.Name, "Mood", "", "Text", u.Text))
	}
}

func (t *Terminal) scene(v game.View, sc game.ChairScene) {
	told := func(id, text string) {
		if text != "" {
			t.line("  %s", t.w.Say("text.spoken", "Who", t.w.Say(id), "Mood", "", "Text", text))
		}
	}
	name := t.w.Say("review.line", "N", sc.Line)
	if v.Parties != nil {
		name += " · " + sc.Person.Name
	}
	t.line("%s", name)
	told("chair.thinks", sc.Thinks)
	told("chair.you", sc.Said)
	told("chair.heard", sc.Heard)
	t.line("  %s", strings.Join(meterTexts(sc.Meters[:]), "  "))
	for _, a := range sc.Answers {
		t.line("  %s", t.w.Say("chair.answer", "Who", a.Person.Name, "Outcome", a.Name, "Text", a.Text))
	}
}
