/* Keys of the one-stop register: up and down choose a row, Enter opens it, N receives a file. */
(() => {
  "use strict";
  const doc = document;
  const rows = () => [...doc.querySelectorAll("#list tbody tr[data-pk]")];
  let place = -1;
  const choose = (next) => {
    const all = rows();
    if (!all.length) return;
    all.forEach((row) => row.classList.remove("at-key"));
    place = Math.max(0, Math.min(all.length - 1, next));
    const row = all[place];
    row.classList.add("at-key");
    row.scrollIntoView({ block: "nearest" });
    const link = row.querySelector("a[href]");
    if (link) link.focus({ preventScroll: true });
  };
  const busy = (event) => event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented
    || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable
    || doc.querySelector("details.menu[open], details.filter[open]");
  doc.addEventListener("keydown", (event) => {
    if (busy(event)) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(place + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(place < 0 ? 0 : place - 1); }
    if (event.key === "n" || event.key === "N") {
      const link = doc.querySelector("main a.btn-primary[href]");
      if (link) { event.preventDefault(); link.click(); }
    }
  });
  doc.addEventListener("focusin", (event) => {
    const row = event.target.closest && event.target.closest("#list tbody tr[data-pk]");
    if (!row) return;
    rows().forEach((each) => each.classList.toggle("at-key", each === row));
    place = rows().indexOf(row);
  });
  doc.addEventListener("htmx:afterSettle", () => { place = -1; });
})();
