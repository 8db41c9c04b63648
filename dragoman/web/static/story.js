// Hover or focus of an event lights up all that speaks for it; data-of of a mark lists `key:role`.
const byKey = new Map();
for (const mark of document.querySelectorAll("[data-of]")) {
  for (const part of mark.dataset.of.split(" ")) {
    const [key, role] = part.split(":");
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push([mark, `lit-${role}`]);
  }
}
const cards = new Map([...document.querySelectorAll("[data-event]")].map((card) => [card.dataset.event, card]));
let lit = [];

function light(keys) {
  for (const [element, name] of lit) element.classList.remove(name);
  lit = [];
  for (const key of keys) {
    lit.push(...(byKey.get(key) ?? []));
    if (cards.has(key)) lit.push([cards.get(key), "lit"]);
  }
  for (const [element, name] of lit) element.classList.add(name);
}

// The events of a mark: the one that it tells, else all in which it has a part beyond standing in what is said.
function keysOf(mark) {
  const parts = mark.dataset.of.split(" ").map((part) => part.split(":"));
  const told = parts.filter(([, role]) => role === "trigger");
  return (told.length ? told : parts.filter(([, role]) => role !== "content")).map(([key]) => key);
}

function keysAt(target) {
  const card = target.closest("[data-event]");
  if (card) return [card.dataset.event];
  const mark = target.closest("[data-of]");
  return mark ? keysOf(mark) : [];
}

for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => light(keysAt(event.target)));
  document.addEventListener(end, () => light(document.activeElement ? keysAt(document.activeElement) : []));
}
