package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Bounds of a file. They are checked on the bytes, before the YAML library sees any, so that no file costs more time
// or memory than these allow.
const (
	maxFileSize = 1 << 20
	maxDepth    = 64
	maxLines    = 20000
)

// source is a file's text, kept by lines so that a place inside a value can be found again.
type source struct {
	name  string // as reports call it
	lines []string

	last     int // the line that was looked into last, and its characters: mistakes come line by line
	lastLine []rune
}

// runes returns the characters of a line, from 1.
func (s *source) runes(line int) []rune {
	if s.last != line {
		s.last, s.lastLine = line, []rune(s.lines[line-1])
	}
	return s.lastLine
}

// open reads a file of fsys and parses it to a YAML node. It returns nil after reporting what is wrong.
func (c *collector) open(fsys fs.FS, file, name string) (*yaml.Node, *source) {
	src := &source{name: path.Join(name, file)}
	raw, ok := c.read(fsys, file, src)
	if !ok {
		return nil, src
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff")) // Windows editors put it there
	src.lines = strings.Split(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n")
	if !c.plain(raw, src) || !c.shallow(src) {
		return nil, src
	}
	root := c.parse(raw, src)
	if root == nil || !c.simple(root, src) {
		return nil, src
	}
	return root, src
}

// read returns a file's bytes if there are not too many of them.
func (c *collector) read(fsys fs.FS, file string, src *source) ([]byte, bool) {
	// Opening a pipe would wait for somebody to write into it, so it is looked at first.
	if info, err := fs.Stat(fsys, file); err == nil && !info.Mode().IsRegular() {
		c.add(codeMissingFile, pos{src: src}, "why", "not a regular file")
		return nil, false
	}
	f, err := fsys.Open(file)
	if err != nil {
		c.add(codeMissingFile, pos{src: src}, "why", reason(err))
		return nil, false
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	if err != nil {
		c.add(codeMissingFile, pos{src: src}, "why", reason(err))
		return nil, false
	}
	if len(raw) > maxFileSize {
		c.add(codeTooLarge, pos{src: src})
		return nil, false
	}
	return raw, true
}

// reason is the part of a file error that does not depend on the machine.
func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// plain checks that the file is text: UTF-8, no control characters, no tabs in the indentation, not too many lines.
func (c *collector) plain(raw []byte, src *source) bool {
	if n := bytes.Count(raw, []byte("\n")); n > maxLines {
		c.add(codeTooManyLines, pos{src: src}, "lines", strconv.Itoa(n))
		return false
	}
	fine := true
	for i, line := range src.lines {
		if !utf8.ValidString(line) {
			c.add(codeNotUTF8, pos{src, i + 1, invalidAt(line)})
			return false
		}
		for k, r := range line {
			if isControl(r) {
				c.add(codeControl, pos{src, i + 1, columnOf(line, k)}, "char", fmt.Sprintf("U+%04X", r))
				return false
			}
		}
		if indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(indent, "\t") && len(indent) < len(line) {
			c.add(codeTab, pos{src, i + 1, strings.Index(indent, "\t") + 1})
			fine = false
		}
	}
	return fine
}

// isControl says whether a character has no place in a text: it is invisible and YAML or a screen may trip on it.
func isControl(r rune) bool {
	return unicode.IsControl(r) && r != '\t' || r == 0xFEFF || r == 0x2028 || r == 0x2029 || r == 0xFFFE || r == 0xFFFF
}

func invalidAt(line string) int {
	column := 1
	for len(line) > 0 {
		r, n := utf8.DecodeRuneInString(line)
		if r == utf8.RuneError && n == 1 {
			break
		}
		line, column = line[n:], column+1
	}
	return column
}

// columnOf turns an offset in bytes into a column in characters.
func columnOf(line string, offset int) int { return utf8.RuneCountInString(line[:offset]) + 1 }

// shallow bounds the nesting by counting brackets and indentation, whether they mean structure or stand in a text: no
// text has 64 brackets left open, and the library's cost grows with depth.
func (c *collector) shallow(src *source) bool {
	flow := 0
	var indents []int
	for i, line := range src.lines {
		body := strings.TrimLeft(line, " ")
		if body == "" {
			continue
		}
		column := len(line) - len(body)
		for len(indents) > 0 && indents[len(indents)-1] >= column {
			indents = indents[:len(indents)-1]
		}
		indents = append(indents, column)
		for len(body) > 1 && (body[0] == '-' || body[0] == '?') && body[1] == ' ' { // "- - - x" nests without a new line
			trimmed := strings.TrimLeft(body[1:], " ")
			column += len(body) - len(trimmed)
			body = trimmed
			indents = append(indents, column)
		}
		for k, r := range line {
			switch r {
			case '[', '{':
				flow++
			case ']', '}':
				flow = max(flow-1, 0)
			}
			if flow > maxDepth {
				c.add(codeTooDeep, pos{src, i + 1, columnOf(line, k)})
				return false
			}
		}
		if len(indents) > maxDepth {
			c.add(codeTooDeep, pos{src, i + 1, column + 1})
			return false
		}
	}
	return true
}

var libraryLine = regexp.MustCompile(`^line (\d+): `)

// parse hands the bytes to the library and turns its errors, or its panic, into diagnostics.
func (c *collector) parse(raw []byte, src *source) (root *yaml.Node) {
	defer func() {
		if p := recover(); p != nil {
			c.add(codeYAML, pos{src: src}, "why", fmt.Sprint(p))
			root = nil
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(raw))
	var doc, second yaml.Node
	err := d.Decode(&doc)
	if errors.Is(err, io.EOF) {
		c.add(codeWrongType, pos{src, 1, 1}, "want", "mapping", "got", "nothing")
		return nil
	}
	if err == nil {
		if err = d.Decode(&second); errors.Is(err, io.EOF) {
			return doc.Content[0]
		}
		if err == nil {
			c.add(codeDocuments, pos{src, second.Line, second.Column})
			return nil
		}
	}
	why := strings.TrimPrefix(err.Error(), "yaml: ")
	at := pos{src: src}
	if m := libraryLine.FindStringSubmatch(why); m != nil {
		at.line, _ = strconv.Atoi(m[1])
		at.column = 1
		why = why[len(m[0]):]
	}
	if bang, ok := unquotedBang(src, at.line, why); ok {
		c.add(codeBang, bang)
		return nil
	}
	c.add(codeYAML, at, "why", why)
	return nil
}

var bangValue = regexp.MustCompile(`[:,\[-] +(!+[a-z(])`)

// unquotedBang finds the value that begins with ! and made the library stumble over what it took for a tag; its line
// may be one off.
func unquotedBang(src *source, line int, why string) (pos, bool) {
	if !strings.Contains(why, "tag") && !strings.Contains(why, "whitespace or line break") {
		return pos{}, false
	}
	for _, i := range []int{line, line - 1, line + 1} {
		if i < 1 || i > len(src.lines) {
			continue
		}
		if m := bangValue.FindStringSubmatchIndex(src.lines[i-1]); m != nil {
			return pos{src, i, columnOf(src.lines[i-1], m[2])}, true
		}
	}
	return pos{}, false
}

// simple checks that the document is plain data: no anchors, aliases, merge keys or tags, and not too deep.
func (c *collector) simple(root *yaml.Node, src *source) bool {
	fine := true
	fail := func(code string, n *yaml.Node, args ...string) {
		fine = false
		c.add(code, pos{src, n.Line, n.Column}, args...)
	}
	var walk func(n *yaml.Node, depth int)
	walk = func(n *yaml.Node, depth int) {
		switch {
		case depth > maxDepth:
			fail(codeTooDeep, n)
			return
		case n.Kind == yaml.AliasNode:
			fail(codeAlias, n, "what", "*"+n.Value)
			return
		case n.Anchor != "":
			fail(codeAlias, n, "what", "&"+n.Anchor)
		case n.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(n.Tag, "!!"):
			fail(codeBang, n)
		case n.Style&yaml.TaggedStyle != 0:
			fail(codeTag, n, "tag", n.Tag)
		case n.Tag == "!!merge":
			fail(codeAlias, n, "what", "<<")
		}
		for _, child := range n.Content {
			walk(child, depth+1)
		}
	}
	walk(root, 1)
	return fine
}
