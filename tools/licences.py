"""Write docs/licences.md: the packages the dashboard runs with, and under which licence each one is.

python -m tools.licences        # or: make licences
"""

from __future__ import annotations

from indicators.paths import ROOT
from tools.installed import licence, runtime_packages

PAGE = ROOT / "docs" / "licences.md"
HEAD = """\
# Licences of packages

Written by `make licences` from what each installed package declares. Why each of the direct ones is there:
[dependencies](dependencies.md). Map code and fonts for browsers: [static/THIRD_PARTY.md](../static/THIRD_PARTY.md).
What the figures are licensed under stands with each source. The dashboard itself: MIT ([LICENSE](../LICENSE)).

| package | version | licence |
| --- | --- | --- |
"""


def written() -> str:
    """Return the page as of what is installed."""
    rows = (f"| {name} | {one.version} | {licence(one)} |\n" for name, one in runtime_packages().items())
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
