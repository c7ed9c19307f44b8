from itertools import pairwise
from pathlib import Path

import pytest

from indicators.drawing.palette import DARK, EITHER, LIGHT, ink, palette
from indicators.loading.check.region import read_region
from indicators.paths import STATIC
from indicators.ratings.rating import RATED
from indicators.views.map.classes import Classes
from indicators.views.map.colors import class_colors

THEMES = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def classes(count: int, *, below: int | None = None) -> Classes:
    """Classes as far as colours go: their number and, for diverging ones, how many lie below zero."""
    start = 1 if below is None else 1 - below
    limits = tuple(float(start + step) for step in range(count - 1))
    return Classes(limits, ("",) * count, middle=None if below is None else 0.0)


def test_each_theme_has_its_own_colours():
    assert (palette(dark=False), palette(dark=True)) == (LIGHT, DARK)


@THEMES
@pytest.mark.parametrize("part", ["text", "muted", "area", "district", "region"])
def test_whatever_colours_text_has_a_contrast_of_at_least_4_5(colors, part):
    assert contrast(getattr(colors, part), colors.background) >= 4.5


@THEMES
def test_outlines_have_a_contrast_of_at_least_3(colors):
    assert contrast(colors.outline, colors.background) >= 3


@THEMES
def test_the_sequential_scale_runs_steadily_from_light_to_dark_or_back(colors):
    steps = [luminance(colour) for colour in colors.sequential]
    assert steps == sorted(steps, reverse=colors is LIGHT)


@THEMES
@pytest.mark.parametrize("count", range(2, 8))
def test_neighbouring_classes_can_be_told_apart_in_greyscale(colors, count):
    assert all(contrast(one, other) >= 1.3 for one, other in pairwise(class_colors(classes(count), colors)))


@THEMES
def test_each_side_of_the_diverging_scale_grows_stronger_away_from_zero(colors):
    half = len(colors.diverging) // 2
    below, above = colors.diverging[:half][::-1], colors.diverging[half:]
    for side in (below, above):
        strength = [contrast(colour, colors.background) for colour in side]
        assert strength == sorted(strength)
        assert all(contrast(one, other) >= 1.3 for one, other in pairwise(side))


@THEMES
@pytest.mark.parametrize("count", range(1, 8))
def test_every_class_has_a_colour_of_its_own(colors, count):
    assert len(set(class_colors(classes(count), colors))) == count
    for below in range(1, min(count, 5)):
        found = class_colors(classes(count, below=below), colors)
        assert len(found) == len(set(found)) == count


@THEMES
def test_below_and_above_zero_never_share_a_side_of_the_scale(colors):
    half = len(colors.diverging) // 2
    found = class_colors(classes(5, below=2), colors)
    assert set(found[:2]) <= set(colors.diverging[:half])
    assert set(found[2:]) <= set(colors.diverging[half:])


@THEMES
def test_a_class_around_the_middle_is_neutral_and_can_be_told_from_its_neighbours(colors):
    found = class_colors(Classes((-15.0, -5.0, 5.0, 15.0), ("",) * 5, middle=0.0), colors)
    assert found[2] == colors.neutral
    assert all(contrast(one, other) >= 1.25 for one, other in pairwise(found[1:4]))
    assert contrast(colors.neutral, colors.background) >= 1.1


@THEMES
def test_digits_on_every_colour_of_a_class_have_a_contrast_of_at_least_4_5(colors):
    grounds = {*colors.diverging, colors.neutral, colors.zero}
    grounds |= {color for count in range(1, 8) for color in class_colors(classes(count), colors)}
    assert all(contrast(ink(color), color) >= 4.5 for color in grounds)


@THEMES
def test_the_colours_of_statuses_darken_step_by_step(colors):
    steps = [luminance(colour) for colour in colors.status]
    assert steps == sorted(steps, reverse=True)
    assert all(contrast(one, other) >= 1.4 for one, other in pairwise(colors.status))


def test_the_bars_have_the_colours_of_the_map():
    style = (STATIC / "app.css").read_text(encoding="utf-8")
    for number, status in enumerate(RATED):
        for name, one in ((status, "status"), (f"past_{status}", "past")):
            light, dark = (getattr(colors, one)[number] for colors in (LIGHT, DARK))
            rule = next(line for line in style.splitlines() if line.startswith(f".rm-s-{name} "))
            assert f"light-dark({light}, {dark})" in rule


@THEMES
def test_what_was_so_once_is_grey(colors):
    for colour in colors.past:
        parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
        assert max(parts) - min(parts) <= 24


# Matrices of Machado, Oliveira and Fernandes (2009) for full protanopia, deuteranopia and tritanopia, linear RGB.
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@THEMES
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_statuses_can_be_told_apart_with_any_colour_vision(colors, deficiency):
    def seen(colour: str) -> float:
        """Relative luminance of a colour as it is seen."""
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        rgb = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in DEFICIENCIES[deficiency]]
        return sum(weight * min(max(part, 0), 1) for weight, part in zip((0.2126, 0.7152, 0.0722), rgb, strict=True))

    lights = [seen(colour) for colour in colors.status]
    assert lights == sorted(lights, reverse=True)
    assert all((high + 0.05) / (low + 0.05) >= 1.25 for high, low in pairwise(lights))


GREENS = {"light": ["#DCEBD5", "#A9CF9B", "#6FA866", "#3B7A3B", "#123F1B"],
          "dark": ["#1C4A27", "#2F733A", "#549A58", "#8EC48C", "#DCEFD8"]}  # fmt: skip


def written(folder: Path, light: list[str], dark: list[str]) -> Path:
    (folder / "region.toml").write_text(f"[map_colors]\nlight = {light}\ndark = {dark}\n".replace("'", '"'), "utf-8")
    return folder


def test_a_region_may_have_colours_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGION_DATA_DIR", str(written(tmp_path, **GREENS)))
    assert read_region(tmp_path)[1] == []
    assert (list(LIGHT.sequential), list(DARK.sequential)) == (GREENS["light"], GREENS["dark"])
    assert EITHER.sequential[0] == "light-dark(#DCEBD5,#1C4A27)"
    assert list(class_colors(classes(5), LIGHT)) == GREENS["light"]


@pytest.mark.parametrize(
    ("theme", "colours"),
    [
        ("light", GREENS["light"][:4]),
        ("light", GREENS["light"][::-1]),
        ("light", ["#DCEBD5", "#D9E9D3", "#6FA866", "#3B7A3B", "#123F1B"]),  # two alike
        ("light", ["#FFFFFF", "#FF0000", "#00A000", "#0000FF", "#000000"]),  # seen as alike by some
        ("light", ["#DCEBD5", "grün", "#6FA866", "#3B7A3B", "#123F1B"]),
        ("dark", GREENS["light"]),
    ],
)
def test_colours_that_some_cannot_tell_apart_are_refused(tmp_path: Path, theme: str, colours: list[str]) -> None:
    region, problems = read_region(written(tmp_path, **GREENS | {theme: colours}))
    assert region.map_colors == {}
    assert [(one.code, one.column) for one in problems] == [("region", "map_colors")]
    assert "Farbfehlsichtigkeit" in problems[0].expected
