// Makes the list of typed places into one that is tapped, dragged, moved by buttons or by numbers.
// The fields that are posted are the same: without this file the page works, only less comfortably.
"use strict";

for (const ranking of document.querySelectorAll("[data-ranking]")) {
  const make = (tag, props = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(props)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };

  const choices = ranking.querySelector(".choices");
  const { form } = choices.querySelector("input") ?? {};
  if (!form) continue;
  const { title, places } = ranking.dataset;
  const { blank } = form.elements;
  const items = [...choices.children];
  const ranked = make("ol", { className: "choices ranked" });
  const counts = { ranked: make("span"), left: make("span") };
  const jumps = { ranked: make("a", { href: "#rangordnade" }), left: make("a", { href: "#kvar" }) };
  const status = make("p", { className: "said", role: "status" });
  const clash = make("p", { className: "refusal", role: "alert", hidden: true });
  let unsaved = false;

  const nameOf = (item) => item.querySelector(".name").textContent;
  const fieldOf = (item) => item.querySelector("input.place");
  const placeOf = (item) => [...ranked.children].indexOf(item) + 1;

  const checkBlank = () => {
    if (!blank) return;
    const both = blank.checked && ranked.children.length > 0;
    const said = both ? "Du har både rangordnat och valt blankt: välj det ena." : "";
    blank.setCustomValidity(said);
    clash.hidden = !both;
    const button = make("button", { type: "button", textContent: "Ta bort hela rangordningen", onclick: clear });
    clash.replaceChildren(said, " ", button);
  };

  const renumber = () => {
    const many = ranked.children.length;
    [...ranked.children].forEach((item, index) => {
      fieldOf(item).value = index + 1;
      item.classList.toggle("last", index + 1 === Number(places) && many > places);
    });
    for (const item of choices.children) fieldOf(item).value = "";
    counts.ranked.textContent = `${many} av ${items.length}`;
    counts.left.textContent = items.length - many;
    jumps.ranked.textContent = `${many} ordnade`;
    jumps.left.textContent = `${items.length - many} kvar`;
    checkBlank();
    ranking.dispatchEvent(new Event("reordered"));
  };

  const settle = (item, focus) => {
    renumber();
    unsaved = true;
    const place = placeOf(item);
    status.textContent = place ? `${nameOf(item)}: plats ${place}` : `${nameOf(item)} är inte rangordnad`;
    if (focus && focus.offsetParent) focus.focus({ preventScroll: focus.className === "add" });
  };

  const add = (item) => {
    const next = item.nextElementSibling || item.previousElementSibling;
    const before = choices.getBoundingClientRect().top;
    ranked.append(item);
    settle(item, next && next.querySelector("button.add"));
    // The list grew above the finger: the names under it stay where they are.
    scrollBy(0, choices.getBoundingClientRect().top - before);
  };

  const giveBack = (item) => {
    item.classList.remove("last");
    const after = items.slice(items.indexOf(item)).find((other) => other.parentNode === choices);
    choices.insertBefore(item, after ?? null);
  };

  const remove = (item) => {
    const next = item.nextElementSibling || item.previousElementSibling;
    giveBack(item);
    settle(item, next && next.querySelector("button.off"));
  };

  const clear = () => {
    [...ranked.children].forEach(giveBack);
    renumber();
    blank.focus();
  };

  const move = (item, place, focus) => {
    const others = [...ranked.children].filter((other) => other !== item);
    ranked.insertBefore(item, others[place - 1] ?? null);
    settle(item, focus);
  };

  for (const item of items) {
    const name = nameOf(item);
    const detail = item.querySelector(".detail");
    detail.id = `om-${fieldOf(item).name}`;
    const button = (className, textContent, what, onclick) => {
      const more = { "aria-label": `${what} ${name}`, "aria-describedby": detail.id }; // two may have the same name
      return make("button", { type: "button", className, textContent, onclick, ...more });
    };
    const up = button("up", "↑", "Flytta upp", () => move(item, Math.max(1, placeOf(item) - 1), up));
    const down = button("down", "↓", "Flytta ned", () => move(item, placeOf(item) + 1, down));
    const off = button("off", "✕", "Ta bort", () => remove(item));
    const on = button("add", "Lägg till", "Lägg till", (event) => event.detail < 2 && add(item)); // the second of a double click is none
    const grip = make("span", { className: "grip", textContent: "⠿", "aria-hidden": "true" });
    item.prepend(grip);
    item.append(make("span", { className: "moves" }, up, down, off, on));
    item.querySelector("label").removeAttribute("for"); // a tap on a name brings up no keyboard
    const field = fieldOf(item);
    field.onchange = () => {
      const typed = Number.parseInt(field.value, 10);
      if (typed > 0) move(item, typed, field);
      else remove(item);
    };
    field.onkeydown = (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      field.onchange();
    };
  }

  const typed = items
    .filter((item) => Number.parseInt(fieldOf(item).value, 10) > 0)
    .sort((one, other) => fieldOf(one).value - fieldOf(other).value);

  ranking.classList.add("live");
  ranking.querySelector(".how").textContent =
    "Tryck på Lägg till i den ordning du vill ha dem. Flytta sedan med pilarna, dra i ⠿ eller ändra numret.";
  ranking.append(
    make("section", {}, make("h2", { id: "rangordnade" }, `${title}: `, counts.ranked), ranked),
    make("section", {}, make("h2", { id: "kvar" }, "Inte rangordnade: ", counts.left), choices),
  );
  form.querySelector(".cast").prepend(make("p", { className: "tally" }, jumps.ranked, " ", jumps.left), status);
  if (blank) {
    blank.onchange = checkBlank;
    blank.parentNode.after(clash);
  }
  typed.forEach((item) => ranked.append(item));
  renumber();

  letDrag(ranked, (item) => settle(item)); // everything above works without it

  form.addEventListener("submit", () => (unsaved = false));
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
}
