from indicators.paths import PACKAGE, ROOT
from indicators.ui.navigation import CHOICES
from indicators.views.pages import PAGES, START
from tools.readme_parameters import BEGIN, END, README, table, written

TEXT = README.read_text(encoding="utf-8")
BY_HAND = TEXT.partition(BEGIN)[0] + TEXT.partition(END)[2]  # without the table that is written
MOST_LINES = 120  # without the rows of the table of pages, which grows with every page


def test_the_table_of_parameters_is_current():
    assert written(TEXT) == TEXT, "run: make readme"


def test_it_is_short_enough_to_be_read():
    lines = sum(not line.startswith("| ") for line in BY_HAND.splitlines())
    said = f"README.md has {lines} lines written by hand, at most {MOST_LINES} are read: move details to docs/"
    assert lines <= MOST_LINES, said


def test_the_table_names_every_page_that_an_address_can_steer():
    assert table().count("\n| `/") == len(CHOICES)
    assert "`gebiete`" in table() and "`liste`" in table()


def test_every_page_is_in_the_table_of_pages():
    missing = [
        one.address
        for one in PAGES
        if f"| `/{'' if one == START else one.address}` " not in BY_HAND.replace("` `", "` | `")
    ]
    assert missing == [], "a row in the README's table of pages says what a visitor sees there"


def test_every_floor_stands_in_the_page_on_architecture():
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    floors = [path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()]
    assert [name for name in floors if f"`{name}`" not in architecture] == []


def test_every_page_of_the_documentation_is_in_its_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [path.name for path in (ROOT / "docs").glob("*.md") if path.name != "README.md"]
    assert [name for name in pages if f"({name})" not in index] == []
