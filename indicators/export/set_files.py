"""A whole indicator set to take away: all its figures, what they mean, and where they come from."""

from datetime import date

from indicators.export.citation import citation
from indicators.export.outside import outside_sheets, references_for
from indicators.export.press import breaks_of, missing_note
from indicators.export.table import Column, Table, all_figures, listing
from indicators.export.workbook import Cover, workbook
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.region import site_title
from indicators.model import IndicatorSet, Source
from indicators.store import Store


def set_figures(data: Store, one: IndicatorSet) -> Table:
    """Return every figure of a set, published and computed."""
    return all_figures(data, one.indicators, title=one.label)


def set_workbook(data: Store, one: IndicatorSet, *, url: str, day: date) -> bytes:
    """Return the workbook of a set: cover, contents, figures, yardsticks from outside if any, indicators, sources."""
    sources = sources_of_set(data, one)
    edition = day_de(data.edition.day) if data.edition else ""
    facts = [
        (_("Inhalt"), one.description),
        (_("Datenstand"), "; ".join(f"{source.dataset}: {source.data_as_of or '–'}" for source in sources)),
        (_("Quellen und Lizenzen"), "; ".join(source.credit for source in sources)),
        (_("Fehlende Werte"), missing_note()),
        (_("Ausgabe der Daten"), edition),
        (_("Herausgegeben von"), site_title()),
        (_("Zitierweise"), citation(one.label, sources, edition=data.edition, url=url, day=day, changed=True)),
        (_("Dauerhafter Link"), url),
    ]  # fmt: skip
    tables = [
        (_("Werte"), set_figures(data, one)),
        *outside_sheets(data, one.indicators),
        (_("Indikatoren"), indicator_table(data, one)),
        (_("Quellen"), source_table(one, sources)),
    ]
    return workbook(Cover(one.label, [fact for fact in facts if fact[1]]), tables)


def sources_of_set(data: Store, one: IndicatorSet) -> list[Source]:
    """Return the sources of a set's indicators, then those of the yardsticks from outside, each once."""
    own = [source for name in one.indicators for source in data.sources_of(data.dataset.indicators[name])]
    outside = data.reference_sources(references_for(data, one.indicators))
    return list({source.id: source for source in (*own, *outside)}.values())


def indicator_table(data: Store, one: IndicatorSet) -> Table:
    """Return what is measured, a row per indicator."""
    columns = (
        Column("id", _("Indikator"), "code"),
        Column("label", _("Bezeichnung")),
        Column("unit", _("Einheit")),
        Column("definition", _("Was gemessen wird")),
        Column("formula", _("Rechenweg")),
        Column("interpretation", _("So liest man es")),
        Column("breaks", _("Brüche der Reihe"), cell=breaks_of),
        Column("aggregates", _("Werte der ‹Kreise› und der Region"), cell=lambda indicator: indicator.weight_note),
        Column("note", _("Hinweis")),
        Column("sdg", _("Agenda 2030"), cell=lambda indicator: ", ".join(indicator.sdg)),
        Column("bnk", _("BNK-Aspekt")),
        Column("sources", _("Quellen"), cell=lambda indicator: " | ".join(indicator.sources)),
    )
    indicators = [data.dataset.indicators[name] for name in one.indicators]
    return listing(_("{set}: Indikatoren").format(set=one.label), columns, indicators)


def source_table(one: IndicatorSet, sources: list[Source]) -> Table:
    """Return where the figures come from, a row per source."""
    columns = (
        Column("id", _("Quelle"), "code"),
        Column("publisher", _("Herausgeber")),
        Column("dataset", _("Datensatz")),
        Column("edition", _("Ausgabe")),
        Column("licence", _("Lizenz")),
        Column("licence_url", _("Text der Lizenz")),
        Column("attribution", _("Quellenangabe")),
        Column("url", _("Adresse")),
        Column("data_as_of", _("Datenstand")),
    )
    return listing(_("{set}: Quellen").format(set=one.label), columns, sources)
