// Arrow keys, space and a presenter's clicker follow the page's own links; without this file the links do the same.
"use strict";

const FORWARD = ["ArrowRight", "PageDown", " "];
const BACK = ["ArrowLeft", "PageUp"];

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("summary, input")) return;
  const onward = FORWARD.includes(event.key) && !event.shiftKey;
  if (!onward && !BACK.includes(event.key) && !(event.key === " " && event.shiftKey)) return;
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
  const more = onward ? scrollTop + clientHeight < scrollHeight - 4 : scrollTop > 4;
  if (more && !event.key.startsWith("Arrow")) return; // what does not fit is read first
  const link = document.querySelector(onward ? "a[rel=next]" : "a[rel=prev]");
  if (!link) return;
  event.preventDefault();
  link.click();
});
