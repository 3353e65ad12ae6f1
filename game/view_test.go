package game

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
)

func TestEveryLineIsExplainedOnceItsLevelAllows(t *testing.T) {
	for _, level := range Levels() {
		for pick := range 6 {
			s, err := New(load(t, "finance"), Options{Seed: 3, Level: level})
			require.NoError(t, err)
			explained := 0
			for !s.Ended() {
				require.NoError(t, playOne(s, pick))
				if first := s.Unlocked(); first < len(s.turns) {
					require.Equal(t, explained, first, "%s: nothing twice, nothing left out", level)
					explained = len(s.turns)
				}
			}
			require.Len(t, s.turns, explained)
		}
	}
}

func TestAMeterShownToTheDecimalAgreesWithItsReasons(t *testing.T) {
	for _, id := range scenarios.Shipped() {
		s := begin(t, id, nil)
		for !s.Ended() {
			require.NoError(t, playOne(s, 1))
			v := s.View("en")
			total := [3]int32{v.Why.Total.Trust, v.Why.Total.Alignment, v.Why.Total.Exchange}
			for k, m := range metersOf(v, int(s.saidTo(len(s.turns)-1))) {
				require.Equal(t, total[k], m.Moved)
				require.Equal(t, m.Value, points(m.Exact))
			}
		}
	}
}

func TestAnotherMeetingIsAnnouncedWhereItBegins(t *testing.T) {
	for _, id := range scenarios.Shipped() {
		s := begin(t, id, nil)
		for !s.Ended() {
			was := s.View("en")
			require.NoError(t, playOne(s, 0))
			is := s.View("en")
			var places []string
			for _, sp := range is.Spoken {
				if sp.Place != "" {
					places = append(places, sp.Place)
				}
			}
			if is.Place == was.Place || s.Ended() {
				require.Empty(t, places)
				continue
			}
			require.Len(t, places, 1)
			require.True(t, strings.HasPrefix(places[0], is.Place))
		}
	}
}

func TestAPromiseNeverMadeIsNeitherKeptNorBroken(t *testing.T) {
	s := begin(t, "it", nil)
	require.NoError(t, s.PlayWay([]string{"estimate", "kpi", "night", "hear-queue", "sheet", "link", "your-name", "no-trips", "two-days-there", "took-it-down"}))
	for _, c := range s.View("en").Choices {
		if c.ID == "who-tested" {
			require.Equal(t, []string{"Blame"}, c.Moves)
		}
	}
	require.NoError(t, s.Choose("who-tested"))
	why := s.View("en").Why
	require.Len(t, why.Parts, 1)
	require.Equal(t, "Blame", why.Parts[0].Cause)
	require.Equal(t, 1, strings.Count(strings.Join(why.Parts[0].Changes, "\n"), "twice as fast"), "said once a move")
}
