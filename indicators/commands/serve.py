"""Command line `serve`: several processes of the dashboard behind one address, kept running, with nginx before them."""

import argparse
import ipaddress
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indicators.commands.parts import WrongInput
from indicators.commands.serve_log import tell
from indicators.commands.serve_processes import Worker, free_ports, is_taken, keep_all_running
from indicators.commands.serve_regions import Region, Watch, doubts
from indicators.commands.serve_site import OwnPages
from indicators.drawing.html import render

STICKY = ("address", "cookie")
DIRECT = "direct"  # --proxy where nobody is in front
ELSEWHERE = re.compile(r"[A-Za-z0-9.-]+:[0-9]{1,5}")
REGIONS_VARIABLE = "REGIONS"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `serve`."""
    parser.add_argument("--workers", type=int, help="processes (default: one per core; with --regions one for each)")
    parser.add_argument("--regions", default=os.environ.get(REGIONS_VARIABLE, ""), metavar="FOLDER",
                        help="serve each data folder in this one, below its name as path or at the host of its name "
                        f"(default: the variable {REGIONS_VARIABLE})")  # fmt: skip
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
    _check(options)
    watch = Watch(Path(options.regions)) if options.regions else None
    for told in [*watch.left_out, *doubts(watch.regions)] if watch else []:
        tell("warning", told)
    each = options.workers or (1 if watch else os.cpu_count() or 2)
    workers = workers_for(watch.regions if watch else [None], each)
    with tempfile.TemporaryDirectory(prefix="regionalmonitor-", ignore_cleanup_errors=True) as folder:
        own, path = Path(options.own_files or folder), Path(folder, "nginx.conf")
        pages = OwnPages(own / "site")
        if watch:
            pages.write(watch.regions, day=date.today())
        if options.only_print:
            print(_settings(options, own, workers))
            return 0
        if nginx is None:
            raise WrongInput("nginx: not found. Debian and Ubuntu: apt-get install nginx-light; one process: make run.")
        if is_taken(options.port):
            raise WrongInput(f"--port: {options.port} is taken; expected a free one, for example --port 8600.")
        path.write_text(_settings(options, own, workers), encoding="utf-8")

        def look() -> bool:
            """Serve what is new, and list the regions as they are called now; True where nginx has to know of it."""
            new = watch.look() if watch else []
            workers.extend(workers_for(new, each))
            try:
                pages.write(watch.there if watch else [], day=date.today())
            except OSError as error:  # the list is as it was, and served
                tell("warning", f"--regions: the list cannot be written: {error.strerror}.")
            if new:
                tell("info", f"--regions: {', '.join(one.name for one in new)} is new and served from now on.")
                path.write_text(_settings(options, own, workers), encoding="utf-8")
            return bool(new)

        command = [nginx, "-c", str(path), "-p", folder]
        return keep_all_running(command, workers, port=options.port, look=look if watch else None)


def _check(options: argparse.Namespace) -> None:
    """Raise WrongInput for options that cannot be meant."""
    if options.workers is not None and options.workers < 1:
        raise WrongInput(f"--workers: found {options.workers}, expected at least 1.")
    if (options.process or options.own_files) and not options.only_print:
        raise WrongInput("--process, --own-files: found without --print, expected with it.")
    if options.process and options.regions:
        raise WrongInput("--process: found with --regions, expected without: it does not say of which region it is.")
    if wrong := [one for one in options.process if not ELSEWHERE.fullmatch(one)]:
        raise WrongInput(f"--process: found „{wrong[0]}“, expected a host and a port, such as 10.0.0.11:8501.")
    for one in options.proxy:
        check_proxy(one)


def workers_for(regions: Sequence[Region | None], each: int) -> list[Worker]:
    """Return so many processes, not started yet, for each region; for None those of the only one there is."""
    ports = iter(free_ports(each * len(regions)))
    return [Worker(next(ports), number, region) for region in regions for number in range(each)]


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


@dataclass(frozen=True, slots=True)
class Site:
    """What nginx knows of a region: its name, the path below which it stands, its processes as "host:port".

    The only one there is has no name. One without a path has the host of its name.
    """

    servers: Sequence[str]
    region: str = ""
    path: str = ""

    @property
    def suffix(self) -> str:
        """What tells its groups of processes and its cache from those of others."""
        return f"-{self.region}" if self.region else ""


def _settings(options: argparse.Namespace, folder: Path, workers: Iterable[Worker]) -> str:
    """The settings of nginx for workers, or for the processes that the options name instead."""
    ports: dict[Region | None, list[int]] = {}
    for one in workers:
        ports.setdefault(one.region, []).append(one.port)
    asked = {"port": options.port, "address": options.address, "sticky": options.sticky, "proxies": options.proxy}
    if None in ports:
        return nginx_settings(folder, options.process or ports[None], **asked)
    return regions_settings(folder, {region: found for region, found in ports.items() if region}, **asked)


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
    return render(
        "serve/nginx.conf", folder=folder.as_posix(), sites=[Site(servers)], port=port, address=address, sticky=sticky,
        is_root=_is_root() and not any(isinstance(one, str) for one in processes), proxies=proxies, has_index=False,
    )  # fmt: skip


def regions_settings(
    folder: Path, regions: dict[Region, list[int]], *, port: int, address: str, sticky: str, proxies: Sequence[str] = ()
) -> str:
    """Return the settings of nginx for regions and the ports of their processes; `folder` also has the list of them."""
    sites = [Site([f"127.0.0.1:{one}" for one in ports], of.name, of.path) for of, ports in regions.items()]
    return render(
        "serve/nginx.conf", folder=folder.as_posix(), sites=sites, port=port, address=address, sticky=sticky,
        is_root=_is_root(), proxies=proxies, has_index=True,
    )  # fmt: skip


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
