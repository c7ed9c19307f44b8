"""Find the programs that some tests need, or install them: ``python -m tools.ensure_programs``.

Unlike Chromium they are no condition: without them their tests are skipped, and say so.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass

from tools.distribution import install

SYSTEM_PATH = "/usr/sbin:/usr/local/sbin"  # where servers stand, which is not in everybody's path


@dataclass(frozen=True, slots=True)
class Program:
    """A program by the names it may have, and the package of the distribution that brings it."""

    name: str
    commands: tuple[str, ...]
    package: str

    def find(self) -> str | None:
        """Path of the program, or None."""
        found = (shutil.which(one) or shutil.which(one, path=SYSTEM_PATH) for one in self.commands)
        return next((path for path in found if path), None)


LIBREOFFICE = Program("LibreOffice", ("soffice", "libreoffice"), "libreoffice-calc")
WRITER = Program("LibreOffice Writer", ("lowriter",), "libreoffice-writer")
IMPRESS = Program("LibreOffice Impress", ("loimpress",), "libreoffice-impress")
NGINX = Program("nginx", ("nginx",), "nginx-light")


def main() -> int:
    """Print where the programs are, installed first if need be."""
    for one in (LIBREOFFICE, WRITER, IMPRESS, NGINX):
        if one.find() is None:
            install(one.package)
        print(f"{one.name}: {one.find() or 'not found; tests that need it are skipped'}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
