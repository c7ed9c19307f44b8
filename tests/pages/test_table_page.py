"""The page with indicators × areas."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, words

PAGE = "table_page"


def table(test: AppTest) -> str:
    return next(one.proto.body for one in test.get("html") if "rm-heat" in one.proto.body)


def test_a_deep_link_gives_columns_order_and_filter():
    test = opened(
        PAGE, spalten="steuerkraft,gewerbesteuer", sortiert="-steuerkraft", kreis="05966", jahr="2019", verlauf="0"
    )
    body = table(test)
    assert 'aria-sort="descending"' in body and body.count('<th scope="col"') == 3
    assert body.index("Attendorn") < body.index("Lennestadt") < body.index("Finnentrop")
    assert "background-image" not in body
    assert test.selectbox(key="table_sort").value == "steuerkraft"


def test_cells_hold_one_number_each_so_that_they_can_be_pasted():
    body = table(opened(PAGE, spalten="steuerkraft,gewerbesteuer", jahr="2021"))
    row = body[body.index(">Arnsberg<") :]
    cell = row[row.index("</i>") + 4 : row.index("</td>")]
    assert cell.replace(".", "").isdigit()
    assert 'data-beside="2019"' in body  # the older year is drawn by the style sheet


def test_widgets_write_into_the_address():
    test = opened(PAGE)
    test.selectbox(key="table_group").select("wirtschaft").run()
    test.selectbox(key="table_sort").select("steuerkraft").run()
    test.toggle(key="table_rising").set_value(True).run()
    test.text_input(key="table_search").set_value("berg").run()
    found = dict(test.query_params)
    assert (found["thema"], found["sortiert"], found["suche"]) == ("wirtschaft", "steuerkraft", "berg")
    assert ">Arnsberg<" in table(test) and ">Olpe (Stadt)<" not in table(test)


def test_columns_can_be_chosen_and_a_set_brings_its_own_back():
    test = opened(PAGE)
    test.multiselect(key="table_columns").set_value(["steuerkraft"]).run()
    assert dict(test.query_params)["spalten"] == "steuerkraft"
    test.selectbox(key="table_group").select("wirtschaft").run()
    assert "spalten" not in dict(test.query_params)


def test_all_indicators_come_without_lines_and_say_so():
    test = opened(PAGE, thema="alle")
    assert "background-image" not in table(test)
    assert any("bis 12 Spalten" in one.value for one in test.caption)


def test_how_aggregates_are_made_stands_below():
    assert "gewichtetes Mittel, Gewicht: Bevölkerung" in words(opened(PAGE))
    assert "berechnet aus 59 von 59" in words(opened(PAGE))


def test_a_search_without_a_hit_says_so():
    assert "keine Gebiete" in opened(PAGE, suche="xyz").info[0].value


def test_what_is_unknown_in_the_address_is_told():
    assert len(opened(PAGE, thema="x", spalten="y", kreis="1", sortiert="z").info) == 4


def test_without_data_it_says_so(monkeypatch, small_data):
    for path in (small_data / "sets").rglob("*.csv"):
        path.unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert next(one.value for one in opened(PAGE).info).startswith("Es gibt noch keine Indikatoren.")


def test_it_says_which_lines_are_of_money_and_of_when_the_parts_of_a_quotient_are():
    said = " ".join(
        one.value for one in opened(PAGE, spalten="steuerkraft,ladepunkte_je_1000", jahr="2019").caption
    ).replace("\\", "")
    assert "Steuerkraft: in jeweiligen Preisen, nicht um die Preisentwicklung bereinigt." in said
    assert "Ladepunkte je 1.000: berechnet aus Öffentliche Ladepunkte 2019, Bevölkerung 2017." in said
    assert "je Zelle eigener Maßstab, nicht ab null" in said
    assert "Preisen" not in " ".join(one.value for one in opened(PAGE, spalten="gigabit").caption)


def test_of_very_many_areas_the_first_are_shown_and_the_rest_is_said(monkeypatch):
    monkeypatch.setattr("indicators.ui.table.MOST_ROWS", 10)
    test = opened(PAGE, spalten="steuerkraft,gewerbesteuer", jahr="2021", sortiert="-steuerkraft")
    rows = table(test).rpartition("<tbody")[2].count("<tr")
    said = "\n".join(one.value for one in test.caption)
    assert rows == 10 and "Gezeigt sind die ersten 10 von 59 Gebieten in dieser Reihenfolge." in said
    assert "background-image" in table(test)  # lines are drawn for those shown
