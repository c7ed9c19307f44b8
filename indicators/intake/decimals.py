"""The decimal sign of each indicator's figures: said, shown by the figures themselves, or by others of the file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from indicators.intake.cells import decimal_of
from indicators.intake.columns import Plan
from indicators.intake.files import Cell, text_of
from indicators.intake.findings import Account
from indicators.intake.layout.found import FoundColumn


def decimals_of(
    plans: Sequence[Plan], columns: Sequence[FoundColumn], *, declared: str, account: Account
) -> dict[str, str]:
    """Return the decimal sign by indicator: `declared`, else shown by the figures themselves.

    Figures that can be read both ways follow a decimal comma elsewhere in the file's `columns`, as German figures do;
    without one that is a fault, and they have no sign here.
    """
    cells: dict[str, list[Cell]] = defaultdict(list)
    for plan in plans:
        places = {(one.sheet, one.index) for one in plan.used}
        same = [one for one in columns if (one.sheet, one.index) in places and not one.is_text]
        cells[plan.value.indicator] += [cell.cell for one in (same or plan.used) for cell in one.cells]
    if declared:
        return dict.fromkeys(cells, declared)
    shown = {name: decimal_of(own) for name, own in cells.items()}
    has_comma = None in shown.values() and _shows_a_comma(cells.values(), columns)
    torn = [name for name, sign in shown.items() if sign is None and not has_comma]
    for name in torn:
        texts = (text_of(cell) for cell in cells[name] if isinstance(cell, str))
        example = next(text for text in texts if re.search(r"\d[.,]\d{3}", text))
        found = f"„{example}“ kann zweierlei heißen: mit Tausendertrennung oder mit Nachkommastellen."
        account.fault("ambiguous", None, None, found, "Mit --decimal comma oder --decimal point sagen, was gilt.")
    return {name: sign or "," for name, sign in shown.items() if name not in torn}


def _shows_a_comma(used: Iterable[Sequence[Cell]], columns: Sequence[FoundColumn]) -> bool:
    """True where some column of the file, wanted or not, shows a decimal comma and none a decimal point."""
    every = [*used, *([cell.cell for cell in one.cells] for one in columns if not one.is_text)]
    is_comma = decimal_of(cell for own in every for cell in own) == ","
    return is_comma and all(decimal_of(own) != "." for own in every)
