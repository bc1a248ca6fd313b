// Leaves no more edges than a picture can bear. What is beyond is not dropped: at every place that
// stays, what it paid and got besides stands as one edge with its count.
function atMost(flow, picture, most) {
  if (picture.edges.length <= most) return { picture, put: 0, elsewhere: 0 };
  const largest = new Map();
  for (const edge of picture.edges) {
    if (edge.amount > (largest.get(edge.asset) || 0n)) largest.set(edge.asset, edge.amount);
  }
  const share = (edge) => {
    const all = largest.get(edge.asset);
    return all > 0n ? Number((edge.amount * 1000000000000n) / all) : 0;
  };
  const ranked = picture.edges.map((edge) => ({ edge, share: share(edge) }));
  ranked.sort((a, b) => b.share - a.share || a.edge.order - b.edge.order);
  const kept = new Set(ranked.slice(0, most).map((one) => one.edge));
  const nodes = new Map();
  for (const [id, node] of picture.nodes) {
    if (node.node && node.node.seeded.length > 0) nodes.set(id, node);
  }
  for (const edge of kept) {
    nodes.set(edge.source, picture.nodes.get(edge.source));
    nodes.set(edge.target, picture.nodes.get(edge.target));
  }
  const edges = [];
  const more = new Map();
  let put = 0;
  let elsewhere = 0;
  for (const edge of picture.edges) {
    if (kept.has(edge) || (nodes.has(edge.source) && nodes.has(edge.target))) {
      edges.push(edge);
    } else if (nodes.has(edge.source)) {
      put++;
      join(more, nodes, edge, "out", edge.source);
    } else if (nodes.has(edge.target)) {
      put++;
      join(more, nodes, edge, "in", edge.target);
    } else {
      elsewhere++;
    }
  }
  return { picture: { nodes, edges: edges.concat([...more.values()]) }, put, elsewhere };
}

function join(more, nodes, edge, way, at) {
  const place = "more:" + way + ":" + at;
  const id = place + ":" + edge.asset;
  if (!nodes.has(place)) nodes.set(place, { id: place, kind: "more", others: new Set(), movements: 0 });
  nodes.get(place).others.add(way === "out" ? edge.target : edge.source);
  nodes.get(place).movements += edge.edges.length;
  if (more.has(id)) {
    const one = more.get(id);
    one.amount += edge.amount;
    one.edges.push(...edge.edges);
  } else {
    more.set(id, {
      ...edge, id, source: way === "out" ? at : place, target: way === "out" ? place : at,
      edges: [...edge.edges],
    });
  }
}
