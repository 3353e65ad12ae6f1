package scenarios

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"parley/sim"
)

// sampleYAML is the smallest scenario that checks without a word.
const sampleYAML = `parley: 1
id: sample
language: en
kind: drill
days: 5
title: Sample
brief: A short talk.
counterpart: zhou
room: it
profile:
  weights: {trust: 350, alignment: 300, exchange: 350}
  floor: 150
  authority: 100
stance: {competence: 450, character: 450, alignment: 250, cost: 400, patience: 3}
meetings:
  - id: talk
    title: The talk
    start: greeting
    beats:
      greeting:
        choices:
          - {id: hello, text: Hello., moves: [polite], next: decision}
      decision: {decide: true, accept: good, conditional: good, defer: bad, refuse: bad}
endings:
  - {id: good, kind: deal, title: Good, text: Good.}
  - {id: bad, kind: deadlock, title: Bad, text: Bad.}
`

func folder(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i+1 < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

// sample checks a scenario that has to be without error.
func sample(t *testing.T, text string) *Scenario {
	t.Helper()
	sc, report := Check(folder("scenario.yaml", text), "sample")
	require.NotNil(t, sc, "%v", report)
	return sc
}

func TestTheSampleChecksWithoutAWord(t *testing.T) {
	sc, report := Check(folder("scenario.yaml", sampleYAML), "sample")
	require.Empty(t, report)
	require.Equal(t, []string{"en"}, sc.Languages)
	require.Equal(t, []string{"polite"}, sc.Moves(0))
	require.Len(t, sc.Hash, 64)
}

// Whoever ships a scenario with a mistake, or half translated, hears of it here.
func TestShippedScenariosHaveNoMistakes(t *testing.T) {
	require.Empty(t, loadedCast().report, "the cast")
	require.NotEmpty(t, Shipped())
	files, err := fs.Glob(shipped, "*/*/"+scenarioFile)
	require.NoError(t, err)
	more, err := fs.Glob(shipped, "*/"+scenarioFile)
	require.NoError(t, err)
	require.Len(t, Shipped(), len(files)+len(more), "no id stands twice, and none where it is not found")
	for _, id := range Shipped() {
		sub, err := shipped.ReadDir(folders()[id])
		require.NoError(t, err)
		require.NotEmpty(t, sub)
		sc, err := Load(id)
		require.NoError(t, err)
		require.Equal(t, id, sc.ID, "a scenario's folder is called as its id")
		require.Equal(t, []string{"zh", "en"}, sc.Languages, "%s is there in Chinese and English", id)
		require.NotEmpty(t, CastIn("en").Person(sc.Counterparts[0]).Name)
	}
}

func TestLoadNamesTheNearestOfAnUnknownID(t *testing.T) {
	_, err := Load("marketng")
	require.EqualError(t, err, "load scenario marketng: there is none, did you mean marketing")
}

// Texts do not touch the hash, rules do: a record stays valid when a typo is mended.
func TestHashCoversTablesAndIDsOnly(t *testing.T) {
	plain := sample(t, sampleYAML).Hash
	require.Equal(t, plain, sample(t, strings.Replace(sampleYAML, "text: Hello.", "text: Good morning.", 1)).Hash)
	require.NotEqual(t, plain, sample(t, strings.Replace(sampleYAML, "floor: 150", "floor: 151", 1)).Hash)
	require.NotEqual(t, plain, sample(t, strings.Replace(sampleYAML, "id: hello", "id: hallo", 1)).Hash)
}

// What only the player and the counterpart say to themselves scores nothing: it may be added while records exist.
func TestTheSheetAndTheOtherChairAreNoPartOfTheHash(t *testing.T) {
	sc, report := Check(folder("scenario.yaml", fullYAML), "full")
	require.NotNil(t, sc, "%v", report)
	bare := regexp.MustCompile(`(?s)  sheet:.*?\nmeetings:`).ReplaceAllString(fullYAML, "meetings:")
	bare = regexp.MustCompile(`(?m)^ *(thinks|heard): .*\n`).ReplaceAllString(bare, "")
	without, report := Check(folder("scenario.yaml", bare), "full")
	require.NotNil(t, without, "%v", report)

	require.Equal(t, without.Hash, sc.Hash)
	require.Equal(t, []Question{{ID: "way-out", Kind: "alternative", Pick: 1, Options: []Option{{"agency", true}, {"beg", false}}}}, sc.Sheet)
	require.Equal(t, "It can be had by Friday.", sc.Text("en", "sheet.way-out.agency.why"))
	require.Equal(t, "Not again.", sc.Text("en", "thinks.greeting"))
	require.Equal(t, "At last a figure.", sc.Text("en", "heard.show"))
	require.Empty(t, without.Sheet)
}

func TestAQuestionOfTheSheetAndItsAnswersHaveNamesOfTheirOwn(t *testing.T) {
	twice := strings.Replace(fullYAML, "{id: beg,", "{id: agency,", 1)
	_, report := Check(folder("scenario.yaml", twice), "full")
	require.Len(t, report, 1)
	require.Equal(t, codeDuplicateID, report[0].Code)
}

// One scenario that uses every part of the format, compiled to the table that the rules play.
func TestCompileFillsEveryTable(t *testing.T) {
	chinese := "parley: 1\ntranslates: full\nlanguage: zh\ntexts:\n  brief: 一共 {all-leads}\n"
	sc, report := Check(folder("scenario.yaml", fullYAML, "zh.yaml", chinese), "full")
	require.NotNil(t, sc, "%v", report)
	for _, d := range report {
		require.Equal(t, codeNotTranslated, d.Code, d.String())
	}
	r := sc.Rules

	require.Equal(t, []uint16{0, 1, 2}, r.Plans, "one of two activities of two slots, or none")
	require.Equal(t, sim.KPI{Weight: 600}, r.Parties[0].KPIs[0])
	require.Equal(t, sim.Promise{Slot: 0, Currency: 1, Amount: 200}, r.Promises[0], "400 x medium")
	show, _ := sc.Choice("show")
	require.Equal(t, []sim.Deed{
		{Move: sim.MoveEvidence, Concern: 0, Index: 0, Amount: 2},
		{Move: sim.MoveLinkKPI, Concern: -1, Index: 0, Amount: 300},
	}, deedsOf(r, show), "quality of the log; 600 x 500 of 1000")
	require.Equal(t, int16(0), r.Choices[show].Said, "a condition asks whether it was said")
	ask, _ := sc.Choice("ask")
	require.Equal(t, int16(-1), r.Choices[ask].Said)
	require.Equal(t, sim.Target{Kind: sim.ToFollowUp}, r.Beats[r.Meetings[0].Decision].Out[sim.Accept])
	require.Equal(t, sim.Route, r.Beats[len(r.Beats)-1].Kind)
	require.Equal(t, []string{"ended-before"}, sc.Before)
	require.Equal(t, []string{"says.greeting.late", "says.greeting.plain", "reply.show", "says.keep-it"}, sc.Lines)
	require.Equal(t, "500 a month, 1,000 in all", sc.Text("en", "brief"))
	require.Equal(t, "一共 1000", sc.Text("zh", "brief"))
	require.Equal(t, "The log", sc.Text("zh", "evidence.log.title"), "what is not translated stays in the base language")
	require.Equal(t, Note{Given: true, Mistake: "vague", Principle: "evidence"}, sc.Notes[show])
	require.Equal(t, [][]string{{"goals"}}, sc.Causes)
}

func deedsOf(r *sim.Scenario, choice int) []sim.Deed {
	return r.Deeds[r.Choices[choice].Deeds.Start:r.Choices[choice].Deeds.End]
}

// fullYAML uses every part of the format once.
const fullYAML = `parley: 1
id: full
language: en
kind: standoff
days: 20
title: Full
brief: "{leads} a month, {all-leads} in all"
hint: Ask first.
counterpart: suman
room: marketing
after: [ended-before]
variations:
  - {id: calm, text: A calm week.}
  - {id: late, text: It is late., patience: -1, competence: -20}
facts:
  leads: {value: 500, unit: leads}
  all-leads: {value: 1000, from: 'fact("leads") * 2'}
profile:
  weights: {trust: 250, alignment: 350, exchange: 400}
  floor: 150
  authority: 50
  kpis:
    - {id: reach, weight: 600, full: 1000, title: Reach, text: People reached}
  currencies: {recognition: 600, relief: 400}
stance: {competence: 450, character: 450, alignment: 250, goodwill: 10, cost: 400, patience: 3}
concerns:
  - {id: proof, weight: 80, answer: criteria, gate: 300, red-line: true, cause: goals, conflict: data, text: Nobody measured it last year}
evidence:
  log: {quality: 2, title: The log, text: By hour}
promises:
  credit: {due: follow-up, currency: relief, size: medium, text: A report a month}
  thanks: {due: second, currency: recognition, size: small, text: Thanks in public}
preparation:
  slots: 2
  activities:
    - {id: pull, slots: 2, icon: database, title: Pull logs, text: Two evenings, gives: ["evidence log", "concern proof"]}
    - {id: coffee, slots: 2, icon: coffee, title: Coffee, text: A talk, moves: [help], gives: ["kpi reach"]}
  sheet:
    - id: way-out
      kind: alternative
      text: And without them?
      options:
        - {id: agency, good: true, text: The agency., why: It can be had by Friday.}
        - {id: beg, text: Ask again., why: That is no way out.}
meetings:
  - id: first
    title: First
    start: greeting
    beats:
      greeting:
        hint: Ask.
        thinks: Not again.
        says:
          - {id: late, when: 'variation("late") && trust > exchange', mood: doubtful, text: "So late?"}
          - {id: plain, mood: neutral, text: "Yes?"}
        choices:
          - id: show
            when: has("log") && knows("reach") && !(week >= 1)
            text: Here is the log.
            moves: ["evidence log proof", "link-kpi reach leads"]
            reply: {mood: interested, text: "Oh."}
            heard: At last a figure.
            next: decision
          - {id: ask, text: "What worries you?", moves: [ask, "share-credit credit"], next: decision}
          - {id: go, text: Never mind., moves: [], next: left}
      decision: {decide: true, accept: follow-up, conditional: follow-up, defer: second, refuse: second}
  - id: second
    title: Second
    costs: 4
    patience: 2
    start: again
    beats:
      again:
        choices:
          - {id: agree, when: said("show") && ended("ended-before"), text: "A date?", moves: ["criteria proof", "phase 40"], next: decision-2}
          - {id: promise, text: I will thank you., moves: ["promise thanks", "keep thanks"], next: decision-2}
      decision-2: {decide: true, accept: follow-up, conditional: follow-up, defer: bad, refuse: bad}
follow-up:
  start: keep-it
  beats:
    keep-it:
      says: {mood: neutral, text: "Well?"}
      choices:
        - {id: keep, when: open("credit"), text: Here is the report., moves: ["keep credit"], next: last}
        - {id: none, when: '!open("credit")', text: Nothing was owed., moves: [], next: last}
    last: {accept: good, conditional: good, defer: bad, refuse: bad}
endings:
  - {id: burnt, kind: rupture, when: character < 100, title: Burnt, text: Burnt.}
  - {id: good, kind: phased, title: Good, text: Good.}
  - {id: bad, kind: deadlock, title: Bad, text: Bad.}
  - {id: other, kind: substitute, scope: 40, when: 'granted("suman") && kept("credit") && broken("thanks") && used("polite")', title: Other, text: Other.}
  - {id: left, kind: given-up, title: Left, text: Left.}
strategies:
  win-win: {text: Win-win, prepare: [pull], choose: [show], prefer: [ask], avoid: [command], leave-after: 3, expect: {outcomes: [defer, refuse, conditional], endings: [deadlock, phased], worth: ">= 0"}}
notes:
  show: {mistake: vague, principle: evidence, text: It helps.}
`

// A shipped standoff is large enough to be played again: the limits of the content's brief.
func TestShippedStandoffsAreLargeEnough(t *testing.T) {
	for _, id := range Shipped() {
		sc, err := Load(id)
		require.NoError(t, err)
		if sc.Kind != "standoff" && sc.Kind != "capstone" {
			continue
		}
		require.GreaterOrEqual(t, len(sc.Choices), 60, "choices of %s", id)
		require.GreaterOrEqual(t, len(sc.Lines), 40, "lines of %s", id)
		require.GreaterOrEqual(t, len(sc.Endings), 6, "endings of %s", id)
		kinds := map[sim.EndingKind]bool{}
		for _, e := range sc.Rules.Endings {
			kinds[e.Kind] = true
		}
		require.GreaterOrEqual(t, len(kinds), 5, "kinds of endings of %s", id)
		require.LessOrEqual(t, len(sc.Rules.Plans), 32, "plans of %s", id)
		require.LessOrEqual(t, len(sc.Variations), 3, "variations of %s", id)
	}
}
