// Reads a file with Cytoscape.js, as a page in a browser would, and prints what arrived as JSON: the
// data of every node and edge, and what a style sheet makes of them. GraphML comes through the
// extension for it and gets a style sheet here; .cyjs is taken as it is; .cx2 comes through the
// converter of Cytoscape's own web pages. The last two bring their style sheets.
//
//   node cytoscape.js FILE
"use strict";

const fs = require("fs");
const { JSDOM } = require("jsdom");

const { window } = new JSDOM("");
global.window = window;
global.document = window.document;
global.DOMParser = window.DOMParser;

const jquery = require("jquery");
const cytoscape = require("cytoscape");
require("cytoscape-graphml")(cytoscape, jquery);
cytoscape.warnings(false);

const graphmlPage = () => cytoscape({
  headless: true,
  styleEnabled: true,
  style: [
    { selector: "node", style: { label: "data(node_label)" } },
    { selector: "edge", style: { label: "data(edge_label)" } },
    { selector: 'node[node_type = "transaction"]', style: { shape: "diamond" } },
  ],
});
const text = fs.readFileSync(process.argv[2], "utf8");
let graph;
if (process.argv[2].endsWith(".cyjs")) {
  graph = cytoscape({ headless: true, styleEnabled: true, ...JSON.parse(text) });
} else if (process.argv[2].endsWith(".cx2")) {
  global.self = window;
  const page = require("@js4cytoscape/cx-viz-converter").convert(JSON.parse(text), "cytoscapeJS");
  graph = cytoscape({ headless: true, styleEnabled: true, elements: page.elements, style: page.style });
} else {
  graph = graphmlPage();
  graph.graphml({ layoutBy: () => {} });
  graph.graphml(text);
}

const shown = (element, style) => ({
  data: element.data(),
  shown: element.style(style),
});
const answer = JSON.stringify({
  nodes: graph.nodes().map((node) => ({
    ...shown(node, "label"),
    shape: node.style("shape"),
    fill: node.style("background-color"),
    border: node.style("border-width"),
  })),
  edges: graph.edges().map((edge) => ({ ...shown(edge, "label"), width: edge.style("width") })),
  whole: graph.data(),
});
// Timers of the window would keep the program alive.
process.stdout.write(answer, () => process.exit(0));
