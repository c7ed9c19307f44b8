"""Each file of tests/broken/ gives exactly the problem its name says, at the place given here."""

import re
from datetime import date
from pathlib import Path

import pytest

from indicators.loading.load import read_dataset
from indicators.model.problems import DataProblems
from indicators.paths import PACKAGE, ROOT
from tests.made_up import INDICATORS_HEADER, MEASURES_HEADER, PILLARS_CSV, write_set

BROKEN = ROOT / "tests" / "broken"
SET = "broken"
AT_TOP = ("areas.csv", "goals.csv", "sets.csv", "measures.csv", "measure_reports.csv", "groups.csv", "statements.csv",
          "outputs.csv", "area_changes.csv")  # fmt: skip
PROBE = (
    INDICATORS_HEADER.strip()
    + ",numerator,denominator,factor,denominator_year\n"
    + "probe,,Probe,Probe,%,up,1,share,,,0,100,,,,,Teil,,,{place} {value} %,,muster,,,,\n"
)
QUOTE = "quotient,computed,Quotient,Quotient,je 10,up,1,rate,,,0,,,,,,Teil,,,,,muster,probe,einwohner,10,same\n"
PLACES = {
    "ags": (5, "ags"),
    "area_new": (2, "new"),
    "area_gone": (3, "old"),
    "area_gone-still-there": (2, "old"),
    "area_split": (2, "part"),
    "area_before": (3, "new"),
    "ags-of-area-change": (2, "old"),
    "ags-of-two-levels": (2, "new"),
    "duplicate-area-change": (3, "old"),
    "choice-part": (2, "part"),
    "date-of-area-change": (2, "date"),
    "url-of-area-change": (2, "url"),
    "area": (3, "area"),
    "unknown-of-output": (2, "measure"),
    "bounds-of-output": (2, "reached"),
    "required-of-output": (2, "reached"),
    "milestone": (2, "milestones"),
    "milestones": (2, "milestones"),
    "base_year-of-value": (2, "base_year"),
    "unknown-replaced-goal": (2, "replaces"),
    "sdg": (2, "sdg"),
    "area-of-group": (2, "members"),
    "area-of-statement": (2, "area"),
    "about": (2, "goal"),
    "length": (2, "text_de"),
    "unknown-of-statement": (2, "indicator"),
    "validity-of-statement": (2, "valid_until"),
    "outdated": (2, "valid_until"),
    "future-statement": (2, "date"),
    "conflict": (3, "date"),
    "group": (2, "members"),
    "group-with-name": (2, "members"),
    "code-of-group": (2, "id"),
    "duplicate-group": (3, "id"),
    "padded": (2, "area"),
    "outside": (2, "area"),
    "overlap": (3, "indicator"),
    "choice-use": (2, "allows"),
    "unknown-of-quality": (2, "indicator"),
    "required-reason": (2, "reason_de"),
    "formula": (2, "note"),
    "formula-text": (2, "definition_de"),
    "bounds_order": (2, "minimum"),
    "delimiter": (1, None),
    "delimiter-tab": (1, None),
    "lead": (2, "lead"),
    "theme": (2, "theme"),
    "set": (3, "set"),
    "sign-older": (2, "sign"),
    "bounds": (2, "value"),
    "choice": (2, "kind"),
    "code": (3, "id"),
    "column_missing": (1, "area"),
    "csv": (2, None),
    "decimals": (2, "decimals"),
    "district": (5, "district"),
    "duplicate": (3, "area"),
    "duplicate-area": (5, "ags"),
    "duplicate-indicator": (3, "id"),
    "duplicate-source": (3, "id"),
    "empty": (None, None),
    "fields": (2, None),
    "base_year": (2, "base_year"),
    "bounds-goal": (2, "target"),
    "choice-role": (2, "role"),
    "choice-kind-of-goal": (2, "kind"),
    "computed": (2, "indicator"),
    "date": (2, "decided_on"),
    "direction": (2, "direction"),
    "direction-none": (2, "direction"),
    "duplicate-goal": (3, "id"),
    "factor": (2, "factor"),
    "interval": (2, "lower"),
    "level": (2, "level"),
    "quotient": (None, "denominator"),
    "area-of-goal": (2, "areas"),
    "area-of-goal-without-zero": (2, "areas"),
    "required-resolution": (2, "decided_on"),
    "target": (2, "target"),
    "target-and-bounds": (2, "target"),
    "target-of-direction": (2, "target"),
    "target_year": (2, "target_year"),
    "unknown": (2, "indicator"),
    "unknown-pillar": (2, "pillar"),
    "validity": (2, "valid_until"),
    "year-of-goal": (2, "target_year"),
    "indicator": (2, "indicator"),
    "number": (2, "value"),
    "number-bound": (2, "maximum"),
    "number-of-another-script": (2, "value"),
    "number-too-large": (2, "value"),
    "numbers": (2, "class_breaks"),
    "numbers-too-many": (2, "class_breaks"),
    "forms": (2, "sentence_de"),
    "placeholder": (2, "sentence_de"),
    "placeholder-open": (2, "sentence_de"),
    "region": (None, "ags"),
    "required": (3, "licence"),
    "required-area": (4, "area_km2"),
    "sign": (2, "sign"),
    "sign-computed": (2, "sign"),
    "source": (2, "source"),
    "source-none": (2, "source"),
    "url": (3, "url"),
    "value_and_sign": (2, "sign"),
    "value_missing": (2, "value"),
    "value_missing-preliminary": (2, "value"),
    "weight": (None, "weight"),
    "year": (2, "year"),
    "year_note": (2, "breaks"),
    "area-of-measure": (2, "areas"),
    "bounds-of-measure": (2, "budget_eur"),
    "choice-status-of-report": (2, "status"),
    "code-of-measure": (2, "id"),
    "date-of-measure": (2, "start"),
    "date-of-report": (2, "date"),
    "date-of-role": (5, "since"),
    "date-without-such-a-day": (2, "planned_end"),
    "duplicate-measure": (3, "id"),
    "future": (2, "date"),
    "month": (2, "reference_month"),
    "number-of-measure": (2, "budget_eur"),
    "number-with-thousands-dot": (2, "budget_eur"),
    "required-date-of-report": (2, "date"),
    "required-label-of-measure": (2, "label_de"),
    "unknown-goal-of-measure": (2, "goals"),
    "unknown-indicator-of-measure": (2, "indicators"),
    "unknown-measure-of-report": (2, "measure"),
    "unknown-pillar-of-measure": (2, "pillar"),
    "url-of-measure": (2, "url"),
    "url-of-report": (2, "url"),
    "url-of-role": (5, "role_url"),
    "validity-of-measure": (2, "planned_end"),
}


def place(content: str) -> str:
    """Name of the data file that has this header."""
    headers = {
        "ags,": "areas.csv",
        "date,old,": "area_changes.csv",
        "area,goal,": "statements.csv",
        "id,role,": "indicators.csv",
        "id,publisher,": "sources.csv",
        "id,pillar,": "goals.csv",
        "set,": "sets.csv",
        "id,label_de,members": "groups.csv",
        "id,label_de,": "measures.csv",
        "measure,what_de,": "outputs.csv",
        "measure,": "measure_reports.csv",
        "indicator,level,": "quality.csv",
    }
    names = (name for start, name in headers.items() if content.startswith(start))
    return next(names, "values.csv")


def problems_with(folder: Path, path: Path) -> tuple[str, tuple]:
    """Put the broken file beside good ones; return the name it stands under, and the problems of the folder."""
    content = path.read_text(encoding="utf-8")
    own = write_set(folder, SET, indicators=PROBE + QUOTE, values="indicator,area,year,value,sign,note\n")
    name = place(content)
    at_top = name in AT_TOP
    file = folder / name if at_top else own / name
    (folder / "pillars.csv").write_text(PILLARS_CSV, encoding="utf-8")
    (folder / "measures.csv").write_text(f"{MEASURES_HEADER}probe,Probe,,,,,,,,,,,,\n", encoding="utf-8")
    file.write_text(content, encoding="utf-8")
    try:
        found = read_dataset(folder, day=date.today()).problems
    except DataProblems as error:
        found = error.problems
    return name if at_top else f"sets/{SET}/{name}", found


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.csv")), ids=lambda path: path.stem)
@pytest.mark.slow
def test_a_broken_file_gives_exactly_the_problem_its_name_says_with_what_was_expected(path, small_data):
    file, problems = problems_with(small_data, path)
    [problem] = problems
    assert (problem.code, problem.file) == (path.stem.partition("-")[0], file)
    assert (problem.row, problem.column) == PLACES[path.stem]
    assert problem.found.endswith((".", "“.", "…"))
    assert problem.expected.endswith((".", "…."))


def test_every_problem_code_of_the_package_has_a_broken_file():
    source = "".join(
        path.read_text(encoding="utf-8")
        for floor in ("loading", "commands")
        for path in (PACKAGE / floor).rglob("*.py")
    )
    patterns = (
        r'Problem\(\s*"(\w+)"',
        r'(?:fault|notice)\(\s*"([a-z]\w*)"',
        r'(?:reject|parsed|matching)\([^"]*"(\w+)"',
    )
    codes = {code for pattern in patterns for code in re.findall(pattern, source)}
    in_other_tests = {"file_missing", "encoding", "binary", "too_large"}  # can not be stored as text: test_tables.py
    in_other_tests |= {"no_file", "unreadable", "interrupted"}  # test_unreadable.py
    in_other_tests |= {"release"}  # the change log: test_releases.py
    in_other_tests |= {"aggregate"}  # test_check_aggregates.py
    in_other_tests |= {"order"}  # test_yardsticks.py
    in_other_tests |= {"translation"}  # test_translations.py
    in_other_tests |= {"settings"}  # test_settings.py
    in_other_tests |= {"role"}  # test_region_look.py
    in_other_tests |= {"draft"}  # takes nothing away: test_import_file.py
    in_other_tests |= {"batch", "values", "column_unknown"}  # input of the command line: test_rate_command.py
    in_other_tests |= {"outlier", "missing_areas", "unit"}  # need a whole series: test_check_series.py
    shown = {path.stem.partition("-")[0] for path in BROKEN.glob("*.csv")}
    assert codes - in_other_tests == shown


def test_a_lost_leading_zero_is_given_back_and_said(small_data):
    values = (BROKEN / "padded.csv").read_text(encoding="utf-8")
    write_set(small_data, SET, indicators=PROBE, values=values)
    dataset = read_dataset(small_data)
    assert [one.notice for one in dataset.problems] == [True]
    rows = dataset.values[(dataset.values["indicator"] == "probe") & (dataset.values["sign"] != "c")]
    assert list(rows["area"]) == ["09901001"]


def test_areas_of_other_regions_are_left_out_and_counted(small_data):
    values = "indicator,area,year,value,sign,note\n" + "".join(f"probe,0595800{n},2020,1,,\n" for n in (4, 8, 4))
    write_set(small_data, SET, indicators=PROBE, values=values)
    [notice] = read_dataset(small_data).problems
    assert notice.found == "3 Zeilen zu 2 Gebieten außerhalb der Region."


def test_an_older_sign_is_translated_in_the_message(small_data):
    _, [problem] = problems_with(small_data, BROKEN / "sign-older.csv")
    assert problem.expected == "In der neuen Schreibweise: u."


def test_a_misspelt_code_names_what_was_probably_meant(small_data):
    _, [problem] = problems_with(small_data, BROKEN / "indicator.csv")
    assert "„probe“" in problem.expected


def test_all_problems_of_a_file_come_at_once_and_in_its_order(small_data):
    values = "indicator,area,year,value,sign,note\nprobe,09901001,20,1,,\nfalsch,09901001,2020,1,,\n"
    write_set(small_data, SET, indicators=PROBE, values=values)
    assert [(one.row, one.code) for one in read_dataset(small_data).problems] == [(2, "year"), (3, "indicator")]


def test_a_line_with_several_faults_is_named_once_by_the_first(small_data):
    values = "indicator,area,year,value,sign,note\nfalsch,x,20,eins,?,\n"
    write_set(small_data, SET, indicators=PROBE, values=values)
    assert [one.code for one in read_dataset(small_data).problems] == ["indicator"]


@pytest.mark.parametrize("sign", ["t", "g", "x", "u"])
def test_a_sign_that_explains_a_missing_figure_is_accepted_without_value(small_data, sign):
    values = f"indicator,area,year,value,sign,note\nprobe,09901001,2020,,{sign},\n"
    write_set(small_data, SET, indicators=PROBE, values=values)
    assert read_dataset(small_data).problems == ()


@pytest.mark.parametrize("sign", ["", "k", "p", "r", "s", "e", "f", "u"])
def test_a_sign_that_qualifies_a_figure_is_accepted_beside_a_value(small_data, sign):
    values = f"indicator,area,year,value,sign,note\nprobe,09901001,2020,1,{sign},\n"
    write_set(small_data, SET, indicators=PROBE, values=values)
    assert read_dataset(small_data).problems == ()
