package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// Doc collects one SVG document: definitions (gradients, clips) and body.
// Every id it hands out starts with its prefix, so that several documents can be put into one without clashes.
type Doc struct {
	prefix string
	n      int
	defs   strings.Builder
	body   strings.Builder
}

func newDoc(prefix string) *Doc { return &Doc{prefix: prefix} }

func (d *Doc) id() string {
	d.n++
	return fmt.Sprintf("%s-%d", d.prefix, d.n)
}

// raw adds markup as it is.
func (d *Doc) raw(format string, a ...any) {
	if len(a) == 0 {
		d.body.WriteString(format)
	} else {
		fmt.Fprintf(&d.body, format, a...)
	}
	d.body.WriteByte('\n')
}

// fill draws a filled path.
func (d *Doc) fill(path, paint string) { d.raw(`<path d="%s" fill="%s"/>`, path, paint) }

// fillA draws a filled path with an opacity.
func (d *Doc) fillA(path, paint string, alpha float64) {
	d.raw(`<path d="%s" fill="%s" opacity="%s"/>`, path, paint, num(alpha))
}

// line draws a stroked path with round ends.
func (d *Doc) line(path, paint string, width float64) {
	d.raw(`<path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"/>`, path, paint, num(width))
}

// lineA is line with an opacity.
func (d *Doc) lineA(path, paint string, width, alpha float64) {
	d.raw(`<path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round" opacity="%s"/>`, path, paint, num(width), num(alpha))
}

// rect draws a rounded rectangle.
func (d *Doc) rect(x, y, w, h, r float64, paint string) {
	d.raw(`<rect x="%s" y="%s" width="%s" height="%s" rx="%s" fill="%s"/>`, num(x), num(y), num(w), num(h), num(r), paint)
}

// rectA is rect with an opacity.
func (d *Doc) rectA(x, y, w, h, r float64, paint string, alpha float64) {
	d.raw(`<rect x="%s" y="%s" width="%s" height="%s" rx="%s" fill="%s" opacity="%s"/>`, num(x), num(y), num(w), num(h), num(r), paint, num(alpha))
}

// frame draws the outline of a rounded rectangle.
func (d *Doc) frame(x, y, w, h, r float64, paint string, width float64) {
	d.raw(`<rect x="%s" y="%s" width="%s" height="%s" rx="%s" fill="none" stroke="%s" stroke-width="%s"/>`, num(x), num(y), num(w), num(h), num(r), paint, num(width))
}

// circle and ellipse draw filled discs.
func (d *Doc) circle(x, y, r float64, paint string) {
	d.raw(`<circle cx="%s" cy="%s" r="%s" fill="%s"/>`, num(x), num(y), num(r), paint)
}

func (d *Doc) ellipse(x, y, rx, ry float64, paint string) {
	d.raw(`<ellipse cx="%s" cy="%s" rx="%s" ry="%s" fill="%s"/>`, num(x), num(y), num(rx), num(ry), paint)
}

func (d *Doc) ellipseA(x, y, rx, ry float64, paint string, alpha float64) {
	d.raw(`<ellipse cx="%s" cy="%s" rx="%s" ry="%s" fill="%s" opacity="%s"/>`, num(x), num(y), num(rx), num(ry), paint, num(alpha))
}

// group wraps what draw adds in a transformed group.
func (d *Doc) group(transform string, draw func()) {
	d.raw(`<g transform="%s">`, transform)
	draw()
	d.raw(`</g>`)
}

// alpha wraps what draw adds in a translucent group.
func (d *Doc) alpha(a float64, draw func()) {
	d.raw(`<g opacity="%s">`, num(a))
	draw()
	d.raw(`</g>`)
}

// clip restricts what draw adds to the inside of path.
func (d *Doc) clip(path string, draw func()) {
	id := d.id()
	fmt.Fprintf(&d.defs, `<clipPath id="%s"><path d="%s"/></clipPath>`+"\n", id, path)
	d.raw(`<g clip-path="url(#%s)">`, id)
	draw()
	d.raw(`</g>`)
}

// clipRect is clip with a rounded rectangle.
func (d *Doc) clipRect(x, y, w, h, r float64, draw func()) {
	id := d.id()
	fmt.Fprintf(&d.defs, `<clipPath id="%s"><rect x="%s" y="%s" width="%s" height="%s" rx="%s"/></clipPath>`+"\n", id, num(x), num(y), num(w), num(h), num(r))
	d.raw(`<g clip-path="url(#%s)">`, id)
	draw()
	d.raw(`</g>`)
}

// vgrad and hgrad are gradients over the bounding box; colours may carry an alpha as #RRGGBBAA.
func (d *Doc) vgrad(colors ...string) string { return d.grad(0, 0, 0, 1, colors...) }
func (d *Doc) hgrad(colors ...string) string { return d.grad(0, 0, 1, 0, colors...) }

func (d *Doc) grad(x1, y1, x2, y2 float64, colors ...string) string {
	id := d.id()
	fmt.Fprintf(&d.defs, `<linearGradient id="%s" x1="%s" y1="%s" x2="%s" y2="%s">%s</linearGradient>`+"\n",
		id, num(x1), num(y1), num(x2), num(y2), stops(colors))
	return "url(#" + id + ")"
}

// rgrad is a radial gradient over the bounding box.
func (d *Doc) rgrad(colors ...string) string {
	id := d.id()
	fmt.Fprintf(&d.defs, `<radialGradient id="%s">%s</radialGradient>`+"\n", id, stops(colors))
	return "url(#" + id + ")"
}

// blur returns a filter attribute for a Gaussian blur.
func (d *Doc) blur(sigma float64) string {
	id := d.id()
	fmt.Fprintf(&d.defs, `<filter id="%s" x="-20%%" y="-20%%" width="140%%" height="140%%"><feGaussianBlur stdDeviation="%s"/></filter>`+"\n", id, num(sigma))
	return "url(#" + id + ")"
}

func stops(colors []string) string {
	var b strings.Builder
	for i, c := range colors {
		at := float64(i) / float64(max(1, len(colors)-1))
		alpha := ""
		if len(c) == 9 {
			var v int
			fmt.Sscanf(c[7:], "%x", &v)
			alpha = fmt.Sprintf(` stop-opacity="%s"`, num(float64(v)/255))
			c = c[:7]
		}
		fmt.Fprintf(&b, `<stop offset="%s" stop-color="%s"%s/>`, num(at), c, alpha)
	}
	return b.String()
}

// put places another document into this one.
func (d *Doc) put(o *Doc, transform string) {
	d.defs.WriteString(o.defs.String())
	d.group(transform, func() { d.body.WriteString(o.body.String()) })
}

// write saves the document; w and h are its view box, outW and outH its size in pixels.
func (d *Doc) write(path string, w, h, outW, outH int) error {
	s := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 %d %d" width="%d" height="%d">`+"\n<defs>\n%s</defs>\n%s</svg>\n",
		w, h, outW, outH, d.defs.String(), d.body.String())
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(s), 0o644)
}

// num prints a coordinate with at most two decimals.
func num(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// pathf builds path data: every %v is printed as a coordinate.
func pathf(format string, v ...float64) string {
	a := make([]any, len(v))
	for i, x := range v {
		a[i] = num(x)
	}
	return fmt.Sprintf(format, a...)
}

// mix blends two colours; t=0 gives a, t=1 gives b.
func mix(a, b string, t float64) string {
	x, y := rgb(a), rgb(b)
	for i := range x {
		x[i] = x[i] + (y[i]-x[i])*t
	}
	return fmt.Sprintf("#%02X%02X%02X", int(math.Round(x[0])), int(math.Round(x[1])), int(math.Round(x[2])))
}

// darker and lighter shift a colour towards the ink or towards white.
func darker(c string, t float64) string  { return mix(c, "#0E1526", t) }
func lighter(c string, t float64) string { return mix(c, "#FFFFFF", t) }

func rgb(c string) [3]float64 {
	var r, g, b int
	fmt.Sscanf(c, "#%02x%02x%02x", &r, &g, &b)
	return [3]float64{float64(r), float64(g), float64(b)}
}
