// The page as it came, before the program changes it; scripts are put back from their elements.
const BODY = [...document.body.children]
  .filter((one) => one.tagName !== "SCRIPT").map((one) => one.outerHTML + "\n").join("");

// The flows in the page. Amounts are BigInt in base units, and never become floating point but for
// the width of a line.
function readFlow(raw, number) {
  const assets = raw.assets || [];
  const labels = raw.labels || [];
  const nodes = new Map();
  for (const node of raw.nodes) {
    node.seeded = shares(node.seeded);
    node.endings = (node.endings || []).map((one) => ({
      ...one, amounts: shares(one.amounts), spentBy: one.spentBy || [], notes: one.notes || [],
    }));
    nodes.set(node.id, node);
  }
  const edges = raw.edges.map((edge, order) => ({
    ...edge, order, value: BigInt(edge.value), traced: shares(edge.traced),
    total: edge.total === undefined ? null : BigInt(edge.total),
  }));
  const leftOut = raw.leftOut;
  leftOut.endings = leftOut.endings.map((one) => ({ ...one, amounts: shares(one.amounts) }));
  return {
    number, nodes, edges, assets, labels, claims: raw.claims || [], leftOut,
    conserving: raw.conserving, properties: raw.properties,
  };
}

const backward = (flow) => flow.properties.direction.startsWith("backward");

function shares(list) {
  return (list || []).map(([label, asset, amount]) => ({ label, asset, amount: BigInt(amount) }));
}

// Whole units, exactly; null where the decimals are not known.
function decimal(asset, units) {
  if (asset.decimals === undefined) return null;
  const places = asset.decimals;
  const digits = units.toString().padStart(places + 1, "0");
  let fraction = places === 0 ? "" : digits.slice(-places);
  const least = asset.leastPlaces;
  while (fraction.length > least && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return digits.slice(0, digits.length - places) + (fraction ? "." + fraction : "");
}

function amountText(asset, units) {
  const text = decimal(asset, units);
  return text === null ? units + " base units of " + asset.id : text + " " + (asset.symbol || asset.id);
}

// What is typed as whole units, in base units; undefined if it is no such amount.
function baseUnits(asset, text) {
  const match = /^\s*(\d{1,60})(?:\.(\d{0,60}))?\s*$/.exec(text);
  if (!match) return undefined;
  const places = asset.decimals === undefined ? 0 : asset.decimals;
  const fraction = (match[2] || "").replace(/0+$/, "");
  if (fraction.length > places) return undefined;
  return BigInt(match[1] + fraction.padEnd(places, "0"));
}

// Sums asset by asset; amounts of two assets are never added up.
function perAsset(list) {
  const sums = new Map();
  for (const one of list) sums.set(one.asset, (sums.get(one.asset) || 0n) + one.amount);
  return sums;
}

// Amounts in words. Under a policy that does not conserve value each label stands alone.
function amountsText(flow, list) {
  if (flow.conserving) {
    return [...perAsset(list)].map(([asset, sum]) => amountText(flow.assets[asset], sum)).join("; ");
  }
  return list
    .map((one) => flow.labels[one.label] + " touched " + amountText(flow.assets[one.asset], one.amount))
    .join("; ");
}

const DATA = JSON.parse(byId("data").textContent);
const FLOWS = DATA.flows.map(readFlow);
