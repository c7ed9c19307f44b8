"""Command line `deck`: the slides of a place as HTML for a room without network, as PDF, or for PowerPoint."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.commands.parts import WrongInput, find_one, settings_of, unknown, write_file
from indicators.deck.choice import DeckChoice
from indicators.language.i18n import gettext as _
from indicators.loading.settings import Settings
from indicators.store import Store, read_store

if TYPE_CHECKING:
    from indicators.deck.slide import Slide


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `deck`."""
    parser.add_argument("area", nargs="?", help="AGS of a municipality or district, or a name (default: the region)")
    parser.add_argument(
        "-o", "--output", type=Path, help="file to write: .html, .pdf or .pptx (default: by AGS, .html)"
    )
    parser.add_argument("--pillar", default="", help="slides of a pillar (id in pillars.csv) instead of the area's")
    parser.add_argument("--slides", default="", help="slides by key, as in the address: titel,ziele,verlauf:gigabit")
    parser.add_argument("--per-page", type=int, choices=(1, 2), default=2, help="slides on a page of the PDF")
    parser.add_argument("--url", default="", help="public address of the dashboard, for the link in the PDF")


def run(options: argparse.Namespace) -> int:
    """Write the deck; WrongInput for what is unknown, and 2 where a slide is."""
    data = read_store(day=date.today())
    area = find_one(options.area, data.dataset.areas) if options.area else data.dataset.areas.region
    if options.pillar and options.pillar not in data.dataset.pillars:
        raise unknown("--pillar", options.pillar, data.dataset.pillars)
    keys = tuple(one.strip() for one in options.slides.split(",") if one.strip()) or None
    choice = DeckChoice(area.code, options.pillar or "", keys)
    path = options.output or Path(f"{options.pillar or area.code}.html")
    if path.suffix not in (".html", ".pdf", ".pptx"):
        raise WrongInput(f"{path}: „{path.suffix}“ geht nicht. Erwartet: .html, .pdf oder .pptx.")
    return _write(data, choice, path, settings=settings_of(options), per_page=options.per_page)


def _write(data: Store, choice: DeckChoice, path: Path, *, settings: Settings, per_page: int) -> int:
    from indicators.deck.document import offline_file
    from indicators.deck.handout import handout_pdf
    from indicators.deck.ready import deck_title, slides_of

    slides, notices = slides_of(data, choice, date.today())
    for notice in notices:
        print(notice, file=sys.stderr)
    title = deck_title(data, choice)
    if path.suffix == ".html":
        content = offline_file(title, slides)
    elif path.suffix == ".pptx":
        content = _presentation(data, title, slides)
    else:
        link = settings.address(f"sitzung?{choice.query()}")
        content = handout_pdf(title, slides, day=date.today(), link=link, per_page=per_page)
    write_file(path, content)
    print(_("{path}: {count} Folien").format(path=path, count=len(slides)), file=sys.stderr)
    return 2 if notices else 0


def _presentation(data: Store, title: str, slides: "Sequence[Slide]") -> bytes:
    """The slides for PowerPoint, in the operator's template; what is wrong with that is told."""
    from indicators.deck.presentation import presentation_file
    from indicators.office.slide_master import slide_template

    found = slide_template()
    if found.problem:
        print(found.problem, file=sys.stderr)
    return presentation_file(title, slides, day=data.day, template=found.content)
