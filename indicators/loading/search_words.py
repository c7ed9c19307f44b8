"""The words of a data folder by which something is found that has another name; all files are optional."""

from pathlib import Path

from indicators.loading.check.search_words import (
    PLACE_SOURCES,
    PLACES,
    SYNONYMS,
    check_place_sources,
    check_places,
    check_synonyms,
)
from indicators.model.areas import Areas
from indicators.model.problems import Problem
from indicators.model.search_words import SearchWords


def read_search_words(folder: Path, problems: list[Problem], *, areas: Areas) -> SearchWords:
    """Return places with their sources, and synonyms; what is wrong is added to `problems`."""
    found = [one.frame(folder, problems) if one.is_in(folder) else None for one in (PLACE_SOURCES, PLACES, SYNONYMS)]
    sources, places, synonyms = found
    known = check_place_sources(sources, problems) if sources is not None else {}
    return SearchWords(
        check_places(places, problems, areas=areas, sources=known) if places is not None else (),
        known,
        check_synonyms(synonyms, problems) if synonyms is not None else (),
    )
