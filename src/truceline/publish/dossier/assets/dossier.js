// What the pages of a dossier do beyond being read: filters, and words that light up with their card. All of it reads
// without this file.
"use strict";

for (const form of document.querySelectorAll("[data-filters]")) {
  const items = [...document.querySelectorAll("[data-item]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const choose = () => {
    const words = form.querySelector("[data-words]").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const by = [...form.querySelectorAll("[data-by]")].filter((select) => select.value);
    let shown = 0;
    for (const item of items) {
      const text = item.textContent.toLocaleLowerCase();
      const fits = by.every((s) => item.dataset[s.dataset.by] === s.value) && words.every((w) => text.includes(w));
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    form.querySelector("[data-shown]").textContent = shown === items.length ? "" : `${shown} of ${items.length} shown`;
  };
  form.hidden = false;
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
}

const light = (names, on) => {
  for (const spot of document.querySelectorAll("[data-of]")) {
    if (spot.dataset.of.split(" ").some((name) => names.includes(name))) spot.classList.toggle("lit", on);
  }
  for (const name of names) document.getElementById(name)?.closest("[data-card]")?.classList.toggle("lit", on);
};
for (const card of document.querySelectorAll("[data-card]")) {
  for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
    card.addEventListener(event, () => light(card.dataset.card.split(" "), on));
  }
}
for (const spot of document.querySelectorAll("[data-of]")) {
  const names = spot.dataset.of.split(" ");
  for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
    spot.addEventListener(event, () => light(names, on));
  }
  if (spot.tagName !== "A") spot.addEventListener("click", () => { location.hash = names[names.length - 1]; });
}
