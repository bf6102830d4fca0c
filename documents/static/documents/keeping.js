/* What is typed is kept beside the draft, three seconds after the last key; told, never in the way.
   A save first asks whether the office still knows the person: a lost session loses no word. */
const QUIET = 3_000, RETRY = 20_000;

const picture = (form) => {
  const pairs = new URLSearchParams(new FormData(form));
  pairs.delete("csrfmiddlewaretoken");
  return pairs.toString();
};

const cookie = (name) => document.cookie.split("; ").find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) || "";

export const startKeeping = (form, words) => {
  const told = document.querySelector("[data-kept]");
  const address = form.dataset.keep;
  if (!told || !address) return;
  let last = picture(form), timer = 0, sending = null, known = false;

  const tell = (text, tone = "") => {
    if (told.textContent !== text) told.textContent = text;
    told.className = `doc-kept ${tone}`;
  };
  const signIn = () => {
    const link = document.createElement("a");
    Object.assign(link, { href: form.dataset.signIn, target: "_blank", rel: "noopener", textContent: words.signIn });
    tell(`${words.signedOut} `, "late");
    told.append(link);
  };

  /* True when the office took it; false with the reason told. */
  const send = async () => {
    const now = picture(form), changed = now !== last;
    const body = changed ? new FormData(form) : new FormData();
    if (!changed) { body.set("beat", "1"); body.set("version", form.elements.version.value); }
    const token = cookie(form.dataset.csrfCookie);
    if (token) form.elements.csrfmiddlewaretoken.value = token;
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
    } catch {
      tell(words.offline, "late");
      return false;
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) { signIn(); return false; }
    if (answer.status === 403 && cookie(form.dataset.csrfCookie) !== token) return send();
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) { tell(said.error || words.notKept, "late"); return false; }
    last = now;
    if (said.kept || said.taken) tell(`${said.taken} ${said.kept}`.trim(), said.taken ? "late" : "");
    return true;
  };

  const keep = async () => {
    clearTimeout(timer);
    if (sending) await sending;
    if (picture(form) === last && known) return true;
    sending = send().finally(() => { sending = null; });
    known = await sending;
    if (!known) timer = setTimeout(keep, RETRY);
    return known;
  };

  const wait = () => {
    if (picture(form) === last) return;
    clearTimeout(timer);
    if (known || !told.textContent) tell(words.typing);
    timer = setTimeout(keep, QUIET);
  };
  known = true;
  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
  window.addEventListener("focus", () => { if (!known) keep(); });
  setInterval(() => { known = known && document.hidden; keep(); }, 120_000); // sign of life

  let sure = false;
  form.addEventListener("submit", async (event) => {
    if (sure || event.submitter?.name === "row") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    known = false;
    if (!(await keep())) { told.scrollIntoView({ block: "center" }); return; }
    sure = true;
    form.requestSubmit(event.submitter);
  }, true);
};
