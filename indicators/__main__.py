"""Command line: `python -m indicators check | deck | factsheet | import | …`, each with `--help`."""

import argparse
import signal
import sys

from indicators.commands import (
    backup,
    boundaries,
    check,
    decide,
    deck,
    doctor,
    due,
    factsheet,
    feedback,
    import_file,
    new_region,
    office,
    package,
    paper,
    rate,
    restore,
    serve,
    status,
    update,
)
from indicators.commands.parts import WrongInput
from indicators.model.problems import DataProblems

COMMANDS = {
    "backup": (backup, "write the data folder into an archive"),
    "boundaries": (boundaries, "the outlines of all places, from official boundaries"),
    "check": (check, "report every problem of the data"),
    "decide": (decide, "write a resolution: a proposal becomes a decided goal"),
    "deck": (deck, "slides of a place as HTML file, PDF or for PowerPoint"),
    "doctor": (doctor, "say what is wrong with an installation"),
    "due": (due, "list new editions to fetch, and where"),
    "factsheet": (factsheet, "one A4 page per area as PDF"),
    "feedback": (feedback, "list what visitors wrote"),
    "import": (import_file, "bring in a publisher's file"),
    "new-region": (new_region, "the data folder of another region"),
    "office": (office, "keep figures, measures and texts in the browser"),
    "package": (package, "describe each set as a Data Package"),
    "paper": (paper, "council paper of a place for Word"),
    "rate": (rate, "rate one series against a target"),
    "restore": (restore, "put the data of a backup in place"),
    "serve": (serve, "several processes behind one address, with nginx"),
    "status": (status, "rate the data against its goals"),
    "update": (update, "fetch and import a source's newest file"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 nothing wrong, 1 problems in the data, 2 wrong input)."""
    parser = argparse.ArgumentParser(prog="python -m indicators", description="Check data, import files, rate goals.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (module, words) in COMMANDS.items():
        module.add_arguments(commands.add_parser(name, help=words))
    chosen = parser.parse_args(arguments)
    try:
        return COMMANDS[chosen.command][0].run(chosen)
    except (WrongInput, DataProblems) as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, WrongInput) else 1


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # "… | head" ends quietly
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
