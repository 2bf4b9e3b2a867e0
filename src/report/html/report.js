(() => {
  const { fill, make, compare, sortable, sorted } = page;
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words, formulas, currency } = data;
  // As the report writes numbers: three digits, commas between thousands.
  const number = (value, digits = 3) => {
    if (!Number.isFinite(value)) return "--";
    const rounded = Number(value.toPrecision(digits)) + 0;
    const size = Math.abs(rounded);
    if (size >= 1e15 || (size > 0 && size < 1e-6)) return rounded.toExponential();
    const [whole, decimals] = String(rounded).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (decimals ? "." + decimals : "");
  };
  const money = (value) => `${value < 0 ? "-" : ""}${currency} ${number(Math.abs(value))}`;
  const perYear = (text) => text + (data.lang === "es" ? "/año" : "/yr");
  const time = (one) => {
    if (one.payback === "months") {
      const text = number(Math.abs(one.months) < 100 ? Number(one.months.toPrecision(2)) : one.months);
      return text === "1" ? words.oneMonth : fill(words.months, { n: text });
    }
    return { immediate: words.immediate, never: words.never }[one.payback] ?? words.notPriced;
  };

  // The steps of the report, worked out for some values of its inputs.
  const operations = {
    neg: (a) => -a, not: (a) => 1 - a, abs: Math.abs, sqrt: Math.sqrt,
    "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "**": (a, b) => a ** b,
    "<": (a, b) => +(a < b), "<=": (a, b) => +(a <= b), ">": (a, b) => +(a > b), ">=": (a, b) => +(a >= b),
    "==": (a, b) => +(a === b), "!=": (a, b) => +(a !== b),
    and: (a, b) => (a === 0 ? 0 : a * b), or: (a, b) => (a === 1 ? 1 : a + b), min: Math.min, max: Math.max,
    if: (a, b, c) => (a === 1 ? b : a === 0 ? c : NaN),
  };
  const work = (values) => {
    const found = [];
    for (const step of formulas.steps) {
      if (typeof step === "number") found.push(step);
      else if (step[0] === "in") {
        const [numerator, denominator, zero] = formulas.inputs[step[1]].scale;
        found.push(((values[step[1]] - zero) * numerator) / denominator);
      } else found.push(operations[step[0]](...step.slice(1).map((at) => found[at])));
    }
    return found;
  };
  const payback = (investment, saving) => {
    if (saving === null) return { payback: "not_priced" };
    if (saving <= 0) return { payback: "never" };
    if (investment <= 0) return { payback: "immediate" };
    const months = (investment / saving) * 12;
    return Number.isFinite(months) ? { payback: "months", months } : { payback: "never" };
  };
  // Each measure for some values: its numbers, and in which list it stands.
  const judge = (values) => {
    const found = work(values);
    const limit = { cost: formulas.low_cost === undefined ? null : found[formulas.low_cost], months: values[formulas.payback_months] };
    return data.measures.map((known) => {
      const steps = formulas.measures.find((one) => one.id === known.id);
      if (!steps) return { ...known, fixed: true };
      const of = (at) => (at === undefined ? null : found[at]);
      const given = steps.given.map(of);
      const one = { ...known, near: steps.by_tariff };
      const saves = Object.values(steps.saves).map(of);
      if (of(steps.condition) !== 1) return { ...one, list: "not", why: "condition" };
      if (given.some((value) => !Number.isFinite(value) || value < 0)) return { ...one, list: "not", why: "cannot" };
      if (!saves.some((value) => value > 0) && !(of(steps.other_saving) > 0)) return { ...one, list: "not", why: "no_saving" };
      const priced = !(steps.unpriced ?? []).some((at) => found[at] !== 0);
      one.saving = priced ? of(steps.annual_saving) : null;
      one.investment = of(steps.investment);
      one.npv = priced ? of(steps.npv) : null;
      one.co2e = of(steps.co2e);
      one.water = (of(steps.saves.water) ?? 0) - (of(steps.uses?.water) ?? 0);
      one.months = undefined;
      Object.assign(one, payback(one.investment, one.saving));
      one.group = steps.group;
      const soon = one.payback === "months" ? one.months <= limit.months : one.payback !== "never";
      const cheap = one.investment <= 0 || limit.cost === null || one.investment <= limit.cost;
      one.list = soon && cheap ? "recommended" : "beyond";
      return one;
    });
  };

  const order = ["immediate", "months", "not_priced", "never"];
  const least = (value) => value ?? -Infinity;
  const byId = (a, b) => compare(a.id, b.id);
  const byPayback = (a, b) => compare(order.indexOf(a.payback), order.indexOf(b.payback))
    || (a.payback === "months" && b.payback === "months" ? compare(a.months, b.months) : 0)
    || compare(least(b.saving), least(a.saving)) || byId(a, b);
  const ranked = {
    payback: byPayback,
    saving: (a, b) => compare(least(b.saving), least(a.saving)) || byPayback(a, b),
    npv: (a, b) => compare(least(b.npv), least(a.npv)) || byPayback(a, b),
    co2e: (a, b) => compare(least(b.co2e), least(a.co2e)) || byPayback(a, b),
    water: (a, b) => compare(b.water, a.water) || byPayback(a, b),
  };
  const columns = {
    title: (a, b) => a.title.localeCompare(b.title, data.lang) || byId(a, b),
    saving: (a, b) => compare(least(a.saving), least(b.saving)) || byId(a, b),
    investment: (a, b) => compare(a.investment, b.investment) || byId(a, b),
    payback: byPayback,
    confidence: (a, b) => compare(a.confidence, b.confidence) || byPayback(a, b),
  };

  const tables = Object.fromEntries([...document.querySelectorAll("table[data-list]")].map((table) => [table.dataset.list, table]));
  const rows = new Map([...document.querySelectorAll("tr[data-measure]")].map((row) => [row.dataset.measure, row]));
  const before = formulas ? formulas.inputs.map((input) => input.value) : [];
  const values = [...before];
  const state = { sort: null, down: false, filter: "", measures: data.measures };
  const heads = [...document.querySelectorAll("th[data-sort]")];
  const live = make("p", { role: "status", class: "note" });

  const draw = () => {
    const changed = values.filter((value, at) => value !== before[at]).length;
    const all = changed && formulas ? judge(values) : data.measures;
    const rank = ranked[formulas?.rank_by] ?? byPayback;
    let place = 0;
    for (const list of ["recommended", "beyond"]) {
      const within = all.filter((one) => one.list === list);
      if (changed) within.sort(rank);
      for (const one of within) one.rank = ++place;
    }
    state.measures = all;
    state.changed = changed;
    const shown = [...all].sort((a, b) => (state.sort ? columns[state.sort](a, b) * (state.down ? -1 : 1) : a.rank - b.rank));
    const needle = state.filter.toLocaleLowerCase(data.lang);
    let visible = 0;
    for (const one of shown) {
      const row = rows.get(one.id);
      const was = data.measures.find((known) => known.id === one.id);
      if (!row) continue;
      const gone = one.list === "not";
      const text = (one.title + " " + one.words).toLocaleLowerCase(data.lang);
      row.hidden = gone || (needle !== "" && !text.includes(needle));
      if (!row.hidden) visible += 1;
      (tables[one.list] ?? tables[was.list]).tBodies[0].append(row);
      const cell = (name, text, differs) => {
        const at = row.querySelector(`[data-cell=${name}]`);
        if (!at) return;
        at.dataset.first ??= at.textContent;
        at.textContent = differs ? text : at.dataset.first;
        at.classList.toggle("changed", differs);
      };
      const other = (a, b) => changed && Math.abs((a ?? NaN) - (b ?? NaN)) > 1e-9 * Math.max(Math.abs(a ?? 0), Math.abs(b ?? 0));
      const near = one.near && one.saving !== was.saving ? "≈ " : "";
      cell("rank", String(one.rank), one.rank !== was.rank);
      cell("saving", one.saving === null ? words.notPriced : near + number(one.saving), changed > 0 && ((one.saving === null) !== (was.saving === null) || other(one.saving, was.saving)));
      cell("investment", number(one.investment), other(one.investment, was.investment));
      cell("payback", time(one), changed > 0 && (one.payback !== was.payback || other(one.months, was.months)));
    }
    sorted(heads, (head) => head.dataset.sort === state.sort, state.down);
    const lines = [];
    if (changed) {
      lines.push(fill(words.changed, { n: changed }));
      const done = new Set();
      let saving = 0, cost = 0;
      for (const one of all.filter((one) => one.list === "recommended").sort((a, b) => a.rank - b.rank)) {
        if (one.umbrella || (one.group && done.has(one.group))) continue;
        if (one.group) done.add(one.group);
        saving += one.saving ?? 0;
        cost += one.investment;
      }
      lines.push(fill(words.sumNow, { saving: money(saving), investment: money(cost), before: data.before ?? "--" }));
      const gone = all.filter((one) => one.list === "not");
      const reason = { condition: "", cannot: ` (${words.cannotBe})`, no_saving: ` (${words.noSaving})` };
      if (gone.length) lines.push(`${words.noLonger}: ${gone.map((one) => one.title + reason[one.why]).join("; ")}.`);
      const moved = (list) => all.filter((one) => one.list === list && data.measures.find((known) => known.id === one.id).list !== list);
      for (const [list, word] of [["beyond", words.nowBeyond], ["recommended", words.nowWithin]]) {
        if (moved(list).length) lines.push(`${word}: ${moved(list).map((one) => one.title).join("; ")}.`);
      }
    }
    if (needle !== "") lines.push(fill(words.shown, { n: visible, all: data.measures.length }));
    live.replaceChildren(...lines.flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])));
    reset.hidden = !changed;
  };

  sortable(heads, words.sortBy, (head) => {
    state.down = state.sort === head.dataset.sort ? !state.down : head.dataset.sort === "saving";
    state.sort = head.dataset.sort;
    draw();
  });

  // Controls.
  const reset = make("button", { type: "button", hidden: "", on: { click: () => {
    before.forEach((value, at) => (values[at] = value));
    for (const box of document.querySelectorAll("input[data-input]")) {
      box.value = String(Number(before[box.dataset.input].toPrecision(6)));
      box.dispatchEvent(new Event("input"));
    }
    draw();
  } } }, words.reset);
  const field = (at, label) => {
    const [input, shown] = [formulas.inputs[at], data.inputs[at]];
    const hint = make("span", { class: "hint", id: `hint-${at}` });
    const note = { tariff: words.tariffNote, exchange_rate: words.rateNote }[input.kind] ?? "";
    const usual = shown.range ? fill(words.usualRange, { range: shown.range }) : note;
    hint.textContent = input.held ? words.heldNote : usual;
    const box = make("input", {
      type: "text", inputmode: "decimal", id: `input-${at}`, "data-input": at, "aria-describedby": `hint-${at}`,
      value: String(Number(input.value.toPrecision(6))), disabled: input.held ? "" : undefined, autocomplete: "off",
      on: { input: () => {
        const text = box.value.replaceAll(",", "").trim();
        const value = text === "" ? NaN : Number(text);
        const good = Number.isFinite(value) && value >= 0;
        hint.classList.toggle("bad", !good);
        hint.textContent = good ? usual : words.notANumber;
        if (good) values[at] = value === Number(before[at].toPrecision(6)) ? before[at] : value;
        box.setAttribute("aria-invalid", String(!good));
        if (good) draw();
      } },
    });
    return make("div", {}, make("label", { for: `input-${at}` }, label), make("span", { class: "with" }, box, shown.unit), hint);
  };
  const controls = document.getElementById("controls");
  if (controls && data.measures.length) {
    controls.hidden = false;
    const filter = make("input", { type: "search", id: "filter", on: { input: () => { state.filter = filter.value.trim(); draw(); } } });
    controls.append(make("p", {}, make("label", { for: "filter" }, words.filter + " "), filter));
    if (formulas) {
      const panel = make("details", { id: "whatif" }, make("summary", {}, words.whatIf), make("p", {}, words.whatIfLead));
      const kinds = [
        [words.pricesGroup, ["price", "tariff", "exchange_rate"]],
        [words.limitsGroup, ["low_cost", "payback_months"]],
        [words.ofMeasuresGroup, ["assumption"]],
        [words.sharedGroup, ["shared"]],
      ];
      const label = (at) => {
        const input = formulas.inputs[at];
        const text = { tariff: words.tariffInput, exchange_rate: words.rateInput, low_cost: words.lowCostInput, payback_months: words.monthsInput }[input.kind];
        return text ? fill(text, { name: input.name }) : data.inputs[at].label;
      };
      for (const [title, wanted] of kinds) {
        const of = formulas.inputs.map((_, at) => at).filter((at) => wanted.includes(formulas.inputs[at].kind));
        if (!of.length) continue;
        panel.append(make("p", {}, make("strong", {}, title)));
        const rank = (measure) => data.measures.find((one) => one.id === measure)?.rank ?? 0;
        const measures = [...new Set(of.map((at) => formulas.inputs[at].measure ?? ""))].sort((a, b) => rank(a) - rank(b));
        for (const measure of measures) {
          const known = data.measures.find((one) => one.id === measure);
          const fields = make("div", { class: "inputs" }, ...of.filter((at) => (formulas.inputs[at].measure ?? "") === measure).map((at) => field(at, label(at))));
          panel.append(known ? make("details", {}, make("summary", {}, `${known.rank}. ${known.title}`), fields) : fields);
        }
      }
      controls.append(panel);
    }
    controls.insertBefore(make("div", { class: "status" }, live, reset), controls.lastChild);
  }

  // Decisions: kept in the page until they are saved as a file that `followup import` reads.
  const decisions = new Map();
  const head = ["measure", "title", "decision", "reason", "responsible", "due", "started", "done", "investment", "currency", "measured_from", "measured_to", "method", "resource", "saving", "unit", "money_saving", "note"];
  // A text that a spreadsheet would take for a formula is defused.
  const quote = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = () => {
    const lines = [head.join(",")];
    for (const one of data.measures) {
      const decided = decisions.get(one.id);
      if (!decided?.decision) continue;
      lines.push(head.map((name) => quote({ measure: one.id, title: one.title, ...decided }[name] ?? "")).join(","));
    }
    return lines.join("\r\n") + "\r\n";
  };
  const decided = make("span", { role: "status" });
  const note = () => {
    const n = [...decisions.values()].filter((one) => one.decision).length;
    decided.textContent = fill(words.decided, { n });
  };
  for (const one of data.measures) {
    const place = document.querySelector(`#${CSS.escape(one.at)} > .decide`);
    if (!place) continue;
    const own = {};
    decisions.set(one.id, own);
    place.hidden = false;
    const put = (name, element) => {
      const id = `${one.at}-${name}`;
      element.id = id;
      element.addEventListener("input", () => { own[name] = element.value.trim(); note(); });
      place.append(make("div", {}, make("label", { for: id }, words[name]), element));
    };
    const choices = [["", words.undecided], ["accepted", words.accepted], ["rejected", words.rejected], ["postponed", words.postponed]];
    put("decision", make("select", {}, ...choices.map(([value, text]) => make("option", { value }, text))));
    put("responsible", make("input", { type: "text", autocomplete: "off" }));
    put("due", make("input", { type: "date" }));
    put("reason", make("input", { type: "text", autocomplete: "off" }));
    put("note", make("input", { type: "text", autocomplete: "off" }));
  }
  const saved = document.getElementById("decisions");
  if (saved && data.measures.length) {
    saved.hidden = false;
    const save = make("button", { type: "button", id: "save", on: { click: () => {
      // The mark at the front tells Excel that the file is UTF-8.
      const link = make("a", { download: "seguimiento.csv", href: URL.createObjectURL(new Blob(["\ufeff" + csv()], { type: "text/csv" })) });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    } } }, words.saveDecisions);
    saved.append(make("p", {}, ...words.saveLead.split("`").map((part, at) => (at % 2 ? make("code", {}, part) : part))), save, " ", decided);
    note();
  }
  // A small window begins with calculations folded; on paper they are open.
  const folded = document.querySelectorAll("details.calc");
  if (window.matchMedia("(max-width: 40rem)").matches) for (const one of folded) one.open = false;
  window.addEventListener("beforeprint", () => {
    for (const one of folded) one.open = true;
  });
  draw();
  // For tests: what the page has found.
  window.auditlite = { judge: (changes) => judge(before.map((value, at) => changes?.[at] ?? value)), state, csv };
})();
