/* Sections of prose as rich text. The text area stays and carries what is sent; where the editor cannot
   start, it is simply typed in. */
import { fromWord } from "documents/wordpaste";

const COMMANDS = {
  bold: ["toggleBold"], italic: ["toggleItalic"], underline: ["toggleUnderline"],
  heading: ["toggleHeading", { level: 3 }], bulletList: ["toggleBulletList"], orderedList: ["toggleOrderedList"],
  table: ["insertTable", { rows: 3, cols: 3, withHeaderRow: true }],
  addRow: ["addRowAfter"], deleteRow: ["deleteRow"], addColumn: ["addColumnAfter"],
  deleteColumn: ["deleteColumn"], deleteTable: ["deleteTable"], unlink: ["unsetLink"], undo: ["undo"], redo: ["redo"],
};
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;

const extensions = (kit) => [
  kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.Bold, kit.Italic, kit.Underline, kit.Subscript,
  kit.Superscript, kit.Blockquote, kit.BulletList, kit.OrderedList, kit.ListItem, kit.History, kit.Gapcursor,
  kit.Heading.configure({ levels: [3, 4] }), kit.TableRow, kit.TableHeader, kit.TableCell,
  kit.Table.configure({ resizable: false }),
  kit.Link.configure({ openOnClick: false, autolink: false, enableTarget: false, protocols: ["mailto"] }),
];

const start = (kit, area, tools) => {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const holder = document.createElement("div");
  holder.className = "prose-edit";
  const bar = tools.content.firstElementChild.cloneNode(true);
  const named = { id: area.id, role: "textbox", "aria-multiline": "true", class: "prose prose-typed" };
  if (label) { label.id ||= `${area.id}-label`; named["aria-labelledby"] = label.id; }
  const described = area.getAttribute("aria-describedby");
  if (described) named["aria-describedby"] = described;
  area.before(holder);
  area.hidden = true;
  const editor = new kit.Editor({
    element: holder, extensions: extensions(kit), content: area.dataset.prose, injectCSS: false,
    editorProps: { attributes: named, transformPastedHTML: fromWord },
    onUpdate() {
      area.value = editor.isEmpty ? "" : editor.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  area.removeAttribute("id");
  area.value = area.dataset.prose;
  if (label) label.addEventListener("click", () => editor.commands.focus());
  holder.prepend(bar);
  watchBar(bar, editor);
  const rich = document.createElement("input");
  Object.assign(rich, { type: "hidden", name: "rich", value: area.name });
  holder.append(rich, area);
};

/* --- its tools ----------------------------------------------------------------------------------- */

const watchBar = (bar, editor) => {
  const buttons = [...bar.querySelectorAll("button[data-command]")];
  const link = bar.querySelector("[data-link]"), address = link.querySelector("input");
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const name = button.dataset.command;
    if (name === "link") { askAddress(link, address, editor); return; }
    if (name === "setLink") { setLink(link, address, editor); return; }
    const [command, ...options] = COMMANDS[name];
    editor.chain().focus()[command](...options).run();
  });
  address.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); setLink(link, address, editor); }
    if (event.key === "Escape") { link.hidden = true; editor.commands.focus(); }
    event.stopPropagation();
  });
  rove(bar, buttons);
  const show = () => refresh(bar, buttons, editor);
  editor.on("transaction", show);
  editor.on("focus", show);
  show();
};

const refresh = (bar, buttons, editor) => {
  const inTable = editor.isActive("table");
  bar.querySelectorAll("[data-in-table]").forEach((part) => { part.hidden = !inTable; });
  buttons.forEach((button) => {
    const name = button.dataset.command;
    if (name === "unlink") button.hidden = !editor.isActive("link");
    if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(editor.isActive(name)));
    if (name === "undo" || name === "redo") button.setAttribute("aria-disabled", String(!editor.can()[name]()));
  });
};

const askAddress = (link, address, editor) => {
  link.hidden = !link.hidden;
  address.value = editor.getAttributes("link").href || "";
  if (!link.hidden) address.focus();
};

const setLink = (link, address, editor) => {
  const typed = address.value.trim();
  const full = ADDRESS.test(typed) || !typed ? typed : `https://${typed}`;
  address.setCustomValidity(typed && !URL.canParse(full) ? address.dataset.wrong : "");
  if (!address.reportValidity()) return;
  const chain = editor.chain().focus().extendMarkRange("link");
  if (!full) chain.unsetLink().run();
  else if (editor.state.selection.empty && !editor.isActive("link")) {
    chain.insertContent({ type: "text", text: full, marks: [{ type: "link", attrs: { href: full } }] }).run();
  } else chain.setLink({ href: full }).run();
  link.hidden = true;
};

/* One stop of the Tab key; arrows go from tool to tool. */
const rove = (bar, buttons) => {
  buttons.forEach((button, place) => { button.tabIndex = place ? -1 : 0; });
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const open = buttons.filter((button) => button.offsetParent);
    const now = open.indexOf(document.activeElement);
    if (!by || now < 0) return;
    event.preventDefault();
    buttons.forEach((button) => { button.tabIndex = -1; });
    const next = open[(now + by + open.length) % open.length];
    next.tabIndex = 0;
    next.focus();
  });
};

export const enrich = async (form) => {
  const tools = document.getElementById("prose-tools");
  const areas = [...form.querySelectorAll("textarea[data-prose]")];
  if (!tools || !areas.length) return;
  let kit;
  try { kit = await import("django-prose-editor/editor"); } catch { return; } // plain typing goes on
  areas.forEach((area) => start(kit, area, tools));
};
