"""The press package: image, figures, and everything one must know to print them, in one ZIP."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

from indicators.export.csv_files import excel_csv, machine_csv
from indicators.export.table import Table
from indicators.export.view import View
from indicators.export.workbook import Cover, workbook
from indicators.figures.quality import quality_notes
from indicators.language.formatting import day_de, format_number
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.loading.boundaries import source_note, source_url
from indicators.loading.region import site_title
from indicators.model import Goal, Indicator, Rule, Source
from indicators.ratings.words import kind_words, origin_words

TOLD_FILE = "zahlen-der-aussage.csv"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP knows: equal contents give equal bytes


def press_package(
    view: View, *, url: str, day: date, contact: str = "", more: Sequence[tuple[str, Callable[[], bytes]]] = ()
) -> bytes:
    """Return the ZIP of a view: PNG, SVG, CSVs, workbook, metadata and citation; `more` are files to make for it.

    `contact` says who answers questions, "" where that is not known. The figures of the headline are a file of their
    own where the table has not got them: a map's table has no row for the region nor for an earlier year.
    """
    table = view.table()
    files: list[tuple[str, bytes]] = [
        (f"{view.stem}.png", view.png(url)),
        (f"{view.stem}.svg", view.svg(url)),
        (f"{view.stem}-excel.csv", excel_csv(table)),
        (f"{view.stem}.csv", machine_csv(table)),
        (f"{view.stem}.xlsx", view_workbook(view, url=url, day=day)),
        ("metadaten.txt", metadata(view, url=url, day=day, contact=contact).encode("utf-8-sig")),
        ("zitierweise.txt", (view.citation(url, day) + "\n").encode("utf-8-sig")),
    ]
    if view.told:
        files.append((TOLD_FILE, excel_csv(view.told())))
    files += [(name, make()) for name, make in more]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(f"{view.stem}/{name}", FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def view_workbook(view: View, *, url: str, day: date) -> bytes:
    """Return the workbook of a view: cover, contents, its figures, and yardsticks from outside where there are any."""
    about = indicator_facts(view.indicators[0]) if len(view.indicators) == 1 else []
    facts = [("", view.subtitle), *about, (_("Fehlende Werte"), missing_note()), *_facts(view, url=url, day=day)]
    return workbook(Cover(view.title, facts), [(_("Werte"), view.table()), *view.outside()])


def metadata(view: View, *, url: str, day: date, contact: str = "") -> str:
    """Return all that must be known beside the figures, as text with headings."""
    parts = [f"{view.title}\n{view.subtitle}".strip()]
    if view.statement:
        parts.append(view.statement)
    if view.told:
        parts.append("\n".join([f"{_('Zahlen der Aussage')}:", *_told_lines(view.told())]))
    parts.append("\n".join([f"{_('Bildnachweis beim Abdruck')}:", _credit(view)]))
    if contact:
        parts.append("\n".join([f"{_('Fragen und Rückfragen')}:", contact]))
    parts += [f"{label}:\n{text}" for label, text in _facts(view, url=url, day=day)]
    parts += [f"{visible(label)}:\n{visible(text)}" for label, text in view.receipt]
    if len(view.indicators) == 1:
        parts += [f"{label}:\n{text}" for label, text in indicator_facts(view.indicators[0])]
    else:
        parts += [_indicator_paragraph(one) for one in view.indicators]
    parts.append(missing_note())
    return "\n\n".join("\n".join(visible(line) for line in part.splitlines()) for part in parts if part) + "\n"


def _told_lines(table: Table) -> list[str]:
    """A line per figure: place, time, value with its unit, and what its sign means."""
    lines = []
    for one, decimals in zip(table.records(), table.decimals, strict=True):
        value, sign = one["value"], one["sign_meaning"]
        number = format_number(value, decimals) if isinstance(value, float) else ""
        said = ", ".join(filter(None, [f"{number} {one['unit']}" if number else "", str(sign or "")]))
        lines.append(f"{one['area_label']}, {one['period']}: {said}")
    return lines


def _credit(view: View) -> str:
    """Who must be named beside the printed image, and under which licences it may be printed."""
    names = list(dict.fromkeys(one.attribution for one in view.sources))
    licences = list(dict.fromkeys(one.licence for one in view.sources))
    credit = _("Bild: {title}; Daten: {names}").format(title=site_title(), names="; ".join(names))
    terms = _("Es gelten die Lizenzen der Daten: {licences}.").format(licences=", ".join(licences))
    if not view.has_boundaries:
        return f"{credit}. {terms}"
    bounds = _("Für die Grenzen gilt: {note}").format(note=_boundaries())
    return f"{credit}; {_('Grenzen: {note}.').format(note=source_note())} {terms} {bounds}"


def missing_note() -> str:
    """Return how a missing figure is told from zero, in all files."""
    return _(
        "Fehlende Werte sind leer; der Grund steht in der Spalte „Bedeutung des Zeichens“ (in der CSV für Programme: "
        "sign_meaning). Eine 0 ohne Zeichen ist genau null. Das Zeichen „c“ heißt: eigene Berechnung."
    )


def breaks_of(indicator: Indicator) -> str:
    """Return the years in which a new series begins, with the reasons; "" for none."""
    return "; ".join(f"{year}: {why}" for year, why in sorted(indicator.breaks.items()))


def indicator_facts(indicator: Indicator) -> list[tuple[str, str]]:
    """Return what is measured and how, label by label; empty ones are left out."""
    notes = [f"{year}: {period}" for year, period in sorted(indicator.year_notes.items())]
    facts = [
        (_("Was gemessen wird"), indicator.definition),
        (_("Rechenweg"), indicator.formula),
        (_("Einheit"), indicator.unit),
        (_("So liest man es"), indicator.interpretation),
        (_("Stichtag"), "; ".join(filter(None, [indicator.reference, *notes]))),
        (_("Brüche der Reihe"), breaks_of(indicator)),
        (_("Werte der ‹Kreise› und der Region"), indicator.weight_note),
        (_("Güte der Werte"), " ".join(quality_notes([indicator]))),
        (_("Hinweis"), indicator.note),
    ]
    return [fact for fact in facts if fact[1]]


def _indicator_paragraph(indicator: Indicator) -> str:
    told = [f"{label}: {text}" for label, text in indicator_facts(indicator)]
    return "\n".join([f"{indicator.label} ({indicator.id})", *told])


def _facts(view: View, *, url: str, day: date) -> list[tuple[str, str]]:
    """Sources, licence, dates, method and address: the cover of the workbook, and part of the metadata."""
    facts: list[tuple[str, str]] = []
    for one in view.sources:
        facts += source_facts(one)
    if view.computed:
        facts.append((_("Veränderung der Daten"), _("Eigene Berechnung: {how}").format(how=view.computed)))
    if view.has_boundaries:
        facts.append((_("Gebietsgrenzen"), _boundaries()))
    if view.goal:
        facts.append((_("Art des Ziels"), kind_words(view.goal)))
        facts.append((_("Herkunft des Ziels"), origin_words(view.goal)))
        facts.append((_("Wie daraus eine Zahl wird"), view.goal.how))
        facts.append((_("Methode der Bewertung"), _method(view.goal)))
    if view.edition:
        facts.append((_("Ausgabe der Daten"), day_de(view.edition.day)))
    facts.append((_("Herausgegeben von"), site_title()))
    facts.append((_("Zitierweise"), view.citation(url, day)))
    facts.append((_("Dauerhafter Link"), url))
    return [fact for fact in facts if fact[1]]


def _method(goal: Goal) -> str:
    """How a goal is rated, as its rule says."""
    rules = {
        Rule.TARGET_BY_YEAR: _("mittlere Änderung der letzten fünf Schritte, fortgeschrieben bis zum Zieljahr"),
        Rule.HOLD: _("neuester Wert gegen den Zielwert, dazu die mittlere Änderung der letzten fünf Schritte"),
        Rule.DIRECTION: _(
            "mittlere Änderung der letzten fünf Schritte und letzte Änderung gegen die gewünschte Richtung"
        ),
    }
    return _(
        "Wettersymbole nach der Deutschen Nachhaltigkeitsstrategie: {rule}. Nebel (Stillstand) und „heute nicht zu "
        "bewerten“ sind eigene Ergänzungen; eine zweite Methode (Statistics Canada) steht im Rechenweg. Keine Prognose."
    ).format(rule=rules[goal.target.rule])


def source_facts(source: Source) -> list[tuple[str, str]]:
    """Return publisher, data set, edition, Datenstand, licence and addresses of a source."""
    facts = [
        (_("Quelle"), f"{source.publisher}: {source.dataset}, {source.edition}".rstrip(", ")),
        (_("Quellenangabe"), source.attribution),
        (_("Datenstand"), source.data_as_of or _("keine Angabe")),
        (_("Lizenz"), source.licence),
        (_("Text der Lizenz"), source.licence_url),
        (_("Datensatz"), source.url),
    ]
    return [fact for fact in facts if fact[1]]


def _boundaries() -> str:
    """Who published the boundaries, and where they are found."""
    return ", ".join(filter(None, [source_note(), source_url()]))
