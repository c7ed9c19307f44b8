"""What the data interface has, told to people."""

from indicators.language.i18n import gettext as _


def resource_rows(lead: str) -> list[tuple[str, str, str]]:
    """Return path, words and parameters of each resource; `lead` is the indicator that stands for each."""
    return [
        ("values.csv", _("Werte, ungerundet"), "indicator, set, area, level, year"),
        ("references.csv", _("Vergleichswerte von außerhalb der Region"), "indicator, year"),
        ("indicators", _("Indikatoren mit Definition, Quellen und Lizenzen"), "indicator, set"),
        ("areas", _("Gebiete"), "area, level"),
        ("goals", _("Ziele mit Zielwert und Herkunft"), ""),
        ("statuses", _("Bewertungen mit jedem Rechenschritt"), "goal, area, level"),
        ("chain", _("Von der Vision zur Wirkung"), "area"),
        ("statements", _("Stellungnahmen der Kommunen"), "area, goal, indicator"),
        ("changes", _("Was jede Ausgabe der Daten änderte"), "since, area, indicator, goal"),
        ("search", _("Suche"), "q"),
        ("boundaries", _("Grenzen als GeoJSON"), "level"),
        (f"indicators/{lead}/map.geojson", _("Werte eines Indikators auf den Grenzen, als GeoJSON"), "year, level"),
        (f"indicators/{lead}/values.jsonstat", _("Werte eines Indikators als JSON-stat 2.0"), "area, level, year"),
        ("catalog.rdf", _("Katalog für Datenportale (DCAT-AP.de)"), ""),
        ("openapi.json", _("Beschreibung für Programme (OpenAPI)"), ""),
    ]
