import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import config

from indicators.paths import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def keys(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from keys(value, f"{prefix}{name}.")
        else:
            yield prefix + name


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_key_exists_in_the_installed_streamlit():
    known = set(config._config_options_template)
    assert [key for key in keys(CONFIG) if key not in known] == []


def test_nothing_calls_home_and_visitors_see_no_internals():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["browser"]["serverAddress"], "unset, Streamlit asks a foreign server for its public address"
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["showErrorLinks"] is False


def test_fonts_come_from_no_foreign_server():
    fonts = [CONFIG["theme"][name] for name in ("font", "headingFont", "codeFont")]
    assert not [font for font in fonts if "://" in font]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_has_a_contrast_of_at_least_4_5(mode, background):
    theme = CONFIG["theme"][mode]
    names = ["textColor", "linkColor", *(name for name in theme if name.endswith("TextColor"))]
    poor = {name: round(contrast(theme[name], theme[background]), 2) for name in names}
    assert {name: value for name, value in poor.items() if value < 4.5} == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("tone", ["red", "orange", "yellow", "green", "blue", "gray"])
def test_messages_have_a_contrast_of_at_least_4_5(mode, tone):
    theme = CONFIG["theme"][mode]
    assert contrast(theme[f"{tone}TextColor"], theme[f"{tone}BackgroundColor"]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_borders_and_the_primary_colour_have_a_contrast_of_at_least_3(mode):
    theme = CONFIG["theme"][mode]
    assert contrast(theme["borderColor"], theme["backgroundColor"]) >= 3
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= 3
