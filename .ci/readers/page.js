// Runs the scripts of the page outside a browser, with as much of a document as they need, and prints
// what expressions come to, as JSON: BigInts as text, Maps as lists of pairs.
//
//   node page.js FILE, with {"folder": …, "data": …, "ask": {name: expression}}
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const { folder, data, ask } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

function element() {
  const children = [];
  return {
    children,
    append: (...more) => children.push(...more),
    replaceChildren: (...more) => children.splice(0, children.length, ...more),
    setAttribute: () => {},
    addEventListener: () => {},
    get textContent() {
      return children.map((one) => (typeof one === "string" ? one : one.textContent)).join("");
    },
  };
}

const document = {
  body: { children: [] },
  createElement: element,
  getElementById: (id) => (id === "data" ? { textContent: JSON.stringify(data) } : element()),
};
const context = vm.createContext({ document, window: { addEventListener: () => {} } });
for (const name of ["words", "data", "filter", "peel", "most", "layout", "path", "elements", "details",
  "tables", "notes"]) {
  vm.runInContext(fs.readFileSync(path.join(folder, name + ".js"), "utf8"), context, name);
}
const plain = (name, value) => {
  if (typeof value === "bigint") return value.toString();
  return Object.prototype.toString.call(value) === "[object Map]" ? [...value] : value;
};
const answers = {};
for (const [name, expression] of Object.entries(ask)) {
  const value = vm.runInContext("(" + expression + ")", context);
  answers[name] = value === undefined ? "undefined" : value;
}
process.stdout.write(JSON.stringify(answers, plain));
