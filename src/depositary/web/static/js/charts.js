// For the mouse only: what is drawn and its row in the table beside light up together, and a click on the drawing
// follows the row's link. Everything can be read and reached without this from the table itself.
"use strict";

function placed(from) {
  return from instanceof Element ? from.closest("[data-place]") : null;
}

function twins(place) {
  return document.querySelectorAll(`[data-place="${CSS.escape(place)}"]`);
}

document.addEventListener("pointerover", (event) => {
  document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  const found = placed(event.target);
  if (found) twins(found.dataset.place).forEach((each) => each.classList.add("lit"));
});

document.addEventListener("click", (event) => {
  const found = placed(event.target);
  if (!found || !found.closest("svg")) return;
  const row = [...twins(found.dataset.place)].find((each) => each.matches("tr"));
  const link = row && row.querySelector("a[data-open]");
  if (link) link.click();
});
