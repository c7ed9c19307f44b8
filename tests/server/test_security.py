"""security.txt: there where somebody can be told, and never out of date."""

from datetime import UTC, date, datetime, timedelta

import pytest
from starlette.applications import Starlette

from indicators.loading.settings import Settings
from indicators.server.routes import middleware, routes
from indicators.server.security import PATH, security_txt
from tests.asking import call

APP = Starlette(routes=routes, middleware=middleware)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    return tmp_path


def test_without_a_contact_there_is_none(folder):
    assert call(APP, PATH).status == 404
    (folder / "settings.toml").write_text('operator = "Stadt"\n', encoding="utf-8")
    assert call(APP, PATH).status == 404


def test_with_a_contact_it_says_whom_and_until_when(folder):
    (folder / "settings.toml").write_text('email = "it@stadt.test"\n', encoding="utf-8")
    answer = call(APP, PATH)
    assert answer.status == 200 and answer.headers["content-type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:it@stadt.test" and "Canonical" not in fields
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=90) < expires - datetime.now(UTC) < timedelta(days=365)


def test_its_own_address_is_the_public_one():
    text = security_txt(Settings(email="a@b.test", public_url="https://monitor.test"), day=date(2026, 12, 31))
    assert "Canonical: https://monitor.test/.well-known/security.txt\n" in text
    assert text.count("Contact:") == text.count("Expires: 2027-06-29T00:00:00Z") == 1
