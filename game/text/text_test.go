package text

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"parley/game"
)

func begin(t *testing.T, store game.Store) *game.Session {
	sc, err := game.Open("it")
	require.NoError(t, err)
	s, err := game.New(sc, game.Options{Seed: 1, Store: &store, Begun: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)})
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestNonsenseIsAnsweredAndThePlayGoesOn(t *testing.T) {
	for name, typed := range map[string]string{
		"longer than anybody types": strings.Repeat("1", 1<<20),
		"control characters":        "\x1b[2J\x00",
		"no text at all":            "\xff\xfe",
		"out of range":              "99999999999999999999",
		"a command and a half":      "quit now",
	} {
		t.Run(name, func(t *testing.T) {
			s := begin(t, game.Store{Dir: t.TempDir()})
			var out strings.Builder
			require.NoError(t, New(strings.NewReader("0\n0\n"+typed+"\r\n1"), &out, "en").Play(s))
			require.Contains(t, out.String(), "Please type a number from 1 to 4")
			require.Len(t, s.Turns(), 2, "the last line counts without a line feed, too")
			require.NotContains(t, out.String(), "\x1b")
			require.NotContains(t, out.String(), "\x00")
		})
	}
}

// diskOut makes the folder of plays unusable before a certain answer is read, and usable again before a later one.
type diskOut struct {
	t       *testing.T
	dir     string
	answers []string
}

func (d *diskOut) Read(b []byte) (int, error) {
	switch len(d.answers) {
	case 0:
		return 0, os.ErrClosed
	case 3:
		require.NoError(d.t, os.RemoveAll(d.dir))
		require.NoError(d.t, os.WriteFile(d.dir, nil, 0o600))
	case 1:
		require.NoError(d.t, os.Remove(d.dir))
	}
	n := copy(b, d.answers[0])
	d.answers = d.answers[1:]
	return n, nil
}

func TestADiskThatFailsIsSaidAndTheLineCanBeSaidAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := begin(t, game.Store{Dir: dir})
	var out strings.Builder
	err := New(&diskOut{t, dir, []string{"0\n", "0\n", "1\n", "s\n", "1\n"}}, &out, "zh").Play(s)
	require.ErrorIs(t, err, os.ErrClosed)
	require.Contains(t, out.String(), "没能存下这一步（路径里有一段是文件，不是文件夹）")
	require.Contains(t, out.String(), "这一份没能存下")
	require.Len(t, s.Turns(), 2)
	require.FileExists(t, s.Path())
}
