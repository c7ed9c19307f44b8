"""What the layout of the project promises, read from its source."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "indicators"
# A module imports only from those before it; indicators/ui from all of them, pages/ and app.py from the package.
ORDER = [
    "problems", "i18n", "assets", "html", "typesetting", "partial_date", "model", "formatting", "areas", "measures",
    "tables", "rows", "check", "check_values", "check_series", "check_goals", "check_measures", "aggregate",
    "derived", "journal", "load_measures", "load", "releases", "settings", "citation", "boundaries", "series",
    "peers", "change", "second_opinion", "rating", "goals", "goal_status", "store", "parameters", "working_list",
    "wording", "goal_wording", "sentences", "goal_sentences", "news", "rating_gaps", "receipt", "what_if", "classes",
    "class_choice", "palette", "choice", "goal_choice", "comparison", "comparison_choice", "spread",
    "spread_choice", "spread_wording", "swarm", "spread_layout", "relation", "relation_wording", "relation_choice",
    "similar_choice", "similar_wording", "measure_choice", "measure_wording", "events", "participation",
    "sparkline", "charts", "distribution", "relation_chart", "spread_chart", "comparison_lines", "goal_charts",
    "measure_charts", "picture", "map_pair", "table_choice", "heat_table", "histogram", "maps", "intake.files",
    "intake.recipe", "intake.cells", "intake.findings", "intake.places", "intake.table", "intake.columns",
    "intake.selection", "intake.entries", "intake.convert", "intake.handmade", "intake.recognise",
    "intake.difference", "intake.prepare", "intake.report", "intake.save", "datapackage", "export.cells",
    "export.table", "export.csv_files", "export.workbook", "export.canvas", "export.symbols",
    "export.goal_list_image", "export.map_image", "export.pair_image", "export.line_image", "export.dots_image",
    "export.heat_image", "export.scatter_image", "export.spread_image", "export.svg_map", "export.view",
    "export.indicator_views", "export.pair_view", "export.goal_views", "export.profile_view",
    "export.comparison_view", "export.relation_view", "export.heat_view", "export.similar_view",
    "export.spread_view", "export.geodata", "export.press", "export.set_files", "factsheet.drawing",
    "factsheet.choosing", "factsheet.content", "factsheet.pdf", "factsheet_command", "deck.choice", "deck.slide",
    "deck.area_slides", "deck.indicator_slides", "deck.goal_slides", "deck.measure_slides", "deck.slides",
    "deck.ready", "deck.pictures", "deck.document", "deck.handout", "deck_command", "rate_command",
    "status_command", "api.problems", "api.parameters", "api.asked", "api.descriptions", "api.figures",
    "api.statuses", "api.outlines", "api.forms", "api.graph", "api.catalogue", "api.schemas", "api.openapi",
    "api.resources", "api.answering", "api.routes", "import_command", "package_command", "check_aggregates",
    "__main__",
]  # fmt: skip
PURE = [PACKAGE / f"{name.replace('.', '/')}.py" for name in ORDER]
INTERFACE = sorted((PACKAGE / "ui").glob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
SOURCES = [*PURE, *INTERFACE, *PAGES, ROOT / "app.py"]
# Hosts a source may name: the maps' licence note and optional background, and the name space of SVG.
HOSTS = {"www.bkg.bund.de", "sgx.geodatenzentrum.de", "www.w3.org"}
# Names of the vocabularies of the catalogue (DCAT-AP.de): words of a language, which nothing ever fetches.
HOSTS |= {"purl.org", "dcat-ap.de", "xmlns.com", "publications.europa.eu", "www.iana.org"}
VENDORED = {"leaflet.js", "leaflet.css", "topojson-client.min.js", "region.js"}  # see static/THIRD_PARTY.md


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


each_source = pytest.mark.parametrize("path", SOURCES, ids=name_of)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes that run, inside functions too: not those that only type checkers see."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield child
            yield from nodes(child)


def imports(path: Path) -> set[str]:
    found = set()
    for node in nodes(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "indicators":
            found |= {f"indicators.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def importers(library: str) -> set[str]:
    return {name_of(path) for path in SOURCES if any(one.split(".")[0] == library for one in imports(path))}


def calls(path: Path) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


def test_every_module_has_its_place_in_the_order():
    found = {".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    assert {name for name in found if not name.endswith("__init__") and not name.startswith("ui.")} == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_imports_run_one_way(name):
    path = PACKAGE / f"{name.replace('.', '/')}.py"
    own = {one.removeprefix("indicators.") for one in imports(path) if one.startswith("indicators.")}
    assert own <= set(ORDER[: ORDER.index(name)])


def test_pages_are_imported_by_nobody():
    assert not [path for path in SOURCES for one in imports(path) if one.split(".")[0] in ("pages", "app")]


def test_only_the_interface_knows_streamlit():
    allowed = {name_of(path) for path in [*INTERFACE, *PAGES, ROOT / "app.py"]}
    assert importers("streamlit") <= allowed


def test_only_charts_knows_plotly_and_only_maps_knows_folium():
    warm_start = {"indicators/ui/server.py"}  # imports both before the first visitor, without using them
    charts = ("charts", "distribution", "goal_charts", "measure_charts", "relation_chart", "spread_chart")
    assert importers("plotly") - warm_start == {f"indicators/{name}.py" for name in charts}
    assert importers("folium") - warm_start == {"indicators/maps.py"}
    assert importers("streamlit_folium") == {"indicators/ui/region_map.py"}


def test_only_files_to_take_away_know_matplotlib_and_xlsxwriter():
    assert {name.split("/")[1] for library in ("matplotlib", "xlsxwriter") for name in importers(library)} == {"export"}


def test_streamlit_folium_is_imported_inside_a_function_only():
    """Imported outside a script run, its component answers 404 for the life of the process."""
    for path in SOURCES:
        top = {ast.unparse(node) for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)}
        assert not [line for line in top if "streamlit_folium" in line]


def test_only_a_few_modules_read_files():
    reading = re.compile(r"\.(read_text|read_bytes|open|read_file|read_csv|read_excel)$|^open$")
    found = {name_of(path) for path in PURE if any(reading.search(call) for call in calls(path))}
    own_data = {"indicators/tables.py", "indicators/load.py", "indicators/boundaries.py", "indicators/assets.py"}
    own_data |= {"indicators/export/symbols.py", "indicators/i18n.py"}
    intake = {f"indicators/intake/{name}.py" for name in ("files", "recipe", "save")}
    assert found == own_data | intake | {
        f"indicators/{name}.py" for name in ("journal", "load_measures", "releases", "settings", "package_command")
    }


def test_only_the_edge_asks_for_the_day():
    """What is between is given it, so that a page, an answer or a file is of one day and a test can name any."""
    edge = {name_of(path) for path in [*INTERFACE, *PAGES]} | {"indicators/__main__.py", "indicators/api/answering.py"}
    asking = {name_of(path) for path in SOURCES if {"date.today", "datetime.now"} & calls(path)}
    assert {name for name in asking - edge if not name.endswith("_command.py")} == set()


@each_source
def test_whoever_reads_the_data_says_which_day_it_is(path):
    if path.name in ("load.py", "store.py") and path.parent == PACKAGE:
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("read_store", "read_dataset"):
            assert "day" in {one.arg for one in node.keywords}, ast.unparse(node)


def test_no_page_has_a_file_with_the_name_of_its_address():
    """Else the first visitor's deep link gets Streamlit's legacy mode and skips app.py."""
    found = {}
    for node in ast.walk(tree(PACKAGE / "ui" / "frame.py")):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "_page":
            name, _title, address = node.args
            found[f"{ast.literal_eval(name)}_page"] = ast.literal_eval(address)
    assert set(found) == {path.stem for path in PAGES}
    assert not set(found) & set(found.values())


@each_source
def test_nothing_can_run_text_as_code(path):
    assert not {one.split(".")[0] for one in imports(path)} & {"pickle", "shelve", "marshal", "dill", "joblib"}
    assert not calls(path) & {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "pd.read_pickle"}
    shell = [one for one in ast.walk(tree(path)) if isinstance(one, ast.keyword) and one.arg == "shell"]
    assert not shell


@each_source
def test_no_markup_gets_around_the_templates(path):
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in text
    assert "unsafe_allow_javascript" not in text
    assert "Markup(" not in text or path == PACKAGE / "html.py"  # files of static/, never data


def test_templates_escape_everything():
    ours = (
        '<script src="{{ assets.script }}" defer></script>',
        "<script>{{ inline.script }}</script>",
    )  # static/deck.js
    for path in (PACKAGE / "templates").iterdir():
        text = path.read_text(encoding="utf-8")
        for one in ours:
            text = text.replace(one, "")
        assert not re.search(r"\|\s*safe|autoescape\s+false|<script|\bon\w+=", text), path


@pytest.mark.parametrize(
    "path",
    [
        *SOURCES,
        *PACKAGE.rglob("*.html"),
        *PACKAGE.rglob("*.css"),
        *(one for one in sorted((ROOT / "static").glob("*.*")) if one.name not in VENDORED and one.suffix != ".md"),
    ],
    ids=name_of,
)
def test_no_source_names_a_foreign_host(path):
    named = re.findall(r"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", path.read_text(encoding="utf-8"))
    assert set(named) - {"example.org"} <= HOSTS


def test_tests_need_nothing_outside_the_project():
    for path in (ROOT / "tests").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        outside = ["." * 2 + "/shared", "/" + "work/", "/" + "home/", "/" + "Users/"]
        assert not [one for one in outside if one in text], path


def test_the_data_can_be_checked_without_loading_a_heavy_library():
    code = (
        "import sys, indicators.__main__, indicators.load, indicators.series, indicators.choice\n"
        "heavy = {'plotly', 'folium', 'geopandas', 'mapclassify', 'streamlit', 'sklearn', 'scipy', 'matplotlib'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_no_module_is_larger_than_about_300_lines():
    assert not [name_of(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > 310]
