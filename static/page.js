/* Small helps for every page: German labels where Streamlit has fixed English ones, links without a reload. */
(function () {
  "use strict";
  /* Where the server is. Streamlit would otherwise try the page's own path first and log two errors. */
  const home = new URL("../../", document.currentScript.src);
  window.__streamlit = { BACKEND_BASE_URL: home.href.replace(/\/$/, "") };

  /* The theme a visitor chose, which Streamlit remembers for each page: for what is seen before it runs. */
  const chosen = new URLSearchParams(location.search).getAll("embed_options").join();
  let theme = /(light|dark)_theme/.exec(chosen)?.[1];
  try { theme ||= { '"Light"': "light", '"Dark"': "dark" }[localStorage.getItem(`stActiveTheme-${location.pathname}-v2`)]; } catch { /* storage is blocked */ }
  if (theme) document.documentElement.dataset.theme = theme;

  /* Tables and widgets format numbers for the browser's language; the dashboard's is that of the address. */
  const spoken = () => new URLSearchParams(location.search).get("lang") === "en" ? "en" : "de";
  const LOCALES = { de: "de-DE", en: "en-GB" };
  Object.defineProperty(navigator, "language", { get: () => LOCALES[spoken()] });
  Object.defineProperty(navigator, "languages", { get: () => [LOCALES[spoken()], spoken()] });

  const WORDS = {
    "Skip to main content": "Zum Inhalt springen", "App pages": "Seiten", "Main menu": "Hauptmenü",
    "Choose an option": "Bitte auswählen", "Choose options": "Bitte auswählen", Open: "Öffnen", Close: "Schließen",
    "Clear value": "Leeren", "Clear all": "Alle entfernen", Search: "Suchen", Fullscreen: "Vollbild",
    "Close fullscreen": "Vollbild schließen", Help: "Hilfe",
    "Link to heading": "Link zur Überschrift", "Show/hide columns": "Spalten ein- oder ausblenden",
    "Open sidebar": "Menü öffnen", "Close sidebar": "Menü schließen", "No results": "Keine Treffer",
    "Type to search": "Zum Suchen tippen", "Clear selection": "Auswahl aufheben",
    "Sort ascending": "Aufsteigend sortieren", "Sort descending": "Absteigend sortieren",
    "Autosize": "Breite anpassen", "Pin column": "Spalte anheften", "Unpin column": "Spalte lösen",
    "Navigate to home page": "Zur Startseite", "Expand sidebar": "Menü öffnen", "Collapse sidebar": "Menü schließen",
    "Copy to clipboard": "Kopieren", Copied: "Kopiert", Statistics: "Kennzahlen", "Page not found": "Seite nicht gefunden", "1 result": "1 Treffer",
    "Hide column": "Spalte ausblenden", "Format": "Format", "Press Enter to apply": "Mit Enter übernehmen",
    Upload: "Datei wählen", "Drag and drop a file here": "Datei hier ablegen", "Remove file": "Datei entfernen", "Add files": "Andere Datei wählen",
    "Press Ctrl+Enter to apply": "Mit Strg+Enter übernehmen", "Press Ctrl+Enter to submit form": "Mit Strg+Enter absenden", "Press Enter to submit form": "Mit Enter absenden", "Press ⌘+Enter to submit form": "Mit ⌘+Enter absenden", "Press ⌘+Enter to apply": "Mit ⌘+Enter übernehmen",
    Increment: "Mehr", Decrement: "Weniger", "Select all": "Alle auswählen", "Add row": "Zeile hinzufügen", "Delete row(s)": "Zeilen löschen", "Download as CSV": "Als CSV laden",
  };
  const STARTS = { "Help for ": "Hilfe zu ", "Remove ": "Entfernen: ", "Add row: ": "Zeile hinzufügen: ", "Delete row(s): ": "Zeilen löschen: ", "Download as CSV: ": "Als CSV laden: ", "Show/hide columns: ": "Spalten ein- oder ausblenden: ",
    "Copy to clipboard: ": "Kopieren: ", "Clear selection: ": "Auswahl aufheben: ", "Search: ": "Suchen: ", "Fullscreen: ": "Vollbild: ", "Close fullscreen: ": "Vollbild schließen: " };
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

  function german(text) {
    if (text == null) return null;
    if (WORDS[text]) return WORDS[text];
    for (const start in STARTS) if (text.startsWith(start)) return STARTS[start] + text.slice(start.length);
    if (/ per file/.test(text)) return text.replace(" per file", " je Datei");
    if (/^File must be /.test(text)) return "Die Datei ist zu groß: höchstens 20 MB.";
    if (/status code 503/.test(text)) return "Gerade werden zu viele Dateien geprüft. Bitte in einigen Sekunden noch einmal wählen.";
    if (/status code 4\d\d/.test(text)) return "Die Datei wurde nicht angenommen. Bitte die Seite neu laden.";
    if (/files are not allowed/.test(text)) return "Diese Art von Datei kann nicht gelesen werden.";
    if (/^\d+ results$/.test(text)) return text.replace("results", "Treffer");
    if (/^(You have requested page|The page that you have requested)/.test(text)) return "Diese Seite gibt es nicht. Gezeigt wird der Überblick.";
    return null;
  }

  function translate() {
    if (spoken() !== "de") return; // Streamlit's own words are English
    for (const name of ATTRIBUTES) {
      for (const element of document.querySelectorAll("[" + name + "]")) {
        const word = german(element.getAttribute(name));
        if (word) element.setAttribute(name, word);
      }
    }
    const places = "[data-testid=stSkipToContent], [data-testid=stTooltipContent], [data-testid=stDataFrameColumnMenu], "
      + "[data-testid=InputInstructions], [data-testid=stFileUploader], [role=listbox], [role=dialog], [data-baseweb=popover], .gdg-search-bar, .gdg-search-status";
    for (const place of document.querySelectorAll(places)) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const word = german(node.nodeValue.trim());
        if (word) node.nodeValue = word;
      }
    }
  }

  /* In the narrow navigation Streamlit puts sections between a list and its items; as plain links it is sound. */
  function mendNavigation() {
    const unsound = "[data-testid=stSidebarNavItems]:not([role=none]), [data-testid=stSidebarNavItems] li:not([role=none])";
    for (const one of document.querySelectorAll(unsound)) one.setAttribute("role", "none");
  }

  /* A popover stands at the end of the page: by keyboard its content would come after everything else. */
  function enterPopovers() {
    for (const body of document.querySelectorAll("[data-testid=stPopoverBody]")) {
      const first = body.querySelector("input, button, [tabindex='0']");
      const opener = document.activeElement && document.activeElement.closest("[data-testid=stPopover]");
      if (!first || body.dataset.entered || !opener) continue;
      body.dataset.entered = "1";
      if (byKeyboard) first.focus();
    }
  }
  let byKeyboard = false;
  document.addEventListener("keydown", () => { byKeyboard = true; }, true);
  document.addEventListener("pointerdown", () => { byKeyboard = false; }, true);

  /* Each part of a page marks its words of the glossary; on the whole page the first that is seen is enough. */
  function quietTerms() {
    const told = new Set();
    for (const word of document.querySelectorAll(".rm-term")) {
      const words = word.nextElementSibling.textContent, again = told.has(words);
      word.toggleAttribute("data-again", again);
      word.tabIndex = again ? -1 : 0;
      if (word.checkVisibility()) told.add(words);
    }
  }

  let waiting;
  document.documentElement.lang = spoken();
  new MutationObserver(function () {
    document.documentElement.lang = spoken(); // at once, as the navigation: the rest waits until the page is quiet
    mendNavigation();
    clearTimeout(waiting);
    waiting = setTimeout(() => { translate(); enterPopovers(); quietTerms(); followTour(); window.rmHyphens?.(); }, 100);
  }).observe(document.documentElement, { childList: true, subtree: true });
  translate();
  mendNavigation();

  /* Whoever goes on in the tour by its links is at the next step then, by keyboard and by ear. */
  let touring = "";
  document.addEventListener("click", (event) => {
    const box = event.target.closest?.(".rm-tour");
    touring = box && event.target.closest("a:not([data-tour-end])") ? box.textContent : "";
  }, true);
  function followTour() {
    const box = document.querySelector("[data-testid=stMain] .rm-tour:not(.rm-tour-offer)");
    if (!touring || !box || box.textContent === touring) return;
    touring = "";
    box.tabIndex = -1;
    box.focus();
  }

  /* The tour is offered until somebody has taken it to its end, or wants none. */
  const TOUR = "rm-tour", root = document.documentElement;
  try { if (localStorage.getItem(TOUR)) root.dataset.tour = "known"; } catch { /* storage is blocked: it is offered again */ }
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-tour-end]")) return;
    root.dataset.tour = "known";
    try { localStorage.setItem(TOUR, "known"); } catch { /* for this visit, then */ }
  });

  /* A word of the glossary shows and hides its explanation; Escape hides it too. */
  document.addEventListener("click", (event) => {
    const word = event.target.closest && event.target.closest(".rm-term");
    if (word) explain(word, word.getAttribute("aria-expanded") !== "true");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(".rm-term[aria-expanded=true]").forEach((word) => explain(word, false));
  });
  function explain(word, shown) {
    word.setAttribute("aria-expanded", String(shown));
    word.nextElementSibling.hidden = !shown;
  }

  /* While a file is made, its button can not hold the focus, which falls out of the dialogue: keys must still reach it. */
  document.addEventListener("keydown", (event) => {
    const dialog = document.querySelector("[role=dialog][data-rac]");
    if (!dialog || document.activeElement !== document.body) return;
    dialog.focus();
    if (event.key === "Escape") dialog.querySelector("button")?.click(); // its first is the one that closes it
  }, true);

  /* From page to page goes what every address may say, and from the menu the chosen area too: as the parameter by
     which the page takes an area, `gemeinde` on pages that only hand it on. The foot says what each page takes. */
  function carryOn(target, { left = [] } = {}) {
    const here = new URLSearchParams(location.search);
    for (const name of ["stand", "liste", "lang"]) {
      if (here.has(name) && !left.includes(name) && !target.searchParams.has(name)) target.searchParams.set(name, here.get(name));
    }
  }
  const MOST_AREAS = 8;
  function carryArea(target) {
    const here = new URLSearchParams(location.search), foot = document.querySelector(".rm-foot")?.dataset || {};
    const takes = JSON.parse(foot.takes || "{}");
    const page = (url) => url.pathname.slice(home.pathname.length);
    const group = takes[page(location)] === "gebiete" ? "" : here.get("gruppe"); // there it means something else
    const area = group || here.get("gemeinde") || (here.get("gebiete") || "").split(",")[0];
    if (!area || area === foot.region || !/^[\w -]+$/.test(area) || !target.pathname.startsWith(home.pathname)) return;
    const listed = (here.get("liste") || "").split(",").filter((one) => /^\d[\w-]*$/.test(one) && one !== area);
    const several = takes[page(target)] === "gebiete"; // there the chosen area comes before those of the working list
    const single = /^\d[\w-]*$/.test(area) ? "gemeinde" : "gruppe";
    target.searchParams.set(several ? "gebiete" : single, several ? [area, ...listed].slice(0, MOST_AREAS).join() : area);
  }
  function go(target) {
    history.pushState({}, "", target);
    window.dispatchEvent(new PopStateEvent("popstate"));
    const main = document.querySelector("[data-testid=stMain]");
    if (main) main.scrollTo(0, 0);
  }

  /* The links of the menu are Streamlit's, without any parameter: they get theirs before the browser follows or copies
     them. On a narrow screen the menu covers the page, so it closes. */
  const MENU = "[data-testid=stTopNavLink], [data-testid=stTopNavDropdownLink], [data-testid=stSidebarNavLink]";
  function menuTarget(link) {
    const target = new URL(link.href);
    target.search = "";
    carryOn(target);
    carryArea(target);
    return target;
  }
  for (const kind of ["pointerdown", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest && event.target.closest(MENU);
      if (link) link.href = menuTarget(link);
    }, true);
  }
  function closeMenu(link) {
    if (link.closest("[data-testid=stSidebar]")) document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
    else if (link.dataset.testid === "stTopNavDropdownLink") document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  }

  /* The search in the head goes through it too; before Streamlit runs, the browser goes there itself. */
  document.addEventListener("submit", (event) => {
    const form = event.target.closest && event.target.closest(".rm-search");
    if (!form || form.closest(".rm-start")) return;
    event.preventDefault();
    const target = new URL(form.action);
    target.searchParams.set("q", form.elements.q.value);
    carryOn(target);
    go(target);
  }, true);

  /* These and our own links go through Streamlit's history handling: same session, no reload. */
  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[data-page], " + MENU);
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.closest(".rm-start")) { // Streamlit does not run yet: the browser goes there itself
      const target = new URL(link.href);
      carryOn(target);
      link.href = target;
      return;
    }
    event.preventDefault();
    if (link.matches(MENU)) {
      event.stopPropagation();
      const target = menuTarget(link);
      closeMenu(link);
      go(target);
      return;
    }
    const target = new URL(link.href);
    if (link.hasAttribute("hreflang")) { // the same page in another language
      target.search = location.search;
      target.pathname = location.pathname;
      if (link.hreflang === "de") target.searchParams.delete("lang"); else target.searchParams.set("lang", link.hreflang);
      go(target);
      return;
    }
    carryOn(target, { left: link.hasAttribute("data-newest") ? ["stand"] : [] });
    if (link.closest(".rm-foot")) carryArea(target);
    go(target);
  }, true);
})();
