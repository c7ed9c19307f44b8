"""What a municipality says itself, as it stands beside figures, ratings and measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.model import DataSet
from indicators.model.statement import Statement

OPARL = "oparl"  # part of the address of a record in a council's information system


@dataclass(frozen=True, slots=True)
class Word:
    """A statement as readers see it: who says it and when, the text, that it is over ("" if not), the resolution."""

    title: str
    text: str
    outdated: str
    url: str
    link: str

    @property
    def line(self) -> str:
        """All of it but the link, for where there is one line: "Stellungnahme Olpe: Rathaus, 01.03.2026: „…“"."""
        title = " · ".join(filter(None, [self.title, self.outdated]))
        return _("{title}: „{text}“").format(title=title, text=self.text)


def statements_about(dataset: DataSet, area: str, day: date, **about: str) -> list[Statement]:
    """Return what an area says about a goal, an indicator or a measure, the newest first.

    What is over on `day` counts only where nothing else is said: then the last of it. `about` is one of `goal`,
    `indicator` and `measure` with its id.
    """
    [thing] = about.items()
    found = [one for one in dataset.statements if one.area == area and one.about == thing]
    found.sort(key=lambda one: one.day, reverse=True)
    return [one for one in found if one.is_valid(day)] or found[:1]


def statements_of(dataset: DataSet, area: str) -> list[Statement]:
    """Return all that an area says, the newest first."""
    return sorted((one for one in dataset.statements if one.area == area), key=lambda one: one.day, reverse=True)


def words_of(dataset: DataSet, statements: Iterable[Statement], day: date) -> list[Word]:
    """Return statements as readers see them."""
    return [
        Word(
            title=_("Stellungnahme {area}: {office}, {day}").format(
                area=dataset.areas[one.area].label, office=one.office, day=day_de(one.day)
            ),
            text=one.text,
            outdated="" if one.is_valid(day) or not one.valid_until
            else _("abgelaufen, galt bis {day}").format(day=day_de(one.valid_until)),
            url=one.url,
            link=_("Datensatz der Ratsinformation (OParl)") if OPARL in one.url.casefold() else _("Zum Beschluss"),
        )
        for one in statements
    ]  # fmt: skip


def about_words(dataset: DataSet, one: Statement) -> str:
    """Return what a statement is about: the label of its goal, indicator or measure."""
    kind, name = one.about
    if kind == "goal":
        return dataset.goals[name].label
    return dataset.indicators[name].label if kind == "indicator" else dataset.measures[name].label
