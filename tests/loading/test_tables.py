import pytest

from indicators.loading.tables import LINE, MAX_BYTES, read_table


@pytest.fixture
def read(tmp_path):
    def read_(content: str | bytes, *columns: str):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_table(path, columns, name="table.csv")

    return read_


def test_cells_stay_text_so_that_codes_keep_their_zero(read):
    frame, problems = read("ags,value\n05958004,1\n", "ags", "value")
    assert frame["ags"].tolist() == ["05958004"]
    assert problems == []


def test_an_empty_cell_is_empty_text_and_the_word_NA_stays_a_word(read):
    frame, _ = read("a,b\n,NA\n", "a", "b")
    assert frame[["a", "b"]].values.tolist() == [["", "NA"]]


def test_lines_are_counted_as_an_editor_shows_them(read):
    frame, _ = read('a,b\n1,"two\nlines"\n\n2,x\n', "a", "b")
    assert frame[LINE].tolist() == [3, 5]


def test_columns_may_stand_in_any_order_and_others_are_ignored(read):
    frame, _ = read("z,b,a\n9,2,1\n", "a", "b")
    assert frame.drop(columns=LINE).to_dict("records") == [{"a": "1", "b": "2"}]


def test_a_file_from_excel_with_byte_order_mark_and_carriage_returns_is_read(read):
    frame, problems = read("\ufeffa,b\r\n1,2\r\n".encode(), "a", "b")
    assert frame["a"].tolist() == ["1"]
    assert problems == []


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_a_separator_inside_a_cell_does_not_end_the_line(read, separator):
    frame, problems = read(f"a,b\none{separator}two,2\n3,4\n", "a", "b")
    assert problems == []
    assert frame["b"].tolist() == ["2", "4"]
    assert frame[LINE].tolist() == [2, 3]


def test_a_header_alone_is_a_table_without_rows(read):
    frame, problems = read("a,b\n", "a", "b")
    assert (len(frame), problems) == (0, [])


def test_a_missing_file_is_a_problem(tmp_path):
    frame, [problem] = read_table(tmp_path / "none.csv", ["a"], name="none.csv")
    assert (frame, problem.code, problem.file) == (None, "file_missing", "none.csv")


def test_a_file_in_windows_1252_names_the_place_of_the_first_strange_character(read):
    frame, [problem] = read("ort\nSüden\n".encode("cp1252"), "ort")
    assert (frame, problem.code) == (None, "encoding")
    assert "5" in problem.found


def test_a_workbook_under_the_name_of_a_csv_file_is_named_as_binary_or_not_utf_8(read):
    assert read(b"PK\x03\x04\x00\x00", "a")[1][0].code == "binary"
    assert read(b"\xd0\xcf\x11\xe0\x00", "a")[1][0].code == "encoding"


def test_a_missing_column_names_what_was_probably_meant(read):
    _, [problem] = read("indicator,aera\n", "indicator", "area")
    assert "„aera“" in problem.found


def test_a_file_too_large_to_be_a_table_of_ours_is_not_read(tmp_path):
    path = tmp_path / "riesig.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 10**7)
    frame, [problem] = read_table(path, ["a"], name="riesig.csv")
    assert (frame, problem.code) == (None, "too_large")
    assert "210 Megabyte" in problem.found


def test_a_separator_within_an_only_column_is_no_separator_of_columns(read):
    assert read("a\n1;2\n", "a")[1] == []
