// The plan of the address, laid out with the book's words and the clinic's pictures.
const EPOCH = Date.UTC(2020, 0, 1), A_DAY = 86400000;

function planOf(read, book) {
  const of = Array.from({ length: 6 }, read.byte).map((one) => one.toString(16).padStart(2, "0")).join("");
  const since = read.number(), region = book.regions[read.number()], part = read.number();
  const order = read.list(read.number);
  const first = read.number();
  const daysOf = (bits) => [0, 1, 2, 3, 4, 5, 6].filter((day) => bits & (1 << day));
  const item = (of) => {
    const id = book.ids[order[read.number()]], days = daysOf(read.number() || of);
    const timed = read.number();
    if (!timed) return { id, days, timer: null };
    const [seconds, reps, sets, sides, rest] = Array.from({ length: 5 }, read.number);
    return { id, days, timer: { seconds, reps, sets, sides, rest } };
  };
  const session = () => {
    const name = book.sessions[read.number()], bits = read.number();
    return { ...name, days: daysOf(bits), items: read.list(() => item(bits)) };
  };
  const weeks = read.list(() => read.list(session));
  if (!region || order.some((one) => one >= book.ids.length)) throw new Unknown();
  return {
    ...region, of, part,
    start: since ? new Date(EPOCH + (since - 1) * A_DAY).toISOString().slice(0, 10) : null,
    order: order.map((one) => book.ids[one]), names: order.map((one) => book.names[one]),
    weeks: weeks.map((sessions, by) => ({ number: first + by, part, sessions })),
  };
}

function pageOf(read, book) {
  let page = "";
  while (!read.ended()) {
    const piece = book.pieces[read.number()];
    if (piece === undefined) throw new Unknown();
    page += piece.replaceAll("\u0001", () => String(read.number()));
  }
  return page;
}

function pictured(place, pictures, language) {
  const [frames, told] = pictures[place.dataset.picture] ?? [[], {}];
  if (!frames.length) return place.remove();
  place.className = "picture of-" + frames.length;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", told[language]);
  frames.forEach((frame, at) => {
    const one = document.createElement("div");
    one.className = "frame";
    one.innerHTML = (frames.length > 1 ? `<b aria-hidden="true">${"ABC"[at]}</b>` : "") + frame;
    place.append(one);
  });
}

const scriptOf = (name) => new Promise((done, failed) => {
  const script = document.createElement("script");
  script.onload = done;
  script.onerror = failed;
  script.src = name;
  document.body.append(script);
});

function say(name) {
  document.querySelectorAll("#said > *").forEach((one) => { one.hidden = one.id !== name; });
}

function lay(plan, page, book) {
  document.documentElement.lang = book.page.language;
  document.querySelector("h1").textContent = document.title = book.page.title;
  document.querySelector(".bar label").textContent = book.page.still;
  const help = document.querySelector(".bar a");
  help.textContent = book.page.help;
  // A link of its own would change the address, which has the plan.
  help.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("help-" + plan.part).scrollIntoView();
  });
  document.querySelector(".bar").hidden = false;
  document.getElementById("plan-page").innerHTML = page;
  const data = document.createElement("script");
  data.type = "application/json";
  data.id = "plan";
  data.textContent = JSON.stringify(plan);
  document.body.append(data);
}

async function open() {
  const { book: name, told } = addressOf(location.hash.slice(1));
  try {
    await scriptOf(`book-${name}.js`);
    await scriptOf(`shown-${name}.js`);
  } catch {
    if (navigator.onLine === false) throw new Error("offline");
    throw new Other();
  }
  await scriptOf(window.SHOWN);
  const read = reader(told), plan = planOf(read, window.BOOK), page = pageOf(read, window.BOOK);
  lay(plan, page, window.BOOK);
  document.querySelectorAll("[data-picture]").forEach((one) => pictured(one, window.PICTURES, window.BOOK.page.short));
  say("");
  await scriptOf(DAY_SCRIPT);
  await keepOffline([`book-${name}.js`, `shown-${name}.js`, window.SHOWN]);
}

// The files, the same for everyone, so that the page opens without a network; no part of a plan.
async function keepOffline(names) {
  if (!("serviceWorker" in navigator) || !isSecureContext || location.protocol === "file:") return;
  try {
    await navigator.serviceWorker.register("sw.js");
    const kept = await caches.open("home-exercise-files");
    for (const name of names) if (!(await kept.match(name))) await kept.add(name);
    document.documentElement.dataset.offline = "ready";
  } catch { /* a browser that keeps nothing */ }
}

addEventListener("hashchange", () => location.reload());
// Links within the page would change the address.
addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link === null || event.defaultPrevented) return;
  event.preventDefault();
  document.querySelector(link.getAttribute("href"))?.scrollIntoView();
});
open().catch((trouble) => {
  say(trouble instanceof Other ? "other" : trouble instanceof Unknown ? "unknown" : "not-loaded");
});
