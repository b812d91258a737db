// All that was told, as the text and the code for the therapist.
const hasDay = (day) => day.done || [day.before, day.after, day.effort].some((one) => one !== null);
const hasMarks = (week) => Object.keys(week.marks).length > 0;
const hasWeek = (week) => week.signs !== null || week.flare !== null;

function answersTold() {
  const weeks = Object.keys(told.weeks).map(Number);
  const marked = weeks.filter((week) => hasMarks(told.weeks[week]));
  const used = [
    ...Object.keys(told.days).filter((key) => hasDay(told.days[key])).map((key) => parseInt(key, 10)),
    ...weeks.filter((week) => hasWeek(told.weeks[week])),
    ...marked,
  ];
  if (!used.length) return null;
  const first = Math.min(...used), last = Math.max(...used);
  const marksWeek = marked.length ? Math.max(...marked) : 0;
  const blank = { done: 0, before: null, after: null, effort: null };
  return {
    program: plan.of,
    first_week: first,
    weeks: Array.from({ length: last - first + 1 }, (_, by) => ({
      days: plan.days.map((_, day) => told.days[first + by + "." + day] ?? blank),
      signs: told.weeks[first + by]?.signs ?? null,
      flare: told.weeks[first + by]?.flare ?? null,
    })),
    marks: plan.order.map((id) => told.weeks[marksWeek]?.marks[id] ?? { verdict: 0, helps: null }),
    marks_week: marksWeek,
  };
}

function drawn(rows) {
  const SVG = document.querySelector("svg").namespaceURI;
  const size = rows.length + 8;
  const picture = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
  const cells = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x + 4} ${y + 4}h1v1h-1z` : "")));
  path.setAttribute("d", cells.join(""));
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", says.code);
  picture.setAttribute("shape-rendering", "crispEdges");
  picture.append(path);
  return picture;
}

function forTherapist() {
  const place = element("div", {});
  function show() {
    const answers = answersTold();
    if (answers === null) {
      place.replaceChildren(element("p", {}, says.nothing));
      return;
    }
    const text = pack(answers), rows = qr(text);
    const copied = element("p", { "aria-live": "polite" }, says.copy_by_hand);
    const copy = element("button", { type: "button", onclick: async () => {
      try {
        await navigator.clipboard.writeText(text);
        copied.textContent = says.copied;
      } catch {
        getSelection().selectAllChildren(line);
        copied.textContent = says.copy_by_hand;
      }
    } }, says.copy);
    const line = element("p", { class: "packed", lang: "zxx" }, text);
    place.replaceChildren(...(rows ? [element("div", { class: "code" }, drawn(rows))] : []), line, copy, copied);
  }
  return element("section", {}, element("h3", {}, says.send), element("p", {}, says.send_how),
    element("button", { type: "button", id: "show-answers", onclick: show }, says.show), place);
}
