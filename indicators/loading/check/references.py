"""Codes that a row names: areas, and what stands in other tables."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indicators.loading.rows import Row
from indicators.model.areas import Areas
from indicators.model.problems import near_matches


@dataclass(frozen=True, slots=True)
class Known:
    """What a column may name: codes of `file` that can be used, and all codes that stand in it.

    One that stands there but can not be used has a fault of its own. `in_file` None says that the file can not be
    read: then no code is called unknown.
    """

    file: str
    usable: Collection[str]
    in_file: Collection[str] | None = ()


def usable(row: Row, column: str, codes: Sequence[str], known: Known) -> tuple[str, ...]:
    """Return the codes that can be used, each once; one that the file does not have is a fault of the row."""
    for code in filter(None, codes):
        if known.in_file is not None and code not in known.usable and code not in known.in_file:
            expected = f"Kürzel aus {known.file}.{near_matches(code, known.usable)}"
            row.fault("unknown", column, f"„{code}“ ist unbekannt.", expected)
    return tuple(dict.fromkeys(code for code in codes if code in known.usable))


def check_areas_named(row: Row, codes: Sequence[str], areas: Areas, *, column: str = "areas") -> None:
    """Note a fault for each code in a column of areas that is none, "05958004 | 05962040"."""
    known = [area.code for area in areas]
    for code in codes:
        if code not in known:
            short = code.isdigit() and f"0{code}" in known
            near = near_matches(code, known)
            expected = f"Die führende Null fehlt: „0{code}“." if short else f"AGS aus areas.csv.{near}"
            row.fault("area", column, f"Das Gebiet „{code}“ ist unbekannt.", expected)
