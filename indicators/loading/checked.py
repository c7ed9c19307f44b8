"""The checked values of a data folder: in memory, or for a large one in columns beside its CSVs, read when asked for.

The CSVs stay the truth: the file of columns is left aside as soon as any of them or the code is another one.
"""

import hashlib
import json
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pandas as pd

from indicators.model.problems import Problem
from indicators.paths import PACKAGE

FOLDER = ".checked"  # in the data folder
LARGE = 200_000  # values; fewer are checked faster than anybody waits
FACTS = b"regionalmonitor"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class InMemory:
    """Values as one table, columns as in `DataSet.values`."""

    table: pd.DataFrame

    def all(self) -> pd.DataFrame:
        """Return all values."""
        return self.table

    def of(self, indicator: str) -> pd.DataFrame:
        """Return those of an indicator, an empty table for an unknown one."""
        return self._groups.get(indicator, self.table.iloc[:0])

    def names(self) -> Collection[str]:
        """Return the indicators that have any value."""
        return self._groups.keys()

    @cached_property
    def _groups(self) -> dict[Any, pd.DataFrame]:
        return dict(iter(self.table.groupby("indicator", sort=False)))


class InFile:
    """Values in a Parquet file with a row group per indicator. The file may be gone later: it is kept open."""

    def __init__(self, path: Path) -> None:
        from pyarrow import parquet

        self._file = parquet.ParquetFile(str(path))
        self._lock = Lock()
        self.facts: Mapping[str, Any] = json.loads(self._file.schema_arrow.metadata[FACTS])

    def all(self) -> pd.DataFrame:
        """Return all values: as large as they are, for commands."""
        with self._lock:
            return self._file.read().to_pandas()

    def of(self, indicator: str) -> pd.DataFrame:
        """Return those of an indicator, an empty table for an unknown one."""
        names = self.facts["indicators"]
        with self._lock:
            wanted = [names.index(indicator)] if indicator in names else []
            return self._file.read_row_groups(wanted).to_pandas()

    def names(self) -> Collection[str]:
        """Return the indicators that have any value."""
        found: list[str] = self.facts["indicators"]
        return found


@dataclass(frozen=True)
class Found:
    """What reading and checking the values files brought: the values, the problems, the sets that cannot be used.

    `of_file` are the problems of reading the file of each set, `problems` those of its rows.
    """

    values: InMemory | InFile
    problems: tuple[Problem, ...] = ()
    of_file: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()


def state_of(files: Iterable[tuple[str, int, int]]) -> str:
    """Return a short hash of the names, times and sizes of data files, and of our code, which checks them."""
    text = json.dumps([sorted(files), _code()])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _code() -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kept(folder: Path, state: str) -> Found | None:
    """Return what was found when the folder was in this state; None where that was not kept or cannot be read."""
    path = folder / FOLDER / f"{state}.parquet"
    if not path.is_file():
        return None
    try:
        values = InFile(path)
        facts = values.facts
        return Found(
            values,
            tuple(Problem(**one) for one in facts["problems"]),
            {name: tuple(Problem(**one) for one in own) for name, own in facts["of_file"].items()},
            frozenset(facts["broken"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("The checked values in %s cannot be read and are made anew: %s", FOLDER, error)
        return None


def keep(folder: Path, state: str, found: Found) -> Found:
    """Keep what was found, and return it with its values in the file; those in memory where it cannot be written."""
    path = folder / FOLDER / f"{state}.parquet"
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(exist_ok=True)
        _write(part, found)
        part.replace(path)
        for one in path.parent.glob("*.parquet"):
            if one != path:
                one.unlink(missing_ok=True)
        return kept(folder, state) or found
    except OSError as error:
        _log.warning("The checked values are not kept in %s: %s", path.parent, error)
        return found


def _write(path: Path, found: Found) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    table = found.values.all()
    groups = dict(iter(table.groupby("indicator", sort=False)))
    facts = {
        "indicators": list(groups),
        "problems": [one.as_dict() for one in found.problems],
        "of_file": {name: [one.as_dict() for one in own] for name, own in found.of_file.items()},
        "broken": sorted(found.broken),
    }
    schema = pa.Schema.from_pandas(table, preserve_index=False)
    schema = schema.with_metadata({**schema.metadata, FACTS: json.dumps(facts, ensure_ascii=False).encode()})
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for own in groups.values():
            rows = pa.Table.from_pandas(own, schema, preserve_index=False)
            writer.write_table(rows, row_group_size=max(1, len(own)))
