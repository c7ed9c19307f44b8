"""What the data interface has, told to people."""

from indicators.language.i18n import gettext as _


def resource_rows() -> list[tuple[str, str, str]]:
    """Return path, words and parameters of each resource."""
    return [
        ("values.csv", _("Werte, ungerundet"), "indicator, set, area, level, year"),
        ("references.csv", _("Vergleichswerte von außerhalb der Region"), "indicator, year"),
        ("indicators", _("Indikatoren mit Definition, Quellen und Lizenzen"), "indicator, set"),
        ("areas", _("Gebiete"), "area, level"),
        ("goals", _("Ziele mit Zielwert und Herkunft"), ""),
        ("statuses", _("Bewertungen mit jedem Rechenschritt"), "goal, area, level"),
        ("boundaries", _("Grenzen als GeoJSON"), "level"),
        ("catalog.rdf", _("Katalog für Datenportale (DCAT-AP.de)"), ""),
        ("openapi.json", _("Beschreibung für Programme (OpenAPI)"), ""),
    ]
