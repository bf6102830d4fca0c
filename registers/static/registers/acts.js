/* Ctrl+Enter confirms the page of an act, wherever the hand is. */
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    const button = document.querySelector("form .form-foot .btn-primary");
    if (button) { event.preventDefault(); button.form.requestSubmit(button); }
  });
})();
