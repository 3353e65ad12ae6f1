package game

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2/maybe"
)

// Page writes a review as a page for a browser that needs nothing else, the given language first. Fronts do not know
// each other, so a screen is handed one.
type Page func(r *Review, lang string) ([]byte, error)

const reportsFolder = "reports"

// KeepReport writes a review as a page into reports/, all or nothing, and returns the file's path. It is named after the
// play; a page that stands there already is kept, and one with the very same content is not written twice.
func (st Store) KeepReport(r *Review, lang string, page Page) (string, error) {
	content, err := page(r, lang)
	if err != nil {
		return "", fmt.Errorf("render the report: %w", err)
	}
	dir := filepath.Join(st.Dir, reportsFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the folder for reports: %w", err)
	}
	s := r.Session()
	name := s.Begun().UTC().Format("20060102-150405") + "-" + s.Scenario().ID
	path := filepath.Join(dir, name+".html")
	for n := 2; ; n++ {
		there, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err == nil && bytes.Equal(there, content) {
			return path, nil
		}
		path = filepath.Join(dir, fmt.Sprintf("%s-%d.html", name, n))
	}
	if err := maybe.WriteFile(path, content, 0o600); err != nil {
		return "", fmt.Errorf("write the report %s: %w", path, err)
	}
	return path, nil
}
