"""The choropleth: a constant base map made by folium, and per change one small script that restyles it.

Geometry, Leaflet and the drawing code (static/regionmap.js) are files of our own server, so a change
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
from indicators.drawing.own_colors import own_colors
from indicators.drawing.palette import palette
from indicators.drawing.region_map import MISSING, RegionMap
from indicators.drawing.region_script import NAME as REGION_SCRIPT
from indicators.drawing.region_script import region_address, region_centre
from indicators.language.formatting import missing_text
from indicators.language.i18n import gettext as _

DEFAULT_HEIGHT = 560

# folium numbers its elements at random; one fixed id keeps the script the same from rerun to rerun. It must
# not look like a word of our texts: streamlit-folium replaces it wherever it follows an underscore.
_ID = "regionmap0"
_SCRIPTS = ("leaflet.js", REGION_SCRIPT, "years.js", "areas.js", "regionmap.js")
_STYLES = ("leaflet.css", "years.css", "map.css")
# Seen from the document of the streamlit-folium component, so that any server.baseUrlPath works.
_ROOT_URL = "../.."
_STATIC_URL = f"{_ROOT_URL}/app/static"


class _BaseMap(folium.Map):
    """Leaflet map without tiles, controls and foreign files; regionmap.js adds what it needs."""

    def __init__(self, height: int) -> None:
        super().__init__(
            location=region_centre(),
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
        style = f"<style>{own_colors()}#{name}{{width:100%;height:calc(100vh - var(--bar,0px))!important}}</style>"
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


def base_map(label: str, *, height: int = DEFAULT_HEIGHT, linked: bool = False, years: bool = False) -> folium.Map:
    """The map before any data: the same text at each call, so that the browser never draws it anew.

    `label` names the map for screen readers and must stay the same while its page is open. `linked` maps of one page
    share zoom, pan and the area pointed at. With `years` there is room for a slider above it, within the height.
    """
    base = _BaseMap(height)
    data = {
        "label": label,
        "texts": _texts(),
        **({"linked": True} if linked else {}),
        **({"years": True} if years else {}),
    }
    call = "RegionMap.init({{ this._parent.get_name() }},{{ this.data }});"
    base.add_child(_Script("RegionInit", call, data))
    return base


def update_script(shown: RegionMap, *, dark: bool = False, tiles: bool = False) -> str:
    """The small script for a map, which streamlit-folium runs in its frame; contains no geometry.

    `tiles` puts the grey map of the BKG below (the only request that leaves the server).
    """
    return _update(payload(shown, dark=dark, tiles=tiles))


def film_script(
    address: str, year: int, *, selected: str | None, dark: bool = False, tiles: bool = False, is_own: bool = False,
    tells: bool = False,
) -> str:  # fmt: skip
    """The smaller script for a map whose years are in a file of this server, see `frames`.

    With `is_own` the map does not tell which year it rests on; with `tells` it does, when it has painted first.
    """
    visitor = {"selected": selected, "dark": dark, "tiles": tiles}
    asked = {"own": is_own, "tells": tells}
    return _update(
        {"film": f"{_ROOT_URL}/{address}", "year": year, **visitor, **{name: True for name, on in asked.items() if on}}
    )


def _update(data: Mapping[str, Any]) -> str:
    return f"RegionMap.update({to_script(data)});"


def frames(maps: Mapping[int, RegionMap], *, dark: bool = False) -> dict[str, Any]:
    """What regionmap.js shows of some years without asking: their numbers, the areas, what is the same and what is not.

    `frames` has for each year what differs; there `areas` has each area as in `payload`, in the order of `codes`.
    """
    told = [_frame(shown, dark=dark) for shown in maps.values()]
    first = told[0] if told else {}
    codes = list(first.get("areas", ()))
    common = {name: value for name, value in first.items()
              if name != "areas" and all(one[name] == value for one in told)}  # fmt: skip
    told = [{**{name: value for name, value in one.items() if name not in common},
             "areas": [one["areas"].get(code, [MISSING]) for code in codes]} for one in told]  # fmt: skip
    return {"years": list(maps), "codes": codes, "common": common, "frames": told}


def payload(shown: RegionMap, *, dark: bool = False, tiles: bool = False) -> dict[str, Any]:
    """What regionmap.js gets: each area as [class], [class, text] or [class, text, 1 = stale], the rest once."""
    return {**_frame(shown, dark=dark), "selected": shown.selected, "dark": dark, "tiles": tiles}


def _frame(shown: RegionMap, *, dark: bool) -> dict[str, Any]:
    """What a map shows, whoever looks at it."""
    classes = [look for number, look in sorted(shown.classes.items()) if number >= 0]
    missing = shown.missing_text or missing_text("")
    return {
        "level": shown.level.value,
        "areas": {code: _pack(shown, code, missing) for code in {**shown.texts, **shown.members}},
        "colors": [f"url(#{one.pattern})" if one.pattern else one.color for one in classes],
        "zero": palette(dark=dark).zero,
        "labels": [", ".join(filter(None, [one.symbol_name, one.label])) for one in classes],
        "suffix": shown.unit,
        "period": shown.period,
        "missing": missing,
        "stale": shown.stale_text,
        "marked": list(shown.marked),
        "markedText": shown.marked_text,
        "markedSymbol": f"{_STATIC_URL}/{shown.marked_symbol}.svg" if shown.marked_symbol else "",
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


def files() -> list[str]:
    """Return the files that a map's document loads from static/, as it names them, in their order."""
    return [_address(name) for name in (*_SCRIPTS, *_STYLES)]


def static_url(name: str) -> str:
    """Address of a file in static/, seen from the map's document.

    >>> static_url("map.css").startswith("../../app/static/map.css?v=")
    True
    """
    return f"{_STATIC_URL}/{_address(name)}"


def _address(name: str) -> str:
    return region_address() if name == REGION_SCRIPT else versioned(name)


def _pack(shown: RegionMap, code: str, missing: str) -> list[int | str]:
    number, text = shown.members.get(code, MISSING), shown.texts.get(code, missing)
    if code in shown.stale:
        return [number, text, 1]
    return [MISSING] if number == MISSING and text == missing else [number, text]


def slider_texts() -> dict[str, str]:
    """Return the words of the slider over years, as years.js wants them."""
    return {"year": _("Jahr"), "play": _("Jahre abspielen"), "pause": _("Anhalten")}


def _texts() -> dict[str, str]:
    return {
        "zoomIn": _("Vergrößern"), "zoomOut": _("Verkleinern"), "reset": _("Ganze Region"), "class": _("Klasse"),
        **slider_texts(),
        "failed": _("Die Werte der Karte sind nicht angekommen. Bitte die Seite neu laden."),
    }  # fmt: skip
