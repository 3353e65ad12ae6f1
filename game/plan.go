package game

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"parley/game/words"
)

const planFile = "plan.json"

// PlanHabits is how many habits a plan has: what one can keep in mind.
const PlanHabits = 3

// MaxPlanned bounds each part of a habit, in characters.
const MaxPlanned = 120

// Plan is the three habits somebody takes along.
type Plan struct {
	Habits [PlanHabits]PlannedHabit `json:"habits"`
	Kept   time.Time                `json:"kept,omitzero"` // UTC
}

// PlannedHabit is what to do, when it will come up, with whom, and by which day. The day is the player's own words, too.
type PlannedHabit struct {
	Habit     string `json:"habit"`
	Situation string `json:"situation"`
	Person    string `json:"person"`
	Date      string `json:"date"`
}

// Empty says whether nothing is planned.
func (p *Plan) Empty() bool { return p.Habits == [PlanHabits]PlannedHabit{} }

// Plan reads the plan; without one it is empty.
func (st Store) Plan() (Plan, error) {
	var p Plan
	if err := st.readJSON(planFile, &p); err != nil {
		return Plan{}, fmt.Errorf("read the plan: %w", err)
	}
	return p, nil
}

// KeepPlan keeps the plan; what is longer than MaxPlanned is cut off.
func (st Store) KeepPlan(p Plan) error {
	for i := range p.Habits {
		h := &p.Habits[i]
		for _, part := range []*string{&h.Habit, &h.Situation, &h.Person, &h.Date} {
			if r := []rune(*part); len(r) > MaxPlanned {
				*part = string(r[:MaxPlanned])
			}
		}
	}
	if err := st.writeJSON(planFile, p); err != nil {
		return fmt.Errorf("keep the plan: %w", err)
	}
	return nil
}

// DropPlan deletes the plan.
func (st Store) DropPlan() error {
	if err := removeIfThere(filepath.Join(st.Dir, planFile)); err != nil {
		return fmt.Errorf("delete the plan: %w", err)
	}
	return nil
}

// OfferedHabit is a habit offered for a plan, with the reason.
type OfferedHabit struct {
	For   string `json:"for"` // the mistake or the element
	Habit string `json:"habit"`
	Why   string `json:"why"`
}

// offeredHabits bounds the offer.
const offeredHabits = 6

// OfferHabits offers habits for a plan: against the mistakes that were made most, then for the elements that are weakest,
// as played, or as said where nothing was played.
func OfferHabits(p *Profile, t SelfTest, lang string) []OfferedHabit {
	w := words.In(lang)
	var out []OfferedHabit
	habits := slices.Clone(p.Habits)
	slices.SortStableFunc(habits, func(a, b ProfileHabit) int { return cmp.Compare(b.Count, a.Count) })
	for _, h := range habits[:2] {
		if h.Count > 0 {
			out = append(out, OfferedHabit{h.ID, w.Say("plan.mistake." + h.ID), w.Say("plan.why.mistake", "Name", h.Name, "N", h.Count)})
		}
	}
	value := func(e SelfElement) int {
		if e.Played >= 0 {
			return e.Played
		}
		if e.Said >= 0 {
			return e.Said
		}
		return 1000
	}
	elements := slices.Clone(t.Page(p, lang).Elements)
	slices.SortStableFunc(elements, func(a, b SelfElement) int { return cmp.Compare(value(a), value(b)) })
	for _, e := range elements[:offeredHabits-len(out)] {
		out = append(out, OfferedHabit{e.ID, w.Say("plan.element." + e.ID), w.Say("plan.why.element", "Name", e.Name)})
	}
	return out
}
