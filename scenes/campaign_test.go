package scenes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

// openedQuarter sits down and opens the quarter from the title.
func openedQuarter(t testing.TB, lang string, store game.Store) *player {
	p := sit(t, lang, store)
	t.Cleanup(p.app.leaveQuarter)
	p.click(p.screen.(*titleScreen).targets[1].Rect)
	return p
}

// answerAll takes the first open answer of whatever surprises wait.
func answerAll(t testing.TB, p *player) {
	for {
		m, ok := p.screen.(*campaign)
		if !ok || m.view.Surprise == nil {
			return
		}
		before := len(p.app.campaign.Steps())
		p.number(2)
		require.Greater(t, len(p.app.campaign.Steps()), before, "an answer is played")
	}
}

func TestTheQuarterIsPlayedFromTheTitle(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	p := openedQuarter(t, "zh", store)
	m := p.screen.(*campaign)
	require.Equal(t, 3, m.view.Slots)

	// A coffee with the second of those it can be with.
	p.click(m.items[0].rect.Move(itemsRect.X, itemsRect.Y))
	require.True(t, m.over.open())
	p.press(ui.Back)
	require.False(t, m.over.open(), "it can be left")
	p.click(m.items[0].rect.Move(itemsRect.X, itemsRect.Y))
	p.number(2)
	require.Equal(t, "suman", p.app.campaign.Steps()[0].Entry.With)
	require.Equal(t, 2, m.view.Slots)
	require.NotEmpty(t, m.lines, "what came of it is told")

	// A week shows what stands in it.
	x, y := m.weeks[0].rect.CenterX(), m.weeks[0].rect.CenterY()
	p.feed(ui.Input{X: x, Y: y, Moved: true})
	require.Equal(t, 0, m.week)
	for _, l := range m.lines {
		require.NotContains(t, l.text, "campaign.")
	}

	// The weeks pass until the first request holds them.
	for m.view.MustAsk == "" {
		m.focus.Set(campaignGo)
		p.press(ui.Accept)
		answerAll(t, p)
	}
	require.Equal(t, 4, m.view.Week)
	p.press(ui.Accept)
	require.IsType(t, &preparation{}, p.screen)

	// The standoff is left to the quarter, and gone on with from there.
	p.press(ui.Back)
	m = p.screen.(*campaign)
	require.True(t, m.view.Standoff)
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
	require.Nil(t, p.app.campaign)

	p = openedQuarter(t, "en", store)
	m = p.screen.(*campaign)
	require.Equal(t, 4, m.view.Week, "it goes on where it was")
	require.True(t, m.view.Standoff)
	p.press(ui.Accept)
	require.IsType(t, &preparation{}, p.screen)
	s := p.app.session
	require.NoError(t, s.Prepare(nil))
	require.NoError(t, s.AnswerSheet(nil))
	for !s.Ended() {
		say(t, s)
	}
	next, problem := p.app.playAgain(s, 2)
	require.Empty(t, problem)
	require.IsType(t, &standoff{}, next, "another line of it is said in the quarter")
	require.Len(t, s.Turns(), 1)
	for !s.Ended() {
		say(t, s)
	}
	p.screen = newEnding(p.app)
	p.click(endingButton(1))
	m = p.screen.(*campaign)
	require.False(t, m.view.Standoff)
	require.Equal(t, "close", p.app.campaign.Steps()[len(p.app.campaign.Steps())-1].Entry.Do)
}

func TestAnotherQuarterIsAskedAboutAndLeavesTheOldOneOnRecord(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	p := openedQuarter(t, "zh", store)
	require.NoError(t, p.app.campaign.Do("spend", "coffee", "zhou"))
	old := p.app.campaign
	p.click(anewRect)
	p.press(ui.Accept)
	require.Same(t, old, p.app.campaign, "the answer that changes nothing comes first")
	p.click(anewRect)
	p.number(1)
	require.NotSame(t, old, p.app.campaign)
	require.Empty(t, p.app.campaign.Steps())
	all, err := store.Campaigns()
	require.NoError(t, err)
	require.Len(t, all, 2)
}

func TestTheTitleGoesOnWithTheQuarterIfItWasPlayedLast(t *testing.T) {
	store := game.Store{Dir: t.TempDir()}
	p := openedQuarter(t, "zh", store)
	require.NoError(t, p.app.campaign.Do("spend", "coffee", "zhou"))
	p.press(ui.Back)
	require.Contains(t, p.screen.(*titleScreen).big.where, "1")
	p.press(ui.Accept)
	require.IsType(t, &campaign{}, p.screen)
	require.Len(t, p.app.campaign.Steps(), 1)
}

func TestAPlayOfItsOwnLeavesTheQuarter(t *testing.T) {
	p := openedQuarter(t, "zh", game.Store{Dir: t.TempDir()})
	next, problem := p.app.begin("it")
	require.Empty(t, problem)
	p.screen = next
	require.Nil(t, p.app.campaign)
	p.press(ui.Back)
	require.IsType(t, &titleScreen{}, p.screen)
}

// Whatever the weeks bring, its words fit where they stand, in both languages.
func TestTheQuarterFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		for _, strategy := range []string{"builder", "promiser"} {
			p := openedQuarter(t, lang, game.Store{Dir: t.TempDir()})
			painted := 0
			for step := 0; !p.app.campaign.Over(); step++ {
				require.NoError(t, p.app.campaign.Follow(strategy))
				if p.app.campaign.Standoff() != nil || p.app.campaign.Over() {
					continue
				}
				m := newCampaign(p.app).(*campaign)
				requireCampaignFits(t, m)
				if step%40 == 0 {
					painted++
					paint(t, m)
				}
			}
			require.NotZero(t, painted)
			r := newQuarterReview(p.app).(*quarterReview)
			fits(t, r.chen.text, r.chen.style, quarterSays.W-40, quarterSays.H-88)
			fits(t, r.wu.text, r.wu.style, quarterSays.W-40, quarterSays.H-88)
			for i := range r.terms {
				fits(t, r.terms[i].words, r.terms[i].style, 330, 38)
			}
			for _, row := range r.people {
				if row.note == "" {
					continue
				}
				fits(t, row.note, row.role, row.rect.W-96-ui.Measure(row.Person.Name, row.name), 24)
			}
			paint(t, r)
		}
	})
}

func requireCampaignFits(t *testing.T, m *campaign) {
	for _, k := range m.items {
		fits(t, k.title, k.titleStyle, k.rect.W-70, 30)
		fits(t, k.text, k.textStyle, k.rect.W-32, 46)
	}
	for _, k := range m.weeks {
		for _, mark := range k.Marks {
			fits(t, mark.Short, ui.Small, k.rect.W-28, 24)
		}
	}
	for _, row := range m.people {
		if row.note == "" {
			continue
		}
		fits(t, row.note, row.role, row.rect.W-96-ui.Measure(row.Person.Name, row.name), 24)
	}
	require.LessOrEqual(t, m.over.rect.H, 640.0)
	for _, a := range m.over.answers {
		fits(t, a.text, a.style, 676, 62)
		if m.over.do == "answer" {
			fits(t, a.note, ui.Small, 660, 24)
		}
	}
	fits(t, m.going, goStyle, goOnRect.W-80, 40)
}
