package ui

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// Rect is a rectangle in design units.
type Rect struct{ X, Y, W, H float64 }

// Inset returns the rectangle smaller by d on each side; a negative d makes it larger.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Move returns the rectangle moved.
func (r Rect) Move(dx, dy float64) Rect { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }

// Has reports whether the point is inside.
func (r Rect) Has(x, y float64) bool { return x >= r.X && y >= r.Y && x < r.X+r.W && y < r.Y+r.H }

// CenterX and CenterY are the middle.
func (r Rect) CenterX() float64 { return r.X + r.W/2 }

// CenterY is the middle of the height.
func (r Rect) CenterY() float64 { return r.Y + r.H/2 }

// stage is where the design grid lies in the window: in pixels of the device, centred, as large as fits.
type stage struct {
	w, h          int
	scale         float64 // pixels a design unit
	x, y          float64 // pixels of the grid's corner
	width, height float64 // of the grid, design units
}

func stageFor(w, h int) stage {
	s := min(float64(w)/Width, float64(h)/Height)
	return stage{w: w, h: h, scale: s, x: math.Floor((float64(w) - Width*s) / 2), y: math.Floor((float64(h) - Height*s) / 2),
		width: Width, height: Height}
}

func (s stage) design(x, y int) (float64, float64) {
	return (float64(x) - s.x) / s.scale, (float64(y) - s.y) / s.scale
}

// Canvas draws on the design grid. It keeps whatever it rasterised, so that a picture that does not change costs only the
// drawing of images and allocates nothing. It is for the goroutine that draws.
type Canvas struct {
	stage   stage
	look    Look
	focused Rect    // where the ring was drawn last, design units
	sketch  *Sketch // what is drawn is noted here, and not drawn, when it is not nil
	now     layer
	under   []layer
	texts   *lru[textKey, *set]
	faces   *lru[faceKey, *face]
	shapes  *lru[shapeKey, *ebiten.Image]
	images  *lru[imageKey, *ebiten.Image]
	white   *ebiten.Image
	options ebiten.DrawImageOptions
	corners [16]ebiten.Vertex
	tri     ebiten.DrawTrianglesOptions
	err     error
}

// layer is where and how drawing goes; the pushes stack them.
type layer struct {
	dst    *ebiten.Image
	dx, dy float64 // pixels
	alpha  float64
	clip   Rect // of a sketch, on the stage
}

// Bounds of the caches. Texts, shapes and pictures count bytes on the graphics card, faces each other.
const (
	textBytes  = 48 << 20
	shapeBytes = 24 << 20
	imageBytes = 96 << 20
	faceCount  = 64
)

// NewCanvas returns a canvas without a target; give it one with [Canvas.Begin].
func NewCanvas() *Canvas {
	drop := func(im *ebiten.Image) { im.Deallocate() }
	return &Canvas{
		texts: newLRU[textKey](textBytes, func(t *set) {
			if t.image != nil {
				t.image.Deallocate()
			}
		}),
		faces:  newLRU[faceKey, *face](faceCount, nil),
		shapes: newLRU[shapeKey](shapeBytes, drop),
		images: newLRU[imageKey](imageBytes, drop),
		under:  make([]layer, 0, 8),
	}
}

// Begin makes dst the target, in its whole size. A size that asks for another scale empties the caches.
func (c *Canvas) Begin(dst *ebiten.Image) {
	c.begin(dst, stageFor(dst.Bounds().Dx(), dst.Bounds().Dy()), Look{})
}

// begin is Begin on a stage of any size and with the player's look.
func (c *Canvas) begin(dst *ebiten.Image, s stage, look Look) {
	if s.scale != c.stage.scale {
		c.texts.clear()
		c.faces.clear()
		c.shapes.clear()
		c.images.clear()
	}
	if c.white == nil && c.sketch == nil {
		whole := ebiten.NewImage(3, 3) // a border, so that the edge of a filled area takes no colour from outside
		whole.Fill(OnNavy)
		c.white = whole.SubImage(image.Rect(1, 1, 2, 2)).(*ebiten.Image)
	}
	c.stage, c.look, c.focused, c.under = s, look, Rect{}, c.under[:0]
	c.now = layer{dst: dst, dx: s.x, dy: s.y, alpha: 1}
}

// Err returns what went wrong in drawing first, such as a picture that does not exist.
func (c *Canvas) Err() error { return c.err }

// Scale is how many pixels of the device a design unit has.
func (c *Canvas) Scale() float64 { return c.stage.scale }

// Window is the whole window in design units: the stage and the bars beside it.
func (c *Canvas) Window() Rect {
	s := c.stage
	return Rect{-s.x / s.scale, -s.y / s.scale, float64(s.w) / s.scale, float64(s.h) / s.scale}
}

// PushClip draws only inside r until [Canvas.Pop].
func (c *Canvas) PushClip(r Rect) {
	c.under = append(c.under, c.now)
	if c.sketch != nil {
		c.now.clip = c.place(r)
		return
	}
	x0, y0 := c.pixel(r.X, r.Y)
	x1, y1 := c.pixel(r.X+r.W, r.Y+r.H)
	c.now.dst = c.now.dst.SubImage(image.Rect(x0, y0, x1, y1)).(*ebiten.Image)
}

// PushMove draws everything moved until [Canvas.Pop].
func (c *Canvas) PushMove(dx, dy float64) {
	c.under = append(c.under, c.now)
	c.now.dx += math.Round(dx * c.stage.scale)
	c.now.dy += math.Round(dy * c.stage.scale)
}

// PushAlpha draws everything fainter, alpha 0..1, until [Canvas.Pop]. Things that overlap show through each other.
func (c *Canvas) PushAlpha(alpha float64) {
	c.under = append(c.under, c.now)
	c.now.alpha *= min(max(alpha, 0), 1)
}

// Pop ends the latest push.
func (c *Canvas) Pop() {
	c.now = c.under[len(c.under)-1]
	c.under = c.under[:len(c.under)-1]
}

// Fill fills a rectangle with round corners, radius in design units, 0 for none.
func (c *Canvas) Fill(r Rect, radius float64, col Color) {
	if c.sketch != nil {
		c.sketchArea(r, col)
		return
	}
	b := c.box(r)
	if radius <= 0 {
		c.plain(b, col, col)
		return
	}
	c.sliced(b, shapeKey{kind: shapeFill, radius: c.radius(radius, b)}, col)
}

// Frame draws the border of a rectangle, inside it, width in design units.
func (c *Canvas) Frame(r Rect, radius, width float64, col Color) {
	b := c.box(r)
	c.sliced(b, shapeKey{kind: shapeFrame, radius: c.radius(radius, b), width: c.thick(width)}, col)
}

// Dashed draws a dashed border, as around something that is not there yet.
func (c *Canvas) Dashed(r Rect, radius, width float64, col Color) {
	b := c.box(r)
	k := shapeKey{kind: shapeDashed, w: b.w, h: b.h, radius: c.radius(radius, b), width: c.thick(width), dash: 7 * c.stage.scale}
	if im := c.shape(k); im != nil {
		c.drawAt(im, float64(b.x), float64(b.y), col)
	}
}

// Shadow draws the soft shadow that a card at r throws.
func (c *Canvas) Shadow(r Rect, radius float64) {
	sigma := shadowSigma * c.stage.scale
	pad := shadowPad(sigma)
	b := c.box(Rect{r.X + shadowInset, r.Y + shadowDrop, r.W - 2*shadowInset, r.H - shadowInset})
	k := shapeKey{kind: shapeShadow, radius: c.radius(radius, b), width: sigma}
	c.sliced(box{b.x - pad, b.y - pad, b.w + 2*pad, b.h + 2*pad}, k, shadow)
}

// Gradient fills a rectangle from one colour at its top to another at its bottom.
func (c *Canvas) Gradient(r Rect, top, bottom Color) { c.plain(c.box(r), top, bottom) }

// Circle fills a circle around x, y.
func (c *Canvas) Circle(x, y, radius float64, col Color) {
	c.Fill(Rect{x - radius, y - radius, 2 * radius, 2 * radius}, radius, col)
}

// Line draws a line with round ends.
func (c *Canvas) Line(x0, y0, x1, y1, width float64, col Color) {
	s := c.stage.scale
	k := shapeKey{kind: shapeLine, dx: math.Round((x1 - x0) * s), dy: math.Round((y1 - y0) * s), width: c.thick(width)}
	k.w = int(math.Ceil(math.Abs(k.dx)+k.width)) + 2
	k.h = int(math.Ceil(math.Abs(k.dy)+k.width)) + 2
	im := c.shape(k)
	if im == nil {
		return
	}
	edge := k.width/2 + 1
	x := c.now.dx + min(x0, x1)*s - edge
	y := c.now.dy + min(y0, y1)*s - edge
	c.drawAt(im, math.Round(x), math.Round(y), col)
}

// thick is how thick a line is in pixels.
func (c *Canvas) thick(width float64) float64 {
	if c.look.Thick {
		width *= 1.5
	}
	return width * c.stage.scale
}

// box is a rectangle in pixels of the target.
type box struct{ x, y, w, h int }

// box puts the edges of a rectangle on whole pixels, so that they are sharp.
func (c *Canvas) box(r Rect) box {
	x0, y0 := c.pixel(r.X, r.Y)
	x1, y1 := c.pixel(r.X+r.W, r.Y+r.H)
	return box{x0, y0, x1 - x0, y1 - y0}
}

func (c *Canvas) pixel(x, y float64) (int, int) {
	return int(math.Round(c.now.dx + x*c.stage.scale)), int(math.Round(c.now.dy + y*c.stage.scale))
}

func (c *Canvas) radius(r float64, b box) float64 {
	return min(r*c.stage.scale, float64(b.w)/2, float64(b.h)/2)
}

// plain fills a box with at most two colours.
func (c *Canvas) plain(b box, top, bottom Color) {
	if b.w <= 0 || b.h <= 0 || c.sketch != nil {
		return
	}
	v := c.corners[:4]
	for i := range v {
		col := top
		if i >= 2 {
			col = bottom
		}
		c.vertex(&v[i], b.x+b.w*(i&1), b.y+b.h*(i>>1), 1, 1, col)
	}
	v[1].SrcX, v[3].SrcX, v[2].SrcY, v[3].SrcY = 2, 2, 2, 2
	c.now.dst.DrawTriangles32(v, quad, c.white, &c.tri)
}

// sliced draws a shape whose middle is the same all along: the corners as they are, the rest stretched. So a card of any
// size needs only an image as large as its corners.
func (c *Canvas) sliced(b box, k shapeKey, col Color) {
	if b.w <= 0 || b.h <= 0 || c.sketch != nil {
		return
	}
	corner := int(math.Ceil(max(k.radius, k.width)))
	if k.kind == shapeShadow {
		corner = 2*shadowPad(k.width) + int(math.Ceil(k.radius))
	}
	k.w, k.h = min(b.w, 2*corner+1), min(b.h, 2*corner+1)
	im := c.shape(k)
	if im == nil {
		return
	}
	left, top := k.w/2, k.h/2
	srcX := [4]int{0, left, k.w - left, k.w}
	srcY := [4]int{0, top, k.h - top, k.h}
	dstX := [4]int{b.x, b.x + left, b.x + b.w - left, b.x + b.w}
	dstY := [4]int{b.y, b.y + top, b.y + b.h - top, b.y + b.h}
	for i := range c.corners {
		c.vertex(&c.corners[i], dstX[i&3], dstY[i>>2], srcX[i&3], srcY[i>>2], col)
	}
	c.now.dst.DrawTriangles32(c.corners[:], nine, im, &c.tri)
}

func (c *Canvas) vertex(v *ebiten.Vertex, x, y, srcX, srcY int, col Color) {
	if c.look.Contrast {
		col = contrasted(col)
	}
	v.DstX, v.DstY, v.SrcX, v.SrcY = float32(x), float32(y), float32(srcX), float32(srcY)
	v.ColorR, v.ColorG, v.ColorB = float32(col.R)/255, float32(col.G)/255, float32(col.B)/255
	v.ColorA = float32(col.A) / 255 * float32(c.now.alpha)
}

var (
	quad = []uint32{0, 1, 2, 1, 2, 3}
	nine = nineQuads()
)

func nineQuads() []uint32 {
	var all []uint32
	for y := range uint32(3) {
		for x := range uint32(3) {
			i := 4*y + x
			all = append(all, i, i+1, i+4, i+1, i+4, i+5)
		}
	}
	return all
}

func (c *Canvas) shape(k shapeKey) *ebiten.Image {
	if im, ok := c.shapes.get(k); ok {
		return im
	}
	if k.w <= 0 || k.h <= 0 || k.w > maxImage || k.h > maxImage || c.sketch != nil {
		return nil
	}
	im := k.rasterise().upload()
	c.shapes.put(k, im, 4*k.w*k.h)
	return im
}

// drawAt draws an image tinted, its corner at a place in pixels.
func (c *Canvas) drawAt(im *ebiten.Image, x, y float64, col Color) {
	c.options.GeoM.Reset()
	c.options.GeoM.Translate(x, y)
	c.options.Filter = ebiten.FilterNearest
	c.draw(im, col)
}

func (c *Canvas) draw(im *ebiten.Image, col Color) {
	if c.look.Contrast {
		col = contrasted(col)
	}
	c.options.ColorScale.Reset()
	a := float32(col.A) / 255 * float32(c.now.alpha)
	c.options.ColorScale.Scale(float32(col.R)/255*a, float32(col.G)/255*a, float32(col.B)/255*a, a)
	c.now.dst.DrawImage(im, &c.options)
}

func (c *Canvas) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}
