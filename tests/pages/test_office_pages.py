"""The office as Streamlit runs it: from a draft to a release and back, by roles, with what stands against it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from indicators.desk.act import Act
from indicators.desk.drafts import Draft, begin, content, drafts, save
from indicators.desk.people import Person, Role
from indicators.desk.releasing import release
from indicators.desk.rows import read, written
from indicators.loading.load import read_dataset
from indicators.loading.releases import read_releases
from indicators.paths import ROOT
from indicators.workplace import login
from tests import made_up
from tests.pages.opened import bodies

PAGES = ("overview", "figures", "reports", "tables", "texts", "releasing", "history")
VALUES = "sets/made_up/values.csv"
ACT = Act("Ada", datetime.now(UTC))
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
    writing = ("Ja, verwerfen", "Ja, löschen", "Freigeben", "So entscheiden")
    may_write = [one.label for one in test.button if "Entwurf" in one.label or one.label in writing]
    assert not (person.role == Role.VIEWER and may_write)


def test_a_draft_is_begun_and_thrown_away(folder: Path) -> None:
    test = opened("overview")
    button(test, "Entwurf beginnen")
    assert "worum es geht" in test.error[0].value and drafts(folder) == []
    test.text_input[0].set_value("Neues Jahr")
    button(test, "Entwurf beginnen")
    [one] = drafts(folder)
    assert (one.title, one.author) == ("Neues Jahr", "Bea")
    button(opened("overview"), "Ja, verwerfen")
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
    assert [one.title for one in read_releases(folder)[0]] == [
        "Zurückgenommen: Anteil nachgetragen – Irrtum", "Anteil nachgetragen",
    ]  # fmt: skip
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
    button(test, "Freigeben")
    assert "Namen geben" in test.error[-1].value
    test.text_input[0].set_value("Falsch").run()
    button(test, "Freigeben")
    assert "Erst die Fehler beheben" in test.error[-1].value and read_releases(folder)[0] == []


def test_a_round_without_anything_to_report_says_so(folder: Path) -> None:
    changed(folder)
    test = opened("reports", ADA)
    button(test, "Berichte in den Entwurf schreiben (0)")
    assert "nichts geändert" in test.info[0].value
    draft, today = drafts(folder)[0], datetime.now(UTC).date().isoformat()
    seen = content(draft.data, "measure_reports.csv")
    assert seen is not None
    new = "".join(f"{name},{today},Laufend,,\n" for name in read_dataset(folder).measures)
    save(draft, {"measure_reports.csv": seen + new.encode()}, seen={"measure_reports.csv": seen}, act=ACT)
    assert "Zu jeder Maßnahme" in opened("reports", ADA).success[0].value


def field(test: AppTest, label: str) -> Any:
    """A field of a form by its label."""
    kinds = [*test.text_input, *test.text_area, *test.selectbox, *test.multiselect]
    [one] = [each for each in kinds if each.label == label]
    return one


def test_a_resolved_goal_is_entered_in_a_form(folder: Path) -> None:
    draft = changed(folder)
    test = opened("tables", ADA)
    test.selectbox[1].set_value(2).run()
    assert test.selectbox[1].options[2] == "Ziele"
    button(test, "In den Entwurf schreiben")
    assert "fehlt noch\\: Kürzel, Handlungsfeld, Indikator" in test.error[0].value
    pillar = field(test, "Handlungsfeld *").options[1]
    cells = {
        "Kürzel *": "beschluss", "Handlungsfeld *": re.findall(r"\((\w+)\)", pillar)[-1], "Indikator *": "anteil",
        "Regel, nach der bewertet wird": "target_by_year", "Welche Änderung ein Fortschritt ist": "up",
        "Wer es gesetzt hat": "Beschluss", "Zielwert": "93,5", "Zieljahr": "2040", "Tag des Beschlusses": "9.11.2034",
    }  # fmt: skip
    for label, text in cells.items():
        field(test, label).set_value(text).run()
    assert "Noch nicht geschrieben." in [one.value for one in test.caption]
    button(test, "In den Entwurf schreiben")
    assert "beschluss" in (content(draft.data, "goals.csv") or b"").decode()
    assert field(test, "Zielwert").value == "93.5" and field(test, "Tag des Beschlusses").value == "2034-11-09"
    assert [one.value for one in test.error] == ["Das Feld ist leer. Bitte ausfüllen."]  # who has decided it
    field(test, "Wer es beschlossen hat").set_value("Rat").run()
    button(test, "In den Entwurf schreiben")
    assert not test.error and read_dataset(draft.data).goals["beschluss"].target.value == 93.5
    found = opened("releasing")
    assert "Neue Ziele und ihre Bewertung" in [one.value for one in found.subheader]
    button(test.run(), "Ja, löschen")
    assert b"beschluss" not in (content(draft.data, "goals.csv") or b"")


def test_an_entry_that_two_change_at_once_is_not_overwritten(folder: Path) -> None:
    draft = changed(folder)
    one, other = (opened("tables", who) for who in (ADA, BEA))
    for test, text in ((one, "Von Ada"), (other, "Von Bea")):
        field(test, "Eintrag").set_value(next(iter(read_dataset(folder).measures))).run()
        field(test, "Zuständig").set_value(text).run()
    for test in (one, other):
        button(test, "In den Entwurf schreiben")
    assert "dasselbe geändert" in other.error[0].value and field(other, "Zuständig").value == "Von Bea"
    assert b"Von Ada" in (content(draft.data, "measures.csv") or b"")


def test_of_rows_that_others_changed_it_is_decided_what_shall_count(folder: Path) -> None:
    mine, theirs = changed(folder, "Ada", "25"), changed(folder, "Cem", "30")
    release(theirs, folder, Act("Bea", datetime.now(UTC), "zuerst"))
    test = opened("releasing", ADA, entwurf=mine.id)
    button(test, "So entscheiden")
    assert "Noch offen: 1" in test.error[-1].value
    test.radio[0].set_value("wie in diesem Entwurf").run()
    button(test, "So entscheiden")
    assert not test.radio and content(mine.base, VALUES) == content(folder, VALUES)
    bea = opened("releasing", entwurf=mine.id)
    bea.text_input[0].set_value("dann").run()
    button(bea, "Freigeben")
    values = read_dataset(folder).values
    assert values[(values["indicator"] == "anteil") & (values["year"] == 2021)]["value"].tolist() == [25.0]


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
    assert "ist inzwischen anders" in other.run().warning[0].value
    button(other, "Neu laden und eigene Eingabe verwerfen")
    assert other.text_area[0].value == "# Impressum\n\nVon Ada\n" and not other.warning


def test_a_release_that_was_taken_back_already_says_so(folder: Path) -> None:
    changed(folder)
    test = opened("releasing")
    test.text_input[0].set_value("Neu").run()
    button(test, "Freigeben")
    late, back = opened("history"), opened("history")
    for each in (late, back):
        each.text_input[0].set_value("Irrtum").run()
    button(back, "Zurücknehmen")
    assert "Zurückgenommen." in [one.value for one in back.caption]
    button(late, "Zurücknehmen")
    assert "Zurückgenommen." in [one.value for one in late.caption] and len(read_releases(folder)[0]) == 2


def test_visitors_read_what_a_release_of_the_office_brought(folder: Path) -> None:
    draft = changed(folder)
    seen = content(draft.data, "measures.csv")
    assert seen is not None
    header, rows = read(seen)
    file = written(header, [*rows, {"id": "neu", "label_de": "Neue Maßnahme"}])
    save(draft, {"measures.csv": file}, seen={"measures.csv": seen}, act=ACT, took="a.csv", sha256="f" * 64)
    release(draft, folder, Act("Bea", datetime.now(UTC), "Anteil und Maßnahme"))
    test = AppTest.from_file(str(ROOT / "pages" / "news_page.py"), default_timeout=60).run()
    text = " ".join(bodies(test))
    assert "berichtigter Wert" in text
    assert "Maßnahmen: ein Eintrag neu, geändert oder entfernt." in text
    assert "Bewertungen der Ziele" in text and "Aus der Datei a.csv" in text and "f" * 64 in text
    assert "Gelesen mit dem Rezept" not in text


def test_what_is_typed_is_there_again_on_the_same_page(folder: Path) -> None:
    changed(folder)
    test = AppTest.from_string(
        "import streamlit as st\nfrom indicators.workplace import tables, texts\n"
        "st.checkbox('away', key='away')\n(texts if st.session_state.away else tables).page()\n",
        default_timeout=60,
    )
    test.session_state["office_person"] = ADA
    test.run()
    field(test, "Eintrag").set_value(next(iter(read_dataset(folder).measures))).run()
    field(test, "Zuständig").set_value("halb getippt").run()
    test.checkbox[0].check().run()
    assert not [one for one in test.text_input if one.label == "Zuständig"]
    test.checkbox[0].uncheck().run()
    assert field(test, "Zuständig").value == "halb getippt"
    assert "Noch nicht geschrieben." in [one.value for one in test.caption]
    button(test, "Eingabe verwerfen")
    assert field(test, "Zuständig").value != "halb getippt"


@pytest.mark.parametrize(("age_h", "left_h", "stays"), [(1, 1, True), (1, -1, False), (11, 5, False)])
def test_a_login_that_is_over_goes_back_to_the_way_in(
    monkeypatch: pytest.MonkeyPatch, age_h: int, left_h: int, stays: bool
) -> None:
    now, ended = datetime.now(UTC).timestamp(), []
    claims = {"name": "Ada", "roles": ["e"], "iat": now - age_h * 3600, "exp": now + left_h * 3600}
    monkeypatch.setattr(login, "_secrets", lambda: {"auth": {}, "office": {"editor": "e"}})
    monkeypatch.setattr(streamlit, "user", SimpleNamespace(is_logged_in=True, to_dict=lambda: claims))
    monkeypatch.setattr(streamlit, "logout", lambda: ended.append(1))
    person = login.who_is_there()
    assert (person is not None, ended) == (stays, [] if stays else [1])
