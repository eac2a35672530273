// Shows the line as it will stand on the ballot paper while it is being filled in.
"use strict";

for (const form of document.querySelectorAll("form[data-line]")) {
  const preview = form.querySelector(".preview");
  const saved = form.parentElement.querySelector(".answer.yes")?.textContent ?? "";
  const show = () => {
    const occupation = form.elements.occupation.value.trim();
    const place = form.elements.place.value.trim();
    preview.textContent = `På valsedeln: ${[form.dataset.line, occupation, place].filter(Boolean).join(", ")}`;
    preview.hidden = !occupation || saved.endsWith(preview.textContent);
  };
  form.addEventListener("input", show);
  show();
}
