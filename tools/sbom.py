"""Print what an installation consists of as CycloneDX 1.6 in JSON, for tools that look for known weaknesses.

python -m tools.sbom > sbom.json        # or: make sbom
"""

from __future__ import annotations

import json
import sys
import tomllib
from datetime import UTC, datetime
from importlib.metadata import Distribution
from platform import python_version
from typing import Any

from indicators.paths import ROOT
from tools.installed import licence, runtime_packages

# Files in static/ and indicators/drawing/fonts/ that are others': static/THIRD_PARTY.md.
IN_STATIC = (
    ("leaflet", "1.9.4", "BSD-2-Clause", "pkg:npm/leaflet@1.9.4"),
    ("topojson-client", "3.1.0", "ISC", "pkg:npm/topojson-client@3.1.0"),
    ("@fontsource-variable/source-sans-3", "5.3.0", "OFL-1.1", "pkg:npm/%40fontsource-variable/source-sans-3@5.3.0"),
    ("@expo-google-fonts/source-sans-3", "0.4.1", "OFL-1.1", "pkg:npm/%40expo-google-fonts/source-sans-3@0.4.1"),
)


def bill(now: datetime) -> dict[str, Any]:
    """Return the bill of materials of what is installed here; `now` is when it was made."""
    own = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = [_package(name, one) for name, one in runtime_packages().items()]
    files = [_component(name, version, said, purl) for name, version, said, purl in IN_STATIC]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": now.isoformat(timespec="seconds"),
            "component": {
                "type": "application", "bom-ref": own["name"], "name": own["name"], "version": own["version"],
                "licenses": [{"license": {"id": own["license"]}}],
            },
        },
        "components": [_python(), *packages, *files],
    }  # fmt: skip


def _python() -> dict[str, Any]:
    version = python_version()
    cpe = f"cpe:2.3:a:python:python:{version}:*:*:*:*:*:*:*"
    return {"type": "platform", "bom-ref": "python", "name": "python", "version": version, "cpe": cpe}


def _package(name: str, one: Distribution) -> dict[str, Any]:
    return _component(name, one.version, licence(one), f"pkg:pypi/{name}@{one.version}")


def _component(name: str, version: str, said: str, purl: str) -> dict[str, Any]:
    """A component; a licence in words of its own is a name, as SPDX knows only some."""
    named = {"licenses": [{"license": {"name": said}}]}
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, **named}


if __name__ == "__main__":
    json.dump(bill(datetime.now(UTC)), sys.stdout, indent=1)
