/* The screen at the counter: what one person left half done is gone before the next one comes. */
(() => {
  const { again, seconds } = document.currentScript.dataset;
  const asItWas = location.pathname + location.search === again && !document.querySelector("[role=alert]");
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(begin, Number(seconds) * 1000); };
  const begin = () => {
    document.querySelectorAll("form").forEach((form) => form.reset());
    document.activeElement?.blur();
    scrollTo(0, 0);
    // where the server is away for a moment, an error page of the browser would stay for good
    fetch(again, { method: "HEAD", cache: "no-store" }).then((answer) => answer.ok ? location.replace(again) : wait(), wait);
  };
  ["pointerdown", "keydown", "input", "scroll"].forEach((name) => addEventListener(name, wait, { passive: true }));
  if (!asItWas) wait();
})();
