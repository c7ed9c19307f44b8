"""What pages draw in the colours of the visitor's theme."""

from typing import Any

import streamlit as st

from indicators.drawing.charts import CONFIG
from indicators.drawing.palette import Palette, palette


def is_dark() -> bool:
    """True where the visitor sees the dark theme."""
    return st.context.theme.type == "dark"


def colors() -> Palette:
    """Return the colours of the theme the visitor sees."""
    return palette(dark=is_dark())


def show_chart(figure: Any, *, key: str, alt: str) -> None:
    """Draw a chart of Plotly with its description for those who do not see it."""
    st.plotly_chart(figure, key=key, theme=None, config=CONFIG, alt=alt)
