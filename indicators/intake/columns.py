"""Which columns of a file hold which indicator: by a recipe, by a person, or by a name that leaves no doubt."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.intake.findings import Account
from indicators.intake.layout.found import FoundColumn, as_one, overlap, titles_of
from indicators.intake.layout.heads import path_of
from indicators.intake.layout.roles import FIGURE_WORDS
from indicators.intake.recipe import Recipe, Value
from indicators.intake.units import contradict
from indicators.model import Indicator
from indicators.model.problems import near_matches

LISTED = 12
ANY_ABOVE = "…"  # in the head of a recipe: whatever stands above
SHARE = re.compile(r"(?P<above>.+?)\s[/÷]\s(?P<below>.+?)(?:\s[*×]\s(?P<factor>\d+))?")
SHARE_DECIMALS = 2
# Words that leave a name what it is: "Bevölkerung | Insgesamt" is the population.
NEUTRAL = frozenset({"insgesamt", "gesamt", "zusammen", *FIGURE_WORDS})
HOW_TO_NAME_A_COLUMN = 'Mit --column "Kopf=indikator" oder --indicator sagen, was sie bedeutet.'


@dataclass(frozen=True, slots=True)
class Given:
    """What a person adds where a file does not say it.

    `year`, `decimal` sign and `signs` of the whole file, the reporting `day` that stands for its year, the `indicator`
    of its only column, and `columns`: indicators by the head of their column, "" for one that is to be left out.
    """

    year: int | None = None
    decimal: str = ""
    signs: str = ""
    day: str = ""
    indicator: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """One indicator and the columns its figures are made of."""

    value: Value
    column: FoundColumn
    plus: tuple[FoundColumn, ...] = ()
    divide_by: FoundColumn | None = None

    @property
    def used(self) -> tuple[FoundColumn, ...]:
        """All its columns."""
        return (self.column, *self.plus, *([self.divide_by] if self.divide_by else []))


def plain(text: str) -> str:
    """A head as it is compared: without hyphens, brackets and capitals.

    >>> plain("Gigabitfähige  Anschlüsse (leitungs-gebunden)"), plain("Wähler/-innen")
    ('gigabitfähige anschlüsse leitungs gebunden', 'wähler innen')
    """
    return " ".join(re.sub(r"[\s\-–/()\[\]:,;„“\"]+", " ", text).split()).casefold()


def find(columns: Sequence[FoundColumn], header: Sequence[str]) -> list[FoundColumn]:
    """Return the columns with exactly this head and, where it says one, unit; "…" first stands for any texts above."""
    if header[:1] == (ANY_ABOVE,):
        return _by_end(columns, header[1:])
    path, unit = path_of(header)
    wanted = [plain(text) for text in path]
    literal = [plain(text) for text in header]
    same = [one for one in columns if [plain(text) for text in one.path] in (wanted, literal)]
    if not unit and len(same) > 1:
        return [one for one in same if not one.unit] or same
    return [one for one in same if not unit or not one.unit or plain(one.unit) == plain(unit)]


def find_said(columns: Sequence[FoundColumn], header: str) -> list[FoundColumn]:
    """Return the columns a person means: the whole head, or as much of its end as leaves no doubt."""
    texts = [text.strip() for text in header.split("|")]
    if exact := find(columns, texts) or [one for one in columns if plain(one.title) == plain(header)]:
        return exact
    return _by_end(columns, texts)


def _by_end(columns: Sequence[FoundColumn], texts: Sequence[str]) -> list[FoundColumn]:
    """Columns whose heads end like this; several that never have a figure of the same place and time are one."""
    wanted = [plain(text) for text in path_of(texts)[0]]
    found = [one for one in columns if wanted and [plain(text) for text in one.path][-len(wanted) :] == wanted]
    return [as_one(found, tuple(texts))] if len(found) > 1 and not overlap(found) else found


def plan_by_recipe(recipe: Recipe, columns: Sequence[FoundColumn], account: Account) -> list[Plan]:
    """Return the plans of a recipe; what is missing or stands twice is a fault and never guessed."""
    return [plan for value in recipe.values if (plan := _plan(value, columns, account))]


def left_out(given: Given, columns: Sequence[FoundColumn]) -> list[FoundColumn]:
    """Return the columns a person said are to be left out."""
    return [one for header, name in given.columns.items() if not name for one in find_said(columns, header)]


def plan_by_person(given: Given, columns: Sequence[FoundColumn], account: Account) -> list[Plan]:
    """Return the plans of the columns a person named, also as a share of two ("Wähler / Wahlberechtigte * 100")."""
    plans = []
    for header, indicator in given.columns.items():
        if not indicator:
            continue
        found = find_said(columns, header)
        if len(found) == 1:
            path = found[0].path
            is_joined = not any(found[0] is one for one in columns)
            if is_joined:
                account.repairs.add("joined", " | ".join(path))
            plans.append(Plan(Value(indicator, (ANY_ABOVE, *path) if is_joined else path), found[0]))
        elif not found and (share := _share(header, indicator, columns)):
            plans.append(share)
        else:
            code = "column_twice" if found else "column_missing"
            account.fault(code, None, None, missing_column((header,), columns, len(found)), HOW_TO_NAME_A_COLUMN)
    return plans


def _share(header: str, indicator: str, columns: Sequence[FoundColumn]) -> Plan | None:
    """The plan of "Wähler / Wahlberechtigte * 100": one column divided by another, times a factor."""
    parts = SHARE.fullmatch(header)
    above, below = (find_said(columns, parts[name]) for name in ("above", "below")) if parts else ([], [])
    if not parts or len(above) != 1 or len(below) != 1:
        return None
    factor = float(parts["factor"] or 1)
    value = Value(indicator, above[0].path, divide_by=below[0].path, factor=factor, decimals=SHARE_DECIMALS)
    return Plan(value, above[0], divide_by=below[0])


def plan_by_name(
    names: Mapping[str, Indicator], given: Given, columns: Sequence[FoundColumn], account: Account
) -> list[Plan]:
    """Return the plans of the columns that are called like an indicator, and of the one that a person gave it for.

    Of several that are called the same, those in another unit than the indicator's are left out.
    """
    figures = [one for one in columns if not one.is_text]
    if given.indicator and len(figures) == 1:
        return [Plan(Value(given.indicator, figures[0].path), figures[0])]
    plans = []
    meant: dict[int, Indicator] = {}
    for column in columns:
        texts = [text for text in column.path if text.casefold() not in NEUTRAL] or list(column.path)
        called = {one.id: one for text in texts if (one := names.get(text.casefold()))}
        if len(called) == 1 and all(text.casefold() in names for text in texts):
            meant[id(column)] = next(iter(called.values()))
    fitting = {one.id for column in columns if (one := meant.get(id(column))) and not contradict(column.unit, one.unit)}
    for column in columns:
        indicator = meant.get(id(column))
        if indicator and not (indicator.id in fitting and contradict(column.unit, indicator.unit)):
            plans.append(Plan(Value(indicator.id, column.path), column))
    if not given.indicator:
        return plans
    taken = [one.column for one in plans]
    others = [one for one in figures if not any(one is other for other in taken)]
    bare = [one for one in others if one.title.casefold() in FIGURE_WORDS] or others
    if len(bare) == 1:
        return [*plans, Plan(Value(given.indicator, bare[0].path), bare[0])]
    if bare:
        found = f"--indicator nennt einen Indikator, die Datei hat {len(bare)} Spalten: {_titles(bare)}."
        account.fault("column_twice", None, None, found, 'Mit --column "Kopf=indikator" sagen, welche gemeint ist.')
    return plans


def unused(columns: Iterable[FoundColumn], plans: Sequence[Plan]) -> list[FoundColumn]:
    """Return the columns that no plan uses."""
    used = [one for plan in plans for one in plan.used]
    return [one for one in columns if not any(one is other for other in used)]


def missing_column(header: Sequence[str], columns: Sequence[FoundColumn], times: int = 0) -> str:
    """Return words for a column that is not there, or `times` times, with what is."""
    wanted = " | ".join(header)
    found = f"Die Spalte „{wanted}“ kommt {times}-mal vor." if times else f"Die Spalte „{wanted}“ fehlt."
    return f"{found}{near_matches(wanted, titles_of(columns))} Vorhanden: {_titles(columns)}."


def _titles(columns: Sequence[FoundColumn]) -> str:
    titles = list(dict.fromkeys(titles_of([one for one in columns if not one.is_text])))
    return ", ".join(f"„{one}“" for one in titles[:LISTED]) + (" …" if len(titles) > LISTED else "")


def _plan(value: Value, columns: Sequence[FoundColumn], account: Account) -> Plan | None:
    own = _one(columns, (value.header, *value.or_header), account, optional=value.optional)
    if own is None:
        return None
    plus = [_one(columns, (header,), account) for header in value.plus]
    below = _one(columns, (value.divide_by, *value.or_divide_by), account) if value.divide_by else None
    if None in plus or (value.divide_by and below is None):
        return None
    return Plan(value, own, tuple(one for one in plus if one is not None), below)


def _one(
    columns: Sequence[FoundColumn], headers: Sequence[Sequence[str]], account: Account, *, optional: bool = False
) -> FoundColumn | None:
    for header in headers:
        found = find(columns, header)
        if len(found) == 1:
            return found[0]
        if found:
            text = missing_column(header, columns, len(found))
            account.fault("column_twice", None, None, text, "Siehe das Rezept, oder --column.")
            return None
    if not optional:
        text = missing_column(headers[0], columns)
        account.fault("column_missing", None, None, text, "Siehe das Rezept, oder --column.")
    return None
