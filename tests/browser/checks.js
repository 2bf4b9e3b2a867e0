// What must hold of the page of every plant. Each check opens its own page.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };

/** Opens a page and fails on anything that it says or asks for. */
async function open({ browser, html }, options = {}) {
  const context = await browser.newContext({ viewport: sizes.desktop, ...options });
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || said.push(`asks for ${request.url()}`));
  await page.goto(`file://${html}`);
  page.said = said;
  return page;
}

async function within(test, options, act) {
  const page = await open(test, options);
  try {
    await act(page);
    assert.deepEqual(page.said, []);
  } finally {
    await page.context().close();
  }
}

const measures = (report) => [...report.recommendations, ...report.needs_study];
const near = (a, b, what, share = 1e-9) => {
  if (a === null || a === undefined || b === null || b === undefined) return assert.equal(a ?? null, b ?? null, what);
  assert.ok(Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b), 1e-6), `${what}: ${a} and ${b}`);
};

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

exports.opens_in_silence = (test) => within(test, {}, async (page) => {
  assert.equal(await page.$$eval("h1", (found) => found.length), 1);
  const levels = await page.$$eval("h1,h2,h3,h4,h5,h6", (all) => all.map((one) => +one.tagName[1]));
  levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, `a heading of level ${level} after ${levels[at - 1]}`));
  const broken = await page.$$eval("a[href^='#']", (all) => all.map((one) => one.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(broken, []);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.ok(fs.statSync(test.html).size < 400_000);
});

exports.texts_of_strangers_are_seen = async (test) => {
  if (!test.plant.nasty) return;
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

exports.labels_do_not_lie_upon_each_other = (test) => within(test, { viewport: sizes.phone }, async (page) => {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `the page is ${width} wide`);
  const upon = await page.evaluate(() => {
    const found = [];
    for (const chart of document.querySelectorAll("figure.chart")) {
      const texts = [...chart.querySelectorAll("svg text")].filter((one) => one.textContent);
      const boxes = texts.map((one) => [one.textContent, one.getBoundingClientRect()]);
      boxes.forEach(([a, one], at) => {
        if (one.left < -1 || one.right > 361) found.push(`${chart.id}: ${a} leaves the window`);
        for (const [b, other] of boxes.slice(at + 1)) {
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          // Boxes of letters have air above and below.
          if (across > 1 && down > 4.5) found.push(`${chart.id}: ${a} / ${b}`);
        }
      });
    }
    return found;
  });
  assert.deepEqual(upon, []);
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

exports.decisions_become_a_file = (test) => within(test, { acceptDownloads: true }, async (page) => {
  const first = measures(test.found)[0];
  if (!first) return;
  const place = `#m-${first.id.replace(/[^A-Za-z0-9_]/g, "-")}`;
  await page.selectOption(`${place}-decision`, "accepted");
  await page.fill(`${place}-responsible`, '=HYPERLINK("x"), "jefe"');
  await page.fill(`${place}-due`, "2027-03-01");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  const text = fs.readFileSync(await download.path(), "utf8");
  const [head, row] = text.replace("\ufeff", "").split("\r\n");
  assert.equal(head, "measure,title,decision,reason,responsible,due,started,done,investment,currency,measured_from,measured_to,method,resource,saving,unit,money_saving,note");
  assert.ok(row.startsWith(`${first.id},`) && row.includes(`,accepted,,"'=HYPERLINK(""x""), ""jefe""",2027-03-01,`), row);
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

exports.axe_finds_nothing = async (test) => {
  const windows = { en: [["desktop", "light"], ["desktop", "dark"]], es: [["phone", "light"]] };
  for (const [size, colorScheme] of windows[test.lang]) {
    await within(test, { viewport: sizes[size], colorScheme, bypassCSP: true }, async (page) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      const told = violations.map((one) => `${size} ${colorScheme} ${one.id}: ${one.nodes.length}, ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.slice(0, 200)}`);
      assert.deepEqual(told, []);
    });
  }
};

exports.it_works_without_its_script = (test) => within(test, { javaScriptEnabled: false }, async (page) => {
  const text = await page.innerText("main");
  for (const measure of measures(test.found)) {
    if (!test.plant.nasty) assert.ok(text.includes(measure.title), measure.id);
  }
  assert.equal(await page.locator("#controls").isVisible(), false);
  assert.equal(await page.locator(".decide >> nth=0").isVisible().catch(() => false), false);
});

exports.it_prints = (test) => within(test, {}, async (page) => {
  await page.emulateMedia({ media: "print" });
  for (const [format, width] of [["Letter", 816 - 2 * 57], ["A4", 794 - 2 * 57]]) {
    await page.setViewportSize({ width, height: 1000 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width + 1, `${format}: ${wide} wide on ${width}`);
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(dark, "rgb(255, 255, 255)");
  }
});

exports.screenshots = async (test) => {
  if (!test.shots) return;
  fs.mkdirSync(test.shots, { recursive: true });
  const name = path.join(test.shots, `${test.plant.name}_${test.lang}`);
  for (const [size, viewport] of Object.entries(sizes)) {
    await within(test, { viewport }, (page) => page.screenshot({ path: `${name}_${size}.png`, clip: { x: 0, y: 0, width: viewport.width, height: 4000 }, fullPage: true }));
  }
  await within(test, {}, (page) => page.pdf({ path: `${name}.pdf`, format: "Letter" }));
};
