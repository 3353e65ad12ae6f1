// Command parley opens the game, or does what the command line says. It only wires the parts together; start
// reading in game/session.go for the play, in sim for the rules, in scenes for the window.
package main

import (
	"os"

	"golang.org/x/term"

	"parley/game/cli"
	"parley/scenes"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Program{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Interactive: term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())),
		Window:      scenes.Run,
		Pictures:    scenes.Pictures,
	}))
}
