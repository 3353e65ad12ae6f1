package report

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"parley/game"
	"parley/game/words"
	"parley/scenarios"
	"parley/sim"
)

// The names of xAPI. Verbs and types are those that learning record stores know; what is the game's own is a URN that
// needs no domain. Nothing in a statement says who played: the actor is an account named by the play itself.
const (
	verbs    = "http://adlnet.gov/expapi/verbs/"
	types    = "http://adlnet.gov/expapi/activities/"
	own      = "urn:x-parley:"
	homePage = own + "anonymous"
)

type statement struct {
	ID        string   `json:"id"`
	Actor     actor    `json:"actor"`
	Verb      verb     `json:"verb"`
	Object    activity `json:"object"`
	Result    result   `json:"result"`
	Context   about    `json:"context"`
	Timestamp string   `json:"timestamp,omitempty"`
}

type actor struct {
	Type    string  `json:"objectType"`
	Account account `json:"account"`
}

type account struct {
	HomePage string `json:"homePage"`
	Name     string `json:"name"`
}

type verb struct {
	ID      string   `json:"id"`
	Display speaking `json:"display"`
}

// speaking is a text by language.
type speaking map[string]string

type activity struct {
	Type       string      `json:"objectType"`
	ID         string      `json:"id"`
	Definition *definition `json:"definition,omitempty"`
}

type definition struct {
	Name        speaking    `json:"name,omitempty"`
	Type        string      `json:"type"`
	Interaction string      `json:"interactionType,omitempty"`
	Choices     []component `json:"choices,omitempty"`
}

type component struct {
	ID          string   `json:"id"`
	Description speaking `json:"description"`
}

type result struct {
	Score      *score         `json:"score,omitempty"`
	Success    *bool          `json:"success,omitempty"`
	Completion *bool          `json:"completion,omitempty"`
	Response   *string        `json:"response,omitempty"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

type score struct {
	Scaled json.Number `json:"scaled"`
	Raw    int32       `json:"raw"`
	Min    int32       `json:"min"`
	Max    int32       `json:"max"`
}

type about struct {
	Registration string                `json:"registration"`
	Activities   map[string][]activity `json:"contextActivities,omitempty"`
	Revision     string                `json:"revision"`
	Platform     string                `json:"platform"`
	Language     string                `json:"language"`
	Extensions   map[string]any        `json:"extensions,omitempty"`
}

// ReviewXAPI renders a review as a JSON array of xAPI 1.0.3 statements: one a turn, which answered a beat, and one of
// the whole play. Their ids follow from the record, so that a store that gets them twice keeps them once.
func ReviewXAPI(s *game.Session, v game.Reviewed) ([]byte, error) {
	x := &statements{s: s, v: v, sc: s.Scenario(), record: s.Encode()}
	all := []statement{}
	for i, t := range v.Turns {
		all = append(all, x.turn(i, t))
	}
	all = append(all, x.play())
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(all)
	return b.Bytes(), err
}

type statements struct {
	s      *game.Session
	v      game.Reviewed
	sc     *scenarios.Scenario
	record []byte
}

func (x *statements) turn(i int, t game.ReviewedTurn) statement {
	st := x.statement(fmt.Sprint("turn ", t.Turn), "answered", x.beat(i, t))
	response := strings.ReplaceAll(t.ID, ",", "[,]") // how the answers of a choice of several are joined
	st.Result = result{Response: &response, Extensions: map[string]any{
		own + "grade": string(t.Grade), own + "loss": t.Loss, own + "best": t.BestID, own + "principle": t.Lesson.Principle,
		own + "trust": t.Meters[0].Exact, own + "alignment": t.Meters[1].Exact, own + "exchange": t.Meters[2].Exact,
	}}
	if len(t.Mistakes) > 0 {
		st.Result.Extensions[own+"mistakes"] = t.Mistakes
	}
	switch t.Grade {
	case game.GradeBest, game.GradeGood:
		st.Result.Success = yes(true)
	case game.GradeInaccuracy, game.GradeMistake, game.GradeBlunder:
		st.Result.Success = yes(false)
	}
	st.Context.Activities = map[string][]activity{"parent": {{Type: "Activity", ID: x.scenario()}}}
	return st
}

// play is the statement of the whole run; a run that goes on was suspended.
func (x *statements) play() statement {
	ended := x.v.View.Ending
	what := "completed"
	if ended == nil {
		what = "suspended"
	}
	st := x.statement("play", what, activity{Type: "Activity", ID: x.scenario(), Definition: &definition{
		Name: speaking{x.v.Language: x.v.View.Title}, Type: types + "simulation",
	}})
	st.Result.Completion = yes(ended != nil)
	if ended == nil {
		return st
	}
	r := x.v.Worth.R
	st.Result.Score = &score{Scaled: json.Number(fmt.Sprintf("%d.%03d", r/1000, r%1000)), Raw: r, Max: 1000}
	st.Result.Success = yes(x.agreed())
	st.Result.Extensions = map[string]any{
		own + "ending": ended.ID, own + "kind": ended.Kind,
		own + "got": x.v.Worth.Got, own + "bond": x.v.Worth.Bond, own + "time": x.v.Worth.Time, own + "clean": x.v.Worth.Clean,
	}
	return st
}

// agreed says whether the run got something of what was asked for.
func (x *statements) agreed() bool { return x.v.Worth.Got > 0 }

func yes(b bool) *bool { return &b }

func (x *statements) statement(name, what string, object activity) statement {
	registration := x.uuid("registration")
	st := statement{
		ID:     x.uuid(name),
		Actor:  actor{"Agent", account{homePage, registration}},
		Verb:   verb{verbs + what, speaking{}},
		Object: object,
		Context: about{
			Registration: registration, Revision: x.sc.Hash, Platform: "parley", Language: x.v.Language,
			Extensions: map[string]any{
				own + "seed": fmt.Sprint(x.v.Seed), own + "level": string(x.v.View.Level), own + "rules": sim.Rules,
			},
		},
	}
	for _, lang := range words.Languages() {
		st.Verb.Display[lang] = words.In(lang).Say("xapi." + what)
	}
	if begun := x.s.Begun(); !begun.IsZero() {
		st.Timestamp = begun.UTC().Format("2006-01-02T15:04:05.000Z")
	}
	return st
}

func (x *statements) scenario() string { return own + "scenario:" + x.sc.ID }

// beat is where a turn was played: a question with everything that can ever be said there, the same in every play.
func (x *statements) beat(i int, t game.ReviewedTurn) activity {
	turn := x.s.Turns()[i]
	d := &definition{Type: types + "cmi.interaction", Interaction: "choice", Name: speaking{x.v.Language: t.Place}}
	a := activity{Type: "Activity", Definition: d}
	if turn.Choice < 0 {
		a.ID = x.scenario() + ":preparation"
		for _, id := range x.sc.Activities {
			d.Choices = append(d.Choices, component{id, speaking{x.v.Language: x.sc.Text(x.v.Language, "activity."+id+".title")}})
		}
		return a
	}
	a.ID = x.scenario() + ":beat:" + x.sc.Beats[turn.Beat]
	span := x.sc.Rules.Beats[turn.Beat].Choices
	for _, id := range x.sc.Choices[span.Start:span.End] {
		d.Choices = append(d.Choices, component{id, speaking{x.v.Language: x.sc.Text(x.v.Language, "choice."+id)}})
	}
	return a
}

// space is the name space of the game's UUIDs, drawn once.
const space = "9d1c6f0e3b7a4c52a8e4f16b20d73c95"

// uuid names something of this play by a UUID of version 5: the same play, the same name.
func (x *statements) uuid(name string) string {
	ns, _ := hex.DecodeString(space) // a constant
	h := sha1.New()
	h.Write(ns)
	h.Write(x.record)
	h.Write([]byte(name))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
