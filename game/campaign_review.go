package game

import (
	"parley/sim"
)

// QuarterReview is what the quarter came to.
type QuarterReview struct {
	Worth    sim.Worth
	Sum      string   // how the terms make the worth
	Terms    []string // the four terms in words
	Requests []RequestView
	People   []BondView
	Promises []PromiseEnd
	Kept     int
	Broken   int
	Open     int
	Habits   []QuarterHabit
	Chen, Wu string // what they say
}

// PromiseEnd is what became of a promise.
type PromiseEnd struct {
	Text  string
	Who   string
	State sim.PromiseState
}

// QuarterHabit is one of the five mistakes and how often it was made.
type QuarterHabit struct {
	ID, Name string
	Count    int
}

// Bounds by which old Wu finds his sentence; they are ours.
const (
	oftenBroken  = 2
	oftenPressed = 4
	oftenQuit    = 2
	oftenCold    = 2
	fullBank     = 580 // mean of the relationships, thousandths
)

func (v *campaignViewer) review() *QuarterReview {
	w := sim.WorthOfQuarter(v.q.Rules, v.now)
	r := &QuarterReview{Worth: w, Requests: v.requests(), People: v.people()}
	r.Sum = v.w.Say("worth.sum", "R", Points(w.R), "Got", Points(w.Got), "Bond", Points(w.Bond), "Time", Points(w.Time), "Clean", Points(w.Clean))
	for i, p := range v.now.Pledges[:len(v.q.Promises)] {
		switch p.State {
		case sim.NotPromised:
			continue
		case sim.PromiseKept:
			r.Kept++
		case sim.PromiseBroken:
			r.Broken++
		default:
			r.Open++
		}
		r.Promises = append(r.Promises, PromiseEnd{v.text("promise." + v.q.Promises[i]), v.person(int(v.q.Rules.Pledges[i].Person)).Name, p.State})
	}
	r.Terms = []string{
		v.w.Say("campaign.got", "V", Points(w.Got), "Done", v.got(), "All", len(r.Requests)),
		v.w.Say("campaign.bond", "V", Points(w.Bond)),
		v.w.Say("campaign.time", "V", Points(w.Time)),
		v.w.Say("campaign.clean", "V", Points(w.Clean), "Kept", r.Kept, "Broken", r.Broken+r.Open),
	}
	r.Habits = v.habits()
	r.Chen = v.text("review.chen." + v.chen(r))
	r.Wu = v.text("review.wu." + v.wu(r))
	return r
}

// got counts the requests that brought something.
func (v *campaignViewer) got() int {
	n := 0
	for _, a := range v.now.Requests {
		if a.Got > 0 {
			n++
		}
	}
	return n
}

// habits counts the five mistakes over the standoffs, in the surprises, and every request that came out of nowhere.
func (v *campaignViewer) habits() []QuarterHabit {
	count := map[string]int{}
	for _, s := range v.c.played {
		if s == nil {
			continue
		}
		for i := range s.turns {
			for _, m := range s.mistakes(i) {
				count[m]++
			}
		}
	}
	for _, s := range v.c.steps {
		last := sim.Cause(255)
		for _, e := range s.Events {
			if e.Cause != last {
				count[e.Cause.String()]++
				last = e.Cause
			}
		}
	}
	for _, a := range v.now.Requests {
		if a.Cold {
			count["last-minute"]++
		}
	}
	var out []QuarterHabit
	for _, id := range Mistakes() {
		out = append(out, QuarterHabit{id, v.w.Say("mistake." + id), count[id]})
	}
	return out
}

// chen picks the director's sentence by what came of the requests.
func (v *campaignViewer) chen(r *QuarterReview) string {
	switch got, all := v.got(), len(r.Requests); {
	case got == 0:
		return "none"
	case got == all && r.Broken == 0:
		return "all"
	case got == all:
		return "broken"
	case 2*got > all:
		return "most"
	}
	return "some"
}

// wu picks the mentor's sentence by the habit that stands out most.
func (v *campaignViewer) wu(r *QuarterReview) string {
	count := map[string]int{}
	for _, h := range r.Habits {
		count[h.ID] = h.Count
	}
	cold := 0
	for _, a := range v.now.Requests {
		if a.Cold {
			cold++
		}
	}
	switch {
	case count["giving-up"] >= oftenQuit:
		return "quit"
	case r.Broken >= oftenBroken:
		return "broken"
	case count["command"]+count["self-centred"] >= oftenPressed:
		return "pressed"
	case cold >= oftenCold:
		return "cold"
	case r.Worth.Bond >= fullBank:
		return "bank"
	}
	return "even"
}
