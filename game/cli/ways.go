package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"parley/game"
	"parley/game/report"
	"parley/game/text"
	"parley/scenarios"
	"parley/sim"
)

// maxWay bounds a line of --batch.
const maxWay = 64 << 10

// show prints a play as a transcript, or as JSON.
func (c *context) show(s *game.Session, asJSON bool) error {
	if !asJSON {
		text.Transcript(c.Out, s, c.lang)
		return nil
	}
	return c.json(report.Run(s, c.lang))
}

// json prints one document, indented, with a stable order of keys.
func (c *context) json(v any) error {
	enc := json.NewEncoder(c.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// badWay is what --batch prints for a way that cannot be played.
type badWay struct {
	Way   string   `json:"way"`
	Error string   `json:"error"`
	Open  []string `json:"open"`
}

// batch plays a way a line from the input, and prints an object a line. It takes the rules' path without events, for
// this is what others compare our speed by.
func batch(c *context, sc *scenarios.Scenario, seed uint64) error {
	in := bufio.NewScanner(c.In)
	in.Buffer(make([]byte, 0, maxWay), maxWay)
	out := bufio.NewWriter(c.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	start := sim.Begin(sc.Rules, seed)
	bad, line := 0, 0
	for ; in.Scan(); line++ {
		way := strings.TrimSpace(in.Text())
		s := start
		var err error
		if not := playWay(sc, &s, way); not != nil {
			bad++
			err = enc.Encode(badWay{way, c.explain(not, "").Error(), append([]string{}, not.Open...)})
		} else {
			r := report.Of(sc, &s, seed)
			r.Way = way
			err = enc.Encode(r)
		}
		if err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print results: %w", err)
	}
	if errors.Is(in.Err(), bufio.ErrTooLong) {
		return errors.New(c.w.Say("cli.batch.long", "Line", line+1, "Max", maxWay))
	}
	if in.Err() != nil {
		return fmt.Errorf("read ways: %w", in.Err())
	}
	if bad > 0 {
		return errors.New(c.w.Say("cli.batch.bad", "Count", bad))
	}
	return nil
}

// playWay plays ids with commas on a state: the plan's activities first, then the choices.
func playWay(sc *scenarios.Scenario, s *sim.State, way string) *game.NotOpenError {
	ids := strings.Split(way, ",")
	if way == "" {
		ids = nil
	}
	turn := 1
	if s.Act == sim.Preparation {
		plan, rest := sc.Plan(ids)
		if sim.Advance(sc.Rules, s, sim.Prepare(plan)) != nil {
			return &game.NotOpenError{ID: way, Turn: turn, Open: sc.Activities}
		}
		ids, turn = rest, 2
	}
	for _, id := range ids {
		i, ok := sc.Choice(id)
		if !ok || sim.Advance(sc.Rules, s, sim.Say(i)) != nil {
			not := &game.NotOpenError{ID: id, Turn: turn}
			for _, open := range sim.Open(sc.Rules, s, nil) {
				not.Open = append(not.Open, sc.Choices[open.Choice])
			}
			return not
		}
		turn++
	}
	return nil
}

// random plays n blind ways, every open command as likely as any other, and prints an object a line.
func random(c *context, sc *scenarios.Scenario, seed uint64, n int) error {
	out := bufio.NewWriter(c.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	pick := rand.New(rand.NewPCG(seed, 0))
	start := sim.Begin(sc.Rules, seed)
	var open []sim.Command
	for range n {
		s := start
		var way []string
		for open = sim.Open(sc.Rules, &s, open[:0]); len(open) > 0; open = sim.Open(sc.Rules, &s, open[:0]) {
			command := open[pick.IntN(len(open))]
			if err := sim.Advance(sc.Rules, &s, command); err != nil {
				return fmt.Errorf("play %s: %w", strings.Join(way, ","), err)
			}
			way = append(way, sc.Command(command)...)
		}
		r := report.Of(sc, &s, seed)
		r.Way = strings.Join(way, ",")
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return out.Flush()
}
