// What is ticked, kept in this browser only where a probe shows that it keeps.
const plan = JSON.parse(document.getElementById("plan").textContent);
const says = plan.says;
const PLACE = "home-exercise-" + plan.of;

const keeps = (() => {
  try {
    const probe = PLACE + "-probe";
    localStorage.setItem(probe, "1");
    const there = localStorage.getItem(probe) === "1";
    localStorage.removeItem(probe);
    return there;
  } catch {
    return false;
  }
})();

const told = (() => {
  const empty = { days: {}, weeks: {} };
  if (!keeps) return empty;
  try {
    const found = JSON.parse(localStorage.getItem(PLACE));
    return found && typeof found.days === "object" && typeof found.weeks === "object" ? found : empty;
  } catch {
    return empty;
  }
})();

let keeping = keeps;
function keep() {
  if (!keeping) return;
  try {
    localStorage.setItem(PLACE, JSON.stringify(told));
  } catch {
    keeping = false;
    sayWhatIsKept();
  }
}

const dayTold = (week, day) => (told.days[week + "." + day] ??= { done: 0, before: null, after: null, effort: null, moves: [] });
const weekTold = (week) => (told.weeks[week] ??= { signs: null, flare: null, marks: {} });
