"""Two changed versions of a file become one, or are told apart row by row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indicators.desk.rows import changes, merge, read, written

HEADER = ("id", "label_de", "text_de")
NAME = "visions.csv"


def table(**rows: str) -> bytes:
    """A table with a label by id."""
    return written(HEADER, [{"id": name, "label_de": label} for name, label in rows.items()])


BASE = table(a="1", b="2", c="3")


def labels(content: bytes | None) -> dict[str, str]:
    assert content is not None
    return {row["id"]: row["label_de"] for row in read(content)[1]}


def test_changes_in_different_rows_are_both_kept() -> None:
    found = merge(NAME, BASE, table(a="9", b="2", c="3"), table(a="1", b="2", c="7"))
    assert (labels(found.content), found.conflicts) == ({"a": "9", "b": "2", "c": "7"}, ())


def test_the_same_row_changed_in_two_ways_is_a_conflict_and_stays_as_it_is_now() -> None:
    found = merge(NAME, BASE, table(a="9", b="2", c="3"), table(a="8", b="2", c="3"))
    [one] = found.conflicts
    assert (one.file, one.key) == (NAME, "a")
    assert [side and side["label_de"] for side in (one.base, one.present, one.mine)] == ["1", "9", "8"]
    assert labels(found.content)["a"] == "9"


def test_the_same_change_by_both_is_none() -> None:
    same = table(a="1", b="5", c="3")
    assert merge(NAME, BASE, same, table(a="1", b="5", c="4")).content == table(a="1", b="5", c="4")
    assert merge(NAME, BASE, same, same).conflicts == ()


def test_new_rows_stand_behind_the_row_they_were_put_behind() -> None:
    found = merge(NAME, BASE, table(z="0", a="1", b="2", c="3"), table(a="1", x="4", b="2", c="3", y="5"))
    assert list(labels(found.content)) == ["z", "a", "x", "b", "c", "y"]


def test_a_row_deleted_here_and_changed_there_is_a_conflict() -> None:
    found = merge(NAME, BASE, table(a="9", b="2", c="3"), table(b="2", c="3"))
    assert [one.key for one in found.conflicts] == ["a"]
    assert labels(merge(NAME, BASE, BASE, table(b="2", c="3")).content) == {"b": "2", "c": "3"}
    assert labels(merge(NAME, BASE, table(b="2", c="3", d="1"), table(a="1", b="2", c="6")).content) == {
        "b": "2", "c": "6", "d": "1",
    }  # fmt: skip


def test_what_is_no_table_of_ours_is_merged_as_a_whole_or_not_at_all() -> None:
    assert merge("texts/a.md", b"old", b"old", b"new").content == b"new"
    assert merge("texts/a.md", b"old", b"theirs", b"old").content == b"theirs"
    assert len(merge("texts/a.md", b"old", b"theirs", b"mine").conflicts) == 1
    assert len(merge(NAME, BASE, b"\xff\xfe", table(a="2")).conflicts) == 1
    assert merge(NAME, None, None, BASE).content == BASE


def test_rows_of_one_key_are_told_apart_by_their_number() -> None:
    name, head = "measure_reports.csv", ("measure", "date", "status")
    rows = [{"measure": "m", "date": "2035-01-01", "status": status} for status in ("eins", "zwei")]
    later = [rows[0], {**rows[1], "status": "drei"}]
    assert [one.key for one in changes(name, written(head, rows), written(head, later))] == ["m, 2035-01-01 (2)"]


TABLES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("123"), max_size=6).map(lambda rows: table(**rows))


@given(TABLES, TABLES, TABLES)
def test_nothing_is_lost_or_overwritten_silently(base: bytes, theirs: bytes, ours: bytes) -> None:
    found = merge(NAME, base, theirs, ours)
    before, there, here, result = (labels(one) for one in (base, theirs, ours, found.content))
    told = {one.key for one in found.conflicts}
    for key in {*before, *there, *here}:
        sides = before.get(key), there.get(key), here.get(key)
        assert (key in told) == (len({*sides}) == 3 or (sides[1] != sides[0] != sides[2] and sides[1] != sides[2]))
        expected = sides[1] if key in told or sides[2] == sides[0] else sides[2]
        assert result.get(key) == expected


@given(TABLES, TABLES)
def test_applying_the_changes_of_one_side_alone_gives_that_side(base: bytes, ours: bytes) -> None:
    assert labels(merge(NAME, base, base, ours).content) == labels(ours)
    assert (changes(NAME, base, ours) == []) == (labels(base) == labels(ours))
