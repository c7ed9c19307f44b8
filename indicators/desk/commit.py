"""A release as a commit, where the data folder is kept in git; without git nothing is missing."""

import logging
import shutil
import subprocess
from pathlib import Path

from indicators.desk.act import Act

SECONDS = 60
_log = logging.getLogger(__name__)


def commit(folder: Path, act: Act) -> bool:
    """Commit the data folder if it is the top of a git work tree; False where it is none or git refuses.

    A release counts without it: what git says is told in the log.
    """
    git = shutil.which("git")
    if git is None or not (folder / ".git").exists():
        return False
    name = "".join(one for one in act.who if one.isprintable() and one not in "<>").strip() or "?"
    author = f"{name} <>"
    for command in (["add", "--all"], ["commit", "--quiet", f"--author={author}", f"--message={act.why or 'Release'}"]):
        ended = subprocess.run(
            [git, "-C", str(folder), *command], capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip
        if ended.returncode:
            _log.warning("The release is not committed: %s", ended.stderr.strip() or ended.stdout.strip())
            return False
    return True
