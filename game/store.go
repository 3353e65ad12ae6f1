package game

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/adrg/xdg"
	"github.com/gofrs/flock"
	"github.com/google/renameio/v2/maybe"
)

// Store is the folder where plays are kept: records/ while they are played, saves/ for those the player put aside,
// campaigns/ for quarters, reports/ for reviews to take along, and settings.json.
type Store struct{ Dir string }

// DefaultStore returns the store in the platform's folder for a user's data; PARLEY_DATA overrides it.
func DefaultStore() Store {
	if dir := os.Getenv("PARLEY_DATA"); dir != "" {
		return Store{dir}
	}
	return Store{filepath.Join(xdg.DataHome, "parley")}
}

// Folders of a store.
const (
	recordsFolder   = "records"
	savesFolder     = "saves"
	campaignsFolder = "campaigns"
	recordSuffix    = ".jsonl"
)

// log appends lines to a record's file. A line is on disk before append returns.
type log struct {
	file *os.File
	lock *flock.Flock
	good int64 // bytes known to be whole lines
}

// ErrInUse says that another running program plays this record.
var ErrInUse = errors.New("another window is playing this record")

// create begins a new record file in the store.
func (st Store) create(h Header) (*log, error) {
	return st.createIn(recordsFolder, h.Scenario, h.Begun, h)
}

// createIn begins a new file in a folder of the store, named after its day and what is played.
func (st Store) createIn(folder, played string, begun time.Time, header any) (*log, error) {
	dir := filepath.Join(st.Dir, folder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder for records: %w", err)
	}
	stamp := begun.UTC().Format("20060102-150405") + "-" + played
	for n := 1; ; n++ {
		path := filepath.Join(dir, stamp+recordSuffix)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s-%d%s", stamp, n, recordSuffix))
		}
		l, err := createLog(path, header)
		if errors.Is(err, fs.ErrExist) || errors.Is(err, ErrInUse) {
			continue
		}
		return l, err
	}
}

// createLog begins a record in a new file at path.
func createLog(path string, header any) (*log, error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("begin record %s: %w", path, err)
	}
	l, err := lockLog(file, 0)
	if err != nil {
		return nil, err
	}
	if err := l.append(encodeLine(header)); err != nil {
		return nil, errors.Join(err, l.Close(), os.Remove(path))
	}
	syncFolder(filepath.Dir(path))
	return l, nil
}

// syncFolder puts a new file's name on disk too. Not every system lets a folder be synced; the file itself was.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// reopen goes on in the file of a whole record. It fails with ErrInUse where another process has it open.
func reopen(path string) (*log, error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return nil, fmt.Errorf("go on in record %s: %w", path, err)
	}
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("go on in record %s: %w", path, err), file.Close())
	}
	return lockLog(file, size)
}

// lockLog takes the record for this process, by a lock beside it that the system drops when the process ends.
func lockLog(file *os.File, size int64) (*log, error) {
	lock := flock.New(file.Name() + ".lock")
	locked, err := lock.TryLock()
	if err == nil && !locked {
		err = ErrInUse
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lock record %s: %w", file.Name(), err), file.Close())
	}
	return &log{file: file, lock: lock, good: size}, nil
}

// append writes one line and has it synced to disk. After a failure nothing of the line is left in the file, as far
// as the disk still obeys, and the next append may be tried.
func (l *log) append(line []byte) error {
	n, err := l.file.Write(line)
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		if n > 0 {
			err = errors.Join(err, l.file.Truncate(l.good))
			_, seek := l.file.Seek(l.good, io.SeekStart)
			err = errors.Join(err, seek)
		}
		return fmt.Errorf("write record %s: %w", l.file.Name(), err)
	}
	l.good += int64(n)
	return nil
}

// gone says whether the record is no longer where it was written: somebody deleted it, or put another in its place.
func (l *log) gone() bool {
	there, err := os.Stat(l.file.Name())
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return true
	}
	mine, open := l.file.Stat()
	return err == nil && open == nil && !os.SameFile(there, mine)
}

// Close ends writing and frees the record.
func (l *log) Close() error {
	return errors.Join(l.file.Close(), l.lock.Unlock(), removeIfThere(l.lock.Path()))
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Saved is a record in the store, as a list shows it.
type Saved struct {
	Path    string
	Record  Record
	Changed time.Time
	Err     error // why it cannot be read; the rest is then empty but Path and Changed
}

// Records lists the plays of the store, the last played first; unreadable ones stand among them with their error.
func (st Store) Records() ([]Saved, error) { return st.list(recordsFolder) }

// Saves lists what the player put aside, the last saved first.
func (st Store) Saves() ([]Saved, error) { return st.list(savesFolder) }

func (st Store) list(folder string) ([]Saved, error) {
	files, err := st.files(folder)
	var all []Saved
	for _, f := range files {
		rec, err := ReadRecordFile(f.path)
		all = append(all, Saved{Path: f.path, Record: rec, Changed: f.changed, Err: err})
	}
	return all, err
}

// keptFile is a record's file in the store.
type keptFile struct {
	path    string
	changed time.Time
}

// files lists the records' files of a folder, the last changed first; without the folder there are none.
func (st Store) files(folder string) ([]keptFile, error) {
	dir := filepath.Join(st.Dir, folder)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", dir, err)
	}
	var all []keptFile
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), recordSuffix) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // gone since it was listed
		}
		all = append(all, keptFile{filepath.Join(dir, e.Name()), info.ModTime()})
	}
	slices.SortStableFunc(all, func(a, b keptFile) int {
		if c := b.changed.Compare(a.changed); c != 0 {
			return c
		}
		return strings.Compare(b.path, a.path)
	})
	return all, nil
}

// ReadRecordFile reads the record at path; "-" is standard input.
func ReadRecordFile(path string) (Record, error) { return readFile(path, ReadRecord) }

// readFile reads a record of either kind from a file; "-" is standard input.
func readFile[T any](path string, read func(io.Reader) (T, error)) (T, error) {
	if path == "-" {
		return read(os.Stdin)
	}
	file, err := os.Open(path)
	if err != nil {
		var none T
		return none, fmt.Errorf("open record: %w", err)
	}
	defer file.Close()
	rec, err := read(file)
	if err != nil {
		return rec, fmt.Errorf("record %s: %w", path, err)
	}
	return rec, nil
}

// putAside says whether the record at path is one that the player saved: it stays what it was, to come back to.
func (st Store) putAside(path string) bool {
	full, err := filepath.Abs(path)
	if err != nil {
		full = filepath.Clean(path)
	}
	return filepath.Dir(full) == filepath.Join(st.Dir, savesFolder)
}

// save puts a whole record aside in a file of its own, all or nothing, and returns its path.
func (st Store) save(name string, content []byte) (string, error) {
	dir := filepath.Join(st.Dir, savesFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the folder for saves: %w", err)
	}
	path := filepath.Join(dir, name+recordSuffix)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			break
		}
		path = filepath.Join(dir, fmt.Sprintf("%s-%d%s", name, n, recordSuffix))
	}
	if err := maybe.WriteFile(path, content, 0o600); err != nil {
		return "", fmt.Errorf("save %s: %w", path, err)
	}
	return path, nil
}

// Dated says when a play was gone on with last, for pictures that are to be the same on every day.
func Dated(path string, at time.Time) error {
	if err := os.Chtimes(path, at, at); err != nil {
		return fmt.Errorf("date %s: %w", path, err)
	}
	return nil
}

// Delete removes everything the game keeps.
func (st Store) Delete() error {
	for _, name := range []string{
		recordsFolder, savesFolder, campaignsFolder, reportsFolder, settingsFile, phrasesFile, journalFile, selfTestFile, planFile, logFile,
	} {
		if err := os.RemoveAll(filepath.Join(st.Dir, name)); err != nil {
			return fmt.Errorf("delete data: %w", err)
		}
	}
	if err := os.Remove(st.Dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		entries, _ := os.ReadDir(st.Dir)
		if len(entries) == 0 {
			return fmt.Errorf("delete data: %w", err)
		} // else the folder holds something that is not ours, and stays
	}
	return nil
}

// readJSON reads a small file of the store; one that is not there leaves v as it is.
func (st Store) readJSON(name string, v any) error {
	raw, err := os.ReadFile(filepath.Join(st.Dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// writeJSON writes a small file of the store, all or nothing.
func (st Store) writeJSON(name string, v any) error {
	if err := os.MkdirAll(st.Dir, 0o700); err != nil {
		return err
	}
	raw, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return maybe.WriteFile(filepath.Join(st.Dir, name), append(raw, '\n'), 0o600)
}
