/* The page made on the server stays until the app has drawn the same behind it, and then goes at once: see start.css. */
(function () {
  "use strict";
  const start = document.getElementById("start");
  if (!start) return;
  const LONGEST_MS = 10000; // from the app's first element on: what is slow or fails is then better seen than waited for
  const STEP_MS = 50;
  let since = 0;

  /* True when the app has drawn what is seen first: its script has run, nothing is a placeholder, maps have areas. */
  function isDrawn(app) {
    const frames = [...document.querySelectorAll("[data-testid=stMain] iframe[src*=streamlit_folium]")];
    return app.dataset.testScriptState === "notRunning"
      && !document.querySelector("[data-testid=stAppSkeleton], [data-testid=stMain] [data-testid=stSkeleton], [data-stale=true]")
      && frames.every((frame) => !isSeen(frame) || frame.contentWindow?.RegionMap?.state.current);
  }
  function isSeen(frame) {
    const { top, bottom } = frame.getBoundingClientRect();
    return frame.checkVisibility() && top < innerHeight && bottom > 0;
  }

  function look() {
    const app = document.querySelector("[data-testid=stApp]");
    const first = document.querySelector("[data-testid=stMainBlockContainer] [data-testid=stElementContainer]");
    if (app && first) since ||= Date.now();
    if (!since || (!isDrawn(app) && Date.now() - since < LONGEST_MS) || start.matches(":has(select:focus)") || window.StartMap?.isBusy) return;
    clearInterval(looking);
    takeAway();
  }

  /* Where a visitor has scrolled to or gone by keyboard is kept as far as the app has the same. */
  function takeAway() {
    const focused = start.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const scrolled = scrollY, { done, held } = window.StartMap || {};
    start.remove();
    const map = document.querySelector("[data-testid=stMain] iframe[src*=streamlit_folium]")?.contentWindow;
    if (done) map?.RegionMap?.goOn(done);
    if (held) map?.document.querySelector(held)?.focus();
    const main = document.querySelector("[data-testid=stMain]");
    if (scrolled && main) main.scrollTo(0, scrolled);
    if (focused === null) return;
    const same = [...document.querySelectorAll("[data-testid=stApp] a")].find((one) => one.getAttribute("href") === focused);
    (same || main)?.focus({ preventScroll: true });
  }

  const looking = setInterval(look, STEP_MS);
})();
