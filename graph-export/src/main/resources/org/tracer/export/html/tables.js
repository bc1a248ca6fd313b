// Tables that sort. Amounts sort as whole numbers, asset by asset.
const ROWS = 300;

function showTable(place, columns, rows, sorting, again, onpick, selected) {
  const sorted = [...rows];
  if (sorting.column !== null) {
    const column = columns[sorting.column];
    sorted.sort((a, b) => compare(column.key(a), column.key(b)) * (sorting.down ? -1 : 1));
  }
  const head = make("tr", {}, ...columns.map((column, i) =>
    make("th", { scope: "col", "aria-sort": sorting.column === i ? (sorting.down ? "descending" : "ascending") : "none" },
      make("button", {
        type: "button",
        onclick: () => {
          sorting.down = sorting.column === i ? !sorting.down : column.number === true;
          sorting.column = i;
          again();
          byId(place).querySelectorAll("th button")[i].focus();
        },
      }, column.name + (sorting.column === i ? (sorting.down ? " ▼" : " ▲") : "")))));
  const body = make("tbody");
  for (const row of sorted.slice(0, sorting.all ? sorted.length : ROWS)) {
    const cells = columns.map((column) => {
      const text = column.text(row);
      const cell = make("td", { class: column.number ? "number" : column.id ? "id" : null });
      if (column.pick && column.pick(row)) {
        cell.append(make("button", { type: "button", onclick: () => onpick(column.pick(row)) }, text));
      } else cell.append(text);
      return cell;
    });
    body.append(make("tr", { class: row.pickKey && row.pickKey === selected ? "picked" : null }, ...cells));
  }
  const table = make("table", {}, make("thead", {}, head), body);
  const parts = [table];
  if (!sorting.all && sorted.length > ROWS) {
    parts.push(make("p", {}, "The first " + ROWS + " of " + sorted.length + " rows. ",
      make("button", { type: "button", onclick: () => { sorting.all = true; again(); } }, "Show all rows")));
  }
  byId(place).replaceChildren(...parts);
}

function compare(a, b) {
  for (let i = 0; i < a.length; i++) {
    if (a[i] < b[i]) return -1;
    if (a[i] > b[i]) return 1;
  }
  return 0;
}

const ENDS = (flow) => [
  { name: "Why", text: (row) => row.reason, key: (row) => [row.reason] },
  { name: "Place", id: true, text: (row) => row.place, key: (row) => [row.place], pick: (row) => row.pickKey },
  { name: "Payment", text: (row) => flow.labels[row.label], key: (row) => [flow.labels[row.label]] },
  { name: "Amount", number: true, text: (row) => amountText(flow.assets[row.asset], row.amount), key: (row) => [row.asset, row.amount] },
  { name: "Base units", number: true, text: (row) => row.amount.toString(), key: (row) => [row.asset, row.amount] },
  { name: "What is known", text: (row) => row.words, key: (row) => [row.words] },
];

// What was noted of an end; a tag's own words stand among the tags.
function notesBeside(node, end) {
  const tagged = end.voice === "a tag" && (node.tags || []).length > 0;
  return tagged ? [] : end.notes.map((note) => end.voice + " says: " + note);
}

// Every place where money ended, with what the page does not hold added up at the end.
function endRows(flow, state, picture) {
  const rows = [];
  const inPicture = (id) => !narrowed(state) || picture.nodes.has(id);
  for (const node of flow.nodes.values()) {
    if (!inPicture(node.id)) continue;
    for (const end of endings(state, node)) {
      for (const part of end.amounts) {
        rows.push({
          ...part, reason: end.reason, place: node.name, pickKey: node.id,
          words: [...notesBeside(node, end), ...(node.remarks || []), ...(node.tags || []), noteOf(node.id)]
            .filter((text) => text).join("; "),
        });
      }
    }
  }
  for (const end of flow.leftOut.endings) {
    for (const part of end.amounts) {
      if ((state.label === null || part.label === state.label) && (state.asset === null || part.asset === state.asset)) {
        rows.push({ ...part, reason: end.reason, place: "places not in this page, " + end.places + " of them", words: "" });
      }
    }
  }
  return rows;
}

const WORTH = { name: "Traced part's worth, rate", text: (row) => (row.worth ? (row.worth.traced || "touched") + " " + row.worth.currency + " (" + row.worth.rate + ")" : "no rate"), key: (row) => [row.worth ? row.worth.rate : ""] };

const MOVES = (flow) => [
  ...MOVE_COLUMNS(flow),
  ...(flow.properties.rates ? [WORTH] : []),
];

const MOVE_COLUMNS = (flow) => [
  { name: "Block time", text: (row) => (row.time ? shownTime(row.time) : ""), key: (row) => [row.order] },
  { name: "Kind", text: (row) => row.kind, key: (row) => [row.kind] },
  { name: "From", id: true, text: (row) => flow.nodes.get(row.source).name, key: (row) => [flow.nodes.get(row.source).name], pick: (row) => row.source },
  { name: "To", id: true, text: (row) => flow.nodes.get(row.target).name, key: (row) => [flow.nodes.get(row.target).name], pick: (row) => row.target },
  { name: "Traced", number: true, text: (row) => (row.total === null ? "touched" : amountText(flow.assets[row.asset], row.total)), key: (row) => [row.asset, row.total === null ? 0n : row.total] },
  { name: "All of it", number: true, text: (row) => amountText(flow.assets[row.asset], row.value), key: (row) => [row.asset, row.value] },
  { name: "Transaction", id: true, text: (row) => row.tx || "", key: (row) => [row.tx || ""] },
];
