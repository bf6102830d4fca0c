/* The editor of a draft: rows without a round trip, and the sum of the steps while typing.
   Without this file the same buttons post the page and the server does the same. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-editor]");
  if (!form) return;

  const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-row]")];
  const total = (name) => document.getElementById(`id_${name}-TOTAL_FORMS`);

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
    total(name).value = rowsOf(list).length;
  };

  const fresh = (name) => document.querySelector(`template[data-mould="${name}"]`).content.firstElementChild.cloneNode(true);

  const act = (list, verb, place) => {
    const rows = rowsOf(list);
    const row = rows[place];
    let focus = row;
    if (verb === "add") { focus = fresh(list.dataset.rows); row ? row.after(focus) : list.append(focus); }
    if (verb === "remove" && row) { focus = rows[place + 1] || rows[place - 1]; row.remove(); }
    if (verb === "up" && rows[place - 1]) rows[place - 1].before(row);
    if (verb === "down" && rows[place + 1]) rows[place + 1].after(row);
    renumber(list);
    sum();
    const target = focus && (verb === "add" ? focus.querySelector("textarea, input") : focus.querySelector(`button[value*=":${verb}:"]`));
    if (target) target.focus();
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=row]");
    if (!button) return;
    event.preventDefault();
    const [name, verb, place] = button.value.split(":");
    act(form.querySelector(`[data-rows="${name}"]`), verb, place === undefined ? -1 : Number(place));
  });

  // 0,5 · 15 · 1/2 · ½, as the server reads them; anything else counts as not yet typed.
  const signs = { "½": 0.5, "¼": 0.25, "¾": 0.75 };
  const amount = (text) => {
    const typed = text.trim();
    if (typed in signs) return signs[typed];
    const part = typed.match(/^(\d{1,3})\/([1-9]\d{0,2})$/);
    if (part) return Number(part[1]) / Number(part[2]);
    return /^\d+(,\d+)?$/.test(typed) ? Number(typed.replace(",", ".")) : 0;
  };
  const hours = { day: 8, working_day: 8, hour: 1, working_hour: 1, minute: 1 / 60, same_day: 8 };
  const shown = (value) => String(Math.round(value * 10000) / 10000).replace(".", ",");

  const box = form.querySelector("[data-sum]");
  const sum = () => {
    if (!box) return;
    const words = box.firstElementChild;
    let all = 0;
    form.querySelectorAll("[data-time]").forEach((pair) => {
      all += amount(pair.querySelector("input").value) * (hours[pair.querySelector("select").value] || 0);
    });
    const unit = form.elements.time_limit_unit.value;
    const inHours = unit === "hour" || unit === "working_hour";
    const limit = unit === "same_day" ? 8 : amount(form.elements.time_limit_value.value) * hours[unit];
    const one = inHours ? 1 : 8;
    const name = inHours ? words.dataset.hour : words.dataset.day;
    const equal = Math.abs(all - limit) < 0.001;
    const key = !limit ? "sumOnly" : equal ? "sumEqual" : all > limit ? "sumOver" : unit === "same_day" ? "sumOnly" : "sumUnder";
    box.hidden = !all;
    box.className = `doc-live-sum ${key === "sumOver" ? "late" : key === "sumUnder" ? "soon" : ""}`;
    words.textContent = `${words.dataset[key]} ${shown(all / one)} ${name}${limit && key !== "sumOnly" ? ` / ${shown(limit / one)} ${name}` : ""}`;
  };
  form.addEventListener("input", sum);
  form.addEventListener("change", sum);
  sum();
})();
