package game

import (
	"errors"
	"io/fs"
	"syscall"

	"parley/game/words"
)

// reasons are the causes that a player can do something about, each with its words.
var reasons = []struct {
	err error
	id  string
}{
	{ErrQuarterKeeps, "reason.in-quarter"},
	{ErrAssessed, "reason.assessed"},
	{syscall.ENOSPC, "reason.full"},
	{syscall.EROFS, "reason.read-only"},
	{syscall.ENOTDIR, "reason.not-folder"},
	{syscall.EISDIR, "reason.folder"},
	{fs.ErrPermission, "reason.permission"},
	{fs.ErrNotExist, "reason.missing"},
}

// Reason says in a language why the disk refused; an unusual cause keeps the system's own words.
func Reason(err error, lang string) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return words.In(lang).Say(r.id)
		}
	}
	return err.Error()
}
