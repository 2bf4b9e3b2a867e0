// Opening a page, and what must hold of every page whatever it is about.
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

const near = (a, b, what, share = 1e-9) => {
  if (a === null || a === undefined || b === null || b === undefined) return assert.equal(a ?? null, b ?? null, what);
  assert.ok(Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b), 1e-6), `${what}: ${a} and ${b}`);
};

const everywhere = {};

everywhere.opens_in_silence = (test) => within(test, {}, async (page) => {
  assert.equal(await page.$$eval("h1", (found) => found.length), 1);
  const levels = await page.$$eval("h1,h2,h3,h4,h5,h6", (all) => all.map((one) => +one.tagName[1]));
  levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, `a heading of level ${level} after ${levels[at - 1]}`));
  const broken = await page.$$eval("a[href^='#']", (all) => all.map((one) => one.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(broken, []);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.ok(fs.statSync(test.html).size < 400_000);
});

everywhere.labels_do_not_lie_upon_each_other = (test) => within(test, { viewport: sizes.phone }, async (page) => {
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

everywhere.axe_finds_nothing = async (test) => {
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

everywhere.it_prints = (test) => within(test, {}, async (page) => {
  await page.emulateMedia({ media: "print" });
  const papers = test.landscape ? { Letter: 1056, A4: 1123 } : { Letter: 816, A4: 794 };
  for (const [format, paper] of Object.entries(papers)) {
    const width = paper - 2 * 57;
    await page.setViewportSize({ width, height: 1000 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width + 1, `${format}: ${wide} wide on ${width}`);
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(dark, "rgb(255, 255, 255)");
  }
});

everywhere.screenshots = async (test) => {
  if (!test.shots) return;
  fs.mkdirSync(test.shots, { recursive: true });
  const name = path.join(test.shots, `${test.name}_${test.lang}`);
  for (const [size, viewport] of Object.entries(sizes)) {
    await within(test, { viewport }, (page) => page.screenshot({ path: `${name}_${size}.png`, clip: { x: 0, y: 0, width: viewport.width, height: 4000 }, fullPage: true }));
  }
  await within(test, {}, (page) => page.pdf({ path: `${name}.pdf`, format: "Letter", landscape: test.landscape }));
};

module.exports = { within, near, everywhere };
