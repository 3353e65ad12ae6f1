package scenarios

// The codes of diagnostics. A code never changes its meaning and is never used again for another; each has a failing
// example in testdata/bad and its words in messages.
const (
	// Reading: what is in a file, before any name in it is looked up.
	codeMissingFile  = "SC0101" // a file that must be there is not, or cannot be read
	codeTooLarge     = "SC0102" // a file over 1 MiB
	codeNotUTF8      = "SC0103" // bytes that are not UTF-8
	codeControl      = "SC0104" // a NUL or another control character
	codeTab          = "SC0105" // a tab in the indentation
	codeTooDeep      = "SC0106" // more than 64 levels of nesting
	codeTooManyLines = "SC0107" // more than 20,000 lines
	codeYAML         = "SC0108" // not YAML
	codeAlias        = "SC0109" // an anchor, an alias or a merge key
	codeTag          = "SC0110" // an explicit tag such as !!int
	codeBang         = "SC0111" // a value that begins with ! and is not quoted whole
	codeDocuments    = "SC0112" // more than one document in a file
	codeUnknownKey   = "SC0113" // a key that the format does not have there
	codeDuplicateKey = "SC0114" // the same key twice
	codeMissingKey   = "SC0115" // a key that must be there is not
	codeWrongType    = "SC0116" // a list where a text belongs, and the like
	codeRange        = "SC0117" // a number out of range
	codeNotOneOf     = "SC0118" // a word that is not in the list of allowed ones
	codeVersion      = "SC0119" // a version of the format that is not understood
	codeBadID        = "SC0120" // an id with other characters than a-z, 0-9 and -
	codeEmptyText    = "SC0121" // a text with nothing in it
	codeMore         = "SC0122" // more diagnostics than are shown
	codeTooMany      = "SC0123" // more entries than the rules have room for

	// Names: what refers to what.
	codeNoTarget       = "SC0201" // a jump to no beat, meeting or ending
	codeUnknownName    = "SC0202" // a name that nothing has
	codeDuplicateID    = "SC0203" // the same id twice
	codeReservedID     = "SC0204" // an id that the format uses itself
	codeMissingArg     = "SC0205" // a move without an argument that it needs
	codeExtraArg       = "SC0206" // a move with an argument that it does not take
	codeNoConcern      = "SC0207" // a move that cannot name a concern names one
	codePercent        = "SC0208" // a phase with a percentage that is none
	codeDeedPlace      = "SC0209" // keep or break where no promise comes due
	codeUnused         = "SC0210" // declared and never used
	codeFactDiffers    = "SC0211" // a fact's value is not what its `from` gives
	codeFactExpression = "SC0212" // a fact's `from` that cannot be computed
	codeWeights        = "SC0213" // weights that do not add up to 1000
	codeScope          = "SC0214" // a substitute without scope, or scope without substitute
	codeSlots          = "SC0215" // an activity, or a strategy's plan, that does not fit the slots
	codeWorth          = "SC0216" // an expected worth that cannot be read
	codeNoExpectation  = "SC0217" // a strategy that expects nothing
	codeLineID         = "SC0218" // several lines, one of them without an id
	codeSheet          = "SC0219" // a question of the sheet that nobody can get right or nobody can get wrong
	codePick           = "SC0220" // a question of the sheet that asks for more options than are good
	codeBothParties    = "SC0221" // both a counterpart and several
	codeToWhom         = "SC0222" // something of one counterpart, and nothing says to whom
	codeOtherParty     = "SC0223" // something of one counterpart said or promised to another
	codeAbsent         = "SC0224" // somebody speaks or is spoken to who is not at the table

	// Logic: dead ends that show without a search.
	codeCondition    = "SC0301" // a condition that does not parse
	codeTypes        = "SC0302" // a number where truth belongs, or truth where a number belongs
	codeNever        = "SC0303" // a condition that is never true
	codeAlways       = "SC0304" // a condition that is always true
	codeComplex      = "SC0305" // a condition too long or too deep
	codeDeadEnd      = "SC0306" // a beat without a choice that is always open
	codeUnreached    = "SC0307" // a beat or meeting that no way reaches
	codeNoWayTo      = "SC0308" // an ending that no way reaches
	codeDecideCount  = "SC0309" // a meeting without exactly one beat that decides
	codeDecideAlone  = "SC0310" // the beat that decides cannot be reached by a choice
	codeOutcome      = "SC0311" // a decision with a missing outcome
	codeLoop         = "SC0312" // a loop that patience does not end
	codeBackInside   = "SC0313" // a decision that leads back into a talk
	codeIntoMeeting  = "SC0314" // a jump into the middle of another meeting or the follow-up
	codeBeatShape    = "SC0315" // a beat that both talks and decides, or does neither
	codeDecidePlace  = "SC0316" // a decision in a follow-up, or a meeting that goes on without one
	codeUndecided    = "SC0317" // the follow-up can be reached before anything was decided
	codeStart        = "SC0318" // a meeting that begins with its decision
	codeNeverDue     = "SC0319" // a promise whose due point never comes
	codeNeverSettled = "SC0320" // a promise that can be neither kept nor broken
	codeNoAnswer     = "SC0321" // a concern whose answer no choice offers
	codeNoKnows      = "SC0322" // a KPI is linked that the player may not know
	codeNoHas        = "SC0323" // evidence is shown that the player may not have
	codeDeadLine     = "SC0324" // a line that is never spoken
	codeSilence      = "SC0325" // several lines of which none may hold
	codeNeverBegins  = "SC0326" // the scenario has no meeting to begin with, or no ending to end with

	// Translation: texts of other languages, and what stands in texts.
	codeNotTranslated = "SC0401" // a text without a translation
	codeLeftOver      = "SC0402" // a translation of no text
	codePlaceholder   = "SC0403" // a placeholder that names no fact
	codeTranslates    = "SC0404" // a translation of another scenario
	codeFileLanguage  = "SC0405" // a translation whose file is not named after its language

	// Search: what shows only when every way is walked.
	codeBeatUnmet   = "SC0501" // a beat that no way reaches
	codeEndingUnmet = "SC0502" // an ending that no way reaches
	codeClosed      = "SC0503" // a choice that is open on no way
	codeAlwaysBest  = "SC0504" // a choice that is the best wherever there is something to choose
	codePadding     = "SC0505" // a choice that is neither the best nor the worst anywhere
	codeStrategy    = "SC0506" // a strategy that does not come out as it expects
	codeSteps       = "SC0507" // more steps than a search may take
	codeNotSearched = "SC0508" // what was not searched for
)
