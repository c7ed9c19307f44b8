"""Command line `doctor`: whether an installation can run and stay running, a line per thing."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from indicators.commands.doctor_data import of_data
from indicators.commands.doctor_machine import of_machine
from indicators.commands.doctor_public import of_public
from indicators.commands.doctor_server import of_server
from indicators.commands.finding import State
from indicators.commands.parts import WrongInput
from indicators.loading.load import data_dir


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `doctor`."""
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")
    parser.add_argument(
        "--url", default="", help="also ask a running server, such as http://localhost:8501; public_url is always asked"
    )
    parser.add_argument("--wait", type=int, default=0, metavar="SECONDS", help="how long the server may take to start")
    parser.add_argument("--json", action="store_true", help="for machines: a list of what, state, found, expected")


def run(options: argparse.Namespace) -> int:
    """Print a line per thing; 0 where nothing must be mended, 1 where something must; or WrongInput."""
    if options.url and not options.url.startswith(("http://", "https://")):
        raise WrongInput(f"--url: found „{options.url}“, expected an address such as http://localhost:8501.")
    found = [*of_machine(options.folder), *of_data(options.folder, day=date.today())]
    if options.url:
        found += of_server(options.url, options.folder, wait_s=options.wait)
    found += of_public(options.folder, asked=options.url.rstrip("/"))
    if options.json:
        print(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(one)
    count = {state: sum(one.state == state for one in found) for state in State}
    said = f"Zu beheben: {count[State.FAULT]}. Hinweise: {count[State.WARNING]}."
    print(f"{said} Ungeprüft: {count[State.UNCHECKED]}." if count[State.UNCHECKED] else said, file=sys.stderr)
    return 1 if count[State.FAULT] else 0
