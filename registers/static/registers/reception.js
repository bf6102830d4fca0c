/* Keys of reception, the ticks of the check-list, data already known. All of it also works without this. */
(() => {
  "use strict";
  const doc = document;
  const form = doc.querySelector("[data-reception]");
  if (!form) return;
  form.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });

  // --- the check-list ---------------------------------------------------------------------------
  const rows = () => [...form.querySelectorAll(".paper-row")].filter((row) => row.querySelector("[type=checkbox]"));
  const tick = (row) => row.querySelector("[type=checkbox]");
  const field = (row, name) => row.querySelector(`input[name$="-${name}"]`);
  const count = () => {
    const all = rows(), missing = all.filter((row) => !tick(row).checked);
    const counted = form.querySelector("[data-counted]");
    if (counted) counted.textContent = [all.length - missing.length, all.length].reduce((words, n) => words.replace("%s", n), counted.dataset.words);
    const some = missing.length > 0 && missing.length < all.length;
    const told = form.querySelector("[data-missing]");
    if (told) {
      told.hidden = !some;
      told.textContent = some ? told.dataset.words.replace("%s", missing.map((row) => row.querySelector(".paper-name").textContent.trim()).join("; ")) : "";
    }
    form.querySelectorAll("[data-when-missing]").forEach((button) => { button.hidden = !some; });
    form.querySelectorAll("[data-script-only]").forEach((item) => { item.hidden = false; });
    form.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });
  };
  const ticked = (row) => {
    const boxes = ["originals", "copies"].map((name) => field(row, name));
    if (!tick(row).checked) boxes.forEach((box) => { box.value = ""; });
    else if (!boxes.some((box) => box.value)) boxes.forEach((box) => {
      const usual = row.dataset[box.name.split("-").pop()];
      if (usual !== "0") box.value = usual;
    });
  };
  const everything = () => {
    rows().filter((row) => !tick(row).checked).forEach((row) => { tick(row).checked = true; ticked(row); });
    count();
  };
  form.addEventListener("change", (event) => {
    const row = event.target.closest(".paper-row");
    if (!row || !tick(row)) return;
    if (event.target === tick(row)) ticked(row);
    else if (/-(originals|copies)$/.test(event.target.name)) tick(row).checked = Boolean(field(row, "originals").value || field(row, "copies").value);
    count();
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-all-papers]")) everything();
    const fill = event.target.closest("[data-fill]");
    if (fill) { event.preventDefault(); takeOver(fill); }
  });

  // --- what was written of the citizen last -------------------------------------------------------
  const takeOver = (button) => {
    const number = form.elements.id_number, wasEmpty = number && !number.value.trim();
    ["id_number", "name", "phone", "address"].forEach((name) => {
      const known = button.getAttribute(`data-fill-${name}`), box = form.elements[name];
      if (known && box) box.value = known;
    });
    if (wasEmpty && number.value) number.dispatchEvent(new Event("change", { bubbles: true })); // their open files
    const next = first("#asked") || form.elements.address;
    if (next) next.focus();
  };
  const first = (where) => [...form.querySelectorAll(`${where} input`)].find(isStop);

  // --- keys -------------------------------------------------------------------------------------
  const isStop = (element) => element.type !== "hidden" && !element.disabled && element.offsetParent !== null
    && !/-(originals|copies|note|held)$/.test(element.name) && (element.type !== "radio" || element.checked);
  const save = () => form.requestSubmit(form.querySelector("[data-save]"));
  const onward = (element) => {
    const all = [...form.querySelectorAll("input, select, textarea")];
    const later = all.slice(all.indexOf(element) + 1).find(isStop);
    (later || form.querySelector("[data-save]")).focus();
    if (later && later.type === "text") later.select();
  };
  doc.addEventListener("keydown", (event) => {
    if (event.target.form && event.target.form !== form) return; // somebody is searching
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); return; }
    if (event.key === "Enter" && event.target.matches("[data-error-summary]")) {
      const wrong = event.target.querySelector("a[href^='#']");
      if (wrong) { event.preventDefault(); wrong.click(); }
      return;
    }
    if (event.key === "F8") { event.preventDefault(); everything(); return; }
    if (event.key === "F2") {
      const known = form.querySelector("[data-fill]");
      if (known) { event.preventDefault(); takeOver(known); }
      return;
    }
    const isField = /^(INPUT|SELECT)$/.test(event.target.tagName) && form.contains(event.target);
    if (event.key === "Enter" && isField && !event.defaultPrevented && !event.isComposing) { event.preventDefault(); onward(event.target); }
  });

  // Gone back to, the browser has kept what was typed but not the papers of the procedure.
  window.addEventListener("pageshow", () => {
    const chosen = form.elements.procedure;
    if (chosen && chosen.value && !form.elements.papers_of) chosen.dispatchEvent(new Event("change", { bubbles: true }));
  });
  doc.addEventListener("htmx:afterSettle", count);
  count();
})();
