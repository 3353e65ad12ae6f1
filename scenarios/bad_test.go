package scenarios

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the check reports into testdata/bad")

// Every file of testdata/bad is a folder with one kind of mistake and the report on it, in both languages. Lines of
// its comment may prepare a file: "repeat FILE N" writes its text N times, "bytes FILE" turns \xff and the like into
// bytes. "search" has every way walked as well, "search N" within N steps, "search late" after the time is spent.
func TestEveryMistakeIsReportedAsItsExampleShows(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.txtar")
	require.NoError(t, err)
	for _, file := range files {
		code := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(code, func(t *testing.T) {
			example, err := txtar.ParseFile(file)
			require.NoError(t, err)
			fsys, want := unpack(t, example)

			sc, report := Check(fsys, "sample")
			require.Equal(t, report.Errors() > 0, sc == nil, "a scenario comes back unless there is an error")
			report = append(report, searched(t, example, sc)...)

			require.NotEmpty(t, report, "the example of %s has no mistake", code)
			for i, d := range report {
				if code == codeMore && i < len(report)-1 {
					continue // any mistakes, if there are enough of them
				}
				if code == codeSteps && d.Code == codeNotSearched {
					continue // what follows from it
				}
				require.Equal(t, code, d.Code, "an example shows one code alone, but: %s", d)
				require.NotEmpty(t, d.File, "%s", d)
			}
			got := written(report)
			if *update {
				example.Files[len(example.Files)-1].Data = []byte(got)
				require.NoError(t, os.WriteFile(file, txtar.Format(example), 0o644))
				return
			}
			require.Equal(t, want, got, "go test -run Mistake -update writes the report anew")
		})
	}
}

// searched is what a search reports, where the example asks for one.
func searched(t *testing.T, example *txtar.Archive, sc *Scenario) Report {
	for line := range strings.Lines(string(example.Comment)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] != "search" {
			continue
		}
		ctx, opt := context.Background(), SearchOptions{Workers: 2}
		if len(words) == 2 && words[1] == "late" {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, 0)
			defer cancel()
		} else if len(words) == 2 {
			n, err := strconv.ParseInt(words[1], 10, 64)
			require.NoError(t, err)
			opt.MaxSteps = n
		}
		found, err := Search(ctx, sc, opt)
		require.NoError(t, err)
		return found.Report
	}
	return nil
}

// unpack returns the example's folder and the report it expects, its last file.
func unpack(t *testing.T, example *txtar.Archive) (fstest.MapFS, string) {
	fsys := fstest.MapFS{}
	want := ""
	for _, f := range example.Files {
		if f.Name == "report" {
			want = string(f.Data)
			continue
		}
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for line := range strings.Lines(string(example.Comment)) {
		switch words := strings.Fields(line); {
		case len(words) == 3 && words[0] == "repeat":
			n, err := strconv.Atoi(words[2])
			require.NoError(t, err)
			f := fsys[words[1]]
			f.Data = []byte(strings.Repeat(string(f.Data), n))
		case len(words) == 2 && words[0] == "bytes":
			f := fsys[words[1]]
			f.Data = regexp.MustCompile(`\\x[0-9a-f]{2}`).ReplaceAllFunc(f.Data, func(b []byte) []byte {
				n, err := strconv.ParseUint(string(b[2:]), 16, 8)
				require.NoError(t, err)
				return []byte{byte(n)}
			})
		}
	}
	return fsys, want
}

// written is a report as an author sees it, in both languages.
func written(r Report) string {
	var b strings.Builder
	for i, d := range r {
		if i == 3 && len(r) > 4 {
			fmt.Fprintf(&b, "… %d more of these\n", len(r)-4)
		}
		if i >= 3 && i < len(r)-1 {
			continue // what comes last is what counts
		}
		for _, lang := range []string{"en", "zh"} {
			fmt.Fprintf(&b, "%s\n  %s\n", d.In(lang), d.Advice(lang))
		}
	}
	return b.String()
}

// allCodes reads the codes from the source, so that none can be forgotten.
func allCodes(t *testing.T) []string {
	raw, err := os.ReadFile("codes.go")
	require.NoError(t, err)
	return regexp.MustCompile(`"(SC\d{4})"`).FindAllString(string(raw), -1)
}

func TestEveryCodeHasAnExampleAndItsWords(t *testing.T) {
	codes := allCodes(t)
	require.True(t, slices.IsSorted(codes))
	require.Len(t, slices.Compact(slices.Clone(codes)), len(codes), "no code stands for two mistakes")
	for _, quoted := range codes {
		code := strings.Trim(quoted, `"`)
		require.FileExists(t, "testdata/bad/"+code+".txtar")
		for _, lang := range []string{"zh", "en"} {
			for _, part := range []string{".text", ".advice"} {
				require.NotNil(t, messages()[lang].Lookup(code+part), "%s%s in messages/%s.yaml", code, part, lang)
			}
		}
	}
}

// Both languages say the same things with the same values.
func TestMessagesAreThereInBothLanguages(t *testing.T) {
	keys := func(lang string) map[string][]string {
		all := map[string][]string{}
		for _, tmpl := range messages()[lang].Templates() {
			if tmpl.Name() == "" {
				continue
			}
			values := regexp.MustCompile(`\.[a-z]+`).FindAllString(actions(tmpl.Root.String()), -1)
			slices.Sort(values)
			all[tmpl.Name()] = slices.Compact(values)
		}
		return all
	}
	require.Equal(t, keys("en"), keys("zh"))
}

// actions keeps only what stands between the braces of a template.
func actions(s string) string {
	return strings.Join(regexp.MustCompile(`\{\{[^}]*\}\}`).FindAllString(s, -1), " ")
}

// The format's structs are the single source of the schema, so each field says what it is.
func TestEveryKeyOfTheFormatSaysWhatItMeans(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var visit func(typ reflect.Type)
	visit = func(typ reflect.Type) {
		switch {
		case typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer:
			visit(typ.Elem())
			return
		case typ.Kind() != reflect.Struct || seen[typ]:
			return
		}
		seen[typ] = true
		if entries, ok := typ.FieldByName("entries"); ok {
			value, _ := entries.Type.Elem().FieldByName("value")
			visit(value.Type)
			return
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			if f.Tag.Get("key") == "" {
				continue
			}
			require.NotEmpty(t, f.Tag.Get("doc"), "%s.%s", typ, f.Name)
			if list := f.Tag.Get("of"); list != "" {
				require.NotEmpty(t, enumerations[list], "%s.%s", typ, f.Name)
			}
			visit(f.Type)
		}
	}
	for _, file := range []any{document{}, translation{}, castFile{}} {
		visit(reflect.TypeOf(file))
	}
}
