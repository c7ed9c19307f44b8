"""The office as Streamlit runs it: from a draft to a release and back, by roles, with what stands against it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.desk.act import Act
from indicators.desk.drafts import Draft, begin, content, drafts, save
from indicators.desk.people import Person, Role
from indicators.loading.load import read_dataset
from indicators.loading.releases import read_releases
from tests import made_up

PAGES = ("overview", "figures", "reports", "tables", "texts", "releasing", "history")
VALUES = "sets/made_up/values.csv"
ADA = Person("Ada", Role.EDITOR)
BEA = Person("Bea", Role.RELEASER)


@pytest.fixture(autouse=True)
def folder(measure_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(measure_data))
    (measure_data / "texts").mkdir()
    (measure_data / "texts" / "impressum.md").write_text("# Impressum\n\n[Name des Betreibers]\n", "utf-8")
    return measure_data


def opened(page: str, person: Person = BEA, **parameters: str) -> AppTest:
    """A page of the office as a person sees it."""
    test = AppTest.from_string(f"from indicators.workplace import {page}\n{page}.page()\n", default_timeout=60)
    test.session_state["office_person"] = person
    test.query_params.update(parameters)
    test.run()
    assert [error.value for error in test.exception] == []
    return test


def button(test: AppTest, label: str) -> AppTest:
    """Press a button by its words."""
    [one] = [each for each in test.button if each.label == label]
    one.click().run()
    assert [error.value for error in test.exception] == []
    return test


def changed(folder: Path, who: str = "Ada", new: str = "25") -> Draft:
    act = Act(who, datetime.now(UTC))
    draft = begin(folder, "Nachtrag", act)
    seen = content(draft.data, VALUES)
    assert seen is not None
    file = seen.replace(b"anteil,09901001,2021,20,,", f"anteil,09901001,2021,{new},,".encode())
    save(draft, {VALUES: file}, seen={VALUES: seen}, act=act)
    return draft


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("person", [ADA, BEA, Person("Cem", Role.VIEWER)], ids=["editor", "releaser", "viewer"])
@pytest.mark.parametrize("has_draft", [True, False])
def test_every_page_stands_for_every_role(folder: Path, page: str, person: Person, has_draft: bool) -> None:
    if has_draft:
        changed(folder)
    test = opened(page, person)
    assert test.title
    may_write = [one.label for one in test.button if "Entwurf" in one.label or one.label in ("Verwerfen", "Freigeben")]
    assert not (person.role == Role.VIEWER and may_write)


def test_a_draft_is_begun_and_thrown_away(folder: Path) -> None:
    test = opened("overview")
    test.text_input[0].set_value("Neues Jahr")
    button(test, "Entwurf beginnen")
    [one] = drafts(folder)
    assert (one.title, one.author) == ("Neues Jahr", "Bea")
    button(opened("overview"), "Verwerfen")
    assert drafts(folder) == []


def test_from_a_draft_to_a_release_and_back(folder: Path) -> None:
    changed(folder)
    test = opened("releasing")
    assert [one.label for one in test.button if one.label == "Freigeben"]
    test.text_input[0].set_value("Anteil nachgetragen")
    test.run()
    button(test, "Freigeben")
    assert [one.title for one in read_releases(folder)[0]] == ["Anteil nachgetragen"] and drafts(folder) == []
    back = opened("history")
    back.text_input[0].set_value("Irrtum")
    back.run()
    button(back, "Zurücknehmen")
    assert [one.title for one in read_releases(folder)[0]] == ["Irrtum", "Anteil nachgetragen"]
    values = read_dataset(folder).values
    assert values[(values["indicator"] == "anteil") & (values["year"] == 2021)]["value"].tolist() == [20.0]


def test_who_wrote_in_a_draft_does_not_release_it(folder: Path) -> None:
    changed(folder, who="Bea")
    test = opened("releasing")
    assert "Freigeben" not in [one.label for one in test.button] and "nicht selbst" in test.info[0].value
    alone = opened("releasing", Person("Bea", Role.RELEASER, is_alone=True))
    assert "Freigeben" in [one.label for one in alone.button]


def test_a_fault_is_named_and_forbids_the_release(folder: Path) -> None:
    changed(folder, new="2O")
    test = opened("releasing")
    assert "2O" in "".join(one.proto.body for one in test.get("html"))
    test.text_input[0].set_value("Falsch")
    test.run()
    assert [one.disabled for one in test.button if one.label == "Freigeben"] == [True]


def test_reports_of_the_round_become_rows_of_the_draft(folder: Path) -> None:
    draft = changed(folder)
    test = opened("reports", ADA)
    assert test.button[0].disabled and "0 Berichte" in test.button[0].label
    assert test.toggle[0].value is True
    assert read_dataset(draft.data).measures


def test_a_text_is_edited_beside_what_visitors_read(folder: Path) -> None:
    draft = changed(folder)
    test = opened("texts", ADA)
    assert "noch nicht angegeben" in "".join(one.value for one in test.markdown)
    test.text_area[0].set_value("# Impressum\n\nAmt <b>Muster</b>\n").run()
    button(test, "In den Entwurf schreiben")
    assert content(draft.data, "texts/impressum.md") == b"# Impressum\n\nAmt <b>Muster</b>\n"
    assert b"[Name" in (content(folder, "texts/impressum.md") or b"")


def test_hostile_names_stay_text(folder: Path) -> None:
    begin(folder, made_up.EVIL, Act(made_up.EVIL, datetime.now(UTC)))
    for page in PAGES:
        test = opened(page)
        assert "<img" not in "".join(one.proto.body for one in test.get("html"))
        assert "<img" not in "".join(one.value for one in [*test.markdown, *test.caption]).replace("\\<img", "")


def test_of_two_who_write_the_same_text_the_second_is_told_and_loses_nothing(folder: Path) -> None:
    draft = changed(folder)
    one, other = opened("texts", ADA), opened("texts", BEA)
    one.text_area[0].set_value("# Impressum\n\nVon Ada\n").run()
    other.text_area[0].set_value("# Impressum\n\nVon Bea\n").run()
    button(one, "In den Entwurf schreiben")
    button(other, "In den Entwurf schreiben")
    assert "dasselbe geändert" in other.error[0].value
    assert other.text_area[0].value == "# Impressum\n\nVon Bea\n"
    assert content(draft.data, "texts/impressum.md") == b"# Impressum\n\nVon Ada\n"
    assert "inzwischen geschrieben" in other.run().warning[0].value
    button(other, "Neu laden und eigene Eingabe verwerfen")
    assert other.text_area[0].value == "# Impressum\n\nVon Ada\n" and not other.warning


def test_a_release_that_was_taken_back_already_says_so(folder: Path) -> None:
    changed(folder)
    test = opened("releasing")
    test.text_input[0].set_value("Neu").run()
    button(test, "Freigeben")
    for _each in range(2):
        back = opened("history")
        back.text_input[-1].set_value("Irrtum").run()
        [*_others, last] = [one for one in back.button if one.label == "Zurücknehmen"]
        last.click().run()
        assert not back.exception
    assert "nichts zu ändern" in back.info[0].value
