// Package words holds what the program says in its own voice, in Chinese and English: labels, buttons, messages and
// the sentences behind a score. It is not the texts of a scenario, which come with the scenario.
//
// A catalogue is a folder, one file a topic. Start reading at zh/rules.yaml; a test holds both catalogues to the same
// ids and placeholders, and to the code.
package words

import (
	"embed"
	"fmt"
	"sort"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

//go:embed zh en
var files embed.FS

// Languages lists the languages there are, the base first.
func Languages() []string { return []string{"zh", "en"} }

// Known says whether the language is one of Languages.
func Known(lang string) bool { return lang == "zh" || lang == "en" }

// Words speaks one language.
type Words struct {
	Language  string
	localizer *i18n.Localizer
}

var spoken = load()

func load() map[string]*Words {
	bundle := i18n.NewBundle(language.Chinese)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	all := map[string]*Words{}
	for _, lang := range Languages() {
		for topic, raw := range topics(lang) {
			if _, err := bundle.ParseMessageFileBytes(raw, lang+".yaml"); err != nil {
				panic(fmt.Sprintf("words: %s/%s: %v", lang, topic, err)) // embedded and tested
			}
		}
		all[lang] = &Words{Language: lang, localizer: i18n.NewLocalizer(bundle, lang)}
	}
	return all
}

// In returns the words of a language; of an unknown one, the base's.
func In(lang string) *Words {
	if w, ok := spoken[lang]; ok {
		return w
	}
	return spoken["zh"]
}

// Say returns the message with the placeholders filled from name, value pairs. A value named Count picks the
// plural form. An unknown id comes back as it is.
func (w *Words) Say(id string, pairs ...any) string {
	config := &i18n.LocalizeConfig{MessageID: id}
	if len(pairs) > 0 {
		data := make(map[string]any, len(pairs)/2)
		for i := 0; i+1 < len(pairs); i += 2 {
			data[pairs[i].(string)] = pairs[i+1]
		}
		config.TemplateData = data
		if n, ok := data["Count"]; ok {
			config.PluralCount = n
		}
	}
	text, err := w.localizer.Localize(config)
	if err != nil && text == "" {
		return id
	}
	return text
}

// topics returns the files of a catalogue by their names.
func topics(lang string) map[string][]byte {
	all := map[string][]byte{}
	entries, err := files.ReadDir(lang)
	if err != nil {
		panic(err) // embedded and tested
	}
	for _, e := range entries {
		if all[e.Name()], err = files.ReadFile(lang + "/" + e.Name()); err != nil {
			panic(err)
		}
	}
	return all
}

// IDs lists the ids of a catalogue, sorted.
func IDs(lang string) ([]string, error) {
	var ids []string
	for topic, raw := range topics(lang) {
		var all map[string]any
		if err := yaml.Unmarshal(raw, &all); err != nil {
			return nil, fmt.Errorf("words: %s/%s: %w", lang, topic, err)
		}
		for id := range all {
			ids = append(ids, id)
		}
	}
	sort.Strings(ids)
	return ids, nil
}
