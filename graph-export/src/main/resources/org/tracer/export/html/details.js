// What is known of what is selected, in full.
function showDetails(flow, state, picture, key, actions) {
  const box = byId("details");
  box.replaceChildren();
  const node = key === null ? null : flow.nodes.get(key);
  const put = key === null ? null : picture.nodes.get(key);
  const edge = key === null ? null : picture.edges.find((one) => one.id === key);
  if (node) nodeDetails(box, flow, state, node, actions);
  else if (put) togetherDetails(box, flow, state, put);
  else if (edge) edgeDetails(box, flow, edge, actions);
  else box.append(make("p", {}, "Select something in the picture or in the tables."));
}

function facts(box, rows) {
  const list = make("dl");
  for (const [name, ...values] of rows) {
    const shown = values.filter((value) => value !== undefined && value !== null && value !== "");
    if (shown.length > 0) list.append(make("dt", {}, name), ...shown.map((value) => make("dd", {}, value)));
  }
  box.append(list);
}

function identifier(text) {
  return text ? make("span", { class: "id" }, text) : null;
}

function nodeDetails(box, flow, state, node, actions) {
  box.append(make("h2", {}, KINDS[node.kind] || node.kind));
  facts(box, [
    ["Address", identifier(node.address)],
    ["Script", identifier(node.descriptor)],
    ["Transaction", identifier(node.tx)],
    ["Output", node.vout === undefined ? null : String(node.vout)],
    ["Block", node.block === undefined ? null : String(node.block)],
    ["Block time, the miner's claim", node.time ? shownTime(node.time) : null],
    ["Starts here", ...node.seeded.map((one) => shareText(flow, one))],
    ...node.endings.map((one) => [
      one.reason + ": " + (REASONS[one.reason] || ["", "ended"])[1],
      ...one.amounts.map((part) => shareText(flow, part)),
      ...one.spentBy.map((tx) => make("span", {}, "spent by ", identifier(tx))),
      ...one.notes.map((note) => one.voice[0].toUpperCase() + one.voice.slice(1) + " says: " + note),
    ]),
    ["Known of it", ...(node.remarks || [])],
    ["Sources claim", ...(node.tags || [])],
    ["Heuristics infer", ...(node.inferences || [])],
    ["Kind of statement", flow.claims[node.claim]],
    ["Id in exports", identifier(node.id)],
  ]);
  const note = make("textarea", { id: "note", rows: "3" });
  note.value = noteOf(node.id);
  note.addEventListener("change", () => actions.note(node.id, note.value));
  box.append(
    make("p", { class: "buttons" },
      make("button", { type: "button", onclick: () => actions.path(node.id) }, backward(flow) ? "Show a path from here" : "Show a path to here"), " ",
      make("button", { type: "button", onclick: () => actions.upstream(node.id) }, "All that leads here"), " ",
      make("button", { type: "button", onclick: () => actions.downstream(node.id) }, "All that goes on"), " ",
      make("button", { type: "button", onclick: () => actions.clear() }, "Clear")),
    make("p", {}, make("label", { for: "note" }, "Your note on this place")), note);
}

function shareText(flow, one) {
  const asset = flow.assets[one.asset];
  return flow.labels[one.label] + ": " + amountText(asset, one.amount)
    + (asset.decimals === undefined ? "" : " (" + one.amount + " base units)");
}

function edgeDetails(box, flow, edge) {
  box.append(make("h2", {}, edge.edges.length > 1 ? edge.edges.length + " movements" : "Movement"));
  for (const one of edge.edges.slice(0, 20)) {
    const asset = flow.assets[one.asset];
    facts(box, [
      ["Kind", one.kind],
      ["Moves", amountText(asset, one.value), one.value + " base units"],
      ["Traced", ...one.traced.map((part) => shareText(flow, part))],
      ["Worth on the day of the block", one.worth ? one.worth.value + " " + one.worth.currency
        + (one.worth.traced ? ", of it traced " + one.worth.traced + " " + one.worth.currency : "") : null,
        one.worth ? "by the rate " + one.worth.rate : null],
      ["From", identifier(flow.nodes.get(one.source).name)],
      ["To", identifier(flow.nodes.get(one.target).name)],
      ["Asset", identifier(asset.id)],
      ["Transaction", identifier(one.tx)],
      ["Index", one.index === undefined ? null : String(one.index)],
      ["Block", String(one.block)],
      ["Block time, the miner's claim", one.time ? shownTime(one.time) : null],
      ["Verification", one.verification],
      ["Noticed", one.finding],
      ["Kind of statement", flow.claims[one.claim]],
      ["Id in exports", identifier(one.id)],
    ]);
  }
  if (edge.edges.length > 20) box.append(make("p", {}, "and " + (edge.edges.length - 20) + " more; all are in the table of movements."));
}

function togetherDetails(box, flow, state, one) {
  box.append(make("h2", {}, KINDS[one.kind]));
  if (one.kind === "more") {
    box.append(make("p", {}, one.movements + " smaller movements to or from " + one.others.size
      + " other places, put together because the picture is limited. Raise “Show at most”, or filter."));
    return;
  }
  box.append(make("p", {}, "A shape, not a finding: transactions in a row that each pay one place and go on."
    + " Nothing in the trace depends on it. Untick “Collapse peel chains” to see every step."));
  facts(box, [["Transactions", ...one.run.map((id) => identifier(flow.nodes.get(id).tx))]]);
  const ended = one.members.filter((node) => node.endings.length > 0);
  facts(box, [["Places in it where the trace ended",
    ...ended.map((node) => make("span", {}, identifier(node.name), " ",
      endings(state, node).map((end) => end.reason + " " + amountsText(flow, end.amounts)).join("; ")))]]);
}
