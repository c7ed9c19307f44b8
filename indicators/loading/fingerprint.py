"""Whether the files of a data folder are still those that were read."""

from pathlib import Path

Fingerprint = tuple[tuple[str, int, int], ...]  # name, time of the last change in nanoseconds, bytes


def fingerprint(folder: Path) -> Fingerprint:
    """Names, times and sizes of all data files: equal as long as nothing was added, changed or removed.

    A file that goes away meanwhile is none; of one that may not be looked at, time and size are 0.
    """
    files = [
        *folder.glob("*.csv"),
        *folder.glob("region.toml"),
        *folder.glob("sets/*/*.csv"),
        *folder.glob("languages/*.po"),
    ]
    return tuple(sorted(filter(None, map(_stamp, files))))


def _stamp(path: Path) -> tuple[str, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return str(path), 0, 0
    return str(path), found.st_mtime_ns, found.st_size
