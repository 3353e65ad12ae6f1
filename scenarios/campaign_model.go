package scenarios

// quarterFile is scenarios/campaign/quarter.yaml, by the tags that model.go explains.
type quarterFile struct {
	Parley     number               `key:"parley" need:"yes" min:"1" max:"1" doc:"version of the format"`
	ID         name                 `key:"id" need:"yes" id:"yes" doc:"name of the quarter; records use it"`
	Language   name                 `key:"language" need:"yes" id:"yes" doc:"language of the texts in this file"`
	Title      text                 `key:"title" need:"yes" doc:"name shown to the player"`
	Brief      text                 `key:"brief" need:"yes" doc:"what the player knows before it starts"`
	Weeks      number               `key:"weeks" need:"yes" min:"1" max:"26" doc:"weeks of the quarter"`
	Slots      number               `key:"slots" need:"yes" min:"1" max:"9" doc:"slots to spend in each week"`
	Early      number               `key:"early" need:"yes" min:"0" max:"9" doc:"slots that a request costs which is opened before its week"`
	Surprised  number               `key:"surprised" need:"yes" min:"0" max:"3" doc:"surprises that the seed draws"`
	People     table[stands]        `key:"people" need:"yes" most:"8" doc:"who there is to get on with, by their id in the cast"`
	Activities table[outing]        `key:"activities" need:"yes" most:"24" doc:"ways to spend slots"`
	Promises   table[pledge]        `key:"promises" most:"24" doc:"promises that the quarter keeps book of"`
	Requests   table[request]       `key:"requests" need:"yes" most:"6" doc:"standoffs by their id, in the order they fall due"`
	Surprises  table[surprise]      `key:"surprises" most:"24" doc:"what may happen; the seed draws from them"`
	Calendar   []text               `key:"calendar" need:"yes" most:"26" doc:"what each week is like, in order"`
	Review     quarterReview        `key:"review" need:"yes" doc:"what is said in the end"`
	Strategies table[quarterPlayed] `key:"strategies" most:"16" doc:"named ways to play the quarter; each is a test"`
}

type stands struct {
	Competence number `key:"competence" need:"yes" min:"0" max:"1000" doc:"they believe you can, thousandths"`
	Character  number `key:"character" need:"yes" min:"0" max:"1000" doc:"they believe you will, thousandths"`
	Goodwill   number `key:"goodwill" min:"-500" max:"500" doc:"the emotional bank account; 0 if absent"`
	Alignment  number `key:"alignment" min:"0" max:"1000" doc:"your goal is theirs, thousandths; of whom a request is made, its scenario says"`
}

type outing struct {
	Icon  name          `key:"icon" need:"yes" of:"icon" doc:"picture on its card"`
	Slots number        `key:"slots" need:"yes" min:"1" max:"9" doc:"slots it takes"`
	With  []name        `key:"with" need:"yes" most:"8" doc:"people it can be spent with"`
	Moves []phrase      `key:"moves" need:"yes" most:"8" doc:"what it does to the relationship, as a deposit"`
	Title text          `key:"title" need:"yes" doc:"name shown to the player"`
	Text  text          `key:"text" need:"yes" doc:"what it is, in one line"`
	Did   table[[]text] `key:"did" need:"yes" most:"9" doc:"what comes of it: under any, or under a person"`
}

type pledge struct {
	From   phrase `key:"from" doc:"where it is made: a scenario and its promise; a surprise makes it by the move promise"`
	RunsOn toggle `key:"runs-on" doc:"true: what the follow-up kept comes due again"`
	To     name   `key:"to" need:"yes" doc:"person it is made to"`
	Worth  number `key:"worth" need:"yes" min:"1" max:"1000" doc:"what it is worth to them, thousandths"`
	Slots  number `key:"slots" need:"yes" min:"0" max:"9" doc:"slots that keeping it takes"`
	After  number `key:"after" need:"yes" min:"0" max:"26" doc:"weeks from making it to the week it is due"`
	Others []name `key:"others" most:"8" doc:"people whom it puts out that it is kept"`
	Text   text   `key:"text" need:"yes" doc:"what was promised"`
	Due    text   `key:"due" need:"yes" doc:"why it is inconvenient now"`
	Kept   text   `key:"kept" need:"yes" doc:"what comes of keeping it"`
	Told   text   `key:"told" need:"yes" doc:"what comes of telling them that it will not be kept"`
	Lapsed text   `key:"lapsed" need:"yes" doc:"what comes of letting it pass in silence"`
}

type request struct {
	Due  number `key:"due" need:"yes" min:"1" max:"26" doc:"week in which it is opened, ready or not"`
	Text text   `key:"text" need:"yes" doc:"what it is about, in one line"`
}

type surprise struct {
	From    number   `key:"from" need:"yes" min:"1" max:"26" doc:"first week in which it may happen"`
	To      number   `key:"to" need:"yes" min:"1" max:"26" doc:"last week"`
	Icon    name     `key:"icon" need:"yes" of:"icon" doc:"picture beside it"`
	Title   text     `key:"title" need:"yes" doc:"name shown to the player"`
	Text    text     `key:"text" need:"yes" doc:"what happens"`
	Choices []answer `key:"choices" need:"yes" most:"4" doc:"what the player may do"`
}

type answer struct {
	ID    name            `key:"id" need:"yes" id:"yes" doc:"name in records, unique in the quarter"`
	Text  text            `key:"text" need:"yes" doc:"what the player does or says"`
	Slots number          `key:"slots" min:"0" max:"9" doc:"slots it takes; 0 if absent"`
	Moves table[[]phrase] `key:"moves" need:"yes" most:"8" doc:"what it does, as deposits, by person"`
	Reply text            `key:"reply" need:"yes" doc:"what comes of it"`
}

type quarterReview struct {
	Chen chenSays `key:"chen" need:"yes" doc:"the director's sentence, by what came of the requests"`
	Wu   wuSays   `key:"wu" need:"yes" doc:"the mentor's sentence, by habit"`
}

type chenSays struct {
	All    text `key:"all" need:"yes" doc:"every request got something, and nothing was broken"`
	Broken text `key:"broken" need:"yes" doc:"every request got something, and promises were broken"`
	Most   text `key:"most" need:"yes" doc:"most of them"`
	Some   text `key:"some" need:"yes" doc:"some of them"`
	None   text `key:"none" need:"yes" doc:"none of them"`
}

type wuSays struct {
	Bank    text `key:"bank" need:"yes" doc:"the accounts are full"`
	Even    text `key:"even" need:"yes" doc:"nothing stands out"`
	Cold    text `key:"cold" need:"yes" doc:"people were met only when something was needed"`
	Broken  text `key:"broken" need:"yes" doc:"promises were broken"`
	Pressed text `key:"pressed" need:"yes" doc:"people were pressed"`
	Quit    text `key:"quit" need:"yes" doc:"the first no was taken for the last"`
}

type quarterPlayed struct {
	Text      text     `key:"text" need:"yes" doc:"name shown to the player"`
	Standoffs []name   `key:"standoffs" need:"yes" most:"8" doc:"strategies to play the standoffs by: the first that a scenario has"`
	Spend     []phrase `key:"spend" most:"64" doc:"activities with whom, \"coffee zhou\", one after another, over and over"`
	Keeps     toggle   `key:"keeps" doc:"true: keeps what is due"`
	Answers   []name   `key:"answers" most:"64" doc:"what it answers to surprises; else the first that is open"`
	Expect    phrase   `key:"expect" need:"yes" doc:"what the quarter is worth, as \"< 400\", whatever the seed"`
}
