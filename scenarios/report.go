package scenarios

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template"

	"go.yaml.in/yaml/v3"
)

// Severity says whether a scenario may start in spite of a diagnostic.
type Severity uint8

// An error keeps a scenario from starting, a warning does not; what is only said is about the check itself.
const (
	Warning Severity = iota
	Error
	Said
)

// String returns the severity in lower case.
func (s Severity) String() string {
	return [...]string{"warning", "error", "note"}[s]
}

// Diagnostic is one mistake: its stable code, where it is, and what the message needs to say what is wrong.
type Diagnostic struct {
	Code         string
	Severity     Severity
	File         string
	Line, Column int // from 1, the column in characters; 0 where the whole file is meant
	Args         map[string]string
}

// Text says what is wrong and what was probably meant.
func (d Diagnostic) Text(lang string) string { return say(lang, d.Code+".text", d.Args) }

// Advice says how to mend it.
func (d Diagnostic) Advice(lang string) string { return say(lang, d.Code+".advice", d.Args) }

// String returns "file:line:column: code: text" in English; a warning says that it is one.
func (d Diagnostic) String() string { return d.In("en") }

// In is String in a language.
func (d Diagnostic) In(lang string) string {
	where := d.File
	if d.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Column)
	}
	severity := ""
	if d.Severity != Error {
		severity = say(lang, d.Severity.String(), nil)
	}
	return fmt.Sprintf("%s: %s: %s%s", where, d.Code, severity, d.Text(lang))
}

// Report is all that was found, sorted by file, line, column and code.
type Report []Diagnostic

// Errors counts the diagnostics that keep the scenario from starting.
func (r Report) Errors() int {
	n := 0
	for _, d := range r {
		if d.Severity == Error {
			n++
		}
	}
	return n
}

// pos is a place in a file; the zero pos is nowhere.
type pos struct {
	src          *source
	line, column int
}

func (p pos) given() bool { return p.line > 0 }

const (
	maxReported = 200  // diagnostics a report shows
	maxKept     = 5000 // diagnostics kept until they are sorted; the rest is only counted
)

// collector gathers diagnostics while a scenario is read.
type collector struct {
	found   Report
	dropped int  // beyond maxKept
	failed  bool // an error was among all of them
	unclear bool // jumps may be missing from what was read: what follows from them would be guesswork
	shipped bool // stricter: translations must be complete
	guesses int  // names compared so far to find what was meant
}

// warnings are the codes that do not keep a scenario from starting.
var warnings = map[string]bool{
	codeUnused: true, codeAlways: true, codeNoKnows: true, codeNoHas: true,
	codeNotTranslated: true, codeLeftOver: true, codePlaceholder: true,
	codeClosed: true, codePadding: true,
}

// strictWhenShipped are warnings that are errors in a shipped scenario.
var strictWhenShipped = map[string]bool{codeNotTranslated: true, codeLeftOver: true, codePlaceholder: true}

// losesJumps are mistakes after which a jump, or the place it leads to, may be missing.
var losesJumps = map[string]bool{
	codeUnknownKey: true, codeDuplicateKey: true, codeMissingKey: true, codeWrongType: true, codeEmptyText: true, codeTooMany: true,
	codeNoTarget: true, codeDuplicateID: true, codeReservedID: true,
	codeBeatShape: true, codeOutcome: true, codeDecidePlace: true, codeNeverBegins: true,
}

// add reports a mistake. args are name, value pairs for the message.
func (c *collector) add(code string, at pos, args ...string) {
	severity := Error
	if warnings[code] && !(c.shipped && strictWhenShipped[code]) {
		severity = Warning
	}
	c.addAs(severity, code, at, args...)
}

// addAs is add for a mistake whose severity depends on more than its code.
func (c *collector) addAs(severity Severity, code string, at pos, args ...string) {
	if severity == Error {
		c.failed = true
		c.unclear = c.unclear || losesJumps[code]
	}
	if len(c.found) >= maxKept {
		c.dropped++
		return
	}
	d := Diagnostic{Code: code, Severity: severity, Line: at.line, Column: at.column, Args: map[string]string{}}
	if at.src != nil {
		d.File = at.src.name
	}
	for i := 0; i+1 < len(args); i += 2 {
		d.Args[args[i]] = clip(args[i+1])
	}
	c.found = append(c.found, d)
}

// clip keeps a message readable whatever stands in the file.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 160 {
		return string(r[:160]) + "…"
	}
	return s
}

// maxGuesses bounds the comparisons of names in one check, however many names are wrong.
const maxGuesses = 100_000

// guess returns the candidate that was probably meant, until the check has guessed enough.
func (c *collector) guess(id string, candidates []string) string {
	if c.guesses += len(candidates); c.guesses > maxGuesses {
		return ""
	}
	return nearest(id, candidates)
}

// report sorts what was found and cuts it to what a person can read, errors first to be kept.
func (c *collector) report() Report {
	all := c.found
	slices.SortStableFunc(all, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(fmt.Sprint(a.Args), fmt.Sprint(b.Args)))
	})
	all = slices.CompactFunc(all, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.File == b.File && a.Line == b.Line && a.Column == b.Column && maps.Equal(a.Args, b.Args)
	})
	if len(all) <= maxReported && c.dropped == 0 {
		return all
	}
	shown := all[:min(maxReported, len(all))]
	more := Diagnostic{Code: codeMore, File: shown[0].File,
		Args: map[string]string{"count": fmt.Sprint(len(all) - len(shown) + c.dropped)}}
	if c.failed {
		more.Severity = Error
	}
	return append(slices.Clip(shown), more)
}

// messages are the templates of every code's text and advice, and the words they use, by language and key.
var messages = sync.OnceValue(loadMessages)

func loadMessages() map[string]*template.Template {
	all := map[string]*template.Template{}
	for _, lang := range []string{"zh", "en"} {
		raw, err := shipped.ReadFile("messages/" + lang + ".yaml")
		if err != nil {
			panic(err) // embedded
		}
		var file map[string]any
		if err := yaml.Unmarshal(raw, &file); err != nil {
			panic(fmt.Sprintf("messages/%s.yaml: %v", lang, err)) // embedded and tested
		}
		root := template.New("").Option("missingkey=zero")
		root.Funcs(template.FuncMap{"word": func(id string) string {
			if root.Lookup("word."+id) == nil {
				return id
			}
			return execute(root, "word."+id, nil)
		}})
		flatten("", file, func(key, value string) {
			template.Must(root.New(key).Parse(value))
		})
		all[lang] = root
	}
	return all
}

// flatten visits the texts of nested mappings by dotted key, in the order of the keys.
func flatten(prefix string, node map[string]any, visit func(key, value string)) {
	for _, key := range slices.Sorted(maps.Keys(node)) {
		switch v := node[key].(type) {
		case map[string]any:
			flatten(prefix+key+".", v, visit)
		case string:
			visit(prefix+key, v)
		default:
			visit(prefix+key, fmt.Sprint(v))
		}
	}
}

// say fills a message. A language there is no message in gets English, a message there is none of its key.
func say(lang, key string, args map[string]string) string {
	all := messages()
	root := all[lang]
	if root == nil || root.Lookup(key) == nil {
		root = all["en"]
	}
	if root.Lookup(key) == nil {
		return key
	}
	return execute(root, key, args)
}

func execute(root *template.Template, key string, args map[string]string) string {
	var b strings.Builder
	if err := root.ExecuteTemplate(&b, key, args); err != nil {
		return key
	}
	return b.String()
}
