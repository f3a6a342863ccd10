"use strict";
// Light or dark: the system's preference, unless the reader chose. Runs before the page is drawn.
(() => {
  const remembered = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const chosen = remembered("depositary-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;

  const isDark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      try { localStorage.setItem("depositary-theme", theme); } catch { /* the choice lasts for this page only */ }
    });
  });
})();
