"""Small samples in the layouts of publishers' files. The layout is theirs, every figure is made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook

FOOT = """\
__________
"zu ""gesamter Tabelle"":
ab dem Berichtsjahr 2011: erfunden
01.01.2011"
"© Statistische Ämter, erfunden"
Stand: 10.10.2024 / 11:01:03
"""
# GENESIS, year in a header row.
POPULATION = (
    """\
GENESIS-Tabelle: 12411-01-01-5
Bevölkerungsstand: Bevölkerung nach Geschlecht;;;;;;;
- Stichtag 31.12. -;;;;;;;
Bevölkerungsstand (Anzahl);;;;;;;
;;31.12.2031;31.12.2031;31.12.2031;31.12.2030;31.12.2030;31.12.2030
;;Insgesamt;männlich;weiblich;Insgesamt;männlich;weiblich
DG;Deutschland;900;400;500;800;300;500
05;  Nordrhein-Westfalen;90;40;50;80;30;50
05958;      Hochsauerlandkreis;3000;1400;1600;2900;1400;1500
05958004;        Arnsberg;1001;500;501;1002;500;502
05958008;        Bestwig;-;-;-;.;.;.
05962004;        Altena, Stadt;0;0;0;...;...;...
05962008;        Balve, Stadt;x;x;x;/;/;/
05966004;        Attendorn;(12);6;6;1.234;600;634
16077055;        Ziegelheim;7;3;4;8;4;4
"""
    + FOOT
)
# GENESIS, year in a line of its own, one block per year.
COMMUTERS = (
    """\
GENESIS-Tabelle: 13111-08-02-5
Sozialversicherungspflichtig Beschäftigte;;;;;;
30.06.2031;;;;;;
;;Sozialversicherungspfl. Beschäftigte (Arbeitsort);Einpendler(innen) über Gemeindegrenze (Arbeitsort);\
Sozialversicherungspfl. Beschäftigte (Wohnort);Auspendler(innen) über Gemeindegrenzen (Wohnort);\
Pendlersaldo (über Gemeindegrenze)
;;Anzahl;Anzahl;Anzahl;Anzahl;Anzahl
05958;    Hochsauerlandkreis;300;x;400;x;x
05958004;      Arnsberg;200;90;210;100;-10
30.06.2030;;;;;;
05958004;      Arnsberg;190;80;205;95;-15
"""
    + FOOT
)
# GENESIS, year in the first column.
ELECTION = (
    """\
GENESIS-Tabelle: 14111-01-02-5
Bundestagswahl: Wahlberechtigte und -beteiligung,;;;;
;;;Wahlberechtigte;Wahlbeteiligung;Gültige Zweitstimmen
;;;Anzahl;Prozent;Anzahl
22.09.2013;DG;Deutschland;900;71,5;600
22.09.2013;05958004;        Arnsberg;500;70,5;350
27.09.2009;05958004;        Arnsberg;510;69,25;340
"""
    + FOOT
)
FFCSV = """\
Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;2_Auspraegung_Label;BEVSTD__Bevölkerungsstand__Anzahl
12411;Fortschreibung;STAG;Stichtag;31.12.2031;GEMEIN;Gemeinden;05958004;Arnsberg;GES;Geschlecht;;Insgesamt;1001
12411;Fortschreibung;STAG;Stichtag;31.12.2031;GEMEIN;Gemeinden;05958004;Arnsberg;GES;Geschlecht;GESM;männlich;500
12411;Fortschreibung;STAG;Stichtag;31.12.2031;GEMEIN;Gemeinden;01001000;Flensburg;GES;Geschlecht;;Insgesamt;9
"""
FFCSV_NEW = """\
statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label
12411;Fortschreibung;STAG;Stichtag;2031-12-31;GEMEIN;Gemeinden;05958004;Arnsberg;GES;Geschlecht;;Insgesamt;1001;Anzahl;BEVSTD;Bevölkerungsstand
12411;Fortschreibung;STAG;Stichtag;2031-12-31;GEMEIN;Gemeinden;05958004;Arnsberg;GES;Geschlecht;GESW;weiblich;501;Anzahl;BEVSTD;Bevölkerungsstand
"""
INKAR = """\
Kennziffer;Raumeinheit;Aggregat;Arbeitslose;Arbeitslose
;;;2030;2031
01001000;Flensburg, Stadt;Gemeinden;1;2
05958004;Arnsberg, Stadt;Gemeinden;28,5;
05958;Hochsauerlandkreis;Kreise;300;310
"""
INKAR_LIST = """\
Kennziffer;Raumeinheit;Aggregat;Indikator;Zeitbezug;Wert
05958004;Arnsberg, Stadt;Gemeinden;Arbeitslose;2031;28,5
05958004;Arnsberg, Stadt;Gemeinden;Etwas anderes;2031;99
"""
BROADBAND = """\
AGS;alle Technologien ≥ 50 Mbit/s;leitungsg. Technologien ≥ 100 Mbit/s;\
leitungsg. Technologien ≥ 1000 Mbit/s;FTTH/B ≥ 1000 Mbit/s
05958004;99.27;98.09;93.89;0
01001000;100.00;100.00;100.00;0.00
"""
RENEWABLES = """\
Gemeindeschlüssel;Gemeinde;Stichtag;Biomasse;Solare Strahlungsenergie;Wasser;Wind
5958004;Arnsberg;31.12.2031;10,5;20;0;5
5958008;Bestwig;31.12.2031;1;2;3;
"""
CHARGING: list[list[object]] = [
    ["Ladesäulenregister, erfunden"],
    ["Stand: 19.07.2012"],
    ["Allgemeine Informationen"],
    ["Betreiber", "Adresse", "Postleitzahl Ort", "Inbetriebnahmedatum", "Anzahl Ladepunkte"],
    ["A", "Weg 1", "59821 Arnsberg", "2009-05-01", 2],
    ["A", "Weg 2", "59755 Arnsberg-Neheim", "2011-05-01", 1],
    ["A", "Weg 3", "58706 Menden (Sauerland)", "2012-01-01", 4],
    ["A", "Weg 4", "53757 Menden", "2012-01-01", 8],
    ["A", "Weg 5", "59425 Unna", "2012-01-01", 2],
    ["A", "Weg 6", "4474 Nirgends", "2012-01-01", 2],
    ["A", "Weg 7", "59821 Arnsberg", "2013-01-01", 9],
]
COUNCIL: list[list[object]] = [
    ["Bezirksnummer", "Bezirksname", "Wahlberechtigte insgesamt", "Wähler/-innen insgesamt", "CDU"],
    ["05 314 000", "Bonn, Stadt", 900, 500, 1],
    [958004, "Arnsberg, Stadt", 300, 100, "-"],
    [154004, "Bedburg-Hau", 10, 5, 1],
]
GAZETTEER: list[list[object]] = [
    ["Gemeinden in Deutschland, erfunden"],
    [None],
    ["Satz-art", "Text-kenn-zeichen", "Amtlicher Regionalschlüssel (ARS)", None, None, None, None, "Gemeindename",
     "Fläche km2 1)", "Bevölkerung2)", None, None],
    [None, None, "Land", "RB", "Kreis", "VB", "Gem", None, None, "insgesamt", "männlich", "je km2"],
    [None, None, "Gebietsstand am 31.12.2031 (Jahr)", None, None, None, None, None, "31.12.2031", "am 31.12.2031"],
    ["40", "41", "05", "9", "58", None, None, "Hochsauerlandkreis", None, None, None, None],
    ["60", "63", "05", "9", "58", "0004", "004", "Arnsberg, Stadt", 193.72, 1001, 500, 5.17],
    ["60", "63", "01", "0", "01", "0000", "000", "Flensburg, Stadt", 56.7, 9, 4, 1],
]  # fmt: skip
BY_NAME = {
    "12411.csv": POPULATION,
    "13111.csv": COMMUTERS,
    "14111.csv": ELECTION,
    "flach.csv": FFCSV,
    "flach_neu.csv": FFCSV_NEW,
    "inkar.csv": INKAR,
    "inkar_liste.csv": INKAR_LIST,
    "gemeinde_privat_2030_ende.csv": BROADBAND,
    "mastr.csv": RENEWABLES,
}


def workbook(rows: Sequence[Sequence[object]], *, sheet: str = "Tabelle1", first: str = "") -> bytes:
    """An Excel file with these rows in a sheet; `first` is the name of an empty sheet before it."""
    book = Workbook()
    page = book.active
    assert page is not None
    if first:
        page.title = first
        page = book.create_sheet(sheet)
    page.title = sheet
    for row in rows:
        page.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as one:
        for name, inside in files.items():
            one.writestr(name, inside)
    return content.getvalue()
