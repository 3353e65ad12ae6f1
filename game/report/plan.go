package report

import (
	"fmt"
	"html/template"
	"io"
	"math"
	"strings"

	"parley/game"
	"parley/game/words"
)

// planPage is one sheet of A4 that needs nothing else: no script, no fonts, no addresses.
var planPage = template.Must(template.New("plan").Parse(`<!doctype html>
<html lang="{{.Lang}}"><head><meta charset="utf-8"><title>{{(index .Sheets 0).Title}}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
@page{size:A4;margin:14mm}
*{box-sizing:border-box}
body{font:10.5pt/1.4 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1b2a41;max-width:182mm;margin:0 auto}
section{height:128mm;padding:4mm 0;overflow:hidden;border-bottom:.3mm dashed #9fb2ce;break-inside:avoid}
section:last-child{border:0}
h1{font-size:15pt;margin:0}
small{color:#5b6b82}
.row{display:flex;gap:6mm;margin-top:3mm}
.radar{width:66mm;flex:none}
table{border-collapse:collapse;width:100%;font-size:9.5pt}
td,th{border-bottom:.2mm solid #d5dfeb;padding:1.2mm 1mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{width:23mm;font-weight:400;color:#5b6b82}
td.h{font-weight:700}
.box{display:inline-block;width:5mm;height:5mm;border:.3mm solid #9fb2ce;margin-right:1.4mm;border-radius:1mm}
</style></head><body>
{{range .Sheets}}<section lang="{{.Lang}}"><h1>{{.Title}}</h1><small>{{.Made}}</small>
<div class="row"><div class="radar">{{.Radar}}<small>{{.Legend}}</small></div>
<table>{{range .Habits}}<tr><th>{{.Number}}</th><td class="h">{{.Habit}}</td></tr>
<tr><th>{{.SituationName}}</th><td>{{.Situation}}</td></tr>
<tr><th>{{.WhoName}} · {{.DateName}}</th><td>{{.Person}} · {{.Date}}</td></tr>
<tr><th>{{.DoneName}}</th><td>{{range .Boxes}}<span class="box"></span>{{end}}</td></tr>{{end}}</table></div></section>{{end}}
</body></html>
`))

type planSheet struct {
	Lang, Title, Made, Legend string
	Radar                     template.HTML
	Habits                    []planRow
}

type planRow struct {
	game.PlannedHabit
	Number, SituationName, WhoName, DateName, DoneName string
	Boxes                                              [12]struct{}
}

// PlanPage writes a plan with the radar of the self-test as one A4 page, in the languages of the pages, the first first.
// It fails where the output cannot be written.
func PlanPage(out io.Writer, plan game.Plan, langs []string, pages []game.SelfPage) error {
	data := struct {
		Lang   string
		Sheets []planSheet
	}{Lang: langs[0]}
	for i, lang := range langs {
		w := words.In(lang)
		sheet := planSheet{
			Lang: lang, Title: w.Say("plan.page.title"), Made: w.Say("plan.page.made", "Date", plan.Kept.Local().Format("2006-01-02")),
			Legend: w.Say("plan.page.radar"), Radar: radar(pages[i]),
		}
		for n, h := range plan.Habits {
			if h == (game.PlannedHabit{}) {
				continue
			}
			sheet.Habits = append(sheet.Habits, planRow{PlannedHabit: h, Number: w.Say("plan.number", "N", n+1), SituationName: w.Say("plan.situation"),
				WhoName: w.Say("plan.person"), DateName: w.Say("plan.date"), DoneName: w.Say("plan.page.done")})
		}
		data.Sheets = append(data.Sheets, sheet)
	}
	if err := planPage.Execute(out, data); err != nil {
		return fmt.Errorf("write the plan: %w", err)
	}
	return nil
}

// radar draws what is said, dashed, over what is played; an element without a value stands in the middle.
func radar(page game.SelfPage) template.HTML {
	const size, r = 320.0, 100.0
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" width="100%%">`, size, size)
	n := len(page.Elements)
	at := func(i int, v float64) (x, y float64) {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		return size/2 + r*v*math.Cos(a), size/2 + r*v*math.Sin(a)
	}
	ring := func(value func(i int) float64) string {
		var p []string
		for i := range n {
			x, y := at(i, value(i))
			p = append(p, fmt.Sprintf("%.1f,%.1f", x, y))
		}
		return strings.Join(p, " ")
	}
	for _, v := range []float64{.25, .5, .75, 1} {
		fmt.Fprintf(&b, `<polygon points="%s" fill="none" stroke="#d5dfeb"/>`, ring(func(int) float64 { return v }))
	}
	value := func(v int) float64 { return float64(max(v, 0)) / 1000 }
	fmt.Fprintf(&b, `<polygon points="%s" fill="#38bdf8" fill-opacity=".25" stroke="#0369a1" stroke-width="2"/>`, ring(func(i int) float64 { return value(page.Elements[i].Played) }))
	fmt.Fprintf(&b, `<polygon points="%s" fill="none" stroke="#b45309" stroke-width="2" stroke-dasharray="6 4"/>`, ring(func(i int) float64 { return value(page.Elements[i].Said) }))
	for i, e := range page.Elements {
		x, y := at(i, 1.16)
		anchor := "middle"
		if x > size/2+20 {
			anchor = "start"
		} else if x < size/2-20 {
			anchor = "end"
		}
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" font-size="12" text-anchor="%s" fill="#1b2a41">%s</text>`, x, y+4, anchor, template.HTMLEscapeString(e.Name))
	}
	b.WriteString("</svg>")
	return template.HTML(b.String()) // figures, and names that were escaped
}
