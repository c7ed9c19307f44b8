"""Write the README's table of pages and the parameters of their addresses from the declarations in the code.

python -m tools.readme_parameters            # or: make readme
"""

from __future__ import annotations

from indicators.address.parameters import AREA
from indicators.address.working_list import MOST_AREAS, MOST_INDICATORS
from indicators.paths import ROOT
from indicators.ui.navigation import CHOICES
from indicators.views.pages import PAGES, START

README = ROOT / "README.md"
BEGIN, END = "<!-- parameters: written by make readme -->", "<!-- end of parameters -->"


def table() -> str:
    """Return a row per page whose address says something, and one for what every address may say."""
    rows = ["| page | parameters |", "| --- | --- |"]
    for page in PAGES:
        if page in CHOICES:
            allowed = CHOICES[page].allowed().items()
            said = "; ".join(f"`{name}`: {words}" for name, words in allowed)
            rows.append(f"| `/{'' if page == START else page.address}` {page.title()} | {said} |")
    listed = f"the working list, up to {MOST_AREAS} areas and {MOST_INDICATORS} indicators"
    handed_on = f"`{AREA}`: where a page shows no area, the chosen one for the next page of the menu"
    return "\n".join([*rows, f"| every page | `stand`: id of a release; `liste`: {listed}; {handed_on} |"])


def written(text: str) -> str:
    """Return the README with a current table between its marks; ValueError where a mark is missing."""
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{README.name}: expected the marks {BEGIN!r} and {END!r}")
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
