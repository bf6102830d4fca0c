/* The sum of the steps against the time limit, exactly as documents/content.py and checks.py count:
   amounts in ten-thousandths, times in minutes, whole numbers only, halves to the even side. */
const FRACTIONS = { "½": 5000n, "¼": 2500n, "¾": 7500n };
const MINUTES = { day: 480n, working_day: 480n, same_day: 480n, hour: 60n, working_hour: 60n, minute: 1n };
const COUNTED = ["day", "hour", "minute"];
const MOST = 10_000n * 10_000n;
const ALIKE = 600n; // a thousandth of an hour in ten-thousandths of minutes
const PLAIN = /^-?\d+(,\d+)?$/;
const GROUPED = /^-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+)(,\d+)?$/;

const divided = (number, by) => {
  const whole = number / by, rest = (number % by) * 2n;
  return rest > by || (rest === by && whole % 2n) ? whole + 1n : whole;
};

const tidy = (typed) => typed.normalize("NFC").replace(/[\ufeff\u200b\u2060\u00ad]/g, "").replace(/\u2212/g, "-").replace(/\s+/g, " ").trim();

const decimal = (text) => {
  const [whole, rest = ""] = text.replace(/[. ]/g, "").split(",");
  return divided(BigInt(whole + rest) * 10_000n, 10n ** BigInt(rest.length));
};

/* What was typed in ten-thousandths; null when empty, undefined when it cannot be read. */
export const amount = (typed) => {
  const text = tidy(typed);
  if (!text) return null;
  if (text in FRACTIONS) return FRACTIONS[text];
  const part = text.match(/^(\d{1,3})\/([1-9]\d{0,2})$/);
  const read = part ? divided(BigInt(part[1]) * 10_000n, BigInt(part[2]))
    : PLAIN.test(text) || GROUPED.test(text) ? decimal(text) : undefined;
  return read === undefined || read < 0n || read > MOST ? undefined : read;
};

/* 5000n → "0,5" */
export const shown = (number) => {
  const digits = number.toString().padStart(5, "0");
  return `${digits.slice(0, -4)},${digits.slice(-4)}`.replace(/,?0+$/, "");
};

/* "B2–B7", "B1, B3" */
export const span = (places) => {
  const names = places.map((place) => `B${place}`);
  const together = places.length > 2 && places.at(-1) - places[0] === places.length - 1;
  return together ? `${names[0]}–${names.at(-1)}` : names.join(", ");
};

/* steps: [{value, unit}] as typed, limit: {value, unit}. verdict: none, only, equal, over, under, unread. */
export const sumOf = (steps, limit) => {
  const times = steps.map((step) => (COUNTED.includes(step.unit) ? amount(step.value) : null));
  const unread = times.flatMap((time, place) => (time === undefined ? [place + 1] : []));
  const promised = limit.unit === "same_day" ? 10_000n : amount(limit.value);
  const one = limit.unit === "hour" || limit.unit === "working_hour" ? 60n : 480n;
  const minutes = times.map((time, place) => (time || 0n) * (MINUTES[steps[place].unit] || 0n));
  const all = minutes.reduce((sum, time) => sum + time, 0n);
  const found = { unit: one === 60n ? "hour" : "day", total: shown(divided(all, one)), gap: "",
    steps: span(minutes.flatMap((time, place) => (time ? [place + 1] : []))) };
  if (unread.length) return { ...found, verdict: "unread", steps: span(unread) };
  if (!all) return { ...found, verdict: "none" };
  if (promised === null || promised === undefined) return { ...found, verdict: "only" };
  const more = all - promised * MINUTES[limit.unit];
  if (-ALIKE < more && more < ALIKE) return { ...found, verdict: "equal" };
  if (more < 0n && limit.unit === "same_day") return { ...found, verdict: "only" };
  const gap = shown(divided(more < 0n ? -more : more, one));
  return { ...found, gap, verdict: more > 0n ? "over" : "under" };
};
