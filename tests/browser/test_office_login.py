"""The office behind a login: a real provider of OpenID Connect, roles, refusal, the way out, and a login that ended."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import made_up
from tests.browser.programs import free_port, running

ROLES = {"ada": ["monitor-edit", "something-else"], "bea": ["monitor-release"], "cem": ["something-else"], "dan": []}


@dataclass(frozen=True)
class Office:
    url: str
    folder: Path


SECRETS = """[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "made up, made up, made up, made up"
client_id = "office"
client_secret = "made up"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
[office]
claim = "roles"
viewer = "monitor-read"
editor = "monitor-edit"
releaser = "monitor-release"
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office on made-up data, with a provider that knows four people."""
    home = tmp_path_factory.mktemp("office")
    folder, secrets = made_up.write_folder(home / "data"), home / "secrets.toml"
    port, provider = free_port(), free_port()
    secrets.write_text(SECRETS.format(port=port, provider=provider), "utf-8")
    people = [json.dumps({"sub": name, "name": name.title(), "roles": roles}) for name, roles in ROLES.items()]
    claims = [part for one in people for part in ("--user-claims", one)]
    known = f"http://localhost:{provider}/.well-known/openid-configuration"
    with (
        running(["oidc_provider_mock", "--host", "localhost", "--port", str(provider), *claims], known),
        running(
            ["indicators", "office", "--address", "0.0.0.0", "--port", str(port), "--secrets", str(secrets)],
            f"http://localhost:{port}/_stcore/health", REGION_DATA_DIR=str(folder),
        ),
    ):  # fmt: skip
        yield Office(f"http://localhost:{port}/", folder)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="de-DE")
    yield context.new_page()
    context.close()


def log_in(page: Page, office: Office, who: str) -> None:
    page.goto(office.url)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(f"{office.url}**")


def test_without_a_login_there_is_nothing_but_the_way_to_it(visitor: Page, office: Office) -> None:
    visitor.goto(office.url)
    visitor.get_by_role("button", name="Anmelden").wait_for()
    assert visitor.get_by_text("Entwürfe").count() == 0
    visitor.goto(f"{office.url}freigeben")
    visitor.get_by_role("button", name="Anmelden").wait_for()


def test_an_editor_writes_and_does_not_release(visitor: Page, office: Office) -> None:
    log_in(visitor, office, "ada")
    visitor.get_by_text("Ada bearbeitet.").wait_for()
    visitor.get_by_label("Neuer Entwurf").fill("Von Ada")
    visitor.get_by_role("button", name="Entwurf beginnen").click()
    visitor.get_by_text("Von Ada").first.wait_for()
    visitor.goto(f"{office.url}freigeben")
    visitor.get_by_text("Freigeben darf, wer diese Rolle hat").wait_for()
    visitor.get_by_role("button", name="Abmelden").click()
    visitor.wait_for_url("**/oauth2/end_session**")  # the provider is told, too
    visitor.goto(office.url)
    visitor.get_by_role("button", name="Anmelden").wait_for()


def test_a_releaser_may_release_what_another_one_wrote(visitor: Page, office: Office) -> None:
    log_in(visitor, office, "bea")
    visitor.get_by_text("Bea bearbeitet und gibt frei.").wait_for()


@pytest.mark.parametrize("who", ["cem", "dan"])
def test_who_has_no_role_is_told_so(visitor: Page, office: Office, who: str) -> None:
    log_in(visitor, office, who)
    visitor.get_by_text("haben hier aber keine Rolle").wait_for()
    assert visitor.get_by_text("Neuer Entwurf").count() == 0
