/* Scanning a pile: each Enter adds a line without leaving the page, and nothing scanned meanwhile is lost. */
(() => {
  "use strict";
  const form = document.getElementById("hand-over");
  const lines = document.getElementById("lines");
  const scan = document.getElementById("scan");
  const waiting = [];
  form.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });
  let busy = false;
  let confirming = false; // asked for while the lines are still on their way
  const button = () => form.querySelector("[name=confirmed]");
  const confirm = () => {
    confirming = busy;
    if (!busy && !scan.value.trim()) form.requestSubmit(button());
  };

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
    if (confirming) { confirming = false; if (!lines.querySelector(".is-wrong")) confirm(); } // else it is read first
  };
  const add = () => {
    const typed = scan.value.trim();
    scan.value = "";
    if (typed) { waiting.push(typed); ask(); }
    (typed ? scan : form.elements.to_person).focus(); // nothing more to scan: on to the receiver
  };

  form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    if (pressed && (pressed.name === "confirmed" || pressed.name === "drop")) return;
    event.preventDefault();
    add();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    const onward = event.target.form === form && /^to_place$|^note$/.test(event.target.name);
    if (event.ctrlKey || event.metaKey) { event.preventDefault(); confirm(); }
    else if (onward) { event.preventDefault(); button().focus(); }
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "to_person") { waiting.push(""); ask(); }
  });
})();
