/* Lists of rows worked in as in a spreadsheet: Tab and arrows between cells, Enter down and a new row at
   the end, Alt+↑/↓ moves the row, and a block copied from Excel or Word fills the cells. */
import { act, rowsOf } from "documents/rows";
import { parsed } from "documents/wordpaste";

const CELLS = "textarea, input:not([type=hidden]), select";
const cellsOf = (row) => [...row.querySelectorAll(CELLS)].filter((cell) => cell.offsetParent);
const isText = (cell) => cell.matches("textarea, input:not([type=checkbox])");
const field = (cell) => cell.name.split("-").pop();

const enter = (cell) => {
  if (!cell) return;
  cell.focus();
  if (isText(cell)) cell.select();
};

const inRow = (row, like) => row && (cellsOf(row).find((cell) => field(cell) === field(like)) || cellsOf(row)[0]);

const caretAt = (cell) => {
  if (!isText(cell)) return { first: true, last: true };
  const { selectionStart: from, selectionEnd: to, value } = cell;
  const whole = from === 0 && to === value.length;
  return { first: whole || to === 0, last: whole || from === value.length,
    top: whole || !value.slice(0, from).includes("\n") && !wraps(cell, 0, from),
    bottom: whole || !value.slice(to).includes("\n") && !wraps(cell, to, value.length) };
};

/* A long cell shows its one line on several: then an arrow stays inside until the very end. */
const wraps = (cell, from, to) => cell.matches("textarea") && cell.value.length > 30 && to > from;

const KEYS = {
  Enter: (cell, row, list, rows, place) => {
    if (cell.matches("select") && cell.dataset.open) return false;
    if (!rows[place + 1]) act(list, "add", place);
    enter(inRow(rowsOf(list)[place + 1], cell));
  },
  ArrowDown: (cell, row, list, rows, place) => {
    if (cell.matches("select") || !(caretAt(cell).bottom ?? true) || !rows[place + 1]) return false;
    enter(inRow(rows[place + 1], cell));
  },
  ArrowUp: (cell, row, list, rows, place) => {
    if (cell.matches("select") || !(caretAt(cell).top ?? true) || !rows[place - 1]) return false;
    enter(inRow(rows[place - 1], cell));
  },
  ArrowRight: (cell, row) => step(cell, row, 1, caretAt(cell).last),
  ArrowLeft: (cell, row) => step(cell, row, -1, caretAt(cell).first),
  Tab: (cell, row, list, rows, place) => cellsOf(row).at(-1) === cell && rows[place + 1]
    ? enter(cellsOf(rows[place + 1])[0]) : false,
};
const BACK = (cell, row, list, rows, place) => cellsOf(row)[0] === cell && rows[place - 1]
  ? enter(cellsOf(rows[place - 1]).at(-1)) : false;
const WITH_ALT = { ArrowUp: "up", ArrowDown: "down", Insert: "add", Delete: "remove", KeyD: "double" };

const step = (cell, row, by, isAtEdge) => {
  const cells = cellsOf(row), next = cells[cells.indexOf(cell) + by];
  if (!isAtEdge || !next) return false;
  enter(next);
};

const onKey = (event) => {
  const cell = event.target, row = cell.closest("[data-row]");
  if (!row || !cell.matches(CELLS) || event.isComposing || event.ctrlKey || event.metaKey) return;
  const list = row.parentElement, rows = rowsOf(list), place = rows.indexOf(row);
  const verb = event.altKey && (WITH_ALT[event.key] || WITH_ALT[event.code]);
  if (verb) {
    event.preventDefault();
    const next = act(list, verb, place);
    enter(next && (next.querySelector(`[name$="-${field(cell)}"]`) || cellsOf(next)[0]));
    return;
  }
  const key = event.shiftKey ? (event.key === "Tab" ? BACK : null) : KEYS[event.key];
  if (event.altKey && event.key === "Enter") { insertBreak(cell, event); return; }
  if (key && !event.altKey && key(cell, row, list, rows, place) !== false) event.preventDefault();
};

const insertBreak = (cell, event) => {
  if (!cell.matches("textarea")) return;
  event.preventDefault();
  cell.setRangeText("\n", cell.selectionStart, cell.selectionEnd, "end");
  cell.dispatchEvent(new Event("input", { bubbles: true }));
};

/* --- a block from Excel or Word ---------------------------------------------------------------- */

const words = (cell) => {
  const parts = [...cell.querySelectorAll("p, li")];
  const lines = parts.length ? parts.map((part) => part.textContent) : [cell.textContent];
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
};

const fromHtml = (html) => {
  const table = parsed(html).querySelector("table");
  return table ? [...table.rows].map((row) => [...row.cells].map(words)) : null;
};

/* Excel puts a cell with line breaks between quotes and doubles the quotes inside. */
const fromText = (text) => {
  const rows = [[]];
  for (const [, sep, quoted, bare] of text.replace(/\r\n?/g, "\n").replace(/\n$/, "").matchAll(/(^|\t|\n)(?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))/g)) {
    if (sep === "\n") rows.push([]);
    rows.at(-1).push((quoted === undefined ? bare : quoted.replace(/""/g, '"')).trim());
  }
  return rows;
};

export const blockOf = (data) => {
  const html = data.getData("text/html"), text = data.getData("text/plain");
  const block = (html && fromHtml(html)) || (text.includes("\t") ? fromText(text) : null);
  return block && (block.length > 1 || block[0].length > 1) ? block : null;
};

const isNumbering = (text) => /^(B|Bước)?\s*\d{1,3}\.?$/i.test(text);

/* "2 ngày" fills amount and unit; a unit alone in the next column fills the unit too. */
const timeOf = (text, units) => {
  const low = text.toLowerCase().replace(/\s+/g, " ").trim();
  const unit = Object.keys(units).sort((one, two) => two.length - one.length).find((name) => low.endsWith(name));
  return unit ? { value: text.slice(0, low.length - unit.length).trim(), unit: units[unit] } : { value: text };
};

const unitsOf = (row) => {
  const select = row.querySelector("select");
  return select ? Object.fromEntries([...select.options].map((option) => [option.text.toLowerCase(), option.value])) : {};
};

const put = (cell, text) => {
  if (cell.type === "checkbox") cell.checked = /^(x|✓|✔|☑|có|1|bản chính|bản sao)$/i.test(text);
  else cell.value = cell.matches("textarea") ? text : text.replace(/\n/g, " ");
};

const fillRow = (row, start, texts) => {
  row.querySelectorAll("details").forEach((more) => { if (texts.length > 4) more.open = true; });
  const cells = [...row.querySelectorAll(CELLS)].filter((cell) => !cell.matches("select"));
  const units = unitsOf(row), select = row.querySelector("select");
  let place = cells.findIndex((cell) => field(cell) === start);
  texts.forEach((text, number) => {
    if (number && select && text.toLowerCase() in units && field(cells[place - 1] || row) === "value") {
      select.value = units[text.toLowerCase()];
      return;
    }
    const cell = cells[place];
    place += 1;
    if (!cell) return;
    if (field(cell) !== "value") { put(cell, text); return; }
    const time = timeOf(text, units);
    cell.value = time.value;
    if (time.unit) select.value = time.unit;
  });
};

const onPaste = (event) => {
  const cell = event.target, row = cell.closest("[data-row]");
  if (!row || !cell.matches(CELLS)) return;
  let block = blockOf(event.clipboardData);
  if (!block) return;
  event.preventDefault();
  const list = row.parentElement, place = rowsOf(list).indexOf(row);
  if (cellsOf(row)[0] === cell && block[0].length > 1 && block.every((texts) => isNumbering(texts[0]))) {
    block = block.map((texts) => texts.slice(1));
  }
  const start = cell.matches("select") ? "value" : field(cell);
  block.forEach((texts, number) => {
    if (!rowsOf(list)[place + number]) act(list, "add", place + number - 1);
    fillRow(rowsOf(list)[place + number], start, texts);
  });
  list.dispatchEvent(new Event("input", { bubbles: true }));
};

export const watchCells = (form) => {
  form.addEventListener("keydown", onKey);
  form.addEventListener("paste", onPaste);
};
