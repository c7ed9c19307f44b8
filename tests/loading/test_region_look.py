"""A region's own colours and drawings of roles, from its file to pages, images and documents."""

import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit import config

from indicators.deck.document import offline_file
from indicators.drawing.assets import OWN, own_symbol, symbol_of, symbol_text
from indicators.drawing.inline_svg import inline_svg
from indicators.drawing.leaflet_map import payload
from indicators.drawing.logo import logo_svg
from indicators.drawing.own_colors import own_colors, own_colors_address
from indicators.drawing.palette import DARK, EITHER, LIGHT
from indicators.drawing.symbols import symbol_png
from indicators.loading.check.region import read_region
from indicators.loading.load import read_dataset
from indicators.model import Level
from indicators.model.color import GREYS, GROUNDS, USUAL, wrong_of_accents
from indicators.paths import ROOT
from indicators.store import read_store
from indicators.ui.parts.style import use_own_colors
from indicators.views.joining import roles
from indicators.views.profile import chooser_map
from tests.asking import call
from tests.pages.opened import bodies, opened

LEAF = '<svg viewBox="0 0 48 48"><path d="M4 44C4 10 24 4 44 4C44 30 30 44 4 44Z" fill="#fff" stroke="#000"/></svg>'
GATE = '<svg viewBox="0 0 24 24"><path d="M4 20V8H20V20Z" fill="#fff" stroke="#000" onload="alert(1)"/></svg>'
GREEN = {"light": {"accent": "#1F6B3A", "second": "#B4500B"}, "dark": {"accent": "#86CFA0", "second": "#F0A260"}}
Region = Callable[..., Path]


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Region:
    """A data folder that says but this of its region."""

    def made(text: str = "", **drawings: str) -> Path:
        (tmp_path / "symbols").mkdir(exist_ok=True)
        for name, drawing in drawings.items():
            (tmp_path / "symbols" / f"{name}.svg").write_text(drawing, "utf-8")
        (tmp_path / "region.toml").write_text(text, "utf-8")
        monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
        return tmp_path

    return made


def colors(found: dict[str, dict[str, str]]) -> str:
    lines = (f'[colors.{theme}]\n' + "".join(f'{one} = "{color}"\n' for one, color in said.items())
             for theme, said in found.items())  # fmt: skip
    return "\n".join(lines)


ROLES = 'roles = ["Erste", "Zweite"]\n[role_symbols]\nErste = "blatt"\nZweite = "tor"\n'


def test_each_role_may_have_a_drawing_of_its_own(region: Region):
    found, problems = read_region(region(ROLES, blatt=LEAF, tor=GATE))
    assert problems == [] and set(found.role_symbols) == {"Erste", "Zweite"}
    assert "alert" not in found.role_symbols["Zweite"] and 'viewBox="0 0 24 24"' in found.role_symbols["Erste"]
    name = symbol_of(found.role_symbols["Erste"])
    assert name.startswith(OWN) and symbol_text(name) == found.role_symbols["Erste"]
    assert symbol_png(name).startswith(b"\x89PNG") and symbol_png(name) != symbol_png("role/1")


def test_the_ending_of_a_file_may_be_named(region: Region):
    found, problems = read_region(region(ROLES.replace('"blatt"', '"blatt.svg"'), blatt=LEAF, tor=GATE))
    assert problems == [] and set(found.role_symbols) == {"Erste", "Zweite"}


def test_the_role_that_stands_out_is_one_of_the_roles(region: Region):
    _found, [problem] = read_region(region('roles = ["Leuchtturm"]\nmarked_role = "Leuchturm"\n'))
    assert "Leuchtturm" in problem.found and problem.column == "marked_role"


def test_a_role_that_the_region_does_not_list_is_named(tmp_path: Path):
    folder = Path(shutil.copytree(ROOT / "examples" / "seenland", tmp_path / "s"))
    path = folder / "areas.csv"
    path.write_text(path.read_text("utf-8").replace("Fährgemeinde", "Färgemeinde (2024)", 1), "utf-8")
    [problem] = [one for one in read_dataset(folder, day=date(2026, 11, 28)).problems if one.code == "role"]
    assert problem.notice and problem.column == "role" and "„Färgemeinde“" in problem.found
    assert "Fährgemeinde" in problem.found


def test_what_holds_while_the_file_has_a_fault_is_what_held_before(region: Region):
    folder = region(colors(GREEN))
    assert LIGHT.area == "#1F6B3A"
    (folder / "region.toml").write_text(colors(GREEN | {"light": {"accent": "#FFFFFF", "second": "#B4500B"}}), "utf-8")
    assert LIGHT.area == "#1F6B3A"
    (folder / "region.toml").write_text("", "utf-8")
    assert LIGHT.area == USUAL["light"]["accent"]


def test_a_drawing_that_changes_has_another_address(region: Region):
    folder = region(ROLES, blatt=LEAF, tor=GATE)
    before = read_region(folder)[0].role_symbols["Erste"]
    (folder / "symbols" / "blatt.svg").write_text(LEAF.replace("44Z", "43Z"), "utf-8")
    after = read_region(folder)[0].role_symbols["Erste"]
    assert symbol_of(before) != symbol_of(after)
    with pytest.raises(KeyError):
        symbol_text(symbol_of(before))


@pytest.mark.parametrize(
    ("text", "drawings", "told"),
    [
        (ROLES, {"blatt": LEAF}, "symbols/tor.svg"),
        (ROLES, {"blatt": LEAF, "tor": LEAF}, "gleich"),
        (ROLES, {"blatt": LEAF, "tor": "<svg viewBox='0 0 9 9'><text/></svg>"}, "<text>"),
        (ROLES.replace("Zweite =", "Zweiter ="), {"blatt": LEAF, "tor": GATE}, "Zweiter"),
        (ROLES, {"blatt": LEAF, "tor": GATE.replace("#000", "#eee")}, "auf hellen Seiten nicht zu sehen"),
        (ROLES, {"blatt": LEAF, "tor": GATE.replace("#fff", "#000")}, "auf dunklen Seiten nicht zu sehen"),
    ],
)
def test_what_cannot_be_a_symbol_is_named_and_leaves_the_others(region: Region, text, drawings, told):
    found, problems = read_region(region(text, **drawings))
    assert set(found.role_symbols) == {"Erste"}
    assert [one.code for one in problems] == ["region"] and told in str(problems[0])


@pytest.mark.parametrize("value", ['"blatt"', '{ Erste = "../geheim" }', "{ Erste = 1 }", '{ Erste = "a/b" }', '["a"]'])
def test_a_symbol_is_a_file_of_its_folder_alone(region: Region, value: str):
    found, problems = read_region(region(f'roles = ["Erste"]\nrole_symbols = {value}\n'))
    assert found.role_symbols == {} and [one.column for one in problems] == ["role_symbols"]


def test_the_server_gives_drawings_of_roles_and_nothing_else(region: Region):
    from app import app

    folder = region(ROLES, blatt=LEAF, tor=GATE)
    name = symbol_of(read_region(folder)[0].role_symbols["Erste"])
    answer = call(app, f"/app/static/{name}.svg")
    assert (answer.status, answer.text) == (200, read_region(folder)[0].role_symbols["Erste"])
    for path in ("own/blatt.svg", "own/..%2Fregion.svg", "own/00000000.svg"):
        assert call(app, f"/app/static/{path}").status in (400, 404), path


def test_the_marked_role_has_its_drawing_on_every_map(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(ROOT / "examples" / "seenland"))
    data = read_store(day=date(2026, 11, 28))
    role = data.dataset.areas.marked_role
    drawn = own_symbol(role)
    assert drawn.startswith(OWN) and own_symbol("Niemand") == ""
    shown = chooser_map(data.dataset.areas, data.dataset.areas.at(Level.MUNICIPALITY)[0], LIGHT)
    assert (shown.marked_symbol, len(shown.marked)) == (drawn, 2)
    assert payload(shown)["markedSymbol"].endswith(f"{drawn}.svg")
    assert [one.symbol.startswith(OWN) for one in roles(data.dataset.areas)] == [True, True]
    told = " ".join(bodies(opened("map_page")))
    assert f'src="app/static/{drawn}.svg"' in told and "★" not in told


def test_colours_go_from_the_file_to_pages_images_and_documents(region: Region):
    region()
    assert (own_colors(), own_colors_address()) == ("", "") and LIGHT.area == USUAL["light"]["accent"]
    found, problems = read_region(region(colors(GREEN)))
    assert problems == [] and found.colors == GREEN
    assert (LIGHT.area, LIGHT.district, DARK.area, DARK.district) == ("#1F6B3A", "#B4500B", "#86CFA0", "#F0A260")
    assert EITHER.area == "light-dark(#1F6B3A,#86CFA0)"
    assert own_colors() == (
        ":root{--own-accent-light:#1F6B3A;--own-second-light:#B4500B;--own-accent-dark:#86CFA0;"
        "--own-second-dark:#F0A260;}"
    )
    assert own_colors_address().startswith("own.css?v=")
    assert "#1F6B3A" in logo_svg() and "#86CFA0" in logo_svg() and USUAL["light"]["accent"] not in logo_svg()
    node = inline_svg('<svg viewBox="0 0 1 1"><path d="M0 0" style="fill: #1f6b3a"/></svg>', name="a")
    assert "light-dark(#1F6B3A,#86CFA0)" in str(node)
    assert b"--own-accent-light:#1F6B3A" in offline_file("Folien", [])


def test_streamlits_own_controls_have_the_colour_while_it_is_said(region: Region):
    names = [f"theme.{theme}.{key}" for theme in ("light", "dark") for key in ("primaryColor", "linkColor")]
    use_own_colors()
    usual = [config.get_option(one) for one in names]
    folder = region(colors(GREEN))
    use_own_colors()
    assert [config.get_option(one) for one in names] == ["#1F6B3A", "#1F6B3A", "#86CFA0", "#86CFA0"]
    (folder / "region.toml").write_text("", "utf-8")
    use_own_colors()
    assert [config.get_option(one) for one in names] == usual


def test_the_second_colour_may_be_left_out(region: Region):
    only = {theme: {"accent": said["accent"]} for theme, said in GREEN.items()}
    assert read_region(region(colors(only)))[1] == []
    assert (LIGHT.area, LIGHT.district) == ("#1F6B3A", USUAL["light"]["second"])


@pytest.mark.parametrize(
    ("theme", "said", "told"),
    [
        (
            "light",
            {"accent": "#63B3D1", "second": "#B4500B"},
            "accent #63B3D1 ist auf hellen Seiten auf dem Grund #FFFFFF nicht zu lesen",
        ),
        (
            "dark",
            {"accent": "#1F6B3A", "second": "#F0A260"},
            "accent #1F6B3A ist auf dunklen Seiten auf dem Grund #10191F nicht zu lesen",
        ),
        (
            "light",
            {"accent": "#1F6B3A", "second": "#A4243B"},
            "second #A4243B sind auf hellen Seiten nicht zu unterscheiden bei Grünblindheit",
        ),
        (
            "light",
            {"accent": "#4A5861", "second": "#B4500B"},
            "accent #4A5861 und das Grau #56656E der ganzen Region sind",
        ),
        ("light", {"accent": "grün", "second": "#B4500B"}, "colors.light.accent: „grün“ ist keine Farbe"),
        ("light", {"second": "#B4500B"}, "colors.light.accent fehlt"),
        ("dark", {"accent": "#86CFA0"}, "colors.dark.second fehlt"),
        ("dim", {"accent": "#86CFA0"}, "colors.dim.accent gibt es nicht"),
        ("light", {"accent": "#1F6B3A", "second": "#B4500B", "third": "#000000"}, "colors.light.third gibt es nicht"),
    ],
)
def test_colours_that_somebody_cannot_read_or_tell_apart_are_refused(region: Region, theme, said, told):
    found, problems = read_region(region(colors(GREEN | {theme: said})))
    assert found.colors == {} and [one.column for one in problems] == ["colors"]
    assert told in problems[0].expected


def test_what_is_chosen_is_to_be_seen_on_every_class_of_a_map(region: Region):
    blue = {"light": {"accent": "#8B1A1A", "second": "#1F4E79"}, "dark": {"accent": "#FF9090", "second": "#8FC1E8"}}
    found, [problem] = read_region(region(colors(blue)))
    assert found.colors == {} and problem.column == "colors"
    assert "second #1F4E79 ist auf der Kartenfarbe #073B55 auf hellen Seiten nicht zu sehen" in problem.found
    browns = (
        '[map_colors]\nlight = ["#F3E3D3", "#E3B98F", "#C0570F", "#7A3A0A", "#3A1B04"]\n'
        'dark = ["#4A2A10", "#7A4A20", "#A86F3A", "#D9A877", "#F7E6D6"]\n'
    )
    assert [one.column for one in read_region(region(browns))[1]] == ["map_colors"]
    greens = {theme: {**said, "second": second} for (theme, said), second in
              zip(blue.items(), ("#1F4E79", "#8FC1E8"), strict=True)}  # fmt: skip
    assert read_region(region(browns + colors(greens)))[1] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_grounds_are_those_of_the_pages_and_the_usual_colours_hold_on_them(theme: str):
    said = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][theme]
    names = ("backgroundColor", "secondaryBackgroundColor", "dataframeHeaderBackgroundColor")
    assert tuple(said[name] for name in names) == GROUNDS[theme]
    assert said["primaryColor"] == USUAL[theme]["accent"]
    assert (LIGHT if theme == "light" else DARK).region == GREYS[theme]
    assert wrong_of_accents(theme, **USUAL[theme]) == ""


@pytest.mark.parametrize("name", ["app.css", "map.css", "embed.css", "deck.css"])
def test_style_sheets_take_the_regions_colours_first(name: str):
    text = (ROOT / "static" / name).read_text("utf-8")
    assert "var(--own-accent-light, #" in text
    for color in {color for said in USUAL.values() for color in said.values()}:
        plain = text.lower().replace(f", {color.lower()})", "")
        if name != "app.css":  # where the ring around what has the focus stays as it is
            assert color.lower() not in plain.replace("--focus: #f0a260", ""), color
