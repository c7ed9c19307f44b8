"""Words that need explaining, marked in markup: each opens its explanation by click, finger or keyboard."""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from indicators.drawing.html import render
from indicators.model.term import Term

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
# Where no button may stand: in links and other buttons, in drawings, in what is not seen, in tables to copy.
_CLOSED = frozenset({"a", "button", "summary", "svg", "select", "style", "script", "label", "figcaption"})
_HIDDEN = re.compile(r"""class=["'][^"']*\brm-(?:hidden|heat)\b|aria-hidden=["']true""")
_VOID = frozenset({"img", "br", "hr", "col", "input", "meta", "link", "wbr"})


def with_terms(markup: str, terms: Mapping[str, Term]) -> str:
    """Return markup in which the first occurrence of each term is a button with its explanation behind it.

    `markup` is that of our templates: well-formed, every value escaped. A word in a link that heads a row gets its
    button behind the link. Other links, tables to copy, drawings and hidden parts stay as they are; without a term in
    it the markup is returned unchanged.

    >>> mad = Term("MAD", "Median der Abstände")
    >>> with_terms("<p>ein MAD, zwei MAD</p>", {"MAD": mad}).count("Median der Abstände")
    1
    >>> with_terms("<p><a href='x'>MAD</a> NOMAD</p>", {"MAD": mad})
    "<p><a href='x'>MAD</a> NOMAD</p>"
    """
    forms = {form: one for one in terms.values() for form in (one.term, *one.forms)}
    text = unescape(markup)
    if not any(form in text for form in forms):
        return markup
    found = _pattern(forms)
    open_: list[tuple[str, bool]] = []
    told: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        word = unescape(match[0])
        return _button(forms[word], told, word) or match[0]

    behind: list[str] = []
    parts = _TAG.split(markup)
    for number, part in enumerate(parts):
        if number % 2:
            _follow(part, open_)
            if behind and not any(name == "a" for name, _closed in open_):
                parts[number] += "".join(behind)
                behind.clear()
            continue
        closed = [name for name, closed in open_ if closed]
        if not closed:
            parts[number] = found.sub(mark, part)
        elif closed == ["a"] and any(name == "th" for name, _closed in open_):
            behind += [_button(forms[unescape(one[0])], told, "?") for one in found.finditer(part)]
    return "".join(parts)


def _button(one: Term, told: set[str], word: str) -> str:
    """The button that explains a term, "" where that was told already."""
    if one.term in told:
        return ""
    told.add(one.term)
    return render("parts/term.html", word=word, term=one).strip()


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """The forms as whole words, the longest first; in markup & and the like are written as entities."""
    escaped = sorted((re.escape(one).replace("&", "&amp;") for one in forms), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(escaped)})(?![\w-])")


def _follow(tag: str, open_: list[tuple[str, bool]]) -> None:
    """Keep the list of open elements, each with whether no button may stand in it."""
    name = _NAME.match(tag)
    if name is None or tag.endswith("/>") or (kind := name[1].lower()) in _VOID:
        return
    if not tag.startswith("</"):
        open_.append((kind, kind in _CLOSED or bool(_HIDDEN.search(tag))))
    elif any(kind == other for other, _closed in open_):
        while open_.pop()[0] != kind:
            pass
