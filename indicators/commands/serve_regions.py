"""Which regions `serve --regions` finds in a folder: a data folder each, called like its path or its host."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from indicators.commands.parts import WrongInput
from indicators.loading.base_path import BASE_VARIABLE
from indicators.loading.check.region import read_region
from indicators.loading.load import DATA_VARIABLE
from indicators.loading.settings import REGION_VARIABLE, Settings, read_settings

MARK = "areas.csv"  # what makes a folder a data folder
PATH = re.compile(r"[a-z0-9-]{1,63}")
LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?=.{{1,253}}$){LABEL}(\.{LABEL})+")
LEFT_OUT = (
    "--regions: „{name}“ is left out; expected a folder named with a–z, 0–9 and hyphens, such as borken, "
    "or like a host in small letters, such as monitor.kreis-borken.example."
)


@dataclass(frozen=True, slots=True)
class Region:
    """A data folder that is served under its own path, or at the root of its own host.

    >>> Region(Path("borken")).path, Region(Path("monitor.example.org")).path
    ('/borken', '')
    """

    folder: Path

    @property
    def name(self) -> str:
        """How the folder is called."""
        return self.folder.name

    @property
    def path(self) -> str:
        """Below which path the region is served; "" where it has a host of its own."""
        return "" if "." in self.name else f"/{self.name}"

    @property
    def title(self) -> str:
        """How its dashboard is called."""
        with suppress(RecursionError):  # of nested lists without end
            return read_region(self.folder)[0].title
        return self.name

    @property
    def settings(self) -> Settings:
        """What its operator decided."""
        with suppress(RecursionError):
            return read_settings(self.folder)[0]
        return Settings()

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process of the region has to know."""
        return {DATA_VARIABLE: str(self.folder), BASE_VARIABLE: self.path, REGION_VARIABLE: self.name}


def find_regions(folder: Path) -> tuple[list[Region], list[str]]:
    """Return the regions of a folder by name, and a message for each data folder whose name can be no address.

    Hidden folders are passed over, and those that are no data folders. Raises WrongInput where there is no folder.
    """
    try:
        found = sorted(one for one in folder.resolve().iterdir() if not one.name.startswith(".") and _is_data(one))
    except OSError as error:
        raise WrongInput(f"--regions: {folder} cannot be read: {error.strerror}. Expected a folder.") from error
    fit = [one for one in found if PATH.fullmatch(one.name) or HOST.fullmatch(one.name)]
    return [Region(one) for one in fit], [LEFT_OUT.format(name=_shown(one.name)) for one in found if one not in fit]


def _is_data(folder: Path) -> bool:
    try:
        return (folder / MARK).is_file()
    except OSError:
        return False


def _shown(name: str) -> str:
    return "".join(one if one.isprintable() else "\ufffd" for one in name)[:80]


def doubts(regions: Iterable[Region]) -> list[str]:
    """Return a message for each setting by which regions would get into each other's way.

    By its title a region's feeds are told from others'.
    """
    told: list[str] = []
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in regions:
        settings, public = one.settings, urlsplit(one.settings.public_url)
        is_its = public.path.rstrip("/") == one.path and (one.path or public.hostname == one.name)
        if settings.public_url and not is_its:
            wanted = f"an address that ends with {one.path}" if one.path else f"https://{one.name}"
            told.append(f"{one.name}: public_url is {settings.public_url}; expected {wanted}.")
        folder, port = settings.feedback_folder.rstrip("/"), settings.metrics_port or ""
        for key, value in (("title", one.title), ("feedback_folder", folder), ("metrics_port", f"{port}")):
            shared[key, value].append(one.name)
    return told + [
        f"{key}: {value} is that of {', '.join(names)}; expected another one for each region."
        for (key, value), names in shared.items()
        if value and len(names) > 1
    ]


class Watch:
    """The regions of a folder, and those that come while they are served; what goes away stays until a restart."""

    def __init__(self, folder: Path) -> None:
        """Look for the first time; raises WrongInput where there is no region."""
        self.folder = folder
        self.regions, self.left_out = find_regions(folder)
        self._seen: set[Region] = set()
        if not self.regions:
            told = [f"--regions: {folder} has no data folder in it; expected folders with {MARK}.", *self.left_out]
            raise WrongInput("\n".join(told))

    @property
    def there(self) -> Sequence[Region]:
        """The regions whose folders are there now."""
        return [one for one in self.regions if one.folder.is_dir()]

    def look(self) -> Sequence[Region]:
        """Return the regions that are new, and were there at the look before: a copy takes its time."""
        try:
            found = {one for one in find_regions(self.folder)[0] if one not in self.regions}
        except WrongInput:  # the folder cannot be read now
            return []
        new = sorted(found & self._seen, key=lambda one: one.name)
        self._seen = found - set(new)
        self.regions = [*self.regions, *new]
        return new
