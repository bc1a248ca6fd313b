// Reads a GraphML file with Cytoscape.js and its GraphML extension, as a page in a browser would,
// and prints what arrived as JSON: the data of every node and edge, and the label and shape that a
// style sheet makes of them.
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

const graph = cytoscape({
  headless: true,
  styleEnabled: true,
  style: [
    { selector: "node", style: { label: "data(node_label)" } },
    { selector: "edge", style: { label: "data(edge_label)" } },
    { selector: 'node[node_type = "transaction"]', style: { shape: "diamond" } },
  ],
});
graph.graphml({ layoutBy: () => {} });
graph.graphml(fs.readFileSync(process.argv[2], "utf8"));

const shown = (element, style) => ({
  data: element.data(),
  shown: element.style(style),
});
const text = JSON.stringify({
  nodes: graph.nodes().map((node) => ({ ...shown(node, "label"), shape: node.style("shape") })),
  edges: graph.edges().map((edge) => shown(edge, "label")),
});
// Timers of the window would keep the program alive.
process.stdout.write(text, () => process.exit(0));
