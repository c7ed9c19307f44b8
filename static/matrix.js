/* The matrix of goals by keyboard: it is one stop of the tabulator, arrow keys lead from cell to cell (ARIA practices,
   "grid"). Without this script its links follow each other as in any table. */
(function () {
  "use strict";
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const TABLE = ".rm-matrix table";

  /* Rows with links, of each cell its link or none. */
  const grid = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a")))
    .filter((row) => row.some(Boolean));

  function begin() {
    for (const table of document.querySelectorAll(TABLE)) {
      if (table.getAttribute("role") === "grid") continue;
      table.setAttribute("role", "grid");
      const links = [...table.querySelectorAll("a")];
      const here = links.includes(document.activeElement) ? document.activeElement : table.querySelector("td a");
      for (const link of links) link.tabIndex = link === here ? 0 : -1;
      const row = table.querySelector("tr[aria-current]"), box = table.parentElement;
      if (row) box.scrollTop = row.offsetTop - (box.clientHeight - row.offsetHeight) / 2; // the page stays where it is
    }
  }

  function target(rows, row, column, event) {
    if (event.key === "Home") return (event.ctrlKey ? rows[0] : rows[row]).find(Boolean);
    if (event.key === "End") return (event.ctrlKey ? rows.at(-1) : rows[row]).at(-1);
    const step = STEPS[event.key];
    return step && !event.ctrlKey ? rows[row + step[0]]?.[column + step[1]] : null;
  }

  document.addEventListener("keydown", (event) => {
    const link = event.target.closest?.(TABLE + " a");
    if (!link || event.altKey || event.metaKey || event.shiftKey) return;
    const rows = grid(link.closest("table")), row = rows.findIndex((one) => one.includes(link));
    const next = target(rows, row, rows[row].indexOf(link), event);
    if (!next && !STEPS[event.key]) return;
    event.preventDefault(); // at the edge the box must not scroll away from the cell either
    next?.focus();
  });

  /* The stop moves along, by whichever way the focus came; what a cell says in full is seen beside it. */
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.(TABLE + " a");
    if (!link) return;
    link.closest("table").querySelectorAll("a[tabindex='0']").forEach((one) => { one.tabIndex = -1; });
    link.tabIndex = 0;
    told(link);
  });
  document.addEventListener("pointerover", (event) => told(event.target.closest?.(TABLE + " td a")));
  function told(link) {
    if (link?.ariaLabel) link.title = link.ariaLabel;
  }

  let waiting;
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(begin, 100);
  }).observe(document.documentElement, { childList: true, subtree: true });
  begin();
})();
