// Opens the HTML of every example plant and of programmes in both languages, and holds what a person would see and do
// against the program.
//
//   node run.js            everything
//   node run.js dairy      the plants and programmes with these letters in their name
//   node run.js --by-turns each page in one language only, by turns
//   node run.js --part=1/2 the first of two halves, which may run beside each other
//   node run.js --shots    also writes screenshots and a PDF to shots/, to look at
"use strict";
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { chromium } = require("playwright-core");

const { nasty } = require("./nasty");
const ofProgramme = require("./programme");
const ofReport = require("./report");

const root = path.resolve(__dirname, "../..");
const program = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "debug/auditlite");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "auditlite-browser-"));

/** What the program prints; a code of 4 is a report in which a rule failed. */
function run(...words) {
  const options = { cwd: root, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] };
  return execFileSync(program, words, options).toString();
}

const recommend = (profile, lang, format, ...more) => run("recommend", profile, "--lang", lang, "--format", format, ...more);

/** A ledger that begins with the report of a profile. */
function start(name, profile, lang) {
  const [saved, ledger] = [`${name}_${lang}.json`, `${name}_${lang}.jsonl`].map((file) => path.join(folder, file));
  fs.rmSync(ledger, { force: true });
  fs.writeFileSync(saved, recommend(profile, lang, "json"));
  run("followup", "start", saved, "-o", ledger, "--on", "2026-11-02", "--by", "Eva");
  return { saved, ledger };
}

/** The report of a profile that is not a file yet. */
function report(profile) {
  const file = path.join(folder, "changed.json");
  fs.writeFileSync(file, JSON.stringify(profile));
  // Without draws: the central numbers are the same, and sooner there.
  return JSON.parse(recommend(file, "en", "json", "--draws", "1"));
}

function plants() {
  const examples = fs.readdirSync(path.join(root, "examples")).filter((name) => name.endsWith(".json")).sort();
  return examples.map((name) => {
    const file = path.join("examples", name);
    return { name: name.replace(".json", ""), file, profile: JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) };
  });
}

/** The page of a plant's report in a language. */
function reportTest(plant, lang) {
  const html = path.join(folder, `${plant.name}_${lang}.html`);
  fs.writeFileSync(html, recommend(plant.file, lang, "html"));
  const found = JSON.parse(recommend(plant.file, lang, "json"));
  return { ...plant, html, plant, lang, found, report, run, start: () => start(plant.name, plant.file, lang), checks: ofReport };
}

/** Programmes: ledgers of the examples, by name and without names, and one of a plant whose texts try to break out. */
function programmes() {
  const { name, file, text } = nasty(folder);
  const { ledger } = start(name, file, "es");
  const [first] = JSON.parse(recommend(file, "es", "json")).recommendations;
  run("followup", "decide", ledger, first.id, "accepted", "--responsible", text, "--due", "2026-11-20", "--on", "2026-11-03", "--by", "Eva");
  const examples = ["examples/followup", "examples/training/ledgers"];
  return [
    { name: "programme", words: examples },
    { name: "programme_anonymous", words: [...examples, "--anonymous"] },
    { name: "programme_nasty", words: [ledger], nasty: true },
  ];
}

/** The page of a programme in a language. */
function programmeTest(programme, lang) {
  const print = (format) => run("programme", ...programme.words, "--as-of", "2026-12-15", "--lang", lang, "--format", format);
  const html = path.join(folder, `${programme.name}_${lang}.html`);
  fs.writeFileSync(html, print("html"));
  return { ...programme, html, lang, found: JSON.parse(print("json")), landscape: true, checks: ofProgramme };
}

async function main() {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const chosen = ({ name }) => !wanted.length || wanted.some((word) => name.includes(word));
  const shots = process.argv.includes("--shots") && path.join(__dirname, "shots");
  const byTurns = process.argv.includes("--by-turns");
  const langs = (at) => (byTurns ? [["en", "es"][at % 2]] : ["en", "es"]);
  const both = (all, test) => all.filter(chosen).flatMap((one, at) => langs(at).map((lang) => () => test(one, lang)));
  const part = process.argv.find((word) => word.startsWith("--part=")) ?? "--part=1/1";
  const [own, parts] = part.slice("--part=".length).split("/").map(Number);
  const all = [...both([...plants(), nasty(folder)], reportTest), ...both(programmes(), programmeTest)];
  let passed = 0;
  const failures = [];
  for (const make of all.filter((_, at) => at % parts === own - 1)) {
    const test = { ...make(), browser, shots };
    for (const [name, check] of Object.entries(test.checks)) {
      const what = `${test.name} ${test.lang}: ${name}`;
      try {
        await check(test);
        passed += 1;
      } catch (error) {
        failures.push(what);
        console.log(`FAILED ${what}\n  ${String(error.stack ?? error).split("\n").slice(0, 4).join("\n  ")}`);
      }
    }
  }
  await browser.close();
  fs.rmSync(folder, { recursive: true });
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exit(failures.length ? 1 : 0);
}

main();
