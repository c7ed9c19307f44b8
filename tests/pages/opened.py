"""Runs a page as Streamlit does, with the parameters of an address; a traceback on it fails the test."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from streamlit.testing.v1 import AppTest

from indicators.paths import ROOT

PAGES = ROOT / "pages"
TERM = re.compile(
    r'<button type="button" class="rm-term[^"]*"[^>]*>(?:\?|([^<]*))</button><span [^>]*> \([^<]*\) </span>'
)


def opened(page: str, state: Mapping[str, object] | None = None, **parameters: str) -> AppTest:
    """A page by the name of its file, with values of the session that were there before."""
    test = AppTest.from_file(str(PAGES / f"{page}.py"), default_timeout=30)
    test.query_params.update(parameters)
    for name, value in {"map_painted": True, **(state or {})}.items():  # else charts would wait for the browser's map
        test.session_state[name] = value
    test.run()
    assert [error.value for error in test.exception] == []
    return test


def words(test: AppTest) -> str:
    """All text that templates put on a page, words that explain themselves without their explanation."""
    return "\n".join(bodies(test))


def bodies(test: AppTest) -> list[str]:
    """The pieces of HTML on a page, words that explain themselves without their explanation."""
    return [TERM.sub(r"\1", one.proto.body) for one in test.get("html")]


def years_of_maps(test: AppTest) -> list[int]:
    """The years that the maps on a page are told to show, in their order."""
    told = [json.loads(one.proto.json_args)["feature_group"] for one in test.get("component_instance")]
    return [int(year) for script in told for year in re.findall(r'"year":(\d+)', script)]
