package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/game"
	"parley/game/text"
	"parley/scenarios"
)

// codexCmd opens the codex.
type codexCmd struct {
	Entry  string `arg:"" optional:"" help:"${help_codex_entry}"`
	Search string `help:"${help_codex_search}"`
	JSON   bool   `name:"json" help:"${help_json}"`
}

// codexListed is an entry in a list.
type codexListed struct {
	Number int    `json:"number"`
	ID     string `json:"id"`
	Group  string `json:"group"`
	Title  string `json:"title"`
	What   string `json:"what"`
	Line   string `json:"line,omitempty"`
	Wrong  bool   `json:"wrong,omitempty"`
	Source string `json:"source"`
	By     string `json:"by,omitempty"`
	Year   int    `json:"year,omitempty"`
}

// codexShown is an entry with all there is to it.
type codexShown struct {
	codexListed
	See      []string       `json:"see"`
	Packages []codexPackage `json:"packages,omitempty"`
	Phrase   *codexPhrase   `json:"phrase,omitempty"`
	Uses     []codexUse     `json:"uses"`
	Own      []string       `json:"own"`
}

type codexPackage struct {
	Title  string `json:"title"`
	Mine   string `json:"mine"`
	Theirs string `json:"theirs"`
}

type codexPhrase struct {
	Template string            `json:"template"`
	When     string            `json:"when"`
	Not      string            `json:"not"`
	Examples map[string]string `json:"examples"` // by department
}

type codexUse struct {
	Kind string `json:"kind"`
	File string `json:"file"`
	Turn int    `json:"turn"`
	Said string `json:"said"`
}

// Run prints the whole codex, one entry, or what a search finds.
func (k *codexCmd) Run(c *context) error {
	switch {
	case k.Entry != "":
		return k.page(c)
	case k.Search != "":
		return k.list(c, game.SearchCodex(c.lang, k.Search))
	case k.JSON:
		var all []game.CodexEntry
		for _, g := range game.Codex(c.lang) {
			all = append(all, g.Entries...)
		}
		return k.list(c, all)
	}
	text.Codex(c.Out, c.lang)
	return nil
}

// list prints entries; a search that found none is the answer no.
func (k *codexCmd) list(c *context, entries []game.CodexEntry) error {
	if k.JSON {
		all := []codexListed{}
		for _, e := range entries {
			all = append(all, listedEntry(e))
		}
		return c.json(all)
	}
	if len(entries) == 0 {
		fmt.Fprintln(c.Err, c.w.Say("codex.search.none", "Text", k.Search))
		return noError{}
	}
	text.CodexList(c.Out, entries)
	return nil
}

func listedEntry(e game.CodexEntry) codexListed {
	return codexListed{Number: e.Number, ID: e.ID, Group: e.Group, Title: e.Title, What: e.What, Line: e.Line, Wrong: e.Wrong,
		Source: e.Source, By: e.By, Year: e.Year}
}

// page prints one entry with the turns that bear on it.
func (k *codexCmd) page(c *context) error {
	e, ok := game.FindCodex(c.lang, k.Entry)
	if !ok {
		return k.unknown(c)
	}
	learnt, err := c.store.Learnt(c.lang)
	if err != nil {
		return c.onDisk(err)
	}
	own, err := c.store.Phrases()
	if err != nil {
		return c.onDisk(err)
	}
	own = slices.DeleteFunc(own, func(p game.OwnPhrase) bool { return p.Entry != e.ID })
	if !k.JSON {
		text.CodexEntry(c.Out, text.CodexPage{Entry: e, Uses: learnt.Uses[e.ID], Own: own}, c.lang)
		return nil
	}
	shown := codexShown{codexListed: listedEntry(e), See: e.See, Uses: []codexUse{}, Own: []string{}}
	for _, p := range e.Packages {
		shown.Packages = append(shown.Packages, codexPackage(p))
	}
	if p := e.Phrase; p != nil {
		shown.Phrase = &codexPhrase{Template: p.Template, When: p.When, Not: p.Not, Examples: map[string]string{}}
		for _, x := range p.Examples {
			shown.Phrase.Examples[x.Department] = x.Text
		}
	}
	for _, u := range learnt.Uses[e.ID] {
		shown.Uses = append(shown.Uses, codexUse{string(u.Kind), u.Play.Path, u.Turn, u.Said})
	}
	for _, o := range own {
		shown.Own = append(shown.Own, o.Text)
	}
	return c.json(shown)
}

// unknown says that there is no such entry, and what was probably meant.
func (k *codexCmd) unknown(c *context) error {
	var ids []string
	for _, g := range game.Codex(c.lang) {
		for _, e := range g.Entries {
			ids = append(ids, e.ID)
		}
	}
	if near := scenarios.Nearest(k.Entry, ids); near != "" {
		return errors.New(c.w.Say("cli.codex.near", "ID", k.Entry, "Near", near))
	}
	return errors.New(c.w.Say("cli.codex.unknown", "ID", strings.TrimSpace(k.Entry), "Max", len(ids)))
}
