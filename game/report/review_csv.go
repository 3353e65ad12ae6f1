package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"parley/game"
	"parley/game/words"
)

// ReviewCSV renders a review as a table for spreadsheets: a byte order mark, by which they know UTF-8, a heading, and a
// row a turn. Text cells that a spreadsheet would take for a formula begin with an apostrophe.
func ReviewCSV(v game.Reviewed) ([]byte, error) {
	w := words.In(v.Language)
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{{}}
	for _, c := range columns {
		rows[0] = append(rows[0], w.Say(c))
	}
	for _, t := range v.Turns {
		rows = append(rows, row(w, t))
	}
	if err := out.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

const byteOrderMark = "\ufeff"

// columns are the ids of the headings, in the order of row.
var columns = []string{
	"review.column.turn", "review.column.line", "review.column.act", "review.column.place", "review.column.id",
	"review.column.said", "review.column.grade", "review.column.loss", "review.column.best", "review.column.best-said",
	"review.column.reply", "review.column.principle", "review.column.lesson", "review.column.mistakes",
	"meter.trust", "meter.alignment", "meter.exchange", "review.column.outcome",
}

func row(w *words.Words, t game.ReviewedTurn) []string {
	line, loss, said, reply := "", "", "", oneLine(t.Replies)
	if t.Line > 0 {
		line = strconv.Itoa(t.Line)
	}
	if t.Known && t.Searched {
		loss = game.Points(t.Loss)
	}
	if t.Better != nil {
		said, reply = t.Better.Said, oneLine(t.Better.Replies)
	}
	var mistakes []string
	for _, id := range t.Mistakes {
		mistakes = append(mistakes, w.Say("mistake."+id))
	}
	return []string{
		strconv.Itoa(t.Turn), line, safe(w.Say("act." + t.Act.String())), safe(t.Place), safe(t.ID),
		safe(t.Said), safe(t.GradeName), loss, safe(t.BestID), safe(said),
		safe(reply), safe(t.Lesson.Principle), safe(t.Lesson.Text), safe(strings.Join(mistakes, "; ")),
		game.Points(t.Meters[0].Exact), game.Points(t.Meters[1].Exact), game.Points(t.Meters[2].Exact), safe(t.Outcome),
	}
}

// formula are the signs at which a spreadsheet begins to compute, and their full-width forms.
const formula = "=+-@\t\r\n＝＋－＠"

// safe is a text cell that no spreadsheet computes.
func safe(cell string) string {
	if strings.IndexAny(strings.TrimLeft(cell, " \u3000\u00a0"), formula) == 0 {
		return "'" + cell
	}
	return cell
}

// oneLine is what they said in one line, for not every reader of tables takes a cell of several.
func oneLine(spoken []game.Speech) string { return strings.ReplaceAll(lines(spoken), "\n", " ") }
