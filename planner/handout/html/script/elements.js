// Elements; every text goes in as text.
function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && typeof value === "boolean") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...content);
  return made;
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const tick = (text, checked, change) => element("label", { class: "tick" },
  element("input", { type: "checkbox", autocomplete: "off", checked, onchange: (event) => change(event.target.checked) }),
  element("span", {}, text));

function choice(text, options, value, change) {
  const list = element("select", { onchange: () => change(list.value === "" ? null : Number(list.value)) },
    element("option", { value: "" }, says.no_mark),
    ...options.map((one, at) => element("option", { value: String(at) }, one)));
  list.value = value === null ? "" : String(value);
  return element("label", { class: "asked" }, element("span", {}, text), list);
}

const outOfTen = (text, value, change) =>
  choice(text, Array.from({ length: 11 }, (_, number) => String(number)), value, change);
