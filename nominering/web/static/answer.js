// Shows the line as it breaks on the ballot paper while it is being filled in, and counts the statement's letters.
// The same figures and the same rule as the server's: it is the server that refuses.
"use strict";

const widths = JSON.parse(document.getElementById("widths").textContent);
const PIECE = /.+?(?: +|-(?=\p{L})|$)/gu;

const advance = (text, kind) =>
  [...text].reduce((sum, letter) => sum + (widths[kind][letter] ?? widths.widest[kind]), 0) * widths.size / 1000;

function broken(name, details) {
  const text = [name, ...details].join(", ");
  const lines = [""];
  let used = 0;
  let widest = 0;
  let at = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    const strong = Math.max(0, Math.min(piece.length, name.length - at));
    const measure = (part) => advance(part.slice(0, strong), "strong") + advance(part.slice(strong), "plain");
    const inked = measure(piece.trimEnd());
    widest = Math.max(widest, inked);
    if (lines.at(-1) && used + inked > widths.width) {
      lines.push("");
      used = 0;
    }
    lines[lines.length - 1] += piece;
    used += measure(piece);
    at += piece.length;
  }
  return { lines: lines.map((line) => line.trimEnd()), fits: lines.length <= 2 && widest <= widths.width };
}

for (const form of document.querySelectorAll("form[data-name]")) {
  const paper = form.querySelector(".preview .paper");
  const wrong = form.querySelector(".preview .wrong");
  const statement = form.elements.statement;
  form.querySelector(".plainly").hidden = true;
  const typed = (name) => (form.elements[name]?.value ?? "").trim().replace(/\s+/g, " ");
  const show = () => {
    const out = new Set([...form.querySelectorAll("[name=leave_out]:checked")].map((box) => box.value));
    const parts = { age: form.dataset.age, occupation: typed("occupation"), place: typed("place") };
    const details = Object.keys(parts).map((part) => out.has(part) ? "" : parts[part]);
    const { lines, fits } = broken(form.dataset.name, [...details, typed("affiliation")].filter(Boolean));
    paper.replaceChildren(...lines.map((line) => Object.assign(document.createElement("span"), { textContent: line })));
    wrong.hidden = fits;
    const most = Number(statement.dataset.most);
    form.querySelector(".count").textContent = `${statement.value.trim().length} av ${most}.`;
  };
  form.addEventListener("input", show);
  show();
}
