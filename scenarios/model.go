package scenarios

// The structs of this file are the format: their tags say what may be written where, and the reader, the check and
// the schema all follow them.
//
//	key     the key in the file
//	need    "yes": the key must be there
//	min,max range of a number
//	most    largest number of entries of a list or table
//	of      the list of allowed words, by its name in enumerations
//	id      "yes": the text is an id that others refer to
//	single  "yes": one entry may stand without the list around it
//	doc     what it means, for the schema and the docs
//
// Fields without a tag for their value are references, resolved after reading.

// formatVersion is the newest version of the format that is understood.
const formatVersion = 1

type document struct {
	Parley      number           `key:"parley" need:"yes" min:"1" max:"1" doc:"version of the format"`
	ID          name             `key:"id" need:"yes" id:"yes" doc:"name of the scenario; saves and records use it"`
	Language    name             `key:"language" need:"yes" id:"yes" doc:"language of the texts in this file, as zh or en"`
	Kind        name             `key:"kind" need:"yes" of:"kind" doc:"what the scenario is for"`
	Days        number           `key:"days" need:"yes" min:"1" max:"1000" doc:"days there are; what the time of a run is measured against"`
	Title       text             `key:"title" need:"yes" doc:"name shown to the player"`
	Brief       text             `key:"brief" need:"yes" doc:"what the player knows before it starts"`
	Hint        text             `key:"hint" doc:"advice before the start, for coach only"`
	Counterpart name             `key:"counterpart" doc:"person of the cast to talk to; with several, see parties"`
	Room        name             `key:"room" need:"yes" of:"room" doc:"picture behind the talk"`
	After       []name           `key:"after" most:"16" doc:"scenarios that must have been played before, in a campaign"`
	Variations  []variation      `key:"variations" most:"8" doc:"what the seed may change at the start, so that a replay is practice and not memory"`
	Facts       table[fact]      `key:"facts" most:"64" doc:"figures, declared once; texts use them as {id}"`
	Profile     *profile         `key:"profile" doc:"what counts for the counterpart"`
	Stance      *stance          `key:"stance" doc:"how the counterpart stands to the player when the run opens"`
	Concerns    []concern        `key:"concerns" most:"8" doc:"worries that hold the counterpart back, in the order they come out"`
	Parties     []party          `key:"parties" most:"3" doc:"several counterparts, each with their own profile, stance and concerns, instead of those above"`
	Evidence    table[evidence]  `key:"evidence" most:"32" doc:"pieces of evidence there are to gather and show"`
	Promises    table[promise]   `key:"promises" most:"8" doc:"what the player may commit to"`
	Preparation *preparation     `key:"preparation" doc:"what there is to do before the first meeting"`
	Meetings    []meeting        `key:"meetings" need:"yes" most:"16" doc:"sittings of the request; the first begins the talk"`
	FollowUp    *followUp        `key:"follow-up" doc:"what happens after they agreed: promises come due"`
	Endings     []ending         `key:"endings" need:"yes" most:"32" doc:"how a run can end"`
	Strategies  table[plannedBy] `key:"strategies" most:"32" doc:"named ways to play; each is a test"`
	Notes       table[note]      `key:"notes" most:"1024" doc:"the principle behind a choice, by the choice's id, shown in the review"`
}

// party is one of several counterparts.
type party struct {
	Counterpart name      `key:"counterpart" need:"yes" doc:"person of the cast to talk to"`
	Profile     profile   `key:"profile" need:"yes" doc:"what counts for them"`
	Stance      stance    `key:"stance" need:"yes" doc:"how they stand to the player when the run opens"`
	Concerns    []concern `key:"concerns" most:"8" doc:"worries that hold them back, in the order they come out"`
}

type variation struct {
	ID         name   `key:"id" need:"yes" id:"yes" doc:"name for variation(\"id\")"`
	Text       text   `key:"text" need:"yes" doc:"what is different this time"`
	Patience   number `key:"patience" min:"-8" max:"8" doc:"change of the turns a meeting may take"`
	Competence number `key:"competence" min:"-1000" max:"1000" doc:"change, thousandths"`
	Character  number `key:"character" min:"-1000" max:"1000" doc:"change, thousandths"`
	Alignment  number `key:"alignment" min:"-1000" max:"1000" doc:"change, thousandths"`
	Goodwill   number `key:"goodwill" min:"-1000" max:"1000" doc:"change, thousandths"`
	Cost       number `key:"cost" min:"-2000" max:"2000" doc:"change, thousandths"`
	To         name   `key:"to" doc:"the one counterpart it changes; without it all. Patience is the meeting's"`
}

type fact struct {
	Value number `key:"value" need:"yes" min:"-1000000000000" max:"1000000000000" doc:"the figure, a whole number"`
	Unit  text   `key:"unit" doc:"unit shown to the player"`
	From  expr   `key:"from" doc:"how it follows from other facts; must give the value"`
}

type profile struct {
	Weights    weights       `key:"weights" need:"yes" doc:"how much each meter counts for them, 1000 together"`
	Floor      number        `key:"floor" need:"yes" min:"0" max:"1000" doc:"weaker kind of trust below which they refuse, thousandths"`
	Authority  number        `key:"authority" need:"yes" min:"1" max:"100" doc:"largest scope in percent that they may grant; 100: no cap"`
	KPIs       []kpi         `key:"kpis" most:"8" doc:"figures they are measured by"`
	Currencies table[weight] `key:"currencies" most:"8" doc:"what they value in a promise, with its weight in thousandths"`
}

type weights struct {
	Trust     number `key:"trust" need:"yes" min:"0" max:"1000" doc:"thousandths"`
	Alignment number `key:"alignment" need:"yes" min:"0" max:"1000" doc:"thousandths"`
	Exchange  number `key:"exchange" need:"yes" min:"0" max:"1000" doc:"thousandths"`
}

type kpi struct {
	ID     name   `key:"id" need:"yes" id:"yes" doc:"name for link-kpi and knows(\"id\")"`
	Weight number `key:"weight" need:"yes" min:"0" max:"2000" doc:"worth of serving it in full, thousandths"`
	Full   number `key:"full" need:"yes" min:"1" max:"1000000000000" doc:"the quantity worth all of it"`
	Known  toggle `key:"known" doc:"true: the player knows it from the start"`
	Title  text   `key:"title" need:"yes" doc:"name shown to the player"`
	Text   text   `key:"text" need:"yes" doc:"what it means, in one line"`
}

// weight is a bare number of a table.
type weight struct{ number }

type stance struct {
	Competence number `key:"competence" need:"yes" min:"0" max:"1000" doc:"they believe you can, thousandths"`
	Character  number `key:"character" need:"yes" min:"0" max:"1000" doc:"they believe you will, thousandths"`
	Alignment  number `key:"alignment" need:"yes" min:"0" max:"1000" doc:"your goal is theirs, thousandths"`
	Goodwill   number `key:"goodwill" min:"-500" max:"500" doc:"the emotional bank account; 0 if absent"`
	Cost       number `key:"cost" need:"yes" min:"1" max:"2000" doc:"what the whole ask costs them, thousandths of their scale"`
	Patience   number `key:"patience" need:"yes" min:"1" max:"32" doc:"turns a meeting may take before they close it"`
}

type concern struct {
	ID       name   `key:"id" need:"yes" id:"yes" doc:"name for moves and knows(\"id\")"`
	Weight   number `key:"weight" need:"yes" min:"1" max:"1000" doc:"alignment it holds back until relieved, thousandths"`
	Answer   name   `key:"answer" need:"yes" of:"answer" doc:"the move that truly answers it"`
	Gate     number `key:"gate" need:"yes" min:"0" max:"1000" doc:"trust from which they voice it when asked, thousandths"`
	RedLine  toggle `key:"red-line" doc:"true: no agreement before it is answered"`
	Cause    name   `key:"cause" need:"yes" of:"cause" doc:"root cause"`
	Conflict name   `key:"conflict" need:"yes" of:"conflict" doc:"type of conflict (Moore)"`
	Text     text   `key:"text" need:"yes" doc:"the worry in their words"`
}

type evidence struct {
	Quality number `key:"quality" need:"yes" min:"1" max:"3" doc:"how much it proves"`
	Title   text   `key:"title" need:"yes" doc:"name shown to the player"`
	Text    text   `key:"text" need:"yes" doc:"what it shows, in one line"`
}

type promise struct {
	To       name `key:"to" doc:"counterpart it is made to; needed where there are several"`
	Due      name `key:"due" need:"yes" doc:"follow-up, or the meeting in which it comes due"`
	Currency name `key:"currency" need:"yes" doc:"what it gives them"`
	Size     name `key:"size" need:"yes" of:"size" doc:"how much of it"`
	Text     text `key:"text" need:"yes" doc:"what was promised"`
}

type preparation struct {
	Slots      number     `key:"slots" need:"yes" min:"1" max:"32" doc:"slots there are to spend"`
	Activities []activity `key:"activities" need:"yes" most:"16" doc:"ways to spend them"`
	Sheet      []question `key:"sheet" most:"8" doc:"what the player writes down before the talk; graded, and moves no score"`
}

// question is one of the preparation sheet.
type question struct {
	ID      name     `key:"id" need:"yes" id:"yes" doc:"name in records"`
	Kind    name     `key:"kind" need:"yes" of:"question" doc:"what it makes the player think of"`
	Text    text     `key:"text" need:"yes" doc:"what is asked"`
	Pick    number   `key:"pick" min:"1" max:"4" doc:"options to pick; 1 if absent"`
	Options []option `key:"options" need:"yes" most:"8" doc:"answers to pick from, some of them good"`
}

type option struct {
	ID   name   `key:"id" need:"yes" id:"yes" doc:"name in records"`
	Good toggle `key:"good" doc:"true: it holds in the talk"`
	Text text   `key:"text" need:"yes" doc:"the answer"`
	Why  text   `key:"why" need:"yes" doc:"why it holds or does not, one sentence, said when the sheet is graded"`
}

type activity struct {
	ID    name     `key:"id" need:"yes" id:"yes" doc:"name for strategies and records"`
	Slots number   `key:"slots" need:"yes" min:"1" max:"32" doc:"slots it takes"`
	Icon  name     `key:"icon" need:"yes" of:"icon" doc:"picture on its card"`
	Title text     `key:"title" need:"yes" doc:"name shown to the player"`
	Text  text     `key:"text" need:"yes" doc:"what it is, in one line"`
	When  expr     `key:"when" doc:"condition under which it can be chosen"`
	To    name     `key:"to" doc:"counterpart its moves are for; the first if absent"`
	Moves []phrase `key:"moves" most:"8" doc:"what it does to the relationship, as a deposit"`
	Gives []phrase `key:"gives" most:"16" doc:"what it brings: \"evidence ID\", \"kpi ID\" or \"concern ID\""`
}

type meeting struct {
	ID       name        `key:"id" need:"yes" id:"yes" doc:"name to jump to"`
	Title    text        `key:"title" need:"yes" doc:"name shown to the player"`
	Costs    number      `key:"costs" min:"0" max:"1000" doc:"days that pass before it begins; the first costs none"`
	Patience number      `key:"patience" min:"1" max:"32" doc:"turns it may take, if other than the stance says"`
	With     []name      `key:"with" most:"3" doc:"counterparts at the table, who alone decide; all if absent"`
	Start    name        `key:"start" need:"yes" doc:"beat it begins with"`
	Beats    table[beat] `key:"beats" need:"yes" most:"256" doc:"places of the talk, by id"`
}

type followUp struct {
	Start name        `key:"start" need:"yes" doc:"beat it begins with"`
	Beats table[beat] `key:"beats" need:"yes" most:"256" doc:"places of the talk, by id"`
}

type beat struct {
	Says        []line   `key:"says" single:"yes" most:"16" doc:"what they say; of several lines the first whose condition holds"`
	Hint        text     `key:"hint" doc:"advice before the choice, for coach only"`
	Thinks      text     `key:"thinks" doc:"what went on in the counterpart when the talk came here, told by them once it is over"`
	Choices     []choice `key:"choices" most:"16" doc:"what the player may say"`
	Decide      toggle   `key:"decide" doc:"true: they decide here, on the state after the choice"`
	Accept      name     `key:"accept" doc:"where it goes on after accept"`
	Conditional name     `key:"conditional" doc:"where it goes on after conditional"`
	Defer       name     `key:"defer" doc:"where it goes on after defer"`
	Refuse      name     `key:"refuse" doc:"where it goes on after refuse"`
}

type line struct {
	ID   name `key:"id" id:"yes" doc:"needed where there are several"`
	When expr `key:"when" doc:"condition; the first line that holds is spoken"`
	Who  name `key:"who" doc:"counterpart who says it; who was spoken to last if absent"`
	Mood name `key:"mood" need:"yes" of:"mood" doc:"how they look"`
	Text text `key:"text" need:"yes" doc:"what they say"`
}

type choice struct {
	ID    name     `key:"id" need:"yes" id:"yes" doc:"name in records, unique in the scenario"`
	When  expr     `key:"when" doc:"condition under which it can be said"`
	To    name     `key:"to" doc:"counterpart it is said to; without it whoever speaks in this beat"`
	Text  text     `key:"text" need:"yes" doc:"what the player says"`
	Moves []phrase `key:"moves" need:"yes" most:"12" doc:"what the line does, each a move with its arguments; [] for nothing"`
	Reply []line   `key:"reply" single:"yes" most:"16" doc:"what they answer; without it their generic reaction"`
	Next  name     `key:"next" need:"yes" doc:"beat, meeting, ending, or follow-up"`
	Heard text     `key:"heard" doc:"how the line sounded to the counterpart, told by them once it is over; without it their generic sentence"`
}

type ending struct {
	ID    name   `key:"id" need:"yes" id:"yes" doc:"name to jump to"`
	Kind  name   `key:"kind" need:"yes" of:"ending" doc:"what kind of ending it is"`
	Title text   `key:"title" need:"yes" doc:"name shown to the player"`
	Text  text   `key:"text" need:"yes" doc:"how it went on"`
	Scope number `key:"scope" min:"1" max:"100" doc:"percent of the ask that a substitute brings"`
	When  expr   `key:"when" doc:"tried in file order before any ending is shown; the first that holds wins"`
}

// plannedBy is a strategy as the file has it.
type plannedBy struct {
	Text       text     `key:"text" doc:"name shown to the player"`
	Prepare    []name   `key:"prepare" most:"16" doc:"activities it prepares; none: nothing"`
	Choose     []name   `key:"choose" most:"1024" doc:"choices it takes whenever one is open"`
	Prefer     []name   `key:"prefer" most:"26" of:"move" doc:"moves it likes, best first"`
	Avoid      []name   `key:"avoid" most:"26" of:"move" doc:"moves it shuns"`
	LeaveAfter number   `key:"leave-after" min:"1" max:"16" doc:"non-agreements after which it takes the way out"`
	Expect     expected `key:"expect" need:"yes" doc:"what must come out, for every variation"`
}

type expected struct {
	Outcomes []name `key:"outcomes" most:"4" of:"outcome" doc:"the last decision is one of these"`
	Endings  []name `key:"endings" most:"9" of:"ending" doc:"the ending is of one of these kinds"`
	Worth    phrase `key:"worth" doc:"what the run is worth, as \"< 400\" or \">= 700\""`
}

type note struct {
	Mistake   name `key:"mistake" of:"mistake" doc:"which of the five mistakes it is"`
	Principle name `key:"principle" of:"principle" doc:"entry of the codex"`
	Text      text `key:"text" need:"yes" doc:"what to learn from it"`
}

// translation is another language's file beside the scenario.
type translation struct {
	Parley     number      `key:"parley" need:"yes" min:"1" max:"1" doc:"version of the format"`
	Translates name        `key:"translates" need:"yes" doc:"id of what is translated"`
	Language   name        `key:"language" need:"yes" id:"yes" doc:"language of the texts, as the file's name says"`
	Texts      table[text] `key:"texts" need:"yes" most:"8192" keys:"any" doc:"texts by key"`
}

// castFile is scenarios/cast/cast.yaml.
type castFile struct {
	Parley      number            `key:"parley" need:"yes" min:"1" max:"1" doc:"version of the format"`
	Language    name              `key:"language" need:"yes" id:"yes" doc:"language of the texts in this file"`
	Departments table[department] `key:"departments" need:"yes" most:"32" doc:"departments by id"`
	People      table[person]     `key:"people" need:"yes" most:"64" doc:"people by id"`
}

type department struct {
	Name text `key:"name" need:"yes" doc:"name shown to the player"`
}

type person struct {
	Name       text          `key:"name" need:"yes" doc:"name shown to the player"`
	Role       text          `key:"role" need:"yes" doc:"what they do"`
	Department name          `key:"department" need:"yes" doc:"where they work"`
	Portrait   name          `key:"portrait" need:"yes" of:"portrait" doc:"picture"`
	Wants      text          `key:"wants" need:"yes" doc:"what they want, one short sentence"`
	Fears      text          `key:"fears" need:"yes" doc:"what they fear, one short sentence"`
	Replies    table[reacts] `key:"replies" most:"32" doc:"generic reactions, by what moved or was decided"`
	Heard      table[text]   `key:"heard" most:"26" doc:"how a line sounds to them, by its first move; told once the talk is over"`
}

// reacts is one list of the bank of reactions.
type reacts struct{ lines []line }

// enumerations are the closed lists of words, by the name that the tag `of` uses.
var enumerations = map[string][]string{
	"kind":     {"standoff", "drill", "tutorial", "capstone"},
	"room":     {"it", "marketing", "finance", "meeting", "workshop", "office", "corridor", "title"},
	"portrait": {"linyue", "zhou", "suman", "hemin", "fangqing", "chen", "majun", "wu"},
	"mood":     {"neutral", "warm", "interested", "doubtful", "annoyed", "worried", "angry"},
	"cause":    {"goals", "interests", "information"},
	"conflict": {"data", "interest", "structural", "relationship", "value"},
	"question": {"alternative", "packages", "interest", "reservation"},
	"size":     {"small", "medium", "large"},
	"outcome":  {"refuse", "defer", "conditional", "accept"},
	"source":   {"chapter", "literature", "ours"},
	"mistake":  {"command", "vague", "self-centred", "last-minute", "giving-up"},
	"move":     moveWords(false),
	"answer":   moveWords(true),
	"ending":   endingWords(),
	"principle": {
		"root-goals", "root-interests", "root-information", "no-enemies", "resource-exchange", "trust-competence",
		"trust-character", "emotional-account", "ladder", "mistake-command", "mistake-vague", "mistake-self-centred",
		"mistake-last-minute", "mistake-giving-up", "asymmetry", "reciprocity", "recognition", "shared-purpose", "coalition",
		"evidence", "options", "criteria", "phasing",
	},
	"reaction": {
		"trust-up", "trust-down", "alignment-up", "alignment-down", "exchange-up", "exchange-down", "pressed", "revealed",
		"flat", "repeated", "closed", "accept", "conditional", "defer", "refuse", "gate-red-line", "gate-authority",
		"gate-exchange", "gate-floor",
	},
	"icon": {
		"arrow-left", "arrow-left-right", "arrow-right", "award", "book-open", "calendar-days", "chart-line", "check",
		"chevron-down", "chevron-right", "circle-question-mark", "clipboard-list", "clock", "coffee", "database", "door-open",
		"download", "eye", "eye-off", "fast-forward", "file-text", "flag", "frown", "git-branch", "git-compare",
		"graduation-cap", "handshake", "heart-handshake", "history", "house", "languages", "lightbulb", "lock", "log-out",
		"meh", "messages-square", "pause", "phone-call", "play", "printer", "rotate-ccw", "save", "search", "settings",
		"shield-check", "smartphone", "smile", "sparkles", "star", "target", "timer", "trending-down", "trending-up",
		"triangle-alert", "undo-2", "user", "users", "volume-2", "x", "zap",
	},
}
