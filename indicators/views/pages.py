"""Every page there is, by its place in the navigation; those that show views follow from the registry of views."""

from urllib.parse import urlencode

from indicators.address.parameters import AREA, of_area
from indicators.export.view_kind import Page
from indicators.language.i18n import GERMAN, language
from indicators.language.i18n import gettext as _
from indicators.loading.region import current_region
from indicators.views.kinds import BY_CODE, KINDS


def _start() -> str:
    return _(
        "Der Regionalmonitor zeigt in Zahlen, wie digital, nachhaltig und lebenswert "
        "die Region ist, bis zum einzelnen Ort. Quelle, Stand und Lizenz jeder Zahl stehen bei "
        "der Karte und unter „Daten & Quellen“."
    )


def _question() -> str:
    region = current_region()
    name = (region.subject if language() == GERMAN else "") or region.name
    return _("Wo steht {region}?").format(region=name) if name else _("Wo steht die Region?")


def _meeting() -> str:
    return _("Folien für Rat und Ausschuss: je Folie eine Aussage, ein Bild, eine Quelle – aus den aktuellen Daten.")


def _joining() -> str:
    return _("Wer dabei ist, in welcher Rolle und seit wann – und wie man dazukommt.")


def _news() -> str:
    return _(
        "Das Neueste zuerst: Berichte über Maßnahmen, dann jede Ausgabe der Daten mit neuen und berichtigten Werten "
        "und geänderten Bewertungen. Frühere Stände lassen sich ansehen; Ziele und Definitionen sind dabei "
        "die heutigen."
    )


def _intake() -> str:
    return _(
        "Hier lässt sich eine Datei ausprobieren, zum Beispiel ein Export der Regionalstatistik, aus INKAR oder eine "
        "eigene Excel-Tabelle: Was wird verstanden, was repariert, was ändert sich? Die Datei bleibt im "
        "Arbeitsspeicher dieser Sitzung. Auf dem Server wird nichts gespeichert, niemand sonst sieht sie. "
        "Übernehmen kann sie nur der Betreiber."
    )


def _interface() -> str:
    return _(
        "Alle Werte, Definitionen, Ziele, Bewertungen und Grenzen gibt es auch für Programme: als JSON, CSV und "
        "GeoJSON, ohne Anmeldung und ohne Schlüssel. Die Adressen bleiben gleich, solange v1 darin steht."
    )


def _glossary() -> str:
    return _(
        "Was Wörter, Zeichen und Einheiten bedeuten. Punktiert unterstrichene Wörter zeigen ihre Erklärung auch dort, "
        "wo sie stehen: mit Klick, Finger oder Enter."
    )


def _search() -> str:
    return _(
        "Eine Suche über alles: ‹Gemeinden›, Orte und Postleitzahlen, ‹Kreise›, Kennzahlen, "
        "Ziele, Maßnahmen, Quellen und Seiten. Endungen, Umlaute und kleine Tippfehler stören "
        "nicht."
    )


def _feedback() -> str:
    return _(
        "Sie sind auf eine Barriere gestoßen, eine Zahl stimmt nicht, etwas ist unklar? Schreiben Sie es dem "
        "Betreiber. Ein Name ist nicht nötig."
    )


START = Page("overview", "ueberblick", lambda: _("Überblick"), _start, _question)
MEASURES = Page("measures", "projekte", lambda: _("Projekte"), above=lambda: _("Maßnahmen & Leitprojekte"))
MEETING = Page("meeting", "sitzungen", lambda: _("Sitzung"), _meeting)
JOINING = Page("joining", "mitmachen", lambda: _("Mitmachen"), _joining)
CATALOGUE = Page("data", "daten", lambda: _("Daten & Quellen"))
NEWS = Page("news", "neu", lambda: _("Was ist neu"), _news)
INTAKE = Page("intake", "pruefen", lambda: _("Daten prüfen"), _intake)
INTERFACE = Page("interface", "schnittstelle", lambda: _("Datenschnittstelle"), _interface)
SEARCH = Page("search", "suche", lambda: _("Suche"), _search)
GLOSSARY = Page("glossary", "glossar", lambda: _("Glossar"), _glossary)
IMPRINT = Page("imprint", "impressum", lambda: _("Impressum"))
PRIVACY = Page("privacy", "datenschutz", lambda: _("Datenschutz"))
ACCESSIBILITY = Page("accessibility", "barrierefreiheit", lambda: _("Barrierefreiheit"))
EASY = Page("easy", "leichte-sprache", lambda: _("Leichte Sprache"))
FEEDBACK = Page("feedback", "rueckmeldung", lambda: _("Rückmeldung"), _feedback)

# In the bar itself: what every visitor looks for.
BAR = (START, *(BY_CODE[code].page for code in ("karte", "ziele", "gemeinde")), MEASURES, MEETING)
# At the foot of every page.
FOOT = (SEARCH, GLOSSARY, JOINING, IMPRINT, PRIVACY, ACCESSIBILITY, EASY, FEEDBACK)
EXPLORING = tuple(dict.fromkeys(one.page for one in KINDS if one.page not in BAR))
ABOUT_DATA = (CATALOGUE, NEWS, INTAKE, INTERFACE)
PAGES = (*BAR, *FOOT, *EXPLORING, *ABOUT_DATA)


def readings(page: Page) -> list[tuple[str, str]]:
    """Return how the views of a page are read, each once: its name and two sentences."""
    return list(dict.fromkeys((one.label(), one.reading()) for one in KINDS if one.page == page and one.reading()))


def ways_on(indicator: str, area: str | None, *, here: str, year: int | None = None) -> list[tuple[str, str]]:
    """Return address and title of the other pages that explore an indicator; area and year go along where they can."""
    exploring = {one.page: one.choice.allowed() for one in KINDS if "indikator" in one.choice.allowed()}
    found = []
    for page, allowed in exploring.items():
        own = of_area(area or "") if AREA in allowed else {}
        wanted = {"indikator": indicator, **own, "gebiete": area or "", "jahr": str(year or "")}
        query = {name: text for name, text in wanted.items() if text and name in allowed}
        if page.address != here:
            found.append((f"{page.address}?{urlencode(query)}", page.title()))
    return found


def no_figures() -> str:
    """Return the words of a page that has no figures to show."""
    return _("Es gibt noch keine Indikatoren.")


def no_goals() -> str:
    """Return the words of a page that has no goals to show."""
    return _("Es gibt noch keine Ziele.")


def no_measures() -> str:
    """Return the words of a page that has no measures to show."""
    return _("Es gibt noch keine Maßnahmen.")
