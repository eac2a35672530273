// Makes the list of typed places into one that is dragged, tapped, moved by buttons or by numbers.
// The fields that are posted are the same: without this file the page works, only less comfortably.
"use strict";

for (const ranking of document.querySelectorAll("[data-ranking]")) {
  const make = (tag, props = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };

  const choices = ranking.querySelector(".choices");
  const what = ranking.dataset.what;
  const items = [...choices.children];
  const ranked = make("ol", { className: "choices ranked" });
  const status = make("p", { className: "hidden" });
  status.setAttribute("role", "status");
  const count = make("span");
  const empty = make("p", { className: "note", textContent: "Tryck Lägg till på den du vill ha först." });

  const nameOf = (item) => item.querySelector(".name").textContent;
  const fieldOf = (item) => item.querySelector("input.place");

  const renumber = () => {
    [...ranked.children].forEach((item, index) => (fieldOf(item).value = index + 1));
    [...choices.children].forEach((item) => (fieldOf(item).value = ""));
    count.textContent = `${ranked.children.length} av ${items.length}`;
    empty.hidden = ranked.children.length > 0;
  };

  const say = (item) => {
    const place = [...ranked.children].indexOf(item) + 1;
    status.textContent = place ? `${nameOf(item)}: plats ${place}` : `${nameOf(item)} är inte rangordnad`;
  };

  const settle = (item, focus) => {
    renumber();
    say(item);
    if (focus && focus.offsetParent) focus.focus();
  };

  const add = (item) => {
    const next = item.nextElementSibling || item.previousElementSibling;
    ranked.append(item);
    settle(item, next && next.querySelector("button.add"));
  };

  const remove = (item) => {
    const number = Number(item.dataset.number);
    const before = [...choices.children].find((other) => Number(other.dataset.number) > number);
    choices.insertBefore(item, before || null);
    settle(item, item.querySelector("button.add"));
  };

  const move = (item, place, focus) => {
    const others = [...ranked.children].filter((other) => other !== item);
    ranked.insertBefore(item, others[place - 1] || null);
    settle(item, focus);
  };

  const button = (className, text, label, act) => {
    const made = make("button", { type: "button", className, textContent: text });
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };

  for (const item of items) {
    const name = nameOf(item);
    const place = () => [...ranked.children].indexOf(item) + 1;
    const up = button("up", "↑", `Flytta upp ${name}`, () => move(item, Math.max(1, place() - 1), up));
    const down = button("down", "↓", `Flytta ned ${name}`, () => move(item, place() + 1, down));
    const off = button("off", "✕", `Ta bort ${name}`, () => remove(item));
    const on = button("add", "Lägg till", `Lägg till ${name}`, () => add(item));
    const grip = make("span", { className: "grip", textContent: "⠿" });
    grip.setAttribute("aria-hidden", "true");
    item.prepend(grip);
    item.append(make("span", { className: "moves" }, up, down, off, on));
    const field = fieldOf(item);
    field.addEventListener("change", () => {
      const typed = Number.parseInt(field.value, 10);
      if (typed > 0) move(item, typed, field);
      else remove(item);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      field.dispatchEvent(new Event("change"));
    });
  }

  const typed = items
    .filter((item) => Number.parseInt(fieldOf(item).value, 10) > 0)
    .sort((one, other) => fieldOf(one).value - fieldOf(other).value);

  ranking.classList.add("live");
  ranking.querySelector(".how").textContent = "Tryck, dra i handtaget, eller skriv ett nummer. Du behöver inte ge alla en plats.";
  choices.before(
    make("h2", {}, `Rangordnade i ${what}: `, count),
    empty,
    ranked,
    make("h2", { textContent: "Inte rangordnade" }),
  );
  choices.after(status);
  typed.forEach((item) => ranked.append(item));
  renumber();

  if (window.Sortable) {
    const options = { group: "ranking", handle: ".grip", animation: 120, forceFallback: true, fallbackTolerance: 4 };
    const onEnd = ({ item }) => settle(item);
    window.Sortable.create(ranked, { ...options, onEnd });
    window.Sortable.create(choices, { ...options, sort: false, onEnd });
  }
}
