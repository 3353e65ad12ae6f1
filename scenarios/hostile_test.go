package scenarios

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"parley/sim"
)

// Whatever stands in a file, the check answers soon, in little memory, and with a reason.
func TestHostileFilesAreRefusedCheaply(t *testing.T) {
	aliases := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		aliases += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	var indents strings.Builder
	for i := range 3000 {
		indents.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for _, file := range []struct {
		name, text, code string
	}{
		{"an alias bomb", aliases, codeAlias},
		{"100,000 brackets", "a: " + strings.Repeat("[", 100_000), codeTooDeep},
		{"100,000 braces", strings.Repeat("{a: ", 100_000), codeTooDeep},
		{"100,000 dashes", strings.Repeat("- ", 100_000) + "a", codeTooDeep},
		{"100,000 question marks", strings.Repeat("? ", 100_000) + "a", codeTooDeep},
		{"an indent a line", indents.String()[:maxFileSize], codeTooDeep},
		{"bytes that are no text", "\xff\xfe\x00a", codeNotUTF8},
		{"a NUL", "parley: \x00", codeControl},
		{"a NUL escaped", `parley: "\0"`, codeWrongType},
		{"an invisible line end", "parley: 1\u2028id: x", codeControl},
		{"nothing", "", codeWrongType},
		{"a lone comment", "# nothing", codeWrongType},
		{"a list", "- 1\n- 2\n", codeWrongType},
		{"a mebibyte of one word", strings.Repeat("a", maxFileSize), codeWrongType},
		{"a mebibyte of commas", "a: [" + strings.Repeat(",", maxFileSize-5) + "]", codeYAML},
		{"a mebibyte of numbers", "a: [" + strings.Repeat("1,", maxFileSize/2-4) + "]", codeUnknownKey},
		{"a mebibyte of colons", strings.Repeat(":", maxFileSize), codeYAML},
		{"a mebibyte of comment", strings.Repeat("#", maxFileSize), codeWrongType},
		{"20,000 comments", strings.Repeat("#\n", maxLines), codeWrongType},
		{"20,000 indented comments", "a:\n" + strings.Repeat("  # x\n", maxLines-2), codeUnknownKey},
		{"19,000 unknown keys", manyKeys(19_000), codeMore},
		{"a mebibyte of keys in a line", "{" + strings.ReplaceAll(manyKeys(60_000), "\n", ", ") + "}", codeMore},
		{"a text over 19,000 lines", "id: \"" + strings.Repeat("a\n", 19_000) + "\"", codeMissingKey},
		{"one choice with 300,000 moves", strings.Replace(sampleYAML, "[polite]", "["+strings.Repeat("ask,", 250_000)+"ask]", 1), codeTooMany},
		{"a condition of a mebibyte", strings.Replace(sampleYAML, "text: Hello.", "when: '"+strings.Repeat("(", 1_000_000)+"', text: Hello.", 1), codeComplex},
		{"a condition of nots", strings.Replace(sampleYAML, "text: Hello.", "when: '"+strings.Repeat("!", 1_000_000)+"', text: Hello.", 1), codeComplex},
		{"60,000 wrong names among 1,000", manyWrongNames(), codeMore},
		{"100,000 wrong placeholders", strings.Replace(fullYAML, "A calm week.", "'"+strings.Repeat("{lead}", 100_000)+"'", 1), codePlaceholder},
		{"a move with 300,000 words", strings.Replace(sampleYAML, "[polite]", "['ask "+strings.Repeat("me ", 300_000)+"']", 1), codeExtraArg},
		{"everything in a line", strings.Replace(sampleYAML, "          - {id: hello, text: Hello., moves: [polite], next: decision}", "          ["+strings.Repeat("{when: 'trst > 3', moves: [plite, ak]}, ", 15)+"{}]", 1), codeUnknownName},
		{"meetings in a circle", strings.Replace(sampleYAML, "refuse: bad", "refuse: talk", 1), codeLoop},
		{"a decision that leads to itself", strings.Replace(sampleYAML, "refuse: bad", "refuse: decision", 1), codeBackInside},
	} {
		t.Run(file.name, func(t *testing.T) {
			report := cheaply(t, folder("scenario.yaml", file.text))
			require.NotEmpty(t, report)
			var codes []string
			for _, d := range report {
				codes = append(codes, d.Code)
				require.Less(t, len(d.Text("zh")), 2000, "a message stays readable")
			}
			require.Contains(t, codes, file.code, "%.300v", report)
			require.LessOrEqual(t, len(report), maxReported+1)
		})
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: %d\n", i, i)
	}
	return b.String()
}

func manyWrongNames() string {
	var choices strings.Builder
	wrong := strings.TrimSuffix(strings.Repeat(`said("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") && `, 22), " && ")
	for i := range 960 {
		fmt.Fprintf(&choices, "          - {id: a-rather-long-name-of-a-choice-%d, when: '%s', text: A., moves: [], next: decision}\n", i, wrong)
		if i%15 == 14 {
			fmt.Fprintf(&choices, "      beat-%d:\n        choices:\n", i)
		}
	}
	return strings.Replace(sampleYAML, "          - {id: hello", choices.String()+"          - {id: hello", 1)
}

// cheaply checks a folder within bounds that a slow machine under load still keeps.
func cheaply(t *testing.T, fsys fs.FS) Report {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	_, report := Check(fsys, "hostile")
	took := time.Since(begun)
	runtime.ReadMemStats(&after)
	require.Less(t, took, 10*time.Second)
	require.Less(t, (after.TotalAlloc-before.TotalAlloc)>>20, uint64(1500), "MiB in all, most of it the library's")
	return report
}

// A file of 100 MB, and one without end, are not read beyond the limit.
func TestAFileIsNotReadBeyondTheLimit(t *testing.T) {
	for _, size := range []int64{100 << 20, 1 << 62} {
		f := &endless{left: size}
		report := cheaply(t, oneFile{f})
		require.Equal(t, codeTooLarge, report[0].Code)
		require.LessOrEqual(t, f.read, int64(2*maxFileSize))
	}
}

// oneFile is a folder with an endless scenario.yaml.
type oneFile struct{ f *endless }

func (o oneFile) Open(string) (fs.File, error) { return o.f, nil }

type endless struct{ left, read int64 }

func (e *endless) Stat() (fs.FileInfo, error) { return nil, io.ErrUnexpectedEOF }
func (e *endless) Close() error               { return nil }
func (e *endless) Read(b []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := copy(b, bytes.Repeat([]byte("a"), int(min(int64(len(b)), e.left))))
	e.left, e.read = e.left-int64(n), e.read+int64(n)
	return n, nil
}

// The largest scenario that the limits allow checks in a moment.
func TestTheLargestScenarioChecksInAMoment(t *testing.T) {
	var beats strings.Builder
	for i := range maxBeats - 1 {
		fmt.Fprintf(&beats, "      b%d:\n        choices:\n", i)
		for k := range 4 {
			next := fmt.Sprintf("b%d", i+1)
			if i == maxBeats-2 {
				next = "decision"
			}
			fmt.Fprintf(&beats, "          - {id: c%d-%d, text: Hello., moves: [polite], next: %s}\n", i, k, next)
		}
	}
	text := strings.Replace(sampleYAML, "      greeting:\n        choices:\n          - {id: hello, text: Hello., moves: [polite], next: decision}\n", beats.String(), 1)
	text = strings.Replace(text, "start: greeting", "start: b0", 1)
	report := cheaply(t, folder("scenario.yaml", text))
	require.Empty(t, report)

	report = cheaply(t, folder("scenario.yaml", strings.Replace(text, "      decision:", "      more:\n        choices: [{id: more, text: More., moves: [], next: decision}]\n      decision:", 1)))
	require.Equal(t, codeTooMany, report[0].Code)
}

// Whatever bytes stand in a scenario: no panic, and what compiles can be played to an end by any choices.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(sampleYAML), uint64(1))
	f.Add([]byte(fullYAML), uint64(2))
	f.Add([]byte("{"), uint64(4))
	f.Add([]byte("a: &a [*a]"), uint64(5))
	f.Fuzz(func(t *testing.T, raw []byte, seed uint64) {
		sc, report := Check(fstest.MapFS{scenarioFile: &fstest.MapFile{Data: raw}}, "fuzz")
		for _, d := range report {
			require.NotContains(t, d.Text("zh")+d.Text("en"), "<no value>")
		}
		if sc == nil {
			require.NotZero(t, report.Errors(), "a scenario that cannot be played says why")
			return
		}
		require.Zero(t, report.Errors())
		walk := seed
		for range 4 {
			walkOnce(t, sc, &walk)
		}
	})
}

// A condition of any characters is either compiled or reported, and what is said of it stays true in play.
func FuzzCondition(f *testing.F) {
	for _, c := range []string{
		`trust >= 480`, `has("log") && !said("show")`, `knows("proof") || open("credit")`, `(((((days > 1)))))`, `-goodwill < 3`,
		`goodwill < -3`, `variation("calm") == true`, `"`, `'`, `used("polite") != 1`, `outcome == 3 && outcome != 3`, "a\nb", `defer`,
	} {
		f.Add(c, uint64(1))
	}
	f.Fuzz(func(t *testing.T, condition string, seed uint64) {
		quoted, err := json.Marshal(condition)
		require.NoError(t, err)
		sc, report := Check(folder(scenarioFile, strings.Replace(fullYAML, `when: said("show") && ended("ended-before")`, "when: "+string(quoted), 1)), "fuzz")
		for _, d := range report {
			require.GreaterOrEqual(t, d.Column, 0)
		}
		if sc == nil {
			return
		}
		agree, _ := sc.Choice("agree")
		always := slices.ContainsFunc(report, func(d Diagnostic) bool { return d.Code == codeAlways })
		for range 8 {
			s := sim.Begin(sc.Rules, seed)
			for s.Act != sim.Ended {
				if holds := sim.Holds(sc.Rules, &s, sc.Rules.Choices[agree].When); always {
					require.True(t, holds, "said to be always true: %s", condition)
				}
				open := sim.Open(sc.Rules, &s, nil)
				seed = seed*6364136223846793005 + 1442695040888963407
				require.NoError(t, sim.Advance(sc.Rules, &s, open[seed>>33%uint64(len(open))]))
			}
		}
	})
}

// walkOnce plays choices drawn from seed until the run has ended.
func walkOnce(t *testing.T, sc *Scenario, seed *uint64) {
	s := sim.Begin(sc.Rules, *seed)
	most := len(sc.Meetings)*(40+1) + len(sc.Beats) + 2 // patience at most 32 + 8, the follow-up each beat once
	for steps := 0; s.Act != sim.Ended; steps++ {
		require.Less(t, steps, most, "a run ends")
		open := sim.Open(sc.Rules, &s, nil)
		require.NotEmpty(t, open, "there is always something to say, in %s", beatOf(sc, &s))
		*seed = *seed*6364136223846793005 + 1442695040888963407
		require.NoError(t, sim.Advance(sc.Rules, &s, open[*seed>>33%uint64(len(open))]))
	}
	require.GreaterOrEqual(t, sim.WorthOf(sc.Rules, &s).R, int32(0))
}

// A pipe in place of a file would make whoever opens it wait for ever.
func TestAFileThatIsNoFileIsNotWaitedFor(t *testing.T) {
	_, report := Check(fstest.MapFS{"scenario.yaml": {Mode: fs.ModeNamedPipe}}, "x")
	require.Equal(t, 1, report.Errors())
	require.Equal(t, codeMissingFile, report[0].Code)
}
