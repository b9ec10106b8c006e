"use strict";
// Finds and sorts the claims that stand in the page, keeps the view in the address, opens what an address names and
// copies citations. Everything can be read without it.
(() => {
  const SAVE_AFTER = 250; // milliseconds after the last key: browsers refuse an address that changes too often
  const SAID_FOR = 2000;

  const form = document.getElementById("finder");
  const table = document.getElementById("table");
  const count = document.getElementById("count");
  const said = document.getElementById("said");
  const headings = Array.from(table.tHead.rows[0].cells);
  const fields = Array.from(form.elements).filter((field) => field.name);
  const search = form.elements.q;
  const lists = fields.filter((field) => field !== search);
  const rows = Array.from(table.tBodies, (body, place) => ({
    body,
    place,
    text: body.dataset.text,
    tokens: lists.map((list) => body.dataset[list.name].split(" ")),
  }));
  const total = count.textContent;
  let sort = "";
  let sorted = "";
  let typing = false;
  let saving = 0;

  // The build folds the texts of the claims in the same way.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

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
    const address = asked.size ? `?${asked}` : location.pathname;
    history[replace ? "replaceState" : "pushState"](null, "", address);
  }

  function filterRows() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const chosen = lists.map((list, place) => [place, list.value]).filter(([, value]) => value);
    let shown = 0;
    for (const row of rows) {
      const fits =
        chosen.every(([place, value]) => row.tokens[place].includes(value)) &&
        words.every((word) => row.text.includes(word));
      if (row.body.hidden === fits) row.body.hidden = !fits;
      if (fits) shown += 1;
    }
    const text = shown === rows.length ? total : `${shown} of ${total}`;
    if (count.textContent !== text) count.textContent = text;
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
      const own = row.body.rows[0].cells[column].dataset.place;
      // What has no place stands last, whichever way.
      return own === undefined ? Infinity : down ? -own : Number(own);
    };
    const order = rows.map((row) => ({ row, key: column < 0 ? 0 : place(row) }));
    // Two infinities have no difference.
    order.sort((one, other) => (one.key === other.key ? one.row.place - other.row.place : one.key - other.key));
    table.append(...order.map(({ row }) => row.body));
  }

  function show() {
    filterRows();
    sortRows();
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
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!named) return;
    const claim = named.closest("#table > tbody");
    if (claim?.hidden) {
      const hash = location.hash;
      clear();
      show();
      history.replaceState(null, "", location.pathname + hash);
    }
    if (claim) claim.querySelector("details").open = true;
    for (let part = named.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    if (claim || named.closest("details")) named.scrollIntoView();
  }

  async function copy(button) {
    const citation = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(citation.textContent);
      button.textContent = "Copied";
      said.textContent = "Citation copied.";
    } catch {
      // Where a browser gives no clipboard to a page, the reader copies what is selected.
      getSelection().selectAllChildren(citation);
      button.textContent = "Selected";
      said.textContent = "Citation selected: copy it with your keyboard.";
    }
    setTimeout(() => {
      button.textContent = "Copy";
      said.textContent = "";
    }, SAID_FOR);
  }

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
  for (const list of lists) list.addEventListener("change", changed);
  search.addEventListener("input", () => {
    filterRows();
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
    changed();
  });
  document.addEventListener("click", (event) => {
    if (event.target.matches("button.copy")) copy(event.target);
  });
  addEventListener("popstate", () => {
    readAddress();
    show();
  });
  addEventListener("hashchange", openNamed);

  document.documentElement.classList.add("with-script");
  readAddress();
  show();
  openNamed();
})();
