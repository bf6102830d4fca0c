/* Ticks of a list: all at once, and how many. Without this each row is ticked by itself. */
(() => {
  "use strict";
  const doc = document;
  const rows = () => [...doc.querySelectorAll("input[name=row]")];
  const every = () => doc.querySelector("[data-every-row]");
  const count = () => {
    const ticked = rows().filter((row) => row.checked).length;
    const words = doc.querySelector("[data-ticked]");
    if (words) { words.hidden = !ticked; words.textContent = ` ${ticked}`; }
    const all = every();
    if (!all) return;
    all.hidden = false;
    all.checked = ticked > 0 && ticked === rows().length;
    all.indeterminate = ticked > 0 && !all.checked;
  };
  doc.addEventListener("change", (event) => {
    if (!event.target.matches) return;
    if (event.target.matches("[data-every-row]")) rows().forEach((row) => { row.checked = event.target.checked; });
    if (event.target.matches("[data-every-row], input[name=row]")) count();
  });
  doc.addEventListener("htmx:afterSettle", count);
  window.addEventListener("pageshow", count);
  count();
})();
