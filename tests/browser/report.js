// What must hold of the page of every report. Each check opens its own page.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");

const { within, near, everywhere } = require("./page");

Object.assign(exports, everywhere);

const measures = (report) => [...report.recommendations, ...report.needs_study];

/** Holds what the page has found against a report of the program. */
function compare(judged, report, what, changed) {
  let compared = 0;
  const here = new Map(judged.map((one) => [one.id, one]));
  for (const list of ["recommendations", "needs_study"]) {
    for (const program of report[list]) {
      const one = here.get(program.id);
      if (!one) continue;
      const at = `${what}, ${program.id}`;
      const share = changed && one.near ? 0.02 : 1e-9;
      near(one.saving, program.annual_saving?.expected, `${at} saves`, share);
      near(one.investment, program.investment.expected, `${at} costs`);
      near(one.npv, program.npv?.expected, `${at} is worth`, share);
      near(one.co2e, program.co2e?.expected, `${at} avoids`);
      assert.equal(one.payback, program.payback.kind, at);
      near(one.months, program.payback.months, `${at} pays back`, share);
      assert.equal(one.list, list === "recommendations" ? "recommended" : "beyond", at);
      compared += 1;
    }
  }
  for (const one of judged.filter((one) => one.list === "not")) {
    assert.ok(!measures(report).some((program) => program.id === one.id), `${what}: ${one.id} no longer applies`);
  }
  return compared;
}

/** The ids of the rows that are seen, in their order. */
const order = (page, list) => page.$$eval(`table[data-list=${list}] tr[data-measure]`, (rows) => rows.filter((row) => !row.hidden).map((row) => row.dataset.measure));

exports.texts_of_strangers_are_seen = async (test) => {
  if (!test.nasty) return;
  await within(test, {}, async (page) => {
    const heading = await page.textContent("h1");
    assert.ok(heading.includes("<script>window.hacked=1</script>"), heading);
    assert.equal(await page.$$eval("img, iframe, object, body script:not([type]) ~ script", (all) => all.length), 0);
    assert.ok(!(await page.textContent("body")).includes("\u202e"));
  });
};

exports.charts_have_the_marks_of_the_data = (test) => within(test, {}, async (page) => {
  const marks = (id) => page.$$eval(`#${id} [data-mark]`, (all) => all.map((one) => one.dataset.mark).sort());
  const ids = (all) => all.map((one) => one.id).sort();
  const report = test.found;
  const all = measures(report);
  const timed = all.filter((one) => ["immediate", "months"].includes(one.payback.kind));
  assert.deepEqual(await marks("chart-ladder"), ids(timed));
  const limit = report.limits.payback_months;
  // The bars are as long as the paybacks, in one scale.
  const bars = await page.$$eval("#chart-ladder [data-mark]", (all) => all.map((one) => [one.dataset.mark, one.querySelector("rect").width.baseVal.value]));
  const scaled = bars.map(([id, width]) => [all.find((one) => one.id === id).payback.months ?? 0, width]).filter(([months]) => months > 1 && months < limit);
  for (const [months, width] of scaled) near(width / months, scaled[0][1] / scaled[0][0], "length of a bar", 0.03);
  const counted = report.recommendations.filter((one) => !one.not_counted && one.investment.currency === report.currency && (one.stacked_annual_saving ?? one.annual_saving));
  assert.deepEqual(await marks("chart-cumulative"), counted.length > 1 ? ids(counted) : []);
  const saving = all.filter((one) => one.annual_saving?.expected > 0 && one.investment.currency === report.currency);
  assert.deepEqual(await marks("chart-effort"), saving.length > 1 ? ids(saving) : []);
  const ranged = all.filter((one) => one.annual_saving?.low !== undefined && one.annual_saving.high !== undefined);
  assert.deepEqual(await marks("chart-ranges"), ids(ranged));
  const avoiding = all.filter((one) => one.co2e?.expected > 0 && one.annual_worth && !one.umbrella);
  assert.deepEqual(await marks("chart-abatement"), avoiding.length > 1 ? ids(avoiding) : []);
  const balanced = (wanted) => report.balance?.some((one) => wanted.includes(one.resource)) ?? false;
  assert.equal((await marks("chart-energy")).length > 0, balanced(["electricity", "natural_gas", "lpg", "diesel", "fuel_oil"]));
  assert.equal((await marks("chart-water")).length > 0, balanced(["water"]));
  // Each chart is named, and its numbers stand in a table.
  const charts = await page.$$eval("figure.chart", (all) => all.map((one) => ({
    id: one.id,
    named: Boolean(document.getElementById(one.querySelector("svg").getAttribute("aria-labelledby"))?.textContent),
    rows: one.querySelectorAll("table tbody tr").length,
  })));
  for (const chart of charts) assert.ok(chart.named && chart.rows > 0, chart.id);
});

exports.the_page_finds_the_numbers_of_the_program = (test) => within(test, {}, async (page) => {
  if (!test.found.formulas) return;
  const judged = await page.evaluate(() => window.auditlite.judge({}));
  assert.equal(compare(judged, test.found, "as it is", false), measures(test.found).length);
});

exports.a_change_gives_what_the_program_would = async (test) => {
  const inputs = test.found.formulas?.inputs ?? [];
  const at = inputs.map((_, at) => at).filter((at) => inputs[at].kind === "assumption" && !inputs[at].held);
  if (test.lang === "es" || !at.length) return;
  await within(test, {}, async (page) => {
    let compared = 0;
    // A few in a plant are enough: `cargo test --test whatif` tries all of them.
    for (const nth of at.filter((_, n) => n % 5 === 0)) {
      const input = inputs[nth];
      const changed = input.low < input.value ? (input.low + input.value) / 2 : input.value * 1.1;
      const profile = structuredClone(test.plant.profile);
      ((profile.assumptions ??= {})[input.measure] ??= {})[input.name] = changed;
      const judged = await page.evaluate(([nth, changed]) => window.auditlite.judge({ [nth]: changed }), [nth, changed]);
      compared += compare(judged, test.report(profile), `${input.measure} ${input.name} = ${changed}`, true);
    }
    assert.ok(compared > 0);
  });
};

exports.changing_a_limit_moves_measures_and_back = (test) => within(test, {}, async (page) => {
  const inputs = test.found.formulas?.inputs ?? [];
  const before = [await order(page, "recommended"), await order(page, "beyond")];
  assert.deepEqual(before, [test.found.recommendations, test.found.needs_study].map((list) => list.map((one) => one.id)));
  const at = inputs.findIndex((input) => input.kind === "payback_months");
  const months = test.found.recommendations.map((one) => one.payback.months).filter((months) => months > 0.1);
  if (at < 0 || !months.length) return;
  await page.evaluate(() => (document.getElementById("whatif").open = true));
  await page.fill(`#input-${at}`, String(Math.min(...months) * 0.99));
  const left = await order(page, "recommended");
  const soon = test.found.recommendations.filter((one) => !(one.payback.months > 0.1));
  // Where no table of studies is there yet, they stay in the one that is, and the page says so.
  if (test.found.needs_study.length) assert.deepEqual(left, soon.map((one) => one.id));
  assert.ok((await page.textContent("[role=status]")).length > 20);
  await page.fill(`#input-${at}`, "abc");
  assert.equal(await page.getAttribute(`#input-${at}`, "aria-invalid"), "true");
  await page.click(".status button");
  assert.deepEqual([await order(page, "recommended"), await order(page, "beyond")], before);
  assert.equal(await page.$$eval(".changed", (all) => all.length), 0);
});

exports.sorting_and_filtering = (test) => within(test, {}, async (page) => {
  const list = test.found.recommendations;
  if (list.length < 2) return;
  await page.click("table[data-list=recommended] th[data-sort=investment] button");
  const sorted = [...list].sort((a, b) => a.investment.expected - b.investment.expected || (a.id < b.id ? -1 : 1));
  assert.deepEqual(await order(page, "recommended"), sorted.map((one) => one.id));
  assert.equal(await page.getAttribute("table[data-list=recommended] th[data-sort=investment]", "aria-sort"), "ascending");
  await page.fill("#filter", list[0].title);
  assert.deepEqual(await order(page, "recommended"), [list[0].id]);
});

/** The file of decisions, as the page saves it. */
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  return download.path();
}

exports.decisions_become_a_file = (test) => within(test, { acceptDownloads: true }, async (page) => {
  const first = measures(test.found)[0];
  if (!first) return;
  const place = `#m-${first.id.replace(/[^A-Za-z0-9_]/g, "-")}`;
  await page.selectOption(`${place}-decision`, "accepted");
  await page.fill(`${place}-responsible`, '=HYPERLINK("x"), "jefe"');
  await page.fill(`${place}-due`, "2027-03-01");
  const text = fs.readFileSync(await saved(page), "utf8");
  const [head, row] = text.replace("\ufeff", "").split("\r\n");
  assert.equal(head, "measure,title,decision,reason,responsible,due,started,done,investment,currency,measured_from,measured_to,method,resource,saving,unit,money_saving,note");
  assert.ok(row.startsWith(`${first.id},`) && row.includes(`,accepted,,"'=HYPERLINK(""x""), ""jefe""",2027-03-01,`), row);
});

exports.decisions_reach_the_ledger = (test) => within(test, { acceptDownloads: true }, async (page) => {
  const all = measures(test.found);
  if (!test.found.recommendations.length) return;
  const place = (one) => `#m-${one.id.replace(/[^A-Za-z0-9_]/g, "-")}`;
  const choices = ["accepted", "rejected", "postponed"];
  const decided = all.slice(0, 3).map((one, at) => ({ ...one, decision: choices[at], by: `Ana "Ñ", ${at}`, why: `=1+${at}; mañana` }));
  for (const one of decided) {
    await page.selectOption(`${place(one)}-decision`, one.decision);
    await page.fill(`${place(one)}-responsible`, one.by);
    if (one.decision !== "rejected") await page.fill(`${place(one)}-due`, "2027-03-01");
    await page.fill(`${place(one)}-reason`, one.why);
  }
  const file = await saved(page);
  const { ledger } = test.start();
  const on = ["--on", "2026-11-05", "--by", "Eva"];
  test.run("followup", "import", ledger, file, ...on);
  // What it says already is not recorded again.
  const entries = () => fs.readFileSync(ledger, "utf8").trim().split("\n").length;
  const before = entries();
  test.run("followup", "import", ledger, file, ...on);
  assert.equal(entries(), before);
  const status = JSON.parse(test.run("followup", "status", ledger, "--as-of", "2026-11-10", "--lang", test.lang, "--format", "json"));
  const text = test.run("followup", "status", ledger, "--as-of", "2026-11-10", "--lang", test.lang).replace(/\s+/g, " ");
  for (const one of decided) {
    const found = status.measures.find((known) => known.id === one.id);
    assert.equal(found.standing, one.decision, one.id);
    const written = JSON.stringify(found);
    assert.ok(written.includes(JSON.stringify(one.by).slice(1, -1)), `${one.id}: ${written}`);
    if (one.decision !== "rejected") assert.ok(written.includes("2027-03-01"), `${one.id}: ${written}`);
    if (!test.nasty) assert.ok(text.includes(one.title), `${one.title}: ${text}`);
  }
});

exports.everything_is_reached_by_keyboard = (test) => within(test, {}, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  const reached = await page.evaluate(() => {
    const wanted = "a[href], button, input, select, summary, [tabindex='0']";
    const all = [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility() && !one.disabled);
    return all.filter((one) => one.tabIndex < 0).length;
  });
  assert.equal(reached, 0);
  const sort = page.locator("table[data-list=recommended] th[data-sort=saving] button");
  if (await sort.count()) {
    await sort.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.getAttribute("table[data-list=recommended] th[data-sort=saving]", "aria-sort"), "descending");
  }
});

exports.it_works_without_its_script = (test) => within(test, { javaScriptEnabled: false }, async (page) => {
  const text = await page.innerText("main");
  for (const measure of measures(test.found)) {
    if (!test.nasty) assert.ok(text.includes(measure.title), measure.id);
  }
  assert.equal(await page.locator("#controls").isVisible(), false);
  assert.equal(await page.locator(".decide >> nth=0").isVisible().catch(() => false), false);
});

