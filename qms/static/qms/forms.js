/* Help while filling in a form: leaving unsaved, the date picker, files by drop and paste, one more row. */
(() => {
  "use strict";
  const doc = document;

  const watched = doc.querySelector("form[data-unsaved]");
  if (watched) {
    const picture = () => new URLSearchParams(new FormData(watched)).toString();
    let before = picture();
    let sending = false;
    watched.addEventListener("qms:settled", () => { before = picture(); }); // a script rewrote its fields
    watched.addEventListener("submit", () => { sending = true; });
    window.addEventListener("beforeunload", (event) => {
      if (!sending && (watched.dataset.unsaved === "changed" || picture() !== before)) { event.preventDefault(); event.returnValue = ""; }
    });
  }

  // The picker is the browser's own, opened by a button; the typed field stays dd/mm/yyyy.
  const toIso = (text) => { const m = text.trim().match(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/); return m ? `${m[3]}-${m[2].padStart(2, "0")}-${m[1].padStart(2, "0")}` : ""; };
  const fromIso = (text) => text.split("-").reverse().join("/");
  doc.querySelectorAll("[data-picks]").forEach((button) => {
    const field = doc.getElementById(button.dataset.picks);
    const native = doc.createElement("input");
    if (!field || !("showPicker" in native)) { button.hidden = true; return; }
    native.type = "date"; native.tabIndex = -1; native.className = "visually-hidden"; native.setAttribute("aria-hidden", "true");
    button.hidden = false;
    button.after(native);
    button.addEventListener("click", () => { native.value = toIso(field.value); native.showPicker(); });
    native.addEventListener("change", () => { field.value = fromIso(native.value); field.dispatchEvent(new Event("input", { bubbles: true })); field.focus(); });
  });

  doc.querySelectorAll("[data-drop]").forEach((zone) => {
    const field = zone.querySelector("input[type=file]");
    if (!field) return;
    const take = (files) => { if (files && files.length) { field.files = files; field.dispatchEvent(new Event("change", { bubbles: true })); } };
    ["dragenter", "dragover"].forEach((name) => zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); }));
    ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, () => zone.classList.remove("over")));
    zone.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files); });
    doc.addEventListener("paste", (event) => { if (event.clipboardData && event.clipboardData.files.length) take(event.clipboardData.files); });
    field.addEventListener("change", () => {
      const limit = Number(zone.dataset.drop || 0);
      const tooBig = limit && [...field.files].some((file) => file.size > limit);
      field.setCustomValidity(tooBig ? zone.dataset.tooBig : "");
      if (tooBig) field.reportValidity();
    });
  });

  // Formset rows: a button copies the empty row kept in a <template>.
  doc.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-add-row]");
    if (!button) return;
    event.preventDefault();
    const prefix = button.dataset.addRow;
    const total = doc.getElementById(`id_${prefix}-TOTAL_FORMS`);
    const mould = doc.getElementById(`${prefix}-empty`);
    const place = doc.getElementById(`${prefix}-rows`);
    const holder = doc.createElement(place.tagName === "TBODY" ? "tbody" : "div");
    holder.innerHTML = mould.innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    const row = holder.firstElementChild;
    place.append(...holder.children);
    const first = row.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus();
  });

  const summary = doc.querySelector("[data-error-summary]");
  if (summary) summary.focus();
})();
