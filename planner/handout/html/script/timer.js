// A timer that counts, aloud where the device has a voice of the page's language.
let running = null;

function voice() {
  if (!("speechSynthesis" in window)) return null;
  const language = document.documentElement.lang.slice(0, 2);
  return speechSynthesis.getVoices().find((one) => one.lang.slice(0, 2) === language) ?? null;
}

function say(text) {
  const speaker = voice();
  if (speaker === null) return;
  const words = new SpeechSynthesisUtterance(text);
  words.voice = speaker;
  words.lang = speaker.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

// Each stretch: its name, its seconds, and whether it is counted aloud.
function stretches(dose) {
  const found = [[says.get_ready, 3, false]];
  const all = dose.reps * dose.sets;
  for (let side = 0; side < dose.sides; side++) {
    if (side) found.push([says.other_side, 5, false]);
    for (let set = 0; set < dose.sets; set++) {
      if (set && dose.rest) found.push([says.pause, dose.rest, false]);
      for (let rep = 0; rep < dose.reps; rep++) {
        if (rep) found.push([says.get_ready, 2, false]);
        found.push([filled(says.part_of, { at: set * dose.reps + rep + 1, all }), dose.seconds, true]);
      }
    }
  }
  return found;
}

function stopTimer() {
  if (running === null) return;
  clearInterval(running.beat);
  running.button.textContent = says.timer;
  running = null;
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

function timer(dose) {
  const number = element("p", { class: "count", role: "timer", "aria-live": "off" });
  const what = element("p", { "aria-live": "polite" });
  const button = element("button", { type: "button", onclick: () => {
    const mine = running?.button === button;
    stopTimer();
    if (!mine) start();
    else number.textContent = what.textContent = "";
  } }, says.timer);
  const quiet = element("p", { class: "aside" });
  function start() {
    quiet.textContent = voice() === null ? says.silent : "";
    button.textContent = says.stop;
    const way = stretches(dose);
    let begun = performance.now(), said = -1;
    running = { button, beat: setInterval(beat, 100) };
    beat();
    function beat() {
      let second = Math.floor((performance.now() - begun) / 1000);
      while (way.length && second >= way[0][1]) {
        begun += way.shift()[1] * 1000;
        second = Math.floor((performance.now() - begun) / 1000);
        said = -1;
      }
      if (!way.length) {
        stopTimer();
        number.textContent = "";
        what.textContent = says.finished;
        say(says.finished);
        return;
      }
      const [name, seconds, aloud] = way[0];
      if (second === said) return;
      if (said === -1) what.textContent = name;
      if (!aloud && said === -1) say(name);
      said = second;
      const left = seconds - second;
      const shown = aloud && seconds <= 60 ? second + 1 : left;
      number.textContent = shown > 60 ? Math.floor(shown / 60) + ":" + String(shown % 60).padStart(2, "0") : String(shown);
      if (aloud && (seconds <= 60 || left <= 5)) say(String(shown));
    }
  }
  return element("div", { class: "timer" }, button, what, number, quiet);
}
