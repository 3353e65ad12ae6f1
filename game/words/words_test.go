package words

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// A sentence that exists in one language only is a hole in the other player's game.
func TestBothLanguagesSayTheSameThings(t *testing.T) {
	zh, en := catalogue(t, "zh"), catalogue(t, "en")
	require.Equal(t, keys(zh), keys(en))
	placeholder := regexp.MustCompile(`\{\{\.(\w+)\}\}`)
	for id := range zh {
		require.Equal(t, found(placeholder, zh[id]), found(placeholder, en[id]), "placeholders of %s", id)
	}
}

// An id that is in the code but not in the catalogue would be shown to the player as it is.
func TestEveryMessageInTheCodeIsInTheCatalogue(t *testing.T) {
	known := catalogue(t, "zh")
	said := regexp.MustCompile(`\b[sS]ay\("([^"]+)"(\+?)`)
	root := filepath.Join("..", "..")
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, m := range said.FindAllStringSubmatch(string(src), -1) {
			if m[2] == "" && !strings.HasSuffix(m[1], ".") {
				require.Contains(t, known, m[1], "in %s", path)
			}
		}
		return nil
	}))
}

func TestAMessageIsFilledAndCounted(t *testing.T) {
	require.Equal(t, "1 day left", In("en").Say("days.left", "Count", 1))
	require.Equal(t, "3 days left", In("en").Say("days.left", "Count", 3))
	require.Equal(t, "还剩 3 天", In("zh").Say("days.left", "Count", 3))
	require.Equal(t, "no such thing", In("en").Say("no such thing"))
	require.Equal(t, In("zh").Say("game.title"), In("fr").Say("game.title"), "an unknown language speaks the base")
}

// catalogue flattens a catalogue: one text an id, plural forms joined.
func catalogue(t *testing.T, lang string) map[string]string {
	all, in := map[string]any{}, map[string]string{}
	for topic, raw := range topics(lang) {
		var part map[string]any
		require.NoError(t, yaml.Unmarshal(raw, &part), "%s/%s", lang, topic)
		for id, v := range part {
			require.Empty(t, in[id], "%s in %s/%s stands in another topic too", id, lang, topic)
			all[id], in[id] = v, topic
		}
	}
	require.Equal(t, slices.Sorted(maps.Keys(topics("zh"))), slices.Sorted(maps.Keys(topics(lang))), "the same topics")
	flat := map[string]string{}
	for id, v := range all {
		switch v := v.(type) {
		case string:
			flat[id] = v
		case map[string]any:
			require.Contains(t, v, "other", "%s in %s", id, lang)
			for _, form := range v {
				flat[id] += form.(string)
			}
		default:
			t.Fatalf("%s in %s is no text: quote it", id, lang)
		}
		require.NotEmpty(t, strings.TrimSpace(flat[id]), "%s in %s", id, lang)
	}
	return flat
}

func keys(m map[string]string) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	sort.Strings(all)
	return all
}

// found returns the distinct placeholders of a text. Count only picks the form, and may be said or not.
func found(re *regexp.Regexp, text string) []string {
	set := map[string]string{}
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		if m[1] != "Count" && m[1] != "To" {
			set[m[1]] = ""
		}
	}
	return keys(set)
}
