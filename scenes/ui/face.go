package ui

import (
	"image"
	"math"
	"sync"

	"github.com/golang/freetype/raster"
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"parley/assets"
)

// fontFile is one parsed weight with what freetype would compute anew each time. Lengths are in em.
type fontFile struct {
	ttf             *truetype.Font
	upem            fixed.Int26_6
	ascent, descent float64
	quotes          [4]quote // ‘ ’ “ ”
}

// quote is the ink of a quotation mark, which stands in a full em in this font.
type quote struct{ left, width float64 }

const quoteSide = .055 // space beside a quotation mark that is set narrow, em

// fontOf returns the font of a weight, the regular one when there is no such weight. It parses each once.
func fontOf(w assets.Weight) *fontFile {
	if get, ok := fontFiles[w]; ok {
		return get()
	}
	return fontFiles[assets.Regular]()
}

var fontFiles = map[assets.Weight]func() *fontFile{
	assets.Light:   parseOnce(assets.Light),
	assets.Regular: parseOnce(assets.Regular),
	assets.Medium:  parseOnce(assets.Medium),
	assets.Bold:    parseOnce(assets.Bold),
	assets.Black:   parseOnce(assets.Black),
}

func parseOnce(w assets.Weight) func() *fontFile {
	return sync.OnceValue(func() *fontFile {
		ttf, err := truetype.Parse(assets.Font(w))
		if err != nil {
			panic("ui: the embedded font is broken: " + err.Error())
		}
		// The ascent and descent of the file are private to freetype's own face: ask one, once. It makes room for as many
		// glyphs as it may keep, so let that be one.
		m := truetype.NewFace(ttf, &truetype.Options{Size: 100, DPI: 72, GlyphCacheEntries: 1}).Metrics()
		f := &fontFile{
			ttf: ttf, upem: fixed.Int26_6(ttf.FUnitsPerEm()),
			ascent: float64(m.Ascent) / 6400, descent: float64(m.Descent) / 6400,
		}
		var buf truetype.GlyphBuf
		for i, r := range []rune("‘’“”") {
			if n := ttf.Index(r); n != 0 && buf.Load(ttf, f.upem, n, font.HintingNone) == nil {
				f.quotes[i] = quote{
					left:  float64(buf.Bounds.Min.X) / float64(f.upem),
					width: float64(buf.Bounds.Max.X-buf.Bounds.Min.X) / float64(f.upem),
				}
			}
		}
		return f
	})
}

// glyph is one rune to be set: advance and shift in em.
type glyph struct {
	font           *fontFile
	index          truetype.Index
	advance, shift float64
}

// glyphOf finds the glyph of a rune. The weights for titles borrow what they lack; a minus, which the font lacks, is an
// en dash, as wide as a figure. In Latin text quotation marks are set narrow, in Chinese they fill their square.
func glyphOf(w assets.Weight, r rune, latin bool) glyph {
	f, r := fontOf(w), substitute(r)
	n := f.ttf.Index(r)
	if n == 0 && (w == assets.Black || w == assets.Light) {
		f = fontOf(map[assets.Weight]assets.Weight{assets.Black: assets.Bold, assets.Light: assets.Regular}[w])
		n = f.ttf.Index(r)
	}
	g := glyph{font: f, index: n, advance: float64(f.ttf.HMetric(f.upem, n).AdvanceWidth) / float64(f.upem)}
	if latin {
		if i := quoteIndex(r); i >= 0 && f.quotes[i].width > 0 {
			q := f.quotes[i]
			g.shift, g.advance = quoteSide-q.left, q.width+2*quoteSide
		}
	}
	return g
}

func substitute(r rune) rune {
	switch r {
	case '−':
		return '–'
	case '\t', '\u00a0', '\u2028', '\u2029':
		return ' '
	}
	return r
}

func quoteIndex(r rune) int {
	switch r {
	case '‘':
		return 0
	case '’':
		return 1
	case '“':
		return 2
	case '”':
		return 3
	}
	return -1
}

// face is a font.Face of one font at one size in pixels. It fills by the non-zero rule: freetype's own face fills even-odd
// and punches holes where contours overlap, as they do in Noto Sans SC. It is not for concurrent use.
type face struct {
	file    *fontFile
	scale   fixed.Int26_6 // pixels an em
	buf     truetype.GlyphBuf
	raster  *raster.Rasterizer
	painter raster.AlphaSrcPainter
	mask    image.Alpha // of the glyph drawn last
	width   int
	height  int
}

var _ font.Face = (*face)(nil)

func newFace(f *fontFile, px float64) *face {
	x := &face{file: f, scale: fixed.Int26_6(px*64 + .5)}
	b := f.ttf.Bounds(x.scale)
	x.width, x.height = (b.Max.X-b.Min.X).Ceil()+4, (b.Max.Y-b.Min.Y).Ceil()+4
	x.raster = raster.NewRasterizer(x.width, x.height)
	x.raster.UseNonZeroWinding = true
	x.painter = raster.NewAlphaSrcPainter(&x.mask)
	return x
}

func (x *face) Close() error { return nil }

func (x *face) Metrics() font.Metrics {
	em := float64(x.scale)
	return font.Metrics{
		Height:  fixed.Int26_6(em * lineHeight),
		Ascent:  fixed.Int26_6(math.Ceil(em * x.file.ascent)),
		Descent: fixed.Int26_6(math.Ceil(em * x.file.descent)),
	}
}

// Kern is always 0: the font keeps its pairs where freetype does not look.
func (x *face) Kern(rune, rune) fixed.Int26_6 { return 0 }

func (x *face) GlyphAdvance(r rune) (fixed.Int26_6, bool) {
	n := x.file.ttf.Index(substitute(r))
	return x.file.ttf.HMetric(x.scale, n).AdvanceWidth, n != 0
}

func (x *face) GlyphBounds(r rune) (fixed.Rectangle26_6, fixed.Int26_6, bool) {
	n := x.file.ttf.Index(substitute(r))
	if x.buf.Load(x.file.ttf, x.scale, n, font.HintingNone) != nil {
		return fixed.Rectangle26_6{}, 0, false
	}
	b := x.buf.Bounds
	return fixed.Rectangle26_6{
		Min: fixed.Point26_6{X: b.Min.X, Y: -b.Max.Y},
		Max: fixed.Point26_6{X: b.Max.X, Y: -b.Min.Y},
	}, x.buf.AdvanceWidth, n != 0
}

func (x *face) Glyph(dot fixed.Point26_6, r rune) (image.Rectangle, image.Image, image.Point, fixed.Int26_6, bool) {
	n := x.file.ttf.Index(substitute(r))
	at, ok := x.draw(dot, n)
	return at, &x.mask, image.Point{}, x.buf.AdvanceWidth, ok && n != 0
}

// draw rasterises a glyph into the face's mask, which is good until the next call, and returns where the mask belongs.
func (x *face) draw(dot fixed.Point26_6, n truetype.Index) (image.Rectangle, bool) {
	if x.buf.Load(x.file.ttf, x.scale, n, font.HintingNone) != nil {
		return image.Rectangle{}, false
	}
	fx, fy := dot.X&63, dot.Y&63
	b := x.buf.Bounds
	left, top := (b.Min.X + fx).Floor(), (-b.Max.Y + fy).Floor()
	w, h := (b.Max.X+fx).Ceil()-left, (-b.Min.Y+fy).Ceil()-top
	if w <= 0 || h <= 0 {
		x.mask = image.Alpha{}
		return image.Rectangle{}, true
	}
	x.resizeMask(w, h)
	x.raster.Clear()
	offset := fixed.Point26_6{X: fx - fixed.I(left), Y: fy - fixed.I(top)}
	start := 0
	for _, end := range x.buf.Ends {
		x.contour(x.buf.Points[start:end], offset)
		start = end
	}
	x.raster.Rasterize(x.painter)
	left, top = left+dot.X.Floor(), top+dot.Y.Floor()
	return image.Rect(left, top, left+w, top+h), true
}

func (x *face) resizeMask(w, h int) {
	if w > x.width || h > x.height {
		x.width, x.height = max(w, x.width), max(h, x.height)
		x.raster.SetBounds(x.width, x.height)
	}
	if cap(x.mask.Pix) < w*h {
		x.mask.Pix = make([]uint8, w*h)
	}
	x.mask.Pix, x.mask.Stride, x.mask.Rect = x.mask.Pix[:w*h], w, image.Rect(0, 0, w, h)
	clear(x.mask.Pix)
}

// contour adds one closed outline. TrueType leaves out the point between two control points: it is their middle.
func (x *face) contour(points []truetype.Point, offset fixed.Point26_6) {
	if len(points) == 0 {
		return
	}
	at := func(p truetype.Point) fixed.Point26_6 { return fixed.Point26_6{X: offset.X + p.X, Y: offset.Y - p.Y} }
	mid := func(a, b fixed.Point26_6) fixed.Point26_6 {
		return fixed.Point26_6{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
	}
	onCurve := func(p truetype.Point) bool { return p.Flags&1 != 0 }

	first, last := points[0], points[len(points)-1]
	start, rest := at(first), points
	switch {
	case onCurve(first):
		rest = points[1:]
	case onCurve(last):
		start, rest = at(last), points[:len(points)-1]
	default:
		start = mid(at(first), at(last))
	}

	x.raster.Start(start)
	before, beforeOn := start, true
	for _, p := range rest {
		q, on := at(p), onCurve(p)
		switch {
		case on && beforeOn:
			x.raster.Add1(q)
		case on:
			x.raster.Add2(before, q)
		case !beforeOn:
			x.raster.Add2(before, mid(before, q))
		}
		before, beforeOn = q, on
	}
	if beforeOn {
		x.raster.Add1(start)
	} else {
		x.raster.Add2(before, start)
	}
}
