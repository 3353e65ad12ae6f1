package main

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// policy is the structure of the project: which packages of it each folder may know, and what from outside it must
// not. The longest folder that fits counts.
var policy = []struct {
	folder string
	may    []string // packages of this project, with everything below them
	never  []string // packages from outside, with everything below them
	why    string
}{
	{".", []string{"game/cli", "scenes"}, nil, "main.go only wires the window and the command line together"},
	{"sim", nil, []string{"os", "time", "io", "math/rand", "net", "sync", "context", "fmt"}, "the rules are pure: no files, clocks, chance or goroutines"},
	{"sim/explore", []string{"sim"}, []string{"os", "time", "math/rand", "net"}, "a budget arrives as a context, progress as a callback"},
	{"scenarios", []string{"sim", "sim/explore"}, []string{"net", "time", "math/rand", ebitengine}, "the format compiles to tables of the rules, has them searched and knows nobody who plays them"},
	{"bench", []string{"game/ink", "scenarios", "sim", "sim/explore"}, []string{ebitengine}, "it drives the program from outside, as a user would"},
	{"assets", nil, []string{"os", "net", "time", ebitengine}, "files and their licences, nothing of the game"},
	{"game/words", nil, []string{"os", "net", ebitengine}, "a catalogue"},
	{"game", []string{"game/book", "game/words", "scenarios", "sim", "sim/explore"}, []string{"net", "math/rand", ebitengine}, "a play has no pixels"},
	{"game/book", []string{"scenarios", "sim", "sim/explore"}, []string{"os", "net", "time", "math/rand", ebitengine}, "values that a search gave, for whoever asks"},
	{"game/book/write", []string{"game/book", "scenarios"}, []string{"net", ebitengine}, "a program that writes files, no more"},
	{"game/text", []string{"game", "game/words", "scenarios", "sim"}, []string{"os", "net", "time", ebitengine}, "one front on top of game; fronts do not know each other"},
	{"game/report", []string{"game", "game/words", "scenarios", "sim"}, []string{"os", "net", "time", ebitengine}, "one output on top of game; fronts do not know each other"},
	{"game/ink", []string{"game/words", "scenarios", "sim"}, []string{"os", "net", "time", ebitengine}, "one output: tables in, text out"},
	{"game/cli", []string{"game", "game/words", "game/text", "game/report", "game/ink", "scenarios", "sim", "sim/explore"}, []string{"net", ebitengine}, "the window is handed to the command line by main"},
	{"scenes", []string{"game", "game/words", "assets", "scenes/ui"}, []string{"net", "math/rand"}, "a screen draws a View: rules belong in sim, files in game"},
	{"scenes/ui", []string{"assets"}, []string{"os", "net", "math/rand"}, "the drawing kit knows no game"},
}

const ebitengine = "github.com/hajimehoshi/ebiten"

// A wrong import is how a rule ends up in a screen. This test is meant to be read when it fails.
func TestEveryFolderImportsOnlyWhatItMay(t *testing.T) {
	require.NoError(t, filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if dir != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || dir == filepath.Join("assets", "art")) {
			return filepath.SkipDir
		}
		pkg, err := build.ImportDir(dir, 0)
		if err != nil {
			return nil // no Go files here
		}
		rule := slices.IndexFunc(policy, func(p struct {
			folder string
			may    []string
			never  []string
			why    string
		}) bool {
			return p.folder == filepath.ToSlash(dir)
		})
		if rule < 0 {
			t.Errorf("%s has no line in the table of imports_test.go: say there what it is and what it may know", dir)
			return nil
		}
		p := policy[rule]
		for _, imported := range pkg.Imports {
			if ours, ok := strings.CutPrefix(imported, "parley/"); ok && !slices.Contains(p.may, ours) {
				t.Errorf("%s imports %s and may not: %s.\nMove the code to where it may be known, or hand the value down as an argument.", dir, ours, p.why)
			}
			for _, n := range p.never {
				if imported == n || strings.HasPrefix(imported, n+"/") {
					t.Errorf("%s imports %s and may not: %s.\nDo this in a package above and hand in the result.", dir, imported, p.why)
				}
			}
		}
		return nil
	}))
}
