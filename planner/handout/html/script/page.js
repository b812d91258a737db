// The day in hand before all else: its moves, what to tell of it, and of its week.
const numbers = plan.weeks.map((week) => week.number);
const DAY = 86400000;

function startAt() {
  const now = new Date(), weekday = (now.getDay() + 6) % 7;
  if (plan.start === null) return numbers[0] * 7 + weekday;
  const since = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.parse(plan.start);
  const day = 7 + Math.floor(since / DAY);
  return Math.min(Math.max(day, numbers[0] * 7), numbers.at(-1) * 7 + 6);
}

let at = startAt();
const lent = [];
const today = element("section", { id: "today" });
const alarm = element("div", { id: "alarm", role: "alert", tabindex: "-1" });

function giveBack() {
  while (lent.length) {
    const [move, holder] = lent.pop();
    move.querySelectorAll(".added").forEach((one) => one.remove());
    move.querySelector(".tick").hidden = false;
    holder.replaceWith(move);
  }
}

function borrow(item, week, day) {
  const move = document.querySelector(`#part-${week.part} [data-move="${item.id}"]`);
  if (move === null) return null;
  const name = move.querySelector("h4").textContent;
  const holder = element("p", { class: "aside" }, element("a", { href: "#today" }, filled(says.see_today, { name })));
  move.replaceWith(holder);
  lent.push([move, holder]);
  const kept = dayTold(week.number, day), old = move.querySelector(".tick");
  old.hidden = true;
  const mine = tick(old.textContent, kept.moves.includes(item.id), (on) => {
    kept.moves = kept.moves.filter((one) => one !== item.id).concat(on ? [item.id] : []);
    keep();
  });
  mine.classList.add("added");
  old.after(mine);
  if (item.timer !== null) {
    const clock = timer(item.timer);
    clock.classList.add("added");
    mine.before(clock);
  }
  return move;
}

function sessionPart(week, day, session, bit) {
  const kept = dayTold(week.number, day);
  return [
    element("h3", {}, session.title),
    ...session.items.filter((item) => item.days.includes(day)).map((item) => borrow(item, week, day)).filter((move) => move !== null),
    tick(session.done, Boolean(kept.done & (1 << bit)), (on) => {
      kept.done = on ? kept.done | (1 << bit) : kept.done & ~(1 << bit);
      keep();
    }),
  ];
}

function asked(kept, name) {
  return outOfTen(`${plan.numbers[name]} (0\u201110)`, kept[name], (value) => { kept[name] = value; keep(); });
}

function safetyPart(week) {
  const kept = weekTold(week.number);
  const boxes = plan.signs.map(({ bit, text }) => tick(text, Boolean(kept.signs & (1 << bit)), (on) => {
    const signs = on ? kept.signs | (1 << bit) : kept.signs & ~(1 << bit);
    kept.signs = signs || null;
    none.querySelector("input").checked = false;
    keep();
    warn(on);
  }));
  const none = tick(plan.no_sign, kept.signs === 0, (on) => {
    kept.signs = on ? 0 : null;
    boxes.forEach((box) => { box.querySelector("input").checked = false; });
    keep();
    warn(false);
  });
  return element("fieldset", { id: "safety" }, element("legend", {}, plan.safety), ...boxes, none);
}

// What the handout says to do, at once: never only at the next visit.
function warn(go) {
  const there = Object.values(told.weeks).some((week) => week.signs > 0);
  if (!there) {
    alarm.replaceChildren();
    return;
  }
  const help = document.querySelector("article .boxed:has([id^=help-])").cloneNode(true);
  help.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  const call = document.querySelector('a[href^="tel:"]')?.cloneNode(true);
  alarm.replaceChildren(element("div", { class: "boxed" }, element("h2", {}, says.sign),
    element("p", {}, plan.signs_do), ...(call ? [call] : [])), help);
  if (go) {
    alarm.focus();
    alarm.scrollIntoView();
  }
}

function markPart(week) {
  const kept = weekTold(week.number);
  const ids = [...new Set(week.sessions.flatMap((one) => one.items.map((item) => item.id)))];
  return element("details", {}, element("summary", {}, plan.moves), ...ids.map((id) => {
    const mark = kept.marks[id] ?? { verdict: 0, helps: null };
    const change = (update) => {
      Object.assign(mark, update);
      if (mark.verdict && mark.helps === null) mark.helps = false;
      if (!mark.verdict && !mark.helps) delete kept.marks[id];
      else kept.marks[id] = mark;
      keep();
    };
    const name = plan.names[plan.order.indexOf(id)];
    return element("fieldset", {}, element("legend", {}, name),
      choice(name, plan.marks, mark.verdict ? mark.verdict - 1 : null, (value) => change({ verdict: value === null ? 0 : value + 1 })),
      tick(plan.helps, mark.helps === true, (on) => change({ helps: on })));
  }));
}

function weekPart(week) {
  const kept = weekTold(week.number);
  const flare = kept.flare === null ? null : Number(kept.flare);
  return element("section", {}, element("h3", {}, says.my_week),
    ...(plan.signs.length ? [safetyPart(week)] : []),
    choice(plan.flare, [plan.no, plan.yes], flare, (value) => { kept.flare = value === null ? null : value === 1; keep(); }),
    markPart(week));
}

const note = element("p", { class: "aside", id: "kept" });
function sayWhatIsKept() {
  note.textContent = keeping ? says.kept : says.not_kept;
}

function go(by) {
  at = Math.min(Math.max(at + by, numbers[0] * 7), numbers.at(-1) * 7 + 6);
  show();
}

function show() {
  stopTimer();
  giveBack();
  const number = Math.floor(at / 7), day = at % 7;
  const week = plan.weeks.find((one) => one.number === number) ?? plan.weeks[0];
  const kept = dayTold(week.number, day);
  const sessions = week.sessions.map((one, bit) => [one, bit]).filter(([one]) => one.days.includes(day));
  const which = element("select", { onchange: () => { at = Number(which.value) * 7 + day; show(); } },
    ...numbers.map((one) => element("option", { value: String(one) }, String(one))));
  which.value = String(week.number);
  today.replaceChildren(
    element("h2", { tabindex: "-1" }, filled(says.today, { day: plan.days[day], week: week.number })),
    element("div", { class: "turn" },
      element("button", { type: "button", onclick: () => go(-1) }, says.day_before),
      element("button", { type: "button", onclick: () => go(1) }, says.day_after)),
    ...(plan.start === null ? [element("label", { class: "asked" }, element("span", {}, says.week), which)] : []),
    note,
    asked(kept, "before"),
    ...(sessions.length ? [] : [element("p", {}, says.rest)]),
    ...sessions.flatMap(([one, bit]) => sessionPart(week, day, one, bit)),
    ...(sessions.length ? [asked(kept, "after"), asked(kept, "effort")] : []),
    weekPart(week), forTherapist());
}

document.documentElement.classList.add("with-script");
document.querySelector("h1").after(alarm, today);
sayWhatIsKept();
show();
warn(false);
