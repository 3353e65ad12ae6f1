package scenarios

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"parley/sim"
	"parley/sim/explore"
)

// The form of a line must not give it away. What is measured is exact: every way of every variation is walked, and in
// each set of lines that stand beside each other the best is the one that is so most often, by value to a player who
// slips three times in ten, each state weighed by how often blind play comes there. A beat counts once, its sets by
// their reach. Length is counted in characters, figures filled in; of n lines that are equally long each is the longest
// to one nth.
const (
	fewestShown   = 4  // lines beside each other from which on length is judged
	leastExtreme  = 20 // percent of those beats in which the longest, or the shortest, is the best
	mostExtreme   = 40
	leastTell     = 45 // percent of what chance gives, for one who picks a line by a mark
	mostTell      = 165
	fewestMarked  = 8 // beats in which a mark sets some lines apart, below which it proves nothing
	howToMendForm = "run with -v for the beats; cut or stretch the lines of some in which the best one has the same place by length " +
		"(or the same mark), a rival as well as the best, in that language"
)

// marks are what the eye finds before the sense: in each language.
var marks = map[string]map[string]func(string) bool{
	"zh": {
		"question": func(s string) bool { return strings.ContainsAny(s, "?？") },
		"figure":   func(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) },
		"polite":   has("您", "请", "麻烦", "谢", "劳驾", "不好意思", "抱歉", "打扰", "辛苦"),
		"broken":   has("…", "——", "！"),
	},
	"en": {
		"question": func(s string) bool { return strings.ContainsAny(s, "?") },
		"figure":   func(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) },
		"polite":   has("please", "thank", "sorry", "could", "would you", "may i", "shall i", "if you like"),
		"broken":   has("…", "...", "—", " - ", "!"),
	},
}

func has(words ...string) func(string) bool {
	return func(s string) bool {
		s = strings.ToLower(s)
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
	}
}

// form is what was counted over beats; each beat adds at most one to each count.
type form struct {
	beats, longest, shortest float64
	marked, hit, chance      map[string]float64 // by mark: beats it divides, those where it marks the best, and by chance
}

func (f *form) and(o form) {
	f.beats += o.beats
	f.longest += o.longest
	f.shortest += o.shortest
	for mark := range o.marked {
		f.mark(mark, o.marked[mark], o.hit[mark], o.chance[mark])
	}
}

func (f *form) mark(mark string, marked, hit, chance float64) {
	if f.marked == nil {
		f.marked, f.hit, f.chance = map[string]float64{}, map[string]float64{}, map[string]float64{}
	}
	f.marked[mark] += marked
	f.hit[mark] += hit
	f.chance[mark] += chance
}

func percent(part, of float64) float64 { return 100 * part / max(of, 1e-9) }

func (f form) String() string {
	s := fmt.Sprintf("%5.1f beats  longest %3.0f %%  shortest %3.0f %%", f.beats, percent(f.longest, f.beats), percent(f.shortest, f.beats))
	for _, mark := range []string{"question", "figure", "polite", "broken"} {
		s += fmt.Sprintf("  %s %3.0f %% of chance in %.1f", mark, percent(f.hit[mark], f.chance[mark]), f.marked[mark])
	}
	return s
}

// formsOf measures a scenario in each of its languages, and tells of each beat.
func formsOf(t *testing.T, sc *Scenario) map[string]form {
	t.Helper()
	var all explore.Result
	for i, seed := range sc.seeds() {
		r, err := explore.Solve(context.Background(), sc.Rules, sim.Begin(sc.Rules, seed), explore.Options{Workers: 2, Slip: slipping, Sets: true})
		require.NoError(t, err)
		if i == 0 {
			all = r
		} else {
			all.And(r)
		}
	}
	forms := map[string]form{}
	for _, lang := range []string{"zh", "en"} {
		whole := form{}
		for from := 0; from < len(all.Sets); {
			to := from
			for to < len(all.Sets) && all.Sets[to].Beat == all.Sets[from].Beat {
				to++
			}
			f := beatForm(sc, lang, all.Sets[from:to])
			if f.beats > 0 {
				t.Logf("%s %s %-14s %s", sc.ID, lang, sc.Beats[all.Sets[from].Beat], told(sc, lang, all.Sets[from:to]))
			}
			whole.and(f)
			from = to
		}
		forms[lang] = whole
	}
	return forms
}

// beatForm counts one beat; it is none where fewer lines than are judged ever stand beside each other.
func beatForm(sc *Scenario, lang string, sets []explore.Set) form {
	sets = slices.DeleteFunc(slices.Clone(sets), func(s explore.Set) bool { return len(shownIn(sc, s)) < fewestShown })
	reach := 0.0
	for _, s := range sets {
		reach += float64(s.Reach)
	}
	var f form
	for _, s := range sets {
		shown := shownIn(sc, s)
		best := bestOf(sc, s)
		part := float64(s.Reach) / reach
		length := func(c int) int { return utf8.RuneCountInString(sc.Text(lang, "choice."+sc.Choices[c])) }
		f.beats += part
		f.longest += part * extreme(shown, best, length)
		f.shortest += part * extreme(shown, best, func(c int) int { return -length(c) })
		for mark, fits := range marks[lang] {
			with := 0
			for _, c := range shown {
				if fits(sc.Text(lang, "choice."+sc.Choices[c])) {
					with++
				}
			}
			if with == 0 || with == len(shown) {
				continue
			}
			hit := 0.0
			if fits(sc.Text(lang, "choice."+sc.Choices[best])) {
				hit = part
			}
			f.mark(mark, part, hit, part*float64(with)/float64(len(shown)))
		}
	}
	return f
}

// extreme is 1 if no other line measures as much as the best one, one nth if n do, the best one among them, else 0.
func extreme(shown []int, best int, measure func(int) int) float64 {
	alike := 0
	for _, c := range shown {
		switch {
		case measure(c) > measure(best):
			return 0
		case measure(c) == measure(best):
			alike++
		}
	}
	return 1 / float64(alike)
}

func shownIn(sc *Scenario, s explore.Set) []int {
	var shown []int
	first := int(sc.Rules.Beats[s.Beat].Choices.Start)
	for i := range s.Best {
		if s.Open>>i&1 != 0 {
			shown = append(shown, first+i)
		}
	}
	return shown
}

// bestOf is the line that is best most often where these stand beside each other; of equals the first in file order.
func bestOf(sc *Scenario, s explore.Set) int {
	return int(sc.Rules.Beats[s.Beat].Choices.Start) + slices.Index(s.Best, slices.Max(s.Best))
}

// told says of a beat how long its lines are and how often each is the best, over all its sets.
func told(sc *Scenario, lang string, sets []explore.Set) string {
	reach, best := 0.0, make([]float64, len(sets[0].Best))
	for _, s := range sets {
		if len(shownIn(sc, s)) < fewestShown {
			continue
		}
		reach += float64(s.Reach)
		for i, b := range s.Best {
			best[i] += float64(b)
		}
	}
	first := int(sc.Rules.Beats[sets[0].Beat].Choices.Start)
	var lines []string
	for i, b := range best {
		id := sc.Choices[first+i]
		lines = append(lines, fmt.Sprintf("%s %d (%.0f %%)", id, utf8.RuneCountInString(sc.Text(lang, "choice."+id)), percent(b, reach)))
	}
	f := beatForm(sc, lang, sets)
	return fmt.Sprintf("longest %.2f shortest %.2f  %s", f.longest, f.shortest, strings.Join(lines, ", "))
}

// In no beat is the best line recognisable by its form. PARLEY_LONG=1 measures all that is shipped, as the gate does,
// else what is small.
func TestTheBestLineIsNotKnownByItsForm(t *testing.T) {
	all := map[string]form{}
	for _, id := range Shipped() {
		sc, err := Load(id)
		require.NoError(t, err)
		if sc.Kind != "drill" && os.Getenv("PARLEY_LONG") == "" {
			continue
		}
		for lang, f := range formsOf(t, sc) {
			t.Logf("%-24s %s %s", id, lang, f)
			sum := all[lang]
			sum.and(f)
			all[lang] = sum
		}
	}
	for _, lang := range []string{"zh", "en"} {
		f := all[lang]
		t.Logf("%-24s %s %s", "all", lang, f)
		require.Positive(t, f.beats)
		if os.Getenv("PARLEY_LONG") == "" {
			continue // a share of the drills alone is none of the whole
		}
		require.InDelta(t, (leastExtreme+mostExtreme)/2, percent(f.longest, f.beats), (mostExtreme-leastExtreme)/2, "the longest line in %s: %s", lang, howToMendForm)
		require.InDelta(t, (leastExtreme+mostExtreme)/2, percent(f.shortest, f.beats), (mostExtreme-leastExtreme)/2, "the shortest line in %s: %s", lang, howToMendForm)
		for mark := range f.marked {
			if f.marked[mark] < fewestMarked {
				continue
			}
			require.InDelta(t, (leastTell+mostTell)/2, percent(f.hit[mark], f.chance[mark]), (mostTell-leastTell)/2, "%s in %s: %s", mark, lang, howToMendForm)
		}
	}
}
