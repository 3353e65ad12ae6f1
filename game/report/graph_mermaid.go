package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"parley/game"
	"parley/game/words"
)

// Mermaid writes a map as a flowchart for Mermaid: each meeting a subgraph, each choice a link; ways walked are amber.
func Mermaid(m *game.BranchMap, lang string) []byte {
	w := words.In(lang)
	var out bytes.Buffer
	add := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	add("---")
	add("title: %s", strconv.Quote(w.Say("map.title", "Title", m.Title)))
	add("---")
	add("flowchart LR")
	node := func(indent string, i int) {
		n := m.Nodes[i]
		around := mermaidShapes[n.Kind]
		add(`%s%s%s"%s"%s`, indent, m.Key(i), around[0], mermaidText(label(n, "\n")), around[1])
	}
	for b, band := range m.Bands {
		add(`  subgraph band%d["%s"]`, b, mermaidText(band.Title))
		for i, n := range m.Nodes {
			if n.Band == b {
				node("    ", i)
			}
		}
		add("  end")
	}
	for i, n := range m.Nodes {
		if n.Kind == game.MapEnding {
			node("  ", i)
		}
	}
	for _, e := range m.Edges {
		arrow := "-->"
		if _, style, _ := edgeInk(m, e); style == "dashed" {
			arrow = "-.->"
		}
		text := ""
		if said := edgeLabel(m, w, e); len(said) > 0 {
			text = `|"` + mermaidText(strings.Join(said, "\n")) + `"|`
		}
		add("  %s %s%s %s", m.Key(e.From), arrow, text, m.Key(e.To))
	}
	for i, n := range m.Nodes {
		fill, line, ink := nodeInk(m, n)
		add("  style %s fill:%s,stroke:%s,color:%s", m.Key(i), fill, line, ink)
	}
	for i, e := range m.Edges {
		if e.Mark == game.MapWalked {
			add("  linkStyle %d stroke:%s,stroke-width:4px", i, inkAmber)
		}
	}
	return out.Bytes()
}

var mermaidShapes = [...][2]string{{"[/", "/]"}, {"(", ")"}, {"{", "}"}, {"{", "}"}, {"([", "])"}}

// mermaidText writes a text between quotation marks as Mermaid reads it: what has a meaning there is written as an
// entity, so that no text is taken for a list, a link or an end.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("<br/>")
		case strings.ContainsRune("\"#&<>`\\*_[](){}|~^;", r):
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	if strings.TrimSpace(s) == "" {
		return "#160;" // nothing between quotation marks is an error there
	}
	// A number with a dot, or a dash, at the beginning would make a list.
	out := b.String()
	if i := strings.IndexAny(out, ".)"); i > 0 && strings.Trim(out[:i], "0123456789") == "" {
		out = out[:i] + fmt.Sprintf("#%d;", out[i]) + out[i+1:]
	}
	if strings.HasPrefix(out, "- ") || strings.HasPrefix(out, "+ ") {
		out = fmt.Sprintf("#%d;", out[0]) + out[1:]
	}
	return out
}
