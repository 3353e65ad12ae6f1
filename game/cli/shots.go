package cli

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"parley/game"
	"parley/game/words"
)

// Painter paints every screen in some languages, in a window of w by h pixels with text of a size in percent, and hands
// each picture over. The store is empty at first and holds the plays that are seen. Without a display it fails with
// game.ErrNoWindow.
type Painter func(langs []string, store game.Store, w, h, text int, put func(lang, name string, im image.Image) error) error

// shotsCmd saves a picture of every screen.
type shotsCmd struct {
	Dir      string `arg:"" type:"path" help:"${help_shots_folder}"`
	Size     string `default:"1280x720" placeholder:"1280x720" help:"${help_shots_size}"`
	TextSize int    `default:"100" help:"${help_shots_text}"`
}

// Run paints into a folder for each language, or for the one that was asked for.
func (s *shotsCmd) Run(c *context) error {
	var w, h int
	if n, err := fmt.Sscanf(s.Size, "%dx%d", &w, &h); n != 2 || err != nil || w < 320 || h < 180 || w > 7680 || h > 4320 {
		return errors.New(c.w.Say("shots.size"))
	}
	if s.TextSize < 100 || s.TextSize > 200 {
		return errors.New(c.w.Say("shots.text"))
	}
	langs := words.Languages()
	if c.asked != "" {
		langs = []string{c.asked}
	}
	failed := func(err error) error { return errors.New(c.w.Say("shots.failed", "Why", game.Reason(err, c.lang))) }
	data, err := os.MkdirTemp("", "parley-shots-")
	if err != nil {
		return failed(err)
	}
	defer os.RemoveAll(data)
	count := 0
	err = c.Pictures(langs, game.Store{Dir: data}, w, h, s.TextSize, func(lang, name string, im image.Image) error {
		count++
		return writePicture(filepath.Join(s.Dir, lang, name+".png"), im)
	})
	if errors.Is(err, game.ErrNoWindow) {
		return errors.New(c.w.Say("shots.failed", "Why", c.w.Say("shots.display")))
	}
	if err != nil {
		return failed(err)
	}
	fmt.Fprintln(c.Out, c.w.Say("shots.done", "Count", count, "Dir", s.Dir))
	return nil
}

func writePicture(path string, im image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, im), f.Close())
}
