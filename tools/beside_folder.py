"""What one data folder costs in a process of its own, as JSON: for `tools.beside`, with REGION_DATA_DIR set."""

import json
import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from indicators.factsheet.pdf import factsheet_pdf
from indicators.loading.settings import Settings
from indicators.model import Level
from indicators.search.finding import find
from indicators.store import read_store

SAMPLE = 10  # areas


def each_ms(act: Callable[[Any], object], things: Iterable[Any]) -> float:
    """Return the milliseconds that an act takes with each of some things, on average; the first one warms up."""
    first, *others = things
    act(first)
    began = time.perf_counter()
    for one in others:
        act(one)
    return (time.perf_counter() - began) / len(others) * 1000


def main() -> None:
    """Measure and print."""
    day = date.today()
    began = time.perf_counter()
    data = read_store(day=day)
    read_ms = (time.perf_counter() - began) * 1000
    areas = list(data.dataset.areas)
    some = areas[:: max(1, len(areas) // SAMPLE)]
    told = {
        "areas": len(areas),
        "indicator": data.default_indicator,
        "years": data.years(data.default_indicator, Level.MUNICIPALITY),
        "towns": [one.code for one in areas if one.level == Level.MUNICIPALITY],
        "ms": {
            "reading the data": read_ms,
            "one search": each_ms(lambda one: find(data, one.label[:6]), some),
            "one fact sheet": each_ms(lambda one: factsheet_pdf(data, one.code, settings=Settings(), day=day), some),
        },
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
