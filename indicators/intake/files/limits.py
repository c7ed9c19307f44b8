"""How large a file may be, before and after it is unpacked, and the refusals that several kinds of files share."""

from indicators.model.problems import DataProblems, refusal

MAX_BYTES = 50_000_000
MAX_UNPACKED = 200_000_000
MAX_TEXT = 100_000_000
MAX_CELLS = 6_000_000


def too_large(name: str, size: int, limit: int) -> DataProblems:
    """Return the refusal of a file of too many bytes."""
    found = f"Die Datei hat {size / 1e6:.0f} Megabyte."
    return refusal("too_large", name, found, f"Höchstens {limit / 1e6:.0f} Megabyte; bitte die Auswahl verkleinern.")


def too_many_cells(name: str, most: int = MAX_CELLS) -> DataProblems:
    """Return the refusal of a table of too many cells."""
    expected = f"Höchstens {most / 1e6:.0f} Millionen Zellen; bitte die Auswahl verkleinern."
    return refusal("too_large", name, "Die Tabelle reicht über zu viele Zellen.", expected)


def protected(name: str) -> DataProblems:
    """Return the refusal of a file that needs a password."""
    expected = "Bitte öffnen, ohne Kennwort speichern und noch einmal versuchen."
    return refusal("password", name, "Die Datei ist mit einem Passwort geschützt.", expected)


def broken(name: str) -> DataProblems:
    """Return the refusal of a spreadsheet that no reader can read."""
    expected = "Bitte in Excel oder LibreOffice öffnen und neu als .xlsx speichern."
    return refusal("binary", name, "Die Datei kann nicht gelesen werden.", expected)
