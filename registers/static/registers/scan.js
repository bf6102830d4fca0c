/* Scanning a pile: each Enter adds a line without leaving the page, and nothing scanned meanwhile is lost. */
(() => {
  "use strict";
  const form = document.getElementById("hand-over");
  const lines = document.getElementById("lines");
  const scan = document.getElementById("scan");
  const waiting = [];
  form.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });
  let busy = false;

  const ask = async () => {
    if (busy) return;
    busy = true;
    while (waiting.length) {
      const sent = waiting.splice(0);
      const data = new FormData(form);
      data.set("scan", sent.join("\n"));
      data.set("part", "lines");
      try {
        const answer = await fetch(form.action || location.href, { method: "POST", body: data, credentials: "same-origin" });
        if (!answer.ok) throw new Error(String(answer.status));
        lines.innerHTML = await answer.text();
      } catch {
        busy = false;
        scan.value = [...sent, ...waiting.splice(0)].join(" ");
        form.submit(); // the whole page tells what is wrong
        return;
      }
    }
    busy = false;
    form.dispatchEvent(new Event("qms:settled"));
  };
  const add = () => {
    const typed = scan.value.trim();
    scan.value = "";
    if (typed) { waiting.push(typed); ask(); }
    scan.focus();
  };

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && (button.name === "confirmed" || button.name === "drop")) return;
    event.preventDefault();
    add();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "to_person") { waiting.push(""); ask(); }
  });
})();
