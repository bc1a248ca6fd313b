// How nodes and edges look: text, size, colour, shape.
const CHARACTER = 6.7;
const LINE = 14;
const LONGEST_LINE = 22;

function shortName(text) {
  return text.length <= 18 ? text : text.slice(0, 9) + "…" + text.slice(-6);
}

function cut(text, full) {
  if (!full) return [shortName(text)];
  const lines = [];
  const characters = Array.from(text);
  for (let i = 0; i < characters.length && lines.length < 12; i += LONGEST_LINE) {
    lines.push(characters.slice(i, i + LONGEST_LINE).join(""));
  }
  if (characters.length > 12 * LONGEST_LINE) lines.push("… (" + characters.length + " characters)");
  return lines;
}

// Words on lines of their own where they do not fit; only a word that is too long is cut.
function wrapped(text) {
  const lines = [];
  for (const word of text.split(/\s+/).flatMap((one) => cut(one, true))) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last] + " " + word).length <= LONGEST_LINE) lines[last] += " " + word;
    else lines.push(word);
  }
  return lines;
}

function shownTime(time) {
  return time ? time.replace("T", " ").replace("Z", " UTC") : "time not known";
}

// The lines of text in a node.
function nodeLines(flow, state, one) {
  if (one.kind === "peel") {
    const blocks = one.members.filter((node) => node.block !== undefined).map((node) => node.block);
    const ended = one.members.flatMap((node) => endings(state, node));
    const lines = [
      "peel chain, " + one.run.length + " transactions",
      "blocks " + Math.min(...blocks) + " to " + Math.max(...blocks),
    ];
    for (const [reason, amounts] of byReason(ended)) lines.push(reason, ...amountLines(flow, amounts));
    return lines;
  }
  if (one.kind === "more") {
    return ["+ " + one.movements + " movements", "of " + one.others.size + " other places"];
  }
  const node = one.node;
  const lines = [];
  if (node.kind === "transaction") {
    lines.push(...cut(node.tx, state.full), ...(node.time ? [node.time.slice(0, 10), node.time.slice(11)] : []));
  } else if (node.kind === "conversion") {
    lines.push("exchange", ...(node.remarks || []).slice(0, 1).flatMap((text) => cut(text, true)));
  } else if (node.kind === "fee") {
    // The reason below says it, where money ended.
    if (endings(state, node).length === 0) lines.push("fee");
  } else {
    if (!node.address && !node.descriptor) lines.push(KINDS[node.kind].toLowerCase());
    else lines.push(...cut(node.address || node.descriptor, state.full));
    if (node.kind === "output") lines.push(...cut(node.tx + ":" + node.vout, state.full));
  }
  const seeded = node.seeded.filter((part) => state.label === null || part.label === state.label);
  if (seeded.length > 0) lines.push("starts here", ...amountLines(flow, seeded));
  for (const end of endings(state, node)) {
    lines.push(end.reason, ...amountLines(flow, end.amounts));
    for (const note of end.notes) lines.push(...wrapped("“" + note + "”").slice(0, 4));
  }
  lines.push(...markLines(state, node));
  if (noteOf(node.id)) lines.push("✎ " + shortName(noteOf(node.id).replace(/\s+/g, " ")));
  return lines;
}

// What others say of a place; an end at a tagged address has said it already.
function markLines(state, node) {
  if (endings(state, node).some((end) => end.notes.length > 0 && end.voice === "a tag")) return [];
  const marks = node.marks || [];
  const lines = marks.slice(0, 2).flatMap((mark) => wrapped("“" + mark + "”").slice(0, 4));
  return marks.length > 2 ? [...lines, "more said: " + (marks.length - 2)] : lines;
}

// One line an amount, and not too many.
function amountLines(flow, amounts) {
  const lines = amountsText(flow, amounts).split("; ");
  return lines.length <= 4 ? lines : [...lines.slice(0, 3), "and " + (lines.length - 3) + " more amounts"];
}

function byReason(ended) {
  const sums = new Map();
  for (const one of ended) sums.set(one.reason, (sums.get(one.reason) || []).concat(one.amounts));
  return sums;
}

function shapeOf(kind) {
  return { transaction: "ellipse", fee: "tag", conversion: "hexagon", peel: "cut-rectangle", more: "barrel" }[kind]
    || "round-rectangle";
}

// Several reasons make stripes.
function fillOf(state, one) {
  const ended = one.node ? endings(state, one.node) : [];
  if (ended.length === 0) return { colours: [one.kind === "transaction" || one.kind === "conversion" ? "#eceff1" : "#ffffff"] };
  return { colours: ended.map((end) => (REASONS[end.reason] || ["#ffffff"])[0]) };
}

function stripes(colours) {
  const stops = [];
  const places = [];
  colours.forEach((colour, i) => {
    stops.push(colour, colour);
    places.push((100 * i) / colours.length + "%", (100 * (i + 1)) / colours.length + "%");
  });
  return { stops: stops.join(" "), places: places.join(" ") };
}

// Elements for Cytoscape.js with their places.
function elementsOf(flow, state, picture) {
  const sizes = new Map();
  const texts = new Map();
  for (const one of picture.nodes.values()) {
    const lines = nodeLines(flow, state, one);
    const longest = Math.max(...lines.map((line) => Array.from(line).length));
    const round = shapeOf(one.kind) === "ellipse" ? 1.25 : 1.05;
    texts.set(one.id, lines.join("\n"));
    sizes.set(one.id, { width: longest * CHARACTER * round + 18, height: lines.length * LINE * round + 12 });
  }
  const places = layout(picture, sizes, state.columns === "time");
  const largest = new Map();
  for (const edge of picture.edges) {
    if (edge.amount > (largest.get(edge.asset) || 0n)) largest.set(edge.asset, edge.amount);
  }
  const elements = [];
  for (const one of picture.nodes.values()) {
    const seed = one.node && one.node.seeded.length > 0;
    const fill = stripes(fillOf(state, one).colours);
    elements.push({
      group: "nodes", position: places.get(one.id),
      data: {
        id: "n:" + one.id, key: one.id, text: texts.get(one.id), shape: shapeOf(one.kind), ...sizes.get(one.id),
        stops: fill.stops, places: fill.places, border: seed ? 3 : 1,
        line: seed ? "#7b1fa2" : "#5f5f5f", dash: one.node ? "solid" : "dashed",
      },
    });
  }
  picture.edges.forEach((edge) => {
    const all = largest.get(edge.asset);
    const part = all > 0n ? Number((edge.amount * 1000000n) / all) / 1000000 : 0;
    elements.push({
      group: "edges",
      data: {
        id: "e:" + edge.id, key: edge.id, source: "n:" + edge.source, target: "n:" + edge.target,
        text: edgeText(flow, state, edge), width: 1 + 13 * part, arrow: 1 - 0.45 * part, colour: lineOf(flow, edge),
        style: edge.edges.length > 1 ? "dashed" : lineStyle(edge.edges[0]),
      },
    });
  });
  return elements;
}

function edgeText(flow, state, edge) {
  const asset = flow.assets[edge.asset];
  if (edge.edges.length > 1) {
    return edge.edges.length + " movements" + (flow.conserving ? ", " + amountText(asset, edge.amount) : "");
  }
  const one = edge.edges[0];
  if (!flow.conserving) return amountText(asset, one.value) + " touched";
  if (edge.amount >= one.value) return amountText(asset, one.value);
  return (decimal(asset, edge.amount) || edge.amount.toString()) + " of " + amountText(asset, one.value);
}

function lineOf(flow, edge) {
  if (edge.edges.some((one) => one.finding)) return "#c62828";
  const asset = flow.assets[edge.asset];
  if (asset.id.endsWith("/native")) return "#777777";
  const tokens = flow.assets.filter((one) => !one.id.endsWith("/native"));
  return LINES[tokens.indexOf(asset) % LINES.length];
}

function lineStyle(edge) {
  if (edge.kind === "INTERNAL" || edge.kind === "SELF_DESTRUCT") return "dashed";
  return edge.kind === "UNEXPLAINED" ? "dotted" : "solid";
}
