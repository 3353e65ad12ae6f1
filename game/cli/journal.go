package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/google/renameio/v2/maybe"

	"parley/game"
)

// journalCmd writes, shows and deletes the journal.
type journalCmd struct {
	Do     string `arg:"" optional:"" enum:"show,write,delete" default:"show" help:"${help_journal_do}"`
	Export string `help:"${help_journal_export}" placeholder:"FILE"`
	Yes    bool   `help:"${help_journal_yes}"`
}

// Run does what was asked; to show is the default. Nothing is exported without --export.
func (k *journalCmd) Run(c *context) error {
	j, err := c.store.Journal()
	if err != nil {
		return errors.New(c.w.Say("journal.unread", "Why", game.Reason(err, c.lang)))
	}
	switch k.Do {
	case "write":
		return k.write(c, j)
	case "delete":
		if !k.Yes && !c.agreed(bufio.NewReader(c.In), "journal.delete.ask") {
			fmt.Fprintln(c.Out, c.w.Say("journal.stays"))
			return noError{}
		}
		if err := c.store.DropJournal(); err != nil {
			return c.onDisk(err)
		}
		fmt.Fprintln(c.Out, c.w.Say("journal.deleted"))
		return nil
	}
	return k.show(c, j)
}

// agreed asks a question and says whether the answer was yes.
func (c *context) agreed(in *bufio.Reader, ask string) bool {
	fmt.Fprint(c.Out, c.w.Say(ask)+" ")
	answer, _ := in.ReadString('\n')
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "yes", "y", "是", "删除", "封上":
		return true
	}
	return false
}

func (k *journalCmd) write(c *context, j game.Journal) error {
	if j.IsSealed() {
		fmt.Fprintln(c.Err, c.w.Say("journal.already"))
		return noError{}
	}
	in := bufio.NewReader(c.In)
	page := j.JournalPage(&game.Profile{}, c.lang)
	for i, q := range page.Questions {
		fmt.Fprintf(c.Out, "%d. %s\n%s\n", i+1, q, c.w.Say("journal.ask"))
		if j.Answers[i] != "" {
			fmt.Fprintln(c.Out, "> "+j.Answers[i])
		}
		var lines []string
		for {
			line, err := in.ReadString('\n')
			if line = strings.TrimRight(line, "\r\n"); line != "" {
				lines = append(lines, line)
			}
			if line == "" || err != nil {
				break
			}
		}
		if len(lines) > 0 {
			j.Answers[i] = strings.Join(lines, "\n")
		}
	}
	if err := c.store.KeepAnswers(j.Answers); err != nil {
		return c.onDisk(err)
	}
	if !k.Yes && !c.agreed(in, "journal.seal.ask") {
		fmt.Fprintln(c.Out, c.w.Say("journal.draft"))
		return nil
	}
	j, err := c.store.SealJournal(time.Now())
	if errors.Is(err, game.ErrJournalEmpty) {
		fmt.Fprintln(c.Err, c.w.Say("journal.empty"))
		return noError{}
	}
	if err != nil {
		return c.onDisk(err)
	}
	return k.show(c, j)
}

func (k *journalCmd) show(c *context, j game.Journal) error {
	if !j.Begun() && !j.IsSealed() {
		fmt.Fprintln(c.Out, c.w.Say("journal.none"))
		return noError{}
	}
	p, err := c.store.Profile(c.lang)
	if err != nil {
		return c.onDisk(err)
	}
	var b strings.Builder
	c.journal(&b, j.JournalPage(p, c.lang))
	if k.Export == "" {
		fmt.Fprint(c.Out, b.String())
		return nil
	}
	if err := maybe.WriteFile(k.Export, []byte(b.String()), os.FileMode(0o600)); err != nil {
		return c.onDisk(fmt.Errorf("write the journal: %w", err))
	}
	fmt.Fprintln(c.Out, c.w.Say("journal.export", "File", k.Export))
	return nil
}

// journal prints the answers beside what the plays say.
func (c *context) journal(out io.Writer, page game.JournalPage) {
	if page.IsSealed() {
		fmt.Fprintln(out, c.w.Say("journal.sealed", "When", page.Sealed.Local().Format("2006-01-02 15:04")))
		fmt.Fprintln(out, c.w.Say("journal.hash", "Hash", page.Seal))
		if !page.Intact() {
			fmt.Fprintln(out, c.w.Say("journal.broken"))
		}
	} else {
		fmt.Fprintln(out, c.w.Say("journal.draft"))
	}
	for i, q := range page.Questions {
		answer, says := page.Answers[i], page.Says[i]
		if answer == "" {
			answer = c.w.Say("journal.blank")
		}
		if says == "" {
			says = c.w.Say("journal.says.later")
			if !page.IsSealed() {
				says = c.w.Say("journal.says.first")
			}
		}
		fmt.Fprintf(out, "\n%d. %s\n%s\n  %s\n%s\n  %s\n", i+1, q, c.w.Say("journal.yours"), strings.ReplaceAll(answer, "\n", "\n  "), c.w.Say("journal.says"), says)
	}
}
