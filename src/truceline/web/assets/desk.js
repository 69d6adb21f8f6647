// What the desk does beyond its forms: single keys in review, a slider for the day, words that are selected to add a
// statement. All of it works without.
"use strict";

const keys = document.querySelector("[data-keys]");
if (keys) {
  const box = keys.querySelector("input");
  box.checked = localStorage.getItem("keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
  keys.hidden = false;
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
    if (!box.checked || writing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const picked = document.querySelector(`details[open] [data-pick="${CSS.escape(event.key)}"]`);
    if (picked) {
      event.preventDefault();
      picked.checked = true;
      picked.form.querySelector("[name=reason]").focus();
      return;
    }
    const chosen = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!chosen) return;
    event.preventDefault();
    if (chosen.tagName !== "SUMMARY") {
      chosen.click();
      return;
    }
    const details = chosen.parentElement;
    for (const other of document.querySelectorAll("[data-review] details")) other.open = other === details;
    details.querySelector(":checked, input:not([type=hidden]), select").focus();
  });
}

const day = 24 * 3600 * 1000;
for (const form of document.querySelectorAll("[data-days]")) {
  const [first, last] = [Date.parse(form.dataset.first), Date.parse(form.dataset.last)];
  if (!(first < last)) continue;
  const field = form.querySelector("[type=date]");
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: (last - first) / day, step: 1 });
  slider.setAttribute("aria-label", "The day, from the first to the last known");
  const follow = () => {
    slider.value = (Date.parse(field.value || form.dataset.last) - first) / day;
    slider.setAttribute("aria-valuetext", field.value || form.dataset.last);
  };
  follow();
  slider.addEventListener("input", () => {
    field.value = new Date(first + slider.value * day).toISOString().slice(0, 10);
    slider.setAttribute("aria-valuetext", field.value);
  });
  slider.addEventListener("change", () => form.requestSubmit());
  field.addEventListener("change", follow);
  field.after(slider);
}

const chosen = document.querySelector("[data-chosen]");
if (chosen) {
  document.querySelector("[data-choose]")?.removeAttribute("hidden");
  const place = (node, offset) => {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    const words = before.cloneContents();
    for (const sign of words.querySelectorAll("a")) sign.remove();
    return `${paragraph.dataset.start}.${[...words.textContent].length}`;
  };
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const ends = range && [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    chosen.hidden = !ends || ends.includes(null);
    if (!chosen.hidden) chosen.querySelector("a").href = `${chosen.dataset.chosen}&from=${ends[0]}&to=${ends[1]}`;
  });
}

const statement = document.querySelector("[data-statement]");
if (statement) {
  const kind = statement.querySelector("[data-kind]");
  const follow = () => {
    for (const field of statement.querySelectorAll("[data-for]")) {
      field.hidden = !field.dataset.for.split(" ").includes(kind.value);
    }
  };
  kind.addEventListener("change", follow);
  follow();
}
