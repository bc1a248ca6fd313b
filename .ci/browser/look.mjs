// Opens a page that Tracer wrote in headless Chromium, does what a reader would, and prints what
// happened as JSON: node look.mjs CHROMIUM PAGE SCRIPT [PICTURE-FOLDER]. SCRIPT is a JSON list of
// steps: {"do": "fill" | "choose" | "tick" | "click" | "key" | "focus" | "reload-saved" | "wait",
// "at": selector, "with": value} or {"read": name, "js": expression} or {"picture": name}.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , executablePath, file, script, pictures] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const answer = { errors: [], requests: [], dialogs: [], read: {} };
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const context = await browser.newContext({ viewport: { width: 1500, height: 1000 }, bypassCSP: false, acceptDownloads: true });
let page = await open(file);

async function open(path) {
  const next = await context.newPage();
  next.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") answer.errors.push(message.text());
  });
  next.on("pageerror", (error) => answer.errors.push(String(error.stack || error)));
  next.on("dialog", (dialog) => { answer.dialogs.push(dialog.type()); dialog.accept(); });
  next.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) answer.requests.push(request.url());
  });
  const from = Date.now();
  await next.goto(pathToFileURL(path).href);
  await next.waitForFunction("document.getElementById('shown').textContent !== ''");
  answer.milliseconds = Date.now() - from;
  return next;
}

for (const step of JSON.parse(readFileSync(script, "utf8"))) {
  if (step.read) answer.read[step.read] = await page.evaluate(step.js);
  else if (step.picture) {
    if (pictures) await page.screenshot({ path: `${pictures}/${step.picture}.png`, fullPage: step.full === true });
  } else if (step.axe) {
    // The checker itself is put in through the debugger, which the page's own policy does not bind.
    const session = await context.newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: axe });
    const result = await session.send("Runtime.evaluate", {
      expression: "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 5).join(', '))))",
      awaitPromise: true,
    });
    answer.read[step.axe] = JSON.parse(result.result.value);
  } else {
    const at = step.at ? page.locator(step.at).first() : null;
    switch (step.do) {
      case "fill": await at.fill(step.with); await at.blur(); break;
      case "choose": await at.selectOption(step.with); break;
      case "tick": await at.click(); break;
      case "click": await at.click(); break;
      case "focus": await at.focus(); break;
      case "key": await page.keyboard.press(step.with); break;
      case "print": {
        await page.emulateMedia({ media: "print" });
        await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        const pdf = await page.pdf({ format: "A4" });
        if (pictures) writeFileSync(`${pictures}/${step.with}.pdf`, pdf);
        answer.read[step.with] = pdf.length;
        await page.emulateMedia({ media: "screen" });
        break;
      }
      case "reload-saved": {
        const waiting = page.waitForEvent("download");
        await page.locator("#save").click();
        const saved = `${file}-saved.html`;
        const download = await waiting;
        answer.read[step.with] = download.suggestedFilename();
        await download.saveAs(saved);
        page = await open(saved);
        break;
      }
      default: throw new Error("no such step: " + JSON.stringify(step));
    }
    await page.waitForTimeout(60);
  }
}
console.log(JSON.stringify(answer));
await browser.close();
