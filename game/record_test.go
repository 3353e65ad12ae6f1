package game

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

const aHeader = `{"parley":"record","version":1,"scenario":"it","scenario_hash":"ab","rules":1,"seed":7,"level":"coach","begun":"2026-03-01T09:00:00Z","state":"00"}` + "\n"

const aRecord = aHeader +
	`{"plan":["pull-logs"],"state":"01"}` + "\n" +
	`{"say":"hello","state":"02"}` + "\n" +
	`{"undo":1,"state":"01"}` + "\n" +
	`{"say":"ask-worry","state":"03"}` + "\n" +
	`{"fork":1,"state":"00"}` + "\n" +
	`{"plan":[],"state":"04"}` + "\n"

func TestARecordIsReadBack(t *testing.T) {
	rec, err := ReadRecord(strings.NewReader(aRecord))
	require.NoError(t, err)
	require.Equal(t, "it", rec.Scenario)
	require.Equal(t, uint64(7), rec.Seed)
	require.False(t, rec.Partial)
	require.Len(t, rec.Entries, 6)
	line := rec.Line()
	require.Len(t, line, 1, "the fork at turn 1 leaves only what came after it")
	require.Equal(t, []string{}, *line[0].Plan)

	var again bytes.Buffer
	again.Write(encodeLine(rec.Header))
	for _, e := range rec.Entries {
		again.Write(encodeLine(e))
	}
	require.Equal(t, aRecord, again.String(), "reading and writing are each other's inverse")
}

// A process may be killed in the middle of a write: whatever is on disk then is a record, up to its last whole line.
func TestEveryPrefixOfARecordLoads(t *testing.T) {
	for n := range len(aRecord) + 1 {
		prefix := aRecord[:n]
		rec, err := ReadRecord(strings.NewReader(prefix))
		require.NoError(t, err, "the first %d bytes", n)
		lines := strings.Count(prefix, "\n")
		require.Len(t, rec.Entries, max(lines-1, 0), "the first %d bytes", n)
		require.Equal(t, lines == 0 || !strings.HasSuffix(prefix, "\n"), rec.Partial, "the first %d bytes", n)
	}
}

func TestAFileThatIsNoRecordIsRefusedWithAReason(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		want    error
	}{
		"a picture":              {"\x89PNG\r\n\x1a\n\x00\x00", ErrForeign},
		"text":                   {"hello\nworld\n", ErrForeign},
		"text without line feed": {"hello", ErrForeign},
		"other json":             {`{"name":"x"}` + "\n", ErrForeign},
		"one endless line":       {strings.Repeat("x", maxRecordLine+1), ErrForeign},
		"newer":                  {strings.Replace(aRecord, `"version":1`, `"version":3`, 1), ErrTooNew},
		"no version":             {strings.Replace(aRecord, `"version":1`, `"version":0`, 1), ErrDamaged},
		"no scenario":            {strings.Replace(aRecord, `"it"`, `""`, 1), ErrDamaged},
		"garbage in the middle":  {strings.Replace(aRecord, `{"undo":1`, "\x00\x00{", 1), ErrDamaged},
		"two commands in a line": {strings.Replace(aRecord, `{"undo":1`, `{"say":"x","undo":1`, 1), ErrDamaged},
		"an unknown command":     {strings.Replace(aRecord, `{"undo":1`, `{"redo":1`, 1), ErrDamaged},
		"a step forward":         {strings.Replace(aRecord, `{"undo":1`, `{"undo":-1`, 1), ErrDamaged},
		"a long line":            {aHeader + `{"say":"` + strings.Repeat("x", maxRecordLine) + `"}` + "\n", ErrDamaged},
		"too long":               {aHeader + strings.Repeat(`{"undo":1}`+"\n", maxRecordBytes/10), ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadRecord(strings.NewReader(c.content))
			require.ErrorIs(t, err, c.want)
		})
	}
}

func TestAnUnreadableDiskIsNotCalledDamage(t *testing.T) {
	broken := errors.New("the disk is on fire")
	_, err := ReadRecord(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
	require.NotErrorIs(t, err, ErrDamaged)
}

func FuzzReadRecord(f *testing.F) {
	f.Add([]byte(aRecord))
	f.Add([]byte(aHeader))
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		rec, err := ReadRecord(bytes.NewReader(raw))
		if err != nil {
			require.True(t, errors.Is(err, ErrForeign) || errors.Is(err, ErrTooNew) || errors.Is(err, ErrDamaged), "%v", err)
			return
		}
		rec.Line() // never panics, whatever undo and fork say
	})
}
