/* What Streamlit leaves out for readers who listen: its own words in the language of the page
   (labourmarket/ui/words.py), a place that stays while the parts of the page are drawn anew, from
   which a screen reader tells the answer that has changed, and a step back that leads back. */
const words = JSON.parse(document.getElementById("tt-words").textContent);
const frames = Object.keys(words).filter((word) => word.includes("{")).map((word) => [
  new RegExp(`^${word.replace(/[.?()]/g, "\\$&").replace(/\{\w+\}/, "(.+)")}$`),
  words[word],
]);
const OURS = '[data-testid="stMain"], [data-testid="stSidebarNav"]';
const THEIRS = '[data-testid="InputInstructions"]';
const NAMES = ["aria-label", "title"];
const TOLD = ["h1", ".tt-answer", "h2"];

const place = document.body.appendChild(document.createElement("div"));
place.className = "tt-told";
place.setAttribute("role", "status");
let before = [];
let acted = false;
let actedHere = false;
for (const act of ["keydown", "pointerdown"])
  addEventListener(act, () => (acted = actedHere = true), { capture: true });

/* A page writes its usual choices into an address that lacks them. Nobody chose them: as a step of
   the history they would keep the reader, who goes back to the address without them, on the page. */
const step = history.pushState.bind(history);
history.pushState = (state, title, url) => {
  const isOfThisPage = new URL(url, location.href).pathname === location.pathname;
  if (isOfThisPage && !actedHere) return history.replaceState(state, title, url);
  if (!isOfThisPage) actedHere = false;
  return step(state, title, url);
};
addEventListener("popstate", () => (actedHere = false));

function paragraph(text) {
  const told = document.createElement("p");
  told.textContent = text;
  return told;
}

function said() {
  const main = document.querySelector('[data-testid="stMain"]');
  return TOLD.map((part) => main?.querySelector(part)?.textContent ?? "");
}

/* The first view is read from its top; once the reader has done something, what differs is told. */
function tell() {
  const done = document.querySelector('[data-test-script-state="notRunning"]');
  const now = said();
  if (!done || !now[0]) return;
  const changed = now.filter((text, at) => text && text !== before[at]);
  before = now;
  if (acted && changed.length) place.replaceChildren(...changed.map(paragraph));
}

function translated(text) {
  if (!text || words[text]) return words[text];
  for (const [theirs, ours] of frames) {
    const found = theirs.exec(text);
    if (found) return ours.replace(/\{\w+\}/, () => found[1]);
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const around = node.parentElement;
    if (around?.closest(OURS) && !around.closest(THEIRS)) return;
    const word = translated(node.nodeValue);
    if (word) node.nodeValue = word;
    return;
  }
  for (const name of NAMES) {
    const word = words[node.getAttribute?.(name)];
    if (word) node.setAttribute(name, word);
  }
}

/* A chart has a name and a table; the numbers along its axes, read one by one, say nothing. */
function hide(node) {
  if (node.matches?.(".main-svg, #js-plotly-tester")) node.setAttribute("aria-hidden", "true");
}

function mend(root) {
  if (!root.isConnected) return;
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = root; node; node = nodes.nextNode()) {
    translate(node);
    hide(node);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.target === place) continue;
    if (change.type !== "childList") translate(change.target);
    else change.addedNodes.forEach(mend);
  }
  tell();
}).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...NAMES, "data-test-script-state"],
});
mend(document.body);

/* A picture is drawn for the screen's width; on paper it has to shrink as a whole. */
const pictures = () => document.querySelectorAll(".stPlotlyChart .main-svg");
addEventListener("beforeprint", () => {
  for (const picture of pictures()) {
    const [width, height] = [picture.getAttribute("width"), picture.getAttribute("height")];
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
});
addEventListener("afterprint", () => {
  for (const picture of pictures()) picture.removeAttribute("viewBox");
});
