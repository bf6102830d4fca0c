/* Keys of the page of a file: N receives the next one, P prints its slip. */
(() => {
  "use strict";
  const doc = document;
  doc.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const wanted = { n: "[data-key-new]", p: "[data-key-print]" }[event.key.toLowerCase()];
    const link = wanted && doc.querySelector(wanted);
    if (link) { event.preventDefault(); link.click(); }
  });
})();
