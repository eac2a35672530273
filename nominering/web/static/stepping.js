// Arrow keys, space and a presenter's clicker follow the page's own links; without this file the links do the same.
"use strict";

const LINKS = {
  ArrowRight: "a[rel=next]",
  PageDown: "a[rel=next]",
  " ": "a[rel=next]",
  ArrowDown: "a[aria-keyshortcuts=ArrowDown]",
  ArrowLeft: "a[rel=prev]",
  PageUp: "a[rel=prev]",
  ArrowUp: "a[aria-keyshortcuts=ArrowUp]",
};
const BACK = ["ArrowLeft", "PageUp", "ArrowUp"];

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("summary, input")) return;
  const key = event.key === " " && event.shiftKey ? "PageUp" : event.key;
  if (!(key in LINKS) || (event.shiftKey && event.key !== " ")) return;
  const back = BACK.includes(key);
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
  const hidden = back ? scrollTop : scrollHeight - clientHeight - scrollTop;
  const link = document.querySelector(LINKS[key]);
  if (hidden <= 4 && !link) return;
  event.preventDefault();
  if (hidden <= 4) {
    link.click();
    return;
  }
  // What does not fit is read first: a screenful, less what the foot covers and a little to find the place by.
  const screen = 0.85 * (clientHeight - document.querySelector(".steps").offsetHeight);
  window.scrollBy({ top: back ? -screen : screen, behavior: "instant" });
});
