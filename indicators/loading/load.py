"""The data folder as one checked, frozen data set."""

import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from indicators.loading.aggregate import add_aggregates
from indicators.loading.catalogues import catalogue_problems
from indicators.loading.check.area_changes import with_area_changes
from indicators.loading.check.areas import AREAS, MAY_BE_FAULTY, check_areas
from indicators.loading.check.barriers import BARRIERS, check_barriers
from indicators.loading.check.glossary import GLOSSARY, check_glossary
from indicators.loading.check.goals import GOALS
from indicators.loading.check.groups import GROUPS, check_groups
from indicators.loading.check.indicators import INDICATORS, check_indicators, check_quotients, check_weights
from indicators.loading.check.measures import MEASURES
from indicators.loading.check.quality import QUALITY, check_quality, with_estimates_signed
from indicators.loading.check.references import Known
from indicators.loading.check.region import read_region
from indicators.loading.check.series import check_series
from indicators.loading.check.sources import SOURCES, check_sources
from indicators.loading.check.statements import STATEMENTS, check_statements
from indicators.loading.check.values import VALUES, check_values
from indicators.loading.check.yardsticks import REFERENCE_AREAS, REFERENCES, check_reference_areas, check_references
from indicators.loading.checked import LARGE, Found, InMemory, keep, kept, state_of
from indicators.loading.computed import add_computed
from indicators.loading.fingerprint import fingerprint
from indicators.loading.goals import known_of, read_goals
from indicators.loading.journal import INTERRUPTED, finish
from indicators.loading.measures import read_measures
from indicators.loading.search_words import read_search_words
from indicators.loading.titles import check_titles, read_titles, titled
from indicators.model import DataSet, Indicator, Source
from indicators.model.areas import Areas, Level
from indicators.model.problems import DataProblems, Problem
from indicators.model.reference import Reference
from indicators.model.region import Region
from indicators.paths import DATA

DATA_VARIABLE = "REGION_DATA_DIR"


def data_dir() -> Path:
    """Return the data folder: the one that REGION_DATA_DIR names, else the project's `data/`."""
    return Path(os.environ.get(DATA_VARIABLE) or DATA)


@dataclass(frozen=True)
class _Set:
    """What one folder holds: definitions, sources, unchecked values, problems, the indicators it names.

    `of_values` are the problems of reading the file of values, which are in `problems`, too. `values` are None where
    they were checked before.
    """

    id: str
    indicators: dict[str, Indicator]
    sources: dict[str, Source]
    values: pd.DataFrame | None
    problems: list[Problem]
    named: frozenset[str] = frozenset()
    broken: bool = False
    of_values: tuple[Problem, ...] = ()


def read_dataset(
    folder: Path | None = None, *, earlier: Mapping[str, Path] | None = None, day: date | None = None
) -> DataSet:
    """Return all sets below `folder`, checked, with district and region figures added.

    `earlier` names folders with the values and sources of sets as they once were, see `releases.folders_at`.
    `day` is today, after which no report can be dated; None where that does not matter.

    One broken set or row never takes down the others: what is wrong is in `DataSet.problems`. Raises
    DataProblems only where nothing can be shown at all, that is without usable areas.
    """
    folder = folder or data_dir()
    is_whole = finish(folder)
    state = "" if earlier else state_of(fingerprint(folder))
    before = kept(folder, state) if state else None
    problems: list[Problem] = []
    region, found_wrong = read_region(folder)
    problems += found_wrong
    areas = with_area_changes(folder, problems, _read_areas(folder, problems, region))
    problems += [] if is_whole else [INTERRUPTED]
    titles = read_titles(folder, problems)
    sets = [_read_set(path, (earlier or {}).get(path.name, path), before) for path in _set_folders(folder)]
    problems += check_titles(
        titles, {one.id: sorted(one.named) for one in sets}, broken={one.id for one in sets if one.broken}
    )
    order = {name: position for position, name in enumerate(titles)}
    sets.sort(key=lambda one: (order.get(one.id, len(order)), one.id))
    indicators, sources, duplicates = _merge(sets)
    problems += [*duplicates, *check_weights(indicators), *check_quotients(indicators)]
    problems += [problem for one in sets for problem in one.problems]
    found = before or _check_values(sets, indicators, areas)
    if state and not before and len(found.values.all()) >= LARGE:
        found = keep(folder, state, found)
    problems += found.problems
    groups = GROUPS.frame(folder, problems) if GROUPS.is_in(folder) else None
    areas = check_groups(groups, problems, areas) if groups is not None else areas
    visions, pillars, goals = read_goals(folder, problems, indicators=indicators, areas=areas)
    measures = read_measures(
        folder, problems, areas=areas, pillars=pillars, goals=goals, indicators=_nameable(indicators, sets), day=day
    )
    said = STATEMENTS.frame(folder, problems) if STATEMENTS.is_in(folder) else None
    nameable = {
        "goal": known_of(GOALS, folder, goals),
        "indicator": _nameable(indicators, sets),
        "measure": known_of(MEASURES, folder, measures),
    }
    statements = check_statements(said, problems, areas=areas, known=nameable, day=day) if said is not None else ()
    words = GLOSSARY.frame(folder, problems) if GLOSSARY.is_in(folder) else None
    glossary = check_glossary(words, problems) if words is not None else {}
    known_barriers = BARRIERS.frame(folder, problems) if BARRIERS.is_in(folder) else None
    barriers = check_barriers(known_barriers, problems) if known_barriers is not None else {}
    references = _read_references(folder, problems, indicators, sources)
    search_words = read_search_words(folder, problems, areas=areas)
    problems += catalogue_problems(folder)
    return DataSet(
        areas=areas,
        sets=titled([one.id for one in sets if not one.broken], titles, indicators),
        indicators=indicators,
        sources=sources,
        figures=found.values,
        problems=tuple(problems),
        broken_sets=tuple(one.id for one in sets if one.broken),
        visions=visions,
        pillars=pillars,
        goals=goals,
        measures=measures,
        glossary=glossary,
        barriers=barriers,
        references=references,
        statements=statements,
        search_words=search_words,
    )


def _check_values(sets: Sequence[_Set], indicators: Mapping[str, Indicator], areas: Areas) -> Found:
    """The values of all sets, checked, with district and region figures and computed indicators added."""
    frames, problems = [], []
    for one in sets:
        if one.values is None:
            continue
        own = {name: indicator for name, indicator in indicators.items() if indicator.set == one.id}
        # An indicator that was left out has its fault named once in indicators.csv, not once per value.
        left_out = one.values["indicator"].isin(one.named - own.keys())
        file = VALUES.of_set(one.id)
        values, found = check_values(one.values[~left_out], file, indicators=own, areas=areas)
        frames.append(with_estimates_signed(values, own, areas))
        problems += [*found, *check_series(values, one.values, file, indicators=own, areas=areas)]
    values = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(VALUES.columns))
    return Found(
        InMemory(
            add_computed(add_aggregates(values, indicators=indicators, areas=areas), indicators, changes=areas.changes)
        ),
        tuple(problems),
        {one.id: one.of_values for one in sets if one.of_values},
        frozenset(one.id for one in sets if one.broken),
    )


def read_set_archive(set_id: str, folder: Path | None = None, *, earlier: Mapping[str, Path] | None = None) -> bytes:
    """Return the files of a set as a ZIP archive, `earlier` as in `read_dataset`; KeyError if unknown."""
    known = {path.name: path for path in _set_folders(folder or data_dir())}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted([*known[set_id].glob("*.csv"), *known[set_id].glob("datapackage.json")]):
            once = (earlier or {}).get(set_id, known[set_id]) / path.name
            archive.write(once if once.is_file() else path, f"{set_id}/{path.name}")
    return content.getvalue()


def read_areas(folder: Path) -> Areas:
    """Return the areas of a data folder alone; raises DataProblems where they cannot be used."""
    return _read_areas(folder, [], read_region(folder)[0])


def _read_areas(folder: Path, problems: list[Problem], region: Region) -> Areas:
    """The areas; added to `problems` is what leaves all of them usable: notices and faults in what may be left out."""
    frame = AREAS.frame(folder, problems)
    if frame is None:
        raise DataProblems(problems)
    areas = check_areas(frame, problems, region)
    if any(not one.notice and one.column not in MAY_BE_FAULTY for one in problems):
        raise DataProblems(problems)
    if not areas.at(Level.REGION):
        expected = f"Eine Zeile mit „{region.code}“ in der Spalte ags (code in region.toml)."
        raise DataProblems([Problem("region", AREAS.file, None, "ags", "Die Region fehlt.", expected)])
    return areas


def _set_folders(folder: Path) -> list[Path]:
    """Folders of sets; hidden ones belong to editors and version control."""
    return [path for path in sorted((folder / "sets").glob("*")) if path.is_dir() and not path.name.startswith(".")]


def _read_references(
    folder: Path, problems: list[Problem], indicators: Mapping[str, Indicator], sources: Mapping[str, Source]
) -> dict[str, tuple[Reference, ...]]:
    """Yardsticks from outside; a data folder may have none."""
    if not REFERENCES.is_in(folder):
        return {}
    area_rows, frame = REFERENCE_AREAS.frame(folder, problems), REFERENCES.frame(folder, problems)
    if area_rows is None or frame is None:
        return {}
    areas = check_reference_areas(area_rows, problems)
    return check_references(frame, problems, areas=areas, indicators=indicators, sources=sources)


def _nameable(indicators: Mapping[str, Indicator], sets: Sequence[_Set]) -> Known:
    """The indicators a measure may name; what a broken set holds is not known."""
    shown = [name for name, one in indicators.items() if not one.is_weight]
    named = frozenset[str]().union(*(one.named for one in sets)) - indicators.keys()
    return Known(INDICATORS.file, shown, None if any(one.broken for one in sets) else named)


def _read_set(path: Path, figures: Path, before: Found | None) -> _Set:
    """Read one folder, values and sources from `figures`; a file that can not be used makes the whole set broken.

    Of values that were checked `before` the file is not read again.
    """
    problems: list[Problem] = []
    of_values: list[Problem] = [*before.of_file.get(path.name, ())] if before else []
    sources, indicators = (table.frame(origin, problems, name=table.of_set(path.name))
                           for table, origin in ((SOURCES, figures), (INDICATORS, path)))  # fmt: skip
    values = None if before else VALUES.frame(figures, of_values, name=VALUES.of_set(path.name))
    problems += of_values
    has_quality = QUALITY.is_in(path)
    quality = QUALITY.frame(path, problems, name=QUALITY.of_set(path.name)) if has_quality else None
    if sources is not None and figures != path:
        sources = _with_later_sources(sources, path)
    is_broken = path.name in before.broken if before else values is None
    if sources is None or indicators is None or is_broken or (quality is None and has_quality):
        return _Set(path.name, {}, {}, None, problems, broken=True, of_values=tuple(of_values))
    known_sources = check_sources(sources, problems, set_id=path.name)
    known = check_indicators(indicators, problems, set_id=path.name, sources=known_sources)
    if quality is not None:
        nameable = Known(INDICATORS.file, known, frozenset(indicators["id"]))
        known = check_quality(quality, problems, name=QUALITY.of_set(path.name), indicators=known, known=nameable)
    named = frozenset(indicators["id"])
    return _Set(path.name, known, known_sources, values, problems, named, of_values=tuple(of_values))


def _with_later_sources(sources: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Sources as they once were, and those added since: definitions are today's and name them."""
    today = SOURCES.frame(path, [])
    return sources if today is None else pd.concat([sources, today[~today["id"].isin(sources["id"])]])


def _merge(sets: list[_Set]) -> tuple[dict[str, Indicator], dict[str, Source], list[Problem]]:
    indicators: dict[str, Indicator] = {}
    sources: dict[str, Source] = {}
    problems = []
    for one in sets:
        sources.update({f"{one.id}/{name}": source for name, source in one.sources.items()})
        for name, indicator in one.indicators.items():
            if name in indicators:
                found = f"„{name}“ steht schon im Satz „{indicators[name].set}“."
                file = INDICATORS.of_set(one.id)
                problems.append(Problem("duplicate", file, None, "id", found, "Jedes Kürzel nur einmal."))
            else:
                indicators[name] = indicator
    return indicators, sources, problems
