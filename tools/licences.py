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

The wheel of `av` is not PyAV alone (BSD): it has FFmpeg (LGPL 3 or later) with x264 and x265 (GPL 2 or later) and
others such as libvpx, SVT-AV1 and dav1d (BSD). The videos made with it are free of that. Who passes on an image of the
dashboard with it in passes on these libraries under their licences; without `av` everything works but the videos
([decision 42](decisions/0042-films-are-drawn-for-who-asks.md)).

| package | version | licence |
| --- | --- | --- |
"""


def written() -> str:
    """Return the page as of what is installed."""
    rows = (f"| {name} | {one.version} | {licence(one)} |\n" for name, one in runtime_packages().items())
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
