// Fetches the page anew every five seconds and changes it only when something has happened.
"use strict";

const main = document.querySelector("main");
setInterval(async () => {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (fresh && fresh.innerHTML !== main.innerHTML) main.innerHTML = fresh.innerHTML;
  } catch {} // the hall's network comes and goes: the last figures stay
}, 5000);
