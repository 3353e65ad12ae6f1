package ui

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// drawn is a screen that draws what a test says.
type drawn struct {
	*stub
	draw func(c *Canvas)
}

func (d drawn) Draw(c *Canvas) { d.draw(c) }

func faults(draw func(c *Canvas)) []string {
	return SketchOf(drawn{&stub{}, draw}, 1280, 720, Look{}).Faults()
}

func TestASketchFindsWhatCannotBeRead(t *testing.T) {
	card := Rect{100, 100, 200, 60}
	for name, c := range map[string]struct {
		draw func(c *Canvas)
		says string
	}{
		"cut off": {func(c *Canvas) { c.Paragraph("说不完的一句话", 100, 100, 60, Strong.Lines(1)) }, "is cut off"},
		"outside": {func(c *Canvas) { c.Text("走到外面去的一句话", 1200, 100, Strong) }, "leaves the stage"},
		"wider than a card": {func(c *Canvas) {
			Card{Rect: card}.Draw(c)
			c.Text("比卡片还要宽的一句话，真的放不下了", 110, 130, Strong)
		}, "leaves its box"},
		"beyond a clip": {func(c *Canvas) {
			c.PushClip(card)
			c.Text("比窗口还要宽的一句话，真的放不下了", 110, 130, Strong)
			c.Pop()
		}, "leaves the stage"},
		"two in one place": {func(c *Canvas) { c.Text("第一句", 100, 100, Strong); c.Text("第二句", 120, 104, Strong) }, "runs into"},
		"moved to the other": {func(c *Canvas) {
			c.Text("第一句", 100, 100, Strong)
			c.PushMove(-500, 0)
			c.Text("第二句", 620, 104, Strong)
		}, "runs into"},
	} {
		found := faults(c.draw)
		require.NotEmpty(t, found, name)
		require.Contains(t, found[0], c.says, name)
	}
}

func TestASketchIsContentWithWhatCanBeRead(t *testing.T) {
	card := Rect{100, 100, 400, 200}
	require.Empty(t, faults(func(c *Canvas) {
		c.Text("下面的", 120, 130, Strong)
		Card{Rect: card}.Draw(c) // hides it
		c.Text("上面的", 120, 130, Strong)
		c.Text("下一行", 120, 154, Strong)
		s := Scroll{Rect: Rect{100, 310, 200, 100}, Height: 300}
		s.Begin(c)
		c.Text("滚下去了", 10, 250, Strong)
		s.End(c, Ink)
	}))
}
