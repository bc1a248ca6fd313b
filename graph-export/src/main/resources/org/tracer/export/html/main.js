// Puts the parts together.
const state = everything();
const sortings = { ends: { column: 3, down: true, all: false }, moves: { column: null, down: false, all: false } };
let flow = FLOWS[0];
let picture = null;

function options(id, list) {
  byId(id).replaceChildren(...list.map(([value, text]) => make("option", { value }, text)));
}

function openFlow(number) {
  state.flow = number;
  flow = FLOWS[number];
  const properties = flow.properties;
  byId("title").textContent = "Money flow on " + properties.network;
  const ends = backward(flow) ? "Where the money came from" : "Where the money ended";
  byId("ends-title").textContent = ends;
  byId("ends").setAttribute("aria-label", "Table: " + ends);
  byId("summary").textContent = "Policy " + properties.policy
    + (backward(flow) ? ", traced backward from the thick borders to where the money came from; arrows go the way it went" : "")
    + ", up to block " + properties.horizon_height
    + " (" + shownTime(properties.horizon_time) + "). Nothing is said of later blocks.";
  options("label", [["", "all"], ...flow.labels.map((text, i) => [i, text])]);
  options("asset", [["", "all"], ...flow.assets.map((one, i) => [i, one.symbol ? one.symbol + " — " + one.id : one.id])]);
  byId("found").replaceChildren(...[...flow.nodes.values()].slice(0, 2000).map((node) => make("option", { value: node.name })));
  const list = byId("properties");
  list.replaceChildren();
  for (const [name, text] of Object.entries(properties)) {
    if (text !== "") list.append(make("dt", {}, PROPERTY_NAMES[name] || name), make("dd", {}, text));
  }
  const out = flow.leftOut;
  const warning = byId("left-out");
  warning.hidden = out.movements === 0;
  warning.textContent = "This page holds the " + flow.edges.length + " largest movements. " + out.movements
    + " smaller ones and " + out.nodes + " places are not in it; what ended there is in the table, added up."
    + " Use another format for all of them.";
  showLegend();
}

function showLegend() {
  const used = new Set();
  for (const node of flow.nodes.values()) for (const end of node.endings) used.add(end.reason);
  for (const end of flow.leftOut.endings) used.add(end.reason);
  const reasons = Object.keys(REASONS).filter((reason) => used.has(reason));
  const item = (style, text) => {
    const swatch = make("span", { class: "swatch" });
    Object.assign(swatch.style, style);
    return make("li", {}, swatch, text);
  };
  byId("legend").replaceChildren(make("ul", {},
    ...reasons.map((reason) => item({ background: REASONS[reason][0] }, reason + ": " + REASONS[reason][1])),
    item({ borderColor: "#7b1fa2", borderWidth: "3px" }, "thick border: the trace starts here"),
    ...flow.assets.map((asset, i) => item({ background: lineOf(flow, { asset: i, edges: [] }) }, "line: " + (asset.symbol || asset.id)))),
    make("p", {}, "Round: a transaction; boxes: places. The width of a line is the traced amount, compared with the widest line of the same asset; widths of two assets do not compare."
      + (flow.conserving ? "" : " Under this policy amounts name what was touched; they are no sums.")));
}

function redraw(keep) {
  const before = filtered(flow, state);
  const shape = state.peel ? collapsePeels(before) : { picture: before, peels: [] };
  const limited = atMost(flow, shape.picture, state.most);
  picture = limited.picture;
  drawGraph(flow, state, picture);
  const shown = picture.edges.filter((edge) => edge.edges.length === 1 && !edge.id.startsWith("more:")).length;
  byId("said").textContent = "";
  byId("shown").textContent = "Shown: " + shown + " of " + flow.edges.length + " movements between "
    + picture.nodes.size + " places"
    + (shape.peels.length > 0 ? "; " + shape.peels.length + " peel chains collapsed" : "")
    + (limited.put + limited.elsewhere > 0
      ? "; " + limited.put + " smaller movements are put together at the places they touch, " + limited.elsewhere
        + " between other places are not drawn (all are in the tables)" : "")
    + (before.edges.length < flow.edges.length ? "; " + (flow.edges.length - before.edges.length) + " hidden by the filter" : "")
    + "." + filterWords();
  showTables();
  select(keep && pick(keep, false) ? keep : null, false);
}

// The filter in words, which paper needs.
function filterWords() {
  const words = [];
  const asset = state.asset === null ? (flow.assets.length === 1 ? flow.assets[0] : null) : flow.assets[state.asset];
  if (state.label !== null) words.push("payment " + flow.labels[state.label]);
  if (state.asset !== null) words.push("asset " + asset.id);
  if (state.least > 0n) words.push("at least " + amountText(asset, state.least));
  if (state.from !== null) words.push("from " + shownTime(new Date(state.from).toISOString()));
  if (state.until !== null) words.push("until " + shownTime(new Date(state.until).toISOString()));
  if (!state.fees) words.push("without fees");
  return words.length === 0 ? "" : " Filter: " + words.join("; ") + ".";
}

function showTables() {
  const edges = filtered(flow, state).edges.map((edge) => edge.edges[0]);
  const again = () => showTables();
  showTable("ends", ENDS(flow), endRows(flow, state, filtered(flow, state)), sortings.ends, again, (key) => select(key, true), picked());
  showTable("moves", MOVES(flow), edges, sortings.moves, again, (key) => select(key, true), picked());
  showNotes(flow);
}

// Selecting something that the picture has put together with others selects those.
function select(key, centre) {
  if (key !== null && !pick(key, centre)) {
    const peel = [...picture.nodes.values()].find((one) => one.members && one.members.some((node) => node.id === key));
    if (peel) pick(peel.id, centre);
  }
  showDetails(flow, state, picture, key === null ? picked() : key, actions);
}

const seeds = () => [...picture.nodes.values()].filter((one) => one.node && one.node.seeded.length > 0).map((one) => one.id);

const actions = {
  path(key) {
    // A trace that goes backward starts where its paths end.
    const path = backward(flow) ? widestPath(picture, [key], seeds()) : widestPath(picture, seeds(), [key]);
    light(path || []);
    byId("said").textContent = path === null
      ? "No path leads " + (backward(flow) ? "from there to where the trace starts" : "there") + " in what is shown."
      : "A path of " + path.length + " movements, the one whose narrowest is widest. Which coins went along it is said by the traced amounts, not by the path.";
  },
  upstream(key) { light(upstream(picture, key)); },
  downstream(key) { light(downstream(picture, key)); },
  clear() {
    light([]);
    byId("said").textContent = "";
  },
  note(key, text) {
    setNote(key, text);
    redraw(key);
  },
};

function readControls() {
  const number = (id) => (byId(id).value === "" ? null : Number(byId(id).value));
  byId("problem").textContent = "";
  state.label = number("label");
  state.asset = number("asset");
  state.from = moment("from", 0);
  state.until = moment("until", 59999);
  state.fees = byId("fees").checked;
  state.columns = byId("columns").value;
  state.full = byId("full").checked;
  state.peel = byId("peel").checked;
  state.most = Math.min(5000, Math.max(10, number("most") || 2000));
  state.least = leastAmount();
}

// A moment as it is typed, in UTC; to the minute, or to the second. A whole minute ends with it.
function moment(id, rest) {
  const text = byId(id).value.trim();
  if (text === "") return null;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?)?Z?$/.exec(text);
  const time = match ? Date.parse(match[1] + "T" + (match[2] || (rest > 0 ? "23:59" : "00:00")) + (match[3] || ":00") + "Z") : NaN;
  if (Number.isNaN(time)) {
    byId("problem").textContent = "“" + text + "” is no time: write it like 2026-01-31 18:30, in UTC";
    return null;
  }
  return match[3] ? time : time + rest;
}

// An amount means something in one asset only.
function leastAmount() {
  const text = byId("least").value.trim();
  const problem = byId("problem");
  if (text === "") return 0n;
  const one = state.asset === null ? (flow.assets.length === 1 ? 0 : null) : state.asset;
  if (one === null) {
    problem.textContent = "Choose an asset first: amounts of two assets do not compare.";
    return 0n;
  }
  const units = baseUnits(flow.assets[one], text);
  if (units === undefined) {
    problem.textContent = "“" + text + "” is no amount of " + (flow.assets[one].symbol || flow.assets[one].id) + ": write it like 0.5";
    return 0n;
  }
  return units;
}

function find(text) {
  const wanted = text.trim();
  if (wanted === "") return;
  const exact = flow.nodes.get(wanted) || [...flow.nodes.values()].find((node) =>
    [node.address, node.tx, node.name].some((one) => one && one.toLowerCase() === wanted.toLowerCase()));
  if (exact) select(exact.id, true);
  else byId("said").textContent = "Nothing in this page is called “" + wanted + "”.";
}

function start() {
  options("policy", FLOWS.map((one, i) => [i, one.properties.policy]));
  byId("most").value = state.most;
  openFlow(0);
  for (const id of ["label", "asset", "least", "from", "until", "columns", "most", "full", "fees", "peel"]) {
    byId(id).addEventListener("change", () => { readControls(); redraw(picked()); });
  }
  byId("policy").addEventListener("change", () => {
    const key = picked();
    openFlow(Number(byId("policy").value));
    readControls();
    redraw(key);
  });
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("controls").addEventListener("reset", () => setTimeout(() => {
    const now = state.flow;
    Object.assign(state, everything(), { flow: now });
    byId("policy").value = now;
    byId("most").value = state.most;
    byId("problem").textContent = "";
    redraw(null);
  }));
  byId("find").addEventListener("change", () => find(byId("find").value));
  byId("fit").addEventListener("click", fit);
  byId("closer").addEventListener("click", () => zoomBy(1.3));
  byId("farther").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("print").addEventListener("click", () => { preparePaper(); window.print(); });
  byId("save").addEventListener("click", saveCopy);
  graph.on("tap", (event) => {
    if (event.target === graph) { graph.elements().unselect(); select(null, false); }
    else select(event.target.data("key"), false);
  });
  byId("graph").addEventListener("keydown", keyed);
  window.addEventListener("resize", () => graph.resize());
  redraw(null);
}

function zoomBy(factor) {
  graph.zoom({ level: graph.zoom() * factor, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
}

function keyed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key;
  if (key.startsWith("Arrow")) {
    const next = step(key);
    if (next) select(next.data("key"), true);
  } else if (key === "+") zoomBy(1.3);
  else if (key === "-") zoomBy(1 / 1.3);
  else if (key === "0") fit();
  else if (key === "Enter" && picked() !== null) byId("details").focus();
  else if (key.toLowerCase() === "p" && picked() !== null) actions.path(picked());
  else if (key === "Escape") { graph.elements().unselect(); actions.clear(); select(null, false); }
  else return;
  event.preventDefault();
}

start();
