"""Packages of the machine's distribution that tests need, installed where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def attempt(command: list[str], *, timeout_s: int) -> bool:
    """Run a command with its output on stderr and return whether it worked."""
    print("+", " ".join(command), file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, timeout=timeout_s, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return False
    return done.returncode == 0


def _privilege() -> list[str] | None:
    """Return what to put before a command that needs root: nothing, sudo, or None when there is no way."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and attempt(["sudo", "-n", "true"], timeout_s=10):
        return ["sudo", "-n"]
    return None


def install(package: str) -> None:
    """Install a package, as root or with sudo without password; does nothing where there is no way."""
    prefix = _privilege()
    if prefix is None:
        return
    if shutil.which("apt-get"):
        attempt([*prefix, "apt-get", "-q", "update"], timeout_s=300)
        attempt([*prefix, "apt-get", "-qy", "--no-install-recommends", "install", package], timeout_s=900)
    elif shutil.which("dnf"):
        attempt([*prefix, "dnf", "-qy", "install", package], timeout_s=900)
