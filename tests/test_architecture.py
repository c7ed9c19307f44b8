"""What the source promises beyond the floors that .importlinter checks, read from the source itself."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from indicators.founding.texts import names_of
from indicators.loading.load import read_dataset
from indicators.paths import PACKAGE, PAGES, ROOT, STATIC, TEMPLATES
from indicators.views.pages import PAGES as PAGES_SHOWN

SOURCES = [*sorted(PACKAGE.rglob("*.py")), *sorted(PAGES.glob("*.py")), ROOT / "app.py"]
# Hosts a source may name: the maps' licence note and optional background, and the name space of SVG.
HOSTS = {"www.bkg.bund.de", "sgx.geodatenzentrum.de", "www.w3.org"}
# Names of the vocabularies of Office files (ECMA-376).
HOSTS |= {"schemas.openxmlformats.org", "schemas.microsoft.com"}
HOSTS |= {"schema.org", "www.sitemaps.org", "www.opengis.net"}
# Vocabularies and standards that the catalogue (DCAT-AP.de) names: words of a language, which nothing ever fetches.
HOSTS |= {"purl.org", "dcat-ap.de", "xmlns.com", "publications.europa.eu", "www.iana.org"}
HOSTS |= {"spec.openapis.org", "www.rfc-editor.org"}
VENDORED = {"leaflet.js", "leaflet.css", "topojson-client.min.js"}  # see static/THIRD_PARTY.md
# The floors on which a module may read a file, and the few modules above them that read what is not data.
READING_FLOORS = ("loading", "intake", "founding")
OWN_FILES = {"language/i18n.py", "drawing/assets.py", "commands/doctor_machine.py",
             "drawing/film_files.py",  # writes, in memory
             "desk/drafts.py", "desk/kept.py", "desk/log.py",  # drafts are folders of their own beside the data
             "feedback/mailbox.py",  # messages of visitors, which are no data
             "commands/package.py", "commands/update.py", "commands/office.py", "server/start_document.py",
             "server/chunks.py", "server/compression.py"}  # fmt: skip
LONGEST = 300


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


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
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def calls(path: Path) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


def test_pages_are_imported_by_nobody():
    assert not [path for path in SOURCES for one in imports(path) if one.split(".")[0] in ("pages", "app")]


def test_streamlit_folium_is_imported_inside_a_function_only():
    """Imported outside a script run, its component answers 404 for the life of the process."""
    for path in SOURCES:
        top = {ast.unparse(node) for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)}
        assert not [line for line in top if "streamlit_folium" in line], name_of(path)


def test_only_loading_and_intake_read_files_of_data():
    reading = re.compile(r"\.(read_text|read_bytes|open|read_file|read_csv|read_excel)$|^open$")
    found = {path.relative_to(PACKAGE).as_posix() for path in SOURCES[:-1] if path.is_relative_to(PACKAGE)
             and any(reading.search(call) for call in calls(path))}  # fmt: skip
    assert {one for one in found if one.split("/")[0] not in READING_FLOORS} == OWN_FILES


def test_only_commands_and_the_office_write_data():
    """The public dashboard has no way to: neither it nor what it is made of calls what writes the data folder."""
    writing = {
        name_of(path)
        for path in SOURCES
        if {"write_together", "put_in_place", "save", "take_over", "release", "take_back"} & calls(path)
    }
    office = ("indicators/commands/", "indicators/desk/", "indicators/workplace/")
    assert {name for name in writing if not name.startswith(office)} == {
        "indicators/intake/save.py", "indicators/founding/folder.py",
    }  # fmt: skip
    knowing = {name_of(path) for path in SOURCES for one in imports(path)
               if one.startswith(("indicators.desk", "indicators.workplace"))}  # fmt: skip
    assert {name for name in knowing if not name.startswith(office)} == set()


def test_only_the_edge_asks_for_the_day():
    """What is between is given it, so that a page, an answer or a file is of one day and a test can name any."""
    asking = {name_of(path) for path in SOURCES if {"date.today", "datetime.now"} & calls(path)}
    edge = {"pages/intake_page.py", "indicators/ui/parts/store.py", "indicators/ui/parts/share.py",
            "indicators/ui/feedback.py", "indicators/workplace/login.py",
            "indicators/workplace/figures.py", "indicators/workplace/overview.py", "indicators/workplace/reports.py",
            "indicators/workplace/tables.py",
            "indicators/api/answering.py", "indicators/deck/routes.py", "indicators/embed/document.py",
            "indicators/server/bounded.py", "indicators/server/films.py", "indicators/server/metrics.py",
            "indicators/server/security.py", "indicators/server/health.py",
            "indicators/start/answering.py", "indicators/start/oembed.py", "indicators/start/sitemap.py",
                "indicators/feeds/routes.py", "indicators/ogc/routes.py",
                "indicators/server/warm_start.py"}  # fmt: skip
    assert {name for name in asking - edge if not name.startswith("indicators/commands/")} == set()


def test_whoever_reads_the_data_says_which_day_it_is():
    for path in SOURCES:
        for node in ast.walk(tree(path)) if path.name not in ("load.py", "store.py") else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("read_store", "read_dataset"):
                assert "day" in {one.arg for one in node.keywords}, f"{name_of(path)}: {ast.unparse(node)}"


def test_no_page_has_a_file_with_the_name_of_its_address():
    """Else the first visitor's deep link gets Streamlit's legacy mode and skips app.py."""
    found = {f"{one.script}_page": one.address for one in PAGES_SHOWN}
    assert set(found) == {path.stem for path in PAGES.glob("*.py")}
    assert not set(found) & set(found.values())


def test_nothing_can_run_text_as_code():
    forbidden = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "pd.read_pickle"}
    for path in SOURCES:
        assert not {one.split(".")[0] for one in imports(path)} & {"pickle", "shelve", "marshal", "dill", "joblib"}
        assert not calls(path) & forbidden, name_of(path)
        shell = [one for one in ast.walk(tree(path)) if isinstance(one, ast.keyword) and one.arg == "shell"]
        assert not shell, name_of(path)


def test_no_markup_gets_around_the_templates():
    for path in SOURCES:
        assert "unsafe_allow_html" not in text_of(path), name_of(path)
        assert "unsafe_allow_javascript" not in text_of(path), name_of(path)
        # The one place that marks text as safe: files of static/, never data.
        assert "Markup(" not in text_of(path) or path == PACKAGE / "drawing" / "html.py", name_of(path)


def test_templates_escape_everything():
    ours = (
        '<script src="{{ assets.script }}" defer></script>',
        "<script>{{ inline.script }}</script>",
        '<script type="application/ld+json">{{ told.dataset|tojson }}</script>',  # data, which tojson escapes
    )  # static/deck.js
    found = [path for path in TEMPLATES.rglob("*") if path.is_file()]
    assert len(found) > 60
    for path in found:
        text = text_of(path)
        for one in ours:
            text = text.replace(one, "")
        assert not re.search(r"\|\s*safe|autoescape\s+false|<script|\bon\w+=", text), name_of(path)


def test_no_source_names_a_foreign_host():
    own = [one for one in sorted(STATIC.glob("*.*")) if one.name not in VENDORED and one.suffix != ".md"]
    for path in [*SOURCES, *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.css"), *own]:
        named = re.findall(r"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", text_of(path))
        assert set(named) - {"example.org"} <= HOSTS, name_of(path)


def test_tests_need_nothing_outside_the_project():
    outside = ["." * 2 + "/shared", "/" + "work/", "/" + "home/", "/" + "Users/"]
    for path in (ROOT / "tests").rglob("*.py"):
        assert not [one for one in outside if one in text_of(path)], name_of(path)


def test_the_data_can_be_checked_without_loading_a_heavy_library():
    code = (
        "import sys, indicators.__main__, indicators.loading.load, indicators.figures.series\n"
        "import indicators.views.map.choice\n"
        "heavy = {'plotly', 'folium', 'geopandas', 'mapclassify', 'streamlit', 'sklearn', 'scipy', 'matplotlib'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_no_module_is_longer_than_one_can_keep_in_mind():
    long = {name_of(path): len(text_of(path).splitlines()) for path in SOURCES}
    assert not {name: lines for name, lines in long.items() if lines > LONGEST}


def said(path: Path) -> list[str]:
    """Every text of a source that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {id(node.body[0].value) for node in ast.walk(tree)
                  if hasattr(node, "body") and isinstance(node.body, list) and node.body
                  and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    ]


def test_no_source_needs_an_indicator_by_its_name():
    """What one is used for stands in the column `use`: another region has others, or calls them otherwise."""
    ids = set(read_dataset(ROOT / "data").indicators)
    assert len(ids) > 50
    assert {name_of(path): told for path in SOURCES if (told := ids.intersection(said(path)))} == {}


def test_no_source_names_a_place_or_a_role_of_the_shipped_region():
    """What is said of a region is in its data folder; docstrings may take examples from ours."""
    named = names_of(ROOT / "data")
    found = {name_of(path): told for path in SOURCES if (told := [one for one in said(path) if named.search(one)])}
    templates = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.*")}
    assert found == {} and [name for name, text in templates.items() if named.search(text)] == []
