// Which part of a flow is looked at.
function everything() {
  return {
    flow: 0, label: null, asset: null, least: 0n, from: null, until: null,
    fees: true, columns: "steps", most: 2000, full: false, peel: false,
  };
}

// What an edge weighs under a filter: one label's part, or all that is traced.
function weight(flow, state, edge) {
  if (state.label !== null) {
    const part = edge.traced.find((one) => one.label === state.label);
    return part ? part.amount : 0n;
  }
  return edge.total === null ? edge.value : edge.total;
}

// The nodes and edges that pass, as pictures of themselves: {nodes: Map, edges: []}.
function filtered(flow, state) {
  const edges = [];
  const ids = new Set();
  for (const edge of flow.edges) {
    if (passes(flow, state, edge)) {
      edges.push({
        id: edge.id, source: edge.source, target: edge.target, asset: edge.asset, order: edge.order,
        block: edge.block, amount: weight(flow, state, edge), edges: [edge],
      });
      ids.add(edge.source).add(edge.target);
    }
  }
  if (narrowed(state) === false) {
    for (const node of flow.nodes.values()) if (state.fees || node.kind !== "fee") ids.add(node.id);
  } else {
    for (const node of flow.nodes.values()) {
      if (node.seeded.some((one) => state.label === null || one.label === state.label)) ids.add(node.id);
    }
  }
  const nodes = new Map();
  for (const node of flow.nodes.values()) {
    if (ids.has(node.id)) nodes.set(node.id, { id: node.id, kind: node.kind, node });
  }
  return { nodes, edges };
}

function narrowed(state) {
  return state.label !== null || state.asset !== null || state.least > 0n
    || state.from !== null || state.until !== null;
}

function passes(flow, state, edge) {
  if (!state.fees && flow.nodes.get(edge.target).kind === "fee") return false;
  if (state.asset !== null && edge.asset !== state.asset) return false;
  if (state.label !== null && !edge.traced.some((one) => one.label === state.label)) return false;
  if (state.least > 0n && weight(flow, state, edge) < state.least) return false;
  if (state.from !== null || state.until !== null) {
    if (!edge.time) return false;
    const time = Date.parse(edge.time);
    if (state.from !== null && time < state.from) return false;
    if (state.until !== null && time > state.until) return false;
  }
  return true;
}

// What ended at a node, as the filter has it: [{reason, amounts, spentBy, notes}].
function endings(state, node) {
  return node.endings
    .map((one) => ({
      ...one,
      amounts: one.amounts.filter(
        (part) => (state.label === null || part.label === state.label)
          && (state.asset === null || part.asset === state.asset)),
    }))
    .filter((one) => one.amounts.length > 0);
}
