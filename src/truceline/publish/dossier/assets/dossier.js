// What the pages of a dossier do beyond being read: filters, words that light up with their card, what concessions would
// open, and a slider over the days that are links besides. All of it reads without this file.
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

const spots = [...document.querySelectorAll("[data-of], a.note")];
const cardsOf = (spot) => spot.dataset.of?.split(" ") ?? [spot.hash.slice(1)];
const light = (names, on) => {
  for (const spot of spots) {
    if (cardsOf(spot).some((name) => names.includes(name))) spot.classList.toggle("lit", on);
  }
  for (const name of names) document.getElementById(name)?.closest("[data-card]")?.classList.toggle("lit", on);
};
for (const card of document.querySelectorAll("[data-card]")) {
  for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
    card.addEventListener(event, () => light([card.id, ...card.dataset.card.split(" ").filter(Boolean)], on));
  }
}
for (const spot of spots) {
  const names = cardsOf(spot);
  for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
    spot.addEventListener(event, () => light(names, on));
  }
  if (spot.tagName !== "A") spot.addEventListener("click", () => { location.hash = names[names.length - 1]; });
}

for (const form of document.querySelectorAll("[data-what-if]")) {
  const deadlocks = [...document.querySelectorAll("[data-deadlock]")].map((figure) => ({
    figure,
    orders: [...figure.querySelectorAll("[data-order]")].map((item) => ({ id: item.dataset.order, step: item.dataset.step })),
  }));
  const boxes = [...form.querySelectorAll("input")];
  const weigh = () => {
    const given = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const isOpen = ({ orders }) => {
      const kept = new Set(orders.filter(({ id }) => !given.has(id)).map(({ step }) => step));
      return orders.some(({ step }) => !kept.has(step));
    };
    const locked = new Set();
    let open = 0;
    for (const deadlock of deadlocks) {
      const opened = isOpen(deadlock);
      deadlock.figure.classList.toggle("opened", opened);
      open += opened ? 1 : 0;
      if (!opened) for (const { id } of deadlock.orders) locked.add(id);
    }
    const unlocked = boxes.filter((box) => !given.has(box.value) && !locked.has(box.value));
    for (const box of boxes) {
      const state = given.has(box.value) ? "given up" : locked.has(box.value) ? "locked" : "can begin";
      box.parentElement.querySelector("[data-state]").textContent = state;
      box.parentElement.dataset.is = state;
    }
    for (const arrow of document.querySelectorAll("[data-arrow]")) {
      const id = arrow.dataset.arrow;
      arrow.classList.toggle("locked", locked.has(id) && !given.has(id));
      arrow.classList.toggle("given", given.has(id));
    }
    const words = unlocked.map((box) => box.labels[0].textContent.trim()).join("; ");
    form.querySelector("[data-told]").textContent =
      `${open} of ${deadlocks.length} deadlocks open.` + (words ? ` Nothing that is told stands against: ${words}.` : "");
  };
  form.hidden = false;
  form.addEventListener("change", weigh);
  form.addEventListener("submit", (event) => event.preventDefault());
  weigh();
}

for (const list of document.querySelectorAll("[data-day-list]")) {
  const links = [...list.querySelectorAll("a")];
  if (links.length < 3) continue;
  const slider = document.createElement("input");
  const current = links.findIndex((link) => link.hasAttribute("aria-current"));
  Object.assign(slider, { type: "range", min: 0, max: links.length - 1, step: 1, value: current });
  slider.setAttribute("aria-label", "As it could be known on");
  const tell = () => slider.setAttribute("aria-valuetext", links[slider.value].textContent);
  const follow = () => {
    tell();
    for (const [n, link] of links.entries()) link.classList.toggle("chosen", n === Number(slider.value));
  };
  slider.addEventListener("input", follow);
  slider.addEventListener("change", () => location.assign(links[slider.value].href));
  tell();
  list.querySelector("ul").before(slider);
}
