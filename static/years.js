/* A slider over years and a button that plays them: the same above the map's frame and on the page before Streamlit.
   YearSlider(texts, { moved, rested }) tells of each year the visitor comes to, and of the one where the slider rests. */
(function () {
  "use strict";
  const REST_MS = 300, STEP_MS = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 1000 : 200;

  window.YearSlider = function (texts, { moved, rested }) {
    const [box, play, range, when] = ["div", "button", "input", "output"].map((tag) => document.createElement(tag));
    let playing = null, resting = null, periods = [];
    box.className = "years single";
    play.type = "button";
    play.addEventListener("click", () => (playing ? stop() : start()));
    range.type = "range";
    range.min = 0;
    range.setAttribute("aria-label", texts.year);
    range.addEventListener("input", () => { stop(); move(+range.value); });
    box.append(play, range, when);
    label();

    function label() {
      const text = playing ? texts.pause : texts.play;
      play.title = text;
      play.setAttribute("aria-label", text);
      play.className = playing ? "pause" : "play";
    }

    function move(at) { // by the visitor
      show(at);
      moved(at);
      quiet();
      if (!playing) rest();
    }

    function rest() {
      resting = setTimeout(() => { resting = null; rested(+range.value); }, REST_MS);
    }

    function quiet() {
      clearTimeout(resting);
      resting = null;
    }

    function start() {
      if (+range.value >= +range.max) move(0);
      playing = setInterval(() => {
        if (+range.value < +range.max) move(+range.value + 1);
        if (+range.value >= +range.max) stop();
      }, STEP_MS);
      quiet();
      label();
    }

    function stop() {
      if (!playing) return;
      clearInterval(playing);
      playing = null;
      label();
      rest();
    }

    function show(at) {
      range.value = at;
      range.style.setProperty("--done", (100 * at) / Math.max(1, periods.length - 1) + "%");
      range.setAttribute("aria-valuetext", periods[at]);
      if (when.textContent !== periods[at]) when.textContent = periods[at];
    }

    function begin(names) { // a slider over other years
      periods = names;
      box.classList.toggle("single", names.length < 2);
      range.max = Math.max(0, names.length - 1);
      when.style.minWidth = Math.max(...names.map((one) => one.length)) * 0.55 + "em";
    }

    return { box, range, begin, show, stop, move, quiet, get isBusy() { return playing !== null || resting !== null; } };
  };
})();
