package scenes

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// prepare opens the preparation of a standoff.
func prepare(t testing.TB, lang, id string) (*player, *preparation) {
	p := sit(t, lang, game.Store{Dir: t.TempDir()})
	next, problem := p.app.begin(id)
	require.Empty(t, problem)
	p.screen = next
	return p, next.(*preparation)
}

func plan(p *player) []string { return *p.app.session.Turns()[0].Entry.Plan }

func TestWhatIsPickedIsPrepared(t *testing.T) {
	p, s := prepare(t, "zh", "finance")
	p.number(3)
	p.number(2)
	require.Equal(t, []string{s.cards[2].ID, s.cards[1].ID}, s.picked)
	require.Equal(t, p.app.say("screen.prep.go"), s.words.going)
	p.press(ui.Accept) // the focus stayed on the way in
	require.IsType(t, &sheet{}, p.screen, "what was prepared is written down first")
	require.Equal(t, []string{s.cards[1].ID, s.cards[2].ID}, plan(p))
}

func TestByMouseAloneAndPutBack(t *testing.T) {
	p, s := prepare(t, "en", "finance")
	card := func(i int) ui.Rect { return s.cards[i].rect.Move(gridRect.X, gridRect.Y) }
	p.click(card(1))
	p.click(card(4))
	p.click(card(1)) // put back
	require.Equal(t, []string{s.cards[4].ID}, s.picked)
	p.click(card(2))
	p.click(s.slots[0].rect) // out of the tray
	require.Equal(t, []string{s.cards[2].ID}, s.picked)
	p.click(goRect)
	require.Equal(t, []string{s.cards[2].ID}, plan(p))
}

// The button that leads here stands where the one that leads on does: a double click must not skip the preparation.
func TestADoubleClickDoesNotSkipThePreparation(t *testing.T) {
	now := someday
	p := sit(t, "zh", game.Store{Dir: t.TempDir()})
	p.app.now = func() time.Time { return now }
	p.screen = newSetup(p.app)
	p.click(goRect)
	p.click(goRect)
	require.IsType(t, &preparation{}, p.screen)
	now = now.Add(doubleClick)
	p.click(goRect)
	p.pastSheet()
	require.IsType(t, &standoff{}, p.screen)
}

func TestNothingPickedGoesInUnprepared(t *testing.T) {
	p, s := prepare(t, "en", "marketing")
	require.Equal(t, "Go in unprepared", s.words.going)
	p.press(ui.Accept)
	require.Empty(t, plan(p))
	p.pastSheet()
	require.IsType(t, &standoff{}, p.screen)
}

// What does not fit any more says so on its card and when it is tried, and is not picked.
func TestWhatDoesNotFitSaysWhy(t *testing.T) {
	p, s := prepare(t, "en", "finance")
	p.number(2)
	p.number(3)
	require.Equal(t, 2, s.cards[0].Slots)
	require.Equal(t, "Needs 2 slots, not enough left", s.cards[0].no)
	p.number(1)
	require.Contains(t, s.notice.text, s.cards[0].no)
	require.Len(t, s.picked, 2)
	p.number(4)
	require.Equal(t, s.view.Preparation.Slots, s.used)
	for i := range s.cards {
		require.True(t, s.cards[i].picked || s.cards[i].no != "", "%s: the day is full", s.cards[i].ID)
	}
	p.number(4)
	require.Empty(t, s.cards[4].no, "there is room again")
}

func TestTheLanguageChangesUnderThePicks(t *testing.T) {
	p, s := prepare(t, "zh", "it")
	p.number(1)
	before := s.cards[0].Title
	p.press(ui.NextLanguage)
	require.NotEqual(t, before, s.cards[0].Title)
	require.Equal(t, []string{s.cards[0].ID}, s.picked)
	require.Equal(t, "Knock and go in", s.words.going)
}

func TestBackFromThePreparationLeavesThePlay(t *testing.T) {
	for _, leave := range []func(p *player){func(p *player) { p.press(ui.Back) }, func(p *player) { p.click(backRect) }} {
		p, _ := prepare(t, "zh", "it")
		leave(p)
		require.IsType(t, &titleScreen{}, p.screen)
		require.Nil(t, p.app.session)
	}
}

// A record that cannot be written keeps the player where they are, with the reason; once it can be, they go on.
func TestAPlanThatCannotBeKeptIsSaid(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	p := sit(t, "en", store)
	_, problem := p.app.begin("it")
	require.Empty(t, problem)
	path := p.app.session.Path()
	p.app.leave()
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = file.WriteString(`{"plan":[`) // torn: the play goes on in a new file, which cannot be made
	require.NoError(t, err)
	require.NoError(t, file.Close())
	sc, err := game.Open("it")
	require.NoError(t, err)
	session, _, err := game.Resume(sc, store, path)
	require.NoError(t, err)
	records := filepath.Dir(path)
	require.NoError(t, os.Rename(records, records+".away"))
	require.NoError(t, os.WriteFile(records, nil, 0o600))

	p.screen = p.app.setPlay(session)
	s := p.screen.(*preparation)
	p.number(1)
	p.press(ui.Accept)
	require.Same(t, s, p.screen)
	require.Contains(t, s.notice.text, "could not be saved")
	require.Len(t, s.picked, 1)

	require.NoError(t, os.Remove(records))
	p.press(ui.Accept)
	require.Equal(t, s.picked, plan(p))
}

func TestThePreparationFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range game.Standoffs() {
			p, s := prepare(t, lang, id)
			s.preparationFits(t)
			for i := range s.cards { // every card in the tray, beside each of the others
				for k := range s.cards {
					s.picked = s.picked[:0]
					s.spread()
					s.pick(i)
					s.pick(k)
					s.preparationFits(t)
				}
			}
			s.picked = s.picked[:0]
			s.spread()
			p.number(1)
			p.number(5)
			paint(t, p.screen)
		}
	})
}

func (p *preparation) preparationFits(t *testing.T) {
	fits(t, p.brief, p.briefStyle, briefRect.W-48, briefRect.H-16)
	fits(t, p.bar.title, p.bar.style, p.bar.width, 30)
	fits(t, p.bar.sub, ui.Small, 720, 24)
	for i := range p.cards {
		k := &p.cards[i]
		fits(t, k.Title, k.title, actW-44-32, 40)
		fits(t, k.Text, k.text, actW, 44)
		fits(t, k.gives, k.given, actW-22-p.cost(k.Slots), 42)
		if k.no != "" {
			fits(t, k.no, givesStyle, actW-22, 42)
		}
	}
	for _, s := range p.slots {
		k := p.cards[s.card]
		require.LessOrEqual(t, s.rect.X+s.rect.W, slotsRect.X+slotsRect.W+.5)
		fits(t, k.Title, s.title, s.rect.W-68, 50)
		fits(t, k.gives, s.note, s.rect.W-36, 44)
	}
	left := slotsRect.W - ui.Measure(p.words.tray, trayTitle) - 18 - ui.Measure(p.words.left, ui.Note) - 12
	fits(t, p.words.note, ui.Note, left, 24)
	fits(t, p.words.going, goStyle, goRect.W-80, 40)
	fits(t, p.words.keys, ui.Small, goRect.W, 24)
	p.person.fits(t)
}

func (k *personCard) fits(t *testing.T) {
	fits(t, k.name, k.nameStyle, 190, 40)
	fits(t, k.role, k.roleStyle, 190, 30)
	for _, row := range k.kpis {
		if row.Known {
			fits(t, row.Title, row.title, 296, 30)
			fits(t, row.Text, row.text, 296, 30)
		} else {
			fits(t, k.unknown, ui.Note, personRect.W-24-58, k.step-12)
		}
	}
	for _, f := range k.facts {
		fits(t, f.text, f.style, personRect.W-24-58, 44)
	}
}

// Of a KPI that is known, title and text stand on the card; no shipped standoff begins with one, but others may.
func TestKnownKPIsFit(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, id := range game.Standoffs() {
			p, _ := prepare(t, lang, id)
			v := p.app.view()
			for i := range v.Preparation.KPIs {
				v.Preparation.KPIs[i].Known, v.Preparation.KPIs[i].Weight = true, 600
				v.Preparation.KPIs[i].Title, v.Preparation.KPIs[i].Text = longest(lang, 9, 22), longest(lang, 14, 34)
			}
			v.Preparation.Concerns = []string{longest(lang, 24, 60)}
			card := newPersonCard(p.app, v)
			card.fits(t)
		}
	})
}

// longest is as long a text as writers may write, zh or en characters.
func longest(lang string, zh, en int) string {
	if lang == "zh" {
		return string([]rune("总部新功能按期上线故障一次扣一次谁也不愿意先开这个口子呀")[:zh])
	}
	return "headquarters wants new features on time, a failure costs a bonus"[:en]
}
