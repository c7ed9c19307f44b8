"""What stands on a fact sheet: harmless texts, chosen from the data, with nothing left blank."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indicators.address.links import link
from indicators.address.parameters import of_area
from indicators.drawing.placed import map_source_note
from indicators.factsheet.choosing import USUAL, Room, choose_indicators
from indicators.factsheet.drawing import location_svg
from indicators.factsheet.rows import (
    LABEL,
    NAME,
    SENTENCE,
    UNIT,
    IndicatorRow,
    compared_columns,
    indicator_row,
    outside_columns,
    short,
    why_missing,
)
from indicators.figures.sentences import statement
from indicators.figures.series import Series
from indicators.figures.similarity import Peer, usual_features
from indicators.figures.statements import about_words, statements_of, words_of
from indicators.figures.words import noted
from indicators.language.formatting import (
    THIN_NBSP,
    day_de,
    format_number,
    format_short,
    join_de,
    missing_text,
    prices_note,
)
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.loading.settings import Settings
from indicators.model import Area, GoalKind, Level
from indicators.model.indicator import IndicatorUse
from indicators.ratings.results import Result, outdated
from indicators.ratings.target_words import target_words
from indicators.ratings.words import rating_word
from indicators.store import Store
from indicators.views.goals.choosing import choose_goals


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact: label, number with unit, and of when it is ("" where that does not matter)."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal: `status` names the symbol, `word` says the same in words; `kind` is who set it."""

    label: str
    kind: str
    value: str
    target: str
    status: str
    word: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All texts and drawings of a fact sheet, ready to be set."""

    name: str
    kicker: str
    statement: str
    map: str
    map_alt: str
    facts: tuple[Fact, ...]
    goals: tuple[GoalRow, ...]
    goals_note: str
    columns: tuple[str, ...]
    rows: tuple[IndicatorRow, ...]
    rows_note: str
    words: tuple[str, ...]
    words_note: str
    sources: tuple[str, ...]
    link: str
    edition: str
    made_on: str
    day: tuple[int, int, int]


def sheet(
    data: Store,
    area: Area,
    *,
    settings: Settings,
    day: date,
    origin: str = "",
    peers: Sequence[Peer] = (),
    room: Room = USUAL,
    pillar: str = "",
) -> Sheet:
    """Return the contents for an area on a day; `peers` are its similar municipalities, () for none.

    With a `pillar` goals and indicators are those of its goals alone. The notes say that goals are left out, and which
    indicators in a `room` smaller than usual.
    """
    areas = data.dataset.areas
    chosen = choose_indicators(data, area, room)
    goals = choose_goals(data, area, day)
    if pillar:
        used = dict.fromkeys(one.indicator for one in data.dataset.goals.values() if one.pillar == pillar)
        chosen = [data.series[name] for name in used][: room.rows]
        goals = [one for one in goals if one.goal.pillar == pillar]
    left_out = [] if pillar else [one for one in choose_indicators(data, area) if one not in chosen]
    shown = goals[: room.goals]
    others = compared_columns(data, area, peers)
    outside = {_("{area} (Median)").format(area=one.label): one for one in outside_columns(area, chosen)}
    edition = data.edition
    path = link("gemeinde", **of_area(area.code), stand=edition.id if edition else "")
    name = short(area.label, NAME) or area.code
    told = [one for one in statements_of(data.dataset, area.code) if one.is_valid(day)]
    said = list(zip(told, words_of(data.dataset, told, day), strict=True))[: room.statements]
    return Sheet(
        name=name,
        kicker=_kicker(data, area),
        statement=_statement(data, area),
        map=location_svg({one.code for one in areas.members(area)}),
        map_alt=_("Lagekarte: {area} in der Region {region}").format(area=name, region=short(areas.region.label, NAME)),
        facts=_facts(data, area),
        goals=tuple(_goal_row(data, one) for one in shown),
        goals_note=_goals_note(shown, more=len(goals) > len(shown)),
        columns=(*(label for label, _codes in others), *outside),
        rows=tuple(indicator_row(data, one, area, others, outside) for one in chosen),
        rows_note=_rows_note(data, area, peers, chosen, left_out=left_out, lines=room.lines),
        words=tuple(short(f"{about_words(data.dataset, one)}. {word.line}", room.words) for one, word in said),
        words_note=_words_note(len(told), len(said), any(len(word.text) > room.words // 2 for _one, word in said)),
        sources=_sources(data, [*chosen, *(data.series[one.goal.indicator] for one in shown)], room.sources),
        link=visible(settings.address(path, origin=origin), 200),
        edition=_("Ausgabe der Daten vom {day}").format(day=day_de(edition.day)) if edition else "",
        made_on=day_de(day),
        day=(day.year, day.month, day.day),
    )


def _words_note(count: int, shown: int, is_cut: bool) -> str:
    """That the area's own words are more, or longer, than there is room for."""
    if count > shown:
        return _("Weitere Stellungnahmen stehen im Profil: gezeigt sind {shown} von {count}.").format(
            shown=shown, count=count
        )
    return _("Der ganze Wortlaut steht im Profil.") if is_cut else ""


def _kicker(data: Store, area: Area) -> str:
    district = data.dataset.areas.district_of(area)
    kind = f"{short(area.type, 30)} {short(district.locative, NAME)}" if district else area.type
    code = _("AGS {code}").format(code=area.ags) if area.ags else ""
    return " · ".join(part for part in (short(kind, 95), code, short(area.role, 40)) if part)


def _statement(data: Store, area: Area) -> str:
    """The most telling figure as a sentence: of the first set whose lead indicator has one here; "" for none."""
    leads = (data.series[one.lead] for one in data.sets)
    return next((short(statement(one, area), SENTENCE) for one in leads if one.latest(area.code)), "")


def _facts(data: Store, area: Area) -> tuple[Fact, ...]:
    facts = []
    for name in data.dataset.used_for(IndicatorUse.KEY):
        if series := data.series.get(name):
            figure, indicator = series.latest(area.code), series.indicator
            label = short(indicator.label, 32)
            if figure is None:
                facts.append(Fact(label, why_missing(series, area), ""))
                continue
            number = f"{format_number(figure.value or 0.0, indicator.decimals)}{THIN_NBSP}{short(indicator.unit, 24)}"
            note = " · ".join(
                filter(None, (short(indicator.period(figure.year), 30), short(noted(series, area.code, figure), 40)))
            )
            facts.append(Fact(label, number, note))
    known = area.area_km2 > 0
    size = _("{number} km²").format(number=format_number(area.area_km2, 1)) if known else missing_text("")
    facts.append(Fact(_("Fläche"), size.replace(" km", f"{THIN_NBSP}km"), ""))
    if area.level != Level.MUNICIPALITY:
        facts.append(Fact(_("‹Gemeinden›"), str(len(data.dataset.areas.members(area))), ""))
    return tuple(facts)


def _goal_row(data: Store, result: Result) -> GoalRow:
    indicator, latest = data.series[result.goal.indicator].indicator, result.rating.latest
    plain = replace(indicator, unit="%" if indicator.unit.startswith("%") else "")  # the value beside it says the rest
    value = missing_text("")
    if latest:
        value = f"{short(format_short(latest[1], indicator), UNIT)} ({short(indicator.period(latest[0]), 20)})"
    if result.rating.newest:
        year, newest = result.rating.newest
        now = f"{short(format_short(newest, indicator), UNIT)} ({short(indicator.period(year), 20)})"
        value = _("{value}; neu gemessen {now}").format(value=value, now=now)
    return GoalRow(
        label=short(result.goal.label, LABEL + 16),
        kind=result.goal.kind.value,
        value=value,
        target=short(target_words(result.goal.target, plain), LABEL),
        status=result.rating.code,
        word=short(rating_word(result), 120),
    )


def _goals_note(goals: Sequence[Result], *, more: bool) -> str:
    notes = []
    if any(one.goal.kind != GoalKind.RESOLUTION for one in goals):
        notes.append(_("Nur ein „Beschluss“ ist ein beschlossenes Ziel; alles andere dient zum Vergleich."))
    notes.append(_("Die Symbole schreiben den Trend fort; ein Trend ist keine Prognose."))
    if outdated(goals):
        notes.append(
            _("Graue Zeichen: Der Wert ist älter als drei Jahre oder aus der Zeit vor dem Zieljahr; so war es damals.")
        )
    if any(one.rating.newest for one in goals):
        notes.append(_("Neu gemessen: seitdem gilt ein anderes Verfahren, das sich noch nicht bewerten lässt."))
    if more:
        notes.append(_("Weitere Ziele stehen im Profil."))
    return " ".join(notes) if goals else _("Für dieses Gebiet gibt es kein Ziel.")


def _rows_note(
    data: Store, area: Area, peers: Sequence[Peer], chosen: Sequence[Series], *, left_out: Sequence[Series], lines: bool
) -> str:
    notes = []
    if area.level != Level.REGION:
        notes.append(_("Alle Vergleichswerte einer Zeile sind aus demselben Jahr und keine Bewertung."))
    if peers:
        names = ", ".join(short(data.dataset.areas[one.code].label, 40) for one in peers)
        indicators = data.dataset.indicators
        by = [one.indicator for one in usual_features(indicators) if one.id in peers[0].parts]
        labels = join_de(list(dict.fromkeys(short(indicators[name].short, 40) for name in by)))
        notes.append(_("Ähnlich nach {features}: {names}.").format(features=labels, names=names))
    if peers or area.level == Level.DISTRICT:
        notes.append(_("Nur wo „Median“ steht, ist es einer; sonst veröffentlichter Wert oder gewichtetes Mittel."))
    if lines:
        notes.append(
            _(
                "Linien: je Kennzahl eigener Maßstab, nicht ab null; Lücke bei geänderter Erhebung, "
                "Punkt beim neuesten Wert."
            )
        )
    notes.append(prices_note((one.indicator for one in chosen), lambda one: short(one.short, 40)))
    if left_out:
        names = join_de([short(one.indicator.short or one.indicator.label, 40) for one in left_out])
        notes.append(_("Hier aus Platzgründen ohne: {names}.").format(names=names))
    return " ".join(filter(None, notes))


def _sources(data: Store, shown: Sequence[Series], most: int) -> tuple[str, ...]:
    """Each attribution once with licence and Datenstand, then the boundaries'."""
    keys = [data.series[name] for name in data.dataset.used_for(IndicatorUse.KEY) if name in data.series]
    found: dict[str, list[str]] = {}
    for series in [*keys, *shown]:
        for one in data.sources_of(series.indicator):
            stands = found.setdefault(short(one.credit, 160, word=60), [])
            stand = short(one.data_as_of, 40) or missing_text("")
            if stand not in stands:
                stands.append(stand)
    lines = [
        _("{credit}, Stand {day}").format(credit=credit, day="/".join(stands[:3])) for credit, stands in found.items()
    ]
    return (*lines[:most], _("Grenzen: {note}").format(note=map_source_note()))
