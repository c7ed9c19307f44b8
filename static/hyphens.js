/* Long German words in narrow columns: `hyphens: auto` of the style sheet breaks them where the browser has a dictionary.
   Where it has none, they get soft hyphens here: between the parts of compounds, else between syllables. */
(function () {
  "use strict";
  const NARROW = ".rm-profile td, .rm-profile th, .rm-table td, .rm-table th, .rm-board li, .rm-card-title, .rm-cards .rm-card-sub";
  const LONG = /[A-Za-zÄÖÜäöüß]{7,}/g;
  const DOTTED = /[a-zäöü]\.(?=[A-ZÄÖÜ])/g; // "Zukunfts.Werk.Stadt" may break behind its dots
  /* Where a part of a compound begins that the rule of syllables would miss. */
  const PART = /agentur|anteil|abschluss|schluss|atlas|über|umsatz|produkt|einrichtung|entwick|ärzt|öko|arbeit|änderung|steuer|stand|stamm|schnitt|wahl|netz/g;
  const SYLLABLE = /([aeiouyäöü])([^aeiouyäöü]*?)((?:sch[nlmrw]?|ch|ck|ph|th|qu|[bfgkp][lr]|[dt]r|[^aeiouyäöü]))(?=[aeiouyäöü])/g;
  const LEAST = 3; // letters of a piece

  function withSoftHyphens(word) {
    const low = word.toLowerCase();
    const parts = [...low.matchAll(PART)].map((one) => one.index).filter((at, number, all) => !number || at - all[number - 1] >= LEAST);
    const cuts = new Set(parts);
    SYLLABLE.lastIndex = 0;
    for (let found = SYLLABLE.exec(low); found; found = SYLLABLE.exec(low)) {
      let at = found.index + found[1].length + found[2].length;
      if (low.slice(at - 1, at + 1) === "ck") at += 1;
      if (parts.every((part) => Math.abs(part - at) >= LEAST)) cuts.add(at);
      SYLLABLE.lastIndex = found.index + found[0].length;
    }
    const kept = [...cuts].filter((at) => at >= LEAST && at <= word.length - LEAST).sort((a, b) => a - b);
    return kept.reduceRight((text, at) => text.slice(0, at) + "\u00ad" + text.slice(at), word);
  }

  let own; // whether the browser hyphenates German by itself
  function hyphenates() {
    const probe = document.createElement("div");
    probe.lang = "de";
    probe.style.cssText = "position:absolute;visibility:hidden;width:5em;hyphens:auto;overflow-wrap:normal";
    probe.textContent = "Straßenbeleuchtung";
    document.body.append(probe);
    const high = probe.offsetHeight;
    probe.style.hyphens = "manual";
    own = high > probe.offsetHeight;
    probe.remove();
    return own;
  }

  const done = new WeakSet();
  window.rmHyphens = function () {
    if (own ?? hyphenates()) return;
    for (const place of document.querySelectorAll(NARROW)) {
      if (place.closest(".rm-heat") && !place.matches(".rm-matrix th")) continue; // a table to copy
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (done.has(node)) continue;
        done.add(node);
        const text = node.nodeValue.replace(LONG, withSoftHyphens).replace(DOTTED, "$&\u200b");
        if (text !== node.nodeValue) node.nodeValue = text;
      }
    }
  };
  window.rmHyphens.split = withSoftHyphens;
})();
