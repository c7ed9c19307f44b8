/* The areas of a map as buttons: reached together by the tab key, walked through with the arrows, chosen with Enter; the
   same in the map's frame and on the page before Streamlit. AreaButtons(paths, { chosen, focused, key }) is told of
   numbers in `paths`; what a click does is the map's own, and `key` says whether it took a key that is not one of these. */
(function () {
  "use strict";
  window.AreaButtons = function (paths, { chosen, focused, key = () => false }) {
    paths.forEach((path, index) => {
      path.setAttribute("role", "button");
      path.setAttribute("tabindex", index ? "-1" : "0");
      path.addEventListener("focus", () => {
        paths.forEach((one) => one.setAttribute("tabindex", one === path ? "0" : "-1"));
        if (path.matches(":focus-visible")) focused(index);
      });
      path.addEventListener("keydown", (event) => {
        const steps = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: -1 };
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Enter" || event.key === " ") chosen(index);
        else if (event.key in steps) paths[(steps[event.key] + paths.length) % paths.length].focus();
        else if (!key(event.key)) return;
        event.preventDefault();
      });
    });
  };
})();
