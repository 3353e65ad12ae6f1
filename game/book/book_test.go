package book

import (
	"bytes"
	"context"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
	"parley/sim"
	"parley/sim/explore"
)

const again = "a standoff or the rules changed: go run ./game/book/write writes the books anew"

func load(t *testing.T, id string) *scenarios.Scenario {
	sc, err := scenarios.Load(id)
	require.NoError(t, err)
	return sc
}

func TestEveryStandoffHasABookOfTodaysTables(t *testing.T) {
	names, err := files.ReadDir(".")
	require.NoError(t, err)
	require.Len(t, names, len(Standoffs()), "a book for each and no more")
	for _, id := range Standoffs() {
		raw, err := files.ReadFile(File(id))
		require.NoError(t, err, again)
		hash, entries, err := read(raw)
		require.NoError(t, err, again)
		require.Equal(t, load(t, id).Hash, hash, "%s: %s", id, again)
		for i := entrySize; i < len(entries); i += entrySize {
			require.Negative(t, bytes.Compare(entries[i-entrySize:i-entrySize+8], entries[i:i+8]), "entries are sorted and differ")
		}
	}
}

// The whole comparison with the search takes most of a minute and is the gate's; here one state of each standoff stands for
// it.
func TestABookIsWhatTheSearchGives(t *testing.T) {
	for _, id := range Standoffs() {
		sc := load(t, id)
		smallest, least := sim.State{}, int64(0)
		for _, from := range starts(sc) {
			for _, c := range sim.Open(sc.Rules, &from, nil) {
				s := from
				require.NoError(t, sim.Advance(sc.Rules, &s, c))
				_, ok := Value(sc.Hash, Key(s))
				require.True(t, ok, "after every plan: %s", again)
				sample, err := explore.Sample(context.Background(), sc.Rules, s, 100, 1)
				require.NoError(t, err)
				if size := sample.Size().Mid; least == 0 || size < least {
					smallest, least = s, size
				}
			}
			_, ok := Value(sc.Hash, Key(from))
			require.True(t, ok, "before preparation: %s", again)
		}
		r, err := explore.Solve(context.Background(), sc.Rules, smallest, explore.Options{Workers: 2, Slip: slip})
		require.NoError(t, err)
		v, _ := Value(sc.Hash, Key(smallest))
		require.Equal(t, r.Value, v, "%s: %s", id, again)
	}
}

// What is not in the book is left to the search: along a play the book answers the first turns, and everything after them
// has fewer steps below it than the book's limit.
func TestWhatTheBookDoesNotKnowIsSoonSearched(t *testing.T) {
	for _, id := range Standoffs() {
		sc := load(t, id)
		for _, st := range sc.Strategies {
			s := starts(sc)[0]
			for s.Act != sim.Ended {
				require.NoError(t, sim.Advance(sc.Rules, &s, st.Next(sc, &s)))
				if _, ok := Value(sc.Hash, Key(s)); ok {
					continue
				}
				_, err := explore.Solve(context.Background(), sc.Rules, s, explore.Options{MaxSteps: over})
				require.NoError(t, err, "%s by %s", id, st.Name)
				break
			}
		}
	}
}

func TestWhatChangesNoScoreChangesNoKey(t *testing.T) {
	sc := load(t, "finance")
	met := map[int8][8]byte{}
	for seed := range uint64(30) {
		s := sim.Begin(sc.Rules, seed)
		if key, ok := met[s.Variation]; ok {
			require.Equal(t, key, Key(s))
		}
		met[s.Variation] = Key(s)
		_, ok := Value(sc.Hash, Key(s))
		require.True(t, ok)
	}
	require.Len(t, met, 3)
}

func TestAnotherScenarioFindsNoBook(t *testing.T) {
	sc := load(t, "finance")
	key := Key(sim.Begin(sc.Rules, 1))
	_, ok := Value("0000", key)
	require.False(t, ok)
	_, ok = Value(load(t, "it").Hash, key)
	require.False(t, ok)
}

func TestABookOfOtherRulesOrATornOneIsNone(t *testing.T) {
	raw, err := files.ReadFile(File("finance"))
	require.NoError(t, err)
	for name, spoil := range map[string]func([]byte) []byte{
		"empty":   func([]byte) []byte { return nil },
		"torn":    func(b []byte) []byte { return b[:len(b)-1] },
		"foreign": func(b []byte) []byte { b[0] = 'x'; return b },
		"older rules": func(b []byte) []byte {
			binary.LittleEndian.PutUint32(b[len(magic):], sim.Rules-1)
			return b
		},
	} {
		_, _, err := read(spoil(bytes.Clone(raw)))
		require.ErrorIs(t, err, errNoBook, name)
	}
}
