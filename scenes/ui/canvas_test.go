package ui

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"
)

func target(t testing.TB, w, h int) (*Canvas, *ebiten.Image) {
	needDisplay(t)
	im := ebiten.NewImage(w, h)
	t.Cleanup(im.Deallocate)
	c := NewCanvas()
	c.Begin(im)
	return c, im
}

func rgba(c Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

func TestFillHasRoundCornersAndSharpEdges(t *testing.T) {
	c, im := target(t, 1280, 720)
	c.Fill(Rect{100, 100, 200, 50}, 16, Alignment)
	require.Equal(t, rgba(Alignment), im.At(200, 125))
	require.Equal(t, rgba(Alignment), im.At(200, 100), "the first row is full")
	require.Equal(t, color.RGBA{}, im.At(200, 99), "and the one before it empty")
	require.Equal(t, color.RGBA{}, im.At(101, 101), "the corner is cut")
	require.Equal(t, rgba(Alignment), im.At(106, 106))
	require.Equal(t, color.RGBA{}, im.At(298, 148))
}

func TestFrameIsHollow(t *testing.T) {
	c, im := target(t, 1280, 720)
	c.Frame(Rect{100, 100, 200, 50}, 16, 2, Go)
	require.Equal(t, rgba(Go), im.At(200, 101))
	require.Equal(t, color.RGBA{}, im.At(200, 102))
	require.Equal(t, rgba(Go), im.At(299, 125))
	require.Equal(t, color.RGBA{}, im.At(200, 125))
}

func TestStageIsLetterboxedAndBackdropIsNot(t *testing.T) {
	c, im := target(t, 1000, 900)
	require.InDelta(t, 1280, c.Window().W, 1e-9)
	c.Fill(c.Window(), 0, Navy)
	c.Fill(Rect{0, 0, Width, Height}, 0, Go)
	require.Equal(t, rgba(Navy), im.At(500, 10))
	require.Equal(t, rgba(Go), im.At(500, 450))
	c.Backdrop(Room("it"))
	require.NotEqual(t, rgba(Navy), im.At(500, 1))
	require.NoError(t, c.Err())
}

func TestClipMoveAndAlpha(t *testing.T) {
	c, im := target(t, 1280, 720)
	c.PushClip(Rect{100, 100, 50, 50})
	c.PushMove(100, 100)
	c.Fill(Rect{0, 0, 200, 200}, 0, Go)
	c.Pop()
	c.Pop()
	require.Equal(t, rgba(Go), im.At(149, 149))
	require.Equal(t, color.RGBA{}, im.At(151, 151))

	c.PushAlpha(.5)
	c.Fill(Rect{0, 0, 10, 10}, 0, OnNavy)
	c.Pop()
	require.InDelta(t, 128, int(im.At(5, 5).(color.RGBA).A), 1)
}

func TestTextStandsOnItsBaseLineAtEveryScale(t *testing.T) {
	for _, size := range []image.Point{{960, 540}, {1280, 720}, {1920, 1080}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			c, im := target(t, size.X, size.Y)
			c.Text("中H", 100, 200, Headline.In(OnNavy))
			ink := inked(im)
			s := c.Scale()
			require.InDelta(t, 101*s, float64(ink.Min.X), 2*s)
			require.InDelta(t, 200*s, float64(ink.Max.Y), 3*s)
			require.InDelta(t, Measure("中H", Headline)*s, float64(ink.Dx()), 5*s)
		})
	}
}

func TestMissingPictureIsAnError(t *testing.T) {
	c, _ := target(t, 1280, 720)
	c.Image(Portrait("nobody", "neutral"), Rect{0, 0, 10, 10}, Contain)
	require.ErrorContains(t, c.Err(), "nobody")
}

func TestCachesStayBounded(t *testing.T) {
	c, _ := target(t, 1280, 720)
	for i := range 600 {
		c.Text(fmt.Sprintf("第%d句：这个系统必须马上改，客户都投诉到总部了", i), 0, 100, Speech)
		c.Fill(Rect{0, 0, 10 + float64(i%200), float64(10 + i%300)}, float64(i%90), Go)
	}
	require.LessOrEqual(t, c.texts.used, textBytes)
	require.LessOrEqual(t, c.shapes.used, shapeBytes)
	require.Less(t, len(c.texts.entries), 600)
}

func inked(im *ebiten.Image) image.Rectangle {
	b := im.Bounds()
	pix := make([]byte, 4*b.Dx()*b.Dy())
	im.ReadPixels(pix)
	ink := image.Rectangle{}
	for i := 3; i < len(pix); i += 4 {
		if pix[i] > 64 {
			x, y := i/4%b.Dx(), i/4/b.Dx()
			ink = ink.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return ink
}

// page draws about as much as the fullest screen of the game has.
func page(c *Canvas, meters *[3]Meter) {
	c.Backdrop(SoftRoom("it"))
	c.Fill(c.Window(), 0, Veil)
	c.Gradient(Rect{0, 330, Width, 390}, Fade(Navy, 0), Fade(Navy, .53))
	c.Image(Portrait("zhou", "interested"), Rect{152, 4, 481, 601}, Contain)
	c.Fill(Rect{0, 0, Width, TopBar}, 0, Navy)
	c.Text("IT 部 · 预约系统要不要插队", 68, 29, Heading.In(OnNavy))
	Chip{X: 330, Y: 11, H: 24, Text: "教练模式", Ground: Navy2, Ink: OnNavy}.Draw(c)
	c.Squares(430, 18, 3, 4, Alignment, Track)
	for i := range meters {
		meters[i].Draw(c, 622+218*float64(i), 15)
	}
	c.Avatar("linyue", "neutral", 770, 98, 15, OnNavy2)
	for i, s := range []string{"这个系统必须马上改，客户都投诉到总部了，您看着办吧。", "您最怕的，是上线出故障没人担责吗？"} {
		r := Rect{748, 128 + 108*float64(i), 508, 98}
		Card{Rect: r, Border: Alignment, Focused: i == 0}.Draw(c)
		Badge{Rect: Rect{r.X + 18, r.Y + 31, 36, 36}, Text: "1", Ground: Panel2, Ink: Ink}.Draw(c)
		c.TextIn(Rect{r.X + 72, r.Y, 404, r.H}, s, Quote)
		c.Icon("chevron-right", r.X+472, r.Y+38, 24, Alignment)
	}
	Button{Rect: Rect{748, 344, 508, 56}, Label: "敲门去谈", Icon: "door-open", Focused: true}.Draw(c)
	Card{Rect: Rect{748, 420, 200, 100}, Border: Alignment, Dashed: true}.Draw(c)
	c.Line(800, 500, 900, 440, 4, Trust)
	s := Scroll{Rect: Rect{960, 420, 290, 100}, Height: 400}
	s.Begin(c)
	c.Paragraph("先接住，再谈方案。先接住，再谈方案。先接住，再谈方案。先接住，再谈方案。", 0, 20, 280, Note.In(OnNavy))
	s.End(c, Track)
	Dialogue{
		Name: "周工", Role: "IT 经理", Accent: Trust, Text: "“一年六百万？这数我头一回听。要真只是查询慢，倒不难——”", Continue: "空格 继续",
		Mood: Chip{H: 34, Text: "感兴趣", Icon: "smile", Ground: MoodGround, Ink: MoodText, Edge: MoodBorder},
	}.Draw(c)
}

func pageMeters() *[3]Meter {
	var all [3]Meter
	for i := range all {
		all[i] = Meter{Icon: "target", Label: "目标一致", Color: Alignment}
		all[i].Show(40 + i)
		all[i].Change = 5 - 5*i
	}
	return &all
}

func TestSteadyPageAllocatesNothing(t *testing.T) {
	c, im := target(t, 1280, 720)
	meters := pageMeters()
	frame := func() {
		c.Begin(im)
		page(c, meters)
	}
	if raced {
		t.Skip("the race detector allocates too")
	}
	// The count is of the whole process, and ebiten's queues grow at first: ours would be in every round.
	allocs := math.Inf(1)
	for range 30 {
		inFrame(func() { allocs = min(allocs, testing.AllocsPerRun(2, frame)) })
	}
	require.NoError(t, c.Err())
	require.Zero(t, allocs)
}

// benchFrames runs draw in frames of the game, a few times each, and counts only its own time.
func benchFrames(b *testing.B, draw func()) {
	const each = 20
	for range 3 {
		inFrame(func() {
			for range each {
				draw()
			}
		})
	}
	b.ReportAllocs()
	b.ResetTimer()
	b.StopTimer()
	for n := 0; n < b.N; n += each {
		inFrame(func() {
			b.StartTimer()
			for range min(each, b.N-n) {
				draw()
			}
			b.StopTimer()
		})
	}
}

func BenchmarkSteadyPage(b *testing.B) {
	c, im := target(b, 1280, 720)
	meters := pageMeters()
	benchFrames(b, func() {
		c.Begin(im)
		page(c, meters)
	})
}

// BenchmarkBareDrawImage is the floor: as many draws of an image as the page has, and nothing else.
func BenchmarkBareDrawImage(b *testing.B) {
	_, im := target(b, 1280, 720)
	src := ebiten.NewImage(16, 16)
	var op ebiten.DrawImageOptions
	benchFrames(b, func() {
		for range pageDraws {
			im.DrawImage(src, &op)
		}
	})
}

const pageDraws = 80

func BenchmarkSteadyParagraph(b *testing.B) {
	c, _ := target(b, 1280, 720)
	benchFrames(b, func() {
		c.Paragraph("“一年六百万？这数我头一回听。要真只是查询慢，倒不难——”", 56, 642, 1168, Speech)
	})
}

func BenchmarkNewParagraph(b *testing.B) {
	c, _ := target(b, 1280, 720)
	benchFrames(b, func() {
		c.texts.clear()
		c.Paragraph("“一年六百万？这数我头一回听。要真只是查询慢，倒不难——”", 56, 642, 1168, Speech)
	})
}

func BenchmarkFocus(b *testing.B) {
	targets := grid()
	var f Focus
	in := Input{}.With(FocusNext)
	b.ReportAllocs()
	for b.Loop() {
		f.Update(in, targets)
	}
}
