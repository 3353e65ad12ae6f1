package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/game/words"
	"parley/scenarios"
)

// play is a reviewed run of a shipped standoff, by a strategy or a way. The plans of finance are weighed once for all.
func play(t testing.TB, id, how string) *game.Review {
	sc, err := scenarios.Load(id)
	require.NoError(t, err)
	s, err := game.New(sc, game.Options{Seed: 1, Begun: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)})
	require.NoError(t, err)
	if _, ok := sc.Strategy(how); ok {
		require.NoError(t, s.PlayStrategy(how))
	} else {
		require.NoError(t, s.PlayWay(strings.Split(how, ",")))
	}
	r, err := game.NewReview(s, game.ReviewOptions{Workers: 2})
	require.NoError(t, err)
	require.NoError(t, r.Run(context.Background()))
	return r
}

// commander is the run most of these tests look at: everything costs something in it.
var commander = sync.OnceValue(func() *game.Review { return play(&testing.T{}, "finance", "commander") })

func both(r *game.Review) []game.Reviewed { return []game.Reviewed{r.View("zh"), r.View("en")} }

func TestTheJSONHasTheKeysItPromises(t *testing.T) {
	raw, err := json.Marshal(Review(commander().View("zh")))
	require.NoError(t, err)
	var doc map[string]any
	require.NoError(t, json.Unmarshal(raw, &doc))
	require.Equal(t, "worth terms turns mistakes elements", keysInOrder(raw, 1))
	require.Len(t, doc["terms"], 4)
	require.Len(t, doc["mistakes"], 5)
	require.Len(t, doc["elements"], 9)
	turn := doc["turns"].([]any)[1].(map[string]any)
	require.Len(t, turn, 7)
	require.Equal(t, "greet-order", turn["choice"])
	require.Equal(t, "greet-ack", turn["best"])
	require.Equal(t, "mistake-command", turn["principle"])
	require.NotEmpty(t, turn["reply_to_best"])
	require.Contains(t, string(raw), `"conflict-spotting":`)
}

// keysInOrder lists the keys at a depth of a document as they stand in it.
func keysInOrder(raw []byte, depth int) string {
	var keys []string
	dec := json.NewDecoder(bytes.NewReader(raw))
	at, key := 0, true
	for {
		token, err := dec.Token()
		if err != nil {
			return strings.Join(keys, " ")
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			at++
			key = true
			continue
		case json.Delim('}'), json.Delim(']'):
			at--
			key = true
			continue
		}
		if at == depth && key {
			keys = append(keys, fmt.Sprint(token))
		}
		key = !key
	}
}

// holds says what is missing without printing the whole page.
func holds(t *testing.T, page, text string) {
	require.True(t, strings.Contains(page, text), "%s is not on the page", text)
}

func TestThePageHoldsBothLanguagesAndNothingThatRuns(t *testing.T) {
	r := commander()
	raw, err := ReviewHTML(both(r))
	require.NoError(t, err)
	page := string(raw)
	for _, never := range []string{"<script", "javascript:", "onclick", "onload", "http://", "https://", "src=", "@import", "ZgotmplZ"} {
		require.False(t, strings.Contains(page, never), never)
	}
	text := html.UnescapeString(page)
	for _, v := range both(r) {
		holds(t, text, v.View.Title)
		holds(t, text, v.View.Ending.Title)
		holds(t, text, v.View.Ending.Text)
		for _, turn := range v.Turns {
			holds(t, text, turn.Said)
		}
		for _, turn := range v.Costliest(2) {
			holds(t, text, turn.Better.Said)
			holds(t, text, turn.Better.Replies[0].Text)
			holds(t, text, turn.Lesson.Text)
		}
		for _, need := range v.Table.Needs[:min(maxNeeds, len(v.Table.Needs))] {
			holds(t, text, need)
		}
		w := words.In(v.Language)
		for _, id := range []string{"review.sheet.said", "review.sheet.why", "review.sheet.monday", "review.table", "review.mistakes"} {
			holds(t, text, w.Say(id))
		}
	}
	require.Contains(t, page, `id="show-zh" checked`)
	require.NotContains(t, page, `id="show-en" checked`)
	require.Equal(t, 4, strings.Count(page, `<section class="sheet`), "two sheets in each language")
}

func TestEveryLabelOfThePageIsInTheCatalogue(t *testing.T) {
	for _, lang := range words.Languages() {
		for _, m := range regexp.MustCompile(`Say "([^"]+)"`).FindAllStringSubmatch(page, -1) {
			require.NotEqual(t, m[1], words.In(lang).Say(m[1]), "%s in %s", m[1], lang)
		}
	}
}

// What an author writes is text and never markup.
func TestAPageCannotBeBrokenByAText(t *testing.T) {
	v := commander().View("en")
	v.View.Title = `</title><script>alert(1)</script>`
	v.Turns[1].Said = `"><img onerror=x src=y> & <b>`
	raw, err := ReviewHTML([]game.Reviewed{v})
	require.NoError(t, err)
	require.NotContains(t, string(raw), "<script")
	require.NotContains(t, string(raw), "<img")
}

func TestTheTableOpensInASpreadsheetAndComputesNothing(t *testing.T) {
	v := commander().View("zh")
	v.Turns[1].Said = `=HYPERLINK("http://x","y")`
	v.Turns[2].Said = "  @sum"
	v.Turns[3].Said = "＋1"
	raw, err := ReviewCSV(v)
	require.NoError(t, err)
	require.True(t, bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")), "a byte order mark")
	require.Equal(t, bytes.Count(raw, []byte("\n")), bytes.Count(raw, []byte("\r\n")), "lines end as Excel ends them")
	rows, err := csv.NewReader(bytes.NewReader(raw[3:])).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, len(v.Turns)+1)
	require.Len(t, rows[0], len(columns))
	require.Equal(t, "步", rows[0][0])
	require.Equal(t, `'=HYPERLINK("http://x","y")`, rows[2][5])
	require.Equal(t, "'  @sum", rows[3][5])
	require.Equal(t, "'＋1", rows[4][5])
	for _, r := range rows[1:] {
		for k, cell := range r {
			require.NotRegexp(t, `^[=+\-@\t\r＝＋－＠]`, cell, "column %d", k)
		}
	}
	require.Equal(t, "greet-order", rows[2][4])
	require.Regexp(t, `^\d+\.\d$`, rows[2][7])
}

func TestStatementsSayNothingOfWhoPlayed(t *testing.T) {
	r := commander()
	raw, err := ReviewXAPI(r.Session(), r.View("en"))
	require.NoError(t, err)
	again, err := ReviewXAPI(r.Session(), r.View("en"))
	require.NoError(t, err)
	require.Equal(t, string(raw), string(again), "the same record gives the same statements")

	var all []map[string]any
	require.NoError(t, json.Unmarshal(raw, &all))
	turns := r.View("en").Turns
	require.Len(t, all, len(turns)+1)
	ids := map[any]bool{}
	for _, st := range all {
		ids[st["id"]] = true
		actor := st["actor"].(map[string]any)
		require.Len(t, actor, 2)
		require.Equal(t, "urn:x-parley:anonymous", actor["account"].(map[string]any)["homePage"])
		require.Equal(t, "2026-03-02T09:00:00.000Z", st["timestamp"])
		require.NotContains(t, st["result"], "duration")
	}
	require.Len(t, ids, len(all), "an id each")
	for _, never := range []string{"mbox", "@", "openid"} {
		require.NotContains(t, string(raw), never)
	}
	first, last := all[1]["result"].(map[string]any), all[len(all)-1]["result"].(map[string]any)
	require.Equal(t, "greet-order", first["response"])
	require.Equal(t, false, first["success"])
	require.Equal(t, true, last["completion"])
	require.Equal(t, false, last["success"])
	worth := r.View("en").Worth.R
	require.Contains(t, string(raw), fmt.Sprintf(`"scaled": 0.%03d`, worth))
}

// outside says that npm and a browser may be used: only the gate asks for it, for it installs and takes long.
func outside(t *testing.T) {
	if os.Getenv("PARLEY_OUTSIDE") == "" {
		t.Skip("PARLEY_OUTSIDE is not set")
	}
}

// A validator that is not ours reads every statement.
func TestStatementsAreValidToALearningRecordStore(t *testing.T) {
	outside(t)
	dir := t.TempDir()
	install := exec.Command("npm", "install", "--no-audit", "--no-fund", "--prefix", dir, "@learninglocker/xapi-validation@3.0.0")
	out, err := install.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "validate.js"), []byte(`
const check = require('@learninglocker/xapi-validation').default;
let bad = 0;
for (const file of process.argv.slice(2))
  for (const st of JSON.parse(require('fs').readFileSync(file))) {
    const warnings = check(st, ['statement']);
    if (warnings.length) { bad++; console.log(file, JSON.stringify(warnings)); }
  }
const broken = check({ id: 'no uuid' }, ['statement']);
if (!broken.length) { bad++; console.log('the validator takes anything'); }
process.exit(bad ? 1 : 0);
`), 0o600))
	args := []string{filepath.Join(dir, "validate.js")}
	for _, how := range []string{"commander", "win-win", "quitter", "read-handbook,greet-ack"} {
		r := play(t, "finance", how)
		for _, v := range both(r) {
			raw, err := ReviewXAPI(r.Session(), v)
			require.NoError(t, err)
			file := filepath.Join(dir, how+v.Language+".json")
			require.NoError(t, os.WriteFile(file, raw, 0o600))
			args = append(args, file)
		}
	}
	validate := exec.Command("node", args...)
	validate.Dir = dir
	out, err = validate.CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// long are ways of the shipped standoffs that few are longer than.
var long = map[string]string{
	"it":        "kpi,stores,night,it-crashes,what-ahead,whole-country,boss-asked,rank-rule,either-way,back-in-days,three-afternoon,you-present,be-there,with-fang,rank-complaints,green-light,two-days-there,took-it-down,downstairs,my-name,first-page,chen-first",
	"marketing": "build-sheet,test-scan,read-plan,only-my-need,back-up,whose-bill,no-record,whole-sum,still-need,sorry-rush,you-name-it,what-else,your-stage,with-chen,stop-valve,draft-both,by-sheet,plain-list,push-second",
	"finance":   "meet-gu,pull-ledger,call-fangqing,greet-ack,wait-own,why-ledger,deal-sure,early-again,cold2-own,path-nod,nod-quiet,business-heads,last-deputy,audit-drive,store-tape,fifth-list,listed-three,rule-edit,room-team",
}

// Whoever prints it gets two sheets, however long the play and whichever the language.
func TestTheReviewPrintsOnTwoSheets(t *testing.T) {
	outside(t)
	dir := t.TempDir()
	for id, how := range long {
		r := play(t, id, how)
		for _, languages := range [][]string{{"zh", "en"}, {"en", "zh"}} {
			raw, err := ReviewHTML([]game.Reviewed{r.View(languages[0]), r.View(languages[1])})
			require.NoError(t, err)
			page, sheets := filepath.Join(dir, "review.html"), filepath.Join(dir, "review.pdf")
			require.NoError(t, os.WriteFile(page, raw, 0o600))
			out, err := exec.Command("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
				"--user-data-dir="+filepath.Join(dir, "profile"), "--print-to-pdf="+sheets, "file://"+page).CombinedOutput()
			require.NoError(t, err, "%s", out)
			info, err := exec.Command("pdfinfo", sheets).Output()
			require.NoError(t, err)
			require.Regexp(t, `(?m)^Pages: +2$`, string(info), "%s in %s", id, languages[0])
			require.Regexp(t, `(?m)^Page size: .*A4`, string(info))
		}
	}
}
