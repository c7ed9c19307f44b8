"""What a release of the data brought, in sentences for press and council."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.address import links
from indicators.figures.said import capital
from indicators.language.formatting import (
    day_de,
    decimals_of,
    format_number,
    format_value,
    join_de,
    missing_text,
    partial_date_de,
    year_span,
)
from indicators.language.i18n import gettext as _
from indicators.language.tables import table_word
from indicators.loading.releases import Release
from indicators.loading.rows import parse_number
from indicators.model import Areas, DataSet, Goal, Indicator, Level, Rule
from indicators.model.areas import sort_key
from indicators.ratings.rating import Status
from indicators.ratings.results import RULES
from indicators.ratings.words import status_word
from indicators.store import Store

RULE_OF = {applied.value: rule for applied, rule in RULES.items()}


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that was corrected: indicator, place, year, and both values with their unit."""

    indicator: str
    area: str
    year: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class News:
    """One release: what it brought in a sentence, then in detail, and where it came from."""

    release: Release
    lead: str
    origin: str
    sentences: tuple[str, ...]
    revisions: tuple[Revision, ...]
    flips: tuple[str, ...]


def news_of(release: Release, changes: pd.DataFrame, flips: pd.DataFrame, dataset: DataSet) -> News:
    """Return the news of a release from its log (`releases.read_changes`, `read_flips`).

    What the log names and the data no longer know (an indicator that was dropped, say) is shown by its code.
    """
    rows = _rows(changes)
    new = [row for row in rows if not row["before"] and not row["before_sign"]]
    revised = [row for row in rows if (row["before"] or row["before_sign"]) and (row["after"] or row["after_sign"])]
    gone = [row for row in rows if not row["after"] and not row["after_sign"]]
    return News(
        release=release,
        lead=lead_words(release),
        origin=_origin(release),
        sentences=(*_new_figures(new, dataset), *_gone_figures(gone, dataset), *_other_tables(release)),
        revisions=tuple(_revision(row, dataset) for row in revised),
        flips=tuple(_flip(row, dataset) for row in _rows(flips)),
    )


def earlier_words(data: Store) -> str:
    """Return the words of every page that shows an earlier state of the data, "" for the newest."""
    text = _("Sie sehen einen früheren Stand der Daten: die Ausgabe vom {day}.")
    return text.format(day=day_de(data.release.day)) if data.release else ""


def not_kept_words(data: Store, asked: str) -> str:
    """Return the words of every page that was asked for a release which is not kept, "" where none was."""
    if data.release or not asked or (data.releases and asked == data.releases[0].id):
        return ""
    text = _("Die Ausgabe „{found}“ gibt es nicht oder nicht mehr. Gezeigt wird der aktuelle Stand.")
    return text.format(found=asked)


@dataclass(frozen=True, slots=True)
class Report:
    """What was reported about a measure: when, on which, and the way to it."""

    day: str
    label: str
    text: str
    href: str


def latest_reports(dataset: DataSet, day: date, *, most: int = 3) -> list[Report]:
    """Return the newest reports about measures up to a day, each measure once; [] where there are none."""
    newest = [(found[-1], one) for one in dataset.measures.values()
              if (found := [report for report in one.reports if report.date.first <= day])]  # fmt: skip
    newest.sort(key=lambda pair: (-pair[0].date.first.toordinal(), sort_key(pair[1].label)))
    return [
        Report(partial_date_de(report.date), one.label, report.text, links.link("projekte", massnahme=one.id))
        for report, one in newest[:most]
    ]


def now_words(dataset: DataSet) -> str:
    """Return how many indicators, goals and measures there are now."""
    filled = set(dataset.figures.names())
    shown = sum(name in filled and not one.is_weight for name, one in dataset.indicators.items())
    text = _("Zurzeit gibt es hier Indikatoren: {indicators}, Ziele und Vorgaben: {goals}, "
             "Maßnahmen & Leitprojekte: {measures}.")  # fmt: skip
    return text.format(indicators=shown, goals=len(dataset.goals), measures=len(dataset.measures))


def _rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(key): str(cell) for key, cell in row.items()} for row in frame.to_dict("records")]


def lead_words(release: Release) -> str:
    """Return what a release brought in a sentence, such as "10 neue Werte, 2 berichtigte Werte."."""
    if not (release.file or release.recipe):
        return _("Erste Ausgabe der Daten: {n} Werte.").format(n=format_number(release.new))
    counts = (
        (release.new, _("ein neuer Wert"), _("{n} neue Werte")),
        (release.revised, _("ein berichtigter Wert"), _("{n} berichtigte Werte")),
        (release.flips, _("eine geänderte Bewertung"), _("{n} geänderte Bewertungen")),
    )
    told = [(one if n == 1 else more).format(n=format_number(n)) for n, one, more in counts if n]
    if release.tables:
        names = dict.fromkeys(table_word(file) for file, _count in release.tables)
        told.append(_("Änderungen an: {tables}").format(tables=join_de(list(names))))
    return capital(f"{join_de(told)}.") if told else _("Kein Wert ist neu, keiner berichtigt.")


def _gone_figures(rows: list[dict[str, str]], dataset: DataSet) -> list[str]:
    """One sentence per indicator of which figures were taken away: "Bevölkerung: 59 Werte entfernt (2024)."."""
    text, sentences = _("{indicator}: {n} Werte entfernt ({years})."), []
    for name in dict.fromkeys(row["indicator"] for row in rows):
        own = [row for row in rows if row["indicator"] == name]
        label, years = _label(dataset.indicators, name), year_span(int(row["year"]) for row in own)
        sentences.append(text.format(indicator=label, n=format_number(len(own)), years=years))
    return sentences


def _other_tables(release: Release) -> list[str]:
    """One sentence per table that is no table of values: "Ziele: 2 Einträge neu, geändert oder entfernt."."""
    one, more = (
        _("{table}: ein Eintrag neu, geändert oder entfernt."),
        _("{table}: {n} Einträge neu, geändert oder entfernt."),
    )
    counts: Counter[str] = Counter()
    for file, count in release.tables:
        counts[table_word(file)] += count
    return [(one if n == 1 else more).format(table=table, n=format_number(n)) for table, n in counts.items()]


def _origin(release: Release) -> str:
    """The file a release came from, "" for the first."""
    if not release.file:
        return ""
    text = _("Aus der Datei {file}").format(file=release.file.replace(" | ", ", "))
    return f"{text}, {_('Stand')} {release.data_as_of}." if release.data_as_of else f"{text}."


def _new_figures(rows: list[dict[str, str]], dataset: DataSet) -> list[str]:
    """One sentence per indicator: "Bevölkerung: 59 neue Werte für 2024 (59 Gemeinden)."."""
    sentences = []
    for name in dict.fromkeys(row["indicator"] for row in rows):
        own = [row for row in rows if row["indicator"] == name]
        codes = {row["area"] for row in own}
        known = [area for code in codes if (area := dataset.areas.get(code))]
        counts = ((_("‹Gemeinden›"), Level.MUNICIPALITY), (_("‹Kreise›"), Level.DISTRICT), (_("Region"), Level.REGION))
        places = [f"{count} {word}" for word, level in counts if (count := sum(area.level == level for area in known))]
        if len(known) == 1:
            places = [known[0].label]
        years = year_span(int(row["year"]) for row in own)
        text = _("{indicator}: ein neuer Wert für {years} ({places}).")
        if len(own) > 1:
            text = _("{indicator}: {n} neue Werte für {years} ({places}).")
        label, listed = _label(dataset.indicators, name), join_de(places) or _("Gebiete")
        sentences.append(text.format(indicator=label, n=format_number(len(own)), years=years, places=listed))
    return sentences


def _revision(row: Mapping[str, str], dataset: DataSet) -> Revision:
    before = _value(row["before"], row["before_sign"], row["indicator"], dataset)
    after = _value(row["after"], row["after_sign"], row["indicator"], dataset)
    if before == after:  # a revision below the rounding of the page
        before, after = (_written(row[side]) for side in ("before", "after"))
    return Revision(
        indicator=_label(dataset.indicators, row["indicator"]),
        area=_label(dataset.areas, row["area"]),
        year=row["year"],
        before=before,
        after=after,
    )


def _written(text: str) -> str:
    """A number of a file with all its digits, as the language writes it."""
    number = parse_number(text)
    return text if number is None else format_number(number, decimals_of(number))


def _value(text: str, sign: str, name: str, dataset: DataSet) -> str:
    number = parse_number(text)
    if number is None:
        return missing_text(sign)
    indicator = dataset.indicators.get(name)
    return format_value(number, indicator, sign=sign) if indicator else text


def _flip(row: Mapping[str, str], dataset: DataSet) -> str:
    """One rating: "Mehr Glasfaser, Olpe (Stadt): vorher auf Kurs (2020: 12 %), jetzt … (2021: 15 %)."."""
    goal = dataset.goals.get(row["goal"])
    sides = []
    for side in ("before", "after"):
        status = Status(row[side]) if row[side] in set(Status) else None
        rule = RULE_OF.get(row[f"{side}_rule"], goal.target.rule if goal else Rule.DIRECTION)
        word = status_word(status, rule) if status else row[side]
        value = _value(row[f"{side}_value"], "", goal.indicator if goal else "", dataset)
        sides.append(f"{word} ({row[f'{side}_year']}: {value})" if row[f"{side}_year"] else word)
    label, area = _label(dataset.goals, row["goal"]), _label(dataset.areas, row["area"])
    text = _("{goal}, {area}: vorher „{before}“, jetzt „{after}“.")
    return text.format(goal=label, area=area, before=sides[0], after=sides[1])


def _label(known: Areas | Mapping[str, Indicator] | Mapping[str, Goal], code: str) -> str:
    """The label of an area, an indicator or a goal; its code where the data no longer know it."""
    one = known.get(code)
    return one.label if one else code
