"""What an import did to a file beside reading it: counted, worded, with examples."""

from dataclasses import dataclass, field

from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.model.problems import Problem

EXAMPLES = 8
# What a person has to look through is listed whole, within reason.
LISTED = frozenset(
    {"nearby", "unmatched", "columns", "undefined", "elsewhere", "no_place", "part", "head_mark", "sheets", "remarks",
     "former_borders", "former_part", "former_share", "former_missing", "former_rounded", "former_both",
     "former_not_yet", "former_gone", "former_name", "former_table", "former_other"}
)  # fmt: skip
MOST_LISTED = 1000
MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of repair or omission: stable code, German words, how often, a few examples."""

    code: str
    text: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass
class Tally:
    """Counts by code while a table is read; keeps the first examples of each, or all that a person has to look at."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, example: str = "", *, times: int = 1) -> None:
        """Count one occurrence."""
        self.counts[code] = self.counts.get(code, 0) + times
        known = self.examples.setdefault(code, [])
        most = MOST_LISTED if code in LISTED else EXAMPLES
        if example and len(known) < most and example not in known:
            known.append(example)

    def findings(self) -> tuple[Finding, ...]:
        """What was counted, worded, in the order of its first occurrence."""
        return tuple(
            Finding(code, _worded(code, count), count, tuple(self.examples[code]))
            for code, count in self.counts.items()
        )


@dataclass
class Account:
    """What is noted while a file is read: repairs, what was left out, and problems, the first of them."""

    file: str
    repairs: Tally = field(default_factory=Tally)
    skipped: Tally = field(default_factory=Tally)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, code: str, line: int | None, column: str | None, found: str, expected: str) -> None:
        """Note what forbids to take the file over."""
        count = sum(not one.notice for one in self.problems)
        if count < MOST_PROBLEMS:
            self.problems.append(Problem(code, self.file, line, column, found, expected))
        elif count == MOST_PROBLEMS:
            text = f"Mehr als {MOST_PROBLEMS} Probleme; die übrigen sind nicht aufgezählt."
            self.problems.append(Problem("many", self.file, None, None, text, "Passt das Rezept zur Datei?"))

    def notice(self, code: str, line: int | None, found: str, expected: str) -> None:
        """Note what a person should know, and what takes nothing away."""
        self.problems.append(Problem(code, self.file, line, None, found, expected, notice=True))

    @property
    def has_faults(self) -> bool:
        """True where anything forbids to take the file over."""
        return any(not one.notice for one in self.problems)


def _worded(code: str, count: int) -> str:
    """German words for a count.

    >>> _worded("padded", 12), _worded("sign:-=", 2)
    ('12 AGS auf 8 Stellen ergänzt', '2-mal „-“ gelesen als: genau null')
    """
    shown = format_number(count, 0)
    if code.startswith("sign:"):
        written, _equals, sign = code.removeprefix("sign:").rpartition("=")
        text = _("{n}-mal „{written}“ gelesen als: {meaning}")
        return text.format(n=shown, written=written, meaning=_sign_words(sign))
    one, many = _forms()[code]
    return one if count == 1 else many.format(n=shown)


def _sign_words(sign: str) -> str:
    words = {
        "": _("genau null"),
        "k": _("mehr als null, gerundet null"),
        "t": _("kommt später"),
        "g": _("unbekannt oder geheim"),
        "x": _("nicht sinnvoll"),
        "u": _("nicht sicher genug"),
    }
    return words.get(sign, sign)


def _of_former_areas() -> dict[str, tuple[str, str]]:
    """Words for what became of figures of areas that there are no more."""
    return {
        "former_key": (
            _("1 Wert eines früheren Gebiets unter dem heutigen Schlüssel"),
            _("{n} Werte früherer Gebiete unter den heutigen Schlüsseln"),
        ),
        "former_sum": (
            _("1 Wert als Summe der Gebiete, die heute eines sind"),
            _("{n} Werte als Summen der Gebiete, die heute eines sind"),
        ),
        "former_borders": (
            _("1 Wert, der für das Gebiet in seinen früheren Grenzen gilt"),
            _("{n} Werte, die für Gebiete in ihren früheren Grenzen gelten"),
        ),
        "former_part": (
            _("1 Wert eines früheren Gebiets, das nur zum Teil in ein heutiges kam"),
            _("{n} Werte früherer Gebiete, die nur zum Teil in heutige kamen"),
        ),
        "former_share": (
            _("1 Wert eines früheren Gebiets, der keine Anzahl ist und sich nicht zusammenzählen lässt"),
            _("{n} Werte früherer Gebiete, die keine Anzahlen sind und sich nicht zusammenzählen lassen"),
        ),
        "former_missing": (
            _("1 Wert eines früheren Gebiets, zu dem der eines anderen fehlt"),
            _("{n} Werte früherer Gebiete, zu denen die anderer fehlen"),
        ),
        "former_rounded": (
            _("1 Wert eines früheren Gebiets, der gerundet ist oder ein Zeichen hat"),
            _("{n} Werte früherer Gebiete, die gerundet sind oder ein Zeichen haben"),
        ),
        "former_both": (
            _("1 Wert, der unter früheren und heutigen Schlüsseln verschieden steht"),
            _("{n} Werte, die unter früheren und heutigen Schlüsseln verschieden stehen"),
        ),
        "former_not_yet": (
            _("1 leerer Wert oder eine Null aus der Zeit vor dem Gebiet"),
            _("{n} leere Werte oder Nullen aus der Zeit vor den Gebieten"),
        ),
        "former_gone": (
            _("1 leerer Wert oder eine Null eines Gebiets, das es nicht mehr gab"),
            _("{n} leere Werte oder Nullen von Gebieten, die es nicht mehr gab"),
        ),
        "former_name": (
            _("1 Wert eines Namens, den zwei Gebiete trugen"),
            _("{n} Werte von Namen, die zwei Gebiete trugen"),
        ),
        "former_table": (
            _("1 Wert eines früheren Gebiets, weil area_changes.csv Fehler hat"),
            _("{n} Werte früherer Gebiete, weil area_changes.csv Fehler hat"),
        ),
        "former_other": (
            _("1 Wert eines Gebiets, das es in dem Jahr nicht gab"),
            _("{n} Werte von Gebieten, die es in dem Jahr nicht gab"),
        ),
    }


def _forms() -> dict[str, tuple[str, str]]:
    """Words for one and for several, by code."""
    return _of_former_areas() | {
        "year_of_name": (_("das Jahr steht nur im Namen der Datei"), _("das Jahr steht nur im Namen der Datei")),
        "padded": (_("1 AGS auf 8 Stellen ergänzt"), _("{n} AGS auf 8 Stellen ergänzt")),
        "ars": (_("1 Regionalschlüssel zum AGS gekürzt"), _("{n} Regionalschlüssel zum AGS gekürzt")),
        "long": (_("1 Kreisschlüssel auf 5 Stellen gekürzt"), _("{n} Kreisschlüssel auf 5 Stellen gekürzt")),
        "name": (_("1 Gebiet am Namen ohne Zusatz erkannt"), _("{n} Gebiete am Namen ohne Zusatz erkannt")),
        "shared": (
            _("1 Name, den Stadt und Kreis tragen, als Stadt gelesen"),
            _("{n} Namen, die Stadt und Kreis tragen, als Stadt gelesen"),
        ),
        "thousands": (_("1-mal Tausendertrennzeichen entfernt"), _("{n}-mal Tausendertrennzeichen entfernt")),
        "outside": (_("1 Zeile anderer Gebiete"), _("{n} Zeilen anderer Gebiete")),
        "empty": (_("1 leere Zelle"), _("{n} leere Zellen")),
        "filtered": (_("1 Zeile, die das Rezept ausschließt"), _("{n} Zeilen, die das Rezept ausschließt")),
        "text": (_("1 Zeile ohne Gebiet und Zahlen"), _("{n} Zeilen ohne Gebiet und Zahlen")),
        "repeated": (_("1 Wert, der sich gleich wiederholt"), _("{n} Werte, die sich gleich wiederholen")),
        "incomplete": (_("1 Wert, dem ein Teil fehlt"), _("{n} Werte, denen ein Teil fehlt")),
        "unmatched": (_("1 Eintrag ohne erkannten Ort"), _("{n} Einträge ohne erkannten Ort")),
        "association": (
            _("1 Schlüssel eines Gemeindeverbands zum AGS gekürzt"),
            _("{n} Schlüssel von Gemeindeverbänden zum AGS gekürzt"),
        ),
        "percent_sign": (_("1-mal das Prozentzeichen entfernt"), _("{n}-mal das Prozentzeichen entfernt")),
        "percent_format": (
            _("1 Zelle im Prozentformat mit 100 malgenommen"),
            _("{n} Zellen im Prozentformat mit 100 malgenommen"),
        ),
        "minus": (_("1-mal ein typografisches Minus gelesen"), _("{n}-mal ein typografisches Minus gelesen")),
        "school_year": (
            _("1 Wert eines Schuljahrs unter dessen erstem Jahr"),
            _("{n} Werte von Schuljahren unter deren erstem Jahr"),
        ),
        "dated": (_("1 Wert eines Stichtags unter seinem Jahr"), _("{n} Werte von Stichtagen unter ihrem Jahr")),
        "head_mark": (
            _("1 Wert unter einem Jahr mit Zeichen, dessen Bedeutung die Tabelle erklärt"),
            _("{n} Werte unter einem Jahr mit Zeichen, dessen Bedeutung die Tabelle erklärt"),
        ),
        "head_sign:p": (_("1 Wert als vorläufig gelesen"), _("{n} Werte als vorläufig gelesen")),
        "head_sign:r": (_("1 Wert als berichtigt gelesen"), _("{n} Werte als berichtigt gelesen")),
        "head_sign:s": (_("1 Wert als geschätzt gelesen"), _("{n} Werte als geschätzt gelesen")),
        "elsewhere": (_("1 Zeile eines anderen Orts"), _("{n} Zeilen anderer Orte")),
        "no_place": (_("1 Zeile mit Zahlen ohne Gebiet"), _("{n} Zeilen mit Zahlen ohne Gebiet")),
        "no_data": (_("1 Zelle mit einem Wort für „keine Angabe“"), _("{n} Zellen mit einem Wort für „keine Angabe“")),
        "part": (
            _("1 Wert, der für kein ganzes Jahr gilt oder nicht für den Stichtag"),
            _("{n} Werte, die für kein ganzes Jahr gelten oder nicht für den Stichtag"),
        ),
        "part_of_place": (
            _("1 Eintrag eines Ortsteils seiner Gemeinde zugerechnet"),
            _("{n} Einträge von Ortsteilen ihren Gemeinden zugerechnet"),
        ),
        "joined": (
            _("1 Spalte aus mehreren Gruppen zusammengefügt"),
            _("{n} Spalten aus mehreren Gruppen zusammengefügt"),
        ),
        "sheets": (_("1 Blatt ohne Tabelle von Gebieten"), _("{n} Blätter ohne Tabelle von Gebieten")),
        "remarks": (_("1 Bemerkung zu einem Wert"), _("{n} Bemerkungen zu Werten")),
        "heading_year": (_("1 Wert unter dem Jahr einer Überschrift"), _("{n} Werte unter dem Jahr einer Überschrift")),
        "texts": (_("1 Spalte mit Texten oder Schlüsseln"), _("{n} Spalten mit Texten oder Schlüsseln")),
        "nearby": (
            _("1 Eintrag, dessen Postleitzahl in die Nähe weist, dessen Ort aber keine Gemeinde der Region ist"),
            _("{n} Einträge, deren Postleitzahl in die Nähe weist, deren Ort aber keine Gemeinde der Region ist"),
        ),
        "late": (
            _("1 Eintrag ohne lesbares Datum oder nach dem Stand"),
            _("{n} Einträge ohne lesbares Datum oder nach dem Stand"),
        ),
        "columns": (
            _("1 Spalte mit Werten, die keinem Indikator zugeordnet ist"),
            _("{n} Spalten mit Werten, die keinem Indikator zugeordnet sind"),
        ),
        "undefined": (_("1 Wert ohne Definition seines Indikators"), _("{n} Werte ohne Definition ihres Indikators")),
        "computed": (_("1 Wert einer berechneten Reihe"), _("{n} Werte einer berechneten Reihe")),
        "own": (
            _("1 Wert, den der Regionalmonitor selbst berechnet hat"),
            _("{n} Werte, die der Regionalmonitor selbst berechnet hat"),
        ),
        "other_set": (_("1 Wert eines anderen Satzes"), _("{n} Werte anderer Sätze")),
    }
