"""The tour: offered on the first page, from page to page by its address, and never where nobody asked for it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from indicators.export.view_kind import Page
from indicators.paths import ROOT
from indicators.start.document import page_at, start_document
from indicators.store import read_store
from indicators.views.pages import PAGES, START
from indicators.views.tour import STEPS, address_of, step_of


def test_each_step_leads_to_the_next_page_and_back() -> None:
    address, seen = address_of(0), list[Page]()
    while address:
        found = urlsplit(address)
        page = page_at(found.path.removeprefix("./"))
        assert page is not None
        step = step_of(page, parse_qs(found.query)["tour"][0])
        assert step is not None and (step.back != "") == bool(seen)
        assert "tour" not in step.end and page_at(step.end.removeprefix("./")) == page
        seen.append(page)
        address = step.next
    assert seen == [page for page, _words in STEPS] and len(seen) == 5


@pytest.mark.parametrize("number", ["", "0", "6", "-1", "1.5", "eins", "<b>", "٣"])
def test_a_step_that_does_not_exist_is_none(number: str) -> None:
    assert [step_of(page, number) for page in PAGES] == [None] * len(PAGES)


def test_the_page_before_the_app_has_the_step_of_its_address() -> None:
    data = read_store()
    for number, (page, words) in enumerate(STEPS, start=1):
        body = start_document(data, page, {"tour": [str(number)]}).body
        assert f"Schritt {number} von 5" in body and words()[:20] in body
        assert "Führung beenden" not in start_document(data, page, {}).body
    assert "Kurze Führung" in start_document(data, START, {}).body


def test_the_app_has_it_too_and_no_notice_about_its_parameter() -> None:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    test.query_params["tour"] = "1"
    test.run()
    assert not test.exception and not test.info
    text = "\n".join(one.proto.body for one in test.get("html"))
    assert re.search(r"Schritt 1 von 5", text) and "Kurze Führung" not in text
