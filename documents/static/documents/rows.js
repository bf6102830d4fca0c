/* Rows of the lists: added, doubled, moved, removed without a round trip. Without this file the same
   buttons post the page and the server does the same. */
export const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-row]")];

const renumber = (list) => {
  const name = list.dataset.rows;
  const old = new RegExp(`(^|_)${name}-(\\d+|__prefix__)-`);
  rowsOf(list).forEach((row, place) => {
    row.querySelectorAll("[name], [id], [for]").forEach((part) => {
      for (const key of ["name", "id", "for", "aria-describedby"]) {
        const value = part.getAttribute(key);
        if (value && old.test(value)) part.setAttribute(key, value.replace(old, `$1${name}-${place}-`));
      }
    });
    row.querySelectorAll("button[name=row]").forEach((button) => {
      button.value = button.value.replace(/:(\d+|__prefix__)$/, `:${place}`);
    });
  });
  document.getElementById(`id_${name}-TOTAL_FORMS`).value = rowsOf(list).length;
};

const fresh = (name) => document.querySelector(`template[data-mould="${name}"]`).content.firstElementChild.cloneNode(true);

const doubled = (row) => {
  const copy = row.cloneNode(true);
  const from = row.querySelectorAll("textarea, input, select");
  copy.querySelectorAll("textarea, input, select").forEach((part, place) => {
    part.value = from[place].value;
    part.checked = from[place].checked;
  });
  return copy;
};

/* Does it and returns the row to go on in. */
export const act = (list, verb, place) => {
  const rows = rowsOf(list), row = rows[place];
  let next = row;
  if (verb === "add") { next = fresh(list.dataset.rows); if (row) row.after(next); else list.append(next); }
  if (verb === "double" && row) { next = doubled(row); row.after(next); }
  if (verb === "remove" && row) { next = rows[place + 1] || rows[place - 1]; row.remove(); }
  if (verb === "up" && rows[place - 1]) rows[place - 1].before(row);
  if (verb === "down" && rows[place + 1]) rows[place + 1].after(row);
  renumber(list);
  list.dispatchEvent(new Event("input", { bubbles: true }));
  return next;
};

export const watchButtons = (form) => form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=row]");
  if (!button) return;
  event.preventDefault();
  const [name, verb, place] = button.value.split(":");
  const row = act(form.querySelector(`[data-rows="${name}"]`), verb, place === undefined ? -1 : Number(place));
  const target = row && (verb === "add" || verb === "double" ? row.querySelector("textarea, input") : row.querySelector(`button[value*=":${verb}:"]`));
  if (target) target.focus();
});
