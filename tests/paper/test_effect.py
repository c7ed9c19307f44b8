"""Reports of effect for Word: the chain by pillar, what must happen by when, places and licences."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from indicators.figures.all_series import all_series
from indicators.loading.load import read_dataset
from indicators.loading.settings import Settings
from indicators.paper.effect import effect_file
from indicators.store import Store
from indicators.views.effect.choice import EffectChoice
from indicators.views.effect.view import rows_of
from indicators.views.effect.words import counts, effect_sentence
from tests.conftest import SHIPPED_DAY
from tests.hostile import poisoned
from tests.made_up import write_chain
from tests.office.reading import well_formed
from tests.paper.test_document import headings, rows, table_of

TOWN, OTHER = "09901001", "09902001"
DECIDED = (
    "id,pillar,label_de,indicator,rule,direction,target,target_year,base_year,base_value,milestones,kind,decided_by,"
    "decided_on,areas,sdg,bnk_de,url\n"
    "weg_2030,muster,Zwölf Schritte,weg,target_by_year,up,12,2022,2016,2,2018=4 | 2020=9,Beschluss,Rat,"
    f"2016-05-06,{TOWN},11.2 | 9,Verkehr,https://example.org/oparl/7\n"
)


def report(data: Store, day: date, area: str = TOWN, pillar: str = "") -> bytes:
    return effect_file(data, EffectChoice(area, pillar), settings=Settings(public_url="https://example.org/"), day=day)


@pytest.fixture
def made(small_data):
    write_chain(small_data, own_goal_of=OTHER)
    (small_data / "goals.csv").write_text(DECIDED, encoding="utf-8")
    dataset = read_dataset(small_data, day=date(2100, 1, 1))
    return Store(dataset, all_series(dataset), day=date(2020, 6, 30))


@pytest.fixture
def document(made):
    return docx.Document(io.BytesIO(report(made, made.day)))


def test_its_parts_are_headings_in_order(document):
    assert headings(document) == [
        (0, "Von der Vision zur Wirkung: Musterstadt"), (1, "Worum es geht"), (1, "Musterfeld"), (1, "Leerfeld"),
        (1, "Was bis wann geschehen muss"), (2, "Zwölf Schritte"), (1, "Agenda 2030 und Nachhaltigkeitskodex"),
        (1, "Fundstellen"), (1, "Quellen und Lizenzen"),
    ]  # fmt: skip


def test_the_counts_of_the_table_are_those_of_the_sentence(document, made):
    found = counts(made, rows_of(made, EffectChoice(TOWN)))
    assert effect_sentence(found) in [one.text for one in document.paragraphs]
    assert [row[1] for row in rows(table_of(document, "Was es gibt"))[1:]] == [
        str(one) for one in (
            found.goals, found.decided, found.served, found.measures, found.with_output, found.with_effect
        )
    ]  # fmt: skip
    assert (found.goals, found.decided) == (1, 1)


def test_each_way_is_a_row_and_gaps_are_said(document):
    chain = rows(table_of(document, "Ziel"))
    assert chain[0] == ["Ziel", "Maßnahme", "Ergebnis", "Indikator"]
    assert any(row[0].startswith("Zwölf Schritte (") and "laut Beschluss" in row[0] for row in chain)
    said = "\n".join(document.element.body.itertext())
    assert "kein Ziel beschlossen" in said and "keine Maßnahme bekannt" in said
    assert "Schilder (5 Schilder, geplant 12 (Mai 2020, erste Hälfte); laut Quelle)" in said


def test_what_must_happen_by_when_has_base_interim_values_and_target(document):
    table = rows(next(one for one in document.tables if one.rows[0].cells[0].text == "Jahr"))
    stages = {row[0]: row[1:] for row in table[1:]}
    assert list(stages) == [str(year) for year in range(2016, 2023)]
    assert stages["2016"][:2] == ["Basis", "2"]
    assert stages["2017"] == ["", "3", "4", "+1"]
    assert stages["2018"][:2] == ["Zwischenziel", "4"]
    assert stages["2020"] == ["Zwischenziel", "9", "10", "+1"]
    assert stages["2022"][1:] == ["12", "", ""]


def test_what_serves_the_agenda_says_so(document):
    table = next(one for one in document.tables if one.rows[0].cells[-1].text == "BNK-Aspekt")
    assert rows(table)[1:] == [["Zwölf Schritte", "11.2, 9", "Verkehr"]]


def test_places_and_the_address_are_named_once(document):
    told = [one.text for one in document.paragraphs]
    assert told.count("Zwölf Schritte: https://example.org/oparl/7") == 1
    assert any(one.startswith("Diese Ansicht: https://example.org/wirkung?") for one in told)


def test_a_pillar_stands_alone(made):
    document = docx.Document(io.BytesIO(report(made, made.day, pillar="leer")))
    assert [text for level, text in headings(document) if level == 1][1] == "Leerfeld"
    assert "Musterfeld" not in "\n".join(document.element.body.itertext())


@pytest.mark.parametrize("area", ["swf", "05958004", "pionierkommunen"])
def test_the_region_a_town_and_a_group_have_one_without_empty_tables(shipped, area):
    content = report(shipped, SHIPPED_DAY, area)
    document = docx.Document(io.BytesIO(content))
    assert all(len(one.rows) > 1 for one in document.tables)
    for one in document.tables:
        assert one._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    assert report(shipped, SHIPPED_DAY, area) == content


def test_hostile_texts_are_no_markup(shipped):
    content = report(poisoned(shipped), SHIPPED_DAY, "05958004")
    well_formed(content)
    assert "<img src=x" in "\n".join(docx.Document(io.BytesIO(content)).element.body.itertext())
