(() => {
  const { fill, make, compare, sortable, sorted } = page;
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words, lang } = data;

  // The rows of a table; one that continues the row above goes wherever that goes.
  const tables = [...document.querySelectorAll("table.sortable")].map((table) => {
    const groups = [];
    for (const row of table.tBodies[0].rows) {
      if (groups.length && row.querySelector("[data-same]")) groups.at(-1).push(row);
      else groups.push([row]);
    }
    return { table, groups, heads: [...table.tHead.rows[0].cells].filter((cell) => cell.tagName === "TH") };
  });
  const worth = (cell) => (cell.dataset.value === undefined ? null : Number(cell.dataset.value));
  const isEmpty = (cell) => ["", "-"].includes(cell.textContent.trim());
  // What is not known stands last, whichever way a column is sorted.
  const by = (at, down) => ([a], [b]) => {
    const [one, other] = [a.cells[at], b.cells[at]];
    if (isEmpty(one) || isEmpty(other)) return isEmpty(one) - isEmpty(other);
    const [x, y] = [worth(one), worth(other)];
    const known = x !== null && y !== null;
    const way = known ? compare(x, y) : one.textContent.localeCompare(other.textContent, lang, { numeric: true });
    return down ? -way : way;
  };
  for (const one of tables) {
    const state = { head: null, down: false };
    sortable(one.heads, words.sortBy, (head) => {
      const first = head.classList.contains("n");
      state.down = state.head === head ? !state.down : first;
      state.head = head;
      const order = [...one.groups].sort(by(head.cellIndex, state.down));
      one.table.tBodies[0].append(...order.flat());
      sorted(one.heads, (head) => head === state.head, state.down);
    });
  }

  const live = make("span", { role: "status", class: "note" });
  const show = (text) => {
    const needle = text.toLocaleLowerCase(lang);
    let shown = 0, all = 0;
    for (const { table, groups } of tables) {
      let here = 0;
      for (const rows of groups) {
        const has = rows.some((row) => row.textContent.toLocaleLowerCase(lang).includes(needle));
        for (const row of rows) row.hidden = !has;
        here += has ? rows.length : 0;
        all += rows.length;
      }
      shown += here;
      const section = table.closest("section");
      section.hidden = needle !== "" && here === 0;
      const link = document.querySelector(`nav a[href="#${section.id}"]`);
      if (link) link.parentElement.hidden = section.hidden;
    }
    live.textContent = needle === "" ? "" : fill(words.shown, { n: shown, all });
  };
  const controls = document.getElementById("controls");
  if (controls && tables.length) {
    const filter = make("input", { type: "search", id: "filter", on: { input: () => show(filter.value.trim()) } });
    controls.hidden = false;
    controls.append(make("p", {}, make("label", { for: "filter" }, words.filter + " "), filter), live);
  }
})();
