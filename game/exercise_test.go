package game

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnExerciseGivesATurnBack(t *testing.T) {
	s := ladder(t)
	require.NoError(t, s.PlayWay(nil)) // prepares nothing, where there is something to prepare
	for !s.Ended() {
		require.NoError(t, s.Choose(s.View("en").Choices[0].ID))
	}
	r := reviewed(t, s, ReviewOptions{})
	kept := string(r.Session().Encode())
	for _, turn := range r.View("en").Turns {
		e := r.Exercise(turn.Turn)
		require.NotNil(t, e)
		played := e.Try(e.Played, "en")
		require.Equal(t, turn.Said, played.Said)
		require.Equal(t, turn.Grade, played.Grade)
		require.Equal(t, turn.Loss, played.Loss)
		best := e.Try(e.Best, "en")
		require.True(t, best.Enough)
		require.Zero(t, best.Loss)
		require.NotEmpty(t, best.Lesson)
		v := e.View("en")
		require.Empty(t, v.Hint, "nothing gives it away, at any level")
		for _, c := range v.Choices {
			require.Empty(t, c.Moves)
			option, ok := e.Choice(c.ID)
			require.True(t, ok)
			require.Equal(t, c.ID, e.Try(option, "zh").ID)
			require.Equal(t, e.Try(option, "zh").Loss, e.Try(option, "en").Loss)
		}
		_, ok := e.Choice("no such line")
		require.False(t, ok)
	}
	require.Equal(t, kept, string(r.Session().Encode()), "it is tried on copies")
	require.Nil(t, r.Exercise(0))
	require.Nil(t, r.Exercise(99))
}

// What they answer in an exercise is what they would have answered in the play.
func TestAnExerciseAnswersAsThePlayDid(t *testing.T) {
	s := byStrategy(t, "finance", "commander")
	r := reviewed(t, s, ReviewOptions{})
	v := r.View("zh")
	require.NotEmpty(t, v.Costliest(3))
	for _, turn := range v.Costliest(3) {
		e := r.Exercise(turn.Turn)
		require.Equal(t, turn.Replies, e.Try(e.Played, "zh").Replies)
		best := e.Try(e.Best, "zh")
		require.Equal(t, turn.Better.Said, best.Said)
		require.Equal(t, turn.Better.Replies, best.Replies)
		if turn.Line > 0 {
			continue
		}
		require.True(t, e.CanPrepare(best.Plan))
		option, ok := e.Plan(best.Plan)
		require.True(t, ok)
		require.Equal(t, e.Best, option)
		_, ok = e.Plan([]string{"no such thing"})
		require.False(t, ok)
	}
}
