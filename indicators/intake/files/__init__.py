"""Publishers' files as sheets of raw cells: CSV, spreadsheets, tables saved as HTML, or a ZIP with one of them."""

from indicators.intake.files.cell import Cell, ErrorCell, Percent, text_of
from indicators.intake.files.read import read_content, read_path
from indicators.intake.files.sheet import PublisherFile, RawSheet

__all__ = ["Cell", "ErrorCell", "Percent", "PublisherFile", "RawSheet", "read_content", "read_path", "text_of"]
