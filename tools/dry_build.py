"""Make the image's files without a container engine and run them as a container would: no image, but the same steps.

python -m tools.dry_build BASE FOLDER      # as root, on Linux

BASE is the root of a small Debian with `python` and its pip, such as debootstrap makes, in place of python:slim. Each
RUN of deploy/Dockerfile is run in a copy of it with chroot, each COPY copies what it names. What comes out is then
started with the image's own command, user and environment, everything read-only but its data, /tmp and build, without
any right, in a network of its own, and asked: HEALTHCHECK, pages, an image, `doctor`.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from indicators.paths import ROOT
from tools.dockerfile import DOCKERFILE, Stage, Step, copied, stages

APP, STATE = "srv/regionalmonitor", "var/lib/regionalmonitor"
ADDRESSES = (
    "/",
    "/karte?indikator=gigabit",
    "/api/v1/",
    "/einbetten/karte.svg",
    "/sitzung/handzettel.pdf",
    "/app/static/map.css",
)
TEMPORARY = "/tmp"  # noqa: S108 -- of the container, and its own
PROBE = """\
import sys, urllib.request
for path in sys.argv[1:]:
    with urllib.request.urlopen("http://127.0.0.1:8501" + path, timeout=60) as answer:
        print(answer.status, answer.headers["content-type"], len(answer.read()), path, flush=True)
"""


def build(stage: Stage, folder: Path, done: dict[str, Path]) -> None:
    """Carry out the steps of a stage in the root file system `folder`; `done` are those of stages before, by name."""
    workdir = "/"
    for step in stage.steps:
        print(f"{step.word} {step.text[:110]}", file=sys.stderr)
        if step.word == "WORKDIR":
            workdir = step.text
            (folder / workdir.lstrip("/")).mkdir(parents=True, exist_ok=True)
        elif step.word == "RUN":
            within(folder, f"cd {shlex.quote(workdir)} && {step.text}")
        elif step.word == "COPY":
            _copy(step, folder, workdir, done)


def _copy(step: Step, folder: Path, workdir: str, done: dict[str, Path]) -> None:
    options = step.options()
    owner = tuple(map(int, options["chown"].split(":"))) if "chown" in options else (0, 0)
    if "from" in options:
        taken, into = step.words()
        origin, place = done[options["from"]] / taken.lstrip("/"), folder / into.lstrip("/")
        shutil.copytree(origin, place, symlinks=True, dirs_exist_ok=True)
        return
    for source, name in copied(step, ROOT):
        target = folder / (Path(workdir) / name).as_posix().lstrip("/")
        made = [one for one in reversed(target.parents) if not one.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
        for one in (*made, target):
            os.chown(one, *owner)


def within(folder: Path, command: str) -> None:
    """Run a command of the shell in a root file system, with this machine's way to the package index."""
    passed = {
        name: text for name, text in os.environ.items() if name.lower().endswith("_proxy") or name.startswith("PIP_")
    }
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/root", **passed}
    subprocess.run(["chroot", str(folder), "/bin/sh", "-c", command], env=environment, check=True)


def start(stage: Stage, folder: Path) -> int:
    """Start what was made and ask it; return 0 where everything answered."""
    environment = [f"{name}={text}" for name, text in stage.environment().items()]
    user = stage.last("USER").text
    # What chroot itself needs goes when it changes the user; nothing can come back.
    inside = ["setpriv", "--no-new-privs", "--bounding-set=-all,+sys_chroot,+setuid,+setgid", "--inh-caps=-all"]
    inside += ["chroot", f"--userspec={user}", str(folder), "env", "-i", f"--chdir=/{APP}", *environment]
    run = shlex.join(inside)
    root = shlex.quote(str(folder))
    script = f"""
        set -e
        mount --bind {root} {root}
        mount --bind {root}/{STATE} {root}/{STATE}
        mount -o remount,bind,ro {root}
        mount -t tmpfs -o mode=1777 tmpfs {root}{TEMPORARY}
        mount -t tmpfs -o mode=0755,uid=10001,gid=10001 tmpfs {root}/{APP}/build
        mount -t proc proc {root}/proc
        mount --bind /dev {root}/dev
        ip link set lo up
        {run} {shlex.join(stage.last("CMD").words())} &
        for _ in $(seq 60); do
          if {run} {shlex.join(stage.last("HEALTHCHECK").words())} 2>/dev/null; then break; fi
          sleep 1
        done
        {run} python -c {shlex.quote(PROBE)} {shlex.join(ADDRESSES)}
        {run} python -m indicators doctor --url http://127.0.0.1:8501
        if {run} touch /{APP}/x 2>/dev/null; then echo "the app can be written to"; exit 1; fi
        if {run} python -m pip --version 2>/dev/null; then echo "pip is left"; exit 1; fi
        {run} id
        kill %1 || true
    """
    command = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "bash", "-c", script]
    return subprocess.run(command, check=False).returncode


def main() -> int:
    """Make and start what the Dockerfile says; 0 where everything worked."""
    parser = argparse.ArgumentParser(description="Make the image's files without a container engine, and start them.")
    parser.add_argument("base", type=Path, help="root of a Debian with python and pip")
    parser.add_argument("folder", type=Path, help="where the stages are made; must not be there yet")
    options = parser.parse_args()
    done: dict[str, Path] = {}
    found = stages(DOCKERFILE.read_text(encoding="utf-8"))
    for number, stage in enumerate(found):
        done[stage.name] = options.folder / (stage.name or f"stage{number}")
        options.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", str(options.base), str(done[stage.name])], check=True)  # devices too
        build(stage, done[stage.name], done)
    return start(found[-1], done[found[-1].name].resolve())


if __name__ == "__main__":
    sys.exit(main())
