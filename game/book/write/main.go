// Command write solves the shipped standoffs and writes their books into game/book. It decides nothing: what a book holds
// is said in package book. Run it from the root of the project after a change of a standoff or of the rules; with -check
// it writes nothing and says which book is not what the search gives.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"parley/game/book"
	"parley/scenarios"
)

func main() {
	check := flag.Bool("check", false, "compare the books with the search and write nothing")
	folder := flag.String("folder", filepath.Join("game", "book"), "where the books are")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *folder, *check); err != nil {
		fmt.Fprintln(os.Stderr, "book:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, folder string, check bool) error {
	for _, id := range book.Standoffs() {
		sc, err := scenarios.Load(id)
		if err != nil {
			return err
		}
		made, err := book.Make(ctx, sc)
		if err != nil {
			return err
		}
		file := filepath.Join(folder, book.File(id))
		if !check {
			if err := os.WriteFile(file, made, 0o644); err != nil {
				return err
			}
			fmt.Printf("%s: %d bytes\n", file, len(made))
			continue
		}
		kept, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if !bytes.Equal(kept, made) {
			return fmt.Errorf("%s is not what the search gives; write it anew: go run ./game/book/write", file)
		}
		fmt.Printf("%s: as the search gives it\n", file)
	}
	return nil
}
