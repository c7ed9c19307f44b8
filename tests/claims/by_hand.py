"""False statements as literal texts: as they read before they were mended, and such as the shipped data never give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ByHand:
    """A statement with what it is about, and the check or rule that must report it."""

    reported_by: str
    kind: str
    text: str
    about: Mapping[str, Any] = field(default_factory=dict)


BERLEBURG, LAASPHE, ALTENA, HSK = "05970004", "05970028", "05962004", "05958"


def _rated(reported_by: str, kind: str, text: str, goal: str, area: str = BERLEBURG) -> ByHand:
    return ByHand(reported_by, kind, text, {"goal": goal, "area": area})


def _of(reported_by: str, kind: str, text: str, indicator: str, area: str = BERLEBURG, **about: Any) -> ByHand:
    return ByHand(reported_by, kind, text, {"indicator": indicator, "area": area, **about})


TURNOUT = "In Bad Berleburg beteiligten sich von 100 Wahlberechtigten 62 an der Kommunalwahl 2020."
POINTS = "Im Hochsauerlandkreis kamen auf 1.000 Menschen 1,75 öffentliche Ladepunkte (Stand Mitte 2024)"
GOALS = (
    "In Bad Berleburg sind von 12 bewerteten Zielen 2 auf Kurs oder eingehalten, 1 knapp daneben, 7 zu langsam und "
    "2 auf falschem "
    "Weg oder ohne Bewegung."
)
TILES = "Sonne, auf Kurs oder eingehalten: 2; leicht bewölkt, knapp daneben: 1; Wolke, zu langsam: 7."
RANGE = (
    "Bei „Gigabitfähige Anschlüsse“ reichen die Werte Mitte 2021 von 0,6 Prozent (Lennestadt) bis 93,9 Prozent "
    "(Arnsberg); "
    "der {middle} ist 54,5 Prozent."
)
GLASFASER_2018 = (
    "unter 0,5: 0 | 0,5 bis unter 2: 3 | 2 bis unter 5: 0 | 5 bis unter 20: 0 | 20 und mehr: 0 | {zero}: 56"
)
MAP_2018 = {"indicator": "glasfaser", "year": 2018, "level": "municipality"}
MAP_2021 = {"indicator": "gigabit", "year": 2021, "level": "municipality"}
BETTER = "In Bad Berleburg geht die Entwicklung bei „{goal}“ in die gewünschte Richtung."
SLOW = (
    "In Bad Laasphe geht die Entwicklung {to} „5 öffentliche Ladepunkte je 1.000 Einwohner bis 2030“ in die richtige "
    "Richtung"
)

AS_IT_READ = (
    # paediatricians of municipalities, whose figures are estimated
    _of("above_or_below", "comparison", "7,5 über dem Kreis (4,2) · 7,3 über der Region (4,4)", "kinderaerzte",
    year=2022),
    _of("compared_in_sentence", "compared", "Das liegt 7,3 über dem Wert in Südwestfalen (4,4).", "kinderaerzte",
    year=2022),
    _rated(
        "rating_said", "rating", BETTER.format(goal="Mehr Kinderärztinnen und Kinderärzte je Kind"),
        "kinderaerzte_richtung"
    ),
    _rated("unfit_values_have_no_rating", "rating.word", "besser", "kinderaerzte_richtung"),
    # charging points: two in 2014 and two in 2021, divided by people of another year; towns with none at all
    _rated(
        "standstill_leads_nowhere", "rating", f"{SLOW.format(to='zum Ziel')}, aber zu langsam.", "ladepunkte_2030",
        LAASPHE,
    ),
    _rated("rating_said", "rating", f"{SLOW.format(to='bei')}, aber zu langsam.", "ladepunkte_2030", LAASPHE),
    _of("value_said", "statement", f"{POINTS}; Ende 2019 waren es 0,34.", "ladepunkte_je_1000", HSK),
    _rated("status_word_said", "rating.word", "bewegt sich weg", "ladepunkte_2030", ALTENA),
    # goals of two families and of different standing in one sum
    ByHand("proposals_are_no_goals", "goals", GOALS, {"area": BERLEBURG}),
    ByHand("pace_needs_a_target", "goals", GOALS, {"area": BERLEBURG}),
    ByHand("pace_needs_a_target", "goals.tiles", TILES, {"area": BERLEBURG}),
    _rated("status_word_said", "rating.word", "knapp daneben", "arbeitslosigkeit_richtung"),
    # the target year has passed, the value is of 2021
    _rated(
        "rating_said", "rating",
        "In Bad Berleburg ist die Entwicklung bei „Gigabit für alle Haushalte bis 2025“ auf Kurs.", "gigabit_2025",
    ),
    _rated("status_word_said", "rating.word", "auf Kurs", "gigabit_2025"),
    # nothing is rated
    ByHand(
        "nothing_rated_is_not_none_on_track", "goal", "0 von 59 Gemeinden sind auf Kurs, 59 ohne Bewertung.",
        {"goal": "solar_2030", "level": "municipality"},
    ),
    # later elections
    _of("value_said", "statement", TURNOUT, "wahlbeteiligung_rat"),
    _of(
        "value_said", "statement",
        "In Bad Berleburg beteiligten sich von 100 Wahlberechtigten 72 an der Bundestagswahl 2013; 2009 waren es 71.",
        "wahlbeteiligung_bund",
    ),
    # the change beside two figures
    _of("change_said", "change", "unverändert seit 2016", "siedlungsflaeche", year=2019),
    _of("change_said", "change", "−0,1 seit 2017", "hausaerzte", year=2022),
    _of("change_said", "change", "+232 seit 2014", "steuerkraft", area="swf", year=2019),
    # figures rounded to whole per cent; a middle without its name
    ByHand("legend_counts", "map.legend", GLASFASER_2018.format(zero="genau null"), MAP_2018),
    ByHand("a_middle_has_its_name", "range", RANGE.format(middle="mittlere Wert"), MAP_2021),
    # reports of measures, which nobody owes
    ByHand("nothing_is_overdue", "measures", "3 Maßnahmen mit überfälligem Bericht.", {"area": BERLEBURG,
    "pillar": ""}),
    # figures of two years, set against each other as if they were of one
    ByHand(
        "correlation_told", "relation",
        "Zwischen „Gigabitfähige Anschlüsse“ und „Hausärztinnen/Hausärzte“ gibt es in 59 Gemeinden praktisch "
        "keinen Zusammenhang "
        "(Pearson 0,02, Spearman 0,03).",
        {"x": "gigabit", "y": "hausaerzte"},
    ),
)  # fmt: skip

STILL_TRUE = (
    _of("", "change", "+0,1\u202fProzentpunkte seit 2016", "siedlungsflaeche", year=2019),
    _of("", "change", "−0,2 seit 2017", "hausaerzte", year=2022),
    _of("", "statement",
    f"{TURNOUT} Spätere Stände gibt es, sie fehlen hier noch: Kommunalwahl vom 14. September 2025.",
        "wahlbeteiligung_rat"),
    _rated("", "rating.word",
    "Stand\u00a02021, heute nicht zu bewerten; damals: auf Kurs – einmaliger Sprung 2019/20, zuletzt nicht besser",
           "gigabit_2025"),
    _rated("", "rating.word", "nicht bewertet: die Werte eignen sich nicht dafür", "kinderaerzte_richtung"),
    ByHand("", "map.legend", GLASFASER_2018.format(zero="null, gerundet"), MAP_2018),
    ByHand("", "range", RANGE.format(middle="Median"), MAP_2021),
)  # fmt: skip

MEDICINE = {"indicator": "hausaerzte", "year": 2022}
ONLY_BY_HAND = (
    ByHand("all_the_same", "spread",
    "Bei „Hausärztinnen/Hausärzte“ haben 2022 alle 59 Gemeinden denselben Wert: 5,0 je 10.000 "
           "Einwohner.", MEDICINE),
    ByHand("no_spread", "spread", "Zu „Hausärztinnen und Hausärzte“ gibt es keine Werte je Gemeinde.", MEDICINE),
    ByHand("too_few_for_most", "spread.rule", "Nur 7 Gemeinden haben einen Wert; „die meisten“ gibt es erst ab 8.",
    MEDICINE),
    ByHand("one_side_is_equal", "relation",
           "Einer der beiden Werte ist überall gleich; dann gibt es keinen Zusammenhang zu messen.",
           {"x": "gigabit", "y": "hausaerzte"}),
    ByHand("counted_as_of_today", "goal", "Von 59 Gemeinden: 7 auf Kurs und 52 zu langsam. Stand 2021.",
           {"goal": "glasfaser_2030", "level": "municipality"}),
    _of("events_named", "line", "Maßnahmen dazu: 1 SWF-Labore (Beginn: 2021).", "gigabit"),
    _of("value_of_another_year", "compared",
    "In Südwestfalen gibt es nur einen Wert aus einem anderen Jahr: 5,6 (2021).",
        "hausaerzte", year=2022),
    _rated("rating_said", "rating", "In Bad Berleburg steht der Wert bei „Gigabit für alle Haushalte bis 2025“ still.",
    "gigabit_2025"),
    _of("prices_said", "statement", "In jeweiligen Preisen, nicht um die Preisentwicklung bereinigt.", "hausaerzte"),
    _rated("weakness_said", "rating", "Aber: zuletzt langsamer.", "arbeitslosigkeit_richtung"),
    _rated("receipt_without_values", "receipt", "Keine Werte.", "kinderaerzte_richtung"),
)  # fmt: skip
