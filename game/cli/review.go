package cli

import (
	stdcontext "context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/google/renameio/v2/maybe"

	"parley/game"
	"parley/game/report"
	"parley/game/text"
	"parley/game/words"
)

// reviewCmd grades a recorded play.
type reviewCmd struct {
	File     string `arg:"" help:"${help_file}"`
	Scenario string `help:"${help_of}" placeholder:"DIR"`
	JSON     bool   `name:"json" help:"${help_json}"`
	HTML     string `name:"html" help:"${help_html}" placeholder:"OUT"`
	CSV      string `name:"csv" help:"${help_csv}" placeholder:"OUT"`
	XAPI     string `name:"xapi" help:"${help_xapi}" placeholder:"OUT"`
	Chair    bool   `help:"${help_chair}"`
}

// Run grades every turn, then prints the review, or writes it as what was asked for. Nothing is written before all of
// it is there.
func (r *reviewCmd) Run(c *context) error {
	rec, sc, err := c.record(r.File, r.Scenario)
	if err != nil {
		return err
	}
	outs := r.outs()
	if err := c.writable(r.File, r.JSON, outs); err != nil {
		return err
	}
	s, d := game.Replay(sc, rec)
	if r.Chair {
		return r.chair(c, s, d)
	}
	review, err := c.review(s)
	if err != nil {
		return err
	}
	if err := r.write(c, review, outs); err != nil {
		return err
	}
	if rec.Scenario == game.Posttest && len(outs) == 0 && !r.JSON {
		if pair, err := c.store.TestsOf(); err == nil { // without the capstone there is nothing beside it
			fmt.Fprintln(c.Out, "\n"+strings.Join(pair.Say(c.lang), "\n"))
		}
	}
	if rec.Partial {
		fmt.Fprintln(c.Err, c.w.Say("cli.record.partial", "File", r.File))
	}
	if d != nil {
		fmt.Fprintln(c.Err, d.Say(c.lang))
		return noError{}
	}
	return nil
}

// chair prints the talk as the counterpart tells it; nothing has to be graded for that.
func (r *reviewCmd) chair(c *context, s *game.Session, d *game.Divergence) error {
	if told := s.Chair(c.lang); told != nil {
		text.Chair(c.Out, s.View(c.lang), told, c.lang)
	} else {
		return errors.New(c.w.Say("cli.review.chair", "File", r.File))
	}
	if d != nil {
		fmt.Fprintln(c.Err, d.Say(c.lang))
		return noError{}
	}
	return nil
}

// review grades a play, and says how far it is while a person waits.
func (c *context) review(s *game.Session) (*game.Review, error) {
	all := len(s.Turns())
	var review *game.Review
	opt := game.ReviewOptions{Workers: runtime.NumCPU(), Changed: func() {
		if c.Interactive {
			fmt.Fprintf(c.Err, "\r%s ", c.w.Say("review.searching", "Done", all-review.Left(), "All", all))
		}
	}}
	review, err := game.NewReview(s, opt)
	if errors.Is(err, game.ErrSealed) {
		return nil, errors.New(c.w.Say("cli.review.sealed"))
	}
	if err != nil {
		return nil, err
	}
	ctx, stop := signal.NotifyContext(stdcontext.Background(), os.Interrupt)
	defer stop()
	err = review.Run(ctx)
	if c.Interactive && all > 0 {
		fmt.Fprint(c.Err, "\r\x1b[K")
	}
	if errors.Is(err, stdcontext.Canceled) {
		return nil, errors.New(c.w.Say("cli.review.stopped"))
	}
	return review, err
}

// out is one file to write.
type out struct {
	file   string
	ends   []string // of a file's name that may be replaced
	render func(*game.Review, string) ([]byte, error)
}

// outs are the files that were asked for.
func (r *reviewCmd) outs() []out {
	all := []out{
		{r.HTML, []string{".html", ".htm"}, asHTML},
		{r.CSV, []string{".csv"}, func(v *game.Review, lang string) ([]byte, error) { return report.ReviewCSV(v.View(lang)) }},
		{r.XAPI, []string{".json"}, func(v *game.Review, lang string) ([]byte, error) {
			return report.ReviewXAPI(v.Session(), v.View(lang))
		}},
	}
	return slices.DeleteFunc(all, func(o out) bool { return o.file == "" })
}

// asHTML renders a review in both languages, the one that is asked for first.
func asHTML(r *game.Review, lang string) ([]byte, error) {
	all := []game.Reviewed{r.View(lang)}
	for _, other := range words.Languages() {
		if other != lang {
			all = append(all, r.View(other))
		}
	}
	return report.ReviewHTML(all)
}

// writable says before any work is done what cannot or must not be written to: the record itself, a folder, one file
// for two outputs, and a file that is there and was hardly meant.
func (c *context) writable(record string, asJSON bool, outs []out) error {
	seen := map[string]bool{"-": asJSON}
	for _, o := range outs {
		if seen[filepath.Clean(o.file)] {
			return errors.New(c.w.Say("cli.review.twice", "File", o.file))
		}
		seen[filepath.Clean(o.file)] = true
		if o.file == "-" {
			continue
		}
		there, err := os.Stat(o.file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return c.cannotWrite(o.file, err)
		}
		own, err := os.Stat(record)
		switch {
		case err == nil && os.SameFile(there, own):
			return errors.New(c.w.Say("cli.review.record", "File", o.file))
		case there.IsDir():
			return errors.New(c.w.Say("cli.review.folder", "File", o.file))
		case there.Mode().IsRegular() && there.Size() > 0 && !slices.Contains(o.ends, strings.ToLower(filepath.Ext(o.file))):
			return errors.New(c.w.Say("cli.review.other", "File", o.file))
		}
	}
	return nil
}

func (c *context) cannotWrite(file string, err error) error {
	return errors.New(c.w.Say("cli.review.write", "File", file, "Why", game.Reason(err, c.lang)))
}

// write renders everything that was asked for, and only then writes it.
func (r *reviewCmd) write(c *context, review *game.Review, outs []out) error {
	rendered := make([][]byte, len(outs))
	for i, o := range outs {
		var err error
		if rendered[i], err = o.render(review, c.lang); err != nil {
			return err
		}
	}
	switch {
	case r.JSON:
		if err := c.json(report.Review(review.View(c.lang))); err != nil {
			return err
		}
	case len(outs) == 0:
		text.Review(c.Out, review.View(c.lang))
	}
	for i, o := range outs {
		if o.file == "-" {
			if _, err := c.Out.Write(rendered[i]); err != nil {
				return err
			}
			continue
		}
		if err := writeWhole(o.file, rendered[i]); err != nil {
			return c.cannotWrite(o.file, err)
		}
		fmt.Fprintln(c.Err, c.w.Say("cli.review.wrote", "File", o.file))
	}
	return nil
}

// writeWhole writes a file whole or not at all, and leaves a link a link. What is no plain file is written to as it is.
func writeWhole(file string, content []byte) error {
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	if there, err := os.Stat(file); err == nil && !there.Mode().IsRegular() {
		return os.WriteFile(file, content, 0o644)
	}
	return maybe.WriteFile(file, content, 0o644)
}
