// The dossier's page: moving among statements, filtering them, and the reports side by side.
// Everything shown is in the page already; this only moves, hides and copies it. No network.
"use strict";

(() => {
  const MAX_COLUMNS = 12; // reports laid side by side at once; the statement itself lists all

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, text = "", kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  const statements = all(".statement");
  const panel = one("#panel");
  const tools = one("#tools");
  const find = one("#find");
  let current = null; // the statement the keys move from
  let shown = null; // the statement in the panel

  // --- full texts --------------------------------------------------------------------------

  const reportOf = (place) => place.slice(1).split("-")[0]; // "r12-340-352" is in report 12

  // The element with a report's text; in a large dossier it is made when first asked for.
  function textOf(report) {
    const text = one(`#report-${report} .text`);
    const waiting = one("noscript", text);
    if (waiting) {
      const made = new DOMParser().parseFromString(waiting.textContent, "text/html");
      text.replaceChildren(...made.body.childNodes);
    }
    return text;
  }

  // Go to words in a full text, which may not be there yet.
  function land(place) {
    if (!/^r\d+-\d+-\d+$/.test(place)) return;
    const report = reportOf(place);
    if (!one(`#report-${report}`)) return;
    textOf(report);
    one(`#report-${report}`).open = true;
    for (const mark of all("#texts .hot")) mark.classList.remove("hot");
    for (const mark of marksOf(place, one(`#report-${report}`))) mark.classList.add("hot");
    const target = document.getElementById(place);
    if (target) target.scrollIntoView({ block: "center" });
  }

  // The pieces of a text that a proof covers.
  const marksOf = (place, within) => all("mark", within)
    .filter((mark) => mark.dataset.p.split(" ").includes(place));

  // --- the panel ---------------------------------------------------------------------------

  // What a statement rests on: for each report, its proofs and the sides they speak for.
  function proofs(statement) {
    const found = new Map();
    for (const link of all(".proof a.to", statement)) {
      const place = link.hash.slice(1);
      const report = reportOf(place);
      if (!found.has(report)) found.set(report, []);
      found.get(report).push({ place, side: link.dataset.side, of: link.closest(".side") });
    }
    return found;
  }

  // "at least 12, according to the mayor": the sides a report stands on, in words.
  function claims(rest) {
    const sides = new Set(rest.map((proof) => proof.of));
    return [...sides].map((side) => {
      const value = one("h4", side).textContent.replace(/^\S+ /, "");
      const voices = one(".voices", side);
      return voices ? `${value}, ${voices.textContent}` : value;
    }).join(" · ");
  }

  function column(report, rest, several) {
    const source = one(`#report-${report}`);
    const made = make("section", "", "column");
    const head = make("h3");
    if (several) {
      const sides = [...new Set(rest.map((proof) => proof.side))].join(" ");
      head.append(make("b", sides, "letter"));
    }
    head.append(one("summary b", source).textContent);
    if (several) head.append(make("small", claims(rest)));
    const text = textOf(report).cloneNode(true);
    text.tabIndex = 0;
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", [...head.childNodes].map((part) => part.textContent).join(", "));
    for (const place of all(".at", text)) place.remove(); // a name may stand in a page only once
    for (const mark of all(".hot", text)) mark.classList.remove("hot");
    for (const { place, side } of rest) {
      marksOf(place, text).forEach((mark, nth) => {
        mark.classList.add("hot");
        if (several && nth === 0) mark.dataset.side = side;
      });
    }
    made.append(head, text);
    return made;
  }

  // The reports to lay out: when they are too many, some of every side, in the order of sides.
  function chosen(rests) {
    const sides = new Map();
    for (const [report, [first]] of rests) {
      if (!sides.has(first.side)) sides.set(first.side, []);
      sides.get(first.side).push(report);
    }
    const taken = new Set();
    for (let nth = 0; taken.size < Math.min(MAX_COLUMNS, rests.size); nth += 1) {
      for (const reports of sides.values()) {
        if (nth < reports.length && taken.size < MAX_COLUMNS) taken.add(reports[nth]);
      }
    }
    return [...rests.keys()].filter((report) => taken.has(report));
  }

  const word = (statement) => one(`.verdicts [data-v=${statement.dataset.v}]`).textContent;

  function open(statement) {
    const rests = proofs(statement);
    const several = all(".side", statement).length > 1;
    const columns = one("#panel-columns");
    one("#panel-title").textContent = one(".said", statement).textContent;
    one("#panel-because").textContent =
      `${word(statement)} · ${one(".because", statement).textContent}`;
    panel.className = statement.dataset.v;
    columns.replaceChildren();
    for (const report of chosen(rests)) columns.append(column(report, rests.get(report), several));

    if (rests.size > MAX_COLUMNS) {
      columns.append(make("p", `and ${rests.size - MAX_COLUMNS} more reports`, "column about"));
    }
    one("#panel-layers").append(one(".layers"));
    panel.hidden = false;
    document.body.classList.add("reading");
    // first look everywhere, then scroll everywhere: one layout instead of one a column
    all(".text", columns)
      .map((text) => [text, one(".hot", text)])
      .filter(([, hot]) => hot)
      .map(([text, hot]) => [text, hot.offsetTop - text.clientHeight / 3])
      .forEach(([text, top]) => { text.scrollTop = top; });
    columns.scrollLeft = 0;
    shown = statement;
    statement.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (!shown) return;
    panel.hidden = true;
    one("#layers-home").append(one(".layers"));
    document.body.classList.remove("reading");
    const back = one("summary", shown);
    shown = null;
    back.focus();
  }

  // --- moving ------------------------------------------------------------------------------

  // Asked of the elements, not of the layout, which would be made anew for each.
  const visible = (statement) => !statement.hidden && !statement.closest(".fold:not([open])");

  function choose(statement, focus = true) {
    if (current) current.classList.remove("current");
    current = statement;
    current.classList.add("current");
    if (focus) one("summary", current).focus({ preventScroll: true });
    current.scrollIntoView({ block: "nearest" });
    if (shown && shown !== current) open(current);
  }

  function move(step) {
    const listed = statements.filter(visible);
    if (!listed.length) return;
    const at = listed.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : listed.length - 1) : at + step;
    if (next >= 0 && next < listed.length) choose(listed[next]);
  }

  // From the statement into the first text, on to the next, and back.
  function across(text, step) {
    const texts = all("#panel .text");
    const at = texts.indexOf(text) + step;
    if (at >= 0 && at < texts.length) texts[at].focus();
    else if (at < 0) one("summary", shown).focus();
  }

  // --- filters -----------------------------------------------------------------------------

  const words = new Map(); // a statement's text in small letters, made when first asked for
  const wording = (statement) => {
    if (!words.has(statement)) words.set(statement, statement.textContent.toLowerCase());
    return words.get(statement);
  };
  const has = (list, one) => list.split(" ").includes(one);

  function filter() {
    const on = new Set(all(".verdicts [aria-pressed=true]").map((button) => button.dataset.v));
    const who = one("#who").value;
    const which = one("#which").value;
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const narrowed = who || which || wanted.length || on.size < all(".verdicts button").length;
    let left = 0;
    for (const statement of statements) {
      const { v, who: people, in: reports } = statement.dataset;
      const fits = on.has(v)
        && (!who || has(people, who))
        && (!which || has(reports, which))
        && wanted.every((word) => wording(statement).includes(word));
      if (statement.hidden === fits) statement.hidden = !fits;
      left += fits;
    }
    for (const section of all(".statements")) {
      section.hidden = all(".statement", section).every((statement) => statement.hidden);
    }
    for (const fold of all(".fold")) {
      const none = all(".statement", fold).every((statement) => statement.hidden);
      fold.hidden = narrowed && none;
      if (narrowed && !none) fold.open = true;
    }
    for (const person of all(".person")) {
      person.hidden = Boolean(who) && person.dataset.who !== who;
    }
    one("#left").textContent = narrowed
      ? `${left} of ${statements.length} statements`
      : `${statements.length} statements`;
  }

  // --- wiring ------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const summary = event.target.closest("summary");
    if (summary && summary.parentElement.matches(".statement")) {
      event.preventDefault();
      const statement = summary.parentElement;
      const again = shown === statement;
      choose(statement);
      if (again) close();
      else open(statement);
      return;
    }
    const verdict = event.target.closest(".verdicts button");
    if (verdict) {
      verdict.setAttribute("aria-pressed", verdict.getAttribute("aria-pressed") !== "true");
      filter();
    }
  });

  // "toggle" does not bubble, but it can be caught on the way down.
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches(".report[open]")) textOf(target.id.slice("report-".length));
  }, true);
  window.addEventListener("hashchange", () => land(location.hash.slice(1)));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (document.activeElement === find) find.blur();
      close();
      return;
    }
    if (event.target.matches("input, select, textarea")) return;
    const inColumn = event.target.closest("#panel .text");
    if (shown && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      across(inColumn, event.key === "ArrowRight" ? 1 : -1);
    } else if (event.key === "/") {
      event.preventDefault();
      find.focus();
    } else if (event.key === "j" || (event.key === "ArrowDown" && current && !inColumn)) {
      event.preventDefault();
      move(1);
    } else if (event.key === "k" || (event.key === "ArrowUp" && current && !inColumn)) {
      event.preventDefault();
      move(-1);
    }
  });

  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", filter);
  one("#panel-close").addEventListener("click", close);
  one("#panel-back").addEventListener("click", () => move(-1));
  one("#panel-on").addEventListener("click", () => move(1));
  // Print everything that can be opened.
  window.addEventListener("beforeprint", () => {
    for (const details of all(".statement, .person")) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of all(".statement")) details.open = false;
  });

  tools.hidden = one("#keys").hidden = false;
  filter();
  land(location.hash.slice(1));
})();
