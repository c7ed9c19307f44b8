"""Build the whole of North Rhine-Westphalia: 396 municipalities in 53 districts and independent cities.

    python -m tools.examples.nrw FOLDER REGISTER BOUNDARIES YEAR [FILE ...]

Register and boundaries as docs/another-region.md names them; the files are tables of publishers, taken in one by one:
what no recipe fits is named, and the others are taken in all the same. Nothing of it is shipped.
"""

import argparse
import sys
from pathlib import Path

from indicators.__main__ import main as command

STATE = "05"


def main() -> int:
    """Make the folder and take the files in; 1 where one of them was not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("register", type=Path)
    parser.add_argument("boundaries", type=Path)
    parser.add_argument("year", help="of the boundaries")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    made = command(
        ["new-region", str(options.folder), "--name", "Nordrhein-Westfalen", "--in", "in Nordrhein-Westfalen",
         "--areas", STATE, "--register", str(options.register), "--boundaries", str(options.boundaries),
         "--year", options.year]
    )  # fmt: skip
    if made:
        return made
    files = [options.register, *options.files]
    refused = [one for one in files if command(["import", str(one), "--folder", str(options.folder)])]
    for one in refused:
        print(f"{one.name}: not taken in", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
