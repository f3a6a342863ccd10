"use strict";
// Single keys for rows, evidence, clocks and marks. They can be switched off (WCAG 2.1.4), and never act while one types.
(() => {
  const STORED = "depositary-keys";
  const read = () => { try { return localStorage.getItem(STORED) !== "off"; } catch { return true; } };
  let on = read();

  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
  const current = () => document.querySelector("[data-row].current");

  function select(row) {
    current()?.classList.remove("current");
    row.classList.add("current");
    (row.querySelector("[data-open]") ?? row.querySelector("a, button, summary"))?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const place = all.indexOf(current());
    select(all[Math.min(Math.max(place + step, 0), all.length - 1)]);
  }

  function press(key) {
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const found = current()?.querySelector(wanted) ?? document.querySelector(wanted);
    found?.click();
    return Boolean(found);
  }

  function evidence() {
    const place = current() ?? document.activeElement?.closest("tr, li, section, article") ?? document;
    const found = place.querySelector("details.evidence") ?? document.querySelector("details.evidence");
    if (!found) return false;
    found.open = !found.open;
    return true;
  }

  const actions = {
    "/": () => { document.getElementById("find")?.focus(); return true; },
    j: () => { move(1); return true; },
    k: () => { move(-1); return true; },
    o: () => { const link = current()?.querySelector("[data-open]"); link?.click(); return Boolean(link); },
    e: evidence,
    "?": () => { document.getElementById("keys")?.showModal(); return true; },
  };

  const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const act = actions[event.key] ?? (event.key.length === 1 ? () => press(event.key) : null);
    if (act?.()) event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("[data-row]");
    if (row && row !== current()) { current()?.classList.remove("current"); row.classList.add("current"); }
  });

  const opener = document.querySelector("[data-keys-switch]");
  const box = document.querySelector("[data-keys-on]");
  if (opener && box) {
    opener.hidden = false;
    opener.addEventListener("click", () => document.getElementById("keys").showModal());
    box.checked = on;
    box.addEventListener("change", () => {
      on = box.checked;
      try { localStorage.setItem(STORED, on ? "on" : "off"); } catch { /* lasts for this page only */ }
    });
  }
})();
