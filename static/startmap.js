/* On the page before Streamlit a map can be used, too: an area is chosen on it, and the year of a map of figures moves
   at once, as its years come as the file that the map's frame uses. Where the visitor rests, words and figures follow
   as the server tells them; the app then goes on with that area and year. */
(function () {
  "use strict";
  const start = document.getElementById("start"), picture = start?.querySelector(".rm-start-picture");
  if (!picture?.querySelector("[data-ags]")) return;
  const SVG = "http://www.w3.org/2000/svg";
  const PATTERNS = { "-1": "url(#missing)", "-2": "url(#zero)", "-3": "url(#confidential)" };
  const PARTS = ["dl.rm-start-chosen", "figure", ".rm-start-words", ".rm-start-view ~ *"];
  const wanted = new URL(location.href), done = { area: null, year: null };
  let asking = null;

  /* ---- Areas ---- */

  function listen() {
    const svg = picture.querySelector("svg"), order = new Intl.Collator("de").compare;
    const paths = [...svg.querySelectorAll("[data-ags]")].sort((one, other) => order(label(one), label(other)));
    svg.setAttribute("role", "group");
    const lines = ["halo", "line"].map((name) => document.createElementNS(SVG, "path"));
    lines.forEach((one, i) => one.setAttribute("class", "rm-start-" + ["halo", "line"][i]));
    svg.append(...lines);
    const outline = (path) => lines.forEach((one) => one.setAttribute("d", path ? path.getAttribute("d") : ""));
    window.AreaButtons(paths, { chosen: (index) => choose(paths[index]), focused: (index) => outline(paths[index]) });
    for (const path of paths) {
      path.setAttribute("aria-label", label(path));
      path.setAttribute("aria-pressed", String(path.dataset.ags === wanted.searchParams.get("gemeinde")));
      path.addEventListener("click", () => choose(path));
      path.addEventListener("pointerenter", () => outline(path));
      for (const kind of ["pointerleave", "blur"]) path.addEventListener(kind, () => outline(null));
    }
  }
  function label(path) {
    return path.querySelector("title")?.textContent || path.dataset.ags;
  }
  function choose(path) {
    done.area = path.dataset.ags;
    follow("gemeinde", done.area);
  }

  /* ---- Years ---- */

  const place = start.querySelector("[data-film]");
  let film = null;
  const slider = place && window.YearSlider(JSON.parse(place.dataset.texts), {
    moved: draw,
    rested: (at) => { done.year = film.years[at]; follow("jahr", done.year); },
  });

  function draw(at) {
    const { colors, areas } = { ...film.common, ...film.frames[at] };
    film.codes.forEach((code, i) => {
      const [index] = areas[i], area = picture.querySelector(`[data-ags="${code}"]`);
      if (area) area.setAttribute("fill", PATTERNS[index] || colors[index]);
    });
  }

  async function load() {
    const { film: light, filmDark: dark, year } = place.dataset, chosen = document.documentElement.dataset.theme;
    const isDark = chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    const answer = await fetch(isDark ? dark : light);
    if (!answer.ok) return;
    film = await answer.json();
    if (film.years.length < 2 || !start.isConnected) return;
    slider.begin(film.frames.map((frame) => ({ ...film.common, ...frame }).period));
    slider.show(film.years.indexOf(+year));
    place.append(slider.box);
  }

  /* ---- The same page of another area or year, as far as it is another: what the visitor holds stays where it is. ---- */

  async function follow(name, value) {
    wanted.searchParams.set(name, value);
    const address = (asking = wanted.href);
    try {
      const answer = await fetch(address);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (asking !== address || !start.isConnected) return;
      const held = document.activeElement?.dataset.ags;
      document.title = found.title;
      for (const part of PARTS) {
        const [now, then] = [start, found].map((one) => [...one.querySelectorAll(`main ${part}`)]);
        now.forEach((one, i) => (then[i] ? one.replaceWith(then[i]) : one.remove()));
      }
      listen();
      if (held) picture.querySelector(`[data-ags="${held}"]`)?.focus();
      history.replaceState(history.state, "", address);
    } catch { /* without network only the colours have moved; the app tells what is wrong */ }
    if (asking === address) asking = null;
  }

  listen();
  if (slider) load().catch(() => { /* the page is whole without it */ });

  /* For start.js: whether the visitor is at it, and what the app's own map then goes on with. */
  window.StartMap = {
    done,
    get isBusy() { return asking !== null || !!slider && (slider.isBusy || slider.box.matches(":active, :has(:active)")); },
    get held() {
      const active = document.activeElement;
      return slider?.box.contains(active) ? ".years input" : active?.dataset.ags ? "path[tabindex='0']" : null;
    },
  };
})();
