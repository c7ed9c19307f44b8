"""Find LibreOffice for the tests of workbooks, or install it: ``python -m tools.ensure_libreoffice``.

Unlike Chromium it is no condition: without it two tests are skipped, and say so.
"""

from __future__ import annotations

import shutil
import sys

from tools.distribution import install

COMMANDS = ("soffice", "libreoffice")
PACKAGE = "libreoffice-calc"


def find_libreoffice() -> str | None:
    """Path of LibreOffice, or None."""
    return next((path for command in COMMANDS if (path := shutil.which(command))), None)


def main() -> int:
    """Print where LibreOffice is, installed first if need be."""
    if find_libreoffice() is None:
        install(PACKAGE)
    print(f"LibreOffice: {find_libreoffice() or 'not found; tests that need it are skipped'}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
