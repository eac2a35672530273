// How many have voted, fetched every three seconds. Only the figures change: what somebody is about to press stays.
"use strict";

setInterval(async () => {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const shown of document.querySelectorAll("[data-turnout]")) {
      const now = fresh.querySelector(`[data-turnout="${shown.dataset.turnout}"]`);
      if (!now) location.reload(); // somebody else has closed it
      else if (now.textContent !== shown.textContent) shown.textContent = now.textContent;
    }
  } catch {} // the hall's network comes and goes: the last figures stay
}, 3000);
