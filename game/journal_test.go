package game

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAJournalIsWrittenSealedAndDeleted(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	_, err := store.SealJournal(time.Unix(0, 0))
	require.ErrorIs(t, err, ErrJournalEmpty)
	require.NoError(t, store.KeepAnswers([JournalQuestions]string{"排期", "财务", " 命令 "}))
	require.NoError(t, store.KeepAnswers([JournalQuestions]string{"排期，十一月", "财务", " 命令 "}), "a draft may change")
	j, err := store.SealJournal(time.Unix(1000, 0))
	require.NoError(t, err)
	require.True(t, j.Intact())
	require.ErrorIs(t, store.KeepAnswers([JournalQuestions]string{"别的"}), ErrJournalSealed)
	read, err := store.Journal()
	require.NoError(t, err)
	require.Equal(t, j, read)
	require.Equal(t, "命令", read.Answers[2])
	require.NoError(t, store.DropJournal())
	require.NoFileExists(t, filepath.Join(store.Dir, journalFile))
}

// The seal is against slips: whoever changes the file is told, and may read it all the same.
func TestASealShowsThatTheFileWasChanged(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	require.NoError(t, store.KeepAnswers([JournalQuestions]string{"queue", "", ""}))
	_, err := store.SealJournal(time.Unix(1000, 0))
	require.NoError(t, err)
	j, err := store.Journal()
	require.NoError(t, err)
	j.Answers[1] = "added later"
	require.NoError(t, store.keepJournal(j))
	j, err = store.Journal()
	require.NoError(t, err)
	require.True(t, j.IsSealed())
	require.False(t, j.Intact())
}

func TestWhatThePlaysSayWaitsForTheSealAndForAPlay(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	j := Journal{Answers: [JournalQuestions]string{"a", "b", "c"}}
	p, err := store.Profile("en")
	require.NoError(t, err)
	j.Seal = j.hash()
	require.Empty(t, j.JournalPage(p, "en").Says[0], "nothing was played")
	keepPlay(t, store, "it", "commander", Coach, 1)
	p, err = store.Profile("en")
	require.NoError(t, err)
	require.Contains(t, j.JournalPage(p, "en").Says[1], DepartmentName("it", "en"))
	require.Contains(t, j.JournalPage(p, "en").Says[2], p.Worst().Name)
	j.Seal = ""
	require.Empty(t, j.JournalPage(p, "en").Says[2], "not sealed")
}

func TestAJournalThatCannotBeReadIsLeftAlone(t *testing.T) {
	store := Store{Dir: t.TempDir()}
	file := filepath.Join(store.Dir, journalFile)
	require.NoError(t, os.WriteFile(file, []byte("{{"), 0o600))
	_, err := store.Journal()
	require.Error(t, err)
	require.Error(t, store.KeepAnswers([JournalQuestions]string{"x"}))
	left, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, "{{", string(left))
}
