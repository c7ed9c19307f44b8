"""Command line `serve`: several processes of the dashboard behind one address, kept running, with nginx before them."""

import argparse
import ipaddress
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import types
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.commands.parts import WrongInput
from indicators.commands.serve_log import tell, tell_of_nginx
from indicators.drawing.html import render
from indicators.loading.settings import PROCESS_VARIABLE
from indicators.paths import ROOT

STICKY = ("address", "cookie")
DIRECT = "direct"  # --proxy where nobody is in front
ELSEWHERE = re.compile(r"[A-Za-z0-9.-]+:[0-9]{1,5}")
LOOK_SECONDS, AGAIN_SECONDS = 0.5, 2.0
STOP_SECONDS = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `serve`."""
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2, help="processes (default: one per core)")
    parser.add_argument("--port", type=int, default=8501, help="the one address all visitors use (default: 8501)")
    parser.add_argument("--address", default="0.0.0.0", help="where nginx listens (default: everywhere)")  # noqa: S104
    parser.add_argument("--sticky", choices=STICKY, default="address",
                        help="by what a visitor stays with one process: the address, or a cookie")  # fmt: skip
    parser.add_argument("--proxy", action="append", default=[], metavar="ADDRESS",
                        help="limit each address, taken from X-Forwarded-For where this proxy "
                        "(or network) sends it; may be repeated; direct where nobody is in front")  # fmt: skip
    parser.add_argument("--print", action="store_true", dest="only_print", help="print the settings of nginx and end")
    parser.add_argument("--process", action="append", default=[], metavar="HOST:PORT",
                        help="with --print: a process that runs elsewhere; may be repeated")  # fmt: skip
    parser.add_argument("--own-files", metavar="FOLDER", default="",
                        help="with --print: where that nginx may write (default: a temporary folder)")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Run until stopped; 0 stopped, 1 nginx ended by itself; or WrongInput."""
    nginx = find_nginx()
    if options.workers < 1:
        raise WrongInput(f"--workers: found {options.workers}, expected at least 1.")
    if (options.process or options.own_files) and not options.only_print:
        raise WrongInput("--process, --own-files: found without --print, expected with it.")
    if wrong := [one for one in options.process if not ELSEWHERE.fullmatch(one)]:
        raise WrongInput(f"--process: found „{wrong[0]}“, expected a host and a port, such as 10.0.0.11:8501.")
    for one in options.proxy:
        check_proxy(one)
    ports = free_ports(options.workers)
    with tempfile.TemporaryDirectory(prefix="regionalmonitor-", ignore_cleanup_errors=True) as folder:
        settings = nginx_settings(
            Path(options.own_files or folder), options.process or ports,
            port=options.port, address=options.address, sticky=options.sticky, proxies=options.proxy,
        )  # fmt: skip
        if options.only_print:
            print(settings)
            return 0
        if nginx is None:
            raise WrongInput("nginx: not found. Debian and Ubuntu: apt-get install nginx-light; one process: make run.")
        if is_taken(options.port):
            raise WrongInput(f"--port: {options.port} is taken; expected a free one, for example --port 8600.")
        path = Path(folder, "nginx.conf")
        path.write_text(settings, encoding="utf-8")
        return _serve([nginx, "-c", str(path), "-p", folder], ports, port=options.port)


def check_proxy(text: str) -> None:
    """Raise WrongInput for what names no address, no network and not that nobody is in front."""
    try:
        if text != DIRECT:
            ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise WrongInput(f"--proxy: found „{text}“, expected an address, a network or „{DIRECT}“.") from error


def find_nginx() -> str | None:
    """Return the path of nginx, also where it is not in everybody's path; None where it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def nginx_settings(
    folder: Path,
    processes: Sequence[int] | Sequence[str],
    *,
    port: int,
    address: str,
    sticky: str,
    proxies: Sequence[str] = (),
) -> str:
    """Return the settings of nginx for processes on ports of this machine, or elsewhere as "host:port".

    Its own files stand in `folder`. With `proxies` each visitor's address has its limits.
    """
    servers = [one if isinstance(one, str) else f"127.0.0.1:{one}" for one in processes]
    is_here = not any(isinstance(one, str) for one in processes)
    is_root = is_here and hasattr(os, "geteuid") and os.geteuid() == 0
    return render(
        "serve/nginx.conf", folder=folder.as_posix(), servers=servers, port=port, address=address, sticky=sticky,
        is_root=is_root, proxies=proxies,
    )  # fmt: skip


def free_ports(count: int) -> list[int]:
    """Return TCP ports of this machine that are free at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


def is_taken(port: int) -> bool:
    """True where something answers on a port of this machine."""
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Worker:
    """One process of the dashboard, started again when it ends."""

    port: int
    number: int
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0

    def keep_running(self) -> None:
        """Start the process if it is not there; not more often than every few seconds."""
        if self.process is not None and self.process.poll() is None:
            return
        if time.monotonic() - self.started < AGAIN_SECONDS:
            return
        if self.process is not None:
            ended = f"Process {self.number} on port {self.port} ended with {self.process.returncode}"
            tell("warning", f"{ended}; it is started again.")
        command = [
            sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(self.port),
            "--server.address", "127.0.0.1", "--server.headless", "true", "--logger.hideWelcomeMessage", "true",
        ]  # fmt: skip
        environment = {**os.environ, PROCESS_VARIABLE: str(self.number)}
        # Its log is on stderr; on stdout Streamlit greets whoever sits before a terminal.
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        self.started = time.monotonic()

    def stop(self) -> None:
        """Ask the process to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


def _serve(command: Sequence[str], ports: Sequence[int], *, port: int) -> int:
    """Keep workers and nginx running until a signal comes."""
    ending = False

    def end(_signal: int, _frame: types.FrameType | None) -> None:
        nonlocal ending
        ending = True

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
    workers = [Worker(one, number) for number, one in enumerate(ports)]
    for one in workers:
        one.keep_running()
    proxy = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace")
    started = f"Dashboard: http://localhost:{port}  ({len(workers)} processes; stop with Ctrl+C)"
    if sys.stdout.isatty():
        print(started, flush=True)
    else:
        tell("info", started)
    listening = threading.Thread(target=tell_of_nginx, args=(proxy.stderr,), daemon=True)
    listening.start()  # only now, so that its first words follow ours
    try:
        while not ending and proxy.poll() is None:
            for one in workers:
                one.keep_running()
            time.sleep(LOOK_SECONDS)
        if not ending:
            listening.join(LOOK_SECONDS)  # for the reason, before what came of it
            tell("error", f"nginx ended by itself with {proxy.returncode}; all is stopped, and serve ends with 1.")
    finally:
        _stop(workers, proxy)
    return 0 if ending else 1


def _stop(workers: Sequence[Worker], proxy: subprocess.Popen[str]) -> None:
    for one in workers:
        one.stop()
    if proxy.poll() is None:
        proxy.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    started: list[subprocess.Popen[Any]] = [proxy, *(one.process for one in workers if one.process is not None)]
    for process in started:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
