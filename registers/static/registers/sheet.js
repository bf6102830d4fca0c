/* Papers typed as on a spreadsheet: a score goes on by itself, Enter begins the next paper, arrows go up and down. */
(() => {
  "use strict";
  const sheet = document.querySelector(".sheet");
  const boxes = [...sheet.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]);
  const place = (box) => {
    const row = boxes.findIndex((inputs) => inputs.includes(box));
    return [row, row < 0 ? -1 : boxes[row].indexOf(box)];
  };
  const go = (row, column) => { const box = boxes[row]?.[column]; if (box) { box.focus(); box.select(); } return Boolean(box); };
  const isScore = (box) => box.maxLength === 1;
  const firstScore = boxes[0].findIndex(isScore);
  const isEmpty = (row) => boxes[row].slice(1).every((box) => !box.value.trim());
  sheet.addEventListener("input", (event) => {
    const box = event.target, [row, column] = place(box);
    if (isScore(box) && /^[1-5]$/.test(box.value)) go(row, column + 1);
  });
  sheet.addEventListener("change", (event) => {
    const [row, column] = place(event.target);
    if (column !== 0) return; // the day of a paper is that of the papers below it which are not begun yet
    for (let below = row + 1; below < boxes.length && isEmpty(below); below += 1) boxes[below][0].value = event.target.value;
  });
  sheet.addEventListener("keydown", (event) => {
    const [row, column] = place(event.target);
    if (row < 0 || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step ? go(row + step, column) : event.key === "Enter" && go(row + 1, firstScore)) event.preventDefault();
  });
})();
