"""Each publisher's layout, by the shipped recipes: the right figures, and everything else said."""

from __future__ import annotations

import pytest

from indicators.intake.columns import Given
from tests.intake import samples
from tests.intake.reading import codes, figures, found, problems_of, read


def test_genesis_with_the_year_in_a_header_row():
    intake = read(samples.POPULATION, "12411.csv")
    assert intake.recipe.id == "bevoelkerung_genesis"
    assert intake.as_of == "10.10.2024"
    assert figures(intake) == {
        ("bevoelkerung", "05958", 2031): (3000, ""),
        ("bevoelkerung", "05958", 2030): (2900, ""),
        ("bevoelkerung", "05958004", 2031): (1001, ""),
        ("bevoelkerung", "05958004", 2030): (1002, ""),
        ("bevoelkerung", "05958008", 2031): (0, ""),
        ("bevoelkerung", "05958008", 2030): (None, "g"),
        ("bevoelkerung", "05962004", 2031): (0, "k"),
        ("bevoelkerung", "05962004", 2030): (None, "t"),
        ("bevoelkerung", "05962008", 2031): (None, "x"),
        ("bevoelkerung", "05962008", 2030): (None, "u"),
        ("bevoelkerung", "05966004", 2031): (12, "f"),
        ("bevoelkerung", "05966004", 2030): (1234, ""),
    }
    assert found(intake.repairs) == {
        "sign:-=": 1, "sign:.=g": 1, "sign:0=k": 1, "sign:...=t": 1, "sign:x=x": 1, "sign:/=u": 1, "thousands": 1
    }  # fmt: skip
    assert found(intake.skipped) == {"columns": 2, "outside": 3}
    assert intake.problems == ()


def test_genesis_with_the_year_in_a_line_of_its_own():
    values = figures(read(samples.COMMUTERS))
    assert values["svb_arbeitsort", "05958004", 2031] == (200, "")
    assert values["svb_arbeitsort", "05958004", 2030] == (190, "")
    assert values["pendlersaldo_personen", "05958004", 2030] == (-15, "")
    assert values["einpendler", "05958", 2031] == (None, "x")
    assert len(values) == 15


def test_a_year_said_beside_the_file_does_not_stand_in_for_a_lost_line_with_a_year():
    text = samples.COMMUTERS.replace("30.06.2031;;;;;;\n", "")
    intake = read(text, given=Given(year=2031))
    assert "year_unknown" in codes(list(intake.problems))
    assert {year for _, _, year in figures(intake)} == {2030}


def test_genesis_with_the_year_in_the_first_column():
    values = figures(read(samples.ELECTION))
    assert values["wahlbeteiligung_bund", "05958004", 2013] == (70.5, "")
    assert values["wahlbeteiligung_bund", "05958004", 2009] == (69.25, "")
    assert values["wahlberechtigte_bund", "05958004", 2009] == (510, "")


@pytest.mark.parametrize("text", [samples.FFCSV, samples.FFCSV_NEW])
def test_the_flat_csv_of_genesis_takes_totals_only(text):
    intake = read(text)
    assert figures(intake) == {("bevoelkerung", "05958004", 2031): (1001, "")}
    assert found(intake.skipped)["columns"] == 1


@pytest.mark.parametrize("kind", ["csv", "excel"])
def test_inkar_with_years_as_columns(kind):
    rows = [line.replace("28,5", "28.5").split(";") for line in samples.INKAR.splitlines()]
    cells = [
        [float(cell) if cell.replace(".", "").isdigit() and len(cell) < 5 else cell for cell in row] for row in rows
    ]
    excel = samples.workbook(cells, sheet="Daten", first="Titel")
    intake = read(samples.INKAR if kind == "csv" else excel)
    assert figures(intake) == {
        ("arbeitslose", "05958004", 2030): (28.5, ""),
        ("arbeitslose", "05958", 2030): (300, ""),
        ("arbeitslose", "05958", 2031): (310, ""),
    }
    assert found(intake.skipped)["empty"] == 1


def test_an_inkar_export_of_other_columns_asks_what_they_are_and_takes_what_is_said():
    text = samples.INKAR.replace("Arbeitslose", "Hausärzte")
    [problem] = problems_of(text)
    assert problem.code == "indicator_unknown"
    assert "„Hausärzte“" in problem.found
    values = figures(read(text, given=Given(columns={"Hausärzte": "hausaerzte"})))
    assert values["hausaerzte", "05958004", 2030] == (28.5, "")


def test_inkar_as_a_list_takes_the_indicator_of_the_row():
    assert figures(read(samples.INKAR_LIST)) == {("arbeitslose", "05958004", 2031): (28.5, "")}


def test_the_broadband_atlas_has_its_year_in_the_name_and_decimal_points():
    values = figures(read(samples.BROADBAND, "gemeinde_bezirke_privat_2030_ende.csv"))
    assert values == {
        ("breitband_50", "05958004", 2030): (99.27, ""),
        ("breitband_100", "05958004", 2030): (98.09, ""),
        ("gigabit", "05958004", 2030): (93.89, ""),
        ("glasfaser", "05958004", 2030): (0, ""),
    }


def test_a_year_that_stands_nowhere_is_asked_for():
    problems = problems_of(samples.BROADBAND, "ohne.csv")
    assert set(codes(problems)) == {"year_unknown"}
    assert problems[0].row == 2
    given = read(samples.BROADBAND, "ohne.csv", given=Given(year=2030))
    assert ("gigabit", "05958004", 2030) in figures(given)


def test_the_gazetteer_joins_the_parts_of_the_code_below_a_merged_header():
    intake = read(samples.workbook(samples.GAZETTEER, sheet="Onlineprodukt_Gemeinden", first="Inhalt"))
    assert figures(intake) == {
        ("bevoelkerung", "05958004", 2031): (1001, ""),
        ("bevoelkerungsdichte", "05958004", 2031): (5.17, ""),
    }
    assert intake.as_of == "31.12.2031"


def test_charging_points_are_matched_by_postcode_and_place_and_counted_up():
    intake = read(samples.workbook(samples.CHARGING))
    values = figures(intake)
    arnsberg = {year: value for (_, area, year), (value, _sign) in values.items() if area == "05958004"}
    assert arnsberg == {2010: 2, 2011: 3, 2012: 3}
    assert values["ladepunkte", "05962040", 2012] == (4, "")
    assert values["ladepunkte", "05958008", 2012] == (0, "")
    assert len(values) == 59 * 3
    [nearby] = [one for one in intake.skipped if one.code == "nearby"]
    assert nearby.examples == ("Zeile 9: 59425 Unna",)
    [unmatched] = [one for one in intake.skipped if one.code == "unmatched"]
    assert unmatched.examples == ("Zeile 10: 4474 Nirgends",)
    assert found(intake.skipped) | {"columns": 0} == {
        "columns": 0,
        "outside": 1,
        "nearby": 1,
        "unmatched": 1,
        "late": 1,
    }


def test_all_entries_without_a_municipality_are_listed():
    rows = samples.CHARGING + [["A", f"Weg {n}", f"594{n:02} Unna-{n}", "2012-01-01", 1] for n in range(30)]
    [nearby] = [one for one in read(samples.workbook(rows)).skipped if one.code == "nearby"]
    assert nearby.count == len(nearby.examples)
    assert nearby.count > 20


def test_a_register_without_its_date_asks_for_the_last_year():
    rows = [row for row in samples.CHARGING if "Stand" not in str(row[0])]
    content = samples.workbook(rows)
    assert "year_unknown" in codes(problems_of(content))
    assert {year for _, _, year in figures(read(content, given=Given(year=2011)))} == {2010, 2011}


def test_the_council_election_gets_its_share_from_two_columns():
    values = figures(read(samples.workbook(samples.COUNCIL), "nrw_2030.xlsx"))
    assert values == {
        ("wahlbeteiligung_rat", "05958004", 2030): (33.33, ""),
        ("wahlberechtigte_rat", "05958004", 2030): (300, ""),
    }


def test_renewables_are_the_sum_of_their_columns_and_nothing_where_one_is_missing():
    intake = read(samples.RENEWABLES)
    assert figures(intake) == {("erneuerbare", "05958004", 2031): (35.5, "")}
    assert found(intake.skipped)["incomplete"] == 1
    assert found(intake.repairs) == {"padded": 2}


class TestHandmade:
    def test_a_remark_below_the_table_is_left_out_wherever_it_stands(self):
        intake = read("Name;AGS;Jahr;Bevölkerung;\nArnsberg;05958004;2031;1;\nFußnote: vorläufig;;;;\n")
        assert len(figures(intake)) == 1
        [text] = [one for one in intake.skipped if one.code == "text"]
        assert text.examples == ("Fußnote: vorläufig",)

    def test_years_as_columns_and_names_instead_of_codes(self):
        intake = read("Bevölkerung\nGemeinde;2030;2031\nOlpe;1;2\nKreis Olpe;3;4\nMenden;5;6\n")
        assert figures(intake) == {
            ("bevoelkerung", "05966024", 2030): (1, ""),
            ("bevoelkerung", "05966024", 2031): (2, ""),
            ("bevoelkerung", "05966", 2030): (3, ""),
            ("bevoelkerung", "05966", 2031): (4, ""),
            ("bevoelkerung", "05962040", 2030): (5, ""),
            ("bevoelkerung", "05962040", 2031): (6, ""),
        }
        assert found(intake.repairs) == {"shared": 1, "name": 1}

    def test_one_row_per_figure_with_its_indicator_and_sign(self):
        text = "AGS;Jahr;Indikator;Wert;Zeichen\n5958004;2031;Gigabit;;g\n05958004;2030;gigabit;93,5;p\n"
        intake = read(text.replace("Gigabit", "gigabit"))
        assert figures(intake) == {
            ("gigabit", "05958004", 2031): (None, "g"),
            ("gigabit", "05958004", 2030): (93.5, "p"),
        }

    def test_columns_that_are_called_like_an_indicator(self):
        intake = read("Gemeinde,Jahr,gigabit,Bevölkerung,Bemerkung\nOlpe,2031,93.5,100,so\n")
        assert figures(intake) == {
            ("gigabit", "05966024", 2031): (93.5, ""),
            ("bevoelkerung", "05966024", 2031): (100, ""),
        }
        assert found(intake.skipped) == {"texts": 1, "remarks": 1}

    def test_our_own_format_can_be_read_back(self):
        text = "indicator,area,year,value,sign,note\ngigabit,05966024,2031,93.5,,\ngigabit,swf,2031,,t,\n"
        assert figures(read(text)) == {("gigabit", "05966024", 2031): (93.5, ""), ("gigabit", "swf", 2031): (None, "t")}

    def test_excel_numbers_are_taken_as_they_are(self):
        content = samples.workbook([["Gemeinde", "Jahr", "gigabit"], ["Olpe", 2031, 93.5], ["Soest", 2031, 1.234]])
        assert figures(read(content))["gigabit", "05974040", 2031] == (1.234, "")

    def test_a_number_that_may_mean_two_things_is_refused_until_someone_says_which(self):
        text = "Gemeinde;Jahr;Bevölkerung\nOlpe;2031;1.234\nSoest;2031;12\n"
        assert codes(problems_of(text)) == ["ambiguous"]
        german = read(text, given=Given(decimal=","))
        assert figures(german)["bevoelkerung", "05966024", 2031] == (1234, "")
        english = read(text, given=Given(decimal="."))
        assert figures(english)["bevoelkerung", "05966024", 2031] == (1.234, "")

    def test_grouped_numbers_follow_a_decimal_comma_in_the_table_but_no_decimal_point(self):
        text = "Gemeinde;Jahr;Bevölkerung;gigabit\nArnsberg;2031;73.784;93,5\n"
        assert figures(read(text))["bevoelkerung", "05958004", 2031] == (73784, "")
        assert codes(problems_of(text.replace("93,5", "93.5"))) == ["ambiguous"]

    def test_mixed_number_formats_are_problems_of_their_cells(self):
        [problem] = problems_of("Gemeinde;Jahr;gigabit\nOlpe;2031;12,5\nSoest;2031;12.5\n")
        assert (problem.code, problem.row, problem.column) == ("number", 3, "gigabit")

    def test_the_indicator_can_be_said_beside_the_table(self):
        text = "Gemeinde;Jahr;Wert\nOlpe;2031;1\n"
        assert codes(problems_of(text)) == ["indicator_unknown"]
        assert figures(read(text, given=Given(indicator="gigabit"))) == {("gigabit", "05966024", 2031): (1, "")}

    def test_a_further_column_can_be_named(self):
        given = Given(columns={"männlich": "bevoelkerung_15_64"})
        intake = read(samples.POPULATION, given=given)
        assert figures(intake)["bevoelkerung_15_64", "05958004", 2031] == (500, "")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding(separator, encoding):
    text = "Gemeinde;Jahr;Bevölkerung\nMöhnesee;2031;12\nRüthen;2031;13\n".replace(";", separator)
    intake = read(text.encode(encoding))
    assert figures(intake) == {
        ("bevoelkerung", "05974032", 2031): (12, ""),
        ("bevoelkerung", "05974036", 2031): (13, ""),
    }
    assert codes(list(intake.problems)) == (["encoding_read"] if encoding == "cp1252" else [])


def test_an_archive_with_one_csv_is_unpacked():
    content = samples.archive({"tabelle/12411.csv": samples.POPULATION.encode(), "liesmich.pdf": b"%PDF"})
    assert read(content, "tabelle.zip").recipe.id == "bevoelkerung_genesis"
