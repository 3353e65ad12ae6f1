package scenarios

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v3"
)

// scalar is a value that was written as one piece, with its place.
type scalar struct {
	pos
	value string
	style yaml.Style
}

// at returns the place of a byte of the value, as near as the file's notation lets it be found.
func (s scalar) at(offset int) pos {
	if s.src == nil || s.line > len(s.src.lines) {
		return s.pos
	}
	line := s.src.runes(s.line)
	if s.column > len(line) {
		return s.pos
	}
	written := line[s.column-1:]
	column := s.column
	switch {
	case s.style&yaml.DoubleQuotedStyle != 0:
		column = walk(written, s.column, s.value[:offset], '\\')
	case s.style&yaml.SingleQuotedStyle != 0:
		column = walk(written, s.column, s.value[:offset], '\'')
	case s.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.pos
	default:
		column += utf8.RuneCountInString(s.value[:offset])
	}
	if column > len(line) {
		return s.pos // the value runs over several lines
	}
	return pos{s.src, s.line, column}
}

// walk passes over the quote and as many written characters as make up value, an escape being two of them.
func walk(written []rune, column int, value string, escape rune) int {
	i := 1
	for range value[:] {
		if i < len(written) && written[i] == escape {
			i++
		}
		i++
	}
	return column + i
}

// The kinds of scalars a file holds.
type (
	text   struct{ scalar } // shown to the player
	name   struct{ scalar } // an id, a word of a list, or a reference
	expr   struct{ scalar } // a condition or the making of a fact
	phrase struct{ scalar } // words with a meaning, as a move with its arguments
	number struct {
		pos
		value int64
	}
	toggle struct {
		pos
		value bool
	}
)

// table is a mapping from ids to entries that keeps the order of the file.
type table[T any] struct {
	pos
	entries []entry[T]
}

type entry[T any] struct {
	id    name
	value T
}

// add appends an entry and returns a pointer to its value.
func (t *table[T]) add(at pos, id name) any {
	t.pos = at
	t.entries = append(t.entries, entry[T]{id: id})
	return &t.entries[len(t.entries)-1].value
}

// reader decodes YAML nodes into the structs of the model by their tags.
type reader struct {
	*collector
	src *source
}

func (r *reader) place(n *yaml.Node) pos { return pos{r.src, n.Line, n.Column} }

// field is what a struct's tag demands of a value.
type field struct{ reflect.StructTag }

func (f field) is(tag string) bool { return f.Get(tag) == "yes" }

// decode reads node n into target, a pointer to a type of the model.
func (r *reader) decode(n *yaml.Node, target any, f field) {
	switch t := target.(type) {
	case *text:
		r.scalar(n, &t.scalar)
	case *name:
		r.scalar(n, &t.scalar)
		r.checkName(*t, f)
	case *expr:
		r.scalar(n, &t.scalar)
	case *phrase:
		r.scalar(n, &t.scalar)
	case *number:
		r.number(n, t, f)
	case *weight:
		r.number(n, &t.number, field{`min:"0" max:"2000"`})
	case *toggle:
		r.toggle(n, t)
	case *spoken:
		r.scalar(n, &t.scalar)
	case *reacts:
		r.decode(n, &t.lines, field{`most:"8"`})
	case interface{ add(pos, name) any }:
		r.table(n, t, f)
	default:
		v := reflect.ValueOf(target).Elem()
		switch v.Kind() {
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			r.decode(n, v.Interface(), f)
		case reflect.Slice:
			r.list(n, v, f)
		default:
			r.object(n, v)
		}
	}
}

// wrong reports a value of another kind than belongs there.
func (r *reader) wrong(n *yaml.Node, want string) {
	r.add(codeWrongType, r.place(n), "want", want, "got", kindOf(n))
}

func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "mapping"
	case n.Kind == yaml.SequenceNode:
		return "list"
	case n.Tag == "!!null":
		return "nothing"
	case n.Tag == "!!int":
		return "number"
	case n.Tag == "!!float":
		return "decimal"
	case n.Tag == "!!bool":
		return "truth"
	default:
		return "text"
	}
}

func (r *reader) scalar(n *yaml.Node, s *scalar) {
	s.pos = r.place(n)
	switch {
	case n.Kind != yaml.ScalarNode:
		r.wrong(n, "text")
	case strings.TrimSpace(n.Value) == "":
		r.add(codeEmptyText, s.pos)
	default:
		s.value, s.style = n.Value, n.Style
	}
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,47}$`)

// checkName checks an id's spelling, or a word against its list.
func (r *reader) checkName(t name, f field) {
	if t.value == "" {
		return
	}
	if list := f.Get("of"); list != "" {
		if allowed := enumerations[list]; !slices.Contains(allowed, t.value) {
			r.add(codeNotOneOf, t.pos, "value", t.value, "near", r.guess(t.value, allowed), "allowed", listed(allowed))
		}
		return
	}
	if f.is("id") && !idPattern.MatchString(t.value) {
		r.add(codeBadID, t.pos, "id", t.value)
	}
}

// listed names the allowed words if there are few enough to be read.
func listed(words []string) string {
	if len(words) > 12 {
		return ""
	}
	return strings.Join(words, ", ")
}

func (r *reader) number(n *yaml.Node, t *number, f field) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" {
		r.wrong(n, "number")
		return
	}
	t.pos = r.place(n)
	low, _ := strconv.ParseInt(f.Get("min"), 10, 64)
	high, _ := strconv.ParseInt(f.Get("max"), 10, 64)
	v, err := strconv.ParseInt(n.Value, 10, 64)
	if err != nil || v < low || v > high {
		r.add(codeRange, t.pos, "value", n.Value, "min", f.Get("min"), "max", f.Get("max"))
		return
	}
	t.value = v
}

func (r *reader) toggle(n *yaml.Node, t *toggle) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		r.wrong(n, "truth")
		return
	}
	t.pos, t.value = r.place(n), strings.EqualFold(n.Value, "true")
}

func (r *reader) list(n *yaml.Node, v reflect.Value, f field) {
	items := n.Content
	switch {
	case n.Kind == yaml.MappingNode && f.is("single"):
		items = []*yaml.Node{n}
	case n.Kind != yaml.SequenceNode:
		r.wrong(n, "list")
		return
	}
	items = items[:r.most(n, len(items), f)]
	v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
	for i, item := range items {
		r.decode(item, v.Index(i).Addr().Interface(), f)
	}
}

// most reports a list or table longer than there is room for, and returns how much of it is read.
func (r *reader) most(n *yaml.Node, length int, f field) int {
	most, err := strconv.Atoi(f.Get("most"))
	if err != nil || length <= most {
		return length
	}
	r.add(codeTooMany, r.place(n), "what", "entries", "count", strconv.Itoa(length), "most", f.Get("most"))
	return most
}

func (r *reader) table(n *yaml.Node, t interface{ add(pos, name) any }, f field) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "mapping")
		return
	}
	pairs := r.pairs(n)
	pairs = pairs[:r.most(n, len(pairs), f)]
	for _, p := range pairs {
		id := name{scalar{r.place(p.key), p.key.Value, p.key.Style}}
		if f.Get("keys") != "any" {
			r.checkName(id, field{`id:"yes"`})
		}
		r.decode(p.value, t.add(r.place(n), id), field{`most:"8"`})
	}
}

type pair struct{ key, value *yaml.Node }

// pairs returns the entries of a mapping in file order, without those whose key was there before or is no text.
func (r *reader) pairs(n *yaml.Node) []pair {
	var all []pair
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.wrong(key, "text")
		case seen[key.Value]:
			r.add(codeDuplicateKey, r.place(key), "key", key.Value)
		default:
			seen[key.Value] = true
			all = append(all, pair{key, value})
		}
	}
	return all
}

// object reads a mapping with fixed keys.
func (r *reader) object(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "mapping")
		return
	}
	fields := fieldsOf(v.Type())
	given := map[string]bool{}
	for _, p := range r.pairs(n) {
		i, ok := fields.index[p.key.Value]
		if !ok {
			r.add(codeUnknownKey, r.place(p.key), "key", p.key.Value, "near", r.guess(p.key.Value, fields.keys))
			continue
		}
		given[p.key.Value] = true
		r.decode(p.value, v.Field(i).Addr().Interface(), field{v.Type().Field(i).Tag})
	}
	for _, key := range fields.keys {
		if i := fields.index[key]; !given[key] && (field{v.Type().Field(i).Tag}).is("need") {
			r.add(codeMissingKey, r.place(n), "key", key)
		}
	}
}

// keysOf lists a struct's keys in the order of the format.
type keysOf struct {
	keys  []string
	index map[string]int
}

func fieldsOf(t reflect.Type) keysOf {
	k := keysOf{index: map[string]int{}}
	for i := range t.NumField() {
		key := t.Field(i).Tag.Get("key")
		k.keys = append(k.keys, key)
		k.index[key] = i
	}
	return k
}

// nearest returns the candidate that was probably meant: within a third of the length, at least one letter.
func nearest(word string, candidates []string) string {
	best, most := "", max(utf8.RuneCountInString(word)/3, 1)
	if len(word) > 64 {
		return ""
	}
	for _, c := range candidates {
		if more := len(c) - len(word); c == word || more > 3*most || -more > 3*most {
			continue // too long or too short to be near, in bytes of UTF-8
		}
		if d := levenshtein.ComputeDistance(word, c); d <= most {
			best, most = c, d-1
		}
	}
	return best
}

// fileOf reads a whole file into target, a pointer to a document of the model.
func (c *collector) fileOf(root *yaml.Node, src *source, target any) bool {
	r := &reader{c, src}
	if root.Kind != yaml.MappingNode {
		r.wrong(root, "mapping")
		return false
	}
	if !r.version(root) {
		return false
	}
	r.object(root, reflect.ValueOf(target).Elem())
	return true
}

// version looks at the format's version first: what a newer one means by its keys cannot be known.
func (r *reader) version(root *yaml.Node) bool {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value != "parley" {
			continue
		}
		if v, err := strconv.ParseInt(root.Content[i+1].Value, 10, 64); err == nil && v > formatVersion {
			r.add(codeVersion, r.place(root.Content[i+1]), "version", root.Content[i+1].Value, "known", strconv.Itoa(formatVersion))
			return false
		}
	}
	return true
}
