"""Command line `office`: the program in which the figures are kept, beside the public dashboard."""

import argparse
import os
import sys
import tomllib
from pathlib import Path

from indicators.commands.parts import WrongInput
from indicators.desk.people import is_this_machine
from indicators.loading.load import data_dir
from indicators.paths import ROOT

ENTRY = "indicators/workplace/entry.py"
SECRETS = ROOT / ".streamlit" / "secrets.toml"
PORT = 8601


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `office`."""
    parser.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}")
    parser.add_argument("--address", default="127.0.0.1", help="where it listens (default: this machine alone)")
    parser.add_argument("--secrets", type=Path, default=SECRETS, help="file with the login (default: %(default)s)")


def run(options: argparse.Namespace) -> int:
    """Go on as the server of the office; WrongInput for another address than this machine's without a login."""
    if not is_this_machine(options.address) and not has_login(options.secrets):
        expected = "Erwartet: 127.0.0.1, oder eine Anmeldung ([auth]) dort. Siehe docs/office.md."
        raise WrongInput(f"--address {options.address}: in {options.secrets} steht keine Anmeldung. {expected}")
    if not os.access(data_dir(), os.W_OK):
        raise WrongInput(f"{data_dir()}: hier darf das Büro nicht schreiben.")
    command = [
        sys.executable, "-m", "streamlit", "run", ENTRY, "--server.port", str(options.port),
        "--server.address", options.address, "--server.headless", "true", "--server.enableStaticServing", "false",
        "--secrets.files", str(options.secrets),
    ]  # fmt: skip
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    os.chdir(ROOT)
    os.execve(sys.executable, command, {**os.environ, "PYTHONPATH": paths})  # noqa: S606


def has_login(path: Path) -> bool:
    """Whether a file names a login: a table `auth` with the fields that Streamlit asks for. Raises WrongInput."""
    try:
        found = tomllib.loads(path.read_text("utf-8")).get("auth", {})
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongInput(f"{path}: nicht lesbar: {error}.") from error
    needed = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
    return isinstance(found, dict) and all(found.get(name) for name in needed)
