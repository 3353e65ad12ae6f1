package game

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
)

func TestTheOtherChairIsForAfterwards(t *testing.T) {
	require.Nil(t, atTable(t, Coach, nil, "demand").Chair("zh"))
}

func TestTheCounterpartTellsTheSameTalk(t *testing.T) {
	s := atTable(t, Coach, []string{"pull-logs"}, "demand", "mine-only", "logs", "cover")
	c := s.Chair("zh")

	require.Len(t, c.Scenes, 4)
	first := c.Scenes[0]
	require.Equal(t, "zhou", first.Person.ID)
	require.Equal(t, "我早上刚推掉两个。", first.Thinks)
	require.Equal(t, "又一个拿必须当理由的。", first.Heard, "as the author has it")
	require.Equal(t, "annoyed", first.Mood)
	require.Equal(t, "我信你几分", first.Meters[0].Name)
	require.Negative(t, first.Meters[0].Change)
	require.Len(t, first.Answers, 1, "nobody else was there")
	require.Equal(t, sim.Defer, first.Answers[0].Outcome)
	require.Contains(t, first.Answers[0].Text, "排期里没有这一项", "afterwards nothing is kept back")

	require.Equal(t, scenarios.CastIn("zh").Person("suman").Heard["self-centred"], c.Scenes[1].Heard, "else in her own way")
	require.Equal(t, "suman", c.Scenes[1].Person.ID)
	require.Len(t, c.Scenes[3].Answers, 3)
	require.Equal(t, "suman", c.Unsaid[len(c.Unsaid)-2].Person.ID)
}

func TestWhatWasHeardIsNotToldTwiceInTheSameWords(t *testing.T) {
	for _, id := range Standoffs() {
		for pick := range 4 {
			s := begin(t, id, nil)
			for !s.Ended() {
				require.NoError(t, playOne(s, pick))
			}
			for _, lang := range []string{"zh", "en"} {
				told := map[string]bool{}
				c := s.Chair(lang)
				require.NotEmpty(t, c.Scenes)
				for _, sc := range c.Scenes {
					require.False(t, told[sc.Heard] && sc.Heard != s.viewer(lang).w.Say("chair.again") && sc.Heard != "", "%s: %s", id, sc.Heard)
					told[sc.Heard] = true
				}
			}
		}
	}
}

// Whoever can sit across the table can tell how any move sounded, in both languages and in their own words.
func TestEveryCounterpartHearsEveryMove(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		said := map[string]string{}
		for _, who := range []string{"zhou", "suman", "hemin", "fangqing", "chen", "majun", "wu"} {
			heard := scenarios.CastIn(lang).Person(who).Heard
			for _, m := range sim.Moves() {
				text := heard[m.String()]
				require.NotEmpty(t, text, "%s, %s", who, m)
				require.Empty(t, said[text], "%s says what %s says", who, said[text])
				said[text] = who
			}
		}
	}
}
