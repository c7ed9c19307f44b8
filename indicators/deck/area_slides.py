"""Slides about an area as a whole: its title, all its goals, the end."""

from collections.abc import Sequence
from datetime import date

from indicators.address import links
from indicators.address.parameters import of_area
from indicators.deck.slide import Slide, Tile, TileGroup, publishers, with_edition
from indicators.drawing.palette import LIGHT
from indicators.figures.sentences import value_sentence
from indicators.language.i18n import gettext as _
from indicators.loading.region import site_title
from indicators.model import Area, GoalKind, Rule
from indicators.model.goal import Standing
from indicators.model.indicator import IndicatorUse
from indicators.ratings.rating import RATED, Family, Status
from indicators.ratings.receipt import symbol_name
from indicators.ratings.results import Result, in_groups, outdated, tally
from indicators.ratings.sentences import goals_sentence, group_title, years_of
from indicators.ratings.words import as_of, status_word
from indicators.store import Store
from indicators.views.profile import location_map


def title_slide(data: Store, area: Area, pillar_id: str, _day: date) -> Slide:
    """Return the first slide: the name of the area, or of a pillar."""
    areas, pillar = data.dataset.areas, data.dataset.pillars.get(pillar_id)
    district = areas.district_of(area)
    kind = " ".join(filter(None, (area.type, district.locative if district else "")))
    series = next((data.series.get(name) for name in data.dataset.used_for(IndicatorUse.SIZE)), None)
    note = [_("{kind} · {role}").format(kind=kind, role=area.role) if area.role else kind]
    figure = series.latest(area.code) if series else None
    note += [value_sentence(series.indicator, area, figure)] if series and figure else []
    sources = data.sources_of(series.indicator) if series else []
    return Slide(
        topic=_("Ziele und Kennzahlen: {area}").format(area=area.label) if pillar else _("Ziele und Kennzahlen"),
        statement=pillar.label if pillar else area.label,
        note=pillar.description if pillar else "\n".join(note),
        description=_("Lagekarte: {area} in der Region").format(area=area.label),
        source=with_edition(data, publishers(sources), boundaries=True),
        path=links.profile(area.code),
        map=location_map(areas, area, LIGHT),
        is_title=True,
    )


def goals_slide(data: Store, area: Area, _name: str, day: date) -> Slide | None:
    """Return how many goals of an area have each status, None where no goal is meant for it."""
    meant = [one for one in data.results_meant_for(area.code, day) if not one.is_own]
    if not meant:
        return None
    decided = all(one.goal.kind.standing == Standing.RESOLUTION for one in meant)
    groups = [_group(*key, found) for key, found in in_groups(meant).items()]
    used = {one.goal.indicator: data.dataset.indicators[one.goal.indicator] for one in meant}
    return Slide(
        topic=(_("{area} · Alle Ziele") if decided else _("{area} · Referenzen und Vorschläge")).format(
            area=area.label
        ),
        statement=goals_sentence(area, meant),
        note=_decided_note(meant),
        description=_told(groups),
        source=with_edition(data, f"{publishers(data.sources_once(used.values()))} {as_of(meant)}"),
        path=links.link("ziele", **of_area(area.code)),
        groups=groups,
    )


def _group(standing: Standing, family: Family, results: Sequence[Result]) -> TileGroup:
    """Goals that may be counted together: what is not rated, what is so today, what was so once."""
    sums: dict[tuple[str, str], int] = {}
    for one, count in tally(results).items():
        word = status_word(one.status, one.rule)
        key = one.code, word if one.year is None else _("damals {word}").format(word=word)
        sums[key] = sums.get(key, 0) + count
    title = group_title(standing, family, len(results))
    if old := outdated(results):
        title += " – " + _("{count} mit Stand {years}, heute nicht zu bewerten").format(
            count=len(old), years=years_of(old)
        )
    return TileGroup(title, [Tile(symbol, count, word) for (symbol, word), count in sums.items()])


def _told(groups: Sequence[TileGroup]) -> str:
    """Groups of tiles as text: with their numbers, or in a legend with what the symbols are called."""
    parts = []
    for group in groups:
        tiles = [
            f"{symbol_name(Status(one.symbol))}: {one.word}" if one.count is None else f"{one.word}: {one.count}"
            for one in group.tiles
        ]
        parts.append(f"{group.title}: {'; '.join(tiles)}.")
    return " ".join(parts)


def _decided_note(results: Sequence[Result]) -> str:
    """That only resolutions are decided, where others are among the goals; and that a trend is no forecast."""
    decided = sum(one.goal.kind == GoalKind.RESOLUTION for one in results)
    notes = []
    if decided < len(results):
        notes.append(
            _("Verglichen wird mit Vorgaben von Bund und Land und mit Vorschlägen; davon beschlossen: {count}.").format(
                count=decided
            )
        )
    return " ".join([*notes, _("Ein fortgeschriebener Trend ist keine Prognose.")])


def end_slide(data: Store, area: Area, _name: str, _day: date) -> Slide:
    """Return the last slide: what the symbols mean, and that every figure can be checked."""
    groups = [
        TileGroup(_("Mit Zielwert"), [_meaning(one, (Rule.TARGET_BY_YEAR, Rule.HOLD)) for one in RATED]),
        TileGroup(_("Nur mit Richtung"), [_meaning(one, (Rule.DIRECTION,)) for one in RATED]),
    ]
    return Slide(
        topic=site_title(),
        statement=_("Jede Zahl lässt sich nachprüfen: mit Quelle, Datenstand, Lizenz und Rechenweg."),
        note=_(
            "Verglichen wird mit Werten desselben Jahres, ältere sind benannt. Ist eine Zahl aus zwei Zeitpunkten "
            "berechnet, stehen beide dabei. Über geänderte Erhebungen hinweg wird keine Veränderung gerechnet."
        ),
        description=_told(groups),
        source=with_edition(data, ""),
        path=links.profile(area.code),
        groups=groups,
    )


def _meaning(status: Status, rules: Sequence[Rule]) -> Tile:
    """What a symbol means under some rules."""
    words = dict.fromkeys(status_word(status, rule) for rule in rules)
    return Tile(status.value, None, _(" oder ").join(words))
