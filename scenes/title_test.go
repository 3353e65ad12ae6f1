package scenes

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/game/words"
	"parley/scenes/ui"
)

// raced tells whether the race detector is on, which allocates too.
var raced bool

var someday = time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)

// player sits before the window: presses, points, and sees which screen comes of it.
type player struct {
	t      testing.TB
	app    *App
	screen ui.Screen
	left   bool
}

// sit opens the game on a store in a language.
func sit(t testing.TB, lang string, store game.Store) *player {
	a := NewApp(lang, store, func() time.Time { return someday })
	t.Cleanup(a.leave)
	return &player{t: t, app: a, screen: newTitle(a)}
}

func sitDown(t testing.TB) *player { return sit(t, "zh", game.Store{Dir: t.TempDir()}) }

// feed hands one tick of input to the screen, and lets what moves come to rest.
func (p *player) feed(in ui.Input) {
	p.t.Helper()
	p.step(in)
	for range 600 {
		if p.left || !p.screen.Animating() {
			return
		}
		p.step(ui.Input{X: in.X, Y: in.Y})
	}
	p.t.Fatal("the screen does not come to rest")
}

func (p *player) step(in ui.Input) {
	next, err := p.screen.Update(in)
	require.NoError(p.t, err)
	if s := next.Screen(); s != nil {
		p.screen = s
	}
	p.left = p.left || next == ui.Quit()
}

func (p *player) press(actions ...ui.Action) {
	p.t.Helper()
	for _, a := range actions {
		p.feed(ui.Input{}.With(a))
	}
}

func (p *player) number(n int) { p.t.Helper(); p.feed(ui.Input{Number: n}) }

func (p *player) click(r ui.Rect) {
	p.t.Helper()
	x, y := r.CenterX(), r.CenterY()
	p.step(ui.Input{X: x, Y: y, Moved: true})
	p.step(ui.Input{X: x, Y: y, Pressed: true, Held: true})
	p.feed(ui.Input{X: x, Y: y, Released: true})
}

// playTo plays n lines of a scenario into the store and returns the record.
func playTo(t testing.TB, store game.Store, id string, n int, level game.Level) string {
	sc, err := game.Open(id)
	require.NoError(t, err)
	s, err := game.New(sc, game.Options{Store: &store, Level: level, Seed: 7, Begun: someday})
	require.NoError(t, err)
	defer s.Close()
	if s.View("zh").Preparation != nil {
		require.NoError(t, s.Prepare(nil))
	}
	for i := 0; i < n && !s.Ended(); i++ {
		say(t, s)
	}
	return s.Path()
}

// say says the first line that can be said.
func say(t testing.TB, s *game.Session) {
	for _, c := range s.View("zh").Choices {
		if c.Open {
			require.NoError(t, s.Choose(c.ID))
			return
		}
	}
	t.Fatal("nothing can be said")
}

func inBothLanguages(t *testing.T, f func(t *testing.T, lang string)) {
	for _, lang := range words.Languages() {
		t.Run(lang, func(t *testing.T) { f(t, lang) })
	}
}

// fits holds that a text is whole in its style and width, in no more height than there is, and that the font has it.
func fits(t testing.TB, text string, st ui.Style, w, h float64) {
	t.Helper()
	b := ui.Wrap(text, st, w)
	require.False(t, b.Cut, "%q is cut off at %v", text, st.Size)
	require.LessOrEqual(t, b.Height, h+.5, "%q is too high at %v", text, st.Size)
	require.LessOrEqual(t, b.Width, w+.5, "%q is too wide at %v", text, st.Size)
	require.GreaterOrEqual(t, st.Size, float64(smallest), "%q is too small to read", text)
	require.Empty(t, ui.Missing(text, st), "%q", text)
}

// paint draws a screen at every size of window that matters and holds that nothing was missing. In a game's frame it
// also holds that a picture that does not change costs no memory.
func paint(t *testing.T, s ui.Screen) {
	needDisplay(t)
	for _, size := range [][2]int{{960, 540}, {1280, 720}, {1600, 720}, {1024, 768}} {
		im := ebiten.NewImage(size[0], size[1])
		c := ui.NewCanvas()
		rounds := 1
		if size == [2]int{1280, 720} && !raced {
			rounds = 30
		}
		frame := func() { c.Begin(im); s.Draw(c) }
		tick := func() { _, _ = s.Update(ui.Input{}) }
		// The count is of the whole process, and ebiten's queues grow at first: ours would be in every round.
		drawing, updating := math.Inf(1), math.Inf(1)
		for n := 0; n < rounds && drawing+updating > 0; n++ {
			inFrame(func() {
				drawing = min(drawing, testing.AllocsPerRun(2, frame))
				updating = min(updating, testing.AllocsPerRun(2, tick))
			})
		}
		require.NoError(t, c.Err())
		if rounds > 1 {
			require.Zero(t, drawing, "allocations of Draw")
			require.Zero(t, updating, "allocations of Update")
		}
		im.Deallocate()
	}
}

func TestFromTheFirstStartToTheFirstLineAreTwoKeys(t *testing.T) {
	p := sitDown(t)
	p.press(ui.Accept, ui.Accept)
	require.IsType(t, &standoff{}, p.screen)
	require.NotEmpty(t, p.app.view().Spoken)
	require.Equal(t, game.Coach, p.app.session.Level())
	require.Equal(t, game.Tutorial(), p.app.session.Scenario().ID)
}

func TestTheTitleGoesOnWithTheLastPlay(t *testing.T) {
	p := sitDown(t)
	p.number(1)
	p.number(2) // something to bring
	p.press(ui.Accept)
	say(t, p.app.session)
	p.feed(ui.Input{})
	state := p.app.session.State(len(p.app.session.Turns()))
	p.press(ui.Back)
	title := p.screen.(*titleScreen)
	require.Nil(t, p.app.session, "left, so that another window may go on with it")
	require.Equal(t, p.app.say("screen.title.continue"), title.big.label)
	require.Contains(t, title.big.when, ":")
	p.press(ui.Accept)
	require.IsType(t, &standoff{}, p.screen)
	require.Equal(t, state, p.app.session.State(len(p.app.session.Turns())))
	require.Len(t, p.app.session.Turns(), 2)
}

func TestWhatWasPlayedToItsEndIsNotOfferedFirst(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	playTo(t, store, "it", 99, game.Coach)
	p := sit(t, "zh", store)
	require.Nil(t, p.screen.(*titleScreen).found)
	p.press(ui.Accept)
	require.Equal(t, "marketing", p.app.session.Scenario().ID)
}

// An unreadable record is said in words and left alone, and all the rest works.
func TestAnUnreadableRecordIsNamed(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	file := filepath.Join(store.Dir, "records", "20260101-000000-it.jsonl")
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o700))
	for content, id := range map[string]string{
		"not ours\n": "error.record.foreign",
		`{"parley":"record","version":99,"scenario":"it"}` + "\n":                  "error.record.too-new",
		`{"parley":"record","version":1,"scenario":"it"}` + "\n" + "{\"say\":0}\n": "error.record.damaged",
	} {
		require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
		p := sit(t, "en", store)
		title := p.screen.(*titleScreen)
		require.Equal(t, p.app.say(id, "File", filepath.Base(file)), title.notice.text)
		p.press(ui.MoveDown)
		require.Empty(t, title.notice.text, "read, and gone with the next key")
		p.number(1)
		require.IsType(t, &preparation{}, p.screen)
		p.press(ui.Back)
		left, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, content, string(left))
		require.NoError(t, os.RemoveAll(filepath.Dir(file)))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o700))
	}
}

func TestAFolderThatCannotBeReadIsSaid(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	require.NoError(t, os.WriteFile(filepath.Join(store.Dir, "records"), nil, 0o600))
	p := sit(t, "en", store)
	require.NotEmpty(t, p.screen.(*titleScreen).notice.text)
	p.press(ui.Accept) // a play that cannot be kept is not begun
	require.IsType(t, &titleScreen{}, p.screen)
	require.Contains(t, p.screen.(*titleScreen).notice.text, "could not be saved")
	require.Nil(t, p.app.session)
}

// change makes the record's last step lead elsewhere than it did.
func change(t testing.TB, path string) []byte {
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	i := strings.LastIndex(string(raw), `"state":"`) + len(`"state":"`)
	copy(raw[i:], "0123456789abcdef")
	require.NoError(t, os.WriteFile(path, raw, 0o600))
	return raw
}

func TestAChangedScenarioIsToldBeforeThePlayGoesOn(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	path := playTo(t, store, "finance", 2, game.Practice)
	old := change(t, path)
	p := sit(t, "zh", store)

	p.press(ui.Accept)
	card := p.screen.(*partedCard)
	require.Contains(t, card.text, p.app.say("diverged.on"))
	p.press(ui.NextLanguage)
	require.Contains(t, card.text, "Step 3")
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen, "not now")

	p.press(ui.Accept, ui.Accept)
	require.IsType(t, &standoff{}, p.screen)
	require.Len(t, p.app.session.Turns(), 2, "as far as they agree")
	say(t, p.app.session)
	require.NotEqual(t, path, p.app.session.Path())
	left, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, old, left)
}

// rowOf is where a row of the title stands.
func (p *player) rowOf(id int) ui.Rect {
	for _, r := range p.screen.(*titleScreen).rows {
		if r.id == id {
			return r.rect
		}
	}
	p.t.Fatal("the title has no such row")
	return ui.Rect{}
}

func TestARowOfTheTitleLeadsSomewhereAndBack(t *testing.T) {
	for id, want := range map[int]ui.Screen{
		titleQuarter: &campaign{}, titleStandoff: &setupScreen{}, titleDrills: &drills{}, titleLoad: &loadScreen{}, titleCodex: &codex{},
		titleJournal: &journal{}, titleSelfTest: &selftest{}, titleProfile: &profile{},
	} {
		p := sitDown(t)
		p.click(p.rowOf(id))
		require.IsType(t, want, p.screen)
		p.press(ui.Back)
		require.IsType(t, &titleScreen{}, p.screen)
		p.click(p.rowOf(id))
		p.click(backRect)
		require.IsType(t, &titleScreen{}, p.screen)
	}
}

func TestLanguageAndLevelAreRemembered(t *testing.T) {
	p := sitDown(t)
	p.click(languageRect)
	require.Equal(t, "en", p.app.lang())
	require.Equal(t, "Parley", p.screen.(*titleScreen).logo)
	p.press(ui.NextLanguage, ui.NextLanguage)
	require.Equal(t, "en", p.app.lang())
	p.click(p.rowOf(titleLevel))
	rows := p.screen.(*titleScreen).rows
	require.Equal(t, "Practice", rows[len(rows)-1].note)
	kept, err := p.app.store.LoadSettings()
	require.NoError(t, err)
	require.Equal(t, game.Settings{Language: "en", Level: game.Practice}, kept)
}

func TestLeavingIsOfferedAndOnePressAway(t *testing.T) {
	p := sitDown(t)
	p.press(ui.Back)
	require.False(t, p.left)
	p.press(ui.Back)
	require.True(t, p.left)

	p = sitDown(t)
	for range 9 {
		p.press(ui.MoveDown)
	}
	p.press(ui.MoveRight, ui.MoveRight, ui.Accept)
	require.True(t, p.left, "by the arrows")

	p = sitDown(t)
	p.click(quitRect)
	require.True(t, p.left, "by the mouse")
}

func TestWhenIsSaidAsOneWould(t *testing.T) {
	p := sit(t, "en", game.Store{Dir: t.TempDir()})
	for at, want := range map[time.Time]string{
		someday.Add(-time.Hour):      "Today 08:30",
		someday.Add(-10 * time.Hour): "Yesterday 23:30",
		someday.AddDate(0, 0, -20):   "9 Feb 09:30",
		someday.AddDate(-1, 0, 0):    "1 Mar 2025",
	} {
		require.Equal(t, want, p.app.when(at))
	}
}

func TestTheTitleFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range append(game.Standoffs(), "") {
			store := game.Store{Dir: t.TempDir()}
			if id != "" {
				playTo(t, store, id, 6, game.Coach)
			}
			title := sit(t, lang, store).screen.(*titleScreen)
			b := title.big
			fits(t, b.what, b.whatStyle, bigWidth, 30)
			fits(t, b.where, b.whereStyle, bigWidth, 30)
			for _, r := range title.rows {
				fits(t, r.label, r.labelStyle, r.rect.W-rowText-10, 30)
				fits(t, r.note, r.noteStyle, r.rect.W-rowText-10, 30)
				require.Less(t, r.rect.Y+r.rect.H, languageRect.Y)
			}
			require.Less(t, title.beside0+ui.Measure(title.beside, besideStyle(lang)), 600.0)
			if id == "it" {
				paint(t, title)
			}
		}
	})
}

// A player without a terminal reads it on the title, in words and not in the system's.
func TestTheTitleSaysWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "settings.json"), []byte("{{{"), 0o600))
	p := sit(t, "en", game.Store{Dir: dir})
	require.Contains(t, p.screen.(*titleScreen).notice.text, "settings cannot be read")

	file := filepath.Join(dir, "settings.json")
	p = sit(t, "en", game.Store{Dir: file})
	require.Contains(t, p.screen.(*titleScreen).notice.text, "a part of the path is a file")
	require.NotContains(t, p.screen.(*titleScreen).notice.text, dir)

	require.NoError(t, os.MkdirAll(filepath.Join(dir, "records", "20260101-it.jsonl"), 0o700))
	l := newLoad(sit(t, "zh", game.Store{Dir: dir}).app).(*loadScreen)
	require.Contains(t, l.rows[0].bad, "这是一个文件夹")
	require.NotContains(t, l.rows[0].bad, dir)
}
