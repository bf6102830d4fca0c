/* Frame behaviour. Everything here only shortens a way that also works without JavaScript. */
(() => {
  "use strict";
  const doc = document;
  const closest = (event, selector) => event.target.closest && event.target.closest(selector);
  const closeMenus = (except) => doc.querySelectorAll("details.menu[open], details.filter[open]").forEach((menu) => {
    if (!except || !menu.contains(except)) menu.open = false;
  });

  const rail = doc.getElementById("rail");
  const openRail = (open) => {
    if (!rail) return;
    rail.classList.toggle("open", open);
    const first = rail.querySelector(open ? ".rail-close" : "#none");
    if (first) first.focus();
  };

  doc.addEventListener("click", (event) => {
    closeMenus(event.target);
    if (closest(event, ".rail-open")) { event.preventDefault(); openRail(true); }
    if (closest(event, ".rail-close") || closest(event, ".rail-veil")) {
      event.preventDefault(); openRail(false);
      const opener = doc.querySelector(".rail-open");
      if (opener) opener.focus();
    }
    const print = closest(event, "[data-print]");
    if (print) { event.preventDefault(); window.print(); }
  });

  doc.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "Escape") {
      const open = doc.querySelector("details.menu[open], details.filter[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); return; }
      openRail(false);
    }
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = doc.getElementById("search") || doc.querySelector("[data-search]");
      if (box) { event.preventDefault(); if (box.offsetParent) { box.focus(); box.select(); } else location.href = box.form.action; }
    }
  });

  // A select or a tick box that marks itself so sends its form at once; the button stays for those without script.
  doc.addEventListener("change", (event) => {
    if (event.target.matches && event.target.matches("[data-submits], [data-filters] .filter:not(.further) select:not([multiple])")) event.target.form.requestSubmit();
  });
  doc.querySelectorAll("[data-script-only]").forEach((item) => { item.hidden = false; });

  // One press, one sending: the button says so and cannot be pressed twice.
  doc.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.dataset.many) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => doc.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent; form.removeAttribute("aria-busy");
  }));
})();
