"""The map's scripts: constant base, small updates, and texts that cannot become code."""

import json
import re
from dataclasses import replace

import folium
import pytest
from branca.element import Figure

from indicators.drawing.leaflet_map import (
    MISSING,
    ZERO,
    MapArea,
    MapView,
    base_map,
    payload,
    static_url,
    to_script,
    update_layer,
)
from indicators.loading.boundaries import read_boundaries

EVIL = "<img src=x onerror=alert(1)></script>\"'"
VIEW = MapView(
    level="municipality",
    areas={
        "05958004": MapArea(4, "94,2"),
        "05958008": MapArea(MISSING, "keine Angabe"),
        "05958012": MapArea(ZERO, "0"),
    },
    colors=["#DCEBEB", "#A1CCD1", "#59A1B0", "#226E88", "#073B55"],
    class_labels=["unter 20", "20 bis unter 40", "40 bis unter 60", "60 bis unter 80", "80 und mehr"],
    zero_color="#FDF0E4",
    suffix="% der Haushalte",
    period="Mitte 2021",
    missing_text="keine Angabe",
    stale_text="älter als die übrigen Werte",
)


def root_of(base: folium.Map) -> Figure:
    root = base.get_root()
    assert isinstance(root, Figure)
    return root


def render_base(label: str) -> str:
    root = root_of(base_map(label))
    root.render()
    return root.header.render() + root.script.render()


def render_update(view: MapView) -> str:
    base = base_map("Karte")
    layer = update_layer(view)
    layer.add_to(base)
    layer.render()
    return root_of(base).script.render()


def script_data(script: str) -> dict[str, object]:
    return json.loads(re.findall(r"RegionMap\.update\((\{.*\})\);", script)[0])


def test_base_map_is_the_same_text_each_time():
    assert render_base("Karte") == render_base("Karte")


def test_only_linked_maps_are_told_to_move_together():
    base = base_map("Karte", linked=True)
    root_of(base).render()
    assert '"linked":true' in root_of(base).script.render()
    assert "linked" not in render_base("Karte")


def test_base_map_loads_only_own_files():
    base = base_map("Karte")
    addresses = [address for _name, address in [*base.default_js, *base.default_css]]
    assert len(addresses) == 5
    assert all(re.fullmatch(r"\.\./\.\./app/static/[\w.-]+\?v=[0-9a-f]{8}", address) for address in addresses)
    assert "http" not in base_map("Karte")._template.module.script(base)


def test_update_of_all_municipalities_is_small_and_without_geometry():
    codes = read_boundaries("municipality").ags
    view = replace(VIEW, areas={ags: MapArea(2, "1.234,5", stale=True) for ags in codes})
    script = render_update(view)
    assert len(to_script(payload(view)).encode()) < 3000
    assert "coordinates" not in script
    assert "arcs" not in script


def test_each_area_is_packed_as_short_as_possible():
    stale = replace(VIEW, areas={**VIEW.areas, "05958016": MapArea(0, "1,0", stale=True)})
    assert payload(stale)["areas"] == {
        "05958004": [4, "94,2"],
        "05958008": [MISSING],
        "05958012": [ZERO, "0"],
        "05958016": [0, "1,0", 1],
    }


def test_a_reason_for_a_missing_value_is_kept():
    view = replace(VIEW, areas={"05958004": MapArea(MISSING, "geheim gehalten")})
    assert payload(view)["areas"] == {"05958004": [MISSING, "geheim gehalten"]}


def test_no_text_can_break_out_of_the_script():
    view = replace(VIEW, areas={"05958004": MapArea(1, EVIL)}, suffix=EVIL, period=EVIL, hint=EVIL)
    script = render_update(view)
    assert EVIL not in script
    assert "<img" not in script
    sent = script_data(script)
    assert sent["areas"] == {"05958004": [1, EVIL]}
    assert sent["hint"] == EVIL


def test_label_of_the_base_map_is_escaped():
    assert "</script>\"'" not in render_base(EVIL)


def test_template_signs_in_texts_stay_text():
    sent = script_data(render_update(replace(VIEW, period="{{ 7 * 7 }} {{{ {% raw %} {# x #}")))
    assert sent["period"] == "{{ 7 * 7 }} {{{ {% raw %} {# x #}"


def test_class_without_colour_is_named():
    with pytest.raises(ValueError, match=r"areas\['05958004'\].class_index: found 5, expected -3 to 4"):
        update_layer(replace(VIEW, areas={"05958004": MapArea(5, "1")}))


def test_update_is_a_feature_group_with_a_fixed_name():
    layer = update_layer(VIEW)
    assert isinstance(layer, folium.FeatureGroup)
    assert layer.get_name() == update_layer(VIEW).get_name()


def test_unknown_static_file_is_an_error():
    with pytest.raises(FileNotFoundError):
        static_url("missing.js")
