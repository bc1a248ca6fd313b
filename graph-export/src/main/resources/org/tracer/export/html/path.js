// Paths along which time does not run backwards. Edges come in the order of the chain.

// The path from any of some nodes to any of others whose narrowest movement is widest; null if there is none.
// Amounts of different assets do not compare, so each counts as a part of its asset's largest.
function widestPath(picture, starts, ends) {
  const largest = new Map();
  for (const edge of picture.edges) {
    if (edge.amount > (largest.get(edge.asset) || 0n)) largest.set(edge.asset, edge.amount);
  }
  const share = (edge) => {
    const all = largest.get(edge.asset);
    return all > 0n ? Number((edge.amount * 1000000000000n) / all) : 0;
  };
  const best = new Map();
  for (const id of starts) best.set(id, { width: Infinity, steps: 0, edge: null, before: null });
  for (const edge of inOrder(picture)) {
    const from = best.get(edge.source);
    if (!from) continue;
    const reached = { width: Math.min(from.width, share(edge)), steps: from.steps + 1, edge, before: from };
    const known = best.get(edge.target);
    const better = !known || reached.width > known.width
      || (reached.width === known.width && reached.steps < known.steps);
    if (better) best.set(edge.target, reached);
  }
  const reached = ends.filter((id) => best.has(id)).map((id) => best.get(id))
    .sort((a, b) => b.width - a.width || a.steps - b.steps);
  if (reached.length === 0) return null;
  const path = [];
  for (let at = reached[0]; at.edge !== null; at = at.before) path.unshift(at.edge);
  return path;
}

// Every movement from which money could have come to a node, in the order of time.
function upstream(picture, to) {
  const latest = new Map([[to, Infinity]]);
  const found = [];
  for (const edge of inOrder(picture).reverse()) {
    if (latest.has(edge.target) && edge.order < latest.get(edge.target)) {
      found.unshift(edge);
      if (!latest.has(edge.source)) latest.set(edge.source, edge.order);
    }
  }
  return found;
}

// Every movement to which money could have gone from a node.
function downstream(picture, from) {
  const earliest = new Map([[from, -1]]);
  const found = [];
  for (const edge of inOrder(picture)) {
    if (earliest.has(edge.source) && edge.order > earliest.get(edge.source)) {
      found.push(edge);
      if (!earliest.has(edge.target)) earliest.set(edge.target, edge.order);
    }
  }
  return found;
}

function inOrder(picture) {
  return [...picture.edges].sort((a, b) => a.order - b.order);
}
