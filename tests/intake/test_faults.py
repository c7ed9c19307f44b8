"""Small files built after what people report: each with the outcome that is right. Every figure is made up."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from indicators.intake.columns import Given
from indicators.intake.units import contradict
from tests.intake import samples
from tests.intake.reading import codes, figures, found, problems_of, read

OLPE, SOEST, ARNSBERG, MOEHNESEE = "05966024", "05974040", "05958004", "05974032"
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le")
GAZETTEER_HEAD: list[list[object]] = [
    ["Satz-art", None, "Amtlicher Regionalschlüssel (ARS)", None, None, None, None, "Gemeindename", "Fläche km2 1)",
     "Bevölkerung2)", None, None],
    [None, None, "Land", "RB", "Kreis", "VB", "Gem", None, None, "insgesamt", "männlich", "je km2"],
]  # fmt: skip
REGISTER = "Ladeeinrichtungs-ID;Betreiber;Status;Anzahl Ladepunkte;Inbetriebnahmedatum;Postleitzahl;Ort;Bundesland\n"


def gigabit(text: str) -> dict[tuple[str, int], float | None]:
    """Value by area and year of the one indicator of a table."""
    return {
        (area, year): value for (name, area, year), (value, _sign) in figures(read(text)).items() if name == "gigabit"
    }


def book(*sheets: tuple[str, list[list[object]]], hidden: str = "", formats: dict[str, str] | None = None) -> bytes:
    one = Workbook()
    one.remove(one.active)
    for title, rows in sheets:
        page = one.create_sheet(title)
        for row in rows:
            page.append(row)
        page.sheet_state = "hidden" if title == hidden else "visible"
        for cell, number_format in (formats or {}).items():
            page[cell].number_format = number_format
    content = io.BytesIO()
    one.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Olpe, Kreisstadt", OLPE), ("Soest (Kreisstadt)", SOEST), ("Stadt Olpe", OLPE), ("Olpe, Kreis", "05966"),
        ("Gemeinde Bestwig", "05958008"), ("Hansestadt Soest", SOEST), ("Mo\u0308hnesee", MOEHNESEE),
        ("MOEHNESEE", MOEHNESEE), ("Landkreis Olpe", "05966"), ("Menden/Sauerland", "05962040"),
    ],
)  # fmt: skip
def test_names_as_people_write_them(name, area):
    assert gigabit(f'Gemeinde;Jahr;gigabit\n"{name}";2035;91,5\n') == {(area, 2035): 91.5}


@pytest.mark.parametrize(
    "name",
    ["Neunkirchen (Saar)", "Freudenberg (Baden)", "Burbach (Eifel)", "Arnsberg, Regierungsbezirk",
     "Siegen (Agenturbezirk)", "ARNSBERG ZUSAMMEN"],
)  # fmt: skip
def test_other_places_of_the_same_name_are_named_and_not_taken(name):
    intake = read(f'Gebiet;Jahr;gigabit\n"{name}";2035;81,5\nHochsauerlandkreis;2035;82,5\n')
    assert figures(intake) == {("gigabit", "05958", 2035): (82.5, "")}
    assert [one.examples for one in intake.skipped if one.code == "elsewhere"] == [(f"{name} (Zeile 2)",)]


def test_where_no_place_is_ours_nothing_is_taken():
    assert codes(problems_of("Stadt;Jahr;gigabit\nNeunkirchen (Saar);2035;71,5\nBurbach (Eifel);2035;73,5\n")) == [
        "no_rows"
    ]


def test_the_state_beside_a_name_tells_places_apart():
    text = "Gemeinde;Bundesland;Jahr;gigabit\nNeunkirchen;Saarland;2035;1\nOlpe;Nordrhein-Westfalen;2035;2\n"
    assert gigabit(text) == {(OLPE, 2035): 2}


def test_a_second_column_with_the_district_is_not_the_place():
    text = "Kommune;Kreis;Jahr;gigabit\nArnsberg;Hochsauerlandkreis;2035;91,1\nOlpe;Olpe;2035;93,3\n"
    text += "Soest;Soest;2035;95,5\n"
    assert gigabit(text) == {(ARNSBERG, 2035): 91.1, (OLPE, 2035): 93.3, (SOEST, 2035): 95.5}


@pytest.mark.parametrize("head", ["Kommune", "Stadt/Gemeinde", "Gemeindename", "Ort", "Gebietskörperschaft"])
def test_heads_of_the_place_as_people_call_it(head):
    assert gigabit(f"{head};Berichtsjahr;gigabit\nSoest;2035;90,5\n") == {(SOEST, 2035): 90.5}


@pytest.mark.parametrize(
    "key", ['="05958004"', "05 958 004", "5958004", "059580004004", "059580004", "05958004 Arnsberg"]
)
def test_keys_in_every_form(key):
    quoted = '"' + key.replace('"', '""') + '"'
    text = f"Amtlicher Gemeindeschlüssel (AGS);Gemeindename;Berichtsjahr;gigabit\n{quoted};Arnsberg, Stadt;2035;93,5\n"
    assert gigabit(text) == {(ARNSBERG, 2035): 93.5}


def test_a_municipality_and_its_association_are_the_same_place_once():
    text = (
        "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert\n"
        "M;2;q_h;Hausärzte;Gemeinden;05958004;Arnsberg, Stadt;2034;6,1\n"
        "M;2;q_h;Hausärzte;Gemeindeverbände;059580004;Arnsberg, Stadt;2034;6,1\n"
    )
    intake = read(text, given=Given(columns={"Hausärzte": "hausaerzte"}))
    assert figures(intake) == {("hausaerzte", ARNSBERG, 2034): (6.1, "")}
    assert found(intake.skipped)["repeated"] == 1


def test_per_cent_cells_are_what_they_show():
    rows: list[list[object]] = [["AGS", "Jahr", "gigabit"], ["05958004", 2035, 0.63]]
    intake = read(book(("Tabelle1", rows), formats={"C2": "0.0%"}), "prozent.xlsx")
    assert figures(intake) == {("gigabit", ARNSBERG, 2035): (63.0, "")}
    assert found(intake.repairs) == {"percent_format": 1}


@pytest.mark.parametrize(("figure", "value"), [("93,5 %", 93.5), ("\u22125,5", -5.5), ("1\u202f234,5", 1234.5)])
def test_figures_with_ornaments(figure, value):
    text = f"AGS;Jahr;pendlersaldo\n05958004;2035;{figure}\n"
    assert figures(read(text)) == {("pendlersaldo", ARNSBERG, 2035): (value, "")}


def test_error_cells_are_named_and_no_empty_cells():
    content = book(("Tabelle1", [["Gemeinde", "Jahr", "gigabit"], ["Olpe", 2035, "=NA()"], ["Werl", 2035, 90.5]]))
    with zipfile.ZipFile(io.BytesIO(content)) as one:
        parts = {name: one.read(name) for name in one.namelist()}
    cell = b'<c r="C2" t="e"><f>NA()</f><v>#N/A</v></c>'
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(rb'<c r="C2"[^>]*>.*?</c>', cell, parts[name])
    intake = read(samples.archive(parts), "fehler.xlsx")
    [problem] = [one for one in intake.problems if not one.notice]
    assert (problem.code, problem.row) == ("error_cell", 2)
    assert "„#N/A“" in problem.found
    assert figures(intake) == {("gigabit", "05974052", 2035): (90.5, "")}


def test_a_hidden_sheet_is_named_and_never_read():
    old: list[list[object]] = [["Gemeinde", "Jahr", "gigabit"], ["Olpe", 2035, 11.1]]
    new: list[list[object]] = [["Gemeinde", "Jahr", "gigabit"], ["Olpe", 2035, 93.5]]
    intake = read(book(("alt", old), ("Daten", new), hidden="alt"), "versteckt.xlsx")
    assert figures(intake) == {("gigabit", OLPE, 2035): (93.5, "")}
    assert "Ausgeblendetes Blatt: „alt“." in [one.found for one in intake.problems]


def test_hidden_rows_and_columns_are_named_and_never_read():
    one = Workbook()
    page = one.active
    for row in (["Gemeinde", "Jahr", "gigabit", "glasfaser"], ["Olpe", 2035, 93.5, 1], ["Soest", 2035, 90.5, 2]):
        page.append(row)
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    content = io.BytesIO()
    one.save(content)
    intake = read(content.getvalue(), "versteckt.xlsx")
    assert figures(intake) == {("gigabit", OLPE, 2035): (93.5, "")}
    said = [one.found for one in intake.problems]
    assert "Blatt „Sheet“: 1 ausgeblendete Zeile (auch durch einen Filter): 3." in said
    assert "Blatt „Sheet“: 1 ausgeblendete Spalte: D." in said


def test_a_sheet_for_each_year_is_read_as_years():
    sheets = [(str(year), [["Gemeinde", "gigabit"], ["Olpe", value]]) for year, value in ((2033, 70.1), (2034, 80.2))]
    assert figures(read(book(*sheets), "jahre.xlsx")) == {
        ("gigabit", OLPE, 2033): (70.1, ""),
        ("gigabit", OLPE, 2034): (80.2, ""),
    }


def test_a_title_that_names_another_measure_is_not_overruled_by_a_word_below_it():
    text = "Kaufkraft je Einwohner (Index);;\nBasis:;Bevölkerung;\nGemeinde;2034;2035\nOlpe;101,5;102,5\n"
    [problem] = problems_of(text)
    assert problem.code == "indicator_unknown"
    assert "„Kaufkraft je Einwohner“" in problem.found


def test_a_block_belongs_to_its_subheading():
    text = "gigabit;;\nGemeinde;2034;2035\nArnsberg;91,5;92,5\nglasfaser;;\nSoest;13,5;14,5\n"
    assert {key: value for key, (value, _sign) in figures(read(text)).items()} == {
        ("gigabit", ARNSBERG, 2034): 91.5, ("gigabit", ARNSBERG, 2035): 92.5,
        ("glasfaser", SOEST, 2034): 13.5, ("glasfaser", SOEST, 2035): 14.5,
    }  # fmt: skip


def test_a_download_that_broke_off_loses_its_last_line_by_name():
    text = samples.COMMUTERS.partition("30.06.2030")[0] + "05974040;      Soest;22000;13000;17600;8600;44"
    intake = read(text)
    [problem] = [one for one in intake.problems if not one.notice]
    assert (problem.code, problem.row) == ("cut", 8)
    assert {area for _, area, _ in figures(intake)} == {"05958", ARNSBERG}


def test_the_population_is_of_its_own_date_and_not_of_the_territory_s():
    rows = [
        ["Gemeinden in Deutschland am 31.12.2034 (4. Quartal), erfunden"], [None], *GAZETTEER_HEAD,
        [None, None, "Gebietsstand am 31.12.2034 (4. Quartal)", None, None, None, None, None, "31.12.2033 (Jahr)",
         "am 31.12.2033 (Jahr)", None, None],
        ["60", "63", "05", "9", "58", "0004", "004", "Arnsberg, Stadt", 193.72, 74001, 36000, 382],
    ]  # fmt: skip
    intake = read(book(("Onlineprodukt_Gemeinden31122034", rows)), "gv.xlsx")
    assert figures(intake) == {
        ("bevoelkerung", ARNSBERG, 2033): (74001, ""),
        ("bevoelkerungsdichte", ARNSBERG, 2033): (382, ""),
    }


def test_the_end_of_a_quarter_is_no_year_until_someone_says_so():
    text = "Gemeinde;Stichtag;Bevölkerung\nOlpe;31.03.2035;24801\nSoest;31.03.2035;47001\n"
    [problem] = problems_of(text)
    assert problem.code == "reference_day"
    assert "--day 31.03." in problem.expected
    assert figures(read(text, given=Given(day="31.03.")))["bevoelkerung", OLPE, 2035] == (24801, "")


def test_quarters_beside_years_are_left_out_by_name():
    intake = read("gigabit;;\nGemeinde;2034;1. Quartal 2035\nOlpe;90,1;91\n")
    assert figures(intake) == {("gigabit", OLPE, 2034): (90.1, "")}
    assert [one.examples for one in intake.skipped if one.code == "part"] == [("1. Quartal 2035",)]


def test_marks_beside_years_are_said():
    intake = read("gigabit;;;\nGemeinde;2033;2034*;2035 p\nOlpe;90,1;93,5;94,5\n")
    assert figures(intake) == {
        ("gigabit", OLPE, 2033): (90.1, ""), ("gigabit", OLPE, 2034): (93.5, ""), ("gigabit", OLPE, 2035): (94.5, "p"),
    }  # fmt: skip
    assert found(intake.repairs) | {"shared": 0} == {"shared": 0, "head_mark": 1, "head_sign:p": 1}


def test_a_row_of_units_is_no_place_and_units_are_read():
    intake = read("Gemeinde;Jahr;gigabit;Bevölkerung\n;;%;Personen\nOlpe;2035;93,5;24801\n")
    assert figures(intake) == {("gigabit", OLPE, 2035): (93.5, ""), ("bevoelkerung", OLPE, 2035): (24801, "")}
    assert [one.unit for one in intake.columns] == ["%", "Personen"]


def test_a_table_saved_as_a_web_page_is_read_and_said():
    html = (
        "<html><body><table><tr><th>Gemeinde</th><th>Jahr</th><th>gigabit</th></tr>"
        "<tr><td>Olpe</td><td>2035</td><td>93,5</td></tr></table></body></html>"
    )
    intake = read(html, "export.xls")
    assert figures(intake) == {("gigabit", OLPE, 2035): (93.5, "")}
    assert codes(list(intake.problems)) == ["html"]


def test_a_delimiter_at_the_end_of_each_line_is_no_field():
    assert gigabit("Gemeinde;Jahr;gigabit\nOlpe;2035;93,5;\nSoest;2035;90,5;\n") == {
        (OLPE, 2035): 93.5,
        (SOEST, 2035): 90.5,
    }


def test_the_flat_form_with_regional_keys_leaves_the_country_out():
    text = (
        "statistics_code;time;1_variable_code;1_variable_attribute_code;1_variable_attribute_label;value;value_unit;"
        "value_variable_label\n1000A;2022-05-15;GEODL1;DG;Deutschland;80000001;Anzahl;Personen\n"
        "1000A;2022-05-15;GEOGM4;059580004004;Arnsberg, Stadt;73001;Anzahl;Personen\n"
    )
    intake = read(text, given=Given(columns={"Personen": "bevoelkerung"}))
    assert figures(intake) == {("bevoelkerung", ARNSBERG, 2022): (73001, "")}


def test_the_date_system_of_old_macs_is_read():
    one = Workbook()
    one.epoch = CALENDAR_MAC_1904
    page = one.active
    for row in (["Gemeinde", "Stichtag", "gigabit"], ["Olpe", dt.date(2033, 12, 31), 93.5]):
        page.append(row)
    content = io.BytesIO()
    one.save(content)
    assert figures(read(content.getvalue(), "mac.xlsx")) == {("gigabit", OLPE, 2033): (93.5, "")}


def test_strict_workbooks_are_read():
    content = book(("Tabelle1", [["Gemeinde", "Jahr", "gigabit"], ["Olpe", 2033, 93.5]]))
    with zipfile.ZipFile(io.BytesIO(content)) as one:
        parts = {name: one.read(name) for name in one.namelist()}
    old, new = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    strict = {name: part.replace(old, new) for name, part in parts.items()}
    assert figures(read(samples.archive(strict), "streng.xlsx")) == {("gigabit", OLPE, 2033): (93.5, "")}


def test_a_password_is_said():
    [problem] = problems_of(ENCRYPTED, "geschuetzt.xlsx")
    assert (problem.code, problem.found) == ("password", "Die Datei ist mit einem Passwort geschützt.")


def test_an_archive_with_a_table_and_a_readme():
    content = samples.archive({"daten.csv": b"Gemeinde;Jahr;gigabit\nOlpe;2035;93,5\n", "LIESMICH.txt": b"Hinweise"})
    intake = read(content, "paket.zip")
    assert figures(intake) == {("gigabit", OLPE, 2035): (93.5, "")}
    assert [one.expected for one in intake.problems] == ["Nicht gelesen: „LIESMICH.txt“."]


@pytest.mark.parametrize("state", ["Letzte Aktualisierung vom: 01.09.2033", "Stand: 01.09.2033", "01.09.2033"])
def test_the_register_tells_its_state_in_many_ways(state):
    text = f"Ladesäulenregister, erfunden;;;;;;;\n{state};;;;;;;\n{REGISTER}1;M;In Betrieb;8;26.02.23;59494;Soest;NRW\n"
    intake = read(text)
    assert intake.as_of == "01.09.2033"
    assert figures(intake)["ladepunkte", SOEST, 2023] == (8, "")
    assert figures(intake)["ladepunkte", SOEST, 2022] == (0, "")


def test_council_elections_of_another_year_name_voters_otherwise():
    rows: list[list[object]] = [
        ["Bezirksnummer", "Bezirksname", "Wahlberechtigte insgesamt", "Wähler", "darunter Wähler mit Wahlschein"],
        [5958004, "Arnsberg, Stadt", 60000, 30000, 5000],
    ]
    assert figures(read(book(("Tabelle1", rows)), "nrw_2032.xlsx")) == {
        ("wahlbeteiligung_rat", ARNSBERG, 2032): (50, ""),
        ("wahlberechtigte_rat", ARNSBERG, 2032): (60000, ""),
    }


def test_places_side_by_side_are_read_as_well():
    assert gigabit("gigabit;;\nJahr;Olpe;Soest\n2034;1,5;2,5\n2035;3,5;4,5\n") == {
        (OLPE, 2034): 1.5, (OLPE, 2035): 3.5, (SOEST, 2034): 2.5, (SOEST, 2035): 4.5
    }  # fmt: skip


def test_a_share_of_two_columns_is_said_in_one_line():
    text = "datum;ags;gebiet-name;A;B\n14.09.2031;05958004;Arnsberg, Stadt;60000;30000\n"
    intake = read(text, given=Given(columns={"B / A * 100": "wahlbeteiligung_rat"}))
    assert figures(intake) == {("wahlbeteiligung_rat", ARNSBERG, 2031): (50, "")}


def test_the_state_of_the_territory_is_never_the_year_of_the_figures():
    text = "Gebietsstand: 31.12.2030\nGemeinde;gigabit\nOlpe;93,5\n"
    [problem] = problems_of(text)
    assert problem.code == "year_unknown"


def test_rows_without_a_head_are_not_guessed_at():
    [problem] = problems_of("05966024;Olpe;Gemeinden;gigabit;2035;93,5\n05974040;Soest;Gemeinden;gigabit;2035;90\n")
    assert problem.code == "recipe_misfit"
    assert "keine Kopfzeile" in problem.found


@pytest.mark.parametrize("figure", ["102685*", "ca. 102685", "12,5-", "31 Tsd."])
def test_a_number_with_a_mark_is_a_problem_of_its_cell_and_its_row_is_not_lost(figure):
    [problem] = problems_of(f"AGS;Bevölkerung 2035\n05970040;{figure}\n05958004;74001\n")
    assert (problem.code, problem.row) == ("number", 2)


def test_two_columns_of_years_that_differ_are_refused():
    assert set(codes(problems_of("AGS;Bevölkerung;Jahr;Ladepunkte;Jahr\n05958004;74879;2035;8;2034\n"))) == {
        "year_unknown"
    }


def test_a_part_of_a_municipality_is_not_the_municipality():
    [problem] = problems_of("Gemeinde;Ortsteil;Bevölkerung 2035\nArnsberg;Neheim;22000\nSiegen;Weidenau;16000\n")
    assert problem.code == "entries"


def test_two_years_side_by_side_are_no_school_year_unless_it_is_about_schools():
    [problem] = problems_of("Gemeinde;Bevölkerung 2034/2035\nArnsberg;74001\n", given=Given(indicator="bevoelkerung"))
    assert problem.code == "reference_day"
    intake = read("Gemeinde;Schulabgänge 2034/35\nArnsberg;12\n", given=Given(indicator="schulabgang_ohne_abschluss"))
    assert {year for _, _, year in figures(intake)} == {2034}


def test_names_that_all_contradict_their_keys_are_faults():
    text = "AGS;Gemeinde;Bevölkerung 2035\n05958004;Sundern;27002\n05958044;Arnsberg;74001\n"
    assert codes(problems_of(text)) == ["name_and_code", "name_and_code"]


def test_a_heading_with_the_only_year_dates_its_block_and_says_so():
    text = "Kommunalwahl 2030\nGemeinde;gigabit\nArnsberg;52,5\n\nKommunalwahl 2035\nGemeinde;gigabit\nArnsberg;55,5\n"
    intake = read(text)
    assert figures(intake) == {("gigabit", ARNSBERG, 2030): (52.5, ""), ("gigabit", ARNSBERG, 2035): (55.5, "")}
    assert found(intake.repairs)["heading_year"] == 2


@pytest.mark.parametrize("heading", ["Ausbauziel 2035", "Prognose 2035", "2034 bis 2035", "Wahlen 2030 und 2035"])
def test_a_heading_of_a_goal_a_forecast_or_two_years_dates_nothing(heading):
    assert codes(problems_of(f"{heading}\nGemeinde;gigabit\nArnsberg;52,5\n")) == ["year_unknown"]


def test_a_year_before_brackets_is_the_year():
    text = "Gemeinde;Steuerkraft 2035 (EUR/Ew.);gigabit 2034 (Bestand)\nArnsberg;1200;5\n"
    intake = read(text, given=Given(columns={"gigabit (Bestand)": "gigabit"}))
    assert figures(intake) == {("steuerkraft", ARNSBERG, 2035): (1200, ""), ("gigabit", ARNSBERG, 2034): (5, "")}
    assert intake.columns[0].unit == "EUR/Ew."


def test_of_two_columns_of_one_name_the_one_in_the_right_unit_counts_and_each_can_be_named():
    text = "Gemeinde;Jahr;Ladepunkte;Ladepunkte\n;;Anzahl;je 1.000 EW\nArnsberg;2035;120;1,6\n"
    intake = read(text)
    assert figures(intake) == {("ladepunkte", ARNSBERG, 2035): (120, "")}
    assert [one.title for one in intake.columns] == ["Ladepunkte | Anzahl", "Ladepunkte | je 1.000 EW"]
    named = read(text, given=Given(columns={"Ladepunkte | je 1.000 EW": "gigabit"}))
    assert figures(named)["gigabit", ARNSBERG, 2035] == (1.6, "")


def test_the_unit_of_a_title_is_that_of_the_figures():
    intake = read("Bevölkerung in Tausend\nGemeinde;Bevölkerung 2035\nArnsberg;74\n")
    assert [one.unit for one in intake.columns] == ["Tausend"]


def test_months_alone_are_no_years_and_the_reason_is_said():
    [problem] = problems_of("Gemeinde;Monat;gigabit\nArnsberg;Dez 2035;1500\nOlpe;Dez 2035;905\n")
    assert (problem.code, "keiner für ein Jahr" in problem.found) == ("no_rows", True)


def test_a_decimal_comma_of_any_column_decides_what_a_point_means():
    intake = read("Gemeinde;Jahr;Bevölkerung;Dichte\nArnsberg;2035;74.001;382,5\n")
    assert figures(intake) == {("bevoelkerung", ARNSBERG, 2035): (74001, "")}
    mixed = "Gemeinde;Jahr;Bevölkerung;Dichte;Wald\nArnsberg;2035;74.001;382,5;1.5\n"
    assert codes(problems_of(mixed)) == ["ambiguous"]


def test_what_stands_beside_a_figure_is_named():
    intake = read("Gemeinde;Jahr;gigabit;Bemerkung\nArnsberg;2035;71,1;geschätzt\nOlpe;2035;72,2;\n")
    assert [one.examples for one in intake.skipped if one.code == "remarks"] == [("Zeile 2: geschätzt",)]


def test_a_line_about_the_day_is_no_heading():
    intake = read("Bevölkerung\nStichtag jeweils 31.12.\nGemeinde;2034;2035\nArnsberg;74001;74002\n")
    assert {year: value for (_, _, year), (value, _) in figures(intake).items()} == {2034: 74001, 2035: 74002}


def test_a_column_can_be_left_out_by_saying_that_it_is_nothing():
    text = "Gemeinde;Jahr;gigabit;Bevölkerung\nArnsberg;2035;71,1;74001\n"
    intake = read(text, given=Given(columns={"Bevölkerung": ""}))
    assert figures(intake) == {("gigabit", ARNSBERG, 2035): (71.1, "")}
    assert [one.examples for one in intake.skipped if one.code == "columns"] == [("Bevölkerung",)]


def test_a_register_without_an_entry_in_a_town_of_ours_is_no_stock_of_zeros():
    heads = "Betreiber;Anzahl Ladepunkte;Inbetriebnahmedatum;Postleitzahl;Ort;Kreis/kreisfreie Stadt;Bundesland"
    text = f"Stand: 04.05.2033\n{heads}\nErfunden;5;28.10.2012;59597;Erwitze;Landkreis Soest;Nordrhein-Westfalen\n"
    assert codes(problems_of(text)) == ["no_rows"]


@pytest.mark.parametrize("unit", ["m", "M", "t", "T", "km"])
def test_a_letter_that_is_a_unit_of_something_else_is_no_unit_of_people(unit):
    assert contradict(unit, "Personen")
    intake = read(f"Gemeinde;Bevölkerung 2034 ({unit});Bevölkerung 2034\nArnsberg;36400;74001\n")
    assert figures(intake) == {("bevoelkerung", ARNSBERG, 2034): (74001, "")}


def test_words_beside_a_year_say_which_part_of_it():
    text = "Gemeinde;Stand;Ladepunkte 2034\nArnsberg;Ende;60\nSiegen;Juni;100\nIserlohn;31.12.;55\n"
    assert {area: value for (_, area, _), (value, _) in figures(read(text)).items()} == {ARNSBERG: 60, "05962024": 55}
    assert codes(problems_of("Gemeinde;Stichtag;Ladepunkte 2034\nArnsberg;Jahresmitte;60\n")) == ["year_unknown"]


def test_a_part_of_a_town_with_its_postcode_is_not_the_town_outside_of_registers():
    assert codes(problems_of("PLZ Ort;Ladepunkte 2034\n59755 Arnsberg-Neheim;30\n57074 Siegen;50\n")) == ["entries"]


@pytest.mark.parametrize("name", ["Arnsberg (Innenstadt)", "Meschede (Altstadt)", "Brilon (Kernstadt)"])
def test_the_middle_of_a_town_is_not_the_town(name):
    intake = read(f"Ort;gigabit 2034\n{name};5,1\nOlpe, Kreisstadt;5,0\n")
    assert {area for _, area, _ in figures(intake)} == {OLPE}


def test_a_head_of_districts_means_districts():
    intake = read("Agenturbezirk / Kreis;gigabit 2034\nHochsauerlandkreis;44,1\nSoest;45,2\nOlpe;43,3\n")
    assert {area for _, area, _ in figures(intake)} == {"05958", "05966", "05974"}


def test_the_value_of_the_year_beside_its_quarters_is_a_column_and_quarters_are_no_year():
    text = "Arbeitslose im Jahr 2034;;\nGemeinde;IV. Quartal;Jahr\nArnsberg;5,8;5,9\nSiegen;4,8;4,9\n"
    whole = read(text, given=Given(columns={"Jahr": "gigabit"}))
    assert {value for value, _ in figures(whole).values()} == {5.9, 4.9}
    assert codes(problems_of(text, given=Given(columns={"IV. Quartal": "gigabit"}))) == ["no_rows"]


def test_texts_that_may_divide_the_rows_are_pointed_out():
    text = "Gemeinde;Geschlecht;gigabit 2034\nArnsberg;insgesamt;73\nSiegen;weiblich;51\nIserlohn;insgesamt;92\n"
    assert [(one.code, one.notice) for one in read(text).problems] == [("divided", True)]


def test_one_number_for_two_places_is_nobody_s_and_one_over_two_years_is_said():
    head = "<tr><th>Gemeinde</th><th>gigabit 2033</th><th>gigabit 2034</th></tr>"
    below = "<tr><td>Netphen</td><td>5,3</td></tr></table>"
    two = f"<table>{head}<tr><td>Siegen</td><td rowspan=2>5,1</td><td>5,2</td></tr>{below}"
    [problem] = [one for one in problems_of(two, name="x.html") if not one.notice]
    assert (problem.code, "über 2 Zeilen zusammengefasst" in problem.found) == ("number", True)
    wide = f"<table>{head}<tr><td>Siegen</td><td colspan=2>5,1</td></tr>{below}"
    assert "merged" in codes(list(read(wide, "x.html").problems))
