"""Excel workbooks (.xlsx, .xlsm): looked through for bombs, read by calamine, mended by what that does not tell."""

import io
import zipfile
from collections.abc import Sequence

from indicators.intake.files import limits
from indicators.intake.files.bombs import refuse_bombs
from indicators.intake.files.cell import Cell, ErrorCell, percent, plain
from indicators.intake.files.sheet import Details, RawSheet, visible
from indicators.intake.files.workbook_details import workbook_details
from indicators.model.problems import DataProblems, Problem, refusal


def sheets(content: bytes, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets of a workbook and notices; raises DataProblems where it is hostile, protected or broken."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if any(one.endswith("workbook.bin") for one in archive.namelist()):  # can not be looked through beforehand
            raise refusal("binary", name, "Das binäre Excel-Format wird nicht gelesen.", "Als .xlsx speichern.")
        refuse_bombs(archive, name)
        details = workbook_details(archive, name)
    return read_by_calamine(content, name, details)


def read_by_calamine(content: bytes, name: str, details: dict[str, Details]) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets that calamine reads, mended by what else is known of them; raises DataProblems."""
    import python_calamine

    found: list[RawSheet] = []
    notices: list[Problem] = []
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for meta in workbook.sheets_metadata:
            if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            page = workbook.get_sheet_by_name(meta.name)
            if page.total_height * page.total_width > limits.MAX_CELLS:
                raise limits.too_many_cells(name)
            cells = [[plain(cell) for cell in row] for row in page.to_python(skip_empty_area=False)]
            own = details.get(meta.name, Details())
            _mend(cells, own)
            sheet, more = visible(meta.name, cells, own, file=name, merged=page.merged_cell_ranges or ())
            is_hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
            found.append(RawSheet(sheet.name, sheet.rows, sheet.lines, hidden=is_hidden))
            notices += [] if is_hidden else more
    except python_calamine.PasswordError as error:
        raise limits.protected(name) from error
    except (DataProblems, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader's own errors have no common type; its panics are no Exception
        raise limits.broken(name) from error
    return found, notices


def _mend(cells: Sequence[list[Cell]], details: Details) -> None:
    """Error cells, which the reader leaves empty, and per cent formats, which it does not know."""
    for row, column, text in details.errors:
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = ErrorCell(text)
    for row, columns in details.percents.items():
        line = cells[row] if row < len(cells) else []
        for column in columns:
            if column < len(line) and isinstance(cell := line[column], int | float):
                line[column] = percent(float(cell))
