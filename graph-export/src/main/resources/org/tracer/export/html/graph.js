// The picture.
const STYLE = [
  {
    selector: "node",
    style: {
      shape: "data(shape)", width: "data(width)", height: "data(height)", label: "data(text)",
      "text-wrap": "wrap", "text-max-width": 1000, "text-valign": "center", "text-halign": "center",
      "font-family": "ui-monospace, Menlo, Consolas, monospace", "font-size": 11, color: "#1b1b1b",
      "background-fill": "linear-gradient", "background-gradient-direction": "to-right",
      "background-gradient-stop-colors": "data(stops)", "background-gradient-stop-positions": "data(places)",
      "border-width": "data(border)", "border-color": "data(line)", "border-style": "data(dash)",
      "min-zoomed-font-size": 5,
    },
  },
  {
    selector: "edge",
    style: {
      width: "data(width)", "line-color": "data(colour)", "line-style": "data(style)",
      "target-arrow-color": "data(colour)", "target-arrow-shape": "triangle", "arrow-scale": "data(arrow)",
      "curve-style": "bezier", "control-point-step-size": 26, "font-size": 9, color: "#1b1b1b",
      label: "data(text)", "text-background-color": "#ffffff", "text-background-opacity": 0.85,
      "text-background-padding": 1, "min-zoomed-font-size": 7,
    },
  },
  { selector: "edge.many", style: { label: "" } },
  { selector: ".faded", style: { opacity: 0.15 } },
  { selector: "node.path", style: { "border-width": 4, "border-color": "#b3261e" } },
  { selector: "edge.path", style: { "line-color": "#b3261e", "target-arrow-color": "#b3261e", label: "data(text)", "z-index": 9 } },
  {
    selector: ":selected",
    style: {
      "overlay-color": "#1a4f8b", "overlay-opacity": 0.18, "overlay-padding": 6, label: "data(text)",
    },
  },
];
const FEW_EDGES = 250;
const LARGEST = 1.1;
const READABLE = 0.6;

const graph = cytoscape({
  container: byId("graph"), style: STYLE, layout: { name: "preset" }, minZoom: 0.005, maxZoom: 4,
  boxSelectionEnabled: false, selectionType: "single", autoungrabify: false,
  hideEdgesOnViewport: false, textureOnViewport: false, pixelRatio: "auto",
});

function drawGraph(flow, state, picture) {
  const elements = elementsOf(flow, state, picture);
  graph.batch(() => {
    graph.elements().remove();
    graph.add(elements);
    if (picture.edges.length > FEW_EDGES) graph.edges().addClass("many");
  });
  begin();
}

function fit() {
  graph.resize();
  graph.fit(undefined, 24);
  if (graph.zoom() > LARGEST) {
    graph.zoom(LARGEST);
    graph.center();
  }
}

// Where reading begins: all of it if it can be read, else the start of the flow.
function begin() {
  fit();
  if (graph.elements().length === 0 || graph.zoom() >= READABLE) return;
  const first = graph.nodes().min((node) => node.position("x")).ele;
  graph.zoom(READABLE);
  graph.pan({
    x: 24 - (first.position("x") - first.width() / 2) * READABLE,
    y: graph.height() / 2 - first.position("y") * READABLE,
  });
}

// Selects and shows a node or an edge by the id it has in the trace.
function pick(key, centre) {
  const found = ["n:" + key, "e:" + key].map((id) => graph.getElementById(id)).find((one) => one.length > 0);
  graph.elements().unselect();
  if (!found) return false;
  found.select();
  if (centre) {
    if (graph.zoom() < 0.5) graph.zoom(0.8);
    graph.center(found);
  }
  return true;
}

function picked() {
  const selected = graph.elements(":selected");
  return selected.length > 0 ? selected[0].data("key") : null;
}

// Lights edges with their ends, and fades all else; an empty list lights everything again.
function light(edges) {
  graph.batch(() => {
    graph.elements().removeClass("faded path");
    if (edges.length === 0) return;
    graph.elements().addClass("faded");
    for (const edge of edges) {
      const line = graph.getElementById("e:" + edge.id);
      line.union(line.connectedNodes()).removeClass("faded").addClass("path");
    }
  });
  if (edges.length > 0) {
    graph.fit(graph.elements(".path"), 40);
    if (graph.zoom() > LARGEST) graph.zoom({ level: LARGEST, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
  }
}

// The next element along the flow from what is selected, or the neighbour above or below.
function step(key) {
  const at = graph.elements(":selected");
  if (at.length === 0) return graph.nodes()[0];
  const one = at[0];
  if (key === "ArrowRight") return one.isEdge() ? one.target() : highest(one.outgoers("edge"), true);
  if (key === "ArrowLeft") return one.isEdge() ? one.source() : highest(one.incomers("edge"), false);
  return beside(one, key === "ArrowDown" ? 1 : -1);
}

function highest(edges, forward) {
  return edges.sort((a, b) => end(a, forward).position("y") - end(b, forward).position("y"))[0];
}

const end = (edge, forward) => (forward ? edge.target() : edge.source());

// Of edges the next one at the node they share; of nodes the next one in the column.
function beside(one, way) {
  const all = one.isEdge()
    ? one.source().outgoers("edge").sort((a, b) => a.target().position("y") - b.target().position("y"))
    : graph.nodes().filter((node) => Math.abs(node.position("x") - one.position("x")) < 2)
        .sort((a, b) => a.position("y") - b.position("y"));
  const index = all.toArray().findIndex((other) => other.id() === one.id());
  return all[index + way];
}
