package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"parley/game"
	"parley/game/words"
)

// labelRoom is how wide a label in an exported graph may be, in pixels at the size it is measured by.
const (
	labelSize = 14
	nodeRoom  = 230
	edgeRoom  = 170
)

// DOT writes a map for Graphviz: each meeting a cluster, each choice an edge; ways walked are amber.
func DOT(m *game.BranchMap, lang string) []byte {
	w := words.In(lang)
	var out bytes.Buffer
	add := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	add("digraph %s {", quote(m.Scenario))
	add("  label=%s; labelloc=t; rankdir=LR; bgcolor=%s; fontcolor=%s; fontname=\"Noto Sans CJK SC, sans-serif\";", quote(w.Say("map.title", "Title", m.Title)), quote(inkSky), quote(inkOnNavy))
	add("  node [shape=box, style=\"rounded,filled\", fontname=\"Noto Sans CJK SC, sans-serif\"];")
	add("  edge [fontname=\"Noto Sans CJK SC, sans-serif\", fontsize=11, fontcolor=%s];", quote(inkOnNavy2))
	node := func(indent string, i int) {
		n := m.Nodes[i]
		fill, line, ink := nodeInk(m, n)
		add("%s%s [label=%s, tooltip=%s, shape=%s, fillcolor=%s, color=%s, fontcolor=%s];", indent, m.Key(i),
			quote(label(n, "\n")), quote(n.ID), dotShapes[n.Kind], quote(fill), quote(line), quote(ink))
	}
	for b, band := range m.Bands {
		add("  subgraph %s {", quote("cluster_"+band.ID))
		add("    label=%s; color=%s; fontcolor=%s;", quote(band.Title), quote(inkDimLine), quote(inkOnNavy2))
		for i, n := range m.Nodes {
			if n.Band == b {
				node("    ", i)
			}
		}
		add("  }")
	}
	for i, n := range m.Nodes {
		if n.Kind == game.MapEnding {
			node("  ", i)
		}
	}
	for _, e := range m.Edges {
		line, style, width := edgeInk(m, e)
		add("  %s -> %s [label=%s, color=%s, style=%s, penwidth=%d];", m.Key(e.From), m.Key(e.To), quote(strings.Join(edgeLabel(m, w, e), "\n")), quote(line), style, width)
	}
	add("}")
	return out.Bytes()
}

var dotShapes = [...]string{"note", "box", "diamond", "diamond", "box"}

// label is what a node says in a graph drawn by others: one text, broken into lines, and how often the plays came there.
func label(n game.MapNode, feed string) string {
	var all []string
	if n.Kind == game.MapEnding {
		all = append(all, n.EndingName)
	}
	all = append(all, broken(n.Text, nodeRoom, labelSize, 3)...)
	if n.Kind == game.MapPreparation {
		for _, r := range n.Rows {
			all = append(all, "· "+fit(r.Text, nodeRoom, labelSize))
		}
	}
	if c := times(n.Count); c != "" {
		all = append(all, c)
	}
	return strings.Join(all, feed)
}

// edgeLabel is what an edge says: the choice or the outcome it stands for, or why it leads elsewhere.
func edgeLabel(m *game.BranchMap, w *words.Words, e game.MapEdge) []string {
	var all []string
	if e.Row >= 0 {
		all = broken(m.Nodes[e.From].Rows[e.Row].Text, edgeRoom, labelSize, 2)
	}
	if n := times(e.Count); n != "" {
		all = append(all, n)
	}
	switch e.Kind {
	case game.MapClosed:
		all = append(all, w.Say("map.closed"))
	case game.MapOver:
		all = append(all, w.Say("map.instead"))
	}
	return all
}

// times writes how often the plays came by, where it was more than once.
func times(count int) string {
	if count < 2 {
		return ""
	}
	return "×" + strconv.Itoa(count)
}

// nodeInk are the colours of a node: its ground, its border, its letters.
func nodeInk(m *game.BranchMap, n game.MapNode) (fill, line, ink string) {
	mark := n.Mark
	if !m.Explored() {
		mark = game.MapSeen
	}
	switch {
	case mark == game.MapUnseen:
		return inkSky2, inkDimLine, inkOnNavy3
	case n.Kind == game.MapEnding && mark == game.MapWalked:
		return leaves[n.Ending], inkOnNavy, inkNavy
	case n.Kind == game.MapEnding:
		return leaves[n.Ending], leaves[n.Ending], inkNavy
	case mark == game.MapWalked:
		return inkAmber, inkAmber, inkNavy
	}
	return inkSeen, inkSeenLine, inkOnNavy
}

// edgeInk is the colour of an edge, its style and its width.
func edgeInk(m *game.BranchMap, e game.MapEdge) (line, style string, width int) {
	switch {
	case e.Mark == game.MapWalked && e.Kind != game.MapJump:
		return inkAmber, "dashed", 3
	case e.Mark == game.MapWalked:
		return inkAmber, "solid", 3
	case e.Mark == game.MapSeen || !m.Explored():
		return inkSeenLine, "solid", 1
	}
	return inkDimLine, "dashed", 1
}

// quote writes a string as DOT reads it: only the quotation mark ends it, and a line feed is written as one. A
// backslash begins an escape and so stands for itself only when doubled.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}
