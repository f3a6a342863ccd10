"use strict";
// The reader: steps from mark to mark, lights up all pieces of one, and hides types. Without it, the text reads the same.
(() => {
  const box = document.querySelector("[data-types]:is(fieldset)");
  const steps = document.querySelector("[data-steps]");
  const items = [...document.querySelectorAll(".marks > li")];
  const pieces = [...document.querySelectorAll(".original mark")];
  const places = [...document.querySelectorAll(".place")];
  if (!box || !steps || !items.length) return;
  box.hidden = false;
  steps.hidden = false;

  const numbers = (piece) => piece.dataset.marks.trim().split(" ");
  let at = -1;

  function light(number) {
    for (const piece of pieces) piece.classList.toggle("active", numbers(piece).includes(number));
  }

  function go(step) {
    const shown = places.filter((place) => !place.hidden);
    if (!shown.length) return;
    const now = shown.indexOf(places[at]);
    const next = shown[(now + step + shown.length) % shown.length];
    at = places.indexOf(next);
    light(next.dataset.place);
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
  }

  steps.querySelector('[data-key="n"]').addEventListener("click", () => go(1));
  steps.querySelector('[data-key="p"]').addEventListener("click", () => go(-1));

  for (const item of items) {
    item.addEventListener("mouseenter", () => light(String(item.value)));
    item.addEventListener("focusin", () => light(String(item.value)));
  }

  const byHash = () => {
    const place = places.find((each) => `#${each.id}` === location.hash);
    if (place) { at = places.indexOf(place); light(place.dataset.place); }
  };
  addEventListener("hashchange", byHash);
  byHash();

  box.addEventListener("change", () => {
    const on = new Set([...box.querySelectorAll("input:checked")].map((input) => input.value));
    const shown = new Set();
    for (const item of items) {
      item.hidden = !item.dataset.types.split(" ").some((type) => on.has(type));
      if (!item.hidden) shown.add(String(item.value));
    }
    for (const piece of pieces) piece.classList.toggle("off", !numbers(piece).some((number) => shown.has(number)));
    for (const place of places) place.hidden = !shown.has(place.dataset.place);
  });
})();
