package game

import (
	"slices"

	"parley/sim"
)

// Chair is a talk that is over, told by the counterpart: the same lines from the other chair.
type Chair struct {
	Scenes []ChairScene
	Unsaid []Unsaid // worries that were never voiced
}

// ChairScene is one line as they heard it.
type ChairScene struct {
	Turn    int // from 1
	Line    int // as the player counts
	Place   string
	Person  Person // who tells it: whom the line was said to
	Mood    string // how they looked when they answered it
	Thinks  string // what went on in them when the talk came here; may be empty
	Said    string // the player's line
	Heard   string // how it sounded to them; may be empty, for a line that does nothing
	Meters  [3]Meter
	Answers []ChairAnswer // where they decided
}

// ChairAnswer is how somebody decided, and why, in their own words.
type ChairAnswer struct {
	Person  Person
	Outcome sim.Outcome
	Name    string // of the outcome
	Text    string
}

// Unsaid is a worry that somebody kept to themselves.
type Unsaid struct {
	Person Person
	Text   string
}

// Chair tells the talk from the other chair; nil before it is over. The names of the meters are theirs.
func (s *Session) Chair(lang string) *Chair {
	if !s.Ended() {
		return nil
	}
	v := s.viewer(lang)
	out := &Chair{}
	told := map[string]bool{}
	for i, past := range s.History(lang) {
		if t := s.turns[i]; t.Choice >= 0 {
			sc := v.scene(i, t, past)
			sc.Heard = v.heard(sc.Person.ID, t, told)
			out.Scenes = append(out.Scenes, sc)
		}
	}
	for party, ids := range v.sc.Concerns {
		for k, id := range ids {
			if v.now.Parties[party].Known&(1<<k) == 0 {
				out.Unsaid = append(out.Unsaid, Unsaid{v.person(v.sc.Counterparts[party]), v.text("concern." + id)})
			}
		}
	}
	return out
}

func (v *viewer) scene(i int, t Turn, past Past) ChairScene {
	who := v.sc.Counterparts[v.s.saidTo(i)]
	sc := ChairScene{
		Turn: i + 1, Line: v.s.Line(i), Place: past.Place, Person: v.person(who), Mood: "neutral", Said: v.text("choice." + t.Entry.Say),
		Thinks: v.text("thinks." + v.sc.Beats[t.Beat]), Meters: past.Meters,
	}
	if k := slices.IndexFunc(past.Spoken, func(sp Speech) bool { return sp.Person.ID == who && sp.Mood != "" && sp.Place == "" }); k >= 0 {
		sc.Mood = past.Spoken[k].Mood
	}
	for k := range sc.Meters {
		sc.Meters[k].Name = v.w.Say("chair." + sc.Meters[k].ID)
	}
	for _, e := range t.Events {
		if e.Variable == sim.Decided {
			sc.Answers = append(sc.Answers, v.chairAnswer(e))
		}
	}
	return sc
}

// heard is how a line sounded to them: as the author has it, else by its first move, in their own way; a destructive
// move outweighs the rest. What was told already is not told again: then another move of the line has its say.
func (v *viewer) heard(who string, t Turn, told map[string]bool) string {
	if own := v.text("heard." + t.Entry.Say); own != "" {
		return own
	}
	moves := made(t.Events)
	if len(moves) == 0 {
		return ""
	}
	bank := v.cast.Person(who).Heard
	first := bank[moves[max(slices.IndexFunc(moves, fails), 0)].String()]
	candidates := []string{first}
	for _, m := range moves {
		candidates = append(candidates, bank[m.String()])
	}
	for _, text := range candidates {
		if text != "" && !told[text] {
			told[text] = true
			return text
		}
	}
	return v.w.Say("chair.again")
}

// chairAnswer says in their words why they decided as they did: the gate that bound them, else what was missing, and the
// worry that weighed most. The talk is over, so nothing is kept back.
func (v *viewer) chairAnswer(e sim.Event) ChairAnswer {
	d := e.Decision
	name := v.w.Say("outcome." + d.Outcome.String())
	id := "chair.decided." + d.Outcome.String()
	if d.Gate != sim.NoGate {
		id = "chair.gate." + d.Gate.String()
	}
	text := v.w.Say(id, "Outcome", name, "Missing", Points(d.Missing), "Low", v.w.Say("chair.low."+lowest(v.sc.Rules.Parties[e.Party], d.Meters)))
	if d.Concern >= 0 && d.Outcome < sim.Accept {
		text += v.w.Say("chair.concern", "Concern", v.text("concern."+v.sc.Concerns[e.Party][d.Concern]))
	}
	return ChairAnswer{Person: v.person(v.sc.Counterparts[e.Party]), Outcome: d.Outcome, Name: name, Text: text}
}

// lowest is the meter that costs most of the score: what is missing of it, by its weight.
func lowest(p sim.Profile, m sim.Meters) string {
	id, most := "", int32(-1)
	for _, k := range []struct {
		id     string
		weight int16
		value  int32
	}{{"trust", p.Trust, m.Trust}, {"alignment", p.Alignment, m.Alignment}, {"exchange", p.Exchange, m.Exchange}} {
		if lost := int32(k.weight) * (sim.MaxScore - k.value); lost > most {
			id, most = k.id, lost
		}
	}
	return id
}
