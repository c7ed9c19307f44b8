"""What the files of the data folder are called in front of people."""

from indicators.language.i18n import gettext as _


def table_word(file: str) -> str:
    """Return what a file is called: "Ziele" for goals.csv, "Texte" below texts/, its own name where it has no other.

    >>> table_word("goals.csv"), table_word("texts/impressum.md"), table_word("x.csv")
    ('Ziele', 'Texte', 'x.csv')
    """
    if file.startswith("texts/"):
        return _("Texte")
    words = {
        "measures.csv": _("Maßnahmen"), "measure_reports.csv": _("Berichte über Maßnahmen"), "goals.csv": _("Ziele"),
        "statements.csv": _("Stellungnahmen"), "outputs.csv": _("Zählbare Ergebnisse"), "groups.csv": _("Gruppen"),
        "glossary.csv": _("Glossar"), "barriers.csv": _("Hürden"), "sources.csv": _("Quellen"),
        "values.csv": _("Werte"), "quality.csv": _("Güte der Werte"), "sets.csv": _("Indikatorensätze"),
        "area_changes.csv": _("Gebietsänderungen"),
        "pillars.csv": _("Handlungsfelder"), "visions.csv": _("Visionen"), "indicators.csv": _("Indikatoren"),
    }  # fmt: skip
    return words.get(file.rpartition("/")[2], file)
