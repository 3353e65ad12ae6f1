package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"parley/game"
	"parley/scenarios"
)

var update = flag.Bool("update", false, "write what is drawn into testdata; look at the pictures before committing")

func desk(t testing.TB) *scenarios.Scenario {
	sc, report := scenarios.Check(os.DirFS("../testdata/desk"), "desk")
	require.NotNil(t, sc, "%v", report)
	return sc
}

// drawn is a map with the plays of strategies in it: the first is the way walked.
func drawn(t testing.TB, sc *scenarios.Scenario, lang string, strategies ...string) *game.BranchMap {
	m := game.NewBranchMap(sc, lang)
	for i, name := range strategies {
		p, err := game.CompareStrategy(sc, name, 1)
		require.NoError(t, err)
		if i == 0 {
			m.Walk(p.Session)
		} else {
			m.See(p.Session)
		}
	}
	return m
}

// maps are what every format has to cope with: all that is shipped and the desk, bare and with plays in them, and texts
// made to break whoever does not quote.
func maps(t testing.TB) map[string]*game.BranchMap {
	all := map[string]*game.BranchMap{}
	for _, lang := range []string{"zh", "en"} {
		for _, id := range scenarios.Shipped() {
			sc, err := scenarios.Load(id)
			require.NoError(t, err)
			if sc.Kind != "standoff" {
				continue // a drill is drawn the same, and less of it
			}
			all[id+"."+lang] = drawn(t, sc, lang)
			all[id+"-walked."+lang] = drawn(t, sc, lang, "win-win", "commander")
		}
		all["desk."+lang] = drawn(t, desk(t), lang)
		all["desk-walked."+lang] = drawn(t, desk(t), lang, "win-win", "quitter")
		all["desk-lost."+lang] = drawn(t, desk(t), lang, "commander")
	}
	hostile := drawn(t, desk(t), "en", "win-win")
	nasty := []string{
		`say "no" \ or \n <b>&amp;</b>`, "1. a list", "- another", "end", "subgraph x", "```code```", "[link](http://x)", "#quot; %%comment",
		"a\nb", "{{x}} || -->|y|", "`tick` *bold* __under__", "“引号”、《书名》……", strings.Repeat("长", 200), strings.Repeat("w", 300), "",
	}
	next := 0
	text := func() string { next++; return nasty[next%len(nasty)] }
	hostile.Title = nasty[0]
	for i := range hostile.Bands {
		hostile.Bands[i].Title = text()
	}
	for i := range hostile.Nodes {
		hostile.Nodes[i].Text, hostile.Nodes[i].Lines = text(), []string{text()}
		for k := range hostile.Nodes[i].Rows {
			hostile.Nodes[i].Rows[k].Text = text()
		}
	}
	all["hostile.en"] = hostile
	return all
}

func langOf(name string) string { return strings.TrimPrefix(filepath.Ext(name), ".") }

func TestMapsLookAsLastAccepted(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for name, strategies := range map[string][]string{"desk": nil, "desk-walked": {"win-win", "quitter"}} {
			for format, write := range map[string]func(*game.BranchMap, string) []byte{"svg": SVG, "dot": DOT, "mmd": Mermaid} {
				golden := filepath.Join("testdata", "graph", name+"."+lang+"."+format)
				got := write(drawn(t, desk(t), lang, strategies...), lang)
				if *update {
					require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
					require.NoError(t, os.WriteFile(golden, got, 0o644))
				}
				want, err := os.ReadFile(golden)
				require.NoError(t, err)
				require.Equal(t, string(want), string(got), "%s: go test ./game/report -run Accepted -update writes it anew", golden)
			}
		}
	}
}

// A picture is one file: well formed, and it asks for nothing else.
func TestAPictureIsWellFormedAndNeedsNothingElse(t *testing.T) {
	for name, m := range maps(t) {
		svg := SVG(m, langOf(name))
		in := xml.NewDecoder(bytes.NewReader(svg))
		for {
			token, err := in.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err, name)
			if e, ok := token.(xml.StartElement); ok {
				require.Contains(t, []string{"svg", "title", "desc", "defs", "linearGradient", "stop", "rect", "g", "path", "text", "circle"}, e.Name.Local)
				for _, a := range e.Attr {
					require.NotContains(t, []string{"href", "src", "style"}, a.Name.Local)
				}
			}
		}
	}
}

var textPattern = regexp.MustCompile(`<text x="(\d+)" y="(\d+)" font-size="(\d+)"[^>]*?(text-anchor="middle")?>([^<]*)</text>`)

// Nothing that is written hangs over the edge of its card, or of the picture.
func TestEveryTextFits(t *testing.T) {
	for name, m := range maps(t) {
		svg := string(SVG(m, langOf(name)))
		width := max(m.Width, 1080)
		found := textPattern.FindAllStringSubmatch(svg, -1)
		require.Equal(t, strings.Count(svg, "<text "), len(found))
		for _, f := range found {
			x, y, size := number(t, f[1]), number(t, f[2]), number(t, f[3])
			var said string
			require.NoError(t, xml.Unmarshal([]byte("<a>"+f[5]+"</a>"), &said))
			right := x + measure(said, size)
			if f[4] != "" {
				right = x + measure(said, size)/2
			}
			room := width
			for _, n := range m.Nodes {
				// The line's middle, as the card has it: the header is not part of the map.
				if x >= n.X && x < n.X+n.W-20 && y > n.Y && y < n.Y+n.H {
					room = n.X + n.W
				}
			}
			require.LessOrEqual(t, right, room, "%s: %q", name, said)
		}
	}
}

func number(t testing.TB, s string) int {
	n, err := strconv.Atoi(s)
	require.NoError(t, err)
	return n
}

func TestWhatWasWalkedShines(t *testing.T) {
	plain, walked := string(SVG(drawn(t, desk(t), "en"), "en")), string(SVG(drawn(t, desk(t), "en", "win-win", "quitter"), "en"))
	require.NotContains(t, plain, inkAmber, "nobody has walked yet")
	require.NotContains(t, plain, inkDimLine, "and nothing is unexplored")
	require.Contains(t, plain, "9 places · 15 lines to say · 7 endings")
	require.Contains(t, walked, "2 plays · 9 of 9 places · 6 of 15 lines said · 2 of 7 endings found")
	require.Equal(t, 9, strings.Count(walked, `stroke-opacity=".2" stroke-width="13"`), "a bright line for every step")
	for _, n := range drawn(t, desk(t), "en").Nodes {
		if n.Kind == game.MapEnding {
			require.Contains(t, plain, leaves[n.Ending])
		}
	}
}

// The colours are the project's.
func TestColoursComeFromThePalette(t *testing.T) {
	palette, err := os.ReadFile("../../assets/art/palette.md")
	require.NoError(t, err)
	own := []string{inkSky, inkSeenLine, inkDimLine} // the map's own: its sky and its lines
	for _, c := range regexp.MustCompile(`#[0-9A-F]{6}`).FindAllString(string(SVG(drawn(t, desk(t), "zh", "win-win", "quitter"), "zh")), -1) {
		if !slices.Contains(own, c) {
			require.Contains(t, string(palette), c)
		}
	}
}

func TestGraphvizReadsWhatIsWritten(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no dot here: apt-get install graphviz")
	}
	for name, m := range maps(t) {
		c := exec.Command(dot, "-Tplain")
		c.Stdin = bytes.NewReader(DOT(m, langOf(name)))
		var complaint bytes.Buffer
		c.Stderr = &complaint
		out, err := c.Output()
		require.NoError(t, err, "%s: %s", name, complaint.String())
		require.Empty(t, complaint.String(), name)
		require.Equal(t, len(m.Nodes), strings.Count(string(out), "\nnode "), name)
		require.Equal(t, len(m.Edges), strings.Count(string(out), "\nedge "), name)
	}
}

// PARLEY_MERMAID names a folder in which `npm install mermaid jsdom` was called.
func TestMermaidReadsWhatIsWritten(t *testing.T) {
	folder := os.Getenv("PARLEY_MERMAID")
	node, err := exec.LookPath("node")
	if err != nil || folder == "" {
		t.Skip("npm install --prefix DIR mermaid@11 jsdom; PARLEY_MERMAID=DIR")
	}
	script, err := os.ReadFile("testdata/mermaid.mjs")
	require.NoError(t, err)
	// A module finds its packages from where it lies.
	run := filepath.Join(folder, "parley-mermaid.mjs")
	require.NoError(t, os.WriteFile(run, script, 0o644))
	t.Cleanup(func() { _ = os.Remove(run) })
	args := []string{run}
	dir := t.TempDir()
	for name, m := range maps(t) {
		file := filepath.Join(dir, name+".mmd")
		require.NoError(t, os.WriteFile(file, Mermaid(m, langOf(name)), 0o644))
		args = append(args, file)
	}
	out, err := exec.Command(node, args...).CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// Shortening keeps to the width whatever the text, and never breaks a character in two.
func TestTextIsShortenedToItsRoom(t *testing.T) {
	require.Equal(t, "一台服务器", fit("一台服务器", 75, 15))
	require.Equal(t, "一台服…", fit("一台服务器", 74, 15))
	require.Equal(t, []string{"一台服", "务器。"}, broken("一台服务器。", 48, 15, 2))
	require.Equal(t, []string{"one two", "three…"}, broken("one two three four", 64, 15, 2))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab ，。“”（）—…一台服务器0é👍🏽"))).Draw(t, "text")
		width, most := rapid.IntRange(30, 200).Draw(t, "width"), rapid.IntRange(1, 3).Draw(t, "lines")
		all := broken(text, width, 15, most)
		require.LessOrEqual(t, len(all), most)
		for _, line := range all {
			require.LessOrEqual(t, measure(line, 15), width, "%q", line)
		}
	})
}

// How often the plays came by stands at what more than one of them used, in every format.
func TestWhatWasUsedOftenIsCounted(t *testing.T) {
	once, thrice := drawn(t, desk(t), "en", "win-win"), drawn(t, desk(t), "en", "win-win", "win-win", "win-win")
	for name, write := range map[string]func(*game.BranchMap, string) []byte{"svg": SVG, "dot": DOT, "mermaid": Mermaid} {
		require.NotContains(t, string(write(once, "en")), "×", name)
		require.Contains(t, string(write(thrice, "en")), "×3", name)
	}
	require.Regexp(t, `font-size="16"[^>]*>[^<]+ ×3<`, string(SVG(thrice, "en")), "the ending too")
}
