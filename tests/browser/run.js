// Opens the HTML of every example plant in both languages, and holds what a person would see and do against the program.
//
//   node run.js            everything
//   node run.js dairy      the plants with these letters in their name
//   node run.js --shots    also writes screenshots and a PDF to shots/, to look at
"use strict";
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { chromium } = require("playwright-core");

const checks = require("./checks");
const { nasty } = require("./nasty");

const root = path.resolve(__dirname, "../..");
const program = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "debug/auditlite");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "auditlite-browser-"));

/** What the program prints for a profile; a code of 4 is a report in which a rule failed. */
function recommend(profile, lang, format, ...more) {
  const options = { cwd: root, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] };
  return execFileSync(program, ["recommend", profile, "--lang", lang, "--format", format, ...more], options).toString();
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

async function main() {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const chosen = (plant) => !wanted.length || wanted.some((word) => plant.name.includes(word));
  const shots = process.argv.includes("--shots");
  let passed = 0;
  const failures = [];
  for (const plant of [...plants(), nasty(folder)].filter(chosen)) {
    for (const lang of ["en", "es"]) {
      const html = path.join(folder, `${plant.name}_${lang}.html`);
      fs.writeFileSync(html, recommend(plant.file, lang, "html"));
      const found = JSON.parse(recommend(plant.file, lang, "json"));
      for (const [name, check] of Object.entries(checks)) {
        const what = `${plant.name} ${lang}: ${name}`;
        try {
          await check({ browser, html, plant, lang, found, report, shots: shots && path.join(__dirname, "shots") });
          passed += 1;
        } catch (error) {
          failures.push(what);
          console.log(`FAILED ${what}\n  ${String(error.stack ?? error).split("\n").slice(0, 4).join("\n  ")}`);
        }
      }
    }
  }
  await browser.close();
  fs.rmSync(folder, { recursive: true });
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exit(failures.length ? 1 : 0);
}

main();
