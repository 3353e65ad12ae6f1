package cli

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite testdata/outputs.golden; know why before committing")

// Two calls with the same arguments print the same bytes, on every platform: the hashes of what is printed are kept
// here, and another architecture runs this test against the same file.
func TestTheSameCallPrintsTheSameBytes(t *testing.T) {
	t.Setenv("PARLEY_DATA", t.TempDir())
	var got strings.Builder
	for _, id := range []string{"it", "marketing", "finance"} {
		for _, call := range []string{
			"run " + id + " --strategy win-win --json --lang en",
			"run " + id + " --strategy win-win --lang zh",
			"run " + id + " --strategy commander --json --lang zh --seed 2",
			"run " + id + " --random 200 --seed 5",
			"check ../../scenarios/" + id + " --budget 0s --json",
			"compare --scenario " + id + " --strategy win-win --strategy commander --strategy quitter --lang zh",
			"compare --scenario " + id + " --strategy win-win --strategy commander --json",
			"graph " + id + " --lang zh",
			"graph " + id + " --format dot --lang en",
			"graph " + id + " --format mermaid --lang en",
			"compare --heat --json --scenario " + id,
		} {
			first := output(t, call)
			require.Equal(t, first, output(t, call), call)
			fmt.Fprintf(&got, "%x  %s\n", sha256.Sum256(first), call)
		}
	}
	require.Equal(t, output(t, "list --json"), output(t, "list --json"))
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile("testdata/outputs.golden", []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile("testdata/outputs.golden")
	require.NoError(t, err)
	require.Equal(t, string(want), got.String())
}

func output(t *testing.T, call string) []byte {
	var out, errors bytes.Buffer
	status := Main(strings.Fields(call), Program{In: strings.NewReader(""), Out: &out, Err: &errors})
	require.Equal(t, exitFine, status, "%s: %s", call, errors.String())
	return out.Bytes()
}
