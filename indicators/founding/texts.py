"""The texts of a new region: those that hold anywhere, with its own name, numbers and words for levels."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indicators.founding.layout import Layout
from indicators.founding.tables import read_table
from indicators.language.i18n import USUAL_WORDS
from indicators.loading.catalogues import FOLDER as LANGUAGES
from indicators.loading.check.areas import AREAS
from indicators.loading.check.region import read_region
from indicators.model.areas import Level

STATE, ITS_LAW = "05", re.compile(r"NRW|Nordrhein|North Rhine|\.nrw\b")  # of the texts that are shipped
TO_FILL_IN = "[Was hier steht, regelt das eigene Bundesland]"
LEFT_OPEN = ("mitmachen.md", "[Wie Städte und Gemeinden mitmachen können]\n")
# The sentences that count areas in the simple text: what stands before and after the number, by language.
COUNTED = {
    "de": (r"In der Region gibt es {count} Kreise\.\n", r"In den Kreisen gibt es {count} Städte und Gemeinden\."),
    "en": (r"There are {count} districts in the region\.\n", r"There are {count} towns in the districts\."),
}
SMALLEST = {"de": "Städte und Gemeinden", "en": "towns"}


def written_texts(shipped: Path, name: str, codes: Sequence[str], layout: Layout, *, locative: str) -> dict[str, bytes]:
    """Return the operator's texts as files: those about any region, the simple one with other numbers, one left open.

    `locative` is the region as where something is. What is about the `shipped` region is left out; what is the law of
    its state, for areas elsewhere, is to fill in.
    """
    ours, names = read_region(shipped)[0], names_of(shipped)
    is_elsewhere = not all(code.startswith(STATE) for code in codes)
    files: dict[str, bytes] = {}
    for path in sorted((shipped / "texts").rglob("*.md")):
        place = path.relative_to(shipped).as_posix()
        if path.name == LEFT_OPEN[0]:
            files[place] = LEFT_OPEN[1].encode()
            continue
        language = path.parent.name if path.parent.name in COUNTED else "de"
        text = _counted(path.read_text("utf-8"), language, layout, _counts_of(shipped))
        kept = [part.replace(ours.name, name) for part in text.split("\n\n")]
        kept = [part for part in kept if not names.search(part)]
        if is_elsewhere:
            kept = [TO_FILL_IN if ITS_LAW.search(part) else part for part in kept]
        files[place] = ("\n\n".join(kept).strip() + "\n").encode()
    spoken = {locative: f"in {name}", **{one.locative: f"in {one.label}" for one in layout.places}}
    for path in sorted((shipped / LANGUAGES).glob("*.po")):
        files[path.relative_to(shipped).as_posix()] = _catalogue(path, names, spoken)
    return files


def names_of(shipped: Path) -> re.Pattern[str]:
    """What tells that a text is about the shipped region: the names of its areas, their roles, its own."""
    region, rows = read_region(shipped)[0], read_table(shipped / AREAS.file)[1]
    words = {row[name] for row in rows for name in ("name", "label_de")} | {region.name, *region.roles}
    return re.compile("|".join(rf"\b{re.escape(one)}" for one in sorted(filter(None, words), key=len, reverse=True)))


def _counts_of(shipped: Path) -> list[int]:
    rows = read_table(shipped / AREAS.file)[1]
    return [sum(len(row["ags"]) == digits for row in rows) for digits in (5, 8)]


def _counted(text: str, language: str, layout: Layout, before: Sequence[int]) -> str:
    """The simple text with the sentences that say how many areas there are."""
    for pattern, count, sentence in zip(COUNTED[language], before, _sentences(layout, language), strict=True):
        text = re.sub(pattern.format(count=count), sentence, text)
    own = layout.levels.get(Level.MUNICIPALITY.value, {}).get(language)
    return text.replace(SMALLEST[language], own[1]) if own else text


def _sentences(layout: Layout, language: str) -> Iterator[str]:
    between, smallest = (len(layout.at(level)) for level in (Level.DISTRICT, Level.MUNICIPALITY))
    usual = USUAL_WORDS[language][Level.DISTRICT.value]
    one, many, of_many, _dative = layout.levels.get(Level.DISTRICT.value, {}).get(language, usual)
    own = layout.levels.get(Level.MUNICIPALITY.value, {}).get(language)
    towns = own[1] if own else SMALLEST[language]
    if language == "en":
        yield (
            f"There {'is 1' if between == 1 else f'are {between}'} {one if between == 1 else many} in the region.\n"
            if between
            else ""
        )
        yield f"There are {smallest} {towns} in the {of_many if between else 'region'}."
    else:
        yield f"In der Region gibt es {between} {many}.\n" if between else ""
        yield (
            f"In den {of_many} gibt es {smallest} {towns}." if between else f"In der Region gibt es {smallest} {towns}."
        )


def _catalogue(path: Path, names: re.Pattern[str], spoken: Mapping[str, str]) -> bytes:
    """A catalogue without the texts that are about the shipped region, with what is said of the places of this one."""
    from babel.messages.pofile import read_po, write_po

    with path.open("rb") as file:
        catalogue = read_po(file)
    for one in [str(each.id) for each in catalogue if each.id and names.search(f"{each.id} {each.string}")]:
        del catalogue[one]
    for german, other in spoken.items():
        if german != other:
            catalogue.add(german, other)
    content = io.BytesIO()
    write_po(content, catalogue)
    return content.getvalue()
