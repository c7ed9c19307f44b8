// Slides by keyboard, clicker, touch and mouse; the slide shown is the address's part behind "#".
"use strict";
(() => {
  const slides = () => [...document.querySelectorAll(".slide")];
  const dialog = document.getElementById("choose");
  const said = document.getElementById("said");
  const SWIPE = 50, AWAKE_MS = 2500;
  // The page that prepares slides opens the picker by this address, and is where one comes back to from it.
  const fromPage = location.hash === "#auswahl" && document.body.dataset.home;
  let at = 0, asleep = 0;

  function show(index, { focus = true } = {}) {
    const all = slides();
    at = Math.max(0, Math.min(index, all.length - 1));
    all.forEach((one, number) => one.classList.toggle("now", number === at));
    history.replaceState(null, "", "#" + (at + 1));
    said.textContent = document.body.dataset.announce.replace("{number}", at + 1).replace("{count}", all.length);
    if (focus) all[at].focus({ preventScroll: true });
  }

  // A slide on which the words need more room than there is gets smaller letters, down to LEAST of their size: nothing
  // may stand over anything else. Slides held upright scroll instead.
  const LEAST = 0.7, upright = matchMedia("(max-aspect-ratio: 1/1)");
  function sticksOut(slide) {
    const picture = slide.querySelector(".picture");
    const inner = picture.querySelector(".groups, .rows");
    return slide.scrollHeight > slide.clientHeight + 1 || (inner && inner.offsetHeight > picture.clientHeight + 1);
  }
  function fit() {
    for (const one of slides()) {
      const seen = one.classList.contains("now");
      one.classList.add("now");
      one.style.removeProperty("--fit");
      for (let size = 0.97; !upright.matches && size > LEAST && sticksOut(one); size -= 0.03) {
        one.style.setProperty("--fit", size.toFixed(2));
      }
      one.classList.toggle("now", seen);
    }
  }

  function wake() {
    document.body.classList.add("awake");
    clearTimeout(asleep);
    asleep = setTimeout(() => document.body.classList.remove("awake"), AWAKE_MS);
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  function dark() {
    document.body.classList.toggle("dark");
  }

  function leave() {
    if (dialog.open) close();
    else if (document.fullscreenElement) document.exitFullscreen();
    else if (document.body.dataset.home) location.href = document.body.dataset.home;
  }

  // The list of slides in the dialogue: each line gets its buttons, which the document holds once.
  const list = document.getElementById("chosen");
  function line(item) {
    item.append(document.getElementById("row").content.cloneNode(true));
    const name = item.querySelector("span").textContent;
    item.querySelectorAll("button").forEach((one) => one.setAttribute("aria-label", name + " " + one.getAttribute("aria-label")));
    return item;
  }
  [...list.children].forEach(line);

  function choose() {
    if (!dialog.open) dialog.showModal();
  }

  function close() {
    dialog.close();
    if (fromPage) location.href = fromPage;
  }

  function add() {
    const offer = document.getElementById("offers").selectedOptions[0];
    const item = document.createElement("li");
    item.dataset.key = offer.value;
    item.append(Object.assign(document.createElement("span"), { textContent: offer.label }));
    list.querySelector(`[data-key="${CSS.escape(offer.value)}"]`)?.remove();
    const last = list.lastElementChild;
    if (last?.dataset.key === "ende") last.before(line(item));
    else list.append(line(item));
    item.scrollIntoView({ block: "nearest" });
  }

  function apply() {
    const keys = [...list.children].map((one) => one.dataset.key);
    if (document.getElementById("offers")) {
      const address = new URL(fromPage || location.href, document.baseURI);
      if (keys.length) address.searchParams.set("folien", keys.join(","));
      else address.searchParams.delete("folien"); // nothing chosen is the ready deck
      address.hash = "";
      location.href = address.href.replaceAll("%3A", ":").replaceAll("%2C", ",");
      return;
    }
    if (!keys.length) return;
    // Without a server: the slides of this file, in the order wished for; the others stay out of sight.
    const main = document.querySelector("main");
    const known = [...document.querySelectorAll("[data-key].slide, [data-key].spare")];
    known.forEach((one) => { one.classList.remove("slide", "now"); one.classList.add("spare"); one.hidden = true; });
    keys.forEach((key, number) => {
      const one = known.find((other) => other.dataset.key === key);
      one.classList.replace("spare", "slide");
      one.hidden = false;
      one.querySelector(".number").textContent = `${number + 1} / ${keys.length}`;
      one.setAttribute("aria-label", document.body.dataset.announce.replace("{number}", number + 1).replace("{count}", keys.length));
      main.append(one);
    });
    dialog.close();
    show(0);
  }

  function move(button, step) {
    const item = button.closest("li");
    if (step < 0 && item.previousElementSibling) item.previousElementSibling.before(item);
    if (step > 0 && item.nextElementSibling) item.nextElementSibling.after(item);
    button.focus();
  }

  const actions = {
    back: () => show(at - 1), next: () => show(at + 1), full, choose, add, apply,
    print: () => window.print(), close,
    up: (button) => move(button, -1), down: (button) => move(button, 1),
    drop: (button) => {
      const item = button.closest("li");
      (item.nextElementSibling || item.previousElementSibling)?.querySelector("button").focus();
      item.remove();
    },
  };
  const keys = {
    ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1),
    ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1), PageUp: () => show(at - 1),
    Home: () => show(0), End: () => show(Infinity),
    f: full, p: () => window.print(), a: choose, Escape: leave, b: dark, ".": dark,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (dialog.open && name !== "Escape") return;
    const onControl = event.target.closest?.("button, a, select, input");
    if (onControl && (name === " " || name === "Enter")) return;
    const action = keys[name];
    if (!action) return;
    event.preventDefault();
    if (name === " " && event.shiftKey) show(at - 1);
    else action();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do](button);
    else if (event.target.closest(".slide") && !String(getSelection())) show(at + (event.clientX < innerWidth / 4 ? -1 : 1));
  });
  let from = null;
  document.addEventListener("touchstart", (event) => { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!from || dialog.open) return;
    const to = event.changedTouches[0], dx = to.clientX - from.clientX, dy = to.clientY - from.clientY;
    if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy)) show(at + (dx < 0 ? 1 : -1));
  }, { passive: true });
  document.addEventListener("mousemove", wake);
  addEventListener("hashchange", () => show((parseInt(location.hash.slice(1), 10) || 1) - 1));
  addEventListener("resize", fit);
  document.fonts.ready.then(fit);
  show((parseInt(location.hash.slice(1), 10) || 1) - 1, { focus: false });
  if (fromPage || document.querySelector(".notice")) choose();
  if (fromPage) {
    const ready = document.getElementById("ready");
    const address = new URL(fromPage, document.baseURI);
    address.searchParams.delete("folien");
    if (ready) ready.href = address.href;
  }
})();
