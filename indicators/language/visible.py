"""Text with every character visible or read as it is, and names of files made of it."""

import unicodedata

LONGEST = 2000
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def visible(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line without invisible characters that reorder or break it, cut to `longest`.

    For images, documents and file names, where a right-to-left mark or a control character could hide what stands
    there. Soft hyphens go, too; letters, accents and signs stay.

    >>> visible("a\\u202eb\\nc"), visible("x" * 12, 5)
    ('ab c', 'xxxx…')
    """
    flat = "".join(" " if one in "\n\t\r\u2028\u2029" else one for one in text)
    kept = "".join(one for one in flat if unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def file_stem(*parts: str) -> str:
    """Return parts joined as the name of a file without its ending: lower case ASCII, hyphens between.

    >>> file_stem("karte", "gigabit", "2021"), file_stem("Kreis Olpe / Übersicht")
    ('karte-gigabit-2021', 'kreis-olpe-uebersicht')
    """
    spelled = "-".join(parts).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = "".join(one if one.isalnum() else " " for one in plain).split()
    return "-".join(words)[:80] or "daten"


def plain(text: str) -> str:
    """Return text for Streamlit's labels, titles and messages, which read Markdown, so that nothing in it is markup.

    >>> plain("[hier](https://example.org)")
    '\\\\[hier\\\\](https\\\\://example.org)'
    """
    for character in "\\`*_{}[]<>#$~:|":
        text = text.replace(character, f"\\{character}")
    return text
