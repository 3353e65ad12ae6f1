// Package cli is the command line: it reads flags and files, hands them to the fronts of the game and turns errors
// into one line and an exit status. It knows no rules and draws nothing; the window is handed to it by main.
//
// Start reading at [Main]; each command is a type with a Run method in its own file.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"parley/game"
	"parley/game/words"
	"parley/sim"
)

// Exit statuses: fine; the answer is no; the call or the input was unusable.
const (
	exitFine     = 0
	exitNo       = 1
	exitUnusable = 2
)

// Program is what the command line stands in.
type Program struct {
	In          io.Reader
	Out, Err    io.Writer
	Interactive bool    // a person sits at In and Out
	Pictures    Painter // paints the screens
	// Window opens the game; game.ErrNoWindow where none can be opened.
	Window func(lang string, store game.Store, page game.Page) error
}

// noError is the answer "no": it sets the exit status and says nothing more.
type noError struct{}

func (noError) Error() string { return "no" }

// commands is the command line as kong reads it. Help texts come from the catalogue of the language.
type commands struct {
	Lang string `help:"${help_lang}" enum:",zh,en" default:"" placeholder:"zh|en"`

	Game     gameCmd     `cmd:"" default:"1" hidden:"" help:"${help_game}"`
	Play     playCmd     `cmd:"" help:"${help_play}"`
	List     listCmd     `cmd:"" help:"${help_list}"`
	Run      runCmd      `cmd:"" help:"${help_run}"`
	Replay   replayCmd   `cmd:"" help:"${help_replay}"`
	Compare  compareCmd  `cmd:"" help:"${help_compare}"`
	Graph    graphCmd    `cmd:"" help:"${help_graph}"`
	Review   reviewCmd   `cmd:"" help:"${help_review}"`
	Codex    codexCmd    `cmd:"" help:"${help_codex}"`
	Explore  exploreCmd  `cmd:"" help:"${help_explore}"`
	Check    checkCmd    `cmd:"" help:"${help_check}"`
	Export   exportCmd   `cmd:"" help:"${help_export}"`
	Shots    shotsCmd    `cmd:"" help:"${help_shots}"`
	Data     dataCmd     `cmd:"" help:"${help_data}"`
	Version  versionCmd  `cmd:"" help:"${help_version}"`
	Journal  journalCmd  `cmd:"" help:"${help_journal}"`
	Selftest selftestCmd `cmd:"" help:"${help_selftest}"`
	Plan     planCmd     `cmd:"" help:"${help_plan}"`
	Profile  profileCmd  `cmd:"" help:"${help_profile}"`
}

// context is what a command works with.
type context struct {
	Program
	store    game.Store
	settings game.Settings
	lang     string
	asked    string // the language that was asked for by the flag, if any
	w        *words.Words
}

// Main runs the program with its arguments and returns the exit status.
func Main(args []string, p Program) int {
	store := game.DefaultStore()
	settings, settingsErr := store.LoadSettings()
	lang := language(args, settings)
	w := words.In(lang)
	if settingsErr != nil {
		fmt.Fprintln(p.Err, w.Say("cli.settings", "Why", game.Reason(settingsErr, lang)))
	}

	var cmds commands
	exit := -1
	parser, err := kong.New(&cmds,
		kong.Name("parley"), kong.Description(w.Say("game.title")+" · "+w.Say("game.line")),
		kong.Vars(helpTexts(w)), kong.Writers(p.Out, p.Err), kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Exit(func(code int) { exit = code }),
	)
	if err != nil {
		fmt.Fprintln(p.Err, "parley:", err)
		return exitUnusable
	}
	call, err := parser.Parse(args)
	if exit >= 0 { // help was printed
		return exit
	}
	if err != nil {
		fmt.Fprintf(p.Err, "parley: %v\n", usage(err, w))
		return exitUnusable
	}
	results := &sink{to: p.Out}
	p.Out = results
	err = call.Run(&context{Program: p, store: store, settings: settings, lang: lang, asked: cmds.Lang, w: w})
	if err == nil && results.err != nil {
		err = errors.New(w.Say("cli.output", "Why", game.Reason(results.err, lang)))
	}
	return status(err, p.Err)
}

// sink remembers that something could not be written, for output that nobody got is no success.
type sink struct {
	to  io.Writer
	err error
}

// Write writes on, and keeps the first error.
func (s *sink) Write(b []byte) (int, error) {
	n, err := s.to.Write(b)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// status turns a command's error into the one line and the exit status it deserves.
func status(err error, out io.Writer) int {
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &noError{}):
		return exitNo
	}
	fmt.Fprintf(out, "parley: %v\n", err)
	return exitUnusable
}

func helpTexts(w *words.Words) kong.Vars {
	vars := kong.Vars{}
	ids, err := words.IDs(w.Language)
	if err != nil {
		return vars
	}
	for _, id := range ids {
		if strings.HasPrefix(id, "help.") {
			vars["help_"+strings.ReplaceAll(id[len("help."):], "-", "_")] = w.Say(id)
		}
	}
	return vars
}

// language picks the language before anything is parsed, so that help and errors are in it too: the flag, the
// player's setting, the system's, Chinese.
func language(args []string, s game.Settings) string {
	for i, a := range args {
		lang, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			lang, ok = args[i+1], true
		}
		if ok && words.Known(lang) {
			return lang
		}
	}
	if words.Known(s.Language) {
		return s.Language
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return "en"
			}
			return "zh"
		}
	}
	return "zh"
}

// explain puts an error of reading or playing into the player's language.
func (c *context) explain(err error, file string) error {
	var not *game.NotOpenError
	switch {
	case errors.Is(err, game.ErrForeign):
		return errors.New(c.w.Say("error.record.foreign", "File", file))
	case errors.Is(err, game.ErrTooNew):
		return errors.New(c.w.Say("error.record.too-new", "File", file))
	case errors.Is(err, game.ErrDamaged):
		return errors.New(c.w.Say("error.record.damaged", "File", file))
	case errors.As(err, &not):
		return errors.New(c.w.Say("cli.not-open", "ID", not.ID, "Turn", not.Turn, "Open", strings.Join(not.Open, ", ")))
	case errors.Is(err, sim.ErrNotOpen):
		return errors.New(c.w.Say("error.over"))
	}
	return c.onDisk(err)
}

// onDisk puts an error of the disk into the player's language; any other stays as it is.
func (c *context) onDisk(err error) error {
	var path *fs.PathError
	if !errors.As(err, &path) {
		return err
	}
	id := "cli.disk"
	if strings.HasPrefix(path.Path, c.store.Dir) {
		id = "cli.store"
	}
	return errors.New(c.w.Say(id, "File", path.Path, "Why", game.Reason(err, c.lang)))
}
