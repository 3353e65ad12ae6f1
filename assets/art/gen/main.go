// Command art writes every picture of the game as SVG, and palette.md, into a folder: go run . FOLDER
//
// It draws people (portrait.go, face.go, body.go, one char_*.go each) and rooms (backgrounds*.go, furniture.go) in the
// colours of palette.go. It does not make PNGs: ../build.sh does that from what it writes.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run . FOLDER")
		os.Exit(2)
	}
	if err := writeAll(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "art:", err)
		os.Exit(1)
	}
}

// writeAll fills portrait, room and soft below out, and writes palette.md; it fails when a pair of colours is too weak.
func writeAll(out string) error {
	for _, c := range cast {
		for _, e := range expressions {
			path := filepath.Join(out, "portrait", c.ID+"-"+e.ID+".svg")
			if err := portrait(c, e).write(path, portraitW, portraitH, portraitW, portraitH); err != nil {
				return err
			}
		}
	}
	for _, r := range rooms {
		if err := background(r).write(filepath.Join(out, "room", r.ID+".svg"), 1280, 720, 1280, 720); err != nil {
			return err
		}
		w, h := 1280+2*softMargin, 720+2*softMargin
		if err := softBackground(r).write(filepath.Join(out, "soft", r.ID+".svg"), w, h, w, h); err != nil {
			return err
		}
	}
	md, weak := paletteMarkdown()
	if err := os.WriteFile(filepath.Join(out, "palette.md"), []byte(md), 0o644); err != nil {
		return err
	}
	return weak
}
