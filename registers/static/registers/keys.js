/* Keys of the page of a file: G does the next step, P prints a slip, N receives the next file. */
(() => {
  "use strict";
  const doc = document;
  const links = { g: [".record-head .btn-primary"], n: ["[data-key-new]"], p: ["[data-key-print]", "#slips a"] };
  doc.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const wanted = links[event.key.toLowerCase()] || [];
    const link = wanted.map((one) => doc.querySelector(one)).find(Boolean);
    if (link) { event.preventDefault(); link.click(); }
  });
})();
