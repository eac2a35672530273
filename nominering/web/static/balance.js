// Has the server weigh the order anew while it is being changed: the rules stand there and nowhere else.
"use strict";

for (const panel of document.querySelectorAll("[data-balance]")) {
  const ranking = document.querySelector("[data-ranking]");
  const form = ranking.closest("form");
  const stale = panel.parentElement.querySelector(".stale");
  let waiting;
  let asked = 0;

  const weigh = async () => {
    const mine = ++asked;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(panel.dataset.balance, { method: "POST", body });
      if (!answer.ok) throw new Error(answer.status);
      const weighed = await answer.text();
      if (mine !== asked) return; // the order has changed again since
      const unfolded = new Map([...panel.querySelectorAll("details")].map((each) => [each.id, each.open]));
      const fresh = document.createElement("template");
      fresh.innerHTML = weighed;
      for (const each of fresh.content.querySelectorAll("details")) each.open = unfolded.get(each.id) ?? each.open;
      const verdict = panel.querySelector(".verdict");
      const said = fresh.content.querySelector(".verdict");
      verdict.replaceChildren(...said.childNodes); // stays in the page, so that a change of it is read out
      said.remove();
      for (const each of [...panel.children]) if (each !== verdict) each.remove();
      panel.append(fresh.content);
      stale.hidden = true;
    } catch {
      if (mine === asked) stale.hidden = false;
    }
  };

  ranking.addEventListener("reordered", () => {
    clearTimeout(waiting);
    waiting = setTimeout(weigh, 250);
  });
}
