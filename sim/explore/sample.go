package explore

import (
	"context"
	"math/big"

	"parley/sim"
)

// Sampled is what a number of blind ways came to: what a search says where there are too many ways to walk them all.
type Sampled struct {
	Steps, Ways int64 // played

	Best, Worst       int32 // worth among them, which need not be the best and the worst there is
	BestWay, WorstWay []sim.Command
	Ends              []int64         // how many came to each ending
	EndWays           [][]sim.Command // one that did; nil: none
	Choices, Beats    []bool          // met on one of them

	worth, squares int64    // sums over the ways of R and R squared
	size, sizes    *big.Int // sums of what each way says of the number of steps, and of its square
}

// Sample plays n blind ways from a state, every open command as likely as any other. The same seed plays the same ways.
// It fails with the context's error or with an error of the scenario's tables.
func Sample(ctx context.Context, sc *sim.Scenario, from sim.State, n int64, seed uint64) (Sampled, error) {
	quick := sim.Quick(sc)
	r := Sampled{
		Ends: make([]int64, len(sc.Endings)), EndWays: make([][]sim.Command, len(sc.Endings)),
		Choices: make([]bool, len(sc.Choices)), Beats: make([]bool, len(sc.Beats)),
		size: new(big.Int), sizes: new(big.Int),
	}
	var open, way []sim.Command
	var s sim.State
	for ; r.Ways < n; r.Ways++ {
		if r.Ways%countWays == 0 && ctx.Err() != nil {
			return Sampled{}, ctx.Err()
		}
		s, way = from, way[:0]
		width, size := uint64(1), uint64(0)
		for {
			open = sim.Open(quick, &s, open[:0])
			if len(open) == 0 || len(way) == maxDepth {
				break
			}
			r.meet(&s, open)
			width = times(width, uint64(len(open)))
			size = plus(size, width)
			c := open[draw(&seed)%uint64(len(open))]
			if err := sim.AdvanceOpen(quick, &s, c); err != nil {
				return Sampled{}, err
			}
			way = append(way, c)
		}
		r.Steps += int64(len(way))
		r.end(sc, &s, way, size)
	}
	return r, nil
}

// countWays is how many ways are played between looks at the context.
const countWays = 1 << 10

func (r *Sampled) meet(s *sim.State, open []sim.Command) {
	if s.Act == sim.Preparation {
		return
	}
	r.Beats[s.Beat] = true
	for _, c := range open {
		r.Choices[c.Choice] = true
	}
}

func (r *Sampled) end(sc *sim.Scenario, s *sim.State, way []sim.Command, size uint64) {
	kept := func() []sim.Command { return append([]sim.Command(nil), way...) }
	worth := sim.WorthOf(sc, s).R
	if r.Ways == 0 || worth > r.Best {
		r.Best, r.BestWay = worth, kept()
	}
	if r.Ways == 0 || worth < r.Worst {
		r.Worst, r.WorstWay = worth, kept()
	}
	if s.Ending >= 0 {
		if r.Ends[s.Ending] == 0 {
			r.EndWays[s.Ending] = kept()
		}
		r.Ends[s.Ending]++
	}
	r.worth += int64(worth)
	r.squares += int64(worth) * int64(worth)
	b := new(big.Int).SetUint64(size)
	r.size.Add(r.size, b)
	r.sizes.Add(r.sizes, b.Mul(b, b))
}

// Interval is an estimate with what it lies between, 19 times in 20.
type Interval struct{ Low, Mid, High int64 }

// Share estimates the share of an ending under blind play, in millionths, with Wilson's interval.
func (r *Sampled) Share(ending int) Interval {
	n, k := big.NewInt(r.Ways), big.NewInt(r.Ends[ending])
	// With z the quantile: (k + z²/2 ± z·sqrt(k(n-k)/n + z²/4)) / (n + z²), everything times 2·fine to stay whole.
	z2 := new(big.Int).Mul(big.NewInt(zSquared), big.NewInt(fine/10_000))
	twice := func(v *big.Int) *big.Int { return new(big.Int).Mul(v, big.NewInt(2*fine)) }
	mid := new(big.Int).Add(twice(k), z2)
	all := new(big.Int).Add(twice(n), new(big.Int).Lsh(z2, 1))
	root := new(big.Int).Sub(n, k)
	root.Mul(root, k).Mul(root, big.NewInt(4*fine)).Div(root, n).Add(root, z2).Mul(root, z2).Sqrt(root)
	of := func(v *big.Int) int64 { return v.Mul(v, big.NewInt(millionth)).Div(v, all).Int64() }
	return Interval{
		max(of(new(big.Int).Sub(mid, root)), 0),
		new(big.Int).Div(new(big.Int).Mul(k, big.NewInt(millionth)), n).Int64(),
		min(of(new(big.Int).Add(mid, root))+1, millionth),
	}
}

const (
	millionth = 1_000_000
	zSquared  = 38_416 // 1.96² in ten-thousandths
	fine      = 1_000_000_000_000
)

// Blind estimates what a blind way is worth, in millionths of a point of worth.
func (r *Sampled) Blind() Interval {
	return mean(big.NewInt(r.worth), big.NewInt(r.squares), r.Ways, millionths)
}

// Size estimates the steps of a complete search: each way guesses them from how many commands were open along it, and
// the mean of these guesses is right (Knuth 1975).
func (r *Sampled) Size() Interval { return mean(r.size, r.sizes, r.Ways, 1) }

// mean is the mean of n values with its normal interval, times scale, from their sum and the sum of their squares.
func mean(sum, squares *big.Int, n, scale int64) Interval {
	if n < 2 {
		return Interval{}
	}
	mid := new(big.Int).Mul(sum, big.NewInt(scale))
	mid.Div(mid, big.NewInt(n))
	// The variance of the mean: (squares - sum²/n) / (n(n-1)).
	v := new(big.Int).Mul(sum, sum)
	v.Div(v, big.NewInt(n)).Sub(squares, v)
	v.Mul(v, big.NewInt(scale)).Mul(v, big.NewInt(scale)).Mul(v, big.NewInt(zSquared))
	v.Div(v, big.NewInt(n)).Div(v, big.NewInt(n-1)).Div(v, big.NewInt(10_000)).Sqrt(v)
	return Interval{
		bounded(new(big.Int).Sub(mid, v)), bounded(mid), bounded(v.Add(v, mid).Add(v, big.NewInt(1))),
	}
}

// bounded fits a number into what an estimate can say.
func bounded(v *big.Int) int64 {
	switch {
	case v.Sign() < 0:
		return 0
	case !v.IsInt64():
		return 1<<63 - 1
	}
	return v.Int64()
}

// times and plus stop at the largest number there is.
func times(a, b uint64) uint64 {
	if a > (1<<64-1)/b {
		return 1<<64 - 1
	}
	return a * b
}

func plus(a, b uint64) uint64 { return a + min(b, 1<<64-1-a) }

// draw is splitmix64, as in the rules.
func draw(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	z := *state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
