"""A map over its years, described once: `film_image` draws it picture by picture, `strip_image` side by side."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.drawing.region_map import RegionMap
from indicators.language.i18n import gettext as _

MOST = 36  # pictures: of a longer series the newest, which is said
FEWEST = 2
SCENE_S, NOTED_S, HOLD_S = 1.0, 2.4, 3.0  # how long a picture stands; one with a note; the last, longer by


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The map of a year. `period` says of when it is, `mark` the same in a few letters at the line of years.

    `note` says what must be known before it is compared with the one before: a new series, years without values; where
    `is_apart` nothing may be compared across it.
    """

    year: int
    period: str
    mark: str
    shown: RegionMap
    note: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Reel:
    """The years of a map with what is said of all of them together, in light colours.

    `scenes` are asked for only when something is drawn; there are at least `FEWEST` of them.
    """

    subtitle: str
    description: str
    scenes: Callable[[], Sequence[Scene]]


def seconds_of(scenes: Sequence[Scene]) -> list[float]:
    """Return how long each picture stands: about a second, longer with something to read, the last longest.

    Nothing changes more than once a second: three changes a second may harm (WCAG 2.3.1).
    """
    stands = [NOTED_S if one.note else SCENE_S for one in scenes]
    return [*stands[:-1], stands[-1] + HOLD_S] if stands else []


def shown_years(years: Sequence[int]) -> list[int]:
    """Return the years that have a picture, the newest `MOST`, oldest first."""
    return sorted(years)[-MOST:]


def scenes_of(
    maps: Mapping[int, RegionMap],
    *,
    periods: Mapping[int, str],
    breaks: Mapping[int, str],
    left_out: Collection[int] = (),
    skipped: Callable[[int, int], str] | None = None,
) -> list[Scene]:
    """Return maps by year as scenes, oldest first, with the same lines in all legends.

    `breaks` has the first year of each new series and why it is one. `skipped` says that there is nothing for the years
    between two shown (`skipped_years`), None where that goes without saying. `left_out` are older years without a
    picture.
    """
    years = sorted(maps)
    listed = {number for one in maps.values() for number in one.members.values() if number < 0}
    found = []
    for before, year in zip([None, *years], years, strict=False):
        new = [] if before is None else [at for at in sorted(breaks) if before < at <= year]
        notes = [_apart(at, breaks[at]) for at in new]
        if before is None and left_out:
            notes.append(_left_out(min(left_out), max(left_out)))
        if before is not None and skipped and year - before > 1:
            notes.append(skipped(before + 1, year - 1))
        shown = replace(maps[year], listed=listed, statement="")
        words = {"period": periods[year], "mark": str(year), "note": " ".join(notes)}
        found.append(Scene(year=year, shown=shown, is_apart=bool(new), **words))
    return found


def skipped_years(first: int, last: int) -> str:
    """Return that there are no values for the years from `first` to `last`, which have no picture.

    >>> skipped_years(2019, 2019), skipped_years(2019, 2020)
    ('Für 2019 gibt es keine Werte.', 'Für 2019 bis 2020 gibt es keine Werte.')
    """
    if first == last:
        return _("Für {year} gibt es keine Werte.").format(year=first)
    return _("Für {first} bis {last} gibt es keine Werte.").format(first=first, last=last)


def _left_out(first: int, last: int) -> str:
    return _("Die Jahre {first} bis {last} sind nicht gezeigt.").format(first=first, last=last)


def _apart(year: int, why: str) -> str:
    return _("Ab {year} nicht vergleichbar mit davor: {why}.").format(year=year, why=why.rstrip("."))
