// Reads GEXF with graphology, as sigma.js and Gephi Lite do, and prints what arrived as JSON. It knows
// nothing of time.
//
//   node graphology.js FILE
"use strict";

const fs = require("fs");
const { MultiDirectedGraph } = require("graphology");
const { parse } = require("graphology-gexf");

const graph = parse(MultiDirectedGraph, fs.readFileSync(process.argv[2], "utf8"), {
  respectInputGraphType: true,
});
process.stdout.write(JSON.stringify({
  whole: graph.getAttributes(),
  nodes: graph.mapNodes((id, data) => ({ id, data })),
  edges: graph.mapEdges((id, data, source, target) => ({ id, source, target, data })),
}));
