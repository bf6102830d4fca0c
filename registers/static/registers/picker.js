/* The procedure typed by code or words without marks. The select stays and is what is sent. */
(() => {
  "use strict";
  const doc = document;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const bare = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

  const around = doc.querySelector("[data-picker]");
  const select = around && around.querySelector("select");
  if (!select) return;

  const make = (name, attributes) => {
    const element = doc.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const box = make("div", { class: "picker" });
  const input = make("input", { type: "text", id: "procedure-typed", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "procedure-found", "aria-required": "true",
    placeholder: select.options[0].text });
  const list = make("ul", { id: "procedure-found", class: "picker-list", role: "listbox" });
  const label = around.querySelector("label");
  list.hidden = true;
  if (label) { label.htmlFor = input.id; list.setAttribute("aria-label", label.textContent.trim()); }
  ["aria-invalid", "aria-describedby"].forEach((name) => { if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name)); });
  select.after(box);
  box.append(input, list);
  select.hidden = true;
  select.style.display = "none";

  const choices = [...select.options].slice(1).map((option) => ({
    option, group: option.parentElement.label || "", words: fold(option.text), run: bare(option.text),
  }));
  let found = [], place = -1;

  const fits = (typed) => {
    const parts = fold(typed).split(/\s+/).filter(Boolean);
    const run = bare(typed);
    return choices.filter((choice) => parts.every((part) => choice.words.includes(part)) || (run && choice.run.startsWith(run)));
  };
  const mark = (next) => {
    place = found.length ? (next + found.length) % found.length : -1;
    [...list.querySelectorAll("[role=option]")].forEach((item, number) => {
      item.setAttribute("aria-selected", String(number === place));
      if (number === place) { item.scrollIntoView({ block: "nearest" }); input.setAttribute("aria-activedescendant", item.id); }
    });
    if (place < 0) input.removeAttribute("aria-activedescendant");
  };
  const draw = () => {
    list.replaceChildren();
    let group = null;
    found.forEach((choice, number) => {
      if (choice.group !== group) {
        group = choice.group;
        const head = make("li", { role: "presentation" });
        head.textContent = group;
        list.append(head);
      }
      const item = make("li", { role: "option", id: `procedure-${number}`, "aria-selected": "false" });
      item.textContent = choice.option.text;
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(choice); });
      list.append(item);
    });
    if (!found.length) {
      const none = make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" });
      none.textContent = around.dataset.none;
      list.append(none);
    }
  };
  const open = (typed) => {
    found = fits(typed);
    draw();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const shown = () => (select.value ? select.selectedOptions[0].text : "");
  const take = (choice) => {
    close();
    const changed = select.value !== choice.option.value;
    select.value = choice.option.value;
    input.value = shown();
    if (changed) select.dispatchEvent(new Event("change", { bubbles: true }));
  };

  input.value = shown();
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => { if (list.hidden) open(""); });
  input.addEventListener("blur", () => { close(); input.value = shown(); });
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) mark(place + (event.key === "ArrowDown" ? 1 : -1)); else open("");
    } else if (event.key === "Enter" && isOpen && !event.ctrlKey) {
      if (found[place]) take(found[place]); else event.preventDefault(); // taken, Enter goes on to the next field
    } else if (event.key === "Tab" && isOpen && input.value.trim() && found[place]) {
      take(found[place]);
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      close();
      input.value = shown();
    }
  });
  if (!select.value) input.focus();
})();
