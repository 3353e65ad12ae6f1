package scenarios

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFiguresReadAsPeopleWriteThem(t *testing.T) {
	for _, n := range []struct {
		value  int64
		zh, en string
	}{
		{0, "0", "0"},
		{58, "58", "58"},
		{8000, "8000", "8,000"},
		{9999, "9999", "9,999"},
		{50_000, "5 万", "50,000"},
		{62_500, "6.25 万", "62,500"},
		{12_345, "12345", "12,345"},
		{200_000, "20 万", "200,000"},
		{6_000_000, "600 万", "6,000,000"},
		{150_000_000, "1.5 亿", "150,000,000"},
		{-50_000, "-5 万", "-50,000"},
		{1_000_000_000_000, "10000 亿", "1,000,000,000,000"},
	} {
		require.Equal(t, n.zh, formatNumber("zh", n.value))
		require.Equal(t, n.en, formatNumber("en", n.value))
	}
}

func TestFillPutsFiguresIntoTexts(t *testing.T) {
	facts := map[string]int64{"loss": 6_000_000, "payment": 8000}
	require.Equal(t, "一年 600 万元,先付 8000 元", fill("zh", "一年 {loss} 元,先付 {payment} 元", facts))
	require.Equal(t, "600 万", fill("zh", "{loss}", facts))
	require.Equal(t, "6,000,000 a year, {other} aside", fill("en", "{loss} a year, {other} aside", facts))
}

// A message points at the word that is wrong, whatever way the value is written in.
func TestPlacesPointAtTheWordItself(t *testing.T) {
	for name, line := range map[string]string{
		"plain":                 `- {id: a, when: days > 1 && wrong > 2, text: A., moves: [], next: decision}`,
		"single quotes":         `- {id: a, when: 'said("hello") && wrong > 2', text: A., moves: [], next: decision}`,
		"double quotes":         `- {id: a, when: "said(\"hello\") && wrong > 2", text: A., moves: [], next: decision}`,
		"after wide characters": `- {id: a, text: 你好。, when: 'days > 1 && wrong > 2', moves: [], next: decision}`,
		"a move":                `- {id: a, text: A., moves: [ask, wrong], next: decision}`,
		"a move's argument":     `- {id: a, text: A., moves: [ask, "criteria  wrong"], next: decision}`,
		"a placeholder":         `- {id: a, text: "It's \"{wrong}\".", moves: [], next: decision}`,
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(sampleYAML, "- {id: hello", line+"\n          - {id: hello", 1)
			_, report := Check(folder("scenario.yaml", text), "sample")
			require.Len(t, report, 1, "%v", report)
			d := report[0]
			rest := string([]rune(strings.Split(text, "\n")[d.Line-1])[d.Column-1:])
			require.True(t, strings.HasPrefix(strings.TrimPrefix(rest, "{"), "wrong"), "%s points at %q", d, rest)
		})
	}
}

// A condition over several lines is placed at its beginning, not somewhere by accident.
func TestAPlaceInALongValueIsItsBeginning(t *testing.T) {
	text := strings.Replace(sampleYAML, "- {id: hello", "- id: a\n            when: >\n              days > 1 &&\n              wrong > 2\n            text: A.\n            moves: []\n            next: decision\n          - {id: hello", 1)
	_, report := Check(folder("scenario.yaml", text), "sample")
	require.Len(t, report, 1)
	require.True(t, strings.HasPrefix(report[0].String(), "sample/scenario.yaml:23:19: SC0202: there is no quantity wrong"), report[0].String())
}

func TestTheCastSpeaksBothLanguages(t *testing.T) {
	zh, en := CastIn("zh"), CastIn("en")
	require.Equal(t, "周工", zh.Person("zhou").Name)
	require.Equal(t, "Zhou", en.Person("zhou").Name)
	require.Equal(t, "it", en.Person("zhou").Department)
	require.Equal(t, zh, CastIn("nn"), "an unknown language gets the base")
	require.Equal(t, Person{ID: "nobody"}, en.Person("nobody"))
	require.NotEmpty(t, en.Department("it"))
	for _, id := range []string{"zhou", "suman", "hemin"} {
		for _, kind := range enumerations["reaction"] {
			require.NotEmpty(t, zh.Person(id).Replies[kind], "%s has something to say at %s", id, kind)
			require.Len(t, en.Person(id).Replies[kind], len(zh.Person(id).Replies[kind]))
		}
	}
}

// What is wrong in a cast is reported as it is in a scenario.
func TestACastWithMistakesIsReported(t *testing.T) {
	cast := `parley: 1
language: zh
departments:
  it: {name: IT 部}
people:
  zhou: {name: 周工, role: IT 经理, department: ti, portrait: zho, wants: 稳, fears: 夜里上线, replies: {trust-upp: [{mood: warm, text: 好。}]}}
`
	got := readCast(folder("cast.yaml", cast, "en.yaml", "parley: 1\ntranslates: cast\nlanguage: en\ntexts: {department.it.name: IT}\n"), "cast", true)
	var codes []string
	for _, d := range got.report {
		codes = append(codes, d.Code)
	}
	require.Equal(t, []string{codeUnknownName, codeNotOneOf, codeNotOneOf, codeNotTranslated, codeNotTranslated, codeNotTranslated, codeNotTranslated, codeNotTranslated},
		codes, "%v", got.report)
}
