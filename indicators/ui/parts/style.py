"""How pages look: our style sheet, and Streamlit's own links and controls in the colour of the region."""

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st
from streamlit import config

from indicators.drawing.own_colors import own_colors
from indicators.loading.region import current_region
from indicators.paths import STATIC

OPTIONS = {f"theme.{theme}.{key}": theme for theme in ("light", "dark") for key in ("primaryColor", "linkColor")}


def show_style() -> None:
    """Show nothing, but style what the page holds; in the region's colours where it has some."""
    use_own_colors()
    st.html(STATIC / "app.css")
    if own := own_colors():
        st.html(f"<style>{own}</style>")


def use_own_colors() -> None:
    """Set the colours of Streamlit's theme where they are not those of the region now; they come with the next run."""
    own, shipped = current_region().colors, _shipped()
    for name, theme in OPTIONS.items():
        wanted = own[theme]["accent"] if own else shipped[name]
        if config.get_option(name) != wanted:
            config.set_option(name, wanted)


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, str]:
    """What .streamlit/config.toml says: asked for once, before anything is set."""
    return {name: str(config.get_option(name)) for name in OPTIONS}
