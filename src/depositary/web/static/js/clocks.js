"use strict";
// The slider of the as-of control, and the announcement after a change. The date box and the step links work without.
(() => {
  const DAY = 86400000;
  const number = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
  const text = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  function prepare() {
    const form = document.getElementById("clocks");
    const slider = document.getElementById("as_of_slider");
    if (!form?.dataset.first || !slider || !slider.hidden) return;
    const box = document.getElementById("as_of");
    slider.min = number(form.dataset.first) - 1;
    slider.max = number(form.dataset.last);
    slider.value = box.value ? number(box.value.slice(0, 10)) : slider.max;
    slider.setAttribute("aria-valuetext", box.value || "latest");
    slider.hidden = false;
    slider.addEventListener("input", () => {
      box.type = "date";
      box.value = text(Number(slider.value));
      slider.setAttribute("aria-valuetext", box.value);
    });
    slider.addEventListener("change", () => form.requestSubmit());
  }

  function announce() {
    const said = document.getElementById("main")?.dataset.announce;
    if (said) document.getElementById("announcement").textContent = said;
  }

  // The slider is hidden until it is prepared, so that htmx cannot give the focus back to it.
  let sliding = false;
  document.addEventListener("htmx:beforeSwap", () => { sliding = document.activeElement?.id === "as_of_slider"; });

  // Fields that are not set do not belong into the address.
  document.addEventListener("htmx:configRequest", (event) => {
    const asked = event.detail.parameters;
    for (const name of Object.keys(asked)) if (asked[name] === "") delete asked[name];
  });

  prepare();
  document.addEventListener("htmx:afterSettle", () => {
    prepare();
    if (sliding) document.getElementById("as_of_slider")?.focus();
    announce();
  });
})();
