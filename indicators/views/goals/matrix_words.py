"""What the matrix of goals says: a cell in short and in full, the legend, and the sentence about all of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.drawing.assets import symbol
from indicators.export.table import level_plural
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.model import Goal, GoalKind, Level
from indicators.ratings.mark_words import weakened
from indicators.ratings.rating import NOT_MEANT, RATED, Mark, Reason, Status
from indicators.ratings.receipt import symbol_name
from indicators.ratings.results import Result
from indicators.ratings.words import applied_rule, first_to_last, kind_noun, rating_word, reason_words, status_word
from indicators.views.goals.choice import RowOrder
from indicators.views.goals.matrix import GoalMatrix

OUT = "out"  # the look of a cell whose goal is not meant for its area
BREAK, OWN = "‖", "★"
SIGNS = {Reason.SERIES_BREAK, Mark.BEFORE_BREAK}


@dataclass(frozen=True, slots=True)
class CellWords:
    """A cell: its look ("past_sun", `OUT`), what stands in it with signs and year, and all of it for the ear."""

    look: str
    short: str
    signs: str
    year: str
    full: str

    @property
    def symbol(self) -> str:
        """The address of its drawing, "" where the goal is not meant for the area."""
        return symbol_of(self.look)


def symbol_of(look: str) -> str:
    """Return the address of the drawing of a look, "" for `OUT`."""
    return "" if look == OUT else symbol(look)


def cell_words(result: Result, usual_year: int | None) -> CellWords:
    """Return what a cell says; its year stands in it where it is none of the column's, and always in the full words."""
    rating, signs = result.rating, signs_of(result)
    place = f"{result.area.label}, {result.asked.label}"
    own = [_("eigener Beschluss zählt hier")] if result.is_own else []
    if not rating.is_rated or rating.latest is None:
        short, word = short_reason(result), rating_word(result)
        said = [word, *([] if short in word else [short]), *own]
        look = OUT if rating.reason in NOT_MEANT else rating.code
        return CellWords(look, short, signs, "", f"{place}: {', '.join(said)}")
    word, year = status_word(rating.status, applied_rule(rating)), rating.latest[0]
    said = [weakened(rating, word), _("Werte bis {year}").format(year=year)]
    if not rating.is_current:
        said.append(_("heute nicht zu bewerten"))
    if Mark.BEFORE_BREAK in rating.marks:
        said.append(_("seither gilt eine neue Reihe"))
    shown = "" if year == usual_year else str(year)
    return CellWords(rating.code, in_short(word), signs, shown, f"{place}: {', '.join([*said, *own])}")


def in_short(word: str) -> str:
    """Return a status without what stands in brackets, which its symbol says.

    >>> in_short("verfehlt (steht still)"), in_short("auf Kurs")
    ('verfehlt', 'auf Kurs')
    """
    return word.partition(" (")[0]


def signs_of(result: Result) -> str:
    """Return the signs of a cell: that a series break lies between, that a resolution of the area itself counts."""
    rating = result.rating
    return (BREAK if SIGNS & {*rating.marks, rating.reason} else "") + (OWN if result.is_own else "")


def short_reason(result: Result) -> str:
    """Return why a cell has no status, in as few words as have room in it."""
    return {
        Reason.NO_DATA: _("keine Werte"),
        Reason.TOO_FEW_VALUES: _("zu wenige Werte"),
        Reason.SERIES_BREAK: _("zu wenige Werte"),
        Reason.NO_TARGET: _("kein Zielwert"),
        Reason.OTHER_LEVEL: _("nur für {level}").format(level=level_plural(result.goal.level or Level.REGION)),
        Reason.OTHER_AREA: _("andere Gebiete"),
        Reason.NO_FIGURES_AT_LEVEL: _("Ebene ohne Werte"),
        Reason.NOT_VALID: _("gilt heute nicht"),
        Reason.QUALITY: _("nicht geeignet"),
    }.get(result.rating.reason or Reason.NO_DATA, "")


def legend(matrix: GoalMatrix) -> list[tuple[str, str, str, str]]:
    """Return look, drawing and name of its symbol, and words of every look: of today, of the past, without a status.

    A symbol has a word for each rule it was found by; what is short in a cell is whole here.
    """
    words: dict[str, dict[str, None]] = {}
    names = {status.value: symbol_name(status) for status in Status}
    for one in matrix.shown:
        look = cell_words(one, None).look
        words.setdefault(look, {})[_in_full(one)] = None
    order = [*RATED, *(f"past_{one}" for one in RATED), Status.NOT_RATED, OUT]
    found = []
    for look in sorted(words, key=order.index):
        text = " · ".join(words[look])
        past = look.startswith("past_")
        text = _("damals: {word}").format(word=text) if past else text
        found.append((look, symbol_of(look), names.get(look.removeprefix("past_"), ""), text))
    return found


def _in_full(result: Result) -> str:
    rating = result.rating
    if rating.is_rated:
        return status_word(rating.status, applied_rule(rating))
    short, whole = short_reason(result), reason_words(rating)
    return short if short in whole else _("{short} ({whole})").format(short=short, whole=whole)


def sign_words(matrix: GoalMatrix) -> list[tuple[str, str]]:
    """Return every sign that stands in a cell with what it means."""
    there = {sign for one in matrix.shown for sign in signs_of(one)}
    meaning = {
        BREAK: _("Bruch der Reihe: Seither gilt eine neue Reihe, und dafür gibt es noch zu wenige Werte."),
        OWN: _("Hier zählt der eigene Beschluss."),
    }
    return [(sign, words) for sign, words in meaning.items() if sign in there]


def matrix_sentence(matrix: GoalMatrix) -> str:
    """Return how much can be rated at all, today or only of earlier values, and who set the goals.

    It counts no symbols: what was reached of different goals is no sum.
    """
    if not matrix.goals or not matrix.rows:
        return ""
    rated = [one for one in matrix.shown if one.rating.is_rated]
    today = [one for one in rated if one.rating.is_current]
    old = [one for one in rated if not one.rating.is_current]
    areas, goals = len(matrix.rows), len(matrix.goals)
    one = {Level.MUNICIPALITY: _("‹Gemeinde›"), Level.DISTRICT: _("‹Kreis›")}[matrix.level]
    many = {Level.MUNICIPALITY: _("‹Gemeinden, Dativ›"), Level.DISTRICT: _("‹Kreise, Dativ›")}[matrix.level]
    words = {"all": areas, "places": one if areas == 1 else many, "goals": goals}
    words["noun"] = _("Ziel") if goals == 1 else _("Zielen")
    text = _("In {all} {places} ist heute nichts zu bewerten.")
    if today:
        text = _("Von {all} {places} ist heute in {rated} etwas zu bewerten, bei {count} von {goals} {noun}.")
    rated_areas, rated_goals = {each.area.code for each in today}, {each.asked.id for each in today}
    said = [text.format(**words, rated=len(rated_areas), count=len(rated_goals))]
    if old:
        text = _("Grau steht, was ältere Werte ergaben (Stand {years}): bei {count} von {goals} {noun}.")
        years = first_to_last(each.rating.latest[0] for each in old if each.rating.latest)
        said.append(text.format(**words, years=years, count=len({each.asked.id for each in old})))
    return " ".join([*said, decided_words(matrix.goals)])


def decided_words(goals: Iterable[Goal]) -> str:
    """Return who set some goals, so that nobody takes a reference or a proposal for a decided goal."""
    kinds = Counter(one.kind for one in goals)
    nouns = {one.kind: kind_noun(one) for one in goals}
    listed = join_de([f"{nouns[kind]} ({kinds[kind]})" for kind in GoalKind if kind in kinds])
    if GoalKind.RESOLUTION in kinds:
        return _("Beschlossen ist davon nur, was „Ziel“ heißt: {kinds}.").format(kinds=listed)
    return _("Nichts davon hat die Region beschlossen: {kinds}.").format(kinds=listed)


def order_words(order: RowOrder) -> str:
    """Return how the rows are ordered, as a sentence."""
    return {
        RowOrder.DISTRICT: _("Die Reihenfolge ist die der Namen, je ‹Kreis›; sie ist keine Rangliste."),
        RowOrder.SIMILAR: _(
            "Beieinander steht, was bei möglichst vielen Zielen dieselbe Bewertung hat: Der Abstand zweier Gebiete ist "
            "der Anteil der Ziele mit verschiedener Bewertung; Gebiete werden nach mittlerem Abstand zu Gruppen "
            "verbunden, und diese so gereiht, dass Nachbarn sich am wenigsten unterscheiden. Oben ist nicht besser als "
            "unten."
        ),
        RowOrder.NAME: _("Die Reihenfolge ist die der Namen; sie ist keine Rangliste."),
    }[order]


def order_name(order: RowOrder) -> str:
    """Return what an order is called where one chooses it."""
    return {RowOrder.DISTRICT: _("‹Kreis›"), RowOrder.SIMILAR: _("Ähnlichkeit"), RowOrder.NAME: _("Name")}[order]
