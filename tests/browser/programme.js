// What must hold of the page of a programme.
"use strict";
const assert = require("node:assert/strict");

const { within, near, everywhere } = require("./page");

Object.assign(exports, everywhere);

const cells = (page, table, at) => page.$$eval(`#${table} table tbody tr`, (rows, at) => rows.filter((row) => !row.hidden).map((row) => row.cells[at].textContent), at);
const ordered = (values, what) => values.slice(1).forEach((value, at) => assert.ok(values[at] <= value, `${what}: ${values[at]} before ${value}`));

exports.tables_hold_what_the_program_found = (test) => within(test, {}, async (page) => {
  const { found } = test;
  assert.equal((await cells(page, "plants", 0)).length, found.plants.length);
  assert.equal((await page.$$("#late table tbody tr")).length, found.late.length);
  assert.equal((await page.$$("#months table tbody tr")).length, found.months.reduce((sum, row) => sum + Math.max(1, Object.keys(row.money).length), 0));
  const text = await page.innerText("main");
  for (const plant of found.plants) {
    if (!test.nasty) assert.ok(text.includes(plant.plant), plant.plant);
  }
});

exports.charts_have_the_marks_of_the_data = (test) => within(test, {}, async (page) => {
  const { found } = test;
  const stages = ["promised", "accepted", "done", "measured"];
  const lengths = (id) => page.$$eval(`#${id} [data-mark] rect`, (all) => all.map((one) => one.width.baseVal.value));
  const currencies = Object.keys(found.totals.promised.money);
  assert.ok(currencies.length > 0);
  for (const currency of currencies) {
    const savings = stages.map((stage) => found.totals[stage].money[currency]?.saving ?? 0);
    const bars = await lengths(`chart-stages-${currency}`);
    assert.equal(bars.length, 4);
    savings.forEach((saving, at) => saving > savings[0] / 50 && near(bars[at] / bars[0], saving / savings[0], stages[at], 0.01));
    if (found.months.length) assert.equal((await page.$$(`#chart-months-${currency} [data-mark] path`)).length, 4);
  }
  assert.equal((await lengths("chart-resources")).length, 4 * Math.min(10, found.totals.resources.length));
  assert.equal((await lengths("chart-late")).length, Math.min(12, found.late.length));
  const charts = await page.$$eval("figure.chart", (all) => all.map((one) => ({
    id: one.id,
    named: Boolean(document.getElementById(one.querySelector("svg").getAttribute("aria-labelledby"))?.textContent),
    rows: one.querySelectorAll("table tbody tr").length,
  })));
  for (const chart of charts) assert.ok(chart.named && chart.rows > 0, chart.id);
});

exports.tables_are_sorted = (test) => within(test, {}, async (page) => {
  const click = (table, at) => page.click(`#${table} thead tr :nth-child(${at + 1}) button`);
  const state = (table, at) => page.getAttribute(`#${table} thead tr :nth-child(${at + 1})`, "aria-sort");
  const before = await cells(page, "plants", 0);
  await click("plants", 0);
  const names = await cells(page, "plants", 0);
  assert.deepEqual([...names].sort(), [...before].sort());
  const byName = [...names].sort((a, b) => a.localeCompare(b, test.lang, { numeric: true }));
  assert.deepEqual(names, byName);
  assert.equal(await state("plants", 0), "ascending");
  await click("plants", 0);
  assert.deepEqual(await cells(page, "plants", 0), byName.reverse());
  if (!test.found.late.length) return;
  // Numbers are sorted as numbers, the greatest first, then the least.
  const days = async () => (await cells(page, "late", 5)).map(Number);
  await click("late", 5);
  ordered((await days()).reverse(), "days late");
  assert.equal(await state("late", 5), "descending");
  await click("late", 5);
  ordered(await days(), "days late");
});

exports.rows_that_go_together_stay_together = (test) => within(test, {}, async (page) => {
  const pairs = () => page.$$eval("table.sortable", (all) => all.map((table) => [...table.tBodies[0].rows].map((row, at, rows) => (row.querySelector("[data-same]") ? [rows[at - 1], row] : [])).flat().map((row) => row.textContent).sort()));
  const before = await pairs();
  for (const button of await page.$$("#totals thead button, #measures thead button")) await button.click();
  assert.deepEqual(await pairs(), before);
});

exports.rows_are_filtered = (test) => within(test, {}, async (page) => {
  const name = test.found.plants[0].plant.slice(0, 12);
  await page.fill("#filter", name.toUpperCase());
  const shown = await cells(page, "plants", 0);
  assert.ok(shown.length > 0 && shown.every((one) => one.startsWith(name)), shown.join("; "));
  assert.ok((await page.textContent("[role=status]")).length > 10);
  await page.fill("#filter", "");
  assert.equal((await cells(page, "plants", 0)).length, test.found.plants.length);
});

exports.texts_of_strangers_are_seen = async (test) => {
  if (!test.nasty) return;
  await within(test, {}, async (page) => {
    const text = await page.textContent("body");
    assert.ok(text.includes("<script>window.hacked=1</script>"), "the name is not there");
    assert.equal(await page.$$eval("img, iframe, object", (all) => all.length), 0);
    assert.ok(!text.includes("\u202e"));
  });
};

exports.it_works_without_its_script = (test) => within(test, { javaScriptEnabled: false }, async (page) => {
  assert.equal((await page.$$("#plants tbody tr")).length, test.found.plants.length);
  assert.equal(await page.locator("#controls").isVisible(), false);
});

exports.everything_is_reached_by_keyboard = (test) => within(test, {}, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const button = page.locator("#plants thead button >> nth=0");
  await button.focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.getAttribute("#plants thead th", "aria-sort"));
});
