package sim

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"reflect"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden files of this package")

func TestTheHashIsTheSHA256OfTheDeclaredFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s State
		leaves(reflect.ValueOf(&s).Elem(), "", func(path string, v reflect.Value) {
			switch bits := rapid.Uint64().Draw(t, path); {
			case v.Kind() == reflect.Bool:
				v.SetBool(bits%2 == 1)
			case v.CanInt():
				v.SetInt(int64(bits))
			default:
				v.SetUint(bits)
			}
		})
		sum := sha256.Sum256(bytesOf(t, s))
		hash := s.Hash()
		require.Equal(t, sum[:8], hash[:])
	})
}

func TestEveryFieldChangesTheHash(t *testing.T) {
	s := Begin(itScenario(), 1)
	was := map[[8]byte]string{s.Hash(): "nothing"}
	fields := 0
	leaves(reflect.ValueOf(&s).Elem(), "State", func(path string, v reflect.Value) {
		before := reflect.New(v.Type()).Elem()
		before.Set(v)
		switch {
		case v.Kind() == reflect.Bool:
			v.SetBool(!v.Bool())
		case v.CanInt():
			v.SetInt(v.Int() ^ 1)
		default:
			v.SetUint(v.Uint() ^ 1)
		}
		require.Empty(t, was[s.Hash()], "%s hashes as another change does", path)
		was[s.Hash()] = path
		v.Set(before)
		fields++
	})
	require.Equal(t, 18+MaxParties*(16+MaxConcerns+MaxKPIs+MaxCurrencies+2*MaxPromises+2*NumMoves), fields)
}

func TestAStateIsAFlatComparableValue(t *testing.T) {
	require.True(t, reflect.TypeOf(State{}).Comparable())
	require.LessOrEqual(t, unsafe.Sizeof(Party{}), uintptr(160))
	leaves(reflect.ValueOf(State{}), "State", func(path string, v reflect.Value) {
		require.True(t, v.CanInt() || v.CanUint() || v.Kind() == reflect.Bool, "%s holds no pointer", path)
		require.NotContains(t, []reflect.Kind{reflect.Int, reflect.Uint, reflect.Uintptr}, v.Kind(), "%s is as wide everywhere", path)
	})
}

// The golden hashes are of fixed walks; every platform must find the same ones.
func TestGoldenHashes(t *testing.T) {
	var got bytes.Buffer
	sc := itScenario()
	for seed := range uint64(6) {
		s := Begin(sc, seed)
		fmt.Fprintf(&got, "seed %d begins %x\n", seed, s.Hash())
		for k := int(seed); s.Act != Ended; k++ {
			open := Open(sc, &s, nil)
			c := open[k*k%len(open)]
			if seed >= 3 {
				c = friendliest(sc, s, open)
			}
			require.NoError(t, Advance(sc, &s, c))
			fmt.Fprintf(&got, "seed %d turn %d choice %d plan %d %s %x\n", seed, s.Turn, c.Choice, c.Plan, s.Outcome, s.Hash())
		}
		fmt.Fprintf(&got, "seed %d ends %v %+v\n", seed, sc.Endings[s.Ending].Kind, WorthOf(sc, &s))
	}
	const golden = "testdata/hashes.golden"
	if *update {
		require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String(), "a rule changed: if that was meant, count Rules up and run with -update")
}

// friendliest returns the command after which they are most inclined to agree.
func friendliest(sc *Scenario, s State, open []Command) Command {
	best, most := open[0], int32(-1<<15)
	for _, c := range open {
		after := s
		if Advance(sc, &after, c) == nil && ScoresOf(sc, &after, 0).Decision > most {
			best, most = c, ScoresOf(sc, &after, 0).Decision
		}
	}
	return best
}
