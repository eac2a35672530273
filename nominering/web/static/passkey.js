// Lets the browser make or use a passkey, and sends what it says in the form's hidden field.
"use strict";

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const readable = (options) => {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const known of [...(options.allowCredentials ?? []), ...(options.excludeCredentials ?? [])]) {
    known.id = bytes(known.id);
  }
  return options;
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const said = form.querySelector("[data-said]");
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    said.textContent = "";
    try {
      const made = await navigator.credentials[form.dataset.passkey]({
        publicKey: readable(JSON.parse(form.dataset.options)),
      });
      const response = Object.fromEntries(
        ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
          .filter((name) => made.response[name])
          .map((name) => [name, text(made.response[name])]),
      );
      form.elements.credential.value = JSON.stringify({
        id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: {},
      });
      form.submit();
    } catch {
      said.textContent = "Det blev ingen nyckel: försök en gång till, eller välj ett annat sätt.";
    }
  });
}
