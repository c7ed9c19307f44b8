/* Choropleth on a folium map: every outline is drawn once, each update only restyles. Needs Leaflet and region.js.
   Texts from the server are set with textContent only; nothing is ever parsed as HTML. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const LEVELS = { municipality: "municipalities", district: "districts" };
  const MISSING = -1, ZERO = -2, CONFIDENTIAL = -3;
  const STAR = "M7 0.6 8.9 4.9 13.5 5.3 10 8.4 11.1 12.9 7 10.5 2.9 12.9 4 8.4 0.5 5.3 5.1 4.9Z";
  const TILES = "https://sgx.geodatenzentrum.de/wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_grau/default/GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png";
  const TILES_NOTE = "© basemap.de / BKG";
  const MANY = 150; // areas: from here on their borders would cover the small ones
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const S = { levels: {}, marks: [], count: Date.now(), auto: false, moved: false, current: null };

  // One finger scrolls the page and two move the map; the wheel zooms with Ctrl only (see wheelNeedsCtrl).
  L.Map.mergeOptions({
    keyboard: false, doubleClickZoom: false, dragging: !L.Browser.mobile, minZoom: 7, maxZoom: 14, zoomSnap: 0.05,
    zoomDelta: 0.75, zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm, maxBoundsViscosity: 0.8,
  });

  function element(tag, className, text) {
    const one = document.createElement(tag);
    if (className) one.className = className;
    if (text !== undefined) one.textContent = text;
    return one;
  }

  function drawn(tag, attributes, ...children) {
    const one = document.createElementNS(SVG, tag);
    for (const name in attributes) one.setAttribute(name, attributes[name]);
    one.append(...children);
    return one;
  }

  /* ---- Drawing, once ---- */

  function addPatterns(container) { // in a frame of its own: a pattern inside a hidden level would not be painted
    const pattern = drawn("pattern",
      { id: "no-data", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      drawn("rect", { class: "no-data", width: 7, height: 7 }), drawn("rect", { class: "hatch", width: 1.8, height: 7 }));
    const dots = drawn("pattern", { id: "confidential", width: 7, height: 7, patternUnits: "userSpaceOnUse" },
      drawn("rect", { class: "no-data", width: 7, height: 7 }), drawn("circle", { class: "hatch", cx: 3.5, cy: 3.5, r: 1.7 }));
    const still = drawn("pattern", { id: "still", width: 7, height: 7, patternUnits: "userSpaceOnUse" },
      drawn("rect", { class: "still", width: 7, height: 7 }), drawn("rect", { class: "still-line", y: 3, width: 7, height: 1.4 }));
    container.append(drawn("svg", { class: "patterns", "aria-hidden": "true" }, drawn("defs", {}, pattern, dots, still)));
  }

  function pane(name, zIndex) {
    const one = S.map.createPane(name);
    one.style.zIndex = zIndex;
    return one;
  }

  function addLevel(level, label) {
    const box = pane(level, 400), features = topojson.feature(REGION, REGION.objects[LEVELS[level]]).features;
    const renderer = L.svg({ pane: level, padding: 1 });
    features.sort((a, b) => a.properties.name.localeCompare(b.properties.name, "de")); // = order of the tab key
    const areas = features.map((feature) => {
      const layer = L.geoJSON(feature, { pane: level, renderer, className: "area", fillOpacity: 1, bubblingMouseEvents: false }).getLayers()[0];
      return { layer, ags: feature.properties.ags, name: feature.properties.name };
    });
    areas.forEach((area) => area.layer.addTo(S.map));
    box.classList.add("level");
    const svg = box.querySelector("svg");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", label);
    const byCode = Object.fromEntries(areas.map((area) => [area.ags, area]));
    areas.forEach(listen);
    window.AreaButtons(areas.map((area) => area.layer._path), {
      chosen: (index) => choose(areas[index]), focused: (index) => focused(areas[index]), key: pressed,
    });
    S.levels[level] = { box, areas, byCode };
  }

  function addLines() {
    pane("lines", 410).style.pointerEvents = "none";
    S.map.getPane("lines").setAttribute("aria-hidden", "true");
    const renderer = L.svg({ pane: "lines", padding: 1 });
    const line = (className, shape) => L.geoJSON(shape, { pane: "lines", renderer, interactive: false, className: "line " + className }).addTo(S.map);
    const mesh = (name) => ({ type: "Feature", properties: {}, geometry: topojson.mesh(REGION, REGION.objects[name]) });
    line("municipality", mesh("municipalities"));
    line("casing", mesh("districts"));
    line("district", mesh("districts"));
    for (const [west, south, east, north] of REGION.frames || []) { // around what is drawn apart
      line("frame", { type: "LineString", coordinates: [[west, south], [east, south], [east, north], [west, north], [west, south]] });
    }
    const outline = (className) => L.polyline([], { pane: "lines", renderer, interactive: false, className: "line " + className }).addTo(S.map);
    S.outlines = {
      focus: [outline("focus-halo"), outline("focus")], hovered: [outline("hovered")], chosen: [outline("halo"), outline("chosen")],
    };
  }

  function outline(kind, ...areas) { // extra lines on top instead of bringToFront, which would take the focus away
    const closed = areas.filter(Boolean).flatMap((area) => area.layer.getLatLngs().map((ring) => [...ring, ring[0]]));
    S.outlines[kind].forEach((line) => line.setLatLngs(closed));
  }

  function addButtons(container, texts) {
    const box = element("div", "map-buttons");
    const button = (text, title, act, className) => {
      const one = element("button", className, text);
      one.type = "button";
      one.title = title;
      one.setAttribute("aria-label", title);
      one.addEventListener("click", () => { if (one.getAttribute("aria-disabled") !== "true") act(); });
      box.append(one);
      return one;
    };
    const zoomIn = button("+", texts.zoomIn, () => zoom(1)), zoomOut = button("−", texts.zoomOut, () => zoom(-1));
    button(texts.reset, texts.reset, () => { S.moved = false; S.view = S.bounds; fit(); tellView(); }, "reset");
    S.map.on("zoomend", () => {
      zoomIn.setAttribute("aria-disabled", S.map.getZoom() >= S.map.getMaxZoom());
      zoomOut.setAttribute("aria-disabled", S.map.getZoom() <= S.map.getMinZoom());
    });
    L.DomEvent.disableClickPropagation(box);
    container.append(box);
  }

  function addNotes(container) {
    const box = element("div", "map-notes");
    S.hint = element("span");
    S.credit = element("span", "credit");
    box.append(S.hint, S.credit);
    S.tip = element("div", "tip");
    S.tip.setAttribute("aria-hidden", "true"); // its text is the label of the area
    S.tip.hidden = true;
    container.append(box, S.tip);
  }

  /* ---- Position ---- */

  function fit() {
    const size = S.map.getSize();
    if (!size.x || !size.y) return; // hidden tab: the observer comes back when it is shown
    S.auto = true; // not animated, else its zoom would start later and count as the visitor's
    S.map.setMaxBounds(null); // of a small region they would start a pan of their own, at the zoom before
    S.map.stop();
    S.map.fitBounds(S.view, { paddingTopLeft: [10, 54], paddingBottomRight: [10, 30], animate: false });
    S.map.setMaxBounds(S.bounds.pad(0.6));
    S.auto = false;
  }

  function zoom(direction) {
    S.moved = true;
    S.map.setZoom(S.map.getZoom() + direction * S.map.options.zoomDelta);
  }

  function resized() {
    S.auto = true;
    if (!S.moved) S.map.setMaxBounds(null);
    S.map.invalidateSize({ animate: false, pan: false });
    S.auto = false;
    if (!S.moved) fit();
  }

  function wheelNeedsCtrl(event) {
    if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
  }

  /* ---- Maps of one page that move together ---- */

  function link() { // a channel of this page alone: other tabs with the same page have another start
    S.channel = new BroadcastChannel("linked-maps-" + window.parent.performance.timeOrigin);
    S.channel.onmessage = ({ data }) => {
      S.following = true;
      if (data.center) {
        S.moved = data.moved;
        S.auto = true;
        S.map.setView(data.center, data.zoom, { animate: false });
        S.auto = false;
      } else point(S.current && S.levels[S.current.level].byCode[data.pointed]);
      S.following = false;
    };
    S.map.on("move zoomend", () => { if (S.moved && !S.auto && !S.following) tellView(); }); // of visitors, not of sizes
  }

  function tellView() {
    if (S.channel) S.channel.postMessage({ center: S.map.getCenter(), zoom: S.map.getZoom(), moved: S.moved });
  }

  function tellPointed() {
    const pointed = S.pointed ? S.pointed.ags : null;
    if (!S.channel || S.following || pointed === S.told) return;
    S.told = pointed;
    S.channel.postMessage({ pointed });
  }

  /* ---- Pointer and keyboard ---- */

  function listen(area) {
    const path = area.layer._path;
    area.layer.on("click", () => choose(area));
    path.addEventListener("pointermove", (event) => { if (event.pointerType === "mouse") point(area, event); });
    path.addEventListener("pointerleave", () => point(null));
    path.addEventListener("blur", () => { S.focused = null; drawFocus(); point(null); });
  }

  function pressed(key) {
    if (key === "Escape") point(null);
    else if (key === "+" || key === "-") zoom(key === "+" ? 1 : -1);
    else return false;
    return true;
  }

  /* What was done, for the server; nothing once the visitor has left the page: its answer would be about the old one. */
  function tell(done) {
    if (window.parent.location.pathname === S.page) window.Streamlit.setComponentValue({ ...done, n: ++S.count });
  }

  function choose(area) {
    tell({ ags: area.ags });
  }

  function focused(area) {
    const center = area.layer.getBounds().getCenter();
    if (!S.map.getBounds().contains(center)) S.map.panTo(center, { animate: false });
    S.focused = area;
    drawFocus();
    point(area);
  }

  function isChosen(area) { // a group's members are chosen together
    return (S.current.selected || "").split(" ").includes(area.ags);
  }

  function drawFocus() { // a wider ring around the chosen area, so that both stay visible
    const chosen = S.focused && isChosen(S.focused);
    S.map.getContainer().classList.toggle("focus-chosen", !!chosen);
    outline("focus", S.focused);
  }

  function point(area, event) { // tooltip and thin outline; without an event beside the area
    S.pointed = area;
    tellPointed();
    S.tip.hidden = !area;
    outline("hovered", area);
    if (!area) return;
    fillTip(area);
    const frame = S.map.getContainer().getBoundingClientRect();
    const at = event ? new DOMRect(event.clientX, event.clientY, 0, 0) : area.layer._path.getBoundingClientRect();
    const size = S.tip.getBoundingClientRect(), right = at.right - frame.left + 14;
    const x = right + size.width > frame.width - 8 ? at.left - frame.left - 14 - size.width : right;
    const y = (at.top + at.bottom) / 2 - frame.top - size.height / 2;
    const clamp = (value, limit) => Math.max(8, Math.min(value, limit - 8));
    S.tip.style.transform = `translate(${clamp(x, frame.width - size.width)}px, ${clamp(y, frame.height - size.height)}px)`;
  }

  /* ---- Texts ---- */

  function describe(area) { // what is said of one area: [class name, text] in order
    const u = S.current, [index, text = u.missing, stale] = u.areas[area.ags] || [MISSING];
    const lines = [["value", index === MISSING || index === CONFIDENTIAL || !u.suffix ? text : text + "\u00a0" + u.suffix]];
    if (u.period) lines.push(["note", u.period]);
    if (index >= 0) lines.push(["note", (u.classWord || S.texts.class) + ": " + u.labels[index]]);
    if (stale && u.stale) lines.push(["note", u.stale]);
    if (u.marked.includes(area.ags) && u.markedText) lines.push(["note", u.markedText]);
    return lines;
  }

  function fillTip(area) {
    S.tip.replaceChildren(element("b", "", area.name), ...describe(area).map(([className, text]) => element("div", className, text)));
  }

  /* ---- Marks ---- */

  function inside(area) { // point that lies farthest from its border, on a grid (as polylabel does)
    if (area.inside) return area.inside;
    const { type, coordinates } = area.layer.feature.geometry, rings = (type === "Polygon" ? [coordinates] : coordinates).map((part) => part[0]);
    const ring = rings.reduce((one, other) => (size(other) > size(one) ? other : one)); // of several parts the largest
    const xs = ring.map((p) => p[0]), ys = ring.map((p) => p[1]), west = Math.min(...xs), south = Math.min(...ys);
    const wide = Math.max(...xs) - west, high = Math.max(...ys) - south, k = Math.cos((south * Math.PI) / 180), steps = 24;
    let best = null, farthest = -1;
    for (let i = 1; i < steps; i++) for (let j = 1; j < steps; j++) {
      const at = [west + (wide * i) / steps, south + (high * j) / steps];
      const near = distance(at, ring, k);
      if (near > farthest) { farthest = near; best = at; }
    }
    return (area.inside = L.latLng(best[1], best[0]));
  }

  function size(ring) { // of a closed ring, in square degrees
    return Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0)) / 2;
  }

  function distance(at, ring, k) { // to the border in degrees of latitude, -1 outside
    let odd = false, least = Infinity;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i], [bx, by] = ring[j];
      if (ay > at[1] !== by > at[1] && at[0] < ((bx - ax) * (at[1] - ay)) / (by - ay) + ax) odd = !odd;
      const dx = (bx - ax) * k, dy = by - ay, px = (at[0] - ax) * k, py = at[1] - ay;
      const t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(px - t * dx, py - t * dy));
    }
    return odd ? least : -1;
  }

  function icon(...paths) {
    return drawn("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }, ...paths);
  }

  function mark(update) { // stars, clocks and symbols of classes; drawn anew only when they change
    const wanted = S.levels[update.level].areas.map((area) => {
      const [index, , stale] = update.areas[area.ags] || [MISSING];
      const marked = update.marked.includes(area.ags), own = marked && update.markedSymbol;
      return { area, star: marked && !own, stale: !!stale, symbol: update.symbols[index] || own };
    }).filter((one) => one.star || one.stale || one.symbol);
    const state = wanted.map((one) => [one.area.ags, one.star, one.stale, one.symbol].join()).join("|");
    if (state === S.markState) return;
    S.markState = state;
    S.marks.forEach((one) => one.remove());
    S.marks = wanted.map(({ area, star, stale, symbol }) => {
      const box = element("div", "mark");
      if (symbol) box.append(Object.assign(element("img", "symbol"), { src: symbol, alt: "" }));
      if (star) box.append(icon(drawn("path", { d: STAR })));
      if (stale) box.append(icon(drawn("path", { d: "M7 2a5 5 0 1 0 0.01 0Z" }), drawn("path", { class: "hands", d: "M7 4.3V7.2L9 8.4" })));
      const size = [14 * star + 14 * stale + 22 * !!symbol + 2, symbol ? 22 : 16];
      return L.marker(inside(area), { icon: L.divIcon({ html: box, className: "", iconSize: size }), interactive: false, keyboard: false }).addTo(S.map);
    });
  }

  /* ---- Years: all of them are here, the server hears of one only when the slider rests ---- */

  const KEPT_FILMS = 6, BAR = "60px";

  function addYears(container, texts) {
    S.slider = window.YearSlider(texts, {
      moved: (at) => { S.pending = S.film.years[at]; drawYear(at); },
      rested: () => { if (!S.wanted.own) tell({ year: S.pending }); },
    });
    container.before(S.slider.box);
    document.documentElement.style.setProperty("--bar", BAR); // before the map is fitted into what is left
    S.map.invalidateSize({ animate: false, pan: false });
    Object.assign(S, { films: new Map(), pending: null });
  }

  function drawYear(at) {
    const { film, wanted } = S;
    draw({ ...film.common, ...film.frames[at], selected: wanted.selected, dark: wanted.dark, tiles: wanted.tiles });
  }

  function goOn({ area, year }) { // with what was done before this map was there, told in one message
    const at = S.film ? S.film.years.indexOf(year) : -1, told = {};
    if (at >= 0 && +S.slider.range.value !== at) {
      S.pending = year;
      S.slider.show(at);
      drawYear(at);
      if (!S.wanted.own) told.year = year;
    }
    if (area && area !== S.wanted.selected) told.ags = area;
    if (Object.keys(told).length) tell(told);
  }

  function opened(film) { // areas by their code, as in an update of its own
    film.frames.forEach((frame) => { frame.areas = Object.fromEntries(film.codes.map((code, i) => [code, frame.areas[i]])); });
    return film;
  }

  function begin(u, film) {
    if (film !== S.film) S.slider.stop();
    if (film !== S.film || (u.year === S.pending && !u.own)) { S.pending = null; S.slider.quiet(); }
    S.film = film;
    S.slider.begin(film.frames.map((frame) => ({ ...film.common, ...frame }).period));
    if (!film.frames.length) return draw({ ...S.current, areas: {}, ...u });
    const at = film.years.indexOf(S.pending === null ? u.year : S.pending);
    S.slider.show(at);
    drawYear(at);
  }

  async function load(u) {
    try {
      const answer = await fetch(u.film);
      if (!answer.ok) throw new Error(answer.status);
      const film = opened(await answer.json());
      S.films.set(u.film, film);
      if (S.films.size > KEPT_FILMS) S.films.delete(S.films.keys().next().value);
      if (S.wanted === u) begin(u, film);
    } catch {
      if (S.wanted === u) S.hint.textContent = S.texts.failed;
    }
  }

  function update(u) {
    S.wanted = u;
    S.hint.textContent = "";
    if (!u.film) draw(u);
    else if (S.films.has(u.film)) begin(u, S.films.get(u.film));
    else load(u);
  }

  /* ---- Called by the scripts of indicators/drawing/leaflet_map.py ---- */

  function init(map, options) {
    const container = map.getContainer();
    Object.assign(S, { map, texts: options.texts, page: window.parent.location.pathname });
    document.documentElement.lang = window.parent.document.documentElement.lang || "de";
    document.title = options.label;
    document.querySelectorAll("meta[name=viewport]").forEach((one) => { one.content = "width=device-width, initial-scale=1"; }); // folium forbids zoom
    if (window.frameElement) window.frameElement.title = options.label;
    container.classList.add("waiting");
    const many = REGION.objects[LEVELS.municipality].geometries.length > MANY;
    container.classList.toggle("many", many);
    addPatterns(container);
    Object.keys(LEVELS).forEach((level) => addLevel(level, options.label));
    addLines();
    addButtons(container, options.texts);
    addNotes(container);
    if (options.years) addYears(container, options.texts);
    const box = ([west, south, east, north]) => L.latLngBounds([[south, west], [north, east]]);
    S.bounds = box(REGION.bbox);
    S.view = REGION.view ? box(REGION.view) : S.bounds;
    fit();
    map.on("dragstart zoomstart", () => { if (!S.auto) S.moved = true; });
    map.on("movestart", () => point(null));
    container.addEventListener("wheel", wheelNeedsCtrl, { capture: true, passive: true });
    if (options.linked) link();
    new ResizeObserver(resized).observe(container);
    setTimeout(() => window.Streamlit.setComponentReady()); // asks again: renders that arrive while scripts load are dropped
  }

  function tiles(wanted) {
    if (wanted && !S.tiles) S.tiles = L.tileLayer(TILES, { maxZoom: 18 });
    if (S.tiles) wanted ? S.tiles.addTo(S.map) : S.tiles.remove();
    S.credit.textContent = wanted ? TILES_NOTE : "";
  }

  function tellPainted() {
    if (S.painted) return;
    S.painted = true;
    tell({});
  }

  function draw(u) {
    S.current = u;
    const root = document.documentElement, container = S.map.getContainer();
    root.classList.toggle("dark", u.dark);
    container.classList.remove("waiting");
    container.classList.toggle("at-district", u.level === "district");
    for (const level in S.levels) S.levels[level].box.classList.toggle("shown", level === u.level);
    const { areas, byCode } = S.levels[u.level];
    for (const area of areas) {
      const index = (u.areas[area.ags] || [MISSING])[0], path = area.layer._path;
      const fillColor = { [MISSING]: "url(#no-data)", [CONFIDENTIAL]: "url(#confidential)", [ZERO]: u.zero }[index] || u.colors[index];
      if (area.layer.options.fillColor !== fillColor || S.tiled !== u.tiles) area.layer.setStyle({ fillColor, fillOpacity: u.tiles ? 0.75 : 1 });
      path.setAttribute("aria-label", area.name + ": " + describe(area).map((line) => line[1]).join(", "));
      path.setAttribute("aria-pressed", String(isChosen(area)));
    }
    outline("chosen", ...areas.filter(isChosen));
    drawFocus();
    if (S.pointed && byCode[S.pointed.ags]) fillTip(S.pointed);
    else point(null);
    mark(u);
    tiles(u.tiles);
    S.tiled = u.tiles;
    if (S.wanted.tells) requestAnimationFrame(() => setTimeout(tellPainted)); // what may wait for the map can come now
  }

  window.RegionMap = { init, update, goOn, state: S };
})();
