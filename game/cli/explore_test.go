package cli

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/sim/explore"
)

// What is found is the same on every platform and any number of cores, and so is every byte of it but the time it took.
func TestExplorePrintsTheSameBytesEverywhere(t *testing.T) {
	t.Setenv("PARLEY_DATA", t.TempDir())
	seconds := regexp.MustCompile(`("seconds": |steps in |用时 |played instead \()\d+\.\d+`)
	var got strings.Builder
	for _, call := range []string{
		"explore ../../testdata/explore/printer --lang en --strategies",
		"explore ../../testdata/explore/printer --lang zh --strategies --seed 2",
		"explore ../../testdata/explore/budget --json",
		"explore ../../testdata/explore/audit --lang en --budget 1ns",
		"explore ../../testdata/explore/audit --json --budget 1ns",
	} {
		got.WriteString("> parley " + call + "\n")
		got.WriteString(seconds.ReplaceAllString(string(output(t, call)), "${1}TIME") + "\n")
	}
	if *update {
		require.NoError(t, os.WriteFile("testdata/explore.golden", []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile("testdata/explore.golden")
	require.NoError(t, err)
	require.Equal(t, string(want), got.String())
}

func TestNumbersArePrintedFromWholeNumbers(t *testing.T) {
	require.Equal(t, number("882.000"), decimal(882_000, 3))
	require.Equal(t, number("0.001"), decimal(1, 3))
	require.Equal(t, number("0.000000"), share(0))
	require.Equal(t, number("1.000000"), share(explore.Whole))
	require.Equal(t, number("0.333333"), share(explore.Whole/3))
	require.Equal(t, number("0.666667"), share(explore.Whole/3*2), "rounded, not cut")
	require.Equal(t, "66.6667 %", percent("0.666667"))
	require.Equal(t, "0.0001 %", percent("0.000001"))
	require.Equal(t, "100.0000 %", percent("1.000000"))
	require.Equal(t, "1,234,567", grouped(1_234_567))
	require.Equal(t, "999", grouped(999))
}
