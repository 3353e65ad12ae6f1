package cli

import (
	"bytes"
	"image"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
)

func TestShotsHaveAFolderForEachLanguage(t *testing.T) {
	var sizes [][3]int
	paint := func(langs []string, store game.Store, w, h, text int, put func(lang, name string, im image.Image) error) error {
		require.DirExists(t, store.Dir)
		sizes = append(sizes, [3]int{w, h, text})
		for _, l := range langs {
			if err := put(l, "title", image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
				return err
			}
		}
		return nil
	}
	shoot := func(args ...string) string {
		var out bytes.Buffer
		require.Equal(t, exitFine, Main(append([]string{"shots"}, args...), Program{Out: &out, Err: &out, Pictures: paint}), out.String())
		return out.String()
	}
	both, one := filepath.Join(t.TempDir(), "both"), filepath.Join(t.TempDir(), "one")
	require.Contains(t, shoot(both), "2")
	shoot(one, "--size", "1920x1080", "--text-size", "150", "--lang", "en")
	require.FileExists(t, filepath.Join(both, "zh", "title.png"))
	require.FileExists(t, filepath.Join(both, "en", "title.png"))
	require.FileExists(t, filepath.Join(one, "en", "title.png"))
	require.NoDirExists(t, filepath.Join(one, "zh"))
	require.Equal(t, [][3]int{{1280, 720, 100}, {1920, 1080, 150}}, sizes)
}
