"""The map's scripts: constant base, small updates, and texts that cannot become code."""

import json
import re
from dataclasses import replace

import folium
import pytest
from branca.element import Figure

from indicators.drawing.leaflet_map import base_map, film_script, frames, payload, static_url, to_script, update_script
from indicators.drawing.region_map import MISSING, ZERO, MapClass, RegionMap, set_apart
from indicators.loading.boundaries import read_boundaries
from indicators.model import Level

EVIL = "<img src=x onerror=alert(1)></script>\"'"
COLORS = ["#DCEBEB", "#A1CCD1", "#59A1B0", "#226E88", "#073B55"]
LABELS = ["unter 20", "20 bis unter 40", "40 bis unter 60", "60 bis unter 80", "80 und mehr"]
MAP = RegionMap(
    level=Level.MUNICIPALITY,
    members={"05958004": 4, "05958008": MISSING, "05958012": ZERO},
    texts={"05958004": "94,2", "05958008": "keine Angabe", "05958012": "0"},
    classes=dict(enumerate(map(MapClass, LABELS, COLORS)))
    | set_apart({MISSING: "ohne Angabe", ZERO: "genau null"}, zero="#FDF0E4"),
    unit="% der Haushalte",
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


def render_update(shown: RegionMap) -> str:
    return update_script(shown)


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
    assert len(addresses) == 8
    assert all(re.fullmatch(r"\.\./\.\./app/static/[\w.-]+\?v=[0-9a-f]{8}", address) for address in addresses)
    assert "http" not in base_map("Karte")._template.module.script(base)


def test_update_of_all_municipalities_is_small_and_without_geometry():
    codes = read_boundaries("municipality").ags
    shown = replace(MAP, members=dict.fromkeys(codes, 2), texts=dict.fromkeys(codes, "1.234,5"), stale=list(codes))
    script = render_update(shown)
    assert len(to_script(payload(shown)).encode()) < 3000
    assert "coordinates" not in script
    assert "arcs" not in script


def test_each_area_is_packed_as_short_as_possible():
    more = {"members": {**MAP.members, "05958016": 0}, "texts": {**MAP.texts, "05958016": "1,0"}}
    stale = replace(MAP, **more, stale=["05958016"])
    assert payload(stale)["areas"] == {
        "05958004": [4, "94,2"],
        "05958008": [MISSING],
        "05958012": [ZERO, "0"],
        "05958016": [0, "1,0", 1],
    }


def test_a_reason_for_a_missing_value_is_kept():
    shown = replace(MAP, members={}, texts={"05958004": "geheim gehalten"})
    assert payload(shown)["areas"] == {"05958004": [MISSING, "geheim gehalten"]}


def test_no_text_can_break_out_of_the_script():
    shown = replace(MAP, members={"05958004": 1}, texts={"05958004": EVIL}, unit=EVIL, period=EVIL, stale_text=EVIL)
    script = render_update(shown)
    assert EVIL not in script
    assert "<img" not in script
    sent = script_data(script)
    assert sent["areas"] == {"05958004": [1, EVIL]}
    assert sent["stale"] == EVIL


def test_label_of_the_base_map_is_escaped():
    assert "</script>\"'" not in render_base(EVIL)


def test_template_signs_in_texts_stay_text():
    sent = script_data(render_update(replace(MAP, period="{{ 7 * 7 }} {{{ {% raw %} {# x #}")))
    assert sent["period"] == "{{ 7 * 7 }} {{{ {% raw %} {# x #}"


def test_a_class_that_there_is_not_is_named():
    with pytest.raises(ValueError, match=r"members\['05958004'\]: found 5, expected one of \[-2, -1, 0, 1, 2, 3, 4\]"):
        replace(MAP, members={"05958004": 5})


def test_a_class_set_apart_has_a_line_in_the_legend_only_where_an_area_is_in_it():
    assert [(look.label, count) for look, count in MAP.legend] == [
        *((label, int(label == "80 und mehr")) for label in LABELS), ("ohne Angabe", 1), ("genau null", 1),
    ]  # fmt: skip
    assert len(replace(MAP, members={}).legend) == len(LABELS)
    assert MAP.look("05958012").pattern == "zero" and MAP.look("unknown").pattern == "missing"


def test_years_say_what_is_the_same_once_and_what_differs_per_year():
    later = replace(MAP, period="Mitte 2022", members={**MAP.members, "05958004": 3}, texts={"05958004": "79,0"})
    found = frames({2021: MAP, 2022: later})
    assert (found["years"], found["codes"]) == ([2021, 2022], ["05958004", "05958008", "05958012"])
    assert found["common"]["suffix"] == "% der Haushalte"
    assert found["frames"] == [
        {"period": "Mitte 2021", "areas": [[4, "94,2"], [MISSING], [ZERO, "0"]]},
        {"period": "Mitte 2022", "areas": [[3, "79,0"], [MISSING], [ZERO, "keine Angabe"]]},
    ]
    assert not {"selected", "dark", "tiles"} & {*found["common"], *found["frames"][0]}


def test_a_film_put_together_is_what_each_year_would_send_alone():
    later = replace(MAP, period="Mitte 2022", stale=["05958004"])
    found = frames({2021: MAP, 2022: later})
    for alone, frame in zip((MAP, later), found["frames"], strict=True):
        areas = dict(zip(found["codes"], frame["areas"], strict=True))
        together = {**found["common"], **frame, "areas": areas, "selected": None, "dark": False, "tiles": False}
        assert together == payload(alone)


def test_without_a_year_there_is_nothing_to_show():
    assert frames({}) == {"years": [], "codes": [], "common": {}, "frames": []}


def test_a_film_is_asked_for_by_a_small_script():
    script = film_script("filme/karte.json?v=</script>", 2021, selected="05958004", dark=True, tiles=False)
    assert script_data(script) == {
        "film": "../../filme/karte.json?v=</script>", "year": 2021, "selected": "05958004", "dark": True,
        "tiles": False,
    }  # fmt: skip
    assert "<" not in script


def test_unknown_static_file_is_an_error():
    with pytest.raises(FileNotFoundError):
        static_url("missing.js")
