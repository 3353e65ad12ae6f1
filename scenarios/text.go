package scenarios

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// texts are all texts of a file by key, in file order.
type texts struct {
	keys  []string
	byKey map[string]text
}

func (t *texts) put(key string, s text) {
	if s.value == "" {
		return
	}
	if t.byKey == nil {
		t.byKey = map[string]text{}
	}
	if _, twice := t.byKey[key]; !twice {
		t.keys = append(t.keys, key)
	}
	t.byKey[key] = s
}

// collectTexts gathers what there is to read in a scenario under the keys that translations use.
func (b *builder) collectTexts() {
	d, t := b.doc, &b.texts
	t.put("title", d.Title)
	t.put("brief", d.Brief)
	t.put("hint", d.Hint)
	for _, v := range d.Variations {
		t.put("variation."+v.ID.value, v.Text)
	}
	for _, e := range d.Facts.entries {
		t.put("unit."+e.id.value, e.value.Unit)
	}
	for _, p := range d.Parties {
		for _, k := range p.Profile.KPIs {
			t.put("kpi."+k.ID.value+".title", k.Title)
			t.put("kpi."+k.ID.value+".text", k.Text)
		}
		for _, c := range p.Concerns {
			t.put("concern."+c.ID.value, c.Text)
		}
	}
	for _, e := range d.Evidence.entries {
		t.put("evidence."+e.id.value+".title", e.value.Title)
		t.put("evidence."+e.id.value+".text", e.value.Text)
	}
	for _, e := range d.Promises.entries {
		t.put("promise."+e.id.value, e.value.Text)
	}
	if d.Preparation != nil {
		for _, a := range d.Preparation.Activities {
			t.put("activity."+a.ID.value+".title", a.Title)
			t.put("activity."+a.ID.value+".text", a.Text)
		}
		for _, q := range d.Preparation.Sheet {
			t.put("sheet."+q.ID.value, q.Text)
			for _, o := range q.Options {
				t.put("sheet."+q.ID.value+"."+o.ID.value, o.Text)
				t.put("sheet."+q.ID.value+"."+o.ID.value+".why", o.Why)
			}
		}
	}
	for _, m := range d.Meetings {
		t.put("meeting."+m.ID.value, m.Title)
	}
	for _, at := range b.beats {
		b.beatTexts(at)
	}
	for _, e := range d.Endings {
		t.put("ending."+e.ID.value+".title", e.Title)
		t.put("ending."+e.ID.value+".text", e.Text)
	}
	for _, e := range d.Strategies.entries {
		t.put("strategy."+e.id.value, e.value.Text)
	}
	for _, e := range d.Notes.entries {
		t.put("note."+e.id.value, e.value.Text)
	}
}

func (b *builder) beatTexts(at beatAt) {
	b.lineTexts("says."+at.id.value, at.beat.Says)
	b.texts.put("hint."+at.id.value, at.beat.Hint)
	b.texts.put("thinks."+at.id.value, at.beat.Thinks)
	for _, c := range at.beat.Choices {
		b.texts.put("choice."+c.ID.value, c.Text)
		b.lineTexts("reply."+c.ID.value, c.Reply)
		b.texts.put("heard."+c.ID.value, c.Heard)
	}
}

// lineTexts also checks that lines that stand beside each other can be told apart.
func (b *builder) lineTexts(key string, says []line) {
	seen := map[string]bool{}
	for i, l := range says {
		switch {
		case len(says) == 1:
		case l.ID.value == "":
			b.add(codeLineID, firstGiven(l.Mood.pos, l.Text.pos))
		case seen[l.ID.value]:
			b.add(codeDuplicateID, l.ID.pos, "id", l.ID.value, "kind", aLineName)
		}
		seen[l.ID.value] = true
		b.texts.put(lineKey(key, says, i), l.Text)
	}
}

// firstGiven returns the first of two places that is one.
func firstGiven(a, b pos) pos {
	if a.given() {
		return a
	}
	return b
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// maxLocated bounds how many wrong placeholders of one text are told apart by their place.
const maxLocated = 20

// placeholders checks that each {…} of a text names a fact, and calls use for each that does.
func (c *collector) placeholders(t text, facts map[string]int64, use func(id string)) {
	wrong := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(t.value, -1) {
		id := t.value[m[2]:m[3]]
		if _, ok := facts[id]; ok {
			use(id)
			continue
		}
		known := slices.Sorted(maps.Keys(facts))
		at := t.pos
		if wrong++; wrong <= maxLocated {
			at = t.at(m[0])
		}
		c.add(codePlaceholder, at, "id", id, "near", c.guess(id, known))
	}
}

// maxLanguages bounds the translations beside a scenario.
const maxLanguages = 16

// translations reads every other YAML file of the folder as a translation of base, and checks it against base.
func (c *collector) translations(fsys fs.FS, folder, own, id, baseLanguage string, base *texts, facts map[string]int64) map[string]map[string]string {
	all := map[string]map[string]string{}
	files, _ := fs.Glob(fsys, "*.yaml") // the pattern is well formed
	files = slices.DeleteFunc(files, func(f string) bool { return f == own })
	if len(files) > maxLanguages {
		c.add(codeTooMany, pos{}, "what", "languages", "count", strconv.Itoa(len(files)), "most", strconv.Itoa(maxLanguages))
		files = files[:maxLanguages]
	}
	for _, file := range files {
		root, src := c.open(fsys, file, folder)
		if root == nil {
			continue
		}
		var t translation
		if !c.fileOf(root, src, &t) {
			continue
		}
		if t.Translates.value != "" && t.Translates.value != id {
			c.add(codeTranslates, t.Translates.pos, "id", t.Translates.value, "want", id)
		}
		lang := strings.TrimSuffix(file, ".yaml")
		if t.Language.value != "" && (t.Language.value != lang || lang == baseLanguage) {
			c.add(codeFileLanguage, t.Language.pos, "id", t.Language.value, "file", file, "base", baseLanguage)
		}
		all[lang] = c.translated(&t, src, base, facts)
	}
	return all
}

// translated checks one translation and fills its texts.
func (c *collector) translated(t *translation, src *source, base *texts, facts map[string]int64) map[string]string {
	filled := map[string]string{}
	seen := map[string]bool{}
	for _, e := range t.Texts.entries {
		key := e.id.value
		seen[key] = true
		if _, ok := base.byKey[key]; !ok {
			c.add(codeLeftOver, e.id.pos, "key", key, "near", c.guess(key, base.keys))
			continue
		}
		c.placeholders(e.value, facts, func(string) {})
		filled[key] = fill(t.Language.value, e.value.value, facts)
	}
	for _, key := range base.keys {
		if !seen[key] {
			at := t.Texts.pos
			if !at.given() {
				at = pos{src, 1, 1}
			}
			c.add(codeNotTranslated, at, "key", key, "text", base.byKey[key].value)
		}
	}
	return filled
}

// fill puts figures in place of placeholders, written as the language's readers expect.
func fill(lang, s string, facts map[string]int64) string {
	var b strings.Builder
	last := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(s, -1) {
		n, ok := facts[s[m[2]:m[3]]]
		if !ok {
			continue
		}
		figure := formatNumber(lang, n)
		b.WriteString(s[last:m[0]])
		b.WriteString(figure)
		last = m[1]
		if strings.HasSuffix(figure, "万") || strings.HasSuffix(figure, "亿") {
			if rest := strings.TrimPrefix(s[last:], " "); rest != "" && rest[0] >= 0x80 {
				last = len(s) - len(rest) // 600 万元, not 600 万 元
			}
		}
	}
	b.WriteString(s[last:])
	return b.String()
}

// formatNumber writes a figure: Chinese counts in 万 and 亿 where at most two decimals are left, English groups by
// thousands.
func formatNumber(lang string, n int64) string {
	if lang != "zh" {
		return message.NewPrinter(language.Make(lang)).Sprintf("%d", n)
	}
	sign, v := "", n
	if v < 0 {
		sign, v = "-", -v
	}
	for _, unit := range []struct {
		size int64
		word string
	}{{100_000_000, " 亿"}, {10_000, " 万"}} {
		if v >= unit.size && v%(unit.size/100) == 0 {
			whole := strconv.FormatInt(v/unit.size, 10)
			if rest := v % unit.size * 100 / unit.size; rest > 0 {
				whole += "." + strings.TrimRight(string([]byte{byte('0' + rest/10), byte('0' + rest%10)}), "0")
			}
			return sign + whole + unit.word
		}
	}
	return sign + strconv.FormatInt(v, 10)
}
