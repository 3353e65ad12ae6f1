package game

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

func TestEveryReasonOfAPlayOpensItsEntry(t *testing.T) {
	s := byStrategy(t, "it", "win-win")
	reasons := 0
	for i := range s.Turns() {
		for _, p := range s.Why(i, "zh").Parts {
			e, ok := FindCodex("zh", p.Entry)
			require.True(t, ok, p.Entry)
			require.Equal(t, CodexNumber(p.Entry), e.Number)
			reasons++
		}
	}
	require.Positive(t, reasons)
	for _, id := range append(sim.Reasons(), "root-goals", "mistake-last-minute", "asymmetry") {
		require.NotEqual(t, "principle."+id, words.In("zh").Say("principle."+id), "and it has its sentence")
		_, ok := FindCodex("en", id)
		require.True(t, ok, id)
	}
}

func TestTheCodexIsInTwoLanguagesInTheSameOrder(t *testing.T) {
	zh, en := Codex("zh"), Codex("en")
	require.Len(t, en, len(zh))
	n := 0
	for i, g := range zh {
		require.Len(t, en[i].Entries, len(g.Entries))
		for k, e := range g.Entries {
			n++
			require.Equal(t, n, e.Number)
			require.Equal(t, e.ID, en[i].Entries[k].ID)
			require.NotEmpty(t, e.Origin)
			require.NotEmpty(t, e.Links, e.ID)
		}
	}
	trust, _ := FindCodex("en", "asymmetry")
	require.Equal(t, "Literature: Slovic, 1993", trust.Origin)
	_, ok := FindCodex("zh", "0")
	require.False(t, ok)
	require.Zero(t, CodexNumber("nothing"))
}

func TestASearchFindsTitlesFirst(t *testing.T) {
	found := SearchCodex("zh", "逆反")
	require.NotEmpty(t, found)
	require.Equal(t, "reactance", found[0].ID)
	found = SearchCodex("en", "authority RED line")
	require.NotEmpty(t, found, "all of the words, in any place and case")
	require.Empty(t, SearchCodex("zh", "  "))
	require.Empty(t, SearchCodex("zh", "没有这几个字"))
}

func TestBlanksAreFilledInOrder(t *testing.T) {
	const template = "[谁]在[何时]到[哪儿]。"
	require.Equal(t, template, FillBlanks(template, nil))
	require.Equal(t, "我在[何时]到店里。", FillBlanks(template, []string{" 我 ", "", "店里"}))
	require.Equal(t, "没有空", FillBlanks("没有空", []string{"x"}))
	require.Equal(t, "开着[的", FillBlanks("开着[的", []string{"x"}), "a bracket that never closes is text")
}

// Somebody played once well and once badly; the codex knows both, and which of it was the mistake.
func TestTheCodexKnowsWhereItWasUsed(t *testing.T) {
	store := Store{t.TempDir()}
	for _, strategy := range []string{"commander", "win-win"} {
		s, err := New(load(t, "it"), Options{Seed: 1, Store: &store, Begun: someday})
		require.NoError(t, err)
		require.NoError(t, s.PlayStrategy(strategy))
		require.NoError(t, s.Close())
	}

	learnt, err := store.Learnt("zh")

	require.NoError(t, err)
	kinds := func(id string) (out []CodexUseKind) {
		for _, u := range learnt.Uses[id] {
			require.NotEmpty(t, u.Said)
			require.Positive(t, u.Turn)
			out = append(out, u.Kind)
		}
		return out
	}
	require.Contains(t, kinds("evidence"), CodexUsed)
	require.Contains(t, kinds("mistake-command"), CodexAgainst)
	require.NotContains(t, kinds("mistake-command"), CodexUsed, "nobody uses a mistake")
	require.Contains(t, kinds("preparation"), CodexUsed)
	require.NotEmpty(t, kinds("kpi-it"))
	require.Empty(t, kinds("kpi-finance"), "nobody talked to finance")
	require.NotEmpty(t, learnt.Best)
	for i := 1; i < len(learnt.Best); i++ {
		require.GreaterOrEqual(t, learnt.Best[i-1].Gain, learnt.Best[i].Gain)
		require.NotEqual(t, learnt.Best[i-1].Said, learnt.Best[i].Said)
	}
}

// What was missed is told of the reviews at hand.
func TestAReviewTellsWhatWasMissed(t *testing.T) {
	missing := func(r ...*Review) bool {
		store := Store{t.TempDir()}
		s := byStrategy(t, "it", "commander")
		require.NoError(t, os.MkdirAll(filepath.Join(store.Dir, recordsFolder), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(store.Dir, recordsFolder, "a.jsonl"), s.Encode(), 0o600))
		learnt, err := store.Learnt("zh", r...)
		require.NoError(t, err)
		for _, uses := range learnt.Uses {
			for _, u := range uses {
				if u.Kind == CodexMissed {
					return true
				}
			}
		}
		return false
	}
	require.False(t, missing())
	require.False(t, missing(nil))
	notUnderRace(t)
	require.True(t, missing(reviewed(t, byStrategy(t, "it", "commander"), ReviewOptions{})))
}

// An assessment that goes on keeps to itself what its lines were.
func TestAnOpenAssessmentShowsNothingInTheCodex(t *testing.T) {
	store := Store{t.TempDir()}
	s, err := New(load(t, "it"), Options{Seed: 1, Level: Assess, Store: &store, Begun: someday})
	require.NoError(t, err)
	playOn(t, s, 3, 0)
	require.NoError(t, s.Close())

	learnt, err := store.Learnt("zh")

	require.NoError(t, err)
	require.Empty(t, learnt.Uses)
	require.Empty(t, learnt.Best)
}

func TestOwnPhrasesAreKeptAndDeleted(t *testing.T) {
	store := Store{t.TempDir()}
	own, err := store.Phrases()
	require.NoError(t, err)
	require.Empty(t, own)

	one := OwnPhrase{Entry: "phrase-open", Text: "我知道封版压着你。", Kept: someday}
	two := OwnPhrase{Entry: "phrase-owning", Text: "名单是我没做好。", Kept: someday}
	require.NoError(t, store.KeepPhrase(one))
	require.NoError(t, store.KeepPhrase(two))
	require.NoError(t, store.KeepPhrase(one), "the same again takes its place")
	own, err = store.Phrases()
	require.NoError(t, err)
	require.Equal(t, []OwnPhrase{one, two}, own)

	require.ErrorIs(t, store.KeepPhrase(OwnPhrase{Text: "  "}), ErrPhrase)
	require.ErrorIs(t, store.KeepPhrase(OwnPhrase{Text: strings.Repeat("长", 500)}), ErrPhrase)

	require.NoError(t, store.DropPhrase(one))
	require.NoError(t, store.DropPhrase(one), "gone is gone")
	require.NoError(t, store.DropPhrase(two))
	require.NoFileExists(t, filepath.Join(store.Dir, phrasesFile))

	require.NoError(t, store.KeepPhrase(one))
	require.NoError(t, store.Delete())
	require.NoDirExists(t, store.Dir, "deleting all data deletes phrases")
}

// A file that cannot be read is not written over.
func TestADamagedPhrasebookIsLeftAsItIs(t *testing.T) {
	store := Store{t.TempDir()}
	path := filepath.Join(store.Dir, phrasesFile)
	require.NoError(t, os.WriteFile(path, []byte("{"), 0o600))

	require.Error(t, store.KeepPhrase(OwnPhrase{Text: "一句"}))
	require.Error(t, store.DropPhrase(OwnPhrase{Text: "一句"}))

	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "{", string(raw))
}

// Every entry that a play could lead to does not have to be reached by one, but the table of marks must not be empty.
func TestEveryMistakeMarksItsEntry(t *testing.T) {
	for _, id := range Mistakes() {
		e, ok := scenarios.CodexIn("zh").Entry("mistake-" + id)
		require.True(t, ok)
		require.True(t, marked{Mistakes: []string{id}}.bearOn(e.Marks))
		require.True(t, e.Wrong)
	}
}
