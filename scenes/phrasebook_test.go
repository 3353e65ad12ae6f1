package scenes

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/game"
	"parley/scenes/ui"
)

func openBook(t testing.TB, lang string) (*player, *phrasebook) {
	p, k := leafThrough(t, lang)
	k.open("phrase-owning")
	p.click(k.target(t, codexFill))
	return p, p.screen.(*phrasebook)
}

// The player fills a template by keys alone, keeps it, and deletes it again.
func TestATemplateIsFilledKeptAndDeleted(t *testing.T) {
	p, b := openBook(t, "zh")
	require.Equal(t, "phrase-owning", b.groups[b.phrase].ID)
	require.Len(t, b.blanks, 4)
	require.Equal(t, b.template(), b.form.text)
	p.press(ui.Accept)
	for i, text := range []string{"名单", "白守一夜", "周三", "说明"} {
		require.Equal(t, i, b.typing)
		p.write(text)
		p.press(ui.Accept)
	}
	require.Equal(t, -1, b.typing)
	require.Equal(t, "名单是我没做好，害你白守一夜。周三前我把说明补上。", b.form.text)

	p.press(ui.Accept)

	own, err := p.app.store.Phrases()
	require.NoError(t, err)
	require.Len(t, own, 1)
	require.Equal(t, "名单是我没做好，害你白守一夜。周三前我把说明补上。", own[0].Text)
	require.Equal(t, p.app.say("book.kept"), b.toast.text)
	require.Empty(t, b.blanks[0], "ready for the next")

	p.number(2)
	require.Len(t, b.cards, 1)
	p.press(ui.MoveDown, ui.Accept)
	require.Empty(t, b.cards)
	require.NotEmpty(t, b.none)
	own, err = p.app.store.Phrases()
	require.NoError(t, err)
	require.Empty(t, own)
	p.press(ui.Back)
	require.IsType(t, &codex{}, p.screen)
}

func TestAPhraseWithBlanksIsNotKept(t *testing.T) {
	p, b := openBook(t, "en")
	p.click(b.form.keepAt)
	own, err := p.app.store.Phrases()
	require.NoError(t, err)
	require.Empty(t, own)
	require.Equal(t, "4 blanks left", b.form.left)

	p.click(b.form.examples[0].rect)
	require.Empty(t, b.form.left, "an example fills them")
	p.click(b.form.fields[0])
	p.feed(ui.Input{}.With(ui.EraseBack))
	require.Equal(t, "the test lis", b.blanks[0])
	p.press(ui.Back)
	require.Equal(t, -1, b.typing, "the first press ends writing, it does not leave")
	p.click(b.form.keepAt)
	own, err = p.app.store.Phrases()
	require.NoError(t, err)
	require.Len(t, own, 1)
}

func TestThePlayersBestLinesLeadToTheirTurn(t *testing.T) {
	p, b := openBook(t, "zh")
	p.number(3)
	require.NotEmpty(t, b.cards)
	want := b.best[0]
	p.press(ui.MoveDown, ui.MoveDown, ui.MoveUp, ui.Accept)
	r := p.screen.(*review)
	require.Equal(t, want.Turn-1, r.turn)
	p.press(ui.Back)
	require.Same(t, b, p.screen)
	require.Nil(t, p.app.session)
}

func TestADamagedPhrasebookIsSaidAndLeft(t *testing.T) {
	p, _ := openBook(t, "zh")
	path := filepath.Join(p.app.store.Dir, "phrases.json")
	require.NoError(t, os.WriteFile(path, []byte("?"), 0o600))
	b := newPhrasebook(p.app, "", p.screen.(covered)).(*phrasebook)
	require.True(t, b.toast.bad)
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "?", string(raw))
}

func TestEveryTemplateFits(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, lang string) {
		p, b := openBook(t, lang)
		for i := range b.groups {
			b.choose(i)
			for _, like := range b.groups[i].Phrase.Examples {
				b.blanks = game.Blanks(like.Text)
				b.arrange()
				fits(t, b.form.text, b.form.style, formW-44, 110)
			}
			for _, name := range b.form.names {
				require.LessOrEqual(t, ui.Measure(name, ui.Label), 268.0, name)
			}
			require.LessOrEqual(t, b.form.keepAt.Y+b.form.keepAt.H, 572.0, "above when to say it")
			for _, w := range b.form.when {
				fits(t, w.text, w.style, (formW-24)/2, 48)
			}
			for _, x := range b.form.examples {
				require.LessOrEqual(t, x.rect.X+x.rect.W, formX+formW)
			}
		}
		for i := range b.blanks {
			b.blanks[i] = strings.Repeat("长", blankLength)
		}
		b.arrange()
		require.Greater(t, b.form.style.Size, 0.0, "too much is cut off at the foot, not drawn over the rest")
		for i, label := range b.labels {
			require.LessOrEqual(t, ui.Measure(label, hubLabel), bookTabRect(i).W-16)
		}
		if lang == "zh" {
			paint(t, p.screen)
			b.show(bookBest)
			paint(t, p.screen)
		}
	})
}
