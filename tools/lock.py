"""Write requirements.lock: every package the dashboard runs with, its version and the sums of its wheels.

python -m tools.lock            # or: make lock

pip is asked what it would install of requirements.txt with constraints.txt on each of TARGETS, without installing it;
it needs the package index for that, and some minutes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from packaging.utils import canonicalize_name

from indicators.paths import ROOT

LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13")
GLIBC = range(36, 4, -1)  # 2.36 is Debian 12's; newer systems take these wheels, too
PLATFORMS = (
    *(f"manylinux_2_{minor}_x86_64" for minor in GLIBC), "manylinux2014_x86_64", "manylinux2010_x86_64",
    "manylinux1_x86_64",
)  # fmt: skip
HEAD = f"""\
# Written by `make lock`; change requirements.txt or constraints.txt and write it anew. Installed with
#   python -m pip install --require-hashes --only-binary :all: -r requirements.lock
# what arrives has exactly these bytes, or pip refuses it. Sums are those of wheels for Linux on x86-64 with glibc and
# Python {", ".join(PYTHONS)}; elsewhere install requirements.txt with constraints.txt.
"""

Sums = Mapping[str, tuple[str, set[str]]]


class LockError(RuntimeError):
    """pip found no wheels for a target, or another version for one than for others."""


def sums_for(python: str) -> dict[str, tuple[str, str]]:
    """Return version and SHA-256 of the wheel pip would take of each package, for a Python on Linux."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [
            sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed",
            "--only-binary", ":all:", "--target", folder, "--implementation", "cp", "--python-version", python,
            *(word for one in PLATFORMS for word in ("--platform", one)), "--report", str(report),
            "-r", "requirements.txt", "-c", "constraints.txt",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise LockError(f"Python {python}: {done.stderr.strip()}")
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {
        canonicalize_name(one["metadata"]["name"]): (
            one["metadata"]["version"], one["download_info"]["archive_info"]["hashes"]["sha256"]
        )
        for one in found
    }  # fmt: skip


def joined(targets: Iterable[Mapping[str, tuple[str, str]]]) -> dict[str, tuple[str, set[str]]]:
    """Return each package once, with its version and the sums for all targets; LockError where versions differ."""
    found: dict[str, tuple[str, set[str]]] = {}
    for target in targets:
        for name, (version, digest) in target.items():
            before, digests = found.setdefault(name, (version, set()))
            if before != version:
                raise LockError(
                    f"{name}: found {version} and {before}, expected one version; pin it in constraints.txt."
                )
            digests.add(digest)
    return found


def written(sums: Sums) -> str:
    """Return the lock as pip reads it."""
    lines = [HEAD]
    for name, (version, digests) in sorted(sums.items()):
        lines.append(" \\\n".join([f"{name}=={version}", *(f"    --hash=sha256:{one}" for one in sorted(digests))]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    LOCK.write_text(written(joined(map(sums_for, PYTHONS))), encoding="utf-8")
    print(f"{LOCK.name}: written for Python {', '.join(PYTHONS)}", file=sys.stderr)
