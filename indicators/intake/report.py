"""What an import understood, repaired, left out and would change: for people and for programs."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import pandas as pd

from indicators.intake.difference import Flip, records
from indicators.intake.findings import Finding
from indicators.intake.offer import Offered
from indicators.intake.prepare import Prepared
from indicators.language.formatting import format_number, year_span
from indicators.language.i18n import gettext as _
from indicators.model import DataSet
from indicators.ratings.words import rating_word

SHOWN = 12
SHOWN_STEPS = 5
MOST_DIGITS = 6
ROW_FIELDS = ["indicator", "area", "year", "value", "sign", "line"]


def as_dict(prepared: Prepared, dataset: DataSet) -> dict[str, Any]:
    """Return the whole report as plain values, for JSON; `rows` are all that were read, also of unknown indicators."""
    intake = prepared.intake
    return {
        "file": intake.file.name,
        "sha256": intake.file.sha256,
        "recipe": intake.recipe.id,
        "title": intake.recipe.title,
        "sheet": intake.sheet,
        "data_as_of": intake.as_of,
        "indicators": indicators_read(prepared, dataset),
        "columns": [column_fields(one) for one in prepared.columns],
        "rows": records(intake.rows[ROW_FIELDS]),
        "repairs": [asdict(one) for one in intake.repairs],
        "skipped": [asdict(one) for one in prepared.skipped],
        "problems": [one.as_dict() for one in prepared.problems],
        "difference": prepared.difference.as_dict(),
        "flips": [one.as_dict() for one in prepared.flips],
    }


def indicators_read(prepared: Prepared, dataset: DataSet) -> list[dict[str, Any]]:
    """Return for each indicator of the file: id; name, unit and set where it is defined; years, areas, rows."""
    found = []
    for name, rows in prepared.intake.rows.groupby("indicator", sort=False):
        one = dataset.indicators.get(str(name))
        found.append(
            {
                "id": str(name),
                "label": one.label if one else "",
                "unit": one.unit if one else "",
                "set": one.set if one else "",
                "defined": one is not None,
                "rows": len(rows),
                "years": sorted({int(year) for year in rows["year"]}),
                "areas": rows["area"].nunique(),
            }
        )
    return found


def column_fields(column: Offered) -> dict[str, Any]:
    """Return a column of the file as plain values: head, unit, sheet, years, areas, examples, what it is and may be."""
    return {
        "title": column.title,
        "unit": column.unit,
        "sheet": column.sheet,
        "years": list(column.years),
        "municipalities": column.municipalities,
        "districts": column.districts,
        "examples": list(column.examples),
        "indicator": column.indicator,
        "resembles": [asdict(one) for one in column.likely],
    }


def summary(prepared: Prepared) -> list[tuple[str, str]]:
    """Return the report on one screen: what was understood, repaired, left out, and what would change."""
    intake, difference = prepared.intake, prepared.difference
    used = [one for one in prepared.columns if one.indicator]
    areas = _count(intake.rows["area"].nunique(), _("Gebiet"), _("Gebiete"))
    understood = _("{values} aus {used} von {all} Spalten, {areas}").format(
        values=_count(len(intake.rows), _("Wert"), _("Werte")),
        used=format_number(len(used)),
        all=format_number(len(prepared.columns)),
        areas=areas,
    )
    changed = _("{new} neu, {revised} geändert, {same} gleich").format(
        new=format_number(len(difference.new)),
        revised=format_number(len(difference.revised)),
        same=format_number(difference.unchanged),
    )
    if prepared.faults:
        changed = _("nichts, solange es Probleme gibt ({n})").format(n=len(prepared.faults))
    return [
        (_("Verstanden"), understood),
        (_("Repariert"), "; ".join(one.text for one in intake.repairs) or _("nichts")),
        (_("Ausgelassen"), "; ".join(one.text for one in prepared.skipped) or _("nichts")),
        (_("Würde ändern"), changed),
    ]


def column_text(column: Offered, dataset: DataSet) -> str:
    """Return one line about a column: head, unit, years, areas, examples, and what it is, or resembles."""
    parts = [f"„{column.title}“" + (f" ({column.unit})" if column.unit else "")]
    parts.append(year_span(column.years) if column.years else _("ohne Jahr"))
    parts.append(_count(column.municipalities, _("‹Gemeinde›"), _("‹Gemeinden›")))
    parts += [_count(column.districts, _("Kreis oder Region"), _("Kreise oder Region"))] if column.districts else []
    parts.append(_("z. B. {examples}").format(examples=" · ".join(column.examples)))
    if column.indicator:
        meaning = _("gelesen als {name}").format(name=_label(column.indicator, dataset))
    elif column.likely:
        named = (f"{_label(one.indicator, dataset)} [{one.indicator}: {one.reason}]" for one in column.likely)
        meaning = _("ähnelt: {names}").format(names="; ".join(named))
    else:
        meaning = _("ähnelt keinem unserer Indikatoren")
    return f"{', '.join(parts)} – {meaning}"


def as_text(prepared: Prepared, dataset: DataSet) -> str:
    """Return the report as lines of German text."""
    return "\n".join(_lines(prepared, dataset))


def _lines(prepared: Prepared, dataset: DataSet) -> Iterator[str]:
    intake = prepared.intake
    yield f"{_('Datei')}:  {intake.file.name}  (SHA-256 {intake.file.sha256[:16]}…)"
    yield f"{_('Rezept')}: {intake.recipe.id}: {intake.recipe.title}"
    if intake.recipe.note:
        yield f"        {intake.recipe.note}"
    yield f"{_('Stand')}:  {intake.as_of or _('steht nicht in der Datei')}"
    for title, text in summary(prepared):
        yield f"{title}: {text}"
    yield from _section(_("Probleme"), map(str, prepared.faults))
    yield f"{_('Gelesen')}: {_count(len(intake.rows), _('Wert'), _('Werte'))}"
    for one in indicators_read(prepared, dataset):
        label = f"{one['label']} ({one['id']})" if one["defined"] else f"{one['id']} {_('(ohne Definition)')}"
        yield f"  – {label}: {year_span(one['years'])}, {_count(one['areas'], _('Gebiet'), _('Gebiete'))}"
    notices = (f"{one.found} {one.expected} [{one.code}]" for one in prepared.problems if one.notice)
    yield from _section(_("Repariert"), map(finding_text, intake.repairs))
    yield from _section(_("Übersprungen"), map(finding_text, prepared.skipped))
    yield from _section(_("Hinweise"), notices)
    yield from _section(_("Spalten der Datei"), (column_text(one, dataset) for one in prepared.columns))
    if prepared.undefined:
        text = _("So wird ein neuer Indikator angelegt ({names}): docs/new-indicator.md")
        yield text.format(names=", ".join(prepared.undefined))
    yield from _section(_("Unterschied zum Bestand"), difference_lines(prepared, dataset))
    yield from _section(_("Bewertungen, die sich ändern"), map(flip_text, prepared.flips))


def warnings(prepared: Prepared, dataset: DataSet) -> list[str]:
    """Return what whoever takes the file over should have seen: ratings that get lost, an old file, a guessed year."""
    lost = [one for one in prepared.flips if one.before.rating.is_rated and not one.after.rating.is_rated]
    found = []
    if prepared.intake.rows.empty or (not prepared.sets and prepared.undefined and not len(prepared.rows)):
        found.append(_("Kein Wert der Datei gehört zu einem Indikator, den es hier gibt."))
    if lost:
        text = _("danach nicht mehr bewertet ({count}): {flips}")
        found.append(text.format(count=len(lost), flips="; ".join(flip_text(one) for one in lost[:SHOWN_STEPS])))
    found += _older_lines(prepared, dataset)
    if any(one.code == "year_of_name" for one in prepared.intake.repairs):
        found.append(_("Das Jahr steht nur im Namen der Datei."))
    if len(prepared.difference.steps):
        found.append(_far_line(prepared, dataset))
    return found


def _older_lines(prepared: Prepared, dataset: DataSet) -> list[str]:
    text = _("älter als der Bestand: „{name}“ endet in der Datei {last}, im Bestand {held}")
    return [
        text.format(name=_label(name, dataset), last=last, held=held) for name, last, held in prepared.difference.older
    ]


def _far_line(prepared: Prepared, dataset: DataSet) -> str:
    far = prepared.difference.steps
    steps = [_step_text(row, dataset) for row in records(far.head(SHOWN_STEPS))]
    text = _("{count} weit vom letzten Wert des Ortes, am weitesten: {steps}")
    count = _count(len(far), _("neuer Wert liegt"), _("neue Werte liegen"))
    return text.format(count=count, steps="; ".join(steps))


def difference_lines(prepared: Prepared, dataset: DataSet) -> list[str]:
    """Return the difference in sentences: new years and areas, revised figures with both values, what is missing."""
    one = prepared.difference
    counts = _("{new}, {revised} geändert, {same} gleich")
    new = _count(len(one.new), _("neuer Wert"), _("neue Werte"))
    lines = [counts.format(new=new, revised=format_number(len(one.revised)), same=format_number(one.unchanged))]
    lines += _older_lines(prepared, dataset)
    for name in dict.fromkeys(name for name, _year in one.new_years):
        years = year_span(year for own, year in one.new_years if own == name)
        lines.append(_("neue Jahre für „{name}“: {years}").format(name=_label(name, dataset), years=years))
    for name in dict.fromkeys(name for name, _area in one.new_areas):
        areas = _some([dataset.areas[code].label for own, code in one.new_areas if own == name])
        lines.append(_("neue Gebiete für „{name}“: {areas}").format(name=_label(name, dataset), areas=areas))
    revised = [revision_text(row, dataset) for row in records(one.revised.head(SHOWN))]
    lines += [_("geändert: {revision}").format(revision=text) for text in revised]
    if len(one.revised) > SHOWN:
        lines.append(_("… und {n} weitere geänderte").format(n=len(one.revised) - SHOWN))
    if len(one.steps):
        lines.append(_far_line(prepared, dataset))
    if len(one.missing):
        places = _some([f"{dataset.areas[row['area']].label} {row['year']}" for row in records(one.missing)])
        words = _count(len(one.missing), _("Wert steht"), _("Werte stehen"))
        text = _("{count} im Bestand, aber nicht mehr in der Datei; sie bleiben: {places}")
        lines.append(text.format(count=words, places=places))
    return lines


def revision_text(row: dict[str, Any], dataset: DataSet) -> str:
    """One revised figure: "Bevölkerung, Arnsberg 2015: 73.784 → 73.790"."""
    before, after = value_text(row["before"], row["before_sign"]), value_text(row["value"], row["sign"])
    return f"{_label(row['indicator'], dataset)}, {dataset.areas[row['area']].label} {row['year']}: {before} → {after}"


def _step_text(row: dict[str, Any], dataset: DataSet) -> str:
    """One large step: "Arnsberg 93,94 (2021) → 12,5 (2025)"."""
    before, after = value_text(row["before"], ""), value_text(row["value"], "")
    return f"{dataset.areas[row['area']].label} {before} ({row['before_year']}) → {after} ({row['year']})"


def flip_text(flip: Flip) -> str:
    """One rating that changes, with the latest figure on both sides as the reason."""
    sides = [f"{rating_word(one)}{_latest(one.rating.latest)}" for one in (flip.before, flip.after)]
    label = flip.after.asked.label or flip.after.asked.id
    return f"{label}, {flip.after.area.label}: {sides[0]} → {sides[1]}"


def _latest(latest: tuple[int, float] | None) -> str:
    if latest is None:
        return ""
    return " " + _("(zuletzt {year}: {value})").format(year=latest[0], value=value_text(latest[1], ""))


def finding_text(one: Finding) -> str:
    """A repair or omission with its examples."""
    if not one.examples:
        return one.text
    return f"{one.text} {_('(zum Beispiel {examples})').format(examples=_some(list(one.examples)))}"


def _label(name: str, dataset: DataSet) -> str:
    one = dataset.indicators.get(name)
    return one.label if one else name


def value_text(value: float | None, sign: str) -> str:
    """A figure with its sign; the sign alone, in quotes, where there is no figure."""
    if value is None or pd.isna(value):
        return f"„{sign}“"
    digits = 0 if float(value).is_integer() else len(repr(float(value)).partition(".")[2])
    shown = format_number(value, min(digits, MOST_DIGITS))
    return f"{shown} {sign}".strip()


def _some(texts: list[str]) -> str:
    more = " " + _("und {n} weitere").format(n=len(texts) - SHOWN) if len(texts) > SHOWN else ""
    return "; ".join(texts[:SHOWN]) + more


def _count(count: int, one: str, many: str) -> str:
    return f"{format_number(count, 0)} {one if count == 1 else many}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed_lines = list(lines)
    if listed_lines:
        yield f"{title}:"
        yield from (f"  – {line}" for line in listed_lines)
