"""Command line `paper`: the council paper or the report of effect of a place, or of a pillar there, for Word."""

import argparse
import sys
from datetime import date
from pathlib import Path

from indicators.commands.parts import WrongInput, find_one, settings_of, unknown, write_file
from indicators.deck.choice import DeckChoice
from indicators.language.visible import file_stem
from indicators.store import read_store
from indicators.views.effect.choice import EffectChoice


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `paper`."""
    parser.add_argument("area", nargs="?", help="AGS of a municipality or district, or a name (default: the region)")
    parser.add_argument("-o", "--output", type=Path, help="file to write, .docx (default: by AGS and pillar)")
    parser.add_argument("--pillar", default="", help="paper of a pillar (id in pillars.csv) at the place")
    parser.add_argument("--effect", action="store_true", help="the report of effect: from vision to indicator")
    parser.add_argument("--slides", default="", help="statements by the keys of slides: verlauf:gigabit,karte:gigabit")
    parser.add_argument("--url", default="", help="public address of the dashboard, for the link in the paper")


def run(options: argparse.Namespace) -> int:
    """Write the paper; WrongInput for what is unknown, and 2 where a slide is."""
    from indicators.office.paper_base import paper_template
    from indicators.paper.document import paper_file
    from indicators.paper.effect import effect_file

    data = read_store(day=date.today())
    area = find_one(options.area, data.dataset.areas) if options.area else data.dataset.areas.region
    if options.pillar and options.pillar not in data.dataset.pillars:
        raise unknown("--pillar", options.pillar, data.dataset.pillars)
    keys = tuple(one.strip() for one in options.slides.split(",") if one.strip()) or None
    if options.effect and keys:
        raise WrongInput("--slides gehört zu Vorlagen. Erwartet: --effect ohne --slides.")
    kind = "wirkung" if options.effect else "vorlage"
    path = options.output or Path(file_stem(area.code, options.pillar, kind) + ".docx")
    if path.suffix != ".docx":
        raise WrongInput(f"{path}: „{path.suffix}“ geht nicht. Erwartet: .docx.")
    found = paper_template()
    if found.problem:
        print(found.problem, file=sys.stderr)
    if options.effect:
        chosen = EffectChoice(area.code, options.pillar)
        report = effect_file(data, chosen, settings=settings_of(options), day=date.today(), template=found.content)
        write_file(path, report)
        return 0
    choice = DeckChoice(area.code, options.pillar, keys)
    content, notices = paper_file(data, choice, settings=settings_of(options), day=date.today(), template=found.content)
    for notice in notices:
        print(notice, file=sys.stderr)
    write_file(path, content)
    return 2 if notices else 0
