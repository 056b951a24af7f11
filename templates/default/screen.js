// Filters the page by party, speaker and words, and opens the passage that a mark leads to. Without it all is shown.
(() => {
  "use strict";
  const form = document.querySelector("form.filter");
  const told = form.querySelector("output");
  const { party, speaker, words } = form.elements;

  // As readers type it: no accents, straight quotation marks and dashes, single spaces, small letters.
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[“”„«»]/g, '"').replace(/[‘’‚]/g, "'")
      .replace(/[‐-―−]/g, "-").replace(/\s+/g, " ").trim().toLowerCase();
  const numbers = (list) => new Set((list ?? "").split(" ").filter(Boolean));

  // An entry is what is shown or hidden as one; `head` is the event that its words belong to.
  const entries = [];
  const entry = (element, headings, holder) => {
    const event = headings.findLast((heading) => heading.dataset.parties !== undefined);
    const of = element.dataset.parties === undefined && element.matches("p") && event ? event : element;
    const known = of.dataset.parties !== undefined;
    entries.push({
      element, headings: [...headings], holder, known,
      parties: numbers(of.dataset.parties), speakers: numbers(of.dataset.speakers),
      text: plain(of === element ? element.textContent : `${of.textContent} ${element.textContent}`),
    });
  };

  // Headings, lists and tables are shown with what they hold, lines under a heading with it, the figure never.
  const places = [];
  const besides = [];
  const folds = [];
  const level = (heading) => Number(heading.tagName[1]);
  const read = (section, headings) => {
    for (const child of section.children) {
      if (/^H[2-4]$/.test(child.tagName)) {
        while (headings.length && level(headings.at(-1)) >= level(child)) headings.pop();
        headings.push(child);
        places.push(child);
      } else if (child.matches("ul, ol")) {
        places.push(child);
        for (const item of child.children) entry(item, headings, child);
      } else if (child.matches("table")) {
        places.push(child);
        for (const row of child.tBodies[0].rows) entry(row, headings, child);
      } else if (child.matches("details")) {
        places.push(child);
        folds.push(child);
        read(child, [...headings, child]);
      } else if (child.matches("summary, p.meta, .figure, .instead, .table-caption")) {
        besides.push({ element: child, heading: child.matches(".meta, summary") ? headings.at(-1) : null });
      } else {
        entry(child, headings, null);
      }
    }
  };
  const sections = [...document.querySelectorAll("main > section:not(.passages)")];
  for (const section of sections) read(section, []);

  const apply = () => {
    const sought = plain(words.value).split(" ").filter(Boolean);
    const active = Boolean(party.value || speaker.value || sought.length);
    const kept = new Set();
    let shown = 0;
    for (const one of entries) {
      const wanted =
        (!party.value || one.parties.has(party.value)) &&
        (!speaker.value || one.speakers.has(speaker.value)) &&
        sought.every((word) => one.text.includes(word));
      one.element.hidden = active && !wanted;
      if (!wanted) continue;
      shown += 1;
      for (const place of [...one.headings, one.holder]) kept.add(place);
    }
    for (const place of places) place.hidden = active && !kept.has(place);
    for (const fold of folds) fold.open = active && kept.has(fold);
    for (const { element, heading } of besides) element.hidden = active && !(heading && kept.has(heading));
    for (const section of sections)
      section.hidden = active && ![...section.children].some((child) => !child.hidden);
    document.body.classList.toggle("filtered", active);
    told.value = !active ? "" : !shown ? told.dataset.none :
      told.dataset.shown.replace("{shown}", shown).replace("{total}", entries.length);
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      apply();
    }
    for (let place = target; place; place = place.parentElement) if (place.matches("details")) place.open = true;
    const passage = target.closest("details.passage");
    (passage ? passage.querySelector("summary") : target).focus({ preventScroll: true });
    target.scrollIntoView({ block: passage ? "center" : "start" });
  };

  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  // A second click on the same mark changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  form.hidden = false;
  apply(); // a browser may keep what was typed over a reload
  reveal();
})();
