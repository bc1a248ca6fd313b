// Puts peel chains together, for reading only: at least three transactions in a row, each of which
// takes one input and pays at most one place where money ends besides the one from where it goes
// on. A shape that looks like this need not be one person's; nothing in the trace depends on it.
const LEAST_PEELS = 3;

function collapsePeels(picture) {
  const ins = new Map();
  const outs = new Map();
  for (const id of picture.nodes.keys()) {
    ins.set(id, []);
    outs.set(id, []);
  }
  for (const edge of picture.edges) {
    outs.get(edge.source).push(edge);
    ins.get(edge.target).push(edge);
  }
  const isTransaction = (id) => picture.nodes.get(id).kind === "transaction";
  const isSeed = (id) => picture.nodes.get(id).node.seeded.length > 0;

  // From where a transaction's money goes on, if it looks like a peel; else null.
  function carrier(id) {
    if (!isTransaction(id) || ins.get(id).length !== 1) return null;
    const paid = outs.get(id).filter((edge) => picture.nodes.get(edge.target).kind !== "fee");
    const on = paid.filter((edge) => outs.get(edge.target).length > 0);
    if (paid.length > 2 || on.length !== 1) return null;
    const next = on[0].target;
    const alone = ins.get(next).length === 1 && outs.get(next).length === 1 && !isSeed(next)
      && picture.nodes.get(next).node.endings.length === 0;
    return alone && isTransaction(outs.get(next)[0].target) ? next : null;
  }

  const after = new Map();
  const before = new Set();
  for (const id of picture.nodes.keys()) {
    const by = carrier(id);
    if (by !== null) {
      const next = outs.get(by)[0].target;
      if (ins.get(next).length === 1) {
        after.set(id, { by, next });
        before.add(next);
      }
    }
  }
  const home = new Map();
  const peels = [];
  for (const first of after.keys()) {
    if (before.has(first)) continue;
    const run = [first];
    const members = new Set([first]);
    for (let at = first; after.has(at); at = after.get(at).next) {
      members.add(after.get(at).by).add(after.get(at).next);
      run.push(after.get(at).next);
    }
    if (run.length < LEAST_PEELS) continue;
    for (const id of run) {
      for (const edge of outs.get(id)) {
        const leaf = outs.get(edge.target).length === 0 && !isSeed(edge.target);
        if (leaf && ins.get(edge.target).every((one) => members.has(one.source))) members.add(edge.target);
      }
    }
    const peel = {
      id: "peel:" + first, kind: "peel", run,
      members: [...members].map((id) => picture.nodes.get(id).node),
    };
    peels.push(peel);
    for (const id of members) home.set(id, peel.id);
  }
  return { picture: merged(picture, home, peels), peels };
}

// The picture with nodes replaced by the ones they went into.
function merged(picture, home, added) {
  const nodes = new Map();
  for (const [id, node] of picture.nodes) if (!home.has(id)) nodes.set(id, node);
  for (const node of added) nodes.set(node.id, node);
  const edges = picture.edges
    .map((edge) => ({
      ...edge, source: home.get(edge.source) || edge.source, target: home.get(edge.target) || edge.target,
    }))
    .filter((edge) => edge.source !== edge.target);
  return { nodes, edges };
}
