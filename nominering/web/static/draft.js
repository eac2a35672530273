// Saves a step as it is filled in, and says so. Without this file the buttons do the same.
"use strict";

for (const form of document.querySelectorAll("form[data-draft]")) {
  const mark = form.querySelector("[data-mark]");
  form.addEventListener("change", async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("nu", "spara");
    mark.textContent = "Sparar …";
    try {
      // Saved is answered by a way back to the page; that page is not needed here.
      const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" });
      if (answer.type !== "opaqueredirect") throw new Error(String(answer.status));
      const now = new Date().toLocaleTimeString("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit", minute: "2-digit" });
      mark.textContent = `Sparat kl. ${now.replace(":", ".")}.`;
    } catch {
      mark.textContent = "Inte sparat: tryck på Spara.";
    }
  });
}
