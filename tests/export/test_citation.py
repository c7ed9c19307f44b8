"""The citation of a view, on made-up sources."""

from datetime import date

from indicators.export.citation import citation, source_words
from indicators.loading.releases import Release
from indicators.model import Source

SOURCE = Source(
    "amt", "Musteramt", "Zahlen", "2035", "dl-de/by-2-0", "https://x.example", "© Musteramt", "", "31.12.2035"
)
EDITION = Release("2036-01-02", date(2036, 1, 2), "Erste", ("muster",), "", "", "", "31.12.2035", 1, 0, 0, 0)


def test_a_citation_names_view_source_licence_date_edition_and_address():
    text = citation("Radwege 2035", [SOURCE], edition=EDITION, url="https://m.example/karte", day=date(2036, 2, 3))
    assert text == (
        "Regionalmonitor Südwestfalen: Radwege 2035. Quelle: © Musteramt, dl-de/by-2-0, Datenstand 31.12.2035. "
        "Ausgabe der Daten vom 02.01.2036. https://m.example/karte (abgerufen am 03.02.2036)."
    )


def test_changed_data_are_said_to_be_changed():
    text = citation("Radwege", [SOURCE], edition=None, url="", day=date(2036, 2, 3), changed=True)
    assert text.endswith("Datenstand 31.12.2035. Daten verändert: teils eigene Berechnung.")


def test_the_same_attribution_is_named_once():
    assert source_words([SOURCE, SOURCE]).count("Musteramt") == 1
    assert source_words([]) == ""
