"""A made-up region that one can check by hand. No figure here is real; nothing here is shipped.

Two districts with two municipalities each. Weighted means for 2020, by hand: Musterkreis
(10·100 + 50·300) ÷ 400 = 40; of Kreis Beispielstadt a third of the people is known, so there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from indicators.figures.series import Series
from indicators.loading.load import read_dataset
from indicators.model import Direction, Indicator, Kind
from indicators.model.areas import Areas

EVIL = "<img src=x onerror=alert(1)>"

AREAS_CSV = """\
ags,ars,name,label_de,locative_de,type,district,role,area_km2
swf,,Musterregion,Musterregion,in der Musterregion,Region,,,
09901,,Musterkreis,Musterkreis,im Musterkreis,Kreis,,,
09902,,Beispielstadt,Kreis Beispielstadt,im Kreis Beispielstadt,Kreis,,,
09901001,099010001001,Musterstadt,Musterstadt,in Musterstadt,Stadt,09901,Pionierkommune,10
09901002,099010002002,Musterdorf,Musterdorf,in Musterdorf,Gemeinde,09901,,30
09902001,099020001001,Beispielstadt,Beispielstadt (Stadt),in Beispielstadt,Stadt,09902,,20
09902002,099020002002,Beispielhausen,Beispielhausen,in Beispielhausen,Gemeinde,09902,,40
"""
SETS_CSV = """\
set,label_de,description_de,lead
made_up,Erfundenes,Nur für Tests,anteil
"""
SOURCES_CSV = """\
id,publisher,dataset,edition,licence,licence_url,attribution,url,data_as_of
muster,Amt für Erfundenes,Mustertabelle,1. Auflage,Musterlizenz,https://example.org/l,© Amt,https://example.org,2021
"""
INDICATORS_HEADER = (
    "id,role,label_de,short_de,unit_de,direction,decimals,kind,weight,weight_note_de,minimum,maximum,breaks,"
    "year_notes,reference_de,class_breaks,definition_de,formula_de,interpretation_de,sentence_de,note_de,source\n"
)
INDICATORS_CSV = (
    INDICATORS_HEADER
    + """\
einwohner,,Einwohner,Einwohner,Personen,none,0,count,,Summe,0,,,,,,Zahl,Zählung,Mehr ist mehr,{place} {value},,muster
anteil,,Anteil,Anteil,%,up,1,share,einwohner,Gewichtet,0,100,,,,20 | 40 | 60 | 80,Teil,a ÷ b,So,{place} {value},,muster
quote,,Quote,Quote,je km²,none,2,rate,area_km2,Gewichtet,,,2019=neu gezählt,,,,Quote,a ÷ b,Lies so,,,muster
eigenart,,Eigenart,Eigenart,Punkte,down,0,index,,,,,,2020=Frühjahr 2020,,,Eigenart,a,Lies so,,,muster
"""
)
VALUES_CSV = """\
indicator,area,year,value,sign,note
einwohner,09901001,2020,100,,
einwohner,09901002,2020,300,,
einwohner,09902001,2020,200,,
einwohner,09902002,2020,400,,
einwohner,09901001,2021,110,p,
einwohner,09901002,2021,290,,
einwohner,09902001,2021,200,,
anteil,09901001,2020,10,,
anteil,09901002,2020,50,,
anteil,09902001,2020,0,,
anteil,09902002,2020,,g,
anteil,09901001,2021,20,,
quote,09901001,2017,1,,
quote,09901001,2018,2,,
quote,09901001,2019,7,,
quote,09901001,2020,8,,
quote,09901002,2020,4,,
quote,09901,2020,9,,
eigenart,09901001,2020,5,,
"""
PILLARS_CSV = """\
pillar,label_de,description_de
muster,Musterfeld,Erfundenes Handlungsfeld
"""
GOALS_HEADER = (
    "id,pillar,label_de,indicator,rule,direction,target,lower,upper,target_year,base_year,level,areas,kind,decided_by,"
    "document,decided_on,url,how_it_becomes_a_number,valid_from,valid_until\n"
)
# For the progress below by hand: Musterstadt 2 a year from 0 to 10, in ten years 30; Musterdorf stands still.
GOALS_CSV = (
    GOALS_HEADER
    + """\
weg_2030,muster,Weit kommen,weg,target_by_year,up,30,,,2030,,,,Referenz Bund,Musterbund,Musterplan,2020-01-31,https://example.org/z,Gesetzt,,
weg_halten,muster,Oben bleiben,weg,hold,up,8,,,,,municipality,,Vorschlag,noch zu beschließen,,,,Vorschlag,,
je_kopf_mehr,muster,Mehr je Kopf,je_kopf,direction,up,,,,,,,,Richtung,Musterland,,2019-01-01,,Nur die Richtung,,
weg_korridor,muster,Im Korridor,weg,hold,,,5,12,,,,09901001,Vorschlag,noch zu beschließen,,,,Erfunden,,
"""
)
OWN_GOAL = (
    "weg_eigen,muster,Eigener Weg,weg,target_by_year,up,12,,,2028,,,09901001,Beschluss,Rat,Beschluss 7,2021-05-06,,,,\n"
)
GOAL_INDICATORS_CSV = (
    INDICATORS_HEADER.strip()
    + """,numerator,denominator,factor,denominator_year
weg,,Weg,Weg,Schritte,up,0,count,,Summe,0,,,,,,Weg,Zählung,Mehr ist mehr,{place} {value},,muster,,,,
je_kopf,computed,Je Kopf,Je Kopf,je Person,up,2,rate,,Quotient,0,,,,,,Weg,a ÷ b,So,,,muster,weg,einwohner,10,nearest
"""
)
GOAL_VALUES_CSV = "indicator,area,year,value,sign,note\n" + "".join(
    f"weg,{area},{2015 + step},{value},,\n"
    for area, values in {"09901001": (0, 2, 4, 6, 8, 10), "09901002": (5, 5, 5, 5, 5, 5), "09902001": (1, 2, 3)}.items()
    for step, value in enumerate(values)
)

REFERENCE_AREAS_CSV = """\
area,label_de,locative_de
08,Musterland,im Musterland
08001002,Nachbarstadt,in Nachbarstadt
"""
NEIGHBOURS_CSV = "nachbar,Nachbaramt,Gemeindetabelle,,Nachbarlizenz,https://example.org/n,© Nachbaramt,,2020\n"
REFERENCES_CSV = """\
area,indicator,year,statistic,value,source,note
08,anteil,2020,n,1400,nachbar,Von Hand
08,anteil,2020,p10,10,nachbar,Von Hand
08,anteil,2020,q1,20.25,nachbar,Von Hand
08,anteil,2020,median,30,nachbar,Von Hand
08,anteil,2020,q3,40,nachbar,Von Hand
08,anteil,2020,p90,50,nachbar,Von Hand
08,anteil,2020,total,33.3,nachbar,Von Hand
08,anteil,2021,n,1399,nachbar,
08,anteil,2021,median,31,nachbar,
08001002,anteil,2021,value,0,nachbar,
08,eigenart,2020,total,7,nachbar,
"""

MEASURES_HEADER = (
    "id,label_de,description_de,bundle_de,areas,pillar,goals,indicators,responsible,start,planned_end,budget_eur,"
    "funding_de,url\n"
)
# Of each kind one: with everything; for several places; regional and completed; of a district; with nothing but a name.
MEASURES_CSV = (
    MEASURES_HEADER
    + """\
wegweiser,Neue Wegweiser,Schilder für alle,Bündel 1,09901001,muster,weg_2030,,Bauamt,2018-03,2020-06-30,12500,Land,https://example.org/m
zaehler,Zähler am Weg,,,09901001 | 09902001,muster,,weg,,2016,,0,,
karte,Wanderkarte,,,swf,,,,,,,,,
kreisweg,Weg im Kreis,,,09901,,,,,2019-05-02,,,,
offen,Noch ganz offen,,,,,,,,,,,,
"""
)
REPORTS_HEADER = "measure,date,status,text_de,url\n"
REPORTS_CSV = (
    REPORTS_HEADER
    + """\
wegweiser,2020-02-01,,Die Hälfte steht,https://example.org/b2
wegweiser,2019,Planung,Plan beschlossen,https://example.org/b1
wegweiser,2020-03,Umsetzung,Nur ein Zwischenruf,
karte,2019-06-30,Abgeschlossen,Gedruckt,
kreisweg,2099,Laufend,Aus der Zukunft,
"""
)


def write_measures(folder: Path, *, more: str = "", reports: str = "") -> Path:
    """Add measures with reports to a made-up folder with goals; `more` and `reports` are further rows."""
    (folder / "measures.csv").write_text(MEASURES_CSV + more, encoding="utf-8")
    (folder / "measure_reports.csv").write_text(REPORTS_CSV + reports, encoding="utf-8")
    return folder


STATEMENTS_HEADER = "area,goal,indicator,measure,text_de,office_de,date,url,valid_until\n"
# Of each kind one, and one that is over: Musterdorf says nothing else about its way.
STATEMENTS_CSV = (
    STATEMENTS_HEADER
    + """\
09901001,weg_2030,,,Der Rat hat erfundene Wege beschlossen.,Bauamt Musterstadt,2020-05-01,https://example.org/oparl/v1/paper/7,
09901001,,weg,,"Gezählt wird bei uns <b>anders</b>, auch mit ""Komma"".",Statistikstelle,2020-06-01,,2099-12-31
09901001,,,wegweiser,Das Holz kommt später.,Bauhof,2020-07-01,https://example.org/b,
09901002,weg_2030,,,Früher war alles anders.,Rathaus,2019-01-01,,2019-12-31
"""
)


def write_statements(folder: Path, *, more: str = "") -> Path:
    """Add what municipalities say themselves to a made-up folder with measures; `more` are further rows."""
    (folder / "statements.csv").write_text(STATEMENTS_CSV + more, encoding="utf-8")
    return folder


OUTPUTS_CSV = (
    "measure,what_de,unit_de,planned,reached,date,note_de,url\n"
    "wegweiser,Schilder,Schilder,12,5,2020-05,erste Hälfte,https://example.org/s\n"
    "wegweiser,Bänke,Bänke,4,,,,\n"
)
VISIONS_CSV = (
    "id,label_de,text_de,document,date,url\nweit,Weit blicken,Weit und breit,Papier,2016,https://example.org/v\n"
)
VISION_PILLARS_CSV = (
    "pillar,label_de,description_de,vision,linked_by\nmuster,Musterfeld,Erfunden,weit,Quelle\nleer,Leerfeld,,,\n"
)


def write_chain(folder: Path, *, own_goal_of: str) -> Path:
    """Write visions, pillars, goals, measures and outputs into a folder and return it."""
    write_measures(write_goals(folder, more=OWN_GOAL.replace("09901001", own_goal_of)))
    for name, text in {"outputs": OUTPUTS_CSV, "visions": VISIONS_CSV, "pillars": VISION_PILLARS_CSV}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def write_references(folder: Path) -> Path:
    """Add yardsticks from outside to the made-up folder, of a source that is none of its indicators'."""
    (folder / "reference_areas.csv").write_text(REFERENCE_AREAS_CSV, encoding="utf-8")
    (folder / "references.csv").write_text(REFERENCES_CSV, encoding="utf-8")
    (folder / "sets" / "made_up" / "sources.csv").write_text(SOURCES_CSV + NEIGHBOURS_CSV, encoding="utf-8")
    return folder


def write_goals(folder: Path, *, more: str = "") -> Path:
    """Add a set with two indicators and the goals for them to the made-up folder; `more` are further goals."""
    write_set(folder, "wege", indicators=GOAL_INDICATORS_CSV, values=GOAL_VALUES_CSV)
    (folder / "pillars.csv").write_text(PILLARS_CSV, encoding="utf-8")
    (folder / "goals.csv").write_text(GOALS_CSV + more, encoding="utf-8")
    return folder


def write_folder(folder: Path) -> Path:
    """Write the whole made-up data folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "areas.csv").write_text(AREAS_CSV, encoding="utf-8")
    (folder / "region.toml").write_text('code = "swf"\n', encoding="utf-8")
    (folder / "sets.csv").write_text(SETS_CSV, encoding="utf-8")
    write_set(folder, "made_up", indicators=INDICATORS_CSV, values=VALUES_CSV)
    return folder


def write_set(folder: Path, name: str, *, indicators: str, values: str, sources: str = SOURCES_CSV) -> Path:
    """Write one set into a data folder and return its folder."""
    path = folder / "sets" / name
    path.mkdir(parents=True)
    (path / "sources.csv").write_text(sources, encoding="utf-8")
    (path / "indicators.csv").write_text(indicators, encoding="utf-8")
    (path / "values.csv").write_text(values, encoding="utf-8")
    return path


@cache
def areas() -> Areas:
    """The areas of the made-up region."""
    with TemporaryDirectory() as folder:
        return read_dataset(write_folder(Path(folder))).areas


def indicator(name: str = "anteil", **fields: object) -> Indicator:
    """A made-up indicator, a share from 0 to 100 % unless told otherwise."""
    one = Indicator(
        id=name, set="made_up", label="Anteil", short="Anteil", unit="%", direction=Direction.UP, decimals=1,
        kind=Kind.SHARE, weight="", weight_note="", minimum=0.0, maximum=100.0, breaks={}, year_notes={},
        reference="", class_breaks=(), definition="Teil", formula="a ÷ b", interpretation="Lies so",
        sentence="{place} waren es {period} {value} %.", note="", sources=("muster",),
    )  # fmt: skip
    return replace(one, **fields)


def values(rows: Iterable[tuple[str, str, int, float | None]], *, sign: str = "g") -> pd.DataFrame:
    """Checked rows (indicator, area, year, value); a row without value carries `sign`."""
    frame = pd.DataFrame(list(rows), columns=["indicator", "area", "year", "value"])
    frame["sign"] = ["" if known else sign for known in frame["value"].notna()]
    return frame.assign(note="").astype({"year": "int64", "value": "float64"})


def series(figures: Mapping[str, Mapping[int, float | None]], **fields: object) -> Series:
    """The series of a made-up indicator from {area: {year: value}}."""
    rows = [("anteil", area, year, value) for area, own in figures.items() for year, value in own.items()]
    return Series(indicator(**fields), values(rows).assign(coverage="", dates=""), level=areas().measured_at)
