// What things are called, and how they look. The word is always written beside the colour.
const REASONS = {
  UNSPENT: ["#c8e6c9", "not spent up to the last block looked at: whoever can unlock it holds it"],
  HELD: ["#c8e6c9", "still in the account at the last block looked at"],
  FEE: ["#e0e0e0", "paid for carrying out a transaction"],
  BURN: ["#bcaaa4", "destroyed, or locked so that nobody can ever spend it"],
  COINBASE: ["#fff59d", "coins were created here"],
  STOP_LIST: ["#ffcc80", "at an address that the request said to stop at"],
  SERVICE: ["#ffb74d", "at an address that a tag attributes to a service"],
  MIXER: ["#ce93d8", "at an address that a tag attributes to a mixing service"],
  BRIDGE: ["#90caf9", "at an address that a tag attributes to a bridge to another chain"],
  SANCTIONED: ["#ef9a9a", "at an address that a tag says is on a list of sanctions"],
  COINJOIN: ["#e1bee7", "went into what looks like a CoinJoin: which output is whose, the chain does not say"],
  BELOW_THRESHOLD: ["#fff9c4", "less than the least amount to follow; the trail goes on"],
  HOP_LIMIT: ["#b3e5fc", "as many steps as allowed; the trail goes on"],
  FAN_OUT_LIMIT: ["#b2dfdb", "spread over more outputs than allowed; the trail goes on"],
  HUB: ["#b2dfdb", "at an account with more transfers than allowed, such as an exchange's"],
  OUTSIDE_WINDOW: ["#c5cae9", "goes on in later blocks than asked for"],
  COMMINGLED: ["#d1c4e9", "mixed with other money, which this policy does not follow"],
  CONTRACT: ["#d1c4e9", "left in a contract with nothing that provably came out for it"],
  UNEXPLAINED: ["#ffcdd2", "gone, but no transfer that the source knows says where"],
  END_OF_DATA: ["#ffcdd2", "the trail goes on, but the data does not say where"],
};

const KINDS = {
  transaction: "Transaction", address: "Address", script: "Script without address",
  output: "Output", account: "Account", conversion: "Conversion", fee: "Fee",
  burn: "Destroyed", unexplained: "Difference of balances", source: "From nobody",
  self: "Payment to itself", peel: "Peel chain, collapsed", more: "Several places, put together",
};

const PROPERTY_NAMES = {
  chain: "Chain", network: "Network", origin: "Data from", policy: "Policy", direction: "Direction", fees: "Fees", grain: "One place is one of",
  horizon_height: "Last block looked at", horizon_hash: "Its hash", horizon_time: "Its time",
  seeds: "Starts at", balance_sheet: "Balance sheet, base units", limits: "Limits in force",
  notices: "Notices", claims: "What kind of statements these are", chosen_at: "Rule and limits chosen at",
  assets: "Assets", verification: "Verification", noise_count: "Transfers that only pretend",
  noise: "Which", format: "Format", rates: "Worth in money of states",
};

// Lines of tokens; the chain's own coin is grey.
const LINES = ["#00695c", "#1565c0", "#ad6800", "#6a1b9a", "#33691e", "#4e342e"];

// Makes an element. Text goes in as text, never as markup.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const byId = (id) => document.getElementById(id);
