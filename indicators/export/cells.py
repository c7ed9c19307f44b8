"""Texts of the data made harmless for files that leave the dashboard."""

from indicators.language.visible import visible

LONGEST_CELL = 32_000  # Excel takes 32,767 characters
_FORMULA = ("=", "+", "-", "@", "'")


def harmless(text: str) -> str:
    """Return a text of the data as a cell of a CSV file: visible, and never a formula for a spreadsheet.

    A text that begins with = + - @ or an apostrophe gets an apostrophe in front, which a reader takes away again.

    >>> harmless("=1+1"), harmless("Arnsberg"), harmless("")
    ("'=1+1", 'Arnsberg', '')
    """
    shown = visible(text, LONGEST_CELL)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
