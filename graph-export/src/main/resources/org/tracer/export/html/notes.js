// Notes of the page's reader. They live in the page, and in copies that are saved.
const NOTES = new Map(Object.entries(DATA.notes));
let unsaved = false;

function noteOf(id) {
  return NOTES.get(id) || "";
}

function setNote(id, text) {
  if (text.trim() === "") NOTES.delete(id);
  else NOTES.set(id, text);
  unsaved = true;
}

function showNotes(flow) {
  const list = byId("notes");
  list.replaceChildren();
  for (const [id, text] of NOTES) {
    const node = flow.nodes.get(id);
    list.append(make("dt", { class: "id" }, node ? node.name : id), make("dd", {}, text));
  }
  byId("notes-part").hidden = NOTES.size === 0;
}

// The page as it came, with the notes of now in its data.
const ORIGINAL = byId("data").textContent;

function saveCopy() {
  const start = ORIGINAL.lastIndexOf('"notes":{');
  const notes = JSON.stringify(Object.fromEntries(NOTES)).replace(/</g, "\\u003c").replace(/[\u2028\u2029]/g, (c) => "\\u" + c.charCodeAt(0).toString(16));
  const text = ORIGINAL.slice(0, start) + '"notes":' + notes + "}";
  const scripts = [...document.scripts].filter((one) => one.type !== "application/json");
  const styles = document.querySelector("head style").textContent;
  const policy = document.querySelector("meta[http-equiv]").content;
  const html = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    + '<meta http-equiv="Content-Security-Policy" content="' + policy + '">\n'
    + '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Tracer: money flow</title>\n<style>'
    + styles + "</style>\n</head>\n<body>\n" + BODY
    + '<script type="application/json" id="data">' + text + "</" + "script>\n"
    + scripts.map((one) => "<script>" + one.textContent + "</" + "script>\n").join("") + "</body>\n</html>\n";
  const url = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  make("a", { href: url, download: fileName() }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  unsaved = false;
}

function fileName() {
  const last = decodeURIComponent(location.pathname.split("/").pop() || "flow.html");
  return last.replace(/(-notes)?\.html?$/i, "") + "-notes.html";
}

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
