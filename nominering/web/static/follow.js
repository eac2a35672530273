// Follows what happens in the hall. Numbers change where they stand; what is shown is fetched anew only when it is
// another. A page that somebody is filling in is left alone.
"use strict";

(() => {
  const script = document.currentScript;
  const at = script.dataset.at;
  const shown = document.querySelector("[data-shown]");
  const own = document.querySelector("[data-own]");
  const lost = document.querySelector("[data-lost]");
  const changed = document.querySelector("[data-changed]");
  const SILENCE = 40000;
  let version = shown && shown.dataset.version;
  let rounds = null;
  let news = null;
  let heard = Date.now();
  let tag = "";
  let source = null;
  let pending = "";

  const wait = (least, most) => least + Math.random() * (most - least);

  function fill() {
    for (const [round, [voted, of]] of Object.entries(news ? news.turnout : {})) {
      for (const number of document.querySelectorAll(`[data-turnout="${CSS.escape(round)}"]`)) {
        if (number.textContent !== String(voted)) number.textContent = voted;
      }
      for (const bar of document.querySelectorAll(`[data-bar="${CSS.escape(round)}"]`)) {
        bar.hidden = false;
        bar.max = of;
        bar.value = voted;
      }
    }
    const now = Date.now() / 1000;
    for (const time of document.querySelectorAll("[data-since]")) {
      const minutes = Math.floor((now - time.dataset.since) / 60);
      if (minutes > 0) time.textContent = ` i ${minutes} min`;
    }
  }

  // Once for each change, however often it is told of while a thousand others fetch the same.
  function refresh(change, address, take) {
    if (pending === change) return;
    pending = change;
    const soon = shown && "atOnce" in shown.dataset ? 0 : wait(200, 4000);
    setTimeout(async () => {
      try {
        const answer = await fetch(address);
        if (answer.ok) take(await answer.text());
        fill();
      } catch {} // the hall's network comes and goes
      if (pending === change) pending = "";
    }, soon);
  }

  function tell(told) {
    heard = Date.now();
    if (lost) lost.hidden = true;
    news = told;
    fill();
    if (shown && told.version !== version) {
      refresh(told.version, `${at}/innehall`, (text) => {
        shown.innerHTML = text;
        version = told.version;
      });
    }
    if (rounds !== null && told.rounds !== rounds) {
      if (changed) changed.hidden = false;
      if (own) {
        refresh(told.rounds, location.href, (text) => {
          const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-own]");
          if (fresh) own.innerHTML = fresh.innerHTML;
        });
      }
    }
    rounds = told.rounds;
  }

  async function ask() {
    try {
      const answer = await fetch(`${at}/nu`, { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status === 304) heard = Date.now();
      if (!answer.ok) return;
      tag = answer.headers.get("ETag") || "";
      tell(await answer.json());
    } catch {}
  }

  function listen() {
    if (!window.EventSource) return;
    source = new EventSource(`${at}/strom`);
    source.addEventListener("hall", (event) => tell(JSON.parse(event.data)));
    source.addEventListener("alive", () => (heard = Date.now()));
  }

  // Where no stream comes through, or it has fallen silent, the same is asked for now and then.
  async function watch() {
    const streams = source && source.readyState === EventSource.OPEN && Date.now() - heard < SILENCE;
    if (!streams) {
      if (source && source.readyState === EventSource.OPEN) {
        source.close();
        listen();
      }
      await ask();
      if (source && source.readyState === EventSource.CLOSED && Math.random() < 0.1) listen();
    }
    if (lost) lost.hidden = Date.now() - heard < SILENCE;
    fill();
    setTimeout(watch, wait(4000, 8000));
  }

  listen();
  setTimeout(watch, wait(4000, 8000));
  fill();
})();
