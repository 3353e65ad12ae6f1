package ui

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"golang.org/x/image/draw"

	"parley/assets"
)

// Picture names a picture. The canvas loads it when it is first drawn and keeps it while there is room; one that does not
// exist ends the loop with an error.
type Picture struct {
	kind     pictureKind
	id, more string
}

type pictureKind uint8

const (
	noPicture pictureKind = iota
	portraitPicture
	roomPicture
	softRoomPicture
)

// Portrait is the half-length picture of a person with an expression.
func Portrait(person, expression string) Picture { return Picture{portraitPicture, person, expression} }

// Room is the picture of a room.
func Room(id string) Picture { return Picture{kind: roomPicture, id: id} }

// SoftRoom is a room out of focus, to stand behind people and cards.
func SoftRoom(id string) Picture { return Picture{kind: softRoomPicture, id: id} }

func (p Picture) load() (image.Image, error) {
	switch p.kind {
	case portraitPicture:
		return assets.Portrait(p.id, p.more)
	case roomPicture:
		return assets.Room(p.id)
	case softRoomPicture:
		return assets.SoftRoom(p.id)
	}
	return image.NewRGBA(image.Rect(0, 0, 1, 1)), nil
}

// Fit is how a picture fills a rectangle of another shape.
type Fit uint8

// The fits there are: all of the picture within the rectangle, or all of the rectangle covered and the rest cut off.
const (
	Contain Fit = iota
	Cover
)

// imageKey is a picture as it is kept: as it came, as an icon of a size, or as a disc cut out of it.
type imageKey struct {
	picture Picture
	icon    string
	size    int // pixels, of an icon's side or a disc's diameter
	part    image.Rectangle
}

// Image draws a picture in r.
func (c *Canvas) Image(p Picture, r Rect, fit Fit) {
	im := c.picture(p)
	if im == nil {
		return
	}
	w, h := float64(im.Bounds().Dx()), float64(im.Bounds().Dy())
	scale := min(r.W/w, r.H/h)
	if fit == Cover {
		scale = max(r.W/w, r.H/h)
		pw, ph := r.W/scale, r.H/scale
		x, y := int((w-pw)/2), int((h-ph)/2)
		c.ImagePart(p, image.Rect(x, y, x+int(math.Round(pw)), y+int(math.Round(ph))), r)
		return
	}
	c.scaled(im, Rect{r.CenterX() - w*scale/2, r.CenterY() - h*scale/2, w * scale, h * scale})
}

// ImagePart draws the part of a picture, in its pixels, stretched to r.
func (c *Canvas) ImagePart(p Picture, part image.Rectangle, r Rect) {
	if im := c.picture(p); im != nil {
		c.scaled(im.SubImage(part).(*ebiten.Image), r)
	}
}

// Backdrop fills the whole window with a picture, the bars beside the stage too.
func (c *Canvas) Backdrop(p Picture) {
	if c.look.Contrast {
		c.Fill(c.Window(), 0, Navy) // what stands on it is to be read, not the room
		return
	}
	c.Image(p, c.Window(), Cover)
}

// Custom draws an image of the caller's, stretched to r.
func (c *Canvas) Custom(im *ebiten.Image, r Rect) { c.scaled(im, r) }

// Icon draws a square icon, x and y its upper left corner.
func (c *Canvas) Icon(name string, x, y, size float64, col Color) {
	px := int(math.Round(size * c.stage.scale))
	if px <= 0 {
		return
	}
	im := c.icon(name, px)
	if im == nil {
		return
	}
	dx, dy := c.pixel(x, y)
	c.drawAt(im, float64(dx), float64(dy), col)
}

// head is where the head stands in a portrait, pixels of assets.PortraitWidth by assets.PortraitHeight.
var head = image.Rect(154, 127, 483, 456)

// Avatar draws a person's head in a disc around x, y.
func (c *Canvas) Avatar(person, expression string, x, y, radius float64, ground Color) {
	c.Circle(x, y, radius, ground)
	b := c.box(Rect{x - radius, y - radius, 2 * radius, 2 * radius})
	if im := c.disc(Portrait(person, expression), head, b.w); im != nil {
		c.drawAt(im, float64(b.x), float64(b.y), OnNavy)
	}
}

func (c *Canvas) scaled(im *ebiten.Image, r Rect) {
	b := im.Bounds()
	if b.Empty() || c.sketch != nil {
		return
	}
	x0, y0 := c.pixel(r.X, r.Y)
	x1, y1 := c.pixel(r.X+r.W, r.Y+r.H)
	c.options.GeoM.Reset()
	c.options.GeoM.Scale(float64(x1-x0)/float64(b.Dx()), float64(y1-y0)/float64(b.Dy()))
	c.options.GeoM.Translate(float64(x0), float64(y0))
	c.options.Filter = ebiten.FilterLinear
	c.draw(im, OnNavy)
}

func (c *Canvas) picture(p Picture) *ebiten.Image {
	if c.sketch != nil {
		return nil
	}
	k := imageKey{picture: p}
	if im, ok := c.images.get(k); ok {
		return im
	}
	img, err := p.load()
	if err != nil {
		c.fail(err)
		return nil
	}
	return c.keep(k, ebiten.NewImageFromImage(img))
}

// icon scales an icon to its size on the device; a filter that shrinks well is worth its time once.
func (c *Canvas) icon(name string, px int) *ebiten.Image {
	if c.sketch != nil {
		return nil
	}
	k := imageKey{icon: name, size: px}
	if im, ok := c.images.get(k); ok {
		return im
	}
	img, err := assets.Icon(name)
	if err != nil {
		c.fail(err)
		return nil
	}
	dst := image.NewRGBA(image.Rect(0, 0, px, px))
	draw.CatmullRom.Scale(dst, dst.Rect, img, img.Bounds(), draw.Src, nil)
	return c.keep(k, ebiten.NewImageFromImage(dst))
}

// disc cuts a round part out of a picture.
func (c *Canvas) disc(p Picture, part image.Rectangle, px int) *ebiten.Image {
	if px <= 0 || c.sketch != nil {
		return nil
	}
	k := imageKey{picture: p, size: px, part: part}
	if im, ok := c.images.get(k); ok {
		return im
	}
	img, err := p.load()
	if err != nil {
		c.fail(err)
		return nil
	}
	dst := image.NewRGBA(image.Rect(0, 0, px, px))
	draw.CatmullRom.Scale(dst, dst.Rect, img, part, draw.Src, nil)
	m := shapeKey{kind: shapeFill, w: px, h: px, radius: float64(px) / 2}.rasterise()
	for i, a := range m.pix {
		for j := range 4 {
			dst.Pix[4*i+j] = uint8(int(dst.Pix[4*i+j]) * int(a) / 255)
		}
	}
	return c.keep(k, ebiten.NewImageFromImage(dst))
}

func (c *Canvas) keep(k imageKey, im *ebiten.Image) *ebiten.Image {
	c.images.put(k, im, 4*im.Bounds().Dx()*im.Bounds().Dy())
	return im
}
