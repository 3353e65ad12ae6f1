package text

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenarios"
)

// typed plays the talk with three counterparts by what is typed and returns what was printed.
func typed(t *testing.T, level game.Level, answers ...string) string {
	sc, report := scenarios.Check(os.DirFS("../../scenarios/testdata/table"), "table")
	require.NotNil(t, sc, "%v", report)
	s, err := game.New(sc, game.Options{Seed: 1, Level: level})
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, New(strings.NewReader(strings.Join(answers, "\n")+"\n"), &out, "zh").Play(s))
	return out.String()
}

func TestTheSheetIsFilledInBeforeTheTalkBegins(t *testing.T) {
	out := typed(t, game.Coach, "1", "9", "2", "", "1")
	require.Contains(t, out, "三个人里有一个不点头，你还有哪条路？（选 1 个）")
	require.Contains(t, out, "这题要选 1 个，编号从 1 到 3。")
	require.Contains(t, out, "慢，但谁也不用点头。")
	require.Less(t, strings.Index(out, "准备单："), strings.Index(out, "又来了？"), "nobody speaks before it is done")
	require.Contains(t, out, "周工  信任")
	require.Contains(t, out, "苏曼（不在场）")

	out = typed(t, game.Coach, "0", "0", "1")
	require.Contains(t, out, "准备单空着没填。")
	out = typed(t, game.Assess, "0", "1", "1 2", "1")
	require.NotContains(t, out, "准备单：", "an assessment keeps it to itself")
}

func TestARefusalIsDiagnosedBeforeTheNextMeetingBegins(t *testing.T) {
	out := typed(t, game.Coach, "0", "0", "1", "h", "2")
	asked, told, next := strings.Index(out, "根子在哪儿？"), strings.Index(out, "不是利益不同，是目标不一致"), strings.Index(out, "苏曼（平静）：人齐了")
	require.True(t, 0 < asked && asked < told && told < next, "%s", out)
	require.Equal(t, 2, strings.Count(out, "根子在哪儿？"), "a look back does not answer it")

	out = typed(t, game.Coach, "0", "0", "1", "u", "1", "")
	require.Contains(t, out, "人齐了", "what was taken back is asked again, and Enter goes on")
}
