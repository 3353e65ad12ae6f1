package scenes

import "parley/scenes/ui"

// smallest is the smallest size of text there is; below it a projector shows grey lines.
const smallest = 14

// fit returns the style in which a text fits a box of w by h: the one given or, where that is too large, the largest
// below it, down to least. ok is false where even that is too large; the text is then cut off at the foot of the box.
func fit(text string, st ui.Style, w, h, least float64) (fitted ui.Style, ok bool) {
	for size := st.Size; ; size-- {
		size = max(size, min(least, st.Size))
		fitted = st.Times(size / st.Size)
		b := ui.Wrap(text, fitted, w)
		if b.Height <= h+.5 && !b.Cut {
			return fitted, true
		}
		if size <= least {
			line := b.Height / float64(len(b.Lines))
			return fitted.Lines(max(1, int((h+.5)/line))), false
		}
	}
}

// fitLine is fit for one line.
func fitLine(text string, st ui.Style, w, least float64) (ui.Style, bool) {
	st, ok := fit(text, st.Lines(1), w, 2*st.Size+st.Leading, least)
	return st.Lines(1), ok
}

// height is how high a text is in a width.
func height(text string, st ui.Style, w float64) float64 {
	if text == "" {
		return 0
	}
	return ui.Wrap(text, st, w).Height
}

// even returns a width, at most w and not much below, in which a text has as many lines as in w and its last line is more
// than a word or two, which would look lost.
func even(text string, st ui.Style, w float64) float64 {
	lost := func(b ui.Block) bool {
		n := len(b.Lines)
		return n > 1 && b.Lines[n-1].Width < 4*st.Size
	}
	b := ui.Wrap(text, st, w)
	for narrow := w; narrow >= .8*w && lost(b); {
		narrow -= st.Size / 2
		nb := ui.Wrap(text, st, narrow)
		if len(nb.Lines) != len(b.Lines) {
			break
		}
		if !lost(nb) {
			return narrow
		}
	}
	return w
}
