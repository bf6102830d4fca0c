/* What Word puts on the clipboard, made plain before the editor takes it: its lists are paragraphs with
   a painted sign, its spaces are empty paragraphs, its pictures and field marks are not text. */
const GONE = "style, script, meta, link, title, xml, img, object, svg, del";
const styleOf = (part) => (part.getAttribute("data-style") || "").toLowerCase().replace(/\s+/g, "");
const isItem = (part) => /mso-list:l\d+level\d+/.test(styleOf(part));
const levelOf = (part) => Number(styleOf(part).match(/mso-list:l\d+level(\d+)/)[1]);

/* The sign Word painted before the words of an item, taken out of it. */
const takeSign = (item) => {
  const signs = [...item.querySelectorAll("[data-style]")].filter((part) => styleOf(part).includes("mso-list:ignore"));
  const text = signs.map((part) => part.textContent).join("").replace(/\s+/g, "");
  signs.forEach((part) => part.remove());
  return text;
};

const newItem = (doc, item) => {
  const made = doc.createElement("li");
  made.append(...item.childNodes);
  return made;
};

/* Bullets and lists counted from 1 become lists; other signs ("a)", "3.") stay as typed words. */
const placeItem = (doc, item, open) => {
  const sign = takeSign(item), level = levelOf(item);
  while (open.length && open.at(-1).level > level) open.pop();
  let top = open.at(-1);
  const counts = /^\d+[.)]$/.test(sign);
  const kind = counts ? "OL" : /[\p{L}\p{N}]{1,4}[.)]?$/u.test(sign) && sign !== "o" ? "" : "UL";
  const goesOn = top && top.level === level && top.list.tagName === kind;
  if (!kind || (counts && !goesOn && !/^1[.)]$/.test(sign))) {
    item.prepend(`${sign} `);
    open.length = 0;
    return;
  }
  if (!goesOn) {
    if (top && top.level === level) open.pop();
    top = { level, list: doc.createElement(kind) };
    const inside = open.at(-1);
    if (inside && inside.list.lastElementChild) inside.list.lastElementChild.append(top.list);
    else item.before(top.list);
    open.push(top);
  }
  top.list.append(newItem(doc, item));
  item.remove();
};

const makeLists = (doc) => {
  const open = [];
  let last = null;
  [...doc.querySelectorAll("p, h1, h2, h3, h4")].forEach((part) => {
    if (!isItem(part)) return;
    const before = part.previousElementSibling;
    const follows = last && before && open.some((each) => each.list === before || each.list.contains(before));
    if (!follows) open.length = 0;
    placeItem(doc, part, open);
    last = part;
  });
};

/* Some programs paint emphasis by style alone, or say <b> and take it back by style. */
const MARKS = [["strong", /(^|;)font-weight:(bold|[6-9]00)/], ["em", /(^|;)font-style:italic/], ["u", /(^|;)text-decoration:underline/]];

const makeMarks = (doc) => doc.querySelectorAll("[data-style]").forEach((part) => {
  const style = styleOf(part);
  if (part.matches("b, strong") && /(^|;)font-weight:(normal|400)/.test(style)) { part.replaceWith(...part.childNodes); return; }
  if (!part.matches("span")) return;
  MARKS.filter(([, says]) => says.test(style)).forEach(([name]) => {
    const mark = doc.createElement(name);
    mark.append(...part.childNodes);
    part.append(mark);
  });
});

/* A document of what was copied. Its styles are kept aside: the page's policy would refuse them, loudly. */
export const parsed = (html) => {
  const quiet = html.replace(/<(style|head|script|xml)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
  return new DOMParser().parseFromString(quiet, "text/html");
};

export const fromWord = (html) => {
  const doc = parsed(html);
  doc.querySelectorAll(GONE).forEach((part) => part.remove());
  [...doc.querySelectorAll("*")].filter((part) => part.tagName.includes(":")).forEach((part) => part.replaceWith(...part.childNodes));
  makeLists(doc);
  makeMarks(doc);
  doc.querySelectorAll("p").forEach((part) => {
    if (!part.textContent.trim() && !part.closest("td, th, li")) part.remove();
  });
  doc.querySelectorAll("h1, h2").forEach((part) => {
    const smaller = doc.createElement("h3");
    smaller.append(...part.childNodes);
    part.replaceWith(smaller);
  });
  return doc.body.innerHTML;
};
