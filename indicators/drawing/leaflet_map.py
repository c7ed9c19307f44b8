"""The choropleth as folium objects: a constant base map, and per change one small script that restyles it.

Geometry, Leaflet and the drawing code (static/regionmap.js) are static files of our own server, so a change
of year or indicator sends nothing but class and text of each area, and zoom and pan survive it. Nothing here
imports Streamlit; `indicators.ui.parts.region_map` shows the map on a page.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import folium
from branca.element import Element, Figure
from folium.template import Template

from indicators.drawing.assets import versioned
from indicators.drawing.palette import palette
from indicators.drawing.region_map import MISSING, RegionMap
from indicators.language.formatting import missing_text
from indicators.language.i18n import gettext as _

DEFAULT_HEIGHT = 560

# folium numbers its elements at random; one fixed id keeps the script the same from rerun to rerun. It must
# not look like a word of our texts: streamlit-folium replaces it wherever it follows an underscore.
_ID = "regionmap0"
_SCRIPTS = ("leaflet.js", "region.js", "regionmap.js")
_STYLES = ("leaflet.css", "map.css")
# Seen from the document of the streamlit-folium component, so that any server.baseUrlPath works.
_STATIC_URL = "../../app/static"
_CENTER = (51.21, 8.19)


class _BaseMap(folium.Map):
    """Leaflet map without tiles, controls and foreign files; regionmap.js adds what it needs."""

    def __init__(self, height: int) -> None:
        super().__init__(
            location=_CENTER,
            zoom_start=9,
            tiles=None,
            height=height,
            zoom_control=False,
            attribution_control=False,
            font_size="16px",
        )
        self._id = _ID
        self.default_js = [(name, static_url(name)) for name in _SCRIPTS]
        self.default_css = [(name, static_url(name)) for name in _STYLES]

    def render(self, **kwargs: Any) -> str:
        """Render with one line of style instead of folium's; the rest stands in map.css and is not sent again."""
        rendered: str = super().render(**kwargs)  # type: ignore[no-untyped-call]
        figure, name = self.get_root(), self.get_name()
        style = f"<style>#{name}{{width:100%;height:100vh!important}}</style>"
        if isinstance(figure, Figure):
            figure.header.add_child(Element(style), name=name)
        return rendered


class _Script(folium.MacroElement):
    """One call of regionmap.js with `data` as its last argument."""

    def __init__(self, name: str, call: str, data: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = name, _ID
        self._template = Template("{% macro script(this, kwargs) %}" + call + "{% endmacro %}")
        self.data = to_script(data)


def base_map(label: str, *, height: int = DEFAULT_HEIGHT, linked: bool = False) -> folium.Map:
    """The map before any data: the same text at each call, so that the browser never draws it anew.

    `label` names the map for screen readers and must stay the same while its page is open. `linked` maps of one page
    share zoom, pan and the area pointed at.
    """
    base = _BaseMap(height)
    data = {"label": label, "texts": _texts(), **({"linked": True} if linked else {})}
    call = "RegionMap.init({{ this._parent.get_name() }},{{ this.data }});"
    base.add_child(_Script("RegionInit", call, data))
    return base


def update_layer(shown: RegionMap, *, dark: bool = False, tiles: bool = False) -> folium.FeatureGroup:
    """The small script for a map, as the `feature_group_to_add` of streamlit-folium; contains no geometry.

    `tiles` puts the grey map of the BKG below (the only request that leaves the server).
    """
    layer = folium.FeatureGroup(name="region")
    layer._id = _ID
    data = payload(shown, dark=dark, tiles=tiles)
    layer.add_child(_Script("RegionUpdate", "RegionMap.update({{ this.data }});", data))
    return layer


def payload(shown: RegionMap, *, dark: bool = False, tiles: bool = False) -> dict[str, Any]:
    """What regionmap.js gets: each area as [class], [class, text] or [class, text, 1 = stale], the rest once."""
    classes = [look for number, look in sorted(shown.classes.items()) if number >= 0]
    missing = shown.missing_text or missing_text("")
    return {
        "level": shown.level.value,
        "areas": {code: _pack(shown, code, missing) for code in {**shown.texts, **shown.members}},
        "colors": [f"url(#{one.pattern})" if one.pattern else one.color for one in classes],
        "zero": palette(dark=dark).zero,
        "labels": [", ".join(filter(None, [one.symbol_name, one.label])) for one in classes],
        "selected": shown.selected,
        "suffix": shown.unit,
        "period": shown.period,
        "missing": missing,
        "stale": shown.stale_text,
        "marked": list(shown.marked),
        "markedText": shown.marked_text,
        "dark": dark,
        "tiles": tiles,
        "hint": "",
        "symbols": [f"{_STATIC_URL}/{one.symbol}.svg" for one in classes if one.symbol],
        "classWord": shown.class_word,
    }


def to_script(data: Mapping[str, Any]) -> str:
    r"""`data` as a JavaScript literal that no text in it can break out of: neither into HTML nor into a template.

    >>> print(to_script({"text": "</script>"}))
    {"text":"\u003c/script\u003e"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&'\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # branca reads a rendered script once more as a Jinja template: {{ }} in a text would run on the server.
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


def static_url(name: str) -> str:
    """Address of a file in static/, seen from the map's document.

    >>> static_url("map.css").startswith("../../app/static/map.css?v=")
    True
    """
    return f"{_STATIC_URL}/{versioned(name)}"


def _pack(shown: RegionMap, code: str, missing: str) -> list[int | str]:
    number, text = shown.members.get(code, MISSING), shown.texts.get(code, missing)
    if code in shown.stale:
        return [number, text, 1]
    return [MISSING] if number == MISSING and text == missing else [number, text]


def _texts() -> dict[str, str]:
    return {"zoomIn": _("Vergrößern"), "zoomOut": _("Verkleinern"), "reset": _("Ganze Region"), "class": _("Klasse")}
