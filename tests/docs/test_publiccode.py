"""publiccode.yml has what catalogues of public code ask for, and says what is so."""

import tomllib

import pytest
import yaml

from indicators.paths import ROOT

TOLD = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
OWN = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MANDATORY = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType",
             "description", "legal", "maintenance", "localisation"}  # fmt: skip
CATEGORIES = {"data-visualization", "data-analytics", "data-collection", "geographic-information-systems"}


def test_every_mandatory_key_is_there_with_a_value_of_the_standard():
    assert set(TOLD) >= MANDATORY
    assert TOLD["publiccodeYmlVersion"] == "0.4"
    assert TOLD["url"].startswith("https://") and TOLD["url"].endswith(".git")
    assert TOLD["platforms"] == ["web"] and TOLD["softwareType"] == "standalone/web"
    assert TOLD["categories"] and set(TOLD["categories"]) <= CATEGORIES
    assert TOLD["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert TOLD["maintenance"]["type"] in ("internal", "contract", "community", "none")
    assert all(one["name"] for one in TOLD["maintenance"]["contacts"])
    assert TOLD["localisation"]["localisationReady"] is True


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_description_keeps_to_the_limits(language):
    one = TOLD["description"][language]
    assert len(one["shortDescription"]) <= 150 and "\n" not in one["shortDescription"]
    assert 500 <= len(one["longDescription"]) <= 10_000
    assert one["features"] and all(isinstance(text, str) and len(text) <= 100 for text in one["features"])


def test_version_and_licence_are_those_of_the_project():
    assert TOLD["softwareVersion"] == OWN["version"]
    assert TOLD["legal"]["license"] == OWN["license"]
    [python] = [one for one in TOLD["dependsOn"]["open"] if one["name"] == "Python"]
    assert OWN["requires-python"] == f">={python['versionMin']}"
