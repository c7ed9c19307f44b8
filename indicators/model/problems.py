"""One problem of the data with its place, and the error that carries all of them at once."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a data file: stable code, place, what was found, what is expected.

    `row` is the line number in the file as an editor shows it (the header is line 1); None means the whole file.
    A `notice` takes nothing away: it says what was put right or left out on purpose.
    """

    code: str
    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    notice: bool = False

    def __str__(self) -> str:
        """One German sentence a reader can act on without knowing the code.

        >>> print(Problem("year", "sets/a/values.csv", 14, "year", "„20l9“ ist keine Jahreszahl.", "Vierstellig."))
        sets/a/values.csv, Zeile 14, Spalte „year“: „20l9“ ist keine Jahreszahl. Vierstellig. [year]
        >>> print(Problem("settings", "settings.toml", None, "email", "„7“ kann nicht gelten.", "Ein Text."))
        settings.toml, Schlüssel „email“: „7“ kann nicht gelten. Ein Text. [settings]
        """
        place = self.file
        if self.row is not None:
            place += f", Zeile {self.row}"
        if self.column:
            place += f", {'Schlüssel' if self.file.endswith('.toml') else 'Spalte'} „{self.column}“"
        said = f"{place}: {self.found} {self.expected} [{self.code}]"
        return f"Hinweis: {said}" if self.notice else said

    def as_dict(self) -> dict[str, str | int | bool | None]:
        """The fields as a plain mapping, for tables and JSON."""
        return asdict(self)


class DataProblems(ValueError):
    """Raised once with every problem found, when data can not be used at all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


def refusal(code: str, file: str, found: str, expected: str, *, line: int | None = None) -> DataProblems:
    """Return the error that a file can not be used at all, for one reason."""
    return DataProblems([Problem(code, file, line, None, found, expected)])


def near_matches(found: str, known: Iterable[str]) -> str:
    """Text that names what may have been meant, or "" if nothing is near.

    >>> near_matches("glasfsaer", ["glasfaser", "gigabit"])
    ' Gemeint vielleicht: „glasfaser“.'
    """
    near = get_close_matches(found, list(known), n=3, cutoff=0.7)
    return f" Gemeint vielleicht: {', '.join(f'„{name}“' for name in near)}." if near else ""
