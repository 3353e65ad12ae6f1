// Plays stories with inkjs, an interpreter of ink that nobody here wrote.
//
//   node ink.mjs compile STORY.ink STORY.json   with inkjs' own compiler; a warning is an error
//   node ink.mjs play STORY.json                plays the ways on standard input, one a line
//   node ink.mjs walk STORY.json                plays every way there is, as the story itself offers them
//
// A way is the ids of its choices with commas between, as `parley run --batch` reads it. Each way gives one JSON line:
// {"way","ending","trust","alignment","exchange","competence","character","resistance","goodwill","outcome","offered"}: the
// scores as the story prints them, what its variables hold at the end, and how many choices were open over the whole way;
// or {"way","error"}.

import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const ink = createRequire(import.meta.url)("inkjs/full");

const tag = (tags, name) => {
	const found = (tags ?? []).find((t) => t.startsWith(name + ":"));
	return found === undefined ? undefined : found.slice(name.length + 1).trim();
};

function compile(from, to) {
	const notes = [];
	const options = new ink.CompilerOptions(null, [], false, (message) => notes.push(message));
	let story = null;
	try {
		story = new ink.Compiler(readFileSync(from, "utf8"), options).Compile();
	} catch (error) {
		notes.push(error.message);
	}
	if (notes.length > 0) {
		process.stderr.write(`${from} does not compile:\n${notes.join("\n")}\n`);
		process.exit(1);
	}
	writeFileSync(to, story.ToJson());
}

// read goes on to the next choice or to the end, and takes what is said there.
function read(story, seen) {
	while (story.canContinue) {
		const line = story.Continue();
		const ending = tag(story.currentTags, "ending");
		if (ending !== undefined) seen.ending = ending;
		const score = /^(trust|alignment|exchange) (-?\d+)\n?$/.exec(line);
		if (seen.ending !== undefined && score) seen[score[1]] = Number(score[2]);
	}
	seen.offered += story.currentChoices.length;
	if (story.currentChoices.length === 0) for (const name of variables) seen[name] = story.variablesState[name];
}

const variables = ["competence", "character", "resistance", "goodwill", "outcome"];

const begun = () => ({ way: "", ending: undefined, trust: undefined, alignment: undefined, exchange: undefined, offered: 0 });

// pick finds the choice that a way goes on with, and the rest of the way. A plan has several ids, or none at all.
function pick(choices, ids) {
	let best;
	for (const choice of choices) {
		const id = tag(choice.tags, "id");
		const own = id === "" ? [] : id.split(",");
		if (own.length > ids.length || own.some((x, i) => x !== ids[i])) continue;
		if (best === undefined || own.length > best.length) best = { choice, length: own.length };
	}
	return best;
}

function playWay(story, way) {
	const seen = begun();
	seen.way = way;
	let ids = way === "" ? [] : way.split(",");
	story.ResetState();
	read(story, seen);
	while (story.currentChoices.length > 0) {
		const picked = pick(story.currentChoices, ids);
		if (picked === undefined) {
			const open = story.currentChoices.map((c) => tag(c.tags, "id"));
			return { way, error: `${ids[0] ?? "the end"} is not open; open are ${open.join(" ")}` };
		}
		ids = ids.slice(picked.length);
		story.ChooseChoiceIndex(picked.choice.index);
		read(story, seen);
	}
	return ids.length > 0 ? { way, error: `the story ended before ${ids[0]}` } : seen;
}

const out = [];
function print(result) {
	out.push(JSON.stringify(result), "\n");
	if (out.length > 4096) flush();
}
function flush() {
	writeFileSync(1, out.join(""));
	out.length = 0;
}

async function play(story) {
	for await (const way of createInterface({ input: process.stdin })) print(playWay(story, way.trim()));
}

function walk(story) {
	const go = (seen) => {
		read(story, seen);
		if (story.currentChoices.length === 0) return print(seen);
		const here = story.state.ToJson();
		for (let i = 0; i < story.currentChoices.length; i++) {
			const id = tag(story.currentChoices[i].tags, "id");
			const next = { ...seen, way: [seen.way, id].filter((x) => x !== "").join(",") };
			story.ChooseChoiceIndex(i);
			go(next);
			story.state.LoadJson(here);
		}
	};
	go(begun());
}

const [mode, file, to] = process.argv.slice(2);
if (mode === "compile") {
	compile(file, to);
} else {
	const story = new ink.Story(readFileSync(file, "utf8"));
	story.onError = (message) => {
		throw new Error(message);
	};
	await (mode === "walk" ? walk(story) : play(story));
	flush();
}
