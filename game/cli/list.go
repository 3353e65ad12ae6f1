package cli

import (
	"fmt"
	"slices"
	"strings"

	"parley/game"
	"parley/scenarios"
)

// listCmd lists the scenarios.
type listCmd struct {
	JSON bool `name:"json" help:"${help_json}"`
}

// listed is one scenario of the list.
type listed struct {
	ID         string         `json:"id"`
	Title      string         `json:"title"`
	Kind       string         `json:"kind"`
	Choices    int            `json:"choices"`
	Replies    int            `json:"replies"`
	Endings    []listedEnding `json:"endings"`
	Strategies []string       `json:"strategies"`
	Languages  []string       `json:"languages"`
	Hash       string         `json:"hash"`
}

type listedEnding struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	title string
}

// Run prints every shipped scenario with its strategies and endings: what to begin with, the standoffs, the drills by
// what they practise, the quarter. JSON has them by their ids.
func (l *listCmd) Run(c *context) error {
	all := []listed{}
	for _, id := range scenarios.Shipped() {
		sc, err := scenarios.Load(id)
		if err != nil {
			return err
		}
		all = append(all, describe(sc, c.lang))
	}
	if l.JSON {
		return c.json(all)
	}
	of := func(kind string) []listed {
		return slices.DeleteFunc(slices.Clone(all), func(s listed) bool { return s.Kind != kind })
	}
	c.listGroup(c.w.Say("list.tutorial"), of("tutorial"))
	c.listGroup(c.w.Say("list.standoffs"), of("standoff"))
	c.listGroup(c.w.Say("list.capstones"), of("capstone"))
	for _, g := range game.Drills() {
		drills := slices.DeleteFunc(of("drill"), func(s listed) bool { return !slices.Contains(g.Drills, s.ID) })
		c.listGroup(c.w.Say("list.drills", "Group", c.w.Say("drills.group."+g.ID)), drills)
	}
	fmt.Fprintf(c.Out, "— %s —\n", c.w.Say("list.quarter"))
	return c.listQuarter()
}

// listGroup prints scenarios below a heading; without any there is none.
func (c *context) listGroup(title string, all []listed) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(c.Out, "— %s —\n", title)
	for _, s := range all {
		fmt.Fprintf(c.Out, "%s  %s\n", s.ID, s.Title)
		fmt.Fprintln(c.Out, "  "+c.w.Say("list.size", "Choices", s.Choices, "Replies", s.Replies))
		var endings []string
		for _, e := range s.Endings {
			endings = append(endings, fmt.Sprintf("%s %s", c.w.Say("ending."+e.Kind), e.title))
		}
		fmt.Fprintln(c.Out, "  "+c.w.Say("list.endings", "All", game.Join(c.lang, endings)))
		fmt.Fprintln(c.Out, "  "+c.w.Say("list.strategies", "All", strings.Join(s.Strategies, ", ")))
	}
	fmt.Fprintln(c.Out)
}

func describe(sc *scenarios.Scenario, lang string) listed {
	l := listed{
		ID: sc.ID, Title: sc.Text(lang, "title"), Kind: sc.Kind, Choices: len(sc.Choices), Replies: sc.Replies(),
		Languages: sc.Languages, Hash: sc.Hash, Endings: []listedEnding{}, Strategies: []string{},
	}
	for i, id := range sc.Endings {
		l.Endings = append(l.Endings, listedEnding{id, sc.Rules.Endings[i].Kind.String(), sc.Text(lang, "ending."+id+".title")})
	}
	for _, st := range sc.Strategies {
		l.Strategies = append(l.Strategies, st.Name)
	}
	return l
}
