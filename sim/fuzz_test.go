package sim

import "testing"

// FuzzStep reads bytes as commands: most as one of those open, some as whatever the bytes say.
func FuzzStep(f *testing.F) {
	f.Add(uint64(1), []byte{1, 0, 1, 2, 0, 1, 2, 3, 0})
	f.Add(uint64(2), []byte{255, 255, 255, 255, 255, 7, 0, 0, 0})
	f.Add(uint64(3), []byte("the quick brown fox jumps over the lazy dog"))
	sc := itScenario()
	f.Fuzz(func(t *testing.T, seed uint64, input []byte) {
		s := Begin(sc, seed)
		for i := 0; i < len(input) && i < 100; i++ {
			c := Command{Choice: int16(int8(input[i])) * 3, Plan: uint16(input[i] >> 5)}
			if open := Open(sc, &s, nil); input[i] < 200 && len(open) > 0 {
				c = open[int(input[i])%len(open)]
			}
			s = requireOpenOrRefused(t, sc, s, c)
			requireRanges(t, sc, &s)
		}
	})
}
