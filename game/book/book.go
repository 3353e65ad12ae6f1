// Package book knows what the first turns of the shipped standoffs are worth: states whose search takes seconds, solved
// when the program is built so that a review need not wait for them. It is nothing but values that the search gives; a
// scenario that was changed since finds no book here and is searched live.
//
// Start reading at [Value]; go run ./game/book/write writes the books anew.
package book

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sync"

	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

//go:embed *.book
var files embed.FS

// The book holds the state before preparation, the states after each plan, and every state below which lie more steps
// than over: what is left takes a fraction of a second to search, on a slow machine and at the slowest turn, too.
const (
	over  = 100_000
	turns = 1   // that are in the book however small: preparation
	slip  = 300 // thousandths: by whom choices are graded
)

// A book is a head and its entries, little endian. The head: a magic word, the version of the rules, the scenario's hash,
// the number of entries. An entry: the state's hash, its value in millionths. Entries are sorted by hash.
const (
	magic     = "parleyb1"
	headSize  = len(magic) + 4 + 32 + 4
	entrySize = 8 + 4
)

// Value is what a state of a shipped standoff is worth to a player who slips three times in ten, in millionths of a point
// of worth, if the book has it. It is asked by the scenario's hash and by [Key].
func Value(scenarioHash string, state [8]byte) (millionths int64, ok bool) {
	b := books()[scenarioHash]
	i, found := find(b, state)
	if !found {
		return 0, false
	}
	return int64(binary.LittleEndian.Uint32(b[i*entrySize+8:])), true
}

// Key is the hash a state is known by: what only draws and shuffles plays no part.
func Key(s sim.State) [8]byte {
	s.Rand, s.Shuffle = 0, 0
	return s.Hash()
}

// books are the entries of each book, by the scenario's hash. A book of other rules is none.
var books = sync.OnceValue(func() map[string][]byte {
	all := map[string][]byte{}
	names, err := files.ReadDir(".")
	if err != nil {
		panic(err) // embedded
	}
	for _, n := range names {
		raw, err := files.ReadFile(n.Name())
		if err != nil {
			panic(err) // embedded
		}
		if hash, entries, err := read(raw); err == nil {
			all[hash] = entries
		}
	}
	return all
})

var errNoBook = errors.New("this is no book of these rules")

// read checks a book's head.
func read(raw []byte) (hash string, entries []byte, err error) {
	if len(raw) < headSize || string(raw[:len(magic)]) != magic {
		return "", nil, errNoBook
	}
	head := raw[len(magic):headSize]
	entries = raw[headSize:]
	if binary.LittleEndian.Uint32(head) != sim.Rules || len(entries) != int(binary.LittleEndian.Uint32(head[36:]))*entrySize {
		return "", nil, errNoBook
	}
	return hex.EncodeToString(head[4:36]), entries, nil
}

// find finds an entry by halving.
func find(entries []byte, state [8]byte) (int, bool) {
	low, high := 0, len(entries)/entrySize
	for low < high {
		mid := (low + high) / 2
		switch bytes.Compare(entries[mid*entrySize:mid*entrySize+8], state[:]) {
		case 0:
			return mid, true
		case -1:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0, false
}

// Standoffs lists the shipped scenarios that have a book.
func Standoffs() []string {
	var all []string
	for _, id := range scenarios.Shipped() {
		if sc, err := scenarios.Load(id); err == nil && sc.Kind == "standoff" {
			all = append(all, id)
		}
	}
	return all
}

// File is the name of a scenario's book.
func File(id string) string { return id + ".book" }

// Make searches a scenario, each variation on its own core, and returns its book. The same scenario gives the same bytes.
func Make(ctx context.Context, sc *scenarios.Scenario) ([]byte, error) {
	begins := starts(sc)
	values := make([][]explore.Valued, len(begins))
	errs := make([]error, len(begins))
	var wait sync.WaitGroup
	for i, from := range begins {
		wait.Go(func() {
			values[i], errs[i] = explore.Values(ctx, sc.Rules, from, explore.Options{Slip: slip}, explore.Keep{Over: over, Turns: turns})
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("make the book of %s: %w", sc.ID, err)
	}
	known := map[[8]byte]int64{}
	for _, v := range slices.Concat(values...) {
		key := Key(v.State)
		if was, ok := known[key]; ok && was != v.Value {
			return nil, fmt.Errorf("make the book of %s: two states have the hash %x", sc.ID, key)
		}
		known[key] = v.Value
	}
	hash, err := hex.DecodeString(sc.Hash)
	if err != nil {
		return nil, fmt.Errorf("make the book of %s: %w", sc.ID, err)
	}
	keys := make([][8]byte, 0, len(known))
	for k := range known {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [8]byte) int { return bytes.Compare(a[:], b[:]) })
	out := append([]byte(magic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[len(magic):], sim.Rules)
	out = append(out, hash...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	for _, k := range keys {
		out = append(out, k[:]...)
		out = binary.LittleEndian.AppendUint32(out, uint32(known[k]))
	}
	return out, nil
}

// starts are the states in which a single standoff begins, one for each variation.
func starts(sc *scenarios.Scenario) []sim.State {
	met := map[int8]sim.State{}
	for seed := uint64(1); len(met) < max(len(sc.Variations), 1); seed++ {
		s := sim.Begin(sc.Rules, seed)
		if _, ok := met[s.Variation]; !ok {
			met[s.Variation] = s
		}
	}
	all := make([]sim.State, 0, len(met))
	for _, s := range met {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b sim.State) int { return cmp.Compare(a.Variation, b.Variation) })
	return all
}
