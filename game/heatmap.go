package game

import (
	"fmt"
	"slices"

	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// HeatMap is what every strategy comes to in every scenario: where an approach wins, and where it does not.
type HeatMap struct {
	Scenarios  []*scenarios.Scenario
	Strategies []string      // names, in the order in which the scenarios bring them up
	Cells      [][]*HeatCell // by strategy, then scenario; nil where the scenario has no such strategy
}

// HeatCell is a strategy in a scenario: one result for each variation that the seed may open it with.
type HeatCell struct {
	Results []HeatResult // in the order of the file; one without a variation where there are none
}

// HeatResult is what came of one run.
type HeatResult struct {
	Variation string // id, empty: the scenario has none
	Seed      uint64 // the smallest that opens this variation
	Ending    string // id
	Kind      sim.EndingKind
	Outcome   sim.Outcome
	Worth     int32 // thousandths
}

// Least and Most are the ends of the range of worth over the variations, in thousandths.
func (c *HeatCell) Least() int32 {
	least := c.Results[0].Worth
	for _, r := range c.Results {
		least = min(least, r.Worth)
	}
	return least
}

// Most is the other end of the range that begins with Least.
func (c *HeatCell) Most() int32 {
	most := c.Results[0].Worth
	for _, r := range c.Results {
		most = max(most, r.Worth)
	}
	return most
}

// Typical is the result that stands for the cell: the one of the lowest worth, for that is what the strategy is good for
// whatever the day.
func (c *HeatCell) Typical() HeatResult {
	return slices.MinFunc(c.Results, func(a, b HeatResult) int { return int(a.Worth - b.Worth) })
}

// Heat plays every strategy of every scenario given, in each of its variations. It fails where a strategy cannot play on.
func Heat(all []*scenarios.Scenario) (*HeatMap, error) {
	h := &HeatMap{Scenarios: all}
	for _, sc := range all {
		for _, st := range sc.Strategies {
			if !slices.Contains(h.Strategies, st.Name) {
				h.Strategies = append(h.Strategies, st.Name)
			}
		}
	}
	for _, name := range h.Strategies {
		var row []*HeatCell
		for _, sc := range all {
			cell, err := heat(sc, name)
			if err != nil {
				return nil, err
			}
			row = append(row, cell)
		}
		h.Cells = append(h.Cells, row)
	}
	return h, nil
}

// HeatOfStandoffs is Heat of every standoff that comes with the game.
func HeatOfStandoffs() (*HeatMap, error) {
	var all []*scenarios.Scenario
	for _, id := range Standoffs() {
		sc, err := Open(id)
		if err != nil {
			return nil, err
		}
		all = append(all, sc)
	}
	return Heat(all)
}

func heat(sc *scenarios.Scenario, name string) (*HeatCell, error) {
	if _, ok := sc.Strategy(name); !ok {
		return nil, nil
	}
	cell := &HeatCell{}
	for i, seed := range seedOfEach(sc) {
		s, err := New(sc, Options{Seed: seed})
		if err != nil {
			return nil, err
		}
		if err := s.PlayStrategy(name); err != nil {
			return nil, fmt.Errorf("play %s by %s: %w", sc.ID, name, err)
		}
		now := s.now()
		r := HeatResult{
			Seed: seed, Ending: sc.Endings[now.Ending], Kind: sc.Rules.Endings[now.Ending].Kind,
			Outcome: now.Outcome, Worth: sim.WorthOf(sc.Rules, now).R,
		}
		if len(sc.Variations) > 0 {
			r.Variation = sc.Variations[i]
		}
		cell.Results = append(cell.Results, r)
	}
	return cell, nil
}

// seedOfEach returns the smallest seed, from 1, that opens each variation; 1 where there are none. The generator
// spreads its first draws evenly, so the search ends long before its bound.
func seedOfEach(sc *scenarios.Scenario) []uint64 {
	n := len(sc.Variations)
	if n == 0 {
		return []uint64{1}
	}
	seeds := make([]uint64, n)
	for seed, missing := uint64(1), n; missing > 0 && seed < 1<<16; seed++ {
		if v := sim.Begin(sc.Rules, seed).Variation; seeds[v] == 0 {
			seeds[v] = seed
			missing--
		}
	}
	return seeds
}

// HeatView is a heat map in one language.
type HeatView struct {
	Scenarios  []HeatColumn
	Strategies []HeatRow
}

// HeatColumn is a scenario.
type HeatColumn struct{ ID, Title string }

// HeatRow is a strategy with what it comes to in each scenario.
type HeatRow struct {
	Name, Text string // Text: how the first scenario that has it calls it
	Cells      []HeatCellView
}

// HeatCellView is one cell; empty where the scenario has no such strategy.
type HeatCellView struct {
	Played             bool
	Kind, KindName     string // of the ending
	OutcomeID, Outcome string
	Worth              int32  // thousandths, of the variation it does worst in
	Range              string // in points, as 81.2–83.7 where the variations differ
	Endings            int    // how many different kinds the variations end in
	Variation, Title   string // of that variation: what it is, and how it ended
}

// View renders the heat map in a language.
func (h *HeatMap) View(lang string) HeatView {
	w := words.In(lang)
	var v HeatView
	for _, sc := range h.Scenarios {
		v.Scenarios = append(v.Scenarios, HeatColumn{sc.ID, sc.Text(lang, "title")})
	}
	for i, name := range h.Strategies {
		row := HeatRow{Name: name}
		for k, sc := range h.Scenarios {
			cell := h.Cells[i][k]
			if cell == nil {
				row.Cells = append(row.Cells, HeatCellView{})
				continue
			}
			if row.Text == "" {
				row.Text = sc.Text(lang, "strategy."+name)
			}
			row.Cells = append(row.Cells, cell.view(sc, lang, w))
		}
		v.Strategies = append(v.Strategies, row)
	}
	return v
}

func (c *HeatCell) view(sc *scenarios.Scenario, lang string, w *words.Words) HeatCellView {
	r := c.Typical()
	out := HeatCellView{
		Played: true, Kind: r.Kind.String(), KindName: w.Say("ending." + r.Kind.String()), Worth: r.Worth,
		Range: Points(c.Least()), Title: sc.Text(lang, "ending."+r.Ending+".title"),
	}
	if c.Most() > c.Least() {
		out.Range += "–" + Points(c.Most())
	}
	if r.Outcome != sim.NoDecision {
		out.OutcomeID, out.Outcome = r.Outcome.String(), w.Say("outcome."+r.Outcome.String())
	}
	if r.Variation != "" {
		out.Variation = sc.Text(lang, "variation."+r.Variation)
	}
	var kinds []sim.EndingKind
	for _, one := range c.Results {
		if !slices.Contains(kinds, one.Kind) {
			kinds = append(kinds, one.Kind)
		}
	}
	out.Endings = len(kinds)
	return out
}
