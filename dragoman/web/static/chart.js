// Charts work without this: marks are links or have a title, and every chart has a table or list beneath it.
// With it, arrow keys go from mark to mark, the words of a mark show at once, and the neighbours of a node stand out.
(() => {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;

  const show = (mark) => {
    const words = mark.getAttribute("aria-label") ?? mark.querySelector("title")?.textContent;
    if (!words) return;
    tip.textContent = words;
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.min(Math.max(box.left + box.width / 2 - tip.offsetWidth / 2, 8), width - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 8;
    tip.style.setProperty("left", `${left + scrollX}px`);
    tip.style.setProperty("top", `${(above < 4 ? box.bottom + 8 : above) + scrollY}px`);
  };
  const hide = () => { tip.hidden = true; };

  const wire = (drawing) => {
    const marks = [...drawing.querySelectorAll("[data-mark]")];
    const spoken = (target) => target.closest("[data-mark], .edge");

    const light = (node) => {
      drawing.classList.toggle("lit", Boolean(node));
      for (const part of drawing.querySelectorAll(".near")) part.classList.remove("near");
      if (!node) return;
      const near = new Set([node]);
      for (const edge of drawing.querySelectorAll(".edge")) {
        const { one, other } = edge.dataset;
        if (one !== node && other !== node) continue;
        edge.classList.add("near");
        near.add(one).add(other);
      }
      for (const part of drawing.querySelectorAll("[data-node]")) part.classList.toggle("near", near.has(part.dataset.node));
    };

    const go = (index) => {
      const next = marks[Math.min(Math.max(index, 0), marks.length - 1)];
      for (const mark of marks) mark.setAttribute("tabindex", mark === next ? "0" : "-1");
      next.focus();
    };
    drawing.addEventListener("keydown", (event) => {
      const index = marks.indexOf(event.target.closest("[data-mark]"));
      if (event.key === "Escape") { hide(); light(null); }
      if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: marks.length - 1 };
      if (!(event.key in step)) return;
      event.preventDefault();
      go(step[event.key]);
    });
    for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
      drawing.addEventListener(enter, (event) => {
        const mark = spoken(event.target);
        if (!mark) return;
        show(mark);
        if (mark.dataset.node) light(mark.dataset.node);
      });
      drawing.addEventListener(leave, () => { hide(); light(null); });
    }
    // the words are shown by the tip: without their title the browser does not show them a second time
    for (const title of drawing.querySelectorAll("[data-mark] > title")) title.remove();
  };

  const wireSlider = (form) => {
    const range = form.querySelector("input[type=range]");
    const day = form.querySelector("input[type=date]");
    if (!range || !day) return;
    const EPOCH = 719163; // the ordinal of 1970-01-01, where the first day of the year 1 is 1
    const iso = (ordinal) => new Date((ordinal - EPOCH) * 86400000).toISOString().slice(0, 10);
    range.addEventListener("input", () => {
      day.value = iso(Number(range.value));
      range.setAttribute("aria-valuetext", day.value);
    });
    range.addEventListener("change", () => form.requestSubmit());
    form.addEventListener("submit", () => {
      range.disabled = true; // the field of the day says the same
      for (const field of form.querySelectorAll("input[name=was]")) field.disabled = true;
    });
  };

  // where a drawing is wider than its frame, its middle shows first, and of a time its end
  const centre = (drawing) => {
    const frame = drawing.closest(".scroll");
    if (!frame || drawing.classList.contains("keep")) return;
    const rest = frame.scrollWidth - frame.clientWidth;
    if (rest > 0) frame.scrollLeft = drawing.classList.contains("time") ? rest : rest / 2;
  };

  document.body.append(tip);
  for (const drawing of document.querySelectorAll("svg.drawing")) { wire(drawing); centre(drawing); }
  for (const form of document.querySelectorAll("[data-asof]")) wireSlider(form);
  addEventListener("scroll", hide, { passive: true, capture: true });
})();
