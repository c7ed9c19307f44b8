"""What a reader of our CSV files does with a cell."""

FORMULA = ("=", "+", "-", "@", "'")


def original(cell: str) -> str:
    """Return the text that `harmless` made a cell of: without the apostrophe that kept it from being a formula.

    >>> original("''=1+1"), original("Arnsberg")
    ("'=1+1", 'Arnsberg')
    """
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(FORMULA) else cell
