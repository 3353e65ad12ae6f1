package game

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAReportIsKeptBesideThoseBefore(t *testing.T) {
	sc, err := Open("it")
	require.NoError(t, err)
	s, err := New(sc, Options{Seed: 1, Begun: someday})
	require.NoError(t, err)
	r, err := NewReview(s, ReviewOptions{})
	require.NoError(t, err)
	st := Store{Dir: t.TempDir()}
	page := func(*Review, string) ([]byte, error) { return []byte("page"), nil }

	first, err := st.KeepReport(r, "zh", page)
	require.NoError(t, err)
	require.Equal(t, filepath.Join(st.Dir, "reports", someday.Format("20060102-150405")+"-it.html"), first)
	same, err := st.KeepReport(r, "zh", page)
	require.NoError(t, err)
	require.Equal(t, first, same)
	other, err := st.KeepReport(r, "en", func(*Review, string) ([]byte, error) { return []byte("other"), nil })
	require.NoError(t, err)
	require.NotEqual(t, first, other, "a page that stands there is not lost")

	unable := errors.New("no page")
	_, err = st.KeepReport(r, "zh", func(*Review, string) ([]byte, error) { return nil, unable })
	require.ErrorIs(t, err, unable)

	require.NoError(t, st.Delete())
	_, err = os.Stat(st.Dir)
	require.ErrorIs(t, err, os.ErrNotExist, "reports are the player's data and go with it")
}
