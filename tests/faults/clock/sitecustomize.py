"""Loaded by Python at its start where this folder is on its path: today is what a file says."""

import datetime
import os
from pathlib import Path

_date = datetime.date


class _Kind(type(_date)):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, _date)


class _Date(_date, metaclass=_Kind):
    @classmethod
    def today(cls) -> _date:  # type: ignore[override]
        return _date.fromisoformat(Path(os.environ["TEST_DAY_FILE"]).read_text())


if "TEST_DAY_FILE" in os.environ:
    datetime.date = _Date
