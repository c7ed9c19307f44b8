"""Command line `deck`: the slides of a place as one HTML file for a room without network, or as PDF."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from indicators.commands.areas import find_one
from indicators.deck.choice import DeckChoice
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.loading.settings import Settings, read_settings
from indicators.model.problems import DataProblems, near_matches
from indicators.store import Store, read_store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `deck`."""
    parser.add_argument("area", nargs="?", default="swf", help="AGS of a municipality or district, swf, or a name")
    parser.add_argument("-o", "--output", type=Path, help="file to write: .html or .pdf (default: by AGS, .html)")
    parser.add_argument("--pillar", default="", help="slides of a pillar (id in pillars.csv) instead of the area's")
    parser.add_argument("--slides", default="", help="slides by key, as in the address: titel,ziele,verlauf:gigabit")
    parser.add_argument("--per-page", type=int, choices=(1, 2), default=2, help="slides on a page of the PDF")
    parser.add_argument("--url", default="", help="public address of the dashboard, for the link in the PDF")


def run(options: argparse.Namespace) -> int:
    """Write the deck; what is unknown is explained on stderr and ends with 2."""
    try:
        data = read_store(day=date.today())
    except DataProblems as error:
        print(error, file=sys.stderr)
        return 1
    area = find_one(options.area, data.dataset.areas)
    if area is None:
        return 2
    if options.pillar and options.pillar not in data.dataset.pillars:
        near = near_matches(options.pillar, data.dataset.pillars)
        print(f"--pillar: „{options.pillar}“ ist unbekannt.{near}", file=sys.stderr)
        return 2
    keys = tuple(one.strip() for one in options.slides.split(",") if one.strip()) or None
    choice = DeckChoice(area.code, options.pillar or "", keys)
    path = options.output or Path(f"{options.pillar or area.code}.html")
    if path.suffix not in (".html", ".pdf"):
        print(f"{path}: „{path.suffix}“ geht nicht. Erwartet: .html oder .pdf.", file=sys.stderr)
        return 2
    settings = Settings(public_url=options.url.rstrip("/")) if options.url else read_settings(data_dir())[0]
    return _write(data, choice, path, settings=settings, per_page=options.per_page)


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
    else:
        link = settings.address(f"sitzung?{choice.query()}")
        content = handout_pdf(title, slides, day=date.today(), link=link, per_page=per_page)
    try:
        path.write_bytes(content)
    except OSError as error:
        print(f"{path}: {error.strerror}.", file=sys.stderr)
        return 2
    print(_("{path}: {count} Folien").format(path=path, count=len(slides)), file=sys.stderr)
    return 2 if notices else 0
