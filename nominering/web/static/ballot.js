// The ballot on a phone in a hall with bad Wi-Fi. What is filled in is kept on the phone until it is cast, and sent
// nowhere before; it is looked through without the network; and it is sent until there is an answer, for the same
// submission counts once. Without this file it is the server that shows what is to be looked through.
"use strict";

const ballot = document.getElementById("ballot");
if (ballot) {
  const { round, card, standing, most, final } = ballot.dataset;
  const cast = `/rosta/${round}`;
  const { blank } = ballot.elements;
  const rows = [...ballot.querySelectorAll(".choices li")].map((item) => ({
    text: [".name", ".detail"].map((part) => item.querySelector(part).textContent).filter(Boolean).join(", "),
    field: item.querySelector("input"),
  }));
  const chosen = () =>
    most
      ? rows.filter(({ field }) => field.checked)
      : rows.filter(({ field }) => field.value).sort((one, other) => one.field.value - other.field.value);
  const untouched = () => !blank.checked && !chosen().length;
  const told = ballot.querySelector(".told");
  const notYet = document.querySelector(".notyet.stuck").textContent;

  const keep = (sent = false) => {
    // Which ballot it takes the place of is the page's to say: it may have been changed in another tab since.
    const own = ["_csrf_token", "replaces"];
    const fields = [...new FormData(ballot)].filter(([name, value]) => value && !own.includes(name));
    drafts.keep(round, untouched() ? null : { card, standing, fields, sent });
  };
  const draft = drafts.find(round);
  if (draft?.standing === standing && untouched()) {
    for (const [name, value] of draft.fields) {
      const field = ballot.elements[name];
      if (field.type === "checkbox") field.checked = true;
      else field.value = value;
    }
    told.textContent = draft.sent
      ? "Du skickade din röst men fick inget svar. Granska och lägg den igen: den räknas bara en gång."
      : "Det du fyllde i förut är kvar.";
  }

  const countMarks = () => {
    const [many, left] = [chosen().length, most - chosen().length];
    const more = left > 0 ? `och kan sätta ${left} till` : left ? `och det är ${-left} för mycket` : "och kan inte sätta fler";
    ballot.querySelector(".tally").textContent = `Du har satt ${many} kryss ${more}.`;
    blank.setCustomValidity(blank.checked && many ? "Du har både kryssat och valt blankt: välj det ena." : "");
  };
  const changed = () => {
    if (most) countMarks();
    keep();
  };
  if (most) countMarks();
  ballot.addEventListener("change", changed);
  ballot.querySelector("[data-ranking]")?.addEventListener("reordered", changed);

  const make = (tag, props, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };
  const listed = (kind, some) => make(kind, { className: "numbered" }, ...some.map(({ text }) => make("li", {}, text)));

  const lookThrough = () => {
    const some = chosen();
    const left = rows.filter((row) => !some.includes(row));
    const banner = make("p", { className: "notyet stuck" }, `${notYet} Tryck på Lägg min röst.`);
    const said = make("p", { className: "said", role: "status" });
    const back = make("button", { type: "button", onclick: () => history.back() }, "Ändra");
    const now = make("button", { type: "button", className: "primary" }, "Lägg min röst");
    now.onclick = () => send({ banner, said, back, now });
    const out = most ? "Utan kryss" : "Inte rangordnade";
    return make(
      "section",
      {},
      banner,
      make("h1", { tabIndex: -1 }, "Granska din röst"),
      some.length ? listed(most ? "ul" : "ol", some) : make("p", { className: "lead" }, "Du röstar blankt."),
      some.length && left.length ? make("details", {}, make("summary", {}, `${out}: ${left.length}`), listed("ul", left)) : "",
      make("p", { className: "hint" }, final),
      make("div", { className: "cast" }, said, back, now),
    );
  };

  const page = [...ballot.parentElement.children];
  let review;
  const show = (reviewing) => {
    for (const each of page) each.hidden = reviewing;
    review?.remove();
    review = reviewing ? lookThrough() : null;
    if (reviewing) {
      ballot.after(review);
      scrollTo(0, 0);
      review.querySelector("h1").focus({ preventScroll: true });
    } else ballot.querySelector(".cast .primary").focus();
  };
  addEventListener("popstate", () => show(location.hash === "#granska"));
  if (location.hash === "#granska") history.replaceState({}, "", location.pathname);

  ballot.addEventListener("submit", (event) => {
    // What is wrong with it the server says, in its own words.
    if (untouched() || (blank.checked && chosen().length) || (most && chosen().length > most)) return;
    event.preventDefault();
    history.pushState({}, "", "#granska");
    show(true);
  });

  const pause = (seconds) =>
    new Promise((go) => {
      setTimeout(go, seconds * 1000);
      addEventListener("online", go, { once: true });
    });

  // Where an earlier one may have come in, the receipt's address tells which of them counts.
  const redirect = ballot.elements.replaces || draft?.sent ? "follow" : "manual";
  const send = async ({ banner, said, back, now }) => {
    now.disabled = back.disabled = true; // it may arrive although no answer does: it is changed no more
    keep(true);
    said.textContent = "Skickar …";
    for (let wait = 2; ; wait = Math.min(wait * 2, 15)) {
      try {
        const body = new URLSearchParams(new FormData(ballot));
        const signal = AbortSignal.timeout?.(15000);
        const answer = await fetch(cast, { method: "POST", body, redirect, signal });
        if (answer.type === "opaqueredirect" || answer.redirected) {
          drafts.keep(round, null);
          banner.textContent = "Din röst är mottagen.";
          location.replace(answer.redirected ? answer.url : `${cast}/kvittens`);
          return;
        }
        if (answer.status < 500) break;
      } catch {}
      said.textContent = "Inget svar än. Din röst är kvar här, och sidan skickar den igen. Den räknas bara en gång.";
      await pause(wait);
    }
    // The server said no, and says why on a page of its own: the same submission changes nothing.
    ballot.action = cast;
    ballot.submit();
  };
}
