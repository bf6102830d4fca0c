/* The editor of a draft. Every part works without this file by posting the page. */
import { watchCells } from "documents/grid";
import { startKeeping } from "documents/keeping";
import { enrich } from "documents/prose";
import { rowsOf, watchButtons } from "documents/rows";
import { sumOf } from "documents/sums";

const form = document.querySelector("form[data-editor]");
const words = JSON.parse(document.getElementById("editor-words").textContent);

const saysSomething = (row) => [...row.querySelectorAll("textarea, input")].some((cell) => cell.value.trim()) || row.querySelector("select").value !== "day";

const sentence = (found) => {
  const unit = words.units[found.unit];
  const fill = { total: `${found.total} ${unit}`, gap: `${found.gap} ${unit}`, steps: found.steps,
    limit: form.elements.time_limit_unit.value === "same_day" ? form.elements.time_limit_unit.selectedOptions[0].text
      : `${form.elements.time_limit_value.value.trim()} ${form.elements.time_limit_unit.selectedOptions[0].text}` };
  return words.sums[found.verdict].replace(/\{(\w+)\}/g, (all, name) => fill[name]);
};

const TONES = { equal: "ok", over: "late", under: "soon", unread: "late" };

const watchSum = (box) => {
  if (!box) return;
  let timer = 0;
  const list = form.querySelector('[data-rows="steps"]');
  const show = () => {
    const steps = rowsOf(list).filter(saysSomething).map((row) => ({
      value: row.querySelector('[name$="-value"]').value, unit: row.querySelector("select").value,
    }));
    const found = sumOf(steps, { value: form.elements.time_limit_value.value, unit: form.elements.time_limit_unit.value });
    const text = found.verdict === "none" ? "" : sentence(found);
    box.hidden = !text;
    box.className = `doc-live-sum ${TONES[found.verdict] || ""}`;
    if (box.textContent !== text) box.textContent = text;
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(show, 300); }; // read out once, not at each key
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  show();
};

/* Ctrl+S, as in Word: save the draft and stay. */
const watchSaving = () => document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  if (!event.repeat) form.requestSubmit(form.querySelector('button[name="stay"]'));
});

if (form) {
  watchSaving();
  watchButtons(form);
  watchCells(form);
  watchSum(form.querySelector("[data-sum]"));
  await enrich(form);
  form.dispatchEvent(new Event("qms:settled"));
  startKeeping(form, words);
  form.dataset.ready = "1";
}
