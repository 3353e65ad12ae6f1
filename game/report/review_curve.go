package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/game"
	"parley/game/words"
)

// curve is the three scores over the turns, with the grades above, in units of its own view box.
type curve struct {
	Width, Height, Left, Right, TickX, EndX, MarkY, MarkText, AxisY int
	Label                                                           string
	Grid                                                            []tick
	Lines                                                           []curveLine
	Marks                                                           []mark
	Ticks                                                           []tick
}

type tick struct {
	X, Y, TextY int
	Text        string
}

type curveLine struct{ Colour, Ink, Dash, Points, End, EndY string }

type mark struct {
	X, Middle         int
	Text, Ink, Ground string
}

// Place of things in the view box; the page scales it.
const (
	curveWidth  = 740
	curveHeight = 196
	curveLeft   = 36
	curveRight  = 610
	curveTop    = 32
	curveBottom = 172
)

// gradeColours are ground and ink of each grade; the sign on them says the same.
var gradeColours = map[game.Grade][2]string{
	game.GradeBest: {"#CCFBF1", "#0F766E"}, game.GradeGood: {"#ECFCCB", "#3F6212"}, game.GradeInaccuracy: {"#FEF9C3", "#854D0E"},
	game.GradeMistake: {"#FFEDD5", "#9A3412"}, game.GradeBlunder: {"#FFE4E6", "#9F1239"},
}

func newCurve(v game.Reviewed, w *words.Words) curve {
	c := curve{
		Width: curveWidth, Height: curveHeight, Left: curveLeft, Right: curveRight, TickX: curveLeft - 8, EndX: curveRight + 10,
		MarkY: 2, MarkText: 15, AxisY: curveHeight - 6, Label: w.Say("review.curve"),
	}
	for value := 0; value <= 100; value += 25 {
		c.Grid = append(c.Grid, tick{Y: height(int32(value * 10)), TextY: height(int32(value*10)) + 4, Text: strconv.Itoa(value)})
	}
	n := len(v.Turns)
	x := func(i int) int { return curveLeft + 14 + (curveRight-curveLeft-28)*i/max(n, 1) }
	c.Ticks = append(c.Ticks, tick{X: x(0), Text: w.Say("review.curve.start")})
	for i, t := range v.Turns {
		name := w.Say("review.curve.plan")
		if t.Line > 0 {
			name = strconv.Itoa(t.Line)
		}
		c.Ticks = append(c.Ticks, tick{X: x(i + 1), Text: name})
		if colours, ok := gradeColours[t.Grade]; ok {
			c.Marks = append(c.Marks, mark{X: x(i+1) - 13, Middle: x(i + 1), Text: t.Mark, Ground: colours[0], Ink: colours[1]})
		}
	}
	last := v.Start
	if n > 0 {
		last = v.Turns[n-1].Meters
	}
	ends := apart(last)
	for k, look := range []curveLine{{Colour: "#38BDF8", Ink: "#0369A1"}, {Colour: "#FBBF24", Ink: "#92600A", Dash: "8 3"}, {Colour: "#34D399", Ink: "#047857", Dash: "2 4"}} {
		points := []string{fmt.Sprintf("%d,%d", x(0), height(v.Start[k].Exact))}
		for i, t := range v.Turns {
			points = append(points, fmt.Sprintf("%d,%d", x(i+1), height(t.Meters[k].Exact)))
		}
		look.Points, look.End, look.EndY = strings.Join(points, " "), last[k].Name+" "+strconv.Itoa(last[k].Value), strconv.Itoa(ends[k])
		c.Lines = append(c.Lines, look)
	}
	return c
}

// height is where a score, thousandths, stands in the view box.
func height(score int32) int { return curveBottom - int(score)*(curveBottom-curveTop)/1000 }

// apart places the names at the ends of the lines so that none covers another.
func apart(last [3]game.Meter) [3]int {
	order := []int{0, 1, 2}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(last[b].Exact, last[a].Exact) })
	var at [3]int
	for i, k := range order {
		at[k] = height(last[k].Exact) + 5
		if i > 0 {
			at[k] = max(at[k], at[order[i-1]]+16)
		}
	}
	for i := len(order) - 1; i >= 0; i-- { // and none below the axis
		most := curveBottom + 2 - 16*(len(order)-1-i)
		at[order[i]] = min(at[order[i]], most)
	}
	return at
}
