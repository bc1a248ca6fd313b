// Places nodes: columns from left to right as money moves, rows so that lines cross little.
const GAP_X = 90;
const GAP_Y = 18;

function columnsOf(picture, byTime) {
  const column = new Map();
  const left = new Set();
  const edges = [...picture.edges].sort((a, b) => a.order - b.order);
  let block = null;
  let floor = 0;
  let widest = -1;
  const put = (id, at) => {
    column.set(id, at);
    widest = Math.max(widest, at);
  };
  for (const edge of edges) {
    if (byTime && edge.block !== block) {
      block = edge.block;
      floor = widest + 1;
    }
    if (!column.has(edge.source)) put(edge.source, floor);
    const next = Math.max(column.get(edge.source) + 1, floor);
    // Until something leaves a place, what it gets later moves it to the right.
    if (!column.has(edge.target)) put(edge.target, next);
    else if (!left.has(edge.target) && edge.source !== edge.target) {
      put(edge.target, Math.max(column.get(edge.target), next));
    }
    left.add(edge.source);
  }
  for (const id of picture.nodes.keys()) if (!column.has(id)) column.set(id, 0);
  return column;
}

// Sets x, y of every node that has width and height; returns nothing.
function layout(picture, sizes, byTime) {
  const column = columnsOf(picture, byTime);
  const columns = [];
  for (const [id, at] of column) (columns[at] = columns[at] || []).push(id);
  const neighbours = new Map([...picture.nodes.keys()].map((id) => [id, []]));
  for (const edge of picture.edges) {
    neighbours.get(edge.source).push(edge.target);
    neighbours.get(edge.target).push(edge.source);
  }
  const y = new Map();
  const weight = (id) => neighbours.get(id).length;
  for (const ids of columns) if (ids) stack(ids, sizes, y, null, weight);
  for (let round = 0; round < 8; round++) {
    const forward = round % 2 === 0;
    const order = [...columns.keys()].filter((at) => columns[at]);
    if (!forward) order.reverse();
    for (const at of order) {
      const wanted = new Map();
      for (const id of columns[at]) {
        const side = neighbours.get(id).filter((one) =>
          forward ? column.get(one) < at : column.get(one) > at);
        const near = side.length > 0 ? side : [id];
        wanted.set(id, near.reduce((sum, one) => sum + y.get(one), 0) / near.length);
      }
      // Sorting keeps the order of what wants the same, so that the picture is always the same.
      columns[at].sort((a, b) => wanted.get(a) - wanted.get(b));
      stack(columns[at], sizes, y, wanted, weight);
    }
  }
  let x = 0;
  const positions = new Map();
  for (const ids of columns) {
    if (!ids) continue;
    const width = Math.max(...ids.map((id) => sizes.get(id).width));
    for (const id of ids) positions.set(id, { x: x + width / 2, y: y.get(id) });
    x += width + GAP_X;
  }
  return positions;
}

// Stacks nodes in their order, each as near to where it wants to be as the others let it. The one
// with most lines gets its wish, so that long chains run straight.
function stack(ids, sizes, y, wanted, weight) {
  let bottom = -Infinity;
  let main = ids[0];
  for (const id of ids) {
    const half = sizes.get(id).height / 2;
    const want = wanted ? wanted.get(id) : 0;
    const at = Math.max(want, bottom === -Infinity ? want : bottom + GAP_Y + half);
    y.set(id, at);
    if (weight(id) > weight(main)) main = id;
    bottom = at + half;
  }
  const shift = wanted ? y.get(main) - wanted.get(main) : (bottom + y.get(ids[0])) / 2;
  for (const id of ids) y.set(id, y.get(id) - shift);
}
