package ink

import (
	"regexp"
	"strings"
)

// special are the characters that mean something to ink wherever they stand. A backslash takes that from them.
const special = `\{}[]|#~<>/*`

// statement is how a line begins that ink would not take for content.
var statement = regexp.MustCompile(`^([-+=*~&!?.,:;"'()$%^@` + "`" + `_0-9]|(TODO|VAR|CONST|LIST|EXTERNAL|INCLUDE|else)\b)`)

// escape makes a text one line of content that reads as it was written.
func escape(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	var b strings.Builder
	if statement.MatchString(s) {
		b.WriteByte('\\')
		b.WriteByte(s[0])
		s = s[1:]
	}
	for _, r := range s {
		if r < 0x80 && strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
