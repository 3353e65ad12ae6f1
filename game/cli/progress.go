package cli

import (
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar shows how far a search is, on standard error and only where that is a terminal.
type bar struct{ shown *progressbar.ProgressBar }

func (c *context) bar(what string, all int64) bar {
	err, ok := c.Err.(*os.File)
	if !ok || !term.IsTerminal(int(err.Fd())) {
		return bar{}
	}
	return bar{progressbar.NewOptions64(max(all, 1),
		progressbar.OptionSetWriter(err), progressbar.OptionSetDescription(what), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetPredictTime(false), progressbar.OptionThrottle(100_000_000),
	)}
}

// reach says how many steps were taken; what is there to take is a guess, so it may be more than all of them.
func (b bar) reach(steps int64) {
	if b.shown != nil {
		_ = b.shown.Set64(min(steps, b.shown.GetMax64()-1)) // a search goes on without its bar
	}
}

func (b bar) clear() {
	if b.shown != nil {
		_ = b.shown.Finish()
	}
}
