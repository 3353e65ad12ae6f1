package scenes

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

var update = flag.Bool("update", false, "accept the pictures as they are now")

// The accepted pictures are small and have few colours: they are to show that a screen changed, not how it feels.
const (
	shotW, shotH = 640, 360
	shotColor    = 60    // of 255, by which a channel may differ: half a step of the palette, and how a card blends
	shotPixels   = .0025 // of a picture that may differ by more: the name of a folder, and edges of letters
)

// A screen that changed is either mended or accepted: go test ./scenes -run Accepted -update, under a display, and look.
func TestEveryScreenLooksAsItWasAccepted(t *testing.T) {
	needDisplay(t)
	if raced {
		t.Skip("the same pictures, only slower")
	}
	store := game.Store{Dir: t.TempDir()}
	require.NoError(t, furnish(store))
	known := map[string]bool{}
	inBothLanguages(t, func(t *testing.T, lang string) {
		require.NoError(t, hang(lang, store, func(name string, s ui.Screen) error {
			var im *image.RGBA
			var err error
			inFrame(func() { im, err = ui.Take(s, shotW, shotH, ui.Look{}) })
			if err != nil {
				return err
			}
			path := filepath.Join("testdata", "shots", lang+"-"+name+".png")
			known[path] = true
			if *update {
				return accept(path, im)
			}
			return compareShot(t, path, im)
		}))
	})
	all, err := filepath.Glob(filepath.Join("testdata", "shots", "*.png"))
	require.NoError(t, err)
	for _, path := range all {
		if !known[path] && *update {
			require.NoError(t, os.Remove(path))
		} else {
			require.True(t, known[path], "%s is of no screen", path)
		}
	}
}

// accept keeps a picture in few colours.
func accept(path string, im image.Image) error {
	few := image.NewPaletted(im.Bounds(), palette.WebSafe)
	draw.Draw(few, few.Rect, im, image.Point{}, draw.Src)
	return writeShot(path, few)
}

func writeShot(path string, im image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, im)
}

// compareShot holds a picture against the accepted one. Where they differ it saves both, and where, side by side.
func compareShot(t *testing.T, path string, got *image.RGBA) error {
	f, err := os.Open(path)
	if err != nil {
		t.Errorf("%s was not accepted yet", path)
		return nil
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	b := got.Bounds()
	beside := image.NewRGBA(image.Rect(0, 0, 3*b.Dx(), b.Dy()))
	draw.Draw(beside, b, want, image.Point{}, draw.Src)
	draw.Draw(beside, b.Add(image.Pt(b.Dx(), 0)), got, image.Point{}, draw.Src)
	differ := 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			col := color.RGBA{A: 255}
			if !alike(want.At(x, y), got.At(x, y)) {
				differ++
				col = color.RGBA{255, 255, 255, 255}
			}
			beside.SetRGBA(2*b.Dx()+x, y, col)
		}
	}
	if part := float64(differ) / float64(b.Dx()*b.Dy()); part > shotPixels {
		out := filepath.Join(os.TempDir(), "parley-shots", filepath.Base(path))
		require.NoError(t, writeShot(out, beside))
		t.Errorf("%s: %.2f %% is not as it was accepted; accepted, now and the difference stand side by side in %s", path, 100*part, out)
	}
	return nil
}

func alike(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	near := func(v, w uint32) bool { return max(v, w)-min(v, w) <= shotColor<<8 }
	return near(ar, br) && near(ag, bg) && near(ab, bb)
}
