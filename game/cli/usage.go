package cli

import (
	"errors"
	"regexp"
	"strings"

	"parley/game/words"
)

// usages are the ways to call a command wrongly, as kong words them, and what the player is told instead. Names of the
// groups are those of the placeholders.
var usages = []struct {
	said *regexp.Regexp
	id   string
}{
	{regexp.MustCompile(`^unknown flag (?P<Got>\S+), did you mean (one of )?(?P<Near>.+)\?$`), "cli.usage.flag.near"},
	{regexp.MustCompile(`^unknown flag (?P<Got>\S+)$`), "cli.usage.flag"},
	{regexp.MustCompile(`^unexpected argument (?P<Got>.*), did you mean (one of )?(?P<Near>.+)\?$`), "cli.usage.argument.near"},
	{regexp.MustCompile(`^unexpected argument (?P<Got>.*)$`), "cli.usage.argument"},
	{regexp.MustCompile(`^(?P<Flag>--\S+): expected .* but got "EOL"`), "cli.usage.value"},
	{regexp.MustCompile(`^(?P<Flag>--\S+): expected .*uint.* but got "(?P<Got>.*?)"`), "cli.usage.natural"},
	{regexp.MustCompile(`^(?P<Flag>--\S+): expected .*int.* but got "(?P<Got>.*?)"`), "cli.usage.number"},
	{regexp.MustCompile(`^(?P<Flag>--\S+): expected duration.* but got "(?P<Got>.*?)"`), "cli.usage.duration"},
	{regexp.MustCompile(`^(?P<Flag>--\S+): bool value must be .* but got "(?P<Got>.*?)"`), "cli.usage.switch"},
	{regexp.MustCompile(`^(?P<Flag>--\S+) must be one of ("",)?(?P<All>.*) but got "(?P<Got>.*?)"$`), "cli.usage.one-of"},
	{regexp.MustCompile(`^expected "(?P<What>.*)"$`), "cli.usage.missing"},
}

// usage puts a wrong call into the player's language; one that is not known stays as kong worded it.
func usage(err error, w *words.Words) error {
	for _, u := range usages {
		found := u.said.FindStringSubmatch(err.Error())
		if found == nil {
			continue
		}
		var pairs []any
		for i, name := range u.said.SubexpNames() {
			if name != "" {
				pairs = append(pairs, name, strings.ReplaceAll(strings.ReplaceAll(found[i], `"`, ""), ",", ", "))
			}
		}
		return errors.New(w.Say(u.id, pairs...))
	}
	return err
}
