"use strict";
// What the scripts of all pages share.
const page = (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => (name in values ? values[name] : ""));
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
      else if (value !== undefined) element.setAttribute(key, value);
    }
    element.append(...inside);
    return element;
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  // The head of each column becomes a button.
  const sortable = (heads, text, sort) => {
    for (const head of heads) {
      const title = head.textContent;
      head.replaceChildren(make("button", { type: "button", title: fill(text, { column: title }), on: { click: () => sort(head) } }, title));
    }
  };
  const sorted = (heads, by, down) => {
    for (const head of heads) {
      if (by(head)) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };
  return { fill, make, compare, sortable, sorted };
})();
