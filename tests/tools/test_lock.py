"""The lock, the page of licences and the bill of materials are of the packages that are installed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from packaging.utils import canonicalize_name

from indicators.paths import ROOT
from tools import licences, sbom
from tools.installed import direct, licence, runtime_packages
from tools.lock import LOCK, LockError, joined, written

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;#]+)", re.MULTILINE)
THIRD_PARTY = (ROOT / "static" / "THIRD_PARTY.md").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return {canonicalize_name(one): version for one, version in PIN.findall((ROOT / name).read_text(encoding="utf-8"))}


def test_the_lock_has_every_package_the_dashboard_runs_with_in_the_version_that_is_pinned():
    allowed = {**pins("constraints.txt"), **pins("requirements.txt")}
    locked = pins("requirements.lock")
    assert set(locked) == set(runtime_packages()), "run: make lock"
    assert {name: version for name, version in locked.items() if allowed.get(name) != version} == {}, "run: make lock"


def test_every_package_of_the_lock_has_sums_and_nothing_else_stands_in_it():
    text = LOCK.read_text(encoding="utf-8")
    entries = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip().replace(" \\\n", " ").splitlines()
    entry = r"[a-z0-9-]+==\S+(     --hash=sha256:[0-9a-f]{64})+"
    assert [one for one in entries if not re.fullmatch(entry, one)] == []
    compiled = next(one for one in entries if one.startswith("numpy=="))
    assert compiled.count("--hash") >= 3  # a wheel for each Python


def test_the_lock_is_written_as_it_is_read_and_two_versions_of_a_package_are_refused():
    text = written(joined([{"a": ("1", "x"), "b": ("2", "y")}, {"a": ("1", "z")}]))
    assert text.endswith("a==1 \\\n    --hash=sha256:x \\\n    --hash=sha256:z\nb==2 \\\n    --hash=sha256:y\n")
    with pytest.raises(LockError, match="a: found 2 and 1, expected one version"):
        joined([{"a": ("1", "x")}, {"a": ("2", "y")}])


def test_requirements_are_read_without_remarks_and_options(tmp_path):
    (tmp_path / "r.txt").write_text("# x\n-r other.txt\nlxml==6.1.3   # reads\n\ncachetools==8\n", encoding="utf-8")
    assert [str(one) for one in direct(tmp_path / "r.txt")] == ["lxml==6.1.3", "cachetools==8"]


def test_the_page_of_licences_is_current_and_every_package_has_one():
    assert licences.PAGE.read_text(encoding="utf-8") == licences.written(), "run: make licences"
    assert [name for name, one in runtime_packages().items() if licence(one) == "not declared"] == []


def test_no_package_is_under_a_licence_that_binds_what_uses_it():
    strict = re.compile(r"\b(A?GPL|SSPL|BUSL)\b|Affero|(?<!Lesser )General Public", re.IGNORECASE)
    assert [name for name, one in runtime_packages().items() if strict.search(licence(one))] == []


def test_the_bill_of_materials_names_each_package_once_and_what_comes_with_the_files():
    bill = sbom.bill(datetime(2026, 11, 27, tzinfo=UTC))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(references) == len(set(references))
    assert {one.split("/", 1)[1].split("@")[0] for one in references if one.startswith("pkg:pypi/")} == set(
        runtime_packages()
    )
    for name, version, licensed, _purl in sbom.IN_STATIC:
        assert name.split("/")[-1] in THIRD_PARTY and version in THIRD_PARTY and licensed in THIRD_PARTY


def test_the_bill_of_materials_is_printed_as_json():
    done = subprocess.run([sys.executable, "-m", "tools.sbom"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["components"]
