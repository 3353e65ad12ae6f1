package game

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
)

// table is a talk with three counterparts, first with one of them alone.
func table(t testing.TB) *scenarios.Scenario {
	sc, report := scenarios.Check(os.DirFS("../scenarios/testdata/table"), "table")
	require.NotNil(t, sc, "%v", report)
	return sc
}

// atTable plays a plan and lines at the table.
func atTable(t *testing.T, level Level, plan []string, ids ...string) *Session {
	s, err := New(table(t), Options{Seed: 1, Level: level})
	require.NoError(t, err)
	require.NoError(t, s.Prepare(plan))
	for _, id := range ids {
		require.NoError(t, s.Choose(id))
	}
	return s
}

func TestEachCounterpartIsShownWithTheirOwnMeters(t *testing.T) {
	s := atTable(t, Coach, []string{"pull-logs", "ask-finance"})
	v := s.View("zh")

	require.Len(t, v.Parties, 3)
	zhou, suman, hemin := v.Parties[0], v.Parties[1], v.Parties[2]
	require.Equal(t, []bool{true, false, false}, []bool{zhou.There, suman.There, hemin.There})
	require.True(t, zhou.Speaks)
	require.Equal(t, "doubtful", zhou.Mood)
	require.Positive(t, hemin.Goodwill.Change, "coffee was had with her")
	require.Zero(t, zhou.Goodwill.Change)
	require.Equal(t, zhou.Meters, v.Meters, "the next line is said to him")
	require.Equal(t, "finance", hemin.Department)
	for _, c := range v.Choices {
		require.Empty(t, c.To, "nobody else is there")
	}

	require.NoError(t, s.Choose("hear-out"))
	v = s.View("zh")
	require.Equal(t, "再议", v.Parties[0].Outcome)
	require.Empty(t, v.Parties[1].Outcome, "nobody asked her")
	require.Equal(t, []bool{true, true, true}, []bool{v.Parties[0].There, v.Parties[1].There, v.Parties[2].There})
	require.True(t, v.Parties[1].Speaks)
	require.Equal(t, v.Parties[1].Person.Name, v.Choices[0].To)
}

func TestWhoIsNamedSpeaksAndWhoWasAskedAnswers(t *testing.T) {
	s := atTable(t, Coach, nil, "hear-out", "mine-only")
	said := s.View("zh").Spoken
	require.Equal(t, []string{"linyue", "hemin", "zhou"}, []string{said[0].Person.ID, said[1].Person.ID, said[2].Person.ID},
		"the line to suman, who else takes it up, and who goes on")

	require.NoError(t, s.Choose("please"))
	require.NoError(t, s.Choose("skip"))
	said = s.View("zh").Spoken
	var answered []string
	for _, sp := range said[2:] {
		answered = append(answered, sp.Person.ID)
	}
	require.Equal(t, []string{"zhou", "suman", "hemin"}, answered, "each answers the ask, in their own words")

	said = atTable(t, Coach, nil, "hear-out").View("zh").Spoken
	require.Equal(t, "zhou", said[1].Person.ID)
	require.Equal(t, "zhou", said[2].Person.ID, "he answers, though another meeting begins with somebody else")
	require.Equal(t, "suman", said[3].Person.ID)
}

func TestReasonsSayWithWhomItWas(t *testing.T) {
	s := atTable(t, Coach, []string{"pull-logs", "ask-finance"}, "hear-out", "leads", "logs", "cover")
	why := s.Why(4, "zh")

	require.Len(t, why.Answers, 3)
	worst := why.Answers[0]
	for _, a := range why.Answers {
		worst.Outcome = min(worst.Outcome, a.Outcome)
	}
	require.Equal(t, worst.Outcome, why.Decision.Outcome)
	require.Equal(t, s.now().Outcome, why.Decision.Outcome)
	var sum sim.Meters
	for _, p := range why.Parts {
		if p.Move {
			require.Equal(t, "何敏", p.Who)
			sum = sum.Add(p.Meters)
		}
	}
	require.Equal(t, why.Total, sum)
	require.Nil(t, s.Why(2, "zh").Answers)
}

func TestWhatSeveralAnswerIsKeptBackInAnAssessment(t *testing.T) {
	v := atTable(t, Assess, nil, "demand").View("en")
	require.Empty(t, v.Parties[0].Outcome)
	for _, p := range v.Parties {
		require.True(t, p.Meters[0].Hidden)
		require.True(t, p.Goodwill.Hidden)
	}
}

func TestAPlayWithSeveralIsKeptAndReviewed(t *testing.T) {
	s := atTable(t, Coach, []string{"pull-logs"}, "demand", "leads", "logs", "skip")
	require.True(t, s.Ended())
	rec, err := ReadRecord(bytes.NewReader(s.Encode()))
	require.NoError(t, err)
	again, d := Replay(s.sc, rec)
	require.Nil(t, d)
	require.Equal(t, s.View("en"), again.View("en"))

	r := reviewed(t, s, ReviewOptions{}).View("zh")
	require.Zero(t, r.Left)
	require.Len(t, r.Turns, 5)
	for _, turn := range r.Turns {
		require.NotEmpty(t, turn.Grade)
		if turn.ID == "skip" {
			require.Contains(t, turn.Better.Said, "当天留痕")
			require.True(t, strings.Contains(turn.Better.KindName, "双赢") || turn.Better.Worth > r.Worth.R)
		}
	}
}
