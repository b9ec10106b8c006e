"use strict";
// Finds and sorts the claims that stand in the page, keeps the view in the address, opens what an address names and
// copies citations. Everything can be read without it.
(() => {
  const NARROW = matchMedia("(max-width: 40rem)");
  const PAPER = matchMedia("print");
  const SEARCHED = ".figure, .quote bdi, .english, .counts, .areas, .who :not(.absent), .outlet";
  const FIRST = NARROW.matches ? 12 : 40; // rows that stand in the page before somebody asks for the rest
  const AT_ONCE = 500; // rows whose text is put together in one idle moment
  const SAVE_AFTER = 250; // milliseconds after the last key: browsers refuse an address that changes too often
  const SAID_FOR = 2000;

  const form = document.getElementById("finder");
  const table = document.getElementById("table");
  const count = document.getElementById("count");
  const said = document.getElementById("said");
  const nothing = document.getElementById("nothing");
  const rest = document.getElementById("all");
  const headings = Array.from(table.tHead.rows[0].cells);
  const fields = Array.from(form.elements).filter((field) => field.name);
  const search = form.elements.q;
  const lists = fields.filter((field) => field !== search);
  const rows = Array.from(table.tBodies, (body, place) => ({
    body,
    place,
    fits: true,
    text: "",
    tokens: lists.map((list) => body.dataset[list.name].split(" ")),
  }));
  const away = document.createDocumentFragment();
  const total = count.textContent;
  let sort = "";
  let sorted = "";
  let order = rows;
  let asked = null;
  let typing = false;
  let saving = 0;
  let whole = false;

  // The build folds the texts of the claims in the same way.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/(?<=\d),(?=\d{3})/g, "")
      .replace(/(?:[^\p{L}\p{N}%$\u20ac\u00a3.]|\.(?!\d))+/gu, " ")
      .trim();

  function readAddress() {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
    sort = asked.get("sort") ?? "";
  }

  function saveAddress(replace) {
    clearTimeout(saving);
    const asked = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) asked.set(field.name, field.value.trim());
    if (sort) asked.set("sort", sort);
    writeAddress(asked.toString(), "", replace);
  }

  function writeAddress(search, hash, replace) {
    // A page inside another one, or without an address of its own, cannot keep its view: it works all the same.
    try {
      const address = new URL(location.href);
      address.search = search;
      address.hash = hash;
      history[replace ? "replaceState" : "pushState"](null, "", address.href);
    } catch {
      return;
    }
  }

  // What a row shows and what is kept beside it, put together in idle moments or when a word is asked for.
  function textOf(row) {
    if (!row.text) {
      const shown = Array.from(row.body.rows[0].querySelectorAll(SEARCHED), (part) => part.textContent);
      row.text = ` ${fold(shown.join(" "))} ${row.body.dataset.text}`;
    }
    return row.text;
  }

  function gatherTexts(from) {
    for (const row of rows.slice(from, from + AT_ONCE)) textOf(row);
    if (from + AT_ONCE < rows.length) whenIdle(() => gatherTexts(from + AT_ONCE));
  }

  const whenIdle = (work) => (window.requestIdleCallback ?? setTimeout)(work);

  function filterRows() {
    // Each word is the beginning of one in the text.
    const words = fold(search.value).split(" ").filter(Boolean).map((word) => ` ${word}`);
    const chosen = lists.map((list, place) => [place, list.value]).filter(([, value]) => value);
    for (const row of rows) {
      row.fits =
        chosen.every(([place, value]) => row.tokens[place].includes(value)) &&
        words.every((word) => textOf(row).includes(word));
    }
    const fitting = rows.filter((row) => row.fits).length;
    const text = fitting === rows.length ? total : `${fitting} of ${total}`;
    if (count.textContent !== text) count.textContent = text;
    nothing.hidden = fitting > 0;
    rest.hidden = whole || fitting <= FIRST;
    rest.textContent = `Show all ${text}`;
  }

  // Only what a screen or two can show stands in the table: laying out, and rows that are hidden, are what takes long.
  function layOut(event) {
    const most = whole || PAPER.matches || event?.type === "beforeprint" ? Infinity : FIRST;
    const shown = order.filter((row) => row.fits).filter((row, place) => place < most || row === asked);
    const bodies = new Set(shown.map((row) => row.body));
    away.append(...Array.from(table.tBodies).filter((body) => !bodies.has(body)));
    table.append(...bodies);
  }

  function sortRows() {
    const down = sort.startsWith("-");
    const column = headings.findIndex((heading) => heading.dataset.column === sort.replace("-", ""));
    headings.forEach((heading, place) => {
      if (place === column) heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    });
    if (sorted === sort) return;
    sorted = sort;
    const place = (row) => {
      const own = row.body.dataset.places.split(" ")[column];
      // What has no place stands last, whichever way.
      return own === "None" ? Infinity : down ? -own : Number(own);
    };
    const keyed = rows.map((row) => ({ row, key: column < 0 ? 0 : place(row) }));
    // Two infinities have no difference.
    keyed.sort((one, other) => (one.key === other.key ? one.row.place - other.row.place : one.key - other.key));
    order = keyed.map(({ row }) => row);
  }

  function show() {
    filterRows();
    sortRows();
    layOut();
  }

  function changed() {
    saveAddress(typing);
    typing = false;
    show();
  }

  function clear() {
    for (const field of fields) field.value = "";
    sort = "";
  }

  function openNamed() {
    const named = withId(asKey(location.hash.slice(1)));
    if (!named) return;
    const claim = named.closest("tbody[id]");
    if (claim) {
      asked = rows.find((row) => row.body === claim);
      if (!asked.fits) {
        clear();
        writeAddress("", location.hash, true);
      }
      show();
      claim.querySelector("details").open = true;
    }
    for (let part = named.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    if (claim || named.closest("details")) named.scrollIntoView();
  }

  const withId = (id) => document.getElementById(id) ?? away.getElementById(id);

  // What an address names; an odd one names nothing.
  function asKey(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // Another question is answered briefly again.
  function ask() {
    whole = false;
    changed();
  }

  function showAll() {
    const next = table.tBodies.length;
    whole = true;
    show();
    table.tBodies[next]?.querySelector("summary").focus({ preventScroll: true });
  }

  async function copy(button, text, what) {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      said.textContent = `${what} copied.`;
    } catch {
      // Where a browser gives no clipboard to a page, the reader copies what is selected.
      const place = what === "Citation" ? button.previousElementSibling : said;
      if (place === said) said.textContent = text;
      getSelection().selectAllChildren(place);
      button.textContent = "Selected";
      if (place !== said) said.textContent = "Citation selected: copy it with your keyboard.";
    }
    setTimeout(() => {
      button.textContent = label;
      said.textContent = "";
    }, SAID_FOR);
  }

  const wordsOf = (cell) => (cell?.textContent ?? "").replace(/\s+/g, " ").trim();

  // The cells of a claim in words, by the heading of their column.
  function cellsOf(body) {
    const [figure, counted, period, who, printed] = body.rows[0].cells;
    const link = figure.querySelector("a.quote");
    return {
      key: body.id.replace("claim-", ""),
      figure: wordsOf(figure.querySelector(".figure")),
      printed_words: wordsOf(figure.querySelector(".quote bdi")),
      counts: wordsOf(counted.querySelector("a")),
      countries: wordsOf(counted.querySelector(".minor")),
      period: wordsOf(period.lastElementChild),
      who_says_so: wordsOf(who.lastElementChild),
      printed_in: wordsOf(printed.querySelector("a")),
      date: wordsOf(printed.querySelector(".minor")),
      address: link ? link.href : "",
      citation: wordsOf(body.querySelector(".citation")),
    };
  }

  function quote(body) {
    const cells = cellsOf(body);
    const own = body.rows[0].cells[3].querySelector(".absent");
    const who = own ? cells.printed_in : `${cells.who_says_so}, in ${cells.printed_in}`;
    return (
      `${cells.figure}: ${cells.counts}, ${cells.countries} (period: ${cells.period}). ` +
      `${who}, ${cells.date}.${cells.address ? ` ${cells.address}` : ""} Recorded in ${document.title}, ${cells.key}.`
    );
  }

  function saveRows() {
    const shown = order.filter((row) => row.fits).map((row) => cellsOf(row.body));
    const cell = (text) => `"${text.replace(/"/g, '""')}"`;
    const lines = [Object.keys(shown[0] ?? { key: "" }), ...shown.map((row) => Object.values(row))];
    const text = lines.map((line) => line.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${text}\r\n`], { type: "text/csv" }));
    link.download = "claims.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function addButton(place, name, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name;
    button.textContent = words;
    place.append(button);
  }

  for (const place of document.querySelectorAll(".cite")) addButton(place, "copy", "Copy");
  for (const place of document.querySelectorAll("#table .key, .card p:has(.stands)")) addButton(place, "quoting", "Quote");
  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => {
      sort = sort === heading.dataset.column ? `-${sort}` : heading.dataset.column;
      changed();
    });
    heading.replaceChildren(button);
  }
  for (const list of lists) list.addEventListener("change", ask);
  search.addEventListener("input", () => {
    whole = false;
    show();
    clearTimeout(saving);
    saving = setTimeout(() => {
      saveAddress(typing);
      typing = true;
    }, SAVE_AFTER);
  });
  search.addEventListener("change", () => {
    if (saving) saveAddress(typing);
    saving = 0;
    typing = false;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    ask();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches(".copy")) copy(button, button.previousElementSibling.textContent, "Citation");
    if (button.matches(".quoting")) {
      const card = button.closest(".card");
      const body = card ? withId(`claim-${card.dataset.claim}`) : button.closest("tbody");
      copy(button, quote(body), "Quote");
    }
  });
  document.getElementById("rows").addEventListener("click", saveRows);
  rest.addEventListener("click", showAll);
  addEventListener("popstate", () => {
    readAddress();
    show();
  });
  addEventListener("hashchange", openNamed);
  // On paper stands all that is found; browsers print before they say that the medium is another one.
  PAPER.addEventListener("change", layOut);
  for (const name of ["beforeprint", "afterprint"]) addEventListener(name, layOut);

  document.documentElement.classList.add("with-script");
  // On a small screen, what is long is folded until somebody asks for it.
  if (NARROW.matches) for (const part of document.querySelectorAll("details.fold")) part.open = false;
  readAddress();
  show();
  openNamed();
  whenIdle(() => gatherTexts(0));
})();
