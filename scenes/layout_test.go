package scenes

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// The sizes of window and text at which every screen must be readable.
var windows = [][2]int{{1280, 720}, {1366, 768}, {1920, 1080}, {2560, 1440}, {1024, 768}}

// shapes are the windows of which each asks for another layout; the others only scale one of these.
var shapes = [][2]int{{1280, 720}, {1024, 768}}

// everyWindow tells whether the whole matrix is asked for, which takes longer than one wants to wait for a test.
var everyWindow = os.Getenv("PARLEY_LONG") != ""

// partly says what of a screen is meant to be seen in part: the map is a window that is dragged over what is larger, and
// a row of the review's list, or of the turns behind an element, is the beginning of a line that stands whole elsewhere.
var partly = map[string]string{"map": "“", "review": "is cut off", "self-test": "is cut off"}

// readable asks the layout of a screen at every size: nothing cut off, nothing outside, no two texts in one place, no two
// targets that share a part of their area.
func readable(t testing.TB, name string, s ui.Screen) {
	t.Helper()
	sizes, texts := shapes[:1], []int{100, 200} // a talk has many lines: the rest of it is for the long run
	if name := strings.Fields(name); len(name) == 1 || everyWindow {
		sizes, texts = shapes, ui.TextSizes[:]
	}
	if everyWindow {
		sizes = windows
	}
	_, fluid := s.(ui.Fluid)
	faults := func(sketch *ui.Sketch) []string {
		return slices.DeleteFunc(append(sketch.Faults(), crowded(targetsOf(s), sketch)...), func(f string) bool {
			part := partly[name]
			return part != "" && strings.Contains(f, part)
		})
	}
	for i, size := range sizes {
		for _, text := range texts {
			if !fluid && (i > 0 || text > 100) {
				continue // it is the same layout, through a magnifying glass
			}
			sketch := ui.SketchOf(s, size[0], size[1], ui.Look{Text: text})
			for _, f := range faults(sketch) {
				t.Errorf("%s at %dx%d, %d %%: %s", name, size[0], size[1], text, f)
			}
		}
	}
}

// targetsOf returns what can be chosen on a screen, which every screen keeps in the same field.
func targetsOf(s ui.Screen) []ui.Target {
	f := reflect.ValueOf(s).Elem().FieldByName("targets")
	if !f.IsValid() {
		return nil
	}
	all := make([]ui.Target, f.Len())
	rect := func(v reflect.Value) ui.Rect {
		return ui.Rect{X: v.Field(0).Float(), Y: v.Field(1).Float(), W: v.Field(2).Float(), H: v.Field(3).Float()}
	}
	for i := range all {
		v := f.Index(i)
		all[i] = ui.Target{ID: int(v.FieldByName("ID").Int()), Rect: rect(v.FieldByName("Rect")), Within: rect(v.FieldByName("Within"))}
	}
	return all
}

// crowded says which targets share a part of their area, or leave the stage. One that lies wholly on another, such as a
// button on a page that goes on when it is touched anywhere, is meant so.
func crowded(targets []ui.Target, s *ui.Sketch) []string {
	const touch = 4.0 // the areas for fingers may be a little larger than what is seen
	var all []string
	for i, a := range targets {
		r := a.Rect
		if a.Within == (ui.Rect{}) && (r.X < -touch || r.Y < -touch || r.X+r.W > s.Width+touch || r.Y+r.H > s.Height+touch) {
			all = append(all, fmt.Sprintf("target %d leaves the stage: %v", a.ID, r))
		}
		for _, b := range targets[i+1:] {
			if a.Within != b.Within {
				continue
			}
			w := min(r.X+r.W, b.Rect.X+b.Rect.W) - max(r.X, b.Rect.X)
			h := min(r.Y+r.H, b.Rect.Y+b.Rect.H) - max(r.Y, b.Rect.Y)
			whole := w*h >= .98*min(r.W*r.H, b.Rect.W*b.Rect.H)
			if w > touch && h > touch && !whole {
				all = append(all, fmt.Sprintf("targets %d and %d overlap: %v, %v", a.ID, b.ID, r, b.Rect))
			}
		}
	}
	return all
}

func TestEveryScreenCanBeReadAtEverySize(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	require.NoError(t, furnish(store))
	inBothLanguages(t, func(t *testing.T, lang string) {
		require.NoError(t, hang(lang, store, func(name string, s ui.Screen) error {
			readable(t, name, s)
			return nil
		}))
	})
}

// Every line and every choice that a strategy comes by, or all beats with the long run.
func TestEveryTalkCanBeReadAtEverySize(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range game.Standoffs() {
			sc, err := game.Open(id)
			require.NoError(t, err)
			for i, st := range sc.Strategies {
				if i > 1 && !everyWindow {
					break
				}
				a := NewApp(lang, game.Store{Dir: t.TempDir()}, func() time.Time { return someday })
				a.session, err = game.New(sc, game.Options{Seed: uint64(i + 1), Level: game.Coach, Begun: someday})
				require.NoError(t, err)
				for !a.session.Ended() {
					require.NoError(t, a.session.Follow(st))
					if a.session.Ended() || a.view().Preparation != nil {
						continue
					}
					s := newStandoff(a).(*standoff)
					for range 30 {
						s.hush()
						s.motion.Finish()
						readable(t, fmt.Sprintf("%s by %s, turn %d, speech %d", id, st.Name, len(a.session.Turns()), s.step), s)
						if s.asked() || s.step+1 >= len(s.steps) {
							break
						}
						s.step++
					}
					s.skip()
					s.motion.Finish()
					readable(t, fmt.Sprintf("%s by %s, turn %d, asked", id, st.Name, len(a.session.Turns())), s)
					if n := len(s.cards); n > 0 && n <= 4 {
						s.Fit(ui.Width/2, ui.Height/2)
						require.False(t, s.scrolls(), "four lines are seen at once, at twice the size: %s by %s, turn %d", id, st.Name, len(a.session.Turns()))
					}
				}
			}
		}
	})
}

// unseen are the screens that are in no picture, with why.
var unseen = map[string]string{
	"partedCard":    "a card over the title; its texts are asked in the tests of the plays",
	"picker":        "a card over the comparison",
	"quarterReview": "the quarter has to be played to its end; asked in its tests",
}

func TestTheGalleryHasEveryScreen(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	require.NoError(t, furnish(store))
	seen := map[string]bool{}
	require.NoError(t, hang("zh", store, func(_ string, s ui.Screen) error {
		seen[reflect.TypeOf(s).Elem().Name()] = true
		return nil
	}))
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	animating := regexp.MustCompile(`(?m)^func \(\w+ \*(\w+)\) Animating\(\) bool`)
	for _, name := range files {
		raw, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range animating.FindAllStringSubmatch(string(raw), -1) {
			require.True(t, seen[m[1]] || unseen[m[1]] != "", "the screen %s is missing in gallery.go", m[1])
		}
	}
}
