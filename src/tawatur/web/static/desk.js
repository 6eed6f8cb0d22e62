// Comfort only: every page does the same without this file.
"use strict";
(() => {
  const editing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll(".stories .title, .rows .title, .card[id]")];

  // j and k go from item to item.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || editing(event.target)) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const items = rows();
    const at = items.indexOf(document.activeElement);
    const next = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step];
    if (!next) return;
    if (!next.matches("a")) next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "center" });
  });

  // Files may be dropped on a field of files.
  for (const zone of document.querySelectorAll("[data-drop]")) {
    const field = zone.querySelector("input[type=file]");
    const over = (event) => { event.preventDefault(); zone.classList.add("over"); };
    zone.addEventListener("dragenter", over);
    zone.addEventListener("dragover", over);
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      field.files = event.dataTransfer.files;
    });
  }
})();
