package scenarios

import (
	"io/fs"
	"slices"
	"strconv"
	"sync"
)

// Cast is the people of the game in one language.
type Cast struct {
	people      map[string]Person
	departments map[string]string
}

// Person is one of the cast.
type Person struct {
	ID, Name, Role, Department, Portrait string
	Wants, Fears                         string
	Replies                              map[string][]Reply // generic reactions, by what moved or was decided
	Heard                                map[string]string  // how a line sounds to them, by move
}

// Reply is one generic reaction.
type Reply struct{ Mood, Text string }

// CastIn returns the cast in a language, in the base language where it is not translated.
func CastIn(lang string) *Cast {
	all := loadedCast()
	if c, ok := all.byLanguage[lang]; ok {
		return c
	}
	return all.byLanguage[all.base]
}

// Person returns one of the cast by id; of an unknown id, a person with nothing but the id.
func (c *Cast) Person(id string) Person {
	if p, ok := c.people[id]; ok {
		return p
	}
	return Person{ID: id}
}

// Department returns a department's name.
func (c *Cast) Department(id string) string { return c.departments[id] }

// castFiles is what the embedded cast gives.
type castFiles struct {
	base       string
	ids        []string
	byLanguage map[string]*Cast
	report     Report
}

var loadedCast = sync.OnceValue(func() castFiles {
	sub, _ := fs.Sub(shipped, "cast") // the name is valid
	return readCast(sub, "scenarios/cast", true)
})

func castIDs() []string { return loadedCast().ids }

// readCast reads cast.yaml and its translations.
func readCast(fsys fs.FS, folder string, strict bool) castFiles {
	c := &collector{shipped: strict}
	out := castFiles{base: "zh", byLanguage: map[string]*Cast{}}
	out.byLanguage[out.base] = &Cast{}
	root, src := c.open(fsys, "cast.yaml", folder)
	var f castFile
	if root == nil || !c.fileOf(root, src, &f) {
		out.report = c.report()
		return out
	}
	base := c.castTexts(&f)
	values := map[string]string{}
	for key, t := range base.byKey {
		values[key] = t.value
	}
	out.base = f.Language.value
	out.byLanguage = map[string]*Cast{out.base: f.in(values, values)}
	for lang, translated := range c.translations(fsys, folder, "cast.yaml", "cast", out.base, base, nil) {
		out.byLanguage[lang] = f.in(translated, values)
	}
	for _, e := range f.People.entries {
		out.ids = append(out.ids, e.id.value)
	}
	out.report = c.report()
	return out
}

// castTexts checks what refers to what, and gathers the texts by key.
func (c *collector) castTexts(f *castFile) *texts {
	t := &texts{}
	var departments []string
	for _, e := range f.Departments.entries {
		departments = append(departments, e.id.value)
		t.put("department."+e.id.value+".name", e.value.Name)
	}
	for _, e := range f.People.entries {
		p, key := e.value, "person."+e.id.value
		t.put(key+".name", p.Name)
		t.put(key+".role", p.Role)
		t.put(key+".wants", p.Wants)
		t.put(key+".fears", p.Fears)
		if id := p.Department; id.value != "" && !slices.Contains(departments, id.value) {
			c.add(codeUnknownName, id.pos, "kind", "department", "id", id.value, "near", c.guess(id.value, departments))
		}
		for _, r := range p.Replies.entries {
			(&reader{collector: c}).checkName(r.id, field{`of:"reaction"`})
			for i, l := range r.value.lines {
				t.put(replyKey(e.id.value, r.id.value, i), l.Text)
			}
		}
		for _, h := range p.Heard.entries {
			(&reader{collector: c}).checkName(h.id, field{`of:"move"`})
			t.put("heard."+e.id.value+"."+h.id.value, h.value)
		}
	}
	return t
}

func replyKey(person, kind string, i int) string {
	return "reply." + person + "." + kind + "." + strconv.Itoa(i+1)
}

// in builds the cast from texts in one language, those of the base where one is missing.
func (f *castFile) in(values, base map[string]string) *Cast {
	say := func(key string) string {
		if s, ok := values[key]; ok {
			return s
		}
		return base[key]
	}
	c := &Cast{people: map[string]Person{}, departments: map[string]string{}}
	for _, e := range f.Departments.entries {
		c.departments[e.id.value] = say("department." + e.id.value + ".name")
	}
	for _, e := range f.People.entries {
		id, key := e.id.value, "person."+e.id.value
		p := Person{
			ID: id, Name: say(key + ".name"), Role: say(key + ".role"), Wants: say(key + ".wants"), Fears: say(key + ".fears"),
			Department: e.value.Department.value, Portrait: e.value.Portrait.value, Replies: map[string][]Reply{},
			Heard: map[string]string{},
		}
		for _, h := range e.value.Heard.entries {
			p.Heard[h.id.value] = say("heard." + id + "." + h.id.value)
		}
		for _, r := range e.value.Replies.entries {
			for i, l := range r.value.lines {
				p.Replies[r.id.value] = append(p.Replies[r.id.value], Reply{l.Mood.value, say(replyKey(id, r.id.value, i))})
			}
		}
		c.people[id] = p
	}
	return c
}
