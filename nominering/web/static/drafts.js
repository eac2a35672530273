// Ballots that are being filled in, kept on the phone and nowhere else: per round, for the card that is signed in.
// They are gone when it has voted, when it signs out, and when another card comes in.
"use strict";

const drafts = {
  find(round) {
    try {
      return JSON.parse(localStorage.getItem(`rosta:${round}`));
    } catch {
      return null; // a phone that keeps nothing is a phone without drafts
    }
  },
  keep(round, draft) {
    try {
      if (draft) localStorage.setItem(`rosta:${round}`, JSON.stringify(draft));
      else localStorage.removeItem(`rosta:${round}`);
    } catch {}
  },
  rounds() {
    try {
      return Object.keys(localStorage).flatMap((key) => (key.startsWith("rosta:") ? [key.slice(6)] : []));
    } catch {
      return [];
    }
  },
};

// Where nobody signs out, as on the projector's page, nothing is said of cards, and the drafts are left alone.
const door = document.querySelector("form[data-card]");
if (door) {
  const forget = (gone) => drafts.rounds().filter(gone).forEach((round) => drafts.keep(round, null));
  forget((round) => drafts.find(round)?.card !== door.dataset.card);
  for (const { dataset } of document.querySelectorAll("[data-voted]")) drafts.keep(dataset.voted, null);
  door.addEventListener("submit", () => forget(() => true));
}
