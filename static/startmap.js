/* On the page before Streamlit the year of a map moves at once, too: its years come as the file that the map's frame
   uses. Where the slider rests, words and figures follow as the server tells them; the app then begins with that year. */
(function () {
  "use strict";
  const start = document.getElementById("start"), place = start?.querySelector("[data-film]");
  if (!place || !window.YearSlider) return;
  const PATTERNS = { "-1": "url(#missing)", "-2": "url(#zero)", "-3": "url(#confidential)" };
  const chosen = document.documentElement.dataset.theme;
  const isDark = chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  const { film: light, filmDark: dark, year, texts } = place.dataset;
  let film = null;
  const slider = window.YearSlider(JSON.parse(texts), { moved: draw, rested: follow });

  function draw(at) {
    const { colors, areas } = { ...film.common, ...film.frames[at] };
    film.codes.forEach((code, i) => {
      const [index] = areas[i], area = start.querySelector(`[data-ags="${code}"]`);
      if (area) area.setAttribute("fill", PATTERNS[index] || colors[index]);
    });
  }

  /* The same page of the year, as far as it is another: what the visitor holds stays where it is. */
  async function follow(at) {
    const address = new URL(location.href), asked = film.years[at];
    address.searchParams.set("jahr", asked);
    start.dataset.year = asked;
    try {
      const answer = await fetch(address);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (start.dataset.year !== String(asked) || !start.isConnected) return;
      document.title = found.title;
      for (const part of ["dl.rm-start-chosen", "figure", ".rm-start-words", ".rm-start-view ~ *"]) {
        const [now, then] = [start, found].map((one) => [...one.querySelectorAll(`main ${part}`)]);
        now.forEach((one, i) => (then[i] ? one.replaceWith(then[i]) : one.remove()));
      }
      history.replaceState(history.state, "", address);
    } catch { /* without network the map alone has moved; the app tells what is wrong */ }
  }

  (async function () {
    const answer = await fetch(isDark ? dark : light);
    if (!answer.ok) return;
    film = await answer.json();
    if (film.years.length < 2 || !start.isConnected) return;
    slider.begin(film.frames.map((frame) => ({ ...film.common, ...frame }).period));
    slider.show(film.years.indexOf(+year));
    place.append(slider.box);
  })().catch(() => { /* the page is whole without it */ });

  /* For start.js: whether the visitor is at it, and what the app's own map then goes on with. */
  window.StartMap = {
    get isBusy() { return slider.isBusy || slider.box.matches(":active, :has(:active)"); },
    get hasFocus() { return slider.box.contains(document.activeElement); },
    get year() { return Number(start.dataset.year) || null; },
  };
})();
