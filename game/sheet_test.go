package game

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// wellPicked answers the table's sheet as one should.
var wellPicked = []Picked{{"way-out", []string{"later"}}, {"bundles", []string{"trace", "half-quota"}}}

func TestTheSheetIsAskedAfterThePlanAndGraded(t *testing.T) {
	s := atTable(t, Coach, []string{"pull-logs", "ask-finance"})
	sheet := s.View("zh").Sheet
	require.Len(t, sheet.Questions, 2)
	require.Equal(t, "退路", sheet.Questions[0].KindName)
	require.Equal(t, 2, sheet.Questions[1].Pick)
	require.Nil(t, s.Sheet("zh"), "nothing is written down yet")
	was := *s.now()

	require.NoError(t, s.AnswerSheet([]Picked{{"way-out", []string{"boss"}}, {"bundles", []string{"all", "trace"}}}))

	require.Equal(t, was, *s.now(), "it moves no score")
	require.Nil(t, s.View("zh").Sheet)
	g := s.Sheet("zh")
	require.Equal(t, []SheetGrade{SheetWrong, SheetPartly}, []SheetGrade{g.Questions[0].Grade, g.Questions[1].Grade})
	require.Equal(t, []int{1, 3}, []int{g.Questions[0].Points + g.Questions[1].Points, g.Of - g.Findable})
	require.Equal(t, []string{"故障记录", "稳定性"}, g.Gathered, "evidence against a worry, and a figure not known before")
	require.Equal(t, []int{2, 2}, []int{g.Found, g.Findable})
	require.Equal(t, []int{3, 5}, []int{g.Points, g.Of})
	require.Equal(t, "fair", g.Word)
	for _, q := range g.Questions {
		for _, o := range q.Options {
			require.NotEmpty(t, o.Why)
			require.True(t, o.Picked || o.Good, "what was neither picked nor good is not gone into")
		}
	}
	require.ErrorIs(t, s.AnswerSheet(wellPicked), ErrNotAsked, "what is written is written")
}

func TestTheBestSheetHasEveryPoint(t *testing.T) {
	s := atTable(t, Coach, []string{"pull-logs"})
	require.NoError(t, s.AnswerSheet(wellPicked))
	g := s.Sheet("en")
	require.Equal(t, g.Of, g.Points)
	require.Equal(t, "well", g.Word)

	s = atTable(t, Coach, nil)
	require.NoError(t, s.AnswerSheet(nil))
	g = s.Sheet("en")
	require.True(t, g.Blank)
	require.Zero(t, g.Points)
	require.Equal(t, "bare", g.Word)
}

func TestASheetThatDoesNotFitItsQuestionsIsRefused(t *testing.T) {
	for name, picked := range map[string][]Picked{
		"too few":        {{"bundles", []string{"trace"}}},
		"twice the same": {{"bundles", []string{"trace", "trace"}}},
		"too many":       {{"way-out", []string{"later", "boss"}}},
		"unknown":        {{"way-out", []string{"fly"}}},
	} {
		s := atTable(t, Coach, nil)
		require.ErrorIs(t, s.AnswerSheet(picked), ErrNotAsked, name)
		require.NotNil(t, s.View("en").Sheet)
	}
	require.ErrorIs(t, begin(t, "it", nil).AnswerSheet(wellPicked), ErrNotAsked, "before the plan")
}

func TestWhoSpeaksFirstIsAskedNoMore(t *testing.T) {
	s := atTable(t, Coach, nil, "demand")
	require.Nil(t, s.View("en").Sheet)
	require.ErrorIs(t, s.AnswerSheet(wellPicked), ErrNotAsked)
	require.NoError(t, s.Undo())
	require.NotNil(t, s.View("en").Sheet, "it was never filled in")
}

// What was written down stands with the turn it follows: it goes when that is taken back and comes along when it is not.
func TestNotesStandWithTheirTurn(t *testing.T) {
	store := Store{t.TempDir()}
	s, err := New(table(t), Options{Seed: 1, Level: Coach, Store: &store, Begun: someday})
	require.NoError(t, err)
	require.NoError(t, s.Prepare([]string{"pull-logs"}))
	require.NoError(t, s.AnswerSheet(wellPicked))
	require.NoError(t, s.Choose("demand"))
	require.NoError(t, s.Diagnose("goals"))
	require.NoError(t, s.Choose("mine-only"))
	require.NoError(t, s.Undo())
	require.Len(t, s.Diagnoses("en"), 1)
	require.NoError(t, s.Undo())
	require.NotNil(t, s.Sheet("en"))
	require.Empty(t, s.Diagnoses("en"), "nobody has refused yet")
	require.NoError(t, s.Choose("hear-out"))
	require.NotNil(t, s.View("en").Diagnosis, "another line, another question")
	require.NoError(t, s.Diagnose(NoCause))
	require.NoError(t, s.Close())

	records, err := store.Records()
	require.NoError(t, err)
	again, d, err := Resume(s.sc, store, records[0].Path)
	require.NoError(t, err)
	require.Nil(t, d)
	defer again.Close()
	require.Equal(t, s.Sheet("en"), again.Sheet("en"))
	require.Equal(t, s.Diagnoses("en"), again.Diagnoses("en"))
	require.Nil(t, again.View("en").Diagnosis)
	raw, err := os.ReadFile(records[0].Path)
	require.NoError(t, err)
	require.Contains(t, string(raw), `{"sheet":[{"question":"way-out","options":["later"]},`)

	rec, err := ReadRecord(bytes.NewReader(again.Encode()))
	require.NoError(t, err)
	copied, d := Replay(s.sc, rec)
	require.Nil(t, d)
	require.Equal(t, again.turns, copied.turns)
	other, err := again.Again(3, nil, Coach, someday)
	require.NoError(t, err)
	require.Equal(t, again.Diagnoses("zh"), other.Diagnoses("zh"))
	require.NoError(t, again.Fork(1))
	require.Nil(t, again.Sheet("en"))
}

func TestANoteBeforeAnyTurnIsNone(t *testing.T) {
	rec, err := ReadRecord(strings.NewReader(aHeader + `{"sheet":[]}` + "\n" + `{"cause":"goals"}` + "\n"))
	require.NoError(t, err)
	require.Empty(t, rec.Line())
	_, err = ReadRecord(strings.NewReader(aHeader + `{"sheet":[],"say":"x"}` + "\n"))
	require.True(t, errors.Is(err, ErrDamaged))
}

func TestARefusalIsDiagnosedByTheWorryThatCostsMost(t *testing.T) {
	s := atTable(t, Practice, nil, "hear-out")
	d := s.View("zh").Diagnosis
	require.Equal(t, "zhou", d.Who.ID)
	require.Equal(t, "再议", d.Outcome)
	require.Equal(t, []string{"goals", "interests", "information"}, []string{d.Causes[0].ID, d.Causes[1].ID, d.Causes[2].ID})
	require.ErrorIs(t, s.Diagnose("weather"), ErrNotAsked)

	require.NoError(t, s.Diagnose("interests"))
	got := s.Diagnoses("zh")[0]
	require.False(t, got.Right)
	require.Equal(t, "goals", got.Cause)
	require.Contains(t, got.Text, "目标不一致")
	require.Contains(t, got.Text, "排期里没有这一项", "he has said so")
	require.Nil(t, s.View("zh").Diagnosis)
	require.ErrorIs(t, s.Diagnose("goals"), ErrNotAsked)

	s = atTable(t, Coach, nil, "demand")
	require.NoError(t, s.Diagnose("goals"))
	got = s.Diagnoses("zh")[0]
	require.True(t, got.Right)
	require.NotContains(t, got.Text, "排期", "what he did not say is not given away")
}

func TestAnAssessmentKeepsWhatItThinksOfNotes(t *testing.T) {
	s := atTable(t, Assess, nil)
	require.NoError(t, s.AnswerSheet(wellPicked))
	require.NoError(t, s.Choose("demand"))
	require.NoError(t, s.Diagnose("goals"))
	require.Nil(t, s.Sheet("en"))
	require.Empty(t, s.Diagnoses("en"))
	require.NoError(t, s.Choose("walk-out"))
	require.NotNil(t, s.Sheet("en"))
	require.Len(t, s.Diagnoses("en"), 1)

	v := reviewed(t, s, ReviewOptions{}).View("en")
	require.Equal(t, s.Sheet("en"), v.Sheet)
	require.Equal(t, s.Diagnoses("en"), v.Causes)
}
