"""The pages that are no region's: the list of regions, what is said while one does not answer, for search engines."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from indicators.commands.serve_regions import Region
from indicators.drawing.html import render
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.server.security import PATH as SECURITY
from indicators.server.security import security_txt
from indicators.start.robots import rules, sitemap_line


class OwnPages:
    """The pages in a folder, each written anew where it changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, str] = {}

    def write(self, regions: Sequence[Region], *, day: date) -> None:
        """Write what changed, each at once or not at all; what would be empty is not there."""
        files = {
            "index.html": index_page(regions), "away.html": away_page(), "robots.txt": robots(regions),
            SECURITY.strip("/"): contacts(regions, day=day),
        }  # fmt: skip
        for name, text in files.items():
            if text != self._written.get(name, ""):
                self._put(self.folder / name, text)
                self._written[name] = text

    def _put(self, path: Path, text: str) -> None:
        if not text:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(path)


def index_page(regions: Sequence[Region]) -> str:
    """Return the list of regions by title, with links."""
    titles = [one.title for one in regions]
    words = [one.title if titles.count(one.title) == 1 else f"{one.title} ({one.name})" for one in regions]
    shown = sorted(zip(map(_address, regions), words, strict=True), key=lambda one: one[1].casefold())
    return render("serve/regions.html", language=language(), title=_("Regionalmonitore"), text="", links=shown)


def _address(region: Region) -> str:
    """Where a region is: below this host, or at the host it is named after, with the port its operator says."""
    return f"{region.path}/" if region.path else f"{region.settings.public_url or f'//{region.name}'}/"


def away_page() -> str:
    """Return what is said while no process of a region answers."""
    text = _("Diese Seite ist gerade nicht erreichbar. Bitte in einigen Sekunden noch einmal versuchen.")
    return render("serve/regions.html", language=language(), title=_("Nicht erreichbar"), text=text, links=[])


def robots(regions: Sequence[Region]) -> str:
    """Return what search engines may look at below the paths of this host: they ask for it at its root alone."""
    lines = ["User-agent: *"]
    lines += [line for one in regions if one.path for line in rules(one.settings, one.path)]
    lines += [line for one in regions if one.path for line in sitemap_line(one.settings)]
    return "".join(f"{one}\n" for one in lines)


def contacts(regions: Sequence[Region], *, day: date) -> str:
    """Return to whom a weakness is told, of all regions that have no host of their own; "" where none says so."""
    texts = [security_txt(one.settings, day=day) for one in regions if one.path]
    lines = dict.fromkeys(line for text in texts for line in text.splitlines() if not line.startswith("Canonical"))
    order = ("Contact", "Expires", "Preferred")
    return "".join(f"{one}\n" for one in sorted(lines, key=lambda one: [one.startswith(it) for it in order][::-1]))
